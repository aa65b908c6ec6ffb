//! How records rest on their sources: what each source carries, what would stand on nothing without it, how many origins
//! a record has, and how grades are spread. Only sources and records of the as-of day are counted.

mod matrix;
mod rest;

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

pub use matrix::{Bin, Grades};
pub use rest::{Hold, Rest};

use crate::model::{Kind, Knowledge, RecordRef, Scope, SourceIx, counted, day_text, days_between};
use crate::query::spells::days_text;

/// The kinds of records that cite sources, in the order in which they are told.
pub const CITING: [Kind; 5] = [Kind::Event, Kind::Claim, Kind::Relation, Kind::Actor, Kind::Place];

/// A source with what it carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Summary {
    /// The source.
    pub source: SourceIx,
    /// Records that cite it.
    pub records: usize,
    /// Records that cite no other.
    pub alone: usize,
    /// Prints of its origin, this one among them.
    pub prints: usize,
}

/// Every source that the scope shows, in file order.
pub fn all(scope: &Scope) -> Vec<Summary> {
    let knowledge = scope.knowledge();
    let mut counts = vec![(0, 0); knowledge.sources.len()];
    for record in citing(scope) {
        let mut shown = knowledge.sources_of(record).iter().filter(|&&source| scope.in_time(source.into()));
        let first = shown.next().copied();
        let mut several = false;
        for &source in shown {
            several = true;
            counts[source.0 as usize].0 += 1;
        }
        if let Some(first) = first {
            counts[first.0 as usize].0 += 1;
            counts[first.0 as usize].1 += usize::from(!several);
        }
    }
    let shown = || scope.records(Kind::Source).map(|record| SourceIx(record.index));
    let mut prints: FxHashMap<&str, usize> = FxHashMap::default();
    for source in shown() {
        if let Some(origin) = knowledge.source(source).origin.as_deref() {
            *prints.entry(origin).or_default() += 1;
        }
    }
    let summary = |source: SourceIx| {
        let origin = knowledge.source(source).origin.as_deref();
        let prints = origin.and_then(|origin| prints.get(origin)).copied().unwrap_or(1);
        let (records, alone) = counts[source.0 as usize];
        Summary { source, records, alone, prints }
    };
    shown().map(summary).collect()
}

/// The records that are shown and can cite sources, kind by kind, each in file order.
fn citing(scope: &Scope) -> impl Iterator<Item = RecordRef> + '_ {
    CITING.into_iter().flat_map(|kind| scope.records(kind))
}

/// How many origins sources have: prints that carry the same report are one.
pub fn origins(knowledge: &Knowledge, sources: &[SourceIx]) -> usize {
    if let [_] = sources {
        return 1;
    }
    let mut carried = BTreeSet::new();
    let is_new = |&&source: &&SourceIx| knowledge.source(source).origin.as_deref().is_none_or(|it| carried.insert(it));
    sources.iter().filter(is_new).count()
}

/// `2 prints, 1 origin`, or `1 source`.
pub fn origins_text(knowledge: &Knowledge, sources: &[SourceIx]) -> String {
    let origins = origins(knowledge, sources);
    if origins == sources.len() {
        return counted(origins, "source");
    }
    format!("{}, {}", counted(sources.len(), "print"), counted(origins, "origin"))
}

/// How old the newest source of an event or claim was: `newest source 3 days after the event`; nothing for other kinds and
/// where no source has a date.
pub fn newest_text(scope: &Scope, record: RecordRef) -> Option<String> {
    let what = match record.kind {
        Kind::Event => "event",
        Kind::Claim => "claim",
        _ => return None,
    };
    let knowledge = scope.knowledge();
    let date = knowledge.date(record)?;
    let sources = scope.sources(record).shown;
    let newest = sources.iter().filter_map(|&source| knowledge.source(source).date).max()?;
    Some(match days_between(date, newest) {
        0 => format!("newest source of the day of the {what}"),
        days if days > 0 => format!("newest source {} after the {what}", days_text(days)),
        _ => format!("newest source of {}, before the {what}", day_text(newest)),
    })
}

/// The events and claims that rest on one origin only, in the order of [`CITING`], each kind in file order.
pub fn single_sourced(scope: &Scope) -> Vec<RecordRef> {
    let kinds = [Kind::Event, Kind::Claim].into_iter().flat_map(|kind| scope.records(kind));
    kinds.filter(|&record| origins(scope.knowledge(), &scope.sources(record).shown) == 1).collect()
}
