//! `sitrep export` itself: files that are whole or not there, nothing written over unasked, losses told.

use std::path::Path;
use std::process::{Command, Output, Stdio};

fn sitrep(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sitrep"));
    command.current_dir(env!("CARGO_MANIFEST_DIR")).stdin(Stdio::null());
    command.env("XDG_DATA_HOME", concat!(env!("CARGO_TARGET_TMPDIR"), "/no-data"));
    command.args(arguments).output().expect("the program runs")
}

#[track_caller]
fn refused(arguments: &[&str], code: i32, words: &str) {
    let output = sitrep(arguments);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{errors}");
    assert!(errors.contains(words), "no `{words}` in {errors}");
    assert!(output.stdout.is_empty());
}

fn text(path: &Path) -> &str {
    path.to_str().expect("UTF-8")
}

const SMALL: &str = "tests/shell/small.toml";

#[test]
fn a_file_is_written_whole_and_never_over_another_unasked() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("k.json");
    let arguments = ["-f", SMALL, "export", "json", "-o", text(&path)];
    assert!(sitrep(&arguments).status.success());
    let before = std::fs::read(&path).expect("written");
    std::fs::write(&path, "mine").expect("written");
    refused(&arguments, 2, "is there already and stays as it is");
    assert_eq!(std::fs::read(&path).expect("there"), b"mine");
    assert!(sitrep(&[&arguments[..], &["--force"]].concat()).status.success());
    assert_eq!(std::fs::read(&path).expect("there"), before);
    assert_eq!(sitrep(&arguments[..4]).stdout, before, "to the standard output without -o");
    assert_eq!(std::fs::read_dir(folder.path()).expect("readable").count(), 1, "nothing is left beside it");
}

#[test]
fn the_knowledge_itself_is_never_written_over() {
    let folder = tempfile::tempdir().expect("a folder");
    let own = folder.path().join("own.toml");
    std::fs::copy(SMALL, &own).expect("copied");
    refused(&["-f", text(&own), "export", "json", "--force", "-o", text(&own)], 2, "is the knowledge itself");
}

#[test]
fn csv_is_a_folder_of_tables_or_one_of_them() {
    let folder = tempfile::tempdir().expect("a folder");
    let tables = folder.path().join("tables");
    assert!(sitrep(&["-f", SMALL, "export", "csv", "-o", text(&tables)]).status.success());
    assert!(tables.join("claim.csv").is_file() && tables.join("event.csv").is_file());
    refused(&["-f", SMALL, "export", "csv", "-o", text(&tables)], 2, "is there already");
    refused(&["-f", SMALL, "export", "csv"], 2, "choose one with --kind");
    let one = sitrep(&["-f", SMALL, "export", "csv", "--kind", "claim"]);
    assert_eq!(one.stdout, std::fs::read(tables.join("claim.csv")).expect("there"));
}

#[test]
fn losses_and_narrowing_are_told_on_the_standard_error() {
    let output = sitrep(&["export", "geojson", "--known-by", "2024-01-25"]);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(errors.contains("Narrowed by: known by 25 Jan 2024."), "{errors}");
    assert!(errors.contains("What this form cannot carry as it is:") && errors.contains("no geometry"), "{errors}");
    let json = sitrep(&["export", "json"]);
    assert!(json.status.success() && json.stderr.is_empty(), "the whole loses nothing");
}

#[test]
fn a_query_that_matches_nothing_writes_nothing() {
    refused(&["-f", SMALL, "export", "json", "--query", "zzzzqq"], 1, "No match for `zzzzqq`");
    refused(&["-f", SMALL, "export", "json", "--kind", "claim"], 2, "--kind chooses a table");
    refused(&["-f", SMALL, "export", "svg"], 2, "choose it with --view");
    refused(&["-f", SMALL, "export", "nothing"], 2, "invalid value");
}

#[test]
fn a_folder_that_is_not_there_is_told() {
    refused(&["-f", SMALL, "export", "json", "-o", "/nowhere/at/all/k.json"], 3, "was not written");
}
