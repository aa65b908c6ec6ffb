//! The Desk: three linked lists and the detail of what is selected.

use std::sync::Arc;

use super::cursor::{Cursor, Step};
use super::detail::Detail;
use super::finding::{Filter, Finder};
use super::jobs::{Narrow, Narrowed};
use super::list::List;
use super::reload::Renumbering;
use crate::chart::Buckets;
use crate::geometry::{Area, Areas, Plan, Size, areas};
use crate::model::{EventIx, Kind, Linked, RecordRef, Scope};

/// What the keys go to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pane {
    /// The list of actors.
    Actors,
    /// The list of claims.
    Claims,
    /// The list of events.
    Chronology,
    /// The detail.
    Detail,
}

impl Pane {
    /// Every pane, from left to right and down.
    pub const ALL: [Self; 4] = [Self::Actors, Self::Claims, Self::Chronology, Self::Detail];

    /// The list's number; none for the detail.
    pub fn list(self) -> Option<usize> {
        (self != Self::Detail).then_some(self as usize)
    }

    /// The pane that lists a kind.
    pub fn of(kind: Kind) -> Option<Self> {
        match kind {
            Kind::Actor => Some(Self::Actors),
            Kind::Claim => Some(Self::Claims),
            Kind::Event => Some(Self::Chronology),
            _ => None,
        }
    }

    /// Its name.
    pub fn title(self) -> &'static str {
        match self {
            Self::Actors => "Actors",
            Self::Claims => "Claims",
            Self::Chronology => "Chronology",
            Self::Detail => "Detail",
        }
    }
}

/// Where one is on the Desk: enough to come back to the same rows, scroll and link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    focus: Pane,
    front: usize,
    cursors: [(Cursor, Option<RecordRef>); 3],
    record: Option<RecordRef>,
    scroll: usize,
    link: Option<usize>,
}

impl Spot {
    /// The same place in another generation of the knowledge; none where the open record is gone.
    pub(super) fn renumbered(&self, moved: Renumbering) -> Option<Self> {
        let record = match self.record {
            Some(record) => Some(moved.record(record)?),
            None => None,
        };
        let cursors = self.cursors.map(|(cursor, record)| (cursor, record.and_then(|record| moved.record(record))));
        Some(Self { cursors, record, ..self.clone() })
    }
}

/// The number of the list of events.
const CHRONOLOGY: usize = Pane::Chronology as usize;

/// The Desk.
#[derive(Clone, Debug)]
pub struct Desk {
    /// The pane that the keys go to.
    pub focus: Pane,
    /// The list in front where only one has room.
    pub front: usize,
    /// Actors, claims, events.
    pub lists: [List; 3],
    /// What is laid open.
    pub detail: Detail,
    /// What hangs together with the record that is laid open.
    pub linked: Linked,
    /// Events by bucket of time, for the histogram of the chronology.
    pub histogram: Option<(Buckets, Vec<u32>)>,
    size: Size,
}

impl Desk {
    /// The Desk over a scope.
    pub fn new(scope: &Scope, finder: &Finder, size: Size) -> Self {
        let mut desk = Self {
            focus: Pane::Actors,
            front: 0,
            lists: [Kind::Actor, Kind::Claim, Kind::Event].map(List::new),
            detail: Detail::default(),
            linked: Linked::default(),
            histogram: None,
            size,
        };
        desk.rebuild(scope, finder);
        desk
    }

    /// Where everything stands in the window.
    pub fn areas(&self) -> Areas {
        areas(self.size, self.plan())
    }

    fn plan(&self) -> Plan {
        Plan { list: self.front, reading: self.focus == Pane::Detail }
    }

    /// Lists everything anew: the scope or a filter changed.
    pub fn rebuild(&mut self, scope: &Scope, finder: &Finder) {
        for list in &mut self.lists {
            list.rebuild(scope, finder);
        }
        self.lay_out_anew(scope);
    }

    /// Narrows one list by another filter, or by none: what is to be worked out for that, if anything is.
    pub(super) fn filter(
        &mut self,
        scope: &Arc<Scope>,
        finder: &Finder,
        number: usize,
        filter: Option<Filter>,
        generation: u64,
    ) -> Option<Arc<Narrow>> {
        let buckets = self.histogram.as_ref().map(|&(buckets, _)| buckets).filter(|_| number == CHRONOLOGY);
        let job = self.lists[number].narrow(scope, finder, filter, generation, buckets);
        if job.is_none() {
            self.lay_out_anew(scope);
        }
        job
    }

    /// Shows the rows that a list's newest filter leaves.
    pub(super) fn take(&mut self, scope: &Scope, number: usize, mut narrowed: Narrowed) {
        if number == CHRONOLOGY {
            self.histogram = narrowed.histogram.take();
        }
        self.lists[number].take(scope, narrowed);
        self.lay_open_anew(scope);
    }

    /// Takes over another generation of the knowledge: focus, cursors, the open record, its scroll and link stay.
    pub(super) fn renew(&mut self, scope: &Scope, finder: &Finder, moved: Renumbering) {
        let Detail { record: before, scroll, .. } = self.detail;
        let target = self.detail.target().and_then(|record| moved.record(record));
        let record = before.and_then(|record| moved.record(record));
        for list in &mut self.lists {
            list.renew(scope, finder, moved);
        }
        if before.is_some() && record.is_none() && self.focus == Pane::Detail {
            self.focus = Pane::ALL[self.front];
        }
        (self.detail.record, self.detail.link) = (record, None);
        self.lay_out_anew(scope);
        let stays = record.is_some() && self.detail.record == record;
        self.detail.scroll = if stays { scroll } else { 0 };
        self.detail.link = target
            .filter(|_| stays)
            .and_then(|target| self.detail.page.links.iter().position(|link| link.record == target));
        self.settle(scope);
    }

    /// Lays open what is selected, and works out what hangs together with it.
    fn lay_out_anew(&mut self, scope: &Scope) {
        self.histogram = None;
        self.lay_open_anew(scope);
    }

    fn lay_open_anew(&mut self, scope: &Scope) {
        match self.focus.list() {
            Some(list) => self.detail.record = self.lists[list].selected(),
            None => self.detail.record = self.detail.record.filter(|&record| scope.in_time(record)),
        }
        self.detail.lay_out(scope);
        self.relink(scope);
        self.settle(scope);
    }

    /// Fits everything to a window.
    pub fn resize(&mut self, scope: &Scope, size: Size) {
        self.size = size;
        self.settle(scope);
    }

    /// Brings cursors and scroll into what the window shows.
    pub fn settle(&mut self, scope: &Scope) {
        for number in 0..self.lists.len() {
            let page = self.page(number);
            let list = &mut self.lists[number];
            list.cursor.settle(list.rows.len(), page);
        }
        let inner = self.areas().detail.inner();
        self.detail.settle(scope, detail_width(inner), usize::from(inner.height));
        let width = usize::from(self.chart_area().width);
        let about = &scope.knowledge().about;
        let buckets = Buckets::fitting(about.from, about.to, width.max(1));
        if self.histogram.as_ref().is_none_or(|(known, _)| *known != buckets) {
            let days = self.lists[2].rows.iter().map(|&row| scope.knowledge().event(EventIx(row)).date);
            self.histogram = Some((buckets, buckets.count(days)));
        }
    }

    /// How many rows of a list the window shows.
    pub fn page(&self, list: usize) -> usize {
        (usize::from(self.rows_area(list).height) / self.lists[list].row_height()).max(1)
    }

    /// Where a list's rows stand.
    pub fn rows_area(&self, list: usize) -> Area {
        let inner = self.areas().lists[list].inner();
        if list == 2 { inner.split_rows(chart_height(inner)).1 } else { inner }
    }

    /// Where the histogram stands.
    pub fn chart_area(&self) -> Area {
        let inner = self.areas().lists[2].inner();
        inner.split_rows(chart_height(inner)).0
    }

    /// The record that commands speak of: the one that is laid open.
    pub fn record(&self) -> Option<RecordRef> {
        self.detail.record
    }

    /// The list that has the focus, or that is in front while the detail is read.
    pub fn list_number(&self) -> usize {
        self.focus.list().unwrap_or(self.front)
    }

    fn relink(&mut self, scope: &Scope) {
        self.linked = self.detail.record.map(|record| scope.linked(record)).unwrap_or_default();
    }

    /// Lays open what the focused list has selected.
    pub fn show_selected(&mut self, scope: &Scope) {
        if let Some(list) = self.focus.list() {
            self.lay_open(scope, self.lists[list].selected());
        }
        self.settle(scope);
    }

    fn lay_open(&mut self, scope: &Scope, record: Option<RecordRef>) {
        if self.detail.record != record {
            self.detail.show(scope, record);
            self.relink(scope);
        }
    }

    /// Gives a pane the keys.
    pub fn focus_on(&mut self, scope: &Scope, pane: Pane) {
        self.focus = pane;
        if let Some(list) = pane.list() {
            self.front = list;
        }
        self.show_selected(scope);
    }

    /// Gives the list in front the keys; what is laid open stays, if the list has it selected.
    pub fn focus_on_list(&mut self, scope: &Scope) {
        self.focus_on(scope, Pane::ALL[self.front]);
    }

    /// Moves in the focused pane.
    pub fn step(&mut self, scope: &Scope, step: Step) {
        if let Some(list) = self.focus.list() {
            let page = self.page(list);
            self.lists[list].step(step, page);
        } else {
            let height = usize::from(self.areas().detail.inner().height);
            self.detail.step_by(step, height);
        }
        self.show_selected(scope);
    }

    /// Goes to a record: selects it where it is listed, and lays it open.
    ///
    /// Whether the record is in the list of its kind (or has none).
    pub fn go_to(&mut self, scope: &Scope, record: RecordRef, focus: Option<Pane>) -> bool {
        let mut listed = true;
        if let Some(pane) = Pane::of(record.kind)
            && let Some(list) = pane.list()
        {
            listed = self.lists[list].select(record);
            if listed {
                self.front = list;
            }
        }
        self.focus = match focus {
            Some(pane) if listed && pane.list().is_some() => pane,
            _ => Pane::Detail,
        };
        self.lay_open(scope, Some(record));
        self.settle(scope);
        listed
    }

    /// Gives the detail the keys, to read what is selected.
    pub fn read(&mut self, scope: &Scope) {
        self.focus_on(scope, Pane::Detail);
    }

    /// Where one is now.
    pub fn spot(&self) -> Spot {
        let cursors = [0, 1, 2].map(|list: usize| (self.lists[list].cursor, self.lists[list].selected()));
        Spot {
            focus: self.focus,
            front: self.front,
            cursors,
            record: self.detail.record,
            scroll: self.detail.scroll,
            link: self.detail.link,
        }
    }

    /// Comes back to where one was.
    pub fn return_to(&mut self, scope: &Scope, spot: &Spot) {
        for (list, (cursor, record)) in self.lists.iter_mut().zip(spot.cursors) {
            list.cursor = cursor;
            if let Some(record) = record.filter(|_| list.selected() != record) {
                list.select(record);
            }
        }
        self.focus = spot.focus;
        self.front = spot.front;
        for list in &mut self.lists {
            list.cursor.position = list.cursor.position.min(list.rows.len().saturating_sub(1));
        }
        // What was laid open then may be later than a day, or not linked with a pin, that was set since.
        let record = match spot.focus.list() {
            Some(list) => self.lists[list].selected(),
            None => spot.record.filter(|&record| scope.in_time(record)),
        };
        self.detail.show(scope, record);
        if record == spot.record {
            self.detail.scroll = spot.scroll;
            self.detail.link = spot.link.filter(|&link| link < self.detail.page.links.len());
        }
        self.relink(scope);
        self.settle(scope);
    }
}

/// Columns of text in the detail: one stays free at each side.
fn detail_width(inner: Area) -> usize {
    usize::from(inner.width.saturating_sub(2)).max(1)
}

/// Rows of the histogram: bars and axis, only the bars, or none where rows are scarce.
fn chart_height(inner: Area) -> u16 {
    match inner.height {
        0..=4 => 0,
        5..=7 => 1,
        _ => 2,
    }
}
