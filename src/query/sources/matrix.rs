//! The grades of events and claims as a table, and how many of them have one, two, three or more origins.

use super::origins;
use crate::model::{Credibility, Kind, RecordRef, Reliability, Scope, counted};

/// A group of events and claims that are graded or sourced alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bin {
    /// Of a grade.
    Grade(Reliability, Credibility),
    /// With so many origins; the last bin takes all that have more.
    Origins(usize),
}

impl Bin {
    /// From this number of origins on records share a bin.
    pub const MOST_ORIGINS: usize = 4;

    /// The words for it: `B2`, `1 origin`, `4 origins or more`.
    pub fn words(self) -> String {
        match self {
            Self::Grade(letter, digit) => format!("{letter}{digit}"),
            Self::Origins(0) => "no source of that day".to_owned(),
            Self::Origins(Self::MOST_ORIGINS) => format!("{} origins or more", Self::MOST_ORIGINS),
            Self::Origins(number) => counted(number, "origin"),
        }
    }

    /// The term of the query language that keeps just these records, where there is one.
    pub fn term(self) -> Option<String> {
        match self {
            Self::Grade(letter, digit) => Some(format!("grade:{letter}{digit}")),
            Self::Origins(1) => Some("is:single-source".to_owned()),
            Self::Origins(_) => None,
        }
    }
}

/// A cell of the table of grades.
type Cell = (Reliability, Credibility);

/// How the events and claims that a scope shows are graded and sourced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grades {
    /// Every event and claim with its grade and its number of origins (at most [`Bin::MOST_ORIGINS`]).
    records: Vec<(RecordRef, Option<Cell>, usize)>,
}

impl Grades {
    /// Grades and origins as of the day.
    pub fn of(scope: &Scope) -> Self {
        let knowledge = scope.knowledge();
        let kinds = [Kind::Event, Kind::Claim].into_iter().flat_map(|kind| scope.records(kind));
        // One list for all records: there can be very many.
        let mut shown = Vec::new();
        let graded = |record: RecordRef| {
            let sources = knowledge.sources_of(record);
            shown.clear();
            shown.extend(sources.iter().copied().filter(|&source| scope.in_time(source.into())));
            // The rule of a scope: by the sources of that day, by all of them where every one came later.
            let then = if shown.is_empty() { sources } else { &shown };
            let letter = then.iter().map(|&source| knowledge.source(source).reliability).min();
            let grade = letter.zip(knowledge.credibility(record));
            (record, grade, origins(knowledge, &shown).min(Bin::MOST_ORIGINS))
        };
        Self { records: kinds.map(graded).collect() }
    }

    /// The records in a bin, events first, in file order.
    pub fn records(&self, bin: Bin) -> impl Iterator<Item = RecordRef> + '_ {
        let inside = move |grade: Option<(Reliability, Credibility)>, origins: usize| match bin {
            Bin::Grade(letter, digit) => grade == Some((letter, digit)),
            Bin::Origins(number) => origins == number,
        };
        self.records.iter().filter(move |&&(_, grade, origins)| inside(grade, origins)).map(|&(record, ..)| record)
    }

    /// The numbers of a table: letters down, digits across.
    pub fn table(&self) -> [[usize; 6]; 6] {
        let mut table = [[0; 6]; 6];
        for &(_, grade, _) in &self.records {
            if let Some((letter, digit)) = grade {
                table[letter as usize][usize::from(digit.digit()) - 1] += 1;
            }
        }
        table
    }

    /// How many records have 0, 1, 2, … origins.
    pub fn by_origins(&self) -> [usize; Bin::MOST_ORIGINS + 1] {
        let mut counts = [0; Bin::MOST_ORIGINS + 1];
        for &(_, _, origins) in &self.records {
            counts[origins] += 1;
        }
        counts
    }

    /// How many events and claims there are.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether nothing is shown.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }
}
