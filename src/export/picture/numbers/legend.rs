//! What stands around the figures: the counters with their lines, what the signs mean, and by which rules is counted.

use super::super::page::{Anchor, COLORS, DASHES, Page, ROOM, SIDE, TOP, WIDTH, breadth, lines};
use super::{Shown, counter, mark};
use crate::model::{Bound, Knowledge, QuantityState};
use crate::text::safe;

/// The counters with their lines; where they end.
pub(super) fn legend(page: &mut Page, knowledge: &Knowledge, series: &[Shown]) -> f64 {
    let (mut x, mut y) = (SIDE, TOP + 8.0);
    for (at, shown) in series.iter().enumerate() {
        let label = counter(knowledge, shown, 40);
        let wide = breadth(&label, 13.0) + 62.0;
        if x + wide > WIDTH - SIDE {
            (x, y) = (SIDE, y + 20.0);
        }
        let (color, dash) = (COLORS[at % COLORS.len()], DASHES[at % DASHES.len()]);
        page.push(&format!("<line x1=\"{x:.1}\" y1=\"{:.1}\" x2=\"{:.1}\" y2=\"{:.1}\" stroke=\"{color}\" stroke-width=\"2\" stroke-dasharray=\"{dash}\"/>", y - 4.0, x + 30.0, y - 4.0));
        page.text(x + 36.0, y, "label", Anchor::Start, &label);
        x += wide;
    }
    y
}

/// What the signs mean; where the next line stands.
pub(super) fn signs(page: &mut Page, y: f64, recorded: bool) -> f64 {
    let mut x = SIDE;
    for (bound, state, words) in [
        (Bound::Exactly, QuantityState::Actual, "exactly"),
        (Bound::About, QuantityState::Actual, "about (~)"),
        (Bound::AtLeast, QuantityState::Actual, "at least, more than (≥ >)"),
        (Bound::AtMost, QuantityState::Actual, "at most, fewer than (≤ <)"),
        (Bound::Exactly, QuantityState::Planned, "planned or a ceiling"),
    ] {
        mark(page, x + 5.0, y - 4.0, "#444444", bound, state);
        page.text(x + 16.0, y, "small", Anchor::Start, words);
        x += breadth(words, 12.0) + 40.0;
    }
    page.text(x, y, "small", Anchor::Start, "⇄ disputed");
    if !recorded {
        return y + 20.0;
    }
    let grey = "Grey: running count of the events recorded here, never a total; solid: borne out (grades 1–2), dotted: with those on a claim or one report only.";
    page.text(SIDE, y + 18.0, "small", Anchor::Start, grey);
    y + 38.0
}

/// By which rule each counter counts, in two columns; where they end.
pub(super) fn rules(page: &mut Page, rules: &[String], top: f64) -> f64 {
    let broken: Vec<Vec<String>> = rules.iter().map(|rule| lines(&safe(rule), 12.0, ROOM / 2.0 - 16.0)).collect();
    let all: usize = broken.iter().map(Vec::len).sum();
    let (mut column, mut row, mut deepest) = (0, 0, 0);
    for rule in broken {
        if column == 0 && row > 0 && row + rule.len() > all.div_ceil(2) {
            (column, row) = (1, 0);
        }
        for line in rule {
            let x = SIDE + f64::from(column) * (ROOM / 2.0 + 8.0);
            page.text(x, top + f64::from(row as u32) * 15.0, "foot", Anchor::Start, &line);
            row += 1;
        }
        deepest = deepest.max(row);
    }
    top + deepest as f64 * 15.0
}
