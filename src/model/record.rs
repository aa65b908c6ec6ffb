//! What every record has, whatever its kind: id, place in a file, a line that names it, a date, sources.

use super::{Credibility, Date, Id, Kind, Knowledge, Origin, RecordRef, SourceIx};

impl Knowledge {
    /// A record's id.
    pub fn id(&self, record: RecordRef) -> &Id {
        let row = record.index as usize;
        match record.kind {
            Kind::Actor => &self.actors[row].id,
            Kind::Claim => &self.claims[row].id,
            Kind::Event => &self.events[row].id,
            Kind::Place => &self.places[row].id,
            Kind::Relation => &self.relations[row].id,
            Kind::Topic => &self.topics[row].id,
            Kind::Measure => &self.measures[row].id,
            Kind::Source => &self.sources[row].id,
            Kind::Side => &self.sides[row].id,
        }
    }

    /// Where a record is written.
    pub fn origin(&self, record: RecordRef) -> Origin {
        let row = record.index as usize;
        match record.kind {
            Kind::Actor => self.actors[row].origin,
            Kind::Claim => self.claims[row].origin,
            Kind::Event => self.events[row].origin,
            Kind::Place => self.places[row].origin,
            Kind::Relation => self.relations[row].origin,
            Kind::Topic => self.topics[row].origin,
            Kind::Measure => self.measures[row].origin,
            Kind::Source => self.sources[row].file_origin,
            Kind::Side => self.sides[row].origin,
        }
    }

    /// The text that names a record in lists: a name, a title, a statement, a question. Untrusted, as all text here.
    pub fn title(&self, record: RecordRef) -> std::borrow::Cow<'_, str> {
        let row = record.index as usize;
        match record.kind {
            Kind::Actor => (&*self.actors[row].name).into(),
            Kind::Claim => (&*self.claims[row].statement).into(),
            Kind::Event => (&*self.events[row].title).into(),
            Kind::Place => (&*self.places[row].name).into(),
            Kind::Topic => (&*self.topics[row].question).into(),
            Kind::Measure => (&*self.measures[row].name).into(),
            Kind::Source => (&*self.sources[row].title).into(),
            Kind::Side => (&*self.sides[row].name).into(),
            Kind::Relation => {
                let relation = &self.relations[row];
                let (from, to) = (self.actor(relation.from), self.actor(relation.to));
                format!("{} {} {}", from.name, relation.kind.verb(), to.name).into()
            }
        }
    }

    /// The record's own day: when it happened, was said, was published.
    pub fn date(&self, record: RecordRef) -> Option<Date> {
        let row = record.index as usize;
        match record.kind {
            Kind::Claim => Some(self.claims[row].date),
            Kind::Event => Some(self.events[row].date),
            Kind::Source => self.sources[row].date,
            _ => None,
        }
    }

    /// The sources that a record cites as a whole.
    pub fn sources_of(&self, record: RecordRef) -> &[SourceIx] {
        let row = record.index as usize;
        match record.kind {
            Kind::Actor => &self.actors[row].sources,
            Kind::Claim => &self.claims[row].sources,
            Kind::Event => &self.events[row].sources,
            Kind::Place => &self.places[row].sources,
            Kind::Relation => &self.relations[row].sources,
            Kind::Topic | Kind::Measure | Kind::Source | Kind::Side => &[],
        }
    }

    /// The record's own Admiralty digit.
    pub fn credibility(&self, record: RecordRef) -> Option<Credibility> {
        let row = record.index as usize;
        match record.kind {
            Kind::Claim => Some(self.claims[row].credibility),
            Kind::Event => Some(self.events[row].credibility),
            Kind::Relation => self.relations[row].credibility,
            _ => None,
        }
    }
}
