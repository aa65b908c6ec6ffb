//! What an analyst types finds its record among the first hits.

use serde::Deserialize;

use crate::searcher::Searcher;

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
    let cases: Cases = toml::from_str(include_str!("../lookup-cases.toml")).expect("the table is valid");
    let searcher = Searcher::shipped();
    let mut missed = Vec::new();
    for case in &cases.case {
        let found = searcher.ids(&case.query, 10);
        if !found.iter().take(case.within).any(|id| case.want.contains(id)) {
            missed.push(format!("{}: {found:?}\n", case.query));
        }
    }
    assert!(missed.is_empty(), "of {} lookups these found something else:\n{}", cases.case.len(), missed.concat());
}
