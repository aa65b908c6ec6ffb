//! Chains of answers: which recorded event is recorded as a response to which, how long after, and what each side said of it.
//!
//! Only `responds-to` makes a chain. That one event followed another, at the same place or by the same actors, makes none.

mod delay;
mod lay_out;

use std::collections::{BTreeMap, BTreeSet};

pub use delay::Delay;
pub use lay_out::{chain_fields, chains_fields};

use crate::model::{ClaimIx, EventIx, LinkKind, Scope, SideIx};

/// An event in a chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The event.
    pub event: EventIx,
    /// How deep it stands: 0 for what answers nothing that is shown.
    pub depth: usize,
    /// The event under which it stands and the delay: the latest of those that it answers.
    pub answers: Option<(EventIx, Delay)>,
    /// The other events that it answers.
    pub answers_too: Vec<(EventIx, Delay)>,
    /// Answers to it that stand under a later event of the chain.
    pub answered_below: Vec<(EventIx, Delay)>,
    /// Whether it is the last of those that stand under the same event.
    pub last: bool,
}

/// Events that answer each other, directly or through others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chain {
    /// The events as a tree: every one after the one under which it stands.
    pub steps: Vec<Step>,
    /// Answers, or events answered, that the date hides.
    pub hidden: usize,
}

impl Chain {
    /// The chain that an event is part of; nothing where no record that is shown says that it answers or was answered.
    pub fn of(scope: &Scope, event: EventIx) -> Option<Self> {
        let mut members = BTreeSet::from([event]);
        let mut open = vec![event];
        let mut hidden = BTreeSet::new();
        while let Some(next) = open.pop() {
            for other in neighbours(scope, next) {
                if !scope.in_time(other.into()) {
                    hidden.insert(other);
                } else if members.insert(other) {
                    open.push(other);
                }
            }
        }
        let any = members.len() > 1 || !hidden.is_empty();
        any.then(|| Self { steps: Tree::of(scope, &members).steps(), hidden: hidden.len() })
    }

    /// Every chain that one of these events is part of, by the day of its first event.
    pub fn all(scope: &Scope, events: impl Iterator<Item = EventIx>) -> Vec<Self> {
        let mut known = BTreeSet::new();
        let mut chains = Vec::new();
        for event in events {
            if known.contains(&event) {
                continue;
            }
            let Some(chain) = Self::of(scope, event).filter(|chain| chain.steps.len() > 1) else { continue };
            known.extend(chain.steps.iter().map(|step| step.event));
            chains.push(chain);
        }
        chains.sort_by_key(|chain| chain.steps.first().map(|step| scope.knowledge().event(step.event).date));
        chains
    }
}

/// What an event answers and what answers it, later ones too.
fn neighbours(scope: &Scope, event: EventIx) -> impl Iterator<Item = EventIx> + '_ {
    let knowledge = scope.knowledge();
    let answered = knowledge.event(event).responds_to.iter().copied();
    let links = knowledge.back_links(event.into()).iter().filter(|link| link.kind == LinkKind::RespondsTo);
    answered.chain(links.filter_map(|link| EventIx::try_from(link.other).ok()))
}

/// The events of a chain by what they stand under.
struct Tree<'s> {
    scope: &'s Scope,
    under: BTreeMap<Option<EventIx>, Vec<EventIx>>,
    below: BTreeMap<EventIx, Vec<EventIx>>,
}

impl<'s> Tree<'s> {
    fn of(scope: &'s Scope, members: &BTreeSet<EventIx>) -> Self {
        let mut tree = Self { scope, under: BTreeMap::new(), below: BTreeMap::new() };
        let moment = |&event: &EventIx| {
            let record = scope.knowledge().event(event);
            (record.date, record.time, event)
        };
        let mut by_day: Vec<_> = members.iter().copied().collect();
        by_day.sort_by_key(moment);
        for event in by_day {
            let mut answered = tree.answered(event);
            let parent = answered.pop();
            tree.under.entry(parent).or_default().push(event);
            for earlier in answered {
                tree.below.entry(earlier).or_default().push(event);
            }
        }
        tree
    }

    /// What an event answers, the latest last; of what is later or dated the same in a ring, nothing.
    fn answered(&self, event: EventIx) -> Vec<EventIx> {
        let knowledge = self.scope.knowledge();
        let record = knowledge.event(event);
        let mut answered: Vec<_> =
            record.responds_to.iter().copied().filter(|&other| self.scope.in_time(other.into())).collect();
        answered.sort_by_key(|&other| (knowledge.event(other).date, knowledge.event(other).time, other));
        answered.dedup();
        answered
    }

    fn steps(&self) -> Vec<Step> {
        let mut steps = Vec::new();
        // A stack and no recursion: a file may hold a chain of any length.
        let mut open = self.children(None, 0);
        while let Some((event, depth, last)) = open.pop() {
            let mut answered: Vec<_> = self.answered(event).into_iter().map(|it| (it, self.delay(it, event))).collect();
            let below = self.below.get(&event).map_or(&[][..], Vec::as_slice);
            steps.push(Step {
                event,
                depth,
                answers: answered.pop(),
                answers_too: answered,
                answered_below: below.iter().map(|&it| (it, self.delay(event, it))).collect(),
                last,
            });
            open.extend(self.children(Some(event), depth + 1));
        }
        steps
    }

    /// What stands under an event, the first at the end, with its depth and whether it is the last.
    fn children(&self, parent: Option<EventIx>, depth: usize) -> Vec<(EventIx, usize, bool)> {
        let children = self.under.get(&parent).map_or(&[][..], Vec::as_slice);
        let last = children.last().copied();
        children.iter().rev().map(|&event| (event, depth, Some(event) == last)).collect()
    }

    fn delay(&self, earlier: EventIx, later: EventIx) -> Delay {
        let knowledge = self.scope.knowledge();
        Delay::between(knowledge, knowledge.event(earlier), knowledge.event(later))
    }
}

/// What each side said of an event: the claims that name it, by side in the order of the sides, the oldest first.
pub fn said(scope: &Scope, event: EventIx) -> Vec<(SideIx, Vec<ClaimIx>)> {
    let knowledge = scope.knowledge();
    let links = scope.back_links(event.into()).filter(|link| link.kind == LinkKind::About);
    let mut by_side: BTreeMap<SideIx, Vec<ClaimIx>> = BTreeMap::new();
    for claim in links.filter_map(|link| ClaimIx::try_from(link.other).ok()) {
        by_side.entry(knowledge.actor(knowledge.claim(claim).speaker).side).or_default().push(claim);
    }
    for claims in by_side.values_mut() {
        claims.sort_by_key(|&claim| (knowledge.claim(claim).date, claim));
    }
    by_side.into_iter().collect()
}
