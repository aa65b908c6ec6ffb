//! `sitrep show`: records in full, with links and sources.

use std::io::Write;

use serde_json::Value;

use super::find::find;
use super::output::{Paint, Painted};
use super::{Failure, Outcome, Output};
use crate::cli::{RecordFormat, ShowTask};
use crate::export::{colophon, json, markdown};
use crate::model::{RecordRef, Scope, Source, SourceIx};
use crate::query::card::{Card, Field, Line, Piece, Tone};
use crate::text::{safe, width};

/// Columns of the labels; a longer label stands on a line of its own.
const LABELS: usize = 16;

pub(super) fn run(
    scope: &Scope,
    task: &ShowTask,
    output: &mut Output,
    errors: &mut Output,
) -> Result<Outcome, Failure> {
    let records = task.ids.iter().map(|id| found(scope, id)).collect::<Result<Vec<_>, _>>()?;
    let (shown, hidden): (Vec<_>, Vec<_>) = records.into_iter().partition(|&record| scope.in_time(record));
    for record in hidden {
        let reason = scope.hidden_by_time(record).map_or("", crate::model::Hidden::words);
        writeln!(errors, "`{}` is hidden: it is {reason} ({}).", scope.knowledge().id(record), colophon(scope))?;
    }
    match task.format {
        RecordFormat::Text => {
            for (at, &record) in shown.iter().enumerate() {
                if at > 0 {
                    writeln!(output)?;
                }
                write_card(scope, record, output)?;
            }
        }
        RecordFormat::Json => write_json(scope, &shown, task.ids.len() > 1, output)?,
        RecordFormat::Md => {
            let blocks: Vec<_> = shown.iter().map(|&record| markdown::block(scope, record)).collect();
            write!(output, "{}", blocks.join("\n"))?;
        }
    }
    Ok(if shown.len() < task.ids.len() { Outcome::Nothing } else { Outcome::Done })
}

pub(super) fn found(scope: &Scope, id: &str) -> Result<RecordRef, Failure> {
    find(scope, id).map_err(|near| {
        let near = match &*near {
            [] => format!("Search for it: sitrep search {}.", safe(id)),
            near => format!("Did you mean {}?", near.join(", ")),
        };
        Failure::Usage(format!("No record has the id `{}`. {near}", safe(id)))
    })
}

fn write_json(scope: &Scope, records: &[RecordRef], many: bool, output: &mut Output) -> Result<(), Failure> {
    let mut values: Vec<Value> = records.iter().map(|&record| json::record(scope, record)).collect();
    let value = match values.pop() {
        Some(only) if !many => only,
        last => {
            values.extend(last);
            if !many {
                return Ok(());
            }
            Value::Array(values)
        }
    };
    writeln!(output, "{}", json::harmless(&format!("{value:#}")))?;
    Ok(())
}

fn write_card(scope: &Scope, record: RecordRef, output: &mut Output) -> Result<(), Failure> {
    let card = Card::whole(scope, record);
    output.paint(Paint::Bold, &card.heading)?;
    output.paint(Paint::Dim, &format!("  {}", scope.knowledge().id(record)))?;
    writeln!(output)?;
    for field in &card.fields {
        write_field(scope, field, output)?;
    }
    output.paint(Paint::Dim, &colophon(scope))?;
    writeln!(output)?;
    Ok(())
}

fn write_field(scope: &Scope, field: &Field, output: &mut Output) -> Result<(), Failure> {
    let indent = if field.label.is_empty() { 0 } else { LABELS };
    let mut label = field.label.as_str();
    if width(label) + 1 > LABELS {
        output.paint(Paint::Dim, label)?;
        writeln!(output)?;
        label = "";
    }
    for line in &field.lines {
        output.paragraph(label, indent, &painted(scope, line))?;
        label = "";
        if let Some(source) = source_of(scope, field, line) {
            write_whereabouts(source, indent + 2, output)?;
        }
    }
    Ok(())
}

/// The source that a line among the sources names.
fn source_of<'s>(scope: &'s Scope, field: &Field, line: &Line) -> Option<&'s Source> {
    let record = line.pieces.iter().find_map(|piece| piece.link)?;
    let source = SourceIx::try_from(record).ok().filter(|_| field.label == "Sources")?;
    Some(scope.knowledge().source(source))
}

/// Where a source can be read: its address in one piece, however long, to be clicked or copied; without one its note.
fn write_whereabouts(source: &Source, indent: usize, output: &mut Output) -> Result<(), Failure> {
    if let Some(url) = &source.url {
        write!(output, "{:indent$}", "")?;
        output.paint(Paint::Dim, url)?;
        writeln!(output)?;
    } else if let Some(note) = &source.note {
        let mut text = Painted::default();
        text.add(Paint::Dim, note);
        output.paragraph("", indent, &text)?;
    }
    Ok(())
}

/// A line with the id of every record that it leads to.
fn painted(scope: &Scope, line: &Line) -> Painted {
    let mut text = Painted::default();
    for Piece { text: words, tone, link } in &line.pieces {
        let bare = words.trim_end();
        text.add(paint(*tone), bare);
        if let Some(record) = link {
            text.add(Paint::Dim, &format!(" [{}]", scope.knowledge().id(*record)));
        }
        text.add(Paint::Plain, &words[bare.len()..]);
    }
    text
}

fn paint(tone: Tone) -> Paint {
    match tone {
        Tone::Plain | Tone::Strong => Paint::Plain,
        Tone::Quote => Paint::Quote,
        Tone::Dim => Paint::Dim,
        Tone::Grade => Paint::Grade,
        Tone::Dispute => Paint::Dispute,
        Tone::Notice => Paint::Notice,
        Tone::Side(_) => Paint::Bold,
    }
}
