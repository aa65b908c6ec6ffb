//! Which record names which, in which field: the one place that knows every reference of every kind of record.

use super::id::{Kind, RecordRef, SourceIx};
use super::vocabulary::vocabulary;
use super::{Actor, Claim, Event, Hurt, Knowledge, Measure, Relation, Role};

vocabulary! {
    /// The field by which one record names another.
    LinkKind {
        /// A claim's speaker.
        Speaker = "speaker",
        /// An event's established attacker.
        Attacker = "attacker",
        /// Who claimed an event.
        ClaimedBy = "claimed-by",
        /// Who is held responsible for an event.
        AttributedTo = "attributed-to",
        /// Who holds somebody responsible for an event.
        AttributedBy = "attributed-by",
        /// Who was attacked.
        Target = "target",
        /// On whose ground it happened.
        Host = "host",
        /// Who took part.
        Party = "party",
        /// Who issued it.
        Issuer = "issuer",
        /// Who lost people.
        Casualty = "casualty",
        /// Whom it is about.
        Subject = "subject",
        /// Whose count of casualties it is.
        CountedBy = "counted-by",
        /// What a claim speaks of.
        About = "about",
        /// The claim that it contradicts.
        Disputes = "disputes",
        /// The claim that it takes back.
        Corrects = "corrects",
        /// The claim that it takes the place of.
        Supersedes = "supersedes",
        /// The claim that it bears out.
        Corroborates = "corroborates",
        /// The event that it answers.
        RespondsTo = "responds-to",
        /// The event that it hangs together with.
        Related = "related",
        /// Where it happened.
        Place = "place",
        /// The question that it answers.
        Topic = "topic",
        /// What it counts.
        Measure = "measure",
        /// Whose count it repeats.
        Counter = "counter",
        /// Whose attacks a measure counts.
        Counted = "counted",
        /// The organisation that it belongs to.
        Parent = "parent",
        /// The first actor of a tie.
        From = "from",
        /// The second actor of a tie.
        To = "to",
        /// Who lists it.
        DesignatedBy = "designated-by",
        /// Where it sits.
        Base = "base",
        /// The camp that it stands in.
        Side = "side",
        /// Where it is written.
        Source = "source",
    }
}

impl LinkKind {
    /// The words under which the record that is named lists those that name it: `said`, `disputed by`.
    pub fn inverse(self) -> &'static str {
        match self {
            Self::Speaker => "said",
            Self::Attacker => "carried out",
            Self::ClaimedBy => "claimed",
            Self::AttributedTo => "accused of",
            Self::AttributedBy => "accuses others of",
            Self::Target => "target of",
            Self::Host => "host of",
            Self::Party => "party to",
            Self::Issuer => "issued",
            Self::Casualty => "lost people in",
            Self::Subject => "subject of",
            Self::CountedBy => "counted the casualties of",
            Self::About => "spoken of in",
            Self::Disputes => "disputed by",
            Self::Corrects => "corrected by",
            Self::Supersedes => "superseded by",
            Self::Corroborates => "corroborated by",
            Self::RespondsTo => "answered by",
            Self::Related => "related to",
            Self::Place => "scene of",
            Self::Topic => "answers",
            Self::Measure => "figures",
            Self::Counter => "count repeated in",
            Self::Counted => "counted in",
            Self::Parent => "members",
            Self::From | Self::To => "ties",
            Self::DesignatedBy => "lists",
            Self::Base => "seat of",
            Self::Side => "actors",
            Self::Source => "cited by",
        }
    }
}

impl From<Role> for LinkKind {
    fn from(role: Role) -> Self {
        match role {
            Role::Attacker => Self::Attacker,
            Role::ClaimedBy => Self::ClaimedBy,
            Role::AttributedTo => Self::AttributedTo,
            Role::Target => Self::Target,
            Role::Host => Self::Host,
            Role::Party => Self::Party,
            Role::Issuer => Self::Issuer,
            Role::Casualty => Self::Casualty,
            Role::Subject => Self::Subject,
        }
    }
}

/// One reference between two records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Link {
    /// The field.
    pub kind: LinkKind,
    /// The record at the other end.
    pub other: RecordRef,
}

/// What a record's references are reported to.
type Visit<'v> = dyn FnMut(LinkKind, RecordRef) + 'v;

impl Knowledge {
    /// Reports every reference that a record's own fields make, in the order of the format; the same one may come twice.
    pub fn for_each_reference(&self, record: RecordRef, visit: &mut Visit) {
        let row = record.index as usize;
        match record.kind {
            Kind::Side | Kind::Topic | Kind::Source => {}
            Kind::Measure => measure(&self.measures[row], visit),
            Kind::Place => sources(&self.places[row].sources, visit),
            Kind::Actor => actor(&self.actors[row], visit),
            Kind::Relation => relation(&self.relations[row], visit),
            Kind::Event => event(&self.events[row], visit),
            Kind::Claim => claim(&self.claims[row], visit),
        }
    }
}

fn sources(sources: &[SourceIx], visit: &mut Visit) {
    for &source in sources {
        visit(LinkKind::Source, source.into());
    }
}

fn measure(measure: &Measure, visit: &mut Visit) {
    for &target in measure.events.iter().flat_map(|rule| &rule.targets) {
        visit(LinkKind::Counted, target.into());
    }
}

fn actor(actor: &Actor, visit: &mut Visit) {
    visit(LinkKind::Side, actor.side.into());
    if let Some(parent) = actor.parent {
        visit(LinkKind::Parent, parent.into());
    }
    if let Some(base) = actor.base {
        visit(LinkKind::Base, base.into());
    }
    for designation in &actor.designations {
        visit(LinkKind::DesignatedBy, designation.by.into());
        sources(&designation.sources, visit);
    }
    sources(&actor.sources, visit);
}

fn relation(relation: &Relation, visit: &mut Visit) {
    visit(LinkKind::From, relation.from.into());
    visit(LinkKind::To, relation.to.into());
    sources(&relation.sources, visit);
}

fn event(event: &Event, visit: &mut Visit) {
    for &place in &event.places {
        visit(LinkKind::Place, place.into());
    }
    for part in &event.actors {
        visit(part.role.into(), part.actor.into());
        for &by in &part.by {
            visit(LinkKind::AttributedBy, by.into());
        }
        sources(&part.sources, visit);
    }
    for casualties in &event.casualties {
        if let Some(Hurt::Actor(who)) = casualties.who {
            visit(LinkKind::Casualty, who.into());
        }
        if let Some(by) = casualties.by {
            visit(LinkKind::CountedBy, by.into());
        }
        sources(&casualties.sources, visit);
    }
    for &earlier in &event.responds_to {
        visit(LinkKind::RespondsTo, earlier.into());
    }
    for &related in &event.related {
        visit(LinkKind::Related, related.into());
    }
    sources(&event.sources, visit);
}

fn claim(claim: &Claim, visit: &mut Visit) {
    visit(LinkKind::Speaker, claim.speaker.into());
    if let Some(topic) = claim.topic {
        visit(LinkKind::Topic, topic.into());
    }
    for &about in &claim.about {
        visit(LinkKind::About, about);
    }
    if let Some(quantity) = &claim.quantity {
        visit(LinkKind::Measure, quantity.measure.into());
        if let Some(counter) = quantity.counter {
            visit(LinkKind::Counter, counter.into());
        }
    }
    for dispute in &claim.disputes {
        visit(LinkKind::Disputes, dispute.claim.into());
    }
    for (kind, claims) in [
        (LinkKind::Corrects, &claim.corrects),
        (LinkKind::Supersedes, &claim.supersedes),
        (LinkKind::Corroborates, &claim.corroborates),
    ] {
        for &other in claims {
            visit(kind, other.into());
        }
    }
    sources(&claim.sources, visit);
}

/// For every record, who names it: one flat list with an offset per record, each stretch sorted by field.
#[derive(Debug, Default)]
pub(super) struct BackLinks {
    offsets: Box<[u32]>,
    links: Box<[Link]>,
}

impl BackLinks {
    /// Collects the references of all records; computed once, when the knowledge is put together.
    pub(super) fn collect(knowledge: &Knowledge) -> Self {
        let records = knowledge.record_count();
        let mut counts = vec![0_u32; records + 1];
        knowledge.for_each_record(|record| {
            knowledge.for_each_reference(record, &mut |_, target| counts[knowledge.ordinal(target) + 1] += 1);
        });
        for position in 1..counts.len() {
            counts[position] += counts[position - 1];
        }
        let mut next = counts.clone();
        let nobody = Link { kind: LinkKind::Source, other: RecordRef { kind: Kind::Source, index: 0 } };
        let mut links = vec![nobody; counts[records] as usize];
        knowledge.for_each_record(|record| {
            knowledge.for_each_reference(record, &mut |kind, target| {
                let slot = &mut next[knowledge.ordinal(target)];
                links[*slot as usize] = Link { kind, other: record };
                *slot += 1;
            });
        });
        Self::sorted(&counts, &mut links)
    }

    /// Sorts each record's stretch and takes out references that are made twice in the same field.
    fn sorted(starts: &[u32], links: &mut [Link]) -> Self {
        let mut kept = Vec::with_capacity(links.len());
        let mut offsets = Vec::with_capacity(starts.len());
        offsets.push(0);
        for stretch in starts.windows(2) {
            let stretch = &mut links[stretch[0] as usize..stretch[1] as usize];
            stretch.sort_unstable();
            let first = kept.len();
            for &link in &*stretch {
                if kept.len() == first || kept.last() != Some(&link) {
                    kept.push(link);
                }
            }
            offsets.push(kept.len() as u32);
        }
        Self { offsets: offsets.into(), links: kept.into() }
    }

    /// Who names the record with this ordinal.
    pub(super) fn of(&self, ordinal: usize) -> &[Link] {
        &self.links[self.offsets[ordinal] as usize..self.offsets[ordinal + 1] as usize]
    }
}
