//! JSON that `sitrep export json` wrote, back as a knowledge file: the tables of the format, each value by its type. What is
//! derived is dropped; anything else that the format does not have is told, all of it at once.

use serde_json::{Map, Value};

use crate::curate::{atoms, tidy};
use crate::diagnostic::nearest::nearest;
use crate::load::format::{self, Shape, Table};
use crate::model::{Kind, PartialDate};
use crate::text::safe;

/// Keys of an export that are for readers only.
const NOT_READ: [&str; 2] = ["export", "derived"];

/// The knowledge file, in canonical form, or everything that is wrong.
pub fn to_toml(json: &str) -> Result<String, Vec<String>> {
    let value: Value = serde_json::from_str(json).map_err(|error| vec![format!("This is no JSON: {error}.")])?;
    let Value::Object(tables) = value else {
        return Err(vec![
            "This is not an export of sitrep: it is no object with about, event, claim and so on.".to_owned(),
        ]);
    };
    let mut reader = Reader::default();
    for name in ["about", "check"] {
        if let Some(value) = tables.get(name) {
            reader.single(name, value);
        }
    }
    let kinds = Kind::ALL.iter().map(|kind| kind.name());
    for name in tables.keys() {
        if !NOT_READ.contains(&&**name) && format::named(name).is_none() {
            let near = nearest(name, kinds.clone().chain(["about", "check"]));
            reader.problem(format!("There is no table `{}`{}.", safe(name), meant(near)));
        }
    }
    for (name, value) in tables.iter().filter(|(name, _)| Kind::from_name(name).is_some()) {
        reader.records(name, value);
    }
    if !reader.problems.is_empty() {
        return Err(reader.problems);
    }
    tidy::tidy(&reader.text).map_err(|_| vec!["The file would not be TOML, which is a fault of sitrep.".to_owned()])
}

fn meant(near: Option<&str>) -> String {
    near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default()
}

#[derive(Default)]
struct Reader {
    text: String,
    problems: Vec<String>,
    /// The record that is being read, for messages.
    place: String,
}

impl Reader {
    fn problem(&mut self, message: String) {
        self.problems.push(message);
    }

    fn single(&mut self, name: &str, value: &Value) {
        name.clone_into(&mut self.place);
        match (format::named(name), value) {
            (Some(table), Value::Object(map)) => {
                self.text.extend(["[", name, "]\n"]);
                self.keys(table, map);
            }
            _ => self.problem(format!("`{name}` is an object.")),
        }
    }

    fn records(&mut self, kind: &str, value: &Value) {
        let (Some(table), Value::Array(records)) = (format::named(kind), value) else {
            return self.problem(format!("`{kind}` is an array of objects."));
        };
        for (at, record) in records.iter().enumerate() {
            let id = record.get("id").and_then(Value::as_str);
            self.place = match id {
                Some(id) => format!("{kind} `{}`", safe(id)),
                None => format!("{kind} number {}", at + 1),
            };
            let Value::Object(map) = record else {
                self.problem(format!("{} is no object.", self.place));
                continue;
            };
            self.text.extend(["\n[[", kind, "]]\n"]);
            self.keys(table, map);
        }
    }

    fn keys(&mut self, table: &Table, map: &Map<String, Value>) {
        for (key, value) in map.iter().filter(|(key, _)| !NOT_READ.contains(&&***key)) {
            if let Some(text) = self.value_of(table, key, value) {
                self.text.extend([key, " = ", &text, "\n"]);
            }
        }
    }

    fn value_of(&mut self, table: &Table, key: &str, value: &Value) -> Option<String> {
        let Some(shape) = table.shape(key) else {
            let near = nearest(key, table.keys.iter().map(|(name, _)| *name));
            self.problem(format!("{}: there is no key `{}`{}.", self.place, safe(key), meant(near)));
            return None;
        };
        let text = self.value(shape, value);
        if text.is_none() {
            self.problem(format!("{}: `{key}` is not {}.", self.place, words(shape)));
        }
        text
    }

    /// A value as TOML, if it is of its type.
    fn value(&mut self, shape: Shape, value: &Value) -> Option<String> {
        match (shape, value) {
            (Shape::Text | Shape::IdOrTable(_), Value::String(text)) => Some(atoms::string(text)),
            (Shape::Day, Value::String(text)) => day(text),
            (Shape::Whole, Value::Number(number)) => number.as_i64().map(|number| number.to_string()),
            (Shape::Decimal, Value::Number(number)) => number.as_f64().map(|number| format!("{number:?}")),
            (Shape::Flag, Value::Bool(flag)) => Some(flag.to_string()),
            (Shape::List(element), Value::Array(values)) => {
                let values: Option<Vec<String>> = values.iter().map(|value| self.value(*element, value)).collect();
                Some(format!("[{}]", values?.join(", ")))
            }
            (Shape::IdOrTable(_), Value::Object(map)) if map.len() == 1 && map.contains_key("id") => {
                self.value(Shape::Text, &map["id"])
            }
            (Shape::Table(table) | Shape::IdOrTable(table), Value::Object(map)) => {
                let pairs: Vec<String> = map
                    .iter()
                    .filter_map(|(key, value)| Some(format!("{key} = {}", self.value_of(table, key, value)?)))
                    .collect();
                Some(format!("{{ {} }}", pairs.join(", ")))
            }
            _ => None,
        }
    }
}

/// A day stands without quotes, a month or a year in quotes.
fn day(text: &str) -> Option<String> {
    match text.parse::<crate::model::Date>() {
        Ok(day) if text.len() == 10 => Some(day.to_string()),
        _ => PartialDate::parse(text).map(|_| format!("\"{text}\"")),
    }
}

fn words(shape: Shape) -> &'static str {
    match shape {
        Shape::Text => "a text",
        Shape::Whole => "a whole number",
        Shape::Decimal => "a number",
        Shape::Flag => "true or false",
        Shape::Day => "a day such as \"2024-01-25\", a month or a year",
        Shape::List(_) => "an array of what it holds",
        Shape::Table(_) => "an object",
        Shape::IdOrTable(_) => "an id or an object",
    }
}
