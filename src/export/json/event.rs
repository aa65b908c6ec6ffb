//! The keys of an event: who took part in which role and what it cost, as far as it was told by the as-of day.

use serde_json::{Value, json};

use super::{Fields, day};
use crate::model::{Casualties, Credibility, Event, EventIx, Hurt, Outcome, Participation, Scope};
use crate::query::responsibility::{Responsibility, told};
use crate::query::when;

/// An event's keys.
pub(super) fn event(fields: &mut Fields, index: EventIx) {
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
    fields.put_list("actors", told_parts.map(|part| participation(scope, part)));
    fields.put("unclaimed", event.unclaimed);
    if let Some(found) = Responsibility::of(scope, index) {
        fields.put("responsibility", found.words(scope.knowledge()));
    }
    fields.put_list("means", event.means.iter().map(|means| means.name().into()));
    fields.put_some("outcome", event.outcome.map(Outcome::name));
    let told_counts = event.casualties.iter().filter(|count| told(scope, &count.sources));
    fields.put_list("casualties", told_counts.map(|count| casualties(scope, event, count)));
    fields.put_some("count", event.count);
    fields.links("responds-to", event.responds_to.iter().copied());
    fields.links("related", event.related.iter().copied());
    fields.put("credibility", event.credibility.digit());
    fields.sources(&event.sources);
    fields.put_some("note", event.note.as_deref());
}

fn participation(scope: &Scope, part: &Participation) -> Value {
    let mut fields = Fields::new(scope);
    fields.link("actor", Some(part.actor));
    fields.put("role", part.role.name());
    fields.links("by", part.by.iter().copied());
    fields.links("sources", part.sources.iter().copied());
    fields.put_some("credibility", part.credibility.map(Credibility::digit));
    fields.put_some("note", part.note.as_deref());
    Value::Object(fields.map)
}

fn casualties(scope: &Scope, event: &Event, count: &Casualties) -> Value {
    let mut fields = Fields::new(scope);
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
    let end = event.end.filter(|&end| when::has_come(scope, end));
    fields.put("as-of", day(end.unwrap_or(event.date)));
    fields.link("by", count.by);
    fields.links("sources", count.sources.iter().copied());
    fields.put_some("note", count.note.as_deref());
    Value::Object(fields.map)
}
