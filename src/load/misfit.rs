//! Records that do not fit their table: every bad key is told by itself and taken out, until the rest fits.

use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue, ValueDeserializer};

use super::parse::Piece;
use crate::diagnostic::nearest::nearest;
use crate::diagnostic::{Check, Diagnostic, Place};

/// Most bad keys of one record that are told one by one.
const MOST_MISFITS: usize = 100;

/// Values that are gone through again for bad keys, over all rounds of a record: with a million keys there are few rounds.
const MOST_VALUES: usize = 500_000;

/// Deserialises what fits of a record, tells what does not, and adds the keys taken out to `spoilt`.
pub fn deserialise<'i, R: Deserialize<'i>>(
    what: &str,
    mut element: Spanned<DeValue<'i>>,
    piece: Piece<'i>,
    spoilt: &mut Vec<(u32, String)>,
    problems: &mut Vec<Diagnostic>,
) -> Option<R> {
    let rounds = (MOST_VALUES / values(element.get_ref())).clamp(2, MOST_MISFITS);
    for _ in 0..rounds {
        let error = match R::deserialize(ValueDeserializer::from(element.clone())) {
            Ok(record) => return Some(record),
            Err(error) => error,
        };
        let span = error.span().unwrap_or_else(|| element.span());
        let start = element.span().start;
        let taken = match element.get_mut() {
            DeValue::Table(table) => take_out(table, start, &span),
            _ => None,
        };
        let Some(taken) = taken else {
            let message = format!("The {what} cannot be read: {}.", error.message());
            problems.push(Diagnostic::new(Check::WrongType, piece.place(span), message));
            return None;
        };
        let table = piece.base + taken.table as u32;
        let place = piece.place(span);
        if error.message().starts_with("unknown field") {
            let what = if taken.table == start { what } else { "table" };
            let (problem, meant) = unknown_key(what, error.message(), &taken.key, place);
            problems.push(problem);
            // A misspelt key is not missing as well.
            spoilt.extend(meant.map(|meant| (table, meant)));
        } else {
            problems.push(wrong_value(error.message(), &taken, place));
            spoilt.push((table, taken.key));
        }
    }
    let message = format!("The {what} has too many keys that do not fit it: no more of them are told.");
    let problem = Diagnostic::new(Check::WrongType, piece.place(element.span()), message);
    problems.push(problem.label("left out").help("mend those that are told, then check again"));
    None
}

/// How many values there are, however deep.
fn values(value: &DeValue<'_>) -> usize {
    match value {
        DeValue::Array(array) => 1 + array.iter().map(|element| values(element.get_ref())).sum::<usize>(),
        DeValue::Table(table) => 1 + table.iter().map(|(_, value)| values(value.get_ref())).sum::<usize>(),
        _ => 1,
    }
}

/// A key or an element that was taken out of a table.
struct Taken<'i> {
    /// Where the table begins.
    table: usize,
    key: String,
    value: DeValue<'i>,
    /// It was only an element of the key's array.
    element: bool,
}

/// Takes the smallest key or array element out that contains `span`.
fn take_out<'i>(table: &mut DeTable<'i>, start: usize, span: &Range<usize>) -> Option<Taken<'i>> {
    let holds = |outer: Range<usize>| outer.start <= span.start && span.end <= outer.end;
    let mut whole = None;
    for (key, value) in table.iter_mut() {
        let value_span = value.span();
        match value.get_mut() {
            DeValue::Table(inner) => {
                if let Some(taken) = take_out(inner, value_span.start, span) {
                    return Some(taken);
                }
            }
            DeValue::Array(array) => {
                let mut found = None;
                for (row, element) in array.iter_mut().enumerate() {
                    let element_span = element.span();
                    if let DeValue::Table(inner) = element.get_mut()
                        && let Some(taken) = take_out(inner, element_span.start, span)
                    {
                        return Some(taken);
                    }
                    if holds(element_span) {
                        found = Some(row);
                    }
                }
                if let Some(row) = found {
                    let mut elements: Vec<_> = std::mem::replace(array, DeArray::new()).into_iter().collect();
                    let value = elements.remove(row).into_inner();
                    *array = elements.into_iter().collect();
                    return Some(Taken { table: start, key: key.get_ref().to_string(), value, element: true });
                }
            }
            _ => {}
        }
        if holds(key.span()) || holds(value_span) {
            whole = Some(key.get_ref().to_string());
        }
    }
    let key = whole?;
    let value = table.remove(key.as_str())?.into_inner();
    Some(Taken { table: start, key, value, element: false })
}

fn wrong_value(message: &str, taken: &Taken<'_>, place: Place) -> Diagnostic {
    let expected = message.rsplit_once("expected ").map_or("something else", |(_, expected)| expected);
    let expected = match expected {
        "i64" | "u64" => "a whole number",
        other => other,
    };
    let found = type_word(&taken.value);
    let key = &taken.key;
    if message.contains("overflow") {
        return Diagnostic::new(Check::BadNumber, place, format!("The number of `{key}` is too large."))
            .label("too large");
    }
    let subject = if taken.element { format!("An element of `{key}` is") } else { format!("`{key}` takes") };
    let problem = Diagnostic::new(Check::WrongType, place, format!("{subject} {expected}, not {found}.")).label(found);
    match &taken.value {
        DeValue::String(text) if expected.starts_with("an array") && !text.contains(['"', '\n']) => {
            problem.help(format!("write `{key} = [\"{text}\"]`"))
        }
        DeValue::String(text) if expected.contains("number") && text.parse::<f64>().is_ok() => {
            problem.help(format!("write `{key} = {text}`, without quotes"))
        }
        DeValue::Datetime(date) if expected.starts_with("text") => problem.help(format!("write `{key} = \"{date}\"`")),
        _ => problem,
    }
}

/// Tells of an unknown key, and gives the key that was meant. serde lists the keys that the table knows, between backticks
/// after the unknown one.
fn unknown_key(what: &str, message: &str, key: &str, place: Place) -> (Diagnostic, Option<String>) {
    let known = message.rsplit_once("expected").map_or("", |(_, known)| known).split('`').skip(1).step_by(2);
    let known: Vec<&str> = known.filter(|key| !matches!(*key, "extend" | "remove")).collect();
    let problem =
        Diagnostic::new(Check::UnknownKey, place, format!("The {what} has no key `{key}`.")).label("unknown key");
    let meant = nearest(key, known.iter().copied());
    let problem = match meant {
        Some(meant) => problem.help(format!("did you mean `{meant}`?")),
        None => problem.help(format!("keys here are {}", known.join(", "))),
    };
    (problem, meant.map(str::to_owned))
}

fn type_word(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "text",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a decimal number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date or time",
        DeValue::Array(_) => "an array",
        DeValue::Table(_) => "a table",
    }
}
