//! Killed and wounded in words, with their comparators; totals that keep them.

use std::ops::Add;

use super::responsibility::told;
use crate::model::{Amount, Bound, Casualties, Date, Event, EventIx, Hurt, Knowledge, Scope, day_text};
use crate::text::safe;

/// One count in words: `at least 3 killed, 40 wounded`.
pub fn text(entry: &Casualties) -> String {
    let amount = |value: u32| match value {
        // "At least 0" says nothing: the words belong to the number beside it.
        0 => Amount::exactly(0),
        _ => Amount { bound: entry.bound, value: value.into(), upper: entry.upper.map(u64::from) },
    };
    let mut parts = Vec::new();
    if let Some(killed) = entry.killed {
        parts.push(format!("{} killed", amount(killed)));
    }
    if let Some(wounded) = entry.wounded {
        parts.push(format!("{} wounded", amount(wounded)));
    }
    if let Some(injured) = entry.injured_tbi {
        parts.push(format!("{} with traumatic brain injuries", amount(injured)));
    }
    if parts.is_empty() { "no number given".to_owned() } else { parts.join(", ") }
}

/// A count of those who were hurt, with the day on which it was given.
#[derive(Clone, Copy, Debug)]
pub struct Given<'k> {
    /// The count.
    pub count: &'k Casualties,
    /// The day of its earliest dated source, never before the event; none where it has no dated source of its own.
    pub day: Option<Date>,
}

/// The counts of an event that were told by the as-of day, in the order in which they were given: first those that rest on
/// the event's sources as a whole, last those whose own sources bear no date.
pub fn given<'k>(scope: &'k Scope, event: &'k Event) -> Vec<Given<'k>> {
    let day = |count: &Casualties| {
        let days = count.sources.iter().filter_map(|&source| scope.knowledge().source(source).date);
        days.min().map(|day| day.max(event.date))
    };
    let told = event.casualties.iter().filter(|count| told(scope, &count.sources));
    let mut all: Vec<_> = told.map(|count| Given { count, day: day(count) }).collect();
    all.sort_by_key(|given| (given.day.is_none() && !given.count.sources.is_empty(), given.day));
    all
}

/// Whether counts were given on different days, so that each is to be read with its day.
pub fn grew(given: &[Given]) -> bool {
    let mut days = given.iter().filter_map(|given| given.day);
    days.next().is_some_and(|first| days.any(|day| day != first))
}

/// Every count of an event that was told by the as-of day, on one line: numbers, who, whose count; nothing where none is.
pub fn sentence(scope: &Scope, event: EventIx) -> Option<String> {
    let given = given(scope, scope.knowledge().event(event));
    let grew = grew(&given);
    let text = |given: &Given| {
        let text = count_text(scope.knowledge(), given.count);
        match given.day.filter(|_| grew) {
            Some(day) => format!("{}: {text}", day_text(day)),
            None => text,
        }
    };
    let counts: Vec<_> = given.iter().map(text).collect();
    (!counts.is_empty()).then(|| counts.join("; "))
}

fn count_text(knowledge: &Knowledge, count: &Casualties) -> String {
    let mut words = text(count);
    match &count.who {
        Some(Hurt::Actor(who)) => words = format!("{words}, {}", safe(&knowledge.actor(*who).name)),
        Some(Hurt::Group(group)) => words = format!("{words}, {}", safe(group)),
        None => {}
    }
    if let Some(by) = count.by {
        words = format!("{words}, counted by {}", safe(&knowledge.actor(by).name));
    }
    match &count.note {
        Some(note) => format!("{words} ({})", safe(note)),
        None => words,
    }
}

/// Killed and wounded of one event, or of many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Toll {
    /// Killed, where any count was given.
    pub killed: Option<Amount>,
    /// Wounded, where any count was given.
    pub wounded: Option<Amount>,
}

impl Add for Toll {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { killed: sum(self.killed, other.killed), wounded: sum(self.wounded, other.wounded) }
    }
}

fn sum(a: Option<Amount>, b: Option<Amount>) -> Option<Amount> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a + b),
        (a, b) => a.or(b),
    }
}

/// What an event cost, over everybody who was hurt in it, by the counts that were told by the as-of day.
///
/// Counts of the same people that differ are not added: the lowest stands, as "at least".
pub fn toll(scope: &Scope, event: &Event) -> Toll {
    let mut toll = Toll::default();
    let mut seen: Vec<Option<&Hurt>> = Vec::new();
    let given = || event.casualties.iter().filter(|count| told(scope, &count.sources));
    for entry in given() {
        if seen.iter().any(|&who| same(who, entry.who.as_ref())) {
            continue;
        }
        seen.push(entry.who.as_ref());
        let counts = given().filter(|other| same(other.who.as_ref(), entry.who.as_ref()));
        let (killed, wounded): (Vec<_>, Vec<_>) =
            counts.map(|count| (amount(count, count.killed), amount(count, count.wounded))).unzip();
        toll = toll + Toll { killed: lowest(killed), wounded: lowest(wounded) };
    }
    toll
}

fn amount(entry: &Casualties, value: Option<u32>) -> Option<Amount> {
    value.map(|value| Amount { bound: entry.bound, value: value.into(), upper: None })
}

fn same(a: Option<&Hurt>, b: Option<&Hurt>) -> bool {
    match (a, b) {
        (Some(Hurt::Actor(a)), Some(Hurt::Actor(b))) => a == b,
        (Some(Hurt::Group(a)), Some(Hurt::Group(b))) => a.eq_ignore_ascii_case(b),
        (None, None) => true,
        _ => false,
    }
}

fn lowest(counts: Vec<Option<Amount>>) -> Option<Amount> {
    let counts: Vec<_> = counts.into_iter().flatten().collect();
    let lowest = *counts.iter().min_by_key(|amount| amount.value)?;
    if counts.iter().all(|&count| count == lowest) {
        return Some(lowest);
    }
    Some(Amount { bound: Bound::AtLeast, ..lowest })
}
