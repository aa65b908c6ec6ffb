//! The brief as one of the views: its entries in order, and what the selected one will say in the note.
//!
//! The shelf of briefs lives here, since it outlives every generation of the knowledge; what changes it is in `edit`.

mod edit;
mod stage;

pub use edit::Ask;

use super::cursor::Cursor;
use super::finding::Finder;
use crate::brief::{self, Brief, Entry, Shelf, State};
use crate::export::cite::Style;
use crate::export::note::{Dispute, Note, Part, Point};
use crate::geometry::{self, BriefAreas, Size};
use crate::model::{Knowledge, RecordRef, Scope};
use crate::query::line::line;
use crate::text::safe;
use std::sync::Arc;

/// The brief.
#[derive(Debug, Default)]
pub struct Briefs {
    /// All briefs.
    pub shelf: Shelf,
    /// Where the list stands.
    pub cursor: Cursor,
    /// The entries of the open brief.
    pub rows: Vec<Row>,
    /// The note that the open brief makes.
    pub note: Option<Note>,
}

/// An entry as the list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it is.
    pub kind: RowKind,
    /// Its text, safe to write.
    pub text: String,
    /// Whether it has a private remark.
    pub remarked: bool,
}

/// What an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// A heading.
    Heading,
    /// A record, with its number in the note; none where the days that are set hide it.
    Point(RecordRef, Option<usize>, State),
    /// A record that is not there any more.
    Gone,
    /// A question, with how many points answer it in the note.
    Question(usize),
}

/// Where one is in a brief.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    brief: String,
    position: usize,
}

impl Briefs {
    /// Where everything stands in the window.
    pub fn areas(&self, size: Size) -> BriefAreas {
        geometry::brief(size)
    }

    /// Entries that the window shows.
    pub fn page(&self, size: Size) -> usize {
        usize::from(self.areas(size).list.inner().height).max(1)
    }

    /// The selected entry.
    pub fn entry(&self) -> Option<&Entry> {
        self.shelf.open()?.entries.get(self.cursor.position)
    }

    /// The selected row.
    pub fn row(&self) -> Option<&Row> {
        self.rows.get(self.cursor.position)
    }

    /// The record that commands speak of.
    pub fn record(&self) -> Option<RecordRef> {
        match self.row()?.kind {
            RowKind::Point(record, ..) => Some(record),
            RowKind::Heading | RowKind::Gone | RowKind::Question(_) => None,
        }
    }

    /// The points that the selected entry makes in the note: one for a record, the answers of a question.
    pub fn points(&self) -> &[Point] {
        let (Some(note), Some(row)) = (&self.note, self.row()) else { return &[] };
        let all = note.sections.iter().flat_map(|section| &section.parts);
        match row.kind {
            RowKind::Point(_, Some(number), _) => {
                let mut points = all.filter_map(|part| match part {
                    Part::Point(point) => Some(point),
                    Part::Question { .. } => None,
                });
                points.find(|point| point.number == number).map(std::slice::from_ref).unwrap_or_default()
            }
            RowKind::Question(_) => {
                let asked = |row: &&Row| matches!(row.kind, RowKind::Question(_));
                let before = self.rows[..self.cursor.position].iter().filter(asked).count();
                all.filter_map(|part| match part {
                    Part::Question { answers, .. } => Some(&answers[..]),
                    Part::Point(_) => None,
                })
                .nth(before)
                .unwrap_or_default()
            }
            RowKind::Heading | RowKind::Gone | RowKind::Point(_, None, _) => &[],
        }
    }

    /// The contradiction of a point.
    pub fn dispute(&self, point: &Point) -> Option<&Dispute> {
        self.note.as_ref()?.disputes.iter().find(|dispute| dispute.point == point.number)
    }

    /// Works the note and the rows out anew.
    fn rebuild_from(&mut self, knowledge: &Arc<Knowledge>, finder: &Finder) {
        let Some(open) = self.shelf.open() else {
            (self.rows, self.note) = (Vec::new(), None);
            return;
        };
        let scope = open.scope(knowledge);
        let note = brief::note(&scope, open, finder.index.as_deref(), finder.today, Style::default());
        self.rows = rows(&scope, open, &note);
        self.note = Some(note);
    }
}

/// The rows of a brief. Points are numbered in the note in the order of the entries, so the two are walked together.
fn rows(scope: &Scope, brief: &Brief, note: &Note) -> Vec<Row> {
    let mut parts = note.sections.iter().flat_map(|section| &section.parts).peekable();
    brief
        .entries
        .iter()
        .map(|entry| {
            let (kind, text) = match entry {
                Entry::Heading { text } => (RowKind::Heading, safe(text).into_owned()),
                Entry::Point { id, title, .. } => match entry.record(scope.knowledge()) {
                    None => (RowKind::Gone, format!("{} ({})", safe(title), safe(id))),
                    Some(record) if scope.in_time(record) => {
                        let number = match parts.next() {
                            Some(Part::Point(point)) => Some(point.number),
                            _ => None,
                        };
                        let state = entry.state(scope.knowledge()).unwrap_or(State::Same);
                        (RowKind::Point(record, number, state), line(scope, record))
                    }
                    Some(record) => (RowKind::Point(record, None, State::Same), safe(id).into_owned()),
                },
                Entry::Question { text, .. } => {
                    let answers = match parts.next() {
                        Some(Part::Question { answers, .. }) => answers.len(),
                        _ => 0,
                    };
                    (RowKind::Question(answers), safe(text).into_owned())
                }
            };
            Row { kind, text, remarked: entry.remark().is_some() }
        })
        .collect()
}
