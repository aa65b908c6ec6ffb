//! Beside the map: the places by their number of events, as bars.

use super::super::page::{Anchor, COLORS, Page, SIDE, TOP, WIDTH, cut};
use super::Shown;
use crate::model::grouped;

/// Height of a row.
const ROW: f64 = 21.0;
/// Room for a name, and for its number.
const NAME: f64 = 210.0;
const NUMBER: f64 = 44.0;

/// Draws as many rows as fit, and what the others come to.
pub(super) fn draw(page: &mut Page, places: &[Shown], nowhere: u64, left: f64, bottom: f64) {
    page.text(left, TOP + 11.0, "head", Anchor::Start, "Events by place");
    let first = TOP + 38.0;
    let rows = ((bottom - first) / ROW) as usize;
    let shown = if places.len() > rows { rows - 1 } else { places.len() };
    let most = places.first().map_or(1, |place| place.events).max(1);
    let bars = WIDTH - SIDE - left - NAME - NUMBER;
    for (row, place) in places[..shown].iter().enumerate() {
        let y = first + row as f64 * ROW;
        page.text(left, y, "label", Anchor::Start, &cut(&place.name, 13.0, NAME - 10.0));
        let style = if place.is_region() {
            format!("fill=\"none\" stroke=\"{}\" stroke-dasharray=\"4 3\"", COLORS[1])
        } else {
            format!("fill=\"{}\" fill-opacity=\"0.6\"", COLORS[1])
        };
        page.push(&format!(
            "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"11\" {style}/>",
            left + NAME,
            y - 10.0,
            (place.events as f64 / most as f64 * bars).max(1.5)
        ));
        page.text(WIDTH - SIDE, y, "label", Anchor::End, &grouped(place.events));
    }
    let others: u64 = places[shown..].iter().map(|place| place.events).sum();
    let mut rest = Vec::new();
    if places.len() > shown {
        rest.push(format!("{} more places: {}", places.len() - shown, grouped(others)));
    }
    if nowhere > 0 {
        rest.push(format!("no point here: {}", grouped(nowhere)));
    }
    page.text(left, first + shown as f64 * ROW, "faint", Anchor::Start, &rest.join("; "));
}
