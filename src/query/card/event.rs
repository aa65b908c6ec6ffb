//! The card of an event: what happened, who did it by whose word, what it cost, what it answered.

use super::common::{self, actor, actors, cited, joined, named};
use super::{Line, Piece, Sheet, Tone};
use crate::model::{Event, EventIx, Hurt, Participation, Precision, RecordRef, Role, Scope, day_text};
use crate::query::casualties;
use crate::query::responsibility::{Mark, Responsibility, told};

/// Fills in an event's fields; its heading.
pub(super) fn fill(sheet: &mut Sheet, record: RecordRef) -> String {
    let scope = sheet.scope;
    let knowledge = scope.knowledge();
    let event = knowledge.event(EventIx(record.index));
    sheet.words("", &event.title);
    sheet.words("", &event.summary);
    responsibility(sheet, EventIx(record.index));
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

/// Claimed, attributed and established responsibility, each on lines of its own; what was told only later is counted.
fn responsibility(sheet: &mut Sheet, row: EventIx) {
    let scope = sheet.scope;
    let Some(responsibility) = Responsibility::of(scope, row) else { return };
    for (label, parts) in [
        ("Established", &responsibility.established),
        ("Claimed by", &responsibility.claimed),
        ("Attributed to", &responsibility.attributed),
    ] {
        sheet.main(label, parts.iter().map(|part| participation(scope, part)).collect());
    }
    if responsibility.unclaimed && responsibility.claimed.is_empty() {
        sheet.words("Claimed by", "nobody: a source says that it was not claimed");
    } else if responsibility.mark() == Mark::NotRecorded {
        let text = "responsibility not recorded in this file";
        sheet.main("Claimed by", vec![Line::of(vec![Piece::new(Tone::Notice, text)])]);
    }
    if responsibility.later > 0 {
        let text = format!("{} told only by later sources", responsibility.later);
        sheet.main("Responsible", vec![Line::of(vec![Piece::new(Tone::Notice, text)])]);
    }
}

fn participation(scope: &Scope, part: &Participation) -> Line {
    let knowledge = scope.knowledge();
    let mut pieces = actor(knowledge, part.actor);
    if !part.by.is_empty() {
        pieces.push(Piece::plain(" by "));
        pieces.extend(actors(knowledge, part.by.iter().copied()));
    }
    if let Some(credibility) = part.credibility {
        pieces.push(Piece::new(Tone::Grade, format!(" {credibility}")));
        pieces.push(Piece::dim(format!(" {}", credibility.meaning())));
    }
    if let Some(note) = &part.note {
        pieces.push(Piece::dim(format!(" · {note}")));
    }
    pieces.extend(cited(scope, &part.sources));
    Line::of(pieces)
}

fn casualty_counts(sheet: &mut Sheet, event: &Event) {
    let scope = sheet.scope;
    let knowledge = scope.knowledge();
    let given = casualties::given(scope, event);
    let grew = casualties::grew(&given);
    let line = |given: &casualties::Given| {
        let entry = given.count;
        let day = given.day.filter(|_| grew);
        let mut pieces: Vec<_> = day.into_iter().map(|day| Piece::dim(format!("{} ", day_text(day)))).collect();
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
            let lines = parts.into_iter().map(|part| participation(sheet.scope, part)).collect();
            sheet.main(&common::capitalised(role.words()), lines);
        }
    }
}
