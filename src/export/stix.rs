//! STIX 2.1: one bundle of identities, locations, incidents, reports, notes, opinions and relationships.
//!
//! Ids are UUIDs of version 5 made from the records' ids, so that every export gives an object the same id. STIX has no place
//! for an inexact day, a comparator, a grade or a dispute mark: they stand in the extension that the bundle defines, and in the
//! descriptions. `confidence` stays out, since letters and digits of the Admiralty code are no percentages.

mod claims;
mod events;
mod objects;
mod things;

use std::io::{self, Write};

use serde_json::Value;

use super::json::harmless;
use super::losses::{LEFT_OUT, Losses};
use super::own::Own;
use super::{Progress, Selection};
use crate::model::{ActorIx, ClaimIx, EventIx, Kind, PlaceIx, RecordRef, RelationIx, SourceIx};
use objects::Objects;

/// Writes the bundle, an object a line.
pub fn write(selection: &Selection, out: &mut dyn Write, progress: &mut Progress) -> io::Result<Losses> {
    let mut bundle = Bundle { out, first: true, losses: Losses::default() };
    let objects = Objects::new(selection);
    write!(bundle.out, "{{\"type\":\"bundle\",\"id\":\"{}\",\"objects\":[", objects.bundle_id())?;
    for object in objects.definitions() {
        bundle.add(&object)?;
    }
    for kind in [Kind::Place, Kind::Actor, Kind::Relation, Kind::Event, Kind::Claim, Kind::Source] {
        for record in selection.records(kind) {
            bundle.losses.add_many(LEFT_OUT, Own::of(selection, record).cut);
            for object in of(&objects, record, &mut bundle.losses) {
                bundle.add(&object)?;
            }
            progress.step();
        }
    }
    writeln!(bundle.out, "\n]}}")?;
    bundle.losses.add_many(
        "sides, questions and measures are no STIX objects; their names stand with the notes and identities",
        [Kind::Side, Kind::Topic, Kind::Measure].iter().map(|&kind| selection.records(kind).count()).sum(),
    );
    Ok(bundle.losses)
}

/// The objects that a record becomes.
fn of(objects: &Objects, record: RecordRef, losses: &mut Losses) -> Vec<Value> {
    let row = record.index;
    match record.kind {
        Kind::Place => vec![things::location(objects, PlaceIx(row))],
        Kind::Actor => things::identity(objects, ActorIx(row)),
        Kind::Relation => vec![things::tie(objects, RelationIx(row))],
        Kind::Event => events::incident(objects, EventIx(row), losses),
        Kind::Claim => claims::note(objects, ClaimIx(row)),
        Kind::Source => claims::report(objects, SourceIx(row), losses).into_iter().collect(),
        Kind::Topic | Kind::Measure | Kind::Side => Vec::new(),
    }
}

/// A bundle that is being written.
struct Bundle<'w> {
    out: &'w mut dyn Write,
    first: bool,
    losses: Losses,
}

impl Bundle<'_> {
    fn add(&mut self, object: &Value) -> io::Result<()> {
        let lead = if self.first { "\n" } else { ",\n" };
        self.first = false;
        write!(self.out, "{lead}{}", harmless(&object.to_string()))
    }
}
