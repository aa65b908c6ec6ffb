//! Speakers × questions: in each cell the latest position of that day, and by whom it is contradicted.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::speaks_for;
use crate::model::{ActorIx, ClaimIx, Scope, TopicIx};

/// Speakers × questions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matrix {
    /// The questions that somebody had answered, in file order.
    pub topics: Vec<TopicIx>,
    /// The speakers, those who answered most questions first.
    pub rows: Vec<Row>,
}

/// A speaker's answers: most cells of a matrix are empty, so that only the others are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Who: a person counts as the organisation that it speaks for.
    pub speaker: ActorIx,
    /// The latest answer to each question that it answered, in file order of the questions.
    pub answers: Vec<Cell>,
}

/// A speaker's answer to a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The question.
    pub topic: TopicIx,
    /// The latest claim.
    pub claim: ClaimIx,
    /// Whether the speaker took another position before.
    pub moved: bool,
}

impl Matrix {
    /// The latest positions that the scope shows.
    pub fn of(scope: &Scope) -> Self {
        Self::among(scope, |_| true)
    }

    /// The latest positions by the claims that a test keeps.
    pub fn among(scope: &Scope, keeps: impl Fn(ClaimIx) -> bool) -> Self {
        let knowledge = scope.knowledge();
        let mut latest: FxHashMap<(ActorIx, TopicIx), (ClaimIx, bool)> = FxHashMap::default();
        for &index in knowledge.claims_by_date() {
            let claim = knowledge.claim(index);
            let shown = |_: &TopicIx| scope.hidden(index.into()).is_none() && keeps(index);
            let Some(topic) = claim.topic.filter(shown) else { continue };
            let answer = latest.entry((speaks_for(knowledge, claim.speaker), topic)).or_insert((index, false));
            let moved = answer.1 || knowledge.claim(answer.0).position != claim.position;
            *answer = (index, moved);
        }
        let topics: BTreeSet<_> = latest.keys().map(|&(_, topic)| topic).collect();
        let mut answers: Vec<_> = latest.into_iter().collect();
        answers.sort_unstable();
        let mut rows: Vec<Row> = Vec::new();
        for ((speaker, topic), (claim, moved)) in answers {
            let cell = Cell { topic, claim, moved };
            match rows.last_mut().filter(|row| row.speaker == speaker) {
                Some(row) => row.answers.push(cell),
                None => rows.push(Row { speaker, answers: vec![cell] }),
            }
        }
        rows.sort_by(|a, b| {
            let name = |row: &Row| &knowledge.actor(row.speaker).name;
            b.answers.len().cmp(&a.answers.len()).then_with(|| name(a).cmp(name(b)))
        });
        Self { topics: topics.into_iter().collect(), rows }
    }
}

impl Row {
    /// The answer to a question, if there is one.
    pub fn answer(&self, topic: TopicIx) -> Option<&Cell> {
        let found = self.answers.binary_search_by_key(&topic, |cell| cell.topic).ok()?;
        self.answers.get(found)
    }
}

impl Cell {
    /// The claims that contradict the answer and are live.
    pub fn contradicted_by(&self, scope: &Scope) -> Vec<ClaimIx> {
        if scope.is_overtaken(self.claim) {
            return Vec::new();
        }
        let others = scope.disputes(self.claim).into_iter().map(|(other, _)| other);
        others.filter(|&other| !scope.is_overtaken(other)).collect()
    }
}
