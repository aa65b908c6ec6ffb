//! Search: one box over every record, that puts the right one first and says why it matched.
//!
//! An [`Index`] is built once per generation of the knowledge. A [`Query`] is what was typed, understood. [`search`] joins the
//! words of the query over the records that a [`Scope`](crate::model::Scope) shows, best first.
//!
//! How it works, from the letters up: `fold` (case, accents, Arabic letters) → `words` → `dictionary` (every distinct word,
//! and the five tiers that are look-ups in it, with `skeleton` for romanisations and `typo`) → `segment` (where words stand) →
//! `plan` (a query's words as words of the dictionary) → `evaluate` (joined over records) → `rank`.

mod answer;
mod build;
mod complete;
mod condition;
mod dates;
mod dictionary;
mod documents;
mod evaluate;
mod field;
mod filter;
mod fold;
mod fuzzy;
mod highlight;
mod index;
mod key;
mod language;
mod names;
mod outcome;
mod phrase;
mod pick;
mod plan;
mod plural;
mod query;
mod rank;
mod recall;
mod scores;
mod segment;
mod skeleton;
mod table;
mod typo;
mod words;

pub use answer::{Answer, Hit, Score, WordHit, explain, first_page, matching, search, search_in_steps};
pub use complete::{Completion, complete};
pub use field::{Field, Tier};
pub use highlight::highlight;
pub use index::Index;
pub use key::{Key, LANGUAGE};
pub use pick::{Pick, pick};
pub use query::{Chip, ChipKind, Context, Problem, Query};
pub use recall::{EARLIER, Memo, Recall, Saved};
