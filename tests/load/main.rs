//! Loading as somebody meets it who edits knowledge files: what is told of broken ones, odd files, layers.

mod mutated;

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use sitrep::diagnostic::{Check, Levels, Report};
use sitrep::load::{LayerSource, check, load};
use sitrep::model::{Kind, Knowledge};

const SMALL: &str = include_str!("small.toml");

fn text(text: &str) -> LayerSource {
    LayerSource::Text { name: "test.toml".to_owned(), text: text.to_owned().into() }
}

fn path(path: impl AsRef<Path>) -> LayerSource {
    LayerSource::Path(path.as_ref().to_owned())
}

fn loaded(layers: &[LayerSource]) -> Knowledge {
    load(layers).unwrap_or_else(|report| panic!("{}", report.human(false, 10)))
}

fn refused(layers: &[LayerSource]) -> Report {
    match load(layers) {
        Ok(_) => panic!("it was loaded"),
        Err(report) => *report,
    }
}

/// All that is told of a text, warnings too.
fn checked(written: &str) -> Report {
    check(&[text(written)], &Levels::default(), None).report
}

/// Each problem as `check line:column`.
fn told(report: &Report) -> Vec<String> {
    let problems = report.diagnostics.iter();
    problems
        .map(|problem| {
            let (start, _) = report.files.positions(problem.place);
            format!("{} {}:{}", problem.check.name(), start.line, start.column)
        })
        .collect()
}

#[test]
fn the_shipped_file_has_no_error_and_every_record_is_loaded() {
    let shipped = "data/iraq-coalition.toml";
    let written = fs::read_to_string(shipped).expect("the shipped file");
    let knowledge = loaded(&[path(shipped)]);
    for &kind in Kind::ALL {
        let header = format!("[[{kind}]]");
        let headers = written.lines().filter(|line| line.trim_end() == header).count();
        assert_eq!(knowledge.len(kind), headers, "{kind}");
    }
}

#[test]
fn records_know_the_line_and_the_text_that_they_stand_in() {
    let knowledge = loaded(&[text(SMALL)]);
    knowledge.for_each_record(|record| {
        let origin = knowledge.origin(record);
        let header = SMALL.lines().nth(origin.line as usize - 1).expect("a line");
        assert_eq!(header, format!("[[{}]]", record.kind));
        let whole = &SMALL[origin.record.start as usize..origin.record.end as usize];
        assert!(whole.starts_with(header), "{whole}");
        let rest = &SMALL[origin.record.end as usize..];
        assert!(rest.is_empty() || rest.starts_with("[["), "{whole}");
        if record.kind != Kind::Relation {
            let id = &SMALL[origin.id.start as usize..origin.id.end as usize];
            assert_eq!(id, format!("\"{}\"", knowledge.id(record)));
        }
    });
}

#[test]
fn every_mistake_is_told_at_once_each_in_its_place() {
    let report = refused(&[path("tests/load/many-mistakes.toml")]);
    let expected: Vec<&str> = include_str!("many-mistakes.txt").lines().collect();
    assert_eq!(told(&report), expected, "{}", report.human(false, 50));
}

#[test]
fn windows_line_ends_and_a_byte_order_mark_change_nothing() {
    let knowledge = loaded(&[text(&format!("\u{feff}{}", SMALL.replace('\n', "\r\n")))]);
    assert_eq!(knowledge.record_count(), loaded(&[text(SMALL)]).record_count());
    assert!(knowledge.events.iter().all(|event| !event.summary.contains('\r')));
}

#[test]
fn what_is_no_readable_file_is_told_and_never_waited_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let missing = refused(&[path(folder.path().join("none.toml"))]);
    assert_eq!(told(&missing), ["unreadable 1:1"]);
    assert!(missing.human(false, 1).contains("there is none of this name"));
    assert_eq!(told(&refused(&[path(folder.path())])), ["unreadable 1:1"]);
    #[cfg(unix)]
    {
        let pipe = folder.path().join("pipe.toml");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status().expect("mkfifo runs");
        assert!(made.success());
        assert!(refused(&[path(&pipe)]).human(false, 1).contains("neither a regular file nor a folder"));
    }
}

#[test]
fn of_a_file_that_is_no_text_only_what_shows_the_place_is_kept() {
    let mut file = tempfile::NamedTempFile::new().expect("a file");
    std::io::Write::write_all(&mut file, &[SMALL.as_bytes(), &vec![0xff; 1 << 20]].concat()).expect("written");
    let report = refused(&[path(file.path())]);
    let place = report.diagnostics[0].place;
    assert_eq!(place.start as usize, SMALL.len(), "{}", report.human(false, 1));
    assert!(report.files.get(place.file).text.len() < SMALL.len() + 10_000);
}

#[test]
fn a_folder_is_read_by_name_without_what_editors_hide() {
    let folder = tempfile::tempdir().expect("a folder");
    let (about, records) = SMALL.split_at(SMALL.find("[[").expect("a record"));
    fs::write(folder.path().join("2-records.toml"), records).expect("written");
    fs::write(folder.path().join("1-about.toml"), about).expect("written");
    fs::write(folder.path().join(".#2-records.toml"), "not toml at all").expect("written");
    fs::write(folder.path().join("notes.txt"), "not toml at all").expect("written");
    let knowledge = loaded(&[path(folder.path())]);
    let names: Vec<_> = knowledge.files.iter().map(|file| file.path.clone().expect("a path")).collect();
    assert_eq!(names, [folder.path().join("1-about.toml"), folder.path().join("2-records.toml")]);
    assert_eq!(knowledge.record_count(), loaded(&[text(SMALL)]).record_count());
}

#[test]
fn deep_nesting_and_endless_lines_are_only_errors() {
    let deep = format!("{SMALL}\nx = {}1{}", "[".repeat(20_000), "]".repeat(20_000));
    assert!(refused(&[text(&deep)]).errors() > 0);
    let long = format!("{SMALL}\n# {}\nx = \"{}\"\n", "a".repeat(1 << 20), "é".repeat(1 << 20));
    let report = refused(&[text(&long)]);
    assert_eq!(report.errors(), 1);
    assert!(report.human(false, 1).len() < 1 << 17);
}

#[test]
fn thousands_of_bad_keys_are_told_in_part_and_soon() {
    let keys = (0..50_000).map(|number| format!("k{number} = {number}\n")).collect::<Vec<_>>().concat();
    let in_a_record = refused(&[text(&format!("{SMALL}\n[[event]]\n{keys}"))]);
    assert!((3..110).contains(&in_a_record.errors()), "{}", in_a_record.errors());
    assert!(in_a_record.human(false, usize::MAX).contains("too many keys that do not fit it"));
    let in_none = refused(&[text(&format!("{keys}{SMALL}"))]);
    assert_eq!(in_none.errors(), 100);
    assert!(in_none.human(false, usize::MAX).contains("`k99` and more keys stand outside of every table."));
}

#[test]
fn a_later_layer_replaces_extends_and_removes() {
    let below = loaded(&[text(SMALL)]);
    let above = r#"
[[event]]
id = "2024-01-25-talks"
extend = true
sources = ["afp-2024-01-26"]
note = "Seen twice."

[[claim]]
id = "iraq-2024-01-25-timetable"
remove = true

[[actor]]
id = "us"
name = "United States of America"
kind = "state"
side = "american"
summary = "The same state under its full name."
sources = ["ina-2024-01-26"]

[[source]]
id = "afp-2024-01-26"
title = "Talks begin"
publisher = "AFP"
kind = "wire"
url = "https://example.org/afp"
reliability = "A"
"#;
    let knowledge = loaded(&[text(SMALL), text(above)]);
    let event = &knowledge.events[0];
    assert_eq!(event.sources.len(), below.events[0].sources.len() + 1);
    assert_eq!(event.note.as_deref(), Some("Seen twice."));
    assert_eq!(event.title, below.events[0].title);
    assert!(knowledge.find("iraq-2024-01-25-timetable").is_none());
    assert_eq!(knowledge.claims.len(), below.claims.len() - 1);
    let us = knowledge.find("us").expect("it is still there");
    assert_eq!(knowledge.title(us), "United States of America");
    assert_eq!(knowledge.actors.len(), below.actors.len());
    assert_eq!(knowledge.layered(us).len(), 1, "the place of the earlier record is kept");
    assert_eq!((knowledge.origin(us).file, knowledge.layered(us)[0].file), (1, 0));
}

#[test]
fn a_layer_that_removes_what_others_name_is_told_so_in_both_files() {
    let below = LayerSource::Text { name: "base.toml".to_owned(), text: SMALL.into() };
    let report = refused(&[below, text("[[actor]]\nid = \"iraq\"\nremove = true\n")]);
    assert!(report.diagnostics.iter().all(|problem| problem.check == Check::UnknownReference));
    let told = report.human(false, 1);
    for part in ["--> base.toml:", "::: test.toml:2:6", "- removed here", "take the reference out, too"] {
        assert!(told.contains(part), "no `{part}` in\n{told}");
    }
}

#[test]
fn an_overlay_over_a_base_that_lost_a_record_names_both_files() {
    let lost = SMALL.replace("iraq-2024-01-25-timetable", "iraq-2024-01-25-schedule");
    let layers = |above: &str| {
        let mine = LayerSource::Text { name: "overlay.toml".to_owned(), text: above.to_owned().into() };
        [LayerSource::Text { name: "base.toml".to_owned(), text: lost.clone().into() }, mine]
    };
    for verb in ["extend", "remove"] {
        let above = format!("[[claim]]\nid = \"iraq-2024-01-25-timetable\"\n{verb} = true\n");
        let told = refused(&layers(&above)).human(false, 1);
        let message = format!(
            "No earlier layer has a claim `iraq-2024-01-25-timetable` to {verb}: it is not, or no longer, in base.toml."
        );
        for part in [&*message, "--> overlay.toml:2:6", "did you mean `iraq-2024-01-25-schedule`?"] {
            assert!(told.contains(part), "no `{part}` in\n{told}");
        }
    }
    let above = "[[event]]\nid = \"2024-01-25-talks\"\nextend = true\nsources = [\"gone-2024-01-25\"]\n";
    let told = refused(&layers(above)).human(false, 1);
    for part in ["--> overlay.toml:4:12", "it is not in this layer, and not, or no longer, in base.toml"] {
        assert!(told.contains(part), "no `{part}` in\n{told}");
    }
}

#[test]
fn a_record_that_a_layer_removed_can_be_given_again_by_the_next() {
    let removed = text("[[topic]]\nid = \"withdrawal\"\nremove = true\n");
    let again = text("[[topic]]\nid = \"withdrawal\"\nquestion = \"Will they leave?\"\n");
    let knowledge = loaded(&[text(SMALL), removed, again]);
    let topic = knowledge.find("withdrawal").expect("it is there again");
    assert_eq!(knowledge.title(topic), "Will they leave?");
}

#[test]
fn a_layer_that_removes_and_describes_a_record_is_told_so() {
    let above = "[[actor]]\nid = \"us\"\nremove = true\nname = \"United States\"\n";
    let found = refused(&[text(SMALL), text(above)]);
    assert!(told(&found).contains(&"unknown-key 1:1".to_owned()), "{}", found.human(false, 9));
}

#[test]
fn a_layer_that_gives_an_id_twice_is_told_so() {
    let above = "[[topic]]\nid = \"withdrawal\"\nextend = true\nsummary = \"Why.\"\n".repeat(2);
    assert_eq!(told(&refused(&[text(SMALL), text(&above)])), ["duplicate-id 6:6"]);
}

#[test]
fn about_may_stand_in_every_file_and_the_first_counts() {
    let other = SMALL.split("[[").next().expect("about").replace("Small", "Other");
    assert_eq!(&*loaded(&[text(SMALL), text(&other)]).about.title, "Small");
}

#[test]
fn the_file_itself_can_allow_a_warning() {
    let warned = SMALL.replacen("credibility = 2", "credibility = 1", 1);
    assert_eq!(told(&checked(&warned)), ["single-source-confirmed 97:11"]);
    let entry = "{ check = \"single-source-confirmed\", id = \"2024-01-25-talks\", reason = \"Its own text.\" }";
    let allowed = format!("{warned}\n[check]\nallow = [{entry}]\n");
    assert_eq!(told(&checked(&allowed)), [""; 0]);
}

#[test]
fn a_review_is_due_by_the_day_that_is_asked_for() {
    let text = SMALL.replacen("credibility = 3", "credibility = 3\nreview = 2025-06-01", 1);
    let on = |day: &str| check(&[self::text(&text)], &Levels::default(), day.parse().ok()).report;
    assert_eq!(told(&on("2025-06-01")), [""; 0]);
    assert_eq!(told(&on("2025-06-02")), ["review-due 110:10"]);
}

/// Changes of the small file as a slip of the hand makes them.
fn mutilated() -> impl Strategy<Value = Vec<u8>> {
    let slip = (0..SMALL.len(), 0..40_usize, prop::collection::vec(any::<u8>(), 0..6), 0..3_u8);
    prop::collection::vec(slip, 1..4).prop_map(|slips| {
        let mut bytes = SMALL.as_bytes().to_vec();
        for (at, length, given, what) in slips {
            let at = at.min(bytes.len());
            let end = (at + length).min(bytes.len());
            let cut: Vec<u8> = bytes[at..end].to_vec();
            match what {
                0 => drop(bytes.drain(at..end)),
                1 => drop(bytes.splice(at..at, cut)),
                _ => drop(bytes.splice(at..at, given)),
            }
        }
        bytes
    })
}

/// Loads bytes and shows what is told of them in every way.
fn survives(bytes: &[u8]) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("x.toml");
    fs::write(&file, bytes).expect("written");
    let report = check(&[path(&file)], &Levels::default(), None).report;
    for problem in &report.diagnostics {
        let length = report.files.get(problem.place.file).text.len();
        assert!(problem.place.end as usize <= length && problem.place.start <= problem.place.end, "{problem:?}");
    }
    let shown = report.human(false, usize::MAX) + &report.json() + &report.github();
    assert!(!shown.chars().any(|c| c != '\n' && c.is_control()), "{shown:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_bytes_are_refused_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        survives(&bytes);
    }

    #[test]
    fn random_text_is_refused_without_a_panic(text in "(\\[\\[?[a-z]{0,6}\\]?\\]?|[a-z]{1,3} ?= ?|[\"'\\[{}\\],#=\n]|\"\"\"|[0-9-]{1,4}|é|\u{202e}){0,120}") {
        survives(text.as_bytes());
    }

    #[test]
    fn slips_of_the_hand_never_panic(bytes in mutilated()) {
        survives(&bytes);
    }
}
