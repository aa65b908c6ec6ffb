//! CSV and NDJSON: as many records as there are, every number with its comparator and its day; the calendar and the timeline.

use serde_json::Value;
use sitrep::export::Selection;
use sitrep::export::form::Form;
use sitrep::model::Kind;

use super::{shipped, whole, written};

/// The rows of a table by column.
pub fn rows(text: &str) -> Vec<std::collections::HashMap<String, String>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.deserialize().map(|row| row.expect("a row as long as the header")).collect()
}

#[test]
fn every_record_is_a_row_of_its_table_and_a_line() {
    let (scope, knowledge) = (whole(), shipped());
    let selection = Selection::all(&scope);
    for &kind in Kind::ALL {
        assert_eq!(rows(&written(Form::Csv(kind), &selection).0).len(), knowledge.len(kind), "{kind}");
    }
    let (lines, losses) = written(Form::Ndjson, &selection);
    assert!(losses.is_empty(), "{losses:?}");
    let records: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(records.len(), knowledge.record_count());
    for &kind in Kind::ALL {
        let count = records.iter().filter(|record| record["kind"] == kind.name()).count();
        assert_eq!(count, knowledge.len(kind), "{kind}");
    }
}

#[test]
fn no_number_stands_without_its_comparator_and_its_day() {
    let (scope, knowledge) = (whole(), shipped());
    let selection = Selection::all(&scope);
    let table = rows(&written(Form::Csv(Kind::Claim), &selection).0);
    let lines = written(Form::Ndjson, &selection).0;
    let records: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let mut seen = 0;
    for claim in &knowledge.claims {
        let Some(quantity) = &claim.quantity else { continue };
        let row = table.iter().find(|row| row["id"] == *claim.id.as_str()).expect("its row");
        assert_eq!(row["quantity.value"], quantity.value.to_string());
        assert_eq!(row["quantity.bound"], quantity.bound.name());
        assert_eq!(row["quantity.as-of"], quantity.until.unwrap_or(claim.date).to_string());
        assert!(row["figure"].contains(quantity.bound.words()) && !row["quantity.counter"].is_empty());
        let record = records.iter().find(|record| record["kind"] == "claim" && record["id"] == claim.id.as_str());
        let record = record.expect("its line");
        assert_eq!(record["quantity"]["bound"], quantity.bound.name());
        assert_eq!(record["quantity"]["as-of"], row["quantity.as-of"].as_str());
        seen += 1;
    }
    assert!(seen > 50, "{seen}");
}

#[test]
fn grade_source_and_dispute_stand_beside_every_statement() {
    let (scope, knowledge) = (whole(), shipped());
    let table = rows(&written(Form::Csv(Kind::Claim), &Selection::all(&scope)).0);
    for row in &table {
        assert!(!row["grade"].is_empty() && !row["source"].is_empty() && !row["said-by"].is_empty(), "{row:?}");
    }
    let disputed =
        (0..knowledge.claims.len() as u32).filter(|&row| scope.live_disputes(sitrep::model::ClaimIx(row)) > 0);
    assert_eq!(table.iter().filter(|row| row["disputed"] == "true").count(), disputed.count());
    let events = rows(&written(Form::Csv(Kind::Event), &Selection::all(&scope)).0);
    let approximate = knowledge.events.iter().filter(|event| event.precision.name() == "approximate").count();
    assert!(approximate > 0);
    assert_eq!(
        events.iter().filter(|row| row["precision"] == "approximate" && row["day"].starts_with("about ")).count(),
        approximate
    );
}

#[test]
fn the_timeline_has_a_slide_for_every_event_and_says_about() {
    let (scope, knowledge) = (whole(), shipped());
    let slides = rows(&written(Form::Timeline, &Selection::all(&scope)).0);
    assert_eq!(slides.len(), knowledge.events.len() + 1, "and one for the title");
    assert_eq!(slides[0]["Type"], "title");
    for (slide, event) in slides[1..].iter().zip(knowledge.events.iter()) {
        assert_eq!(slide["Year"], event.date.year().to_string());
        let id = knowledge.find(&event.id).expect("it is there");
        let grade = scope.grade(id).expect("every event has one").to_string();
        assert!(slide["Text"].contains(&format!("; {grade}; ")), "no {grade} in {slide:?}");
        if event.precision.name() == "approximate" {
            assert!(slide["Display Date"].starts_with("about "), "{slide:?}");
        }
    }
}

#[test]
fn the_calendar_holds_days_ahead_and_is_one() {
    let (text, _) = written(Form::Ics, &Selection::all(&whole()));
    for line in text.split("\r\n") {
        assert!(line.len() <= 75 && !line.contains(['\r', '\n']), "{line:?}");
    }
    let mut calendars = ical::IcalParser::new(text.as_bytes());
    let calendar = calendars.next().expect("a calendar").expect("a valid one");
    assert!(calendars.next().is_none());
    let property = |event: &ical::parser::ical::component::IcalEvent, name: &str| -> String {
        let found: Vec<_> = event.properties.iter().filter(|property| property.name == name).collect();
        assert_eq!(found.len(), 1, "{name} in {:?}", event.properties);
        found[0].value.clone().unwrap_or_default()
    };
    let ids: std::collections::HashSet<String> = calendar.events.iter().map(|event| property(event, "UID")).collect();
    assert_eq!(ids.len(), calendar.events.len(), "every UID is of one entry");
    let end =
        calendar.events.iter().find(|event| property(event, "UID").starts_with("2024-09-27-joint-statement.20250901"));
    let end = end.expect("the end of September 2025, which the joint statement sets");
    // A month is an entry over the month, the end being the day after it.
    assert_eq!((&*property(end, "DTSTART"), &*property(end, "DTEND")), ("20250901", "20251001"));
    assert!(property(end, "DESCRIPTION").contains("B1"), "{:?}", end.properties);
}
