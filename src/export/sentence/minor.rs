//! Actors, ties, places, questions, numbers, sources and sides, each said in a sentence.

use super::wording::{all_named, capital, count_of, inside, named, sentences_within, stopped, words};
use super::{Draft, MOST_WORDS};
use crate::model::{
    ActorIx, ActorKind, Claim, ClaimIx, Kind, LinkKind, MeasureIx, PlaceIx, PlaceKind, RecordRef, RelationIx, RoleThen,
    Scope, SourceIx, counted, day_text,
};
use crate::query::standing::{self, Standing};
use crate::query::{figure, line, when};
use crate::text::safe;

/// The ways to say a record of these kinds.
pub(super) fn drafts(scope: &Scope, record: RecordRef) -> Vec<Draft> {
    match record.kind {
        Kind::Actor => actor(scope, ActorIx(record.index)),
        Kind::Place => place(scope, PlaceIx(record.index)),
        Kind::Relation => relation(scope, RelationIx(record.index)),
        Kind::Measure => several(measure(scope, MeasureIx(record.index)), "figure"),
        Kind::Topic => several(topic(scope, record), "position"),
        Kind::Side => side(scope, record),
        _ => vec![vec![source(scope, SourceIx(record.index))]],
    }
}

/// A head with as many sentences of a text as can be said with it, then the head alone.
fn with_text(head: String, text: Option<&str>) -> Vec<Draft> {
    let room = MOST_WORDS.saturating_sub(words(&head));
    let text = text.map(|text| sentences_within(&safe(text), room)).unwrap_or_default();
    if text.is_empty() { vec![vec![head]] } else { vec![vec![head.clone(), text], vec![head]] }
}

/// A heading and its entries: all, then fewer, with the number of those that are left out.
fn several((head, entries): (String, Vec<String>), word: &str) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for kept in (entries.len().min(1)..=entries.len()).rev() {
        let mut draft = vec![head.clone()];
        draft.extend(entries[..kept].iter().cloned());
        let more = entries.len() - kept;
        if more > 0 {
            draft.push(format!(
                "{} {} not read out",
                counted(more, &format!("more {word}")),
                if more == 1 { "is" } else { "are" }
            ));
        }
        drafts.push(draft);
    }
    drafts
}

fn actor(scope: &Scope, index: ActorIx) -> Vec<Draft> {
    let knowledge = scope.knowledge();
    let actor = knowledge.actor(index);
    let short = actor.short.as_deref().filter(|short| *short != &*actor.name);
    let short = short.map(|short| format!(" ({})", safe(short))).unwrap_or_default();
    let name = capital(&named(knowledge, index));
    let what = match actor.kind {
        ActorKind::Person => person(scope, index),
        ActorKind::State => "a state".to_owned(),
        ActorKind::Force => "an armed force".to_owned(),
        ActorKind::Faction => "an armed faction".to_owned(),
        ActorKind::Agency => "an agency".to_owned(),
        ActorKind::Body => "a body".to_owned(),
        ActorKind::Media => "a publisher or monitor".to_owned(),
    };
    let side = safe(&knowledge.side(actor.side).name);
    with_text(format!("{name}{short}: {what} (side: {side})"), Some(&actor.summary))
}

fn person(scope: &Scope, index: ActorIx) -> String {
    match scope.role(index) {
        RoleThen::Held(role) => safe(role).into_owned(),
        RoleThen::TenureNotRecorded(role) => format!("{}, tenure not recorded", safe(role)),
        RoleThen::None | RoleThen::Outside => "a person".to_owned(),
    }
}

fn place(scope: &Scope, index: PlaceIx) -> Vec<Draft> {
    let place = scope.knowledge().place(index);
    let kind = match place.kind {
        PlaceKind::AirBase => "an air base",
        PlaceKind::Base => "a base",
        PlaceKind::Outpost => "an outpost",
        PlaceKind::City => "a city",
        PlaceKind::Town => "a town",
        PlaceKind::Embassy => "an embassy",
        PlaceKind::OilField => "an oil field",
        PlaceKind::BorderCrossing => "a border crossing",
        PlaceKind::Region => "a region",
        PlaceKind::Country => "a country",
    };
    let country = place.country.name();
    let inside_of = match &place.governorate {
        Some(governorate) if !place.name.contains(&**governorate) => format!(" in {}, {country}", safe(governorate)),
        _ if place.kind == PlaceKind::Country || country == &*place.name => String::new(),
        _ => format!(" in {country}"),
    };
    let at = place.position.map(|at| format!(", {:.4}, {:.4} ({})", at.lat, at.lon, precision(at.precision.name())));
    with_text(format!("{}: {kind}{inside_of}{}", safe(&place.name), at.unwrap_or_default()), place.summary.as_deref())
}

fn precision(name: &str) -> String {
    if name == "exact" { name.to_owned() } else { format!("exact to the {name}") }
}

fn relation(scope: &Scope, index: RelationIx) -> Vec<Draft> {
    let knowledge = scope.knowledge();
    let relation = knowledge.relation(index);
    let (from, to) = (capital(&named(knowledge, relation.from)), named(knowledge, relation.to));
    let period = when::period(scope, relation.since, relation.until).map(|period| format!(" ({period})"));
    with_text(format!("{from} {} {to}{}", relation.kind.verb(), period.unwrap_or_default()), relation.note.as_deref())
}

/// The newest figure of each counter, since figures of different counters are never one.
fn measure(scope: &Scope, index: MeasureIx) -> (String, Vec<String>) {
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
    let entries = newest.into_iter().filter_map(|(counter, claim, index)| {
        let number = figure::number(knowledge, claim, claim.quantity.as_ref()?);
        let whose = count_of(&named(knowledge, counter));
        Some(format!("{number}, by {whose}{}", mark(scope, index)))
    });
    let name = &knowledge.measure(index).name;
    (format!("The latest figures for {}", inside(&safe(name))), entries.collect())
}

/// Each position with the newest claim that takes it.
fn topic(scope: &Scope, record: RecordRef) -> (String, Vec<String>) {
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
    positions.sort_by_key(|&(_, index)| std::cmp::Reverse(knowledge.claim(index).date));
    let entries = positions.into_iter().map(|(label, index)| {
        let claim = knowledge.claim(index);
        let who = capital(&all_named(knowledge, std::iter::once(claim.speaker)));
        format!("{who}, {}: “{}”{}", day_text(claim.date), safe(label), mark(scope, index))
    });
    (safe(&knowledge.title(record)).into_owned(), entries.collect())
}

fn claims_naming(scope: &Scope, record: RecordRef, kind: LinkKind) -> Vec<ClaimIx> {
    let naming = scope.back_links(record).filter(|link| link.kind == kind);
    naming.filter_map(|link| ClaimIx::try_from(link.other).ok()).collect()
}

/// Grade, source and standing of a claim in brackets, where several claims stand on one line.
fn mark(scope: &Scope, index: ClaimIx) -> String {
    let mut marks: Vec<_> = scope.grade(index.into()).map(|grade| grade.to_string()).into_iter().collect();
    let source = line::best_source(scope, index.into());
    marks.extend(source.map(|source| safe(&source.publisher).into_owned()));
    let found = Standing::of(scope, index);
    marks.extend((!found.contradictions.is_empty()).then(|| {
        let first = found.contradictions.first().map(|contradiction| scope.knowledge().claim(contradiction.other));
        first.map_or_else(
            || "disputed".to_owned(),
            |other| format!("disputed by {}", standing::speaker(scope.knowledge(), other)),
        )
    }));
    marks.extend((!found.corrected_by.is_empty()).then(|| "corrected".to_owned()));
    marks.extend((!found.superseded_by.is_empty()).then(|| "superseded".to_owned()));
    if marks.is_empty() { String::new() } else { format!(" ({})", marks.join("; ")) }
}

fn source(scope: &Scope, index: SourceIx) -> String {
    let source = scope.knowledge().source(index);
    let day =
        source.date.map_or_else(|| "without a date".to_owned(), |day| format!("on {}", super::wording::long_day(day)));
    let carries = source.origin.as_deref().map(|origin| format!(", carrying {}", safe(origin))).unwrap_or_default();
    let language =
        if source.language() == "en" { String::new() } else { format!(", language {}", safe(source.language())) };
    let title = safe(&source.title).into_owned();
    let title = title.trim_end_matches('.');
    format!("“{title}”, published by {} {day} ({}{language}){carries}", safe(&source.publisher), source.kind)
}

fn side(scope: &Scope, record: RecordRef) -> Vec<Draft> {
    let knowledge = scope.knowledge();
    let side = &knowledge.sides[record.index as usize];
    let members = scope.back_links(record).filter(|link| link.kind == LinkKind::Side).count();
    let head =
        format!("{} ({}): a side with {}", safe(&side.name), safe(&side.mark), counted(members, "recorded actor"));
    with_text(stopped(&head), side.summary.as_deref())
}
