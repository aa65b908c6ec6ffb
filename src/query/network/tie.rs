//! A tie between two actors: a recorded relation, or that one names the other as what it belongs to.

use crate::model::{
    ActorIx, ActorKind, Grade, Hidden, Knowledge, LinkKind, PartialDate, RecordRef, RelationIx, RelationKind, Scope,
    SourcesThen,
};
use crate::query::when;

/// What a tie is written down as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// A relation of its own.
    Relation(RelationIx),
    /// The `parent` of the actor that the tie starts from.
    Parent,
}

/// A tie between two actors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tie {
    /// The actor that the verb starts from.
    pub from: ActorIx,
    /// The actor that it leads to.
    pub to: ActorIx,
    /// Where it is written.
    pub basis: Basis,
}

impl Tie {
    /// A relation as a tie.
    pub fn of_relation(knowledge: &Knowledge, relation: RelationIx) -> Self {
        let record = knowledge.relation(relation);
        Self { from: record.from, to: record.to, basis: Basis::Relation(relation) }
    }

    /// What ties the two.
    pub fn kind(&self, knowledge: &Knowledge) -> RelationKind {
        match self.basis {
            Basis::Relation(relation) => knowledge.relation(relation).kind,
            Basis::Parent => RelationKind::PartOf,
        }
    }

    /// The actor at the other end.
    pub fn other(&self, one: ActorIx) -> ActorIx {
        if self.from == one { self.to } else { self.from }
    }

    /// The verb as seen from one of its ends: `is backed by`. For a person's organisation only that one belongs to the other:
    /// the file does not say whether the person leads, serves or speaks for it.
    pub fn verb(&self, knowledge: &Knowledge, seen_from: ActorIx) -> &'static str {
        let outward = self.from == seen_from;
        match (self.basis, knowledge.actor(self.from).kind) {
            (Basis::Parent, ActorKind::Person) if outward => "belongs to",
            (Basis::Parent, ActorKind::Person) => "has",
            _ if outward => self.kind(knowledge).verb(),
            _ => self.kind(knowledge).inverse(),
        }
    }

    /// From when on. An actor belongs somewhere for as long as it exists, a person while the post is held.
    pub fn since(&self, knowledge: &Knowledge) -> Option<PartialDate> {
        match self.basis {
            Basis::Relation(relation) => knowledge.relation(relation).since,
            Basis::Parent => knowledge.actor(self.from).from,
        }
    }

    /// Until when.
    pub fn until(&self, knowledge: &Knowledge) -> Option<PartialDate> {
        match self.basis {
            Basis::Relation(relation) => knowledge.relation(relation).until,
            Basis::Parent => knowledge.actor(self.from).to,
        }
    }

    /// `since 2014`, as told on the as-of day; nothing where no date is recorded. The years of an organisation say when it
    /// existed, not since when it has belonged to the other: only a person's tenure dates such a tie.
    pub fn period(&self, scope: &Scope) -> Option<String> {
        let knowledge = scope.knowledge();
        if self.basis == Basis::Parent && knowledge.actor(self.from).kind != ActorKind::Person {
            return None;
        }
        when::period(scope, self.since(knowledge), self.until(knowledge))
    }

    /// Whether it had ended by the as-of day, or by the end of the file.
    pub fn is_over(&self, scope: &Scope) -> bool {
        let knowledge = scope.knowledge();
        let day = scope.lens().until.map_or(knowledge.about.to, |(_, day)| day);
        self.until(knowledge).is_some_and(|until| until.last_day() < day)
    }

    /// The record that says so: the relation, or the actor that belongs to the other.
    pub fn record(&self) -> RecordRef {
        match self.basis {
            Basis::Relation(relation) => relation.into(),
            Basis::Parent => self.from.into(),
        }
    }

    /// Letter and digit; only the letter where it is told by `parent`, or no digit is recorded.
    pub fn grade(&self, scope: &Scope) -> Option<Grade> {
        scope.grade(self.record())
    }

    /// Where it is written.
    pub fn sources(&self, scope: &Scope) -> SourcesThen {
        scope.sources(self.record())
    }

    /// Nuance or dispute.
    pub fn note<'k>(&self, knowledge: &'k Knowledge) -> Option<&'k str> {
        match self.basis {
            Basis::Relation(relation) => knowledge.relation(relation).note.as_deref(),
            Basis::Parent => None,
        }
    }

    /// Whether its note begins by saying that it is disputed: the format's way to write a disputed tie.
    pub fn is_noted_as_disputed(&self, knowledge: &Knowledge) -> bool {
        self.note(knowledge)
            .is_some_and(|note| note.get(..8).is_some_and(|start| start.eq_ignore_ascii_case("disputed")))
    }
}

/// Which ties count: those of a scope, with or without those that were over on its day.
#[derive(Clone, Copy, Debug)]
pub struct Reach<'s> {
    scope: &'s Scope,
    past: bool,
}

impl<'s> Reach<'s> {
    /// The ties that hold on the as-of day.
    pub fn then(scope: &'s Scope) -> Self {
        Self { scope, past: false }
    }

    /// With `past`, also those that were over by then.
    pub fn new(scope: &'s Scope, past: bool) -> Self {
        Self { scope, past }
    }

    /// The scope.
    pub fn scope(self) -> &'s Scope {
        self.scope
    }

    /// Every tie of an actor, whatever the day, in file order.
    pub fn all_ties(self, actor: ActorIx) -> Vec<Tie> {
        let knowledge = self.scope.knowledge();
        let parent = knowledge.actor(actor).parent.map(|to| Tie { from: actor, to, basis: Basis::Parent });
        let mut ties: Vec<_> = parent.into_iter().collect();
        for link in knowledge.back_links(actor.into()) {
            match link.kind {
                LinkKind::From | LinkKind::To => {
                    ties.push(Tie::of_relation(knowledge, RelationIx(link.other.index)));
                }
                LinkKind::Parent => {
                    ties.push(Tie { from: ActorIx(link.other.index), to: actor, basis: Basis::Parent });
                }
                _ => {}
            }
        }
        ties
    }

    /// The ties of an actor that count.
    pub fn ties(self, actor: ActorIx) -> impl Iterator<Item = Tie> + 's {
        self.all_ties(actor).into_iter().filter(move |&tie| self.hidden(tie).is_none())
    }

    /// Why a tie does not count, if it does not.
    pub fn hidden(self, tie: Tie) -> Option<Hidden> {
        match self.not_then(tie) {
            Some(Hidden::NotThen) if self.past => self.unpinned(tie),
            Some(reason) => Some(reason),
            None => match tie.basis {
                Basis::Relation(relation) => self.scope.hidden(relation.into()),
                Basis::Parent => self.unpinned(tie),
            },
        }
    }

    fn not_then(self, tie: Tie) -> Option<Hidden> {
        let (_, day) = self.scope.lens().until?;
        let knowledge = self.scope.knowledge();
        if tie.since(knowledge).is_some_and(|since| since.first_day() > day) {
            return Some(Hidden::Later);
        }
        tie.until(knowledge).is_some_and(|until| until.last_day() < day).then_some(Hidden::NotThen)
    }

    /// What is no record of its own is linked with the pins where both its ends are.
    fn unpinned(self, tie: Tie) -> Option<Hidden> {
        [tie.from, tie.to].into_iter().find_map(|end| self.scope.hidden(end.into()))
    }
}
