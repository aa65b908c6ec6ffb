//! Knowledge, index and scope in one, for tests that only type queries.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use sitrep::load::{LayerSource, load};
use sitrep::model::{Knowledge, Lens, Scope};
use sitrep::search::{Answer, Context, Index, Query, search};

/// Something to search in.
pub struct Searcher {
    pub knowledge: Arc<Knowledge>,
    pub index: Index,
    pub scope: Scope,
}

impl Searcher {
    /// The knowledge file of the project.
    pub fn shipped() -> Self {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/data/iraq-coalition.toml");
        Self::of(load(&[LayerSource::Path(path.into())]).expect("the shipped file is valid"))
    }

    /// Knowledge without a lens.
    pub fn of(knowledge: Knowledge) -> Self {
        let knowledge = Arc::new(knowledge);
        let index = Index::build(&knowledge);
        Self { index, scope: Scope::new(Arc::clone(&knowledge), Lens::default()), knowledge }
    }

    /// The same through a lens.
    pub fn through(&self, lens: Lens) -> Self {
        let knowledge = Arc::clone(&self.knowledge);
        let index = Index::build(&knowledge);
        Self { index, scope: Scope::new(Arc::clone(&knowledge), lens), knowledge }
    }

    pub fn context(&self) -> Context<'_> {
        Context { index: &self.index, scope: &self.scope, today: self.knowledge.about.compiled }
    }

    pub fn query(&self, text: &str) -> Query {
        Query::parse(text, &self.context())
    }

    pub fn search(&self, text: &str, limit: usize) -> Answer {
        search(&self.index, &self.scope, &self.query(text), limit, &AtomicBool::new(false))
    }

    /// The ids of the first hits.
    pub fn ids(&self, text: &str, limit: usize) -> Vec<String> {
        let hits = self.search(text, limit).hits;
        hits.iter().map(|hit| self.knowledge.id(hit.record).to_string()).collect()
    }
}
