//! The keys of each kind of record.

use serde_json::{Value, json};

use super::{Fields, day, disputes};
use crate::model::{
    ActorIx, Casualties, Claim, ClaimIx, Designation, Event, EventIx, Hurt, Kind, MeasureIx, Participation, PlaceIx,
    Quantity, RecordRef, RelationIx, RoleThen, Scope, SideIx, SourceIx, TopicIx,
};
use crate::query::responsibility::{Responsibility, told};
use crate::query::{figure, when};

/// Adds the keys that a record of its kind has.
pub(super) fn add(fields: &mut Fields, record: RecordRef) {
    match record.kind {
        Kind::Claim => claim(fields, ClaimIx(record.index)),
        Kind::Event => event(fields, EventIx(record.index)),
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

fn claim(fields: &mut Fields, index: ClaimIx) {
    let scope = fields.scope;
    let claim = scope.knowledge().claim(index);
    fields.put("title", &*claim.statement);
    fields.put("date", day(claim.date));
    fields.link("speaker", Some(claim.speaker));
    fields.put_some("voice", claim.voice.as_deref());
    fields.put("statement", &*claim.statement);
    fields.put_some("quote", claim.quote.as_deref());
    fields.link("topic", claim.topic);
    fields.put_some("position", claim.position.as_deref());
    fields.links("about", claim.about.iter().copied());
    fields.put_some("quantity", claim.quantity.as_ref().map(|number| quantity(fields, claim, number)));
    fields.put("disputes", disputes(scope, index));
    fields.put("disputed", crate::query::standing::Standing::of(scope, index).live() > 0);
    fields.links("corroborates", claim.corroborates.iter().copied());
    fields.links("supersedes", claim.supersedes.iter().copied());
    fields.links("corrects", claim.corrects.iter().copied());
    fields.links("superseded-by", scope.claims_naming(index, crate::model::LinkKind::Supersedes));
    fields.links("corrected-by", scope.claims_naming(index, crate::model::LinkKind::Corrects));
    fields.put_some("review", claim.review.map(day));
    fields.put("credibility", claim.credibility.digit());
    fields.sources(&claim.sources);
    fields.put_some("note", claim.note.as_deref());
}

/// A number never without its comparator and its day.
fn quantity(outer: &Fields, claim: &Claim, quantity: &Quantity) -> Value {
    let scope = outer.scope;
    let knowledge = scope.knowledge();
    let mut fields = Fields::new(scope);
    fields.link("measure", Some(quantity.measure));
    fields.put("text", figure::number(knowledge, claim, quantity));
    fields.put("value", quantity.value);
    fields.put("bound", quantity.bound.name());
    fields.put_some("upper", quantity.upper);
    fields.put_some("since", quantity.since.map(day));
    fields.put("as-of", day(figure::as_of(claim, quantity)));
    fields.put_list("parts", quantity.parts.iter().map(|part| {
        json!({ "label": &*part.label, "value": part.value, "country": part.country.as_ref().map(crate::model::Country::code) })
    }));
    fields.put_some("counts", quantity.counts.as_deref());
    fields.link("counter", Some(figure::counter(knowledge, claim)));
    fields.put("state", quantity.state.name());
    fields.put_list("countries", quantity.countries.iter().map(|country| country.code().into()));
    Value::Object(fields.map)
}

fn event(fields: &mut Fields, index: EventIx) {
    let scope = fields.scope;
    let event = scope.knowledge().event(index);
    fields.put("type", event.kind.name());
    fields.put("title", &*event.title);
    fields.put("date", day(event.date));
    fields.put("day", when::event_day(scope, event));
    fields.put_some("end", event.end.filter(|&end| when::has_come(scope, end)).map(day));
    fields.put("precision", event.precision.name());
    fields.put_some("time", event.time.map(|time| format!("{:02}:{:02}", time.hour(), time.minute())));
    fields.put_list(
        "also-dated",
        event.also_dated.iter().map(|other| json!({ "date": day(other.date), "why": other.why.as_deref() })),
    );
    fields.put("summary", &*event.summary);
    fields.links("places", event.places.iter().copied());
    let told_parts = event.actors.iter().filter(|part| told(scope, &part.sources));
    fields.put_list(
        "actors",
        told_parts.map(|part| participation(fields_of(fields), part)).collect::<Vec<_>>().into_iter(),
    );
    fields.put("unclaimed", event.unclaimed);
    if let Some(found) = Responsibility::of(scope, index) {
        fields.put("responsibility", found.words(scope.knowledge()));
    }
    fields.put_list("means", event.means.iter().map(|means| means.name().into()));
    fields.put_some("outcome", event.outcome.map(crate::model::Outcome::name));
    let told_counts = event.casualties.iter().filter(|count| told(scope, &count.sources));
    fields.put_list(
        "casualties",
        told_counts.map(|count| casualties(fields_of(fields), event, count)).collect::<Vec<_>>().into_iter(),
    );
    fields.put_some("count", event.count);
    fields.links("responds-to", event.responds_to.iter().copied());
    fields.links("related", event.related.iter().copied());
    fields.put("credibility", event.credibility.digit());
    fields.sources(&event.sources);
    fields.put_some("note", event.note.as_deref());
}

/// An empty object over the same scope.
fn fields_of<'s>(outer: &Fields<'s>) -> Fields<'s> {
    Fields::new(outer.scope)
}

fn participation(mut fields: Fields, part: &Participation) -> Value {
    fields.link("actor", Some(part.actor));
    fields.put("role", part.role.name());
    fields.links("by", part.by.iter().copied());
    fields.links("sources", part.sources.iter().copied());
    fields.put_some("credibility", part.credibility.map(crate::model::Credibility::digit));
    fields.put_some("note", part.note.as_deref());
    Value::Object(fields.map)
}

fn casualties(mut fields: Fields, event: &Event, count: &Casualties) -> Value {
    match &count.who {
        Some(Hurt::Actor(who)) => fields.link("who", Some(*who)),
        Some(Hurt::Group(group)) => fields.put("group", &**group),
        None => {}
    }
    fields.put_some("killed", count.killed);
    fields.put_some("wounded", count.wounded);
    fields.put_some("injured-tbi", count.injured_tbi);
    fields.put("bound", count.bound.name());
    fields.put_some("upper", count.upper);
    let end = event.end.filter(|&end| when::has_come(fields.scope, end));
    fields.put("as-of", day(end.unwrap_or(event.date)));
    fields.link("by", count.by);
    fields.links("sources", count.sources.iter().copied());
    fields.put_some("note", count.note.as_deref());
    Value::Object(fields.map)
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
fn partial(date: crate::model::PartialDate) -> String {
    use crate::model::PartialDate::{Day, Month, Year};
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
    fields.put_some("credibility", relation.credibility.map(crate::model::Credibility::digit));
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
            fields.put("speaker", crate::query::standing::speaker(scope.knowledge(), claim));
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
