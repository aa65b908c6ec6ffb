//! The search engine as the application uses it: what a text in a box means, and which rows a filter keeps.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use crate::model::{Kind, RecordRef, RecordSet, Scope};
use crate::search::{self, Index, Query};

/// The search index, once it is built.
#[derive(Clone, Debug, Default)]
pub struct Finder {
    /// The index of the present knowledge.
    pub index: Option<Arc<Index>>,
}

impl Finder {
    /// What a text asks for.
    pub fn query(&self, _scope: &Scope, text: &str) -> Query {
        Query::parse(text)
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
    keeps: Option<RecordSet>,
}

impl Filter {
    /// The filter that a text means; none for an empty text.
    pub fn new(scope: &Scope, finder: &Finder, text: &str) -> Option<Self> {
        let query = finder.query(scope, text);
        (!query.is_empty()).then(|| Self { text: text.to_owned(), query, keeps: None })
    }

    /// Asks the index anew: the scope or the index changed.
    pub fn apply(&mut self, scope: &Scope, finder: &Finder, kind: Kind) {
        self.keeps = finder.matching(scope, &self.query, kind);
    }

    /// Whether a record stays; every one does before the index is built.
    pub fn keeps(&self, scope: &Scope, record: RecordRef) -> bool {
        self.keeps.as_ref().is_none_or(|keeps| keeps.contains(scope.knowledge(), record))
    }
}
