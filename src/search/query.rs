//! A query as it was understood: words, conditions, what is shown as chips, and what could not be understood.

use std::ops::Range;

use super::skeleton::joined;
use super::words::Splitter;

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
    /// Where it stands in the query.
    pub(super) span: Range<usize>,
    pub(super) mode: Mode,
    /// `!word`: must not match.
    pub(super) negated: bool,
    /// The word before and this one written together, as other romanisations have it.
    pub(super) joined: Option<String>,
    /// Words that match if they follow one another: a phrase, or the letters and digits of `tower22`.
    pub(super) parts: Vec<String>,
}

/// What an analyst typed, understood.
#[derive(Clone, Debug, Default)]
pub struct Query {
    text: String,
    words: Vec<QueryWord>,
}

impl Query {
    /// Reads a query. Never fails: what cannot be understood is listed as a problem.
    pub fn parse(text: &str) -> Self {
        let mut query = Self { text: text.to_owned(), words: Vec::new() };
        query.add_words(text);
        query
    }

    /// The text as it was typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether it asks for nothing.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    pub(super) fn words(&self) -> &[QueryWord] {
        &self.words
    }

    /// Adds the plain words of a text in which everything else was blanked out.
    fn add_words(&mut self, plain: &str) {
        let mut previous: Option<String> = None;
        let mut words: Vec<QueryWord> = Vec::new();
        Splitter::default().split(plain, &mut |word| {
            if word.variant {
                // Letters and digits apart; other variants are the joined forms, which come by themselves.
                if let Some(last) =
                    words.last_mut().filter(|last| last.text.contains(word.text) && last.text != word.text)
                {
                    last.parts.push(word.text.to_owned());
                }
                return;
            }
            words.push(QueryWord {
                text: word.text.to_owned(),
                span: word.span.clone(),
                mode: Mode::Loose,
                negated: false,
                joined: previous.as_deref().map(|previous| joined(previous, word.article, word.text)),
                parts: Vec::new(),
            });
            previous = Some(word.text.to_owned());
        });
        self.words.extend(words);
    }
}
