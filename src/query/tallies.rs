//! A measure's figures: one series per counter, and a ladder of all of them with who repeated whose count.
//!
//! A series takes only what its counter and the counter's people say. Whoever repeats it stands in the ladder. Two counters
//! are never put on one line.

mod ask;
mod point;
mod rule;

use std::collections::BTreeSet;

pub use ask::{At, ask};
pub use point::Point;
pub use rule::Rule;

use crate::model::{
    ActorIx, ActorKind, ClaimIx, HiddenCounts, Kind, Knowledge, MeasureIx, MeasureKind, QuantityState, Scope,
};
use crate::query::figure::counter;

/// A measure's figures as the scope shows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// What is counted.
    pub measure: MeasureIx,
    /// A series for each counter that speaks for itself, the longest first.
    pub series: Vec<Series>,
    /// Every figure by the day counted to.
    pub ladder: Vec<Rung>,
    /// Figures that the lens hides.
    pub hidden: HiddenCounts,
    /// Figures that are shown but left out.
    pub left_out: usize,
}

/// What one counter counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    /// Who counts.
    pub counter: ActorIx,
    /// Its figures by the day counted to.
    pub points: Vec<Point>,
}

/// A figure in the ladder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rung {
    /// The figure.
    pub point: Point,
    /// Whose count it is.
    pub counter: ActorIx,
    /// Whether the speaker only repeats it.
    pub repeated: bool,
}

impl Tally {
    /// A measure's figures.
    pub fn of(scope: &Scope, measure: MeasureIx) -> Self {
        let knowledge = scope.knowledge();
        let hidden = HiddenCounts::default();
        let mut tally = Self { measure, series: Vec::new(), ladder: Vec::new(), hidden, left_out: 0 };
        for link in knowledge.back_links(measure.into()) {
            let Ok(index) = ClaimIx::try_from(link.other) else { continue };
            if let Some(reason) = scope.hidden(index.into()) {
                tally.hidden.add(reason);
                continue;
            }
            let Some(point) = Point::of(scope, index) else { continue };
            let claim = knowledge.claim(index);
            let counter = counter(knowledge, claim);
            let repeated = !speaks_for_itself(knowledge, counter, claim.speaker);
            tally.ladder.push(Rung { point, counter, repeated });
        }
        tally.ladder.sort_by_key(|rung| rung.point.order());
        tally.ladder.dedup_by_key(|rung| rung.point.claim);
        tally.series = series(knowledge, &tally.ladder);
        for rung in &mut tally.ladder {
            let same = tally.series.iter().flat_map(|series| &series.points).find(|p| p.claim == rung.point.claim);
            if let Some(known) = same {
                rung.point.conflicts.clone_from(&known.conflicts);
            }
        }
        tally
    }

    /// Leaves out the figures that a test does not keep. What is marked at the others still counts them.
    pub fn keep_only(&mut self, keeps: impl Fn(ClaimIx) -> bool) {
        let before = self.ladder.len();
        self.ladder.retain(|rung| keeps(rung.point.claim));
        self.left_out += before - self.ladder.len();
        self.series.iter_mut().for_each(|series| series.points.retain(|point| keeps(point.claim)));
        self.series.retain(|series| !series.points.is_empty());
    }

    /// Whether two counters count by different rules (what is counted, in which countries), so that their figures cannot
    /// be held against each other as they are.
    pub fn rules_differ(&self, knowledge: &Knowledge) -> bool {
        let mut rules = self.series.iter().map(|series| Rule::of(knowledge, series));
        let Some(first) = rules.next() else { return false };
        rules.any(|rule| rule.what() != first.what())
    }

    /// Each counter with its rule: `SOHR: Syria only; coalition bases in Syria only; since 19 Oct 2023`.
    pub fn rules(&self, knowledge: &Knowledge) -> Vec<String> {
        let text = |series: &Series| {
            let label = crate::text::safe(knowledge.actor(series.counter).label());
            format!("{label}: {}", Rule::of(knowledge, series).words())
        };
        self.series.iter().map(text).collect()
    }
}

/// A measure with how many figures of how many counters the scope shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Summary {
    /// The measure.
    pub measure: MeasureIx,
    /// Its figures.
    pub figures: usize,
    /// Whose counts they are.
    pub counters: usize,
}

/// Every measure, in file order, also those without a figure.
pub fn all(scope: &Scope) -> Vec<Summary> {
    let summary = |row| {
        let tally = Tally::of(scope, MeasureIx(row));
        let mut counters: Vec<_> = tally.ladder.iter().map(|rung| rung.counter).collect();
        counters.sort_unstable();
        counters.dedup();
        Summary { measure: tally.measure, figures: tally.ladder.len(), counters: counters.len() }
    };
    (0..scope.knowledge().len(Kind::Measure) as u32).map(summary).collect()
}

/// The measures of which a shown claim that a test keeps gives a figure.
pub fn counted(scope: &Scope, keeps: impl Fn(ClaimIx) -> bool) -> BTreeSet<MeasureIx> {
    let claims = scope.records(Kind::Claim).map(|record| ClaimIx(record.index)).filter(|&claim| keeps(claim));
    claims.filter_map(|claim| Some(scope.knowledge().claim(claim).quantity.as_ref()?.measure)).collect()
}

impl Series {
    /// The figures that are real, not planned or allowed.
    pub fn actual(&self) -> impl Iterator<Item = &Point> {
        self.points.iter().filter(|point| point.state == QuantityState::Actual)
    }

    /// The last real figure.
    pub fn latest(&self) -> Option<&Point> {
        self.actual().last()
    }
}

/// Whether a speaker is the counter or one of its people.
fn speaks_for_itself(knowledge: &Knowledge, counter: ActorIx, speaker: ActorIx) -> bool {
    let person = knowledge.actor(speaker);
    speaker == counter || (person.kind == ActorKind::Person && person.parent == Some(counter))
}

fn series(knowledge: &Knowledge, ladder: &[Rung]) -> Vec<Series> {
    let mut all: Vec<Series> = Vec::new();
    for rung in ladder.iter().filter(|rung| !rung.repeated) {
        match all.iter_mut().find(|series| series.counter == rung.counter) {
            Some(series) => series.points.push(rung.point.clone()),
            None => all.push(Series { counter: rung.counter, points: vec![rung.point.clone()] }),
        }
    }
    for series in &mut all {
        point::mark_conflicts(knowledge, &mut series.points);
    }
    let name = |series: &Series| &knowledge.actor(series.counter).name;
    all.sort_by(|a, b| b.points.len().cmp(&a.points.len()).then_with(|| name(a).cmp(name(b))));
    all
}

/// Whether a measure's figures only grow.
pub fn is_running(knowledge: &Knowledge, measure: MeasureIx) -> bool {
    knowledge.measure(measure).kind == MeasureKind::Running
}
