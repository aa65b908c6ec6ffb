//! One list of the Desk: which records it shows, in which order, through which filter, and where its cursor stands.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::cursor::{Cursor, Step};
use super::finding::{Filter, Finder};
use super::jobs::{Narrow, Narrowed, kept, toll_of};
use super::order::{self, Order};
use super::reload::Renumbering;
use crate::chart::Buckets;
use crate::model::{Date, Hidden, HiddenCounts, Kind, Lens, RecordRef, Scope, days_between};
use crate::query::casualties::Toll;

/// A list of records of one kind.
#[derive(Clone, Debug)]
pub struct List {
    /// What it lists.
    pub kind: Kind,
    /// Rows of the kind's table, in the order shown.
    pub rows: Vec<u32>,
    /// The selected row and the first one shown.
    pub cursor: Cursor,
    /// The order.
    pub order: Order,
    /// What narrows it.
    pub filter: Option<Filter>,
    /// What the lens hides, by reason.
    pub hidden: HiddenCounts,
    /// How many of those are linked weakly with every pin.
    pub weak: usize,
    /// What only the filter hides.
    pub filtered_out: usize,
    /// The rows that the lens shows, before the filter.
    pub(super) shown: Arc<[u32]>,
    /// What a newer filter is being worked out by.
    narrowing: Option<Narrowing>,
    /// How many events and claims name each actor, by row of the actors' table; empty for the other kinds.
    pub mentions: Vec<u32>,
    /// What the listed events cost; nothing for the other kinds.
    pub toll: Toll,
}

/// A filter whose rows are not there yet: those of before are shown until then.
#[derive(Clone, Debug)]
struct Narrowing {
    generation: u64,
    job: Arc<Narrow>,
    /// Where the cursor goes then; else what is selected stays selected.
    cursor: Option<Cursor>,
}

impl List {
    /// An empty list of a kind in its default order.
    pub fn new(kind: Kind) -> Self {
        Self {
            kind,
            rows: Vec::new(),
            cursor: Cursor::default(),
            order: Order::of(kind)[0],
            filter: None,
            hidden: HiddenCounts::default(),
            weak: 0,
            filtered_out: 0,
            shown: Arc::default(),
            narrowing: None,
            mentions: Vec::new(),
            toll: Toll::default(),
        }
    }

    /// Lists anew after the lens, the order or the filter changed; the selected record stays selected if it is still there.
    pub fn rebuild(&mut self, scope: &Scope, finder: &Finder) {
        if self.kind == Kind::Actor {
            self.mentions = count_mentions(scope);
        }
        self.hidden = scope.hidden_counts(self.kind);
        self.weak = count_weak(scope, self.kind);
        self.shown = order::ordered(scope, self.kind, self.order, &self.mentions).into();
        self.refilter(scope, finder);
    }

    /// Lists anew what the lens shows and the filter keeps.
    fn refilter(&mut self, scope: &Scope, finder: &Finder) {
        self.give_up();
        if let Some(filter) = &mut self.filter {
            filter.apply(scope, finder, self.kind);
        }
        let keeps = self.filter.as_ref().and_then(|filter| filter.keeps.as_ref());
        let rows = kept(scope, self.kind, &self.shown, keeps);
        let toll = toll_of(scope, self.kind, &rows);
        self.show_rows(scope, rows, toll, None);
    }

    /// Puts another filter, or none, in place of the present one. Its rows are to be worked out; until they come in by
    /// [`take`](Self::take) those of before are shown. Without an index every row stays, at once.
    pub(super) fn narrow(
        &mut self,
        scope: &Arc<Scope>,
        finder: &Finder,
        filter: Option<Filter>,
        generation: u64,
        buckets: Option<Buckets>,
    ) -> Option<Arc<Narrow>> {
        self.filter = filter;
        let Some(index) = finder.index.clone() else {
            self.refilter(scope, finder);
            return None;
        };
        self.give_up();
        let query = self.filter.as_mut().map(|filter| filter.read(scope, finder)).filter(|query| !query.is_empty());
        let job = Arc::new(Narrow {
            index,
            scope: scope.clone(),
            query: query.cloned(),
            kind: self.kind,
            shown: self.shown.clone(),
            buckets,
            given_up: AtomicBool::new(false),
        });
        self.narrowing = Some(Narrowing { generation, job: job.clone(), cursor: None });
        Some(job)
    }

    /// Whether its newest filter is the one with this number, whose rows are still to come.
    pub(super) fn awaits(&self, generation: u64) -> bool {
        self.narrowing.as_ref().is_some_and(|narrowing| narrowing.generation == generation)
    }

    /// What is to be worked out for its newest filter, if its rows are still to come.
    pub(super) fn awaited(&self) -> Option<Arc<Narrow>> {
        self.narrowing.as_ref().map(|narrowing| narrowing.job.clone())
    }

    /// Moves the cursor to a place, if need be once the rows are there.
    pub(super) fn place_cursor(&mut self, cursor: Cursor) {
        match &mut self.narrowing {
            Some(narrowing) => narrowing.cursor = Some(cursor),
            None => self.cursor = cursor,
        }
    }

    /// Shows the rows that its newest filter leaves.
    pub(super) fn take(&mut self, scope: &Scope, narrowed: Narrowed) {
        let Some(narrowing) = self.narrowing.take() else { return };
        if let Some(filter) = &mut self.filter {
            filter.keeps = narrowed.keeps;
        }
        self.show_rows(scope, narrowed.rows, narrowed.toll, narrowing.cursor);
    }

    fn give_up(&mut self) {
        if let Some(narrowing) = self.narrowing.take() {
            narrowing.job.give_up();
        }
    }

    /// Shows other rows; the selected record stays selected if it is still there.
    fn show_rows(&mut self, scope: &Scope, rows: Vec<u32>, toll: Toll, cursor: Option<Cursor>) {
        let selected = self.selected();
        self.rows = rows;
        self.filtered_out = self.shown.len() - self.rows.len();
        self.toll = toll;
        if let Some(cursor) = cursor {
            self.cursor = cursor;
        } else if let Some(selected) = selected {
            self.select_nearest(scope, selected);
        }
        self.cursor.position = self.cursor.position.min(self.rows.len().saturating_sub(1));
    }

    /// Lists another generation of the knowledge. The selected record stays selected, on the same line of the window; where it
    /// is gone, the next one that is still there.
    pub(super) fn renew(&mut self, scope: &Scope, finder: &Finder, moved: Renumbering) {
        let Cursor { position, offset, .. } = self.cursor;
        let (before, after) = self.rows.split_at(position.min(self.rows.len()));
        let near = after.iter().chain(before.iter().rev()).map(|&index| RecordRef { kind: self.kind, index });
        let selected = near.into_iter().find_map(|record| moved.record(record));
        // The rows are of the old knowledge.
        self.rows.clear();
        self.rebuild(scope, finder);
        if let Some(selected) = selected {
            self.select_nearest(scope, selected);
        }
        self.cursor.show_from(self.cursor.position.saturating_sub(position.saturating_sub(offset)));
    }

    /// The record in a row.
    pub fn record(&self, position: usize) -> Option<RecordRef> {
        self.rows.get(position).map(|&index| RecordRef { kind: self.kind, index })
    }

    /// The selected record.
    pub fn selected(&self) -> Option<RecordRef> {
        self.record(self.cursor.position)
    }

    /// Selects a record; whether it is listed.
    pub fn select(&mut self, record: RecordRef) -> bool {
        let found = self.rows.iter().position(|&row| row == record.index).filter(|_| record.kind == self.kind);
        if let Some(position) = found {
            self.cursor.position = position;
        }
        found.is_some()
    }

    /// Selects a record, or what is nearest to it in time where it is no longer listed.
    fn select_nearest(&mut self, scope: &Scope, record: RecordRef) {
        if !self.select(record)
            && let Some(date) = scope.knowledge().date(record)
        {
            self.select_date(scope, date);
        }
    }

    /// Selects the first row on a day, or the one nearest to it; the day of that row.
    pub fn select_date(&mut self, scope: &Scope, day: Date) -> Option<Date> {
        let first_from = match self.order {
            Order::Newest => self.rows.partition_point(|&row| self.date_of(scope, row) > day),
            _ => self.rows.partition_point(|&row| self.date_of(scope, row) < day),
        };
        let around = [first_from, first_from.saturating_sub(1)].into_iter().filter(|&row| row < self.rows.len());
        let dated = around.map(|position| (position, self.date_of(scope, self.rows[position])));
        let (position, date) = dated.min_by_key(|&(_, date)| days_between(day, date).abs())?;
        self.cursor.position = position;
        Some(date)
    }

    fn date_of(&self, scope: &Scope, row: u32) -> Date {
        scope.knowledge().date(RecordRef { kind: self.kind, index: row }).unwrap_or(Date::MAX)
    }

    /// Moves the cursor.
    pub fn step(&mut self, step: Step, page: usize) {
        self.cursor.step(step, self.rows.len(), page);
    }

    /// Next (or previous) row that a test accepts, from the selected one on, around the end.
    pub fn find_row(&self, forward: bool, accepts: impl Fn(u32) -> bool) -> Option<usize> {
        let len = self.rows.len();
        let position = |distance: usize| {
            if forward {
                (self.cursor.position + distance) % len
            } else {
                (self.cursor.position + len - distance) % len
            }
        };
        (1..=len).map(position).find(|&position| accepts(self.rows[position]))
    }

    /// How many lines of the window a row takes.
    pub fn row_height(&self) -> usize {
        if self.kind == Kind::Claim { 2 } else { 1 }
    }
}

/// The records of a kind that only weak links would bring in.
fn count_weak(scope: &Scope, kind: Kind) -> usize {
    if scope.lens().pins.is_empty() || scope.lens().weak {
        return 0;
    }
    let wider = Scope::new(scope.knowledge().clone(), Lens { weak: true, ..scope.lens().clone() });
    scope.hidden_counts(kind).of(Hidden::Unpinned) - wider.hidden_counts(kind).of(Hidden::Unpinned)
}

fn count_mentions(scope: &Scope) -> Vec<u32> {
    (0..scope.knowledge().actors.len() as u32).map(|row| scope.mentions(crate::model::ActorIx(row)) as u32).collect()
}
