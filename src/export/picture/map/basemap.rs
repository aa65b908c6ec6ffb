//! The ground of the map: the part of the basemap that is drawn, borders and coasts, the names of countries where there is room.

use super::super::page::{Anchor, Area, Page, breadth};
use crate::basemap::{Basemap, Bounds, LineKind, Point};

/// Kilometres of a degree of latitude, on average.
const DEGREE: f64 = 111.2;

/// Longitude and latitude on the page: equirectangular, true to scale at 33° north.
pub(super) struct Projection {
    /// Its upper left corner, in degrees.
    corner: Point,
    /// Points of a degree of latitude.
    scale: f64,
    frame: Area,
}

impl Projection {
    /// The bounds as large as they fit into the frame, in its middle; what is beside them is drawn as far as the frame goes.
    pub(super) fn new(bounds: Bounds, left: f64, top: f64, (wide, high): (f64, f64)) -> Self {
        let whole = Basemap::get().bounds;
        let (lons, lats) = (bounds.to.lon - bounds.from.lon, (bounds.to.lat - bounds.from.lat).max(2.5));
        let scale = (high / lats).min(wide / (lons.max(2.5) * squeeze()));
        let (lons, lats) = (wide / scale / squeeze(), high / scale);
        // Beyond the basemap there is nothing: the frame rather moves.
        let within = |middle: f64, long: f64, from: f64, to: f64| {
            if long >= to - from { f64::midpoint(from, to) } else { middle.clamp(from + long / 2.0, to - long / 2.0) }
        };
        let middle = bounds.middle();
        let lon = within(middle.lon, lons, whole.from.lon, whole.to.lon) - lons / 2.0;
        let lat = within(middle.lat, lats, whole.from.lat, whole.to.lat) + lats / 2.0;
        Self { corner: Point::new(lon, lat), scale, frame: [left, top, left + wide, top + high] }
    }

    pub(super) fn at(&self, point: Point) -> (f64, f64) {
        let x = self.frame[0] + (point.lon - self.corner.lon) * self.scale * squeeze();
        (x, self.frame[1] + (self.corner.lat - point.lat) * self.scale)
    }

    pub(super) fn frame(&self) -> Area {
        self.frame
    }

    /// How long a distance is on the page.
    pub(super) fn kilometres(&self, kilometres: f64) -> f64 {
        kilometres / DEGREE * self.scale
    }

    /// Whether a segment can be seen; one that only passes through is, too.
    fn shows(&self, (a, b): ((f64, f64), (f64, f64))) -> bool {
        let [left, top, right, bottom] = self.frame;
        a.0.min(b.0) <= right && left <= a.0.max(b.0) && a.1.min(b.1) <= bottom && top <= a.1.max(b.1)
    }
}

fn squeeze() -> f64 {
    33_f64.to_radians().cos()
}

/// Governorates as land, borders, coasts and shores, within the frame.
pub(super) fn draw(page: &mut Page, projection: &Projection) {
    let basemap = Basemap::get();
    let [left, top, right, bottom] = projection.frame;
    let frame = format!("x=\"{left:.1}\" y=\"{top:.1}\" width=\"{:.1}\" height=\"{:.1}\"", right - left, bottom - top);
    page.push(&format!(
        "<defs><clipPath id=\"frame\"><rect {frame}/></clipPath></defs>\n<g clip-path=\"url(#frame)\">"
    ));
    for ring in basemap.divisions.iter().flat_map(|division| &division.rings) {
        let points: Vec<(f64, f64)> = ring.iter().map(|&point| projection.at(point)).collect();
        if points.windows(2).any(|pair| projection.shows((pair[0], pair[1]))) {
            page.path(&points, "class=\"land\"");
        }
    }
    for (kind, points) in &basemap.lines {
        let class = if *kind == LineKind::Border { "class=\"border\"" } else { "class=\"coast\"" };
        let points: Vec<(f64, f64)> = points.iter().map(|&point| projection.at(point)).collect();
        for run in points.windows(2).collect::<Vec<_>>().chunk_by(|a, b| shown(projection, a) == shown(projection, b)) {
            if shown(projection, run[0]) {
                let line: Vec<_> = run.iter().map(|pair| pair[0]).chain(run.last().map(|pair| pair[1])).collect();
                page.path(&line, class);
            }
        }
    }
    page.push(&format!("</g>\n<rect {frame} class=\"frame\"/>"));
}

fn shown(projection: &Projection, pair: &[(f64, f64)]) -> bool {
    projection.shows((pair[0], pair[1]))
}

/// The names of countries, near their middle where nothing else stands.
pub(super) fn countries(page: &mut Page, projection: &Projection) {
    for &(point, name) in &Basemap::get().names {
        let (x, y) = projection.at(point);
        let half = breadth(name, 12.0) / 2.0 + name.len() as f64;
        let steps = [0.0, 18.0, -18.0, 36.0, -36.0, 54.0, -54.0];
        let mut spots = steps.into_iter().flat_map(|dy| [0.0, 40.0, -40.0].map(|dx| (x + dx, y + dy)));
        let area = |(x, y): (f64, f64)| [x - half - 3.0, y - 12.0, x + half + 3.0, y + 4.0];
        if let Some((x, y)) = spots.find(|&spot| page.is_free(&area(spot))) {
            page.reserve(area((x, y)));
            page.text(x, y, "country", Anchor::Middle, name);
        }
    }
}
