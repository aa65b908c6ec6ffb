//! Claims that contradict each other on who answers for whom: they mark the tie between the two that both speak of.

use super::says_who_answers;
use super::tie::Tie;
use crate::model::{ActorIx, ClaimIx, DisputeOver, Kind, Knowledge, LinkKind, RelationIx, Scope};
use crate::query::disputes::{Subject, of_claim, speaks_for};

/// Contradictions over responsibility in which both sides speak of one actor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contradictions {
    /// The two claims, the older one first.
    pairs: Vec<(ClaimIx, ClaimIx)>,
}

impl Contradictions {
    /// Those in which both sides speak of an actor.
    pub fn about(scope: &Scope, actor: ActorIx) -> Self {
        let knowledge = scope.knowledge();
        let mut pairs = Vec::new();
        for link in scope.back_links(actor.into()) {
            let Ok(claim) = ClaimIx::try_from(link.other) else { continue };
            if !matches!(link.kind, LinkKind::About | LinkKind::Speaker) || !speaks_of(knowledge, claim, actor) {
                continue;
            }
            for (other, over) in scope.disputes(claim) {
                if over == Some(DisputeOver::Responsibility) && speaks_of(knowledge, other, actor) {
                    let order = |claim: ClaimIx| (knowledge.claim(claim).date, claim);
                    pairs.push(if order(claim) <= order(other) { (claim, other) } else { (other, claim) });
                }
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        Self { pairs }
    }

    /// Those that bear on a tie of the actor: both sides speak of its other end, too.
    pub fn of_tie(&self, knowledge: &Knowledge, tie: Tie) -> Vec<(ClaimIx, ClaimIx)> {
        if !says_who_answers(tie.kind(knowledge)) {
            return Vec::new();
        }
        let both = |&&(one, two): &&(ClaimIx, ClaimIx)| {
            [one, two]
                .into_iter()
                .all(|claim| [tie.from, tie.to].into_iter().all(|end| speaks_of(knowledge, claim, end)))
        };
        self.pairs.iter().filter(both).copied().collect()
    }
}

/// The disputes that bear on a relation: those that show both sides of a contradiction.
pub fn disputes_of(scope: &Scope, relation: RelationIx) -> Vec<Subject> {
    let knowledge = scope.knowledge();
    let tie = Tie::of_relation(knowledge, relation);
    let mut found: Vec<Subject> = Vec::new();
    for (one, two) in Contradictions::about(scope, tie.from).of_tie(knowledge, tie) {
        let both = of_claim(scope, two);
        for subject in of_claim(scope, one).into_iter().filter(|subject| both.contains(subject)) {
            if !found.contains(&subject) {
                found.push(subject);
            }
        }
    }
    found
}

/// Whether a claim is about an actor or one of its people, or is its own word about somebody.
fn speaks_of(knowledge: &Knowledge, claim: ClaimIx, actor: ActorIx) -> bool {
    let claim = knowledge.claim(claim);
    let mut about = claim.about.iter().filter(|about| about.kind == Kind::Actor).map(|about| ActorIx(about.index));
    claim.speaker == actor
        || speaks_for(knowledge, claim.speaker) == actor
        || about.any(|one| one == actor || speaks_for(knowledge, one) == actor)
}
