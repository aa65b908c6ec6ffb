//! From the text of a piece to raw records: TOML, then serde record by record, so that one bad record hides no other.

use std::cmp::Ordering;
use std::ops::Range;
use std::sync::OnceLock;

use serde::Deserialize;
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue, ValueDeserializer};

use super::schema::{About, Check as CheckTable, Raw, Record, Rows, VisitRows, with_origin};
use super::{mend, misfit};
use crate::diagnostic::nearest::nearest;
use crate::diagnostic::{Check, Diagnostic, FileId, Place};
use crate::model::Kind;

/// A part of a file's text.
#[derive(Clone, Copy, Debug)]
pub struct Piece<'i> {
    /// The file.
    pub file: FileId,
    /// Where in the file the text begins.
    pub base: u32,
    /// The text.
    pub text: &'i str,
    /// Keeps the text with its syntax errors blanked, if it has some.
    pub mended: &'i OnceLock<String>,
}

impl Piece<'_> {
    /// The place of a stretch of this piece.
    pub fn place(&self, span: Range<usize>) -> Place {
        Place { file: self.file, start: self.base + span.start as u32, end: self.base + span.end as u32 }
    }
}

/// What a piece holds, deserialised.
#[derive(Debug, Default)]
pub struct Parsed<'i> {
    /// `[about]`.
    pub about: Vec<Raw<About<'i>>>,
    /// `[check]`.
    pub check: Vec<Raw<CheckTable<'i>>>,
    /// The records.
    pub rows: Rows<'i>,
    /// Kinds that are written as `kind = [ … ]`, with the place of the key.
    pub inline: Vec<(Kind, Place)>,
    /// A table of a known kind that is no array: an inner table that was cut from its record, or a missing bracket.
    pub torn: bool,
    /// What is wrong.
    pub problems: Vec<Diagnostic>,
    /// How many line feeds the text has.
    pub lines: u32,
}

/// Parses a piece. Lines of records are counted from the beginning of the piece.
pub fn parse(piece: Piece<'_>) -> Parsed<'_> {
    let mut parsed = Parsed::default();
    let mut ends = Vec::new();
    match DeTable::parse(piece.text) {
        Ok(root) => {
            let spare = || DeTable::parse(piece.text).map_or_else(|_| DeTable::new(), Spanned::into_inner);
            Collector { piece, parsed: &mut parsed, ends: &mut ends, stray: 0 }.collect(root.into_inner(), &spare, &[]);
        }
        Err(_) => mend::parse_singly(piece, &mut parsed, &mut ends),
    }
    finish(piece, &mut parsed, ends);
    parsed
}

/// Most keys outside of every table that are told one by one.
const MOST_STRAY: usize = 100;

/// Puts the tables of one parsed text into `parsed`.
pub struct Collector<'c, 'i> {
    /// The text, or what it is a part of.
    pub piece: Piece<'i>,
    /// Where to put them.
    pub parsed: &'c mut Parsed<'i>,
    /// Where headers begin.
    pub ends: &'c mut Vec<u32>,
    /// Keys outside of every table so far.
    pub stray: usize,
}

impl<'i> Collector<'_, 'i> {
    /// Takes a document apart. `spare` gives the same document again, for records that do not fit their table.
    pub fn collect(&mut self, root: DeTable<'i>, spare: &dyn Fn() -> DeTable<'i>, spoilt: &[(u32, String)]) {
        for (key, value) in root {
            let name: &str = key.get_ref();
            let again = || take(spare(), name);
            match self.meant(name, key.span(), value.get_ref()) {
                Some("about") => {
                    let raw = self.single("about", value, &again, spoilt);
                    self.parsed.about.extend(raw);
                }
                Some("check") => {
                    let raw = self.single("check", value, &again, spoilt);
                    self.parsed.check.extend(raw);
                }
                Some(kind) => {
                    if let Some(kind) = Kind::from_name(kind) {
                        self.records(kind, &key, value, spare, spoilt);
                    }
                }
                None => {}
            }
        }
    }

    /// The table that a header names, or very nearly names, which is told.
    fn meant(&mut self, name: &str, key: Range<usize>, value: &DeValue<'_>) -> Option<&'static str> {
        let known = || ["about", "check"].into_iter().chain(Kind::NAMES.iter().copied());
        if let Some(table) = known().find(|&table| table == name) {
            return Some(table);
        }
        let headers = match value {
            DeValue::Array(rows) if rows.iter().any(|row| row.get_ref().is_table()) => {
                rows.iter().map(Spanned::span).collect()
            }
            DeValue::Table(_) => vec![key],
            _ => {
                self.stray += 1;
                let message = match self.stray.cmp(&MOST_STRAY) {
                    Ordering::Less => format!("`{name}` stands outside of every table."),
                    Ordering::Equal => format!("`{name}` and more keys stand outside of every table."),
                    Ordering::Greater => return None,
                };
                let problem = Diagnostic::new(Check::UnknownTable, self.piece.place(key), message);
                self.parsed
                    .problems
                    .push(problem.label("under no header").help("keys stand under `[about]` or in a record"));
                return None;
            }
        };
        let meant = nearest(name, known());
        let help = match meant {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("tables are {}", known().collect::<Vec<_>>().join(", ")),
        };
        for header in headers {
            let place = self.piece.place(header);
            let problem = Diagnostic::new(Check::UnknownTable, place, format!("There is no table `{name}`."));
            self.parsed.problems.push(problem.label("unknown table").help(help.clone()));
        }
        meant
    }

    fn records(
        &mut self,
        kind: Kind,
        key: &Spanned<DeString<'i>>,
        value: Spanned<DeValue<'i>>,
        spare: &dyn Fn() -> DeTable<'i>,
        spoilt: &[(u32, String)],
    ) {
        let name = key.get_ref();
        let span = value.span();
        match value.into_inner() {
            DeValue::Array(array) => {
                let text = self.piece.text.get(span.start..).unwrap_or_default();
                if text.starts_with('[') && !text.starts_with("[[") {
                    self.parsed.inline.push((kind, self.piece.place(key.span())));
                }
                let mut again: Option<Vec<Spanned<DeValue<'i>>>> = None;
                for (row, element) in array.into_iter().enumerate() {
                    let mut element_again = || {
                        let rows = again.get_or_insert_with(|| match take(spare(), name).map(Spanned::into_inner) {
                            Some(DeValue::Array(array)) => array.into_iter().collect(),
                            _ => Vec::new(),
                        });
                        rows.get(row).cloned()
                    };
                    self.record(kind, element, &mut element_again, spoilt);
                }
            }
            other @ DeValue::Table(_) => {
                self.parsed.torn = true;
                let place = self.piece.place(span.clone());
                self.parsed.problems.push(
                    Diagnostic::new(
                        Check::WrongType,
                        place,
                        format!("A record of this kind stands under `[[{kind}]]`."),
                    )
                    .label("a single table")
                    .help(format!(
                        "write `[[{kind}]]` with two brackets on either side, inner tables right after their record"
                    )),
                );
                let element = Spanned::new(span, other);
                self.record(kind, element, &mut || take(spare(), name), spoilt);
            }
            _ => self.parsed.problems.push(
                Diagnostic::new(
                    Check::WrongType,
                    self.piece.place(span),
                    format!("A record of this kind stands under `[[{kind}]]`."),
                )
                .label("not a table"),
            ),
        }
    }

    fn record(
        &mut self,
        kind: Kind,
        element: Spanned<DeValue<'i>>,
        again: &mut dyn FnMut() -> Option<Spanned<DeValue<'i>>>,
        spoilt: &[(u32, String)],
    ) {
        macro_rules! deserialise {
            ($($variant:ident $field:ident),+) => {
                match kind {
                    $(Kind::$variant => {
                        let raw = self.deserialise(kind.name(), element, again, spoilt);
                        self.parsed.rows.$field.extend(raw);
                    })+
                }
            };
        }
        deserialise!(
            Side side, Topic topic, Measure measure, Source source, Place place, Actor actor, Relation relation,
            Event event, Claim claim
        );
    }

    /// `[about]` or `[check]`.
    fn single<R: Deserialize<'i>>(
        &mut self,
        name: &str,
        value: Spanned<DeValue<'i>>,
        again: &dyn Fn() -> Option<Spanned<DeValue<'i>>>,
        spoilt: &[(u32, String)],
    ) -> Option<Raw<R>> {
        let first = |value: Spanned<DeValue<'i>>| match value.get_ref() {
            DeValue::Array(array) => array.iter().next().cloned(),
            _ => Some(value),
        };
        if !value.get_ref().is_table() {
            let problem = Diagnostic::new(
                Check::WrongType,
                self.piece.place(value.span()),
                format!("`{name}` is one table, under `[{name}]`."),
            );
            self.parsed.problems.push(problem.label(format!("not `[{name}]`")));
        }
        let value = first(value)?;
        self.deserialise(&format!("[{name}] table"), value, &mut || again().and_then(first), spoilt)
    }

    fn deserialise<R: Deserialize<'i>>(
        &mut self,
        what: &str,
        element: Spanned<DeValue<'i>>,
        again: &mut dyn FnMut() -> Option<Spanned<DeValue<'i>>>,
        spoilt: &[(u32, String)],
    ) -> Option<Raw<R>> {
        let piece = self.piece;
        let header = piece.place(element.span());
        self.ends.push(header.start);
        with_origin(piece.file, piece.base, || {
            let mut spoilt = spoilt.to_vec();
            let record = match R::deserialize(ValueDeserializer::from(element)) {
                Ok(record) => record,
                Err(_) => misfit::deserialise(what, again()?, piece, &mut spoilt, &mut self.parsed.problems)?,
            };
            Some(Raw { record, header, end: 0, line: 0, spoilt, removed: false })
        })
    }
}

fn take<'i>(mut table: DeTable<'i>, name: &str) -> Option<Spanned<DeValue<'i>>> {
    table.remove(name)
}

/// Fills in where records end and on which line they begin, counted from the beginning of the piece.
fn finish(piece: Piece<'_>, parsed: &mut Parsed<'_>, mut ends: Vec<u32>) {
    ends.sort_unstable();
    ends.push(piece.base + piece.text.len() as u32);
    let newlines: Vec<u32> =
        memchr::memchr_iter(b'\n', piece.text.as_bytes()).map(|at| piece.base + at as u32).collect();
    parsed.lines = newlines.len() as u32;
    parsed.rows.each_kind(&mut Finish { ends: &ends, newlines: &newlines });
}

struct Finish<'a> {
    ends: &'a [u32],
    newlines: &'a [u32],
}

impl<'i> VisitRows<'i> for Finish<'_> {
    fn visit<R: Record<'i>>(&mut self, rows: &mut Vec<Raw<R>>) {
        for raw in rows {
            let next = self.ends.partition_point(|&end| end <= raw.header.start);
            raw.end = self.ends.get(next).copied().unwrap_or(raw.header.end);
            raw.line = self.newlines.partition_point(|&newline| newline < raw.header.start) as u32;
        }
    }
}
