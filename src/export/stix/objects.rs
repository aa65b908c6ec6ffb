//! What all objects share: ids, the creator, the licence as a marking, the extension, references to sources.

use serde_json::{Map, Value, json};
use uuid::Uuid;

use crate::export::Selection;
use crate::export::derived::derived;
use crate::export::uri::uri;
use crate::model::{RecordRef, Source};
use crate::query::line::source_details;

/// The namespace of every id, itself made from a name. (That of the specification is for observables only.)
fn namespace() -> Uuid {
    Uuid::new_v5(&Uuid::NAMESPACE_DNS, b"sitrep.stix")
}

/// Makes objects.
pub(super) struct Objects<'s> {
    pub(super) selection: &'s Selection<'s>,
    created: String,
    creator: String,
    licence: String,
    extension: String,
}

impl<'s> Objects<'s> {
    pub(super) fn new(selection: &'s Selection<'s>) -> Self {
        Self {
            selection,
            created: format!("{}T00:00:00.000Z", selection.scope.knowledge().about.compiled),
            creator: id("identity", "sitrep"),
            licence: id("marking-definition", &selection.scope.knowledge().about.licence),
            extension: id("extension-definition", "knowledge"),
        }
    }

    /// The bundle's id: the same for the same selection of the same data.
    pub(super) fn bundle_id(&self) -> String {
        let knowledge = self.selection.scope.knowledge();
        let narrowed = self.selection.narrowed_by().unwrap_or_default();
        id("bundle", &format!("{} {} {narrowed}", knowledge.about.title, knowledge.about.compiled))
    }

    /// The creator, the licence and the extension.
    pub(super) fn definitions(&self) -> [Value; 3] {
        let about = &self.selection.scope.knowledge().about;
        let narrowed = self.selection.narrowed_by().map(|words| format!(" Narrowed: {words}.")).unwrap_or_default();
        [
            json!({
                "type": "identity", "spec_version": "2.1", "id": self.creator,
                "created": self.created, "modified": self.created,
                "name": format!("sitrep: {}", about.title), "identity_class": "system",
                "description": format!("{}{narrowed}", about.summary),
            }),
            json!({
                "type": "marking-definition", "spec_version": "2.1", "id": self.licence, "created": self.created,
                "definition_type": "statement", "definition": { "statement": format!("Licence: {}", about.licence) },
            }),
            json!({
                "type": "extension-definition", "spec_version": "2.1", "id": self.extension,
                "created": self.created, "modified": self.created, "created_by_ref": self.creator,
                "name": "sitrep knowledge", "version": "1.0.0", "extension_types": ["property-extension"],
                "description": "What STIX has no property for: how exact days and numbers are, grades (NATO Admiralty), who \
                    disputes what, on which day something was known.",
                "schema": "record: id in the knowledge file; date, end, since, until: ISO 8601 days, months or years, as \
                    exact as they are known; precision: day, approximate (a day or two off) or month; bound: comparator of \
                    a number; grade: Admiralty letter and digit; known-day: day on which it was public; disputed, \
                    disputed-by, corrected-by, superseded-by: how other claims stand to it; data: the day of the data.",
            }),
        ]
    }

    /// The id of a record's object.
    pub(super) fn id_of(&self, object: &str, record: RecordRef) -> String {
        let knowledge = self.selection.scope.knowledge();
        id(object, &format!("{} {}", record.kind, knowledge.id(record)))
    }

    /// An object with what all have; `name` makes its id.
    pub(super) fn object(&self, object: &str, id: String, keys: Value) -> Map<String, Value> {
        let mut map = Map::new();
        map.insert("type".to_owned(), object.into());
        map.insert("spec_version".to_owned(), "2.1".into());
        map.insert("id".to_owned(), id.into());
        map.insert("created_by_ref".to_owned(), self.creator.as_str().into());
        map.insert("created".to_owned(), self.created.as_str().into());
        map.insert("modified".to_owned(), self.created.as_str().into());
        if let Value::Object(keys) = keys {
            map.extend(keys.into_iter().filter(|(_, value)| !value.is_null()));
        }
        map.insert("object_marking_refs".to_owned(), json!([self.licence]));
        map
    }

    /// A record's object: with its sources, and the extension that holds what follows for it and the `keys` that are given.
    pub(super) fn record(&self, object: &str, record: RecordRef, keys: Value, extension: Value) -> Value {
        let mut map = self.object(object, self.id_of(object, record), keys);
        let references = self.references(record);
        if !references.is_empty() {
            map.insert("external_references".to_owned(), references.into());
        }
        let mut extended = Map::new();
        extended.insert("extension_type".to_owned(), "property-extension".into());
        let id = self.selection.scope.knowledge().id(record);
        extended.insert("record".to_owned(), id.as_str().into());
        if let Value::Object(keys) = extension {
            extended.extend(keys.into_iter().filter(|(_, value)| !value.is_null()));
        }
        for (key, value) in derived(self.selection, record) {
            extended.entry(key).or_insert(value);
        }
        map.insert("extensions".to_owned(), json!({ self.extension.clone(): extended }));
        Value::Object(map)
    }

    /// The sources of a record.
    fn references(&self, record: RecordRef) -> Vec<Value> {
        let knowledge = self.selection.scope.knowledge();
        let sources = self.selection.scope.sources(record).shown.into_iter();
        sources.map(|source| reference(knowledge.source(source))).collect()
    }

    /// A relationship between two objects; `name` tells it from others between the two.
    pub(super) fn relationship(&self, kind: &str, from: &str, to: &str, description: &str) -> Value {
        let keys = json!({
            "relationship_type": kind,
            "description": description,
            "source_ref": from,
            "target_ref": to,
        });
        let id = id("relationship", &format!("{from} {kind} {to} {description}"));
        Value::Object(self.object("relationship", id, keys))
    }
}

/// An id of the form `type--uuid`.
pub(super) fn id(object: &str, name: &str) -> String {
    format!("{object}--{}", Uuid::new_v5(&namespace(), format!("{object} {name}").as_bytes()))
}

/// A source as an external reference.
pub(super) fn reference(source: &Source) -> Value {
    let day = source.date.map_or_else(|| "undated".to_owned(), crate::model::day_text);
    let mut reference = json!({
        "source_name": &*source.publisher,
        "description": format!("{}, {day} ({})", source.title, source_details(source)),
    });
    if let Some(url) = source.url.as_deref() {
        reference["url"] = uri(url).into();
    }
    reference
}
