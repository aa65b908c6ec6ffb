//! A note as JSON.

use serde_json::{Value, json};

use super::{Dispute, Note, Part, Point};
use crate::export::json::harmless;

/// The note, with a line feed at its end.
pub fn write(note: &Note) -> String {
    let text = serde_json::to_string_pretty(&value(note)).unwrap_or_default();
    harmless(&text) + "\n"
}

fn value(note: &Note) -> Value {
    json!({
        "title": note.title,
        "as-of": note.as_of,
        "data": note.data,
        "sections": note.sections.iter().map(|section| json!({
            "heading": section.heading,
            "parts": section.parts.iter().map(part).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "coverage": note.coverage,
        "disputes": note.disputes.iter().map(dispute).collect::<Vec<_>>(),
        "caveats": note.caveats,
        "sources": note.sources.iter().enumerate().map(|(at, cited)| json!({
            "number": at + 1,
            "id": cited.id,
            "citation": cited.text,
            "url": cited.url,
        })).collect::<Vec<_>>(),
    })
}

fn part(part: &Part) -> Value {
    match part {
        Part::Point(shown) => point(shown),
        Part::Question { text, answers, more } => json!({
            "question": text,
            "answers": answers.iter().map(point).collect::<Vec<_>>(),
            "more": more,
        }),
    }
}

fn point(point: &Point) -> Value {
    json!({
        "number": point.number,
        "id": point.id,
        "kind": point.kind.name(),
        "text": point.said,
        "quote": point.quote,
        "grade": point.grade,
        "sources": point.sources,
        "disputed": point.disputed,
        "changed": point.changed,
        "later-sources": point.later_sources,
    })
}

fn dispute(dispute: &Dispute) -> Value {
    json!({
        "point": dispute.point,
        "question": dispute.question,
        "sides": dispute.sides.iter().map(|side| json!({
            "said-by": side.said_by,
            "statement": side.statement,
            "grade": side.grade,
            "sources": side.sources,
            "over": side.over,
            "live": side.live,
        })).collect::<Vec<_>>(),
    })
}
