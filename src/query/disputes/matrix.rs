//! Speakers × questions: in each cell the latest position of that day, and by whom it is contradicted.

use std::collections::BTreeMap;

use super::speaks_for;
use crate::model::{ActorIx, ClaimIx, Kind, Scope, TopicIx};

/// Speakers × questions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matrix {
    /// The questions that somebody had answered, in file order.
    pub topics: Vec<TopicIx>,
    /// The speakers, those who answered most questions first.
    pub rows: Vec<Row>,
}

/// A speaker's answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Who: a person counts as the organisation that it speaks for.
    pub speaker: ActorIx,
    /// An answer to each question, where there is one.
    pub cells: Vec<Option<Cell>>,
    /// How many questions it answered.
    pub answers: usize,
}

/// A speaker's answer to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The latest claim.
    pub claim: ClaimIx,
    /// The claims that contradict it and are live.
    pub contradicted_by: Vec<ClaimIx>,
    /// Whether the speaker took another position before.
    pub moved: bool,
}

impl Matrix {
    /// The latest positions that the scope shows.
    pub fn of(scope: &Scope) -> Self {
        let knowledge = scope.knowledge();
        let mut latest: BTreeMap<ActorIx, BTreeMap<TopicIx, (ClaimIx, bool)>> = BTreeMap::new();
        for &index in knowledge.claims_by_date() {
            let claim = knowledge.claim(index);
            let Some(topic) = claim.topic.filter(|_| scope.hidden(index.into()).is_none()) else { continue };
            let answers = latest.entry(speaks_for(knowledge, claim.speaker)).or_default();
            let answer = answers.entry(topic).or_insert((index, false));
            let moved = answer.1 || knowledge.claim(answer.0).position != claim.position;
            *answer = (index, moved);
        }
        let answered = |topic: TopicIx| latest.values().any(|answers| answers.contains_key(&topic));
        let topics: Vec<_> =
            (0..knowledge.len(Kind::Topic) as u32).map(TopicIx).filter(|&topic| answered(topic)).collect();
        let mut rows: Vec<_> = latest
            .into_iter()
            .map(|(speaker, answers)| {
                let cell = |topic: &TopicIx| answers.get(topic).map(|&(claim, moved)| Cell::of(scope, claim, moved));
                Row { speaker, answers: answers.len(), cells: topics.iter().map(cell).collect() }
            })
            .collect();
        rows.sort_by(|a, b| {
            let name = |row: &Row| &knowledge.actor(row.speaker).name;
            b.answers.cmp(&a.answers).then_with(|| name(a).cmp(name(b)))
        });
        Self { topics, rows }
    }
}

impl Cell {
    fn of(scope: &Scope, claim: ClaimIx, moved: bool) -> Self {
        let overtaken = scope.is_overtaken(claim);
        let others = scope.disputes(claim).into_iter().map(|(other, _)| other);
        let contradicted_by = others.filter(|&other| !overtaken && !scope.is_overtaken(other)).collect();
        Self { claim, contradicted_by, moved }
    }
}
