//! The keys of one JSON object, put in order, without those that have no value.

use serde_json::{Map, Value};

use super::reference;
use crate::model::{RecordRef, Scope, SourceIx};

/// An object that is being filled.
pub(super) struct Fields<'s> {
    pub(super) scope: &'s Scope,
    pub(super) map: Map<String, Value>,
}

impl<'s> Fields<'s> {
    pub(super) fn new(scope: &'s Scope) -> Self {
        Self { scope, map: Map::new() }
    }

    pub(super) fn put(&mut self, key: &str, value: impl Into<Value>) {
        self.map.insert(key.to_owned(), value.into());
    }

    pub(super) fn put_some(&mut self, key: &str, value: Option<impl Into<Value>>) {
        if let Some(value) = value {
            self.put(key, value);
        }
    }

    /// Several values; nothing where there are none, as the format writes it.
    pub(super) fn put_list(&mut self, key: &str, values: impl Iterator<Item = Value>) {
        let values: Vec<_> = values.collect();
        if !values.is_empty() {
            self.put(key, values);
        }
    }

    /// The record that a key names.
    pub(super) fn link(&mut self, key: &str, record: Option<impl Into<RecordRef>>) {
        self.put_some(key, record.map(|record| reference(self.scope, record.into())));
    }

    /// The records that a key names, without later ones.
    pub(super) fn links(&mut self, key: &str, records: impl Iterator<Item = impl Into<RecordRef>>) {
        let scope = self.scope;
        let shown = records.map(Into::into).filter(|&record| scope.in_time(record));
        self.put_list(key, shown.map(|record| reference(scope, record)));
    }

    /// The sources of the record or of one of its parts, in full.
    pub(super) fn sources(&mut self, sources: &[SourceIx]) {
        let scope = self.scope;
        let shown = scope.split_sources(sources).shown;
        self.put_list(
            "sources",
            shown.into_iter().map(|source| {
                let mut fields = Fields::new(scope);
                let record = scope.knowledge().source(source);
                fields.put("id", record.id.as_str());
                super::record::add(&mut fields, source.into());
                Value::Object(fields.map)
            }),
        );
    }
}
