//! Where a counter's running total rose while nothing that it counts is recorded here: the lull is then one of this file.

use super::{Lull, may_lie};
use crate::model::{ActorIx, Amount, Bound, Date, EventKind, Kind, Knowledge, MeasureIx, Scope, day_text};
use crate::query::coverage::Ledger;
use crate::query::tallies::{Point, Series, Tally, is_running};
use crate::text::safe;

/// A running total that rose within a lull.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rise {
    /// What is counted.
    pub measure: MeasureIx,
    /// Who counts.
    pub counter: ActorIx,
    /// The first total of the lull: last day counted, number.
    pub from: (Date, Amount),
    /// The last one that says more.
    pub to: (Date, Amount),
}

impl Rise {
    /// `the US DoD count of attacks rose in it, from 165 by 29 Jan 2024 to 170 by 6 Feb 2024`.
    pub fn words(&self, knowledge: &Knowledge) -> String {
        let counter = safe(knowledge.actor(self.counter).label());
        let unit = safe(&knowledge.measure(self.measure).unit);
        let total = |(day, amount): (Date, Amount)| format!("{amount} by {}", day_text(day));
        format!("the {counter} count of {unit} rose in it, from {} to {}", total(self.from), total(self.to))
    }
}

/// For each lull of a kind of events the totals that rose within it, a counter's once for each measure.
///
/// Both totals count through a day of the lull, by the same rule, from the same day on and for the same countries, and
/// nothing that the measure counts is recorded between them, not even under another day or only by its month.
pub(super) fn rises(scope: &Scope, kind: EventKind, lulls: &[Lull]) -> Vec<Vec<Rise>> {
    let knowledge = scope.knowledge();
    let counts_it = |measure: &MeasureIx| {
        let rule = knowledge.measure(*measure).events.as_ref();
        is_running(knowledge, *measure) && rule.is_some_and(|rule| rule.kind == kind)
    };
    let measures = (0..knowledge.len(Kind::Measure) as u32).map(MeasureIx).filter(counts_it);
    let mut found = vec![Vec::new(); lulls.len()];
    for measure in measures {
        let Some(ledger) = Ledger::of(scope, measure) else { continue };
        let tally = Tally::of(scope, measure);
        for (lull, found) in lulls.iter().zip(&mut found) {
            found.extend(tally.series.iter().filter_map(|series| rise(scope, &ledger, series, lull)));
        }
    }
    found
}

fn rise(scope: &Scope, ledger: &Ledger, series: &Series, lull: &Lull) -> Option<Rise> {
    let knowledge = scope.knowledge();
    let inside: Vec<&Point> =
        series.actual().filter(|point| (lull.from..=lull.to).contains(&point.until) && tells_a_rise(point)).collect();
    let (first, rest) = inside.split_first()?;
    let alike = |point: &&&Point| {
        let (one, other) = (first.quantity(knowledge), point.quantity(knowledge));
        one.zip(other).is_some_and(|(one, other)| {
            (one.since, &one.countries, &one.counts) == (other.since, &other.countries, &other.counts)
        })
    };
    let more = |point: &&&Point| point.until > first.until && point.amount.value > first.amount.value;
    let last = rest.iter().filter(alike).rfind(more)?;
    let between = |entry: &crate::query::coverage::Entry| {
        let (from, to, _) = may_lie(knowledge.event(entry.event));
        from <= last.until && to > first.until
    };
    (!ledger.entries.iter().any(between)).then_some(Rise {
        measure: ledger.measure,
        counter: series.counter,
        from: (first.until, first.amount),
        to: (last.until, last.amount),
    })
}

/// Numbers of which a larger one later says that something was added: not `about` or `at most`, no range, none that was taken
/// back.
fn tells_a_rise(point: &Point) -> bool {
    let bound = matches!(point.amount.bound, Bound::Exactly | Bound::AtLeast | Bound::MoreThan);
    bound && point.amount.upper.is_none() && point.corrected_by.is_empty()
}
