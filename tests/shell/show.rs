//! `sitrep show`: a record with every field, its links and its sources.

use super::{run, small};

#[test]
fn a_claim_shows_who_says_it_who_disputes_it_and_where_it_is_written() {
    insta::assert_snapshot!(small(&["show", "ministry-2024-01-25-not-withdrawal"]).done().out);
}

#[test]
fn an_event_shows_claimed_and_attributed_apart_and_every_count() {
    insta::assert_snapshot!(small(&["show", "2024-01-20-north-base-drone"]).done().out);
}

#[test]
fn an_actor_shows_what_names_it() {
    insta::assert_snapshot!(small(&["show", "brigade"]).done().out);
}

#[test]
fn a_record_as_json_has_every_field_and_resolved_links() {
    insta::assert_snapshot!(small(&["show", "--format", "json", "minister-2024-01-21-twelve-attacks"]).done().out);
}

#[test]
fn an_event_as_json_has_every_field_and_resolved_links() {
    insta::assert_snapshot!(small(&["show", "--format", "json", "2024-01-20-north-base-drone"]).done().out);
}

#[test]
fn a_record_as_markdown_keeps_markup_of_texts_as_text() {
    insta::assert_snapshot!(small(&["show", "--format", "md", "ministry-2024-01-25-not-withdrawal"]).done().out);
}

#[test]
fn a_dispute_is_shown_from_either_side() {
    for (id, other) in [
        ("ministry-2024-01-25-not-withdrawal", "brigade-2024-01-25-withdrawal"),
        ("brigade-2024-01-25-withdrawal", "ministry-2024-01-25-not-withdrawal"),
    ] {
        let record = small(&["show", "--format", "json", id]).done().json();
        assert_eq!(record["disputed"], true);
        assert_eq!(record["disputes"][0]["id"], other);
        assert_eq!(record["disputes"][0]["over"], "definition");
        let text = small(&["show", id]).done().out;
        assert!(text.contains("Disputed by") && text.contains(other), "{text}");
    }
}

#[test]
fn several_records_are_one_array_and_one_is_an_object() {
    let many = small(&["show", "--format", "json", "league", "brigade"]).done().json();
    assert_eq!((many[0]["name"].as_str(), many[1]["name"].as_str()), (Some("Red League"), Some("Red Brigade")));
    let one = small(&["show", "--format", "json", "league"]).done().json();
    assert_eq!((one["kind"].as_str(), one["type"].as_str()), (Some("actor"), Some("faction")));
}

#[test]
fn an_unknown_id_offers_the_nearest() {
    small(&["show", "brigad"]).refused(2, "No record has the id `brigad`. Did you mean brigade");
    small(&["show", "brigade", "drone"]).refused(2, "2024-01-20-north-base-drone");
    small(&["show", "qqqqqq"]).refused(2, "Search for it: sitrep search qqqqqq.");
    small(&["show", "\u{1b}[2J"]).refused(2, "`␛[2J`");
}

#[test]
fn a_file_that_cannot_be_read_or_is_invalid_is_refused() {
    run(&["-f", "no/such/file.toml", "show", "x"]).refused(3, "no/such/file.toml");
    let broken = tempfile::NamedTempFile::with_suffix(".toml").expect("a file");
    std::fs::write(broken.path(), "[[actor]]\nid = \"x\"\nnmae = \"X\"\n").expect("written");
    let path = broken.path().to_str().expect("UTF-8");
    run(&["-f", path, "search", "x"]).refused(3, "nmae");
}

#[test]
fn the_question_of_the_briefing_is_answered_with_its_other_side() {
    let out = run(&["show", "us-dod-2024-01-25-not-withdrawal-talks"]).done().out;
    for part in
        ["senior official, unnamed", "25 Jan 2024", "Disputed by", "iraq-mofa-2024-01-25-gradual-reduction", "Sources"]
    {
        assert!(out.contains(part), "no `{part}` in:\n{out}");
    }
}
