//! A record in full: every field in words, with its links, in the order in which a reader wants them.
//!
//! The screen's detail, `sitrep show` and the Markdown block are three ways of writing the same card. All its text
//! is fit for a terminal, and nothing in it is later than the as-of day.

mod actor;
mod claim;
mod event;
mod links;
mod subject;

use crate::model::{Grade, Kind, RecordRef, Scope, SourceIx, day_text};
use crate::text::safe;

use super::line::{line, source_details, source_line};

pub use actor::period;
pub use links::{Group, groups};

/// The label of the row that lists where a record is written.
pub const SOURCES: &str = "Sources";

/// A stretch of a card's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Words.
    Text(String),
    /// Words that lead to a record.
    Link(RecordRef, String),
}

impl Piece {
    /// The words of either.
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) | Self::Link(_, text) => text,
        }
    }
}

/// One entry of a row, on a line of its own.
pub type Item = Vec<Piece>;

/// A field: its label and what stands in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The label, without a colon.
    pub label: &'static str,
    /// One or more entries.
    pub items: Vec<Item>,
}

/// A record in full.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// The record.
    pub record: RecordRef,
    /// What it is: `Claim · US Department of Defense, 25 Jan 2024`.
    pub heading: String,
    /// The statement, title, name or question.
    pub title: String,
    /// Its fields.
    pub rows: Vec<Row>,
}

impl Card {
    /// The card of a record on the as-of day.
    pub fn of(scope: &Scope, record: RecordRef) -> Self {
        let mut rows = Rows { scope, rows: Vec::new() };
        let about = match record.kind {
            Kind::Claim => claim::add(&mut rows, record),
            Kind::Event => event::add(&mut rows, record),
            Kind::Actor => actor::add(&mut rows, record),
            Kind::Relation => actor::add_relation(&mut rows, record),
            Kind::Place => subject::add_place(&mut rows, record),
            Kind::Topic => subject::add_topic(&mut rows, record),
            Kind::Measure => subject::add_measure(&mut rows, record),
            Kind::Source => subject::add_source(&mut rows, record),
            Kind::Side => subject::add_side(&mut rows, record),
        };
        rows.add_sources(record);
        let title = safe(&scope.knowledge().title(record)).into_owned();
        Self { record, heading: heading(record.kind, &about), title, rows: rows.rows }
    }
}

fn heading(kind: Kind, about: &str) -> String {
    let mut name = kind.name().to_owned();
    name[..1].make_ascii_uppercase();
    if about.is_empty() { name } else { format!("{name} · {about}") }
}

/// Collects rows and leaves out what is empty.
struct Rows<'s> {
    scope: &'s Scope,
    rows: Vec<Row>,
}

impl Rows<'_> {
    fn items(&mut self, label: &'static str, items: Vec<Item>) {
        if !items.is_empty() {
            self.rows.push(Row { label, items });
        }
    }

    /// A row of words that are composed here and already fit for a terminal.
    fn words(&mut self, label: &'static str, words: impl Into<Option<String>>) {
        if let Some(words) = words.into().filter(|words| !words.is_empty()) {
            self.items(label, vec![vec![Piece::Text(words)]]);
        }
    }

    /// A row of the file's own text.
    fn text(&mut self, label: &'static str, text: Option<&str>) {
        self.words(label, text.map(|text| safe(text).into_owned()));
    }

    /// Records one beside the other, without later ones.
    fn inline(&mut self, label: &'static str, records: impl Iterator<Item = RecordRef>) {
        let mut item = Item::new();
        for record in records.filter(|&record| self.scope.in_time(record)) {
            if !item.is_empty() {
                item.push(Piece::Text(", ".to_owned()));
            }
            item.push(self.link(record));
        }
        self.items(label, if item.is_empty() { Vec::new() } else { vec![item] });
    }

    /// Records one below the other, each as its line, without later ones.
    fn lines(&mut self, label: &'static str, records: impl Iterator<Item = RecordRef>) {
        let shown = records.filter(|&record| self.scope.in_time(record));
        let items = shown.map(|record| vec![Piece::Link(record, line(self.scope, record))]).collect();
        self.items(label, items);
    }

    /// A link under the record's name.
    fn link(&self, record: RecordRef) -> Piece {
        Piece::Link(record, safe(&self.scope.knowledge().title(record)).into_owned())
    }

    fn grade(&mut self, record: RecordRef) {
        self.words("Grade", self.scope.grade(record).map(grade_words));
    }

    /// When it became known, where that says more than its date.
    fn known(&mut self, record: RecordRef) {
        let knowledge = self.scope.knowledge();
        let Some(known) = knowledge.known(record) else { return };
        if !known.recorded {
            self.words("Known", "known date not recorded".to_owned());
        } else if Some(known.day) != knowledge.date(record) {
            self.words("Known", day_text(known.day));
        }
    }

    fn add_sources(&mut self, record: RecordRef) {
        let sources = self.scope.sources(record);
        let items = sources.shown.iter().map(|&source| source_item(self.scope, source)).collect();
        self.items(SOURCES, items);
        self.words(
            "Later",
            match sources.later {
                0 => None,
                1 => Some("text draws on 1 later source".to_owned()),
                more => Some(format!("text draws on {more} later sources")),
            },
        );
    }
}

fn source_item(scope: &Scope, source: SourceIx) -> Item {
    let record = scope.knowledge().source(source);
    let mut details = format!(" · {}", source_details(record));
    if let Some(url) = &record.url {
        details = format!("{details} · {}", safe(url));
    } else if let Some(note) = &record.note {
        details = format!("{details} · {}", safe(note));
    }
    vec![Piece::Link(source.into(), source_line(record)), Piece::Text(details)]
}

/// A grade with its meaning: `B3: usually reliable; possibly true`.
pub fn grade_words(grade: Grade) -> String {
    let letter = grade.reliability.meaning();
    match grade.credibility {
        Some(credibility) => format!("{grade}: {letter}; {}", credibility.meaning()),
        None => format!("{grade}: {letter}"),
    }
}
