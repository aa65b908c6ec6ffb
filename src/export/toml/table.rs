//! The keys of one table with their values as TOML writes them, without those that have no value.

use std::fmt::{Display, Write};

use crate::model::{Knowledge, RecordRef};
use crate::text::is_unsafe;

/// A table that is being filled.
pub(super) struct Table<'k> {
    pub(super) knowledge: &'k Knowledge,
    entries: Vec<(&'static str, String)>,
}

impl<'k> Table<'k> {
    pub(super) fn new(knowledge: &'k Knowledge) -> Self {
        Self { knowledge, entries: Vec::new() }
    }

    /// A key and its value, as TOML writes it.
    pub(super) fn put(&mut self, key: &'static str, value: String) {
        self.entries.push((key, value));
    }

    /// A value that is written as it is displayed: a number, a date, or TOML already.
    pub(super) fn some(&mut self, key: &'static str, value: Option<impl Display>) {
        if let Some(value) = value {
            self.put(key, value.to_string());
        }
    }

    pub(super) fn text(&mut self, key: &'static str, value: Option<&str>) {
        self.some(key, value.map(text));
    }

    pub(super) fn texts(&mut self, key: &'static str, values: &[Box<str>]) {
        self.words(key, values.iter().map(|value| &**value));
    }

    pub(super) fn words<'t>(&mut self, key: &'static str, values: impl ExactSizeIterator<Item = &'t str>) {
        if values.len() > 0 {
            self.put(key, array(values.map(text)));
        }
    }

    pub(super) fn id(&mut self, key: &'static str, record: Option<impl Into<RecordRef>>) {
        let knowledge = self.knowledge;
        self.some(key, record.map(|record| text(knowledge.id(record.into()))));
    }

    pub(super) fn ids(&mut self, key: &'static str, records: &[impl Copy + Into<RecordRef>]) {
        let knowledge = self.knowledge;
        if !records.is_empty() {
            self.put(key, array(records.iter().map(|&record| text(knowledge.id(record.into())))));
        }
    }

    /// An array of inline tables, one a line.
    pub(super) fn tables(&mut self, key: &'static str, tables: impl ExactSizeIterator<Item = Self>) {
        if tables.len() > 0 {
            let lines: String = tables.fold(String::new(), |mut lines, table| {
                let _ = writeln!(lines, "  {},", inline(&table));
                lines
            });
            self.put(key, format!("[\n{lines}]"));
        }
    }

    /// A key a line.
    pub(super) fn lines(&self) -> String {
        self.entries.iter().fold(String::new(), |mut lines, (key, value)| {
            let _ = writeln!(lines, "{key} = {value}");
            lines
        })
    }
}

/// A table on one line.
pub(super) fn inline(table: &Table) -> String {
    let entries: Vec<_> =
        table.entries.iter().map(|(key, value)| format!("{key} = {}", value.replace('\n', " "))).collect();
    format!("{{ {} }}", entries.join(", "))
}

/// Values in brackets.
pub(super) fn array(values: impl Iterator<Item = String>) -> String {
    format!("[{}]", values.collect::<Vec<_>>().join(", "))
}

/// A basic string: what TOML or a terminal would take for more than text is escaped, the value stays the same.
pub(super) fn text(value: &str) -> String {
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
