//! The search engine as the application uses it: what a text in a box means, and which rows a filter keeps.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use crate::model::{Date, Kind, RecordRef, RecordSet, Scope};
use crate::search::{self, Completion, Context, Index, Query};

/// The search index, once it is built, and the day that queries count from.
#[derive(Clone, Debug)]
pub struct Finder {
    /// The index of the present knowledge.
    pub index: Option<Arc<Index>>,
    /// The calendar's day.
    pub today: Date,
}

impl Finder {
    /// What a text asks for; nothing before the index is built.
    pub fn query(&self, scope: &Scope, text: &str) -> Query {
        self.context(scope).map(|context| Query::parse(text, &context)).unwrap_or_default()
    }

    /// The completions of the word before the cursor.
    pub fn completions(&self, scope: &Scope, text: &str, cursor: usize) -> Vec<Completion> {
        self.context(scope).map(|context| search::complete(text, cursor, &context)).unwrap_or_default()
    }

    fn context<'c>(&'c self, scope: &'c Scope) -> Option<Context<'c>> {
        Some(Context { index: self.index.as_ref()?, scope, today: self.today })
    }

    /// The records of a kind that a query finds; nothing before the index is built.
    pub fn matching(&self, scope: &Scope, query: &Query, kind: Kind) -> Option<RecordSet> {
        let index = self.index.as_ref()?;
        Some(search::matching(index, scope, query, kind, &AtomicBool::new(false)))
    }
}

/// A filter of one list.
#[derive(Clone, Debug)]
pub struct Filter {
    /// As it was typed.
    pub text: String,
    /// What it asks for.
    pub query: Query,
    pub(super) keeps: Option<RecordSet>,
}

impl Filter {
    /// The filter that a text means; none for an empty text.
    pub fn new(text: &str) -> Option<Self> {
        let typed = !text.trim().is_empty();
        typed.then(|| Self { text: text.to_owned(), query: Query::default(), keeps: None })
    }

    /// Asks the index anew: the scope or the index changed. What means nothing (yet) keeps everything.
    pub fn apply(&mut self, scope: &Scope, finder: &Finder, kind: Kind) {
        self.apply_to(scope, finder, &[kind]);
    }

    /// The same for a list that holds records of several kinds.
    pub fn apply_to(&mut self, scope: &Scope, finder: &Finder, kinds: &[Kind]) {
        self.keeps = None;
        if self.read(scope, finder).is_empty() {
            return;
        }
        for found in kinds.iter().filter_map(|&kind| finder.matching(scope, &self.query, kind)) {
            match &mut self.keeps {
                Some(keeps) => keeps.unite(&found),
                None => self.keeps = Some(found),
            }
        }
    }

    /// Reads the text anew.
    pub(super) fn read(&mut self, scope: &Scope, finder: &Finder) -> &Query {
        self.query = finder.query(scope, &self.text);
        &self.query
    }

    /// Whether a record stays; every one does before the index is built.
    pub fn keeps(&self, scope: &Scope, record: RecordRef) -> bool {
        self.keeps.as_ref().is_none_or(|keeps| keeps.contains(scope.knowledge(), record))
    }
}
