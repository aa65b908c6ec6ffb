//! What a list holds, counted by kind, side, place, weapon, month and grade. Every value is one of a field of the
//! query language, which keeps just the records that are counted.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;

use crate::model::{
    ActorKind, Credibility, Date, Event, EventIx, EventKind, Grade, Kind, Knowledge, Means, PartialDate, Precision,
    RecordRef, Reliability, Scope,
};

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

    fn occurring(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.counts.iter().enumerate().filter(|&(_, &count)| count > 0).map(|(value, &count)| (value, count as usize))
    }
}

/// The counts of all facets. Every value is a place in a table, since lists can be long.
struct Counts<'s> {
    scope: &'s Scope,
    by: [bool; FacetKind::ALL.len()],
    /// Number of the record at hand, from 1.
    record: u32,
    actor_kinds: Tally,
    event_kinds: Tally,
    sides: Tally,
    places: Tally,
    means: Tally,
    months: FxHashMap<(i16, i8), usize>,
    grades: Tally,
}

/// Places of grades with one letter: without a digit, then with each.
const DIGITS: usize = Credibility::ALL.len() + 1;

impl<'s> Counts<'s> {
    fn new(scope: &'s Scope, by: &[FacetKind]) -> Self {
        let knowledge = scope.knowledge();
        Self {
            scope,
            by: FacetKind::ALL.map(|kind| by.contains(&kind)),
            record: 0,
            actor_kinds: Tally::new(ActorKind::ALL.len()),
            event_kinds: Tally::new(EventKind::ALL.len()),
            sides: Tally::new(knowledge.sides.len()),
            places: Tally::new(knowledge.places.len()),
            means: Tally::new(Means::ALL.len()),
            months: FxHashMap::default(),
            grades: Tally::new(Reliability::ALL.len() * DIGITS),
        }
    }

    fn counts_by(&self, kind: FacetKind) -> bool {
        self.by[kind as usize]
    }

    /// Counts a record under each of its values.
    fn add(&mut self, record: RecordRef) {
        self.record += 1;
        let knowledge = self.scope.knowledge();
        let row = record.index as usize;
        let event = EventIx::try_from(record).ok().map(|event| knowledge.event(event));
        match record.kind {
            Kind::Actor => {
                self.actor_kinds.add(knowledge.actors[row].kind as usize, self.record);
                self.sides.add(knowledge.actors[row].side.row(), self.record);
            }
            Kind::Claim => {
                self.sides.add(knowledge.actor(knowledge.claims[row].speaker).side.row(), self.record);
            }
            _ => {}
        }
        if let Some(event) = event {
            self.event_kinds.add(event.kind as usize, self.record);
            event.means.iter().for_each(|&means| self.means.add(means as usize, self.record));
        }
        if self.counts_by(FacetKind::Place) || self.counts_by(FacetKind::Side) {
            self.add_references(knowledge, record);
        }
        if self.counts_by(FacetKind::Month) {
            self.add_months(knowledge, record, event);
        }
        if self.counts_by(FacetKind::Grade)
            && let Some(grade) = self.scope.grade(record)
        {
            let digit = grade.credibility.map_or(0, |digit| usize::from(digit.digit()));
            self.grades.add(grade.reliability as usize * DIGITS + digit, self.record);
        }
    }

    fn add_references(&mut self, knowledge: &Knowledge, record: RecordRef) {
        let Self { scope, sides, places, record: number, .. } = self;
        knowledge.for_each_reference(record, &mut |_, other| match other.kind {
            Kind::Place if scope.in_time(other) => places.add(other.index as usize, *number),
            // An event is of every side that has a part in it.
            Kind::Actor if record.kind == Kind::Event => {
                sides.add(knowledge.actors[other.index as usize].side.row(), *number);
            }
            _ => {}
        });
    }

    fn add_months(&mut self, knowledge: &Knowledge, record: RecordRef, event: Option<&Event>) {
        let mut seen: Vec<(i16, i8)> = Vec::new();
        let mut add = |year, month| {
            if !seen.contains(&(year, month)) {
                seen.push((year, month));
                *self.months.entry((year, month)).or_default() += 1;
            }
        };
        match event {
            Some(event) => months_of(event, &mut add),
            None => knowledge.date(record).into_iter().for_each(|day| add(day.year(), day.month())),
        }
    }

    /// The values of a facet that occur, in the order in which they are shown.
    fn values(&self, kind: FacetKind) -> Vec<FacetValue> {
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
            FacetKind::Month => self.month_values(),
            FacetKind::Grade => {
                let grade = |(place, count): (usize, usize)| {
                    let credibility = (place % DIGITS).checked_sub(1).map(|digit| Credibility::ALL[digit]);
                    named(&Grade { reliability: Reliability::ALL[place / DIGITS], credibility }.to_string(), count)
                };
                self.grades.occurring().map(grade).collect()
            }
        }
    }

    fn month_values(&self) -> Vec<FacetValue> {
        let mut months: Vec<_> = self.months.iter().collect();
        months.sort_unstable_by_key(|&(&month, _)| Reverse(month));
        let month = |(&(year, month), &count): (&(i16, i8), &usize)| FacetValue {
            label: PartialDate::Month(year, month).to_string(),
            value: format!("{year:04}-{month:02}"),
            count,
        };
        months.into_iter().map(month).collect()
    }
}

fn frequent_first(mut values: Vec<FacetValue>) -> Vec<FacetValue> {
    values.sort_by_cached_key(|value| (Reverse(value.count), value.label.to_lowercase()));
    values
}

/// The months that an event touches, and those of the other days that sources give for it.
fn months_of(event: &Event, visit: &mut impl FnMut(i16, i8)) {
    let last = match event.precision {
        Precision::Month => event.date.last_of_month(),
        _ => event.date,
    };
    let last = event.end.map_or(last, |end| last.max(end));
    let mut month = event.date.first_of_month();
    while month <= last {
        visit(month.year(), month.month());
        let Some(next) = following(month) else { break };
        month = next;
    }
    event.also_dated.iter().for_each(|also| visit(also.date.year(), also.date.month()));
}

fn following(month: Date) -> Option<Date> {
    month.last_of_month().tomorrow().ok()
}
