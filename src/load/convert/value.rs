//! Single values: text, words of closed lists, days, numbers, grades, codes.

use jiff::civil::Time;
use toml::value::Datetime;

use super::Converter;
use crate::diagnostic::nearest::nearest;
use crate::diagnostic::{Check, Diagnostic, Place};
use crate::load::schema::{At, Day, Field, List, Text, Whole};
use crate::model::{self, Country, Credibility, Date, PartialDate};

/// A closed list of words.
pub trait Vocabulary: Sized + Copy {
    /// The words.
    const NAMES: &'static [&'static str];
    /// The value with this name.
    fn from_name(name: &str) -> Option<Self>;
}

macro_rules! vocabularies {
    ($($type:ident),+ $(,)?) => {$(
        impl Vocabulary for model::$type {
            const NAMES: &'static [&'static str] = model::$type::NAMES;
            fn from_name(name: &str) -> Option<Self> {
                model::$type::from_name(name)
            }
        }
    )+};
}

vocabularies!(
    SideColor,
    MeasureKind,
    EventKind,
    ActorKind,
    RelationKind,
    Bound,
    QuantityState,
    DisputeOver,
    Precision,
    Role,
    Means,
    Outcome,
    PlaceKind,
    PositionPrecision,
    SourceKind,
);

/// Advice on an empty value.
const SAY_SOMETHING: &str = "write something, or leave the key out where it is optional";

impl Converter<'_> {
    /// A text that says something and hides nothing.
    pub fn text(&mut self, text: At<Text<'_>>) -> Option<Box<str>> {
        let At { value: Text(words), place } = text;
        if words.trim().is_empty() {
            let problem = Diagnostic::new(Check::EmptyValue, place, "This text is empty.").label("empty");
            self.push(problem.help(SAY_SOMETHING));
            return None;
        }
        if may_hide(&words) {
            if let Some((at, c)) = words.char_indices().find(|&(at, c)| hides(&words, at, c)) {
                self.tell_control(&words, at, c, place);
                return None;
            }
            if words.contains('\r') {
                return Some(words.replace("\r\n", "\n").into());
            }
        }
        Some(Box::from(words))
    }

    /// A text that may be left out.
    pub fn optional_text(&mut self, field: Field<Text<'_>>) -> Option<Box<str>> {
        field.and_then(|text| self.text(text))
    }

    /// A text that must be there.
    pub fn needed_text(&mut self, field: Field<Text<'_>>, key: &str) -> Option<Box<str>> {
        let text = self.need(field, key)?;
        self.text(text)
    }

    /// An array of texts that may be left out.
    pub fn texts(&mut self, field: Field<List<Text<'_>>>, key: &str) -> Box<[Box<str>]> {
        let elements = self.elements(field, key);
        elements.into_iter().filter_map(|text| self.text(text)).collect()
    }

    /// The elements of an array that may be left out, but not be empty.
    pub fn elements<T>(&mut self, field: Field<List<T>>, key: &str) -> Vec<At<T>> {
        let Some(At { value: List(elements), place }) = field else { return Vec::new() };
        if elements.is_empty() && !self.is_spoilt(key) {
            let message = format!("The array `{key}` is empty.");
            self.push(Diagnostic::new(Check::EmptyValue, place, message).label("empty").help(SAY_SOMETHING));
        }
        elements
    }

    fn tell_control(&mut self, words: &str, at: usize, c: char, place: Place) {
        // Point at the character itself, if it is written as such and not as an escape.
        let text = &self.files.get(place.file).text;
        let written = text.get(place.start as usize..place.end as usize).unwrap_or_default();
        let nth = words[..at].matches(c).count();
        let place = match written.match_indices(c).nth(nth) {
            Some((offset, _)) => {
                let start = place.start + offset as u32;
                Place { start, end: start + c.len_utf8() as u32, ..place }
            }
            None => place,
        };
        let what = if c.is_control() { "a control character" } else { "a character that turns the direction of text" };
        let message = format!("The text holds U+{:04X}, {what}.", c as u32);
        let problem = Diagnostic::new(Check::ControlCharacter, place, message).label("invisible in an editor");
        self.push(problem.help("take it out"));
    }

    /// A word of a closed list.
    pub fn word<V: Vocabulary>(&mut self, word: &At<Text<'_>>, key: &str) -> Option<V> {
        let value = V::from_name(&word.value.0);
        if value.is_none() {
            self.not_among(word, key, Check::UnknownValue, V::NAMES);
        }
        value
    }

    /// A word of a closed list that may be left out.
    pub fn optional_word<V: Vocabulary>(&mut self, field: Field<Text<'_>>, key: &str) -> Option<V> {
        field.and_then(|word| self.word(&word, key))
    }

    /// A word of a closed list that must be there.
    pub fn needed_word<V: Vocabulary>(&mut self, field: Field<Text<'_>>, key: &str) -> Option<V> {
        let word = self.need(field, key)?;
        self.word(&word, key)
    }

    /// Words of a closed list.
    pub fn words<V: Vocabulary>(&mut self, field: Field<List<Text<'_>>>, key: &str) -> Box<[V]> {
        let elements = self.elements(field, key);
        elements.iter().filter_map(|word| self.word(word, key)).collect()
    }

    /// Tells that a word is not of the list, with the nearest that is, and the list.
    pub fn not_among(&mut self, word: &At<Text<'_>>, key: &str, check: Check, names: &'static [&'static str]) {
        let text = &word.value.0;
        if text.is_empty() {
            self.push(Diagnostic::new(Check::EmptyValue, word.place, format!("`{key}` is empty.")).label("empty"));
            return;
        }
        let mut problem = Diagnostic::new(check, word.place, format!("`{key}` does not take `{text}`."));
        if let Some(meant) = nearest(text, names.iter().copied()) {
            problem = problem.help(format!("did you mean `{meant}`?"));
        }
        self.push(problem.label("not in the list").help(format!("`{key}` is one of {}", names.join(", "))));
    }

    /// A whole day.
    pub fn day(&mut self, day: &At<Day<'_>>, key: &str) -> Option<Date> {
        let text = match &day.value {
            Day::Toml(date) => return self.toml_day(date, day.place, key),
            Day::Text(text) => text,
        };
        let example = text.parse::<Date>().map_or("2024-01-25".to_owned(), |date| date.to_string());
        let problem = Diagnostic::new(Check::BadDate, day.place, format!("`{key}` takes a day, not a text."));
        self.push(problem.label("text").help(format!("write `{key} = {example}`, without quotes")));
        None
    }

    fn toml_day(&mut self, date: &Datetime, place: Place, key: &str) -> Option<Date> {
        let day = date
            .date
            .and_then(|day| Date::new(day.year.cast_signed(), day.month.cast_signed(), day.day.cast_signed()).ok());
        if date.time.is_none() && day.is_some() {
            return day;
        }
        let message = format!("`{key}` takes a day without a time.");
        let problem = Diagnostic::new(Check::BadDate, place, message).label("not a day");
        self.push(match day {
            Some(day) => problem.help(format!("write `{key} = {day}`")),
            None => problem,
        });
        None
    }

    /// A day that may be left out.
    pub fn optional_day(&mut self, field: Option<&At<Day<'_>>>, key: &str) -> Option<Date> {
        field.and_then(|day| self.day(day, key))
    }

    /// A day that must be there.
    pub fn needed_day(&mut self, field: Option<&At<Day<'_>>>, key: &str) -> Option<Date> {
        let day = self.need(field, key)?;
        self.day(day, key)
    }

    /// A day, a month or a year that may be left out.
    pub fn partial(&mut self, field: Option<&At<Day<'_>>>, key: &str) -> Option<PartialDate> {
        let day = field?;
        let text = match &day.value {
            Day::Toml(date) => return self.toml_day(date, day.place, key).map(PartialDate::Day),
            Day::Text(text) => text,
        };
        let partial = PartialDate::parse(text);
        if partial.is_none() {
            let message = format!("`{key}` takes a day, or a month or year in quotes.");
            let problem = Diagnostic::new(Check::BadDate, day.place, message).label("no date");
            self.push(match text.parse::<Date>() {
                Ok(date) => problem.help(format!("write `{key} = {date}`, without quotes")),
                Err(_) => problem.help("write 2024-01-25, \"2024-01\" or \"2024\""),
            });
        }
        partial
    }

    /// Tells if the end, which is written at `place`, lies before the beginning.
    pub fn in_order(&mut self, from: (Option<Date>, &str), to: (Option<Date>, &str), place: Option<Place>) {
        if let ((Some(first), from_key), (Some(last), to_key), Some(place)) = (from, to, place)
            && last < first
        {
            let message = format!("`{to_key}` lies before `{from_key}`, {first}.");
            self.push(Diagnostic::new(Check::EndBeforeDate, place, message).label(format!("before {first}")));
        }
    }

    /// A time of day, `HH:MM`.
    pub fn time(&mut self, field: Field<Text<'_>>) -> Option<Time> {
        let At { value: Text(text), place } = field?;
        let time = text
            .split_once(':')
            .filter(|(hour, minute)| hour.len() == 2 && minute.len() == 2)
            .and_then(|(hour, minute)| Some((hour.parse().ok()?, minute.parse().ok()?)))
            .and_then(|(hour, minute)| Time::new(hour, minute, 0, 0).ok());
        if time.is_none() {
            let problem = Diagnostic::new(Check::BadCode, place, format!("`{text}` is not a time of day."));
            self.push(problem.label("not HH:MM").help("write the local time as \"09:05\" or \"21:30\""));
        }
        time
    }

    /// A whole number from `least` on.
    pub fn number<N: TryFrom<i64>>(&mut self, field: Field<Whole>, key: &str, least: i64) -> Option<N> {
        let At { value: Whole(number), place } = field?;
        let fits = Some(number).filter(|&number| number >= least).and_then(|number| N::try_from(number).ok());
        if fits.is_none() {
            let limit = if number < least { format!("at least {least}") } else { "smaller than that".to_owned() };
            let message = format!("`{key}` is {limit}.");
            self.push(Diagnostic::new(Check::BadNumber, place, message).label("out of range"));
        }
        fits
    }

    /// An Admiralty digit that may be left out.
    pub fn credibility(&mut self, field: Field<Whole>) -> Option<Credibility> {
        let At { value: Whole(digit), place } = field?;
        let credibility = Credibility::new(digit);
        if credibility.is_none() {
            let meanings: Vec<String> =
                Credibility::ALL.iter().map(|digit| format!("{digit} {}", digit.meaning())).collect();
            let problem = Diagnostic::new(Check::BadGrade, place, format!("`credibility` is 1 to 6, not {digit}."));
            self.push(problem.label("not 1 to 6").help(meanings.join(", ")));
        }
        credibility
    }

    /// A country code.
    pub fn country(&mut self, code: &At<Text<'_>>) -> Option<Country> {
        let text = &code.value.0;
        let country = Country::parse(text);
        if country.is_none() {
            let problem = Diagnostic::new(Check::BadCode, code.place, format!("`{text}` is not a country code."));
            let advice = match Country::parse(&text.to_ascii_uppercase()) {
                Some(meant) => format!("write \"{meant}\""),
                None => "write two capital letters such as \"IQ\"".to_owned(),
            };
            self.push(problem.label("not ISO 3166-1").help(advice));
        }
        country
    }

    /// An array of country codes.
    pub fn countries(&mut self, field: Field<List<Text<'_>>>) -> Box<[Country]> {
        let codes = self.elements(field, "countries");
        codes.iter().filter_map(|code| self.country(code)).collect()
    }
}

/// A quick look: whether a text has a byte that a hidden character begins with. Without branches inside a block, so that
/// the compiler looks at many bytes at once: every byte of every text goes through here.
fn may_hide(text: &str) -> bool {
    let is_suspect = |byte: u8| byte < 0x20 || matches!(byte, 0x7f | 0xc2 | 0xe2);
    text.as_bytes().chunks(32).any(|block| block.iter().fold(false, |found, &byte| found | is_suspect(byte)))
}

fn hides(text: &str, at: usize, c: char) -> bool {
    match c {
        '\n' => false,
        '\r' => !text[at + 1..].starts_with('\n'),
        _ => c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'),
    }
}
