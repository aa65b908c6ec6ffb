//! Words that follow one another within a field.

use std::sync::atomic::{AtomicBool, Ordering};

use crate::model::Scope;

use super::dictionary::WordIx;
use super::field::{Fit, Tier};
use super::index::{Index, RecordNumber};
use super::plan::is_shown;
use super::segment::{FieldWords, SEGMENT, Segment};

/// Records that hold the words one after the other; the last word may go on. Sorted by number.
pub(super) fn phrase(index: &Index, scope: &Scope, parts: &[String], cancel: &AtomicBool) -> Vec<(RecordNumber, Fit)> {
    let Some(phrase) = Phrase::new(index, parts) else { return Vec::new() };
    let mut found = Vec::new();
    for (at, segment) in index.segments.iter().enumerate() {
        let first = (at * SEGMENT) as RecordNumber;
        for record in phrase.candidates(segment) {
            if cancel.load(Ordering::Relaxed) {
                return found;
            }
            let number = first + RecordNumber::from(record);
            let shown = index.fields(number).filter(|field| is_shown(scope, index.record(number), field));
            if let Some(fit) = shown.filter_map(|field| phrase.fit(&field)).min() {
                found.push((number, fit));
            }
        }
    }
    found
}

/// The words as rows of the dictionary.
struct Phrase {
    firsts: Vec<WordIx>,
    last: std::ops::Range<WordIx>,
    whole_last: Option<WordIx>,
}

impl Phrase {
    fn new(index: &Index, parts: &[String]) -> Option<Self> {
        let (last, firsts) = parts.split_last()?;
        let firsts = firsts.iter().map(|part| index.dictionary.exact(part)).collect::<Option<_>>()?;
        Some(Self { firsts, last: index.dictionary.beginning(last), whole_last: index.dictionary.exact(last) })
    }

    /// The records of a segment that hold all words, in order.
    fn candidates(&self, segment: &Segment) -> Vec<u16> {
        let mut counts = vec![0_u8; segment.len()];
        for (position, &word) in self.firsts.iter().enumerate() {
            for &record in segment.postings(word).0 {
                let count = &mut counts[usize::from(record)];
                // A word may stand twice in a phrase; it then counts for both places.
                if usize::from(*count) == position {
                    *count += 1;
                }
            }
        }
        let wanted = self.firsts.len() as u8;
        for word in self.last.clone() {
            for &record in segment.postings(word).0 {
                if counts[usize::from(record)] == wanted {
                    counts[usize::from(record)] += 1;
                }
            }
        }
        let all = counts.iter().enumerate().filter(|&(_, &count)| count > wanted);
        all.map(|(record, _)| record as u16).collect()
    }

    /// How well the words stand in a field one after the other.
    fn fit(&self, field: &FieldWords) -> Option<Fit> {
        let (&first, others) = self.firsts.split_first()?;
        let mut words = field.in_order();
        let mut best: Option<Fit> = None;
        while let Some(word) = words.next() {
            if word != first {
                continue;
            }
            let mut following = words.clone();
            let goes_on = others.iter().all(|&other| following.next() == Some(other));
            if let Some(last) = following.next().filter(|last| goes_on && self.last.contains(last)) {
                let tier = if self.whole_last == Some(last) { Tier::Word } else { Tier::Prefix };
                let fit = Fit::new(tier, field.mark, 8);
                best = Some(best.map_or(fit, |best| best.min(fit)));
            }
        }
        best
    }
}
