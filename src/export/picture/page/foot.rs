//! What stands below every picture: whose reports it rests on, as of when, from which data.

use std::collections::{BTreeMap, BTreeSet};

use super::{ROOM, measure};
use crate::export::{Selection, colophon};
use crate::model::RecordRef;
use crate::query::line::best_source;
use crate::text::safe;

/// Height of a line.
pub(super) const LINE: f64 = 16.0;
/// Size of its text.
const SIZE: f64 = 12.0;
/// Lines for publishers.
const MOST: usize = 2;

/// The as-of line of every picture: what is shown, as of when, from which data.
pub(in super::super) fn as_of(selection: &Selection) -> String {
    match selection.narrowed_by() {
        Some(narrowed) => format!("{narrowed} · {}", colophon(selection.scope)),
        None => colophon(selection.scope),
    }
}

/// The publishers of the records' sources with their letters, the most cited first, as many as two lines hold; then the data.
pub(super) fn lines(selection: &Selection, records: &[RecordRef]) -> Vec<String> {
    let mut counts: BTreeMap<String, (usize, BTreeSet<&str>)> = BTreeMap::new();
    for source in records.iter().filter_map(|&record| best_source(selection.scope, record)) {
        let (count, letters) = counts.entry(safe(&source.publisher).into_owned()).or_default();
        *count += 1;
        letters.insert(source.reliability.name());
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by(|a, b| b.1.0.cmp(&a.1.0).then_with(|| a.0.cmp(&b.0)));
    let named: Vec<String> = counts
        .iter()
        .map(|(publisher, (count, letters))| {
            let letters: Vec<&str> = letters.iter().copied().collect();
            format!("{publisher} ({}, {count})", letters.join("/"))
        })
        .collect();
    let mut lines = publishers(&named);
    let about = &selection.scope.knowledge().about;
    let data = format!("{} · {} · data: {}", safe(&about.title), as_of(selection), safe(&about.licence));
    lines.push(measure::cut(&data, SIZE, ROOM));
    lines
}

fn publishers(named: &[String]) -> Vec<String> {
    if named.is_empty() {
        return vec!["No records are shown.".to_owned()];
    }
    let told = |some: usize| {
        let more = if some < named.len() { format!(" and {} more", named.len() - some) } else { String::new() };
        let text = format!("Sources (Admiralty letter, records): {}{more}.", named[..some].join(", "));
        measure::lines(&text, SIZE, ROOM)
    };
    let fitting = (1..=named.len().min(30)).rev().map(told).find(|lines| lines.len() <= MOST);
    fitting.unwrap_or_else(|| {
        let mut lines = told(1);
        lines.truncate(MOST);
        lines
    })
}
