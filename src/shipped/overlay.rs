//! What is written into the user's data folder: a copy of the shipped file, and notes that lie over it. A file is written
//! whole or not at all, and what stands in it already stays to the byte.

use std::fs::{self, OpenOptions, Permissions};
use std::io::{self, Write};
use std::path::Path;

use super::TEXT;
use crate::model::{Kind, Knowledge, RecordRef};

/// Writes a copy of the shipped file; never over one that is there.
pub fn write_copy(path: &Path) -> Result<(), String> {
    let written = written(path, TEXT.as_bytes())
        .and_then(|file| file.persist_noclobber(path).map(drop).map_err(|error| error.error));
    written.map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => format!("{} is there already and stays as it is.", path.display()),
        _ => not_written(path, &error),
    })
}

/// A remark on a record, which is to be written into the overlay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Remark<'k> {
    kind: Kind,
    id: &'k str,
    /// The key that takes it: `note` where the kind has one, else its descriptive text.
    key: &'static str,
    /// What the key says so far, in whatever layer.
    present: Option<&'k str>,
}

impl<'k> Remark<'k> {
    /// A remark on a record.
    pub fn on(knowledge: &'k Knowledge, record: RecordRef) -> Self {
        let row = record.index as usize;
        let (key, present) = match record.kind {
            Kind::Event => ("note", knowledge.events[row].note.as_deref()),
            Kind::Claim => ("note", knowledge.claims[row].note.as_deref()),
            Kind::Relation => ("note", knowledge.relations[row].note.as_deref()),
            Kind::Source => ("note", knowledge.sources[row].note.as_deref()),
            Kind::Actor => ("summary", Some(&*knowledge.actors[row].summary)),
            Kind::Place => ("summary", knowledge.places[row].summary.as_deref()),
            Kind::Topic => ("summary", knowledge.topics[row].summary.as_deref()),
            Kind::Measure => ("summary", knowledge.measures[row].summary.as_deref()),
            Kind::Side => ("summary", knowledge.sides[row].summary.as_deref()),
        };
        Self { kind: record.kind, id: knowledge.id(record), key, present }
    }

    /// The line to write on: what is said so far, to be changed, or else a comment, since an empty text would be an error.
    fn line(&self) -> String {
        match (self.present, self.key) {
            (Some(text), key) => format!("{key} = {}", in_quotes(text)),
            (None, "note") => "# note = \"\"  # write here and take the first # away".to_owned(),
            (None, key) => format!("# {key} = \"\"  # this kind has no note; write here and take the first # away"),
        }
    }

    /// Whether a line of its record is the one to write on.
    fn is_line(&self, line: &str) -> bool {
        let line = line.trim_start().trim_start_matches('#').trim_start();
        line.strip_prefix(self.key).is_some_and(|rest| rest.trim_start().starts_with('='))
    }
}

/// A text as a string on one line.
fn in_quotes(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            '\n' => quoted.push_str("\\n"),
            control if control.is_control() => quoted.extend(format!("\\u{:04X}", u32::from(control)).chars()),
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}

/// Begins a remark on a record in the overlay, unless it is begun already; the line at which to go on.
pub fn begin_note(path: &Path, remark: &Remark<'_>) -> Result<usize, String> {
    let before = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(format!("{} cannot be read ({error}): nothing was written.", path.display())),
    };
    let (text, line) = with_note(path, &before, remark)?;
    if text != before {
        replace(path, text.as_bytes()).map_err(|error| not_written(path, &error))?;
    }
    Ok(line)
}

/// The text with the beginning of a remark, if it had none, and the line at which the remark is to be written.
fn with_note(path: &Path, before: &str, remark: &Remark<'_>) -> Result<(String, usize), String> {
    let end = if before.contains("\r\n") { "\r\n" } else { "\n" };
    if let Some(id_row) = id_row(path, before, remark)? {
        let lines: Vec<&str> = before.split_inclusive('\n').collect();
        let is_header = |line: &&str| line.starts_with('[');
        let length = lines[id_row..].iter().position(is_header).unwrap_or(lines.len() - id_row);
        if let Some(row) = lines[id_row..id_row + length].iter().position(|line| remark.is_line(line)) {
            return Ok((before.to_owned(), id_row + row + 1));
        }
        if !lines[id_row].trim_start().starts_with("id") {
            return Ok((before.to_owned(), id_row + 1));
        }
        let (above, below) = lines.split_at(id_row + 1);
        let gap = if above[id_row].ends_with('\n') { "" } else { end };
        return Ok((format!("{}{gap}{}{end}{}", above.concat(), remark.line(), below.concat()), id_row + 2));
    }
    let mut text = before.to_owned();
    if !text.is_empty() {
        text.push_str(if text.ends_with('\n') { "" } else { end });
        text.push_str(end);
    }
    let lines = [
        format!("[[{}]]", remark.kind),
        format!("id = {}", in_quotes(remark.id)),
        "extend = true".to_owned(),
        remark.line(),
    ];
    let first = text.matches('\n').count() + 1;
    for line in &lines {
        text.push_str(line);
        text.push_str(end);
    }
    Ok((text, first + lines.len() - 1))
}

/// The row of the record's id in the overlay, if it is there; the first row if it stands there in an unusual way.
fn id_row(path: &Path, text: &str, remark: &Remark<'_>) -> Result<Option<usize>, String> {
    let parsed: toml::Table = toml::from_str(text).map_err(|error| {
        let line = error.span().map_or(1, |span| line_at(text, span.start));
        format!("{}:{line} has a mistake, so no note was begun: {}", path.display(), error.message())
    })?;
    let records = parsed.get(remark.kind.name()).and_then(toml::Value::as_array);
    let is_it = |record: &toml::Value| record.get("id").and_then(toml::Value::as_str) == Some(remark.id);
    if !records.is_some_and(|records| records.iter().any(is_it)) {
        return Ok(None);
    }
    let quoted = [format!("\"{}\"", remark.id), format!("'{}'", remark.id)];
    let is_line = |line: &str| {
        let value = line.trim_start().strip_prefix("id").map(str::trim_start).and_then(|rest| rest.strip_prefix('='));
        value.is_some_and(|value| quoted.iter().any(|quoted| value.trim_start().starts_with(quoted)))
    };
    Ok(Some(text.lines().position(is_line).unwrap_or(0)))
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

#[cfg(test)]
mod tests {
    use super::*;

    fn noted(before: &str, key: &'static str, present: Option<&str>) -> (String, usize) {
        let remark = Remark { kind: Kind::Event, id: "2024-01-01-x", key, present };
        with_note(Path::new("overlay.toml"), before, &remark).expect("the overlay is TOML")
    }

    #[test]
    fn a_new_note_is_a_comment_until_it_is_written() {
        let (text, line) = noted("", "note", None);
        let expected =
            "[[event]]\nid = \"2024-01-01-x\"\nextend = true\n# note = \"\"  # write here and take the first # away\n";
        assert_eq!((text.as_str(), line), (expected, 4));
        let (again, line) = noted(&text, "note", None);
        assert_eq!((again, line), (text, 4));
    }

    #[test]
    fn a_note_that_is_there_is_filled_in_whatever_stands_in_it() {
        let present = "He said \"no\" \\ and\nleft.\u{7}";
        let (text, line) = noted("# mine\r\n[[claim]]\r\nid = \"a\"\r\nextend = true", "note", Some(present));
        assert!(text.starts_with("# mine\r\n[[claim]]\r\nid = \"a\"\r\nextend = true\r\n\r\n[[event]]\r\n"), "{text}");
        assert!(text.lines().nth(line - 1).expect("a line").starts_with("note = \"He said"), "{line}: {text}");
        let read: toml::Table = toml::from_str(&text).expect("still TOML");
        assert_eq!(read["event"][0]["note"].as_str(), Some(present));
    }

    #[test]
    fn a_record_that_the_overlay_has_gets_its_note_there_and_keeps_the_one_it_has() {
        let before =
            "[[event]]\nid = '2024-01-01-x'\nextend = true\nsources = [\"s\"]\n\n[[event]]\nid = \"b\"\nnote = \"N\"\n";
        let (text, line) = noted(before, "note", Some("Old."));
        assert_eq!(text, before.replacen("extend", "note = \"Old.\"\nextend", 1));
        assert_eq!(line, 3);
        let filled = before.replacen("sources", "note = \"Mine.\"\nsources", 1);
        assert_eq!(noted(&filled, "note", Some("Mine.")), (filled.clone(), 4));
    }
}
