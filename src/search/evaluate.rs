//! Joining the words of a query over records: which match all of them, which are hidden, which come first.
//!
//! Segment by segment: the rarest word's postings give the candidates, every other word is either spread over the segment's
//! scores or, when candidates are few, looked for in their own words.

mod record;

use std::ops::Range;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use crate::model::{Kind, Scope};

use super::build::cores;
use super::field::{Fit, Tier};
use super::filter::Filters;
use super::index::{Index, RecordNumber};
use super::outcome::Outcome;
use super::plan::{Plan, Term};
use super::rank::{Rank, Tally};
use super::scores::{Row, Scores};
use super::segment::{SEGMENT, Segment};
use record::is_unrestricted;

/// Fewer postings than this are not worth a second thread.
const WORTH_A_THREAD: usize = 300_000;

/// About how many entries a record's words are: looking through them costs as much as spreading so many postings.
const ENTRIES_OF_A_RECORD: usize = 64;

/// Fits of all marks, for every tier and share of a word.
static FITS: LazyLock<Vec<[Fit; 256]>> = LazyLock::new(|| {
    Tier::ALL.iter().flat_map(|&tier| (0..=8).map(move |eighths| Fit::table(tier, eighths))).collect()
});

/// Everything that a search goes by.
pub(super) struct Search<'s> {
    pub(super) index: &'s Index,
    pub(super) scope: &'s Scope,
    pub(super) plan: &'s Plan,
    pub(super) filters: &'s Filters,
    /// The lowest tier that is looked at.
    pub(super) tiers: Tier,
    /// How many hits are kept.
    pub(super) limit: usize,
    /// Whether no more than the best hits are wanted: not all are counted where that saves work.
    pub(super) only_best: bool,
    pub(super) cancel: &'s AtomicBool,
}

/// What has to be asked of every record that has the words; most searches ask nothing more.
#[derive(Clone, Copy)]
struct Questions {
    /// Whether it is filtered, hidden, or has a word that is excluded or not shown yet.
    admitted: bool,
    /// Whether its own name may be what was typed, in another spelling.
    named: bool,
}

impl Search<'_> {
    fn questions(&self) -> Questions {
        let lens = self.scope.lens();
        let spelt_otherwise = |term: &Term| !term.found.tier(Tier::Romanisation).is_empty();
        Questions {
            admitted: !is_unrestricted(lens) || !self.plan.excluded.is_empty() || !self.filters.is_empty(),
            named: self.tiers >= Tier::Romanisation && self.plan.terms.iter().any(spelt_otherwise),
        }
    }

    /// Searches all segments, on several cores where that pays.
    pub(super) fn run(&self, visit: &(impl Fn(RecordNumber) + Sync)) -> Outcome {
        let segments: Vec<_> = (0..self.index.segments.len()).collect();
        let threads = if segments.len() > 1 && self.work() > WORTH_A_THREAD { cores().min(segments.len()) } else { 1 };
        let mut outcome = Outcome::new(self.limit);
        if threads == 1 {
            let mut scores = Scores::new(self.plan.terms.len());
            for &at in &segments {
                self.segment(at, &mut scores, visit, &mut outcome);
            }
            return outcome;
        }
        let share = |worker: usize| {
            let mut outcome = Outcome::new(self.limit);
            let mut scores = Scores::new(self.plan.terms.len());
            let mine = segments.iter().skip(worker).step_by(threads);
            mine.for_each(|&at| self.segment(at, &mut scores, visit, &mut outcome));
            outcome
        };
        thread::scope(|scope| {
            let share = &share;
            let workers: Vec<_> = (1..threads).map(|worker| scope.spawn(move || share(worker))).collect();
            outcome = share(0);
            for worker in workers {
                outcome.merge(worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
            }
        });
        outcome
    }

    /// About how many postings have to be looked at.
    fn work(&self) -> usize {
        if self.plan.terms.is_empty() {
            return self.index.len();
        }
        let of_term = |term: &Term| -> usize { self.index.segments.iter().map(|s| self.postings(term, s)).sum() };
        self.plan.terms.iter().map(of_term).sum()
    }

    /// About how many postings have to be looked at for a term in a segment.
    fn postings(&self, term: &Term, segment: &Segment) -> usize {
        let tiers = Tier::ALL.into_iter().filter(|&tier| tier <= self.tiers);
        let words: usize = tiers.flat_map(|tier| term.found.tier(tier)).map(|&(word, _)| segment.count(word)).sum();
        words + term.phrase.as_ref().map_or(0, |phrase| phrase.most(segment, self.tiers))
    }

    fn segment(&self, at: usize, scores: &mut Scores, visit: &impl Fn(RecordNumber), outcome: &mut Outcome) {
        if self.cancel.load(Ordering::Relaxed) {
            outcome.cancelled = true;
            return;
        }
        let segment = &self.index.segments[at];
        let first = (at * SEGMENT) as RecordNumber;
        let questions = self.questions();
        let terms = &self.plan.terms;
        if terms.is_empty() {
            self.all(first..first + segment.len() as RecordNumber, visit, outcome);
            return;
        }
        let Some(candidates) = self.join(segment, first, scores) else { return };
        if self.is_lazy() {
            self.verify_best(segment, first, candidates, scores, visit, outcome);
            return;
        }
        let mut fits = vec![Fit::NONE; terms.len()];
        for record in candidates {
            for (fit, row) in fits.iter_mut().zip(&scores.rows) {
                *fit = row[usize::from(record)];
            }
            self.consider(first + RecordNumber::from(record), &mut fits, questions, visit, outcome);
        }
    }

    /// Whether phrases are only looked for in the records that could be among the best.
    fn is_lazy(&self) -> bool {
        self.only_best && self.plan.terms.iter().any(|term| term.phrase.is_some())
    }

    /// Takes the candidates by the best rank that they can have until enough hits are at least as good. Fits of phrases are
    /// not known yet: what stands in the scores is how good they can be.
    fn verify_best(
        &self,
        segment: &Segment,
        first: RecordNumber,
        candidates: Vec<u16>,
        scores: &Scores,
        visit: &impl Fn(RecordNumber),
        outcome: &mut Outcome,
    ) {
        let questions = self.questions();
        let mut fits = vec![Fit::NONE; self.plan.terms.len()];
        let gather = |record: u16, fits: &mut [Fit]| {
            fits.iter_mut().zip(&scores.rows).for_each(|(fit, row)| *fit = row[usize::from(record)]);
        };
        let rank = |record: u16, fits: &mut [Fit]| {
            gather(record, fits);
            Rank::new(fits, Tally::NotAsked, first + RecordNumber::from(record))
        };
        let mut rest: Vec<(Rank, u16)> =
            candidates.into_iter().map(|record| (rank(record, &mut fits), record)).collect();
        let mut hits: Vec<Rank> = Vec::new();
        while !rest.is_empty() {
            let step = (self.limit * 2).clamp(1, rest.len());
            rest.select_nth_unstable(step - 1);
            let others = rest.split_off(step);
            rest.sort_unstable();
            for (least, record) in std::mem::replace(&mut rest, others) {
                if hits.len() >= self.limit && hits[self.limit - 1] < least {
                    return;
                }
                gather(record, &mut fits);
                self.verify_phrases(segment, first, record, &mut fits);
                if fits.contains(&Fit::NONE) {
                    continue;
                }
                let number = first + RecordNumber::from(record);
                if let Some(rank) = self.consider(number, &mut fits, questions, visit, outcome) {
                    let place = hits.partition_point(|hit| *hit < rank);
                    hits.insert(place, rank);
                }
            }
        }
    }

    /// Puts the fits that the phrases have in a record in place of those that they can have.
    fn verify_phrases(&self, segment: &Segment, first: RecordNumber, record: u16, fits: &mut [Fit]) {
        let number = first + RecordNumber::from(record);
        for (fit, term) in fits.iter_mut().zip(&self.plan.terms).filter(|(_, term)| term.phrase.is_some()) {
            *fit = if term.found.all().next().is_none() && term.others.is_empty() {
                self.phrase_fit(term, segment, first, record)
            } else {
                self.look_in(term, self.index.dictionary.len(), number)
            };
        }
    }

    /// The records of a segment that every term matches, their fits in the scores: rarest term first, phrases last.
    fn join(&self, segment: &Segment, first: RecordNumber, scores: &mut Scores) -> Option<Vec<u16>> {
        let terms = &self.plan.terms;
        let cost = |(position, term): (usize, &Term)| {
            (term.phrase.is_some(), self.postings(term, segment) + self.others(term, first).count(), position)
        };
        let mut order: Vec<_> = terms.iter().enumerate().map(cost).collect();
        order.sort_unstable();
        if order.iter().any(|&(_, postings, _)| postings == 0) {
            return None;
        }
        let (_, _, rarest) = order[0];
        self.spread(&terms[rarest], segment, first, None, &mut scores.rows[rarest]);
        let mut candidates = scores.candidates(rarest, segment.len());
        for &(_, postings, position) in &order[1..] {
            let term = &terms[position];
            let row = &mut scores.rows[position];
            if candidates.len() * ENTRIES_OF_A_RECORD < postings && !(self.is_lazy() && term.phrase.is_some()) {
                let words = self.index.dictionary.len();
                for &record in &candidates {
                    row[usize::from(record)] = self.look_in(term, words, first + RecordNumber::from(record));
                }
            } else {
                self.spread(term, segment, first, Some(&candidates), row);
            }
            candidates.retain(|&record| row[usize::from(record)] != Fit::NONE);
            if candidates.is_empty() {
                return None;
            }
        }
        Some(candidates)
    }

    /// Without words, every record is a candidate, or those that a condition names.
    fn all(&self, numbers: Range<RecordNumber>, visit: &impl Fn(RecordNumber), outcome: &mut Outcome) {
        let questions = self.questions();
        let Some(bits) = self.filters.candidates() else {
            for number in numbers {
                self.consider(number, &mut [], questions, visit, outcome);
            }
            return;
        };
        // A segment is a whole number of 64-bit words, so that its bits begin with one.
        let words = numbers.start as usize / 64..numbers.end.div_ceil(64) as usize;
        for (at, &word) in words.clone().zip(&bits[words]) {
            let mut rest = word;
            while rest != 0 {
                let number = at as RecordNumber * 64 + rest.trailing_zeros();
                rest &= rest - 1;
                self.consider(number, &mut [], questions, visit, outcome);
            }
        }
    }

    /// The records of a segment that a term matches by other means than words.
    fn others<'t>(&self, term: &'t Term, first: RecordNumber) -> impl Iterator<Item = (RecordNumber, Fit)> + 't {
        let from = term.others.partition_point(|&(number, _)| number < first);
        let to = term.others.partition_point(|&(number, _)| number < first + SEGMENT as RecordNumber);
        let lowest = self.tiers as u16;
        term.others[from..to].iter().copied().filter(move |(_, fit)| fit.tier() <= lowest)
    }

    /// Writes the best fit of a term for every record of a segment; a phrase only for those among which it is asked.
    fn spread(&self, term: &Term, segment: &Segment, first: RecordNumber, among: Option<&[u16]>, row: &mut Row) {
        row.fill(Fit::NONE);
        for tier in Tier::ALL.into_iter().filter(|&tier| tier <= self.tiers) {
            for &(word, eighths) in term.found.tier(tier) {
                let table = &FITS[tier as usize * 9 + usize::from(eighths.min(8))];
                let (records, marks) = segment.postings(word);
                for (&record, mark) in records.iter().zip(marks) {
                    let slot = &mut row[usize::from(record)];
                    *slot = (*slot).min(table[usize::from(mark.0)]);
                }
            }
        }
        for (number, fit) in self.others(term, first) {
            let slot = &mut row[(number - first) as usize];
            *slot = (*slot).min(fit);
        }
        let Some(phrase) = &term.phrase else { return };
        if self.is_lazy() {
            phrase.for_each_possible(segment, among, |record, fit| {
                let slot = &mut row[usize::from(record)];
                *slot = (*slot).min(fit);
            });
            return;
        }
        for record in phrase.candidates(segment, among) {
            let fit = self.phrase_fit(term, segment, first, record);
            let slot = &mut row[usize::from(record)];
            *slot = (*slot).min(fit);
        }
    }

    /// A record that matches all words: is it filtered, hidden, or a hit?
    #[inline]
    fn consider(
        &self,
        number: RecordNumber,
        fits: &mut [Fit],
        questions: Questions,
        visit: &impl Fn(RecordNumber),
        outcome: &mut Outcome,
    ) -> Option<Rank> {
        let mut tally = Tally::NotAsked;
        if questions.admitted {
            if !self.is_admitted(number, fits, outcome) {
                return None;
            }
            tally = self.filters.tally(self.index, self.scope, number, self.index.record(number));
        }
        outcome.total += 1;
        visit(number);
        let rank = Rank::new(fits, tally, number);
        outcome.best.offer(rank);
        if questions.named
            && matches!(self.index.record(number).kind, Kind::Actor | Kind::Place)
            && let Some(rank) = self.rank_by_name(number)
        {
            outcome.named.offer(rank);
        }
        Some(rank)
    }
}
