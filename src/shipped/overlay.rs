//! What is written into the user's data folder: a copy of the shipped file, and notes that lie over it. A file is written
//! whole or not at all, and what stands in it already stays to the byte.

use std::fs::{self, OpenOptions, Permissions};
use std::io::{self, Write};
use std::path::Path;

use super::TEXT;
use crate::model::Kind;

/// Writes a copy of the shipped file; never over one that is there.
pub fn write_copy(path: &Path) -> Result<(), String> {
    let written = written(path, TEXT.as_bytes())
        .and_then(|file| file.persist_noclobber(path).map(drop).map_err(|error| error.error));
    written.map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => format!("{} is there already and stays as it is.", path.display()),
        _ => not_written(path, &error),
    })
}

/// Begins a note on a record in the overlay, unless the record is in it already; the line at which to go on.
pub fn begin_note(path: &Path, kind: Kind, id: &str) -> Result<usize, String> {
    let before = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(format!("{} cannot be read ({error}): nothing was written.", path.display())),
    };
    if let Some(line) = line_of(path, &before, kind, id)? {
        return Ok(line);
    }
    let (text, line) = with_note(&before, kind, id);
    replace(path, text.as_bytes()).map_err(|error| not_written(path, &error))?;
    Ok(line)
}

/// The text with the beginning of a note at its end, and the line at which the note is to be typed.
///
/// An empty note would be an error, so the line is a comment until somebody fills it in.
fn with_note(before: &str, kind: Kind, id: &str) -> (String, usize) {
    let end = if before.contains("\r\n") { "\r\n" } else { "\n" };
    let mut text = before.to_owned();
    if !text.is_empty() {
        text.push_str(if text.ends_with('\n') {
            end
        } else if end == "\n" {
            "\n\n"
        } else {
            "\r\n\r\n"
        });
    }
    let key = note_key(kind);
    let hint = match key {
        "note" => "write here and take the # away; it takes the place of a note that is there",
        _ => "this kind has no note; a summary takes the place of the present one once the # is away",
    };
    let lines = [
        format!("[[{kind}]]"),
        format!("id = \"{id}\""),
        "extend = true".to_owned(),
        format!("# {key} = \"\"  # {hint}"),
    ];
    let first = text.matches('\n').count() + 1;
    for line in &lines {
        text.push_str(line);
        text.push_str(end);
    }
    (text, first + lines.len() - 1)
}

/// The key that takes a remark: `note` where the kind has one, else its descriptive text.
fn note_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Event | Kind::Claim | Kind::Relation | Kind::Source => "note",
        Kind::Actor | Kind::Place | Kind::Topic | Kind::Measure | Kind::Side => "summary",
    }
}

/// The line of a record's id in the overlay, if it is there.
fn line_of(path: &Path, text: &str, kind: Kind, id: &str) -> Result<Option<usize>, String> {
    let parsed: toml::Table = toml::from_str(text).map_err(|error| {
        let line = error.span().map_or(1, |span| line_at(text, span.start));
        format!("{}:{line} has a mistake, so no note was begun: {}", path.display(), error.message())
    })?;
    let records = parsed.get(kind.name()).and_then(toml::Value::as_array);
    let is_it = |record: &toml::Value| record.get("id").and_then(toml::Value::as_str) == Some(id);
    if !records.is_some_and(|records| records.iter().any(is_it)) {
        return Ok(None);
    }
    let quoted = [format!("\"{id}\""), format!("'{id}'")];
    let is_line = |line: &str| {
        let value = line.trim_start().strip_prefix("id").map(str::trim_start).and_then(|rest| rest.strip_prefix('='));
        value.is_some_and(|value| quoted.iter().any(|quoted| value.trim_start().starts_with(quoted)))
    };
    Ok(Some(text.lines().position(is_line).map_or(1, |row| row + 1)))
}

fn line_at(text: &str, byte: usize) -> usize {
    memchr::memchr_iter(b'\n', &text.as_bytes()[..byte.min(text.len())]).count() + 1
}

/// Puts a new content in place of a file in one step; a symlink is followed, permissions stay.
fn replace(path: &Path, content: &[u8]) -> io::Result<()> {
    let path = match fs::canonicalize(path) {
        Ok(real) => real,
        Err(_) => path.to_owned(),
    };
    if path.exists() {
        // A file that may not be written stays as it is, although its folder would let it be replaced.
        OpenOptions::new().write(true).open(&path)?;
    }
    let file = written(&path, content)?;
    if let Ok(meta) = path.metadata() {
        file.as_file().set_permissions(meta.permissions())?;
    }
    file.persist(&path).map(drop).map_err(|error| error.error)
}

/// The content in a temporary file beside the path, on the disk.
fn written(path: &Path, content: &[u8]) -> io::Result<tempfile::NamedTempFile> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".sitrep-");
    #[cfg(unix)]
    builder.permissions(<Permissions as std::os::unix::fs::PermissionsExt>::from_mode(0o666));
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(content)?;
    file.as_file().sync_all()?;
    Ok(file)
}

fn not_written(path: &Path, error: &io::Error) -> String {
    format!("{} was not written: {error}.", path.display())
}
