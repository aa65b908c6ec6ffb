//! `FollowTheMoney` (<https://followthemoney.tech>): entities as JSON lines, or their statements as CSV. Every source is a dataset,
//! so that each statement says where it is written.
//!
//! The model has no comparator, no inexact day and no dispute: numbers stand in sentences only, an approximate day is given as
//! the month or year that surely holds it, and what contradicts a claim stands in its notes. Who took part in an event is a link
//! of its own with the role in words, never `involved`, which would merge claimed, attributed and established responsibility.

mod entity;
mod language;
mod records;

use std::io::{self, Write};

use serde_json::json;

use super::cell::{cell, failed};
use super::json::harmless;
use super::losses::{LEFT_OUT, Losses};
use super::own::Own;
use super::{Progress, Selection};
use crate::model::Kind;
use entity::Entity;

/// The kinds that become entities.
const KINDS: [Kind; 6] = [Kind::Source, Kind::Place, Kind::Actor, Kind::Relation, Kind::Event, Kind::Claim];

/// Writes an entity a line.
pub fn write_entities(selection: &Selection, out: &mut dyn Write, progress: &mut Progress) -> io::Result<Losses> {
    each(selection, progress, &mut |entity| {
        let object = json!({
            "id": entity.id,
            "schema": entity.schema,
            "properties": entity.properties(),
            "datasets": entity.datasets,
        });
        writeln!(out, "{}", harmless(&object.to_string()))
    })
}

/// The columns of statements, as `FollowTheMoney` writes them.
const COLUMNS: [&str; 14] = [
    "canonical_id",
    "entity_id",
    "prop",
    "prop_type",
    "schema",
    "value",
    "dataset",
    "origin",
    "lang",
    "original_value",
    "external",
    "first_seen",
    "last_seen",
    "id",
];

/// Writes a statement a row: a value once for every source that it is written in.
pub fn write_statements(selection: &Selection, out: &mut dyn Write, progress: &mut Progress) -> io::Result<Losses> {
    let mut writer = csv::WriterBuilder::new().quote_style(csv::QuoteStyle::Always).from_writer(out);
    writer.write_record(COLUMNS).map_err(failed)?;
    let losses = each(selection, progress, &mut |entity| {
        for value in &entity.values {
            for dataset in &entity.datasets {
                let (id, text) = (&entity.id, cell(&value.text));
                let row = [
                    id,
                    id,
                    value.property,
                    value.kind,
                    entity.schema,
                    &text,
                    dataset,
                    "sitrep",
                    "",
                    "",
                    "f",
                    "",
                    "",
                    "",
                ];
                writer.write_record(row).map_err(failed)?;
            }
        }
        Ok(())
    })?;
    writer.flush()?;
    Ok(losses)
}

fn each(
    selection: &Selection,
    progress: &mut Progress,
    write: &mut dyn FnMut(&Entity) -> io::Result<()>,
) -> io::Result<Losses> {
    let mut losses = Losses::default();
    for kind in KINDS {
        for record in selection.records(kind) {
            losses.add_many(LEFT_OUT, Own::of(selection, record).cut);
            for entity in records::entities(selection, record, &mut losses) {
                write(&entity)?;
            }
            progress.step();
        }
    }
    losses.add_many(
        "sides, questions and measures are no entities; their names stand in the notes",
        [Kind::Side, Kind::Topic, Kind::Measure].iter().map(|&kind| selection.records(kind).count()).sum(),
    );
    Ok(losses)
}
