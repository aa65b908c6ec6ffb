//! What lists ask of a worker, since over a long list it takes longer than a key may: narrowing one by another filter, and
//! counting its facets. Each has a number; what comes in after a newer one was asked for, or what it was for has gone, is dropped.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::chart::Buckets;
use crate::model::{EventIx, Kind, RecordRef, RecordSet, Scope};
use crate::query::casualties::{self, Toll};
use crate::query::facets::{Facet, FacetKind, counted};
use crate::search::{Index, Query, matching};

/// Something to be worked out.
#[derive(Clone, Debug)]
pub enum Job {
    /// Which rows a filter leaves.
    Narrow(Arc<Narrow>),
    /// What a list holds.
    Count(Arc<Count>),
}

/// What was worked out.
#[derive(Debug)]
pub enum Work {
    /// The rows that are left.
    Narrowed(Narrowed),
    /// The facets, and how many records were counted.
    Counted(Vec<Facet>, usize),
}

impl Job {
    /// Works it out; nothing once it was given up.
    pub fn run(&self) -> Option<Work> {
        match self {
            Self::Narrow(narrow) => narrow.run().map(Work::Narrowed),
            Self::Count(count) => count.run(),
        }
    }
}

/// A list to be narrowed.
#[derive(Debug)]
pub struct Narrow {
    pub(super) index: Arc<Index>,
    pub(super) scope: Arc<Scope>,
    /// What the filter asks for; nothing leaves every row.
    pub(super) query: Option<Query>,
    pub(super) kind: Kind,
    /// The rows that the lens shows.
    pub(super) shown: Arc<[u32]>,
    /// What the rows are counted in for the histogram, where they are events.
    pub(super) buckets: Option<Buckets>,
    pub(super) given_up: AtomicBool,
}

/// A narrowed list.
#[derive(Debug)]
pub struct Narrowed {
    pub(super) keeps: Option<RecordSet>,
    pub(super) rows: Vec<u32>,
    pub(super) toll: Toll,
    pub(super) histogram: Option<(Buckets, Vec<u32>)>,
}

impl Narrow {
    pub(super) fn run(&self) -> Option<Narrowed> {
        let ask = |query| matching(&self.index, &self.scope, query, self.kind, &self.given_up);
        let keeps = self.query.as_ref().map(ask);
        if self.given_up.load(Ordering::Relaxed) {
            return None;
        }
        let rows = kept(&self.scope, self.kind, &self.shown, keeps.as_ref());
        let toll = toll_of(&self.scope, self.kind, &rows);
        let day = |&row: &u32| self.scope.knowledge().event(EventIx(row)).date;
        let histogram = self.buckets.map(|buckets| (buckets, buckets.count(rows.iter().map(day))));
        Some(Narrowed { keeps, rows, toll, histogram })
    }

    /// Nobody waits for it any more.
    pub(super) fn give_up(&self) {
        self.given_up.store(true, Ordering::Relaxed);
    }
}

/// The rows that a filter keeps.
pub(super) fn kept(scope: &Scope, kind: Kind, rows: &[u32], keeps: Option<&RecordSet>) -> Vec<u32> {
    let Some(keeps) = keeps else { return rows.to_vec() };
    let is_kept = keeps.rows_of(scope.knowledge(), kind);
    rows.iter().copied().filter(|&row| is_kept(row)).collect()
}

/// What events cost together; nothing for other kinds.
pub(super) fn toll_of(scope: &Scope, kind: Kind, rows: &[u32]) -> Toll {
    if kind != Kind::Event {
        return Toll::default();
    }
    let events = rows.iter().map(|&row| scope.knowledge().event(EventIx(row)));
    let hurt = events.filter(|event| !event.casualties.is_empty());
    hurt.map(|event| casualties::toll(scope, event)).fold(Toll::default(), |a, b| a + b)
}

/// Records to be counted by all facets.
#[derive(Debug)]
pub struct Count {
    pub(super) index: Arc<Index>,
    pub(super) scope: Arc<Scope>,
    pub(super) records: Records,
    /// The facets that the list is narrowed by, each with what it is counted among.
    pub(super) narrowing: Vec<(FacetKind, Among)>,
    pub(super) given_up: AtomicBool,
}

/// Records in a row.
#[derive(Debug)]
pub(super) enum Records {
    /// Rows of a kind's table.
    Rows(Kind, Arc<[u32]>),
    /// Of several kinds.
    Listed(Vec<RecordRef>),
}

/// What a facet is counted among.
#[derive(Debug)]
pub(super) enum Among {
    /// What a query leaves of the rows.
    Query(Query, Arc<[u32]>),
    /// These.
    Records(Records),
}

impl Count {
    fn run(&self) -> Option<Work> {
        let narrows = |kind: &FacetKind| self.narrowing.iter().any(|(narrowing, _)| narrowing == kind);
        let others: Vec<_> = FacetKind::ALL.into_iter().filter(|kind| !narrows(kind)).collect();
        let mut facets = self.count(&self.records, &others);
        for (kind, among) in &self.narrowing {
            facets.extend(match among {
                Among::Query(query, shown) => {
                    let of = self.records.kind().unwrap_or(Kind::Event);
                    let keeps = matching(&self.index, &self.scope, query, of, &self.given_up);
                    let rows = kept(&self.scope, of, shown, (!query.is_empty()).then_some(&keeps));
                    self.count(&Records::Rows(of, rows.into()), &[*kind])
                }
                Among::Records(records) => self.count(records, &[*kind]),
            });
        }
        facets.sort_by_key(|facet| facet.kind as usize);
        (!self.given_up.load(Ordering::Relaxed)).then(|| Work::Counted(facets, self.records.len()))
    }

    fn count(&self, records: &Records, by: &[FacetKind]) -> Vec<Facet> {
        let goes_on = |_: &RecordRef| !self.given_up.load(Ordering::Relaxed);
        match records {
            Records::Rows(kind, rows) => {
                // In the table's own order memory is read from one end to the other.
                let mut rows = rows.to_vec();
                rows.sort_unstable();
                let records = rows.into_iter().map(|index| RecordRef { kind: *kind, index });
                counted(&self.scope, records.take_while(goes_on), by)
            }
            Records::Listed(records) => counted(&self.scope, records.iter().copied().take_while(goes_on), by),
        }
    }

    pub(super) fn give_up(&self) {
        self.given_up.store(true, Ordering::Relaxed);
    }
}

impl Records {
    pub(super) fn len(&self) -> usize {
        match self {
            Self::Rows(_, rows) => rows.len(),
            Self::Listed(records) => records.len(),
        }
    }

    fn kind(&self) -> Option<Kind> {
        match self {
            Self::Rows(kind, _) => Some(*kind),
            Self::Listed(_) => None,
        }
    }
}
