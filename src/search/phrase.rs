//! Words that follow one another within a field.

use super::dictionary::WordIx;
use super::field::{Fit, Tier};
use super::index::Index;
use super::segment::{Entry, FieldWords, Fields, Segment};

/// Words of a phrase that are compared.
const LONGEST: usize = 64;

/// The words of a phrase as rows of the dictionary; the last may go on.
#[derive(Debug)]
pub(super) struct Phrase {
    firsts: Vec<WordIx>,
    last: std::ops::Range<WordIx>,
    whole_last: Option<WordIx>,
    /// Which of the first words stands in the fewest records.
    anchor: usize,
}

impl Phrase {
    /// Looks up the words; nothing if no record can hold them.
    pub(super) fn new(index: &Index, parts: &[String]) -> Option<Self> {
        let (last, firsts) = parts[..parts.len().min(LONGEST)].split_last()?;
        let firsts: Vec<WordIx> = firsts.iter().map(|part| index.dictionary.exact(part)).collect::<Option<_>>()?;
        let count = |word: WordIx| index.segments.iter().map(|segment| segment.count(word)).sum::<usize>();
        let anchor = (0..firsts.len()).min_by_key(|&at| count(firsts[at]))?;
        let last = (index.dictionary.beginning(last), index.dictionary.exact(last));
        Some(Self { firsts, last: last.0, whole_last: last.1, anchor })
    }

    /// In how many records of a segment it can stand at most, the last word whole (by the tier of words) or going on.
    pub(super) fn most(&self, segment: &Segment, tiers: Tier) -> usize {
        let firsts = segment.count(self.firsts[self.anchor]);
        match (tiers, self.whole_last) {
            (Tier::Word, None) => 0,
            (Tier::Word, Some(last)) => firsts.min(segment.count(last)),
            _ => firsts,
        }
    }

    /// The records of a segment that hold all words, anywhere; where records are given, of these alone.
    pub(super) fn candidates(&self, segment: &Segment, among: Option<&[u16]>) -> Vec<u16> {
        let mut counts = vec![0_u8; segment.len()];
        let steps = self.firsts.len() as u8;
        for (step, &word) in (0..steps).zip(&self.firsts) {
            for &record in segment.postings(word).0 {
                let count = &mut counts[usize::from(record)];
                // A word may stand twice in a phrase; it then counts for both places.
                if *count == step {
                    *count += 1;
                }
            }
        }
        for word in self.last.clone() {
            for &record in segment.postings(word).0 {
                let count = &mut counts[usize::from(record)];
                if *count == steps {
                    *count += 1;
                }
            }
        }
        let holds = |record: u16| counts[usize::from(record)] > steps;
        match among {
            Some(among) => among.iter().copied().filter(|&record| holds(record)).collect(),
            None => {
                segment.postings(self.firsts[self.anchor]).0.iter().copied().filter(|&record| holds(record)).collect()
            }
        }
    }

    /// The candidates with the best fit that the phrase can have there: that of its rarest word, were it the whole phrase.
    pub(super) fn for_each_possible(&self, segment: &Segment, among: Option<&[u16]>, mut visit: impl FnMut(u16, Fit)) {
        let tier = if self.whole_last.is_some() { Tier::Word } else { Tier::Prefix };
        let (records, marks) = segment.postings(self.firsts[self.anchor]);
        let mut at = 0;
        for record in self.candidates(segment, among) {
            // Both are sorted, and every candidate is among the records of the rarest word.
            while at < records.len() && records[at] < record {
                at += 1;
            }
            if let Some(&mark) = marks.get(at) {
                visit(record, Fit::new(tier, mark, 8));
            }
        }
    }

    /// How well the words stand one after the other in a record, in the fields that are shown.
    pub(super) fn fit_of(&self, stream: &[Entry], is_shown: impl Fn(&FieldWords) -> bool) -> Fit {
        let anchor = Entry::word(self.firsts[self.anchor], false);
        let mut best = Fit::NONE;
        let mut from = 0;
        while let Some(at) = position(&stream[from..], anchor).map(|offset| from + offset) {
            from = at + 1;
            let Some(tier) = self.stands_at(stream, at) else { continue };
            let header = stream[..at].iter().rposition(|entry| entry.is_header()).unwrap_or(0);
            let field = Fields::of(&stream[header..]).next().filter(&is_shown);
            best = field.map_or(best, |field| best.min(Fit::new(tier, field.mark, 8)));
        }
        best
    }

    /// Whether all words stand around the anchor, and whether the last one does as a whole.
    fn stands_at(&self, stream: &[Entry], at: usize) -> Option<Tier> {
        let is_word = |&at: &usize| !stream[at].is_header() && !is_source_row(stream, at);
        let mut before = (0..at).rev().take_while(is_word).map(|at| stream[at]).filter(|entry| !entry.is_variant());
        let mut after =
            stream[at + 1..].iter().take_while(|entry| !entry.is_header()).filter(|entry| !entry.is_variant());
        let stands = is_word(&at)
            && self.firsts[..self.anchor]
                .iter()
                .rev()
                .all(|&word| before.next().is_some_and(|entry| entry.word_row() == word))
            && self.firsts[self.anchor + 1..]
                .iter()
                .all(|&word| after.next().is_some_and(|entry| entry.word_row() == word));
        let last = after.next().filter(|_| stands)?.word_row();
        let whole = self.whole_last == Some(last);
        self.last.contains(&last).then_some(if whole { Tier::Word } else { Tier::Prefix })
    }

    /// How well the words stand in a field one after the other.
    pub(super) fn fit(&self, field: &FieldWords) -> Fit {
        let Some((&first, others)) = self.firsts.split_first() else { return Fit::NONE };
        let mut words = field.in_order();
        let mut best = Fit::NONE;
        while let Some(word) = words.next() {
            if word != first {
                continue;
            }
            let mut following = words.clone();
            let goes_on = others.iter().all(|&other| following.next() == Some(other));
            if let Some(last) = following.next().filter(|last| goes_on && self.last.contains(last)) {
                let tier = if self.whole_last == Some(last) { Tier::Word } else { Tier::Prefix };
                best = best.min(Fit::new(tier, field.mark, 8));
            }
        }
        best
    }
}

/// The first place of an entry; compares several at once.
fn position(entries: &[Entry], wanted: Entry) -> Option<usize> {
    const AT_ONCE: usize = 16;
    let mut at = 0;
    for chunk in entries.chunks(AT_ONCE) {
        if chunk.iter().fold(0, |found, &entry| found | u32::from(entry == wanted)) != 0 {
            return chunk.iter().position(|&entry| entry == wanted).map(|within| at + within);
        }
        at += AT_ONCE;
    }
    None
}

/// Whether an entry is the row of a source, and no word.
fn is_source_row(stream: &[Entry], at: usize) -> bool {
    at > 0 && stream[at - 1].is_header() && stream[at - 1].is_sourced()
}
