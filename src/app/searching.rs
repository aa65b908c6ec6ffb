//! How the search runs: opening and closing it, asking, taking answers, and what n and N look for.

use std::sync::Arc;

use super::finding::Finder;
use super::search_box::SearchBox;
use super::{App, Effect, Notice, Overlay, Pane};
use crate::command::Command;
use crate::model::{RecordRef, Scope};
use crate::search::{Answer, Index, Memo, Query};

/// Has a worker answer a question; nothing to ask before the index is built, or where nothing is asked for.
pub(super) fn question(finder: &Finder, scope: &Arc<Scope>, generation: u64, query: &Query) -> Vec<Effect> {
    let index = finder.index.as_ref().filter(|_| !query.is_empty());
    let search = |index: &Arc<Index>| Effect::Search {
        generation,
        index: index.clone(),
        scope: scope.clone(),
        query: query.clone(),
    };
    index.map(search).into_iter().collect()
}

impl App {
    pub(super) fn open_search(&mut self, text: &str) -> Vec<Effect> {
        self.overlays.push(Overlay::Search(Box::new(SearchBox::new(&self.scope, &self.finder, text))));
        self.ask()
    }

    /// Opens the last search again, its cursor where it stood.
    pub(super) fn reopen_search(&mut self) -> Vec<Effect> {
        let Some(last) = self.last_search.take() else {
            return self.tell(Notice::failed("Nothing was searched yet."));
        };
        self.overlays.push(Overlay::Search(last));
        self.ask()
    }

    /// Asks what the open search says, as a new question.
    pub(super) fn ask(&mut self) -> Vec<Effect> {
        self.questions += 1;
        let generation = self.questions;
        let open = match self.overlays.last_mut() {
            Some(Overlay::Search(open)) => open,
            Some(Overlay::Palette(_)) => return self.ask_palette(),
            _ => return Vec::new(),
        };
        open.ask(&self.scope, &self.finder, generation);
        if self.finder.index.is_some() && open.query.is_empty() {
            open.answer = None;
            open.waiting = false;
            open.settle(&self.scope, self.size);
        }
        question(&self.finder, &self.scope, generation, &open.query)
    }

    pub(super) fn indexed(&mut self, index: Arc<Index>) -> Vec<Effect> {
        // A reload brings its own, and may be faster than the index of what it replaces.
        if self.finder.index.is_some() {
            return Vec::new();
        }
        self.finder.index = Some(index);
        if self.desk.lists.iter().any(|list| list.filter.is_some()) {
            self.desk.rebuild(&self.scope, &self.finder);
        }
        self.rebuild_view();
        let opens = matches!(self.overlays.last(), Some(Overlay::Search(open)) if open.opens);
        let effects = self.ask();
        if let Some(Overlay::Search(open)) = self.overlays.last_mut() {
            open.opens = opens && open.waiting;
        }
        effects
    }

    pub(super) fn found(&mut self, generation: u64, answer: Answer) -> Vec<Effect> {
        // Help or a box may lie over what has asked.
        let asking = self.overlays.iter_mut().rev().find(|o| matches!(o, Overlay::Search(_) | Overlay::Palette(_)));
        if let Some(Overlay::Palette(open)) = asking {
            open.take(self.size, generation, answer, &self.recall);
        } else if let Some(Overlay::Search(open)) = asking {
            // A search that is opened again is asked again, but its cursor stays.
            let same = open
                .answer
                .as_ref()
                .is_some_and(|old| old.hits.iter().map(|hit| hit.record).eq(answer.hits.iter().map(|hit| hit.record)));
            open.take(&self.scope, self.size, generation, answer, same);
            if open.opens && !open.waiting {
                return self.search_command(Command::Open);
            }
        }
        Vec::new()
    }

    pub(super) fn search_command(&mut self, command: Command) -> Vec<Effect> {
        let Some(Overlay::Search(open)) = self.overlays.last_mut() else { return Vec::new() };
        match command {
            Command::Cancel => self.keep_search(),
            Command::Question => self.ask_question(),
            Command::Open if open.waiting => {
                open.opens = true;
                Vec::new()
            }
            Command::Open => {
                open.opens = false;
                let Some(record) = open.selected() else {
                    return self.tell(Notice::failed("There is no hit to open."));
                };
                let mut effects = self.keep_search();
                effects.extend(self.go_to(record, Pane::of(record.kind)));
                effects
            }
            Command::Up | Command::Down | Command::PageUp | Command::PageDown => {
                open.step(&self.scope, self.size, command);
                Vec::new()
            }
            Command::Complete => {
                if !open.complete(&self.scope, &self.finder) {
                    open.next_kind(true);
                }
                self.ask()
            }
            Command::CompleteBack => {
                open.next_kind(false);
                self.ask()
            }
            Command::EarlierSearch | Command::LaterSearch => self.walk_searches(command == Command::EarlierSearch),
            Command::SaveSearch => self.ask_name(),
            Command::Erase if open.input.cursor() == 0 => {
                if open.remove_first_chip() {
                    self.ask()
                } else {
                    Vec::new()
                }
            }
            Command::Help => {
                self.overlays.push(Overlay::Help(super::Help::default()));
                Vec::new()
            }
            _ => {
                if open.input.edit(command) {
                    return self.ask();
                }
                Vec::new()
            }
        }
    }

    /// Closes the search; it can be opened again as it stood.
    fn keep_search(&mut self) -> Vec<Effect> {
        match self.overlays.pop() {
            Some(Overlay::Search(open)) if !open.input.text().trim().is_empty() => {
                let memo = Memo::Searched(open.input.text().trim().to_owned());
                self.last_search = Some(open);
                self.remember(memo)
            }
            _ => Vec::new(),
        }
    }

    /// The next (or previous) row of the list that its filter, or else the last search, matches.
    pub(super) fn next_match(&mut self, forward: bool) -> Vec<Effect> {
        let number = self.desk.list_number();
        let list = &self.desk.lists[number];
        let filter = list.filter.as_ref().map(|filter| filter.query.clone());
        // The list has a kind of its own: the kind that the search was narrowed to does not matter.
        let last = || self.last_search.as_ref().map(|search| self.finder.query(&self.scope, search.input.text()));
        let Some(query) = filter.or_else(last) else {
            return self.tell(Notice::failed("Nothing was searched yet: / searches, f filters this pane."));
        };
        let Some(matching) = self.finder.matching(&self.scope, &query, list.kind) else {
            return self.tell(Notice::failed("The search index is still being built."));
        };
        match list
            .find_row(forward, |index| matching.contains(self.scope.knowledge(), RecordRef { kind: list.kind, index }))
        {
            Some(position) => {
                self.leave();
                self.desk.lists[number].cursor.position = position;
                self.desk.focus_on(&self.scope, Pane::ALL[number]);
                Vec::new()
            }
            None => self.tell(Notice::failed("No row of this list matches the last search.")),
        }
    }
}
