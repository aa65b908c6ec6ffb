//! `sitrep diff`.

use std::path::Path;
use std::process::Command;

use serde_json::Value as Json;

use crate::sitrep::{Folder, Said};

const BASE: &str = include_str!("../format/full.toml");

/// What `diff` says of the base and the base with some words replaced.
fn diff(changes: &[(&str, &str)]) -> Said {
    diff_of(BASE, &changed(BASE, changes))
}

fn changed(text: &str, changes: &[(&str, &str)]) -> String {
    changes.iter().fold(text.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "{from} is not in the text");
        text.replace(from, to)
    })
}

fn diff_of(old: &str, new: &str) -> Said {
    let folder = Folder::new();
    folder.write("old.toml", old);
    folder.write("new.toml", new);
    folder.run(&["diff", "@old.toml", "@new.toml"])
}

/// The lines under a heading.
fn section<'s>(said: &'s Said, heading: &str) -> Vec<&'s str> {
    let lines = said.output.lines().skip_while(|line| *line != heading).skip(1);
    lines.take_while(|line| !line.is_empty()).map(str::trim).collect()
}

#[test]
fn order_layout_comments_and_defaults_are_no_difference() {
    let untidy = changed(
        BASE,
        &[
            ("lat = 33.8\nlon = 42.4\n", "lon =   42.4\nlat = 33.80 # north\n"),
            ("[\"IQ\", \"SY\"]", "[\n\"SY\", \"IQ\"]"),
            ("state = \"actual\", ", ""),
            ("name = \"A base\"", "name = 'A base'"),
        ],
    );
    let (about, rest) = untidy.split_once("[[topic]]").expect("there");
    let (topic, rest) = rest.split_once("[[measure]]").expect("there");
    let moved = format!("{about}[[measure]]{rest}\n[[topic]]{topic}");
    let said = diff_of(BASE, &moved);
    assert_eq!((said.code, said.output.as_str()), (0, "No difference.\n"), "{moved}");
}

#[test]
fn a_new_number_is_told_as_somebodys_count() {
    let said = diff(&[("value = 7, bound = \"about\", upper = 9", "value = 8, bound = \"at-least\"")]);
    assert_eq!(said.code, 1);
    let told = section(&said, "Claims");
    assert_eq!(told[1], "A speaker's count of 2 Jan 2024: about 7–9 → at least 8 attacks");
    assert_eq!(told.len(), 2, "{}", said.output);
    assert!(said.output.ends_with("\n1 changed.\n"));
}

#[test]
fn a_renamed_record_is_one_change_wherever_it_is_named() {
    let said = diff(&[("\"washington\"", "\"us-government\"")]);
    assert_eq!(said.output, "Actors\n  > renamed  washington → us-government  United States\n\n1 renamed.\n");
    let said = diff(&[("\"2024-01-01-first\"", "\"2024-01-01-one\"")]);
    assert!(said.output.ends_with("\n1 renamed.\n"), "{}", said.output);
}

#[test]
fn a_withdrawn_source_says_what_loses_its_only_one() {
    let second = "[[source]]\nid = \"second\"\ntitle = \"Second\"\npublisher = \"P\"\nkind = \"news\"\nreliability = \"C\"\nnote = \"In print.\"\n";
    let old = format!(
        "{}\n{second}",
        changed(BASE, &[("summary = \"An incident.\"", "summary = \"An incident.\"\nnote = \"Of two.\"")])
    )
    .replace(
        "statement = \"There were 5 attacks.\"\ncredibility = 2\nsources = [\"paper\"]",
        "statement = \"There were 5 attacks.\"\ncredibility = 2\nsources = [\"second\"]",
    )
    .replace(
        "role = \"subject\" }]\ncredibility = 2\nsources = [\"paper\"]",
        "role = \"subject\" }]\ncredibility = 2\nsources = [\"paper\", \"second\"]",
    );
    let new = old
        .replace(second, "")
        .replace("[\"second\"]", "[\"paper\"]")
        .replace("[\"paper\", \"second\"]", "[\"paper\"]");
    let said = diff_of(&old, &new);
    assert_eq!(
        section(&said, "Sources"),
        [
            "- removed  second  P, Second",
            "source withdrawn; 1 record loses its only source: washington-2024-01-01-b (now from paper)",
            "was cited by 1 record that has others",
        ]
    );
    let events = section(&said, "Events");
    assert_eq!(events[1..], ["sources taken out: second", "now rests on one source: paper"]);
}

#[test]
fn links_and_counts_of_an_event_are_told_one_by_one() {
    let said = diff(&[
        ("sources = [\"paper\"], credibility = 3", "sources = [\"paper\"], credibility = 4"),
        ("{ id = \"speaker\", role = \"target\" }", "{ id = \"speaker\", role = \"casualty\" }"),
        ("group = \"civilians\", killed = 1", "group = \"civilians\", killed = 2"),
        ("means = [\"rocket\"]", "means = [\"rocket\", \"mortar\"]"),
        ("title = \"Second\"", "title = \"The second\""),
    ]);
    let told = section(&said, "Events");
    assert_eq!(
        told[1..],
        [
            "title: “Second” → “The second”",
            "actors, US attributed-to: credibility: 3 → 4",
            "actors, A speaker: role: target → casualty",
            "means added: mortar",
            "casualties, “civilians”: killed: 1 → 2",
        ],
        "{}",
        said.output
    );
}

#[test]
fn the_first_place_is_told_since_the_map_goes_by_it() {
    let second =
        "\n[[place]]\nid = \"town\"\nname = \"A town\"\nkind = \"town\"\ncountry = \"IQ\"\nsources = [\"paper\"]\n";
    let old = format!("{BASE}{second}").replace("places = [\"base\"]", "places = [\"base\", \"town\"]");
    let said = diff_of(&old, &old.replace("[\"base\", \"town\"]", "[\"town\", \"base\"]"));
    assert_eq!(section(&said, "Events")[1..], ["places: A town stands first now"]);
}

#[test]
fn a_dispute_may_move_to_the_other_claim_and_is_told_when_it_ends() {
    let without = "disputes = [{ id = \"washington-2024-01-01-a\", over = \"fact\" }]\n";
    let moved = BASE.replace(without, "").replace(
        "position = \"Yes\"\n",
        "position = \"Yes\"\ndisputes = [{ id = \"washington-2024-01-02-c\", over = \"fact\" }]\n",
    );
    assert_eq!(diff_of(BASE, &moved).code, 0);
    let ended = diff(&[(without, "")]);
    assert_eq!(
        section(&ended, "Disputes"),
        [
            "- removed  washington-2024-01-01-a ⇄ washington-2024-01-02-c  washington-2024-01-01-a ⇄ washington-2024-01-02-c"
        ]
    );
    let other = diff(&[("over = \"fact\"", "over = \"number\"")]);
    assert_eq!(section(&other, "Disputes")[1..], ["over: fact → number"]);
}

#[test]
fn programs_and_reviews_get_their_own_forms() {
    let folder = Folder::new();
    folder.write("old.toml", BASE);
    folder.write(
        "new.toml",
        &changed(BASE, &[("\"There are talks.\"", "\"There are *no* talks.\""), ("value = 7,", "value = 8,")]),
    );
    let said = folder.run(&["diff", "--format", "json", "@old.toml", "@new.toml"]);
    assert_eq!(said.code, 1);
    let json: Json = serde_json::from_str(&said.output).expect("JSON");
    assert_eq!(json["counts"]["changed"], 2);
    let change = &json["changes"][0];
    assert_eq!((&change["section"], &change["change"]), (&"Claims".into(), &"changed".into()));
    assert_eq!(change["fields"][0]["new"], "There are *no* talks.");
    assert_eq!(json["changes"][1]["fields"][0]["old"]["value"], 7);
    let said = folder.run(&["diff", "--format", "md", "@old.toml", "@new.toml"]);
    assert!(
        said.output
            .contains("## Claims\n\n- **changed** `washington-2024-01-01-a` US, 1 Jan 2024: There are \\*no\\* talks."),
        "{}",
        said.output
    );
}

#[test]
fn text_of_files_cannot_steer_the_terminal() {
    let said = diff(&[("\"There are talks.\"", "\"There \\u001b[31mare \\u202Etalks.\"")]);
    assert!(said.output.contains('␛'), "{}", said.output);
    assert!(!said.output.contains(['\u{1b}', '\u{202e}']));
}

#[test]
fn a_broken_or_missing_state_is_told() {
    let folder = Folder::new();
    folder.write("good.toml", BASE);
    folder.write("broken.toml", "[[event]]\nid = \n");
    let said = folder.run(&["diff", "@good.toml", "@broken.toml"]);
    assert_eq!(said.code, 3);
    assert!(said.errors.contains("broken.toml:2:"), "{}", said.errors);
    assert_eq!(folder.run(&["diff", "@good.toml", "@none.toml"]).code, 3);
    let said = folder.run(&["diff", "git:HEAD", "@good.toml"]);
    assert_eq!(said.code, 3);
    assert!(said.errors.contains("git:HEAD:data/my.toml"), "{}", said.errors);
}

#[test]
fn a_folder_is_one_state() {
    let folder = Folder::new();
    std::fs::create_dir(folder.path("base")).expect("a folder");
    let (first, second) = BASE.split_at(BASE.find("[[event]]").expect("there"));
    folder.write("base/a.toml", first);
    folder.write("base/b.toml", second);
    folder.write("whole.toml", BASE);
    assert_eq!(folder.run(&["diff", "@base", "@whole.toml"]).output, "No difference.\n");
}

/// The program itself, since git looks for its repository from the current folder.
#[test]
fn git_gives_an_earlier_state() {
    let folder = Folder::new();
    let git = |words: &[&str]| {
        let setting = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"];
        let done = Command::new("git").args(setting).args(words).current_dir(folder.path(".")).output();
        done.is_ok_and(|done| done.status.success())
    };
    if !git(&["init", "-q"]) {
        return;
    }
    std::fs::create_dir(folder.path("base")).expect("a folder");
    folder.write("base/a.toml", BASE);
    assert!(git(&["add", "."]) && git(&["commit", "-qm", "first"]));
    folder.write("base/a.toml", &changed(BASE, &[("value = 7,", "value = 8,")]));
    let sitrep = |words: &[&str], inside: &Path| {
        let done =
            Command::new(env!("CARGO_BIN_EXE_sitrep")).args(words).current_dir(inside).output().expect("it runs");
        (
            done.status.code(),
            String::from_utf8_lossy(&done.stdout).into_owned(),
            String::from_utf8_lossy(&done.stderr).into_owned(),
        )
    };
    let (code, output, errors) = sitrep(&["diff", "git:HEAD:base/a.toml", "base/a.toml"], &folder.path("."));
    assert_eq!((code, errors.as_str()), (Some(1), ""));
    assert!(output.contains("about 7–9 → about 8–9 attacks"), "{output}");
    assert_eq!(sitrep(&["diff", "git:HEAD:a.toml", "git:HEAD:."], &folder.path("base")).0, Some(0));
    let (code, _, errors) = sitrep(&["diff", "git:HEAD:none.toml", "base"], &folder.path("."));
    assert_eq!(code, Some(3), "{errors}");
    assert!(errors.contains("git does not give HEAD:./none.toml"), "{errors}");
    assert_eq!(sitrep(&["diff", "git:--output=x:a.toml", "base"], &folder.path(".")).0, Some(3));
}
