//! What rests on sources: the records that cite them, and how firmly each would stand without them.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::CITING;
use crate::model::{ClaimIx, Kind, RecordRef, Scope, SourceIx};

/// How a record holds on to some sources.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hold {
    /// It cites no others: without them it stands on nothing.
    Alone,
    /// It cites others as well, but they only print the same origin.
    SameOrigin,
    /// It cites others of another origin.
    WithOthers,
}

/// The records that cite some sources.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rest {
    /// The records with their hold: the loosest first, then by kind, the newest first.
    pub records: Vec<(RecordRef, Hold)>,
    /// Live contradictions of which a side would stand on nothing.
    pub disputes: usize,
}

impl Rest {
    /// What rests on sources that the scope shows.
    pub fn on(scope: &Scope, sources: &[SourceIx]) -> Self {
        let knowledge = scope.knowledge();
        let among: BTreeSet<SourceIx> = sources.iter().copied().collect();
        let mut found = BTreeSet::new();
        for &source in sources {
            found.extend(scope.back_links(source.into()).map(|link| link.other));
        }
        let shown = found.into_iter().filter(|&record| CITING.contains(&record.kind) && scope.hidden(record).is_none());
        let mut records: Vec<_> = shown.filter_map(|record| Some((record, hold(scope, record, &among)?))).collect();
        let rank = |kind: Kind| CITING.iter().position(|&citing| citing == kind);
        records.sort_by_key(|&(record, hold)| (hold, rank(record.kind), Reverse(knowledge.date(record))));
        let mut rest = Self { records, disputes: 0 };
        rest.disputes = rest.disputes(scope);
        rest
    }

    /// How many records have a hold.
    pub fn count(&self, hold: Hold) -> usize {
        self.records.iter().filter(|&&(_, own)| own == hold).count()
    }

    /// How many records of each kind would stand on nothing, those kinds that have some.
    pub fn falling(&self) -> Vec<(Kind, usize)> {
        let falls = |kind, (record, hold): (RecordRef, Hold)| hold == Hold::Alone && record.kind == kind;
        let count = |kind| self.records.iter().filter(|&&held| falls(kind, held)).count();
        CITING.into_iter().map(|kind| (kind, count(kind))).filter(|&(_, count)| count > 0).collect()
    }

    fn disputes(&self, scope: &Scope) -> usize {
        let falling = self.records.iter().filter(|&&(_, hold)| hold == Hold::Alone);
        let claims: BTreeSet<_> = falling.filter_map(|&(record, _)| ClaimIx::try_from(record).ok()).collect();
        let live = |&claim: &ClaimIx| {
            if scope.is_overtaken(claim) {
                return 0;
            }
            let others = scope.disputes(claim).into_iter().map(|(other, _)| other);
            // One between two that fall is counted once.
            others.filter(|other| !(scope.is_overtaken(*other) || claims.contains(other) && *other < claim)).count()
        };
        claims.iter().map(live).sum()
    }
}

/// How a record holds on to the sources; nothing where a part of it alone cites them and it has later ones only.
fn hold(scope: &Scope, record: RecordRef, among: &BTreeSet<SourceIx>) -> Option<Hold> {
    let knowledge = scope.knowledge();
    let shown = scope.sources(record).shown;
    let own: Vec<_> = shown.iter().filter(|source| among.contains(source)).collect();
    if own.is_empty() {
        return None;
    }
    if own.len() == shown.len() {
        return Some(Hold::Alone);
    }
    let origin = |source: SourceIx| knowledge.source(source).origin.as_deref();
    let carried: Vec<_> = own.iter().filter_map(|&&source| origin(source)).collect();
    let printed =
        |source: &SourceIx| among.contains(source) || origin(*source).is_some_and(|origin| carried.contains(&origin));
    Some(if shown.iter().all(printed) { Hold::SameOrigin } else { Hold::WithOthers })
}
