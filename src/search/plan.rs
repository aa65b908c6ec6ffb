//! From what was typed to words of the dictionary: for every word of a query, the words that match it and how well.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::model::{Scope, SourceIx};

use super::dictionary::{Found, WordIx, mask};
use super::field::{Fit, Tier, Weight};
use super::fuzzy;
use super::index::{Index, RecordNumber};
use super::query::{Mode, Query, QueryWord};
use super::segment::{FieldWords, SEGMENT};

/// Words found fewer times than this by the better tiers are looked for fuzzily, too.
const FEW: usize = 20;

/// Most records whose names and titles are read for a fuzzy word.
const MOST_READ: usize = 100_000;

/// Most of them that fuzzy-matcher scores.
const MOST_SCORED: usize = 4_096;

/// One word of a query, ready to be joined with the others.
#[derive(Debug)]
pub(super) struct Term {
    /// The words of the dictionary that it matches.
    pub(super) found: Found,
    /// Records that it matches in another way (a phrase, fuzzily), sorted by number.
    pub(super) others: Vec<(RecordNumber, Fit)>,
    fits: OnceLock<Vec<u8>>,
}

impl Term {
    fn new(found: Found) -> Self {
        Self { found, others: Vec::new(), fits: OnceLock::new() }
    }

    /// How well a word of the dictionary matches: tier and eighths covered.
    pub(super) fn fit(&self, words: usize, word: WordIx) -> Option<(Tier, u8)> {
        let fits = self.fits.get_or_init(|| {
            let mut fits = vec![0; words];
            for (tier, (word, eighths)) in self.found.all() {
                let fit = 1 + (((tier as u8) << 4) | (8 - eighths.min(8)));
                let known = &mut fits[word as usize];
                *known = if *known == 0 { fit } else { fit.min(*known) };
            }
            fits
        });
        match fits[word as usize] {
            0 => None,
            fit => Some((Tier::from_rank(u16::from((fit - 1) >> 4)), 8 - ((fit - 1) & 15))),
        }
    }

    /// The best fit of a field.
    pub(super) fn fit_in(&self, words: usize, field: &FieldWords) -> Fit {
        field
            .all()
            .filter_map(|word| self.fit(words, word))
            .map(|(tier, eighths)| Fit::new(tier, field.mark, eighths))
            .min()
            .unwrap_or(Fit::NONE)
    }

    /// The fit of a record by other means than words.
    pub(super) fn other_fit(&self, number: RecordNumber) -> Fit {
        self.others.binary_search_by_key(&number, |&(other, _)| other).map_or(Fit::NONE, |at| self.others[at].1)
    }

    /// How many postings the words of this term have in all segments.
    fn postings(&self, index: &Index) -> usize {
        let words = self.found.all().map(|(_, (word, _))| word);
        words.map(|word| index.segments.iter().map(|segment| segment.count(word)).sum::<usize>()).sum()
    }
}

/// The words of a query: those that must match, and those that must not.
#[derive(Debug, Default)]
pub(super) struct Plan {
    pub(super) terms: Vec<Term>,
    pub(super) excluded: Vec<Term>,
}

impl Plan {
    /// Looks up every word of a query.
    pub(super) fn new(index: &Index, scope: &Scope, query: &Query, cancel: &AtomicBool) -> Self {
        let mut plan = Self::default();
        for word in query.words() {
            if cancel.load(Ordering::Relaxed) {
                break;
            }
            let term = term(index, scope, word, cancel);
            if word.negated { plan.excluded.push(term) } else { plan.terms.push(term) }
        }
        plan
    }
}

fn term(index: &Index, scope: &Scope, word: &QueryWord, cancel: &AtomicBool) -> Term {
    let mut found = Found::default();
    match word.mode {
        Mode::Exact => found.merge_exact(index, &word.text),
        Mode::Phrase => {}
        Mode::Loose if word.negated => index.dictionary.add_beginning(&word.text, &mut found),
        Mode::Loose => found = index.dictionary.find(&word.text),
    }
    for also in &word.also {
        index.dictionary.add_beginning(also, &mut found);
        index.dictionary.add_sounds(also, &mut found);
    }
    let mut term = Term::new(found);
    if word.parts.len() > 1 {
        term.others = phrase(index, scope, &word.parts, cancel);
    } else if word.mode == Mode::Loose && !word.negated && wants_fuzzy(&word.text) && term.postings(index) < FEW {
        term.others = fuzzily(index, &word.text, cancel);
    }
    term
}

impl Found {
    fn merge_exact(&mut self, index: &Index, text: &str) {
        if let Some(word) = index.dictionary.exact(text) {
            self.push(Tier::Word, (word, 8));
        }
    }
}

fn wants_fuzzy(text: &str) -> bool {
    text.chars().count() >= fuzzy::SHORTEST && !text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether the text of a field may be read: a later source's may not.
pub(super) fn is_shown(scope: &Scope, field: &FieldWords) -> bool {
    field.source.is_none_or(|row| scope.in_time(SourceIx(row).into()))
}

/// Records that hold the words one after the other within a field; the last word may go on.
fn phrase(index: &Index, scope: &Scope, parts: &[String], cancel: &AtomicBool) -> Vec<(RecordNumber, Fit)> {
    let Some((last, firsts)) = parts.split_last() else { return Vec::new() };
    let Some(firsts) = firsts.iter().map(|part| index.dictionary.exact(part)).collect::<Option<Vec<_>>>() else {
        return Vec::new();
    };
    let lasts = index.dictionary.beginning(last);
    let whole = index.dictionary.exact(last);
    let mut found = Vec::new();
    for (at, segment) in index.segments.iter().enumerate() {
        let Some(&rarest) = firsts.iter().min_by_key(|&&word| segment.count(word)) else { break };
        for &record in segment.postings(rarest).0 {
            if cancel.load(Ordering::Relaxed) {
                return found;
            }
            let number = (at * SEGMENT) as RecordNumber + RecordNumber::from(record);
            let fits = index.fields(number).filter(|field| is_shown(scope, field)).filter_map(|field| {
                let mut best = None;
                let mut words = field.in_order();
                loop {
                    let mut following = words.clone();
                    if firsts.iter().all(|&first| following.next() == Some(first))
                        && let Some(last) = following.next().filter(|last| lasts.contains(last))
                    {
                        let tier = if whole == Some(last) { Tier::Word } else { Tier::Prefix };
                        best = Some(Fit::new(tier, field.mark, 8)).min(best.or(Some(Fit::NONE)));
                    }
                    words.next()?;
                    if words.clone().next().is_none() {
                        return best;
                    }
                }
            });
            if let Some(fit) = fits.min() {
                found.push((number, fit));
            }
        }
    }
    found.sort_unstable();
    found
}

/// Records whose names or titles hold the letters of a word in order, close together.
fn fuzzily(index: &Index, word: &str, cancel: &AtomicBool) -> Vec<(RecordNumber, Fit)> {
    let wanted = mask(word);
    let mut found = Vec::new();
    let (mut read, mut text) = (0, String::new());
    for (at, segment) in index.segments.iter().enumerate() {
        for (record, _) in segment.letters().iter().enumerate().filter(|&(_, letters)| letters & wanted == wanted) {
            read += 1;
            if read > MOST_READ || found.len() >= MOST_SCORED || cancel.load(Ordering::Relaxed) {
                return found;
            }
            let names = segment.fields(record).filter(|f| f.mark.weight() <= Weight::Title as u16);
            let best = names.filter_map(|field| {
                text.clear();
                for row in field.in_order() {
                    text.push_str(index.dictionary.word(row));
                    text.push(' ');
                }
                let score = fuzzy::score(text.trim_end(), word)?;
                // A run of letters from the beginning of a word on scores a little above 20 a letter.
                let eighths = (score as usize * 8 / (word.chars().count() * 22)).clamp(1, 8);
                Some(Fit::new(Tier::Fuzzy, field.mark, eighths as u8))
            });
            if let Some(fit) = best.min() {
                found.push(((at * SEGMENT + record) as RecordNumber, fit));
            }
        }
    }
    found
}
