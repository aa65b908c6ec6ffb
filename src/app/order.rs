//! The orders that the lists of the Desk can stand in.

use crate::model::{Kind, RecordRef, Scope};

/// An order of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Actors by kind, then by name.
    KindAndName,
    /// Actors by how many events and claims name them.
    Mentions,
    /// The newest first.
    Newest,
    /// The oldest first.
    Oldest,
}

impl Order {
    /// The orders of a kind, the default first.
    pub fn of(kind: Kind) -> &'static [Self] {
        match kind {
            Kind::Actor => &[Self::KindAndName, Self::Mentions],
            _ => &[Self::Newest, Self::Oldest],
        }
    }

    /// The next order of a kind.
    pub fn next(self, kind: Kind) -> Self {
        let orders = Self::of(kind);
        let position = orders.iter().position(|&order| order == self).unwrap_or(0);
        orders[(position + 1) % orders.len()]
    }

    /// The order in a title.
    pub fn title(self) -> &'static str {
        match self {
            Self::KindAndName => "by kind",
            Self::Mentions => "by mentions",
            Self::Newest => "newest first",
            Self::Oldest => "oldest first",
        }
    }

    /// The order in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::KindAndName => "by kind and name",
            Self::Mentions => "by mentions",
            Self::Newest => "newest first",
            Self::Oldest => "oldest first",
        }
    }
}

/// The shown records of a kind in an order, as rows of the kind's table. `mentions` counts by actor row.
pub fn ordered(scope: &Scope, kind: Kind, order: Order, mentions: &[u32]) -> Vec<u32> {
    let knowledge = scope.knowledge();
    let shown = |&index: &u32| scope.hidden(RecordRef { kind, index }).is_none();
    let mut rows: Vec<u32> = match kind {
        Kind::Event => knowledge.events_by_date().iter().map(|event| event.0).filter(shown).collect(),
        Kind::Claim => knowledge.claims_by_date().iter().map(|claim| claim.0).filter(shown).collect(),
        _ => scope.records(kind).map(|record| record.index).collect(),
    };
    let actor = |index: u32| &knowledge.actors[index as usize];
    match order {
        Order::Oldest => {}
        Order::Newest => rows.reverse(),
        Order::KindAndName => {
            rows.sort_by_cached_key(|&row| (actor(row).kind, actor(row).name.to_lowercase()));
        }
        Order::Mentions => rows.sort_by_cached_key(|&row| {
            (std::cmp::Reverse(mentions[row as usize]), actor(row).kind, actor(row).name.to_lowercase())
        }),
    }
    rows
}
