//! `sitrep diff`: what changed between two states of the knowledge, each a file, a folder, or `git:REVISION:PATH`.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::fmt::syntax_errors;
use super::{Failure, Outcome, Output};
use crate::cli::{DiffFormat, DiffTask};
use crate::curate::diff::{State, compare, json, markdown, text};
use crate::load::{LayerSource, texts};

pub(super) fn run(task: &DiffTask, output: &mut Output) -> Result<Outcome, Failure> {
    let (old, new) = (state(&task.old)?, state(&task.new)?);
    let difference = compare(old, &new);
    let told = match task.format {
        DiffFormat::Text => text(&difference),
        DiffFormat::Json => json(&difference),
        DiffFormat::Md => markdown(&difference),
    };
    output.write_all(told.as_bytes())?;
    Ok(if difference.is_empty() { Outcome::Done } else { Outcome::Nothing })
}

/// A text and the name that messages show.
struct Named {
    name: String,
    text: String,
}

fn state(given: &Path) -> Result<State, Failure> {
    let in_git = given.to_str().and_then(|given| given.strip_prefix("git:"));
    let files = match in_git {
        Some(place) => from_git(place).map_err(Failure::File)?,
        None => from_disk(given)?,
    };
    let texts: Vec<&str> = files.iter().map(|file| file.text.as_str()).collect();
    State::read(&texts).map_err(|row| {
        let Named { name, text } = &files[row];
        let layer = LayerSource::Text { name: name.clone(), text: text.clone().into() };
        Failure::Invalid(Box::new(syntax_errors(layer)))
    })
}

fn from_disk(path: &Path) -> Result<Vec<Named>, Failure> {
    let (readable, report) = texts(&[LayerSource::Path(PathBuf::from(path))]);
    if !report.diagnostics.is_empty() {
        return Err(Failure::Invalid(Box::new(report)));
    }
    let file = |id| {
        let file = report.files.get(id);
        Named { name: file.name.clone(), text: file.text.clone().into_owned() }
    };
    Ok(readable.into_iter().map(file).collect())
}

/// The file, or the *.toml files of the folder, that a revision has at a path below the current folder.
fn from_git(place: &str) -> Result<Vec<Named>, String> {
    let Some((revision, path)) =
        place.split_once(':').filter(|(revision, path)| !revision.is_empty() && !path.is_empty())
    else {
        return Err(format!("`git:{place}` names no revision and path. Write it as git:HEAD:data/my.toml."));
    };
    if revision.starts_with('-') {
        return Err(format!("`{revision}` is not a revision, since it begins with a hyphen."));
    }
    let path = path.trim_end_matches('/').trim_start_matches("./");
    let folder = if path == "." { String::new() } else { format!("{path}/") };
    let object = format!("{revision}:./{}", folder.trim_end_matches('/'));
    if git(&["cat-file", "-t", &object])?.trim_end() != "tree" {
        return Ok(vec![Named { name: format!("git:{place}"), text: git(&["cat-file", "blob", &object])? }]);
    }
    let names = git(&["ls-tree", "--full-tree", "-z", "--name-only", &object])?;
    let toml =
        |name: &&str| !name.starts_with('.') && Path::new(name).extension().is_some_and(|ending| ending == "toml");
    let files: Vec<&str> = names.split('\0').filter(toml).collect();
    if files.is_empty() {
        return Err(format!("The folder git:{place} holds no *.toml file."));
    }
    let read = |name: &&str| {
        let text = git(&["cat-file", "blob", &format!("{revision}:./{folder}{name}")])?;
        Ok(Named { name: format!("git:{place}/{name}"), text })
    };
    files.iter().map(read).collect()
}

/// What git answers. It is started by itself, without a shell, so that nothing in a name is a command.
fn git(arguments: &[&str]) -> Result<String, String> {
    let done = Command::new("git")
        .args(arguments)
        .output()
        .map_err(|error| format!("git cannot be started: {error}. Without it, give two files."))?;
    if !done.status.success() {
        let reason = String::from_utf8_lossy(&done.stderr);
        let reason = reason.lines().next().unwrap_or_default().trim_start_matches("fatal: ");
        return Err(format!(
            "git does not give {}: {}.",
            arguments.last().unwrap_or(&""),
            reason.trim_end_matches('.')
        ));
    }
    String::from_utf8(done.stdout).map_err(|_| "The file that git gives is not UTF-8 text.".to_owned())
}
