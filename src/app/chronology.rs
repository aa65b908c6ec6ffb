//! The chronology in full width: bars over the whole period, the events by day, and a panel that lays open the chain of the
//! selected event, all chains, lulls and bursts, or the days around.

mod axis;
mod commands;
mod panel;
mod pick;
mod stage;

pub use axis::Axis;
pub use panel::{Leaf, Panel};
pub(super) use stage::Spot;

use super::cursor::Cursor;
use super::finding::Filter;
use super::stage::Ground;
use crate::chart::Unit;
use crate::geometry::{self, ChronologyAreas, Size};
use crate::model::{Date, EventIx, Hidden, HiddenCounts, Kind, Lens, RecordRef, Scope, days_between};
use crate::query::chronology::{Dating, Entry, entries};
use crate::query::spells::Spells;

/// What has the keys.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Strip {
    /// The bars.
    Chart,
    /// The events.
    #[default]
    List,
    /// The chain, lulls and bursts, the days around.
    Panel,
}

impl Strip {
    const ALL: [Self; 3] = [Self::Chart, Self::List, Self::Panel];

    fn beside(self, forward: bool) -> Self {
        Self::ALL[(self as usize + if forward { 1 } else { 2 }) % 3]
    }
}

/// The chronology.
#[derive(Clone, Debug)]
pub struct Chronology {
    /// The events by day, the oldest first, each also under its other days.
    pub entries: Vec<Entry>,
    /// Whether the list shows the newest first.
    pub newest_first: bool,
    /// Where the list stands.
    pub cursor: Cursor,
    /// What has the keys.
    pub strip: Strip,
    /// What narrows it.
    pub filter: Option<Filter>,
    /// Days to which it is narrowed, without the lens: first and last.
    pub only: Option<(Date, Date)>,
    /// The bars.
    pub axis: Axis,
    /// The day that the bars have selected.
    pub day: Date,
    /// First and last day of the bar at which a range was begun.
    pub anchor: Option<(Date, Date)>,
    /// Days that were picked as they are: those of a lull, a burst, a bar.
    pub picked: Option<(Date, Date)>,
    /// Lulls and bursts.
    pub spells: Option<Spells>,
    /// The panel.
    pub panel: Panel,
    /// What the lens hides, by reason.
    pub hidden: HiddenCounts,
    /// How many of those are linked weakly with every pin.
    pub weak: usize,
    /// Events that only the filter or the range hides.
    pub left_out: usize,
    /// Events listed, each once.
    pub events: usize,
    zoom: Option<Unit>,
    period: (Date, Date),
}

impl Default for Chronology {
    fn default() -> Self {
        Self {
            entries: Vec::new(),
            newest_first: true,
            cursor: Cursor::default(),
            strip: Strip::default(),
            filter: None,
            only: None,
            axis: Axis::default(),
            day: Date::MAX,
            anchor: None,
            picked: None,
            spells: None,
            panel: Panel::default(),
            hidden: HiddenCounts::default(),
            weak: 0,
            left_out: 0,
            events: 0,
            zoom: None,
            period: (Date::MIN, Date::MIN),
        }
    }
}

impl Chronology {
    /// Where everything stands in the window.
    pub fn areas(&self, size: Size) -> ChronologyAreas {
        geometry::chronology(size, self.strip == Strip::Panel)
    }

    /// Events that the window shows.
    pub fn page(&self, size: Size) -> usize {
        usize::from(self.areas(size).list.inner().height).max(1)
    }

    /// The entry in a row of the list.
    pub fn entry(&self, position: usize) -> Option<&Entry> {
        let at = if self.newest_first { self.entries.len().checked_sub(position + 1)? } else { position };
        self.entries.get(at)
    }

    /// The selected entry.
    pub fn selected(&self) -> Option<&Entry> {
        self.entry(self.cursor.position)
    }

    /// The record that commands speak of: the panel's selected link, else the selected event.
    pub fn record(&self) -> Option<RecordRef> {
        let linked = if self.strip == Strip::Panel { self.panel.detail.target() } else { None };
        linked.or_else(|| self.selected().map(|entry| entry.event.into()))
    }

    /// First and last day of what the bars show.
    pub fn period(&self) -> (Date, Date) {
        self.period
    }

    /// Lists everything anew; what was selected stays selected, else what is nearest in time.
    fn list_anew(&mut self, ground: Ground) {
        let scope = ground.scope;
        let selected = self.selected().copied();
        self.hidden = scope.hidden_counts(Kind::Event);
        self.weak = count_weak(scope);
        if let Some(filter) = &mut self.filter {
            filter.apply(scope, ground.finder, Kind::Event);
        }
        let shown = |event: &EventIx| scope.hidden((*event).into()).is_none();
        let all: Vec<_> = scope.knowledge().events_by_date().iter().copied().filter(shown).collect();
        let keeps = |event: &EventIx| self.filter.as_ref().is_none_or(|filter| filter.keeps(scope, (*event).into()));
        let listed = entries(scope, all.iter().copied().filter(keeps));
        self.period = self.only.unwrap_or_else(|| whole_period(scope, &listed));
        let (from, to) = self.period;
        self.entries = listed;
        if self.only.is_some() {
            self.entries.retain(|entry| (from..=to).contains(&entry.day));
        }
        self.events = self.entries.iter().filter(|entry| entry.dating == Dating::Own).count();
        self.left_out = all.len() - self.events;
        self.spells = Some(Spells::of(scope, &self.entries, from, to));
        self.day = self.day.clamp(from, to);
        match selected.and_then(|entry| self.row_of(entry.event, Some(entry.dating))) {
            Some(row) => self.cursor.position = row,
            None => _ = self.select_day(selected.map_or(self.day, |entry| entry.day)),
        }
    }

    /// The row in which an event stands: so dated, else under its own day.
    fn row_of(&self, event: EventIx, dating: Option<Dating>) -> Option<usize> {
        let is = |wanted: Dating| self.entries.iter().position(|it| it.event == event && it.dating == wanted);
        let at = dating.and_then(is).or_else(|| is(Dating::Own))?;
        Some(if self.newest_first { self.entries.len() - 1 - at } else { at })
    }

    /// Selects the entry of a day in the list, or the nearest; its day.
    fn select_day(&mut self, day: Date) -> Option<Date> {
        let first = self.entries.partition_point(|entry| entry.day < day);
        let near = [first, first.saturating_sub(1)].into_iter().filter(|&at| at < self.entries.len());
        let at = near.min_by_key(|&at| days_between(day, self.entries[at].day).abs())?;
        let found = self.entries[at].day;
        self.cursor.position = if self.newest_first { self.entries.len() - 1 - at } else { at };
        Some(found)
    }

    /// The bars' day follows the list.
    fn follow_list(&mut self) {
        if let Some(entry) = self.selected() {
            self.day = entry.day;
        }
    }

    /// The list follows the bars: to the first event of the selected bar, or the nearest one.
    fn follow_chart(&mut self) {
        let Some((from, to)) = self.axis.days_of(self.day) else { return };
        let inside = self.selected().is_some_and(|entry| (from..=to).contains(&entry.day));
        if !inside {
            self.select_day(self.day);
        }
    }

    /// Fits everything to the window.
    fn fit(&mut self, ground: Ground) {
        let page = self.page(ground.size);
        self.cursor.settle(self.entries.len(), page);
        let chart = geometry::chronology_chart(self.areas(ground.size).chart);
        self.axis.lay_out(ground.scope, &self.entries, self.period, self.zoom, usize::from(chart.bars.width));
        self.axis.show(self.day);
        self.lay_panel(ground);
    }
}

/// The days that the file covers, as far as the lens shows them, and what is listed beyond.
fn whole_period(scope: &Scope, listed: &[Entry]) -> (Date, Date) {
    let (about, lens) = (&scope.knowledge().about, scope.lens());
    let first = listed.first().map_or(about.from, |entry| entry.day.min(about.from));
    let last = listed.last().map_or(about.to, |entry| entry.day.max(about.to));
    let from = lens.since.unwrap_or(first);
    let to = lens.until.map_or(last, |(_, until)| until.min(last));
    (from, to.max(from))
}

/// The events that only weak links would bring in.
fn count_weak(scope: &Scope) -> usize {
    if scope.lens().pins.is_empty() || scope.lens().weak {
        return 0;
    }
    let wider = Scope::new(scope.knowledge().clone(), Lens { weak: true, ..scope.lens().clone() });
    let unpinned = |scope: &Scope| scope.hidden_counts(Kind::Event).of(Hidden::Unpinned);
    unpinned(scope) - unpinned(&wider)
}
