//! Moving about on the map: zoom, pan, from place to place, and what a click means.

use super::camera::STEP;
use super::{Camera, Map, MapPart};
use crate::app::cursor::Step;
use crate::app::stage::Ground;
use crate::basemap::Point;
use crate::command::Command;
use crate::geometry::Area;
use crate::query::map::point_of;

/// Cells between a selected place and the edge, so that its surroundings are seen.
const MARGIN: (u16, u16) = (4, 2);

impl Map {
    /// Where the map stands in the window.
    fn chart_area(&self, ground: Ground) -> Area {
        self.areas(ground.size).chart.inner()
    }

    fn point_of_selected(&self, ground: Ground) -> Option<Point> {
        let place = self.place().filter(|it| it.whereabouts.is_drawn())?;
        Some(point_of(ground.scope.knowledge().place(place.place)))
    }

    /// Brings the selected place into sight.
    pub(super) fn show_place(&mut self, ground: Ground) {
        let area = self.chart_area(ground);
        let Some(point) = self.point_of_selected(ground) else { return };
        let projection = self.camera.projection(area.width, area.height);
        let inside = projection.shown(point).is_some_and(|(x, y)| {
            let (columns, rows) = (MARGIN.0.min(area.width / 4), MARGIN.1.min(area.height / 4));
            (columns..area.width - columns).contains(&x) && (rows..area.height - rows).contains(&y)
        });
        if !inside {
            self.camera.middle = point;
        }
    }

    /// Zooms around the selected place where it is seen, else around the middle.
    pub(super) fn zoom(&mut self, ground: Ground, closer: bool) {
        let area = self.chart_area(ground);
        let projection = self.camera.projection(area.width, area.height);
        let seen = self.point_of_selected(ground).filter(|&point| projection.shown(point).is_some());
        self.zoom_around(ground, closer, seen.unwrap_or(self.camera.middle));
    }

    fn zoom_around(&mut self, ground: Ground, closer: bool, anchor: Point) {
        let area = self.chart_area(ground);
        let factor = if closer { STEP } else { 1.0 / STEP };
        self.camera = self.camera.zoomed(factor, anchor, area.width, area.height);
    }

    /// As large as everything in view fits; where it is so already, as at first.
    pub(super) fn fit(&mut self, ground: Ground) {
        let area = self.chart_area(ground);
        let drawn = self.counts.places[..self.counts.drawn].iter();
        let points = drawn.map(|it| point_of(ground.scope.knowledge().place(it.place)));
        let fitting = Camera::around(points, area.width, area.height);
        self.camera = if self.camera == fitting { Camera::default() } else { fitting };
    }

    /// Moves by a quarter of what is seen.
    pub(super) fn pan(&mut self, ground: Ground, command: Command) {
        let area = self.chart_area(ground);
        let (columns, rows) = match command {
            Command::PanLeft => (-0.25, 0.0),
            Command::PanRight => (0.25, 0.0),
            Command::PanUp => (0.0, -0.25),
            _ => (0.0, 0.25),
        };
        let projection = self.camera.projection(area.width, area.height);
        let (columns, rows) = (columns * f64::from(area.width), rows * f64::from(area.height));
        self.camera = Camera::of(projection.panned(columns, rows));
    }

    /// A movement of the cursor: in the list that has the keys; on the map to the nearest sign in that direction.
    pub(super) fn step(&mut self, ground: Ground, command: Command) {
        let Some(step) = Step::of(command) else { return };
        match self.part {
            MapPart::Events => {
                let page = self.events_page(ground.size);
                self.events.step(step, page);
            }
            MapPart::Chart if matches!(step, Step::Rows(_)) => self.step_to_sign(ground, command),
            MapPart::Places | MapPart::Chart => {
                let mut cursor = self.cursor;
                cursor.step(step, self.counts.places.len(), self.page(ground.size));
                self.select(ground, cursor.position);
            }
        }
    }

    /// The sign that lies nearest in a direction, more ahead than aside.
    pub(super) fn step_to_sign(&mut self, ground: Ground, command: Command) {
        let (right, down) = match command {
            Command::Left => (-1, 0),
            Command::Right => (1, 0),
            Command::Up => (0, -1),
            _ => (0, 1),
        };
        let area = self.chart.area;
        let own = self.chart.signs.iter().find(|sign| sign.is_selected).map(|sign| (sign.x, sign.y));
        let (x, y) = own.unwrap_or((area.x + area.width / 2, area.y + area.height / 2));
        let cost = |sign: &super::Sign| {
            let (columns, rows) = (i32::from(sign.x) - i32::from(x), 2 * (i32::from(sign.y) - i32::from(y)));
            let ahead = columns * right + rows * down;
            let aside = (columns * down).abs() + (rows * right).abs();
            (ahead > 0 && aside <= 2 * ahead).then_some(ahead + 2 * aside)
        };
        let shown = self.chart.signs.iter().filter(|sign| sign.events > 0);
        let nearest = shown.filter_map(|sign| Some((cost(sign)?, sign.places[0]))).min();
        if let Some((_, place)) = nearest {
            self.select(ground, place);
        }
    }

    /// The next place of the list that has events, or the one before; around its ends.
    pub(super) fn step_place(&mut self, ground: Ground, forward: bool) {
        let len = self.counts.with_events;
        if len == 0 {
            return;
        }
        let position = match (forward, self.cursor.position) {
            (true, position) if position + 1 < len => position + 1,
            (true, _) => 0,
            (false, 0) => len - 1,
            (false, position) => (position - 1).min(len - 1),
        };
        self.select(ground, position);
    }

    /// What a click selects: a place of the list, an event, or the place of a sign.
    pub(super) fn clicked(&mut self, ground: Ground, x: u16, y: u16) {
        let areas = self.areas(ground.size);
        let (places, events) = (areas.places.inner(), areas.events.inner());
        if areas.places.contains(x, y) {
            self.part = MapPart::Places;
            let position = self.cursor.offset + usize::from(y.saturating_sub(places.y));
            if places.contains(x, y) && position < self.counts.places.len() {
                self.select(ground, position);
            }
        } else if areas.events.contains(x, y) {
            self.part = MapPart::Events;
            let position = self.events.cursor.offset + usize::from(y.saturating_sub(events.y));
            if events.contains(x, y) && position < self.events.rows.len() {
                self.events.cursor.position = position;
            }
        } else if areas.chart.contains(x, y) {
            self.part = MapPart::Chart;
            if let Some(place) = self.chart.place_at(x, y, self.cursor.position) {
                self.select(ground, place);
            }
        }
    }

    /// The wheel: it zooms the map around what it points at, and scrolls the lists.
    pub(super) fn wheeled(&mut self, ground: Ground, x: u16, y: u16, rows: isize) {
        let areas = self.areas(ground.size);
        let area = areas.chart.inner();
        if area.contains(x, y) {
            let projection = self.camera.projection(area.width, area.height);
            let anchor = projection.point(f64::from(x - area.x) + 0.5, f64::from(y - area.y) + 0.5);
            self.zoom_around(ground, rows < 0, anchor);
        } else if areas.places.contains(x, y) {
            let before = self.cursor.position;
            self.cursor.scroll(rows, self.counts.places.len(), self.page(ground.size));
            if self.cursor.position != before {
                self.lay_open(None);
            }
        } else if areas.events.contains(x, y) {
            let page = self.events_page(ground.size);
            self.events.cursor.scroll(rows, self.events.rows.len(), page);
        }
    }
}
