//! The foot of the sources in words: what the selected source is, and what would fall without it; what a grade means.

use super::{SourceLayout, SourceRow, Sources};
use crate::model::{Kind, Scope, SourceIx, counted, day_text, grouped};
use crate::query::sources::{Bin, Hold, Summary};
use crate::text::{safe, wrap};

impl Sources {
    /// The foot, in lines of a width.
    pub(super) fn foot_lines(&self, scope: &Scope, width: usize) -> Vec<String> {
        let texts = match self.layout {
            SourceLayout::Grades => self.bin_texts(),
            _ => match self.row() {
                None => vec!["No source is listed.".to_owned()],
                Some(SourceRow::Together) => {
                    let count = self.rows.len() - 1;
                    vec![self.fall_text(&format!("these {}", counted(count, "source"))), self.others_text("these")]
                }
                Some(SourceRow::One(summary)) => self.source_texts(scope, summary),
            },
        };
        texts.iter().filter(|text| !text.is_empty()).flat_map(|text| wrap(text, width)).map(str::to_owned).collect()
    }

    fn source_texts(&self, scope: &Scope, summary: Summary) -> Vec<String> {
        let source = scope.knowledge().source(summary.source);
        let mut texts = vec![self.fall_text("this source"), self.others_text("it"), describe(scope, summary.source)];
        if let Some(origin) = &source.origin {
            let prints = match summary.prints {
                1 => "the only print of it in the file".to_owned(),
                prints => format!("{} of it are in the file", counted(prints, "print")),
            };
            texts.push(format!("It carries {}: {prints}.", safe(origin)));
        }
        texts.extend(source.url.as_deref().map(|url| safe(url).into_owned()));
        texts.extend(source.note.as_deref().map(|note| format!("Note: {}", safe(note))));
        texts
    }

    /// `Without this source 4 records would stand on nothing: 1 event, 3 claims; with them 2 live contradictions.`
    fn fall_text(&self, what: &str) -> String {
        let falling = self.rest.falling();
        let alone = self.rest.count(Hold::Alone);
        if alone == 0 {
            return format!("Without {what} no record would stand on nothing.");
        }
        let kinds: Vec<_> = falling.into_iter().map(|(kind, count)| counted(count, kind.name())).collect();
        let disputes = match self.rest.disputes {
            0 => String::new(),
            number => format!("; with them {}", counted(number, "live contradiction")),
        };
        let alone = counted(alone, "record");
        format!("Without {what} {alone} would stand on nothing: {}{disputes}.", kinds.join(", "))
    }

    fn others_text(&self, what: &str) -> String {
        let number = |hold| grouped(self.rest.count(hold) as u64);
        let mut parts = Vec::new();
        if self.rest.count(Hold::SameOrigin) > 0 {
            parts.push(format!("{} only on other prints of the same origin", number(Hold::SameOrigin)));
        }
        if self.rest.count(Hold::WithOthers) > 0 {
            parts.push(format!("{} on sources of other origins as well", number(Hold::WithOthers)));
        }
        if parts.is_empty() { String::new() } else { format!("Of what cites {what}, beside: {}.", parts.join(", ")) }
    }

    fn bin_texts(&self) -> Vec<String> {
        let events = self.records.iter().filter(|(record, _)| record.kind == Kind::Event).count();
        let claims = self.records.len() - events;
        let counts = format!("{}, {}", counted(events, "event"), counted(claims, "claim"));
        let bin = self.bin();
        let mut texts = vec![match bin {
            Bin::Grade(letter, digit) => {
                format!("{}: {}; {}. {counts}.", bin.words(), letter.meaning(), digit.meaning())
            }
            Bin::Origins(1) => format!("On one origin only, however many prints of it: {counts}."),
            Bin::Origins(0) => format!("Every source came after the as-of day: {counts}."),
            Bin::Origins(_) => format!("On {}: {counts}.", bin.words()),
        }];
        if let Some(term) = bin.term() {
            texts.push(format!("Opened, the cell narrows claims and chronology of the Desk to {term}."));
        }
        texts.push(
            "F and 6 mean that it cannot be judged, not that it is low. Letters and digits are never averaged."
                .to_owned(),
        );
        texts
    }
}

/// `B, usually reliable: Al Jazeera, “Title”, 25 Jan 2024 · news · in ar`.
fn describe(scope: &Scope, index: SourceIx) -> String {
    let source = scope.knowledge().source(index);
    let date = source.date.map_or_else(|| "undated".to_owned(), day_text);
    let language =
        if source.language() == "en" { String::new() } else { format!(" · in {}", safe(source.language())) };
    format!(
        "{}, {}: {}, “{}”, {date} · {}{language}",
        source.reliability,
        source.reliability.meaning(),
        safe(&source.publisher),
        safe(&source.title),
        source.kind
    )
}
