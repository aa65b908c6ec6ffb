//! The map: the places with the events in view, the map itself, and the events of the selected place.

mod camera;
mod chart;
mod play;
mod stage;
mod steer;
mod style;

pub use camera::Camera;
pub use chart::{Chart, Name, NameOf, Sign, radius, short_name};
pub use play::{Play, TICK};
pub use style::MapStyle;

use super::cursor::Cursor;
use super::list::List;
use super::reload::Renumbering;
use super::stage::Ground;
use crate::chart::Buckets;
use crate::geometry::{self, MapAreas, Size};
use crate::model::{Date, EventIx, Kind, PlaceIx, RecordRef, Scope};
use crate::query::map::{Layer, MapCounts, PlaceEvents, place_sentences, total_sentence};
use crate::text::wrap;

/// Rows of the foot from which on the events over time stand there as bars, and from which on with their days.
const WITH_BARS: u16 = 4;
const WITH_DAYS: u16 = 7;

/// What of the map has the keys.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MapPart {
    /// The list of places.
    #[default]
    Places,
    /// The events of the selected place.
    Events,
    /// The map itself.
    Chart,
}

impl MapPart {
    const ALL: [Self; 3] = [Self::Places, Self::Events, Self::Chart];

    fn turned(self, parts: usize) -> Self {
        Self::ALL[(self as usize + parts) % Self::ALL.len()]
    }
}

/// Events over time: all in view, and those of the selected place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Histogram {
    /// The period, cut up.
    pub buckets: Buckets,
    /// All events of the layer.
    pub all: Vec<u32>,
    /// Those of the selected place.
    pub place: Vec<u32>,
}

/// The map.
#[derive(Clone, Debug)]
pub struct Map {
    /// What has the keys.
    pub part: MapPart,
    /// Which kinds of events are put on it.
    pub layer: Layer,
    /// Every event in view, through the filter.
    pub all: List,
    /// The places with their events.
    pub counts: MapCounts,
    /// Where the list of places stands.
    pub cursor: Cursor,
    /// The events of the selected place.
    pub events: List,
    /// Which part of the earth is seen, and how large.
    pub camera: Camera,
    /// What is drawn where.
    pub chart: Chart,
    /// What the foot tells.
    pub lines: Vec<String>,
    /// Events over time.
    pub histogram: Option<Histogram>,
    /// The days that run, or stand still.
    pub play: Option<Play>,
    /// With which characters its ground is drawn.
    pub style: MapStyle,
    /// Whether the whole screen has only ASCII characters.
    only_ascii: bool,
    /// Whether anything was worked out.
    opened: bool,
}

impl Default for Map {
    fn default() -> Self {
        Self {
            part: MapPart::default(),
            layer: Layer::default(),
            all: List::new(Kind::Event),
            counts: MapCounts::default(),
            cursor: Cursor::default(),
            events: List::new(Kind::Event),
            camera: Camera::default(),
            chart: Chart::default(),
            lines: Vec::new(),
            histogram: None,
            play: None,
            style: MapStyle::default(),
            only_ascii: false,
            opened: false,
        }
    }
}

/// Where one is on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Spot {
    place: Option<PlaceIx>,
    event: Option<RecordRef>,
    part: MapPart,
    layer: Layer,
    camera: Camera,
}

// The numbers of a camera are never NaN.
impl Eq for Spot {}

impl Spot {
    /// The same place in another generation of the knowledge, as far as it is still there.
    pub(super) fn renumbered(&self, moved: Renumbering) -> Self {
        let place = self.place.and_then(|place| moved.row(place));
        Self { place, event: self.event.and_then(|event| moved.record(event)), ..self.clone() }
    }
}

impl Map {
    /// Where everything stands in the window.
    pub fn areas(&self, size: Size) -> MapAreas {
        geometry::map(size, self.part == MapPart::Events)
    }

    /// Places that the window shows.
    pub fn page(&self, size: Size) -> usize {
        usize::from(self.areas(size).places.inner().height).max(1)
    }

    fn events_page(&self, size: Size) -> usize {
        usize::from(self.areas(size).events.inner().height).max(1)
    }

    /// The selected place with its events.
    pub fn place(&self) -> Option<&PlaceEvents> {
        self.counts.places.get(self.cursor.position)
    }

    /// The record that commands speak of: the selected event, else the selected place.
    fn selected(&self) -> Option<RecordRef> {
        match self.part {
            MapPart::Events => self.events.selected(),
            MapPart::Places | MapPart::Chart => self.place().map(|it| it.place.into()),
        }
    }

    fn spot(&self) -> Spot {
        // The newest event is followed when a newer one comes.
        let event = self.events.selected().filter(|_| self.events.cursor.position > 0);
        Spot { place: self.place().map(|it| it.place), event, part: self.part, layer: self.layer, camera: self.camera }
    }

    /// Counts anew what is in view, and comes back to a place and an event.
    fn count(&mut self, ground: Ground, place: Option<PlaceIx>, event: Option<RecordRef>) {
        self.all.rebuild(ground.scope, ground.finder);
        self.recount(ground, place, event);
    }

    /// Puts the listed events at their places anew.
    fn recount(&mut self, ground: Ground, place: Option<PlaceIx>, event: Option<RecordRef>) {
        let events = self.all.rows.iter().map(|&row| EventIx(row));
        self.counts = MapCounts::of(ground.scope, events, self.layer);
        self.histogram = None;
        self.opened = true;
        // Until one was chosen, the place with the most events is the one to speak of.
        self.cursor.position = place.and_then(|place| self.counts.position(place)).unwrap_or(0);
        self.lay_open(event);
        self.settle_in(ground);
    }

    /// Lists the events of the selected place, with one of them selected if it is there.
    fn lay_open(&mut self, event: Option<RecordRef>) {
        let events = self.counts.places.get(self.cursor.position).map_or(&[][..], |it| &it.events);
        self.events.rows = events.iter().map(|event| event.0).collect();
        self.events.cursor = Cursor::default();
        if let Some(event) = event {
            self.events.select(event);
        }
    }

    /// Selects a place of the list.
    fn select(&mut self, ground: Ground, position: usize) {
        let last = self.counts.places.len().saturating_sub(1);
        let before = std::mem::replace(&mut self.cursor.position, position.min(last));
        if self.cursor.position != before {
            self.lay_open(None);
        }
        self.show_place(ground);
    }

    /// Fits everything to the window.
    fn settle_in(&mut self, ground: Ground) {
        let (scope, size) = (ground.scope, ground.size);
        let areas = self.areas(size);
        self.cursor.settle(self.counts.places.len(), self.page(size));
        self.events.cursor.settle(self.events.rows.len(), self.events_page(size));
        self.chart = Chart::of(scope, self, areas.chart.inner());
        self.lines = self.foot_lines(scope, usize::from(areas.foot.inner().width.saturating_sub(2)));
        self.settle_histogram(scope, areas);
    }

    fn foot_lines(&self, scope: &Scope, columns: usize) -> Vec<String> {
        if columns == 0 {
            return Vec::new();
        }
        let place = self.place().map(|it| place_sentences(scope, it)).unwrap_or_default();
        let texts = place.into_iter().chain([format!("In view: {}.", total_sentence(&self.counts))]);
        texts.flat_map(|text| wrap(&text, columns).into_iter().map(str::to_owned).collect::<Vec<_>>()).collect()
    }

    /// Rows of the foot for the events over time: none, bars, or bars and days.
    pub fn histogram_rows(areas: MapAreas) -> u16 {
        let rows = areas.foot.inner().height;
        u16::from(rows >= WITH_BARS) + u16::from(rows >= WITH_DAYS)
    }

    fn settle_histogram(&mut self, scope: &Scope, areas: MapAreas) {
        let width = usize::from(areas.foot.inner().width);
        if Self::histogram_rows(areas) == 0 || width == 0 {
            self.histogram = None;
            return;
        }
        let about = &scope.knowledge().about;
        let buckets = Buckets::fitting(about.from, about.to, width);
        let day = |row: u32| scope.knowledge().event(EventIx(row)).date;
        let known = self.histogram.take().filter(|known| known.buckets == buckets);
        let count = || {
            let layer = self.layer;
            let held = self.all.rows.iter().filter(|&&row| layer.holds(scope.knowledge().event(EventIx(row)).kind));
            buckets.count(held.map(|&row| day(row)))
        };
        let all = known.map_or_else(count, |known| known.all);
        let place = buckets.count(self.events.rows.iter().map(|&row| day(row)));
        self.histogram = Some(Histogram { buckets, all, place });
    }

    /// Selects the event nearest to a day, at its place; its day.
    fn select_date(&mut self, ground: Ground, day: Date) -> Option<Date> {
        let knowledge = ground.scope.knowledge();
        let listed = self.all.rows.iter().map(|&row| EventIx(row));
        let placed =
            listed.filter(|&it| self.layer.holds(knowledge.event(it).kind) && !knowledge.event(it).places.is_empty());
        let nearest = placed.min_by_key(|&it| crate::model::days_between(day, knowledge.event(it).date).abs())?;
        let event = knowledge.event(nearest);
        let position = self.counts.position(event.places[0])?;
        self.cursor.position = position;
        self.lay_open(Some(nearest.into()));
        self.part = MapPart::Events;
        self.show_place(ground);
        Some(event.date)
    }
}
