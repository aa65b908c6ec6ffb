//! Briefs as somebody puts them together: marked records in an order of their own, headings, questions, private remarks, a day to
//! read them by. A brief holds ids and not records, so it outlives every generation of the knowledge; for each record it keeps a
//! print of what it said when it was marked, so that a change is pointed out.
//!
//! [`Shelf`] is what the file of the state folder holds.

mod answer;
mod print;
mod shelf;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::model::{Clock, Date, Knowledge, Lens, RecordRef, day_text};

pub use answer::{ANSWERS, note, note_of_records};
pub use print::{Print, State};
pub use shelf::{Shelf, UNDO};

/// The file of the state folder that holds the [`Shelf`].
pub const FILE: &str = "briefs.toml";

/// A brief.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Brief {
    /// Its name, which is the title of the note.
    pub name: String,
    /// The day that it is read by: `known 2024-01-25`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<AsOf>,
    /// What is in it, in order.
    #[serde(rename = "entry", skip_serializing_if = "Vec::is_empty")]
    pub entries: Vec<Entry>,
}

/// A day on one of the two clocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct AsOf {
    /// The clock.
    pub clock: Clock,
    /// The day.
    pub day: Date,
}

impl From<AsOf> for String {
    fn from(as_of: AsOf) -> Self {
        format!("{} {}", clock_name(as_of.clock), as_of.day)
    }
}

impl TryFrom<String> for AsOf {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let read = |(clock, day): (&str, &str)| {
            let clock = [Clock::Happened, Clock::Known].into_iter().find(|&known| clock_name(known) == clock)?;
            Some(Self { clock, day: day.parse().ok()? })
        };
        let read = text.split_once(' ').and_then(read);
        read.ok_or_else(|| format!("`{text}` is no day; write `known 2024-01-25` or `happened 2024-01-25`"))
    }
}

fn clock_name(clock: Clock) -> &'static str {
    match clock {
        Clock::Happened => "happened",
        Clock::Known => "known",
    }
}

/// Something in a brief.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Entry {
    /// A heading over what follows.
    Heading {
        /// The heading.
        text: String,
    },
    /// A marked record.
    Point {
        /// Its id.
        id: String,
        /// What it was called when it was marked, to name it once it is gone.
        title: String,
        /// What it said when it was marked.
        print: Print,
        /// A remark for nobody but the user: it never leaves in a note.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        remark: Option<String>,
    },
    /// A question prepared: a query whose answer opens with one key.
    Question {
        /// The question as it is put.
        text: String,
        /// The query that answers it.
        query: String,
        /// A remark for nobody but the user.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        remark: Option<String>,
    },
}

impl Entry {
    /// The point of a record as it is now.
    pub fn point(knowledge: &Arc<Knowledge>, record: RecordRef) -> Self {
        Self::Point {
            id: knowledge.id(record).to_string(),
            title: knowledge.title(record).into_owned(),
            print: Print::of(knowledge, record),
            remark: None,
        }
    }

    /// The record of a point, if it is still there.
    pub fn record(&self, knowledge: &Knowledge) -> Option<RecordRef> {
        match self {
            Self::Point { id, .. } => knowledge.find(id),
            Self::Heading { .. } | Self::Question { .. } => None,
        }
    }

    /// Its remark.
    pub fn remark(&self) -> Option<&str> {
        match self {
            Self::Heading { .. } => None,
            Self::Point { remark, .. } | Self::Question { remark, .. } => remark.as_deref(),
        }
    }

    /// How a point stands to the knowledge; nothing for the others.
    pub fn state(&self, knowledge: &Arc<Knowledge>) -> Option<State> {
        match self {
            Self::Point { id, print, .. } => Some(print.state(knowledge, id)),
            Self::Heading { .. } | Self::Question { .. } => None,
        }
    }
}

impl Brief {
    /// An empty brief.
    pub fn named(name: impl Into<String>) -> Self {
        Self { name: name.into(), ..Self::default() }
    }

    /// Where the point of a record stands.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.entries.iter().position(|entry| matches!(entry, Entry::Point { id: own, .. } if own == id))
    }

    /// The lens that the brief is read through.
    pub fn lens(&self) -> Lens {
        Lens { until: self.as_of.map(|as_of| (as_of.clock, as_of.day)), ..Lens::default() }
    }

    /// `as known by 25 Jan 2024`, or that no day is set.
    pub fn as_of_words(&self) -> String {
        match self.as_of {
            Some(as_of) => format!("{} {}", as_of.clock.words(), day_text(as_of.day)),
            None => "no day set".to_owned(),
        }
    }

    /// How many points of it changed or are gone.
    pub fn stale(&self, knowledge: &Arc<Knowledge>) -> (usize, usize) {
        let states = self.entries.iter().filter_map(|entry| entry.state(knowledge));
        states.fold((0, 0), |(changed, gone), state| match state {
            State::Same => (changed, gone),
            State::Changed => (changed + 1, gone),
            State::Gone => (changed, gone + 1),
        })
    }
}
