//! The line to read out or to paste: for every kind of record one sentence in plain English, built from templates over the
//! model, and a shorter one. Who says what, when, how many by whose count, who says otherwise; in brackets after it where it is
//! written, the grade, the day of the data.
//!
//! A record offers drafts from the fullest to the barest; the first that can be said in one breath is taken. What may never
//! be left out (speaker, day, comparator, layer of responsibility, mark of a dispute) stands in every draft.

mod claim;
mod event;
mod minor;
mod wording;

pub use super::markdown::block as markdown;
use super::{colophon, later_sources};
use crate::model::{ClaimIx, EventIx, Kind, RecordRef, Scope, SourceIx, day_text};
use crate::query::line::best_source;
use crate::text::safe;
use wording::{first_words, stopped, words};

/// Longer is not read out in one breath. The source in brackets is not counted: it is read by the eye.
pub const MOST_WORDS: usize = 60;

/// One way to say a record: sentences, the most important first.
type Draft = Vec<String>;

/// A record as one citable line.
pub fn line(scope: &Scope, record: RecordRef) -> String {
    let said = spoken(scope, record);
    format!("{said} [{}]", evidence(scope, record))
}

/// The sentence of [`line()`] without its source.
pub fn spoken(scope: &Scope, record: RecordRef) -> String {
    let drafts = drafts(scope, record);
    let texts = drafts.iter().map(|draft| joined(draft));
    let fitting = texts.into_iter().find(|text| words(text) <= MOST_WORDS);
    fitting.unwrap_or_else(|| drafts.last().map(|draft| cut(draft)).unwrap_or_default())
}

/// A record in the fewest words, with its grade: for a slide or a message.
pub fn short(scope: &Scope, record: RecordRef) -> String {
    let barest = match record.kind {
        Kind::Claim => claim::barest(scope, ClaimIx(record.index)),
        _ => drafts(scope, record).pop().unwrap_or_default(),
    };
    let source = best_source(scope, record).filter(|_| record.kind != Kind::Source);
    let source = source.map(|source| safe(&source.publisher).into_owned());
    let grade = scope.grade(record).map(|grade| grade.to_string());
    let evidence: Vec<_> = source.into_iter().chain(grade).chain(scope.lens().as_of_text()).collect();
    let said = cut(&barest);
    if evidence.is_empty() { said } else { format!("{said} [{}]", evidence.join("; ")) }
}

/// From the fullest to the barest; never none.
fn drafts(scope: &Scope, record: RecordRef) -> Vec<Draft> {
    match record.kind {
        Kind::Claim => claim::drafts(scope, ClaimIx(record.index)),
        Kind::Event => event::drafts(scope, EventIx(record.index)),
        _ => minor::drafts(scope, record),
    }
}

fn joined(draft: &[String]) -> String {
    let sentences = draft.iter().filter(|part| !part.is_empty());
    sentences.map(|part| stopped(part)).collect::<Vec<_>>().join(" ")
}

/// A draft that is too long all the same: its first sentence is shortened, visibly, and all others stay.
fn cut(draft: &[String]) -> String {
    let Some((first, others)) = draft.split_first() else { return String::new() };
    let taken: usize = others.iter().map(|part| words(part)).sum();
    let first = first_words(first, MOST_WORDS.saturating_sub(taken).max(8));
    let mut whole = vec![first];
    whole.extend(others.iter().cloned());
    joined(&whole)
}

/// What stands in the brackets of [`line()`]: `Al Jazeera, 25 Jan 2024 and 2 more; B3; sitrep, data of 24 Nov 2026`.
pub(super) fn evidence(scope: &Scope, record: RecordRef) -> String {
    let mut parts: Vec<String> = match SourceIx::try_from(record) {
        Ok(source) => {
            scope.knowledge().source(source).url.as_deref().map(|url| safe(url).into_owned()).into_iter().collect()
        }
        Err(_) => cited_source(scope, record).into_iter().collect(),
    };
    parts.extend(scope.grade(record).map(|grade| grade.to_string()));
    parts.push(colophon(scope));
    parts.join("; ")
}

/// The source to name where there is room for one, with the number of the others.
fn cited_source(scope: &Scope, record: RecordRef) -> Option<String> {
    let sources = scope.sources(record);
    let Some(best) = best_source(scope, record) else {
        return (sources.later > 0).then(|| "only later sources, none of that day".to_owned());
    };
    let day = best.date.map_or_else(|| "undated".to_owned(), day_text);
    let more = match sources.shown.len() {
        0 | 1 => String::new(),
        all => format!(" and {} more", all - 1),
    };
    let later = later_sources(sources.later).map(|later| format!("; {later}")).unwrap_or_default();
    Some(format!("{}, {day}{more}{later}", safe(&best.publisher)))
}
