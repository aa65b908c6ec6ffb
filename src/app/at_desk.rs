//! The commands of the Desk: moving among its panes, opening, following links, going to a record.

use super::cursor::Step;
use super::{App, Effect, Notice, Pane};
use crate::command::Command;
use crate::model::RecordRef;

impl App {
    pub(super) fn desk_command(&mut self, command: Command) -> Vec<Effect> {
        let scope = self.scope.clone();
        match command {
            Command::NextPane => self.desk.focus_on(&scope, Pane::ALL[(self.desk.focus as usize + 1) % 4]),
            Command::PreviousPane => self.desk.focus_on(&scope, Pane::ALL[(self.desk.focus as usize + 3) % 4]),
            Command::Left => self.desk.focus_on(&scope, Pane::ALL[(self.desk.focus as usize).saturating_sub(1)]),
            Command::Right => self.desk.focus_on(&scope, Pane::ALL[(self.desk.focus as usize + 1).min(3)]),
            Command::Sort => return self.sort(),
            Command::Open => return self.open(),
            Command::NextMatch => return self.next_match(true),
            Command::PreviousMatch => return self.next_match(false),
            Command::Filter => return self.open_filter(),
            Command::Facets => return self.open_facets(),
            Command::Cancel => return self.cancel(),
            Command::Quit => return vec![Effect::Quit],
            _ => {
                if let Some(step) = Step::of(command) {
                    self.desk.step(&scope, step);
                }
            }
        }
        Vec::new()
    }

    fn sort(&mut self) -> Vec<Effect> {
        let number = self.desk.list_number();
        let list = &mut self.desk.lists[number];
        list.order = list.order.next(list.kind);
        let text = format!("{}: {}.", Pane::ALL[number].title(), list.order.words());
        let first = list.filter.is_none();
        list.rebuild(&self.scope, &self.finder);
        if first {
            list.cursor.settle(list.rows.len(), 1);
        }
        self.desk.settle(&self.scope);
        self.tell(Notice::done(text))
    }

    fn open(&mut self) -> Vec<Effect> {
        if self.desk.focus != Pane::Detail {
            if self.desk.record().is_some() {
                self.leave();
                self.desk.read(&self.scope);
            }
            return Vec::new();
        }
        if self.desk.detail.link.is_none() {
            return self.tell(Notice::failed("No link is selected: move to one, or press ; for letters."));
        }
        self.follow_link()
    }

    fn follow_link(&mut self) -> Vec<Effect> {
        match self.desk.detail.target() {
            Some(record) => self.go_to(record, None),
            None => Vec::new(),
        }
    }

    /// Goes to a record and says so where a list does not show it.
    pub(super) fn go_to(&mut self, record: RecordRef, focus: Option<Pane>) -> Vec<Effect> {
        self.leave();
        self.enter_desk();
        if self.desk.go_to(&self.scope, record, focus) {
            return Vec::new();
        }
        let why = match self.scope.hidden(record) {
            Some(reason) => reason.words(),
            None => "taken out by the filter of its list",
        };
        self.tell(Notice::done(format!("Its list does not show it: {why} (W widens).")))
    }

    /// One step back: this pane's filter, then the last pin; never the as-of, never the program.
    fn cancel(&mut self) -> Vec<Effect> {
        let list = self.desk.list_number();
        if self.desk.lists[list].filter.is_some() {
            self.notice = Some(Notice::done("Filter taken away."));
            return self.filter_pane(list, None);
        }
        if self.desk.focus == Pane::Detail {
            self.desk.focus_on_list(&self.scope);
            return Vec::new();
        }
        if self.scope.lens().pins.is_empty() {
            return Vec::new();
        }
        self.unpin_last()
    }
}
