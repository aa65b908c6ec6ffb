//! A query as it was understood: words, conditions, what is shown as chips, and what could not be understood.

use std::ops::Range;

use crate::model::{Date, Kind, RecordRef, Scope};

use super::condition::{Ask, KindValue};
use super::dates::Calendar;
use super::index::Index;
use super::key::Key;
use super::language;

/// What a query is read against.
#[derive(Clone, Copy, Debug)]
pub struct Context<'c> {
    /// The index of the scope's knowledge.
    pub index: &'c Index,
    /// What is shown.
    pub scope: &'c Scope,
    /// The day that "today" and "yesterday" count from, unless an as-of day is set.
    pub today: Date,
}

impl Context<'_> {
    pub(super) fn calendar(&self) -> Calendar {
        let about = &self.scope.knowledge().about;
        let today = self.scope.lens().until.map_or(self.today, |(_, day)| day);
        Calendar { from: about.from, to: about.to, today }
    }
}

/// How a word must match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// By any tier.
    Loose,
    /// `'word`: the whole word only.
    Exact,
    /// `"two words"`: one after the other.
    Phrase,
}

/// A word of a query.
#[derive(Clone, Debug)]
pub(super) struct QueryWord {
    /// Folded.
    pub(super) text: String,
    pub(super) mode: Mode,
    /// `!word`: must not match.
    pub(super) negated: bool,
    /// What may stand in its place: the word before and this one written together, as other romanisations have it; `hashdi`
    /// for `Haşdi`.
    pub(super) also: Vec<String>,
    /// Words that match if they follow one another: a phrase, or the letters and digits of `tower22`.
    pub(super) parts: Vec<String>,
}

/// A part of a query that is not a plain word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chip {
    /// What it is shown as: `by 25 Jan 2024`, `kind:event`, `not drone`.
    pub label: String,
    /// The stretch of the query that it stands for.
    pub span: Range<usize>,
    /// What sort of part it is.
    pub kind: ChipKind,
}

/// The sorts of chips.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChipKind {
    /// A date in words.
    Date,
    /// A field with its value.
    Field(Key),
    /// An exact word or a phrase.
    Exact,
    /// A word that must not match.
    Not,
    /// Something that was not understood.
    Problem,
}

/// Something in a query that could not be understood, and is left out of the search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The stretch of the query.
    pub span: Range<usize>,
    /// What is wrong and how to mend it, as a sentence.
    pub message: String,
    /// The nearest text that is valid, to put in place of the stretch.
    pub nearest: Option<String>,
}

/// What an analyst typed, understood.
#[derive(Clone, Debug, Default)]
pub struct Query {
    pub(super) text: String,
    pub(super) words: Vec<QueryWord>,
    pub(super) asks: Vec<(Ask, bool)>,
    pub(super) chips: Vec<Chip>,
    pub(super) problems: Vec<Problem>,
    /// The record whose id is the whole text, where the text is also words.
    pub(super) whole_id: Option<RecordRef>,
}

impl Query {
    /// Reads a query. Never fails: what cannot be understood is listed as a problem.
    ///
    /// A query holds records by their rows; read it again when the knowledge was replaced.
    pub fn parse(text: &str, context: &Context) -> Self {
        language::parse(text, context)
    }

    /// A query of plain words and nothing else.
    pub(super) fn of_words(text: &str) -> Self {
        let mut query = Self { text: text.to_owned(), ..Self::default() };
        language::add_words(&mut query, text);
        query
    }

    /// The same query for one kind of record only; for all where none is given.
    pub fn only(mut self, kind: Option<Kind>) -> Self {
        self.asks.extend(kind.map(|kind| (Ask::Kinds(vec![KindValue::Record(kind)]), false)));
        self
    }

    /// The text as it was typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether it asks for nothing.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.asks.is_empty()
    }

    /// Whether it asks for words, and not only for dates and fields.
    pub fn has_words(&self) -> bool {
        self.words.iter().any(|word| !word.negated)
    }

    /// What is shown as chips, in the order typed.
    pub fn chips(&self) -> &[Chip] {
        &self.chips
    }

    /// What could not be understood.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// The text without the part that a chip stands for.
    pub fn without(&self, chip: &Chip) -> String {
        let before = self.text.get(..chip.span.start).unwrap_or_default().trim_end();
        let after = self.text.get(chip.span.end..).unwrap_or_default().trim_start();
        let between = if before.is_empty() || after.is_empty() { "" } else { " " };
        format!("{before}{between}{after}")
    }

    pub(super) fn words(&self) -> &[QueryWord] {
        &self.words
    }

    pub(super) fn asks(&self) -> impl Iterator<Item = (&Ask, bool)> {
        self.asks.iter().map(|(ask, negated)| (ask, *negated))
    }
}
