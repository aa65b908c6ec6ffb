//! The JSON Schema of the format (draft 7), made from `load::format` and `describe`, for editors: keys and words are completed and
//! explained while they are typed. It is kept to what taplo and tombi understand. What it cannot say (whether an id exists, that
//! dates follow each other) is for `sitrep check`.

use serde_json::{Map, Value, json};

use super::describe::{self, Takes};
use crate::diagnostic::{Check, Severity};
use crate::load::format::{ABOUT, CHECK, Shape, Table, table};
use crate::model::Kind;

/// An id, as `load` checks it.
const ID: &str = "^[a-z0-9][a-z0-9-]{0,79}$";
/// A relation's id, which may be longer.
const LONG_ID: &str = "^[a-z0-9][a-z0-9-]*$";

/// The schema as a file, with a line end.
pub fn text() -> String {
    let mut text = serde_json::to_string_pretty(&schema()).expect("a value of maps with text keys can be written");
    text.push('\n');
    text
}

/// The schema.
pub fn schema() -> Value {
    let mut definitions = Map::new();
    let mut properties = Map::new();
    for (name, table) in [("about", ABOUT), ("check", CHECK)] {
        define(table, false, &mut definitions);
        properties.insert(name.to_owned(), reference(table));
    }
    for kind in KINDS {
        let table = table(kind);
        define(table, true, &mut definitions);
        let records = json!({ "type": "array", "description": text_of(table), "items": reference(table) });
        properties.insert(kind.name().to_owned(), records);
    }
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Knowledge file of sitrep, format 1",
        "type": "object",
        "additionalProperties": false,
        "properties": properties,
        "definitions": definitions,
    })
}

/// The kinds in the order in which a file has them.
const KINDS: [Kind; 9] = [
    Kind::Side,
    Kind::Topic,
    Kind::Measure,
    Kind::Actor,
    Kind::Relation,
    Kind::Place,
    Kind::Event,
    Kind::Claim,
    Kind::Source,
];

fn reference(table: &Table) -> Value {
    json!({ "$ref": format!("#/definitions/{}", table.name) })
}

fn text_of(table: &Table) -> &'static str {
    describe::table(table.name).map_or("", |table| table.text)
}

/// Adds a table and those inside it. A record that changes one of an earlier layer needs nothing but its id.
fn define(table: &Table, is_record: bool, definitions: &mut Map<String, Value>) {
    if definitions.contains_key(table.name) {
        return;
    }
    let description = describe::table(table.name);
    let key = |name| description.and_then(|table| table.key(name));
    let mut properties = Map::new();
    for (name, shape) in table.keys {
        let described = key(name);
        let takes = described.map_or(Takes::Any, |key| key.takes);
        let mut property = value(*shape, takes, table.name == "Relation");
        if let (Some(key), Some(object)) = (described, property.as_object_mut())
            && !object.contains_key("$ref")
        {
            object.insert("description".to_owned(), key.text.into());
        }
        properties.insert((*name).to_owned(), property);
    }
    let needed: Vec<&str> =
        table.keys.iter().map(|(name, _)| *name).filter(|name| key(name).is_some_and(|key| key.needed)).collect();
    let mut definition = json!({
        "type": "object",
        "description": text_of(table),
        "additionalProperties": false,
        "properties": properties,
    });
    if is_record {
        definition["if"] = json!({ "anyOf": [{ "required": ["extend"] }, { "required": ["remove"] }] });
        definition["else"] = json!({ "required": needed });
    } else if !needed.is_empty() {
        definition["required"] = json!(needed);
    }
    definitions.insert(table.name.to_owned(), definition);
    for inner in table.keys.iter().filter_map(|(_, shape)| shape.table()) {
        define(inner, false, definitions);
    }
}

/// The schema of a value.
fn value(shape: Shape, takes: Takes, long_ids: bool) -> Value {
    match shape {
        Shape::List(element) => {
            json!({ "type": "array", "minItems": 1, "items": value(*element, takes, long_ids) })
        }
        Shape::Table(table) => reference(table),
        Shape::IdOrTable(table) => json!({ "anyOf": [value(Shape::Text, takes, long_ids), reference(table)] }),
        Shape::Flag => json!({ "type": "boolean" }),
        Shape::Whole => number("integer", takes),
        Shape::Decimal => number("number", takes),
        Shape::Day if takes == Takes::PartialDay => json!({
            "anyOf": [
                { "type": "string", "format": "date" },
                { "type": "string", "pattern": "^[0-9]{4}(-(0[1-9]|1[0-2]))?$" },
            ],
        }),
        Shape::Day => json!({ "type": "string", "format": "date" }),
        Shape::Text => text_value(takes, long_ids),
    }
}

fn number(kind: &str, takes: Takes) -> Value {
    match takes {
        Takes::Between(least, most) => json!({ "type": kind, "minimum": least, "maximum": most }),
        Takes::From(least) => json!({ "type": kind, "minimum": least }),
        _ => json!({ "type": kind }),
    }
}

fn text_value(takes: Takes, long_ids: bool) -> Value {
    match takes {
        Takes::Id if long_ids => json!({ "type": "string", "pattern": LONG_ID }),
        Takes::Id | Takes::Ref(_) => json!({ "type": "string", "pattern": ID }),
        Takes::Words(words) => json!({ "type": "string", "enum": words }),
        Takes::Pattern(pattern) => json!({ "type": "string", "pattern": pattern }),
        Takes::Warning => {
            let warnings = Check::ALL.iter().filter(|check| check.severity() == Severity::Warning);
            json!({ "type": "string", "enum": warnings.map(|check| check.name()).collect::<Vec<_>>() })
        }
        _ => json!({ "type": "string", "minLength": 1 }),
    }
}
