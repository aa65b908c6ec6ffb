//! What reaches the application, and what it asks for: messages in, effects out.

use std::sync::Arc;

use jiff::ZonedDateTime;

use super::edit::{Confirm, Edit};
use super::jobs::{Job, Work};
use super::problems::Problem;
use crate::brief::Shelf;
use crate::command::Command;
use crate::geometry::Size;
use crate::model::{Knowledge, Scope};
use crate::search::{Answer, Index, Memo, Query, Recall};

/// Something that happened: a key, the mouse, an answer of a worker.
#[derive(Debug)]
pub enum Msg {
    /// A key that stands for a command.
    Command(Command),
    /// A character was typed.
    Type(char),
    /// A text was pasted.
    Paste(String),
    /// A cell was clicked.
    Click {
        /// Its column.
        x: u16,
        /// Its row.
        y: u16,
    },
    /// The wheel was turned over a cell.
    Wheel {
        /// Its column.
        x: u16,
        /// Its row.
        y: u16,
        /// Towards the user.
        down: bool,
    },
    /// The window has another size.
    Resize(Size),
    /// Time has gone by while something moves by itself.
    Tick,
    /// The search index was built.
    Indexed(Arc<Index>),
    /// A search was answered.
    Found {
        /// Number of the question.
        generation: u64,
        /// Its answer.
        answer: Answer,
    },
    /// Something was worked out.
    Worked {
        /// Its number.
        generation: u64,
        /// What came out; nothing where it was given up.
        work: Option<Work>,
    },
    /// Earlier and saved searches, as they were kept.
    Recalled(Recall),
    /// The briefs, as they were kept.
    Briefs(Box<Shelf>),
    /// What the clock says, as it was asked for.
    Time(Box<ZonedDateTime>),
    /// An effect was carried out, or a worker failed: a sentence for the status line.
    Tell(Notice),
    /// The files were read anew.
    Reloaded {
        /// What they say.
        knowledge: Arc<Knowledge>,
        /// Its index.
        index: Arc<Index>,
    },
    /// The files were read anew and cannot be used.
    ReloadFailed(Vec<Problem>),
    /// Something is to be written only if the user agrees.
    Ask(Confirm),
}

/// Something to be done outside: the loop carries it out.
#[derive(Debug)]
pub enum Effect {
    /// End the program.
    Quit,
    /// Suspend the program.
    Suspend,
    /// Put a text into the clipboard.
    Copy {
        /// The text.
        text: String,
        /// What it is, after "the".
        what: &'static str,
    },
    /// Keep the briefs between runs.
    KeepBriefs(Box<Shelf>),
    /// Tell what the clock says.
    TellTime,
    /// Show an address (http or https) in a browser.
    OpenUrl(String),
    /// Open something in the user's editor, and read the files anew when it ends.
    Edit(Edit),
    /// Write a picture into the present folder, under a free name that begins with this one.
    KeepPicture {
        /// What it shows, for the name of the file.
        name: &'static str,
        /// The picture.
        svg: String,
    },
    /// Keep this between runs.
    Remember(Memo),
    /// Build the search index of this knowledge.
    BuildIndex(Arc<Knowledge>),
    /// Answer a question.
    Search {
        /// Its number.
        generation: u64,
        /// The index to ask.
        index: Arc<Index>,
        /// The scope to ask through.
        scope: Arc<Scope>,
        /// The question.
        query: Query,
    },
    /// Work something out.
    Work {
        /// Its number.
        generation: u64,
        /// What.
        job: Job,
    },
}

/// A sentence in the status line, until the next key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The sentence.
    pub text: String,
    /// Whether something could not be done.
    pub failed: bool,
}

impl Notice {
    /// Something was done.
    pub fn done(text: impl Into<String>) -> Self {
        Self { text: text.into(), failed: false }
    }

    /// Something could not be done.
    pub fn failed(text: impl Into<String>) -> Self {
        Self { text: text.into(), failed: true }
    }
}
