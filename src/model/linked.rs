//! What hangs together with a record: direct links (one names the other), and weak ones (shared actor, days apart).

use super::{ActorIx, ClaimIx, Date, EventIx, Kind, Knowledge, LinkKind, RecordRef, RecordSet, Scope, days_between};

/// How many days a claim and an event that share an actor may lie apart and still be weakly linked.
pub const WEAK_DAYS: i32 = 3;

/// The records that hang together with one record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Linked {
    /// One names the other; with the person through whom, where an organisation stands for its people. Sorted.
    pub direct: Vec<(RecordRef, Option<ActorIx>)>,
    /// A claim and an event that share an actor and lie at most [`WEAK_DAYS`] apart, not linked directly. Sorted.
    pub weak: Vec<RecordRef>,
}

impl Linked {
    /// Whether a record is directly linked.
    pub fn is_direct(&self, record: RecordRef) -> bool {
        self.direct.binary_search_by_key(&record, |&(other, _)| other).is_ok()
    }

    /// Whether a record is weakly linked.
    pub fn is_weak(&self, record: RecordRef) -> bool {
        self.weak.binary_search(&record).is_ok()
    }

    /// The person through whom a record is linked with an organisation.
    pub fn via(&self, record: RecordRef) -> Option<ActorIx> {
        let found = self.direct.binary_search_by_key(&record, |&(other, _)| other).ok()?;
        self.direct[found].1
    }

    /// The linked records and the record itself as a set.
    pub(super) fn set(&self, knowledge: &Knowledge, record: RecordRef, with_weak: bool) -> RecordSet {
        let mut set = RecordSet::empty(knowledge);
        set.insert(knowledge, record);
        for &(other, _) in &self.direct {
            set.insert(knowledge, other);
        }
        for &other in self.weak.iter().filter(|_| with_weak) {
            set.insert(knowledge, other);
        }
        set
    }
}

impl Scope {
    /// What hangs together with a record on the as-of day; pins do not matter here.
    pub fn linked(&self, record: RecordRef) -> Linked {
        let mut direct = Vec::new();
        self.add_direct(record, None, &mut direct);
        if let Ok(organisation) = ActorIx::try_from(record) {
            for person in self.people_of(organisation) {
                self.add_direct(person.into(), Some(person), &mut direct);
            }
        }
        direct.retain(|&(other, _)| other != record);
        // An own link stands before one through a person, and only the first of each record is kept.
        direct.sort_unstable();
        direct.dedup_by_key(|&mut (other, _)| other);
        let mut linked = Linked { direct, weak: Vec::new() };
        linked.weak = self.weak_links(record).into_iter().filter(|&other| !linked.is_direct(other)).collect();
        linked.weak.sort_unstable();
        linked
    }

    /// The people whose `parent` an organisation is.
    pub fn people_of(&self, organisation: ActorIx) -> impl Iterator<Item = ActorIx> + '_ {
        let knowledge = self.knowledge();
        knowledge
            .back_links(organisation.into())
            .iter()
            .filter(|link| link.kind == LinkKind::Parent)
            .filter_map(|link| ActorIx::try_from(link.other).ok())
            .filter(|&actor| knowledge.actor(actor).kind == super::ActorKind::Person)
    }

    fn add_direct(&self, record: RecordRef, via: Option<ActorIx>, direct: &mut Vec<(RecordRef, Option<ActorIx>)>) {
        let knowledge = self.knowledge();
        let mut add = |other: RecordRef| {
            if self.in_time(other) && other.kind != Kind::Side {
                direct.push((other, via));
                // A tie is a record of its own: it links the two actors that it names.
                if let (Kind::Relation, Kind::Actor) = (other.kind, record.kind) {
                    let relation = &knowledge.relations[other.index as usize];
                    direct.extend([relation.from, relation.to].map(|actor| (actor.into(), via)));
                }
            }
        };
        knowledge.for_each_reference(record, &mut |_, other| add(other));
        knowledge.back_links(record).iter().for_each(|link| add(link.other));
    }

    fn weak_links(&self, record: RecordRef) -> Vec<RecordRef> {
        let knowledge = self.knowledge();
        let Some(date) = knowledge.date(record) else { return Vec::new() };
        let actors = self.actors_of(record);
        let near =
            |other: &RecordRef| self.in_time(*other) && self.actors_of(*other).iter().any(|a| actors.contains(a));
        match record.kind {
            Kind::Event => window(knowledge.claims_by_date(), date, |&c: &ClaimIx| knowledge.claim(c).date)
                .iter()
                .map(|&claim| claim.into())
                .filter(near)
                .collect(),
            Kind::Claim => window(knowledge.events_by_date(), date, |&e: &EventIx| knowledge.event(e).date)
                .iter()
                .map(|&event| event.into())
                .filter(near)
                .collect(),
            _ => Vec::new(),
        }
    }

    /// The actors that an event or a claim names, and the organisations of the people among them.
    fn actors_of(&self, record: RecordRef) -> Vec<ActorIx> {
        let knowledge = self.knowledge();
        let mut actors = Vec::new();
        knowledge.for_each_reference(record, &mut |_, other| {
            if let Ok(actor) = ActorIx::try_from(other) {
                actors.push(actor);
                let person = knowledge.actor(actor);
                actors.extend(person.parent.filter(|_| person.kind == super::ActorKind::Person));
            }
        });
        actors
    }
}

/// The stretch of a list sorted by date that lies at most [`WEAK_DAYS`] from a day.
fn window<T>(sorted: &[T], day: Date, date: impl Fn(&T) -> Date) -> &[T] {
    let first = sorted.partition_point(|item| days_between(day, date(item)) < -WEAK_DAYS);
    let last = sorted.partition_point(|item| days_between(day, date(item)) <= WEAK_DAYS);
    &sorted[first..last]
}
