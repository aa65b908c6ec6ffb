//! The keys of each kind of record; claims and events in files of their own.

use serde_json::Value;

use super::{Fields, claim, day, event};
use crate::model::{
    ActorIx, ClaimIx, Credibility, Designation, EventIx, Kind, MeasureIx, PartialDate, PlaceIx, RecordRef, RelationIx,
    RoleThen, Scope, SideIx, SourceIx, TopicIx,
};
use crate::query::responsibility::told;
use crate::query::standing::speaker;
use crate::query::when;

/// Adds the keys that a record of its kind has.
pub(super) fn add(fields: &mut Fields, record: RecordRef) {
    match record.kind {
        Kind::Claim => claim::claim(fields, ClaimIx(record.index)),
        Kind::Event => event::event(fields, EventIx(record.index)),
        Kind::Actor => actor(fields, ActorIx(record.index)),
        Kind::Relation => relation(fields, RelationIx(record.index)),
        Kind::Place => place(fields, PlaceIx(record.index)),
        Kind::Topic => topic(fields, TopicIx(record.index)),
        Kind::Measure => measure(fields, MeasureIx(record.index)),
        Kind::Source => source(fields, SourceIx(record.index)),
        Kind::Side => side(fields, SideIx(record.index)),
    }
}

fn strings(texts: &[Box<str>]) -> impl Iterator<Item = Value> + '_ {
    texts.iter().map(|text| (&**text).into())
}

fn actor(fields: &mut Fields, index: ActorIx) {
    let scope = fields.scope;
    let actor = scope.knowledge().actor(index);
    fields.put("title", &*actor.name);
    fields.put("name", &*actor.name);
    fields.put_some("short", actor.short.as_deref());
    fields.put_some("native", actor.native.as_deref());
    fields.put_list("aliases", strings(&actor.aliases));
    fields.put("type", actor.kind.name());
    fields.link("side", Some(actor.side));
    fields.link("parent", actor.parent);
    match scope.role(index) {
        RoleThen::Held(role) => fields.put("role", role),
        RoleThen::TenureNotRecorded(role) => fields.put("role", format!("{role} (tenure not recorded)")),
        RoleThen::None | RoleThen::Outside => {}
    }
    fields.put_some("from", actor.from.map(partial));
    fields.put_some("to", when::end_by_then(scope, actor.to).map(partial));
    fields.link("base", actor.base);
    fields.put("summary", &*actor.summary);
    let listed = actor.designations.iter().filter(|entry| is_listed(scope, entry)).map(|entry| {
        let mut fields = Fields::new(scope);
        fields.link("by", Some(entry.by));
        fields.put("as", &*entry.label);
        fields.put_some("date", entry.date.map(partial));
        fields.links("sources", entry.sources.iter().copied());
        Value::Object(fields.map)
    });
    fields.put_list("designations", listed);
    fields.sources(&actor.sources);
}

/// Whether a listing had been made and written about on the as-of day.
fn is_listed(scope: &Scope, entry: &Designation) -> bool {
    told(scope, &entry.sources) && entry.date.is_none_or(|date| when::has_come(scope, date))
}

/// A date as exact as it is given: `2024-01-25`, `2024-01`, `2024`.
fn partial(date: PartialDate) -> String {
    use PartialDate::{Day, Month, Year};
    match date {
        Year(year) => format!("{year:04}"),
        Month(year, month) => format!("{year:04}-{month:02}"),
        Day(date) => day(date),
    }
}

fn relation(fields: &mut Fields, index: RelationIx) {
    let knowledge = fields.scope.knowledge();
    let relation = knowledge.relation(index);
    fields.put("title", &*knowledge.title(index.into()));
    fields.link("from", Some(relation.from));
    fields.link("to", Some(relation.to));
    fields.put("type", relation.kind.name());
    fields.put_some("since", relation.since.map(partial));
    fields.put_some("until", when::end_by_then(fields.scope, relation.until).map(partial));
    fields.put_some("note", relation.note.as_deref());
    fields.put_some("credibility", relation.credibility.map(Credibility::digit));
    fields.sources(&relation.sources);
}

fn place(fields: &mut Fields, index: PlaceIx) {
    let place = fields.scope.knowledge().place(index);
    fields.put("title", &*place.name);
    fields.put("name", &*place.name);
    fields.put_list("aliases", strings(&place.aliases));
    fields.put_some("native", place.native.as_deref());
    fields.put("type", place.kind.name());
    fields.put("country", place.country.code());
    fields.put_some("governorate", place.governorate.as_deref());
    if let Some(position) = place.position {
        fields.put("lat", position.lat);
        fields.put("lon", position.lon);
        fields.put("precision", position.precision.name());
    }
    fields.put_some("summary", place.summary.as_deref());
    fields.sources(&place.sources);
}

fn topic(fields: &mut Fields, index: TopicIx) {
    let scope = fields.scope;
    let topic = scope.knowledge().topic(index);
    fields.put("title", &*topic.question);
    fields.put("question", &*topic.question);
    fields.put_some("summary", topic.summary.as_deref());
    let answers = scope.back_links(index.into()).filter_map(|link| ClaimIx::try_from(link.other).ok());
    fields.put_list(
        "claims",
        answers.map(|answer| {
            let claim = scope.knowledge().claim(answer);
            let mut fields = Fields::new(scope);
            fields.put_some("position", claim.position.as_deref());
            fields.put("id", claim.id.as_str());
            fields.put("title", &*claim.statement);
            fields.put("speaker", speaker(scope.knowledge(), claim));
            fields.put("date", day(claim.date));
            fields.put_some("grade", scope.grade(answer.into()).map(|grade| grade.to_string()));
            fields.put("disputed", scope.live_disputes(answer) > 0);
            Value::Object(fields.map)
        }),
    );
}

fn measure(fields: &mut Fields, index: MeasureIx) {
    let scope = fields.scope;
    let measure = scope.knowledge().measure(index);
    fields.put("title", &*measure.name);
    fields.put("name", &*measure.name);
    fields.put("type", measure.kind.name());
    fields.put("unit", &*measure.unit);
    fields.put_some("summary", measure.summary.as_deref());
    fields.put_some(
        "events",
        measure.events.as_ref().map(|rule| {
            let mut fields = Fields::new(scope);
            fields.put("kind", rule.kind.name());
            fields.links("targets", rule.targets.iter().copied());
            fields.put_list("countries", rule.countries.iter().map(|country| country.code().into()));
            Value::Object(fields.map)
        }),
    );
}

fn source(fields: &mut Fields, index: SourceIx) {
    let source = fields.scope.knowledge().source(index);
    fields.put("title", &*source.title);
    fields.put("publisher", &*source.publisher);
    fields.put("type", source.kind.name());
    fields.put_some("date", source.date.map(day));
    fields.put_some("url", source.url.as_deref());
    fields.put("language", source.language());
    fields.put("reliability", source.reliability.name());
    fields.put_some("origin", source.origin.as_deref());
    fields.put_some("note", source.note.as_deref());
}

fn side(fields: &mut Fields, index: SideIx) {
    let side = fields.scope.knowledge().side(index);
    fields.put("title", &*side.name);
    fields.put("name", &*side.name);
    fields.put("mark", &*side.mark);
    fields.put("color", side.color.name());
    fields.put_some("summary", side.summary.as_deref());
}
