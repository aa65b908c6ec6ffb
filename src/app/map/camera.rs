//! Which part of the earth the map shows: a middle and a zoom that mean the same in a window of any size.

use crate::basemap::{Basemap, Bounds, Point};
use crate::geometry::Projection;

/// What is seen at first: Iraq with the east of Syria and Jordan.
const HOME: Bounds = Bounds::new(Point::new(35.9, 29.0), Point::new(48.7, 37.45));
/// How much larger one step makes it.
pub(super) const STEP: f64 = 1.5;
/// The smallest and the largest zoom: the whole basemap, and some 200 m a column in a window of 100 columns.
const ZOOMS: (f64, f64) = (0.66, 64.0);

/// Where one looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// What stands in the middle.
    pub middle: Point,
    /// How many times larger than at first.
    pub zoom: f64,
}

impl Default for Camera {
    fn default() -> Self {
        Self { middle: HOME.middle(), zoom: 1.0 }
    }
}

impl Camera {
    /// The projection in a window of cells.
    pub fn projection(self, width: u16, height: u16) -> Projection {
        let home = Projection::fitting(HOME, width, height);
        Projection { middle: self.middle, scale: home.scale * self.zoom, ..home }
    }

    /// The camera that sees what a projection shows, as far as the zoom goes, with its middle on the basemap.
    pub fn of(projection: Projection) -> Self {
        let home = Projection::fitting(HOME, projection.width, projection.height);
        let zoom = (projection.scale / home.scale).clamp(ZOOMS.0, ZOOMS.1);
        Self { middle: projection.within(Basemap::get().bounds).middle, zoom }
    }

    /// Zoomed by a factor around an anchor, which stays where it is.
    pub fn zoomed(self, factor: f64, anchor: Point, width: u16, height: u16) -> Self {
        let zoom = (self.zoom * factor).clamp(ZOOMS.0, ZOOMS.1);
        Self::of(self.projection(width, height).zoomed(zoom / self.zoom, anchor))
    }

    /// As large as points fit; as at first where there are none.
    pub fn around(points: impl IntoIterator<Item = Point>, width: u16, height: u16) -> Self {
        let Some(bounds) = Bounds::around(points) else { return Self::default() };
        Self::of(Projection::fitting(bounds.grown(0.3), width, height))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zooming_in_and_out_again_comes_back_and_has_its_limits() {
        let anchor = Point::new(42.4, 33.8);
        let near = Camera::default().zoomed(STEP, anchor, 90, 30);
        let back = near.zoomed(1.0 / STEP, anchor, 90, 30);
        assert!((back.zoom - 1.0).abs() < 1e-9 && (back.middle.lon - Camera::default().middle.lon).abs() < 1e-9);
        let nearest = (0..40).fold(near, |camera, _| camera.zoomed(STEP, anchor, 90, 30));
        assert!((nearest.zoom - ZOOMS.1).abs() < 1e-9);
        let farthest = (0..40).fold(near, |camera, _| camera.zoomed(1.0 / STEP, anchor, 90, 30));
        assert!((farthest.zoom - ZOOMS.0).abs() < 1e-9);
    }

    #[test]
    fn points_that_are_to_be_seen_are_seen() {
        let points = [Point::new(38.6, 33.5), Point::new(44.4, 36.5)];
        let projection = Camera::around(points, 60, 20).projection(60, 20);
        assert!(points.iter().all(|&point| projection.shown(point).is_some()));
        assert_eq!(Camera::around([], 60, 20), Camera::default());
    }
}
