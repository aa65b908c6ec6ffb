//! The day of a record in words, as exact as it is known.

use crate::model::{Date, Event, Kind, Knowledge, Precision, RecordRef, day_text, month_name};

/// When an event happened: `25 Dec 2023`, `about 25 Dec 2023`, `Dec 2023`, `2–4 Feb 2024`.
pub fn event_day(event: &Event) -> String {
    let day = |date: Date| match event.precision {
        Precision::Month => format!("{} {}", month_name(date.month()), date.year()),
        Precision::Day | Precision::Approximate => day_text(date),
    };
    let text = match event.end.filter(|&end| end != event.date) {
        None => day(event.date),
        Some(end) => match (event.precision, same_month(event.date, end)) {
            (Precision::Month, true) => day(end),
            (Precision::Day | Precision::Approximate, true) => format!("{}–{}", event.date.day(), day(end)),
            (_, false) => format!("{} – {}", day(event.date), day(end)),
        },
    };
    if event.precision == Precision::Approximate { format!("about {text}") } else { text }
}

fn same_month(a: Date, b: Date) -> bool {
    (a.year(), a.month()) == (b.year(), b.month())
}

/// The day of any record that has one, in words.
pub fn record_day(knowledge: &Knowledge, record: RecordRef) -> Option<String> {
    if record.kind == Kind::Event {
        return Some(event_day(&knowledge.events[record.index as usize]));
    }
    knowledge.date(record).map(day_text)
}
