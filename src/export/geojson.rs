//! `GeoJSON` (RFC 7946): a feature for every event, with the point of its first place; without one its geometry is null. How
//! exact point and day are stands in the properties, since a map shows every point alike.

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use super::derived::derived;
use super::json::harmless;
use super::losses::{LEFT_OUT, Losses};
use super::own::Own;
use super::{Progress, Selection, colophon};
use crate::model::{EventIx, Kind, RecordRef};

/// Writes the collection, a feature a line.
pub fn write(selection: &Selection, out: &mut dyn Write, progress: &mut Progress) -> io::Result<Losses> {
    let mut losses = Losses::default();
    let about = &selection.scope.knowledge().about;
    let head = [
        ("title", Value::from(&*about.title)),
        ("licence", (&*about.licence).into()),
        ("data", colophon(selection.scope).into()),
        ("narrowed-by", selection.narrowed_by().into()),
    ];
    write!(out, "{{\"type\":\"FeatureCollection\"")?;
    for (key, value) in head {
        write!(out, ",\n\"{key}\":{}", harmless(&value.to_string()))?;
    }
    write!(out, ",\n\"features\":[")?;
    let mut first = true;
    for record in selection.records(Kind::Event) {
        let feature = feature(selection, record, &mut losses);
        let lead = if first { "\n" } else { ",\n" };
        write!(out, "{lead}{}", harmless(&feature.to_string()))?;
        first = false;
        progress.step();
    }
    writeln!(out, "\n]}}")?;
    for kind in Kind::ALL.iter().filter(|kind| !matches!(kind, Kind::Event | Kind::Place | Kind::Source)) {
        losses.add_many("records of other kinds than events have no place on a map", selection.records(*kind).count());
    }
    Ok(losses)
}

fn feature(selection: &Selection, record: RecordRef, losses: &mut Losses) -> Value {
    let knowledge = selection.scope.knowledge();
    let event = knowledge.event(EventIx(record.index));
    let mut own = Own::of(selection, record);
    losses.add_many(LEFT_OUT, own.cut);
    let id = own.map.shift_remove("id").unwrap_or_default();
    let mut properties = Map::new();
    properties.insert("id".to_owned(), id.clone());
    // "Exactly that day" is the default of the format, and has to be said where formats meet.
    properties.insert("precision".to_owned(), event.precision.name().into());
    properties.extend(own.map);
    let place = event.places.first().map(|&place| knowledge.place(place));
    if let Some(place) = place {
        properties.insert("place".to_owned(), (&*place.name).into());
        properties.insert("country".to_owned(), place.country.code().into());
    }
    let at = place.and_then(|place| place.position);
    match at {
        Some(at) => {
            properties.insert("place-precision".to_owned(), at.precision.name().into());
        }
        None => losses.add("events without coordinates have no geometry (null, as RFC 7946 has it)"),
    }
    if event.places.len() > 1 {
        losses.add("events with several places stand at the first; the others are in `places`");
    }
    properties.extend(derived(selection, record));
    let geometry = at.map(|at| json!({ "type": "Point", "coordinates": [at.lon, at.lat] }));
    json!({ "type": "Feature", "id": id, "geometry": geometry, "properties": properties })
}
