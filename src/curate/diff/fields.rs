//! What changed in a record, key by key, in words.

use toml::{Table, Value};

use super::Field;
use super::names::{Names, day};
use crate::curate::describe::{self, Takes};
use crate::load::format::{self, Shape};
use crate::model::{Bound, grouped};

/// Looks into one record.
pub struct Fields<'n> {
    /// What things are called.
    pub names: &'n Names<'n>,
    /// The record as it is now.
    pub record: &'n Table,
}

/// By which keys elements of an array are known to be the same one, the surest first.
const IDENTITIES: &[(&str, &[&[&str]])] = &[
    ("Participation", &[&["id", "role"], &["id"]]),
    ("Casualties", &[&["who", "group", "by"], &["who", "group"]]),
    ("Part", &[&["label"]]),
    ("AlsoDated", &[&["date"]]),
    ("Designation", &[&["by", "as"]]),
    ("Allow", &[&["check", "id"]]),
];

impl Fields<'_> {
    /// The fields in which two tables differ.
    pub fn compare(&self, old: &Table, new: &Table, format: &'static format::Table) -> Vec<Field> {
        let known = format.keys.iter().map(|(key, _)| *key);
        let unknown = old.keys().chain(new.keys()).map(String::as_str).filter(|key| format.shape(key).is_none());
        let mut keys: Vec<&str> = known.collect();
        for key in unknown {
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
        let mut fields = Vec::new();
        // Disputes hold both ways; they are compared as pairs.
        for key in keys.into_iter().filter(|key| *key != "disputes") {
            let (old, new) = (old.get(key), new.get(key));
            if old != new {
                self.field(key, old, new, format, &mut fields);
            }
        }
        fields
    }

    fn field(
        &self,
        key: &str,
        old: Option<&Value>,
        new: Option<&Value>,
        format: &'static format::Table,
        fields: &mut Vec<Field>,
    ) {
        let takes = describe::table(format.name).and_then(|table| table.key(key)).map_or(Takes::Any, |key| key.takes);
        let inner = format.shape(key).and_then(Shape::table);
        let empty = Value::Array(Vec::new());
        let words = match (old, new, inner) {
            (Some(Value::Table(old)), Some(Value::Table(new)), Some(inner)) => {
                return self.inner(key, old, new, inner, fields);
            }
            (Some(Value::Array(_)) | None, Some(Value::Array(_)) | None, Some(inner)) => {
                let rows = |value: Option<&Value>| value.unwrap_or(&empty).as_array().cloned().unwrap_or_default();
                return self.rows(key, rows(old), rows(new), inner, fields);
            }
            (Some(Value::Array(_)) | None, Some(Value::Array(_)) | None, None) => {
                match self.elements(key, old.unwrap_or(&empty), new.unwrap_or(&empty), takes) {
                    Some(words) => words,
                    None => return,
                }
            }
            (old, new, _) => {
                let say = |value| self.words(value, takes);
                match (old.map(say), new.map(say)) {
                    (Some(old), Some(new)) => format!("{key}: {old} → {new}"),
                    (Some(old), None) => format!("{key} taken out: {old}"),
                    (None, Some(new)) => format!("{key} added: {new}"),
                    (None, None) => return,
                }
            }
        };
        fields.push(Field { key: key.to_owned(), words, old: old.cloned(), new: new.cloned() });
    }

    /// A table in braces: its number in one phrase, its other keys one by one.
    fn inner(&self, key: &str, old: &Table, new: &Table, inner: &'static format::Table, fields: &mut Vec<Field>) {
        let number = |table: &Table| ["value", "bound", "upper"].map(|key| table.get(key).map(ToString::to_string));
        let mut found = self.compare(old, new, inner);
        if inner.name == "Quantity" && number(old) != number(new) {
            let keep = |key: &str| !matches!(key, "value" | "bound" | "upper");
            found.retain(|field| keep(&field.key));
            let measure = new.get("measure").and_then(Value::as_str).unwrap_or_default();
            let (counter, day) = (self.names.counter(self.record), day(self.record.get("date")));
            let unit = self.names.unit(measure);
            let words = format!("{counter}'s count of {day}: {} → {} {unit}", amount(old), amount(new));
            let value = |table: &Table| Some(Value::Table(table.clone()));
            fields.push(Field { key: key.to_owned(), words, old: value(old), new: value(new) });
        }
        fields.extend(found.into_iter().map(|field| nested(key, &format!("{key}, "), field)));
    }

    /// Tables in an array: which came, went, or changed.
    fn rows(
        &self,
        key: &str,
        mut old: Vec<Value>,
        mut new: Vec<Value>,
        inner: &'static format::Table,
        fields: &mut Vec<Field>,
    ) {
        old.retain(|row| match new.iter().position(|other| other == row) {
            Some(at) => {
                new.remove(at);
                false
            }
            None => true,
        });
        let identities = IDENTITIES.iter().find(|(name, _)| *name == inner.name).map_or(&[][..], |(_, keys)| *keys);
        for identity in identities {
            old.retain(|row| {
                let same = |other: &Value| identity.iter().all(|key| row.get(key) == other.get(key));
                let Some(at) = new.iter().position(same) else { return true };
                let now = new.remove(at);
                if let (Value::Table(old), Value::Table(new)) = (row, &now) {
                    let which = self.identity(identity, new, inner);
                    let found = self.compare(old, new, inner);
                    fields.extend(found.into_iter().map(|field| nested(key, &format!("{key}, {which}: "), field)));
                }
                false
            });
        }
        let gone = old.iter().map(|row| ("taken out", row, Some(row.clone()), None));
        let came = new.iter().map(|row| ("added", row, None, Some(row.clone())));
        for (fate, row, old, new) in gone.chain(came) {
            let words = format!("{key} {fate}: {}", self.row(row, inner));
            fields.push(Field { key: key.to_owned(), words, old, new });
        }
    }

    fn identity(&self, keys: &[&str], row: &Table, inner: &format::Table) -> String {
        let words = keys.iter().filter_map(|key| Some(self.value(inner, key, row.get(*key)?)));
        words.collect::<Vec<_>>().join(" ")
    }

    /// A table of an array in words.
    fn row(&self, row: &Value, inner: &format::Table) -> String {
        let Value::Table(table) = row else { return self.words(row, Takes::Any) };
        let keys = inner.keys.iter().filter_map(|(key, _)| Some((*key, table.get(*key)?)));
        let words: Vec<String> = keys
            .map(|(key, value)| match key {
                "id" | "label" | "role" | "who" | "group" | "date" | "why" | "check" | "reason" | "as" => {
                    self.value(inner, key, value)
                }
                _ => format!("{key} {}", self.value(inner, key, value)),
            })
            .collect();
        words.join(", ")
    }

    fn value(&self, format: &format::Table, key: &str, value: &Value) -> String {
        let described = describe::table(format.name).and_then(|table| table.key(key));
        self.words(value, described.map_or(Takes::Any, |key| key.takes))
    }

    /// Words or ids in an array: which came and went. Their order is no difference, but for the first place.
    fn elements(&self, key: &str, old: &Value, new: &Value, takes: Takes) -> Option<String> {
        let (old, new) = (old.as_array()?, new.as_array()?);
        let mut came: Vec<&Value> = new.iter().collect();
        let gone: Vec<&Value> = old.iter().filter(|value| take(&mut came, value).is_none()).collect();
        let say =
            |values: &[&Value]| values.iter().map(|value| self.words(value, takes)).collect::<Vec<_>>().join(", ");
        match (gone.is_empty(), came.is_empty()) {
            (true, true) if key == "places" => {
                new.first().map(|first| format!("places: {} stands first now", self.words(first, takes)))
            }
            (true, true) => None,
            (false, true) => Some(format!("{key} taken out: {}", say(&gone))),
            (true, false) => Some(format!("{key} added: {}", say(&came))),
            (false, false) => Some(format!("{key}: {} → {}", say(&gone), say(&came))),
        }
    }

    /// A value in words.
    fn words(&self, value: &Value, takes: Takes) -> String {
        match (value, takes) {
            (Value::String(id), Takes::Ref(_)) => self.names.of(id),
            (
                Value::String(word),
                Takes::Words(_) | Takes::Id | Takes::Pattern(_) | Takes::PartialDay | Takes::Warning,
            ) => word.clone(),
            (Value::String(text), _) => format!("“{text}”"),
            (Value::Datetime(_), _) => day(Some(value)),
            (Value::Array(values), takes) => {
                values.iter().map(|value| self.words(value, takes)).collect::<Vec<_>>().join(", ")
            }
            (Value::Table(table), _) => {
                let pairs = table.iter().map(|(key, value)| format!("{key} {}", self.words(value, Takes::Any)));
                pairs.collect::<Vec<_>>().join(", ")
            }
            (other, _) => other.to_string(),
        }
    }
}

/// A change inside a table, told as one of the record.
fn nested(key: &str, lead: &str, field: Field) -> Field {
    Field { key: format!("{key}.{}", field.key), words: format!("{lead}{}", field.words), ..field }
}

/// Takes one value that is equal out of a list.
fn take<'v>(values: &mut Vec<&'v Value>, wanted: &Value) -> Option<&'v Value> {
    let at = values.iter().position(|value| *value == wanted)?;
    Some(values.remove(at))
}

/// A number with its words: `at least 16`, `7–9`.
fn amount(quantity: &Table) -> String {
    let number =
        |key: &str| quantity.get(key).and_then(Value::as_integer).and_then(|number| u64::try_from(number).ok());
    let bound = quantity.get("bound").and_then(Value::as_str).and_then(Bound::from_name).unwrap_or(Bound::Exactly);
    let mut words = number("value").map(grouped).unwrap_or_default();
    if let Some(upper) = number("upper") {
        words = format!("{words}–{}", grouped(upper));
    }
    if bound.words().is_empty() { words } else { format!("{} {words}", bound.words()) }
}
