//! What leaves the program, read by others than those who wrote it: each form by an independent parser or schema, the round
//! trip through JSON, record counts and comparators, hostile texts in every form, the pictures, and the command itself.
//!
//! Some forms have their reader in Python only. They are run by hand before a release:
//!
//! ```text
//! python3 -m venv /tmp/readers && . /tmp/readers/bin/activate
//! pip install stix2-validator followthemoney icalendar geojson duckdb
//! cargo build --release && PATH="$PWD/target/release:$PATH"
//! sitrep export stix -o /tmp/k.json --force && stix2_validator --version 2.1 --disable all /tmp/k.json
//! sitrep export ftm -o /tmp/k.ftm --force && ftm validate -i /tmp/k.ftm -o /dev/null
//! python tests/exports/readers.py sitrep
//! ```

mod command;
mod followthemoney;
mod hostile;
mod layout;
mod maps;
mod pictures;
mod round_trip;
mod stix;
mod tables;

use std::sync::{Arc, OnceLock};

use sitrep::export::form::Form;
use sitrep::export::losses::Losses;
use sitrep::export::{Progress, Selection};
use sitrep::load::{LayerSource, load};
use sitrep::model::{Clock, Date, Kind, Knowledge, Lens, RecordRef, Scope};

/// Every form.
const FORMS: [Form; 10] = [
    Form::Json,
    Form::Ndjson,
    Form::Csv(Kind::Event),
    Form::Csv(Kind::Claim),
    Form::Geojson,
    Form::Stix,
    Form::Ftm,
    Form::FtmStatements,
    Form::Timeline,
    Form::Ics,
];

/// The shipped file.
fn shipped() -> Arc<Knowledge> {
    static SHIPPED: OnceLock<Arc<Knowledge>> = OnceLock::new();
    let layer = || LayerSource::Text { name: "shipped".to_owned(), text: sitrep::shipped::TEXT.into() };
    Arc::clone(SHIPPED.get_or_init(|| Arc::new(load(&[layer()]).expect("the shipped file is valid"))))
}

fn whole() -> Scope {
    Scope::new(shipped(), Lens::default())
}

/// As known by a day.
fn known_by(day: Date) -> Scope {
    Scope::new(shipped(), Lens { until: Some((Clock::Known, day)), ..Lens::default() })
}

fn written(form: Form, selection: &Selection) -> (String, Losses) {
    let mut out = Vec::new();
    let mut step = || {};
    let losses = form.write(selection, &mut out, &mut Progress::new(&mut step)).expect("memory takes everything");
    (String::from_utf8(out).expect("UTF-8"), losses)
}

fn record(knowledge: &Knowledge, id: &str) -> RecordRef {
    knowledge.find(id).unwrap_or_else(|| panic!("no record {id}"))
}

/// No later record is named in any form.
#[test]
fn nothing_later_than_the_day_leaves_in_any_form() {
    let day = Date::constant(2024, 1, 25);
    let scope = known_by(day);
    let later = |kind: Kind| -> Vec<String> {
        let knowledge = scope.knowledge();
        let all = (0..knowledge.len(kind) as u32).map(|index| RecordRef { kind, index });
        all.filter(|&record| !scope.in_time(record)).map(|record| knowledge.id(record).to_string()).collect()
    };
    let hidden: Vec<String> = [Kind::Event, Kind::Claim, Kind::Source].into_iter().flat_map(later).collect();
    assert!(hidden.len() > 500, "{}", hidden.len());
    for form in FORMS {
        let (text, _) = written(form, &Selection::all(&scope));
        // A calendar's lines are folded.
        let text = text.replace("\r\n ", "");
        let words: std::collections::HashSet<&str> =
            text.split(|c: char| !c.is_ascii_alphanumeric() && c != '-').collect();
        let named: Vec<_> = hidden.iter().filter(|id| words.contains(id.as_str())).collect();
        assert!(named.is_empty(), "{form:?} names {named:?}");
        assert!(text.contains("known by 25 Jan 2024"), "{form:?} does not say as of when");
    }
}

/// The same data give the same bytes.
#[test]
fn every_form_is_the_same_each_time() {
    let scope = whole();
    for form in FORMS {
        assert!(written(form, &Selection::all(&scope)) == written(form, &Selection::all(&scope)), "{form:?}");
    }
}

/// A query takes along what its records rest on, and both sides of a dispute.
#[test]
fn a_selection_is_not_torn() {
    let scope = whole();
    let knowledge = scope.knowledge();
    let claim = record(knowledge, "us-dod-2024-01-25-not-withdrawal-talks");
    let selection = Selection::matching(&scope, "one claim", [claim]);
    let (json, losses) = written(Form::Json, &selection);
    let value: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let ids = |kind: &str| -> Vec<&str> {
        let records = value[kind].as_array().into_iter().flatten();
        records.filter_map(|record| record["id"].as_str()).collect()
    };
    assert!(ids("claim").len() > 1, "the other side is missing: {:?}", ids("claim"));
    assert!(ids("event").is_empty());
    for claim in value["claim"].as_array().expect("claims") {
        let speaker = claim["speaker"].as_str().expect("a speaker");
        assert!(ids("actor").contains(&speaker), "{speaker}");
        for source in claim["sources"].as_array().expect("sources") {
            assert!(ids("source").contains(&source.as_str().expect("an id")));
        }
    }
    assert!(losses.counted().any(|(what, _)| what.contains("left out")), "{losses:?}");
    assert_eq!(value["export"]["narrowed-by"], "query: one claim");
}
