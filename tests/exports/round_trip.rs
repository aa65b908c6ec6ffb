//! TOML → JSON → TOML: nothing is lost, nothing is added.

use sitrep::curate::tidy::tidy;
use sitrep::export::Selection;
use sitrep::export::form::Form;
use sitrep::import::document::to_toml;
use sitrep::load::{LayerSource, load};
use sitrep::model::{Lens, Scope};

use super::{shipped, whole, written};

/// Records by kind in an order of their own, values as they are; a number's comparator is written out.
fn canonical(text: &str) -> toml::Table {
    let mut table: toml::Table = toml::from_str(text).expect("TOML");
    for (kind, value) in &mut table {
        let Some(records) = value.as_array_mut() else { continue };
        for record in records.iter_mut().filter_map(toml::Value::as_table_mut).filter(|_| kind == "claim") {
            if let Some(quantity) = record.get_mut("quantity").and_then(toml::Value::as_table_mut) {
                quantity.entry("bound").or_insert_with(|| "exactly".into());
            }
        }
        let id = |record: &toml::Value| match record.get("id").and_then(toml::Value::as_str) {
            Some(id) => id.to_owned(),
            None => format!("{}--{}--{}", record["from"], record["kind"], record["to"]),
        };
        records.sort_by_key(id);
    }
    table
}

#[test]
fn the_shipped_file_comes_back_equal() {
    let (json, losses) = written(Form::Json, &Selection::all(&whole()));
    assert!(losses.is_empty(), "{losses:?}");
    let back = to_toml(&json).expect("sitrep reads what it wrote");
    assert_eq!(tidy(&back).expect("TOML"), back, "it is tidy");
    let (before, after) = (canonical(sitrep::shipped::TEXT), canonical(&back));
    for (kind, records) in &before {
        let (records, others) = (records.as_array(), after[kind].as_array());
        for (one, other) in records.into_iter().flatten().zip(others.into_iter().flatten()) {
            assert_eq!(one, other);
        }
    }
    assert!(before == after, "some table differs");
}

#[test]
fn a_file_with_every_sort_of_record_comes_back_equal() {
    for text in [include_str!("../shell/small.toml"), include_str!("../views/small.toml")] {
        let layer = LayerSource::Text { name: "small".to_owned(), text: text.into() };
        let scope = Scope::new(std::sync::Arc::new(load(&[layer]).expect("valid")), Lens::default());
        let back = to_toml(&written(Form::Json, &Selection::all(&scope)).0).expect("read back");
        assert_eq!(canonical(&back), canonical(text));
    }
}

/// Layers come back as one file that says what they said together, with what was looked at in `[check]`.
#[test]
fn layers_come_back_as_one_file() {
    let base = include_str!("../shell/small.toml");
    let overlay = r#"
[check]
allow = [{ check = "single-source-confirmed", id = "2024-01-20-north-base-drone", reason = "it was looked at" }]

[[actor]]
id = "league"
extend = true
aliases = ["an alias of the overlay"]

[[event]]
id = "2024-02-02-strike"
remove = true
"#;
    let named = |name: &str, text: &str| LayerSource::Text { name: name.to_owned(), text: text.to_owned().into() };
    let json = |layers: &[LayerSource]| {
        let knowledge = load(layers).unwrap_or_else(|report| panic!("{}", report.human(false, 9)));
        written(Form::Json, &Selection::all(&Scope::new(std::sync::Arc::new(knowledge), Lens::default()))).0
    };
    let before = json(&[named("base", base), named("overlay", overlay)]);
    assert!(before.contains("an alias of the overlay") && before.contains("it was looked at"));
    assert!(!before.contains("2024-02-02-strike"));
    let back = to_toml(&before).expect("read back");
    let again = to_toml(&json(&[named("back", &back)])).expect("read back");
    assert!(again == back, "the second time says something else");
}

#[test]
fn what_json_cannot_mean_is_told_all_at_once() {
    let (json, _) = written(Form::Json, &Selection::all(&whole()));
    let mut value: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    value["event"][0]["titel"] = "x".into();
    value["event"][1]["date"] = "25 January".into();
    value["claim"][0]["credibility"] = "2".into();
    value["evnt"] = serde_json::json!([]);
    let told = to_toml(&value.to_string()).expect_err("it is wrong");
    let first = &shipped().events[0].id;
    assert_eq!(told.len(), 4, "{told:?}");
    assert!(
        told.iter()
            .any(|line| line.contains(&format!("event `{first}`: there is no key `titel`; did you mean `title`?")))
    );
    assert!(told.iter().any(|line| line.contains("`date` is not a day such as \"2024-01-25\"")), "{told:?}");
    assert!(told.iter().any(|line| line.contains("`credibility` is not a whole number")), "{told:?}");
    assert!(told.iter().any(|line| line.contains("no table `evnt`; did you mean `event`?")), "{told:?}");
}
