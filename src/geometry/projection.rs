//! Points of the earth as cells of the window: equirectangular, true to scale at 33° N, for cells twice as high as wide.

use crate::basemap::{Bounds, Point};

/// Cosine of 33°: how much shorter a degree of longitude is than one of latitude in the middle of Iraq.
const STRETCH: f64 = 0.838_670_567_945_424;
/// How many times higher than wide a cell is.
const CELL: f64 = 2.0;
/// Kilometres of a degree of latitude.
const KILOMETRES: f64 = 111.2;

/// A part of the earth in a window of cells.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Projection {
    /// What stands in the middle.
    pub middle: Point,
    /// Columns of a degree of latitude, if one lay on its side.
    pub scale: f64,
    /// Columns of the window.
    pub width: u16,
    /// Rows of the window.
    pub height: u16,
}

impl Projection {
    /// As large as possible so that the whole rectangle is seen.
    pub fn fitting(bounds: Bounds, width: u16, height: u16) -> Self {
        let degrees = |from: f64, to: f64| (to - from).max(1e-6);
        let columns = f64::from(width.max(1)) / (degrees(bounds.from.lon, bounds.to.lon) * STRETCH);
        let rows = f64::from(height.max(1)) * CELL / degrees(bounds.from.lat, bounds.to.lat);
        Self { middle: bounds.middle(), scale: columns.min(rows), width, height }
    }

    /// Where a point stands: columns and rows from the upper left corner, with fractions.
    pub fn cell(&self, point: Point) -> (f64, f64) {
        let x = f64::from(self.width) / 2.0 + (point.lon - self.middle.lon) * STRETCH * self.scale;
        let y = f64::from(self.height) / 2.0 - (point.lat - self.middle.lat) * self.scale / CELL;
        (x, y)
    }

    /// The point that stands at a column and row.
    pub fn point(&self, x: f64, y: f64) -> Point {
        Point {
            lon: self.middle.lon + (x - f64::from(self.width) / 2.0) / (STRETCH * self.scale),
            lat: self.middle.lat - (y - f64::from(self.height) / 2.0) * CELL / self.scale,
        }
    }

    /// The cell that a point stands in, if the window shows it.
    pub fn shown(&self, point: Point) -> Option<(u16, u16)> {
        let (x, y) = self.cell(point);
        let inside = x >= 0.0 && y >= 0.0 && x < f64::from(self.width) && y < f64::from(self.height);
        #[expect(clippy::cast_sign_loss, reason = "it is not negative, and less than the width")]
        inside.then_some((x as u16, y as u16))
    }

    /// Larger by a factor; what stands at an anchor stays there.
    pub fn zoomed(self, factor: f64, anchor: Point) -> Self {
        let towards = |middle: f64, anchor: f64| anchor + (middle - anchor) / factor;
        let middle = Point::new(towards(self.middle.lon, anchor.lon), towards(self.middle.lat, anchor.lat));
        Self { middle, scale: self.scale * factor, ..self }
    }

    /// Moved by so many columns and rows.
    pub fn panned(self, columns: f64, rows: f64) -> Self {
        let middle = self.point(f64::from(self.width) / 2.0 + columns, f64::from(self.height) / 2.0 + rows);
        Self { middle, ..self }
    }

    /// With its middle within bounds, so that one never gets lost.
    pub fn within(self, bounds: Bounds) -> Self {
        let lon = self.middle.lon.clamp(bounds.from.lon, bounds.to.lon);
        let lat = self.middle.lat.clamp(bounds.from.lat, bounds.to.lat);
        Self { middle: Point::new(lon, lat), ..self }
    }

    /// Kilometres that a column is wide.
    pub fn kilometres_per_column(&self) -> f64 {
        KILOMETRES / self.scale
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const IRAQ: Bounds = Bounds::new(Point::new(38.7, 29.0), Point::new(48.7, 37.4));

    fn projections() -> impl Strategy<Value = Projection> {
        (1..260_u16, 1..80_u16, 0.5..40.0_f64, 34.0..50.0_f64, 28.0..38.0_f64).prop_map(
            |(width, height, zoom, lon, lat)| {
                Projection::fitting(IRAQ, width, height).zoomed(zoom, Point::new(lon, lat))
            },
        )
    }

    fn points() -> impl Strategy<Value = Point> {
        (34.0..50.5_f64, 28.0..38.6_f64).prop_map(|(lon, lat)| Point::new(lon, lat))
    }

    #[test]
    fn sixty_columns_want_as_many_rows_as_the_earth_is_high() {
        let whole = crate::basemap::Basemap::get().bounds;
        let projection = Projection::fitting(whole, 60, 60);
        let (_, north) = projection.cell(whole.to);
        let (_, south) = projection.cell(whole.from);
        assert!((22.0..23.5).contains(&(south - north)), "{}", south - north);
    }

    proptest! {
        #[test]
        fn a_point_comes_back_from_its_cell(projection in projections(), point in points()) {
            let (x, y) = projection.cell(point);
            let back = projection.point(x, y);
            prop_assert!((back.lon - point.lon).abs() < 1e-9 && (back.lat - point.lat).abs() < 1e-9, "{:?} {:?}", point, back);
        }

        #[test]
        fn east_is_right_and_north_is_up(projection in projections(), a in points(), b in points()) {
            let ((ax, ay), (bx, by)) = (projection.cell(a), projection.cell(b));
            prop_assert_eq!(a.lon < b.lon, ax < bx);
            prop_assert_eq!(a.lat > b.lat, ay < by);
        }

        #[test]
        fn a_distance_is_as_long_to_the_east_as_to_the_north(projection in projections(), start in points()) {
            // Half a degree of latitude, and as many kilometres along the 33rd parallel.
            let (north, east) = (Point::new(start.lon, start.lat + 0.5), Point::new(start.lon + 0.5 / STRETCH, start.lat));
            let (x, y) = projection.cell(start);
            let (columns, rows) = (projection.cell(east).0 - x, y - projection.cell(north).1);
            prop_assert!((columns - rows * CELL).abs() < 1e-6 * projection.scale, "{columns} columns, {rows} rows");
            prop_assert!((columns * projection.kilometres_per_column() - KILOMETRES / 2.0).abs() < 1e-6);
        }

        #[test]
        fn what_is_to_be_seen_is_seen_and_touches_two_edges(width in 3..260_u16, height in 3..80_u16) {
            let projection = Projection::fitting(IRAQ, width, height);
            let ((west, north), (east, south)) =
                (projection.cell(Point::new(IRAQ.from.lon, IRAQ.to.lat)), projection.cell(Point::new(IRAQ.to.lon, IRAQ.from.lat)));
            prop_assert!(west > -1e-6 && north > -1e-6 && east < f64::from(width) + 1e-6 && south < f64::from(height) + 1e-6);
            prop_assert!(west < 1e-6 || north < 1e-6, "it could be larger");
        }

        #[test]
        fn the_anchor_stays_where_it_is(projection in projections(), anchor in points(), factor in 0.2..5.0_f64) {
            let (before, after) = (projection.cell(anchor), projection.zoomed(factor, anchor).cell(anchor));
            prop_assert!((before.0 - after.0).abs() < 1e-6 * projection.scale && (before.1 - after.1).abs() < 1e-6 * projection.scale);
        }
    }
}
