//! A row of any provider, understood.

use crate::model::{Country, Date, EventKind, Position, Precision, month_number};

/// An event that a row tells of.
pub(super) struct Row {
    /// The provider's id.
    pub(super) key: String,
    pub(super) date: Date,
    pub(super) end: Option<Date>,
    pub(super) precision: Precision,
    pub(super) kind: EventKind,
    pub(super) title: String,
    pub(super) summary: String,
    pub(super) actors: Vec<Party>,
    pub(super) spot: Option<Spot>,
    pub(super) toll: Option<Toll>,
    /// Precision in words, sources, what has no key of its own.
    pub(super) notes: Vec<String>,
}

/// Somebody whom a row names.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Party {
    pub(super) name: String,
    /// The kind of actor, as the format has it.
    pub(super) kind: &'static str,
}

/// Where a row says that it was.
#[derive(Clone)]
pub(super) struct Spot {
    pub(super) name: String,
    pub(super) country: Country,
    pub(super) governorate: Option<String>,
    pub(super) at: Option<Position>,
}

/// Deaths and wounded that a row reports.
pub(super) struct Toll {
    pub(super) killed: Option<u32>,
    pub(super) wounded: Option<u32>,
    pub(super) note: String,
}

/// Collects what is wrong with a row, so that all of it is told at once.
#[derive(Default)]
pub(super) struct Wrongs(pub(super) Vec<String>);

impl Wrongs {
    /// A value that must be there and must be understood.
    pub(super) fn need<T>(
        &mut self,
        column: &str,
        text: Option<&str>,
        read: impl Fn(&str) -> Result<T, String>,
    ) -> Option<T> {
        match text {
            None => {
                self.0.push(format!("`{column}` is empty"));
                None
            }
            Some(text) => self.read(column, text, read),
        }
    }

    /// A value that may be missing, but not be wrong.
    pub(super) fn may<T>(
        &mut self,
        column: &str,
        text: Option<&str>,
        read: impl Fn(&str) -> Result<T, String>,
    ) -> Option<T> {
        text.and_then(|text| self.read(column, text, read))
    }

    fn read<T>(&mut self, column: &str, text: &str, read: impl Fn(&str) -> Result<T, String>) -> Option<T> {
        match read(text) {
            Ok(value) => Some(value),
            Err(why) => {
                let text = crate::text::safe(text);
                self.0.push(format!("`{column}` is `{}`, {why}", crate::text::truncate(&text, 40)));
                None
            }
        }
    }
}

/// A day as providers write it: `2024-01-20`, with a time behind it, `20 January 2024`, `20-Jan-2024`, `20/01/2024`.
pub(super) fn day(text: &str) -> Result<Date, String> {
    let wrong = || "not a day such as 2024-01-20 or 20 January 2024".to_owned();
    let bare = text.split(['T', ' ']).next().unwrap_or_default();
    if let Ok(date) = bare.parse::<Date>().or_else(|_| text.parse::<Date>()) {
        return Ok(date);
    }
    let parts: Vec<&str> = text.split([' ', '-', '/', '.']).filter(|part| !part.is_empty()).collect();
    let &[day, month, year] = parts.as_slice() else { return Err(wrong()) };
    let month = match month.parse::<i8>() {
        Ok(month) => month,
        Err(_) => month_number(&month.to_lowercase()).or_else(|| short_month(month)).ok_or_else(wrong)?,
    };
    let (day, year) = (day.parse::<i8>().map_err(|_| wrong())?, year.parse::<i16>().map_err(|_| wrong())?);
    Date::new(year, month, day).map_err(|_| wrong())
}

fn short_month(word: &str) -> Option<i8> {
    (1..=12).find(|&month| crate::model::month_name(month).eq_ignore_ascii_case(word))
}

/// A number of people.
pub(super) fn people(text: &str) -> Result<u32, String> {
    let bare = text.strip_suffix(".0").unwrap_or(text);
    bare.parse().map_err(|_| "not a whole number".to_owned())
}

/// A coordinate within its bounds, in degrees.
pub(super) fn degrees(text: &str, most: f64) -> Result<f64, String> {
    let value: f64 = text.parse().map_err(|_| "not a number of degrees".to_owned())?;
    if value.abs() <= most { Ok(value) } else { Err(format!("outside of ±{most} degrees")) }
}
