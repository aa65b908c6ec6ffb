//! The tables exactly as people write them, deserialised by serde and not yet checked: every key is optional and keeps its
//! place, words of closed lists are still text. What is required, known or sensible is judged in `convert`.

mod about;
mod actor;
mod claim;
mod event;
mod place;
mod source;
mod value;

use crate::diagnostic::Place;
use crate::model::Kind;

pub use about::{About, Allow, Check, EventRule, Measure, Side, Topic};
pub use actor::{Actor, Designation, Relation};
pub use claim::{Claim, DisputeEntry, LongDispute, Part, Quantity};
pub use event::{AlsoDated, Casualties, Event, Participation};
pub use place::Place as PlaceRow;
pub use source::Source;
pub use value::{At, Day, Decimal, Field, Flag, List, Text, Whole, with_origin};

/// Declares a table of the file: a struct whose fields are all optional and placed, the list of its keys in canonical order,
/// and how a later layer extends it.
macro_rules! table {
    ($(#[$meta:meta])* $name:ident expects $expecting:literal { $($field:ident: $type:ty = $key:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Default, serde::Deserialize)]
        #[serde(deny_unknown_fields, expecting = $expecting, bound(deserialize = "'de: 'i"))]
        pub struct $name<'i> {
            $(
                #[doc = concat!("`", $key, "`")]
                #[serde(rename = $key, default)]
                pub $field: $crate::load::schema::Field<$type>,
            )+
        }

        impl $crate::load::format::Shaped for $name<'_> {
            const SHAPE: $crate::load::format::Shape = $crate::load::format::Shape::Table(&Self::TABLE);
        }

        impl<'i> $name<'i> {
            /// The table as data: its keys in the order in which a tidy file has them.
            pub const TABLE: $crate::load::format::Table = $crate::load::format::Table {
                name: stringify!($name),
                keys: &[$(($key, <$type as $crate::load::format::Shaped>::SHAPE)),+],
            };

            /// How many keys are given.
            #[allow(dead_code, reason = "asked of records only")]
            pub fn given(&self) -> usize {
                0 $(+ usize::from(self.$field.is_some()))+
            }

            /// Takes over what a later layer gives: arrays are added to, other keys set.
            #[allow(dead_code, reason = "inner tables are replaced whole")]
            pub fn extend_by(&mut self, later: Self) {
                $($crate::load::schema::value::extend(&mut self.$field, later.$field);)+
            }
        }
    };
}
use table;

/// A record with what the text around it says.
#[derive(Debug)]
pub struct Raw<R> {
    /// The keys and values.
    pub record: R,
    /// Its header.
    pub header: Place,
    /// The byte where the next header begins.
    pub end: u32,
    /// The header's line, counted from 1.
    pub line: u32,
    /// Keys that were taken out because they were wrong, each with the byte at which its table begins.
    pub spoilt: Vec<(u32, String)>,
    /// A later layer hides it.
    pub removed: bool,
}

/// A table of records of one kind.
pub trait Record<'i>: serde::Deserialize<'i> + Sized + std::fmt::Debug {
    /// The kind.
    const KIND: Kind;
    /// The id, where one is written.
    fn id(&self) -> Option<&At<Text<'i>>>;
    /// The id that it has where none is written.
    fn implied_id(&self) -> Option<String>;
    /// `extend` and `remove`.
    fn layering(&self) -> (bool, bool);
    /// How many keys are given.
    fn given(&self) -> usize;
    /// Takes over what a later layer gives.
    fn extend_by(&mut self, later: Self);
    /// The rows of this kind.
    fn rows<'a>(rows: &'a mut Rows<'i>) -> &'a mut Vec<Raw<Self>>;
}

macro_rules! rows {
    ($($kind:ident $table:ident $field:ident $implied:expr),+ $(,)?) => {
        /// The records of one piece of a file, kind by kind.
        #[derive(Debug, Default)]
        pub struct Rows<'i> {
            $(#[doc = concat!("`[[", stringify!($field), "]]`")] pub $field: Vec<Raw<$table<'i>>>,)+
        }

        $(
            impl<'i> Record<'i> for $table<'i> {
                const KIND: Kind = Kind::$kind;
                fn id(&self) -> Option<&At<Text<'i>>> {
                    self.id.as_ref()
                }
                fn implied_id(&self) -> Option<String> {
                    let implied: fn(&Self) -> Option<String> = $implied;
                    implied(self)
                }
                fn layering(&self) -> (bool, bool) {
                    let set = |flag: &Field<Flag>| flag.as_ref().is_some_and(|flag| flag.value.0);
                    (set(&self.extend), set(&self.remove))
                }
                fn given(&self) -> usize {
                    $table::given(self)
                }
                fn extend_by(&mut self, later: Self) {
                    $table::extend_by(self, later);
                }
                fn rows<'a>(rows: &'a mut Rows<'i>) -> &'a mut Vec<Raw<Self>> {
                    &mut rows.$field
                }
            }
        )+

        impl<'i> Rows<'i> {
            /// Calls `visit` for the rows of every kind.
            pub fn each_kind(&mut self, visit: &mut impl VisitRows<'i>) {
                $(visit.visit(&mut self.$field);)+
            }
        }
    };
}

rows! {
    Side Side side |_| None,
    Topic Topic topic |_| None,
    Measure Measure measure |_| None,
    Source Source source |_| None,
    Place PlaceRow place |_| None,
    Actor Actor actor |_| None,
    Relation Relation relation Relation::implied_id,
    Event Event event |_| None,
    Claim Claim claim |_| None,
}

/// Something done to the rows of every kind alike.
pub trait VisitRows<'i> {
    /// Does it to one kind.
    fn visit<R: Record<'i>>(&mut self, rows: &mut Vec<Raw<R>>);
}
