//! The line to read out or to paste: who says what, when, how many, how sure, who disputes it, and where it is written.

pub use super::markdown::block as markdown;
use super::{colophon, later_sources};
use crate::model::{
    ActorIx, Claim, ClaimIx, EventIx, Kind, LinkKind, MeasureIx, PlaceIx, RecordRef, RelationIx, RoleThen, Scope,
    SourceIx,
};
use crate::query::line::{best_source, source_details, source_line};
use crate::query::responsibility::Responsibility;
use crate::query::standing::{self, Standing};
use crate::query::{casualties, figure, when};
use crate::text::safe;

/// A record as one citable line.
pub fn line(scope: &Scope, record: RecordRef) -> String {
    let mut parts = match record.kind {
        Kind::Claim => claim(scope, ClaimIx(record.index)),
        Kind::Event => event(scope, EventIx(record.index)),
        Kind::Actor => actor(scope, ActorIx(record.index)),
        Kind::Place => place(scope, PlaceIx(record.index)),
        Kind::Relation => relation(scope, RelationIx(record.index)),
        Kind::Measure => measure(scope, MeasureIx(record.index)),
        Kind::Topic => topic(scope, record),
        Kind::Source => source(scope, SourceIx(record.index)),
        Kind::Side => side(scope, record),
    };
    parts.extend(scope.grade(record).filter(|_| record.kind != Kind::Source).map(|grade| format!("Grade {grade}")));
    let text = joined(parts);
    let source = match SourceIx::try_from(record) {
        Ok(source) => scope.knowledge().source(source).url.as_deref().map(|url| safe(url).into_owned()),
        Err(_) => cited_source(scope, record).map(|source| format!("Source: {source}")),
    };
    let source = source.map(|source| format!(" {source}")).unwrap_or_default();
    format!("{text}{source} ({})", colophon(scope))
}

/// Parts as sentences: each begins with a capital and ends in a stop.
fn joined(parts: Vec<String>) -> String {
    let finish = |part: String| {
        let stop = if part.ends_with(['.', '?', '!', '…']) { "" } else { "." };
        format!("{}{stop}", capital(&part))
    };
    parts.into_iter().filter(|part| !part.is_empty()).map(finish).collect::<Vec<_>>().join(" ")
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The source to name where there is room for one, with the number of the others.
fn cited_source(scope: &Scope, record: RecordRef) -> Option<String> {
    let sources = scope.sources(record);
    let Some(best) = best_source(scope, record) else {
        return (sources.later > 0).then(|| "only later ones, none of that day".to_owned());
    };
    let more = match sources.shown.len() {
        0 | 1 => String::new(),
        all => format!(" and {} more", all - 1),
    };
    let url = best.url.as_deref().map(|url| format!(", {}", safe(url))).unwrap_or_default();
    let later = later_sources(sources.later).map(|later| format!("; {later}")).unwrap_or_default();
    Some(format!("{}{url}{more}{later}", source_line(best)))
}

fn claim(scope: &Scope, index: ClaimIx) -> Vec<String> {
    let knowledge = scope.knowledge();
    let claim = knowledge.claim(index);
    let quote = claim.quote.as_deref().map(|quote| format!("In the words: “{}”", safe(quote)));
    let mut parts = vec![format!("{}: {}", standing::said_by(knowledge, claim), safe(&claim.statement))];
    parts.extend(quote);
    parts.extend(figure::sentence(knowledge, claim));
    parts.extend(Standing::of(scope, index).words(knowledge));
    parts
}

fn event(scope: &Scope, index: EventIx) -> Vec<String> {
    let knowledge = scope.knowledge();
    let event = knowledge.event(index);
    let mut parts = vec![format!("{}: {}", when::event_day(scope, event), safe(&event.title))];
    parts.extend(Responsibility::of(scope, index).map(|found| found.words(knowledge)));
    parts.extend(casualties::sentence(scope, index).map(|counts| format!("Casualties: {counts}")));
    parts
}

fn actor(scope: &Scope, index: ActorIx) -> Vec<String> {
    let knowledge = scope.knowledge();
    let actor = knowledge.actor(index);
    let short = actor.short.as_deref().map(|short| format!(" ({})", safe(short))).unwrap_or_default();
    let post = match scope.role(index) {
        RoleThen::Held(role) => format!("{}, ", safe(role)),
        RoleThen::TenureNotRecorded(role) => format!("{} (tenure not recorded), ", safe(role)),
        RoleThen::None | RoleThen::Outside => String::new(),
    };
    let side = safe(&knowledge.side(actor.side).name);
    vec![format!("{}{short}, {post}{}, {side}: {}", safe(&actor.name), actor.kind, safe(&actor.summary))]
}

fn place(scope: &Scope, index: PlaceIx) -> Vec<String> {
    let place = scope.knowledge().place(index);
    let governorate = place.governorate.as_deref().map(|name| format!("{}, ", safe(name))).unwrap_or_default();
    let at = place.position.map(|at| format!(" ({:.4}, {:.4}, {})", at.lat, at.lon, at.precision)).unwrap_or_default();
    let mut parts = vec![format!("{}, {}, {governorate}{}{at}", safe(&place.name), place.kind, place.country.name())];
    parts.extend(place.summary.as_deref().map(|summary| safe(summary).into_owned()));
    parts
}

fn relation(scope: &Scope, index: RelationIx) -> Vec<String> {
    let relation = scope.knowledge().relation(index);
    let title = scope.knowledge().title(index.into());
    let period = when::period(scope, relation.since, relation.until);
    let period = period.map(|period| format!(", {period}")).unwrap_or_default();
    let mut parts = vec![format!("{}{period}", safe(&title))];
    parts.extend(relation.note.as_deref().map(|note| safe(note).into_owned()));
    parts
}

/// The newest figure of each counter, since figures of different counters are never one.
fn measure(scope: &Scope, index: MeasureIx) -> Vec<String> {
    let knowledge = scope.knowledge();
    let mut newest: Vec<(ActorIx, &Claim, ClaimIx)> = Vec::new();
    for index in claims_naming(scope, index.into(), LinkKind::Measure) {
        let claim = knowledge.claim(index);
        let counter = figure::counter(knowledge, claim);
        match newest.iter_mut().find(|(known, ..)| *known == counter) {
            Some(known) if known.1.date <= claim.date => *known = (counter, claim, index),
            Some(_) => {}
            None => newest.push((counter, claim, index)),
        }
    }
    newest.sort_by_key(|(_, claim, _)| std::cmp::Reverse(claim.date));
    let mut parts = vec![safe(&knowledge.measure(index).name).into_owned()];
    parts.extend(newest.into_iter().filter_map(|(counter, claim, index)| {
        let number = figure::number(knowledge, claim, claim.quantity.as_ref()?);
        Some(format!("{number}, counted by {}{}", safe(&knowledge.actor(counter).name), evidence(scope, index)))
    }));
    parts
}

/// Each position with the newest claim that takes it.
fn topic(scope: &Scope, record: RecordRef) -> Vec<String> {
    let knowledge = scope.knowledge();
    let mut positions: Vec<(&str, ClaimIx)> = Vec::new();
    for index in claims_naming(scope, record, LinkKind::Topic) {
        let Some(label) = knowledge.claim(index).position.as_deref() else { continue };
        match positions.iter_mut().find(|(known, _)| *known == label) {
            Some(known) if knowledge.claim(known.1).date <= knowledge.claim(index).date => known.1 = index,
            Some(_) => {}
            None => positions.push((label, index)),
        }
    }
    let mut parts = vec![safe(&knowledge.title(record)).into_owned()];
    parts.extend(positions.into_iter().map(|(label, index)| {
        let said_by = standing::said_by(knowledge, knowledge.claim(index));
        format!("“{}”: {said_by}{}", safe(label), evidence(scope, index))
    }));
    parts
}

fn claims_naming(scope: &Scope, record: RecordRef, kind: LinkKind) -> Vec<ClaimIx> {
    let naming = scope.back_links(record).filter(|link| link.kind == kind);
    naming.filter_map(|link| ClaimIx::try_from(link.other).ok()).collect()
}

/// Grade, source and dispute of a claim in brackets, where several claims stand on one line.
fn evidence(scope: &Scope, index: ClaimIx) -> String {
    let knowledge = scope.knowledge();
    let mut evidence: Vec<String> = scope.grade(index.into()).map(|grade| grade.to_string()).into_iter().collect();
    evidence.extend(best_source(scope, index.into()).map(source_line));
    evidence.extend(Standing::of(scope, index).words(knowledge));
    if evidence.is_empty() { String::new() } else { format!(" ({})", evidence.join("; ")) }
}

fn source(scope: &Scope, index: SourceIx) -> Vec<String> {
    let source = scope.knowledge().source(index);
    vec![format!("{} ({})", source_line(source), source_details(source))]
}

fn side(scope: &Scope, record: RecordRef) -> Vec<String> {
    let side = &scope.knowledge().sides[record.index as usize];
    let mut parts = vec![format!("{} ({})", safe(&side.name), safe(&side.mark))];
    parts.extend(side.summary.as_deref().map(|summary| safe(summary).into_owned()));
    parts
}
