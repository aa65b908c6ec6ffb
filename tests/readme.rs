//! The README keeps its word: its key table is the table of commands, its pictures are the program's own, its commands run.
//!
//! `UPDATE_README=1 cargo test --test readme` writes table and pictures anew.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use sitrep::command::{Section, TABLE};
use sitrep::keys::Keymap;

fn path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")
}

fn readme() -> String {
    std::fs::read_to_string(path()).expect("README.md is there")
}

/// Compares what stands between two marks with what should, or writes it.
fn hold(begin: &str, end: &str, wanted: &str) {
    let text = readme();
    let start = text.find(begin).expect("the mark is in the README");
    let start = start + text[start..].find('\n').expect("a line follows") + 1;
    let stop = start + text[start..].find(end).expect("the end mark follows");
    if std::env::var_os("UPDATE_README").is_some() {
        std::fs::write(path(), format!("{}{wanted}{}", &text[..start], &text[stop..])).expect("README.md is writable");
        return;
    }
    assert_eq!(&text[start..stop], wanted, "run UPDATE_README=1 cargo test --test readme");
}

fn sitrep() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sitrep"));
    command.current_dir(env!("CARGO_MANIFEST_DIR")).env_remove("NO_COLOR");
    command
}

// One test, since both parts may write the same file.
#[test]
fn picture_and_keys_are_the_programs_own() {
    let text = readme();
    let (_, rest) = text.split_once("<!-- picture: ").expect("the picture's mark");
    let (arguments, _) = rest.split_once(" -->").expect("the mark ends");
    let arguments = words(arguments);
    let printed = sitrep().args(&arguments).arg("--print").output().expect("the program runs");
    let screen = String::from_utf8(printed.stdout).expect("text");
    assert!(screen.lines().count() > 20, "{screen}");
    hold("<!-- picture: ", "<!-- /picture -->", &format!("```text\n{screen}```\n"));

    let keymap = Keymap::default();
    let mut table = String::new();
    for section in Section::ALL {
        writeln!(table, "\n**{}**\n\n| keys | what they do |\n|---|---|", section.title())
            .expect("a String takes any text");
        for row in TABLE.iter().filter(|row| row.section == section) {
            let keys = keymap.all_text(row.command).replace('|', "\\|");
            let keys: Vec<_> = keys.split(' ').map(|key| format!("`{key}`")).collect();
            writeln!(table, "| {} | {} |", keys.join(" "), row.text).expect("a String takes any text");
        }
    }
    hold("<!-- keys -->", "<!-- /keys -->", &format!("{table}\n"));
}

#[test]
fn pictures_of_the_readme_are_the_programs_own() {
    let text = readme();
    let marks: Vec<&str> = text.split("<!-- svg ").skip(1).filter_map(|rest| rest.split(" -->").next()).collect();
    assert!(!marks.is_empty());
    for mark in marks {
        let (name, arguments) = mark.split_once(": ").expect("a file and the arguments that draw it");
        assert!(text.contains(&format!("]({name})")), "{name} is not shown");
        let drawn = sitrep().args(words(arguments)).output().expect("the program runs");
        assert!(drawn.status.success(), "{}", String::from_utf8_lossy(&drawn.stderr));
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
        if std::env::var_os("UPDATE_README").is_some() {
            std::fs::write(&path, &drawn.stdout).expect("writable");
        }
        let kept = std::fs::read(&path).unwrap_or_default();
        assert!(kept == drawn.stdout, "{name} is not up to date: run UPDATE_README=1 cargo test --test readme");
    }
}

/// The words of a line, with quotes as a shell has them.
fn words(line: &str) -> Vec<String> {
    let (mut words, mut word, mut quote, mut any) = (Vec::new(), String::new(), None, false);
    for character in line.chars() {
        match (character, quote) {
            (q, Some(open)) if q == open => quote = None,
            ('\'' | '"', None) => (quote, any) = (Some(character), true),
            (' ', None) => {
                if any || !word.is_empty() {
                    words.push(std::mem::take(&mut word));
                }
                any = false;
            }
            (other, _) => word.push(other),
        }
    }
    if any || !word.is_empty() {
        words.push(word);
    }
    words
}

#[test]
fn every_command_of_the_readme_runs() {
    let text = readme();
    let mut ran = 0;
    let blocks = text.split("```sh\n").skip(1).filter_map(|block| block.split("```").next());
    for line in blocks.flat_map(str::lines).filter_map(|line| line.strip_prefix("sitrep ")) {
        let output = sitrep().args(words(line)).output().expect("the program runs");
        let code = output.status.code();
        let errors = String::from_utf8_lossy(&output.stderr);
        // A search for words that no record has is a good answer too, and says so.
        let fine = code == Some(0) || (code == Some(1) && errors.contains("match"));
        assert!(fine, "`sitrep {line}` ended with {code:?}: {errors}");
        assert!(!output.stdout.is_empty() || code == Some(1), "`sitrep {line}` says nothing");
        ran += 1;
    }
    assert!(ran >= 8, "only {ran} commands");
}
