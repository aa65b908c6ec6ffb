//! Which of several sources is to be opened.

use super::cursor::{Cursor, Step};
use crate::command::Command;
use crate::geometry::{Area, Size};

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

    /// Where they stand: in the middle of the window.
    pub fn area(&self, size: Size) -> Area {
        let width = size.width.saturating_sub(4).min(110);
        let height = (self.options.len() as u16 + 2).min(size.height.saturating_sub(4));
        Area::new((size.width - width) / 2, (size.height - height) / 2, width, height)
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
