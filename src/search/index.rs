//! The search index of one generation of the knowledge: owned, immutable, shared with workers.

use std::thread;

use rustc_hash::FxHashMap;

use crate::model::{Kind, Knowledge, RecordRef};

use super::build::build;
use super::dictionary::Dictionary;
use super::documents::{days_of, in_order};
use super::segment::{FieldWords, SEGMENT, Segment};

/// Number of a record in the index: the most referred to first, then the newest.
pub(super) type RecordNumber = u32;

/// A record without a date.
const NO_DAY: i32 = i32::MIN;

/// Everything that search needs to know about the words of a knowledge base.
#[derive(Debug)]
pub struct Index {
    pub(super) dictionary: Dictionary,
    pub(super) segments: Vec<Segment>,
    records: Vec<RecordRef>,
    /// For every kind, the numbers of its records by row.
    numbers: FxHashMap<Kind, Vec<RecordNumber>>,
    /// First and last day of every record, in days since 1970.
    days: Vec<(i32, i32)>,
    also_days: FxHashMap<RecordNumber, Box<[i32]>>,
    facets: Vec<Facets>,
    text_bytes: usize,
}

/// What lists are narrowed by most, beside the records' own tables so that asking all of them stays quick.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Facets {
    /// The event's, actor's or place's kind, by its position among all.
    pub(super) kind: u8,
    /// The event's weapons, one bit each.
    pub(super) means: u16,
}

impl Index {
    /// Indexes a knowledge base. Takes a few milliseconds per thousand records; large ones use all cores.
    pub fn build(knowledge: &Knowledge) -> Self {
        let records = in_order(knowledge);
        let (built, known) = thread::scope(|scope| {
            let known = scope.spawn(|| Known::of(knowledge, &records));
            (build(knowledge, &records), known.join())
        });
        let known = known.unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        Self {
            dictionary: built.dictionary,
            segments: built.segments,
            numbers: known.numbers,
            days: known.days,
            also_days: known.also_days,
            facets: known.facets,
            text_bytes: built.text_bytes,
            records,
        }
    }

    /// Number of records that are searched.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether there is nothing to search.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// Bytes of text that went into the index, the names of what records refer to among them.
    pub fn text_bytes(&self) -> usize {
        self.text_bytes
    }

    /// Bytes that the index takes in memory.
    pub fn memory(&self) -> usize {
        let numbers: usize = self.numbers.values().map(|rows| rows.capacity() * size_of::<RecordNumber>()).sum();
        self.dictionary.memory()
            + self.segments.iter().map(Segment::memory).sum::<usize>()
            + (self.records.capacity() * size_of::<RecordRef>())
            + self.days.capacity() * size_of::<(i32, i32)>()
            + self.facets.capacity() * size_of::<Facets>()
            + numbers
    }

    /// The record with a number.
    pub(super) fn record(&self, number: RecordNumber) -> RecordRef {
        self.records[number as usize]
    }

    /// The number of a record; none for sides, and for records of another generation.
    pub(super) fn number_of(&self, record: RecordRef) -> Option<RecordNumber> {
        self.numbers.get(&record.kind)?.get(record.index as usize).copied()
    }

    /// The fields of a record as words.
    pub(super) fn fields(&self, number: RecordNumber) -> impl Iterator<Item = FieldWords<'_>> {
        let number = number as usize;
        self.segments[number / SEGMENT].fields(number % SEGMENT)
    }

    /// Kind and weapons of a record.
    pub(super) fn facets(&self, number: RecordNumber) -> Facets {
        self.facets[number as usize]
    }

    /// The numbers of the records of a kind, by row.
    pub(super) fn numbers(&self, kind: Kind) -> &[RecordNumber] {
        self.numbers.get(&kind).map_or(&[], Vec::as_slice)
    }

    /// First and last day of a record, if it has any.
    pub(super) fn days(&self, number: RecordNumber) -> Option<(i32, i32)> {
        Some(self.days[number as usize]).filter(|&(first, _)| first != NO_DAY)
    }

    /// Other days that a record is found under.
    pub(super) fn also_days(&self, number: RecordNumber) -> &[i32] {
        self.also_days.get(&number).map_or(&[], |days| days)
    }
}

/// What is known of the records beside their words.
#[derive(Default)]
struct Known {
    numbers: FxHashMap<Kind, Vec<RecordNumber>>,
    days: Vec<(i32, i32)>,
    also_days: FxHashMap<RecordNumber, Box<[i32]>>,
    facets: Vec<Facets>,
}

impl Known {
    fn of(knowledge: &Knowledge, records: &[RecordRef]) -> Self {
        let mut known = Self {
            days: Vec::with_capacity(records.len()),
            facets: Vec::with_capacity(records.len()),
            ..Self::default()
        };
        for (number, &record) in records.iter().enumerate() {
            let number = number as RecordNumber;
            let rows = known.numbers.entry(record.kind).or_insert_with(|| vec![0; knowledge.len(record.kind)]);
            rows[record.index as usize] = number;
            let (first, last, also) = days_of(knowledge, record).unwrap_or((NO_DAY, NO_DAY, Box::default()));
            known.days.push((first, last));
            known.facets.push(facets_of(knowledge, record));
            if !also.is_empty() {
                known.also_days.insert(number, also);
            }
        }
        known
    }
}

fn facets_of(knowledge: &Knowledge, record: RecordRef) -> Facets {
    let row = record.index as usize;
    match record.kind {
        Kind::Actor => Facets { kind: knowledge.actors[row].kind as u8, means: 0 },
        Kind::Place => Facets { kind: knowledge.places[row].kind as u8, means: 0 },
        Kind::Event => {
            let event = &knowledge.events[row];
            Facets {
                kind: event.kind as u8,
                means: event.means.iter().fold(0, |bits, &means| bits | 1 << means as u16),
            }
        }
        _ => Facets::default(),
    }
}
