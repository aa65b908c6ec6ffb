//! The chart of a measure as cells: a line of steps for each counter, its comparators as signs, and beside them the running
//! counts of what is recorded. Plain arithmetic; drawing only gives the cells their colours.

use super::Numbers;
use crate::model::{Amount, Bound, Date, QuantityState, days_between};
use crate::query::coverage::Ledger;
use crate::query::tallies::{Point, Series, Tally};

/// What a cell belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// A counter: its number among the series.
    Series(usize),
    /// What is recorded and borne out.
    BorneOut,
    /// What is recorded on a claim or one report only.
    Reported,
}

/// A cell that is not empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// What stands in it.
    pub character: char,
    /// What it belongs to.
    pub ink: Ink,
    /// Whether it is a sign of its own rather than part of a line.
    pub sign: bool,
}

/// The chart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Canvas {
    /// Columns.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// The number at the upper edge; zero is the lower edge.
    pub top: u64,
    /// The days at the left and right edge.
    pub days: Option<(Date, Date)>,
    cells: Vec<Option<Mark>>,
}

/// The dots of a braille cell, by column and row (Unicode block Braille Patterns).
const DOTS: [[u32; 4]; 2] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]];

impl Canvas {
    /// Draws a measure's figures and, where there is a ledger, what is recorded.
    pub fn of(tally: &Tally, ledger: Option<&Ledger>, width: usize, height: usize) -> Self {
        let recorded = ledger.map_or_else(Vec::new, |ledger| recorded(tally, ledger));
        let days = extent(tally, &recorded);
        let highest = |amount: Amount| amount.upper.unwrap_or(amount.value);
        let figures = tally.series.iter().flat_map(|series| &series.points).map(|point| highest(point.amount));
        let counts = recorded.iter().flat_map(|(_, steps)| steps).map(|&(_, number)| number);
        let top = round_up(figures.chain(counts).max().unwrap_or(0));
        let mut canvas = Self { width, height, top, days, cells: vec![None; width * height] };
        if days.is_none() || width == 0 || height == 0 {
            return canvas;
        }
        for (ink, steps) in &recorded {
            canvas.steps(*ink, steps);
            canvas.label(steps.last().copied(), *ink, if *ink == Ink::BorneOut { 'B' } else { 'C' });
        }
        // The longest series is drawn last, over the others.
        for (number, series) in tally.series.iter().enumerate().rev() {
            let steps: Vec<_> = series.actual().map(|point| (point.until, point.amount.value)).collect();
            canvas.steps(Ink::Series(number), &steps);
        }
        for (number, series) in tally.series.iter().enumerate().rev() {
            canvas.signs(number, series);
        }
        canvas
    }

    /// A cell that is not empty.
    pub fn cell(&self, column: usize, row: usize) -> Option<Mark> {
        self.cells.get(row * self.width + column).copied().flatten()
    }

    /// The column of a day.
    pub fn column(&self, day: Date) -> Option<usize> {
        self.days.filter(|_| self.width > 0).map(|(from, to)| position(from, to, day, self.width))
    }

    /// The row of a number.
    fn row(&self, number: u64) -> usize {
        self.dot_row(number) / 4
    }

    fn dot_row(&self, number: u64) -> usize {
        let dots = self.height * 4 - 1;
        dots - scaled(number, self.top, dots)
    }

    /// A line that holds each number until the next.
    fn steps(&mut self, ink: Ink, steps: &[(Date, u64)]) {
        let Some((from, to)) = self.days else { return };
        let mut last: Option<(usize, usize)> = None;
        for &(day, number) in steps {
            let (x, y) = (position(from, to, day, self.width * 2), self.dot_row(number));
            if let Some((last_x, last_y)) = last {
                (last_x..=x).for_each(|x| self.dot(x, last_y, ink));
                (last_y.min(y)..=last_y.max(y)).for_each(|y| self.dot(x, y, ink));
            }
            self.dot(x, y, ink);
            last = Some((x, y));
        }
    }

    fn dot(&mut self, x: usize, y: usize, ink: Ink) {
        let cell = &mut self.cells[(y / 4) * self.width + x / 2];
        let before = cell.map_or(0, |mark| u32::from(mark.character).saturating_sub(0x2800));
        let bits = before | DOTS[x % 2][y % 4];
        let character = char::from_u32(0x2800 + bits).unwrap_or('·');
        *cell = Some(Mark { character, ink, sign: false });
    }

    /// The comparators, conflicts, plans and ceilings of a series, and its own sign at its last figure.
    fn signs(&mut self, number: usize, series: &Series) {
        let ink = Ink::Series(number);
        for point in &series.points {
            let Some(column) = self.column(point.until) else { continue };
            let row = self.row(point.amount.value);
            match point.state {
                QuantityState::Planned => self.put(column, row, '◇', ink),
                QuantityState::Ceiling => self.put(column, row, '▔', ink),
                QuantityState::Actual => self.comparator(column, row, point, ink),
            }
        }
        let last = series.latest().map(|point| (point.until, point.amount.value));
        self.label(last, ink, Numbers::sign(number));
    }

    /// At least: open upward. At most: open downward. About: a band. A range: up to its upper end.
    fn comparator(&mut self, column: usize, row: usize, point: &Point, ink: Ink) {
        if let Some(upper) = point.amount.upper {
            (self.row(upper)..row).for_each(|row| self.put_free(column, row, '┆', ink));
        }
        let above = row.checked_sub(1);
        let below = Some(row + 1).filter(|&row| row < self.height);
        match point.amount.bound {
            Bound::Exactly => {}
            Bound::AtLeast | Bound::MoreThan => above.into_iter().for_each(|row| self.put_free(column, row, '↑', ink)),
            Bound::AtMost | Bound::FewerThan => below.into_iter().for_each(|row| self.put_free(column, row, '↓', ink)),
            Bound::About => [above, below].into_iter().flatten().for_each(|row| self.put_free(column, row, '░', ink)),
        }
        if !point.conflicts.is_empty() {
            self.put(column, row, '≠', ink);
        }
    }

    /// A sign beside the end of a line.
    fn label(&mut self, last: Option<(Date, u64)>, ink: Ink, sign: char) {
        if let Some((day, number)) = last
            && let Some(column) = self.column(day)
        {
            self.put((column + 1).min(self.width - 1), self.row(number), sign, ink);
        }
    }

    fn put(&mut self, column: usize, row: usize, character: char, ink: Ink) {
        self.cells[row * self.width + column] = Some(Mark { character, ink, sign: true });
    }

    fn put_free(&mut self, column: usize, row: usize, character: char, ink: Ink) {
        if self.cell(column, row).is_none() {
            self.put(column, row, character, ink);
        }
    }
}

/// The running counts of what is recorded, from the first counter's first day to the last day that anybody counted to.
fn recorded(tally: &Tally, ledger: &Ledger) -> Vec<(Ink, Vec<(Date, u64)>)> {
    let points = || tally.series.iter().flat_map(Series::actual);
    let Some(until) = points().map(|point| point.until).max() else { return Vec::new() };
    let since = tally.series.first().and_then(|series| series.points.iter().filter_map(|point| point.since).min());
    let lines = [(Ink::Reported, false), (Ink::BorneOut, true)].map(|(ink, borne_out)| {
        let mut number = 0;
        let mut steps: Vec<(Date, u64)> = Vec::new();
        for entry in ledger.between(since, until).iter().filter(|entry| entry.borne_out == borne_out) {
            number += u64::from(entry.number);
            match steps.last_mut() {
                Some(last) if last.0 == entry.date => last.1 = number,
                _ => steps.push((entry.date, number)),
            }
        }
        // The count stands until the last day that is compared.
        if !steps.is_empty() {
            steps.push((until, number));
        }
        (ink, steps)
    });
    lines.into_iter().filter(|(_, steps)| !steps.is_empty()).collect()
}

fn extent(tally: &Tally, recorded: &[(Ink, Vec<(Date, u64)>)]) -> Option<(Date, Date)> {
    let figures = tally.series.iter().flat_map(|series| &series.points).map(|point| point.until);
    let counts = recorded.iter().flat_map(|(_, steps)| steps).map(|&(day, _)| day);
    let days: Vec<_> = figures.chain(counts).collect();
    Some((*days.iter().min()?, *days.iter().max()?))
}

/// Where a day stands among `cells` columns.
fn position(from: Date, to: Date, day: Date, cells: usize) -> usize {
    let length = u64::try_from(days_between(from, to)).unwrap_or(0);
    let offset = u64::try_from(days_between(from, day)).unwrap_or(0);
    scaled(offset, length, cells.saturating_sub(1))
}

/// A part of a whole as one of `0..=steps`, rounded.
fn scaled(part: u64, whole: u64, steps: usize) -> usize {
    if whole == 0 {
        return 0;
    }
    let (part, whole, steps) = (u128::from(part.min(whole)), u128::from(whole), steps as u128);
    ((part * steps * 2 + whole) / (whole * 2)) as usize
}

/// The next number with one digit, or one and a half, that is not smaller.
fn round_up(number: u64) -> u64 {
    let mut unit = 1_u64;
    while let Some(next) = unit.checked_mul(10).filter(|&next| next <= number) {
        unit = next;
    }
    let half = (unit / 2).max(1);
    number.div_ceil(half).saturating_mul(half).max(1)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_upper_edge_is_a_round_number_that_is_not_smaller() {
        for (number, top) in [(0, 1), (1, 1), (7, 7), (12, 15), (206, 250), (2_500, 2_500), (7_000, 7_000), (131, 150)]
        {
            assert_eq!(round_up(number), top, "{number}");
        }
        assert_eq!(round_up(u64::MAX), u64::MAX);
    }

    #[test]
    fn days_and_numbers_reach_both_edges() {
        let (from, to) = (date(2023, 10, 17), date(2024, 11, 21));
        assert_eq!((position(from, to, from, 80), position(from, to, to, 80)), (0, 79));
        assert_eq!(position(from, from, from, 80), 0, "one day is no period");
        assert_eq!((scaled(0, 200, 11), scaled(100, 200, 11), scaled(200, 200, 11)), (0, 6, 11));
    }

    #[test]
    fn a_step_holds_until_the_next_and_rises_there() {
        let days = Some((date(2024, 1, 1), date(2024, 1, 5)));
        let mut canvas = Canvas { width: 5, height: 2, top: 8, days, cells: vec![None; 10] };
        canvas.steps(Ink::BorneOut, &[(date(2024, 1, 1), 0), (date(2024, 1, 5), 8)]);
        let row = |row: usize| {
            (0..5).map(|column| canvas.cell(column, row).map_or(' ', |mark| mark.character)).collect::<String>()
        };
        assert_eq!(row(0), "    ⢸");
        assert_eq!(row(1), "⣀⣀⣀⣀⣸");
    }
}
