//! The search engine as the application uses it: what a text in a box means, and which rows a filter keeps.

use std::sync::Arc;

use rustc_hash::FxHashSet;

use crate::model::{Kind, Scope};
use crate::search::{self, Index, Query};

/// The search index, once it is built.
#[derive(Clone, Debug, Default)]
pub struct Finder {
    /// The index of the present knowledge.
    pub index: Option<Arc<Index>>,
}

impl Finder {
    /// What a text asks for.
    pub fn query(&self, scope: &Scope, text: &str) -> Query {
        Query::parse(text, scope)
    }

    /// The rows of a kind that a query finds; nothing before the index is built.
    pub fn matching(&self, scope: &Scope, query: &Query, kind: Kind) -> Option<FxHashSet<u32>> {
        let index = self.index.as_ref()?;
        let found = search::matching(index, scope, query, kind);
        Some(found.into_iter().map(|record| record.index).collect())
    }
}

/// A filter of one list.
#[derive(Clone, Debug)]
pub struct Filter {
    /// As it was typed.
    pub text: String,
    /// What it asks for.
    pub query: Query,
    keeps: Option<FxHashSet<u32>>,
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

    /// Whether a row stays; every one does before the index is built.
    pub fn keeps(&self, row: u32) -> bool {
        self.keeps.as_ref().is_none_or(|keeps| keeps.contains(&row))
    }
}
