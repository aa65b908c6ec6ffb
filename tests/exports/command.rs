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

/// A picture under a name of the other form would not open; without the feature a sentence says how to get it.
#[test]
fn png_is_a_feature_and_no_other_file_has_its_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let (png, svg) = (folder.path().join("map.png"), folder.path().join("map.SVG"));
    let view = ["--view", "map", "-o"];
    refused(&[&["-f", SMALL, "export", "svg"], &view[..], &[text(&png)]].concat(), 2, "would be no png");
    refused(&[&["-f", SMALL, "export", "png"], &view[..], &[text(&svg)]].concat(), 2, "would be no svg");
    refused(&["-f", SMALL, "export", "png"], 2, "choose it with --view");
    let wanted = [&["-f", SMALL, "export", "png"], &view[..], &[text(&png)]].concat();
    if sitrep::export::picture::raster::BUILT_IN {
        assert!(sitrep(&wanted).status.success());
        assert!(std::fs::read(&png).expect("written").starts_with(b"\x89PNG"));
    } else {
        refused(&wanted, 2, "--features png");
        assert!(!png.exists());
    }
}

#[test]
fn a_folder_that_is_not_there_is_told() {
    refused(&["-f", SMALL, "export", "json", "-o", "/nowhere/at/all/k.json"], 3, "was not written");
    refused(&["-f", SMALL, "export", "json", "-o", "/nowhere/k.json"], 3, "(os error 2). Make the folder first");
}

/// `| head -1` is no failure, in whatever form.
#[test]
fn a_reader_that_went_away_is_no_failure_in_any_form() {
    use sitrep::export::form::Export;
    for (name, _, export) in Export::TABLE {
        let mut arguments = vec!["export", name];
        match export {
            Export::Tables => arguments.extend(["--kind", "source"]),
            Export::Picture(_) => continue,
            Export::Records(_) => {}
        }
        let mut command = Command::new(env!("CARGO_BIN_EXE_sitrep"));
        command.env("XDG_DATA_HOME", concat!(env!("CARGO_TARGET_TMPDIR"), "/no-data"));
        command.args(&arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program runs");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("it ends");
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() && !errors.contains("error"), "{name}: {errors}");
    }
}

/// A set of tables is whole or not there, even when the disk is full after some of them.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_leaves_no_half_set_of_tables() {
    let folder = tempfile::tempdir().expect("a folder");
    let tables = folder.path().join("tables");
    let script = format!(
        "trap '' XFSZ; ulimit -f 256; exec '{}' export csv -o '{}'",
        env!("CARGO_BIN_EXE_sitrep"),
        text(&tables)
    );
    let mut command = Command::new("sh");
    command.env("XDG_DATA_HOME", concat!(env!("CARGO_TARGET_TMPDIR"), "/no-data"));
    let output = command.args(["-c", &script]).output().expect("a shell runs");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(3), "{errors}");
    assert!(errors.contains(".csv was not written: File too large") && !errors.contains("at path"), "{errors}");
    assert_eq!(std::fs::read_dir(folder.path()).expect("readable").count(), 0, "nothing is left");
}

/// Ctrl-C amid a file leaves nothing, and the program ends as that signal wants it.
#[cfg(unix)]
#[test]
fn a_signal_leaves_no_half_file() {
    use std::os::unix::process::ExitStatusExt;
    let folder = tempfile::tempdir().expect("a folder");
    let draft = folder.path().join("draft.toml");
    let mut command = Command::new(env!("CARGO_BIN_EXE_sitrep"));
    command.env("XDG_DATA_HOME", concat!(env!("CARGO_TARGET_TMPDIR"), "/no-data"));
    // It waits for rows for ever.
    command.args(["import", "acled", "-", "-o", text(&draft)]).stdin(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().expect("the program runs");
    let files = || std::fs::read_dir(folder.path()).expect("readable").count();
    let begun = std::time::Instant::now();
    while files() == 0 {
        assert!(begun.elapsed().as_secs() < 60, "no file was begun");
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    let sent = Command::new("sh").args(["-c", &format!("kill -TERM {}", child.id())]).status().expect("a shell runs");
    assert!(sent.success());
    // (Waiting would close it, and the end of the rows would come beside the signal.)
    let rows = child.stdin.take();
    let status = child.wait().expect("it ends");
    drop(rows);
    assert_eq!((status.signal(), files()), (Some(15), 0));
}
