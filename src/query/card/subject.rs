//! The cards of what records are about or written in: places, topics, measures, sources, sides.

use super::actor::aliases;
use super::{Piece, Rows};
use crate::model::{
    ClaimIx, EventRule, Kind, LinkKind, MeasureIx, PlaceIx, RecordRef, SideIx, SourceIx, TopicIx, day_text,
};
use crate::query::line::line;
use crate::query::responsibility::names;
use crate::text::safe;

pub(super) fn add_place(rows: &mut Rows, record: RecordRef) -> String {
    let place = rows.scope.knowledge().place(PlaceIx(record.index));
    rows.text("Summary", place.summary.as_deref());
    rows.words("Also known as", aliases(&place.aliases));
    let country = place.country.name().to_owned();
    let governorate = place.governorate.as_deref().map(|name| format!("{}, ", safe(name))).unwrap_or_default();
    rows.words("Where", format!("{governorate}{country}"));
    rows.words(
        "Position",
        place
            .position
            .map(|position| format!("{:.4}, {:.4} (WGS 84; {})", position.lat, position.lon, position.precision)),
    );
    rows.grade(record);
    rows.text("Native name", place.native.as_deref());
    format!("{}, {country}", place.kind)
}

pub(super) fn add_topic(rows: &mut Rows, record: RecordRef) -> String {
    let topic = rows.scope.knowledge().topic(TopicIx(record.index));
    rows.text("Summary", topic.summary.as_deref());
    let positions = positions(rows, record);
    let count = positions.len();
    for (position, claims) in positions {
        let mut items = vec![vec![Piece::Text(format!("“{}”", safe(&position)))]];
        items.extend(claims.into_iter().map(|claim| vec![Piece::Link(claim, line(rows.scope, claim))]));
        rows.items("Position", items);
    }
    match count {
        0 => "no position recorded".to_owned(),
        1 => "1 position".to_owned(),
        more => format!("{more} positions"),
    }
}

/// The answers to a question, each with the claims that give it, oldest first; in the order in which they came up.
fn positions(rows: &Rows, topic: RecordRef) -> Vec<(Box<str>, Vec<RecordRef>)> {
    let knowledge = rows.scope.knowledge();
    let answering = rows.scope.back_links(topic).filter(|link| link.kind == LinkKind::Topic);
    let mut claims: Vec<_> = answering.filter_map(|link| ClaimIx::try_from(link.other).ok()).collect();
    claims.sort_by_key(|&claim| knowledge.claim(claim).date);
    let mut positions: Vec<(Box<str>, Vec<RecordRef>)> = Vec::new();
    for claim in claims {
        let label = knowledge.claim(claim).position.clone().unwrap_or_default();
        match positions.iter_mut().find(|(known, _)| *known == label) {
            Some((_, claims)) => claims.push(claim.into()),
            None => positions.push((label, vec![claim.into()])),
        }
    }
    positions
}

pub(super) fn add_measure(rows: &mut Rows, record: RecordRef) -> String {
    let knowledge = rows.scope.knowledge();
    let measure = knowledge.measure(MeasureIx(record.index));
    rows.text("Summary", measure.summary.as_deref());
    rows.text("Unit", Some(&measure.unit));
    if let Some(EventRule { kind, targets, countries }) = &measure.events {
        let at = if targets.is_empty() {
            String::new()
        } else {
            format!(" on {}", names(knowledge, targets.iter().copied()))
        };
        let countries: Vec<_> = countries.iter().map(crate::model::Country::name).collect();
        let within = if countries.is_empty() { String::new() } else { format!(" in {}", countries.join(", ")) };
        rows.words("Held against", format!("recorded {}{at}{within}", kind.plural()));
    }
    match measure.kind {
        crate::model::MeasureKind::Running => "running total".to_owned(),
        crate::model::MeasureKind::Level => "level".to_owned(),
    }
}

pub(super) fn add_source(rows: &mut Rows, record: RecordRef) -> String {
    let source = rows.scope.knowledge().source(SourceIx(record.index));
    rows.text("Publisher", Some(&source.publisher));
    rows.words("Date", source.date.map_or_else(|| "undated".to_owned(), day_text));
    rows.text("Address", source.url.as_deref());
    rows.words("Kind", source.kind.name().to_owned());
    rows.text("Language", source.language.as_deref());
    rows.grade(record);
    rows.text("Carries", source.origin.as_deref());
    rows.text("Note", source.note.as_deref());
    safe(&source.publisher).into_owned()
}

pub(super) fn add_side(rows: &mut Rows, record: RecordRef) -> String {
    let side = rows.scope.knowledge().side(SideIx(record.index));
    rows.text("Summary", side.summary.as_deref());
    rows.words("Mark", format!("{}, {}", safe(&side.mark), side.color));
    let count = rows.scope.back_links(record).filter(|link| link.other.kind == Kind::Actor).count();
    format!("{count} actors")
}
