//! Speakers × questions in the window, and the lines of the foot: who moved, the life of the selected claim.

use super::{DisputeLayout, Disputes};
use crate::geometry::Area;
use crate::model::{Kind, Scope, day_text};
use crate::query::disputes::{Board, Cell};
use crate::query::life::{life, sentence};
use crate::query::standing;
use crate::text::{safe, wrap};

/// Columns of the speakers' names.
pub(super) const NAMES: u16 = 22;
/// Columns that a cell needs to be read.
pub(super) const CELL: u16 = 22;
/// Rows of a speaker.
const ROWS: usize = 2;
/// Rows above the speakers: the questions.
pub(super) const HEAD: u16 = 3;

/// How many speakers an area shows.
pub(super) fn page(board: Area) -> usize {
    (usize::from(board.inner().height.saturating_sub(HEAD)) / ROWS).max(1)
}

impl Disputes {
    /// Columns of the speakers' names in the second layout.
    pub const NAMES: u16 = NAMES;
    /// Rows above the speakers in the second layout.
    pub const HEAD: u16 = HEAD;
    /// Rows of a speaker in the second layout.
    pub const SPEAKER_ROWS: usize = ROWS;

    /// The selected answer of the second layout.
    pub fn cell(&self) -> Option<&Cell> {
        let matrix = self.matrix.as_ref()?;
        matrix.rows.get(self.speakers.position)?.answer(*matrix.topics.get(self.column)?)
    }

    /// The foot's text, in lines of a width.
    pub(super) fn foot_lines(&self, scope: &Scope, width: usize) -> Vec<String> {
        let mut texts = Vec::new();
        match self.layout {
            DisputeLayout::Positions => {
                if let Some(board) = &self.board {
                    texts.extend(life_text(scope, self));
                    texts.extend(moves(scope, board));
                    texts.extend(hidden_text(board));
                }
            }
            DisputeLayout::Speakers => texts.push(self.cell_text(scope)),
        }
        texts.iter().flat_map(|text| wrap(text, width).into_iter().map(str::to_owned)).collect()
    }

    fn cell_text(&self, scope: &Scope) -> String {
        let knowledge = scope.knowledge();
        let Some(cell) = self.cell() else {
            return "No answer of this speaker is recorded for this question.".to_owned();
        };
        let claim = knowledge.claim(cell.claim);
        let position = claim.position.as_deref().map(safe).unwrap_or_default();
        let moved = if cell.moved { "; took another position before" } else { "" };
        let others = cell.contradicted_by(scope).into_iter();
        let others: Vec<_> = others.map(|other| standing::said_by(knowledge, knowledge.claim(other))).collect();
        let against = if others.is_empty() {
            "not contradicted".to_owned()
        } else {
            format!("contradicted by {}", others.join("; "))
        };
        let said_by = standing::said_by(knowledge, claim);
        format!("{position} — {said_by}: {}{moved}; {against}", safe(&claim.statement))
    }
}

fn life_text(scope: &Scope, disputes: &Disputes) -> Option<String> {
    let steps = life(scope, disputes.claim()?);
    (steps.len() > 1).then(|| format!("Life of this claim: {}", sentence(scope.knowledge(), &steps)))
}

/// `Moved: DoD: No (10 Jan 2024) → Yes (20 Feb 2024)`.
fn moves(scope: &Scope, board: &Board) -> impl Iterator<Item = String> {
    let knowledge = scope.knowledge();
    board.moves.iter().map(move |moved| {
        let step = |step: &crate::query::disputes::MoveStep| {
            let label = |&column: &usize| board.columns[column].position.as_deref().map(safe).unwrap_or_default();
            let positions: Vec<_> = step.columns.iter().map(label).collect();
            format!("{} ({})", positions.join(" and "), day_text(step.date))
        };
        let steps: Vec<_> = moved.steps.iter().map(step).collect();
        format!("Moved: {}: {}", safe(knowledge.actor(moved.who).label()), steps.join(" → "))
    })
}

fn hidden_text(board: &Board) -> Option<String> {
    let hidden = board.hidden.text();
    let left_out = (board.left_out > 0).then(|| format!("{} left out by the filter", board.left_out));
    let all: Vec<_> = left_out.into_iter().chain((!hidden.is_empty()).then_some(hidden)).collect();
    (!all.is_empty()).then(|| format!("Hidden {}s: {} (W widens).", Kind::Claim, all.join(", ")))
}
