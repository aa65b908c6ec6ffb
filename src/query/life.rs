//! A claim's life as dated steps: said, denied, corrected, withdrawn, superseded. No step is ever dropped.

use std::collections::BTreeSet;

use crate::model::{Claim, ClaimIx, Date, DisputeOver, Knowledge, LinkKind, Scope, day_text};
use crate::query::standing;

/// A step in a claim's life.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// When.
    pub date: Date,
    /// What was done.
    pub act: Act,
    /// The claim that did it.
    pub claim: ClaimIx,
}

/// What a step did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// An earlier statement, which the claim took back, replaced or contradicted.
    Before(Earlier),
    /// The claim itself.
    Said,
    /// Somebody contradicted it.
    Denied(Option<DisputeOver>),
    /// Somebody bore it out.
    BorneOut,
    /// It was corrected.
    Corrected,
    /// It was taken back for another position on the same question.
    Withdrawn,
    /// A newer figure or position took its place.
    Superseded,
}

/// How the claim stood to an earlier statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Earlier {
    /// It contradicted it.
    Contradicted,
    /// It took it back.
    TakenBack,
    /// It took its place.
    Replaced,
}

impl Act {
    /// The word for it: `denied`, `superseded`.
    pub fn words(self) -> String {
        match self {
            Self::Before(Earlier::Contradicted) => "against".to_owned(),
            Self::Before(Earlier::TakenBack) => "takes back".to_owned(),
            Self::Before(Earlier::Replaced) => "replaces".to_owned(),
            Self::Said => "said".to_owned(),
            Self::Denied(Some(over)) if over != DisputeOver::Fact => format!("disputed over {over}"),
            Self::Denied(_) => "denied".to_owned(),
            Self::BorneOut => "borne out".to_owned(),
            Self::Corrected => "corrected".to_owned(),
            Self::Withdrawn => "withdrawn".to_owned(),
            Self::Superseded => "superseded".to_owned(),
        }
    }
}

/// The steps, the oldest first; what became of a claim that took its place is part of its life.
pub fn life(scope: &Scope, claim: ClaimIx) -> Vec<Step> {
    let knowledge = scope.knowledge();
    let own = knowledge.claim(claim);
    let step = |claim: ClaimIx, act| Step { date: knowledge.claim(claim).date, act, claim };
    let mut steps = vec![step(claim, Act::Said)];
    for (earlier, how) in [(&own.corrects, Earlier::TakenBack), (&own.supersedes, Earlier::Replaced)] {
        let known = earlier.iter().filter(|&&earlier| scope.in_time(earlier.into()));
        steps.extend(known.map(|&earlier| step(earlier, Act::Before(how))));
    }
    for (other, over) in scope.disputes(claim) {
        let earlier = knowledge.claim(other).date < own.date;
        steps.push(step(other, if earlier { Act::Before(Earlier::Contradicted) } else { Act::Denied(over) }));
    }
    steps.extend(scope.claims_naming(claim, LinkKind::Corroborates).map(|other| step(other, Act::BorneOut)));
    steps.extend(successors(scope, claim));
    steps.sort_by_key(|step| (step.date, rank(step.act), step.claim));
    steps
}

/// On one day: what was before, the claim, then what was done to it.
fn rank(act: Act) -> u8 {
    match act {
        Act::Before(_) => 0,
        Act::Said => 1,
        Act::Denied(_) | Act::BorneOut => 2,
        Act::Corrected | Act::Withdrawn | Act::Superseded => 3,
    }
}

/// The claims that corrected or superseded it, and those that did it to them, to the last.
fn successors(scope: &Scope, claim: ClaimIx) -> Vec<Step> {
    let knowledge = scope.knowledge();
    let mut steps = Vec::new();
    let mut seen = BTreeSet::from([claim]);
    let mut open = vec![claim];
    while let Some(overtaken) = open.pop() {
        for kind in [LinkKind::Corrects, LinkKind::Supersedes] {
            for next in scope.claims_naming(overtaken, kind) {
                if seen.insert(next) {
                    let act = act(kind, knowledge.claim(overtaken), knowledge.claim(next));
                    steps.push(Step { date: knowledge.claim(next).date, act, claim: next });
                    open.push(next);
                }
            }
        }
    }
    steps
}

fn act(kind: LinkKind, before: &Claim, after: &Claim) -> Act {
    let same_question = before.topic.is_some() && before.topic == after.topic;
    match kind {
        LinkKind::Supersedes => Act::Superseded,
        _ if same_question && before.position != after.position && before.quantity.is_none() => Act::Withdrawn,
        _ => Act::Corrected,
    }
}

/// The steps on one line: `2 Feb 2024 said, John Kirby → 3 Feb 2024 denied, Government of Iraq → …`.
pub fn sentence(knowledge: &Knowledge, steps: &[Step]) -> String {
    let text = |step: &Step| {
        let claim = knowledge.claim(step.claim);
        format!("{} {}, {}", day_text(step.date), step.act.words(), standing::speaker(knowledge, claim))
    };
    steps.iter().map(text).collect::<Vec<_>>().join(" → ")
}
