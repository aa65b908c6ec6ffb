//! An entity while it is made: its schema, its values with the type that `FollowTheMoney` gives each property, its datasets.

use serde_json::{Map, Value as Json};

use crate::text::safe;

/// A value of a property.
pub(super) struct Value {
    pub(super) property: &'static str,
    pub(super) kind: &'static str,
    pub(super) text: String,
}

/// An entity.
pub(super) struct Entity {
    pub(super) id: String,
    pub(super) schema: &'static str,
    pub(super) values: Vec<Value>,
    pub(super) datasets: Vec<String>,
}

impl Entity {
    pub(super) fn new(schema: &'static str, id: String, datasets: Vec<String>) -> Self {
        // What cites no source of the selection still belongs to something: to the compilers' file.
        let datasets = if datasets.is_empty() { vec!["sitrep".to_owned()] } else { datasets };
        Self { id, schema, values: Vec::new(), datasets }
    }

    /// Adds a value; `property` is the name in `FollowTheMoney`.
    pub(super) fn add(mut self, property: &'static str, text: impl AsRef<str>) -> Self {
        let text = safe(text.as_ref().trim()).into_owned();
        if !text.is_empty() {
            self.values.push(Value { property, kind: kind(property), text });
        }
        self
    }

    /// Adds values.
    pub(super) fn add_all<T: AsRef<str>>(self, property: &'static str, texts: impl IntoIterator<Item = T>) -> Self {
        texts.into_iter().fold(self, |entity, text| entity.add(property, text))
    }

    /// The values by property.
    pub(super) fn properties(&self) -> Map<String, Json> {
        let mut map = Map::new();
        for value in &self.values {
            let values = map.entry(value.property).or_insert_with(|| Json::Array(Vec::new()));
            if let Json::Array(values) = values {
                values.push(value.text.as_str().into());
            }
        }
        map
    }
}

/// The type of a property in the model of `FollowTheMoney`.
fn kind(property: &str) -> &'static str {
    match property {
        "name" | "alias" | "weakAlias" | "abbreviation" => "name",
        "date" | "startDate" | "endDate" | "publishedAt" | "listingDate" => "date",
        "summary" | "description" | "notes" | "reason" => "text",
        "sourceUrl" => "url",
        "country" => "country",
        "full" | "location" => "address",
        "latitude" | "longitude" => "number",
        "language" => "language",
        "subject" | "object" | "entity" | "addressEntity" | "proof" => "entity",
        _ => "string",
    }
}
