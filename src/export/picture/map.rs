//! Where events happened: a circle for each place, its area by the number of events, on borders and coasts. A place of which
//! only the region is known has a dashed circle, since it is no point.

use rustc_hash::FxHashMap;

use super::page::{Anchor, COLORS, Page, SIDE, TOP, WIDTH, as_of};
use crate::basemap::{Basemap, Bounds, LineKind, Point};
use crate::export::Selection;
use crate::model::{EventIx, Kind, PlaceIx, Position, PositionPrecision, RecordRef, counted, grouped};
use crate::text::safe;

/// Height of the map.
const HEIGHT: f64 = 660.0;

/// Longitude and latitude on the page: equirectangular, true to scale at 33° north.
struct Projection {
    bounds: Bounds,
    scale: f64,
    left: f64,
}

impl Projection {
    fn new(bounds: Bounds) -> Self {
        let scale = HEIGHT / (bounds.to.lat - bounds.from.lat);
        let wide = (bounds.to.lon - bounds.from.lon) * scale * squeeze();
        let scale = if wide > WIDTH - 2.0 * SIDE { scale * (WIDTH - 2.0 * SIDE) / wide } else { scale };
        let wide = (bounds.to.lon - bounds.from.lon) * scale * squeeze();
        Self { bounds, scale, left: (WIDTH - wide) / 2.0 }
    }

    fn at(&self, point: Point) -> (f64, f64) {
        let x = self.left + (point.lon - self.bounds.from.lon) * self.scale * squeeze();
        (x, TOP + (self.bounds.to.lat - point.lat) * self.scale)
    }

    fn bottom(&self) -> f64 {
        TOP + (self.bounds.to.lat - self.bounds.from.lat) * self.scale
    }
}

fn squeeze() -> f64 {
    33_f64.to_radians().cos()
}

pub(super) fn draw(selection: &Selection) -> String {
    let knowledge = selection.scope.knowledge();
    let basemap = Basemap::get();
    let projection = Projection::new(basemap.bounds);
    let mut counts: FxHashMap<PlaceIx, u64> = FxHashMap::default();
    let (mut all, mut nowhere) = (0_u64, 0_u64);
    let mut records: Vec<RecordRef> = Vec::new();
    for record in selection.records(Kind::Event) {
        all += 1;
        records.push(record);
        let first = knowledge.event(EventIx(record.index)).places.first();
        match first.filter(|&&place| {
            at(selection, place).is_some_and(|at| basemap.bounds.contains(Point::new(at.lon, at.lat)))
        }) {
            Some(&place) => *counts.entry(place).or_default() += 1,
            None => nowhere += 1,
        }
    }
    let mut page = Page::new();
    draw_basemap(&mut page, basemap, &projection);
    let mut places: Vec<(PlaceIx, u64)> = counts.into_iter().collect();
    places.sort_by_key(|&(place, count)| (std::cmp::Reverse(count), place));
    let most = places.first().map_or(1, |&(_, count)| count);
    for &(place, count) in &places {
        if let Some(position) = at(selection, place) {
            circle(&mut page, &projection, position, radius(count, most));
        }
    }
    for &(place, count) in &places {
        let Some(position) = at(selection, place) else { continue };
        let (x, y) = projection.at(Point::new(position.lon, position.lat));
        let text = format!("{} {}", safe(&knowledge.place(place).name), grouped(count));
        let r = radius(count, most) + 4.0;
        let _ = page.label(x + r, y + 4.0, Anchor::Start, &text) || page.label(x - r, y + 4.0, Anchor::End, &text);
    }
    let bottom = projection.bottom();
    let legend = "Area of a circle: number of recorded events whose first place it is. Dashed: only the region is known. Basemap: Natural Earth.";
    page.text(SIDE, bottom + 20.0, "small", Anchor::Start, legend);
    let outside =
        if nowhere > 0 { format!(", {} of them without a point on this map", grouped(nowhere)) } else { String::new() };
    let subtitle =
        format!("{}{outside}: recorded here, never a total · {}", counted(all as usize, "event"), as_of(selection));
    page.finish(selection, "Where recorded events happened", &subtitle, &records, bottom + 30.0)
}

fn at(selection: &Selection, place: PlaceIx) -> Option<Position> {
    selection.scope.knowledge().place(place).position
}

fn radius(count: u64, most: u64) -> f64 {
    4.0 + 22.0 * (count as f64 / most.max(1) as f64).sqrt()
}

fn circle(page: &mut Page, projection: &Projection, position: Position, radius: f64) {
    let (x, y) = projection.at(Point::new(position.lon, position.lat));
    let dash = if position.precision == PositionPrecision::Region { " stroke-dasharray=\"4 3\"" } else { "" };
    let fill = if dash.is_empty() { COLORS[1] } else { "none" };
    page.push(&format!(
        "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{radius:.1}\" fill=\"{fill}\" fill-opacity=\"0.45\" stroke=\"{}\"{dash}/>",
        COLORS[1]
    ));
    page.take(x, y, (radius * 0.6).min(8.0));
}

fn draw_basemap(page: &mut Page, basemap: &Basemap, projection: &Projection) {
    for (kind, points) in &basemap.lines {
        let points: Vec<(f64, f64)> = points.iter().map(|&point| projection.at(point)).collect();
        let color = if *kind == LineKind::Border { "#888888" } else { "#6a8fb0" };
        page.path(&points, &format!("stroke=\"{color}\" stroke-width=\"1\""));
    }
    for &(point, name) in &basemap.names {
        let (x, y) = projection.at(point);
        page.text(x, y, "faint", Anchor::Middle, name);
    }
}
