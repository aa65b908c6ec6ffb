//! From what people wrote to the model: every value is judged by itself, every reference looked up, so that all that is
//! wrong with a record is told at once. A record with an error becomes none.

mod about;
mod actor;
mod claim;
mod event;
mod place;
mod reference;
mod source;
mod value;

use super::ids::{FirstRows, IdTable};
use super::layers::origin;
use super::missing;
use super::schema::{Raw, Record, Rows};
use crate::diagnostic::{Check, Diagnostic, Files, Place};
use crate::model::{self, Id, Kind, Origin, RecordRef};

pub use about::{Allowance, about, allowances, marks};
pub use reference::{Chain, Edge, Unresolved, in_words, with_article};

/// The model's records of one piece.
#[derive(Debug, Default)]
pub struct Converted {
    /// Sides.
    pub sides: Vec<model::Side>,
    /// Topics.
    pub topics: Vec<model::Topic>,
    /// Measures.
    pub measures: Vec<model::Measure>,
    /// Sources.
    pub sources: Vec<model::Source>,
    /// Places.
    pub places: Vec<model::Place>,
    /// Actors.
    pub actors: Vec<model::Actor>,
    /// Relations.
    pub relations: Vec<model::Relation>,
    /// Events.
    pub events: Vec<model::Event>,
    /// Claims.
    pub claims: Vec<model::Claim>,
    /// What was found on the way.
    pub findings: Findings,
}

/// Problems, and what can only be judged once all records are known.
#[derive(Debug, Default)]
pub struct Findings {
    /// What is wrong.
    pub problems: Vec<Diagnostic>,
    /// References to nothing.
    pub unresolved: Vec<Unresolved>,
    /// References that must not come round in a circle.
    pub edges: Vec<Edge>,
}

impl Findings {
    /// Adds what was found elsewhere.
    pub fn add(&mut self, other: Self) {
        self.problems.extend(other.problems);
        self.unresolved.extend(other.unresolved);
        self.edges.extend(other.edges);
    }
}

/// Converts the records of a piece, whose first row of each kind is given.
pub fn convert(rows: Rows<'_>, first: &FirstRows, ids: &IdTable, files: &Files) -> Converted {
    let mut c = Converter::new(files, ids);
    Converted {
        sides: c.all(rows.side, first, about::side),
        topics: c.all(rows.topic, first, about::topic),
        measures: c.all(rows.measure, first, about::measure),
        sources: c.all(rows.source, first, source::source),
        places: c.all(rows.place, first, place::place),
        actors: c.all(rows.actor, first, actor::actor),
        relations: c.all(rows.relation, first, actor::relation),
        events: c.all(rows.event, first, event::event),
        claims: c.all(rows.claim, first, claim::claim),
        findings: c.findings,
    }
}

/// A record's name and place.
#[derive(Debug)]
struct Head {
    id: Id,
    origin: Origin,
}

/// Converts one record after the other, and keeps what it finds.
struct Converter<'a> {
    files: &'a Files,
    ids: &'a IdTable,
    findings: Findings,
    /// The record at hand.
    own: RecordRef,
    /// The table at hand, in words: `event`, or the key of an inner one.
    table_name: &'static str,
    /// The header of the table at hand, or all of an inner one.
    table: Place,
    inner: bool,
    /// The table at the top level that it belongs to.
    header: &'static str,
    spoilt: Vec<(u32, String)>,
}

impl<'a> Converter<'a> {
    fn new(files: &'a Files, ids: &'a IdTable) -> Self {
        Self {
            files,
            ids,
            findings: Findings::default(),
            own: RecordRef { kind: Kind::Side, index: u32::MAX },
            table_name: "",
            table: Place::default(),
            inner: false,
            header: "",
            spoilt: Vec::new(),
        }
    }

    fn all<'i, R: Record<'i>, M>(
        &mut self,
        rows: Vec<Raw<R>>,
        first: &FirstRows,
        convert: impl Fn(&mut Self, Head, R) -> Option<M>,
    ) -> Vec<M> {
        let mut done = Vec::with_capacity(rows.len());
        for (index, raw) in (first[R::KIND as usize]..).zip(rows) {
            self.own = RecordRef { kind: R::KIND, index };
            let origin = origin(&raw);
            self.enter(R::KIND.name(), raw.header, raw.spoilt);
            let head = Head { id: self.id(&raw.record), origin };
            done.extend(convert(self, head, raw.record));
        }
        done
    }

    /// Turns to a table at the top level.
    fn enter(&mut self, name: &'static str, header: Place, spoilt: Vec<(u32, String)>) {
        self.table_name = name;
        self.table = header;
        self.inner = false;
        self.header = name;
        self.spoilt = spoilt;
    }

    /// Does something in an inner table.
    fn inside<T>(&mut self, key: &'static str, place: Place, work: impl FnOnce(&mut Self) -> T) -> T {
        let before = (self.table_name, self.table, self.inner);
        (self.table_name, self.table, self.inner) = (key, place, true);
        let result = work(self);
        (self.table_name, self.table, self.inner) = before;
        result
    }

    /// The id, written or implied; an empty one if it is missing, which is told.
    fn id<'i, R: Record<'i>>(&mut self, record: &R) -> Id {
        let implied;
        let text = if let Some(written) = record.id() {
            self.check_id(&written.value.0, written.place);
            &*written.value.0
        } else {
            if R::KIND != Kind::Relation {
                self.need(None::<()>, "id");
            }
            implied = record.implied_id().unwrap_or_default();
            &implied
        };
        self.ids.get(text).map_or_else(|| Id::new(text), |(id, _)| id.clone())
    }

    fn check_id(&mut self, id: &str, place: Place) {
        let is_letter_or_digit = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
        let advice = if id.is_empty() {
            return self.push(Diagnostic::new(Check::EmptyValue, place, "The id is empty.").label("empty"));
        } else if !id.bytes().all(|b| is_letter_or_digit(b) || b == b'-') {
            "ids are made of lower-case ASCII letters, digits and hyphens"
        } else if !id.starts_with(|c: char| c != '-') {
            "ids begin with a letter or a digit"
        } else if id.len() > Id::MAX_LENGTH && self.own.kind != Kind::Relation {
            "ids have at most 80 characters"
        } else {
            return;
        };
        self.push(
            Diagnostic::new(Check::BadId, place, format!("`{id}` is not an id.")).label("not an id").help(advice),
        );
    }

    fn push(&mut self, problem: Diagnostic) {
        self.findings.problems.push(problem);
    }

    /// Tells that a key is not there, unless it was there and wrong.
    fn need<T>(&mut self, value: Option<T>, key: &str) -> Option<T> {
        if value.is_none() && !self.is_spoilt(key) {
            let message = if self.inner {
                format!("This table in `{}` has no `{key}`.", self.table_name)
            } else {
                format!("This {} has no `{key}`.", self.table_name)
            };
            let problem = Diagnostic::new(Check::MissingKey, self.table, message).label(format!("`{key}` is missing"));
            self.push(match self.help_with(key) {
                Some(help) => problem.help(help),
                None => problem,
            });
        }
        value
    }

    fn help_with(&self, key: &str) -> Option<String> {
        let inner = self.inner.then_some(self.table_name);
        let header = if self.inner { self.header } else { self.table_name };
        missing::help(header.trim_start_matches('[').split(']').next()?, inner, key)
    }

    fn is_spoilt(&self, key: &str) -> bool {
        self.spoilt.iter().any(|(table, name)| *table == self.table.start && name == key)
    }
}
