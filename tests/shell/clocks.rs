//! Days on either clock: no later record is listed, linked, cited or exported by the shell.

use std::sync::Arc;

use serde_json::Value;
use sitrep::export::{json, markdown};
use sitrep::model::{Clock, Date, Kind, Lens, RecordRef, Scope};

use super::citations::knowledge;
use super::{run, small};

/// Days of the shipped file's period: its ends, and where much happened.
const DAYS: [(i16, i8, i8); 5] = [(2023, 8, 6), (2023, 11, 20), (2024, 1, 25), (2024, 1, 28), (2024, 9, 27)];

/// Every record that a JSON value names by its id.
fn named(value: &Value, scope: &Scope, found: &mut Vec<RecordRef>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| named(value, scope, found)),
        Value::Object(fields) => {
            found.extend(fields.get("id").and_then(Value::as_str).and_then(|id| scope.knowledge().find(id)));
            fields.values().for_each(|value| named(value, scope, found));
        }
        _ => {}
    }
}

#[test]
fn no_record_that_is_shown_names_a_later_one() {
    let knowledge = knowledge(&[]);
    for (year, month, day) in DAYS {
        let date = Date::new(year, month, day).expect("a day");
        for &clock in Clock::ALL {
            let scope = Scope::new(Arc::clone(&knowledge), Lens { until: Some((clock, date)), ..Lens::default() });
            for &kind in Kind::ALL {
                for record in scope.records(kind) {
                    let mut found = Vec::new();
                    named(&json::record(&scope, record), &scope, &mut found);
                    let later = found.into_iter().find(|&other| !scope.in_time(other));
                    let id = |record| scope.knowledge().id(record);
                    assert_eq!(later.map(id), None, "named by {} {clock} {date}", id(record));
                }
            }
        }
    }
}

#[test]
fn no_later_source_stands_in_a_markdown_block() {
    let knowledge = knowledge(&[]);
    let date = Date::constant(2024, 1, 25);
    for &clock in Clock::ALL {
        let scope = Scope::new(Arc::clone(&knowledge), Lens { until: Some((clock, date)), ..Lens::default() });
        let later: Vec<&str> = knowledge
            .sources
            .iter()
            .filter(|source| source.date.is_some_and(|published| published > date))
            .filter_map(|source| source.url.as_deref())
            .collect();
        for record in scope.records(Kind::Event).chain(scope.records(Kind::Claim)) {
            let block = markdown::block(&scope, record);
            let leaked = later.iter().find(|url| block.contains(&format!("<{url}>")));
            assert_eq!(leaked, None, "{block}");
        }
    }
}

#[test]
fn later_hits_are_counted_but_not_listed() {
    for day in ["2023-11-20", "2024-01-25", "2024-02-05"] {
        for clock in ["--as-of", "--known-by"] {
            let run = run(&[clock, day, "search", "--format", "ndjson", "attack"]).done();
            for line in run.out.lines() {
                let hit: Value = serde_json::from_str(line).expect("an object");
                let date = hit["date"].as_str().unwrap_or_default();
                assert!(date <= day, "{clock} {day} lists {line}");
            }
            assert!(run.errors.contains("after the as-of day"), "{}", run.errors);
        }
    }
}

#[test]
fn a_later_record_is_not_shown_and_the_reason_is_told() {
    let hidden = "`2024-02-02-strike` is hidden: it is after the as-of day";
    small(&["--as-of", "2024-01-31", "show", "2024-02-02-strike"]).refused(1, hidden);
    small(&["--known-by", "2024-01-31", "show", "2024-02-02-strike"]).refused(1, hidden);
    let both = small(&["--as-of", "2024-01-31", "show", "--format", "json", "brigade", "2024-02-02-strike"]);
    assert_eq!(both.code, 1);
    let ids: Vec<_> = both.json().as_array().expect("an array").iter().map(|record| record["id"].clone()).collect();
    assert_eq!(ids, ["brigade"]);
}

#[test]
fn what_was_known_on_the_day_may_be_less_than_what_had_happened() {
    let drone = "2024-01-20-north-base-drone";
    small(&["--as-of", "2024-01-20", "show", drone]).done();
    small(&["--known-by", "2024-01-24", "show", drone]).refused(1, "is hidden");
    small(&["--known-by", "2024-01-25", "show", drone]).done();
}

#[test]
fn an_end_that_is_still_to_come_is_not_told() {
    let strike = small(&["--as-of", "2024-02-03", "show", "--format", "json", "2024-02-02-strike"]).done();
    assert_eq!(strike.json()["day"], "2 Feb 2024 and the following days");
    assert!(!strike.out.contains("2024-02-04"), "{}", strike.out);
    let tie = "brigade--allied-with--league";
    assert!(small(&["show", tie]).done().out.contains("Oct 2023 – Mar 2024"));
    for format in ["text", "json", "md"] {
        let tie = small(&["--as-of", "2024-02-03", "show", "--format", format, tie, "brigade"]).done();
        assert!(!tie.out.contains("Mar 2024") && !tie.out.contains("2024-03"), "{}", tie.out);
    }
    let corrected = small(&["--as-of", "2024-02-03", "show", "minister-2024-01-21-twelve-attacks"]).done();
    assert!(!corrected.out.contains("Corrected by"), "{}", corrected.out);
}

#[test]
fn since_hides_what_was_before() {
    let run = small(&["--since", "feb 2024", "search", "--kind", "event", "north"]);
    run.refused(1, "3 more hidden: 3 before the first day.");
}
