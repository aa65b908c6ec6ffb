//! The mouse: a click selects a pane, a row or a link; the wheel scrolls what is under it.

use super::search_box::SearchBox;
use super::{App, Effect, Overlay, Palette, Pane};
use crate::command::Command;

/// Rows that one notch of the wheel scrolls.
const NOTCH: isize = 3;

impl App {
    pub(super) fn click(&mut self, x: u16, y: u16) -> Vec<Effect> {
        if self.overlays.is_empty() {
            match self.stage() {
                Some((stage, ground)) => stage.click(ground, x, y),
                None => self.click_desk(x, y),
            }
            return Vec::new();
        }
        match self.overlays.last() {
            Some(Overlay::Problems(_)) => return self.click_problem(x, y),
            Some(Overlay::Confirm(confirm)) => {
                let answer = confirm.answer_at(self.size, x, y);
                return answer.map_or_else(Vec::new, |yes| self.answered(yes));
            }
            _ => {}
        }
        // The first click selects, one on what is selected opens it.
        if self.click_overlay(x, y) { self.command(Command::Open) } else { Vec::new() }
    }

    /// Selects what was clicked; whether it was selected before.
    fn click_overlay(&mut self, x: u16, y: u16) -> bool {
        let size = self.size;
        let (area, height, cursor, len) = match self.overlays.last_mut() {
            Some(Overlay::Search(open)) => {
                let hits = open.hits();
                (SearchBox::rows_area(size), 2, &mut open.cursor, hits)
            }
            Some(Overlay::Palette(open)) => (Palette::rows_area(size), 1, &mut open.cursor, open.offers.len()),
            Some(Overlay::Facets(open)) => {
                let len = open.len();
                (open.area(size).inner(), 1, &mut open.cursor, len)
            }
            Some(Overlay::Compare(open)) => {
                open.choose_side(size, x);
                return false;
            }
            Some(Overlay::Actors(open)) => (Palette::rows_area(size), 1, &mut open.cursor, open.offers.len()),
            Some(Overlay::Choice(choice)) => {
                let area = choice.area(size).inner();
                let first = (choice.cursor.position + 1).saturating_sub(area.height.into());
                choice.cursor.show_from(first);
                (area, 1, &mut choice.cursor, choice.options.len())
            }
            _ => return false,
        };
        let position = cursor.offset + usize::from(y.saturating_sub(area.y)) / height;
        if !area.contains(x, y) || position >= len {
            return false;
        }
        let again = cursor.position == position;
        cursor.position = position;
        self.settle_overlays();
        again
    }

    fn click_desk(&mut self, x: u16, y: u16) {
        let areas = self.desk.areas();
        if areas.tabs.contains(x, y) {
            let third = (areas.tabs.width / 3).max(1);
            let list = usize::from(x / third).min(2);
            self.desk.focus_on(&self.scope, Pane::ALL[list]);
        }
        for list in 0..areas.lists.len() {
            if !areas.lists[list].contains(x, y) {
                continue;
            }
            let rows = self.desk.rows_area(list);
            if rows.contains(x, y) {
                let state = &mut self.desk.lists[list];
                let position = state.cursor.offset + usize::from(y - rows.y) / state.row_height();
                if position < state.rows.len() {
                    state.cursor.position = position;
                }
            }
            self.desk.focus_on(&self.scope, Pane::ALL[list]);
        }
        if areas.detail.contains(x, y) {
            self.desk.focus_on(&self.scope, Pane::Detail);
            let inner = areas.detail.inner();
            if inner.contains(x, y) {
                let line = self.desk.detail.scroll + usize::from(y - inner.y);
                let column = usize::from(x - inner.x).saturating_sub(1);
                self.desk.detail.link = self.desk.detail.page.link_at(line, column);
            }
        }
    }

    pub(super) fn wheel(&mut self, x: u16, y: u16, down: bool) -> Vec<Effect> {
        let rows = if down { NOTCH } else { -NOTCH };
        let command = if down { Command::Down } else { Command::Up };
        match self.overlays.last_mut() {
            Some(Overlay::Search(open)) => open.step(&self.scope, self.size, command),
            Some(Overlay::Palette(_)) => return self.palette_command(command),
            Some(Overlay::Facets(open)) => open.scroll(self.size, rows),
            Some(Overlay::Choice(choice)) => choice.step(command),
            Some(Overlay::Compare(open)) => open.scroll_by(self.size, rows),
            Some(Overlay::Actors(_)) => return self.actor_box_command(command),
            Some(Overlay::Problems(_)) => return self.problems_command(command),
            Some(Overlay::Help(help)) => help.scroll = help.scroll.saturating_add_signed(rows),
            Some(_) => {}
            None => match self.stage() {
                Some((stage, ground)) => stage.wheel(ground, x, y, rows),
                None => self.wheel_desk(x, y, rows),
            },
        }
        Vec::new()
    }

    fn wheel_desk(&mut self, x: u16, y: u16, rows: isize) {
        let areas = self.desk.areas();
        for list in 0..areas.lists.len() {
            if areas.lists[list].contains(x, y) {
                let page = self.desk.page(list);
                let state = &mut self.desk.lists[list];
                state.cursor.scroll(rows, state.rows.len(), page);
                if self.desk.focus.list() == Some(list) {
                    self.desk.show_selected(&self.scope);
                }
            }
        }
        if areas.detail.contains(x, y) {
            self.desk.detail.scroll_by(rows, usize::from(areas.detail.inner().height));
        }
    }
}
