//! A table from elsewhere: its delimiter, its header, its rows by column name.

use std::io::BufRead;

use csv::{ByteRecord, Reader, ReaderBuilder};

use super::Refused;
use crate::diagnostic::nearest::nearest;
use crate::text::safe;

/// A table that is being read.
pub(super) struct Table<R> {
    pub(super) columns: Columns,
    reader: Reader<R>,
    row: usize,
}

/// The names of the columns, in lower case.
pub(super) struct Columns {
    names: Vec<String>,
}

impl<R: BufRead> Table<R> {
    /// Reads the header. The delimiter is the one that parts it into most columns, unless one is given.
    pub(super) fn open(mut input: R, delimiter: Option<u8>) -> Result<Self, Refused> {
        let head = input.fill_buf().map_err(Refused::Read)?;
        if head.starts_with(&[0xff, 0xfe]) || head.starts_with(&[0xfe, 0xff]) {
            return Err(Refused::Table(
                "The file is in UTF-16. Save it in UTF-8 (spreadsheets call that `CSV UTF-8`).".to_owned(),
            ));
        }
        let bom = head.starts_with("\u{feff}".as_bytes());
        let first = head.split(|&byte| byte == b'\n').next().unwrap_or_default();
        let count = |delimiter: u8| memchr::memchr_iter(delimiter, first).count();
        let delimiter = delimiter.unwrap_or_else(|| {
            [b',', b';', b'\t'].into_iter().max_by_key(|&it| (count(it), it == b',')).unwrap_or(b',')
        });
        if bom {
            input.consume(3);
        }
        let mut reader = ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(input);
        let header = reader.byte_headers().map_err(read_error)?;
        let names: Vec<String> =
            header.iter().map(|name| String::from_utf8_lossy(name).trim().to_lowercase()).collect();
        if names.iter().all(String::is_empty) {
            return Err(Refused::Table("The file is empty: its first line should name the columns.".to_owned()));
        }
        Ok(Self { columns: Columns { names }, reader, row: 1 })
    }

    /// The next row and its number, the header being the first: as a spreadsheet numbers it.
    pub(super) fn next(&mut self, cells: &mut ByteRecord) -> Result<Option<usize>, Refused> {
        let any = self.reader.read_byte_record(cells).map_err(read_error)?;
        self.row += 1;
        Ok(any.then_some(self.row))
    }
}

fn read_error(error: csv::Error) -> Refused {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => Refused::Read(error),
        other => Refused::Table(format!("The table cannot be read: {other:?}.")),
    }
}

impl Columns {
    /// The first of these columns that is there.
    pub(super) fn find(&self, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|name| self.names.iter().position(|column| column == name))
    }

    /// Every one of these columns, or all that are missing.
    pub(super) fn need(&self, what: &str, wanted: &[&str]) -> Result<(), Refused> {
        let missing: Vec<String> =
            wanted.iter().filter(|name| self.find(&[name]).is_none()).map(|name| self.missing(name)).collect();
        if missing.is_empty() {
            return Ok(());
        }
        Err(Refused::Table(format!("This is not {what}: there is no column {}.", missing.join(", no column "))))
    }

    fn missing(&self, name: &str) -> String {
        match nearest(name, self.names.iter().map(String::as_str)) {
            Some(near) => format!("`{name}` (there is `{}`)", safe(near)),
            None => format!("`{name}`"),
        }
    }
}

/// The cells of a row, as text, trimmed.
pub(super) struct Cells<'r> {
    columns: &'r Columns,
    texts: Vec<&'r str>,
}

impl<'r> Cells<'r> {
    pub(super) fn new(columns: &'r Columns, cells: &'r ByteRecord) -> Result<Self, Vec<String>> {
        let (wanted, found) = (columns.names.len(), cells.len());
        if wanted != found {
            let message = format!("it has {found} cells, the header {wanted}: a delimiter or a quote mark is missing");
            return Err(vec![message]);
        }
        let mut texts = Vec::with_capacity(cells.len());
        for (at, cell) in cells.iter().enumerate() {
            let Ok(text) = std::str::from_utf8(cell) else {
                return Err(vec![format!("column `{}` is not UTF-8 text; save the file in UTF-8", columns.names[at])]);
            };
            texts.push(text.trim());
        }
        Ok(Self { columns, texts })
    }

    /// A cell, unless it is empty or its column is not there.
    pub(super) fn get(&self, name: &str) -> Option<&'r str> {
        self.first(&[name])
    }

    /// The cell of the first of these columns that is there.
    pub(super) fn first(&self, names: &[&str]) -> Option<&'r str> {
        self.columns.find(names).map(|at| self.texts[at]).filter(|text| !text.is_empty())
    }
}
