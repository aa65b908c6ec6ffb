//! CSV, one table per kind of record (RFC 4180, UTF-8, a header). Numbers stand beside their comparator and their day. A cell
//! that a spreadsheet would run as a formula begins with a quote mark (see [`cell`](super::cell)).

mod columns;

use std::io::{self, Write};

use serde_json::Value;

use super::cell::{cell, failed};
use super::losses::{LEFT_OUT, Losses};
use super::own::Own;
use super::{Progress, Selection, derived};
use crate::model::{Kind, RecordRef};

/// Writes the records of one kind.
pub fn write(selection: &Selection, kind: Kind, out: &mut dyn Write, progress: &mut Progress) -> io::Result<Losses> {
    let mut losses = Losses::default();
    let mut writer = csv::Writer::from_writer(out);
    let names = columns::names(kind);
    writer.write_record(names).map_err(failed)?;
    for record in selection.records(kind) {
        let own = Own::of(selection, record);
        losses.add_many(LEFT_OUT, own.cut);
        let row = Row { selection, record, own: own.map.into(), derived: derived::derived(selection, record).into() };
        writer.write_record(names.iter().map(|name| row.cell(name))).map_err(failed)?;
        progress.step();
    }
    writer.flush()?;
    Ok(losses)
}

/// A record while its cells are written.
struct Row<'s> {
    selection: &'s Selection<'s>,
    record: RecordRef,
    own: Value,
    derived: Value,
}

impl Row<'_> {
    /// A cell: a column that only the table has, an own key, or what follows for the record.
    fn cell(&self, name: &str) -> String {
        let value = columns::special(self.selection, self.record, name)
            .or_else(|| find(&self.own, name).map(text))
            .or_else(|| find(&self.derived, name).map(text));
        cell(&value.unwrap_or_default())
    }
}

/// A value by its key, or `outer.inner`.
fn find<'v>(value: &'v Value, name: &str) -> Option<&'v Value> {
    match name.split_once('.') {
        Some((outer, inner)) => value.get(outer)?.get(inner),
        None => value.get(name),
    }
}

/// A value on one line: several are parted by `; `, inner tables say `key=value`.
fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(values) => values.iter().map(text).collect::<Vec<_>>().join("; "),
        Value::Object(table) => {
            let pairs: Vec<_> = table.iter().map(|(key, value)| format!("{key}={}", text(value))).collect();
            pairs.join(", ")
        }
        other => other.to_string(),
    }
}
