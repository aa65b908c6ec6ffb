//! Where things stand in the chronology: the bars above, list and panel side by side below them, or one under the other.

use super::{Area, Size, overlay};

/// From this width on the panel stands beside the list.
const SIDE_BY_SIDE: u16 = 110;

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

/// The areas of the chronology in a window; `reading` where the panel has the keys.
pub fn chronology(size: Size, reading: bool) -> ChronologyAreas {
    let body = overlay(size);
    if size.width >= SIDE_BY_SIDE {
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
                let ChronologyAreas { chart, list, panel } = chronology(size, reading);
                assert_eq!(cells(&[chart, list, panel]), cells(&[overlay(size)]), "{size:?}");
                let ChartAreas { bars, .. } = chronology_chart(chart);
                assert!(chart.is_empty() || bars.height > 0, "{size:?}");
            }
        }
    }
}
