//! A pane of the network: rows of which some can be selected, and where it stands.

use crate::app::cursor::{Cursor, Step};
use crate::model::{ActorIx, RecordRef, SourceIx};
use crate::query::card::Piece;
use crate::query::network::{Listing, Tie};

/// What a row leads to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Goal {
    /// Nothing: a heading, a text.
    #[default]
    Nothing,
    /// An actor.
    Actor(ActorIx),
    /// A tie, and the actor at its other end.
    Tie(Tie, ActorIx),
    /// A sanction or listing, and the actor at its other end.
    Listing(Listing, Option<ActorIx>),
    /// A source.
    Source(SourceIx),
}

impl Goal {
    /// The actor that Enter brings into the middle.
    pub fn actor(self) -> Option<ActorIx> {
        match self {
            Self::Actor(actor) | Self::Tie(_, actor) => Some(actor),
            Self::Listing(_, actor) => actor,
            Self::Nothing | Self::Source(_) => None,
        }
    }

    /// The record that commands speak of.
    pub fn record(self) -> Option<RecordRef> {
        match self {
            Self::Nothing => None,
            Self::Actor(actor) => Some(actor.into()),
            Self::Tie(tie, _) => Some(tie.record()),
            Self::Listing(listing, _) => Some(listing.record()),
            Self::Source(source) => Some(source.into()),
        }
    }
}

/// A row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NetRow {
    /// What it says.
    pub pieces: Vec<Piece>,
    /// What stands at its right end.
    pub right: Vec<Piece>,
    /// Whether it heads the rows below.
    pub heading: bool,
    /// What it leads to.
    pub goal: Goal,
}

/// Rows, and where they stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NetPane {
    /// The rows.
    pub rows: Vec<NetRow>,
    /// The selected row and the first one shown.
    pub cursor: Cursor,
}

impl NetPane {
    /// The selected row.
    pub fn selected(&self) -> Option<&NetRow> {
        self.rows.get(self.cursor.position).filter(|row| row.goal != Goal::Nothing)
    }

    /// How many rows can be selected, and which of them is.
    pub fn count(&self) -> (usize, usize) {
        let selectable = |rows: &[NetRow]| rows.iter().filter(|row| row.goal != Goal::Nothing).count();
        let before = self.cursor.position.min(self.rows.len());
        (selectable(&self.rows[..before]) + usize::from(self.selected().is_some()), selectable(&self.rows))
    }

    /// Selects the row that leads somewhere, if it is there.
    pub(super) fn select(&mut self, goal: Option<Goal>) {
        if let Some(position) = goal.and_then(|goal| self.rows.iter().position(|row| row.goal == goal)) {
            self.cursor.position = position;
        }
    }

    /// Moves; rows that lead nowhere are passed over.
    pub(super) fn step(&mut self, step: Step, page: usize) {
        let before = self.cursor.position;
        self.cursor.step(step, self.rows.len(), page);
        let down = match step {
            Step::Rows(rows) | Step::HalfPages(rows) => rows > 0,
            Step::Top => true,
            Step::Bottom => false,
        };
        if !self.land(down) {
            self.cursor.position = before;
        }
        self.settle(page);
    }

    /// Moves to the nearest row in a direction that leads somewhere; whether there is one.
    fn land(&mut self, down: bool) -> bool {
        let leads = |position: &usize| self.rows[*position].goal != Goal::Nothing;
        let start = self.cursor.position.min(self.rows.len().saturating_sub(1));
        let found = if down {
            (start..self.rows.len()).find(leads)
        } else {
            (0..(start + 1).min(self.rows.len())).rev().find(leads)
        };
        if let Some(position) = found {
            self.cursor.position = position;
        }
        found.is_some()
    }

    /// Brings the selection onto a row that leads somewhere, and into sight; what heads the first such row is shown with it.
    pub(super) fn settle(&mut self, page: usize) {
        if self.selected().is_none() && !self.land(true) {
            self.land(false);
        }
        let first = self.rows.iter().position(|row| row.goal != Goal::Nothing);
        if first.is_none_or(|first| self.cursor.position == first && first < page) {
            self.cursor.show_from(0);
        }
        self.cursor.settle(self.rows.len(), page);
    }

    /// Selects the row that is shown in a line of the pane.
    pub(super) fn click(&mut self, line: usize) {
        let position = self.cursor.offset + line;
        if self.rows.get(position).is_some_and(|row| row.goal != Goal::Nothing) {
            self.cursor.position = position;
        }
    }

    /// Scrolls; the selection follows where it would leave the window.
    pub(super) fn scroll(&mut self, rows: isize, page: usize) {
        self.cursor.scroll(rows, self.rows.len(), page);
        if self.selected().is_none() && !self.land(rows > 0) {
            self.land(rows <= 0);
        }
    }
}
