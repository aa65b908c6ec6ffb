//! One state of the knowledge as tables, with everything taken away that makes no difference.

use std::collections::HashMap;

use toml::{Table, Value};

use crate::curate::describe::{self, Takes};
use crate::load::format::{self, Shape};
use crate::model::Kind;

/// The records of one or several files.
#[derive(Debug, Default)]
pub struct State {
    /// `[about]` of the first file that has it.
    pub about: Table,
    /// `[check]`, of all files.
    pub check: Table,
    /// The records in the order of the files.
    pub records: Vec<Record>,
    rows: HashMap<(Kind, String), usize>,
}

/// A record.
#[derive(Debug)]
pub struct Record {
    /// Its kind.
    pub kind: Kind,
    /// Its id; after renames were found, the one that it has in the other state.
    pub id: String,
    /// The id that it had before a rename.
    pub was: Option<String>,
    /// Its keys without the id.
    pub table: Table,
}

impl State {
    /// Reads texts; on a syntax error the row of the text that has it.
    pub fn read(texts: &[&str]) -> Result<Self, usize> {
        let mut state = Self::default();
        for (row, text) in texts.iter().enumerate() {
            let file: Table = toml::from_str(text).map_err(|_| row)?;
            state.take(file);
        }
        state.index();
        Ok(state)
    }

    fn take(&mut self, file: Table) {
        for (name, value) in file {
            match (Kind::from_name(&name), value) {
                (Some(kind), Value::Array(records)) => {
                    for record in records {
                        if let Value::Table(table) = record {
                            self.records.push(Record::new(kind, table));
                        }
                    }
                }
                (None, Value::Table(mut table)) if name == "about" => {
                    normalise(&mut table, format::ABOUT);
                    if self.about.is_empty() {
                        self.about = table;
                    }
                }
                (None, Value::Table(mut table)) if name == "check" => {
                    if let (Some(Value::Array(known)), Some(Value::Array(more))) =
                        (self.check.get_mut("allow"), table.get_mut("allow"))
                    {
                        known.append(more);
                    } else {
                        self.check.extend(table);
                    }
                }
                _ => {}
            }
        }
    }

    /// Makes the records findable by their present ids.
    pub fn index(&mut self) {
        let rows = self.records.iter().enumerate().map(|(row, record)| ((record.kind, record.id.clone()), row));
        self.rows = rows.collect();
    }

    /// The records of a kind.
    pub fn of_kind(&self, kind: Kind) -> impl Iterator<Item = &Record> {
        self.records.iter().filter(move |record| record.kind == kind)
    }

    /// The record of this kind and id.
    pub fn find(&self, kind: Kind, id: &str) -> Option<&Record> {
        self.rows.get(&(kind, id.to_owned())).map(|&row| &self.records[row])
    }

    /// The record of this id.
    pub fn any(&self, id: &str) -> Option<&Record> {
        Kind::ALL.iter().find_map(|&kind| self.find(kind, id))
    }
}

impl Record {
    fn new(kind: Kind, mut table: Table) -> Self {
        normalise(&mut table, format::table(kind));
        let written = table.remove("id").and_then(|id| id.as_str().map(str::to_owned));
        let mut record = Self { kind, id: written.clone().unwrap_or_default(), was: None, table };
        if written.is_none() {
            record.imply_id();
        }
        record
    }

    /// Gives a relation without an id the one that its ends make; `true` if it differs from before.
    fn imply_id(&mut self) {
        let word = |key: &str| self.table.get(key).and_then(Value::as_str).unwrap_or_default();
        if self.kind == Kind::Relation {
            self.id = format!("{}--{}--{}", word("from"), word("kind"), word("to"));
        }
    }

    /// Puts other ids in the place of those that it refers to.
    pub fn refer(&mut self, renamed: &HashMap<String, String>) {
        let implied = self.was.is_none() && self.kind == Kind::Relation && self.id.contains("--");
        refer(&mut self.table, format::table(self.kind), renamed);
        if implied {
            self.imply_id();
        }
    }
}

fn refer(table: &mut Table, format: &format::Table, renamed: &HashMap<String, String>) {
    let described = describe::table(format.name);
    for (key, value) in table.iter_mut() {
        let refers = described.and_then(|table| table.key(key)).is_some_and(|key| matches!(key.takes, Takes::Ref(_)));
        refer_value(value, refers, format.shape(key).and_then(Shape::table), renamed);
    }
}

fn refer_value(value: &mut Value, refers: bool, inner: Option<&format::Table>, renamed: &HashMap<String, String>) {
    match value {
        Value::String(id) if refers => {
            if let Some(new) = renamed.get(id.as_str()) {
                id.clone_from(new);
            }
        }
        Value::Array(values) => {
            for value in values {
                refer_value(value, refers, inner, renamed);
            }
        }
        Value::Table(table) => {
            if let Some(inner) = inner {
                refer(table, inner, renamed);
            }
        }
        _ => {}
    }
}

/// Values that mean the same as a key that is left out.
const DEFAULTS: &[(&str, &str, &str)] = &[
    ("Event", "precision", "day"),
    ("Source", "language", "en"),
    ("Quantity", "bound", "exactly"),
    ("Quantity", "state", "actual"),
    ("Casualties", "bound", "exactly"),
];

fn normalise(table: &mut Table, format: &format::Table) {
    table.retain(|key, value| {
        let default = DEFAULTS.iter().any(|(name, default_key, word)| {
            *name == format.name && **default_key == *key && value.as_str() == Some(*word)
        });
        let is_no = format.shape(key) == Some(Shape::Flag) && value.as_bool() == Some(false);
        !default && !is_no
    });
    for (key, value) in table.iter_mut() {
        normalise_value(value, format.shape(key));
    }
}

fn normalise_value(value: &mut Value, shape: Option<Shape>) {
    match value {
        Value::Integer(number) if shape == Some(Shape::Decimal) => {
            #[expect(clippy::cast_precision_loss, reason = "degrees are small numbers")]
            let degrees = *number as f64;
            *value = Value::Float(degrees);
        }
        Value::String(text) if text.contains('\r') => *text = text.replace("\r\n", "\n"),
        Value::Array(values) => {
            let element = match shape {
                Some(Shape::List(element)) => Some(*element),
                _ => None,
            };
            for value in values {
                normalise_value(value, element);
            }
        }
        Value::Table(table) => {
            if let Some(inner) = shape.and_then(Shape::table) {
                normalise(table, inner);
            }
        }
        _ => {}
    }
}
