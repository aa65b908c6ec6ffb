//! Disputes: the questions that parties answer differently, and the contradictions that no single question holds.
//!
//! What is counted here is what the scope shows. A contradiction is live while neither side was corrected or superseded.

mod board;
mod matrix;

use std::collections::BTreeSet;

pub use board::{Board, Column, Mark, MarkKind, Move, MoveStep, Stand};
pub use matrix::{Cell, Matrix, Row};

use crate::model::{ActorIx, ActorKind, ClaimIx, HiddenCounts, Kind, Knowledge, RecordRef, Scope, TopicIx};

/// What a dispute is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A question.
    Topic(TopicIx),
    /// Two claims that contradict each other and do not answer the same question; the earlier one first.
    Pair(ClaimIx, ClaimIx),
}

/// A dispute with what it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// What it is about.
    pub subject: Subject,
    /// Different answers.
    pub positions: usize,
    /// Different speakers.
    pub speakers: usize,
    /// Claims.
    pub claims: usize,
    /// Contradictions that are live.
    pub live: usize,
    /// Claims of the question that the lens hides.
    pub hidden: HiddenCounts,
}

/// Every question in file order, also those that nobody had answered by then, and every pair, the oldest first.
pub fn all(scope: &Scope) -> Vec<Question> {
    let knowledge = scope.knowledge();
    let mut questions: Vec<_> = (0..knowledge.topics.len() as u32).map(|row| Tally::new(TopicIx(row))).collect();
    for &claim in knowledge.claims_by_date() {
        if let Some(topic) = knowledge.claim(claim).topic {
            questions[topic.row()].add(scope, claim);
        }
    }
    let pairs = pairs(scope).into_iter().map(|(first, second)| pair_question(scope, first, second));
    questions.into_iter().map(|tally| tally.question).chain(pairs).collect()
}

/// The questions that a shown claim answers which a test keeps.
pub fn answered(scope: &Scope, keeps: impl Fn(ClaimIx) -> bool) -> BTreeSet<TopicIx> {
    let claims = scope.records(Kind::Claim).map(|record| ClaimIx(record.index));
    claims.filter(|&claim| keeps(claim)).filter_map(|claim| scope.knowledge().claim(claim).topic).collect()
}

/// A question while its claims are counted.
struct Tally<'k> {
    question: Question,
    topic: TopicIx,
    positions: BTreeSet<&'k str>,
    speakers: BTreeSet<ActorIx>,
}

impl<'k> Tally<'k> {
    fn new(topic: TopicIx) -> Self {
        let subject = Subject::Topic(topic);
        let question =
            Question { subject, positions: 0, speakers: 0, claims: 0, live: 0, hidden: HiddenCounts::default() };
        Self { question, topic, positions: BTreeSet::new(), speakers: BTreeSet::new() }
    }

    fn add(&mut self, scope: &'k Scope, index: ClaimIx) {
        if let Some(reason) = scope.hidden(index.into()) {
            self.question.hidden.add(reason);
            return;
        }
        let claim = scope.knowledge().claim(index);
        self.positions.extend(claim.position.as_deref());
        self.speakers.insert(claim.speaker);
        self.question.claims += 1;
        self.question.positions = self.positions.len();
        self.question.speakers = self.speakers.len();
        self.question.live += live_from(scope, index, |other| {
            scope.knowledge().claim(other).topic == Some(self.topic) && scope.hidden(other.into()).is_none()
        });
    }
}

/// The live contradictions of a claim; those with a claim that is counted as well are left to the later row of the two.
fn live_from(scope: &Scope, claim: ClaimIx, counts_too: impl Fn(ClaimIx) -> bool) -> usize {
    if scope.is_overtaken(claim) {
        return 0;
    }
    let own = |other: ClaimIx| other < claim || !counts_too(other);
    scope.disputes(claim).into_iter().filter(|&(other, _)| own(other) && !scope.is_overtaken(other)).count()
}

fn pair_question(scope: &Scope, first: ClaimIx, second: ClaimIx) -> Question {
    let speaker = |claim| scope.knowledge().claim(claim).speaker;
    Question {
        subject: Subject::Pair(first, second),
        positions: 2,
        speakers: if speaker(first) == speaker(second) { 1 } else { 2 },
        claims: 2,
        live: usize::from(!scope.is_overtaken(first) && !scope.is_overtaken(second)),
        hidden: HiddenCounts::default(),
    }
}

/// The contradictions that no question shows both sides of, the oldest first.
fn pairs(scope: &Scope) -> Vec<(ClaimIx, ClaimIx)> {
    let mut pairs = BTreeSet::new();
    for record in scope.records(Kind::Claim) {
        pairs.extend(pairs_of(scope, ClaimIx(record.index)));
    }
    let mut pairs: Vec<_> = pairs.into_iter().collect();
    let date = |claim: ClaimIx| scope.knowledge().claim(claim).date;
    pairs.sort_by_key(|&(first, second)| (date(second), date(first)));
    pairs
}

fn pairs_of(scope: &Scope, claim: ClaimIx) -> impl Iterator<Item = (ClaimIx, ClaimIx)> {
    let knowledge = scope.knowledge();
    let others = scope.disputes(claim).into_iter().map(|(other, _)| other);
    others.filter(move |&other| !is_within_topic(knowledge, claim, other)).map(move |other| {
        let order = |claim: ClaimIx| (knowledge.claim(claim).date, claim);
        if order(claim) <= order(other) { (claim, other) } else { (other, claim) }
    })
}

fn is_within_topic(knowledge: &Knowledge, a: ClaimIx, b: ClaimIx) -> bool {
    let topic = knowledge.claim(a).topic;
    topic.is_some() && topic == knowledge.claim(b).topic
}

/// The disputes that a claim is part of: its question first, then its contradictions outside it. Nothing for a claim that
/// time hides.
pub fn of_claim(scope: &Scope, claim: ClaimIx) -> Vec<Subject> {
    if !scope.in_time(claim.into()) {
        return Vec::new();
    }
    let topic = scope.knowledge().claim(claim).topic.map(Subject::Topic);
    let mut pairs: Vec<_> = pairs_of(scope, claim).map(|(first, second)| Subject::Pair(first, second)).collect();
    pairs.sort_unstable();
    topic.into_iter().chain(pairs).collect()
}

/// The disputes that any record leads to: those of a claim, a topic's own, those of the claims that speak of an event.
pub fn of_record(scope: &Scope, record: RecordRef) -> Vec<Subject> {
    let claims_of = |record: RecordRef| scope.back_links(record).filter_map(|link| ClaimIx::try_from(link.other).ok());
    match record.kind {
        Kind::Claim => of_claim(scope, ClaimIx(record.index)),
        Kind::Topic => vec![Subject::Topic(TopicIx(record.index))],
        Kind::Event => {
            let mut found: Vec<Subject> = Vec::new();
            for subject in claims_of(record).flat_map(|claim| of_claim(scope, claim)) {
                if !found.contains(&subject) {
                    found.push(subject);
                }
            }
            found
        }
        _ => Vec::new(),
    }
}

/// Whom a speaker speaks for: a person's organisation, else the speaker itself.
pub fn speaks_for(knowledge: &Knowledge, speaker: ActorIx) -> ActorIx {
    let actor = knowledge.actor(speaker);
    actor.parent.filter(|_| actor.kind == ActorKind::Person).unwrap_or(speaker)
}
