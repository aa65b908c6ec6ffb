//! The counts of all facets in tables, a place for each value: lists can be long, so a record costs a few look-ups in what it
//! refers to, and no more memory is touched than that.

use std::cmp::Reverse;

use super::{FacetKind, FacetValue};
use crate::model::{
    ActorIx, ActorKind, Claim, Credibility, Date, Event, EventKind, Grade, Hurt, Kind, Knowledge, Means, PartialDate,
    Precision, RecordRef, Reliability, Scope, SourceIx,
};

/// How often each of a closed set of values occurs, in a record only once.
#[derive(Default)]
struct Tally {
    counts: Vec<u32>,
    /// The record that every value was counted for last.
    latest: Vec<u32>,
}

impl Tally {
    fn new(values: usize) -> Self {
        Self { counts: vec![0; values], latest: vec![0; values] }
    }

    fn add(&mut self, value: usize, record: u32) {
        if self.latest[value] != record {
            self.latest[value] = record;
            self.counts[value] += 1;
        }
    }

    fn occurring(&self) -> impl DoubleEndedIterator<Item = (usize, usize)> + '_ {
        self.counts.iter().enumerate().filter(|&(_, &count)| count > 0).map(|(value, &count)| (value, count as usize))
    }
}

/// The counts of all facets.
pub(super) struct Counts<'s> {
    scope: &'s Scope,
    by: [bool; FacetKind::ALL.len()],
    /// Number of the record at hand, from 1.
    record: u32,
    actor_kinds: Tally,
    event_kinds: Tally,
    sides: Tally,
    places: Tally,
    means: Tally,
    months: Tally,
    grades: Tally,
    /// The side of every actor.
    actors: Vec<u32>,
    /// The letter of every source, [`LATER`] added where it came after the as-of day.
    sources: Vec<u8>,
}

/// Places of grades with one letter: without a digit, then with each.
const DIGITS: usize = Credibility::ALL.len() + 1;

/// Added to the letter of a source that the scope hides: whatever is shown comes before it.
const LATER: u8 = 0x80;

/// Months before the year 0 that a date can have, and months that it can have at all (jiff's years are -9999 to 9999).
const MONTHS_BEFORE: i32 = 10_000 * 12;
const MONTHS: usize = 2 * 10_000 * 12;

impl<'s> Counts<'s> {
    pub(super) fn new(scope: &'s Scope, by: &[FacetKind]) -> Self {
        let knowledge = scope.knowledge();
        let by = FacetKind::ALL.map(|kind| by.contains(&kind));
        let letter = |row: usize| {
            let later = if scope.in_time(SourceIx(row as u32).into()) { 0 } else { LATER };
            knowledge.sources[row].reliability as u8 | later
        };
        Self {
            scope,
            by,
            record: 0,
            actor_kinds: Tally::new(ActorKind::ALL.len()),
            event_kinds: Tally::new(EventKind::ALL.len()),
            sides: Tally::new(knowledge.sides.len()),
            places: Tally::new(knowledge.places.len()),
            means: Tally::new(Means::ALL.len()),
            months: Tally::new(MONTHS),
            grades: Tally::new(Reliability::ALL.len() * DIGITS),
            actors: knowledge.actors.iter().map(|actor| actor.side.row() as u32).collect(),
            sources: (0..knowledge.sources.len()).map(letter).collect(),
        }
    }

    /// Counts a record under each of its values.
    pub(super) fn add(&mut self, record: RecordRef) {
        self.record += 1;
        let knowledge = self.scope.knowledge();
        let row = record.index as usize;
        match record.kind {
            Kind::Event => self.add_event(&knowledge.events[row]),
            Kind::Claim => self.add_claim(&knowledge.claims[row]),
            _ => self.add_other(knowledge, record),
        }
        if self.counts_by(FacetKind::Grade) {
            self.add_grade(knowledge, record);
        }
    }

    fn counts_by(&self, kind: FacetKind) -> bool {
        self.by[kind as usize]
    }

    fn add_event(&mut self, event: &Event) {
        let record = self.record;
        self.event_kinds.add(event.kind as usize, record);
        event.means.iter().for_each(|&means| self.means.add(means as usize, record));
        event.places.iter().for_each(|place| self.places.add(place.row(), record));
        if self.counts_by(FacetKind::Side) {
            // An event is of every side that has a part in it.
            for part in &event.actors {
                self.add_side(part.actor);
                part.by.iter().for_each(|&by| self.add_side(by));
            }
            for casualties in &event.casualties {
                if let Some(Hurt::Actor(who)) = casualties.who {
                    self.add_side(who);
                }
                casualties.by.into_iter().for_each(|by| self.add_side(by));
            }
        }
        if self.counts_by(FacetKind::Month) {
            months_of(event, &mut |month| self.months.add(month, record));
        }
    }

    fn add_claim(&mut self, claim: &Claim) {
        self.add_side(claim.speaker);
        for about in claim.about.iter().filter(|about| about.kind == Kind::Place) {
            self.places.add(about.index as usize, self.record);
        }
        self.months.add(month_of(claim.date), self.record);
    }

    fn add_other(&mut self, knowledge: &Knowledge, record: RecordRef) {
        if record.kind == Kind::Actor {
            self.actor_kinds.add(knowledge.actors[record.index as usize].kind as usize, self.record);
            self.add_side(ActorIx(record.index));
        }
        knowledge.for_each_reference(record, &mut |_, other| {
            if other.kind == Kind::Place {
                self.places.add(other.index as usize, self.record);
            }
        });
        knowledge.date(record).into_iter().for_each(|day| self.months.add(month_of(day), self.record));
    }

    fn add_side(&mut self, actor: ActorIx) {
        self.sides.add(self.actors[actor.row()] as usize, self.record);
    }

    /// The grade as [`Scope::grade`] has it: the best letter of that day's sources, of all where every one came later.
    fn add_grade(&mut self, knowledge: &Knowledge, record: RecordRef) {
        let best = match record.kind {
            Kind::Source => Some(knowledge.sources[record.index as usize].reliability as u8),
            _ => knowledge.sources_of(record).iter().map(|source| self.sources[source.row()]).min(),
        };
        let Some(letter) = best else { return };
        let digit = knowledge.credibility(record).map_or(0, |digit| usize::from(digit.digit()));
        self.grades.add(usize::from(letter & !LATER) * DIGITS + digit, self.record);
    }

    /// The values of a facet that occur, in the order in which they are shown.
    pub(super) fn values(&self, kind: FacetKind) -> Vec<FacetValue> {
        let knowledge = self.scope.knowledge();
        let named = |name: &str, count| FacetValue { label: name.to_owned(), value: name.to_owned(), count };
        match kind {
            FacetKind::Kind => {
                let actors =
                    self.actor_kinds.occurring().map(|(kind, count)| named(ActorKind::ALL[kind].name(), count));
                let events =
                    self.event_kinds.occurring().map(|(kind, count)| named(EventKind::ALL[kind].name(), count));
                frequent_first(actors.chain(events).collect())
            }
            FacetKind::Side => {
                let side = |(row, count): (usize, usize)| {
                    let side = &knowledge.sides[row];
                    FacetValue { label: side.name.to_string(), value: side.id.to_string(), count }
                };
                frequent_first(self.sides.occurring().map(side).collect())
            }
            FacetKind::Place => {
                let place = |(row, count): (usize, usize)| {
                    let place = &knowledge.places[row];
                    FacetValue { label: place.name.to_string(), value: place.id.to_string(), count }
                };
                frequent_first(self.places.occurring().map(place).collect())
            }
            FacetKind::Means => {
                let means = |(means, count): (usize, usize)| {
                    let name = Means::ALL[means].name();
                    FacetValue { label: name.replace('-', " "), value: name.to_owned(), count }
                };
                frequent_first(self.means.occurring().map(means).collect())
            }
            FacetKind::Month => self.months.occurring().rev().map(month_value).collect(),
            FacetKind::Grade => {
                let grade = |(place, count): (usize, usize)| {
                    let credibility = (place % DIGITS).checked_sub(1).map(|digit| Credibility::ALL[digit]);
                    named(&Grade { reliability: Reliability::ALL[place / DIGITS], credibility }.to_string(), count)
                };
                self.grades.occurring().map(grade).collect()
            }
        }
    }
}

fn frequent_first(mut values: Vec<FacetValue>) -> Vec<FacetValue> {
    values.sort_by_cached_key(|value| (Reverse(value.count), value.label.to_lowercase()));
    values
}

/// The place of a day's month among all months.
fn month_of(day: Date) -> usize {
    let month = i32::from(day.year()) * 12 + i32::from(day.month()) - 1 + MONTHS_BEFORE;
    usize::try_from(month).expect("no year is before -9999")
}

fn month_value((month, count): (usize, usize)) -> FacetValue {
    let month = month as i32 - MONTHS_BEFORE;
    let (year, month) = (month.div_euclid(12) as i16, month.rem_euclid(12) as i8 + 1);
    FacetValue { label: PartialDate::Month(year, month).to_string(), value: format!("{year:04}-{month:02}"), count }
}

/// The months that an event touches, and those of the other days that sources give for it.
fn months_of(event: &Event, visit: &mut impl FnMut(usize)) {
    let last = match event.precision {
        Precision::Month => event.date.last_of_month(),
        _ => event.date,
    };
    let last = event.end.map_or(last, |end| last.max(end));
    (month_of(event.date)..=month_of(last)).for_each(&mut *visit);
    event.also_dated.iter().for_each(|also| visit(month_of(also.date)));
}
