//! The knowledge is replaced under the user's hands: everything that points at records is looked up anew by id, so that
//! focus, cursors, pins, days, filters, scroll, history and an open search stay. Or it cannot be: then the problems are kept.

use std::sync::Arc;

use super::cursor::Cursor;
use super::stage::Ground;
use super::{App, Effect, Notice, Overlay, Problem, View};
use crate::model::{Knowledge, Lens, RecordRef, Scope, counted, grouped};
use crate::search::Index;

/// The way from the records of one generation of the knowledge to those of the next, by id.
#[derive(Clone, Copy, Debug)]
pub(super) struct Renumbering<'k> {
    /// The knowledge before.
    pub old: &'k Knowledge,
    /// The knowledge now.
    pub new: &'k Knowledge,
}

impl Renumbering<'_> {
    /// The record of the same id and kind, if it is still there.
    pub fn record(&self, record: RecordRef) -> Option<RecordRef> {
        self.new.find(self.old.id(record)).filter(|same| same.kind == record.kind)
    }

    /// The row of the same id, if it is still there.
    pub fn row<T: Into<RecordRef> + TryFrom<RecordRef>>(&self, row: T) -> Option<T> {
        self.record(row.into()).and_then(|record| T::try_from(record).ok())
    }
}

impl App {
    /// Takes over another generation of the knowledge with its index.
    pub(super) fn reloaded(&mut self, knowledge: &Arc<Knowledge>, index: Arc<Index>) -> Vec<Effect> {
        let before = self.scope.clone();
        let moved = Renumbering { old: before.knowledge(), new: knowledge };
        let gone = self.gone(moved);
        let mut lens = Lens { pins: Vec::new(), ..before.lens().clone() };
        lens.pins.extend(before.lens().pins.iter().filter_map(|&pin| moved.record(pin)));
        lens.weak &= !lens.pins.is_empty();
        self.held = self.held.and_then(|held| moved.record(held));
        self.scope = Arc::new(Scope::new(knowledge.clone(), lens));
        self.finder.index = Some(index);
        self.desk.renew(&self.scope, &self.finder, moved);
        self.desk_is_stale = false;
        for view in View::ALL {
            if let Some(stage) = self.stages.of_mut(view) {
                stage.renew(
                    Ground { scope: &self.scope, finder: &self.finder, size: self.size, clock: self.clock },
                    moved,
                );
            }
        }
        self.history.replace(|spot| spot.renumbered(moved));
        self.problems.clear();
        self.renew_overlays(moved);
        let told = match (gone.as_slice(), self.stale_words()) {
            ([], None) => Notice::done(format!("Reloaded: {}.", records_now(moved))),
            ([], Some(stale)) => Notice::failed(format!("Reloaded: {}. {stale}", records_now(moved))),
            (gone, _) => Notice::failed(format!("Reloaded. No longer there: {}.", gone.join(", "))),
        };
        self.notice = Some(told);
        self.ask_again()
    }

    /// What the user sees or holds and will not find again, in words.
    fn gone(&self, moved: Renumbering) -> Vec<String> {
        let is_gone = |record: &RecordRef| moved.record(*record).is_none();
        let name = |what: &str, record: RecordRef| format!("{what} `{}`", moved.old.id(record));
        let pins = self.scope.lens().pins.iter().copied().filter(is_gone).map(|pin| name("the pin", pin));
        let open = self.record().filter(is_gone).map(|record| name("the record", record));
        open.into_iter().chain(pins).collect()
    }

    /// Boxes stay if they can be brought along; those that only choose among records are closed.
    fn renew_overlays(&mut self, moved: Renumbering) {
        let (scope, size) = (self.scope.clone(), self.size);
        let mut questions = self.questions;
        self.overlays.retain_mut(|overlay| match overlay {
            Overlay::Search(open) => {
                questions += 1;
                open.ask(&scope, &self.finder, questions);
                open.renew(&scope, size, moved);
                true
            }
            Overlay::Help(_)
            | Overlay::Prompt(_)
            | Overlay::Choice(_)
            | Overlay::Confirm(_)
            | Overlay::Presenter(_) => true,
            _ => false,
        });
        self.questions = questions;
        if let Some(last) = &mut self.last_search {
            last.renew(&scope, size, moved);
        }
    }

    /// Asks the open search anew; its selected hit stays selected.
    fn ask_again(&mut self) -> Vec<Effect> {
        let selected = |overlay: Option<&Overlay>| match overlay {
            Some(Overlay::Search(open)) => open.selected(),
            _ => None,
        };
        let selected = selected(self.overlays.last());
        let effects = self.ask();
        if let Some(Overlay::Search(open)) = self.overlays.last_mut() {
            open.keep = selected;
        }
        effects
    }

    /// The files cannot be used as they are: what was known stays.
    pub(super) fn reload_failed(&mut self, problems: Vec<Problem>) -> Vec<Effect> {
        self.problems = problems;
        self.notice = None;
        for overlay in &mut self.overlays {
            if let Overlay::Problems(cursor) = overlay {
                *cursor = Cursor::default();
            }
        }
        Vec::new()
    }
}

fn records_now(moved: Renumbering) -> String {
    let (before, now) = (moved.old.record_count(), moved.new.record_count());
    let change = match now.cmp(&before) {
        std::cmp::Ordering::Equal => String::new(),
        std::cmp::Ordering::Greater => format!(", {} more", grouped((now - before) as u64)),
        std::cmp::Ordering::Less => format!(", {} fewer", grouped((before - now) as u64)),
    };
    format!("{}{change}", counted(now, "record"))
}
