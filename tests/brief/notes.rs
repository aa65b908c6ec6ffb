//! `sitrep brief` as a script meets it: the real program, three whole briefs in every form, its messages and exit codes.

use std::path::Path;
use std::process::Command;

use super::{SMALL, assert_harmless};

const BRIEFS: &str = "\
open = \"Talks\"

[[brief]]
name = \"Talks\"

[[brief.entry]]
is = \"heading\"
text = \"What is being negotiated\"

[[brief.entry]]
is = \"point\"
id = \"ministry-2024-01-25-not-withdrawal\"
title = \"The talks are not about a withdrawal.\"
print = \"0:0\"
remark = \"never say this aloud\"

[[brief.entry]]
is = \"question\"
text = \"Who attacked North Base?\"
query = \"kind:event north base\"

[[brief]]
name = \"Numbers\"
as-of = \"known 2024-01-25\"

[[brief.entry]]
is = \"point\"
id = \"minister-2024-01-21-twelve-attacks\"
title = \"Twelve attacks\"
print = \"1:0000000000000000\"

[[brief.entry]]
is = \"point\"
id = \"2024-02-02-strike\"
title = \"Strike\"
print = \"0:0\"

[[brief.entry]]
is = \"point\"
id = \"no-longer-there\"
title = \"Something that was taken out\"
print = \"0:0\"
";

struct Run {
    code: i32,
    out: String,
    errors: String,
}

fn brief_in(state: &Path, arguments: &[&str]) -> Run {
    let output = Command::new(env!("CARGO_BIN_EXE_sitrep"))
        .args(["-f", SMALL, "brief"])
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("XDG_STATE_HOME", state)
        .env("XDG_DATA_HOME", state.join("no-data"))
        .env_remove("NO_COLOR")
        .output()
        .expect("the program starts");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    Run { code: output.status.code().expect("not killed"), out: text(output.stdout), errors: text(output.stderr) }
}

/// With the two briefs of these tests.
fn brief(arguments: &[&str]) -> Run {
    let state = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(state.path().join("sitrep")).expect("made");
    std::fs::write(state.path().join("sitrep/briefs.toml"), BRIEFS).expect("written");
    brief_in(state.path(), arguments)
}

const IDS: [&str; 3] = ["2024-01-20-north-base-drone", "brigade-2024-01-25-withdrawal", "north-base"];

#[test]
fn three_briefs_in_every_form() {
    for format in ["md", "text", "html", "json"] {
        for (name, of) in [("talks", &["Talks"][..]), ("numbers", &["numbers"]), ("ids", &IDS)] {
            let run = brief(&[&["--format", format], of].concat());
            assert_eq!(run.code, 0, "{}", run.errors);
            assert_harmless(&run.out);
            insta::assert_snapshot!(format!("{name}_{format}"), run.out);
        }
    }
}

#[test]
fn sources_are_cited_in_each_style() {
    for style in ["icd206", "chicago", "bibtex"] {
        let run = brief(&["--format", "text", "--cite", style, "Talks"]);
        let sources = run.out.split("Sources\n-------\n").nth(1).expect("a list of sources").to_owned();
        insta::assert_snapshot!(format!("cited_{style}"), sources);
    }
}

#[test]
fn without_a_name_it_is_the_brief_that_was_open_last() {
    assert_eq!(brief(&[]).out, brief(&["Talks"]).out);
}

#[test]
fn a_private_remark_never_leaves() {
    for format in ["md", "text", "html", "json"] {
        assert!(!brief(&["--format", format, "Talks"]).out.contains("never say"));
    }
}

#[test]
fn what_changed_is_gone_or_later_is_told_in_the_note_and_on_the_standard_error() {
    let run = brief(&["--format", "text", "Numbers"]);
    for told in [
        "Point 1 (minister-2024-01-21-twelve-attacks) says something else than when it was marked.",
        "(2024-02-02-strike) is after the as-of day and is left out.",
        "“Something that was taken out” (no-longer-there) is not in the knowledge any more and is left out.",
    ] {
        assert!(run.errors.contains(told), "{}", run.errors);
        assert!(run.out.replace("\n    ", " ").contains(told), "{}", run.out);
    }
    assert!(!run.out.contains("Strike"), "its title would tell what came later: {}", run.out);
}

#[test]
fn a_day_of_the_command_line_goes_before_the_briefs_own() {
    let run = brief(&["--known-by", "2024-03-31", "--format", "text", "Numbers"]);
    assert!(run.out.contains("As known by 31 Mar 2024"), "{}", run.out);
}

#[test]
fn a_query_makes_a_brief_of_what_it_finds() {
    let run = brief(&["--query", "north base", "--limit", "1", "--format", "json"]);
    let note: serde_json::Value = serde_json::from_str(&run.out).expect("JSON");
    assert_eq!(note["title"], "north base");
    assert_eq!(note["sections"][0]["parts"].as_array().map(Vec::len), Some(1));
    assert!(run.errors.contains(" records that match; --limit takes more."), "{}", run.errors);
}

#[test]
fn a_query_that_finds_nothing_writes_an_empty_brief_and_says_so() {
    let run = brief(&["--query", "zeppelin"]);
    assert_eq!(run.code, 1, "{}", run.out);
}

#[test]
fn what_is_neither_a_brief_nor_a_record_is_told_with_both() {
    let run = brief(&["north-bse"]);
    assert_eq!((run.code, &*run.out), (2, ""));
    assert!(run.errors.contains("north-base") && run.errors.contains("“Talks”, “Numbers”"), "{}", run.errors);
}

#[test]
fn without_any_brief_it_says_how_to_begin_one() {
    let state = tempfile::tempdir().expect("a folder");
    let run = brief_in(state.path(), &[]);
    assert_eq!(run.code, 2);
    assert!(run.errors.contains("Mark records in the explorer with m"), "{}", run.errors);
    assert_eq!(brief_in(state.path(), &["--list"]).code, 1);
}

#[test]
fn briefs_are_listed_with_what_became_of_them() {
    let run = brief(&["--list"]);
    insta::assert_snapshot!(run.out);
}

#[test]
fn a_broken_file_of_briefs_is_told_with_its_line() {
    let state = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(state.path().join("sitrep")).expect("made");
    std::fs::write(state.path().join("sitrep/briefs.toml"), "open = 3\n").expect("written");
    let run = brief_in(state.path(), &["Talks"]);
    assert_eq!(run.code, 3);
    assert!(run.errors.contains("briefs.toml, line 1: "), "{}", run.errors);
}
