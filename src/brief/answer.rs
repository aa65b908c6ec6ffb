//! A brief as a note: its points looked up, its questions answered.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::{Brief, Entry, State};
use crate::export::cite::Style;
use crate::export::note::{Item, Note};
use crate::model::{Date, Knowledge, RecordRef, Scope};
use crate::search::{Context, Index, Query, search};

/// How many answers a question has in a note; the rest are counted.
pub const ANSWERS: usize = 5;

/// The note of a brief. `scope` is read through the brief's own day, or another that was asked for; without an index, questions
/// have no answers.
pub fn note(scope: &Scope, brief: &Brief, index: Option<&Index>, today: Date, style: Style) -> Note {
    let knowledge = scope.knowledge();
    let items: Vec<_> = brief
        .entries
        .iter()
        .map(|entry| match entry {
            Entry::Heading { text } => Item::Heading(text.clone()),
            Entry::Point { id, title, .. } => match (entry.record(knowledge), entry.state(knowledge)) {
                (Some(record), state) => Item::Point { record, changed: state == Some(State::Changed) },
                (None, _) => Item::Gone { id: id.clone(), title: title.clone() },
            },
            Entry::Question { text, query, .. } => {
                let (answers, more) = index.map_or((Vec::new(), 0), |index| answers(scope, index, query, today));
                Item::Question { text: text.clone(), answers, more }
            }
        })
        .collect();
    Note::gather(scope, &brief.name, &items, style)
}

/// The note of some records.
pub fn note_of_records(scope: &Scope, title: &str, records: &[RecordRef], style: Style) -> Note {
    let items: Vec<_> = records.iter().map(|&record| Item::Point { record, changed: false }).collect();
    Note::gather(scope, title, &items, style)
}

/// The best answers to a query, and how many more there are.
fn answers(scope: &Scope, index: &Index, query: &str, today: Date) -> (Vec<RecordRef>, usize) {
    let query = Query::parse(query, &Context { index, scope, today });
    let answer = search(index, scope, &query, ANSWERS, &AtomicBool::new(false));
    let records: Vec<_> = answer.hits.iter().map(|hit| hit.record).collect();
    let more = answer.total.saturating_sub(records.len());
    (records, more)
}

impl Brief {
    /// The knowledge through the brief's own day.
    pub fn scope(&self, knowledge: &Arc<Knowledge>) -> Scope {
        Scope::new(knowledge.clone(), self.lens())
    }
}
