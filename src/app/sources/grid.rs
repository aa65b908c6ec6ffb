//! The selected cell of the table of grades: letters down, digits across, and below them the numbers of origins.

use crate::app::cursor::Step;
use crate::geometry::Area;
use crate::model::{Credibility, Reliability};
use crate::query::sources::Bin;

/// Rows of letters.
const LETTERS: usize = Reliability::ALL.len();
/// Rows in all: letters, then the numbers of origins.
const ROWS: usize = LETTERS + Bin::MOST_ORIGINS + 1;
/// Columns of digits.
const DIGITS: usize = Credibility::ALL.len();

/// A cell of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GridCursor {
    row: usize,
    digit: usize,
}

impl Default for GridCursor {
    /// At B2, where most of what is well sourced stands.
    fn default() -> Self {
        Self { row: 1, digit: 1 }
    }
}

/// Where the table's columns stand, in cells from its left edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column;

impl Column {
    /// Columns before the first digit.
    pub const LABEL: u16 = 4;
    /// Columns of a number.
    pub const NUMBER: u16 = 6;
    /// Columns from which on the origins stand beside the letters rather than below them.
    const BESIDE: u16 = 76;

    /// Where the origins begin: beside the letters where there is room, else below.
    pub fn origins(area: Area) -> Area {
        let table = Self::LABEL + Self::NUMBER * (DIGITS as u16 + 1) + 3;
        if area.width >= Self::BESIDE {
            Area { x: area.x + table, width: area.width - table, ..area }
        } else {
            area.split_rows(LETTERS as u16 + 3).1
        }
    }
}

impl GridCursor {
    /// What the cell stands for.
    pub fn bin(self) -> Bin {
        match self.row.checked_sub(LETTERS) {
            None => Bin::Grade(Reliability::ALL[self.row], Credibility::ALL[self.digit]),
            Some(0) => Bin::Origins(1),
            Some(row) if row < Bin::MOST_ORIGINS => Bin::Origins(row + 1),
            Some(_) => Bin::Origins(0),
        }
    }

    /// The rows of origins in the order in which they stand: those without any last.
    pub fn origin_rows() -> impl Iterator<Item = Bin> {
        (1..=Bin::MOST_ORIGINS).chain([0]).map(Bin::Origins)
    }

    pub(super) fn down(&mut self, step: Step) {
        self.row = match step {
            Step::Rows(rows) => self.row.saturating_add_signed(rows).min(ROWS - 1),
            Step::HalfPages(halves) if halves < 0 => 0,
            Step::HalfPages(_) => (LETTERS + usize::from(self.row >= LETTERS) * ROWS).min(ROWS - 1),
            Step::Top => 0,
            Step::Bottom => ROWS - 1,
        };
    }

    pub(super) fn across(&mut self, right: bool) {
        if self.row < LETTERS {
            self.digit = self.digit.saturating_add_signed(if right { 1 } else { -1 }).min(DIGITS - 1);
        }
    }

    /// Selects what was clicked in the table's area, if there is a cell.
    pub(super) fn click(&mut self, area: Area, x: u16, y: u16) {
        let origins = Column::origins(area);
        if origins.contains(x, y) && y > origins.y {
            let row = usize::from(y - origins.y - 1);
            if row <= Bin::MOST_ORIGINS {
                self.row = LETTERS + row;
            }
            return;
        }
        let (row, column) = (y.saturating_sub(area.y + 1), x.saturating_sub(area.x + Column::LABEL));
        let digit = usize::from(column / Column::NUMBER);
        if y > area.y && usize::from(row) < LETTERS && digit < DIGITS && x >= area.x + Column::LABEL {
            (self.row, self.digit) = (usize::from(row), digit);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cell_is_reached_and_stands_for_something_else() {
        let mut seen = Vec::new();
        for row in 0..ROWS {
            for digit in 0..if row < LETTERS { DIGITS } else { 1 } {
                let mut cursor = GridCursor { row: 0, digit: 0 };
                cursor.down(Step::Rows(0));
                (0..digit).for_each(|_| cursor.across(true));
                cursor.down(Step::Rows(row.cast_signed()));
                assert!(!seen.contains(&cursor.bin()), "{:?} twice", cursor.bin());
                seen.push(cursor.bin());
            }
        }
        assert_eq!(seen.len(), 36 + 5);
    }

    #[test]
    fn a_click_selects_the_cell_below_it_at_both_widths() {
        for width in [48, 78] {
            let area = Area::new(1, 2, width, 20);
            let mut cursor = GridCursor::default();
            cursor.click(area, 1 + Column::LABEL + 2 * Column::NUMBER + 1, 2 + 1 + 3);
            assert_eq!(cursor.bin().words(), "D3");
            let origins = Column::origins(area);
            cursor.click(area, origins.x + 2, origins.y + 1);
            assert_eq!(cursor.bin(), Bin::Origins(1));
            cursor.click(area, area.x, area.y);
            assert_eq!(cursor.bin(), Bin::Origins(1), "the heading is no cell");
        }
    }
}
