//! The detail: one record laid open, how far it is scrolled, which of its links is selected.

use super::cursor::Step;
use super::page::Page;
use crate::model::{RecordRef, Scope};
use crate::query::card::Card;

/// A record laid open.
#[derive(Clone, Debug, Default)]
pub struct Detail {
    /// The record.
    pub record: Option<RecordRef>,
    /// What it is, for the title.
    pub heading: String,
    /// Its card in lines.
    pub page: Page,
    /// First line shown.
    pub scroll: usize,
    /// Selected link.
    pub link: Option<usize>,
    width: usize,
}

impl Detail {
    /// Shows a record from its beginning, unless it is the one that is shown.
    pub fn show(&mut self, scope: &Scope, record: Option<RecordRef>) {
        if self.record != record {
            self.record = record;
            self.scroll = 0;
            self.link = None;
            self.lay_out(scope);
        }
    }

    /// Lays the record out anew: the scope or the width changed.
    pub fn lay_out(&mut self, scope: &Scope) {
        let card = self.record.map(|record| Card::of(scope, record));
        self.page = card.as_ref().map_or_else(Page::default, |card| Page::of(card, self.width));
        self.heading = card.map(|card| card.heading).unwrap_or_default();
        self.link = self.link.filter(|&link| link < self.page.links.len());
    }

    /// Fits the page to an area.
    pub fn settle(&mut self, scope: &Scope, width: usize, height: usize) {
        if self.width != width {
            self.width = width;
            self.lay_out(scope);
        }
        self.scroll = self.scroll.min(self.page.lines.len().saturating_sub(height));
    }

    /// Fits scroll and link to a page that was put in place of a card.
    pub(super) fn settle_page(&mut self, height: usize) {
        self.scroll = self.scroll.min(self.page.lines.len().saturating_sub(height));
        self.link = self.link.filter(|&link| link < self.page.links.len());
    }

    /// Moves as keys ask for: from link to link, by halves of a page, to the ends.
    pub fn step_by(&mut self, step: Step, height: usize) {
        let far = isize::try_from(self.page.lines.len()).unwrap_or(isize::MAX);
        match step {
            Step::Rows(rows) => self.step(rows > 0, height),
            Step::HalfPages(halves) => {
                self.scroll_by(halves * isize::try_from(height / 2).unwrap_or(1).max(1), height);
            }
            Step::Top => self.scroll_by(-far, height),
            Step::Bottom => self.scroll_by(far, height),
        }
    }

    /// The record that the selected link leads to.
    pub fn target(&self) -> Option<RecordRef> {
        self.link.map(|link| self.page.links[link].record)
    }

    /// Scrolls by lines; the selected link is let go where it leaves the window.
    pub fn scroll_by(&mut self, lines: isize, height: usize) {
        let last = self.page.lines.len().saturating_sub(height);
        self.scroll = self.scroll.saturating_add_signed(lines).min(last);
        self.link = self.link.filter(|&link| self.is_visible(link, height));
    }

    /// One step down (or up): to the next link where it is in sight, else one line.
    pub fn step(&mut self, down: bool, height: usize) {
        let visible = self.visible_links(height);
        let next = match (self.link, down) {
            (Some(link), true) => Some(link + 1).filter(|next| visible.contains(next)),
            (Some(link), false) => link.checked_sub(1).filter(|next| visible.contains(next)),
            (None, true) => visible.first().copied(),
            (None, false) => visible.last().copied(),
        };
        match next {
            Some(link) => self.link = Some(link),
            None => self.scroll_by(if down { 1 } else { -1 }, height),
        }
    }

    /// The links whose beginning is in sight.
    pub fn visible_links(&self, height: usize) -> Vec<usize> {
        (0..self.page.links.len()).filter(|&link| self.is_visible(link, height)).collect()
    }

    fn is_visible(&self, link: usize, height: usize) -> bool {
        (self.scroll..self.scroll + height).contains(&self.page.links[link].line)
    }
}
