//! The line to add where a table lacks a key: an example of its value, and the words that may stand there.

use super::format::{self, Shape};
use crate::model::{
    ActorKind, EventKind, Kind, MeasureKind, PlaceKind, RelationKind, Reliability, Role, SideColor, SourceKind,
};

/// What to do about a key that a table lacks. `inner` is the key of the table in its record where it is an inner one.
pub fn help(header: &str, inner: Option<&str>, key: &str) -> Option<String> {
    let outer = format::named(header)?;
    let table = match inner {
        Some(name) => outer.shape(name)?.table()?,
        None => outer,
    };
    let kind = Kind::from_name(header);
    let words = words(kind, inner, key);
    let value = match words.first() {
        Some(word) => format!("\"{word}\""),
        None => example(kind, inner, key, table.shape(key)?),
    };
    let added = if inner.is_some() { "add to it something such as" } else { "add a line such as" };
    Some(match words {
        [] => format!("{added} `{key} = {value}`"),
        words => format!("{added} `{key} = {value}`; the words are {}", words.join(", ")),
    })
}

/// The words of a key that takes one of a few.
fn words(kind: Option<Kind>, inner: Option<&str>, key: &str) -> &'static [&'static str] {
    match (kind, inner, key) {
        (Some(Kind::Side), None, "color") => SideColor::NAMES,
        (Some(Kind::Source), None, "kind") => SourceKind::NAMES,
        (Some(Kind::Source), None, "reliability") => Reliability::NAMES,
        (Some(Kind::Place), None, "kind") => PlaceKind::NAMES,
        (Some(Kind::Actor), None, "kind") => ActorKind::NAMES,
        (Some(Kind::Relation), None, "kind") => RelationKind::NAMES,
        (Some(Kind::Measure), None, "kind") => MeasureKind::NAMES,
        (Some(Kind::Event), None, "kind") => EventKind::NAMES,
        (Some(Kind::Event), Some("actors"), "role") => Role::NAMES,
        _ => &[],
    }
}

/// A value of the right form.
fn example(kind: Option<Kind>, inner: Option<&str>, key: &str, shape: Shape) -> String {
    let text = match (kind, inner, key, shape) {
        (Some(Kind::Event), None, "id", _) => "\"2024-01-28-where-and-what\"",
        (Some(Kind::Claim), None, "id", _) => "\"speaker-2024-01-28-what\"",
        (_, _, "country", _) => "\"IQ\"",
        (_, _, "question", _) => "\"…?\"",
        (_, _, "licence", _) => "\"CC-BY-4.0\"",
        (_, None, "actors", _) => "[{ id = \"an-actor\", role = \"attacker\" }]",
        (_, _, "sources", _) => "[\"a-source\"]",
        (_, _, "id" | "from" | "to" | "by" | "speaker" | "side" | "measure" | "counter", Shape::Text) => "\"an-id\"",
        (_, _, "format", _) => "1",
        (_, _, "credibility", _) => "2",
        (_, _, _, Shape::Day) => "2024-01-28",
        (_, _, _, Shape::Whole) => "12",
        (_, _, _, Shape::Decimal) => "33.25",
        (_, _, _, Shape::Flag) => "true",
        (_, _, _, Shape::List(_)) => "[\"…\"]",
        (_, _, _, Shape::Text | Shape::Table(_) | Shape::IdOrTable(_)) => "\"…\"",
    };
    text.to_owned()
}
