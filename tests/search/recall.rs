//! The first page is the same as that of the exhaustive ranking, whatever shortcut it took.

use std::sync::atomic::AtomicBool;

use sitrep::search::{first_page, search};

use crate::corpus::corpus;
use crate::searcher::Searcher;
use crate::typing::keystrokes;

/// Records of the everyday test; `SITREP_RECALL_RECORDS=100000` tries the size that is asked for, as the bench does.
const RECORDS: usize = 5_000;

#[test]
fn the_first_page_is_that_of_the_exhaustive_ranking() {
    let asked = std::env::var("SITREP_RECALL_RECORDS").ok().and_then(|records| records.parse().ok());
    let searcher = Searcher::of(corpus(asked.unwrap_or(RECORDS)));
    let cancel = AtomicBool::new(false);
    let keys = keystrokes();
    let mut different = Vec::new();
    for key in &keys {
        let query = searcher.query(key);
        let quick = first_page(&searcher.index, &searcher.scope, &query, 50, &cancel);
        let exhaustive = search(&searcher.index, &searcher.scope, &query, usize::MAX, &cancel);
        assert_eq!(exhaustive.hits.len(), exhaustive.total, "{key}: every match is ranked");
        let first =
            |answer: &sitrep::search::Answer| answer.hits.iter().take(20).map(|hit| hit.record).collect::<Vec<_>>();
        if first(&quick) != first(&exhaustive) {
            different.push(key);
        }
    }
    assert!(
        different.len() * 100 <= keys.len(),
        "{} of {} first pages differ: {different:?}",
        different.len(),
        keys.len()
    );
}
