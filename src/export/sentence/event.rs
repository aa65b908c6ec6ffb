//! An event said in a sentence: its day, what happened, who is responsible in which layer, what it cost.

use super::Draft;
use super::wording::{all_named, capital, count_of, listed, named, spelled_out};
use crate::model::{Casualties, EventIx, Hurt, Knowledge, Participation, Scope, counted};
use crate::query::responsibility::{Mark, Responsibility, told};
use crate::query::{casualties, when};
use crate::text::safe;

/// Every name.
const ALL: usize = usize::MAX;

/// How what an event cost is told.
#[derive(Clone, Copy)]
enum Counts {
    /// Every count, with whose it is.
    Each,
    /// For each group of people the lowest and the highest.
    Span,
    /// The same of the first two groups; of the others only that there are some.
    FirstSpans,
}

/// The ways to say an event.
pub(super) fn drafts(scope: &Scope, index: EventIx) -> Vec<Draft> {
    let event = scope.knowledge().event(index);
    let happened = |time: bool| {
        let day = spelled_out(&when::event_day(scope, event));
        let time =
            event.time.filter(|_| time).map(|time| format!(", {:02}:{:02} local time", time.hour(), time.minute()));
        format!("{}{}: {}", capital(&day), time.unwrap_or_default(), safe(&event.title))
    };
    let draft = |time: bool, names: usize, counts: Counts| {
        let mut draft = vec![happened(time)];
        draft.extend(
            event.count.filter(|&count| count > 1).map(|count| format!("The record covers {count} separate attacks")),
        );
        draft.extend(responsibility(scope, index, names));
        draft.extend(cost(scope, index, counts));
        draft
    };
    vec![
        draft(true, ALL, Counts::Each),
        draft(true, ALL, Counts::Span),
        draft(false, ALL, Counts::Span),
        draft(false, 2, Counts::Span),
        draft(false, 1, Counts::Span),
        draft(false, 1, Counts::FirstSpans),
    ]
}

/// Who is responsible, layer after layer; nothing where the question does not arise.
fn responsibility(scope: &Scope, index: EventIx, most: usize) -> Option<String> {
    let knowledge = scope.knowledge();
    let found = Responsibility::of(scope, index)?;
    let mut layers = Vec::new();
    if found.unclaimed {
        layers
            .push(if found.claimed.is_empty() { "nobody claimed it" } else { "at first nobody claimed it" }.to_owned());
    }
    if !found.claimed.is_empty() {
        let names = all_named(knowledge, found.claimed.iter().take(most).map(|part| part.actor));
        layers.push(format!("claimed by {names}{}", and_more(found.claimed.len(), most)));
    }
    if !found.attributed.is_empty() {
        let mut named: Vec<_> = found.attributed.iter().take(most).map(|part| attribution(knowledge, part)).collect();
        let more = found.attributed.len().saturating_sub(most);
        named.extend((more > 0).then(|| format!("to {more} more")));
        layers.push(format!("attributed {}", listed(&named)));
    }
    if !found.established.is_empty() {
        let names = all_named(knowledge, found.established.iter().take(most).map(|part| part.actor));
        layers.push(format!("carried out by {names}{} (established)", and_more(found.established.len(), most)));
    }
    Some(match (layers.is_empty(), found.later) {
        (true, 0) => Mark::NotRecorded.words().replace("responsibility", "responsibility is"),
        (true, _) => "responsibility is told only by later sources".to_owned(),
        _ => layers.join("; "),
    })
}

/// `to Kataib Hezbollah (by the US Department of Defense)`.
fn attribution(knowledge: &Knowledge, part: &Participation) -> String {
    let by = if part.by.is_empty() {
        "it is not recorded by whom".to_owned()
    } else {
        format!("by {}", all_named(knowledge, part.by.iter().copied()))
    };
    format!("to {} ({by})", named(knowledge, part.actor))
}

fn and_more(all: usize, most: usize) -> String {
    if all > most { format!(" and {} more", all - most) } else { String::new() }
}

/// `Casualties: at least 3 killed, 40 wounded (US forces in Jordan), by the Pentagon's count`.
fn cost(scope: &Scope, index: EventIx, how: Counts) -> Option<String> {
    let knowledge = scope.knowledge();
    let event = knowledge.event(index);
    let counts = match how {
        Counts::Each => {
            let counts = event.casualties.iter().filter(|count| told(scope, &count.sources));
            counts.map(|count| one_count(knowledge, count)).collect()
        }
        Counts::Span => casualties::spans(scope, event),
        Counts::FirstSpans => {
            let mut spans = casualties::spans(scope, event);
            let more = spans.len().saturating_sub(2);
            spans.truncate(2);
            spans.extend((more > 0).then(|| format!("others among {}", counted(more, "more group"))));
            spans
        }
    };
    (!counts.is_empty()).then(|| format!("casualties: {}", listed_counts(&counts)))
}

fn listed_counts(counts: &[String]) -> String {
    if counts.iter().any(|count| count.contains(',')) { counts.join("; ") } else { listed(counts) }
}

fn one_count(knowledge: &Knowledge, count: &Casualties) -> String {
    let mut words = casualties::read_out(count);
    match &count.who {
        Some(Hurt::Actor(who)) => words = format!("{words} ({})", safe(&knowledge.actor(*who).name)),
        Some(Hurt::Group(group)) => words = format!("{words} ({})", safe(group)),
        None => {}
    }
    match count.by {
        Some(by) => format!("{words}, by {}", count_of(&named(knowledge, by))),
        None => words,
    }
}
