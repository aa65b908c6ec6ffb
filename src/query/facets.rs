//! What a list holds, counted by kind, side, place, weapon, month and grade. Every value is one of a field of the
//! query language, which keeps just the records that are counted.

mod counts;

use crate::model::{RecordRef, Scope};
use counts::Counts;

/// What a list can be counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FacetKind {
    /// The kind of an event or actor.
    Kind,
    /// The side of who says it or takes part.
    Side,
    /// Where.
    Place,
    /// Weapon.
    Means,
    /// The month that it touches.
    Month,
    /// Grade.
    Grade,
}

impl FacetKind {
    /// All, in the order in which they are shown.
    pub const ALL: [Self; 6] = [Self::Kind, Self::Side, Self::Place, Self::Means, Self::Month, Self::Grade];

    /// The heading.
    pub fn title(self) -> &'static str {
        match self {
            Self::Kind => "Kind",
            Self::Side => "Side",
            Self::Place => "Place",
            Self::Means => "Means",
            Self::Month => "Month",
            Self::Grade => "Grade",
        }
    }

    /// The field of the query language whose values it counts.
    pub fn field(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Side => "side",
            Self::Place => "place",
            Self::Means => "means",
            Self::Month => "on",
            Self::Grade => "grade",
        }
    }
}

/// One way to count a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facet {
    /// What it is counted by.
    pub kind: FacetKind,
    /// The values that occur, the most frequent first; months newest first, grades best first.
    pub values: Vec<FacetValue>,
}

/// A value and how often it occurs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetValue {
    /// As people read it; as it is written in the knowledge file, so not yet safe for a terminal.
    pub label: String,
    /// The value in the query language: `strike`, `2023-11`.
    pub value: String,
    /// How many of the records have it.
    pub count: usize,
}

/// Counts records by every facet that they have.
pub fn facets(scope: &Scope, records: impl Iterator<Item = RecordRef>) -> Vec<Facet> {
    counted(scope, records, &FacetKind::ALL)
}

/// Counts records by some facets; those that no record has are left out.
pub fn counted(scope: &Scope, records: impl Iterator<Item = RecordRef>, by: &[FacetKind]) -> Vec<Facet> {
    let mut counts = Counts::new(scope, by);
    records.for_each(|record| counts.add(record));
    let of = |&kind: &FacetKind| Facet { kind, values: counts.values(kind) };
    by.iter().map(of).filter(|facet| !facet.values.is_empty()).collect()
}
