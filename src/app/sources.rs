//! The sources: a list of them with what rests on the selected one, or the grades as a table with the records of a cell.

mod foot;
mod grid;
mod stage;

pub use grid::{Column, GridCursor};

use super::cursor::{Cursor, Step};
use super::narrowing::Narrowing;
use super::reading::Reading;
use super::reload::Renumbering;
use super::stage::{Ground, Outcome};
use crate::command::Command;
use crate::geometry::{self, DisputeAreas, Part, Size};
use crate::model::{Date, Kind, RecordRef, Scope, SourceIx, days_between};
use crate::query::sources::{self, Bin, CITING, Grades, Hold, Rest, Summary};

/// How the sources are laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SourceLayout {
    /// Those without which most records would stand on nothing first.
    #[default]
    Alone,
    /// Those that most records cite first.
    Records,
    /// The newest first, those without a date last.
    Newest,
    /// By publisher, then by date.
    Publisher,
    /// No list of sources but the grades of what they carry.
    Grades,
}

impl SourceLayout {
    fn next(self) -> Self {
        match self {
            Self::Alone => Self::Records,
            Self::Records => Self::Newest,
            Self::Newest => Self::Publisher,
            Self::Publisher => Self::Grades,
            Self::Grades => Self::Alone,
        }
    }

    /// The order in a title.
    pub fn title(self) -> &'static str {
        match self {
            Self::Alone => "most relied on alone first",
            Self::Records => "most cited first",
            Self::Newest => "newest first",
            Self::Publisher => "by publisher",
            Self::Grades => "grades",
        }
    }
}

/// A line of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceRow {
    /// All that the filter lists, taken together.
    Together,
    /// One source.
    One(Summary),
}

/// The sources.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// The lines of the list.
    pub rows: Vec<SourceRow>,
    /// Where the list stands.
    pub cursor: Cursor,
    /// What has the keys.
    pub part: Part,
    /// The layout.
    pub layout: SourceLayout,
    /// What narrows the sources and the records.
    pub narrowing: Narrowing,
    /// Sources that only the filter leaves out.
    pub left_out: usize,
    /// The grades of what is shown.
    pub grades: Option<Grades>,
    /// The selected cell of the table.
    pub grid: GridCursor,
    /// What rests on the selected source.
    pub rest: Rest,
    /// The records that are listed, each with its hold on the source; in the table all stand alike.
    pub records: Vec<(RecordRef, Option<Hold>)>,
    /// Records that only the filter leaves out.
    pub records_left_out: usize,
    /// Where the records stand.
    pub record_cursor: Cursor,
    /// The foot.
    pub foot: Reading,
}

/// Where one is among the sources.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    source: Option<SourceIx>,
    record: Option<RecordRef>,
    part: Part,
    layout: SourceLayout,
    grid: GridCursor,
}

impl Spot {
    /// The same place in another generation of the knowledge, as far as it is still there.
    pub(super) fn renumbered(&self, moved: Renumbering) -> Self {
        let source = self.source.and_then(|source| moved.row(source));
        Self { source, record: self.record.and_then(|record| moved.record(record)), ..self.clone() }
    }
}

impl Sources {
    /// Where everything stands in the window.
    pub fn areas(&self, size: Size) -> DisputeAreas {
        geometry::disputes(size, self.part)
    }

    /// Rows of the window that a source takes.
    pub fn row_height(&self, size: Size) -> usize {
        if self.areas(size).list.height > 4 { 2 } else { 1 }
    }

    /// Sources that the window shows.
    pub fn page(&self, size: Size) -> usize {
        (usize::from(self.areas(size).list.inner().height) / self.row_height(size)).max(1)
    }

    /// Records that the window shows.
    pub fn record_page(&self, size: Size) -> usize {
        usize::from(self.areas(size).board.inner().height).max(1)
    }

    /// The selected line of the list.
    pub fn row(&self) -> Option<SourceRow> {
        self.rows.get(self.cursor.position).copied()
    }

    /// The selected source; none where several are taken together or the grades are shown.
    pub fn source(&self) -> Option<SourceIx> {
        match self.row() {
            Some(SourceRow::One(summary)) if self.layout != SourceLayout::Grades => Some(summary.source),
            _ => None,
        }
    }

    /// The selected cell of the table of grades.
    pub fn bin(&self) -> Bin {
        self.grid.bin()
    }

    fn selected_record(&self) -> Option<RecordRef> {
        self.records.get(self.record_cursor.position).map(|&(record, _)| record)
    }

    /// The record that commands speak of: the selected one, in the list the source.
    fn record(&self) -> Option<RecordRef> {
        match self.part {
            Part::List => self.source().map(RecordRef::from),
            Part::Main | Part::Foot => self.selected_record(),
        }
    }

    /// The part whose list a filter narrows: beside the table there are only records.
    fn filtered_part(&self) -> Part {
        if self.layout == SourceLayout::Grades { Part::Main } else { self.part }
    }

    fn rebuild(&mut self, ground: Ground) {
        let spot = self.spot();
        self.list_anew(ground);
        self.return_to(ground, &spot);
    }

    fn list_anew(&mut self, ground: Ground) {
        let scope = ground.scope;
        self.narrowing.apply(ground, &[Kind::Source], &CITING);
        let mut all = sources::all(scope);
        let before = all.len();
        all.retain(|summary| self.narrowing.lists(scope, summary.source));
        self.left_out = before - all.len();
        self.list_in_order(scope, all);
    }

    fn list_in_order(&mut self, scope: &Scope, mut all: Vec<Summary>) {
        sort(scope, self.layout, &mut all);
        let together = (self.left_out > 0 && all.len() > 1).then_some(SourceRow::Together);
        self.rows = together.into_iter().chain(all.into_iter().map(SourceRow::One)).collect();
        self.grades = (self.layout == SourceLayout::Grades).then(|| Grades::of(scope));
    }

    fn spot(&self) -> Spot {
        let Self { part, layout, grid, .. } = *self;
        let source = match self.row() {
            Some(SourceRow::One(summary)) => Some(summary.source),
            _ => None,
        };
        Spot { source, record: self.selected_record(), part, layout, grid }
    }

    fn return_to(&mut self, ground: Ground, spot: &Spot) {
        if self.layout != spot.layout {
            self.layout = spot.layout;
            self.list_anew(ground);
        }
        (self.part, self.grid) = (spot.part, spot.grid);
        let listed = spot.source.and_then(|source| self.position_of(source));
        // A filter that lists several together shows what rests on them all.
        let first = matches!(self.rows.first(), Some(SourceRow::Together)) && listed.is_none();
        self.cursor.position = if first { 0 } else { listed.unwrap_or(self.cursor.position) };
        self.lay_open(ground.scope);
        let place = spot.record.and_then(|record| self.records.iter().position(|&(own, _)| own == record));
        self.record_cursor.position = place.unwrap_or(0);
        self.settle(ground);
    }

    fn position_of(&self, source: SourceIx) -> Option<usize> {
        self.rows.iter().position(|row| matches!(row, SourceRow::One(summary) if summary.source == source))
    }

    /// Selects a source where the list shows it.
    fn select(&mut self, ground: Ground, source: SourceIx) {
        if let Some(position) = self.position_of(source) {
            self.cursor.position = position;
            self.part = Part::List;
            self.lay_open(ground.scope);
            self.settle(ground);
        }
    }

    /// Lists the records of the selected source or cell, from the first one.
    fn lay_open(&mut self, scope: &Scope) {
        self.cursor.position = self.cursor.position.min(self.rows.len().saturating_sub(1));
        self.record_cursor = Cursor::default();
        self.rest = Rest::default();
        let all: Vec<(RecordRef, Option<Hold>)> = match (&self.grades, self.row()) {
            (Some(grades), _) => grades.records(self.grid.bin()).map(|record| (record, None)).collect(),
            (None, row) => {
                let ones = |row: &SourceRow| match row {
                    SourceRow::One(summary) => Some(summary.source),
                    SourceRow::Together => None,
                };
                let among: Vec<_> = match row {
                    Some(SourceRow::Together) => self.rows.iter().filter_map(ones).collect(),
                    Some(row) => ones(&row).into_iter().collect(),
                    None => Vec::new(),
                };
                self.rest = Rest::on(scope, &among);
                self.rest.records.iter().map(|&(record, hold)| (record, Some(hold))).collect()
            }
        };
        let before = all.len();
        self.records = all.into_iter().filter(|&(record, _)| self.narrowing.shows(scope, record)).collect();
        self.records_left_out = before - self.records.len();
    }

    fn settle(&mut self, ground: Ground) {
        let size = ground.size;
        let (page, record_page) = (self.page(size), self.record_page(size));
        self.cursor.settle(self.rows.len(), page);
        self.record_cursor.settle(self.records.len(), record_page);
        let foot = self.areas(size).foot.inner();
        let width = usize::from(foot.width.saturating_sub(2)).max(1);
        self.foot.set(self.foot_lines(ground.scope, width), usize::from(foot.height));
    }

    fn command(&mut self, ground: Ground, command: Command) -> Outcome {
        match command {
            Command::NextPane => self.part = self.part.next(),
            Command::PreviousPane => self.part = self.part.previous(),
            Command::Sort => {
                self.layout = self.layout.next();
                let spot = Spot { record: None, ..self.spot() };
                // The same sources in another order: what rests on each has not changed.
                let listed = std::mem::take(&mut self.rows).into_iter().filter_map(|row| match row {
                    SourceRow::One(summary) => Some(summary),
                    SourceRow::Together => None,
                });
                self.list_in_order(ground.scope, listed.collect());
                self.return_to(ground, &spot);
                return Outcome::Stay;
            }
            Command::Open if self.part == Part::List && self.layout == SourceLayout::Grades => {
                return self.narrow_desk();
            }
            Command::Open if self.part == Part::List => self.part = Part::Main,
            Command::Open => return self.selected_record().into(),
            Command::Left | Command::Right if self.part == Part::List && self.grades.is_some() => {
                self.grid.across(command == Command::Right);
                self.lay_open(ground.scope);
            }
            Command::Left => self.part = Part::List,
            Command::Right => self.part = Part::Main,
            _ => match Step::of(command) {
                Some(step) => self.step(ground, step),
                None => return Outcome::Unknown,
            },
        }
        self.settle(ground);
        Outcome::Stay
    }

    /// The cell as a filter of claims and chronology.
    fn narrow_desk(&self) -> Outcome {
        match self.bin().term() {
            Some(term) => Outcome::Narrow(term),
            None => Outcome::Tell(super::Notice::failed(
                "No term of the query language counts origins beyond one; Tab goes to the records listed here.",
            )),
        }
    }

    fn step(&mut self, ground: Ground, step: Step) {
        let size = ground.size;
        match self.part {
            Part::List if self.grades.is_some() => {
                self.grid.down(step);
                self.lay_open(ground.scope);
            }
            Part::List => {
                self.cursor.step(step, self.rows.len(), self.page(size));
                self.lay_open(ground.scope);
            }
            Part::Main => self.record_cursor.step(step, self.records.len(), self.record_page(size)),
            Part::Foot => self.foot.step(step, usize::from(self.areas(size).foot.inner().height)),
        }
    }

    fn show_date(&mut self, ground: Ground, day: Date) {
        let knowledge = ground.scope.knowledge();
        if self.layout == SourceLayout::Grades || self.part == Part::Main {
            let dated = self.records.iter().enumerate();
            let dated = dated.filter_map(|(at, &(record, _))| Some((at, knowledge.date(record)?)));
            if let Some((at, _)) = dated.min_by_key(|&(_, date)| days_between(day, date).abs()) {
                self.record_cursor.position = at;
            }
        } else {
            let dated = self.rows.iter().enumerate().filter_map(|(at, row)| match row {
                SourceRow::One(summary) => Some((at, knowledge.source(summary.source).date?)),
                SourceRow::Together => None,
            });
            if let Some((at, _)) = dated.min_by_key(|&(_, date)| days_between(day, date).abs()) {
                self.cursor.position = at;
                self.lay_open(ground.scope);
            }
        }
        self.settle(ground);
    }

    fn click(&mut self, ground: Ground, x: u16, y: u16) {
        let areas = self.areas(ground.size);
        let (list, board) = (areas.list.inner(), areas.board.inner());
        if areas.list.contains(x, y) {
            let height = self.row_height(ground.size);
            let at = self.cursor.offset + usize::from(y.saturating_sub(list.y)) / height;
            self.part = Part::List;
            if list.contains(x, y) && self.grades.is_some() {
                self.grid.click(list, x, y);
                self.lay_open(ground.scope);
            } else if list.contains(x, y) && at < self.rows.len() {
                self.cursor.position = at;
                self.lay_open(ground.scope);
            }
        } else if areas.board.contains(x, y) {
            self.part = Part::Main;
            let at = self.record_cursor.offset + usize::from(y.saturating_sub(board.y));
            if board.contains(x, y) && at < self.records.len() {
                self.record_cursor.position = at;
            }
        } else if areas.foot.contains(x, y) {
            self.part = Part::Foot;
        }
        self.settle(ground);
    }
}

fn sort(scope: &Scope, layout: SourceLayout, all: &mut [Summary]) {
    use std::cmp::Reverse;
    let source = |summary: &Summary| scope.knowledge().source(summary.source);
    match layout {
        SourceLayout::Alone | SourceLayout::Grades => {
            all.sort_by_key(|summary| (Reverse((summary.alone, summary.records)), summary.source));
        }
        SourceLayout::Records => all.sort_by_key(|summary| (Reverse((summary.records, summary.alone)), summary.source)),
        SourceLayout::Newest => all.sort_by_key(|summary| (Reverse(source(summary).date), summary.source)),
        SourceLayout::Publisher => {
            all.sort_by_cached_key(|summary| {
                (source(summary).publisher.to_lowercase(), source(summary).date, summary.source)
            });
        }
    }
}
