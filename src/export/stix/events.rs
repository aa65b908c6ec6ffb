//! Events as incidents, and who took part in them in which role.

use serde_json::{Value, json};

use super::objects::Objects;
use crate::export::derived::responsibility;
use crate::export::losses::Losses;
use crate::export::own::day;
use crate::model::{Date, Event, EventIx, Means, Outcome, Participation, Precision, Role};
use crate::query::responsibility::{attributed_by, told};
use crate::query::{casualties, when};

/// An event, where it happened, who took part, what it answers.
pub(super) fn incident(objects: &Objects, index: EventIx, losses: &mut Losses) -> Vec<Value> {
    let selection = objects.selection;
    let knowledge = selection.scope.knowledge();
    let event = knowledge.event(index);
    if event.precision != Precision::Day {
        losses.add("days that are only about right, or months, stand in the extension and in the description");
    }
    let mut made = vec![own(objects, index, event)];
    let id = objects.id_of("incident", index.into());
    for &place in event.places.iter().filter(|&&place| selection.holds(place.into())) {
        made.push(objects.relationship(
            "located-at",
            &id,
            &objects.id_of("location", place.into()),
            "where it happened",
        ));
    }
    for part in event.actors.iter().filter(|part| told(selection.scope, &part.sources)) {
        made.push(participation(objects, &id, part));
    }
    let linked = [("responds-to", &event.responds_to), ("related-to", &event.related)];
    for (kind, others) in linked {
        for &other in others.iter().filter(|&&other| selection.holds(other.into())) {
            made.push(objects.relationship(kind, &id, &objects.id_of("incident", other.into()), ""));
        }
    }
    for object in made.iter_mut().filter_map(Value::as_object_mut) {
        if object.get("description").and_then(Value::as_str) == Some("") {
            object.shift_remove("description");
        }
    }
    made
}

fn own(objects: &Objects, index: EventIx, event: &Event) -> Value {
    let scope = objects.selection.scope;
    let mut words = vec![format!("{}. {}", when::event_day(scope, event), event.summary)];
    words.extend(responsibility(scope, index).map(|words| format!("Responsibility: {words}.")));
    words.extend(casualties::sentence(scope, index).map(|counts| format!("Casualties: {counts}.")));
    words.extend(event.note.as_deref().map(str::to_owned));
    let keys = json!({ "name": &*event.title, "description": words.join(" "), "labels": [event.kind.name()] });
    let end: Option<Date> = event.end.filter(|&end| when::has_come(scope, end));
    let means: Vec<&str> = event.means.iter().map(|&means| Means::name(means)).collect();
    let extension = json!({
        "date": day(event.date),
        "end": end.map(day),
        "precision": event.precision.name(),
        "time": event.time.map(|time| format!("{:02}:{:02}", time.hour(), time.minute())),
        "kind": event.kind.name(),
        "means": if means.is_empty() { Value::Null } else { means.into() },
        "outcome": event.outcome.map(Outcome::name),
        "count": event.count,
        "unclaimed": event.unclaimed.then_some(true),
    });
    objects.record("incident", index.into(), keys, extension)
}

/// Claimed, attributed and established responsibility are three types of relationship.
fn participation(objects: &Objects, incident: &str, part: &Participation) -> Value {
    let knowledge = objects.selection.scope.knowledge();
    let mut words = vec![part.role.words().to_owned()];
    if part.role == Role::AttributedTo {
        words.push(attributed_by(knowledge, part));
    }
    words.extend(part.credibility.map(|credibility| format!("credibility {credibility} ({})", credibility.meaning())));
    words.extend(part.note.as_deref().map(str::to_owned));
    let kind = match part.role {
        Role::Attacker => "carried-out-by",
        Role::ClaimedBy => "claimed-by",
        Role::AttributedTo => "attributed-to",
        Role::Target => "targets",
        Role::Host => "hosted-by",
        Role::Party => "has-party",
        Role::Issuer => "issued-by",
        Role::Casualty => "has-casualty",
        Role::Subject => "has-subject",
    };
    objects.relationship(kind, incident, &objects.id_of("identity", part.actor.into()), &words.join("; "))
}
