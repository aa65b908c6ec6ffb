//! A briefing note: points in the order that somebody gave them, with numbered sources at the end, a box of what is disputed, a
//! line of coverage for every tally, and the day of the data.
//!
//! [`Note::gather`] reads it through a scope once; [`markdown`], [`html`], [`text`] and [`json`] only write it down, so that no
//! form can know more or less than another.

mod gather;
pub mod html;
pub mod json;
pub mod markdown;
pub mod text;

use super::cite::Style;
use crate::model::{Kind, RecordRef, counted_as};

/// What a note is to hold, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// A heading over what follows.
    Heading(String),
    /// A record.
    Point {
        /// The record.
        record: RecordRef,
        /// Whether it says something else than when it was marked.
        changed: bool,
    },
    /// A record that is not in the knowledge any more.
    Gone {
        /// Its id.
        id: String,
        /// What it was called.
        title: String,
    },
    /// A question with its answer.
    Question {
        /// The question.
        text: String,
        /// Records that answer it, the best first.
        answers: Vec<RecordRef>,
        /// How many more there are.
        more: usize,
    },
}

/// A briefing note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Its title.
    pub title: String,
    /// Through which day it is read.
    pub as_of: String,
    /// The knowledge file with its day.
    pub data: String,
    /// Points and questions under their headings.
    pub sections: Vec<Section>,
    /// What is disputed.
    pub disputes: Vec<Dispute>,
    /// A line for every tally.
    pub coverage: Vec<String>,
    /// What is missing or has changed, and what the as-of day hides.
    pub caveats: Vec<String>,
    /// The sources; number 1 first.
    pub sources: Vec<Cited>,
    /// How they are cited.
    pub style: Style,
}

/// What stands under one heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// The heading; none for what stands before the first.
    pub heading: Option<String>,
    /// What stands under it.
    pub parts: Vec<Part>,
}

/// A part of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A point.
    Point(Point),
    /// A question with its answers.
    Question {
        /// The question.
        text: String,
        /// Its answers.
        answers: Vec<Point>,
        /// How many more records answer it.
        more: usize,
    },
}

/// A point: a record said in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// Its number in the note.
    pub number: usize,
    /// The kind of record.
    pub kind: Kind,
    /// Its id.
    pub id: String,
    /// The sentence.
    pub said: String,
    /// Its own words, where they were taken from somebody.
    pub quote: Option<String>,
    /// Its grade.
    pub grade: Option<String>,
    /// Numbers of its sources.
    pub sources: Vec<usize>,
    /// How many claims contradict it while neither side is overtaken.
    pub disputed: usize,
    /// Whether it says something else than when it was marked.
    pub changed: bool,
    /// Sources of it that came after the as-of day.
    pub later_sources: usize,
}

/// A contradiction: all sides of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dispute {
    /// The number of the point that is disputed.
    pub point: usize,
    /// What it is about.
    pub question: Option<String>,
    /// The sides, the point's own first.
    pub sides: Vec<Side>,
}

/// A side of a contradiction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// Who said it when.
    pub said_by: String,
    /// What was said.
    pub statement: String,
    /// Its grade.
    pub grade: Option<String>,
    /// Numbers of its sources.
    pub sources: Vec<usize>,
    /// What the two differ about; none for the point's own side.
    pub over: Option<&'static str>,
    /// Whether neither side was corrected or superseded.
    pub live: bool,
}

/// A source as it is cited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cited {
    /// The source's id.
    pub id: String,
    /// The citation.
    pub text: String,
    /// Its address, if it is one of the web.
    pub url: Option<String>,
}

impl Note {
    /// Every point, those under questions, too.
    pub fn points(&self) -> impl Iterator<Item = &Point> {
        self.sections.iter().flat_map(|section| &section.parts).flat_map(|part| match part {
            Part::Point(point) => std::slice::from_ref(point),
            Part::Question { answers, .. } => &answers[..],
        })
    }
}

impl Point {
    /// What stands in brackets after the sentence: grade, sources (each number written as told), marks.
    fn evidence(&self, number: impl Fn(usize) -> String) -> String {
        let mut parts: Vec<String> = self.grade.iter().cloned().collect();
        parts.push(references(&self.sources, number));
        parts.extend(
            (self.disputed > 0)
                .then(|| format!("{} {}, see the disputes", crate::query::standing::DISPUTE_SIGN, self.disputed)),
        );
        parts.extend(super::later_sources(self.later_sources));
        parts.extend(self.changed.then(|| "changed since it was marked".to_owned()));
        parts.retain(|part| !part.is_empty());
        parts.join("; ")
    }
}

/// The number of a source where it leads nowhere.
fn plain(number: usize) -> String {
    number.to_string()
}

/// `source 4`, `sources 1–3, 7 and 9`, in the order of the numbers; empty where there are none.
fn references(numbers: &[usize], written: impl Fn(usize) -> String) -> String {
    let mut numbers = numbers.to_vec();
    numbers.sort_unstable();
    numbers.dedup();
    let mut parts: Vec<String> = Vec::new();
    for run in numbers.chunk_by(|one, next| one + 1 == *next) {
        match run {
            [first, _, .., last] => parts.push(format!("{}–{}", written(*first), written(*last))),
            few => parts.extend(few.iter().map(|&number| written(number))),
        }
    }
    let word = if numbers.len() == 1 { "source" } else { "sources" };
    match &parts[..] {
        [] => String::new(),
        [one] => format!("{word} {one}"),
        [before @ .., last] => format!("{word} {} and {last}", before.join(", ")),
    }
}

impl Side {
    /// Grade, sources (each number written as told), and what it is about, for brackets.
    fn evidence(&self, number: impl Fn(usize) -> String) -> String {
        let mut parts: Vec<String> = self.grade.iter().cloned().collect();
        parts.push(references(&self.sources, number));
        parts.extend(self.over.map(|over| format!("differs over {over}")));
        parts.extend((!self.live).then(|| "overtaken since".to_owned()));
        parts.retain(|part| !part.is_empty());
        parts.join("; ")
    }
}

/// How many records answer a question beside those that are shown.
fn more_answers(more: usize) -> String {
    format!("{}.", counted_as(more, "more record answers it", "more records answer it"))
}

#[cfg(test)]
mod tests {
    use super::references;

    #[test]
    fn neighbouring_sources_are_named_as_a_stretch() {
        let told = |numbers: &[usize]| references(numbers, |number| number.to_string());
        assert_eq!(told(&[]), "");
        assert_eq!(told(&[4]), "source 4");
        assert_eq!(told(&[2, 1]), "sources 1 and 2");
        assert_eq!(told(&[27, 9, 28, 29, 30]), "sources 9 and 27–30");
        assert_eq!(told(&[1, 2, 3]), "sources 1–3");
        assert_eq!(told(&[1, 2, 3, 7, 9, 10]), "sources 1–3, 7, 9 and 10");
    }
}
