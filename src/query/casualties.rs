//! Killed and wounded in words, with their comparators; totals that keep them.

use std::fmt;
use std::ops::Add;

use super::responsibility::told;
use crate::model::{Amount, Bound, Casualties, Date, Event, EventIx, Hurt, Knowledge, Scope, day_text};
use crate::text::safe;

/// One count in words: `at least 3 killed, 40 wounded`.
pub fn text(entry: &Casualties) -> String {
    let kinds =
        [(entry.killed, "killed"), (entry.wounded, "wounded"), (entry.injured_tbi, "with traumatic brain injuries")];
    let text = |(value, word): (Option<u32>, &str)| amount(entry, value).map(|amount| format!("{amount} {word}"));
    let parts: Vec<String> = kinds.into_iter().filter_map(text).collect();
    if parts.is_empty() { "no number given".to_owned() } else { parts.join(", ") }
}

/// One count as it is read out, where nobody says "zero": `none killed, none wounded`.
pub fn read_out(entry: &Casualties) -> String {
    let text = text(entry);
    text.split(", ")
        .map(|part| part.strip_prefix("0 ").map_or(part.to_owned(), |word| format!("none {word}")))
        .collect::<Vec<_>>()
        .join(", ")
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

/// The lowest and the highest of several counts, each with its words: `25 to more than 70`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The lowest.
    pub low: Amount,
    /// The highest; the same where no count differs.
    pub high: Amount,
}

impl Span {
    /// The lowest and the highest of some counts.
    fn of(counts: &[Amount]) -> Option<Self> {
        let low = *counts.iter().min_by_key(|amount| amount.value)?;
        let highest =
            |amount: &&Amount| (amount.upper.unwrap_or(amount.value), matches!(amount.bound, Bound::MoreThan));
        let high = *counts.iter().max_by_key(highest)?;
        Some(Self { low, high })
    }

    /// Whether anybody was hurt by any count.
    pub fn is_some(self) -> bool {
        self.high.value > 0
    }

    /// The short form for narrow columns: `≥34`, `25–>70`.
    pub fn short(self) -> String {
        if self.low == self.high { self.low.short() } else { format!("{}–{}", self.low.short(), self.high.short()) }
    }
}

impl fmt::Display for Span {
    /// The numbers with their words: `at least 34`, `25 to more than 70`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.low == self.high { self.low.fmt(f) } else { write!(f, "{} to {}", self.low, self.high) }
    }
}

impl Add for Span {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { low: self.low + other.low, high: self.high + other.high }
    }
}

/// Killed and wounded of one event, or of many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Toll {
    /// Killed, where any count was given.
    pub killed: Option<Span>,
    /// Wounded, where any count was given.
    pub wounded: Option<Span>,
}

impl Add for Toll {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { killed: sum(self.killed, other.killed), wounded: sum(self.wounded, other.wounded) }
    }
}

fn sum(a: Option<Span>, b: Option<Span>) -> Option<Span> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a + b),
        (a, b) => a.or(b),
    }
}

/// What an event cost, over everybody who was hurt in it, by the counts that were told by the as-of day.
///
/// Counts of the same people that differ are not added, and none is chosen: the lowest and the highest stand, each with its
/// words.
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
        let span = |counts: Vec<Option<Amount>>| Span::of(&counts.into_iter().flatten().collect::<Vec<_>>());
        toll = toll + Toll { killed: span(killed), wounded: span(wounded) };
    }
    toll
}

/// What an event cost where there is no room for every count, for each group of people: `3 killed, 25 to more than 70 wounded
/// by differing counts (United States)`.
pub fn spans(scope: &Scope, event: &Event) -> Vec<String> {
    let given: Vec<&Casualties> = event.casualties.iter().filter(|count| told(scope, &count.sources)).collect();
    let is_first = |at: usize| !given[..at].iter().any(|before| same(before.who.as_ref(), given[at].who.as_ref()));
    let groups = (0..given.len()).filter(|&at| is_first(at)).map(|at| given[at].who.as_ref());
    let text = |who: Option<&Hurt>| {
        let own = || given.iter().filter(|count| same(count.who.as_ref(), who));
        let span = |number: fn(&Casualties) -> Option<u32>, word: &str| {
            let counts: Vec<Amount> = own().filter_map(|count| amount(count, number(count))).collect();
            let span = Span::of(&counts)?;
            Some((format!("{} {word}", none_for_nothing(span)), span.low != span.high))
        };
        let kinds = [
            span(|count| count.killed, "killed"),
            span(|count| count.wounded, "wounded"),
            span(|count| count.injured_tbi, "with traumatic brain injuries"),
        ];
        let parts: Vec<_> = kinds.into_iter().flatten().collect();
        let differ = if parts.iter().any(|(_, differ)| *differ) { " by differing counts" } else { "" };
        let words = parts.into_iter().map(|(words, _)| words).collect::<Vec<_>>().join(", ");
        let words = if words.is_empty() { "no number given".to_owned() } else { words };
        match who {
            Some(Hurt::Actor(who)) => format!("{words}{differ} ({})", safe(&scope.knowledge().actor(*who).name)),
            Some(Hurt::Group(group)) => format!("{words}{differ} ({})", safe(group)),
            None => format!("{words}{differ}"),
        }
    };
    groups.map(text).collect()
}

/// A number as it is read out: nobody says "zero killed".
fn none_for_nothing(span: Span) -> String {
    if span.low == span.high && span.low == Amount::exactly(0) { "none".to_owned() } else { span.to_string() }
}

fn amount(entry: &Casualties, value: Option<u32>) -> Option<Amount> {
    // "At least 0" says nothing: the words belong to the number beside it.
    value.map(|value| match value {
        0 => Amount::exactly(0),
        _ => Amount { bound: entry.bound, value: value.into(), upper: entry.upper.map(u64::from) },
    })
}

fn same(a: Option<&Hurt>, b: Option<&Hurt>) -> bool {
    match (a, b) {
        (Some(Hurt::Actor(a)), Some(Hurt::Actor(b))) => a == b,
        (Some(Hurt::Group(a)), Some(Hurt::Group(b))) => a.eq_ignore_ascii_case(b),
        (None, None) => true,
        _ => false,
    }
}
