//! Where things stand in the views beside the Desk: a list, what it lists laid open, and a foot. In narrow windows the list
//! stands above and gives its rows to what is being read.

use super::{Area, Size, overlay};

/// From this width on the list stands on the left.
const SIDE_BY_SIDE: u16 = 110;
/// Rows of the list in narrow windows while something else is being read.
const READING_ROWS: u16 = 3;

/// The areas of the disputes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DisputeAreas {
    /// The questions.
    pub list: Area,
    /// The positions, or speakers × questions.
    pub board: Area,
    /// Who moved, and the life of the selected claim.
    pub foot: Area,
}

/// The areas of the numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NumberAreas {
    /// The measures.
    pub list: Area,
    /// The chart.
    pub chart: Area,
    /// The ladder.
    pub ladder: Area,
    /// Coverage.
    pub foot: Area,
}

/// The areas of the chronology.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ChronologyAreas {
    /// The bars.
    pub chart: Area,
    /// The events.
    pub list: Area,
    /// The chain, lulls and bursts, the days around.
    pub panel: Area,
}

/// What stands inside the border of the bars; an empty area is not drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ChartAreas {
    /// The sentence on the selected bar or range.
    pub words: Area,
    /// The numbers beside the bars.
    pub scale: Area,
    /// The bars.
    pub bars: Area,
    /// The marks below them: selection, range, lulls and bursts.
    pub marks: Area,
    /// The months and years.
    pub labels: Area,
}

/// Columns of the numbers beside the bars.
const SCALE: u16 = 5;

/// Whether a list has a column of its own.
fn is_wide(size: Size) -> bool {
    size.width >= SIDE_BY_SIDE
}

/// The list, and the rest.
fn list_and_rest(size: Size, reading: bool, rows: u16) -> (Area, Area) {
    let body = overlay(size);
    if is_wide(size) {
        body.split_columns((size.width * 18 / 50).min(56))
    } else {
        let rows = if reading { READING_ROWS } else { rows.min(body.height / 2) };
        body.split_rows(rows)
    }
}

/// The areas of the disputes in a window; `reading` where the positions have the keys.
pub fn disputes(size: Size, reading: bool) -> DisputeAreas {
    let (list, rest) = list_and_rest(size, reading, 8);
    let foot = if rest.height >= 30 { 9 } else { (rest.height / 4).clamp(3, 7) };
    let (board, foot) = rest.split_rows(rest.height.saturating_sub(foot));
    DisputeAreas { list, board, foot }
}

/// The areas of the numbers in a window; `reading` where the ladder has the keys.
pub fn numbers(size: Size, reading: bool) -> NumberAreas {
    let (list, rest) = list_and_rest(size, reading, 5);
    let foot = if rest.height >= 30 { rest.height * 3 / 10 } else { (rest.height / 3).min(5) };
    let (rest, foot) = rest.split_rows(rest.height - foot);
    let (chart, ladder) = rest.split_rows(rest.height * 11 / 20);
    NumberAreas { list, chart, ladder, foot }
}

/// The areas of the chronology in a window; `reading` where the panel has the keys.
pub fn chronology(size: Size, reading: bool) -> ChronologyAreas {
    let body = overlay(size);
    if is_wide(size) {
        let (chart, rest) = body.split_rows(body.height * 2 / 5);
        let (list, panel) = rest.split_columns(rest.width / 2);
        return ChronologyAreas { chart, list, panel };
    }
    let (chart, list) = match (reading, body.height) {
        (true, 0..30) => (0, 4),
        (true, _) => (8, 6),
        (false, 0..16) => (body.height / 2, body.height),
        (false, _) => (body.height * 2 / 5, body.height * 7 / 20),
    };
    let (chart, rest) = body.split_rows(chart);
    let (list, panel) = rest.split_rows(list);
    ChronologyAreas { chart, list, panel }
}

/// What stands inside the border of the bars: the bars first, the rest as there is room.
pub fn chronology_chart(area: Area) -> ChartAreas {
    let inner = area.inner();
    let (words, rest) = inner.split_rows(u16::from(inner.height >= 3));
    let below = match rest.height {
        0 | 1 => 0,
        2 => 1,
        _ => 2,
    };
    let (body, below) = rest.split_rows(rest.height - below);
    let (scale, bars) = body.split_columns(if inner.width >= 40 { SCALE } else { 0 });
    let below = Area { x: bars.x, width: bars.width, ..below };
    let (marks, labels) = below.split_rows(1);
    ChartAreas { words, scale, bars, marks, labels }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_areas_fill_the_window_between_bar_and_status() {
        for (width, height) in [(40, 10), (80, 24), (109, 30), (110, 30), (140, 40), (200, 60), (300, 90)] {
            for reading in [false, true] {
                let size = Size::new(width, height);
                let cells = |areas: &[Area]| -> u32 {
                    areas.iter().map(|area| u32::from(area.width) * u32::from(area.height)).sum()
                };
                let body = cells(&[overlay(size)]);
                let DisputeAreas { list, board, foot } = disputes(size, reading);
                assert_eq!(cells(&[list, board, foot]), body, "{size:?}");
                let NumberAreas { list, chart, ladder, foot } = numbers(size, reading);
                assert_eq!(cells(&[list, chart, ladder, foot]), body, "{size:?}");
                let ChronologyAreas { chart, list, panel } = chronology(size, reading);
                assert_eq!(cells(&[chart, list, panel]), body, "{size:?}");
                let ChartAreas { bars, .. } = chronology_chart(chart);
                assert!(chart.is_empty() || bars.height > 0, "{size:?}");
            }
        }
    }
}
