//! The hits of a search as a table: JSON, one object per line, CSV, Markdown. Columns are the same in all.

use serde_json::{Map, Value};

use super::cell::cell;
use super::{colophon, json, markdown};
use crate::model::{ClaimIx, EventIx, Kind, RecordRef, Scope};
use crate::query::line::{best_source, line, source_line};
use crate::query::responsibility::Responsibility;
use crate::query::standing::{Standing, speaker};
use crate::query::{casualties, figure, when};

/// A hit: what a search knows of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HitRow {
    /// The record.
    pub record: RecordRef,
    /// Its place in the order, from 1.
    pub rank: usize,
    /// The field that matched.
    pub matched: Option<&'static str>,
    /// How the weakest word was found.
    pub tier: &'static str,
    /// What the hit is marked with where only a lower tier found it.
    pub mark: Option<&'static str>,
    /// For a tally asked for by a date: how many days earlier it is.
    pub days_earlier: Option<i32>,
    /// Why it is where it is, if that was asked for.
    pub explained: Option<String>,
}

/// The columns, in order.
const COLUMNS: [&str; 20] = [
    "rank",
    "id",
    "kind",
    "title",
    "date",
    "day",
    "known",
    "speaker",
    "figure",
    "responsibility",
    "casualties",
    "grade",
    "disputed",
    "standing",
    "source",
    "url",
    MATCHED,
    "tier",
    "days-earlier",
    "explained",
];

/// The column of the field that matched: programs count on it.
const MATCHED: &str = "matched";

/// What stands in the columns; null where a record has nothing to say there.
///
/// Numbers are text that keeps the comparator and the day; `disputed` counts the claims that contradict this one.
fn columns(scope: &Scope, hit: &HitRow) -> [Value; COLUMNS.len()] {
    let knowledge = scope.knowledge();
    let record = hit.record;
    let claim = ClaimIx::try_from(record).ok();
    let event = EventIx::try_from(record).ok();
    let standing = claim.map(|claim| Standing::of(scope, claim));
    let best = best_source(scope, record);
    let text = |text: Option<String>| text.map_or(Value::Null, Value::from);
    [
        hit.rank.into(),
        knowledge.id(record).as_str().into(),
        record.kind.name().into(),
        knowledge.title(record).into(),
        text(knowledge.date(record).map(|date| date.to_string())),
        text(when::day(scope, record)),
        text(knowledge.known(record).map(|known| known.day.to_string())),
        text(claim.map(|claim| speaker(knowledge, knowledge.claim(claim)))),
        text(claim.and_then(|claim| figure::sentence(knowledge, knowledge.claim(claim)))),
        text(event.and_then(|event| Some(Responsibility::of(scope, event)?.words(knowledge)))),
        text(event.and_then(|event| casualties::sentence(scope, event))),
        text(scope.grade(record).map(|grade| grade.to_string())),
        standing.as_ref().map_or(Value::Null, |standing| standing.live().into()),
        text(standing.and_then(|standing| standing.words(knowledge))),
        text(best.map(source_line)),
        text(best.and_then(|source| source.url.as_deref()).map(str::to_owned)),
        hit.matched.map_or(Value::Null, Value::from),
        hit.tier.into(),
        hit.days_earlier.map_or(Value::Null, Value::from),
        text(hit.explained.clone()),
    ]
}

/// A hit as a JSON object, without the columns that it does not have. `disputed` is yes or no here, `matched` null where
/// no word was asked for.
pub fn object(scope: &Scope, hit: &HitRow) -> Value {
    let filled =
        COLUMNS.into_iter().zip(columns(scope, hit)).filter(|(name, value)| *name == MATCHED || !value.is_null());
    let mut object: Map<String, Value> = filled.map(|(name, value)| (name.to_owned(), value)).collect();
    let disputed = object.get("disputed").and_then(Value::as_u64).unwrap_or(0);
    object.insert("disputed".to_owned(), (disputed > 0).into());
    Value::Object(object)
}

/// All hits as one JSON array.
pub fn json(scope: &Scope, hits: &[HitRow]) -> String {
    let hits: Value = hits.iter().map(|hit| object(scope, hit)).collect();
    json::harmless(&format!("{hits:#}\n"))
}

/// A JSON object per line.
pub fn ndjson(scope: &Scope, hits: &[HitRow]) -> String {
    hits.iter().map(|hit| json::harmless(&format!("{}\n", object(scope, hit)))).collect()
}

/// A table with a header, fields quoted as RFC 4180 has it.
pub fn csv(scope: &Scope, hits: &[HitRow]) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(COLUMNS)?;
    for hit in hits {
        writer.write_record(columns(scope, hit).into_iter().map(|value| text(&value)))?;
    }
    writer.into_inner().map_err(|error| error.into_error().into())
}

/// A value as a cell.
fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => cell(text),
        other => other.to_string(),
    }
}

/// A Markdown list with sources, and the day of the data at its end.
pub fn markdown(scope: &Scope, hits: &[HitRow]) -> String {
    let entry = |hit: &HitRow| {
        let source =
            best_source(scope, hit.record).map(|source| markdown::link(&source_line(source), source.url.as_deref()));
        let words = (hit.record.kind != Kind::Source).then(|| markdown::escape(&line(scope, hit.record)));
        let text: Vec<_> = words.into_iter().chain(source).collect();
        format!(
            "{}. {} `{}`
",
            hit.rank,
            text.join(". "),
            scope.knowledge().id(hit.record)
        )
    };
    let entries: String = hits.iter().map(entry).collect();
    format!("{entries}\n*{}*\n", markdown::escape(&colophon(scope)))
}
