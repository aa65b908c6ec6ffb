//! The card of an event: what happened, who did it by whose word, what it cost, what it answered.

use super::common::{self, actor, actors, cited, joined, named};
use super::responsibility::{of_event, participation};
use super::{Line, Piece, Sheet};
use crate::model::{Event, EventIx, Hurt, Precision, RecordRef, Role, day_text};
use crate::query::casualties;
use crate::query::responsibility::told;

/// Fills in an event's fields; its heading.
pub(super) fn fill(sheet: &mut Sheet, record: RecordRef) -> String {
    let scope = sheet.scope;
    let knowledge = scope.knowledge();
    let event = knowledge.event(EventIx(record.index));
    sheet.words("", &event.title);
    sheet.words("", &event.summary);
    of_event(sheet, EventIx(record.index));
    common::grade(sheet, record);
    casualty_counts(sheet, event);
    when(sheet, event);
    let places = event.places.iter().map(|&place| {
        let place_record = knowledge.place(place);
        vec![Piece::plain(&place_record.name).to(place), Piece::dim(format!(" {}", place_record.country))]
    });
    let places = joined(places);
    if !places.is_empty() {
        sheet.main("Where", vec![Line::of(places)]);
    }
    if !event.means.is_empty() {
        let means: Vec<_> = event.means.iter().map(|means| means.name().replace('-', " ")).collect();
        let outcome = event.outcome.map(|outcome| format!(" · {}", outcome.name().replace('-', " ")));
        sheet.words("Means", format!("{}{}", means.join(", "), outcome.unwrap_or_default()));
    } else if let Some(outcome) = event.outcome {
        sheet.words("Outcome", outcome.name().replace('-', " "));
    }
    others(sheet, event);
    if let Some(count) = event.count {
        sheet.words("Count", format!("{count} separate attacks in one record"));
    }
    common::known(sheet, record);
    for (label, events) in [("Responds to", &event.responds_to), ("Related", &event.related)] {
        let shown = events.iter().filter(|&&other| scope.in_time(other.into()));
        sheet.main(label, shown.map(|&other| Line::of(named(knowledge, other.into()))).collect());
    }
    sheet.optional("Note", event.note.as_deref());
    format!("{} · {}", common::capitalised(event.kind.name()), day_text(event.date))
}

fn casualty_counts(sheet: &mut Sheet, event: &Event) {
    let scope = sheet.scope;
    let knowledge = scope.knowledge();
    let given = casualties::given(scope, event);
    let grew = casualties::grew(&given);
    let line = |given: &casualties::Given| {
        let entry = given.count;
        let day = given.day.filter(|_| grew);
        let mut pieces: Vec<_> = day.into_iter().map(|day| Piece::dim(format!("{}: ", day_text(day)))).collect();
        pieces.push(Piece::plain(casualties::text(entry)));
        match &entry.who {
            Some(Hurt::Actor(who)) => {
                pieces.push(Piece::plain(", "));
                pieces.extend(actor(knowledge, *who));
            }
            Some(Hurt::Group(group)) => pieces.push(Piece::plain(format!(", {group}"))),
            None => {}
        }
        if let Some(by) = entry.by {
            pieces.push(Piece::plain(", counted by "));
            pieces.extend(actor(knowledge, by));
        }
        if let Some(note) = &entry.note {
            pieces.push(Piece::dim(format!(" · {note}")));
        }
        pieces.extend(cited(scope, &entry.sources));
        Line::of(pieces)
    };
    sheet.main("Casualties", given.iter().map(line).collect());
}

fn when(sheet: &mut Sheet, event: &Event) {
    let mut text = day_text(event.date);
    let until = sheet.scope.lens().until.map(|(_, until)| until);
    match event.end {
        Some(end) if until.is_some_and(|until| end > until) => text += " and the following days",
        Some(end) => text = format!("{text} – {}", day_text(end)),
        None => {}
    }
    if let Some(time) = event.time {
        text = format!("{text}, {:02}:{:02} local time", time.hour(), time.minute());
    }
    text += match event.precision {
        Precision::Day => "",
        Precision::Approximate => " (a day or two off)",
        Precision::Month => " (some day of that month)",
    };
    for other in &event.also_dated {
        let why = other.why.as_deref().map_or_else(String::new, |why| format!(" ({why})"));
        text = format!("{text}; also dated {}{why}", day_text(other.date));
    }
    sheet.words("When", text);
}

/// Everybody else who took part, by role.
fn others(sheet: &mut Sheet, event: &Event) {
    for &role in Role::ALL {
        if matches!(role, Role::Attacker | Role::ClaimedBy | Role::AttributedTo) {
            continue;
        }
        let parts: Vec<_> = event.in_role(role).filter(|part| told(sheet.scope, &part.sources)).collect();
        if parts.iter().all(|part| part.note.is_none() && part.by.is_empty()) {
            let pieces = actors(sheet.scope.knowledge(), parts.iter().map(|part| part.actor));
            if !pieces.is_empty() {
                sheet.main(&common::capitalised(role.words()), vec![Line::of(pieces)]);
            }
        } else {
            let lines = parts.into_iter().map(|part| participation(sheet.scope, event, part)).collect();
            sheet.main(&common::capitalised(role.words()), lines);
        }
    }
}
