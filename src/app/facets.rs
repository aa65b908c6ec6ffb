//! The facets: what the list that has the keys holds, counted; a value chosen becomes a term of the list's filter.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::cursor::{Cursor, Step};
use super::jobs::{Among, Count, Job, Records};
use super::stage::Stage;
use super::{App, Effect, Filter, Notice, Overlay, Pane, View};
use crate::command::Command;
use crate::geometry::{Area, Size, beside};
use crate::model::{RecordRef, grouped};
use crate::query::facets::{Facet, FacetKind, FacetValue};
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
    /// Whether the list is being narrowed or widened, and counted only then.
    is_outdated: bool,
    /// The count that is still to come; what is shown until then is the one before.
    counting: Option<Counting>,
}

/// A count that a worker makes.
#[derive(Clone, Debug)]
struct Counting {
    generation: u64,
    job: Arc<Count>,
    /// Whether the list was narrowed or widened, so that it is told how many are listed.
    tells: bool,
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
    /// Whether the count of what is listed now is still to come.
    pub fn is_counting(&self) -> bool {
        self.is_outdated || self.counting.is_some()
    }

    /// Waits for another count; none that was asked for before is waited for any more.
    fn wait_for(&mut self, counting: Counting) {
        self.is_outdated = false;
        if let Some(before) = self.counting.replace(counting) {
            before.job.give_up();
        }
    }

    /// Takes a count over. The selected value stays selected.
    fn take(&mut self, size: Size, facets: Vec<Facet>, counted: usize) {
        let selected = self.selected().map(|(kind, value)| (kind, value.value.clone()));
        let line = self.cursor.position;
        self.facets = facets;
        self.counted = counted;
        if let Some(term) = selected {
            self.select(&term, line);
        }
        self.settle(size);
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

/// The facets that a query narrows by.
fn narrowing(query: &Query) -> impl Iterator<Item = FacetKind> {
    FacetKind::ALL.into_iter().filter(|&kind| chips_of(query, kind).next().is_some())
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
    fn countable(&self, place: FacetPlace) -> Option<(&'static str, Records)> {
        match place {
            FacetPlace::Pane(number) => {
                let list = &self.desk.lists[number];
                Some((Pane::ALL[number].title(), Records::Rows(list.kind, list.rows.as_slice().into())))
            }
            FacetPlace::View => {
                let (title, records) = self.stages.of(self.view)?.countable(&self.scope)?;
                Some((title, Records::Listed(records)))
            }
        }
    }

    /// What could be counted if another filter narrowed the place.
    fn countable_under(&mut self, place: FacetPlace, text: &str) -> Among {
        match place {
            FacetPlace::Pane(number) => {
                Among::Query(self.finder.query(&self.scope, text), self.desk.lists[number].shown.clone())
            }
            FacetPlace::View => Among::Records(Records::Listed(self.listed_under(text))),
        }
    }

    /// What the shown view would list under another filter.
    fn listed_under(&mut self, text: &str) -> Vec<RecordRef> {
        let Some((before, spot)) = self.stage().map(|(stage, _)| (stage.filter().cloned(), stage.spot())) else {
            return Vec::new();
        };
        self.set_view_filter(Filter::new(text));
        let records = self.stages.of(self.view).and_then(|stage| stage.countable(&self.scope));
        self.set_view_filter(before);
        if let Some((stage, ground)) = self.stage() {
            stage.return_to(ground, &spot);
        }
        records.map(|(_, records)| records).unwrap_or_default()
    }

    /// Has the records that are listed now counted. A facet that the filter already narrows by is counted as if it did not, so
    /// that its other values can be chosen beside the one that is.
    fn count(&mut self, tells: bool) -> Vec<Effect> {
        let Some(Overlay::Facets(open)) = self.overlays.last() else { return Vec::new() };
        let place = open.place;
        let (Some((_, records)), Some(index)) = (self.countable(place), self.finder.index.clone()) else {
            return Vec::new();
        };
        let query = self.facet_query(place);
        let under = |kind| (kind, self.countable_under(place, &without_facet(&query, kind)));
        let narrowing = narrowing(&query).map(under).collect();
        let (scope, given_up) = (self.scope.clone(), AtomicBool::new(false));
        let job = Arc::new(Count { index, scope, records, narrowing, given_up });
        self.questions += 1;
        let generation = self.questions;
        if let Some(Overlay::Facets(open)) = self.overlays.last_mut() {
            open.wait_for(Counting { generation, job: job.clone(), tells });
        }
        vec![Effect::Work { generation, job: Job::Count(job) }]
    }

    /// A list of the Desk was narrowed: what the open facets say of it is counted anew.
    pub(super) fn count_narrowed(&mut self, list: usize) -> Vec<Effect> {
        match self.overlays.last() {
            Some(Overlay::Facets(open)) if open.place == FacetPlace::Pane(list) => self.count(true),
            _ => Vec::new(),
        }
    }

    /// Takes a count over, unless it is not the one that is waited for.
    pub(super) fn counted(&mut self, generation: u64, facets: Vec<Facet>, counted: usize) -> Vec<Effect> {
        // Help may lie over what has asked.
        let open = self.overlays.iter_mut().rev().find_map(|overlay| match overlay {
            Overlay::Facets(open) => Some(open),
            _ => None,
        });
        let Some(open) = open else { return Vec::new() };
        let Some(counting) = open.counting.take_if(|counting| counting.generation == generation) else {
            return Vec::new();
        };
        open.take(self.size, facets, counted);
        let listed = format!("{}: {} listed.", open.title, grouped(counted as u64));
        if counting.tells { self.tell(Notice::done(listed)) } else { Vec::new() }
    }

    pub(super) fn open_facets(&mut self) -> Vec<Effect> {
        if self.finder.index.is_none() {
            return self.tell(Notice::failed("The search index is still being built."));
        }
        let place = if self.view == View::Desk { FacetPlace::Pane(self.desk.list_number()) } else { FacetPlace::View };
        let Some((title, records)) = self.countable(place) else {
            let text = format!("Nothing in the {} is counted by kind, side or place.", self.view.title());
            return self.tell(Notice::failed(text));
        };
        if records.len() == 0 && narrowing(&self.facet_query(place)).next().is_none() {
            return self.tell(Notice::failed("Nothing is listed that could be counted (W widens)."));
        }
        let (counted, cursor) = (records.len(), Cursor::at(1));
        self.overlays.push(Overlay::Facets(Facets {
            place,
            title,
            counted,
            facets: Vec::new(),
            cursor,
            is_outdated: false,
            counting: None,
        }));
        self.count(false)
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
        let (place, term) = (open.place, (kind, value.value.clone()));
        let text = toggled(&self.facet_query(place), &term);
        self.filter_by(place, &text)
    }

    fn clear_facets(&mut self) -> Vec<Effect> {
        let Some(Overlay::Facets(open)) = self.overlays.last() else { return Vec::new() };
        let place = open.place;
        self.filter_by(place, "")
    }

    /// Narrows what is counted by another filter; a list of the Desk is counted once its rows are there.
    fn filter_by(&mut self, place: FacetPlace, text: &str) -> Vec<Effect> {
        match place {
            FacetPlace::Pane(number) => {
                if let Some(Overlay::Facets(open)) = self.overlays.last_mut() {
                    open.is_outdated = true;
                }
                self.filter_pane(number, Filter::new(text))
            }
            FacetPlace::View => {
                self.set_view_filter(Filter::new(text));
                self.count(true)
            }
        }
    }
}
