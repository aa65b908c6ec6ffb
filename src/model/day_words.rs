//! Days as people type them: `2024-01-25`, `25 jan 2024`, `jan 2024`, `-7d`, `+1w`, `today`, `latest`.

use jiff::Span;

use super::date::{Date, PartialDate};

/// What relative words are counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayContext {
    /// The day that `-7d` and `+1w` start from: the as-of day, or the selected one.
    pub base: Date,
    /// What `today` means: the as-of day if one is set, else the calendar's.
    pub today: Date,
    /// What `latest` means: the last day of the file.
    pub latest: Date,
    /// First day of the file, to complete a day and month without a year.
    pub first: Date,
}

/// What is accepted, for messages and prompts.
pub const DAY_FORMS: &str = "2024-01-25, 25 jan 2024, jan 2024, -7d, +1w, today, latest";

/// The day, month or year that a text means; a sentence about what is accepted if it means none.
pub fn parse_day(text: &str, context: &DayContext) -> Result<PartialDate, String> {
    let words = text.trim().to_lowercase();
    match words.as_str() {
        "today" => return Ok(PartialDate::Day(context.today)),
        "yesterday" => return relative("-1d", context.today).ok_or_else(|| no_day(text)),
        "latest" => return Ok(PartialDate::Day(context.latest)),
        _ => {}
    }
    relative(&words, context.base)
        .or_else(|| iso(&words))
        .or_else(|| written_out(&words, context))
        .ok_or_else(|| no_day(text))
}

fn no_day(text: &str) -> String {
    format!("`{}` is not a day; write one of: {DAY_FORMS}", text.trim())
}

fn iso(words: &str) -> Option<PartialDate> {
    PartialDate::parse(words).or_else(|| {
        let parts: Vec<_> = words.split(['-', '/', '.']).collect();
        let [year, month, day] = parts[..] else { return None };
        let date = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?;
        (year.len() == 4).then_some(PartialDate::Day(date))
    })
}

fn relative(words: &str, base: Date) -> Option<PartialDate> {
    let (sign, rest) = match words.as_bytes().first()? {
        b'-' => (-1, &words[1..]),
        b'+' => (1, &words[1..]),
        _ => return None,
    };
    let digits = rest.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let count = sign * digits.trim().parse::<i64>().ok()?;
    let span = match rest[digits.len()..].trim() {
        "" | "d" | "day" | "days" => Span::new().try_days(count),
        "w" | "week" | "weeks" => Span::new().try_weeks(count),
        "m" | "month" | "months" => Span::new().try_months(count),
        "y" | "year" | "years" => Span::new().try_years(count),
        _ => return None,
    };
    base.checked_add(span.ok()?).ok().map(PartialDate::Day)
}

/// `25 jan 2024`, `jan 25, 2024`, `25 january`, `jan 2024`, in any order.
fn written_out(words: &str, context: &DayContext) -> Option<PartialDate> {
    let (mut day, mut month, mut year) = (None, None, None);
    for word in words.split(|c: char| c.is_whitespace() || c == ',' || c == '.').filter(|word| !word.is_empty()) {
        let number = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let ordinal = matches!(&word[number.len()..], "" | "st" | "nd" | "rd" | "th");
        if let Some(named) = month_number(word) {
            month.replace(named).is_none().then_some(())?;
        } else if number.len() == 4 && ordinal {
            year.replace(number.parse::<i16>().ok()?).is_none().then_some(())?;
        } else if (1..=2).contains(&number.len()) && ordinal {
            day.replace(number.parse::<i8>().ok()?).is_none().then_some(())?;
        } else {
            return None;
        }
    }
    match (day, month?, year) {
        (None, month, Some(year)) => Date::new(year, month, 1).ok().map(|_| PartialDate::Month(year, month)),
        (Some(day), month, Some(year)) => Date::new(year, month, day).ok().map(PartialDate::Day),
        (Some(day), month, None) => within_file(day, month, context).map(PartialDate::Day),
        (None, month, None) => {
            let first = within_file(1, month, context)?;
            Some(PartialDate::Month(first.year(), month))
        }
    }
}

/// The latest such day that is not after the file's last, so that "25 jan" means one that the file can tell of.
fn within_file(day: i8, month: i8, context: &DayContext) -> Option<Date> {
    let years = context.first.year()..=context.latest.year();
    let candidates = years.rev().filter_map(|year| Date::new(year, month, day).ok());
    let (mut inside, mut any) = (None, None);
    for candidate in candidates {
        any = any.or(Some(candidate));
        if candidate <= context.base && candidate >= context.first.first_of_month() {
            inside = inside.or(Some(candidate));
        }
    }
    inside.or(any)
}

/// The number of the month that a word of at least three letters begins.
pub fn month_number(word: &str) -> Option<i8> {
    const MONTHS: [&str; 12] = [
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
    let matches = |month: &&str| month.starts_with(word) || (word == "sept" && **month == *"september");
    let position = MONTHS.iter().position(|month| word.len() >= 3 && matches(month))?;
    i8::try_from(position + 1).ok()
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan;
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    const CONTEXT: DayContext = DayContext {
        base: date(2024, 1, 25),
        today: date(2026, 11, 24),
        latest: date(2026, 7, 1),
        first: date(2023, 8, 7),
    };

    #[test]
    fn days_are_read_in_the_forms_that_people_type() {
        let day = |text| parse_day(text, &CONTEXT);
        let expected = Ok(PartialDate::Day(date(2024, 1, 25)));
        for text in ["2024-01-25", "25 jan 2024", "25 January 2024", "Jan 25, 2024", "25th jan 2024", "25 jan", "-0d"] {
            assert_eq!(day(text), expected, "{text}");
        }
        assert_eq!(day("-7d"), Ok(PartialDate::Day(date(2024, 1, 18))));
        assert_eq!(day("+1w"), Ok(PartialDate::Day(date(2024, 2, 1))));
        assert_eq!(day("today"), Ok(PartialDate::Day(date(2026, 11, 24))));
        assert_eq!(day("latest"), Ok(PartialDate::Day(date(2026, 7, 1))));
        assert_eq!(day("nov 2023"), Ok(PartialDate::Month(2023, 11)));
        assert_eq!(day("2023-11"), Ok(PartialDate::Month(2023, 11)));
        assert_eq!(day("20 nov"), Ok(PartialDate::Day(date(2023, 11, 20))));
    }

    #[test]
    fn what_is_no_day_is_told_with_what_is_accepted() {
        for text in ["", "soon", "2024-02-30", "31 feb 2024", "25 25 jan", "-7q", "99999999999d", "+2147483647y"] {
            let message = parse_day(text, &CONTEXT).expect_err(text);
            assert_eq!(message, format!("`{text}` is not a day; write one of: {DAY_FORMS}"));
        }
    }

    proptest! {
        #[test]
        fn any_text_is_answered(text in "\\PC{0,20}") {
            let _ = parse_day(&text, &CONTEXT);
        }

        #[test]
        fn every_day_is_read_back_from_both_written_forms(days in 0..20_000_i32) {
            let day = date(1990, 1, 1).checked_add(days.days()).expect("in range");
            prop_assert_eq!(parse_day(&day.to_string(), &CONTEXT), Ok(PartialDate::Day(day)));
            prop_assert_eq!(parse_day(&super::super::date::day_text(day), &CONTEXT), Ok(PartialDate::Day(day)));
        }
    }
}
