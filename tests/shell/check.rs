//! `sitrep check`: every problem with its place, for people and for programs.

use std::io::Write;

use tempfile::NamedTempFile;

use super::{SMALL, command, finished, run, small};

fn broken() -> NamedTempFile {
    let mut file = NamedTempFile::with_suffix(".toml").expect("a file");
    let text = std::fs::read_to_string(SMALL).expect("the small file");
    let text = text
        .replace("speaker = \"brigade\"", "speaker = \"brigad\"")
        .replace("kind = \"faction\"", "kind = \"fraction\"");
    file.write_all(text.as_bytes()).expect("written");
    file
}

#[test]
fn a_sound_file_has_no_errors() {
    let run = small(&["check"]).done();
    assert!(run.out.contains("1 file"), "{}", run.out);
}

#[test]
fn the_shipped_file_has_no_errors() {
    run(&["check"]).done();
}

#[test]
fn every_problem_is_told_with_its_place_and_the_nearest_valid_word() {
    let file = broken();
    let path = file.path().to_str().expect("UTF-8");
    let run = run(&["check", path]);
    assert_eq!(run.code, 1);
    for told in [path, "^", "brigad`", "brigade", "fraction", "faction", "3 errors"] {
        assert!(run.out.contains(told), "no `{told}` in:\n{}", run.out);
    }
}

#[test]
fn problems_are_read_by_programs() {
    let file = broken();
    let path = file.path().to_str().expect("UTF-8");
    let problems = run(&["check", "--format", "json", path]);
    assert_eq!(problems.code, 1);
    let problems = problems.json();
    assert_eq!(problems.as_array().map(Vec::len), Some(3), "{problems:#}");
    assert_eq!(problems[0]["file"], path);
    let commands = run(&["check", "--format", "github", path]).out;
    assert_eq!(commands.lines().filter(|line| line.starts_with("::error file=")).count(), 3, "{commands}");
}

#[test]
fn a_file_that_cannot_be_read_is_told_from_one_with_problems() {
    let missing = run(&["check", "no/such/file.toml"]);
    assert_eq!(missing.code, 3);
    assert!(missing.out.contains("there is none of this name"), "{}", missing.out);
}

#[test]
fn a_path_counts_more_than_the_files_that_are_opened() {
    let file = broken();
    assert_eq!(small(&["check", file.path().to_str().expect("UTF-8")]).code, 1);
}

#[test]
fn a_file_that_is_not_there_is_a_problem_of_its_own() {
    let run = run(&["check", "no/such/file.toml"]);
    assert_eq!(run.code, 1);
    assert!(run.out.contains("no/such/file.toml"), "{}", run.out);
}

#[test]
fn checks_are_listed_and_explained() {
    let list = run(&["check", "--list"]).done().out;
    assert!(list.lines().any(|line| line.starts_with("unknown-reference ") && line.contains("error")), "{list}");
    let explained = run(&["check", "--explain", "unknown-reference"]).done().out;
    assert!(explained.starts_with("unknown-reference (error)\n"), "{explained}");
    run(&["check", "--explain", "unknown-referense"]).refused(2, "unknown-reference");
}

#[test]
fn an_older_copy_in_the_data_folder_is_told_on_the_standard_error() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let data = folder.path().join("sitrep");
    std::fs::create_dir(&data).expect("made");
    let text = std::fs::read_to_string(SMALL).expect("the small file");
    let older = text.lines().map(|line| if line.starts_with("compiled = ") { "compiled = 2024-12-31" } else { line });
    std::fs::write(data.join("base.toml"), older.collect::<Vec<_>>().join("\n")).expect("written");
    let over = |arguments: &[&str]| {
        finished(command(arguments).env("XDG_DATA_HOME", folder.path()).output().expect("the program starts"))
    };
    let told = "base.toml is of 31 Dec 2024, older than the knowledge that comes with sitrep";
    for arguments in [&["search", "iraq"][..], &["stats"], &["check"], &["new", "event"]] {
        let run = over(arguments);
        assert!(run.errors.contains(told) && !run.out.contains(told), "{arguments:?}: {}", run.errors);
    }
    for arguments in [&["schema"][..], &["check", SMALL], &["-f", SMALL, "stats"], &["--version"]] {
        assert!(!over(arguments).errors.contains(told), "{arguments:?}");
    }
}
