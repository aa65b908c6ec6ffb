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

/// The areas of the network; of the panes only one is there in narrow windows, under the names of all three.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NetworkAreas {
    /// Names of the panes, where only one has room.
    pub tabs: Area,
    /// Ties that lead to the actor, the actor, ties that start from it.
    pub panes: [Area; 3],
    /// All three together: where a chain stands.
    pub chain: Area,
    /// What is selected, in words.
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

/// The areas of the network in a window; `pane` (0–2) is in front where only one has room, none where a chain is shown.
pub fn network(size: Size, pane: Option<usize>) -> NetworkAreas {
    let body = overlay(size);
    let foot = if body.height >= 30 { 9 } else { (body.height / 4).clamp(3, 7) };
    let (chain, foot) = body.split_rows(body.height.saturating_sub(foot));
    let mut areas = NetworkAreas { chain, foot, ..NetworkAreas::default() };
    let Some(pane) = pane else { return areas };
    if is_wide(size) {
        let (left, rest) = chain.split_columns(chain.width * 3 / 10);
        let (middle, right) = rest.split_columns(rest.width * 4 / 7);
        areas.panes = [left, middle, right];
    } else {
        let (tabs, rest) = chain.split_rows(1);
        areas.tabs = tabs;
        areas.panes[pane.min(2)] = rest;
    }
    areas
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
                let NetworkAreas { tabs, panes, chain, foot } = network(size, Some(usize::from(reading)));
                assert_eq!(cells(&[tabs, panes[0], panes[1], panes[2], foot]), body, "{size:?}");
                assert_eq!(cells(&[chain, foot]), body, "{size:?}");
            }
        }
    }
}
