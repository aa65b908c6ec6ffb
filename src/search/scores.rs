//! How well each term of a query fits each record of the segment that is looked at.

use super::field::Fit;
use super::segment::SEGMENT;

/// A term's fits for every record of a segment.
pub(super) type Row = [Fit; SEGMENT];

/// The fits of every term for the records of one segment.
pub(super) struct Scores {
    pub(super) rows: Vec<Box<Row>>,
}

impl Scores {
    pub(super) fn new(terms: usize) -> Self {
        let row = || vec![Fit::NONE; SEGMENT].into_boxed_slice().try_into().expect("a row has a segment's length");
        Self { rows: (0..terms).map(|_| row()).collect() }
    }

    pub(super) fn candidates(&self, term: usize, records: usize) -> Vec<u16> {
        let fits = self.rows[term][..records].iter().enumerate();
        fits.filter(|&(_, &fit)| fit != Fit::NONE).map(|(record, _)| record as u16).collect()
    }
}
