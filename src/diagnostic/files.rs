//! The texts that problems point into, and the way from a byte to line and column.

use std::borrow::Cow;
use std::path::PathBuf;
use std::sync::OnceLock;

use super::Place;

/// Which of the [`Files`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u16);

/// A file that was read, or should have been.
#[derive(Debug, Default)]
pub struct SourceFile {
    /// The name as messages show it.
    pub name: String,
    /// Where it lies; `None` for an embedded text.
    pub path: Option<PathBuf>,
    /// What stands in it; empty where it could not be read.
    pub text: Cow<'static, str>,
    /// Byte at which each line starts, computed when the first problem asks for it.
    line_starts: OnceLock<Vec<u32>>,
}

/// A place for people: both counted from 1, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line.
    pub line: usize,
    /// Character in the line.
    pub column: usize,
}

impl SourceFile {
    /// A file with its text.
    pub fn new(name: impl Into<String>, path: Option<PathBuf>, text: impl Into<Cow<'static, str>>) -> Self {
        Self { name: name.into(), path, text: text.into(), line_starts: OnceLock::new() }
    }

    fn line_starts(&self) -> &[u32] {
        self.line_starts.get_or_init(|| {
            std::iter::once(0).chain(memchr::memchr_iter(b'\n', self.text.as_bytes()).map(|at| at as u32 + 1)).collect()
        })
    }

    /// Row of the line that holds a byte, counted from 0.
    pub(super) fn row(&self, byte: usize) -> usize {
        self.line_starts().partition_point(|&start| start as usize <= byte).saturating_sub(1)
    }

    /// First byte and byte after the last of a line, without its line ending.
    pub(super) fn line(&self, row: usize) -> (usize, usize) {
        let starts = self.line_starts();
        let start = starts.get(row).map_or(self.text.len(), |&start| start as usize);
        let end = starts.get(row + 1).map_or(self.text.len(), |&next| next as usize - 1);
        let end = if end > start && self.text.as_bytes()[end - 1] == b'\r' { end - 1 } else { end };
        (start, end)
    }

    /// Line and column of a byte.
    pub fn position(&self, byte: usize) -> Position {
        let byte = self.boundary(byte);
        let row = self.row(byte);
        let (start, _) = self.line(row);
        let mark = usize::from(row == 0 && self.text.starts_with('\u{feff}'));
        let column = self.text[start..byte.max(start)].chars().count().saturating_sub(mark) + 1;
        Position { line: row + 1, column }
    }

    /// The byte, moved back to the end of the text and to the beginning of a character if need be.
    pub(super) fn boundary(&self, byte: usize) -> usize {
        self.text.floor_char_boundary(byte.min(self.text.len()))
    }
}

/// All files of one knowledge base, in the order in which they were read.
#[derive(Debug, Default)]
pub struct Files(Vec<SourceFile>);

impl Files {
    /// Most files that a knowledge base may have.
    pub const MAX: usize = u16::MAX as usize;

    /// Adds a file. Past [`Files::MAX`] the last one is named instead; the loader refuses so many before.
    pub fn add(&mut self, file: SourceFile) -> FileId {
        self.0.push(file);
        FileId(u16::try_from(self.0.len() - 1).unwrap_or(u16::MAX))
    }

    /// The file.
    pub fn get(&self, id: FileId) -> &SourceFile {
        &self.0[usize::from(id.0)]
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &SourceFile> {
        self.0.iter()
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Where a place begins, and where it ends (the character after its last one).
    pub fn positions(&self, place: Place) -> (Position, Position) {
        let file = self.get(place.file);
        (file.position(place.start as usize), file.position(place.end.max(place.start) as usize))
    }
}

#[cfg(test)]
mod tests {
    use super::{Position, SourceFile};

    #[test]
    fn columns_count_characters_and_survive_crlf() {
        let file = SourceFile::new("x", None, "a = 1\r\nname = \"Müller\" x\r\n");
        let at = file.text.find('x').expect("in the text");
        assert_eq!(file.position(at), Position { line: 2, column: 17 });
        assert_eq!(&file.text[file.line(1).0..file.line(1).1], "name = \"Müller\" x");
    }

    #[test]
    fn a_byte_order_mark_is_no_column() {
        let file = SourceFile::new("x", None, "\u{feff}id = 1\n");
        assert_eq!(file.position(3), Position { line: 1, column: 1 });
    }

    #[test]
    fn a_byte_past_the_end_is_the_end() {
        let file = SourceFile::new("x", None, "é");
        assert_eq!(file.position(1), Position { line: 1, column: 1 });
        assert_eq!(file.position(99), Position { line: 1, column: 2 });
    }
}
