//! `sitrep search`: the same hits in every format, and an answer where nothing is found.

use std::io::{BufRead, BufReader, Read};
use std::process::Stdio;

use serde_json::Value;

use super::{assert_harmless, command, fed, run, small};

#[test]
fn hits_are_lines_with_day_kind_title_grade_mark_id_and_field() {
    insta::assert_snapshot!(small(&["search", "base"]).done().out);
}

#[test]
fn every_format_has_the_same_hits_in_the_same_order() {
    let search = |format| small(&["search", "--format", format, "withdrawal"]).done();
    let array = search("json").json();
    let ids = |hits: &[Value]| hits.iter().map(|hit| hit["id"].as_str().expect("an id").to_owned()).collect::<Vec<_>>();
    let ids = ids(array.as_array().expect("an array"));
    assert!(ids.len() >= 4, "{ids:?}");

    let lines: Vec<Value> =
        search("ndjson").out.lines().map(|line| serde_json::from_str(line).expect("an object")).collect();
    assert_eq!(Value::Array(lines), array);

    let table = search("csv").out;
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let id_column = reader.headers().expect("a header").iter().position(|name| name == "id").expect("a column");
    let csv_ids: Vec<_> = reader.records().map(|row| row.expect("a row")[id_column].to_owned()).collect();
    assert_eq!(csv_ids, ids);

    for text in [search("md").out, search("text").out] {
        let places: Vec<_> =
            ids.iter().map(|id| text.find(id).unwrap_or_else(|| panic!("no {id} in {text}"))).collect();
        assert!(places.is_sorted(), "{text}");
    }
}

#[test]
fn a_hit_as_json_says_who_when_how_sure_and_who_disputes_it() {
    let hits = small(&["search", "--format", "json", "--limit", "1", "talks", "not about leaving"]).done().json();
    insta::assert_snapshot!(format!("{hits:#}"));
}

#[test]
fn numbers_keep_their_words_in_every_format() {
    for format in ["json", "ndjson", "csv"] {
        let out = small(&["search", "--format", format, "dozen times"]).done().out;
        assert!(out.contains("at least 12 attacks by 21 Jan 2024, counted by Ministry of Defence"), "{format}: {out}");
    }
}

#[test]
fn a_markdown_list_has_linked_sources_and_the_day_of_the_data() {
    insta::assert_snapshot!(small(&["search", "--format", "md", "withdrawal"]).done().out);
}

#[test]
fn a_kind_and_a_limit_narrow_the_hits() {
    let events = small(&["search", "--kind", "event", "--format", "json", "base"]).done();
    let kinds: Vec<_> = events.json().as_array().expect("an array").iter().map(|hit| hit["kind"].clone()).collect();
    assert_eq!(kinds, ["event", "event"]);
    let limited = small(&["search", "--limit", "1", "base"]).done();
    assert_eq!(limited.out.lines().count(), 1);
    assert!(limited.errors.contains("1 of "), "{}", limited.errors);
    assert!(small(&["search", "--limit", "0", "base"]).done().errors.is_empty());
}

#[test]
fn a_query_without_words_finds_by_its_fields_alone() {
    let hits = small(&["search", "--format", "json", "kind:event is:unclaimed"]).done().json();
    assert_eq!(hits.as_array().map(Vec::len), Some(1), "{hits:#}");
    assert_eq!((hits[0]["id"].as_str(), &hits[0]["matched"]), (Some("2024-01-22-north-base-rockets"), &Value::Null));
    assert!(hits[0].as_object().is_some_and(|hit| hit.contains_key("matched")), "{hits:#}");
}

#[test]
fn explain_says_how_each_word_was_found() {
    let out = small(&["search", "--explain", "--limit", "1", "dron"]).done().out;
    assert!(out.contains("dron: prefix in title as drone"), "{out}");
}

#[test]
fn another_spelling_is_marked() {
    let out = run(&["search", "--limit", "1", "ketaeb hizbullah"]).done().out;
    assert!(out.contains("kataib-hezbollah") && out.contains("(other spelling)"), "{out}");
}

#[test]
fn nothing_found_is_told_apart_from_hidden() {
    small(&["search", "zeppelin"]).refused(1, "No match for `zeppelin` (sitrep, data of 2 Apr 2024).");
    let hidden = small(&["--as-of", "2024-01-01", "search", "--kind", "event", "rockets"]);
    assert!(hidden.errors.contains("1 more hidden: 1 after the as-of day."), "{}", hidden.errors);
    hidden.refused(1, "No match of the kind event for `rockets` (sitrep, data of 2 Apr 2024, happened by 1 Jan 2024).");
}

#[test]
fn nothing_found_is_an_empty_table_for_a_program() {
    let formats = [("json", "[]\n"), ("ndjson", "")];
    for (format, empty) in formats {
        let run = small(&["search", "--format", format, "zeppelin"]);
        assert_eq!((run.code, &*run.out), (1, empty));
    }
    let table = small(&["search", "--format", "csv", "zeppelin"]);
    assert_eq!((table.code, table.out.lines().count()), (1, 1), "{}", table.out);
}

#[test]
fn what_is_not_understood_is_told_with_what_is() {
    small(&["search", "knd:event x"]).refused(2, "there is no field knd:; did you mean kind:?");
    small(&["search", "kind:evnet,attack"]).done();
    small(&["search", "kind:zebra"]).refused(2, "kind:zebra: this is no value of it");
    small(&["search", "place:erbull,xyzzy"]).refused(2, "place:");
    small(&["search", ""]).refused(2, "nothing to search for");
}

#[test]
fn a_date_in_the_words_is_said_to_be_one() {
    let run = small(&["search", "attacks by 25 jan 2024"]).done();
    assert_eq!(run.errors, "Read as: by 25 Jan 2024.\n");
}

#[test]
fn one_query_per_line_is_answered_by_one_line() {
    let run =
        fed(&["-f", super::SMALL, "search", "--stdin", "--limit", "1"], "drone\nzeppelin\nkind:claim talks\n").done();
    let answers: Vec<Value> = run.out.lines().map(|line| serde_json::from_str(line).expect("an object")).collect();
    assert_eq!(
        answers.iter().map(|a| a["query"].as_str().expect("text")).collect::<Vec<_>>(),
        ["drone", "zeppelin", "kind:claim talks"]
    );
    assert_eq!(answers[0]["hits"].as_array().map(Vec::len), Some(1));
    assert_eq!((&answers[1]["total"], &answers[1]["hits"]), (&0.into(), &Value::Array(Vec::new())));
    assert_eq!(answers[2]["hits"][0]["kind"], "claim");
    let run = fed(&["-f", super::SMALL, "search", "--stdin"], "drone knd:event\n");
    let answer: Value = serde_json::from_str(&run.out).expect("an object");
    assert_eq!((&answer["total"], &answer["hits"]), (&0.into(), &Value::Array(Vec::new())));
    assert!(answer["problems"][0].as_str().is_some_and(|told| told.contains("did you mean kind:?")), "{answer}");
}

#[test]
fn a_query_on_the_standard_input_is_answered_before_the_next_is_asked() {
    let mut child = command(&["search", "--stdin", "--limit", "1"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut input = child.stdin.take().expect("piped");
    let mut answers = BufReader::new(child.stdout.take().expect("piped")).lines();
    for query in ["tower 22\n", "pentagon\n"] {
        std::io::Write::write_all(&mut input, query.as_bytes()).expect("written");
        let answer: Value = serde_json::from_str(&answers.next().expect("a line").expect("UTF-8")).expect("an object");
        assert_eq!(answer["query"], query.trim_end());
    }
    drop(input);
    assert!(child.wait().expect("it ends").success());
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    for arguments in
        [&["search", "attack"][..], &["search", "--format", "json", "attack"], &["show", "us-dod", "--format", "json"]]
    {
        let mut child = command(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
        let mut first = [0];
        child.stdout.take().expect("piped").read_exact(&mut first).expect("a byte");
        let mut errors = String::new();
        child.stderr.take().expect("piped").read_to_string(&mut errors).expect("UTF-8");
        assert_eq!(child.wait().expect("it ends").code(), Some(0), "{errors}");
        assert!(!errors.contains("error") && !errors.contains("panicked"), "{errors}");
    }
}

#[test]
fn no_hit_of_the_shipped_file_can_steer_a_terminal() {
    for format in ["text", "json", "ndjson", "csv", "md"] {
        let run = run(&["search", "--format", format, "kind:source, !zzz"]);
        assert_harmless(&run.errors);
        assert_harmless(&run.out);
        let run = super::run(&["search", "--format", format, "iraq"]).done();
        assert_harmless(&run.out);
    }
    small(&["search", "\u{1b}[2J\u{202e}zeppelin"]).refused(1, "No match for `␛[2J\u{fffd}zeppelin`");
}
