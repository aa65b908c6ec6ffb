//! Where a list stands: the selected row and the first row shown. Plain arithmetic.

use crate::command::Command;

/// How many rows stay visible above and below the selected one, where there is room.
const MARGIN: usize = 2;

/// The selected row of a list and the first row that is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cursor {
    /// The selected row.
    pub position: usize,
    /// The first row shown.
    pub offset: usize,
    /// The first row that was shown when the selected one was selected: a window that was smaller for a while comes back to it.
    kept: usize,
    /// The row that was selected then.
    rested: usize,
}

/// A movement in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// So many rows down (or up, if negative).
    Rows(isize),
    /// So many halves of a page down (or up).
    HalfPages(isize),
    /// To the first row.
    Top,
    /// To the last row.
    Bottom,
}

impl Step {
    /// The movement that a command asks for.
    pub fn of(command: Command) -> Option<Self> {
        Some(match command {
            Command::Up => Self::Rows(-1),
            Command::Down => Self::Rows(1),
            Command::Top => Self::Top,
            Command::Bottom => Self::Bottom,
            Command::HalfPageUp => Self::HalfPages(-1),
            Command::HalfPageDown => Self::HalfPages(1),
            Command::PageUp => Self::HalfPages(-2),
            Command::PageDown => Self::HalfPages(2),
            _ => return None,
        })
    }
}

impl Cursor {
    /// On a row, the list from its beginning.
    pub fn at(position: usize) -> Self {
        Self { position, rested: position, ..Self::default() }
    }

    /// Shows the list from a row on.
    pub fn show_from(&mut self, offset: usize) {
        (self.offset, self.kept, self.rested) = (offset, offset, self.position);
    }

    /// Moves in a list of `len` rows of which `page` are shown.
    pub fn step(&mut self, step: Step, len: usize, page: usize) {
        let last = len.saturating_sub(1);
        self.position = match step {
            Step::Rows(rows) => self.position.saturating_add_signed(rows).min(last),
            Step::HalfPages(halves) => {
                let rows = halves.saturating_mul(isize::try_from((page / 2).max(1)).unwrap_or(1));
                self.position.saturating_add_signed(rows).min(last)
            }
            Step::Top => 0,
            Step::Bottom => last,
        };
        self.settle(len, page);
    }

    /// Brings the selected row into the list and the first row shown to where the selected one is seen.
    pub fn settle(&mut self, len: usize, page: usize) {
        self.position = self.position.min(len.saturating_sub(1));
        let margin = MARGIN.min(page.saturating_sub(1) / 2);
        let highest = (self.position + margin + 1).saturating_sub(page).min(len.saturating_sub(page));
        let lowest = self.position.saturating_sub(margin);
        let moved = self.position != self.rested;
        let from = if moved { self.offset } else { self.kept };
        self.offset = from.clamp(highest.min(lowest), lowest.max(highest)).min(len.saturating_sub(page.max(1)));
        if moved {
            self.show_from(self.offset);
        }
    }

    /// Moves what is shown without the selection, which follows only where it would leave the window.
    pub fn scroll(&mut self, rows: isize, len: usize, page: usize) {
        self.offset = self.offset.saturating_add_signed(rows).min(len.saturating_sub(page));
        let margin = MARGIN.min(page.saturating_sub(1) / 2);
        let first = if self.offset == 0 { 0 } else { self.offset + margin };
        let end = self.offset + page;
        let last = if end >= len { len.saturating_sub(1) } else { end.saturating_sub(margin + 1) };
        self.position = self.position.clamp(first.min(last), last);
        self.show_from(self.offset);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_selected_row_keeps_some_rows_in_sight() {
        let mut cursor = Cursor::default();
        cursor.step(Step::Rows(8), 100, 10);
        assert_eq!((cursor.position, cursor.offset), (8, 1));
        cursor.step(Step::Bottom, 100, 10);
        assert_eq!((cursor.position, cursor.offset), (99, 90));
        cursor.step(Step::HalfPages(-1), 100, 10);
        assert_eq!((cursor.position, cursor.offset), (94, 90));
    }

    #[test]
    fn a_window_that_was_lower_for_a_while_shows_the_same_first_row_again() {
        let mut cursor = Cursor::default();
        cursor.step(Step::Rows(50), 100, 20);
        cursor.step(Step::Rows(-8), 100, 20);
        assert_eq!((cursor.position, cursor.offset), (42, 33));
        for (page, first) in [(5, 40), (1, 42), (20, 33), (60, 33), (90, 10), (20, 33)] {
            cursor.settle(100, page);
            assert_eq!(cursor.offset, first, "{page} rows");
        }
        cursor.settle(100, 5);
        cursor.step(Step::Rows(1), 100, 5);
        cursor.settle(100, 20);
        assert_eq!((cursor.position, cursor.offset), (43, 41), "who moved on sees what was in sight then");
    }

    proptest! {
        #[test]
        fn the_selected_row_is_always_shown(
            len in 0..50_usize, page in 1..20_usize, start in 0..60_usize, offset in 0..60_usize,
            steps in proptest::collection::vec((-30..30_isize, 0..4_u8), 0..20),
        ) {
            let mut cursor = Cursor::at(start);
            cursor.offset = offset;
            for (rows, how) in steps {
                match how {
                    0 => cursor.step(Step::Rows(rows), len, page),
                    1 => cursor.step(Step::HalfPages(rows), len, page),
                    2 => cursor.scroll(rows, len, page),
                    _ => cursor.settle(len, page),
                }
                if len > 0 {
                    prop_assert!(cursor.position < len);
                    prop_assert!(cursor.offset <= cursor.position && cursor.position < cursor.offset + page, "{:?}", cursor);
                    prop_assert!(cursor.offset + page <= len.max(page), "no empty rows while there is more: {:?}", cursor);
                }
            }
        }
    }
}
