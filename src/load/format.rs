//! The format as data: the tables, the keys of each in the order of a tidy file, and the type of each value. It is made from
//! the very structs that files are read into, so it cannot say anything else than the loader does.

use super::schema;
use super::schema::{At, Day, Decimal, DisputeEntry, Flag, List, Text, Whole};
use crate::model::Kind;

/// A table: a record, or an inner table.
#[derive(Debug, PartialEq)]
pub struct Table {
    /// The name of its type: `Event`, `Participation`.
    pub name: &'static str,
    /// Its keys in canonical order, each with the type of its value.
    pub keys: &'static [(&'static str, Shape)],
}

impl Table {
    /// The type of a key's value.
    pub fn shape(&self, key: &str) -> Option<Shape> {
        self.keys.iter().find(|(name, _)| *name == key).map(|(_, shape)| *shape)
    }

    /// Where a key stands among its neighbours.
    pub fn rank(&self, key: &str) -> Option<usize> {
        self.keys.iter().position(|(name, _)| *name == key)
    }
}

/// The type of a value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Shape {
    /// Text in quotes.
    Text,
    /// A whole number.
    Whole,
    /// A number.
    Decimal,
    /// True or false.
    Flag,
    /// A date, or the text in which a month or year is written.
    Day,
    /// An array.
    List(&'static Shape),
    /// An inner table.
    Table(&'static Table),
    /// An id, or the table that says more.
    IdOrTable(&'static Table),
}

impl Shape {
    /// The inner table that the value is, or that its elements are.
    pub fn table(self) -> Option<&'static Table> {
        match self {
            Self::Table(table) | Self::IdOrTable(table) => Some(table),
            Self::List(element) => element.table(),
            Self::Text | Self::Whole | Self::Decimal | Self::Flag | Self::Day => None,
        }
    }
}

/// A type that files are read into.
pub trait Shaped {
    /// What is written for it.
    const SHAPE: Shape;
}

macro_rules! shapes {
    ($($type:ty => $shape:expr),+ $(,)?) => {
        $(impl Shaped for $type { const SHAPE: Shape = $shape; })+
    };
}

shapes! {
    Text<'_> => Shape::Text,
    Whole => Shape::Whole,
    Decimal => Shape::Decimal,
    Flag => Shape::Flag,
    Day<'_> => Shape::Day,
    DisputeEntry<'_> => Shape::IdOrTable(&schema::LongDispute::TABLE),
}

impl<T: Shaped> Shaped for List<T> {
    const SHAPE: Shape = Shape::List(&T::SHAPE);
}

impl<T: Shaped> Shaped for At<T> {
    const SHAPE: Shape = T::SHAPE;
}

/// `[about]`.
pub const ABOUT: &Table = &schema::About::TABLE;
/// `[check]`.
pub const CHECK: &Table = &schema::Check::TABLE;

/// The table of a kind's records.
pub fn table(kind: Kind) -> &'static Table {
    match kind {
        Kind::Side => &schema::Side::TABLE,
        Kind::Topic => &schema::Topic::TABLE,
        Kind::Measure => &schema::Measure::TABLE,
        Kind::Source => &schema::Source::TABLE,
        Kind::Place => &schema::PlaceRow::TABLE,
        Kind::Actor => &schema::Actor::TABLE,
        Kind::Relation => &schema::Relation::TABLE,
        Kind::Event => &schema::Event::TABLE,
        Kind::Claim => &schema::Claim::TABLE,
    }
}

/// The table under a header: a record's, `[about]` or `[check]`.
pub fn named(header: &str) -> Option<&'static Table> {
    match header {
        "about" => Some(ABOUT),
        "check" => Some(CHECK),
        _ => Kind::from_name(header).map(table),
    }
}
