//! Everything that a record has, as labelled lines of text and links: what the detail shows and `sitrep show` prints.
//!
//! A card is read through a scope: later links, sources and posts are folded away and counted. The fields of each
//! kind stand in a file of their own; what is common (sources, back-links, grade) stands here and in `common`.

mod actor;
mod claim;
pub(super) mod common;
mod event;
mod minor;
mod responsibility;

use crate::model::{Kind, RecordRef, Scope, SideIx};
use crate::text;

/// A record laid open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// The record.
    pub record: RecordRef,
    /// What it is, for a heading: `Claim · 25 Jan 2024`.
    pub heading: String,
    /// Its fields in the order of importance.
    pub fields: Vec<Field>,
}

/// A labelled field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its label; empty for the text that opens a card.
    pub label: String,
    /// Whether it stands beside the main text where there is room: sources and who refers to the record.
    pub aside: bool,
    /// Its lines.
    pub lines: Vec<Line>,
}

/// A line of a field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// What it is made of.
    pub pieces: Vec<Piece>,
    /// Whether it is cut at the edge, as a row of a list, and not wrapped.
    pub row: bool,
    /// What stands before it, and before what is wrapped: the branches of a tree.
    pub lead: Option<Lead>,
}

/// What stands before a line: on its first row, and on those that it is wrapped into. Both of the same width.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lead {
    /// Before the first row.
    pub first: String,
    /// Before the others.
    pub others: String,
}

/// What a piece of text is, for its looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Ordinary text.
    Plain,
    /// Words taken from somebody.
    Quote,
    /// What a line turns on: a delay, say.
    Strong,
    /// What matters less.
    Dim,
    /// A grade.
    Grade,
    /// A contradiction.
    Dispute,
    /// Something to beware of: hidden, later, not recorded.
    Notice,
    /// An actor, in the colour of its side.
    Side(SideIx),
}

/// A piece of a line. Its text can do no harm on a terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The text, safe to write.
    pub text: String,
    /// What it is.
    pub tone: Tone,
    /// The record that it leads to.
    pub link: Option<RecordRef>,
}

impl Piece {
    /// Text of a tone.
    pub fn new(tone: Tone, text: impl AsRef<str>) -> Self {
        Self { text: text::safe(text.as_ref()).into_owned(), tone, link: None }
    }

    /// Ordinary text.
    pub fn plain(text: impl AsRef<str>) -> Self {
        Self::new(Tone::Plain, text)
    }

    /// Text that matters less.
    pub fn dim(text: impl AsRef<str>) -> Self {
        Self::new(Tone::Dim, text)
    }

    /// The same piece, leading to a record.
    pub fn to(self, record: impl Into<RecordRef>) -> Self {
        Self { link: Some(record.into()), ..self }
    }
}

impl Line {
    /// A line that wraps.
    pub fn of(pieces: Vec<Piece>) -> Self {
        Self { pieces, ..Self::default() }
    }

    /// A line that is cut at the edge.
    pub fn row(pieces: Vec<Piece>) -> Self {
        Self { pieces, row: true, lead: None }
    }

    /// The same line behind the branches of a tree.
    pub fn behind(self, first: &str, others: &str) -> Self {
        Self { lead: Some(Lead { first: first.to_owned(), others: others.to_owned() }), ..self }
    }

    /// Its text without tones.
    pub fn text(&self) -> String {
        self.pieces.iter().map(|piece| piece.text.as_str()).collect()
    }
}

impl Card {
    /// The card of a record, with the first of each group of records that name it and the number of the others.
    pub fn of(scope: &Scope, record: RecordRef) -> Self {
        Self::with_groups(scope, record, common::GROUP)
    }

    /// The card of a record with all that name it.
    pub fn whole(scope: &Scope, record: RecordRef) -> Self {
        Self::with_groups(scope, record, usize::MAX)
    }

    fn with_groups(scope: &Scope, record: RecordRef, group: usize) -> Self {
        let mut sheet = Sheet { scope, group, fields: Vec::new() };
        let heading = match record.kind {
            Kind::Actor => actor::fill(&mut sheet, record),
            Kind::Claim => claim::fill(&mut sheet, record),
            Kind::Event => event::fill(&mut sheet, record),
            Kind::Place => minor::place(&mut sheet, record),
            Kind::Relation => minor::relation(&mut sheet, record),
            Kind::Topic => minor::topic(&mut sheet, record),
            Kind::Measure => minor::measure(&mut sheet, record),
            Kind::Source => minor::source(&mut sheet, record),
            Kind::Side => minor::side(&mut sheet, record),
        };
        common::sources(&mut sheet, record);
        common::back_links(&mut sheet, record);
        common::written_in(&mut sheet, record);
        Self { record, heading, fields: sheet.fields }
    }

    /// Every link of the card, in the order of its fields.
    pub fn links(&self) -> impl Iterator<Item = RecordRef> + '_ {
        self.fields.iter().flat_map(|field| &field.lines).flat_map(|line| &line.pieces).filter_map(|piece| piece.link)
    }
}

/// A card that is being filled in.
struct Sheet<'s> {
    scope: &'s Scope,
    /// How many records a group of back-links lists.
    group: usize,
    fields: Vec<Field>,
}

impl Sheet<'_> {
    /// Adds a field of the main text, if it has lines.
    fn main(&mut self, label: &str, lines: Vec<Line>) {
        self.field(label, false, lines);
    }

    /// Adds a field that may stand beside the main text, if it has lines.
    fn aside(&mut self, label: &str, lines: Vec<Line>) {
        self.field(label, true, lines);
    }

    fn field(&mut self, label: &str, aside: bool, lines: Vec<Line>) {
        if !lines.is_empty() {
            self.fields.push(Field { label: label.to_owned(), aside, lines });
        }
    }

    /// Adds a field of one plain line.
    fn words(&mut self, label: &str, text: impl AsRef<str>) {
        self.main(label, vec![Line::of(vec![Piece::plain(text)])]);
    }

    /// Adds a field of one plain line, if there is a text.
    fn optional(&mut self, label: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.words(label, text);
        }
    }
}
