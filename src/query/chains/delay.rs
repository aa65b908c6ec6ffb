//! How long after another event one happened: hours only where both times are recorded and both clocks are the same.

use crate::model::{Country, Event, Knowledge, Precision, days_between};
use crate::query::spells::days_text;

/// Days that an approximate date may be off.
const APPROXIMATE_DAYS: i32 = 2;

/// The time from one event to a later one, as exactly as it is recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delay {
    /// Minutes: both times of day are recorded, in countries with the same clock.
    Minutes(i32),
    /// Calendar days.
    Days(i32),
    /// Calendar days, a few more or fewer: a date is approximate.
    About(i32),
    /// Between so many days: of a date only the month is known.
    Between(i32, i32),
}

impl Delay {
    /// The delay from an earlier event to a later one.
    pub fn between(knowledge: &Knowledge, earlier: &Event, later: &Event) -> Self {
        let days = days_between(earlier.date, later.date);
        match (earlier.precision, later.precision) {
            (Precision::Day, Precision::Day) => {
                minutes(knowledge, earlier, later).map_or(Self::Days(days), Self::Minutes)
            }
            (Precision::Month, _) | (_, Precision::Month) => {
                let (first, last) = (bounds(earlier), bounds(later));
                Self::Between(days_between(first.1, last.0).max(0), days_between(first.0, last.1))
            }
            _ => Self::About(days),
        }
    }

    /// `12 h 15 min later`, `on the same day`, `the next day`, `6 days later`, `about 6 days later`, `0 to 35 days later`.
    pub fn words(self) -> String {
        match self {
            Self::Minutes(minutes) => match (minutes / 60, minutes % 60) {
                (0, minutes) => format!("{minutes} min later"),
                (hours, 0) => format!("{hours} h later"),
                (hours, minutes) => format!("{hours} h {minutes:02} min later"),
            },
            Self::Days(0) => "on the same day".to_owned(),
            Self::Days(1) => "the next day".to_owned(),
            Self::Days(days) if days < 0 => format!("dated {} earlier", days_text(days)),
            Self::Days(days) => format!("{} later", days_text(days)),
            Self::About(days) if days <= 0 => format!("within about {}", days_text(APPROXIMATE_DAYS - days)),
            Self::About(days) => format!("about {} later", days_text(days)),
            Self::Between(least, most) => format!("{least} to {} later", days_text(most)),
        }
    }

    /// Why it is not in hours, where days alone say little.
    pub fn why_no_hours(self, knowledge: &Knowledge, earlier: &Event, later: &Event) -> Option<&'static str> {
        let Self::Days(0..=2) = self else { return None };
        Some(match (earlier.time, later.time) {
            (None, None) => "no time of day is recorded for either",
            (None, Some(_)) => "no time of day is recorded for the earlier",
            (Some(_), None) => "no time of day is recorded for the later",
            _ if !(has_common_clock(knowledge, earlier) && has_common_clock(knowledge, later)) => {
                "their clocks are not the same"
            }
            _ => "the recorded times of day do not fit",
        })
    }
}

/// Minutes between two recorded times of day, where both places are on the same clock and the order is right.
fn minutes(knowledge: &Knowledge, earlier: &Event, later: &Event) -> Option<i32> {
    let (from, to) = (earlier.time?, later.time?);
    let of_day = |time: jiff::civil::Time| i32::from(time.hour()) * 60 + i32::from(time.minute());
    let minutes = days_between(earlier.date, later.date) * 24 * 60 + of_day(to) - of_day(from);
    let same_clock = has_common_clock(knowledge, earlier) && has_common_clock(knowledge, later);
    (same_clock && minutes >= 0).then_some(minutes)
}

/// Whether it happened in a country on UTC+3 the whole year: the format computes hours only there.
fn has_common_clock(knowledge: &Knowledge, event: &Event) -> bool {
    let country = |code: &str| Country::parse(code);
    let place = event.places.first().map(|&place| knowledge.place(place).country);
    place.is_some_and(|place| ["IQ", "SY", "JO", "KW"].map(country).contains(&Some(place)))
}

/// The first and the last day that an event can mean.
fn bounds(event: &Event) -> (crate::model::Date, crate::model::Date) {
    use jiff::ToSpan;
    match event.precision {
        Precision::Day => (event.date, event.date),
        Precision::Approximate => {
            (event.date.saturating_sub(APPROXIMATE_DAYS.days()), event.date.saturating_add(APPROXIMATE_DAYS.days()))
        }
        Precision::Month => (event.date.first_of_month(), event.date.last_of_month()),
    }
}
