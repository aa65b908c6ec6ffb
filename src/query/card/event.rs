//! The card of an event: what, where, who in which role, what it cost, what it answers.

use super::{Item, Piece, Rows};
use crate::model::{Event, EventIx, Participation, RecordRef, Role, day_text};
use crate::query::responsibility::{Mark, Responsibility, attributed_by, told};
use crate::query::{casualties, when};
use crate::text::safe;

pub(super) fn add(rows: &mut Rows, record: RecordRef) -> String {
    let scope = rows.scope;
    let index = EventIx(record.index);
    let event = scope.knowledge().event(index);
    rows.text("Summary", Some(&event.summary));
    rows.words("Time", event.time.map(|time| format!("{:02}:{:02} local", time.hour(), time.minute())));
    rows.words("Also dated", also_dated(event));
    rows.inline("Places", event.places.iter().map(|&place| place.into()));
    add_responsibility(rows, index);
    for &role in Role::ALL.iter().filter(|role| !is_responsibility(**role)) {
        rows.items(role_label(role), parts(rows, event.in_role(role)));
    }
    rows.words("Means", join(event.means.iter().map(|means| means.name())));
    rows.words("Outcome", event.outcome.map(|outcome| outcome.name().to_owned()));
    let counts = casualties::counts(scope, index).into_iter().map(|count| vec![Piece::Text(count)]).collect();
    rows.items("Casualties", counts);
    rows.words("Attacks", event.count.map(|count| format!("{count} separate attacks in this record")));
    rows.grade(record);
    rows.lines("Answers", event.responds_to.iter().map(|&other| other.into()));
    rows.lines("Related", event.related.iter().map(|&other| other.into()));
    rows.known(record);
    rows.text("Note", event.note.as_deref());
    format!("{}, {}", event.kind, when::event_day(event))
}

fn also_dated(event: &Event) -> String {
    let days = event.also_dated.iter().map(|other| match &other.why {
        Some(why) => format!("{} ({})", day_text(other.date), safe(why)),
        None => day_text(other.date),
    });
    days.collect::<Vec<_>>().join("; ")
}

fn join<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.collect::<Vec<_>>().join(", ")
}

/// The three layers, each in a row of its own.
fn add_responsibility(rows: &mut Rows, event: EventIx) {
    let Some(found) = Responsibility::of(rows.scope, event) else { return };
    rows.items("Claimed by", parts(rows, found.claimed.iter().copied()));
    rows.items("Attributed to", parts(rows, found.attributed.iter().copied()));
    rows.items("Established", parts(rows, found.established.iter().copied()));
    if found.unclaimed || found.mark() == Mark::NotRecorded {
        rows.words("Responsibility", found.words(rows.scope.knowledge()));
    }
}

fn is_responsibility(role: Role) -> bool {
    matches!(role, Role::ClaimedBy | Role::AttributedTo | Role::Attacker)
}

fn role_label(role: Role) -> &'static str {
    match role {
        Role::Attacker => "Established",
        Role::ClaimedBy => "Claimed by",
        Role::AttributedTo => "Attributed to",
        Role::Target => "Target",
        Role::Host => "Host",
        Role::Party => "Parties",
        Role::Issuer => "Issued by",
        Role::Casualty => "Lost people",
        Role::Subject => "Subject",
    }
}

fn parts<'k>(rows: &Rows, parts: impl Iterator<Item = &'k Participation>) -> Vec<Item> {
    parts.filter(|part| told(rows.scope, &part.sources)).map(|part| part_item(rows, part)).collect()
}

fn part_item(rows: &Rows, part: &Participation) -> Item {
    let mut item = vec![rows.link(part.actor.into())];
    if part.role == Role::AttributedTo {
        item.push(Piece::Text(format!(" {}", attributed_by(rows.scope.knowledge(), part))));
    }
    let credibility = part.credibility.map(|digit| format!("this link: {digit}, {}", digit.meaning()));
    let note = part.note.as_deref().map(|note| safe(note).into_owned());
    let details: Vec<_> = credibility.into_iter().chain(note).collect();
    if !details.is_empty() {
        item.push(Piece::Text(format!(" ({})", details.join("; "))));
    }
    item
}
