//! Building an index: records are cut into words on all cores, each with a table of its own, then the tables become one
//! sorted dictionary and the words' numbers are exchanged.

use std::ops::Range;
use std::thread;

use rustc_hash::FxHashMap;

use crate::model::{Kind, Knowledge, RecordRef, SourceIx};

use super::dictionary::{Dictionary, WordIx};
use super::documents::{Fields, fields_of, names};
use super::field::Field;
use super::segment::{Entry, SEGMENT, Segment};
use super::skeleton::{is_arabic, joined};
use super::table::WordTable;
use super::words::Splitter;

/// Fewer records than this are not worth a second thread.
const WORTH_A_THREAD: usize = 1 << 13;

/// What building gives: the dictionary, the segments in order, and how many bytes of text went in.
pub(super) struct Built {
    pub(super) dictionary: Dictionary,
    pub(super) segments: Vec<Segment>,
    pub(super) text_bytes: usize,
}

/// Cuts records into words and sorts the words.
pub(super) fn build(knowledge: &Knowledge, records: &[RecordRef]) -> Built {
    let chunks: Vec<_> = records.chunks(SEGMENT).collect();
    let threads = if records.len() < WORTH_A_THREAD { 1 } else { cores().min(chunks.len()).max(1) };
    let drafts: Vec<Draft> = thread::scope(|scope| {
        let workers: Vec<_> = (0..threads)
            .map(|worker| {
                let chunks = &chunks;
                scope.spawn(move || {
                    let mut draft = Draft::new(knowledge);
                    chunks.iter().skip(worker).step_by(threads).for_each(|chunk| draft.add_segment(chunk));
                    draft
                })
            })
            .collect();
        workers
            .into_iter()
            .map(|worker| worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    });
    put_together(drafts, chunks.len())
}

/// Cores that work is shared among.
pub(super) fn cores() -> usize {
    thread::available_parallelism().map_or(1, usize::from).min(8)
}

fn put_together(drafts: Vec<Draft>, segments: usize) -> Built {
    let text_bytes = drafts.iter().map(|draft| draft.text_bytes).sum();
    let (dictionary, rows) = one_dictionary(&drafts);
    let threads = drafts.len();
    let finished: Vec<Vec<Segment>> = thread::scope(|scope| {
        let dictionary = &dictionary;
        let workers: Vec<_> = drafts
            .into_iter()
            .zip(rows)
            .map(|(draft, rows)| scope.spawn(move || draft.finish(dictionary, &rows)))
            .collect();
        workers
            .into_iter()
            .map(|worker| worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    });
    let mut finished: Vec<_> = finished.into_iter().map(Vec::into_iter).collect();
    let segments = (0..segments).filter_map(|segment| finished[segment % threads].next()).collect();
    Built { dictionary, segments, text_bytes }
}

/// One dictionary of the words of all tables; and for each table, which row of it each word has.
fn one_dictionary(drafts: &[Draft]) -> (Dictionary, Vec<Vec<WordIx>>) {
    let sorted: Vec<Vec<(&str, u32, bool)>> = thread::scope(|scope| {
        let workers: Vec<_> = drafts.iter().map(|draft| scope.spawn(|| draft.table.sorted())).collect();
        workers
            .into_iter()
            .map(|worker| worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    });
    let mut rows: Vec<Vec<WordIx>> = drafts.iter().map(|draft| vec![0; draft.table.len()]).collect();
    let mut next = vec![0; drafts.len()];
    let mut words: Vec<(&str, bool)> = Vec::new();
    // All lists are sorted: their next words are enough to see which comes first.
    while let Some(word) = sorted.iter().zip(&next).filter_map(|(list, &at)| list.get(at)).map(|&(word, ..)| word).min()
    {
        let row = words.len() as WordIx;
        let mut is_name = false;
        for ((list, at), rows) in sorted.iter().zip(&mut next).zip(&mut rows) {
            if let Some(&(_, number, named)) = list.get(*at).filter(|&&(own, ..)| own == word) {
                rows[number as usize] = row;
                is_name |= named;
                *at += 1;
            }
        }
        words.push((word, is_name));
    }
    (Dictionary::new(&words), rows)
}

/// What one thread makes of its records.
struct Draft<'k> {
    knowledge: &'k Knowledge,
    splitter: Splitter,
    table: WordTable,
    segments: Vec<(Vec<Entry>, Vec<u32>)>,
    entries: Vec<Entry>,
    /// The streams of names that many records refer to, end to end.
    shared: Vec<Entry>,
    /// What the names of each record stand for, by field and row; nothing before they are met.
    names: FxHashMap<(Field, Kind), Vec<Option<Shared>>>,
    /// What each source's row stands for.
    sources: Vec<Option<Shared>>,
    /// What the record at hand already refers to.
    referred: Vec<(Field, RecordRef)>,
    text_bytes: usize,
}

/// A stretch of the shared stream, and how many bytes of text it stands for.
#[derive(Clone, Copy)]
struct Shared {
    from: u32,
    to: u32,
    bytes: u32,
}

impl<'k> Draft<'k> {
    fn new(knowledge: &'k Knowledge) -> Self {
        Self {
            knowledge,
            splitter: Splitter::default(),
            table: WordTable::default(),
            segments: Vec::new(),
            entries: Vec::new(),
            shared: Vec::new(),
            names: FxHashMap::default(),
            sources: vec![None; knowledge.sources.len()],
            referred: Vec::new(),
            text_bytes: 0,
        }
    }

    fn add_segment(&mut self, records: &[RecordRef]) {
        let mut streams = Vec::with_capacity(records.len() + 1);
        for &record in records {
            streams.push(self.entries.len() as u32);
            self.referred.clear();
            fields_of(self.knowledge, record, self);
        }
        streams.push(self.entries.len() as u32);
        // The next segment is about as long: its buffer does not have to grow again.
        let next = Vec::with_capacity(self.entries.len() + self.entries.len() / 16);
        let mut entries = std::mem::replace(&mut self.entries, next);
        entries.shrink_to_fit();
        self.segments.push((entries, streams));
    }

    /// Exchanges the words' numbers for their rows in the dictionary and makes the postings.
    fn finish(self, dictionary: &Dictionary, rows: &[WordIx]) -> Vec<Segment> {
        drop(self.table);
        let mut room = Vec::new();
        let exchange = |(mut entries, streams): (Vec<Entry>, Vec<u32>)| {
            let mut is_source = false;
            for entry in &mut entries {
                if is_source {
                    is_source = false;
                } else if entry.is_header() {
                    is_source = entry.is_sourced();
                } else {
                    *entry = Entry::word(rows[entry.word_row() as usize], entry.is_variant());
                }
            }
            Segment::new(entries, streams, dictionary, &mut room)
        };
        self.segments.into_iter().map(exchange).collect()
    }

    /// Appends a field to a stream.
    fn append(&mut self, field: Field, source: Option<SourceIx>, text: &str, shared: bool) {
        let Self { splitter, table, entries, shared: shared_entries, .. } = self;
        let stream = if shared { shared_entries } else { entries };
        let header = stream.len();
        stream.push(Entry::header(field, 1, source.is_some()));
        stream.extend(source.map(|source| Entry::source(source.0)));
        let mut count = 0;
        let mut previous = String::new();
        let names = field.is_name();
        // What stands in brackets behind a name explains it; a name is not less wholly typed without it.
        let named_until = if names { text.find(" (").unwrap_or(text.len()) } else { text.len() };
        let mut length = 0;
        splitter.split(text, &mut |word| {
            let is_name = names || looks_like_name(text, &word.span, count, source.is_some());
            stream.push(Entry::word(table.row(word.text, is_name), word.variant));
            if word.variant {
                return;
            }
            count += 1;
            length += usize::from(word.span.start < named_until);
            if names {
                if !previous.is_empty() {
                    let together = joined(&previous, word.article, word.text);
                    stream.push(Entry::word(table.row(&together, true), true));
                }
                previous.clear();
                previous.push_str(word.text);
            }
        });
        stream[header] = Entry::header(field, length, source.is_some());
    }

    /// What was appended to the shared stream since it was so long.
    fn share(&self, start: usize, bytes: usize) -> Shared {
        Shared { from: start as u32, to: self.shared.len() as u32, bytes: bytes as u32 }
    }

    fn append_shared(&mut self, shared: Shared) {
        self.text_bytes += shared.bytes as usize;
        let Self { entries, shared: stream, .. } = self;
        entries.extend_from_slice(&stream[shared.from as usize..shared.to as usize]);
    }
}

/// Whether a word is written like a name: with a capital that no beginning of a sentence explains, or in Arabic script.
fn looks_like_name(text: &str, span: &Range<usize>, position: usize, in_headline: bool) -> bool {
    if text.as_bytes()[span.start].is_ascii_lowercase() {
        return false;
    }
    let Some(first) = text[span.start..].chars().next() else { return false };
    is_arabic(first) || (position > 0 && !in_headline && first.is_uppercase())
}

impl Fields for Draft<'_> {
    fn text(&mut self, field: Field, text: &str) {
        self.text_bytes += text.len();
        self.append(field, None, text, false);
    }

    fn names_of(&mut self, field: Field, other: RecordRef) {
        if self.referred.contains(&(field, other)) {
            return;
        }
        self.referred.push((field, other));
        let knowledge = self.knowledge;
        let row = other.index as usize;
        let rows = self.names.entry((field, other.kind)).or_insert_with(|| vec![None; knowledge.len(other.kind)]);
        let shared = rows[row].unwrap_or_else(|| {
            let (start, mut bytes) = (self.shared.len(), 0);
            names(knowledge, other, &mut |_, text| {
                bytes += text.len();
                self.append(field, None, text, true);
            });
            self.share(start, bytes)
        });
        if let Some(rows) = self.names.get_mut(&(field, other.kind)) {
            rows[row] = Some(shared);
        }
        self.append_shared(shared);
    }

    fn source(&mut self, source: SourceIx) {
        let shared = self.sources[source.row()].unwrap_or_else(|| {
            let start = self.shared.len();
            let record = self.knowledge.source(source);
            self.append(Field::SourceTitle, Some(source), &record.title, true);
            self.append(Field::SourcePublisher, Some(source), &record.publisher, true);
            let shared = self.share(start, record.title.len() + record.publisher.len());
            self.sources[source.row()] = Some(shared);
            shared
        });
        self.append_shared(shared);
    }
}
