//! One actor in the middle: its ties to others, out and in, by kind; what it belongs to and what belongs to it; its people;
//! who lists it. And the shortest chain of ties between two actors.
//!
//! Only what holds on the as-of day counts, unless past ties are let in; what is left out is counted by reason.

mod chain;
mod contradiction;
mod listing;
mod tie;
mod tree;
mod weakest;

pub use chain::{Absence, Chain, Chains, Kinds, Step};
pub use contradiction::{Contradictions, disputes_of};
pub use listing::Listing;
pub use tie::{Basis, Reach, Tie};
pub use tree::Branch;
pub use weakest::{weakest, weakest_words};

use crate::model::{ActorIx, ActorKind, Claim, EventIx, Hidden, HiddenCounts, Kind, RecordRef, RelationKind, Scope};

/// A person of an organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Member {
    /// The person.
    pub person: ActorIx,
    /// The tie to the organisation.
    pub tie: Tie,
}

/// An actor with everything that ties it to others.
#[derive(Clone, Debug)]
pub struct Network {
    /// The actor in the middle.
    pub actor: ActorIx,
    /// Ties whose verb starts from it: `opposes …`, by kind.
    pub outgoing: Vec<Tie>,
    /// Ties whose verb leads to it: `is backed by …`, by kind; its people stand apart.
    pub incoming: Vec<Tie>,
    /// What it belongs to, and what that belongs to.
    pub above: Vec<Branch>,
    /// What belongs to it, without people.
    pub below: Vec<Branch>,
    /// Its people, those in office first.
    pub people: Vec<Member>,
    /// Who sanctions or lists it.
    pub listed: Vec<Listing>,
    /// Whom it sanctions or lists.
    pub lists: Vec<Listing>,
    /// Claims that contradict each other on who answers for whom.
    pub contradictions: Contradictions,
    /// Ties that are not shown, by reason.
    pub hidden: HiddenCounts,
    /// Listings that came after the as-of day.
    pub later_listings: usize,
}

impl Network {
    /// The network around an actor.
    pub fn of(reach: Reach, actor: ActorIx) -> Self {
        let scope = reach.scope();
        let knowledge = scope.knowledge();
        let mut hidden = HiddenCounts::default();
        let (mut outgoing, mut incoming, mut people) = (Vec::new(), Vec::new(), Vec::new());
        for tie in reach.all_ties(actor) {
            if let Some(reason) = reach.hidden(tie) {
                hidden.add(reason);
            } else if tie.from == actor {
                outgoing.push(tie);
            } else if tie.basis == Basis::Parent && knowledge.actor(tie.from).kind == ActorKind::Person {
                people.push(Member { person: tie.from, tie });
            } else {
                incoming.push(tie);
            }
        }
        for ties in [&mut outgoing, &mut incoming] {
            ties.sort_by_cached_key(|tie| {
                let name = knowledge.actor(tie.other(actor)).name.to_lowercase();
                (
                    tie.kind(knowledge),
                    tie.is_over(scope),
                    name,
                    tie.since(knowledge).map(crate::model::PartialDate::first_day),
                )
            });
        }
        people.sort_by_cached_key(|member| {
            (member.tie.is_over(scope), knowledge.actor(member.person).name.to_lowercase())
        });
        let (listed, lists, later_listings) = listing::of(scope, actor);
        Self {
            actor,
            above: tree::above(reach, actor),
            below: tree::below(reach, actor),
            contradictions: Contradictions::about(scope, actor),
            outgoing,
            incoming,
            people,
            listed,
            lists,
            hidden,
            later_listings,
        }
    }

    /// How many ties of each reason past ties would not bring back.
    pub fn past(&self) -> usize {
        self.hidden.of(Hidden::NotThen)
    }
}

/// The actor that any record leads to: itself, the speaker of a claim, who carried out or claimed an event or is accused of
/// it, one end of a tie.
pub fn actor_of(scope: &Scope, record: RecordRef) -> Option<ActorIx> {
    let knowledge = scope.knowledge();
    match record.kind {
        Kind::Actor => Some(ActorIx(record.index)),
        Kind::Claim => {
            let Claim { speaker, .. } = knowledge.claim(crate::model::ClaimIx(record.index));
            Some(*speaker)
        }
        Kind::Event => event_actor(scope, EventIx(record.index)),
        Kind::Relation => Some(knowledge.relation(crate::model::RelationIx(record.index)).from),
        _ => None,
    }
}

/// The actor that an event is by: established, claimed, accused; else who issued it or took part first.
fn event_actor(scope: &Scope, event: EventIx) -> Option<ActorIx> {
    use crate::model::Role::{Attacker, AttributedTo, ClaimedBy, Issuer, Party, Subject};
    let event = scope.knowledge().event(event);
    let told = |role| event.in_role(role).find(|part| super::responsibility::told(scope, &part.sources));
    let by = [Attacker, ClaimedBy, AttributedTo, Issuer, Party, Subject].into_iter().find_map(told);
    by.or(event.actors.first()).map(|part| part.actor)
}

/// Whether a kind of tie says who answers for whom, so that contradictions over responsibility bear on it.
fn says_who_answers(kind: RelationKind) -> bool {
    matches!(kind, RelationKind::Commands | RelationKind::Backs | RelationKind::FrontFor | RelationKind::PartOf)
}
