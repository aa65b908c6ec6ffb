//! From what was typed to words of the dictionary: for every word of a query, the words that match it and how well.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::model::{ActorIx, Kind, RecordRef, RoleThen, Scope, SourceIx};

use super::dictionary::{Found, WordIx};
use super::field::{Field, FieldMark, Fit, Tier, Weight};
use super::fuzzy;
use super::index::{Index, RecordNumber};
use super::phrase::Phrase;
use super::query::{Mode, Query, QueryWord};
use super::segment::FieldWords;

/// Words found fewer times than this by the better tiers are looked for fuzzily, too.
const FEW: usize = 20;

/// Kinds whose names are also read as a whole for a fuzzy word, since letters may be left out of several words at once.
const NAMED: [Kind; 4] = [Kind::Actor, Kind::Place, Kind::Measure, Kind::Topic];

/// One word of a query, ready to be joined with the others.
#[derive(Debug)]
pub(super) struct Term {
    /// The words of the dictionary that it matches.
    pub(super) found: Found,
    /// Words that match where they follow one another.
    pub(super) phrase: Option<Phrase>,
    /// Records that it matches in another way (letters of a whole name, an id), sorted by number.
    pub(super) others: Vec<(RecordNumber, Fit)>,
    fits: OnceLock<Vec<u8>>,
}

impl Term {
    fn new(found: Found) -> Self {
        Self { found, phrase: None, others: Vec::new(), fits: OnceLock::new() }
    }

    /// How well a word of the dictionary matches: tier and eighths covered. `words` is the size of the dictionary.
    pub(super) fn fit(&self, words: usize, word: WordIx) -> Option<(Tier, u8)> {
        let fits = self.fits.get_or_init(|| {
            let mut fits = vec![0; words];
            for (tier, (word, eighths)) in self.found.all() {
                let fit = 1 + (((tier as u8) << 4) | (8 - eighths.min(8)));
                let known = &mut fits[word as usize];
                *known = if *known == 0 { fit } else { fit.min(*known) };
            }
            fits
        });
        match fits[word as usize] {
            0 => None,
            fit => Some((Tier::from_rank(u16::from((fit - 1) >> 4)), 8 - ((fit - 1) & 15))),
        }
    }

    /// The best fit of a field.
    pub(super) fn fit_in(&self, words: usize, field: &FieldWords) -> Fit {
        let fits = field.all().filter_map(|word| self.fit(words, word));
        let best = fits.map(|(tier, eighths)| Fit::new(tier, field.mark, eighths)).min().unwrap_or(Fit::NONE);
        self.phrase.as_ref().map_or(best, |phrase| best.min(phrase.fit(field)))
    }

    /// The fit of a record by other means than words.
    pub(super) fn other_fit(&self, number: RecordNumber) -> Fit {
        self.others.binary_search_by_key(&number, |&(other, _)| other).map_or(Fit::NONE, |at| self.others[at].1)
    }

    fn add_other(&mut self, number: RecordNumber, fit: Fit) {
        match self.others.binary_search_by_key(&number, |&(other, _)| other) {
            Ok(at) => self.others[at].1 = self.others[at].1.min(fit),
            Err(at) => self.others.insert(at, (number, fit)),
        }
    }

    /// The postings of the words found down to a tier, and of what is found in another way.
    fn postings(&self, index: &Index, tiers: Tier) -> usize {
        let words = self.found.all().take_while(|&(tier, _)| tier <= tiers);
        let of_word = |(_, (word, _))| index.segments.iter().map(|segment| segment.count(word)).sum::<usize>();
        let most = |phrase: &Phrase| index.segments.iter().map(|segment| phrase.most(segment, tiers)).sum();
        words.map(of_word).sum::<usize>() + self.phrase.as_ref().map_or(0, most) + self.others.len()
    }

    /// Whether the words of this term stand in few places.
    fn is_rare(&self, index: &Index) -> bool {
        let mut postings = self.others.len();
        self.found.all().all(|(_, (word, _))| {
            postings += index.segments.iter().map(|segment| segment.count(word)).sum::<usize>();
            postings < FEW
        })
    }
}

/// The words of a query: those that must match, and those that must not.
#[derive(Debug, Default)]
pub(super) struct Plan {
    pub(super) terms: Vec<Term>,
    pub(super) excluded: Vec<Term>,
}

impl Plan {
    /// Looks up every word of a query.
    pub(super) fn new(index: &Index, scope: &Scope, query: &Query, cancel: &AtomicBool) -> Self {
        let mut plan = Self::default();
        for word in query.words() {
            if cancel.load(Ordering::Relaxed) {
                break;
            }
            let term = term(index, scope, word);
            if word.negated { plan.excluded.push(term) } else { plan.terms.push(term) }
        }
        if let Some(number) = query.whole_id.and_then(|record| index.number_of(record)) {
            let best = Fit::new(Tier::Word, FieldMark::new(Field::Name, 1), 8);
            plan.terms.iter_mut().for_each(|term| term.add_other(number, best));
        }
        plan
    }
}

impl Plan {
    /// About how many records the words found down to a tier stand in together, as if words were independent of one another;
    /// and how many postings are looked at for that.
    pub(super) fn estimate(&self, index: &Index, tiers: Tier) -> (usize, usize) {
        let all = index.len().max(1);
        let (mut records, mut work) = (all, 0);
        for term in &self.terms {
            let postings = term.postings(index, tiers);
            records = records * postings.min(all) / all;
            work += postings;
        }
        (records, work)
    }
}

fn term(index: &Index, scope: &Scope, word: &QueryWord) -> Term {
    let dictionary = &index.dictionary;
    let mut found = Found::default();
    match word.mode {
        Mode::Exact => found.extend_with(Tier::Word, dictionary.exact(&word.text)),
        Mode::Phrase => {}
        Mode::Loose if word.negated => dictionary.add_beginning(&word.text, &mut found),
        Mode::Loose => found = dictionary.find(&word.text),
    }
    for also in &word.also {
        dictionary.add_beginning(also, &mut found);
        dictionary.add_sounds(also, &mut found);
    }
    let mut term = Term::new(found);
    if word.parts.len() > 1 {
        term.phrase = Phrase::new(index, &word.parts);
    }
    if word.mode == Mode::Loose && !word.negated && wants_fuzzy(&word.text) && term.is_rare(index) {
        dictionary.add_scattered(&word.text, &mut term.found);
        whole_names(index, scope, &word.text, &mut term);
    }
    term
}

fn wants_fuzzy(text: &str) -> bool {
    text.chars().count() >= fuzzy::SHORTEST && !text.bytes().any(|byte| byte.is_ascii_digit())
}

/// Whether a field may be read on the day of the scope: a later source's text may not, nor a post outside its tenure.
pub(super) fn is_shown(scope: &Scope, record: RecordRef, field: &FieldWords) -> bool {
    if field.field == Field::Role {
        return ActorIx::try_from(record).is_ok_and(|actor| scope.role(actor) != RoleThen::Outside);
    }
    field.source.is_none_or(|row| scope.in_time(SourceIx(row).into()))
}

/// Adds the records whose names hold the letters of a word in order over several of their words.
fn whole_names(index: &Index, scope: &Scope, word: &str, term: &mut Term) {
    let mut text = String::new();
    let numbers = NAMED.iter().flat_map(|&kind| index.numbers(kind));
    for &number in numbers {
        for field in index.fields(number).filter(|field| field.mark.weight() <= Weight::Title as u16) {
            if !is_shown(scope, index.record(number), &field) {
                continue;
            }
            text.clear();
            for row in field.in_order() {
                text.push_str(index.dictionary.word(row));
                text.push(' ');
            }
            if let Some(score) = fuzzy::score(text.trim_end(), word) {
                term.add_other(number, Fit::new(Tier::Fuzzy, field.mark, fuzzy::eighths(score, word)));
            }
        }
    }
}
