//! `sitrep new`.

use sitrep::diagnostic::{Check, Levels, Severity};
use sitrep::load::{self, LayerSource, format};
use sitrep::model::Kind;
use sitrep::shipped;

use crate::sitrep::{Folder, Said};

fn new(words: &[&str]) -> Said {
    let words: Vec<&str> = ["new"].iter().chain(words).copied().collect();
    let said = Folder::new().run(&words);
    assert_eq!((said.code, said.errors.as_str()), (0, ""), "{words:?}");
    said
}

/// The errors of the shipped file with something pasted at its end.
fn errors_with(pasted: &str) -> Vec<(Check, String)> {
    let layer = LayerSource::Text { name: "test.toml".to_owned(), text: format!("{}\n{pasted}", shipped::TEXT).into() };
    let report = load::check(&[layer], &Levels::default(), None).report;
    let errors = report.diagnostics.into_iter().filter(|problem| problem.severity == Severity::Error);
    errors.map(|problem| (problem.check, problem.message)).collect()
}

fn filled(skeleton: &str, values: &[(&str, &str)]) -> String {
    values.iter().fold(skeleton.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "`{from}` is not in\n{text}");
        text.replacen(from, to, 1)
    })
}

#[test]
fn an_event_is_begun_with_its_day_and_a_fitting_id() {
    let said = new(&["event", "--date", "2024-01-29", "--title", "Drone \"hits\" a base"]);
    assert!(said.output.contains("id = \"2024-01-29-drone-hits-base\" #"), "{}", said.output);
    assert!(said.output.contains("date = 2024-01-29 #"));
    assert!(said.output.contains("title = \"Drone \\\"hits\\\" a base\" #"));
    let today = new(&["event"]);
    assert!(today.output.contains("id = \"2026-11-24-new-event\" #") && today.output.contains("date = 2026-11-24 #"));
}

#[test]
fn a_filled_skeleton_is_valid_in_the_shipped_file() {
    let event = new(&["event", "--date", "2024-01-29", "--title", "A meeting"]).output;
    let event = filled(
        &event,
        &[
            ("\nkind = \"\"", "\nkind = \"meeting\""),
            ("\nsummary = \"\"", "\nsummary = \"They met.\""),
            ("{ id = \"\", role = \"\" }", "{ id = \"us-dod\", role = \"party\" }"),
            ("\ncredibility = 0", "\ncredibility = 2"),
            ("\nsources = [\"\"]", "\nsources = [\"ap-2024-04-20-kalsu\"]"),
        ],
    );
    assert_eq!(errors_with(&event), []);
    let url = "https://www.example.org/2024/01/29/base-was-attacked-again";
    let claim = new(&["claim", "--title", "The base was attacked.", "--from-url", url]).output;
    let claim = filled(
        &claim,
        &[
            ("\npublisher = \"\"", "\npublisher = \"Example\""),
            ("\nkind = \"\"", "\nkind = \"news\""),
            ("\nreliability = \"\"", "\nreliability = \"C\""),
            ("\nspeaker = \"\"", "\nspeaker = \"us-dod\""),
            ("\ncredibility = 0", "\ncredibility = 3"),
        ],
    );
    assert_eq!(errors_with(&claim), []);
}

#[test]
fn what_is_not_filled_in_is_an_error() {
    for kind in Kind::NAMES {
        let skeleton = new(&[kind]).output;
        let errors = errors_with(&skeleton);
        assert!(!errors.is_empty(), "{skeleton}");
        let fits = |check: Check| {
            matches!(
                check,
                Check::EmptyValue | Check::BadGrade | Check::UnknownReference | Check::BadUrl | Check::BadCode
            )
        };
        assert!(errors.iter().all(|(check, _)| fits(*check)), "{kind}: {errors:?}");
        let active = skeleton.lines().filter(|line| !line.starts_with('#'));
        let values: Vec<&str> = active.filter_map(|line| line.split(" # ").next()).collect();
        let blanks: usize =
            values.iter().map(|value| value.matches("\"\"").count() + usize::from(value.ends_with("= 0"))).sum();
        assert_eq!(errors.len(), blanks, "{kind}: {errors:?}");
    }
}

#[test]
fn every_key_of_a_skeleton_is_one_of_the_format() {
    for kind in Kind::ALL {
        let skeleton = new(&[kind.name()]).output;
        let (introduction, record) = skeleton.split_once("\n\n").expect("an introduction");
        assert!(introduction.lines().all(|line| line.starts_with('#')));
        let all = record.replace("\n# ", "\n");
        let file: toml::Table = toml::from_str(&all).unwrap_or_else(|error| panic!("{all}\n{error}"));
        let keys: Vec<&str> = file[kind.name()][0].as_table().expect("a record").keys().map(String::as_str).collect();
        let known = format::table(*kind).keys.iter().map(|(key, _)| *key);
        let expected: Vec<&str> = known.filter(|key| *key != "extend" && *key != "remove").collect();
        assert_eq!(keys, expected);
    }
}

#[test]
fn an_id_that_exists_is_never_proposed() {
    let said = new(&["place", "--title", "al-Asad"]);
    assert!(said.output.contains("id = \"al-asad-2\" #"), "{}", said.output);
    let long = "word ".repeat(3) + &"x".repeat(200);
    let said = new(&["actor", "--title", &long]);
    let id = said.output.split('"').nth(1).expect("an id");
    assert!(id.len() <= 80, "{id}");
    let folder = Folder::new();
    folder.write("mine.toml", "[[event]]\nid = \"2026-11-24-new-event\"\n[[claim]]\nid = \"2026-11-24-new-event-2\"\n");
    let said = folder.run(&["-f", "@mine.toml", "new", "event"]);
    assert!(said.output.contains("id = \"2026-11-24-new-event-3\" #"), "{}", said.output);
}

#[test]
fn an_address_fills_in_its_source_and_is_cited() {
    let url = "https://www.reuters.com/world/middle-east/us-iraq-begin-talks-2024-01-25/";
    let said = new(&["event", "--from-url", url]);
    for line in [
        "id = \"reuters-2024-01-25-us-iraq-begin-talks\" #",
        "title = \"Us iraq begin talks\" # guessed from the address; headline",
        "publisher = \"Reuters\" # as in reuters-",
        "reliability = \"B\" # as in reuters-",
        "id = \"2024-01-25-new-event\" #",
        "sources = [\"reuters-2024-01-25-us-iraq-begin-talks\"] #",
    ] {
        assert!(said.output.contains(line), "{line}\n{}", said.output);
    }
}

#[test]
fn an_address_that_is_cited_already_is_not_given_a_second_source() {
    let folder = Folder::new();
    folder.write("mine.toml", "[[source]]\nid = \"mine\"\nurl = \"https://a.org/b\"\n");
    let said = folder.run(&["-f", "@mine.toml", "new", "event", "--from-url", "https://a.org/b"]);
    assert!(said.output.contains("sources = [\"mine\"] #") && !said.output.contains("[[source]]"), "{}", said.output);
    let said = folder.run(&["-f", "@mine.toml", "new", "source", "--from-url", "https://a.org/b"]);
    assert_eq!((said.code, said.output.as_str()), (2, ""));
    assert!(said.errors.contains("`mine`"), "{}", said.errors);
}

#[test]
fn what_a_kind_does_not_have_is_refused() {
    for (words, message) in [
        (["new", "actor", "--date", "2024-01-01"], "The kind actor has no date"),
        (["new", "relation", "--title", "x"], "The kind relation has no title"),
        (["new", "source", "--from-url", "example.org"], "The address is none of the web"),
    ] {
        let said = Folder::new().run(&words);
        assert_eq!(said.code, 2, "{words:?}");
        assert!(said.errors.contains(message), "{}", said.errors);
    }
}
