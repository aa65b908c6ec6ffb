//! Stretches of days as people type them: `18 to 25 jan 2024`, `2024-01-18..2024-01-25`, `jan 2024`, `-7d`.

use jiff::ToSpan;

use super::date::{Date, PartialDate};
use super::day_words::{DayContext, parse_day};

/// What is accepted, for messages and prompts.
pub const PERIOD_FORMS: &str = "18 to 25 jan 2024, 2024-01-18..2024-01-25, jan 2024, -7d";

/// What may stand between the first and the last day.
const BETWEEN: [&str; 8] = ["..", " – ", " - ", "–", " until ", " till ", " to ", " and "];

/// The first and the last day that a text means; one day alone is the first, and the context's base the last. A sentence
/// about what is accepted if it means none.
pub fn parse_period(text: &str, context: &DayContext) -> Result<(Date, Date), String> {
    let words = text.trim().to_lowercase();
    let words = ["between ", "from ", "since "].iter().find_map(|word| words.strip_prefix(word)).unwrap_or(&words);
    let refused = || format!("`{}` is no stretch of days; write one of: {PERIOD_FORMS}", text.trim());
    let (from, to) = match BETWEEN.iter().find_map(|between| words.split_once(between)) {
        Some((first, last)) => {
            let to = parse_day(last, context).map_err(|_| refused())?.last_day();
            (first_part(first, last, to, context).ok_or_else(refused)?, to)
        }
        None => match parse_day(words, context).map_err(|_| refused())? {
            PartialDate::Day(day) => (day, context.base),
            whole => (whole.first_day(), whole.last_day()),
        },
    };
    if from > to {
        return Err(format!("`{}` ends before it begins; write the earlier day first", text.trim()));
    }
    Ok((from, to))
}

/// The first day: as it stands, or completed with the month and the year of the last one, as in `18 to 25 jan 2024`; in the
/// year before where that lies after the last day, as in `28 dec to 3 jan 2024`.
fn first_part(first: &str, last: &str, to: Date, context: &DayContext) -> Option<Date> {
    let day = |text: &str| parse_day(text, context).ok().map(PartialDate::first_day);
    let words: Vec<&str> = last.split_whitespace().collect();
    let has_month = first.chars().any(char::is_alphabetic);
    let rest = words.get(if has_month { 2.. } else { 1.. }).unwrap_or_default().join(" ");
    let completed = || {
        let whole = day(&format!("{first} {rest}")).filter(|_| !rest.is_empty())?;
        if whole <= to { Some(whole) } else { whole.checked_sub(1.year()).ok() }
    };
    // "18 dec" alone would be completed with the file's last year rather than with the one that is named.
    if has_month { completed().or_else(|| day(first)) } else { day(first).or_else(completed) }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn period(text: &str) -> Result<(Date, Date), String> {
        let context = DayContext {
            base: date(2024, 1, 25),
            today: date(2026, 11, 24),
            latest: date(2026, 7, 1),
            first: date(2023, 10, 1),
        };
        parse_period(text, &context)
    }

    #[test]
    fn two_days_stand_in_many_forms() {
        for text in [
            "18 to 25 jan 2024",
            "18 jan to 25 jan 2024",
            "18 January 2024 until 25 January 2024",
            "2024-01-18..2024-01-25",
            "between 18 and 25 January 2024",
            " from 18 jan – 25 jan ",
            "2024-01-18 - 25 jan 2024",
            "-7d",
        ] {
            assert_eq!(period(text), Ok((date(2024, 1, 18), date(2024, 1, 25))), "{text}");
        }
        assert_eq!(period("-7d to latest"), Ok((date(2024, 1, 18), date(2026, 7, 1))));
        assert_eq!(period("28 dec to 3 jan 2024"), Ok((date(2023, 12, 28), date(2024, 1, 3))));
    }

    #[test]
    fn months_and_years_are_whole() {
        assert_eq!(period("jan 2024"), Ok((date(2024, 1, 1), date(2024, 1, 31))));
        assert_eq!(period("dec 2023 to feb 2024"), Ok((date(2023, 12, 1), date(2024, 2, 29))));
        assert_eq!(period("2024"), Ok((date(2024, 1, 1), date(2024, 12, 31))));
    }

    #[test]
    fn what_means_nothing_is_told() {
        for text in ["", "soon", "18 to soon", "18 to 31 feb 2024"] {
            assert!(period(text).is_err_and(|told| told.contains("is no stretch of days; write one of")), "{text}");
        }
        assert!(period("25 jan 2024 to 18 jan 2024").is_err_and(|told| told.contains("ends before it begins")));
    }
}
