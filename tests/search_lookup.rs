//! What an analyst types finds its record among the first hits.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use serde::Deserialize;
use sitrep::load::{LayerSource, load};
use sitrep::model::{Lens, Scope};
use sitrep::search::{Context, Index, Query, search};

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    query: String,
    want: Vec<String>,
    within: usize,
}

#[test]
fn what_an_analyst_types_finds_its_record() {
    let cases: Cases = toml::from_str(include_str!("lookup-cases.toml")).unwrap();
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/data/iraq-coalition.toml");
    let knowledge = Arc::new(load(&[LayerSource::Path(path.into())]).unwrap());
    let index = Index::build(&knowledge);
    let scope = Scope::new(Arc::clone(&knowledge), Lens::default());
    let today = knowledge.about.compiled;
    let mut missed = Vec::new();
    for case in &cases.case {
        let query = Query::parse(&case.query, &Context { index: &index, scope: &scope, today });
        let answer = search(&index, &scope, &query, 20, &AtomicBool::new(false));
        let ids: Vec<_> = answer.hits.iter().map(|hit| knowledge.id(hit.record).to_string()).collect();
        if !ids.iter().take(case.within).any(|id| case.want.contains(id)) {
            missed.push(format!("{}: {:?}\n", case.query, &ids[..ids.len().min(6)]));
        }
    }
    assert!(missed.is_empty(), "{} of {} missed:\n{}", missed.len(), cases.case.len(), missed.concat());
}
