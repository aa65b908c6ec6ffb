//! What records are called in a sentence: an actor by its short name, a claim by its speaker and day.

use toml::{Table, Value};

use super::records::{Record, State};
use crate::model::{Date, Kind, day_text};

/// The names of the records of two states; the newer one counts.
#[derive(Debug)]
pub struct Names<'s> {
    old: &'s State,
    new: &'s State,
}

impl<'s> Names<'s> {
    /// The names of these states.
    pub fn new(old: &'s State, new: &'s State) -> Self {
        Self { old, new }
    }

    fn record(&self, id: &str) -> Option<&'s Record> {
        self.new.any(id).or_else(|| self.old.any(id))
    }

    /// The name of a record: of an actor, place, side, measure or topic as it is called, of all others the id.
    pub fn of(&self, id: &str) -> String {
        let named = self.record(id).and_then(|record| match record.kind {
            Kind::Actor => word(&record.table, "short").or(word(&record.table, "name")),
            Kind::Place | Kind::Side | Kind::Measure => word(&record.table, "name"),
            Kind::Topic => word(&record.table, "question"),
            _ => None,
        });
        named.unwrap_or(id).to_owned()
    }

    /// The names of several.
    pub fn several(&self, ids: &[&str]) -> String {
        ids.iter().map(|id| self.of(id)).collect::<Vec<_>>().join(", ")
    }

    /// What a record is, for a list.
    pub fn title(&self, kind: Kind, table: &Table) -> String {
        let text = |key: &str| word(table, key).unwrap_or_default();
        match kind {
            Kind::Source => format!("{}, {}", text("publisher"), text("title")),
            Kind::Event => text("title").to_owned(),
            Kind::Claim => format!("{}, {}: {}", self.of(text("speaker")), day(table.get("date")), text("statement")),
            Kind::Topic => text("question").to_owned(),
            Kind::Relation => {
                format!("{} {} {}", self.of(text("from")), text("kind").replace('-', " "), self.of(text("to")))
            }
            Kind::Actor | Kind::Place | Kind::Side | Kind::Measure => text("name").to_owned(),
        }
    }

    /// Whose count a claim's number is: the counter, else the speaker, for a person its organisation.
    pub fn counter(&self, claim: &Table) -> String {
        let counter = claim.get("quantity").and_then(|quantity| quantity.get("counter")).and_then(Value::as_str);
        let speaker = word(claim, "speaker").unwrap_or_default();
        let organisation = self
            .record(speaker)
            .filter(|actor| word(&actor.table, "kind") == Some("person"))
            .and_then(|actor| word(&actor.table, "parent"));
        self.of(counter.or(organisation).unwrap_or(speaker))
    }

    /// What a measure counts: `attacks`.
    pub fn unit(&self, measure: &str) -> &'s str {
        self.record(measure).and_then(|measure| word(&measure.table, "unit")).unwrap_or_default()
    }
}

fn word<'t>(table: &'t Table, key: &str) -> Option<&'t str> {
    table.get(key).and_then(Value::as_str)
}

/// A date in words: `26 Oct 2023`.
pub fn day(value: Option<&Value>) -> String {
    let written = match value {
        Some(Value::Datetime(date)) => date.to_string(),
        Some(Value::String(text)) => text.clone(),
        _ => String::new(),
    };
    written.parse::<Date>().map_or(written, day_text)
}
