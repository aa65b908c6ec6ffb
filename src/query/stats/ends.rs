//! Where knowledge ends: the last day of each sort of record, after which silence means nothing.

use crate::model::{Date, EventIx, EventKind, Kind, MeasureIx, Scope, day_text};
use crate::query::tallies::Tally;
use crate::text::safe;

/// The last day of a sort of record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct End {
    /// What there is none of after it: `attack`.
    pub what: String,
    /// The last day; none where there is not a single one.
    pub last: Option<Date>,
}

impl End {
    /// `no attack recorded after 1 Jul 2026`.
    pub fn words(&self) -> String {
        match self.last {
            Some(day) => format!("no {} recorded after {}", self.what, day_text(day)),
            None => format!("no {} recorded at all", self.what),
        }
    }
}

/// The last event, attack, claim, source, and the last figure of each measure.
pub fn ends(scope: &Scope) -> Vec<End> {
    let knowledge = scope.knowledge();
    let last = |kind| scope.records(kind).filter_map(|record| knowledge.date(record)).max();
    let events = scope.records(Kind::Event).map(|record| knowledge.event(EventIx(record.index)));
    let attack = events.filter(|event| event.kind == EventKind::Attack).map(|event| event.date).max();
    let kinds = [("event", last(Kind::Event)), ("attack", attack), ("claim", last(Kind::Claim))];
    let mut ends: Vec<_> = kinds.into_iter().map(|(what, last)| End { what: what.to_owned(), last }).collect();
    ends.push(End { what: "source".to_owned(), last: last(Kind::Source) });
    for measure in (0..knowledge.len(Kind::Measure) as u32).map(MeasureIx) {
        let figures = Tally::of(scope, measure).ladder;
        let what = format!("figure for “{}”", safe(&knowledge.measure(measure).name));
        ends.push(End { what, last: figures.iter().map(|rung| rung.point.until).max() });
    }
    ends
}
