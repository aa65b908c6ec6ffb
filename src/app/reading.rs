//! Lines to be read in an area that may be lower than they are many: how far they are scrolled.

use super::cursor::Step;

/// Lines of text with the first one shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The lines.
    pub lines: Vec<String>,
    /// The first one shown.
    pub scroll: usize,
}

impl Reading {
    /// Takes other lines, from their beginning; the same ones stay where they are.
    pub fn set(&mut self, lines: Vec<String>, height: usize) {
        if self.lines != lines {
            *self = Self { lines, scroll: 0 };
        }
        self.settle(height);
    }

    /// Brings the first line shown to where no row stays empty while there is more.
    fn settle(&mut self, height: usize) {
        self.scroll = self.scroll.min(self.lines.len().saturating_sub(height));
    }

    /// Scrolls.
    pub fn step(&mut self, step: Step, height: usize) {
        let page = isize::try_from(height.max(1)).unwrap_or(1);
        self.scroll = match step {
            Step::Rows(rows) => self.scroll.saturating_add_signed(rows),
            Step::HalfPages(halves) => self.scroll.saturating_add_signed(halves.saturating_mul((page / 2).max(1))),
            Step::Top => 0,
            Step::Bottom => self.lines.len(),
        };
        self.settle(height);
    }

    /// `2–6 of 20 lines`; nothing where all are shown.
    pub fn extent(&self, height: usize) -> String {
        let (all, first) = (self.lines.len(), self.scroll + 1);
        if all <= height { String::new() } else { format!("{first}–{} of {all} lines", self.scroll + height) }
    }
}
