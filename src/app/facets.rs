//! The facets: what the list in front holds, counted; a value chosen becomes a term of the list's filter.

use super::cursor::{Cursor, Step};
use super::finding::Finder;
use super::list::List;
use super::{App, Effect, Filter, Notice, Overlay, Pane};
use crate::command::Command;
use crate::geometry::{Area, Size, beside};
use crate::model::{RecordRef, Scope};
use crate::query::facets::{Facet, FacetKind, FacetValue, counted};
use crate::search::{Chip, ChipKind, Query};

/// The open facets of a list.
#[derive(Clone, Debug)]
pub struct Facets {
    /// Number of the list.
    pub list: usize,
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
    Value(FacetKind, &'f FacetValue),
}

/// A value that can be chosen, as the query language has it: `kind` and `strike`.
type Term = (FacetKind, String);

impl Facets {
    /// Counts a list. A facet that the filter already narrows by is counted as if it did not, so that its other values can be
    /// chosen beside the one that is.
    fn of(scope: &Scope, finder: &Finder, number: usize, list: &List) -> Self {
        let record = |&index: &u32| RecordRef { kind: list.kind, index };
        let nothing = Query::default();
        let query = list.filter.as_ref().map_or(&nothing, |filter| &filter.query);
        let narrows = |kind: &FacetKind| chips_of(query, *kind).next().is_some();
        let (narrowing, others): (Vec<_>, Vec<_>) = FacetKind::ALL.iter().partition(|kind| narrows(kind));
        let mut facets = counted(scope, list.rows.iter().map(record), &others);
        for kind in narrowing {
            let wider = list.rows_filtered_by(scope, finder, &without_facet(query, kind));
            facets.extend(counted(scope, wider.iter().map(record), &[kind]));
        }
        facets.sort_by_key(|facet| facet.kind as usize);
        Self { list: number, facets, cursor: Cursor { position: 1, offset: 0 } }
    }

    /// The lines: a heading, then its values.
    pub fn lines(&self) -> impl Iterator<Item = FacetLine<'_>> {
        self.facets.iter().flat_map(|facet| {
            let values = facet.values.iter().map(|value| FacetLine::Value(facet.kind, value));
            std::iter::once(FacetLine::Heading(facet.kind.title())).chain(values)
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

    /// The selected value, and the facet that it is of.
    pub fn selected(&self) -> Option<(FacetKind, &FacetValue)> {
        match self.lines().nth(self.cursor.position)? {
            FacetLine::Value(kind, value) => Some((kind, value)),
            FacetLine::Heading(_) => None,
        }
    }

    /// Where they stand: beside the list that they narrow.
    pub fn area(&self, size: Size) -> Area {
        beside(size, self.list == 2)
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

    /// Selects a value; else stays at its line.
    fn select(&mut self, (kind, value): &Term, line: usize) {
        let is_it = |line: FacetLine| matches!(line, FacetLine::Value(of, own) if of == *kind && own.value == *value);
        let place = self.lines().position(is_it);
        self.cursor.position = place.unwrap_or(line);
    }

    /// Fits the selection to the window.
    pub fn settle(&mut self, size: Size) {
        self.step(size, Step::Rows(0));
    }
}

/// The parts of a query that narrow it by a facet.
fn chips_of(query: &Query, kind: FacetKind) -> impl Iterator<Item = (&Chip, &str)> {
    query.chips().iter().filter_map(move |chip| {
        let ChipKind::Field(key) = chip.kind else { return None };
        let value = query.text().get(chip.span.clone())?.strip_prefix(kind.field())?.strip_prefix(':')?;
        (key.name() == kind.field()).then_some((chip, value))
    })
}

/// Whether a query narrows by a value, alone or among others: `kind:attack,strike`.
pub fn is_chosen(query: &Query, kind: FacetKind, value: &str) -> bool {
    chips_of(query, kind).any(|(_, values)| values.split(',').any(|own| own == value))
}

/// A query with a value that it lacks, or without the one that it has. Two values of one facet are alternatives.
fn toggled(query: &Query, (kind, value): &Term) -> String {
    let field = kind.field();
    let holds = |values: &str| values.split(',').any(|own| own == value);
    let chosen = chips_of(query, *kind).find(|(_, values)| holds(values)).or_else(|| chips_of(query, *kind).next());
    let Some((chip, values)) = chosen else {
        // In front, where no open quote can swallow it.
        return format!("{field}:{value} {}", query.text().trim()).trim_end().to_owned();
    };
    let mut values: Vec<&str> = values.split(',').filter(|own| !own.is_empty()).collect();
    if values.contains(&value.as_str()) {
        values.retain(|own| own != value);
    } else {
        values.push(value);
    }
    if values.is_empty() {
        return query.without(chip);
    }
    let mut text = query.text().to_owned();
    text.replace_range(chip.span.clone(), &format!("{field}:{}", values.join(",")));
    text
}

/// The text of a query without what narrows it by a facet.
fn without_facet(query: &Query, kind: FacetKind) -> String {
    let mut text = query.text().to_owned();
    let mut spans: Vec<_> = chips_of(query, kind).map(|(chip, _)| chip.span.clone()).collect();
    spans.sort_unstable_by_key(|span| std::cmp::Reverse(span.start));
    spans.into_iter().for_each(|span| text.replace_range(span, ""));
    text
}

impl App {
    /// The query that the list in front is filtered by; an empty one where it is not.
    pub(super) fn list_query(&self, list: usize) -> Query {
        self.desk.lists[list].filter.as_ref().map(|filter| filter.query.clone()).unwrap_or_default()
    }

    pub(super) fn open_facets(&mut self) -> Vec<Effect> {
        if self.finder.index.is_none() {
            return self.tell(Notice::failed("The search index is still being built."));
        }
        let number = self.desk.list_number();
        let mut open = Facets::of(&self.scope, &self.finder, number, &self.desk.lists[number]);
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
        let Some((kind, value)) = open.selected() else { return Vec::new() };
        let term = (kind, value.value.clone());
        let text = toggled(&self.list_query(open.list), &term);
        self.filter_by(&text, Some(&term))
    }

    fn clear_facets(&mut self) -> Vec<Effect> {
        let Some(Overlay::Facets(open)) = self.overlays.last() else { return Vec::new() };
        let term = open.selected().map(|(kind, value)| (kind, value.value.clone()));
        self.filter_by("", term.as_ref())
    }

    fn filter_by(&mut self, text: &str, selected: Option<&Term>) -> Vec<Effect> {
        let Some(Overlay::Facets(open)) = self.overlays.last() else { return Vec::new() };
        let (number, line) = (open.list, open.cursor.position);
        self.desk.filter(&self.scope, &self.finder, number, Filter::new(text));
        let list = &self.desk.lists[number];
        let listed = format!("{}: {} listed.", Pane::ALL[number].title(), list.rows.len());
        let mut counted = Facets::of(&self.scope, &self.finder, number, list);
        if let Some(selected) = selected {
            counted.select(selected, line);
        }
        counted.settle(self.size);
        if let Some(Overlay::Facets(open)) = self.overlays.last_mut() {
            *open = counted;
        }
        self.tell(Notice::done(listed))
    }
}
