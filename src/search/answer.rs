//! What a search gives back: the best hits with their reasons, and counts of what is there and what is hidden.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use crate::model::{HiddenCounts, Kind, RecordRef, RecordSet, Scope};

use super::dictionary::WordIx;
use super::evaluate::Search;
use super::field::{Field, Fit, Tier, Weight};
use super::filter::Filters;
use super::index::{Index, RecordNumber};
use super::names::nearest_records;
use super::outcome::Outcome;
use super::plan::{Plan, Term, is_shown};
use super::query::{Query, QueryWord};
use super::rank::Rank;
use super::segment::FieldWords;

/// How many hits, from the first on, tell the field that matched: finding it out takes longer than finding the hit.
const DESCRIBED: usize = 512;

/// Fewer postings than this are looked at in no time: a first page would come no sooner.
const WORTH_A_PAGE: usize = 100_000;

/// The same where phrases have to be looked for in the records.
const PHRASES_WORTH_A_PAGE: usize = 5_000;

/// A page is tried from the best tiers alone where chance would bring so many times its rows.
const LUCK: usize = 4;

/// How many near names are offered when nothing matches.
const NEAREST: usize = 5;

/// A record that matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The record.
    pub record: RecordRef,
    /// How its weakest word was found.
    pub tier: Tier,
    /// The field that matched: the one that most words were found in. None when no word was asked for, and far down the list,
    /// where [`explain`] tells it.
    pub field: Option<Field>,
    /// What its place in the order comes from.
    pub score: Score,
    /// For "by DATE": how many days before it the tally was given.
    pub days_earlier: Option<i32>,
}

/// The parts of a hit's rank, for `--explain`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Score {
    /// How much its weakest field says, from 0 (a name) to 6 (a source's text).
    pub weight: u16,
    /// The weights of all words' fields together.
    pub weights: u16,
    /// How much of the fields the words cover on average, in percent.
    pub covered: u8,
    /// Its place among all records: the most referred to first, then the newest.
    pub order: u32,
}

/// Where one word of a query was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordHit {
    /// The word that was typed, folded.
    pub typed: String,
    /// How it was found.
    pub tier: Tier,
    /// The field.
    pub field: Field,
    /// The word that was found, folded; empty where it is more than a word (a phrase, fuzzy letters).
    pub found: String,
}

/// The answer to a query.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// The best hits, best first.
    pub hits: Vec<Hit>,
    /// How many records match and are shown, listed in `hits` or not.
    pub total: usize,
    /// How many match but are hidden by the lens, by reason.
    pub hidden: HiddenCounts,
    /// How many match and are shown, but are not of the kind that `kind:` asks for.
    pub other_kinds: usize,
    /// When nothing matches: the records with the nearest names.
    pub nearest: Vec<RecordRef>,
    /// Whether everything was looked at; a first page may not know the total.
    pub complete: bool,
}

/// The complete answer: exact counts and the best hits up to `limit`. Ends early, incomplete, when cancelled.
pub fn search(index: &Index, scope: &Scope, query: &Query, limit: usize, cancel: &AtomicBool) -> Answer {
    let request = Request::new(index, scope, query, cancel);
    request.complete(limit)
}

/// The first page: the same first hits as [`search`] gives, as soon as so many rows of the best tiers are in hand.
pub fn first_page(index: &Index, scope: &Scope, query: &Query, rows: usize, cancel: &AtomicBool) -> Answer {
    let request = Request::new(index, scope, query, cancel);
    request.first_page(rows).unwrap_or_else(|| request.complete(rows))
}

/// The complete answer, and on the way the first page of so many rows where it can be told much sooner.
pub fn search_in_steps(
    index: &Index,
    scope: &Scope,
    query: &Query,
    (rows, limit): (usize, usize),
    cancel: &AtomicBool,
    first: impl FnOnce(Answer),
) -> Answer {
    let request = Request::new(index, scope, query, cancel);
    if let Some(page) = request.first_page(rows) {
        first(page);
    }
    request.complete(limit)
}

/// The records of one kind that match, for a list that keeps its own order. Nothing is hidden or counted here.
pub fn matching(index: &Index, scope: &Scope, query: &Query, kind: Kind, cancel: &AtomicBool) -> RecordSet {
    // Segments are searched on several cores, but each is a whole number of 64-bit words: nobody else writes into one.
    let bits: Vec<AtomicU64> = (0..index.len().div_ceil(64)).map(|_| AtomicU64::default()).collect();
    let request = Request::new(index, scope, query, cancel);
    request.run(Tier::Fuzzy, 0, &|number| {
        let word = &bits[number as usize / 64];
        word.store(word.load(Ordering::Relaxed) | 1 << (number % 64), Ordering::Relaxed);
    });
    let is_found = |number: u32| bits[number as usize / 64].load(Ordering::Relaxed) & (1 << (number % 64)) != 0;
    let rows = index.numbers(kind).iter().enumerate().filter(|&(_, &number)| is_found(number));
    let mut set = RecordSet::empty(scope.knowledge());
    set.insert_rows(scope.knowledge(), kind, rows.map(|(row, _)| row as u32));
    set
}

/// Where every word of a query was found in a record.
pub fn explain(index: &Index, scope: &Scope, query: &Query, record: RecordRef) -> Vec<WordHit> {
    let cancel = AtomicBool::new(false);
    let request = Request::new(index, scope, query, &cancel);
    let Some(number) = index.number_of(record) else { return Vec::new() };
    request.words(number)
}

/// A query made ready.
struct Request<'r> {
    index: &'r Index,
    scope: &'r Scope,
    query: &'r Query,
    plan: Plan,
    filters: Filters,
    cancel: &'r AtomicBool,
}

impl<'r> Request<'r> {
    fn new(index: &'r Index, scope: &'r Scope, query: &'r Query, cancel: &'r AtomicBool) -> Self {
        let plan = Plan::new(index, scope, query, cancel);
        let filters = Filters::new(index, scope, query);
        Self { index, scope, query, plan, filters, cancel }
    }

    fn run(&self, tiers: Tier, limit: usize, visit: &(impl Fn(RecordNumber) + Sync)) -> Outcome {
        self.search(tiers, limit, false).run(visit)
    }

    fn search(&self, tiers: Tier, limit: usize, only_best: bool) -> Search<'_> {
        let Self { index, scope, plan, filters, cancel, .. } = self;
        Search { index, scope, plan, filters, tiers, limit, only_best, cancel }
    }

    /// The best hits from the best tiers alone, where they fill a page and that takes much less than looking at everything.
    fn first_page(&self, rows: usize) -> Option<Answer> {
        let (_, all) = self.plan.estimate(self.index, Tier::Fuzzy);
        // Phrases take long to count, but not to find the best of them.
        let with_phrases = self.plan.terms.iter().any(|term| term.phrase.is_some()) && self.filters.has_no_tally();
        let worth_it = if with_phrases { PHRASES_WORTH_A_PAGE } else { WORTH_A_PAGE };
        if self.plan.terms.is_empty() || all < worth_it {
            return None;
        }
        for tiers in [Tier::Word, Tier::Prefix] {
            let (records, work) = self.plan.estimate(self.index, tiers);
            let quick = if with_phrases { tiers == Tier::Prefix } else { work <= all / 4 * 3 };
            if records < rows * LUCK || !quick {
                continue;
            }
            let outcome = self.search(tiers, rows, with_phrases).run(&|_| {});
            let enough = outcome.total >= rows;
            let mut answer = self.answer(outcome);
            let settled = answer.hits.first().is_some_and(|hit| hit.score.weight < Weight::Mention as u16);
            if enough && settled {
                answer.complete = false;
                return Some(answer);
            }
        }
        None
    }

    fn complete(&self, limit: usize) -> Answer {
        self.answer(self.run(Tier::Fuzzy, limit, &|_| {}))
    }

    fn answer(&self, outcome: Outcome) -> Answer {
        let mut ranks = outcome.best.sorted();
        lift_names(&mut ranks, outcome.named.sorted());
        let nothing = outcome.total == 0 && outcome.hidden.total() == 0 && outcome.other_kinds == 0;
        let nearest = if nothing && self.query.has_words() && !outcome.cancelled {
            nearest_records(self.index, self.scope, &self.typed(), NEAREST)
        } else {
            Vec::new()
        };
        Answer {
            hits: ranks.into_iter().enumerate().map(|(place, rank)| self.hit(rank, place < DESCRIBED)).collect(),
            total: outcome.total,
            hidden: outcome.hidden,
            other_kinds: outcome.other_kinds,
            nearest,
            complete: !outcome.cancelled,
        }
    }

    /// The words that must match, as one text.
    fn typed(&self) -> String {
        let words = self.query.words().iter().filter(|word| !word.negated);
        words.map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    fn hit(&self, rank: Rank, described: bool) -> Hit {
        let number = rank.number();
        let record = self.index.record(number);
        Hit {
            record,
            tier: rank.tier(),
            field: if described { self.field(number) } else { None },
            score: Score {
                weight: rank.weight(),
                weights: rank.weights(),
                covered: rank.covered_percent(),
                order: number,
            },
            days_earlier: self.filters.tally(self.index, self.scope, number, record).days_before(),
        }
    }

    /// The field in which most words were found; of several the weightiest.
    fn field(&self, number: RecordNumber) -> Option<Field> {
        let mut votes: Vec<(Field, usize)> = Vec::new();
        for place in self.plan.terms.iter().filter_map(|term| self.place(term, number)) {
            match votes.iter_mut().find(|(field, _)| *field == place.field) {
                Some((_, count)) => *count += 1,
                None => votes.push((place.field, 1)),
            }
        }
        votes.into_iter().max_by_key(|&(field, count)| (count, std::cmp::Reverse(field))).map(|(field, _)| field)
    }

    /// Where a word was found best.
    fn place(&self, term: &Term, number: RecordNumber) -> Option<FoundAt> {
        let (words, record) = (self.index.dictionary.len(), self.index.record(number));
        let mut best = FoundAt { fit: Fit::NONE, field: Field::Summary, word: None };
        for field in self.index.fields(number).filter(|field| is_shown(self.scope, record, field)) {
            for word in field.all() {
                if let Some((tier, eighths)) = term.fit(words, word) {
                    best = best.min(FoundAt {
                        fit: Fit::new(tier, field.mark, eighths),
                        field: field.field,
                        word: Some(word),
                    });
                }
            }
            if let Some(phrase) = &term.phrase {
                best = best.min(FoundAt { fit: phrase.fit(&field), field: field.field, word: None });
            }
        }
        let other = term.other_fit(number);
        if other < best.fit {
            let weighs = |field: &FieldWords| field.mark.weight() == other.weight();
            let field = self.index.fields(number).find(weighs).map_or(Field::Summary, |field| field.field);
            best = FoundAt { fit: other, field, word: None };
        }
        (best.fit != Fit::NONE).then_some(best)
    }

    /// Where every word was found.
    fn words(&self, number: RecordNumber) -> Vec<WordHit> {
        let typed = self.query.words().iter().filter(|word| !word.negated);
        let hit = |(term, typed): (&Term, &QueryWord)| {
            let place = self.place(term, number)?;
            let found = place.word.map_or("", |word| self.index.dictionary.word(word));
            Some(WordHit {
                typed: typed.text.clone(),
                tier: Tier::from_rank(place.fit.tier()),
                field: place.field,
                found: found.to_owned(),
            })
        };
        self.plan.terms.iter().zip(typed).filter_map(hit).collect()
    }
}

/// An actor or place whose own name is what was typed, in another spelling, comes before records that merely mention a name
/// spelt as typed; never before a record whose own name, title or text has it literally.
fn lift_names(ranks: &mut Vec<Rank>, named: Vec<Rank>) {
    let only_mentioned = |first: &Rank| first.tier() < Tier::Romanisation && first.weight() >= Weight::Mention as u16;
    if named.is_empty() || !ranks.first().is_some_and(only_mentioned) {
        return;
    }
    let limit = ranks.len();
    let is_lifted = |rank: &Rank| named.iter().any(|named| named.number() == rank.number());
    ranks.retain(|rank| !is_lifted(rank));
    ranks.splice(0..0, named);
    ranks.truncate(limit);
}

/// Where a word was found best in a record.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct FoundAt {
    fit: Fit,
    field: Field,
    /// The word of the dictionary; none for a phrase, fuzzy letters of a whole name, or an id.
    word: Option<WordIx>,
}
