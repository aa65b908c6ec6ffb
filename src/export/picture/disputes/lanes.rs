//! The lanes: one for each position, as high as its name and its dots want it.

use super::super::page::{Anchor, COLORS, Page, SIDE, TOP, Time, WIDTH, cut, lines};
use super::Dot;

/// Room for the names of positions.
pub(super) const LANES: f64 = 250.0;
/// From dot to dot.
const STEP: f64 = 19.0;
/// At most so many dots stand on one another; more move aside.
const ROWS: usize = 5;
/// Lines of a name.
const LINES: usize = 3;

/// A lane.
pub(super) struct Lane {
    name: Vec<String>,
    rows: usize,
    top: f64,
}

impl Lane {
    fn height(&self) -> f64 {
        (self.rows as f64 * STEP + 12.0).max(self.name.len() as f64 * 15.0 + 12.0)
    }

    pub(super) fn bottom(&self) -> f64 {
        self.top + self.height()
    }

    fn middle(&self) -> f64 {
        self.top + self.height() / 2.0
    }
}

/// Puts each dot on its day: those that would lie on one another stand above one another.
pub(super) fn place(dots: &mut [Dot], names: &[String], time: &Time) -> Vec<Lane> {
    let mut lanes: Vec<Lane> = names.iter().map(|name| Lane { name: broken(name), rows: 1, top: 0.0 }).collect();
    let mut spots: Vec<(f64, usize)> = Vec::new();
    for (at, dot) in dots.iter().enumerate() {
        let x = time.x(dot.date);
        let free = |x: f64, row: usize| {
            let same = spots.iter().zip(&dots[..at]).filter(|(spot, other)| other.lane == dot.lane && spot.1 == row);
            same.into_iter().all(|(spot, _)| (spot.0 - x).abs() >= STEP)
        };
        let shifts = (0..60).map(|step| x + f64::from(step) * STEP);
        let spot = shifts.flat_map(|x| (0..ROWS).map(move |row| (x, row))).find(|&(x, row)| free(x, row));
        let (x, row) = spot.unwrap_or((x, 0));
        lanes[dot.lane].rows = lanes[dot.lane].rows.max(row + 1);
        spots.push((x.min(WIDTH - SIDE), row));
    }
    let mut top = TOP;
    for lane in &mut lanes {
        lane.top = top;
        top = lane.bottom();
    }
    for (dot, (x, row)) in dots.iter_mut().zip(spots) {
        let lane = &lanes[dot.lane];
        dot.at = (x, lane.middle() + (row as f64 - (lane.rows as f64 - 1.0) / 2.0) * STEP);
    }
    lanes
}

fn broken(name: &str) -> Vec<String> {
    let mut broken = lines(name, 13.0, LANES - 14.0);
    if broken.len() > LINES {
        let rest = broken.split_off(LINES - 1).join(" ");
        broken.push(cut(&rest, 13.0, LANES - 14.0));
    }
    broken
}

pub(super) fn draw(page: &mut Page, lanes: &[Lane], bottom: f64) {
    for (at, lane) in lanes.iter().enumerate() {
        page.line((SIDE, lane.top), (WIDTH - SIDE, lane.top), "grid");
        page.push(&format!(
            "<rect x=\"{SIDE:.1}\" y=\"{:.1}\" width=\"4\" height=\"{:.1}\" fill=\"{}\"/>",
            lane.top + 5.0,
            lane.height() - 10.0,
            COLORS[at % COLORS.len()]
        ));
        let first = lane.middle() + 4.5 - (lane.name.len() as f64 - 1.0) * 7.5;
        for (row, line) in lane.name.iter().enumerate() {
            page.text(SIDE + 12.0, first + row as f64 * 15.0, "label", Anchor::Start, line);
        }
    }
    page.line((SIDE, bottom), (WIDTH - SIDE, bottom), "frame");
}
