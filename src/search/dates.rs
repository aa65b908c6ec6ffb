//! Dates as people type them: `20 nov`, `by 25 jan 2024`, `since 2024-02`, `last week of january 2024`, `yesterday`.
//!
//! A day and month without a year means that day in every year of the file's period.

use std::ops::Range;

use crate::model::{Date, day_text, month_number};

use super::documents::day_number;

/// A piece of a query between spaces.
#[derive(Clone, Debug)]
pub(super) struct Token<'q> {
    /// Without a comma at its end.
    pub(super) text: &'q str,
    pub(super) span: Range<usize>,
}

/// How a date bounds the days of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bounds {
    /// On one of its days.
    On,
    /// Later than its last day.
    After,
    /// Earlier than its first day.
    Before,
    /// From its first day on.
    Since,
    /// To its last day; tallies are read as of it.
    By,
}

/// What a date in a query asks of a record's days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct DayTest {
    pub(super) bounds: Bounds,
    /// First and last day of what was named, once per year that it can mean, earliest first.
    pub(super) days: Vec<(Date, Date)>,
}

impl DayTest {
    /// What either of two tests with the same bounds asks for.
    pub(super) fn or(mut self, other: Self) -> Self {
        self.days.extend(other.days);
        self.days.sort_unstable();
        self.days.dedup();
        self
    }

    /// The stretches of days, numbered from 1970, that a record must touch.
    pub(super) fn stretches(&self) -> Vec<(i32, i32)> {
        let number = |&(first, last): &(Date, Date)| (day_number(first), day_number(last));
        let (Some(earliest), Some(latest)) = (self.days.first().map(number), self.days.last().map(number)) else {
            return Vec::new();
        };
        match self.bounds {
            Bounds::On => self.days.iter().map(number).collect(),
            Bounds::After => vec![(earliest.1 + 1, i32::MAX)],
            Bounds::Since => vec![(earliest.0, i32::MAX)],
            Bounds::Before => vec![(i32::MIN + 1, latest.0 - 1)],
            Bounds::By => vec![(i32::MIN + 1, latest.1)],
        }
    }

    /// The chip: `by 25 Jan 2024`.
    pub(super) fn text(&self) -> String {
        let word = match self.bounds {
            Bounds::On => "on",
            Bounds::After => "after",
            Bounds::Before => "before",
            Bounds::Since => "since",
            Bounds::By => "by",
        };
        let days: Vec<_> = self.days.iter().map(|&(first, last)| stretch_text(first, last)).collect();
        let on_stretch = self.bounds == Bounds::On && self.days.iter().any(|(first, last)| first != last);
        if on_stretch { days.join(" or ") } else { format!("{word} {}", days.join(" or ")) }
    }
}

fn stretch_text(first: Date, last: Date) -> String {
    let whole_month = first == first.first_of_month() && last == first.last_of_month();
    let whole_year = first == first.first_of_year() && last == first.last_of_year();
    if whole_year {
        first.year().to_string()
    } else if whole_month {
        crate::model::PartialDate::Month(first.year(), first.month()).to_string()
    } else if first == last {
        day_text(first)
    } else {
        format!("{} – {}", day_text(first), day_text(last))
    }
}

/// What dates without all their parts are read against.
#[derive(Clone, Copy, Debug)]
pub(super) struct Calendar {
    /// The file's period.
    pub(super) from: Date,
    pub(super) to: Date,
    /// The as-of day, or today.
    pub(super) today: Date,
}

/// Days that were named, and how many tokens named them.
type Named = (Vec<(Date, Date)>, usize);

impl Calendar {
    /// The date that begins at the first token, with its preposition; and how many tokens it takes.
    ///
    /// `is_name` tells whether a number belongs to the name before it (`tower 22`).
    pub(super) fn read(&self, tokens: &[Token]) -> Option<(DayTest, usize)> {
        let first = tokens.first()?.text.to_lowercase();
        let preposition = match first.as_str() {
            "on" => Some(Bounds::On),
            "in" | "during" => Some(Bounds::On),
            "after" => Some(Bounds::After),
            "before" => Some(Bounds::Before),
            "since" | "from" => Some(Bounds::Since),
            "by" | "until" | "till" => Some(Bounds::By),
            _ => None,
        };
        if let Some(bounds) = preposition {
            let rest = &tokens[1..];
            let rest = if is_word(rest, "the") { &rest[1..] } else { rest };
            let skipped = tokens.len() - rest.len();
            let (days, taken) = self.range(rest).or_else(|| self.named(rest)).or_else(|| self.vague(rest))?;
            return Some((DayTest { bounds, days }, skipped + taken));
        }
        if first == "between" {
            let (one, taken) = self.named(&tokens[1..])?;
            let rest = &tokens[1 + taken..];
            let (other, more) = self.named(rest.get(1..).filter(|_| is_word(rest, "and"))?)?;
            return Some((DayTest { bounds: Bounds::On, days: vec![span_of(&one, &other)?] }, 2 + taken + more));
        }
        let (days, taken) = self.range(tokens).or_else(|| self.named(tokens))?;
        Some((DayTest { bounds: Bounds::On, days }, taken))
    }

    /// `17 to 26 october 2023`, `2023-10-17 to 2023-10-26`.
    fn range(&self, tokens: &[Token]) -> Option<Named> {
        let is_to = |at: usize| tokens.get(at).is_some_and(|token| matches!(token.text, "to" | "-" | "–" | "until"));
        if let Some(day) = tokens.first().and_then(|token| day_of_month(token.text)).filter(|_| is_to(1)) {
            let (days, taken) = self.day_and_month(&tokens[2..])?;
            let from = |&(_, last): &(Date, Date)| Some((last.with().day(day).build().ok()?, last));
            let days: Vec<_> = days.iter().filter_map(from).filter(|(first, last)| first <= last).collect();
            return (!days.is_empty()).then_some((days, taken + 2));
        }
        let (one, taken) = self.named(tokens)?;
        let (other, more) = self.named(tokens.get(taken + 1..).filter(|_| is_to(taken))?)?;
        Some((vec![span_of(&one, &other)?], taken + 1 + more))
    }

    /// A day, month or stretch that stands for itself.
    fn named(&self, tokens: &[Token]) -> Option<Named> {
        let word = tokens.first()?.text.to_lowercase();
        self.relative(&word, tokens)
            .or_else(|| part_of_month(&word, tokens, self))
            .or_else(|| self.day_and_month(tokens))
            .or_else(|| month_and_year(tokens))
            .or_else(|| numeric(&word).map(|days| (vec![days], 1)))
    }

    /// A month or a year alone, which only a preposition makes a date.
    fn vague(&self, tokens: &[Token]) -> Option<Named> {
        let word = tokens.first()?.text;
        if let Some(year) = year(word) {
            let first = Date::new(year, 1, 1).ok()?;
            return Some((vec![(first, first.last_of_year())], 1));
        }
        let month = month(word)?;
        let days = self.years(|year| Date::new(year, month, 1).ok().map(|first| (first, first.last_of_month())));
        Some((days, 1))
    }

    fn relative(&self, word: &str, tokens: &[Token]) -> Option<Named> {
        use jiff::ToSpan;
        let today = self.today;
        let back = |days: i64| today.checked_sub(days.days()).ok();
        let monday = back(i64::from(today.weekday().to_monday_zero_offset()))?;
        let next = tokens.get(1).map(|token| token.text.to_lowercase());
        let (days, taken) = match (word, next.as_deref()) {
            ("today", _) => ((today, today), 1),
            ("yesterday", _) => ((back(1)?, back(1)?), 1),
            ("this", Some("week")) => ((monday, monday.checked_add(6.days()).ok()?), 2),
            ("last", Some("week")) if !is_word(&tokens[2..], "of") => {
                ((monday.checked_sub(7.days()).ok()?, monday.yesterday().ok()?), 2)
            }
            ("this", Some("month")) => ((today.first_of_month(), today.last_of_month()), 2),
            ("last", Some("month")) => {
                let last = today.first_of_month().yesterday().ok()?;
                ((last.first_of_month(), last), 2)
            }
            (_, Some("days")) if is_word(&tokens[2..], "ago") => {
                let day = back(word.parse::<i64>().ok().filter(|days| *days < 100_000)?)?;
                ((day, day), 3)
            }
            _ => return None,
        };
        Some((vec![days], taken))
    }

    /// `20 nov`, `nov 20`, `20th of november 2023`, `november 20, 2023`.
    fn day_and_month(&self, tokens: &[Token]) -> Option<Named> {
        let text = |at: usize| tokens.get(at).map(|token| token.text);
        let (day, month, taken) = match day_of_month(text(0)?) {
            Some(day) => {
                let of = usize::from(text(1).is_some_and(|word| word.eq_ignore_ascii_case("of")));
                (day, month(text(1 + of)?)?, 2 + of)
            }
            None => (day_of_month(text(1)?)?, month(text(0)?)?, 2),
        };
        let single = |year: i16| Date::new(year, month, day).ok().map(|date| (date, date));
        if let Some(year) = text(taken).and_then(year) {
            return Some((vec![single(year)?], taken + 1));
        }
        let days = self.years(single);
        (!days.is_empty()).then_some((days, taken))
    }

    /// What is meant in every year of the period; in any of its years where none lies inside.
    fn years(&self, of: impl Fn(i16) -> Option<(Date, Date)>) -> Vec<(Date, Date)> {
        let all: Vec<_> = (self.from.year()..=self.to.year()).filter_map(of).collect();
        let inside: Vec<_> =
            all.iter().copied().filter(|&(first, last)| last >= self.from && first <= self.to).collect();
        if inside.is_empty() { all } else { inside }
    }
}

fn is_word(tokens: &[Token], word: &str) -> bool {
    tokens.first().is_some_and(|token| token.text.eq_ignore_ascii_case(word))
}

fn span_of(one: &[(Date, Date)], other: &[(Date, Date)]) -> Option<(Date, Date)> {
    let (first, last) = (one.first()?.0, other.last()?.1);
    (first <= last).then_some((first, last))
}

/// `first week of january 2024`, `late november 2023`.
fn part_of_month(word: &str, tokens: &[Token], calendar: &Calendar) -> Option<Named> {
    let is_week = tokens.get(1).is_some_and(|token| token.text.eq_ignore_ascii_case("week"));
    let (from, to, skipped) = match word {
        "first" | "second" | "third" | "fourth" | "last" if is_week => {
            if !is_word(tokens.get(2..)?, "of") {
                return None;
            }
            let from = match word {
                "first" => 1,
                "second" => 8,
                "third" => 15,
                "fourth" => 22,
                _ => 0,
            };
            (from, from + 6, 3)
        }
        "early" => (1, 10, 1),
        "mid" => (11, 20, 1),
        "late" => (21, 31, 1),
        _ => return None,
    };
    let rest = tokens.get(skipped..)?;
    let (months, taken) = month_and_year(rest).or_else(|| calendar.vague(rest))?;
    let part = |&(first, last): &(Date, Date)| {
        if from == 0 {
            return Some((last.with().day(last.day() - 6).build().ok()?, last));
        }
        let start = first.with().day(from).build().ok()?;
        Some((start, first.with().day(to.min(last.day())).build().ok()?))
    };
    Some((months.iter().filter_map(part).collect(), skipped + taken))
}

/// `nov 2023`.
fn month_and_year(tokens: &[Token]) -> Option<Named> {
    let first = Date::new(year(tokens.get(1)?.text)?, month(tokens.first()?.text)?, 1).ok()?;
    Some((vec![(first, first.last_of_month())], 2))
}

/// `2024-01-25`, `2024-01`, `25.1.2024`, `25/1/2024`.
pub(super) fn numeric(word: &str) -> Option<(Date, Date)> {
    let single = |date: Date| (date, date);
    let parts: Vec<&str> = word.split(['-', '.', '/']).collect();
    let number = |at: usize| parts.get(at).filter(|p| p.len() <= 2 && !p.is_empty()).and_then(|p| p.parse::<i8>().ok());
    match parts.len() {
        3 if word.contains('-') => Date::new(year(parts[0])?, number(1)?, number(2)?).ok().map(single),
        3 => Date::new(year(parts[2])?, number(1)?, number(0)?).ok().map(single),
        2 if word.contains('-') => {
            let first = Date::new(year(parts[0])?, number(1)?, 1).ok()?;
            Some((first, first.last_of_month()))
        }
        _ => None,
    }
}

/// A year that records can lie in.
pub(super) fn year(word: &str) -> Option<i16> {
    let digits = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    word.parse().ok().filter(|year| digits && (1900..2100).contains(year))
}

fn day_of_month(word: &str) -> Option<i8> {
    let number = word.find(|c: char| !c.is_ascii_digit()).map_or(word, |end| {
        let (number, suffix) = word.split_at(end);
        if matches!(suffix.to_ascii_lowercase().as_str(), "st" | "nd" | "rd" | "th") { number } else { "" }
    });
    number.parse().ok().filter(|day| (1..=31).contains(day) && number.len() <= 2)
}

/// The month of a name or of its first three letters or more.
fn month(word: &str) -> Option<i8> {
    let word = word.to_lowercase();
    month_number(word.strip_suffix('.').unwrap_or(&word))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn read(text: &str) -> Option<(String, usize)> {
        let calendar = Calendar { from: date(2023, 8, 7), to: date(2026, 7, 1), today: date(2024, 1, 25) };
        let tokens: Vec<_> = text.split(' ').map(|text| Token { text, span: 0..0 }).collect();
        calendar.read(&tokens).map(|(test, taken)| (test.text(), taken))
    }

    #[test]
    fn dates_in_words() {
        for (typed, chip, taken) in [
            ("25 december 2023", "on 25 Dec 2023", 3),
            ("20 nov", "on 20 Nov 2023 or 20 Nov 2024 or 20 Nov 2025", 2),
            ("nov 20 2023", "on 20 Nov 2023", 3),
            ("20th of november 2023 attack", "on 20 Nov 2023", 4),
            ("by 25 jan 2024", "by 25 Jan 2024", 4),
            ("nov 2023", "Nov 2023", 2),
            ("since 2024-02", "since Feb 2024", 2),
            ("since 2024", "since 2024", 2),
            ("in november", "Nov 2023 or Nov 2024 or Nov 2025", 2),
            ("last week of january 2024", "25 Jan 2024 – 31 Jan 2024", 5),
            ("late november 2023", "21 Nov 2023 – 30 Nov 2023", 3),
            ("yesterday", "on 24 Jan 2024", 1),
            ("last week", "15 Jan 2024 – 21 Jan 2024", 2),
            ("3 days ago", "on 22 Jan 2024", 3),
            ("17 to 26 october 2023", "17 Oct 2023 – 26 Oct 2023", 5),
            ("between 2023-10-17 and 2023-10-26", "17 Oct 2023 – 26 Oct 2023", 4),
            ("before 2024-01-25", "before 25 Jan 2024", 2),
            ("25.12.2023", "on 25 Dec 2023", 1),
            ("5 august", "on 5 Aug 2024 or 5 Aug 2025", 2),
        ] {
            assert_eq!(read(typed), Some((chip.to_owned(), taken)), "{typed}");
        }
    }

    #[test]
    fn words_that_are_no_dates() {
        for typed in
            ["may withdraw", "by pentagon", "140 attacks", "2024", "march", "since kataib", "31 feb 2024", "20"]
        {
            assert_eq!(read(typed), None, "{typed}");
        }
    }

    #[test]
    fn after_and_before_leave_the_day_out() {
        let test = |bounds| DayTest { bounds, days: vec![(date(1970, 1, 5), date(1970, 1, 7))] }.stretches();
        assert_eq!(test(Bounds::After), [(7, i32::MAX)]);
        assert_eq!(test(Bounds::Since), [(4, i32::MAX)]);
        assert_eq!(test(Bounds::Before), [(i32::MIN + 1, 3)]);
        assert_eq!(test(Bounds::By), [(i32::MIN + 1, 6)]);
    }
}
