//! Which questions and claims are listed: all that the scope shows, as far as the filters keep them.

use super::{DisputeLayout, Disputes};
use crate::app::reload::Renumbering;
use crate::app::stage::Ground;
use crate::geometry::Part;
use crate::model::{ClaimIx, Kind, RecordRef, Scope};
use crate::query::disputes::{self, Board, Matrix, Subject};

impl Disputes {
    /// Works everything out anew; the dispute and the claim stay selected if they are still there.
    pub fn rebuild(&mut self, ground: Ground) {
        let spot = self.spot();
        self.list_anew(ground);
        self.return_to(ground.scope, ground.size, &spot);
    }

    /// Lists the questions that the filter keeps: by their own words, or by those of a claim that answers them.
    pub(super) fn list_anew(&mut self, ground: Ground) {
        let scope = ground.scope;
        self.narrowing.apply(ground, &[Kind::Topic, Kind::Claim], &[Kind::Claim]);
        self.questions = disputes::all(scope);
        let all = self.questions.len();
        if self.narrowing.list.is_some() {
            let narrowing = &self.narrowing;
            let kept = |claim: ClaimIx| narrowing.lists(scope, claim);
            let answered = disputes::answered(scope, kept);
            self.questions.retain(|question| match question.subject {
                Subject::Topic(topic) => answered.contains(&topic) || narrowing.lists(scope, topic),
                Subject::Pair(first, second) => kept(first) || kept(second),
            });
        }
        self.left_out = all - self.questions.len();
    }

    /// The claims of what has the keys: of every question that is listed, of the one that is laid open, or of the speakers.
    pub(super) fn countable(&self, scope: &Scope) -> (&'static str, Vec<RecordRef>) {
        let board = |board: &Board| {
            let stands = board.columns.iter().flat_map(|column| &column.stands);
            stands.map(|stand| RecordRef::from(stand.claim)).collect::<Vec<_>>()
        };
        match (self.part, &self.matrix) {
            (Part::List, _) => {
                let all = self.questions.iter().flat_map(|question| board(&Board::of(scope, question.subject)));
                let mut claims: Vec<_> = all.filter(|&claim| self.narrowing.lists(scope, claim)).collect();
                claims.sort_unstable();
                claims.dedup();
                ("Answers listed", claims)
            }
            (_, Some(matrix)) => {
                let answers = matrix.rows.iter().flat_map(|row| &row.answers);
                ("Latest answers", answers.map(|cell| cell.claim.into()).collect())
            }
            (_, None) => ("Answers here", self.board.as_ref().map(board).unwrap_or_default()),
        }
    }

    pub(super) fn matrix_of(&self, scope: &Scope) -> Option<Matrix> {
        let shown = |claim: ClaimIx| self.narrowing.shows(scope, claim);
        (self.layout == DisputeLayout::Speakers).then(|| Matrix::among(scope, shown))
    }

    /// Takes over another generation of the knowledge, if anything was laid open.
    pub(super) fn renew(&mut self, ground: Ground, moved: Renumbering) {
        if self.questions.is_empty() {
            return;
        }
        let spot = self.spot().renumbered(moved);
        self.list_anew(ground);
        self.return_to(ground.scope, ground.size, &spot);
    }
}
