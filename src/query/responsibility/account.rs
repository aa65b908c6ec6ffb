//! What an actor claimed, what it was accused of, what is established, each apart; and where its claims and the reports do
//! not fit.

use super::misfit::Misfit;
use super::told;
use crate::model::{ActorIx, EventIx, LinkKind, Participation, Role, Scope};

/// An actor's responsibility over all events, as far as it was told by the as-of day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Account {
    /// Events that it claimed, the newest first.
    pub claimed: Vec<EventIx>,
    /// Events that others hold it responsible for.
    pub accused: Vec<EventIx>,
    /// Events that it is established to have carried out.
    pub established: Vec<EventIx>,
    /// Among those it claimed: how many are borne out (credibility 1 or 2 of the link, else of the event).
    pub borne_out: usize,
    /// Claimed events whose claim and report do not fit, the newest first.
    pub misfits: Vec<Misfit>,
}

impl Account {
    /// The account of an actor; nothing where no event names it in such a role.
    pub fn of(scope: &Scope, actor: ActorIx) -> Option<Self> {
        let knowledge = scope.knowledge();
        let mut found = Self::default();
        for link in scope.back_links(actor.into()) {
            let (layer, role) = match link.kind {
                LinkKind::ClaimedBy => (&mut found.claimed, Role::ClaimedBy),
                LinkKind::AttributedTo => (&mut found.accused, Role::AttributedTo),
                LinkKind::Attacker => (&mut found.established, Role::Attacker),
                _ => continue,
            };
            let Ok(event) = EventIx::try_from(link.other) else { continue };
            if parts(scope, event, actor, role).next().is_some() {
                layer.push(event);
            }
        }
        for list in [&mut found.claimed, &mut found.accused, &mut found.established] {
            list.sort_by_key(|&event| std::cmp::Reverse((knowledge.event(event).date, event)));
        }
        if found.claimed.is_empty() && found.accused.is_empty() && found.established.is_empty() {
            return None;
        }
        let digit = |event: EventIx| {
            let own = parts(scope, event, actor, Role::ClaimedBy).find_map(|part| part.credibility);
            own.unwrap_or(knowledge.event(event).credibility)
        };
        found.borne_out = found.claimed.iter().filter(|&&event| digit(event).is_borne_out()).count();
        found.misfits = found.claimed.iter().filter_map(|&event| Misfit::of(scope, event, Some(actor))).collect();
        Some(found)
    }

    /// `claimed 142 · accused of 12 · established: 3`.
    pub fn words(&self) -> String {
        let counts = [("claimed", &self.claimed), ("accused of", &self.accused), ("established", &self.established)];
        let told = counts.into_iter().map(|(word, list)| match list.len() {
            0 => format!("{word} none recorded"),
            number => format!("{word} {number}"),
        });
        told.collect::<Vec<_>>().join(" · ")
    }
}

/// An actor's parts in an event in one role that were told by the as-of day.
pub fn parts(scope: &Scope, event: EventIx, actor: ActorIx, role: Role) -> impl Iterator<Item = &Participation> {
    let parts = scope.knowledge().event(event).in_role(role);
    parts.filter(move |part| part.actor == actor && told(scope, &part.sources))
}

/// Whether a back-link of an actor stands in its account.
pub fn is_in_account(link: LinkKind) -> bool {
    matches!(link, LinkKind::ClaimedBy | LinkKind::AttributedTo | LinkKind::Attacker)
}
