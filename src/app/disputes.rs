//! The disputes: a list of questions, and the selected one laid out as columns of positions; or speakers × questions.

mod block;
mod grid;
mod listing;
mod stage;

pub use block::{Block, BlockLine, LineKind};

use super::cursor::{Cursor, Step};
use super::narrowing::Narrowing;
use super::reading::Reading;
use super::reload::Renumbering;
use super::stage::Ground;
use crate::command::Command;
use crate::geometry::{self, DisputeAreas, Part, Size};
use crate::model::{ClaimIx, Date, RecordRef, Scope, days_between};
use crate::query::disputes::{self, Board, Matrix, Question, Subject};

/// Columns that a position needs to be read.
const COLUMN: u16 = 29;

/// How the disputes are laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DisputeLayout {
    /// One question's positions side by side.
    #[default]
    Positions,
    /// Speakers × questions.
    Speakers,
}

/// The disputes.
#[derive(Clone, Debug, Default)]
pub struct Disputes {
    /// The questions, then the pairs.
    pub questions: Vec<Question>,
    /// Where the list stands.
    pub cursor: Cursor,
    /// What has the keys.
    pub part: Part,
    /// What narrows the questions and the claims.
    pub narrowing: Narrowing,
    /// Questions that only the filter leaves out.
    pub left_out: usize,
    /// The layout.
    pub layout: DisputeLayout,
    /// The selected dispute.
    pub board: Option<Board>,
    /// Its columns as lines of the present width.
    pub columns: Vec<Vec<Block>>,
    /// Selected column (a position, or a question).
    pub column: usize,
    /// First column shown.
    pub first_column: usize,
    /// Selected claim of the column.
    pub row: usize,
    /// First line shown of each column.
    pub scroll: Vec<usize>,
    /// Speakers × questions, where they are shown.
    pub matrix: Option<Matrix>,
    /// Where the speakers stand.
    pub speakers: Cursor,
    /// The foot.
    pub foot: Reading,
    lead: Option<ClaimIx>,
    size: Option<Size>,
}

/// Where one is among the disputes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    subject: Option<Subject>,
    claim: Option<ClaimIx>,
    lead: Option<ClaimIx>,
    part: Part,
    layout: DisputeLayout,
    speakers: Cursor,
    column: usize,
}

impl Spot {
    /// The same place in another generation of the knowledge, as far as it is still there.
    pub(super) fn renumbered(&self, moved: Renumbering) -> Self {
        let subject = self.subject.and_then(|subject| match subject {
            Subject::Topic(topic) => moved.row(topic).map(Subject::Topic),
            Subject::Pair(first, second) => Some(Subject::Pair(moved.row(first)?, moved.row(second)?)),
        });
        let claim = |claim: Option<ClaimIx>| claim.and_then(|claim| moved.row(claim));
        Self { subject, claim: claim(self.claim), lead: claim(self.lead), ..self.clone() }
    }
}

impl Disputes {
    /// Where everything stands in the window.
    pub fn areas(&self, size: Size) -> DisputeAreas {
        geometry::disputes(size, self.part)
    }

    /// Rows of the window that a question takes: the fewer the lower its list is.
    pub fn row_height(&self, size: Size) -> usize {
        match self.areas(size).list.height {
            0..=4 => 1,
            5..=12 => 2,
            _ => 3,
        }
    }

    /// Questions that the window shows.
    pub fn page(&self, size: Size) -> usize {
        (usize::from(self.areas(size).list.inner().height) / self.row_height(size)).max(1)
    }

    /// The dispute that is laid open.
    pub fn subject(&self) -> Option<Subject> {
        self.board.as_ref().map(|board| board.subject)
    }

    /// The selected claim; none while the list has the keys or no claim is there.
    pub fn claim(&self) -> Option<ClaimIx> {
        match self.layout {
            DisputeLayout::Positions => {
                self.board.as_ref()?.columns.get(self.column)?.stands.get(self.row).map(|stand| stand.claim)
            }
            DisputeLayout::Speakers => self.cell().map(|cell| cell.claim),
        }
    }

    /// The record that commands speak of: the selected claim, in the list the question.
    pub fn record(&self) -> Option<RecordRef> {
        match (self.part, self.subject()) {
            (Part::List, Some(Subject::Topic(topic))) => Some(topic.into()),
            (Part::List, Some(Subject::Pair(first, _))) => Some(first.into()),
            _ => self.claim().map(RecordRef::from),
        }
    }

    /// Where one is.
    pub fn spot(&self) -> Spot {
        Spot {
            subject: self.subject(),
            claim: self.claim(),
            lead: self.lead,
            part: self.part,
            layout: self.layout,
            speakers: self.speakers,
            column: self.column,
        }
    }

    /// Comes back to where one was, as far as it is still there.
    pub fn return_to(&mut self, scope: &Scope, size: Size, spot: &Spot) {
        self.part = spot.part;
        self.layout = spot.layout;
        self.lead = spot.lead;
        self.speakers = spot.speakers;
        self.matrix = self.matrix_of(scope);
        let listed = spot.subject.and_then(|subject| self.questions.iter().position(|q| q.subject == subject));
        self.cursor.position = listed.unwrap_or(self.cursor.position).min(self.questions.len().saturating_sub(1));
        self.lay_open(scope);
        match (self.layout, spot.claim) {
            (DisputeLayout::Positions, Some(claim)) => self.select(claim),
            (DisputeLayout::Positions, None) => {}
            (DisputeLayout::Speakers, _) => self.column = spot.column,
        }
        self.settle(scope, size);
    }

    /// Opens a dispute with a claim selected; filters that would hide either are taken away.
    pub fn open(&mut self, ground: Ground, subject: Subject, claim: Option<ClaimIx>) {
        if claim.is_some_and(|claim| !self.narrowing.shows(ground.scope, claim)) {
            self.narrowing.main = None;
        }
        if self.questions.iter().all(|question| question.subject != subject) {
            self.narrowing.list = None;
            self.list_anew(ground);
        }
        let layout = DisputeLayout::Positions;
        let spot = Spot {
            subject: Some(subject),
            claim,
            lead: claim,
            part: Part::Main,
            layout,
            speakers: self.speakers,
            column: 0,
        };
        self.return_to(ground.scope, ground.size, &spot);
    }

    /// Lays the selected question open from its beginning.
    fn lay_open(&mut self, scope: &Scope) {
        let question = self.questions.get(self.cursor.position);
        self.board = question.map(|question| {
            let board = Board::among(scope, question.subject, |claim| self.narrowing.shows(scope, claim));
            match self.lead {
                Some(claim) => board.led_by(scope, claim),
                None => board,
            }
        });
        self.columns.clear();
        if self.layout == DisputeLayout::Positions {
            (self.column, self.first_column, self.row) = (0, 0, 0);
        }
    }

    /// Selects a claim of the board.
    fn select(&mut self, claim: ClaimIx) {
        if let Some((column, row)) = self.board.as_ref().and_then(|board| board.find(claim)) {
            (self.column, self.row) = (column, row);
        }
    }

    /// Selects the claim of the board that is nearest to a day.
    pub fn show_date(&mut self, scope: &Scope, size: Size, day: Date) {
        let claims = self.board.iter().flat_map(|board| &board.columns).flat_map(|column| &column.stands);
        let distance = |claim: &ClaimIx| days_between(day, scope.knowledge().claim(*claim).date).abs();
        if let Some(claim) = claims.map(|stand| stand.claim).min_by_key(distance) {
            self.part = Part::Main;
            self.select(claim);
        }
        self.settle(scope, size);
    }

    /// One step back: from the positions to the list; whether there was one.
    pub fn step_back(&mut self, scope: &Scope, size: Size) -> bool {
        let before = self.part;
        self.part = if before == Part::Foot { Part::Main } else { Part::List };
        self.settle(scope, size);
        before != Part::List
    }

    /// A command; a record where it asks to open one.
    pub fn command(&mut self, scope: &Scope, size: Size, command: Command) -> Option<RecordRef> {
        match command {
            Command::NextPane => self.part = self.part.next(),
            Command::PreviousPane => self.part = self.part.previous(),
            Command::Open if self.part == Part::List => self.part = Part::Main,
            Command::Open => return self.claim().map(RecordRef::from),
            Command::Sort => self.change_layout(scope),
            _ => {
                if let Some(step) = Step::of(command) {
                    self.step(scope, size, step);
                } else if matches!(command, Command::Left | Command::Right) {
                    self.step_across(if command == Command::Left { -1 } else { 1 });
                }
            }
        }
        self.settle(scope, size);
        None
    }

    /// A click: selects a question, or a claim of a position.
    pub fn click(&mut self, scope: &Scope, size: Size, x: u16, y: u16) {
        let areas = self.areas(size);
        let (list, board) = (areas.list.inner(), areas.board.inner());
        if areas.list.contains(x, y) {
            let at = self.cursor.offset + usize::from(y.saturating_sub(list.y)) / self.row_height(size);
            self.part = Part::List;
            if list.contains(x, y) && at < self.questions.len() {
                self.cursor.position = at;
                self.lead = None;
                self.lay_open(scope);
            }
        } else if areas.board.contains(x, y) {
            self.part = Part::Main;
            if board.contains(x, y) && self.layout == DisputeLayout::Positions {
                let (_, width) = self.fitting(size);
                self.column = self.first_column + usize::from((x - board.x) / width.max(1));
                self.column = self.column.min(self.column_count().saturating_sub(1));
                let scroll = self.scroll.get(self.column).copied().unwrap_or(0);
                let line = scroll + usize::from((y - board.y).saturating_sub(2));
                let ends = self.columns.get(self.column).into_iter().flatten().scan(0, |end, block| {
                    *end += block.lines.len();
                    Some(*end)
                });
                self.row = ends.take_while(|&end| end <= line).count();
            }
        } else if areas.foot.contains(x, y) {
            self.part = Part::Foot;
        }
        self.settle(scope, size);
    }

    fn change_layout(&mut self, scope: &Scope) {
        self.layout = match self.layout {
            DisputeLayout::Positions => DisputeLayout::Speakers,
            DisputeLayout::Speakers => DisputeLayout::Positions,
        };
        (self.column, self.first_column, self.row) = (0, 0, 0);
        self.part = Part::Main;
        self.matrix = self.matrix_of(scope);
        self.columns.clear();
    }

    fn step(&mut self, scope: &Scope, size: Size, step: Step) {
        match (self.part, self.layout) {
            (Part::Foot, _) => self.foot.step(step, usize::from(self.areas(size).foot.inner().height)),
            (Part::List, _) => {
                self.cursor.step(step, self.questions.len(), self.page(size));
                self.lead = None;
                self.lay_open(scope);
            }
            (Part::Main, DisputeLayout::Positions) => {
                let len = self.columns.get(self.column).map_or(0, Vec::len);
                let mut cursor = Cursor::at(self.row);
                cursor.step(step, len, 4);
                self.row = cursor.position;
            }
            (Part::Main, DisputeLayout::Speakers) => {
                let page = grid::page(self.areas(size).board);
                let len = self.matrix.as_ref().map_or(0, |matrix| matrix.rows.len());
                self.speakers.step(step, len, page);
            }
        }
    }

    fn step_across(&mut self, columns: isize) {
        if self.part == Part::List {
            self.part = if columns > 0 { Part::Main } else { Part::List };
            return;
        }
        if self.part == Part::Foot || self.column == 0 && columns < 0 {
            self.part = Part::List;
            return;
        }
        let last = self.column_count().saturating_sub(1);
        self.column = self.column.saturating_add_signed(columns).min(last);
        if self.layout == DisputeLayout::Positions {
            self.row = self.row.min(self.columns.get(self.column).map_or(0, |column| column.len().saturating_sub(1)));
        }
    }

    fn column_count(&self) -> usize {
        match self.layout {
            DisputeLayout::Positions => self.board.as_ref().map_or(0, |board| board.columns.len()),
            DisputeLayout::Speakers => self.matrix.as_ref().map_or(0, |matrix| matrix.topics.len()),
        }
    }

    /// How many columns the window shows, and how wide each is.
    pub fn fitting(&self, size: Size) -> (usize, u16) {
        let mut width = self.areas(size).board.inner().width;
        if self.layout == DisputeLayout::Speakers {
            width = width.saturating_sub(grid::NAMES);
        }
        let least = if self.layout == DisputeLayout::Speakers { grid::CELL } else { COLUMN };
        let count = usize::from(width / least).clamp(1, self.column_count().max(1));
        (count, width / count as u16)
    }

    /// Fits everything to the window.
    pub fn settle(&mut self, scope: &Scope, size: Size) {
        let page = self.page(size);
        self.cursor.settle(self.questions.len(), page);
        let (shown, width) = self.fitting(size);
        let last = self.column_count().saturating_sub(1);
        self.column = self.column.min(last);
        self.first_column = self.first_column.clamp((self.column + 1).saturating_sub(shown), self.column);
        self.first_column = self.first_column.min(self.column_count().saturating_sub(shown));
        match self.layout {
            DisputeLayout::Positions => self.lay_out_columns(scope, size, width),
            DisputeLayout::Speakers => {
                let page = grid::page(self.areas(size).board);
                self.speakers.settle(self.matrix.as_ref().map_or(0, |matrix| matrix.rows.len()), page);
            }
        }
        self.size = Some(size);
        let foot = self.areas(size).foot.inner();
        let width = usize::from(foot.width.saturating_sub(2)).max(1);
        self.foot.set(self.foot_lines(scope, width), usize::from(foot.height));
    }

    fn lay_out_columns(&mut self, scope: &Scope, size: Size, width: u16) {
        let Some(board) = &self.board else { return };
        let text_width = usize::from(width.saturating_sub(2)).max(1);
        if self.columns.len() != board.columns.len() || self.size != Some(size) {
            let blocks = |column: &disputes::Column| block::blocks(scope, column, text_width);
            self.columns = board.columns.iter().map(blocks).collect();
        }
        self.scroll.resize(self.columns.len(), 0);
        let height = usize::from(self.areas(size).board.inner().height.saturating_sub(2));
        let Some(blocks) = self.columns.get(self.column) else { return };
        self.row = self.row.min(blocks.len().saturating_sub(1));
        let start: usize = blocks.iter().take(self.row).map(|block| block.lines.len()).sum();
        let end = start + blocks.get(self.row).map_or(0, |block| block.lines.len());
        let total: usize = blocks.iter().map(|block| block.lines.len()).sum();
        let scroll = self.scroll[self.column];
        // The whole claim where it fits, else its beginning.
        let lowest = end.saturating_sub(height).min(start);
        self.scroll[self.column] = scroll.clamp(lowest, start).min(total.saturating_sub(height.min(total)).max(lowest));
    }
}
