//! Runs a command of the program without starting it, in a folder that goes away.

use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;

use sitrep::cli;
use sitrep::model::Date;
use sitrep::shell::{self, Look, Output};
use tempfile::TempDir;

/// A folder with files.
pub struct Folder(TempDir);

/// What a command said, and its exit code.
#[derive(Debug)]
pub struct Said {
    /// The exit code.
    pub code: u8,
    /// What went to the standard output.
    pub output: String,
    /// What went to the standard error.
    pub errors: String,
}

impl Folder {
    /// An empty folder.
    pub fn new() -> Self {
        Self(tempfile::tempdir().expect("a temporary folder"))
    }

    /// The path of a file in it.
    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Writes a file.
    pub fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.path(name);
        fs::write(&path, text).expect("a file can be written");
        path
    }

    /// Reads a file.
    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).expect("the file is there")
    }

    /// Runs a command; words that begin with `@` are files of the folder, and its path is left out of what is said.
    pub fn run(&self, words: &[&str]) -> Said {
        let arguments = words.iter().map(|word| match word.strip_prefix('@') {
            Some(name) => self.path(name).into_os_string(),
            None => OsString::from(word),
        });
        let request = cli::parse(std::iter::once(OsString::from("sitrep")).chain(arguments))
            .unwrap_or_else(|error| panic!("{words:?}: {error}"));
        let (mut output, mut errors) = (Vec::new(), Vec::new());
        let today = "2026-11-24".parse::<Date>().expect("a date");
        let exit = shell::run(
            &request,
            today,
            &mut Output::new(&mut output, Look::PLAIN),
            &mut Output::new(&mut errors, Look::PLAIN),
        );
        let told = |bytes: Vec<u8>| {
            let folder = format!("{}/", self.0.path().display());
            String::from_utf8(bytes).expect("UTF-8").replace(&folder, "")
        };
        Said { code: exit.0, output: told(output), errors: told(errors) }
    }
}
