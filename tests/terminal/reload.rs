//! Files that change while the program runs.

use std::fs;
use std::path::{Path, PathBuf};

use crate::pty::Terminal;

/// A small knowledge file in a folder of its own.
pub struct Files {
    folder: tempfile::TempDir,
}

impl Files {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let files = Self { folder };
        fs::write(files.file(), include_str!("../explorer/awkward.toml")).expect("written");
        files
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub fn file(&self) -> PathBuf {
        self.folder.path().join("mine.toml")
    }

    pub fn text(&self) -> String {
        fs::read_to_string(self.file()).expect("it is there")
    }

    /// Replaces words in the file, as an editor does that renames a new file into its place.
    pub fn change(&self, words: &str, others: &str) {
        let text = self.text();
        assert!(text.contains(words), "no `{words}` in the file");
        let aside = self.folder.path().join(".mine.toml.new");
        fs::write(&aside, text.replace(words, others)).expect("written");
        fs::rename(aside, self.file()).expect("renamed");
    }

    /// The program over the file, with its Desk on the screen.
    pub fn open(&self, variables: &[(&str, &str)]) -> Terminal {
        let file = self.file();
        let arguments = ["-f", file.to_str().expect("a plain path")];
        let terminal = Terminal::start(140, 40, env!("CARGO_BIN_EXE_sitrep"), &arguments, variables);
        terminal.wait_for("the Desk", super::desk);
        terminal.wait_for_text("Garrison");
        terminal
    }
}

#[test]
fn what_is_saved_is_shown() {
    let files = Files::new();
    let terminal = files.open(&[]);
    files.change("name = \"Garrison\"", "name = \"Fortress Guard\"");
    terminal.wait_for_text("Fortress Guard");
    terminal.wait_for_text("Reloaded");
    // And once more, written in place.
    fs::write(files.file(), files.text().replace("Fortress Guard", "Castle Watch")).expect("written");
    terminal.wait_for_text("Castle Watch");
}

#[test]
fn a_broken_save_keeps_what_was_there_and_lists_the_problems() {
    let files = Files::new();
    let mut terminal = files.open(&[]);
    files.change("name = \"Garrison\"", "nmae = \"Fortress Guard\"");
    terminal.wait_for_text("✖ 1 problem in mine.toml: ! shows them");
    assert!(terminal.text().contains("Garrison"), "the old knowledge is gone:\n{}", terminal.text());
    // Keys work as before beside the mark.
    let before = terminal.text();
    terminal.press("j");
    terminal.wait_for("another row selected", |screen| screen.contents() != before);
    terminal.press("!");
    terminal.wait_for_text("mine.toml:");
    terminal.wait_for_text("nmae");
    terminal.press("\x1b");
    files.change("nmae = \"Fortress Guard\"", "name = \"Fortress Guard\"");
    terminal.wait_for_text("Fortress Guard");
    terminal.wait_for("no mark", |screen| !screen.contents().contains("problem"));
    terminal.press("q");
    assert_eq!(terminal.wait_for_exit(), 0);
    terminal.assert_restored();
}

#[test]
fn a_file_that_vanishes_and_comes_back_is_read_again() {
    let files = Files::new();
    let terminal = files.open(&[]);
    let text = files.text();
    fs::remove_file(files.file()).expect("removed");
    terminal.wait_for_text("✖ 1 problem in mine.toml");
    fs::write(files.file(), text.replace("name = \"Garrison\"", "name = \"Fortress Guard\"")).expect("written");
    terminal.wait_for_text("Fortress Guard");
}

#[test]
#[cfg(debug_assertions)]
fn a_panic_while_reading_anew_is_told_and_the_screen_stays() {
    let files = Files::new();
    let mut terminal = files.open(&[("SITREP_PANIC", "reload")]);
    files.change("name = \"Garrison\"", "name = \"Fortress Guard\"");
    terminal.wait_for_text("✖ 1 problem");
    terminal.press("!");
    terminal.wait_for_text("mistake in the program");
    terminal.press("\x03");
    assert_eq!(terminal.wait_for_exit(), 0);
    terminal.assert_restored();
}
