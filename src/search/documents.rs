//! What of each record is searched: its fields, and the names of what it refers to.

use crate::model::{Claim, Date, Event, Hurt, Kind, Knowledge, Precision, RecordRef, SourceIx, days_between};

use super::field::Field;

/// Receives the fields of a record, one after the other.
pub(super) trait Fields {
    /// A text of the record's own.
    fn text(&mut self, field: Field, text: &str);
    /// The names of another record, under a field of this one; each only once.
    fn names_of(&mut self, field: Field, other: RecordRef);
    /// The title and publisher of a source that the record cites.
    fn source(&mut self, source: SourceIx);
}

/// The records that are searched: everything but sides, the most referred to first, then the newest.
///
/// Records that rank alike otherwise keep this order.
pub(super) fn in_order(knowledge: &Knowledge) -> Vec<RecordRef> {
    let mut keyed: Vec<u128> = Vec::with_capacity(knowledge.record_count());
    knowledge.for_each_record(|record| {
        if record.kind != Kind::Side {
            let referred = u32::MAX - knowledge.back_links(record).len() as u32;
            let day = i32::MAX.abs_diff(knowledge.date(record).map_or(i32::MIN, day_number));
            // One number in which all that counts stands in the order in which it counts is compared at once.
            let place = u128::from(day) << 40 | (record.kind as u128) << 32 | u128::from(record.index);
            keyed.push(u128::from(referred) << 80 | place);
        }
    });
    keyed.sort_unstable();
    let record = |key: u128| RecordRef { kind: Kind::ALL[usize::from((key >> 32) as u8)], index: key as u32 };
    keyed.into_iter().map(record).collect()
}

/// Hands out the fields of a record.
pub(super) fn fields_of(knowledge: &Knowledge, record: RecordRef, fields: &mut impl Fields) {
    let row = record.index as usize;
    match record.kind {
        Kind::Actor => {
            names(knowledge, record, &mut |field, text| fields.text(field, text));
            optional(fields, Field::Role, knowledge.actors[row].role.as_deref());
            fields.text(Field::Summary, &knowledge.actors[row].summary);
        }
        Kind::Place => {
            names(knowledge, record, &mut |field, text| fields.text(field, text));
            optional(fields, Field::Summary, knowledge.places[row].summary.as_deref());
        }
        Kind::Topic => {
            fields.text(Field::Question, &knowledge.topics[row].question);
            optional(fields, Field::Summary, knowledge.topics[row].summary.as_deref());
        }
        Kind::Measure => {
            fields.text(Field::Name, &knowledge.measures[row].name);
            optional(fields, Field::Summary, knowledge.measures[row].summary.as_deref());
        }
        Kind::Source => {
            fields.text(Field::Headline, &knowledge.sources[row].title);
            fields.text(Field::Publisher, &knowledge.sources[row].publisher);
        }
        Kind::Relation => {
            let relation = &knowledge.relations[row];
            fields.names_of(Field::Actor, relation.from.into());
            fields.names_of(Field::Actor, relation.to.into());
            fields.text(Field::Summary, relation.kind.verb());
            optional(fields, Field::Summary, relation.note.as_deref());
        }
        Kind::Event => event(&knowledge.events[row], fields),
        Kind::Claim => claim(&knowledge.claims[row], fields),
        Kind::Side => {}
    }
    for &source in knowledge.sources_of(record) {
        fields.source(source);
    }
}

/// Hands out the names that a record is known by: those of actors and places, the question of a topic.
pub(super) fn names(knowledge: &Knowledge, record: RecordRef, give: &mut dyn FnMut(Field, &str)) {
    let row = record.index as usize;
    match record.kind {
        Kind::Actor => {
            let actor = &knowledge.actors[row];
            give(Field::Name, &actor.name);
            actor.short.iter().for_each(|short| give(Field::Short, short));
            actor.aliases.iter().for_each(|alias| give(Field::Alias, alias));
            actor.native.iter().for_each(|native| give(Field::Native, native));
        }
        Kind::Place => {
            let place = &knowledge.places[row];
            give(Field::Name, &place.name);
            place.aliases.iter().for_each(|alias| give(Field::Alias, alias));
            place.native.iter().for_each(|native| give(Field::Native, native));
        }
        Kind::Topic => give(Field::Question, &knowledge.topics[row].question),
        Kind::Measure => give(Field::Name, &knowledge.measures[row].name),
        _ => {}
    }
}

fn optional(fields: &mut impl Fields, field: Field, text: Option<&str>) {
    if let Some(text) = text {
        fields.text(field, text);
    }
}

fn event(event: &Event, fields: &mut impl Fields) {
    fields.text(Field::Title, &event.title);
    fields.text(Field::Summary, &event.summary);
    for &place in &event.places {
        fields.names_of(Field::Place, place.into());
    }
    for part in &event.actors {
        fields.names_of(Field::Actor, part.actor.into());
        for &by in &part.by {
            fields.names_of(Field::Actor, by.into());
        }
    }
    for casualties in &event.casualties {
        match &casualties.who {
            Some(Hurt::Actor(actor)) => fields.names_of(Field::Actor, (*actor).into()),
            Some(Hurt::Group(group)) => fields.text(Field::Summary, group),
            None => {}
        }
    }
}

fn claim(claim: &Claim, fields: &mut impl Fields) {
    fields.text(Field::Statement, &claim.statement);
    optional(fields, Field::Quote, claim.quote.as_deref());
    optional(fields, Field::Position, claim.position.as_deref());
    fields.names_of(Field::Speaker, claim.speaker.into());
    optional(fields, Field::Speaker, claim.voice.as_deref());
    if let Some(topic) = claim.topic {
        fields.names_of(Field::Topic, topic.into());
    }
    for &about in &claim.about {
        match about.kind {
            Kind::Actor => fields.names_of(Field::Actor, about),
            Kind::Place => fields.names_of(Field::Place, about),
            _ => {}
        }
    }
    if let Some(quantity) = &claim.quantity {
        fields.names_of(Field::Measure, quantity.measure.into());
        if let Some(counter) = quantity.counter {
            fields.names_of(Field::Speaker, counter.into());
        }
    }
}

/// The first and last day of a record, in days since 1970, and any other days that it is found under.
pub(super) fn days_of(knowledge: &Knowledge, record: RecordRef) -> Option<(i32, i32, Box<[i32]>)> {
    let date = knowledge.date(record)?;
    let mut days = (day_number(date), day_number(date), Box::default());
    if record.kind == Kind::Event {
        let event = &knowledge.events[record.index as usize];
        if event.precision == Precision::Month {
            days.0 = day_number(date.first_of_month());
            days.1 = day_number(date.last_of_month());
        }
        days.1 = event.end.map_or(days.1, |end| days.1.max(day_number(end)));
        days.2 = event.also_dated.iter().map(|also| day_number(also.date)).collect();
    }
    Some(days)
}

/// Days since 1 January 1970.
pub(super) fn day_number(date: Date) -> i32 {
    const EPOCH: Date = jiff::civil::date(1970, 1, 1);
    days_between(EPOCH, date)
}
