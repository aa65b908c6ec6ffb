//! The facets: what the list that has the keys holds, counted; a value chosen becomes a term of the list's filter.

use super::cursor::{Cursor, Step};
use super::list::List;
use super::stage::Stage;
use super::{App, Effect, Filter, Notice, Overlay, Pane, View};
use crate::command::Command;
use crate::geometry::{Area, Size, beside};
use crate::model::{RecordRef, Scope};
use crate::query::facets::{Facet, FacetValue, facets};
use crate::search::{Chip, Query};

/// Whose records are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FacetPlace {
    /// A list of the Desk, by its number.
    Pane(usize),
    /// What has the keys in the shown view.
    View,
}

/// The open facets of a list.
#[derive(Clone, Debug)]
pub struct Facets {
    /// Whose records they count.
    pub place: FacetPlace,
    /// What is counted, in words: `Claims`, `Answers listed`.
    pub title: &'static str,
    /// How many records there are.
    pub counted: usize,
    /// What it is counted by.
    pub facets: Vec<Facet>,
    /// The selected line and the first one shown.
    pub cursor: Cursor,
}

/// A line of the facets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FacetLine<'f> {
    /// What is counted by.
    Heading(&'static str),
    /// A value.
    Value(&'f FacetValue),
}

impl Facets {
    fn of_list(scope: &Scope, number: usize, list: &List) -> Self {
        let records = list.rows.iter().map(|&index| RecordRef { kind: list.kind, index });
        Self::new(scope, FacetPlace::Pane(number), Pane::ALL[number].title(), records)
    }

    fn new(
        scope: &Scope,
        place: FacetPlace,
        title: &'static str,
        records: impl ExactSizeIterator<Item = RecordRef>,
    ) -> Self {
        let counted = records.len();
        Self { place, title, counted, facets: facets(scope, records), cursor: Cursor { position: 1, offset: 0 } }
    }

    /// The lines: a heading, then its values.
    pub fn lines(&self) -> impl Iterator<Item = FacetLine<'_>> {
        self.facets.iter().flat_map(|facet| {
            std::iter::once(FacetLine::Heading(facet.title)).chain(facet.values.iter().map(FacetLine::Value))
        })
    }

    /// How many lines there are.
    pub fn len(&self) -> usize {
        self.facets.iter().map(|facet| facet.values.len() + 1).sum()
    }

    /// Whether nothing can be counted.
    pub fn is_empty(&self) -> bool {
        self.facets.is_empty()
    }

    /// The selected value.
    pub fn selected(&self) -> Option<&FacetValue> {
        match self.lines().nth(self.cursor.position)? {
            FacetLine::Value(value) => Some(value),
            FacetLine::Heading(_) => None,
        }
    }

    /// Where they stand: beside the list that they narrow.
    pub fn area(&self, size: Size) -> Area {
        beside(size, self.place == FacetPlace::Pane(2))
    }

    fn page(&self, size: Size) -> usize {
        usize::from(self.area(size).inner().height).max(1)
    }

    /// Moves the selection from value to value.
    pub fn step(&mut self, size: Size, step: Step) {
        let (len, page) = (self.len(), self.page(size));
        self.cursor.step(step, len, page);
        if self.selected().is_none() {
            let up = matches!(step, Step::Rows(rows) | Step::HalfPages(rows) if rows < 0);
            let aside = if up && self.cursor.position > 0 { -1 } else { 1 };
            self.cursor.step(Step::Rows(aside), len, page);
        }
    }

    /// Moves what is shown; the selection follows where it would leave the window.
    pub fn scroll(&mut self, size: Size, rows: isize) {
        let (len, page) = (self.len(), self.page(size));
        self.cursor.scroll(rows, len, page);
        if self.selected().is_none() {
            self.step(size, Step::Rows(0));
        }
    }

    /// Goes to the first value of the next (or previous) facet, around the end.
    fn next_facet(&mut self, size: Size, forward: bool) {
        let mut starts = vec![];
        let mut line = 0;
        for facet in &self.facets {
            starts.push(line + 1);
            line += facet.values.len() + 1;
        }
        let present = starts.iter().rposition(|&start| start <= self.cursor.position).unwrap_or(0);
        let count = starts.len().max(1);
        let next = if forward { (present + 1) % count } else { (present + count - 1) % count };
        self.cursor.position = starts.get(next).copied().unwrap_or(0);
        self.settle(size);
    }

    /// Selects the value with a term; else stays at its line.
    fn select(&mut self, term: &str, line: usize) {
        let place = self.lines().position(|line| matches!(line, FacetLine::Value(value) if value.term == term));
        self.cursor.position = place.unwrap_or(line);
    }

    /// Fits the selection to the window.
    pub fn settle(&mut self, size: Size) {
        self.step(size, Step::Rows(0));
    }
}

/// The part of a query that a term stands for.
pub fn chip_of<'q>(query: &'q Query, term: &str) -> Option<&'q Chip> {
    query.chips().iter().find(|chip| query.text().get(chip.span.clone()) == Some(term))
}

/// A query with a term that it lacks, or without the one that it has.
fn toggled(query: &Query, term: &str) -> String {
    match chip_of(query, term) {
        Some(chip) => query.without(chip),
        // In front, where no open quote can swallow it.
        None => format!("{term} {}", query.text().trim()).trim_end().to_owned(),
    }
}

impl App {
    /// The query that narrows what facets count; an empty one where nothing does.
    pub fn facet_query(&self, place: FacetPlace) -> Query {
        let filter = match place {
            FacetPlace::Pane(list) => self.desk.lists[list].filter.as_ref(),
            FacetPlace::View => self.stages.of(self.view).and_then(Stage::filter),
        };
        filter.map(|filter| filter.query.clone()).unwrap_or_default()
    }

    /// The facets of a place as it is now.
    fn facets_of(&self, place: FacetPlace) -> Option<Facets> {
        match place {
            FacetPlace::Pane(number) => Some(Facets::of_list(&self.scope, number, &self.desk.lists[number])),
            FacetPlace::View => {
                let (title, records) = self.stages.of(self.view)?.countable(&self.scope)?;
                Some(Facets::new(&self.scope, place, title, records.into_iter()))
            }
        }
    }

    pub(super) fn open_facets(&mut self) -> Vec<Effect> {
        if self.finder.index.is_none() {
            return self.tell(Notice::failed("The search index is still being built."));
        }
        let place = if self.view == View::Desk { FacetPlace::Pane(self.desk.list_number()) } else { FacetPlace::View };
        let Some(mut open) = self.facets_of(place) else {
            let text = format!("Nothing in the {} is counted by kind, side or place.", self.view.title());
            return self.tell(Notice::failed(text));
        };
        if open.is_empty() {
            return self.tell(Notice::failed("Nothing is listed that could be counted (W widens)."));
        }
        open.settle(self.size);
        self.overlays.push(Overlay::Facets(open));
        Vec::new()
    }

    pub(super) fn facets_command(&mut self, command: Command) -> Vec<Effect> {
        let Some(Overlay::Facets(open)) = self.overlays.last_mut() else { return Vec::new() };
        let step = match command {
            Command::Cancel | Command::Quit | Command::Facets => return self.close(),
            Command::Open | Command::Pin => return self.toggle_facet(),
            Command::NextPane | Command::Right | Command::PreviousPane | Command::Left => {
                open.next_facet(self.size, matches!(command, Command::NextPane | Command::Right));
                return Vec::new();
            }
            Command::Up => Step::Rows(-1),
            Command::Down => Step::Rows(1),
            Command::Top => Step::Top,
            Command::Bottom => Step::Bottom,
            Command::HalfPageUp => Step::HalfPages(-1),
            Command::HalfPageDown => Step::HalfPages(1),
            Command::PageUp => Step::HalfPages(-2),
            Command::PageDown => Step::HalfPages(2),
            Command::Widen | Command::RemoveChip => return self.clear_facets(),
            Command::Help => {
                self.overlays.push(Overlay::Help(super::Help::default()));
                return Vec::new();
            }
            _ => return Vec::new(),
        };
        open.step(self.size, step);
        Vec::new()
    }

    /// Narrows the list to the selected value, or widens it again, and counts anew.
    pub(super) fn toggle_facet(&mut self) -> Vec<Effect> {
        let Some(Overlay::Facets(open)) = self.overlays.last() else { return Vec::new() };
        let Some(term) = open.selected().map(|value| value.term.clone()) else { return Vec::new() };
        let text = toggled(&self.facet_query(open.place), &term);
        self.filter_by(&text, &term)
    }

    fn clear_facets(&mut self) -> Vec<Effect> {
        let Some(Overlay::Facets(open)) = self.overlays.last() else { return Vec::new() };
        let term = open.selected().map(|value| value.term.clone()).unwrap_or_default();
        self.filter_by("", &term)
    }

    fn filter_by(&mut self, text: &str, term: &str) -> Vec<Effect> {
        let Some(Overlay::Facets(open)) = self.overlays.last() else { return Vec::new() };
        let (place, line) = (open.place, open.cursor.position);
        match place {
            FacetPlace::Pane(number) => {
                self.desk.lists[number].filter = Filter::new(text);
                self.desk.rebuild(&self.scope, &self.finder);
            }
            FacetPlace::View => self.set_view_filter(Filter::new(text)),
        }
        let Some(mut counted) = self.facets_of(place) else { return Vec::new() };
        let listed = format!("{}: {} listed.", counted.title, counted.counted);
        counted.select(term, line);
        counted.settle(self.size);
        if let Some(Overlay::Facets(open)) = self.overlays.last_mut() {
            *open = counted;
        }
        self.tell(Notice::done(listed))
    }
}
