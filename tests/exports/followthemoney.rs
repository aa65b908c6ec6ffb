//! `FollowTheMoney`: entities and statements hang together, and say where each is written. (Its own validator is Python; see the
//! head of `main.rs`.)

use std::collections::{HashMap, HashSet};

use serde_json::Value;
use sitrep::export::Selection;
use sitrep::export::form::Form;

use super::tables::rows;
use super::{shipped, whole, written};

fn entities() -> HashMap<String, Value> {
    let text = written(Form::Ftm, &Selection::all(&whole())).0;
    let lines = text.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON"));
    lines.map(|entity| (entity["id"].as_str().expect("an id").to_owned(), entity)).collect()
}

#[test]
fn every_value_that_names_an_entity_finds_it() {
    let entities = entities();
    for entity in entities.values() {
        for key in ["subject", "object", "entity", "proof", "addressEntity"] {
            for id in entity["properties"][key].as_array().into_iter().flatten() {
                assert!(entities.contains_key(id.as_str().expect("an id")), "{key} {id} in {entity}");
            }
        }
    }
}

#[test]
fn statements_say_in_which_source_they_stand() {
    let statements = rows(&written(Form::FtmStatements, &Selection::all(&whole())).0);
    let knowledge = shipped();
    let sources: HashSet<&str> = knowledge.sources.iter().map(|source| source.id.as_str()).collect();
    let entities = entities();
    let mut values = 0;
    for entity in entities.values() {
        let properties = entity["properties"].as_object().expect("properties");
        let datasets = entity["datasets"].as_array().expect("datasets").len();
        values += properties.values().map(|values| values.as_array().map_or(0, Vec::len)).sum::<usize>() * datasets;
    }
    assert_eq!(statements.len(), values);
    assert!(statements.iter().all(|row| sources.contains(row["dataset"].as_str())));
}

#[test]
fn an_inexact_day_is_never_given_as_a_day() {
    let entities = entities();
    for event in shipped().events.iter().filter(|event| event.precision.name() == "approximate") {
        let properties = &entities[event.id.as_str()]["properties"];
        for key in ["date", "startDate", "endDate"] {
            for day in properties[key].as_array().into_iter().flatten() {
                assert!(day.as_str().expect("text").len() < 10, "{properties}");
            }
        }
        let notes = properties["notes"].to_string();
        assert!(notes.contains("about "), "{notes}");
    }
}

#[test]
fn responsibility_is_told_by_its_layer() {
    let entities = entities();
    let roles: HashSet<&str> = entities
        .values()
        .filter_map(|entity| entity["properties"]["role"][0].as_str())
        .map(|role| role.split(" (").next().unwrap_or(role))
        .collect();
    for role in ["claimed by", "attributed to", "target"] {
        assert!(roles.contains(role), "{roles:?}");
    }
    assert!(entities.values().all(|entity| entity["properties"]["involved"].is_null()));
}
