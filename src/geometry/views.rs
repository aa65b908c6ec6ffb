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

/// The areas of the map; an empty one is not drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MapAreas {
    /// The places.
    pub places: Area,
    /// The events of the selected place.
    pub events: Area,
    /// The map itself.
    pub chart: Area,
    /// What is told of the selected place, and the events over time.
    pub foot: Area,
}

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

/// Under this width the map stands above the list that has the keys.
const MAP_BESIDE: u16 = 64;

/// The areas of the map in a window; `reading` where the events have the keys.
pub fn map(size: Size, reading: bool) -> MapAreas {
    let body = overlay(size);
    if size.width < MAP_BESIDE {
        let (chart, list) = body.split_rows(body.height * 3 / 5);
        let (places, events) = if reading { (Area::default(), list) } else { (list, Area::default()) };
        return MapAreas { places, events, chart, foot: Area::default() };
    }
    let columns = if is_wide(size) { (size.width * 16 / 50).min(72) } else { size.width * 19 / 50 };
    let (lists, rest) = body.split_columns(columns);
    let foot = if body.height >= 30 { 11 } else { (body.height / 4).clamp(3, 7) };
    let (chart, foot) = rest.split_rows(body.height - foot);
    let (places, events) = lists.split_rows(body.height * if reading { 4 } else { 6 } / 10);
    MapAreas { places, events, chart, foot }
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
                let MapAreas { places, events, chart, foot } = map(size, reading);
                assert_eq!(cells(&[places, events, chart, foot]), body, "{size:?}");
            }
        }
    }
}
