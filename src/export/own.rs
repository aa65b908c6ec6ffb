//! A record's own keys, named and ordered as the format has them, with ids for references and text for days. What is later
//! than the as-of day or outside the selection is left out and counted.

mod actor;
mod claim;
mod event;
mod minor;

pub use minor::{about, check};

use serde_json::{Map, Value};

use super::Selection;
use crate::model::{
    ActorIx, ClaimIx, Date, EventIx, MeasureIx, PartialDate, PlaceIx, RecordRef, RelationIx, SideIx, SourceIx, TopicIx,
};
use crate::model::{Kind, Knowledge};

/// The keys of one record or of an inner table.
pub struct Own<'s> {
    selection: &'s Selection<'s>,
    /// Keys with their values.
    pub map: Map<String, Value>,
    /// How many references were left out.
    pub cut: usize,
}

impl<'s> Own<'s> {
    /// A record's own keys.
    pub fn of(selection: &'s Selection<'s>, record: RecordRef) -> Self {
        let mut own = Self::empty(selection);
        let row = record.index;
        match record.kind {
            Kind::Claim => own.claim(ClaimIx(row)),
            Kind::Event => own.event(EventIx(row)),
            Kind::Actor => own.actor(ActorIx(row)),
            Kind::Relation => own.relation(RelationIx(row)),
            Kind::Place => own.place(PlaceIx(row)),
            Kind::Topic => own.topic(TopicIx(row)),
            Kind::Measure => own.measure(MeasureIx(row)),
            Kind::Source => own.source(SourceIx(row)),
            Kind::Side => own.side(SideIx(row)),
        }
        own
    }

    fn empty(selection: &'s Selection<'s>) -> Self {
        Self { selection, map: Map::new(), cut: 0 }
    }

    fn knowledge(&self) -> &'s Knowledge {
        self.selection.scope.knowledge()
    }

    fn put(&mut self, key: &str, value: impl Into<Value>) {
        self.map.insert(key.to_owned(), value.into());
    }

    fn may(&mut self, key: &str, value: Option<impl Into<Value>>) {
        if let Some(value) = value {
            self.put(key, value);
        }
    }

    fn list(&mut self, key: &str, values: Vec<Value>) {
        if !values.is_empty() {
            self.put(key, values);
        }
    }

    fn texts(&mut self, key: &str, texts: &[Box<str>]) {
        self.list(key, texts.iter().map(|text| (&**text).into()).collect());
    }

    fn reference(&mut self, key: &str, record: Option<impl Into<RecordRef>>) {
        let Some(record) = record.map(Into::into) else { return };
        if self.selection.holds(record) {
            self.put(key, self.knowledge().id(record).as_str());
        } else {
            self.cut += 1;
        }
    }

    fn references<R: Into<RecordRef> + Copy>(&mut self, key: &str, records: &[R]) {
        let all = records.iter().map(|&record| record.into());
        let held: Vec<Value> = all
            .filter(|&record| self.selection.holds(record))
            .map(|record| self.knowledge().id(record).as_str().into())
            .collect();
        self.cut += records.len() - held.len();
        self.list(key, held);
    }

    /// An inner table.
    fn table(&mut self, fill: impl FnOnce(&mut Self)) -> Value {
        let mut inner = Self::empty(self.selection);
        fill(&mut inner);
        self.cut += inner.cut;
        Value::Object(inner.map)
    }
}

/// A day as the format writes it: `2024-01-25`.
pub(super) fn day(date: Date) -> String {
    date.to_string()
}

/// A date as exact as it is given: `2024-01-25`, `2024-01`, `2024`.
pub(super) fn partial(date: PartialDate) -> String {
    use PartialDate::{Day, Month, Year};
    match date {
        Year(year) => format!("{year:04}"),
        Month(year, month) => format!("{year:04}-{month:02}"),
        Day(date) => day(date),
    }
}
