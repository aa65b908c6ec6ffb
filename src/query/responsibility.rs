//! Who did it, in three layers that are never merged: claimed by, attributed to (by whom), established.
//!
//! "Nobody claimed it", which a source says, and "not recorded", which only means that this file is silent, read differently.
//! The same over all events of an actor is its [`Account`]; where its claims and the reports part are [`Misfit`]s.

mod account;
mod link;
mod misfit;

pub use account::{Account, is_in_account, parts};
pub use link::{LinkGrade, link_grade, link_sources};
pub use misfit::{Gap, Misfit, Reason, contradictions};

use crate::model::{ActorIx, EventIx, EventKind, Knowledge, Participation, Role, Scope};
use crate::text::safe;

/// The one sign that a list has room for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// Somebody claimed it.
    Claimed,
    /// It is established who did it, and nobody is recorded as having claimed it.
    Established,
    /// Somebody holds somebody responsible.
    Attributed,
    /// A source says that nobody claimed it.
    Unclaimed,
    /// The file does not say.
    NotRecorded,
}

impl Mark {
    /// Every mark, as the legend lists them.
    pub const ALL: [Self; 5] = [Self::Claimed, Self::Attributed, Self::Established, Self::Unclaimed, Self::NotRecorded];

    /// The sign, blank where nothing is recorded.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Claimed => "✓",
            Self::Established => "=",
            Self::Attributed => "?",
            Self::Unclaimed => "–",
            Self::NotRecorded => "",
        }
    }

    /// What the sign means.
    pub fn words(self) -> &'static str {
        match self {
            Self::Claimed => "claimed",
            Self::Established => "established",
            Self::Attributed => "attributed",
            Self::Unclaimed => "nobody claimed it",
            Self::NotRecorded => "responsibility not recorded",
        }
    }
}

/// Who is responsible for an event, as far as it was told by the as-of day.
#[derive(Clone, Debug)]
pub struct Responsibility<'k> {
    /// Those who claimed it.
    pub claimed: Vec<&'k Participation>,
    /// Those who are held responsible; each says by whom.
    pub attributed: Vec<&'k Participation>,
    /// Those who are established to have done it.
    pub established: Vec<&'k Participation>,
    /// A source says that nobody claimed it.
    pub unclaimed: bool,
    /// Links of these kinds that only sources after the as-of day make.
    pub later: usize,
}

impl<'k> Responsibility<'k> {
    /// The responsibility for an event; nothing where the question does not arise (a meeting, say).
    pub fn of(scope: &'k Scope, event: EventIx) -> Option<Self> {
        let event = scope.knowledge().event(event);
        let mut found = Self {
            claimed: Vec::new(),
            attributed: Vec::new(),
            established: Vec::new(),
            unclaimed: event.unclaimed,
            later: 0,
        };
        let mut any = event.unclaimed || matches!(event.kind, EventKind::Attack | EventKind::Strike);
        for part in &event.actors {
            let layer = match part.role {
                Role::ClaimedBy => &mut found.claimed,
                Role::AttributedTo => &mut found.attributed,
                Role::Attacker => &mut found.established,
                _ => continue,
            };
            any = true;
            if told(scope, &part.sources) {
                layer.push(part);
            } else {
                found.later += 1;
            }
        }
        any.then_some(found)
    }

    /// The sign for a list.
    pub fn mark(&self) -> Mark {
        if !self.claimed.is_empty() {
            Mark::Claimed
        } else if !self.established.is_empty() {
            Mark::Established
        } else if !self.attributed.is_empty() {
            Mark::Attributed
        } else if self.unclaimed {
            Mark::Unclaimed
        } else {
            Mark::NotRecorded
        }
    }

    /// The sign with the first actor's short name: `✓IRI`, `?KH`, `–`.
    pub fn short(&self, knowledge: &Knowledge) -> String {
        let mark = self.mark();
        let named = match mark {
            Mark::Claimed => self.claimed.first(),
            Mark::Established => self.established.first(),
            Mark::Attributed => self.attributed.first(),
            Mark::Unclaimed | Mark::NotRecorded => None,
        };
        let name = named.map_or_else(Default::default, |part| safe(knowledge.actor(part.actor).label()));
        format!("{}{name}", mark.sign())
    }

    /// All that is told, layer after layer: `claimed by A; attributed to B (by C)`.
    pub fn words(&self, knowledge: &Knowledge) -> String {
        let mut layers = Vec::new();
        if self.unclaimed {
            layers.push(if self.claimed.is_empty() { "nobody claimed it" } else { "first unclaimed" }.to_owned());
        }
        if !self.claimed.is_empty() {
            layers.push(format!("claimed by {}", names(knowledge, self.claimed.iter().map(|part| part.actor))));
        }
        layers.extend(self.attributed.iter().map(|part| {
            let blamed = safe(&knowledge.actor(part.actor).name);
            format!("attributed to {blamed} ({})", attributed_by(knowledge, part))
        }));
        if !self.established.is_empty() {
            let names = names(knowledge, self.established.iter().map(|part| part.actor));
            layers.push(format!("carried out by {names} (established)"));
        }
        match (layers.is_empty(), self.later) {
            (true, 0) => Mark::NotRecorded.words().to_owned(),
            (true, _) => "responsibility told only by later sources".to_owned(),
            _ => layers.join("; "),
        }
    }
}

/// `by A and B`, or that it is not recorded by whom.
pub fn attributed_by(knowledge: &Knowledge, part: &Participation) -> String {
    if part.by.is_empty() {
        "by whom is not recorded".to_owned()
    } else {
        format!("by {}", names(knowledge, part.by.iter().copied()))
    }
}

/// Whether a link's own sources, if it has any, were there on the as-of day.
pub fn told(scope: &Scope, sources: &[crate::model::SourceIx]) -> bool {
    sources.is_empty() || sources.iter().any(|&source| scope.in_time(source.into()))
}

/// `A`, `A and B`, `A, B and C`.
pub fn names(knowledge: &Knowledge, actors: impl Iterator<Item = ActorIx>) -> String {
    let names: Vec<_> = actors.map(|actor| safe(&knowledge.actor(actor).name)).collect();
    match names.split_last() {
        None => String::new(),
        Some((last, [])) => last.to_string(),
        Some((last, before)) => format!("{} and {last}", before.join(", ")),
    }
}
