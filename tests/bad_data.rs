//! Broken files beside the messages that they must give: `bad_data/CHECK.toml` and `bad_data/CHECK--VARIANT.toml` trip the
//! check that they are named for and nothing else, and `.expected` holds the report to the letter.
//!
//! `UPDATE_EXPECTED=1 cargo test --test bad_data` writes the reports anew, for review in the diff.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use sitrep::diagnostic::{Check, Levels};
use sitrep::load::{LayerSource, check};

const FOLDER: &str = "tests/bad_data";

fn files() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(FOLDER).expect("the folder is there");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    paths.sort();
    paths
}

/// The check that a file is named for.
fn named_check(path: &Path) -> Check {
    let stem = path.file_stem().expect("a name").to_string_lossy();
    let name = stem.split("--").next().expect("a first part");
    Check::from_name(name).unwrap_or_else(|| panic!("no check is named {name}"))
}

#[test]
fn every_broken_file_gives_exactly_its_message() {
    let update = std::env::var_os("UPDATE_EXPECTED").is_some();
    let mut wrong = Vec::new();
    for path in files() {
        let report = check(&[LayerSource::Path(path.clone())], &Levels::default(), None).report;
        let found: BTreeSet<Check> = report.diagnostics.iter().map(|problem| problem.check).collect();
        assert_eq!(found, BTreeSet::from([named_check(&path)]), "{}:\n{}", path.display(), report.human(false, 20));
        let text = format!("{}{}\n", report.human(false, 20), report.summary());
        let expected = path.with_extension("expected");
        if update {
            std::fs::write(&expected, text).expect("the folder can be written to");
        } else if std::fs::read_to_string(&expected).unwrap_or_default() != text {
            wrong.push(format!("{}:\n{text}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "these reports differ from what is expected:\n\n{}", wrong.join("\n"));
}

#[test]
fn every_check_has_a_file_that_trips_it() {
    let tripped: BTreeSet<Check> = files().iter().map(|path| named_check(path)).collect();
    let missing: Vec<&str> =
        Check::ALL.iter().filter(|check| !tripped.contains(check)).map(|check| check.name()).collect();
    assert!(missing.is_empty(), "no file in {FOLDER} for {}", missing.join(", "));
}
