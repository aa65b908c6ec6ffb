//! A place and its events in words, and what a map holds in all: recorded events, never totals of what happened.

use super::{Attacks, MapCounts, PlaceEvents, Whereabouts};
use crate::model::{
    EventIx, EventKind, Outcome, Place, PositionPrecision, Scope, counted, counted_as, day_text, grouped,
};
use crate::query::responsibility::{Mark, Responsibility};
use crate::text::safe;

/// A place in sentences: what happened there, how sure that is, who stands behind it, and where it lies.
pub fn place_sentences(scope: &Scope, of: &PlaceEvents) -> Vec<String> {
    let mut sentences = vec![happened(of)];
    let attacks = Attacks::among(scope, &of.events);
    if attacks.records > 0 {
        // How sure it is comes first: where room is short, that must not be cut off.
        sentences.insert(0, how_sure(attacks));
        sentences.push(outcomes(scope, &of.events));
        sentences.push(responsible(scope, &of.events));
    }
    sentences.push(position(scope.knowledge().place(of.place), of.whereabouts));
    sentences
}

/// `45 events recorded here: 44 attacks, 1 strike; the newest on 5 Aug 2024; 3 more name it and stand elsewhere.`
fn happened(of: &PlaceEvents) -> String {
    let words = |more| counted_as(more, "more names it and stands elsewhere", "more name it and stand elsewhere");
    let more = if of.named > 0 { format!("; {}", words(of.named)) } else { String::new() };
    if of.events.is_empty() {
        return format!("No event in view stands here{more}.");
    }
    let newest = of.latest.map(|day| format!("; the newest on {}", day_text(day))).unwrap_or_default();
    format!("{} recorded here: {}{newest}{more}.", counted(of.events.len(), "event"), kinds_text(&of.kinds))
}

/// `47 attacks in 44 records: borne out (credibility 1–2) 31, on a claim or one report only (3–6) 16.`
fn how_sure(attacks: Attacks) -> String {
    let Attacks { records, borne_out, reported } = attacks;
    let number = borne_out + reported;
    let in_records =
        if number == records as u64 { String::new() } else { format!(" in {}", counted(records, "record")) };
    format!(
        "{}{in_records}: borne out (credibility 1–2) {}, on a claim or one report only (3–6) {}.",
        counted(number as usize, "attack"),
        grouped(borne_out),
        grouped(reported)
    )
}

/// `What became of them: 12 hit, 20 intercepted, 11 not recorded.`
fn outcomes(scope: &Scope, events: &[EventIx]) -> String {
    let attacks = attacks(scope, events);
    let of =
        |outcome: Option<Outcome>| attacks.iter().filter(|&&it| scope.knowledge().event(it).outcome == outcome).count();
    let told = Outcome::ALL.iter().map(|&outcome| (of(Some(outcome)), outcome.name().replace('-', " ")));
    let parts = told.chain([(of(None), "not recorded".to_owned())]).filter(|&(count, _)| count > 0);
    let parts: Vec<_> = parts.map(|(count, words)| format!("{words} {count}")).collect();
    format!("What became of the attacks: {}.", parts.join(", "))
}

/// `Responsibility: claimed 40, attributed 2, not recorded 2.`
fn responsible(scope: &Scope, events: &[EventIx]) -> String {
    let marks: Vec<_> = attacks(scope, events)
        .into_iter()
        .filter_map(|event| Responsibility::of(scope, event).map(|found| found.mark()))
        .collect();
    let of = |mark: Mark| marks.iter().filter(|&&it| it == mark).count();
    let words = |mark: Mark| if mark == Mark::NotRecorded { "not recorded" } else { mark.words() };
    let parts = Mark::ALL.iter().map(|&mark| (of(mark), words(mark))).filter(|&(count, _)| count > 0);
    let parts: Vec<_> = parts.map(|(count, words)| format!("{words} {count}")).collect();
    format!("Responsibility for the attacks: {}.", parts.join(", "))
}

fn attacks(scope: &Scope, events: &[EventIx]) -> Vec<EventIx> {
    let is_attack = |&event: &EventIx| scope.knowledge().event(event).kind == EventKind::Attack;
    events.iter().copied().filter(is_attack).collect()
}

/// `Air base, Anbar, Iraq · 33.786° N 42.441° E, exact.`
fn position(place: &Place, whereabouts: Whereabouts) -> String {
    let kind = place.kind.name().replace('-', " ");
    let governorate = place.governorate.as_deref().map(|name| format!("{}, ", safe(name))).unwrap_or_default();
    let lies = format!("{kind}, {governorate}{}", safe(place.country.name()));
    let Some(position) = place.position else { return format!("Place: {lies} · {}.", whereabouts.words()) };
    let half = |degrees: f64, positive: char, negative: char| {
        format!("{:.3}° {}", degrees.abs(), if degrees < 0.0 { negative } else { positive })
    };
    let precision = match position.precision {
        PositionPrecision::Exact => "exact",
        PositionPrecision::Town => "the town that it is in or near",
        PositionPrecision::Region => "only the region is known",
    };
    let off = match whereabouts {
        Whereabouts::Area | Whereabouts::OffMap => format!(" · {}", whereabouts.words()),
        _ => String::new(),
    };
    let (lat, lon) = (half(position.lat, 'N', 'S'), half(position.lon, 'E', 'W'));
    format!("Place: {lies} · {lat} {lon}, {precision}{off}.")
}

/// What a map holds in all: `213 events at 31 places: 160 attacks, 20 strikes …; not drawn: 12 off the map, 2 without a place.`
pub fn total_sentence(counts: &MapCounts) -> String {
    if counts.events == 0 {
        return "No event is in view.".to_owned();
    }
    let places = counted(counts.with_events, "place");
    let mut text = format!("{} at {places}: {}", counted(counts.events, "event"), kinds_text(&counts.kinds));
    let undrawn = undrawn(counts);
    if !undrawn.is_empty() {
        text = format!("{text} · without a sign: {}", undrawn.join(", "));
    }
    text
}

/// The events that no sign stands for, by reason.
fn undrawn(counts: &MapCounts) -> Vec<String> {
    let events = |whereabouts: Whereabouts| {
        let there = counts.places[counts.drawn..counts.with_events].iter();
        there.filter(|it| it.whereabouts == whereabouts).map(|it| it.events.len()).sum::<usize>()
    };
    let reasons = [
        (events(Whereabouts::Area), "in a region or country as a whole"),
        (events(Whereabouts::OffMap), "off the map"),
        (events(Whereabouts::NotRecorded), "at places without coordinates"),
        (counts.placeless, "without a place"),
    ];
    let reasons = reasons.into_iter().filter(|&(count, _)| count > 0);
    reasons.map(|(count, words)| format!("{} {words}", grouped(count as u64))).collect()
}

/// `44 attacks, 1 strike`.
fn kinds_text(kinds: &[u32]) -> String {
    let kinds = EventKind::ALL.iter().zip(kinds).filter(|&(_, &count)| count > 0);
    let text = |(kind, &count): (&EventKind, &u32)| match (count, kind) {
        (1, EventKind::Political) => "1 political event".to_owned(),
        (1, _) => format!("1 {}", kind.name()),
        _ => format!("{} {}", grouped(count.into()), kind.plural()),
    };
    kinds.map(text).collect::<Vec<_>>().join(", ")
}
