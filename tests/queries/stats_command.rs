//! `sitrep stats` as it is typed.

use sitrep::cli;
use sitrep::shell::{self, Exit, Look, Output};

use super::*;

/// What a command line prints.
pub(super) fn printed(line: &[&str]) -> String {
    let request = cli::parse(line.iter().map(Into::into)).expect("a command line");
    let (mut told, mut errors) = (Vec::new(), Vec::new());
    let exit = shell::run(
        &request,
        day("2026-01-01"),
        &mut Output::new(&mut told, Look::PLAIN),
        &mut Output::new(&mut errors, Look::PLAIN),
    );
    assert_eq!((exit, errors.is_empty()), (Exit(0), true), "{}", String::from_utf8_lossy(&errors));
    String::from_utf8(told).expect("UTF-8")
}

fn json(line: &[&str]) -> serde_json::Value {
    serde_json::from_str(&printed(line)).expect("JSON")
}

#[test]
fn text_keeps_the_words_of_numbers_and_says_what_is_hidden() {
    let text = printed(&["sitrep", "--known-by", "2024-01-25", "stats"]);
    let joined = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(joined.contains("DoD by 25 Jan 2024: more than 150 · recorded here and borne out (grades 1–2):"), "{text}");
    assert!(joined.contains("after the as-of day"));
    assert!(joined.contains("known by 25 Jan 2024"));
    assert!(joined.contains("These counters count by different rules:"));
    assert!(!joined.contains("29 Jan 2024"), "nothing later");
}

#[test]
fn json_says_the_same_as_text_under_stable_names() {
    let value = json(&["sitrep", "stats", "--as-of", "2024-01-29", "--format", "json"]);
    let coverage = value["coverage"].as_array().expect("an array");
    let dod = coverage.iter().find(|it| it["counter"] == "us-dod").expect("the department");
    assert_eq!(dod["official"]["by-country"]["SY"], 98);
    assert_eq!(dod["official"]["bound"], "exactly");
    let sentence = dod["sentence"].as_str().expect("text");
    let borne_out = format!("borne out (grades 1–2): {} (", dod["borne-out"]["number"]);
    assert!(sentence.starts_with("DoD by 29 Jan 2024: 165 (Iraq 66, Syria 98, Jordan 1) · "), "{sentence}");
    assert!(sentence.contains(&borne_out), "{sentence}");
    assert!(value["new"].is_null());
    assert!(value["records"]["claim"]["hidden"]["after the as-of day"].as_u64().is_some_and(|hidden| hidden > 0));
}

#[test]
fn with_a_first_day_it_tells_what_is_new() {
    let line = ["sitrep", "stats", "--since", "2024-02-03", "--known-by", "2024-02-07", "--format", "json"];
    let value = json(&line);
    let overtaken = value["new"]["overtaken"].as_array().expect("an array");
    let taken_back = overtaken.iter().filter(|it| it["claim"] == "john-kirby-2024-02-02-iraq-informed");
    assert!(taken_back.filter(|it| it["how"] == "corrects").count() > 1, "{overtaken:?}");
    let text = printed(&["sitrep", "stats", "--since", "2024-02-03", "--known-by", "2024-02-07"]);
    assert!(text.contains("What became known from 3 Feb 2024 to 7 Feb 2024:"));
}
