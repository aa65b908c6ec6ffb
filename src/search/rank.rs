//! The order of hits, as one number per hit, and the best of many.

use super::field::{Fit, Tier};
use super::index::RecordNumber;

/// A hit's place in the order: smaller is better.
///
/// In this order: tier of the weakest word; for "by DATE" tallies first, the latest of them first; weight of the weakest
/// field; the weights of all words' fields; how much of the fields is not covered; the record's number, which stands for how
/// often it is referred to and then for how new it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Rank(u64);

const RECORD_BITS: u32 = 28;

/// Days before "by DATE" that are told apart.
const MOST_DAYS: u16 = (1 << 14) - 1;

/// What a record is to a query with "by DATE".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tally {
    /// The query has no such date.
    NotAsked,
    /// The record gives no number.
    None,
    /// It gives a number, so many days before the date.
    DaysBefore(i32),
}

impl Tally {
    /// The days before the date.
    pub(super) fn days_before(self) -> Option<i32> {
        match self {
            Self::DaysBefore(days) => Some(days),
            Self::NotAsked | Self::None => None,
        }
    }
}

impl Rank {
    pub(super) const WORST: Self = Self(u64::MAX);

    /// The rank of a record by the fits of all words, and for a tally the days that it lies before the date asked for.
    #[inline]
    pub(super) fn new(fits: &[Fit], tally: Tally, number: RecordNumber) -> Self {
        let (mut tier, mut weight, mut weights, mut uncovered) = (0, 0, 0, 0_u32);
        for fit in fits {
            tier = tier.max(fit.tier());
            weight = weight.max(fit.weight());
            weights += fit.weight();
            uncovered += u32::from(fit.uncovered());
        }
        let words = fits.len() as u32;
        let by_date = match tally {
            Tally::NotAsked => 0,
            Tally::DaysBefore(days) => {
                u64::from(u16::try_from(days.max(0)).map_or(MOST_DAYS, |days| days.min(MOST_DAYS)))
            }
            Tally::None => u64::from(MOST_DAYS) + 1,
        };
        Self(
            u64::from(tier) << 61
                | by_date << 46
                | u64::from(weight) << 42
                | u64::from(weights.min(63)) << 36
                | u64::from(if words < 2 { uncovered } else { uncovered / words }) << RECORD_BITS
                | u64::from(number),
        )
    }

    pub(super) fn number(self) -> RecordNumber {
        (self.0 & ((1 << RECORD_BITS) - 1)) as RecordNumber
    }

    pub(super) fn tier(self) -> Tier {
        Tier::from_rank((self.0 >> 61) as u16)
    }

    /// Weight of the weakest field.
    pub(super) fn weight(self) -> u16 {
        ((self.0 >> 42) & 15) as u16
    }

    /// Weights of all fields together.
    pub(super) fn weights(self) -> u16 {
        ((self.0 >> 36) & 63) as u16
    }

    /// Percent of the fields that the words cover, on average.
    pub(super) fn covered_percent(self) -> u8 {
        let uncovered = ((self.0 >> RECORD_BITS) & 255) as u32;
        ((255 - uncovered) * 100 / 255) as u8
    }
}

/// The best of the ranks that are offered, up to a number.
#[derive(Debug)]
pub(super) struct Best {
    ranks: Vec<Rank>,
    limit: usize,
    /// Nothing from here on is wanted.
    bar: Rank,
}

impl Best {
    pub(super) fn new(limit: usize) -> Self {
        Self { ranks: Vec::new(), limit, bar: Rank::WORST }
    }

    #[inline]
    pub(super) fn offer(&mut self, rank: Rank) {
        if rank < self.bar && self.limit > 0 {
            self.take(rank);
        }
    }

    fn take(&mut self, rank: Rank) {
        self.ranks.push(rank);
        if self.ranks.len() >= self.limit.saturating_mul(2).max(64) && self.ranks.len() > self.limit {
            self.ranks.select_nth_unstable(self.limit - 1);
            self.ranks.truncate(self.limit);
            self.bar = self.ranks[self.limit - 1];
        }
    }

    pub(super) fn merge(&mut self, other: Self) {
        other.ranks.into_iter().for_each(|rank| self.offer(rank));
    }

    /// The best, in order.
    pub(super) fn sorted(mut self) -> Vec<Rank> {
        self.ranks.sort_unstable();
        self.ranks.truncate(self.limit);
        self.ranks
    }
}

#[cfg(test)]
mod tests {
    use super::super::field::{Field, FieldMark};
    use super::*;

    #[test]
    fn the_weakest_word_decides() {
        let name = FieldMark::new(Field::Name, 2);
        let summary = FieldMark::new(Field::Summary, 30);
        let rank = |fits: &[Fit]| Rank::new(fits, Tally::NotAsked, 7);
        let both_in_name = rank(&[Fit::new(Tier::Word, name, 8), Fit::new(Tier::Word, name, 8)]);
        let one_in_summary = rank(&[Fit::new(Tier::Word, name, 8), Fit::new(Tier::Word, summary, 8)]);
        let one_misspelt = rank(&[Fit::new(Tier::Word, name, 8), Fit::new(Tier::Typo, name, 7)]);
        assert!(both_in_name < one_in_summary && one_in_summary < one_misspelt);
        assert_eq!(one_misspelt.tier(), Tier::Typo);
        assert_eq!(one_misspelt.number(), 7);
    }

    #[test]
    fn the_best_are_kept_in_order() {
        let rank = |number| Rank::new(&[], Tally::NotAsked, number);
        let mut best = Best::new(5);
        (0..1000).rev().for_each(|number| best.offer(rank(number * 7 % 1000)));
        assert_eq!(best.sorted(), (0..5).map(rank).collect::<Vec<_>>());
    }
}
