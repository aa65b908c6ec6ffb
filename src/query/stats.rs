//! What the file holds, as the scope shows it: records by kind, attacks by what is told of them, coverage of the official
//! totals, contradictions, how far records rest on one source, and where knowledge ends.

mod attacks;
mod ends;

pub use attacks::{Attacks, Group};
pub use ends::{End, ends};

use crate::model::{ClaimIx, HiddenCounts, Kind, MeasureIx, RecordRef, Scope};
use crate::query::coverage::{self, Coverage, Ledger};
use crate::query::fresh::Fresh;
use crate::query::sources::{self, origins};
use crate::query::standing;
use crate::query::tallies::Tally;

/// What the file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stats {
    /// Records of each kind.
    pub kinds: Vec<KindCount>,
    /// The attacks by armed groups.
    pub attacks: Attacks,
    /// Each counter's last total against what is recorded.
    pub coverage: Vec<Coverage>,
    /// Contradictions.
    pub disputes: Disputes,
    /// How many events and claims rest on one source.
    pub single_source: Vec<Share>,
    /// The events and claims that rest on one origin only.
    pub one_origin: Vec<RecordRef>,
    /// Sources without a date.
    pub undated_sources: usize,
    /// Standing figures that should have been looked at again by the as-of day (the file's last day where none is set).
    pub review_due: Vec<ClaimIx>,
    /// Where knowledge ends.
    pub ends: Vec<End>,
    /// What became known or happened in the period that is set; nothing where no first day is.
    pub fresh: Option<Fresh>,
}

/// How many records of a kind there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KindCount {
    /// The kind.
    pub kind: Kind,
    /// How many are shown.
    pub shown: usize,
    /// How many the lens hides, and why.
    pub hidden: HiddenCounts,
}

/// Contradictions between claims that are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Disputes {
    /// Neither side was corrected or superseded.
    pub live: usize,
    /// All.
    pub all: usize,
    /// Claims with a live one.
    pub claims: usize,
}

/// How many records of a kind rest on one source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// The kind.
    pub kind: Kind,
    /// All records.
    pub all: usize,
    /// With one print only.
    pub one_print: usize,
    /// With one origin only, however many prints.
    pub one_origin: usize,
}

impl Stats {
    /// What the file holds through a scope.
    pub fn of(scope: &Scope) -> Self {
        let knowledge = scope.knowledge();
        let kinds = Kind::ALL.iter().map(|&kind| {
            let hidden = scope.hidden_counts(kind);
            KindCount { kind, shown: knowledge.len(kind) - hidden.total(), hidden }
        });
        let undated = scope.records(Kind::Source).filter(|&source| knowledge.date(source).is_none());
        Self {
            kinds: kinds.collect(),
            attacks: Attacks::of(scope),
            coverage: coverage(scope),
            disputes: disputes(scope),
            single_source: [Kind::Event, Kind::Claim].map(|kind| share(scope, kind)).into(),
            one_origin: sources::single_sourced(scope),
            undated_sources: undated.count(),
            review_due: review_due(scope),
            ends: ends(scope),
            fresh: Fresh::of(scope),
        }
    }
}

/// Each counter's last total of every measure that has a rule, against what is recorded.
pub fn coverage(scope: &Scope) -> Vec<Coverage> {
    let measures = (0..scope.knowledge().len(Kind::Measure) as u32).map(MeasureIx);
    let of_measure = |measure| {
        let ledger = Ledger::of(scope, measure)?;
        Some(coverage::of_measure(scope, &ledger, &Tally::of(scope, measure)))
    };
    measures.filter_map(of_measure).flatten().collect()
}

fn disputes(scope: &Scope) -> Disputes {
    let mut found = Disputes::default();
    for record in scope.records(Kind::Claim) {
        let claim = ClaimIx(record.index);
        let overtaken = scope.is_overtaken(claim);
        let mut live_here = false;
        for (other, _) in scope.disputes(claim) {
            let live = !overtaken && !scope.is_overtaken(other);
            live_here |= live;
            // A contradiction is counted once, from its later row, or from this side where the other is not shown.
            if other < claim || scope.hidden(other.into()).is_some() {
                found.all += 1;
                found.live += usize::from(live);
            }
        }
        found.claims += usize::from(live_here);
    }
    found
}

fn share(scope: &Scope, kind: Kind) -> Share {
    let mut share = Share { kind, all: 0, one_print: 0, one_origin: 0 };
    for record in scope.records(kind) {
        let sources = scope.sources(record).shown;
        share.all += 1;
        share.one_print += usize::from(sources.len() == 1);
        share.one_origin += usize::from(origins(scope.knowledge(), &sources) == 1);
    }
    share
}

fn review_due(scope: &Scope) -> Vec<ClaimIx> {
    let claims = scope.records(Kind::Claim).map(|record| ClaimIx(record.index));
    claims.filter(|&claim| standing::is_unreviewed(scope, claim)).collect()
}
