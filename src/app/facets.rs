//! The facets: what the list that has the keys holds, counted; a value chosen becomes a term of the list's filter.

use super::cursor::{Cursor, Step};
use super::stage::Stage;
use super::{App, Effect, Filter, Notice, Overlay, Pane, View};
use crate::command::Command;
use crate::geometry::{Area, Size, beside};
use crate::model::RecordRef;
use crate::query::facets::{Facet, FacetKind, FacetValue, counted};
use crate::search::{Chip, ChipKind, Query};

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
    Value(FacetKind, &'f FacetValue),
}

/// A value that can be chosen, as the query language has it: `kind` and `strike`.
type Term = (FacetKind, String);

impl Facets {
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
    for span in spans {
        text.replace_range(span, "");
    }
    text
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

    /// What can be counted at a place, and what it is called.
    fn countable(&self, place: FacetPlace) -> Option<(&'static str, Vec<RecordRef>)> {
        match place {
            FacetPlace::Pane(number) => {
                let list = &self.desk.lists[number];
                let records = list.rows.iter().map(|&index| RecordRef { kind: list.kind, index });
                Some((Pane::ALL[number].title(), records.collect()))
            }
            FacetPlace::View => self.stages.of(self.view)?.countable(&self.scope),
        }
    }

    /// What could be counted if another filter narrowed the place.
    fn countable_under(&mut self, place: FacetPlace, text: &str) -> Vec<RecordRef> {
        match place {
            FacetPlace::Pane(number) => {
                let list = &self.desk.lists[number];
                let rows = list.rows_filtered_by(&self.scope, &self.finder, text);
                rows.into_iter().map(|index| RecordRef { kind: list.kind, index }).collect()
            }
            FacetPlace::View => {
                let Some((before, spot)) = self.stage().map(|(stage, _)| (stage.filter().cloned(), stage.spot()))
                else {
                    return Vec::new();
                };
                self.set_view_filter(Filter::new(text));
                let records = self.countable(place).map(|(_, records)| records).unwrap_or_default();
                self.set_view_filter(before);
                if let Some((stage, ground)) = self.stage() {
                    stage.return_to(ground, &spot);
                }
                records
            }
        }
    }

    /// The facets of a place as it is now. One that the filter already narrows by is counted as if it did not, so that its
    /// other values can be chosen beside the one that is.
    fn facets_of(&mut self, place: FacetPlace) -> Option<Facets> {
        let query = self.facet_query(place);
        let (title, records) = self.countable(place)?;
        let narrows = |kind: &FacetKind| chips_of(&query, *kind).next().is_some();
        let (narrowing, others): (Vec<_>, Vec<_>) = FacetKind::ALL.iter().partition(|kind| narrows(kind));
        let mut facets = counted(&self.scope, records.iter().copied(), &others);
        for kind in narrowing {
            let wider = self.countable_under(place, &without_facet(&query, kind));
            facets.extend(counted(&self.scope, wider.into_iter(), &[kind]));
        }
        facets.sort_by_key(|facet| facet.kind as usize);
        Some(Facets { place, title, counted: records.len(), facets, cursor: Cursor::at(1) })
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
            Command::Widen | Command::RemoveChip => return self.clear_facets(),
            Command::Help => {
                self.overlays.push(Overlay::Help(super::Help::default()));
                return Vec::new();
            }
            _ => Step::of(command),
        };
        if let Some(step) = step {
            open.step(self.size, step);
        }
        Vec::new()
    }

    /// Narrows the list to the selected value, or widens it again, and counts anew.
    pub(super) fn toggle_facet(&mut self) -> Vec<Effect> {
        let Some(Overlay::Facets(open)) = self.overlays.last() else { return Vec::new() };
        let Some((kind, value)) = open.selected() else { return Vec::new() };
        let term = (kind, value.value.clone());
        let text = toggled(&self.facet_query(open.place), &term);
        self.filter_by(&text, Some(&term))
    }

    fn clear_facets(&mut self) -> Vec<Effect> {
        let Some(Overlay::Facets(open)) = self.overlays.last() else { return Vec::new() };
        let term = open.selected().map(|(kind, value)| (kind, value.value.clone()));
        self.filter_by("", term.as_ref())
    }

    fn filter_by(&mut self, text: &str, selected: Option<&Term>) -> Vec<Effect> {
        let Some(Overlay::Facets(open)) = self.overlays.last() else { return Vec::new() };
        let (place, line) = (open.place, open.cursor.position);
        match place {
            FacetPlace::Pane(number) => self.desk.filter(&self.scope, &self.finder, number, Filter::new(text)),
            FacetPlace::View => self.set_view_filter(Filter::new(text)),
        }
        let Some(mut counted) = self.facets_of(place) else { return Vec::new() };
        let listed = format!("{}: {} listed.", counted.title, counted.counted);
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
