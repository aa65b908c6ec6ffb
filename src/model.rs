//! The knowledge: immutable records of nine kinds, found by id or by row, with who refers to whom.
//!
//! A [`Knowledge`] is made once from checked [`Records`] and replaced whole on reload. It is read through a
//! [`Scope`], which hides what a [`Lens`] (a day on one of two clocks, pins) leaves out.

mod about;
mod actor;
mod claim;
mod date;
mod day_words;
mod event;
mod grade;
mod id;
mod lens;
mod link;
mod linked;
mod number;
mod period;
mod place;
mod record;
mod record_set;
mod scope;
mod source;
mod vocabulary;

use std::path::PathBuf;

use rustc_hash::FxHashMap;

pub use about::{About, EventRule, Measure, MeasureKind, Side, SideColor, Topic};
pub use actor::{Actor, ActorKind, Designation, Relation, RelationKind};
pub use claim::{Bound, Claim, Dispute, DisputeOver, Part, Quantity, QuantityState};
pub use date::{Clock, Date, Known, PartialDate, Precision, day_text, days_between, long_month_name, month_name};
pub use day_words::{DAY_FORMS, DayContext, month_number, parse_day};
pub use event::{AlsoDated, Casualties, Event, EventKind, Hurt, Means, Outcome, Participation, Role};
pub use grade::{Credibility, Grade, Reliability};
pub use id::{
    ActorIx, ClaimIx, EventIx, Id, Kind, MeasureIx, Origin, PlaceIx, RecordRef, RelationIx, SideIx, SourceIx, Span,
    TopicIx,
};
pub use lens::{Hidden, HiddenCounts, Lens};
pub use link::{Link, LinkKind};
pub use linked::{Linked, WEAK_DAYS};
pub use number::{Amount, counted, counted_as, grouped};
pub use period::{PERIOD_FORMS, parse_period};
pub use place::{Country, Place, PlaceKind, Position, PositionPrecision};
pub use record_set::RecordSet;
pub use scope::{RoleThen, Scope, SourcesThen};
pub use source::{Source, SourceKind};

use link::BackLinks;

/// A file that records came from.
#[derive(Clone, Debug)]
pub struct KnowledgeFile {
    /// Its name as messages show it.
    pub name: Box<str>,
    /// Where it lies; none for the knowledge that is embedded in the program.
    pub path: Option<PathBuf>,
}

/// All records, checked and with every reference resolved, ready to become a [`Knowledge`].
#[derive(Debug)]
pub struct Records {
    /// The files, in the order in which they were read.
    pub files: Vec<KnowledgeFile>,
    /// The `[about]` table.
    pub about: About,
    /// Sides.
    pub sides: Vec<Side>,
    /// Topics.
    pub topics: Vec<Topic>,
    /// Measures.
    pub measures: Vec<Measure>,
    /// Sources.
    pub sources: Vec<Source>,
    /// Places.
    pub places: Vec<Place>,
    /// Actors.
    pub actors: Vec<Actor>,
    /// Relations.
    pub relations: Vec<Relation>,
    /// Events.
    pub events: Vec<Event>,
    /// Claims.
    pub claims: Vec<Claim>,
    /// Records that a later layer replaced or extended, with the place of the earlier one.
    pub layered: Vec<(RecordRef, Origin)>,
}

/// A warning that the files say is right as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allowed {
    /// The check's name.
    pub check: Box<str>,
    /// The record that it warns of.
    pub id: Box<str>,
    /// Why it is right as it is.
    pub reason: Box<str>,
}

/// Everything that is known: one generation, immutable.
#[derive(Debug)]
pub struct Knowledge {
    /// The files that it came from.
    pub files: Box<[KnowledgeFile]>,
    /// What it is as a whole.
    pub about: About,
    /// Sides, in file order (as every table here).
    pub sides: Box<[Side]>,
    /// Topics.
    pub topics: Box<[Topic]>,
    /// Measures.
    pub measures: Box<[Measure]>,
    /// Sources.
    pub sources: Box<[Source]>,
    /// Places.
    pub places: Box<[Place]>,
    /// Actors.
    pub actors: Box<[Actor]>,
    /// Relations.
    pub relations: Box<[Relation]>,
    /// Events.
    pub events: Box<[Event]>,
    /// Claims.
    pub claims: Box<[Claim]>,
    /// Warnings that were looked at and are right as they are.
    pub allowed: Box<[Allowed]>,
    by_id: FxHashMap<Id, RecordRef>,
    back_links: BackLinks,
    event_known: Box<[Known]>,
    claim_known: Box<[Known]>,
    events_by_date: Box<[EventIx]>,
    claims_by_date: Box<[ClaimIx]>,
    layered: FxHashMap<RecordRef, Vec<Origin>>,
}

impl Knowledge {
    /// Puts checked records together: the table of ids, back-references, known days, orders by date.
    pub fn new(records: Records) -> Self {
        let mut layered: FxHashMap<RecordRef, Vec<Origin>> = FxHashMap::default();
        for (record, origin) in records.layered {
            layered.entry(record).or_default().push(origin);
        }
        let mut knowledge = Self {
            files: records.files.into(),
            about: records.about,
            sides: records.sides.into(),
            topics: records.topics.into(),
            measures: records.measures.into(),
            sources: records.sources.into(),
            places: records.places.into(),
            actors: records.actors.into(),
            relations: records.relations.into(),
            events: records.events.into(),
            claims: records.claims.into(),
            allowed: Box::default(),
            by_id: FxHashMap::default(),
            back_links: BackLinks::default(),
            event_known: Box::default(),
            claim_known: Box::default(),
            events_by_date: Box::default(),
            claims_by_date: Box::default(),
            layered,
        };
        knowledge.derive();
        knowledge
    }

    fn derive(&mut self) {
        let mut by_id = FxHashMap::with_capacity_and_hasher(self.record_count(), rustc_hash::FxBuildHasher);
        self.for_each_record(|record| {
            by_id.insert(self.id(record).clone(), record);
        });
        self.by_id = by_id;
        self.back_links = BackLinks::collect(self);
        let known = |given, date, sources: &[SourceIx]| {
            Known::by_rule(given, date, sources.iter().filter_map(|&source| self.source(source).date))
        };
        let event_known = self.events.iter().map(|e| known(e.known, e.date, &e.sources)).collect();
        let claim_known = self.claims.iter().map(|c| known(c.known, c.date, &c.sources)).collect();
        self.event_known = event_known;
        self.claim_known = claim_known;
        let mut events: Vec<_> = (0..self.events.len() as u32).map(EventIx).collect();
        events.sort_by_key(|&event| self.event(event).date);
        self.events_by_date = events.into();
        let mut claims: Vec<_> = (0..self.claims.len() as u32).map(ClaimIx).collect();
        claims.sort_by_key(|&claim| self.claim(claim).date);
        self.claims_by_date = claims.into();
    }

    /// The side in this row.
    pub fn side(&self, side: SideIx) -> &Side {
        &self.sides[side.row()]
    }
    /// The topic in this row.
    pub fn topic(&self, topic: TopicIx) -> &Topic {
        &self.topics[topic.row()]
    }
    /// The measure in this row.
    pub fn measure(&self, measure: MeasureIx) -> &Measure {
        &self.measures[measure.row()]
    }
    /// The source in this row.
    pub fn source(&self, source: SourceIx) -> &Source {
        &self.sources[source.row()]
    }
    /// The place in this row.
    pub fn place(&self, place: PlaceIx) -> &Place {
        &self.places[place.row()]
    }
    /// The actor in this row.
    pub fn actor(&self, actor: ActorIx) -> &Actor {
        &self.actors[actor.row()]
    }
    /// The relation in this row.
    pub fn relation(&self, relation: RelationIx) -> &Relation {
        &self.relations[relation.row()]
    }
    /// The event in this row.
    pub fn event(&self, event: EventIx) -> &Event {
        &self.events[event.row()]
    }
    /// The claim in this row.
    pub fn claim(&self, claim: ClaimIx) -> &Claim {
        &self.claims[claim.row()]
    }

    /// The record with this id.
    pub fn find(&self, id: &str) -> Option<RecordRef> {
        self.by_id.get(id).copied()
    }

    /// All ids with their records, in no particular order.
    pub fn ids(&self) -> impl Iterator<Item = (&Id, RecordRef)> {
        self.by_id.iter().map(|(id, &record)| (id, record))
    }

    /// How many records of a kind there are.
    pub fn len(&self, kind: Kind) -> usize {
        match kind {
            Kind::Actor => self.actors.len(),
            Kind::Claim => self.claims.len(),
            Kind::Event => self.events.len(),
            Kind::Place => self.places.len(),
            Kind::Relation => self.relations.len(),
            Kind::Topic => self.topics.len(),
            Kind::Measure => self.measures.len(),
            Kind::Source => self.sources.len(),
            Kind::Side => self.sides.len(),
        }
    }

    /// How many records there are.
    pub fn record_count(&self) -> usize {
        Kind::ALL.iter().map(|&kind| self.len(kind)).sum()
    }

    /// Calls `visit` for every record, kind by kind.
    pub fn for_each_record(&self, mut visit: impl FnMut(RecordRef)) {
        for &kind in Kind::ALL {
            for index in 0..self.len(kind) as u32 {
                visit(RecordRef { kind, index });
            }
        }
    }

    /// A record's number among all records, kind by kind: the position in a [`RecordSet`].
    pub fn ordinal(&self, record: RecordRef) -> usize {
        let before: usize = Kind::ALL.iter().take_while(|&&kind| kind != record.kind).map(|&kind| self.len(kind)).sum();
        before + record.index as usize
    }

    /// Who names a record, by field; regardless of any lens.
    pub fn back_links(&self, record: RecordRef) -> &[Link] {
        self.back_links.of(self.ordinal(record))
    }

    /// When an event or a claim was known; nothing for the other kinds.
    pub fn known(&self, record: RecordRef) -> Option<Known> {
        match record.kind {
            Kind::Event => Some(self.event_known[record.index as usize]),
            Kind::Claim => Some(self.claim_known[record.index as usize]),
            _ => None,
        }
    }

    /// The events from the oldest to the newest.
    pub fn events_by_date(&self) -> &[EventIx] {
        &self.events_by_date
    }

    /// The claims from the oldest to the newest.
    pub fn claims_by_date(&self) -> &[ClaimIx] {
        &self.claims_by_date
    }

    /// Places of earlier layers that a record replaced or extended.
    pub fn layered(&self, record: RecordRef) -> &[Origin] {
        self.layered.get(&record).map_or(&[], Vec::as_slice)
    }
}
