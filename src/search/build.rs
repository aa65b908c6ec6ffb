//! Building an index: records are cut into words on all cores, each with a table of its own, then the tables become one
//! sorted dictionary and the words' numbers are exchanged.

use std::ops::Range;
use std::thread;

use rustc_hash::FxHashMap;

use crate::model::{Knowledge, RecordRef, SourceIx};

use super::dictionary::Dictionary;
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
    let mut words: Vec<(&str, bool)> = drafts.iter().flat_map(|draft| draft.table.words()).collect();
    words.sort_unstable_by(|one, other| one.0.cmp(other.0).then(other.1.cmp(&one.1)));
    words.dedup_by_key(|&mut (word, _)| word);
    let dictionary = Dictionary::new(words.iter().copied());
    drop(words);
    let threads = drafts.len();
    let finished: Vec<Vec<Segment>> = thread::scope(|scope| {
        let workers: Vec<_> = drafts
            .into_iter()
            .map(|draft| {
                let dictionary = &dictionary;
                scope.spawn(move || draft.finish(dictionary))
            })
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

/// What one thread makes of its records.
struct Draft<'k> {
    knowledge: &'k Knowledge,
    splitter: Splitter,
    table: WordTable,
    segments: Vec<(Vec<Entry>, Vec<u32>)>,
    entries: Vec<Entry>,
    /// The streams of names that many records refer to, end to end.
    shared: Vec<Entry>,
    shared_ranges: FxHashMap<(Field, RecordRef), Shared>,
    /// What each source's row stands for; nothing before it is met.
    sources: Vec<Option<Shared>>,
    /// What the record at hand already refers to.
    referred: Vec<(Field, RecordRef)>,
    text_bytes: usize,
}

/// A stretch of the shared stream, and how many bytes of text it stands for.
#[derive(Clone)]
struct Shared {
    entries: Range<usize>,
    bytes: usize,
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
            shared_ranges: FxHashMap::default(),
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
        // The longer buffer is kept for the next segment: it does not have to grow again.
        self.segments.push((self.entries.as_slice().to_vec(), streams));
        self.entries.clear();
    }

    /// Exchanges the words' numbers for their rows in the dictionary and makes the postings.
    fn finish(self, dictionary: &Dictionary) -> Vec<Segment> {
        let rows: Vec<u32> = self
            .table
            .words()
            .map(|(word, _)| dictionary.exact(word).expect("the dictionary holds every table's words"))
            .collect();
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
        let named_until = text.find(" (").filter(|_| names).unwrap_or(text.len());
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

    fn append_shared(&mut self, shared: &Shared) {
        self.text_bytes += shared.bytes;
        let Self { entries, shared: stream, .. } = self;
        entries.extend_from_slice(&stream[shared.entries.clone()]);
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
        let known = self.shared_ranges.get(&(field, other)).cloned();
        let shared = known.unwrap_or_else(|| {
            let start = self.shared.len();
            let mut bytes = 0;
            let knowledge = self.knowledge;
            names(knowledge, other, &mut |_, text| {
                bytes += text.len();
                self.append(field, None, text, true);
            });
            let shared = Shared { entries: start..self.shared.len(), bytes };
            self.shared_ranges.insert((field, other), shared.clone());
            shared
        });
        self.append_shared(&shared);
    }

    fn source(&mut self, source: SourceIx) {
        let known = self.sources[source.row()].clone();
        let shared = known.unwrap_or_else(|| {
            let start = self.shared.len();
            let record = self.knowledge.source(source);
            self.append(Field::SourceTitle, Some(source), &record.title, true);
            self.append(Field::SourcePublisher, Some(source), &record.publisher, true);
            let bytes = record.title.len() + record.publisher.len();
            let shared = Shared { entries: start..self.shared.len(), bytes };
            self.sources[source.row()] = Some(shared.clone());
            shared
        });
        self.append_shared(&shared);
    }
}
