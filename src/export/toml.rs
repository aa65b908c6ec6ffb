//! A record as the knowledge file writes it: its keys in the order of the format, references as ids.
//!
//! It is made from the record as it was loaded, layers and all, so it holds whichever files the record came from.

mod table;

use crate::model::{
    Actor, ActorIx, Casualties, Claim, ClaimIx, Credibility, DisputeOver, Event, EventIx, Hurt, Kind, Knowledge, Means,
    Measure, MeasureIx, Outcome, PartialDate, Participation, Place, PlaceIx, Quantity, QuantityState, RecordRef,
    Relation, RelationIx, Source, SourceIx, Topic, TopicIx,
};
use crate::model::{Bound, Country, Precision};
use table::{Table, array, inline, text};

/// A record with its header and a line feed at its end.
pub fn record(knowledge: &Knowledge, record: RecordRef) -> String {
    let mut table = Table::new(knowledge);
    table.put("id", text(knowledge.id(record)));
    match record.kind {
        Kind::Actor => actor(&mut table, knowledge.actor(ActorIx(record.index))),
        Kind::Claim => claim(&mut table, knowledge.claim(ClaimIx(record.index))),
        Kind::Event => event(&mut table, knowledge.event(EventIx(record.index))),
        Kind::Place => place(&mut table, knowledge.place(PlaceIx(record.index))),
        Kind::Relation => relation(&mut table, knowledge.relation(RelationIx(record.index))),
        Kind::Topic => topic(&mut table, knowledge.topic(TopicIx(record.index))),
        Kind::Measure => measure(&mut table, knowledge.measure(MeasureIx(record.index))),
        Kind::Source => source(&mut table, knowledge.source(SourceIx(record.index))),
        Kind::Side => side(&mut table, record),
    }
    format!("[[{}]]\n{}", record.kind, table.lines())
}

fn partial(date: PartialDate) -> String {
    match date {
        PartialDate::Year(year) => format!("\"{year:04}\""),
        PartialDate::Month(year, month) => format!("\"{year:04}-{month:02}\""),
        PartialDate::Day(day) => day.to_string(),
    }
}

fn countries(countries: &[Country]) -> Option<String> {
    (!countries.is_empty()).then(|| array(countries.iter().map(|country| text(country.code()))))
}

fn side(table: &mut Table, record: RecordRef) {
    let side = &table.knowledge.sides[record.index as usize];
    table.put("name", text(&side.name));
    table.put("mark", text(&side.mark));
    table.put("color", text(side.color.name()));
    table.text("summary", side.summary.as_deref());
}

fn source(table: &mut Table, source: &Source) {
    table.put("title", text(&source.title));
    table.put("publisher", text(&source.publisher));
    table.put("kind", text(source.kind.name()));
    table.some("date", source.date);
    table.text("url", source.url.as_deref());
    table.text("language", source.language.as_deref());
    table.put("reliability", text(source.reliability.name()));
    table.text("origin", source.origin.as_deref());
    table.text("note", source.note.as_deref());
}

fn place(table: &mut Table, place: &Place) {
    table.put("name", text(&place.name));
    table.texts("aliases", &place.aliases);
    table.text("native", place.native.as_deref());
    table.put("kind", text(place.kind.name()));
    table.put("country", text(place.country.code()));
    table.text("governorate", place.governorate.as_deref());
    if let Some(at) = place.position {
        table.put("lat", format!("{:?}", at.lat));
        table.put("lon", format!("{:?}", at.lon));
        table.put("precision", text(at.precision.name()));
    }
    table.text("summary", place.summary.as_deref());
    table.ids("sources", &place.sources);
}

fn actor(table: &mut Table, actor: &Actor) {
    table.put("name", text(&actor.name));
    table.text("short", actor.short.as_deref());
    table.text("native", actor.native.as_deref());
    table.texts("aliases", &actor.aliases);
    table.put("kind", text(actor.kind.name()));
    table.id("side", Some(actor.side));
    table.id("parent", actor.parent);
    table.text("role", actor.role.as_deref());
    table.some("from", actor.from.map(partial));
    table.some("to", actor.to.map(partial));
    table.id("base", actor.base);
    table.put("summary", text(&actor.summary));
    let knowledge = table.knowledge;
    table.tables(
        "designations",
        actor.designations.iter().map(|entry| {
            let mut inner = Table::new(knowledge);
            inner.id("by", Some(entry.by));
            inner.put("as", text(&entry.label));
            inner.some("date", entry.date.map(partial));
            inner.ids("sources", &entry.sources);
            inner
        }),
    );
    table.ids("sources", &actor.sources);
}

fn relation(table: &mut Table, relation: &Relation) {
    table.id("from", Some(relation.from));
    table.id("to", Some(relation.to));
    table.put("kind", text(relation.kind.name()));
    table.some("since", relation.since.map(partial));
    table.some("until", relation.until.map(partial));
    table.text("note", relation.note.as_deref());
    table.some("credibility", relation.credibility);
    table.ids("sources", &relation.sources);
}

fn topic(table: &mut Table, topic: &Topic) {
    table.put("question", text(&topic.question));
    table.text("summary", topic.summary.as_deref());
}

fn measure(table: &mut Table, measure: &Measure) {
    table.put("name", text(&measure.name));
    table.put("kind", text(measure.kind.name()));
    table.put("unit", text(&measure.unit));
    table.text("summary", measure.summary.as_deref());
    if let Some(rule) = &measure.events {
        let mut inner = Table::new(table.knowledge);
        inner.put("kind", text(rule.kind.name()));
        inner.ids("targets", &rule.targets);
        inner.some("countries", countries(&rule.countries));
        table.put("events", inline(&inner));
    }
}

fn event(table: &mut Table, event: &Event) {
    let knowledge = table.knowledge;
    table.put("date", event.date.to_string());
    table.some("end", event.end);
    table.some("precision", (event.precision != Precision::Day).then(|| text(event.precision.name())));
    table.some("time", event.time.map(|time| format!("\"{:02}:{:02}\"", time.hour(), time.minute())));
    table.some("known", event.known);
    table.tables(
        "also-dated",
        event.also_dated.iter().map(|other| {
            let mut inner = Table::new(knowledge);
            inner.put("date", other.date.to_string());
            inner.text("why", other.why.as_deref());
            inner
        }),
    );
    table.put("kind", text(event.kind.name()));
    table.put("title", text(&event.title));
    table.put("summary", text(&event.summary));
    table.ids("places", &event.places);
    table.tables("actors", event.actors.iter().map(|part| participation(knowledge, part)));
    table.some("unclaimed", event.unclaimed.then_some(true));
    table.words("means", event.means.iter().copied().map(Means::name));
    table.some("outcome", event.outcome.map(Outcome::name).map(text));
    table.tables("casualties", event.casualties.iter().map(|count| casualties(knowledge, count)));
    table.some("count", event.count);
    table.ids("responds-to", &event.responds_to);
    table.ids("related", &event.related);
    table.put("credibility", event.credibility.to_string());
    table.ids("sources", &event.sources);
    table.text("note", event.note.as_deref());
}

fn participation<'k>(knowledge: &'k Knowledge, part: &Participation) -> Table<'k> {
    let mut inner = Table::new(knowledge);
    inner.id("id", Some(part.actor));
    inner.put("role", text(part.role.name()));
    inner.ids("by", &part.by);
    inner.ids("sources", &part.sources);
    inner.some("credibility", part.credibility.map(Credibility::digit));
    inner.text("note", part.note.as_deref());
    inner
}

fn casualties<'k>(knowledge: &'k Knowledge, count: &Casualties) -> Table<'k> {
    let mut inner = Table::new(knowledge);
    match &count.who {
        Some(Hurt::Actor(who)) => inner.id("who", Some(*who)),
        Some(Hurt::Group(group)) => inner.put("group", text(group)),
        None => {}
    }
    inner.some("killed", count.killed);
    inner.some("wounded", count.wounded);
    inner.some("injured-tbi", count.injured_tbi);
    inner.some("bound", (count.bound != Bound::Exactly).then(|| text(count.bound.name())));
    inner.some("upper", count.upper);
    inner.id("by", count.by);
    inner.ids("sources", &count.sources);
    inner.text("note", count.note.as_deref());
    inner
}

fn claim(table: &mut Table, claim: &Claim) {
    let knowledge = table.knowledge;
    table.put("date", claim.date.to_string());
    table.some("known", claim.known);
    table.id("speaker", Some(claim.speaker));
    table.text("voice", claim.voice.as_deref());
    table.put("statement", text(&claim.statement));
    table.text("quote", claim.quote.as_deref());
    table.id("topic", claim.topic);
    table.text("position", claim.position.as_deref());
    table.ids("about", &claim.about);
    if let Some(quantity) = &claim.quantity {
        let quantity = self::quantity(knowledge, quantity);
        table.put("quantity", inline(&quantity));
    }
    if !claim.disputes.is_empty() {
        let entry = |dispute: &crate::model::Dispute| {
            let id = text(&knowledge.claim(dispute.claim).id);
            match dispute.over.map(DisputeOver::name) {
                Some(over) => format!("{{ id = {id}, over = {} }}", text(over)),
                None => id,
            }
        };
        table.put("disputes", array(claim.disputes.iter().map(entry)));
    }
    table.ids("corroborates", &claim.corroborates);
    table.ids("supersedes", &claim.supersedes);
    table.ids("corrects", &claim.corrects);
    table.some("review", claim.review);
    table.put("credibility", claim.credibility.to_string());
    table.ids("sources", &claim.sources);
    table.text("note", claim.note.as_deref());
}

fn quantity<'k>(knowledge: &'k Knowledge, quantity: &Quantity) -> Table<'k> {
    let mut inner = Table::new(knowledge);
    inner.id("measure", Some(quantity.measure));
    inner.put("value", quantity.value.to_string());
    inner.put("bound", text(quantity.bound.name()));
    inner.some("upper", quantity.upper);
    inner.some("since", quantity.since);
    inner.some("until", quantity.until);
    inner.tables(
        "parts",
        quantity.parts.iter().map(|part| {
            let mut inner = Table::new(knowledge);
            inner.put("label", text(&part.label));
            inner.put("value", part.value.to_string());
            inner.some("country", part.country.map(|country| text(country.code())));
            inner
        }),
    );
    inner.text("counts", quantity.counts.as_deref());
    inner.id("counter", quantity.counter);
    inner.some("state", (quantity.state != QuantityState::Actual).then(|| text(quantity.state.name())));
    inner.some("countries", countries(&quantity.countries));
    inner
}
