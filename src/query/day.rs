//! A day as people type it: `2024-01-25`, `25 jan 2024`, `January 25, 2024`, `today`, `yesterday`.

use std::fmt;

use crate::model::Date;

/// Why a text is not a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DayError {
    /// It is not written in a way that is understood.
    Unreadable,
    /// The calendar has no such day: 30 February.
    NoSuchDay,
}

impl fmt::Display for DayError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unreadable => "write a day as 2024-01-25, \"25 jan 2024\", today or yesterday",
            Self::NoSuchDay => "the calendar has no such day",
        })
    }
}

impl std::error::Error for DayError {}

/// The day that a text names.
pub fn parse_day(text: &str, today: Date) -> Result<Date, DayError> {
    let lower = text.trim().to_lowercase();
    match &*lower {
        "today" => return Ok(today),
        "yesterday" => return today.yesterday().map_err(|_| DayError::NoSuchDay),
        _ => {}
    }
    let words: Vec<&str> = lower.split([' ', ',', '-', '.', '/']).filter(|word| !word.is_empty()).collect();
    let &[first, second, third] = &*words else { return Err(DayError::Unreadable) };
    let (year, month, day) = match (month_number(first), month_number(second)) {
        (None, Some(month)) => (third, Some(month), first),
        (Some(month), None) => (third, Some(month), second),
        // Digits only: the year must come first, for the two orders that put it last are told apart by nobody.
        _ => (first, second.parse().ok(), third),
    };
    let year: i16 = if year.len() == 4 { number(year)? } else { return Err(DayError::Unreadable) };
    let day: i8 = number(day.trim_end_matches(char::is_alphabetic))?;
    Date::new(year, month.ok_or(DayError::Unreadable)?, day).map_err(|_| DayError::NoSuchDay)
}

fn number<N: std::str::FromStr>(digits: &str) -> Result<N, DayError> {
    digits.parse().map_err(|_| DayError::Unreadable)
}

/// The month, if the word is the beginning of its English name, three letters at least.
fn month_number(word: &str) -> Option<i8> {
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let found = NAMES.iter().position(|name| word.len() >= 3 && name.starts_with(word))?;
    i8::try_from(found + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Result<Date, DayError> {
        parse_day(text, Date::constant(2026, 11, 24))
    }

    #[test]
    fn every_usual_way_of_writing_a_day_is_understood() {
        let wanted = Ok(Date::constant(2024, 1, 25));
        for text in ["2024-01-25", "25 jan 2024", "25 January 2024", "January 25, 2024", "jan 25 2024", "25th Jan 2024"]
        {
            assert_eq!(day(text), wanted, "{text}");
        }
        assert_eq!(day(" Today "), Ok(Date::constant(2026, 11, 24)));
        assert_eq!(day("yesterday"), Ok(Date::constant(2026, 11, 23)));
        assert_eq!(day("3 sept 2024"), Ok(Date::constant(2024, 9, 3)));
    }

    #[test]
    fn what_is_no_day_or_could_be_two_is_refused() {
        for text in ["", "soon", "01/02/2024", "25 jan 24", "2024-01", "25 2024 jan", "jan feb 2024", "2024-13-x"] {
            assert_eq!(day(text), Err(DayError::Unreadable), "{text}");
        }
        for text in ["2024-02-30", "31 apr 2024", "2024-13-01"] {
            assert_eq!(day(text), Err(DayError::NoSuchDay), "{text}");
        }
    }
}
