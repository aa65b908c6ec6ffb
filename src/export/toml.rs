//! A record as the knowledge file writes it: its own keys in the order of the format, references as ids, days bare.

use std::fmt::Write;

use serde_json::{Map, Value};

use super::Selection;
use super::own::Own;
use crate::model::{Date, RecordRef, Scope};
use crate::text::is_unsafe;

/// The keys whose values are days where they are as exact as that; less exact ones are text (`"2024-01"`).
const DAYS: [&str; 8] = ["date", "end", "known", "review", "since", "until", "from", "to"];

/// A record with its header and a line feed at its end, as far as the scope shows it.
pub fn record(scope: &Scope, record: RecordRef) -> String {
    let own = Own::of(&Selection::all(scope), record).map;
    let mut written = format!("[[{}]]\n", record.kind);
    for (key, value) in &own {
        // Of inner tables each has a line of its own.
        let value = match value {
            Value::Array(tables) if tables.iter().any(Value::is_object) => {
                let lines: Vec<_> = tables.iter().map(|table| format!("  {},\n", inline(key, table))).collect();
                format!("[\n{}]", lines.concat())
            }
            value => inline(key, value),
        };
        written.extend([key, " = ", &value, "\n"]);
    }
    written
}

/// A value on one line.
fn inline(key: &str, value: &Value) -> String {
    match value {
        Value::String(day) if DAYS.contains(&key) && day.parse::<Date>().is_ok() => day.clone(),
        Value::String(value) => text(value),
        Value::Array(values) => format!("[{}]", joined(values.iter().map(|value| inline(key, value)))),
        Value::Object(table) => format!("{{ {} }}", entries(table)),
        Value::Null | Value::Bool(_) | Value::Number(_) => value.to_string(),
    }
}

fn entries(table: &Map<String, Value>) -> String {
    joined(table.iter().map(|(key, value)| format!("{key} = {}", inline(key, value))))
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(", ")
}

/// A basic string: what TOML or a terminal would take for more than text is escaped, the value stays the same.
fn text(value: &str) -> String {
    let mut written = String::with_capacity(value.len() + 2);
    written.push('"');
    for c in value.chars() {
        match c {
            '"' | '\\' => written.extend(['\\', c]),
            '\n' => written.push_str("\\n"),
            '\t' => written.push_str("\\t"),
            _ if is_unsafe(c) => {
                let _ = write!(written, "\\U{:08X}", u32::from(c));
            }
            _ => written.push(c),
        }
    }
    written.push('"');
    written
}
