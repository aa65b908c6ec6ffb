//! One record on one line, as lists and links name it: its day, its words, who says so, its grade and its marks.

use super::responsibility::Responsibility;
use super::standing::{DISPUTE_SIGN, Standing};
use super::{standing, when};
use crate::model::{ActorIx, ClaimIx, EventIx, Grade, Kind, RecordRef, Scope, Source, SourceIx, day_text};
use crate::text::safe;

/// The record on one line: day, words and, in brackets, grade and marks.
pub fn line(scope: &Scope, record: RecordRef) -> String {
    let knowledge = scope.knowledge();
    let title = safe(&knowledge.title(record)).into_owned();
    match record.kind {
        Kind::Claim => {
            let said_by = standing::said_by(knowledge, knowledge.claim(ClaimIx(record.index)));
            format!("{said_by}: {title}{}", brackets(&marks(scope, record)))
        }
        Kind::Event => {
            let day = when::event_day(scope, knowledge.event(EventIx(record.index)));
            format!("{day}: {title}{}", brackets(&marks(scope, record)))
        }
        Kind::Source => source_line(knowledge.source(SourceIx(record.index))),
        Kind::Actor => match &knowledge.actor(ActorIx(record.index)).short {
            Some(short) if !title.contains(&**short) => format!("{title} ({})", safe(short)),
            _ => title,
        },
        Kind::Relation => format!("{title}{}", brackets(&marks(scope, record))),
        Kind::Place | Kind::Topic | Kind::Measure | Kind::Side => title,
    }
}

/// What stands beside a title: grade, responsibility, `⇄ 2` for claims that contradict it.
pub fn marks(scope: &Scope, record: RecordRef) -> Vec<String> {
    let mut marks: Vec<String> = scope.grade(record).as_ref().map(Grade::to_string).into_iter().collect();
    match record.kind {
        Kind::Event => {
            let responsibility = Responsibility::of(scope, EventIx(record.index));
            let short = responsibility.map(|found| found.short(scope.knowledge())).unwrap_or_default();
            marks.extend(Some(short).filter(|short| !short.is_empty()));
        }
        Kind::Claim => {
            let standing = Standing::of(scope, ClaimIx(record.index));
            marks.extend(dispute_mark(&standing));
            marks.extend((!standing.corrected_by.is_empty()).then(|| "corrected".to_owned()));
            marks.extend((!standing.superseded_by.is_empty()).then(|| "superseded".to_owned()));
        }
        _ => {}
    }
    marks
}

/// `⇄ 2` while two claims contradict this one, nothing where none does.
pub fn dispute_mark(standing: &Standing) -> Option<String> {
    match standing.live() {
        0 => None,
        live => Some(format!("{DISPUTE_SIGN} {live}")),
    }
}

fn brackets(marks: &[String]) -> String {
    if marks.is_empty() { String::new() } else { format!(" [{}]", marks.join(" · ")) }
}

/// The source to name where there is room for one: the most reliable of that day; a source itself.
pub fn best_source(scope: &Scope, record: RecordRef) -> Option<&Source> {
    let knowledge = scope.knowledge();
    if let Ok(source) = SourceIx::try_from(record) {
        return Some(knowledge.source(source));
    }
    let sources = scope.sources(record).shown;
    sources.into_iter().map(|source| knowledge.source(source)).min_by_key(|source| source.reliability)
}

/// Where something is written: `Al Jazeera, “Title”, 25 Jan 2024`.
pub fn source_line(source: &Source) -> String {
    let date = source.date.map_or_else(|| "undated".to_owned(), day_text);
    format!("{}, “{}”, {date}", safe(&source.publisher), safe(&source.title))
}

/// What to know of a source beside its title: `news · B · carries Reuters, 25 Jan 2024`.
pub fn source_details(source: &Source) -> String {
    let mut details = vec![source.kind.name().to_owned(), source.reliability.name().to_owned()];
    details.extend((source.language() != "en").then(|| format!("in {}", safe(source.language()))));
    details.extend(source.origin.as_deref().map(|origin| format!("carries {}", safe(origin))));
    details.join(" · ")
}
