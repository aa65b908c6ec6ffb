//! What a search over some segments found; the outcomes of several threads are merged.

use super::rank::Best;
use crate::model::HiddenCounts;

/// Hits kept aside because an actor's or a place's own name is what was typed, in another spelling.
const NAMED: usize = 8;

/// What a search found.
#[derive(Debug)]
pub(super) struct Outcome {
    pub(super) best: Best,
    /// Hits whose name is what was typed, in another spelling.
    pub(super) named: Best,
    pub(super) total: usize,
    pub(super) hidden: HiddenCounts,
    /// Shown records that match but are of another kind.
    pub(super) other_kinds: usize,
    pub(super) cancelled: bool,
}

impl Outcome {
    pub(super) fn new(limit: usize) -> Self {
        Self {
            best: Best::new(limit),
            named: Best::new(NAMED),
            total: 0,
            hidden: HiddenCounts::default(),
            other_kinds: 0,
            cancelled: false,
        }
    }

    pub(super) fn merge(&mut self, other: Self) {
        self.best.merge(other.best);
        self.named.merge(other.named);
        self.total += other.total;
        for (reason, count) in other.hidden.reasons() {
            (0..count).for_each(|_| self.hidden.add(reason));
        }
        self.other_kinds += other.other_kinds;
        self.cancelled |= other.cancelled;
    }
}
