//! The forms in which a record is copied.

use std::fmt::Write;
use std::sync::Arc;

use sitrep::export::copy::{Form, copied};
use sitrep::export::toml;
use sitrep::model::{Kind, Knowledge};

use super::{all, assert_harmless, from_text, shipped_knowledge, small, whole};

/// A file with every record of the knowledge as TOML.
fn file(knowledge: &Arc<Knowledge>) -> String {
    let about = &knowledge.about;
    let mut text = format!(
        "[about]\nformat = 1\ntitle = \"{}\"\nsummary = \"s\"\nfrom = {}\nto = {}\ncompiled = {}\nlicence = \"{}\"\n",
        about.title, about.from, about.to, about.compiled, about.licence
    );
    let mut records = all(knowledge);
    records.sort_by_key(|record| (record.kind != Kind::Side, record.kind));
    for record in records {
        text.push('\n');
        text.push_str(&toml::record(&whole(knowledge), record));
    }
    text
}

#[test]
fn the_toml_of_all_records_is_the_same_knowledge() {
    for knowledge in [small(), shipped_knowledge()] {
        let written = file(&knowledge);
        let again = from_text(written.clone());
        assert_eq!(again.record_count(), knowledge.record_count());
        for record in all(&knowledge) {
            let id = knowledge.id(record);
            let found = again.find(id).unwrap_or_else(|| panic!("{id} is lost"));
            assert_eq!(toml::record(&whole(&again), found), toml::record(&whole(&knowledge), record));
            assert_eq!(again.title(found), knowledge.title(record));
            assert_eq!(again.back_links(found).len(), knowledge.back_links(record).len(), "{id}");
            assert_eq!(again.known(found), knowledge.known(record), "{id}");
        }
    }
}

#[test]
fn every_form_of_a_claim_and_a_place() {
    let scope = whole(&small());
    let mut shown = String::new();
    for id in ["ministry-2024-01-25-not-withdrawal", "north-base"] {
        let record = scope.knowledge().find(id).expect("there");
        for form in Form::ALL.into_iter().filter(|&form| form != Form::Json) {
            let text = copied(&scope, record, form).unwrap_or_else(str::to_owned);
            writeln!(shown, "--- {} ({}) of {id}\n{}", form.words(), form.letter(), text.trim_end()).expect("a String");
        }
    }
    insta::assert_snapshot!(shown);
}

#[test]
fn every_record_of_the_shipped_file_has_every_form_or_says_why_not() {
    let scope = whole(&shipped_knowledge());
    for record in all(scope.knowledge()) {
        let id = scope.knowledge().id(record).as_str();
        for form in Form::ALL {
            match copied(&scope, record, form) {
                Ok(text) => {
                    assert_harmless(&text);
                    assert!(!text.trim().is_empty(), "{id}: {form:?}");
                }
                Err(told) => {
                    assert!(matches!(form, Form::Url | Form::Citation | Form::Coordinates), "{id}: {form:?}: {told}");
                    assert!(told.ends_with('.'));
                }
            }
        }
        let json = copied(&scope, record, Form::Json).expect("JSON");
        let value: serde_json::Value = serde_json::from_str(&json).expect("JSON");
        assert_eq!(value["id"].as_str(), Some(id));
    }
}

#[test]
fn a_name_in_arabic_is_copied_in_the_order_in_which_it_is_read() {
    let scope = whole(&small());
    let record = scope.knowledge().find("brigade").expect("there");
    let text = copied(&scope, record, Form::Toml).expect("TOML");
    assert!(text.contains("native = \"اللواء الأحمر\""), "{text}");
}

#[test]
fn each_form_has_a_letter_of_its_own() {
    for form in Form::ALL {
        assert_eq!(Form::of_letter(form.letter()), Some(form));
    }
    assert_eq!(Form::of_letter('z'), None);
}
