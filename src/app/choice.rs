//! Which of several sources is to be opened.

use super::cursor::{Cursor, Step};
use crate::command::Command;

/// Something to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choosable {
    /// What it is; safe to write.
    pub text: String,
    /// Its address.
    pub url: String,
}

/// A list to choose from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What can be chosen.
    pub options: Vec<Choosable>,
    /// The selected one.
    pub cursor: Cursor,
}

impl Choice {
    /// A choice of several.
    pub fn new(options: Vec<Choosable>) -> Self {
        Self { options, cursor: Cursor::default() }
    }

    /// The selected one.
    pub fn selected(&self) -> Option<&Choosable> {
        self.options.get(self.cursor.position)
    }

    /// Moves the selection.
    pub fn step(&mut self, command: Command) {
        let step = match command {
            Command::Up => Step::Rows(-1),
            Command::Down => Step::Rows(1),
            Command::Top => Step::Top,
            Command::Bottom => Step::Bottom,
            _ => return,
        };
        self.cursor.step(step, self.options.len(), self.options.len());
    }
}
