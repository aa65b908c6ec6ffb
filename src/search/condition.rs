//! The fields of the query language: what `kind:`, `actor:`, `grade:` and the others take, and what they ask of a record.

use crate::model::{ActorKind, Country, Credibility, EventKind, Kind, Means, PlaceKind, RecordRef, Reliability};

use super::dates::{Bounds, Calendar, DayTest, numeric, year};
use super::key::Key;
use super::names::{in_full, listed, named, nearest};
use super::query::Context;

/// A value of `kind:`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum KindValue {
    Record(Kind),
    Event(EventKind),
    Actor(ActorKind),
    Place(PlaceKind),
}

/// A value of `is:`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    Disputed,
    Corrected,
    Superseded,
    SingleSource,
    Unclaimed,
    Unreviewed,
}

impl Standing {
    const NAMES: [(&'static str, Self); 6] = [
        ("disputed", Self::Disputed),
        ("corrected", Self::Corrected),
        ("superseded", Self::Superseded),
        ("single-source", Self::SingleSource),
        ("unclaimed", Self::Unclaimed),
        ("unreviewed", Self::Unreviewed),
    ];
}

/// A value of `grade:`: a letter, a digit or both, exactly or "this or better".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct GradeTest {
    pub(super) reliability: Option<Reliability>,
    pub(super) credibility: Option<Credibility>,
    pub(super) or_better: bool,
}

/// A number compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NumberTest {
    least: u32,
    most: u32,
}

impl NumberTest {
    fn parse(text: &str) -> Option<Self> {
        let comparators = [">=", "<=", "≥", "≤", ">", "<", "="];
        let sign = comparators.into_iter().find(|sign| text.starts_with(sign)).unwrap_or("");
        let digits = &text[sign.len()..];
        let (digits, or_more) = match digits.strip_suffix('+') {
            Some(digits) if sign.is_empty() => (digits, true),
            _ => (digits, false),
        };
        if digits.split(',').skip(1).any(|group| group.len() != 3) {
            return None;
        }
        let digits = digits.replace(',', "");
        let number: u32 = digits.parse().ok()?;
        let (least, most) = match sign {
            ">=" | "≥" => (number, u32::MAX),
            ">" => (number.checked_add(1)?, u32::MAX),
            "<=" | "≤" => (0, number),
            "<" => (0, number.checked_sub(1)?),
            _ if or_more => (number, u32::MAX),
            _ => (number, number),
        };
        Some(Self { least, most })
    }

    pub(super) fn admits(self, number: u32) -> bool {
        (self.least..=self.most).contains(&number)
    }
}

/// What a field with its value asks of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Ask {
    /// The record itself, by its id.
    Record(RecordRef),
    Kinds(Vec<KindValue>),
    /// The record is, or hangs together through this field with, one of these.
    Linked(Key, Vec<RecordRef>),
    Countries(Vec<Country>),
    Means(Vec<Means>),
    Grade(Vec<GradeTest>),
    Killed(Vec<NumberTest>),
    Wounded(Vec<NumberTest>),
    Is(Vec<Standing>),
    Days(DayTest),
}

impl Ask {
    /// What either of two values of one field asks for.
    fn or(self, other: Self) -> Self {
        fn with<T>(mut one: Vec<T>, other: Vec<T>) -> Vec<T> {
            one.extend(other);
            one
        }
        match (self, other) {
            (Self::Kinds(one), Self::Kinds(other)) => Self::Kinds(with(one, other)),
            (Self::Linked(key, one), Self::Linked(_, other)) => Self::Linked(key, with(one, other)),
            (Self::Countries(one), Self::Countries(other)) => Self::Countries(with(one, other)),
            (Self::Means(one), Self::Means(other)) => Self::Means(with(one, other)),
            (Self::Grade(one), Self::Grade(other)) => Self::Grade(with(one, other)),
            (Self::Killed(one), Self::Killed(other)) => Self::Killed(with(one, other)),
            (Self::Wounded(one), Self::Wounded(other)) => Self::Wounded(with(one, other)),
            (Self::Is(one), Self::Is(other)) => Self::Is(with(one, other)),
            (Self::Days(one), Self::Days(other)) => Self::Days(one.or(other)),
            // A field always asks in one way.
            (one, _) => one,
        }
    }
}

/// Reads a value; or says what is wrong with it, and which value was perhaps meant. Values with commas between them are
/// alternatives: `kind:attack,strike`.
pub(super) fn read(key: Key, value: &str, context: &Context) -> Result<Ask, (String, Option<String>)> {
    let parts: Vec<&str> = value.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
    if parts.is_empty() {
        return Err((format!("{}: needs a value, as in {}", key.name(), key.example()), None));
    }
    // A comma also stands within a number, a date or a name.
    if let Some(ask) = whole(key, value, context) {
        return Ok(ask);
    }
    let mut asked: Option<Ask> = None;
    for &part in &parts {
        let Some(ask) = one(key, part, context) else {
            let (message, near) = problem(key, part, context);
            let mended = |near: String| {
                parts.iter().map(|&own| if own == part { &near } else { own }).collect::<Vec<_>>().join(",")
            };
            return Err((message, near.map(mended)));
        };
        asked = Some(asked.map_or(ask.clone(), |before| before.or(ask)));
    }
    asked.ok_or_else(|| problem(key, value, context))
}

/// Reads a value that has commas of its own: `2,500`, `jan 25, 2024`, a name.
fn whole(key: Key, value: &str, context: &Context) -> Option<Ask> {
    match key {
        Key::Killed | Key::Wounded | Key::After | Key::Before | Key::On => one(key, value, context),
        Key::Actor | Key::By | Key::Place | Key::Topic | Key::Measure | Key::Source => {
            let found = in_full(context.index, context.scope, key.names()?, value);
            (!found.is_empty()).then_some(Ask::Linked(key, found))
        }
        _ => None,
    }
}

/// Reads one value.
fn one(key: Key, value: &str, context: &Context) -> Option<Ask> {
    match key {
        Key::Kind => kinds(value).map(Ask::Kinds),
        Key::Actor | Key::By | Key::Place | Key::Side | Key::Topic | Key::Measure | Key::Source => {
            let found = named(context.index, context.scope, key.names()?, value);
            (!found.is_empty()).then_some(Ask::Linked(key, found))
        }
        Key::Country => countries(value, context).map(Ask::Countries),
        Key::Means => {
            let found: Vec<_> =
                listed(value, Means::NAMES.iter().copied()).into_iter().map(|at| Means::ALL[at]).collect();
            (!found.is_empty()).then_some(Ask::Means(found))
        }
        Key::Grade => grade(value).map(|grade| Ask::Grade(vec![grade])),
        Key::Killed => NumberTest::parse(value).map(|test| Ask::Killed(vec![test])),
        Key::Wounded => NumberTest::parse(value).map(|test| Ask::Wounded(vec![test])),
        Key::Is => {
            let found = listed(value, Standing::NAMES.iter().map(|&(name, _)| name));
            found.first().map(|&at| Ask::Is(vec![Standing::NAMES[at].1]))
        }
        Key::After => days(value, Bounds::After, context.calendar()),
        Key::Before => days(value, Bounds::Before, context.calendar()),
        Key::On => days(value, Bounds::On, context.calendar()),
    }
}

fn problem(key: Key, value: &str, context: &Context) -> (String, Option<String>) {
    let choices = values(key, context);
    let near = nearest(value, choices.iter().map(String::as_str)).map(str::to_owned);
    let advice = match (&near, choices.is_empty()) {
        (Some(near), _) => format!("did you mean {}:{near}?", key.name()),
        (None, false) if choices.len() <= 12 => format!("it takes {}", choices.join(", ")),
        _ => format!("write it as in {}", key.example()),
    };
    let shown = crate::text::safe(value);
    let what = if key.names().is_some() { "nothing in this file is called so" } else { "this is no value of it" };
    (format!("{}:{shown}: {what}; {advice}", key.name()), near)
}

/// The values that a field can take, for completion and messages; those of numbers and dates are not listed.
pub(super) fn values(key: Key, context: &Context) -> Vec<String> {
    let knowledge = context.scope.knowledge();
    let own = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
    match key {
        Key::Kind => kind_names().into_iter().map(|(name, _)| name.to_owned()).collect(),
        Key::Means => own(Means::NAMES),
        Key::Is => Standing::NAMES.iter().map(|&(name, _)| name.to_owned()).collect(),
        Key::Country => {
            let mut codes: Vec<String> = knowledge.places.iter().map(|place| place.country.code().to_owned()).collect();
            codes.sort_unstable();
            codes.dedup();
            codes
        }
        _ => match key.names() {
            Some(kind) => (0..knowledge.len(kind) as u32)
                .map(|index| RecordRef { kind, index })
                .filter(|&record| context.scope.in_time(record))
                .map(|record| knowledge.id(record).to_string())
                .collect(),
            None => Vec::new(),
        },
    }
}

fn kind_names() -> Vec<(&'static str, KindValue)> {
    let records =
        Kind::ALL.iter().filter(|&&kind| kind != Kind::Side).map(|&kind| (kind.name(), KindValue::Record(kind)));
    let events = EventKind::ALL.iter().map(|&kind| (kind.name(), KindValue::Event(kind)));
    let actors = ActorKind::ALL.iter().map(|&kind| (kind.name(), KindValue::Actor(kind)));
    let places = PlaceKind::ALL.iter().map(|&kind| (kind.name(), KindValue::Place(kind)));
    records.chain(events).chain(actors).chain(places).collect()
}

fn kinds(value: &str) -> Option<Vec<KindValue>> {
    let names = kind_names();
    // People, bodies and agencies have plurals that no rule gives.
    let value = match value {
        "people" | "persons" => "person",
        "clashes" => "clash",
        other => other,
    };
    let exact = names.iter().filter(|(name, _)| name.eq_ignore_ascii_case(value)).map(|&(_, kind)| kind);
    let mut found: Vec<KindValue> = exact.collect();
    if found.is_empty() {
        found.extend(listed(value, names.iter().map(|&(name, _)| name)).into_iter().map(|at| names[at].1));
    }
    (!found.is_empty()).then_some(found)
}

fn countries(value: &str, context: &Context) -> Option<Vec<Country>> {
    let mut all: Vec<Country> = context.scope.knowledge().places.iter().map(|place| place.country).collect();
    all.sort_unstable();
    all.dedup();
    let code = Country::parse(&value.to_uppercase()).filter(|code| all.contains(code));
    let found = code.map_or_else(
        || listed(value, all.iter().map(Country::name)).into_iter().map(|at| all[at]).collect(),
        |code| vec![code],
    );
    (!found.is_empty()).then_some(found)
}

fn grade(value: &str) -> Option<GradeTest> {
    let (grade, or_better) = value.strip_suffix('+').map_or((value, false), |grade| (grade, true));
    let mut test = GradeTest { reliability: None, credibility: None, or_better };
    for character in grade.chars() {
        let upper = character.to_ascii_uppercase().to_string();
        if let Some(reliability) = Reliability::from_name(&upper).filter(|_| test.reliability.is_none()) {
            test.reliability = Some(reliability);
        } else {
            let digit = character.to_digit(10).and_then(|digit| Credibility::new(i64::from(digit)));
            test.credibility = Some(digit.filter(|_| test.credibility.is_none())?);
        }
    }
    (test.reliability.is_some() || test.credibility.is_some()).then_some(test)
}

fn days(value: &str, bounds: Bounds, calendar: Calendar) -> Option<Ask> {
    let text = value.replace(['_', ','], " ");
    let tokens: Vec<_> = text.split_whitespace().map(|text| super::dates::Token { text, span: 0..0 }).collect();
    let whole_year = || {
        let first = crate::model::Date::new(year(value)?, 1, 1).ok()?;
        Some(vec![(first, first.last_of_year())])
    };
    let in_words = || {
        let (test, taken) = calendar.read(&tokens)?;
        (taken == tokens.len()).then_some(test.days)
    };
    let days = numeric(value).map(|days| vec![days]).or_else(whole_year).or_else(in_words)?;
    Some(Ask::Days(DayTest { bounds, days }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grades_and_numbers_are_read() {
        assert_eq!(
            grade("b3+"),
            Some(GradeTest { reliability: Some(Reliability::B), credibility: Credibility::new(3), or_better: true })
        );
        assert_eq!(grade("2").and_then(|test| test.credibility), Credibility::new(2));
        assert_eq!((grade("B23"), grade("X"), grade("+")), (None, None, None));
        let admits = |text: &str, number| NumberTest::parse(text).map(|test| test.admits(number));
        assert_eq!(admits(">0", 0), Some(false));
        assert_eq!(admits(">0", 1), Some(true));
        assert_eq!(admits("3", 3), Some(true));
        assert_eq!(admits("2,500+", 2600), Some(true));
        assert_eq!(admits("<=2", 3), Some(false));
        assert_eq!(admits("1,2", 12), None);
        assert_eq!(NumberTest::parse("many"), None);
    }
}
