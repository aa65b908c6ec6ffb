//! Values that people type for a field, matched as loosely as words are: names of records, and words of a closed list.

use std::sync::atomic::AtomicBool;

use crate::model::{Kind, RecordRef, Scope};

use super::field::{Fit, Tier, Weight};
use super::fold::fold;
use super::index::{Index, RecordNumber};
use super::plan::{Plan, Term};
use super::plural::singular;
use super::query::Query;
use super::rank::{Rank, Tally};
use super::typo::Typo;
use super::words::words;

/// Most records that one value stands for.
const MOST: usize = 5_000;

/// The records of a kind that a value names: the one with that id; else those that it names in full; else those whose names
/// hold its words, by the best tier that finds any.
pub(super) fn named(index: &Index, scope: &Scope, kind: Kind, value: &str) -> Vec<RecordRef> {
    let knowledge = scope.knowledge();
    if let Some(record) = knowledge.find(value).filter(|record| record.kind == kind) {
        return vec![record];
    }
    if kind == Kind::Side {
        return sides(scope, value);
    }
    let ranks = ranked(index, scope, kind, value);
    let Some(first) = ranks.first().copied() else { return Vec::new() };
    let in_full = is_in_full(first) && kind != Kind::Source;
    ranks
        .into_iter()
        .filter(|&rank| rank.tier() == first.tier() && (!in_full || is_in_full(rank)))
        .map(|rank| index.record(rank.number()))
        .collect()
}

/// The records of a kind whose name is the value, all of it, where it holds a comma as values with alternatives do.
pub(super) fn in_full(index: &Index, scope: &Scope, kind: Kind, value: &str) -> Vec<RecordRef> {
    if !value.contains(',') {
        return Vec::new();
    }
    let ranks = ranked(index, scope, kind, value);
    ranks.into_iter().filter(|&rank| is_in_full(rank)).map(|rank| index.record(rank.number())).collect()
}

/// The records of a kind whose names hold the words of a value, best first.
fn ranked(index: &Index, scope: &Scope, kind: Kind, value: &str) -> Vec<Rank> {
    let query = Query::of_words(&value.replace('-', " "));
    if query.is_empty() {
        return Vec::new();
    }
    let plan = Plan::new(index, scope, &query, &AtomicBool::new(false));
    let last_weight = if kind == Kind::Source { Weight::Mention } else { Weight::Title };
    let mut ranks: Vec<Rank> =
        index.numbers(kind).iter().filter_map(|&number| rank(index, &plan, number, last_weight)).collect();
    ranks.sort_unstable();
    ranks.truncate(MOST);
    ranks
}

fn is_in_full(rank: Rank) -> bool {
    rank.tier() == Tier::Word && rank.covered_percent() >= 95
}

/// The rank of a record by its own fields down to a weight, if all words are in them; not fuzzily.
fn rank(index: &Index, plan: &Plan, number: RecordNumber, last_weight: Weight) -> Option<Rank> {
    let words = index.dictionary.len();
    let fields = || index.fields(number).filter(|field| field.mark.weight() <= last_weight as u16);
    let fit = |term: &Term| fields().map(|field| term.fit_in(words, &field)).min().unwrap_or(Fit::NONE);
    let fits: Vec<_> = plan.terms.iter().map(fit).collect();
    let found = fits.iter().all(|fit| fit.tier() < Tier::Fuzzy as u16);
    found.then(|| Rank::new(&fits, Tally::NotAsked, number))
}

fn sides(scope: &Scope, value: &str) -> Vec<RecordRef> {
    let sides = &scope.knowledge().sides;
    let names: Vec<String> = sides.iter().map(|side| format!("{} {} {}", &*side.id, side.name, side.mark)).collect();
    let by_mark = sides.iter().position(|side| side.mark.eq_ignore_ascii_case(value));
    let found = by_mark.map_or_else(|| listed(value, names.iter().map(String::as_str)), |side| vec![side]);
    found.into_iter().map(|index| RecordRef { kind: Kind::Side, index: index as u32 }).collect()
}

/// The places in a list of names that a value stands for: the name itself, else all that hold its words or their
/// beginnings, else the one with a typing error.
pub(super) fn listed<'n>(value: &str, names: impl Iterator<Item = &'n str>) -> Vec<usize> {
    let wanted: Vec<String> = words(value).into_iter().map(|(word, _)| singular(&word).unwrap_or(word)).collect();
    let names: Vec<Vec<String>> = names.map(|name| words(name).into_iter().map(|(word, _)| word).collect()).collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    if let Some(same) = names.iter().position(|name| *name == wanted) {
        return vec![same];
    }
    let held = |matches: &dyn Fn(&str, &str) -> bool| -> Vec<usize> {
        let all = |name: &&(usize, &Vec<String>)| wanted.iter().all(|w| name.1.iter().any(|word| matches(word, w)));
        let numbered: Vec<_> = names.iter().enumerate().collect();
        numbered.iter().filter(all).map(|&(at, _)| at).collect()
    };
    let found = held(&|word, wanted| word.starts_with(wanted));
    if found.is_empty() {
        held(&|word, wanted| Typo::new(wanted).is_some_and(|typo| typo.errors(word).is_some()))
    } else {
        found
    }
}

/// The name of a list that a value is nearest to, for a message.
pub(super) fn nearest<'n>(value: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let mut wanted = Wanted::new(value);
    names
        .map(|name| (wanted.similarity(name), name))
        .max_by(|one, other| one.0.total_cmp(&other.0))
        .filter(|&(similarity, _)| similarity > ALIKE)
        .map(|(_, name)| name)
}

/// The records whose names are nearest to what was typed, for an answer without hits.
pub(super) fn nearest_records(index: &Index, scope: &Scope, typed: &str, count: usize) -> Vec<RecordRef> {
    let knowledge = scope.knowledge();
    let mut wanted = Wanted::new(typed);
    let mut best: Vec<(f32, RecordRef)> = Vec::new();
    for kind in [Kind::Actor, Kind::Place, Kind::Topic, Kind::Measure] {
        for row in 0..knowledge.len(kind).min(20_000) as u32 {
            let record = RecordRef { kind, index: row };
            let mut similar = 0_f32;
            super::documents::names(knowledge, record, &mut |_, name| {
                similar = similar.max(wanted.similarity(name));
            });
            if similar > ALIKE && scope.hidden(record).is_none() {
                best.push((similar, record));
            }
        }
    }
    best.sort_by(|one, other| {
        other.0.total_cmp(&one.0).then_with(|| index.number_of(one.1).cmp(&index.number_of(other.1)))
    });
    best.into_iter().take(count).map(|(_, record)| record).collect()
}

/// Names that are less alike than this are not near.
const ALIKE: f32 = 0.5;

/// A text that names are compared with: its letters and its pairs of neighbouring letters, sorted.
struct Wanted {
    letters: Vec<char>,
    pairs: Vec<[char; 2]>,
    /// The same of the name at hand.
    other: (Vec<char>, Vec<[char; 2]>),
}

impl Wanted {
    fn new(typed: &str) -> Self {
        let mut wanted =
            Self { letters: Vec::new(), pairs: Vec::new(), other: <(Vec<char>, Vec<[char; 2]>)>::default() };
        split(&fold(typed), &mut wanted.letters, &mut wanted.pairs);
        wanted
    }

    /// How alike a name is, from 0 to 1: the letters that both have, and the pairs (Dice). Nothing is made of a name that is so
    /// short or so long that it cannot be near.
    fn similarity(&mut self, name: &str) -> f32 {
        let own = self.letters.len();
        // Letters of a name are never more than its bytes, but for a few ligatures.
        let far = |letters: usize| own.min(letters) * 4 <= own + letters;
        if name.len() < own && far(name.len()) {
            return 0.0;
        }
        let (letters, pairs) = &mut self.other;
        split(&fold(name), letters, pairs);
        if far(letters.len()) {
            return 0.0;
        }
        f32::midpoint(dice(&self.pairs, pairs), dice(&self.letters, letters))
    }
}

/// The letters of a folded text and its pairs of neighbouring letters, the first with what stands before it; both sorted.
fn split(folded: &str, letters: &mut Vec<char>, pairs: &mut Vec<[char; 2]>) {
    letters.clear();
    letters.extend(folded.chars().filter(|c| c.is_alphanumeric()));
    pairs.clear();
    pairs.extend(letters.first().map(|&letter| [' ', letter]));
    pairs.extend(letters.windows(2).map(|pair| [pair[0], pair[1]]));
    letters.sort_unstable();
    pairs.sort_unstable();
}

/// The share of two sorted lists that they have in common.
fn dice<T: Ord>(one: &[T], other: &[T]) -> f32 {
    let total = one.len() + other.len();
    let (mut common, mut at) = (0_u16, 0);
    for item in one {
        while other.get(at).is_some_and(|candidate| candidate < item) {
            at += 1;
        }
        if other.get(at) == Some(item) {
            common = common.saturating_add(1);
            at += 1;
        }
    }
    // Names are far shorter than what a float tells apart.
    f32::from(common) * 2.0 / f32::from(u16::try_from(total.max(1)).unwrap_or(u16::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_of_a_list_are_found_loosely() {
        let means = ["one-way-drone", "rocket", "ballistic-missile", "cruise-missile", "air-strike"];
        let found = |value: &str| listed(value, means.into_iter());
        assert_eq!(found("rocket"), [1]);
        assert_eq!(found("rockets"), [1]);
        assert_eq!(found("missile"), [2, 3]);
        assert_eq!(found("drone"), [0]);
        assert_eq!(found("balistic"), [2]);
        assert_eq!(found("torpedo"), Vec::<usize>::new());
        assert_eq!(nearest("knid", ["kind", "actor", "by"].into_iter()), Some("kind"));
    }
}
