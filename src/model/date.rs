//! Civil days, and the less exact dates that tenures and ties are given in.

use std::fmt;

pub use jiff::civil::Date;

use super::vocabulary::vocabulary;

/// A day, a month or a year: `2024-01-25`, `2024-01`, `2024`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PartialDate {
    /// A whole year.
    Year(i16),
    /// A whole month: year and month (1–12).
    Month(i16, i8),
    /// One day.
    Day(Date),
}

impl PartialDate {
    /// The month `YYYY-MM` or year `YYYY` that a text names.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, month) = match text.split_once('-') {
            Some((year, month)) => (year, Some(month)),
            None => (text, None),
        };
        let digits = |part: &str, wanted: usize| {
            (part.len() == wanted && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse::<i16>().ok())?
        };
        let year = digits(year, 4)?;
        let partial = match month {
            None => Self::Year(year),
            Some(month) => Self::Month(year, digits(month, 2)? as i8),
        };
        partial.try_first_day().map(|_| partial)
    }

    fn try_first_day(self) -> Option<Date> {
        match self {
            Self::Year(year) => Date::new(year, 1, 1).ok(),
            Self::Month(year, month) => Date::new(year, month, 1).ok(),
            Self::Day(day) => Some(day),
        }
    }

    /// The first day that it can mean.
    pub fn first_day(self) -> Date {
        self.try_first_day().unwrap_or(Date::MIN)
    }

    /// The last day that it can mean.
    pub fn last_day(self) -> Date {
        match self {
            Self::Year(_) => self.first_day().last_of_year(),
            Self::Month(..) => self.first_day().last_of_month(),
            Self::Day(day) => day,
        }
    }
}

impl From<Date> for PartialDate {
    fn from(day: Date) -> Self {
        Self::Day(day)
    }
}

impl fmt::Display for PartialDate {
    /// Short English: `25 Jan 2024`, `Jan 2024`, `2024`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year}"),
            Self::Month(year, month) => write!(f, "{} {year}", month_name(*month)),
            Self::Day(day) => f.write_str(&day_text(*day)),
        }
    }
}

/// `Jan` … `Dec` for 1 … 12.
pub fn month_name(month: i8) -> &'static str {
    const NAMES: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    usize::try_from(month - 1).ok().and_then(|position| NAMES.get(position)).copied().unwrap_or("?")
}

/// `January` … `December` for 1 … 12.
pub fn long_month_name(month: i8) -> &'static str {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    usize::try_from(month - 1).ok().and_then(|position| NAMES.get(position)).copied().unwrap_or("?")
}

/// `25 Jan 2024`.
pub fn day_text(day: Date) -> String {
    format!("{} {} {}", day.day(), month_name(day.month()), day.year())
}

/// Days from `a` to `b`: positive when `b` is later.
pub fn days_between(a: Date, b: Date) -> i32 {
    (b - a).get_days()
}

vocabulary! {
    /// How exactly an event's date is known.
    Precision {
        /// On that day.
        Day = "day",
        /// A day or two off.
        Approximate = "approximate",
        /// Some day of that month.
        Month = "month",
    }
}

/// The day on which something was known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// The first day on which the record may be shown under the clock *known by*.
    pub day: Date,
    /// False when neither the record nor a source gives a day, so that the record's own date stands in.
    pub recorded: bool,
}

impl Known {
    /// The rule of the format: the day that is given; else the later of the record's date and the earliest date of its sources.
    pub fn by_rule(given: Option<Date>, date: Date, source_dates: impl Iterator<Item = Date>) -> Self {
        match given.or_else(|| source_dates.min().map(|earliest| earliest.max(date))) {
            Some(day) => Self { day, recorded: true },
            None => Self { day: date, recorded: false },
        }
    }
}

vocabulary! {
    /// Which of the two clocks a day is read on.
    Clock {
        /// What had happened by that day.
        Happened = "happened",
        /// What was known by that day.
        Known = "known",
    }
}

impl Clock {
    /// The other one.
    pub fn other(self) -> Self {
        match self {
            Self::Happened => Self::Known,
            Self::Known => Self::Happened,
        }
    }

    /// The words before a day: `happened by` or `known by`.
    pub fn words(self) -> &'static str {
        match self {
            Self::Happened => "happened by",
            Self::Known => "known by",
        }
    }

    /// The same in a sentence: `had happened by` or `was known by`.
    pub fn words_with_was(self) -> &'static str {
        match self {
            Self::Happened => "had happened by",
            Self::Known => "was known by",
        }
    }
}
