//! Days and months ahead that a text names: `by 30 September 2025`, `the end of September 2025`.

use crate::model::{Date, PartialDate, month_number};

/// A day or a month ahead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ahead {
    /// First day that it can mean.
    pub from: Date,
    /// Last day that it can mean.
    pub to: Date,
    /// As it is told: `by 30 Sep 2025`, `Sep 2026`.
    pub words: String,
}

impl Ahead {
    /// One day.
    pub fn day(day: Date) -> Self {
        Self::of("by", day.into())
    }

    fn of(preposition: &str, date: PartialDate) -> Self {
        let words = if preposition.is_empty() { date.to_string() } else { format!("{preposition} {date}") };
        Self { from: date.first_day(), to: date.last_day(), words }
    }
}

/// The days and months after a day that a text names, each once, in the order of the text.
pub fn days_ahead(text: &str, after: Date) -> Vec<Ahead> {
    let words: Vec<&str> =
        text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric())).collect();
    let mut found: Vec<Ahead> = Vec::new();
    for at in 0..words.len() {
        let Some(date) = date_at(&words, at).filter(|date| date.first_day() > after) else { continue };
        let start = if matches!(date, PartialDate::Day(_)) { at.wrapping_sub(1) } else { at };
        let ahead = Ahead::of(&preposition(&words[..start.min(at)]), date);
        if found.iter().all(|known| (known.from, known.to) != (ahead.from, ahead.to)) {
            found.push(ahead);
        }
    }
    found
}

/// The date whose month stands at a place: `30 September 2025` or `September 2025`.
fn date_at(words: &[&str], at: usize) -> Option<PartialDate> {
    let month = month_number(&words[at].to_lowercase()).filter(|_| words[at].starts_with(char::is_uppercase))?;
    let year: i16 = words.get(at + 1).filter(|year| year.len() == 4)?.parse().ok()?;
    let day = at.checked_sub(1).and_then(|before| words[before].parse::<i8>().ok());
    match day.and_then(|day| Date::new(year, month, day).ok()) {
        Some(day) => Some(PartialDate::Day(day)),
        None => Date::new(year, month, 1).ok().map(|_| PartialDate::Month(year, month)),
    }
}

/// The words before a date that say how it is meant: `by the end of`.
fn preposition(before: &[&str]) -> String {
    const MEANT: [&str; 14] =
        ["by", "until", "before", "after", "from", "in", "on", "end", "of", "the", "beginning", "mid", "late", "early"];
    let is_meant = |word: &&&str| MEANT.contains(&&*word.to_lowercase());
    let mut words: Vec<&str> = before.iter().rev().take(5).take_while(is_meant).copied().collect();
    words.reverse();
    words.join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::days_ahead;
    use crate::model::Date;

    #[test]
    fn days_and_months_ahead_are_found_as_they_are_told() {
        let after = Date::constant(2024, 9, 27);
        let text = "The mission ends by the end of September 2025, support lasts until 30 September 2026; it began in May 2014.";
        let found: Vec<_> =
            days_ahead(text, after).into_iter().map(|it| (it.words, it.from.to_string(), it.to.to_string())).collect();
        let entry = |words: &str, from: &str, to: &str| (words.to_owned(), from.to_owned(), to.to_owned());
        assert_eq!(
            found,
            [
                entry("by the end of Sep 2025", "2025-09-01", "2025-09-30"),
                entry("until 30 Sep 2026", "2026-09-30", "2026-09-30"),
            ]
        );
    }
}
