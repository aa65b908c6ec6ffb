//! The recorded events that a measure's rule counts, by day, and what they add up to.

use jiff::ToSpan;

use super::Month;
use crate::model::{Country, Date, Event, EventIx, EventRule, Hidden, Knowledge, MeasureIx, Role, Scope};

/// The recorded events of a measure's kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ledger {
    /// The measure.
    pub measure: MeasureIx,
    /// The events, the oldest first.
    pub entries: Vec<Entry>,
}

/// An event that is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The event.
    pub event: EventIx,
    /// Its day.
    pub date: Date,
    /// Country of its first place.
    pub country: Option<Country>,
    /// How many it covers.
    pub number: u32,
    /// Whether it is borne out.
    pub borne_out: bool,
}

impl Ledger {
    /// The events that a measure's rule counts and that are not later than the as-of day; nothing for a measure without
    /// a rule.
    pub fn of(scope: &Scope, measure: MeasureIx) -> Option<Self> {
        let knowledge = scope.knowledge();
        let rule = knowledge.measure(measure).events.as_ref()?;
        let then = |event: EventIx| scope.hidden_by_time(event.into()) != Some(Hidden::Later);
        let entries = knowledge.events_by_date().iter().filter(|&&event| then(event));
        let entries = entries.filter_map(|&event| Entry::of(knowledge, rule, event)).collect();
        Some(Self { measure, entries })
    }

    /// The events from a day (where one is given) to a day.
    pub fn between(&self, since: Option<Date>, until: Date) -> &[Entry] {
        let first = since.map_or(0, |since| self.entries.partition_point(|entry| entry.date < since));
        let end = self.entries.partition_point(|entry| entry.date <= until);
        &self.entries[first.min(end)..end]
    }
}

impl Entry {
    fn of(knowledge: &Knowledge, rule: &EventRule, index: EventIx) -> Option<Self> {
        let event = knowledge.event(index);
        let country = event.places.first().map(|&place| knowledge.place(place).country);
        counts(rule, event, country).then(|| Self {
            event: index,
            date: event.date,
            country,
            number: event.attacks(),
            borne_out: event.credibility.is_borne_out(),
        })
    }
}

fn counts(rule: &EventRule, event: &Event, country: Option<Country>) -> bool {
    let aimed = rule.targets.is_empty() || event.in_role(Role::Target).any(|part| rule.targets.contains(&part.actor));
    let there = rule.countries.is_empty() || country.is_some_and(|country| rule.countries.contains(&country));
    event.kind == rule.kind && aimed && there
}

/// What is recorded month by month, from the first day counted (or recorded) to the last.
pub(super) fn months(since: Option<Date>, until: Date, counted: &[&Entry]) -> Vec<Month> {
    let Some(first) = since.or(counted.first().map(|entry| entry.date)) else { return Vec::new() };
    let mut months = Vec::new();
    let mut first_day = first.first_of_month();
    while first_day <= until {
        let mut month = Month { first_day, borne_out: 0, reported: 0, official: None };
        for entry in counted.iter().filter(|entry| entry.date.first_of_month() == first_day) {
            let sum = if entry.borne_out { &mut month.borne_out } else { &mut month.reported };
            *sum += u64::from(entry.number);
        }
        months.push(month);
        let Ok(next) = first_day.checked_add(1.month()) else { break };
        first_day = next;
    }
    months
}
