//! NDJSON: one record a line with its kind, flat enough for jq, `DuckDB`, Spark and the like. Keys are those of `show --format
//! json`: `kind` is the record's kind, a kind of its own (attack, air base) is `type`; references are ids.

use std::io::{self, Write};

use serde_json::{Map, Value};

use super::document::ORDER;
use super::json::harmless;
use super::losses::{LEFT_OUT, Losses};
use super::own::Own;
use super::{Progress, Selection, derived};
use crate::model::{ClaimIx, RecordRef};
use crate::query::figure;

/// Writes the lines.
pub fn write(selection: &Selection, out: &mut dyn Write, progress: &mut Progress) -> io::Result<Losses> {
    let mut losses = Losses::default();
    for record in ORDER.into_iter().flat_map(|kind| selection.records(kind)) {
        let (object, cut) = object(selection, record);
        losses.add_many(LEFT_OUT, cut);
        writeln!(out, "{}", harmless(&Value::Object(object).to_string()))?;
        progress.step();
    }
    Ok(losses)
}

/// A record as one object, and how many of its references were left out.
fn object(selection: &Selection, record: RecordRef) -> (Map<String, Value>, usize) {
    let knowledge = selection.scope.knowledge();
    let own = Own::of(selection, record);
    let mut object = Map::new();
    object.insert("kind".to_owned(), record.kind.name().into());
    object.insert("id".to_owned(), knowledge.id(record).as_str().into());
    for (key, value) in own.map {
        let key = if key == "kind" { "type".to_owned() } else { key };
        object.insert(key, value);
    }
    if let Some(Value::Object(quantity)) = object.get_mut("quantity") {
        // A number never without its comparator and its day, defaults written out.
        let claim = &knowledge.claims[record.index as usize];
        if let Some(number) = claim.quantity.as_ref().filter(|_| ClaimIx::try_from(record).is_ok()) {
            quantity.insert("bound".to_owned(), number.bound.name().into());
            quantity.insert("state".to_owned(), number.state.name().into());
            quantity.insert("as-of".to_owned(), figure::as_of(claim, number).to_string().into());
            quantity.insert("text".to_owned(), figure::number(knowledge, claim, number).into());
        }
    }
    if let Some(Value::Array(counts)) = object.get_mut("casualties") {
        for count in counts.iter_mut().filter_map(Value::as_object_mut) {
            count.entry("bound").or_insert_with(|| "exactly".into());
        }
    }
    for (key, value) in derived::derived(selection, record) {
        object.entry(key).or_insert(value);
    }
    (object, own.cut)
}
