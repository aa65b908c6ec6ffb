//! Drafts from elsewhere: rows of ACLED, of UCDP or of any table become records to be looked through, and an export of sitrep
//! becomes the knowledge file that it was made from.
//!
//! Rows stream: what is kept in memory is one row, the actors and places met so far, and a number for each row's id. Nothing is
//! guessed: who comes first is no attacker, precision codes become words, deaths are a number that the provider reports.

mod acled;
mod base;
mod columns;
mod countries;
pub mod document;
mod draft;
mod mapped;
mod row;
mod ucdp;

use std::io::{BufRead, Write};

use csv::ByteRecord;

use crate::model::Knowledge;
use acled::Acled;
use base::Base;
use columns::Columns;
use draft::Draft;
pub use mapped::{Map, Mapped};
use row::Row;
use ucdp::Ucdp;

/// Where rows come from.
pub enum Provider {
    /// ACLED.
    Acled,
    /// The UCDP Georeferenced Event Dataset.
    Ucdp,
    /// A table whose columns a map names.
    Mapped(Box<Map>),
}

/// What the draft is to lie beside.
#[derive(Clone, Copy)]
pub enum Beside<'k> {
    /// It stands alone; the knowledge is only asked for possible duplicates.
    Nothing(&'k Knowledge),
    /// It is a layer over this knowledge: actors and places that are there are used.
    Layer(&'k Knowledge),
}

/// What came of an import.
#[derive(Debug, Default)]
pub struct Imported {
    /// Rows that were read.
    pub rows: usize,
    /// Records that were written for them.
    pub events: usize,
    /// New actors.
    pub actors: usize,
    /// New places.
    pub places: usize,
    /// Rows that could not be read, each with why.
    pub errors: Told,
    /// Rows that look like records that are there already.
    pub duplicates: Told,
    /// What to know about how the rows were read.
    pub notices: Vec<String>,
}

/// Messages: the first of them, and how many there are.
#[derive(Debug, Default)]
pub struct Told {
    /// The first ones.
    pub first: Vec<String>,
    /// How many there are in all.
    pub all: usize,
}

/// How many messages of a sort are kept, so that a bad file of a million rows needs no more memory than a good one.
const KEPT: usize = 1_000;

impl Told {
    fn add(&mut self, message: impl FnOnce() -> String) {
        self.all += 1;
        if self.first.len() < KEPT {
            self.first.push(message());
        }
    }
}

/// Why an import could not be done at all.
#[derive(Debug)]
pub enum Refused {
    /// The file is not what it should be: a sentence.
    Table(String),
    /// It cannot be read on.
    Read(std::io::Error),
    /// The draft cannot be written.
    Write(std::io::Error),
}

/// How a provider's rows are read.
trait Layout {
    /// The word in ids, and what is known of the source.
    fn source(&self) -> SourceText;
    /// A row, or all that is wrong with it.
    fn row(&self, cells: &columns::Cells) -> Result<Row, Vec<String>>;
    /// What to know about how rows are read.
    fn notices(&self) -> Vec<String> {
        Vec::new()
    }
}

/// The source record that the events of a draft cite.
struct SourceText {
    /// The word in ids: `acled`.
    word: String,
    title: String,
    publisher: String,
    kind: String,
    reliability: String,
    url: Option<String>,
    /// Under which terms the data may be used.
    terms: String,
}

/// Reads a table and writes the draft. `name` is the file's name, `step` is called after each row.
pub fn import(
    provider: &Provider,
    name: &str,
    input: impl BufRead,
    beside: Beside,
    out: &mut dyn Write,
    step: &mut dyn FnMut(),
) -> Result<Imported, Refused> {
    let delimiter = match provider {
        Provider::Mapped(map) => map.delimiter(),
        _ => None,
    };
    let mut table = columns::Table::open(input, delimiter)?;
    let columns: &Columns = &table.columns;
    let layout: Box<dyn Layout> = match provider {
        Provider::Acled => Box::new(Acled::new(columns, name)?),
        Provider::Ucdp => Box::new(Ucdp::new(columns, name)?),
        Provider::Mapped(map) => Box::new(Mapped::new(map, columns)?),
    };
    let mut draft = Draft::begin(layout.source(), name, Base::of(beside), out).map_err(Refused::Write)?;
    let mut imported = Imported::default();
    let mut cells = ByteRecord::new();
    while let Some(at) = table.next(&mut cells)? {
        imported.rows += 1;
        let read = columns::Cells::new(&table.columns, &cells).and_then(|cells| layout.row(&cells));
        match read.and_then(|row| draft.check(&row).map(|()| row)) {
            Ok(row) => {
                let duplicates = draft.add(at, &row).map_err(Refused::Write)?;
                if !duplicates.is_empty() {
                    imported.duplicates.add(|| format!("row {at} ({}): looks like {}", row.key, duplicates.join(", ")));
                }
                imported.events += 1;
            }
            Err(problems) => imported.errors.add(|| format!("row {at}: {}", problems.join("; "))),
        }
        step();
    }
    imported.notices = layout.notices();
    (imported.actors, imported.places) = draft.finish().map_err(Refused::Write)?;
    Ok(imported)
}
