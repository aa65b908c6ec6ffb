//! Where things stand in the views beside the Desk: a list, what it lists laid open, and a foot. In narrow windows the list
//! stands above and gives its rows to what is being read.

use super::{Area, Size, overlay};

/// From this width on the list stands on the left.
const SIDE_BY_SIDE: u16 = 110;
/// Rows of the list in narrow windows while something else is being read.
const READING_ROWS: u16 = 3;

/// What has the keys in a view of a list, what it lists laid open, and a foot.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Part {
    /// The list.
    #[default]
    List,
    /// What the list has selected, laid open.
    Main,
    /// The foot: what is selected there in words.
    Foot,
}

impl Part {
    /// The part that the next one follows on, around the end.
    pub fn next(self) -> Self {
        match self {
            Self::List => Self::Main,
            Self::Main => Self::Foot,
            Self::Foot => Self::List,
        }
    }

    /// The part before.
    pub fn previous(self) -> Self {
        self.next().next()
    }
}

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

/// The areas of a view that lists records and lays the selected one open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RecordAreas {
    /// The records.
    pub list: Area,
    /// The selected one.
    pub detail: Area,
}

/// The areas of such a view in a window, where a part has the keys.
pub fn records(size: Size, part: Part) -> RecordAreas {
    let body = overlay(size);
    let (list, detail) = if is_wide(size) {
        body.split_columns(body.width * 11 / 20)
    } else if part == Part::List {
        body.split_rows(body.height * 3 / 5)
    } else {
        body.split_rows(body.height / 4)
    };
    RecordAreas { list, detail }
}

/// The areas of a brief.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BriefAreas {
    /// The entries.
    pub list: Area,
    /// What the selected one will say.
    pub preview: Area,
}

/// The areas of a brief in a window.
pub fn brief(size: Size) -> BriefAreas {
    let body = overlay(size);
    let (list, preview) = if is_wide(size) {
        body.split_columns(size.width * 11 / 20)
    } else {
        body.split_rows(body.height.saturating_mul(11) / 20)
    };
    BriefAreas { list, preview }
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
fn list_and_rest(size: Size, part: Part, rows: u16) -> (Area, Area) {
    let body = overlay(size);
    if is_wide(size) {
        body.split_columns((size.width * 18 / 50).min(56))
    } else {
        let rows = if part == Part::List { rows.min(body.height / 2) } else { READING_ROWS };
        body.split_rows(rows)
    }
}

/// Rows of a foot: more where it has the keys.
fn foot_rows(rest: Area, part: Part, usual: u16) -> u16 {
    if part == Part::Foot { usual.max(rest.height * 3 / 5) } else { usual }
}

/// The areas of the disputes in a window, where a part has the keys.
pub fn disputes(size: Size, part: Part) -> DisputeAreas {
    let (list, rest) = list_and_rest(size, part, 10);
    let usual = if rest.height >= 30 { 9 } else { (rest.height / 4).clamp(3, 7) };
    let (board, foot) = rest.split_rows(rest.height.saturating_sub(foot_rows(rest, part, usual)));
    DisputeAreas { list, board, foot }
}

/// The areas of the numbers in a window, where a part has the keys.
pub fn numbers(size: Size, part: Part) -> NumberAreas {
    let (list, rest) = list_and_rest(size, part, 5);
    let usual = if rest.height >= 30 { rest.height * 3 / 10 } else { (rest.height / 3).min(5) };
    let (rest, foot) = rest.split_rows(rest.height - foot_rows(rest, part, usual));
    // Where a low window gives its rows to the foot, the ladder has those that are left.
    let chart = if part == Part::Foot && rest.height < 12 { 0 } else { rest.height * 11 / 20 };
    let (chart, ladder) = rest.split_rows(chart);
    NumberAreas { list, chart, ladder, foot }
}

/// The areas of the network in a window; `pane` (0–2) is in front where only one has room, none where a chain is shown;
/// `reading` where the foot has the keys, and with them more room.
pub fn network(size: Size, pane: Option<usize>, reading: bool) -> NetworkAreas {
    let body = overlay(size);
    let foot = match body.height {
        height if reading => (height * 3 / 5).max(3),
        30.. => 9,
        height => (height / 4).clamp(3, 7),
    };
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
            for part in [Part::List, Part::Main, Part::Foot] {
                let size = Size::new(width, height);
                let cells = |areas: &[Area]| -> u32 {
                    areas.iter().map(|area| u32::from(area.width) * u32::from(area.height)).sum()
                };
                let body = cells(&[overlay(size)]);
                let DisputeAreas { list, board, foot } = disputes(size, part);
                assert_eq!(cells(&[list, board, foot]), body, "{size:?} {part:?}");
                let BriefAreas { list, preview } = brief(size);
                assert_eq!(cells(&[list, preview]), body, "{size:?}");
                let NumberAreas { list, chart, ladder, foot } = numbers(size, part);
                assert_eq!(cells(&[list, chart, ladder, foot]), body, "{size:?} {part:?}");
                let RecordAreas { list, detail } = records(size, part);
                assert_eq!(cells(&[list, detail]), body, "{size:?} {part:?}");
                let NetworkAreas { tabs, panes, chain, foot } = network(size, Some(part as usize), part == Part::Foot);
                assert_eq!(cells(&[tabs, panes[0], panes[1], panes[2], foot]), body, "{size:?}");
                assert_eq!(cells(&[chain, foot]), body, "{size:?}");
                let ChronologyAreas { chart, list, panel } = chronology(size, part == Part::Foot);
                assert_eq!(cells(&[chart, list, panel]), body, "{size:?}");
                let ChartAreas { bars, .. } = chronology_chart(chart);
                assert!(chart.is_empty() || bars.height > 0, "{size:?}");
            }
        }
    }
}
