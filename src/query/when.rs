//! Days and periods in words, as exact as they are known, and not told before they came.

use crate::model::{Date, Event, EventIx, Knowledge, PartialDate, Precision, RecordRef, Scope, day_text, month_name};

/// Whether a day had come on the as-of day: an end that is still to come is not known then.
pub fn has_come(scope: &Scope, date: impl Into<PartialDate>) -> bool {
    let date = date.into();
    scope.lens().until.is_none_or(|(_, until)| date.first_day() <= until)
}

/// Whether a period was over on the as-of day.
fn is_over(scope: &Scope, end: PartialDate) -> bool {
    scope.lens().until.is_none_or(|(_, until)| end.last_day() <= until)
}

/// An end that had come on the as-of day.
pub fn end_by_then(scope: &Scope, end: Option<PartialDate>) -> Option<PartialDate> {
    end.filter(|&end| is_over(scope, end))
}

/// `2014 – Jan 2024`, `since 2014`, `until Jan 2024`, as told on the as-of day; nothing where neither end is recorded.
pub fn period(scope: &Scope, from: Option<PartialDate>, to: Option<PartialDate>) -> Option<String> {
    match (from, end_by_then(scope, to)) {
        (Some(from), Some(to)) => Some(format!("{from} – {to}")),
        (Some(from), None) => Some(format!("since {from}")),
        (None, Some(to)) => Some(format!("until {to}")),
        (None, None) => None,
    }
}

/// When an event happened: `25 Dec 2023`, `about 25 Dec 2023`, `Dec 2023`, `2–4 Feb 2024`.
pub fn event_day(scope: &Scope, event: &Event) -> String {
    let day = |date: Date| match event.precision {
        Precision::Month => format!("{} {}", month_name(date.month()), date.year()),
        Precision::Day | Precision::Approximate => day_text(date),
    };
    let text = match event.end.filter(|&end| end != event.date) {
        None => day(event.date),
        Some(end) if !has_come(scope, end) => format!("{} and the following days", day(event.date)),
        Some(end) => match (event.precision, same_month(event.date, end)) {
            (Precision::Month, true) => day(end),
            (Precision::Day | Precision::Approximate, true) => format!("{}–{}", event.date.day(), day(end)),
            (_, false) => format!("{} – {}", day(event.date), day(end)),
        },
    };
    if event.precision == Precision::Approximate { format!("about {text}") } else { text }
}

/// The day for a column at most 12 wide: `25 Dec 2023`, `~25 Dec 2023`, `Dec 2023`.
pub fn short_day(knowledge: &Knowledge, record: RecordRef) -> Option<String> {
    let date = knowledge.date(record)?;
    let precision = EventIx::try_from(record).map_or(Precision::Day, |event| knowledge.event(event).precision);
    Some(match precision {
        Precision::Day => day_text(date),
        Precision::Approximate => format!("~{}", day_text(date)),
        Precision::Month => format!("{} {}", month_name(date.month()), date.year()),
    })
}

/// The day of any record that has one, in words.
pub fn day(scope: &Scope, record: RecordRef) -> Option<String> {
    match EventIx::try_from(record) {
        Ok(event) => Some(event_day(scope, scope.knowledge().event(event))),
        Err(_) => scope.knowledge().date(record).map(day_text),
    }
}

fn same_month(a: Date, b: Date) -> bool {
    (a.year(), a.month()) == (b.year(), b.month())
}
