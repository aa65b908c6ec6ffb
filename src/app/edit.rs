//! Editing: which place of which file is opened, and the question that comes before anything is written.

use std::path::PathBuf;

use super::{App, Effect, Notice, Overlay};
use crate::geometry::{Area, Size, middle};
use crate::model::{Kind, RecordRef};
use crate::text;

/// Something to be opened in the user's editor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// A place in a file.
    File {
        /// The file.
        path: PathBuf,
        /// The line, counted from 1.
        line: usize,
    },
    /// A place in a copy of the embedded file, which is written first.
    Copy {
        /// The line.
        line: usize,
        /// Whether the user has agreed to the copy.
        agreed: bool,
    },
    /// A note on a record in the user's overlay.
    Note {
        /// The record's kind.
        kind: Kind,
        /// Its id.
        id: String,
        /// Whether the user has agreed that the overlay is written to.
        agreed: bool,
    },
}

/// A question that is answered with yes or no.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confirm {
    /// The question.
    pub question: String,
    /// What yes does.
    pub then: Edit,
}

impl Confirm {
    /// The answers with their keys, and whether they mean yes.
    pub const ANSWERS: [(&'static str, &'static str, bool); 2] =
        [("y", " yes  ", true), ("n", " no, write nothing  ", false)];

    /// The box in a window.
    pub fn area(&self, size: Size) -> Area {
        middle(size, width(size), self.lines(size).len() + 2)
    }

    /// The question in lines; safe to write.
    pub fn lines(&self, size: Size) -> Vec<String> {
        let question = text::safe(&self.question);
        let lines = text::wrap(&question, usize::from(width(size).saturating_sub(4)).max(1));
        lines.into_iter().map(str::to_owned).collect()
    }

    /// The answer that stands at a cell.
    pub(super) fn answer_at(&self, size: Size, x: u16, y: u16) -> Option<bool> {
        let inner = self.area(size).inner();
        if !inner.contains(x, y) || y + 1 != inner.y + inner.height {
            return None;
        }
        let mut column = usize::from(x - inner.x).checked_sub(1)?;
        for (key, words, yes) in Self::ANSWERS {
            // The gap after an answer belongs to none.
            if column < text::width(key) + text::width(words.trim_end()) {
                return Some(yes);
            }
            column = column.checked_sub(text::width(key) + text::width(words))?;
        }
        None
    }
}

fn width(size: Size) -> u16 {
    size.width.saturating_sub(4).min(80)
}

impl App {
    /// Opens the selected record in the editor, where it is written.
    pub(super) fn edit(&mut self) -> Vec<Effect> {
        let Some(record) = self.record() else {
            return self.tell(Notice::failed("Nothing is selected that could be edited."));
        };
        let (path, line) = self.place_of(record);
        vec![Effect::Edit(match path {
            Some(path) => Edit::File { path, line },
            None => Edit::Copy { line, agreed: false },
        })]
    }

    fn place_of(&self, record: RecordRef) -> (Option<PathBuf>, usize) {
        let knowledge = self.scope.knowledge();
        let origin = knowledge.origin(record);
        let file = knowledge.files.get(usize::from(origin.file));
        (file.and_then(|file| file.path.clone()), origin.line as usize)
    }

    /// Begins a note on the selected record in the user's overlay.
    pub(super) fn annotate(&mut self) -> Vec<Effect> {
        let Some(record) = self.record() else {
            return self.tell(Notice::failed("Nothing is selected that a note could be written on."));
        };
        let id = self.scope.knowledge().id(record).to_string();
        vec![Effect::Edit(Edit::Note { kind: record.kind, id, agreed: false })]
    }

    /// Whether notes can be written: else the overlay does not lie over the files at hand.
    pub fn takes_notes(&self) -> bool {
        self.takes_notes
    }

    /// Says whether notes can be written.
    pub fn take_notes(&mut self, takes: bool) {
        self.takes_notes = takes;
    }

    /// Asks before something is written.
    pub(super) fn ask_whether(&mut self, confirm: Confirm) -> Vec<Effect> {
        self.overlays.push(Overlay::Confirm(confirm));
        Vec::new()
    }

    /// Takes the answer.
    pub(super) fn answered(&mut self, yes: bool) -> Vec<Effect> {
        match self.overlays.pop() {
            Some(Overlay::Confirm(confirm)) if yes => vec![Effect::Edit(confirm.then)],
            _ => self.tell(Notice::done("Nothing was written.")),
        }
    }
}
