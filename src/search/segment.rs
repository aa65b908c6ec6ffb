//! Up to 65,536 records of an index: for every word where it stands, and for every record its words in order.
//!
//! Record numbers within a segment fit 16 bits, a segment's scores fit the processor's cache, and segments are independent of
//! one another, so that they can be built and searched on several cores.

use super::dictionary::{Dictionary, WordIx};
use super::field::{Field, FieldMark};

/// Records per segment.
pub(super) const SEGMENT: usize = 1 << 16;

/// Where a record's words come from: one entry of the stream of words and field headers of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Entry(u32);

impl Entry {
    const HEADER: u32 = 1 << 31;
    const SOURCED: u32 = 1 << 30;
    const VARIANT: u32 = 1 << 30;

    pub(super) fn header(field: Field, words: usize, sourced: bool) -> Self {
        let mark = FieldMark::new(field, words);
        Self(Self::HEADER | if sourced { Self::SOURCED } else { 0 } | (field as u32) << 8 | u32::from(mark.0))
    }

    pub(super) fn word(word: WordIx, variant: bool) -> Self {
        Self(word | if variant { Self::VARIANT } else { 0 })
    }

    /// The row of the source whose text the field holds; stands behind a header that is sourced.
    pub(super) fn source(row: u32) -> Self {
        Self(row)
    }

    pub(super) fn is_header(self) -> bool {
        self.0 & Self::HEADER != 0
    }

    pub(super) fn is_sourced(self) -> bool {
        self.0 & Self::SOURCED != 0
    }

    fn field(self) -> Field {
        Field::from_code((self.0 >> 8) & 255)
    }

    fn mark(self) -> FieldMark {
        FieldMark((self.0 & 255) as u8)
    }

    pub(super) fn is_variant(self) -> bool {
        self.0 & Self::VARIANT != 0
    }

    pub(super) fn word_row(self) -> WordIx {
        self.0 & !Self::VARIANT
    }

    pub(super) fn raw(self) -> u32 {
        self.0
    }
}

/// One field of a record as its words.
#[derive(Clone, Copy, Debug)]
pub(super) struct FieldWords<'s> {
    /// Which field.
    pub(super) field: Field,
    /// Its weight and length.
    pub(super) mark: FieldMark,
    /// The source whose text it is.
    pub(super) source: Option<u32>,
    words: &'s [Entry],
}

impl<'s> FieldWords<'s> {
    /// All words, variants included.
    pub(super) fn all(&self) -> impl Iterator<Item = WordIx> + 's {
        self.words.iter().map(|entry| entry.word_row())
    }

    /// The words as they follow one another.
    pub(super) fn in_order(&self) -> impl Iterator<Item = WordIx> + Clone + 's {
        self.words.iter().filter(|entry| !entry.is_variant()).map(|entry| entry.word_row())
    }
}

/// That a word stands in a record, and its best field there.
pub(super) type Posting = (WordIx, u16, FieldMark);

/// A part of an index.
#[derive(Debug)]
pub(super) struct Segment {
    /// For every word of the dictionary, where its postings begin.
    starts: Vec<u32>,
    records: Vec<u16>,
    marks: Vec<FieldMark>,
    /// For every record, where its stream begins.
    streams: Vec<u32>,
    entries: Vec<Entry>,
}

impl Segment {
    /// Puts a segment together from the streams of its records, whose words are rows of the dictionary.
    /// `room` is used on the way.
    pub(super) fn new(
        entries: Vec<Entry>,
        streams: Vec<u32>,
        dictionary: &Dictionary,
        room: &mut Vec<Posting>,
    ) -> Self {
        let mut segment =
            Self { starts: vec![0; dictionary.len() + 1], records: Vec::new(), marks: Vec::new(), streams, entries };
        segment.collect(dictionary, room);
        segment.sort(room);
        segment
    }

    /// Every word of every record once, with its best field; counts them per word on the way.
    fn collect(&mut self, dictionary: &Dictionary, postings: &mut Vec<Posting>) {
        postings.clear();
        let mut latest = vec![u32::MAX; dictionary.len()];
        let mut starts = std::mem::take(&mut self.starts);
        for record in 0..self.len() {
            let first = postings.len();
            for field in self.fields(record) {
                for word in field.all() {
                    let at = latest[word as usize] as usize;
                    if at < postings.len() && at >= first {
                        postings[at].2 = postings[at].2.min(field.mark);
                    } else {
                        latest[word as usize] = postings.len() as u32;
                        starts[word as usize + 1] += 1;
                        postings.push((word, record as u16, field.mark));
                    }
                }
            }
        }
        self.starts = starts;
    }

    /// Sorts postings by word, in one pass over them.
    fn sort(&mut self, postings: &[Posting]) {
        for row in 1..self.starts.len() {
            self.starts[row] += self.starts[row - 1];
        }
        let mut next = self.starts.clone();
        self.records = vec![0; postings.len()];
        self.marks = vec![FieldMark(0); postings.len()];
        for &(word, record, mark) in postings {
            let slot = next[word as usize] as usize;
            next[word as usize] += 1;
            self.records[slot] = record;
            self.marks[slot] = mark;
        }
    }

    /// Number of records.
    pub(super) fn len(&self) -> usize {
        self.streams.len() - 1
    }

    /// In how many records a word stands.
    pub(super) fn count(&self, word: WordIx) -> usize {
        (self.starts[word as usize + 1] - self.starts[word as usize]) as usize
    }

    /// The records that hold a word, each with its best field.
    pub(super) fn postings(&self, word: WordIx) -> (&[u16], &[FieldMark]) {
        let range = self.starts[word as usize] as usize..self.starts[word as usize + 1] as usize;
        (&self.records[range.clone()], &self.marks[range])
    }

    /// The fields of a record.
    pub(super) fn fields(&self, record: usize) -> Fields<'_> {
        Fields::of(self.stream(record as u16))
    }

    /// The stream of a record.
    pub(super) fn stream(&self, record: u16) -> &[Entry] {
        let record = usize::from(record);
        &self.entries[self.streams[record] as usize..self.streams[record + 1] as usize]
    }

    /// Bytes in memory.
    pub(super) fn memory(&self) -> usize {
        (self.starts.capacity() + self.streams.capacity() + self.entries.capacity()) * 4
            + self.records.capacity() * 2
            + self.marks.capacity()
    }
}

/// The fields of a record, one after the other.
pub(super) struct Fields<'s> {
    rest: &'s [Entry],
}

impl<'s> Fields<'s> {
    /// The fields of a stream that begins with a header.
    pub(super) fn of(stream: &'s [Entry]) -> Self {
        Self { rest: stream }
    }
}

impl<'s> Iterator for Fields<'s> {
    type Item = FieldWords<'s>;

    fn next(&mut self) -> Option<FieldWords<'s>> {
        let (&header, mut rest) = self.rest.split_first()?;
        let mut source = None;
        if header.is_sourced() {
            let (row, after) = rest.split_first()?;
            source = Some(row.raw());
            rest = after;
        }
        let length = rest.iter().position(|entry| entry.is_header()).unwrap_or(rest.len());
        let (words, rest) = rest.split_at(length);
        self.rest = rest;
        Some(FieldWords { field: header.field(), mark: header.mark(), source, words })
    }
}
