//! A set of records of one generation, as bits.

use super::{Kind, Knowledge, RecordRef};

/// A set of records, one bit each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordSet {
    bits: Box<[u64]>,
}

impl RecordSet {
    /// The empty set over a knowledge.
    pub fn empty(knowledge: &Knowledge) -> Self {
        Self { bits: vec![0; knowledge.record_count().div_ceil(64)].into() }
    }

    /// Adds a record; whether it is new.
    pub fn insert(&mut self, knowledge: &Knowledge, record: RecordRef) -> bool {
        let ordinal = knowledge.ordinal(record);
        let (word, bit) = (&mut self.bits[ordinal / 64], 1 << (ordinal % 64));
        let new = *word & bit == 0;
        *word |= bit;
        new
    }

    /// Whether a record is in the set.
    pub fn contains(&self, knowledge: &Knowledge, record: RecordRef) -> bool {
        let ordinal = knowledge.ordinal(record);
        self.bits[ordinal / 64] & (1 << (ordinal % 64)) != 0
    }

    /// Whether rows of a kind's table are in the set; for many of them quicker than record by record.
    pub fn rows_of(&self, knowledge: &Knowledge, kind: Kind) -> impl Fn(u32) -> bool + '_ {
        let first = knowledge.ordinal(RecordRef { kind, index: 0 });
        move |row| {
            let ordinal = first + row as usize;
            self.bits[ordinal / 64] & (1 << (ordinal % 64)) != 0
        }
    }

    /// Adds rows of a kind's table.
    pub fn insert_rows(&mut self, knowledge: &Knowledge, kind: Kind, rows: impl Iterator<Item = u32>) {
        let first = knowledge.ordinal(RecordRef { kind, index: 0 });
        for row in rows {
            let ordinal = first + row as usize;
            self.bits[ordinal / 64] |= 1 << (ordinal % 64);
        }
    }

    /// Adds what is in the other set.
    pub fn unite(&mut self, other: &Self) {
        for (word, other) in self.bits.iter_mut().zip(&other.bits) {
            *word |= other;
        }
    }

    /// Keeps only what is in the other set, too.
    pub fn intersect(&mut self, other: &Self) {
        for (word, other) in self.bits.iter_mut().zip(&other.bits) {
            *word &= other;
        }
    }
}
