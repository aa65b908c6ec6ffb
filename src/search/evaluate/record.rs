//! One record that has the words: whether it is a hit through the lens and the filters, and what its own words say of a term.

use crate::model::Lens;

use super::Search;
use crate::search::field::{Fit, Tier, Weight};
use crate::search::index::RecordNumber;
use crate::search::outcome::Outcome;
use crate::search::plan::{Term, is_shown};
use crate::search::rank::{Rank, Tally};
use crate::search::segment::Segment;

impl Search<'_> {
    /// Whether a record is a hit, and not filtered or hidden; counts it where it is not.
    pub(super) fn is_admitted(&self, number: RecordNumber, fits: &mut [Fit], outcome: &mut Outcome) -> bool {
        let words = self.index.dictionary.len();
        if self.scope.lens().until.is_some() {
            // Where only a source's text or a person's post speaks for a word, it must be shown on that day.
            for (fit, term) in fits.iter_mut().zip(&self.plan.terms) {
                if fit.weight() == Weight::Source as u16 || fit.weight() == Weight::Role as u16 {
                    *fit = self.look_in(term, words, number);
                    if *fit == Fit::NONE {
                        return false;
                    }
                }
            }
        }
        if self.plan.excluded.iter().any(|term| self.excludes(term, words, number)) {
            return false;
        }
        let record = self.index.record(number);
        if !self.filters.admit(self.index, self.scope, number, record) {
            return false;
        }
        if !is_unrestricted(self.scope.lens())
            && let Some(reason) = self.scope.hidden(record)
        {
            outcome.hidden.add(reason);
            return false;
        }
        let asked = self.filters.admit_kind(self.index, number, record);
        outcome.other_kinds += usize::from(!asked);
        asked
    }

    /// The rank of an actor or place by its own names alone, if all words are in them, some in another spelling.
    pub(super) fn rank_by_name(&self, number: RecordNumber) -> Option<Rank> {
        if self.tiers < Tier::Romanisation {
            return None;
        }
        let words = self.index.dictionary.len();
        let names = || self.index.fields(number).filter(|field| field.mark.weight() == Weight::Name as u16);
        let fit = |term: &Term| names().map(|field| term.fit_in(words, &field)).min().unwrap_or(Fit::NONE);
        let fits: Vec<_> = self.plan.terms.iter().map(fit).collect();
        let worst = fits.iter().max()?;
        (worst.tier() == Tier::Romanisation as u16).then(|| Rank::new(&fits, Tally::NotAsked, number))
    }

    fn excludes(&self, term: &Term, words: usize, number: RecordNumber) -> bool {
        let record = self.index.record(number);
        term.other_fit(number) != Fit::NONE
            || self
                .index
                .fields(number)
                .filter(|field| is_shown(self.scope, record, field))
                .any(|field| term.fit_in(words, &field) != Fit::NONE)
    }

    /// The best fit of a term in one record, found by looking through its words; in what is shown only.
    pub(super) fn look_in(&self, term: &Term, words: usize, number: RecordNumber) -> Fit {
        let record = self.index.record(number);
        let shown = self.index.fields(number).filter(|field| is_shown(self.scope, record, field));
        let own = shown.map(|field| term.fit_in(words, &field)).min().unwrap_or(Fit::NONE);
        let own = if own.tier() > self.tiers as u16 { Fit::NONE } else { own };
        let other = term.other_fit(number);
        if other.tier() > self.tiers as u16 { own } else { own.min(other) }
    }

    /// The fit of a term's phrase in a record, in what is shown only.
    pub(super) fn phrase_fit(&self, term: &Term, segment: &Segment, first: RecordNumber, record: u16) -> Fit {
        let Some(phrase) = &term.phrase else { return Fit::NONE };
        let of = self.index.record(first + RecordNumber::from(record));
        let fit = phrase.fit_of(segment.stream(record), |field| is_shown(self.scope, of, field));
        if fit.tier() <= self.tiers as u16 { fit } else { Fit::NONE }
    }
}

/// Whether a lens hides nothing.
pub(super) fn is_unrestricted(lens: &Lens) -> bool {
    lens.until.is_none() && lens.since.is_none() && lens.pins.is_empty()
}
