//! STIX 2.1 against the JSON schemas of OASIS (`stix-schemas/`, from stix2-validator 3.3.2, BSD licence beside them).

use std::collections::{HashMap, HashSet};
use std::path::Path;

use jsonschema::{Registry, RegistryBuilder, Validator};
use serde_json::Value;
use sitrep::export::Selection;
use sitrep::export::form::Form;
use sitrep::model::Date;

use super::{known_by, shipped, whole, written};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/exports/stix-schemas");

fn schema(path: &Path) -> Value {
    serde_json::from_str(&std::fs::read_to_string(path).expect("readable")).expect("a schema is JSON")
}

/// A validator for each type of object.
fn validators() -> HashMap<String, Validator> {
    let mut schemas: HashMap<String, Value> = HashMap::new();
    let mut types = Vec::new();
    for folder in ["sdos", "sros", "common"] {
        for entry in std::fs::read_dir(Path::new(FOLDER).join(folder)).expect("the folder is there").flatten() {
            let schema = schema(&entry.path());
            let id = schema["$id"].as_str().expect("every schema has an id").to_owned();
            types.push((entry.path().file_stem().expect("a name").to_string_lossy().into_owned(), id.clone()));
            schemas.insert(id, schema);
        }
    }
    let registry = Registry::new().extend(schemas.iter()).and_then(RegistryBuilder::prepare).expect("they resolve");
    let build = |id: &str| jsonschema::options().with_registry(&registry).build(&schemas[id]).expect("a valid schema");
    types.into_iter().map(|(name, id)| (name, build(&id))).collect()
}

fn objects(text: &str) -> Vec<Value> {
    let bundle: Value = serde_json::from_str(text).expect("JSON");
    assert_eq!(bundle["type"], "bundle");
    assert!(bundle["id"].as_str().is_some_and(|id| id.starts_with("bundle--")));
    bundle["objects"].as_array().expect("objects").clone()
}

#[track_caller]
fn assert_valid(objects: &[Value]) {
    let validators = validators();
    let mut ids = HashSet::new();
    for object in objects {
        let validator = &validators[object["type"].as_str().expect("a type")];
        let problems: Vec<String> = validator.iter_errors(object).map(|error| error.to_string()).collect();
        assert!(problems.is_empty(), "{object:#}\n{problems:#?}");
        assert!(ids.insert(object["id"].as_str().expect("an id")), "twice: {object:#}");
    }
    // Whatever is named is in the bundle.
    let named = |object: &Value| -> Vec<String> {
        let one = ["source_ref", "target_ref", "created_by_ref"].into_iter().filter_map(|key| object[key].as_str());
        let many = ["object_refs", "object_marking_refs"]
            .into_iter()
            .flat_map(|key| object[key].as_array().into_iter().flatten());
        one.map(str::to_owned).chain(many.filter_map(Value::as_str).map(str::to_owned)).collect()
    };
    for object in objects {
        let missing: Vec<String> = named(object).into_iter().filter(|id| !ids.contains(&**id)).collect();
        assert!(missing.is_empty(), "{missing:?} in {object:#}");
    }
}

#[test]
fn the_bundle_is_valid_and_names_only_what_is_in_it() {
    let (text, losses) = written(Form::Stix, &Selection::all(&whole()));
    let objects = objects(&text);
    assert_valid(&objects);
    let count = |kind: &str| objects.iter().filter(|object| object["type"] == kind).count();
    let knowledge = shipped();
    assert_eq!(count("incident"), knowledge.events.len());
    assert_eq!(count("note"), knowledge.claims.len());
    assert_eq!(count("location"), knowledge.places.len());
    assert_eq!(count("identity"), knowledge.actors.len() + 1, "and the compilers");
    let disputes: usize = knowledge.claims.iter().map(|claim| claim.disputes.len()).sum();
    let disagree = objects.iter().filter(|object| object["opinion"] == "disagree").count();
    assert_eq!(disagree, disputes);
    assert!(objects.iter().all(|object| object["confidence"].is_null()), "grades are no percentages");
    assert!(losses.counted().any(|(what, _)| what.contains("only the day is known")), "{losses:?}");
}

#[test]
fn the_bundle_of_a_past_day_is_valid_too() {
    let scope = known_by(Date::constant(2024, 1, 25));
    assert_valid(&objects(&written(Form::Stix, &Selection::all(&scope)).0));
}

#[test]
fn an_object_keeps_its_id_whatever_else_is_exported() {
    let id_of = |text: &str| {
        let all = objects(text);
        let found = all.iter().find(|object| object["name"] == "Kataib Hezbollah").expect("the group");
        found["id"].as_str().expect("an id").to_owned()
    };
    let whole = id_of(&written(Form::Stix, &Selection::all(&whole())).0);
    let past = id_of(&written(Form::Stix, &Selection::all(&known_by(Date::constant(2024, 1, 25)))).0);
    assert_eq!(whole, past);
    assert_eq!(&whole[whole.len() - 22..whole.len() - 21], "5", "a UUID of version 5: {whole}");
}
