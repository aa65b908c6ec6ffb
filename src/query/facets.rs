//! What a list holds, counted by kind, side, place, weapon, month and grade. Every value comes with the term of the query
//! language that keeps just the records that it counts.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;

use crate::model::{Date, Event, EventIx, Grade, Kind, Means, PartialDate, Precision, RecordRef, Scope};

/// One way to count a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facet {
    /// What it is counted by.
    pub title: &'static str,
    /// The values that occur, the most frequent first; months newest first, grades best first.
    pub values: Vec<FacetValue>,
}

/// A value and how often it occurs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetValue {
    /// As people read it; as it is written in the knowledge file, so not yet safe for a terminal.
    pub label: String,
    /// The term of the query language: `kind:strike`, `on:2023-11`.
    pub term: String,
    /// How many of the records have it.
    pub count: usize,
}

/// A value of a record, by which records are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Value {
    Kind(&'static str),
    Side(RecordRef),
    Place(RecordRef),
    Means(Means),
    Month(i16, i8),
    Grade(Grade),
}

impl Value {
    /// Where its facet stands, and the facet's title.
    fn facet(self) -> (usize, &'static str) {
        match self {
            Self::Kind(_) => (0, "Kind"),
            Self::Side(_) => (1, "Side"),
            Self::Place(_) => (2, "Place"),
            Self::Means(_) => (3, "Means"),
            Self::Month(..) => (4, "Month"),
            Self::Grade(_) => (5, "Grade"),
        }
    }

    fn label(self, scope: &Scope) -> String {
        match self {
            Self::Kind(name) => name.to_owned(),
            Self::Side(record) | Self::Place(record) => scope.knowledge().title(record).into_owned(),
            Self::Means(means) => means.name().replace('-', " "),
            Self::Month(year, month) => PartialDate::Month(year, month).to_string(),
            Self::Grade(grade) => grade.to_string(),
        }
    }

    fn term(self, scope: &Scope) -> String {
        match self {
            Self::Kind(name) => format!("kind:{name}"),
            Self::Side(side) => format!("side:{}", scope.knowledge().id(side)),
            Self::Place(place) => format!("place:{}", scope.knowledge().id(place)),
            Self::Means(means) => format!("means:{means}"),
            Self::Month(year, month) => format!("on:{year:04}-{month:02}"),
            Self::Grade(grade) => format!("grade:{grade}"),
        }
    }
}

/// Counts records by every facet that they have.
pub fn facets(scope: &Scope, records: impl Iterator<Item = RecordRef>) -> Vec<Facet> {
    let mut counts: FxHashMap<Value, usize> = FxHashMap::default();
    let mut values = Vec::new();
    for record in records {
        values.clear();
        add_values(scope, record, &mut values);
        for &value in &values {
            *counts.entry(value).or_default() += 1;
        }
    }
    let mut facets: [Vec<(Value, usize)>; 6] = Default::default();
    for (value, count) in counts {
        facets[value.facet().0].push((value, count));
    }
    let of = |values: Vec<(Value, usize)>| {
        let title = values.first()?.0.facet().1;
        Some(Facet { title, values: in_order(scope, values) })
    };
    facets.into_iter().filter_map(of).collect()
}

fn in_order(scope: &Scope, values: Vec<(Value, usize)>) -> Vec<FacetValue> {
    let place = |value: Value, count: usize| match value {
        Value::Month(year, month) => {
            (Reverse(usize::try_from(i32::from(year) * 12 + i32::from(month)).unwrap_or(0)), String::new())
        }
        Value::Grade(grade) => (Reverse(0), grade.to_string()),
        other => (Reverse(count), other.label(scope).to_lowercase()),
    };
    let mut values = values;
    values.sort_by_cached_key(|&(value, count)| place(value, count));
    let shown =
        |(value, count): (Value, usize)| FacetValue { label: value.label(scope), term: value.term(scope), count };
    values.into_iter().map(shown).collect()
}

/// Adds the values of a record, each once.
fn add_values(scope: &Scope, record: RecordRef, values: &mut Vec<Value>) {
    let knowledge = scope.knowledge();
    let event = EventIx::try_from(record).ok().map(|event| knowledge.event(event));
    let mut add = |value| {
        if !values.contains(&value) {
            values.push(value);
        }
    };
    match record.kind {
        Kind::Actor => {
            let actor = &knowledge.actors[record.index as usize];
            add(Value::Kind(actor.kind.name()));
            add(Value::Side(actor.side.into()));
        }
        Kind::Event => event.into_iter().for_each(|event| add(Value::Kind(event.kind.name()))),
        Kind::Claim => add(Value::Side(knowledge.actor(knowledge.claims[record.index as usize].speaker).side.into())),
        _ => {}
    }
    knowledge.for_each_reference(record, &mut |_, other| match other.kind {
        Kind::Place if scope.in_time(other) => add(Value::Place(other)),
        // An event is of every side that has a part in it.
        Kind::Actor if event.is_some() => add(Value::Side(knowledge.actors[other.index as usize].side.into())),
        _ => {}
    });
    event.into_iter().flat_map(|event| event.means.iter()).for_each(|&means| add(Value::Means(means)));
    match event {
        Some(event) => months_of(event, &mut |year, month| add(Value::Month(year, month))),
        None => knowledge.date(record).into_iter().for_each(|day| add(Value::Month(day.year(), day.month()))),
    }
    scope.grade(record).into_iter().for_each(|grade| add(Value::Grade(grade)));
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
