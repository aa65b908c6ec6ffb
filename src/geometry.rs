//! Where everything stands in a window of a given size: plain arithmetic that update and drawing share.

mod boxes;
pub mod labels;
mod map;
mod projection;
mod views;

pub use boxes::{beside, middle, palette};
pub use map::{MapAreas, map};
pub use projection::Projection;
pub use views::{
    BriefAreas, ChartAreas, ChronologyAreas, DisputeAreas, NetworkAreas, NumberAreas, Part, RecordAreas, brief,
    chronology, chronology_chart, disputes, network, numbers, records,
};

/// A rectangle of cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Area {
    /// First column.
    pub x: u16,
    /// First row.
    pub y: u16,
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

impl Area {
    /// A rectangle.
    pub fn new(x: u16, y: u16, width: u16, height: u16) -> Self {
        Self { x, y, width, height }
    }

    /// Whether a cell lies in it.
    pub fn contains(self, x: u16, y: u16) -> bool {
        (self.x..self.x.saturating_add(self.width)).contains(&x)
            && (self.y..self.y.saturating_add(self.height)).contains(&y)
    }

    /// What is left inside a border of one cell.
    pub fn inner(self) -> Self {
        let width = self.width.saturating_sub(2);
        let height = self.height.saturating_sub(2);
        Self { x: self.x + 1.min(self.width), y: self.y + 1.min(self.height), width, height }
    }

    /// The upper rows, and the rest.
    pub fn split_rows(self, upper: u16) -> (Self, Self) {
        let upper = upper.min(self.height);
        let rest = Self { y: self.y + upper, height: self.height - upper, ..self };
        (Self { height: upper, ..self }, rest)
    }

    /// The left columns, and the rest.
    pub fn split_columns(self, left: u16) -> (Self, Self) {
        let left = left.min(self.width);
        let rest = Self { x: self.x + left, width: self.width - left, ..self };
        (Self { width: left, ..self }, rest)
    }

    /// Whether it has no cell.
    pub fn is_empty(self) -> bool {
        self.width == 0 || self.height == 0
    }
}

/// The size of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

impl Size {
    /// A size.
    pub fn new(width: u16, height: u16) -> Self {
        Self { width, height }
    }
}

/// How the Desk is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// Too small for anything but a notice.
    Notice,
    /// One pane, the others as tabs, the detail below.
    Tabs,
    /// Three panes, the detail below.
    Below,
    /// Three panes, the detail to the right.
    Right,
}

impl Layout {
    /// The layout for a window.
    pub fn of(size: Size) -> Self {
        match size {
            Size { width, height } if width < 40 || height < 10 => Self::Notice,
            Size { width, .. } if width < 110 => Self::Tabs,
            Size { width, .. } if width < 200 => Self::Below,
            _ => Self::Right,
        }
    }
}

/// What of the application's state the layout depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Which of the three lists is in front where only one has room (0–2).
    pub list: usize,
    /// Whether the detail has the focus, and with it more room where it stands below the lists.
    pub reading: bool,
}

/// The areas of the Desk; an empty area is not drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Areas {
    /// Title, chips, extent of the data.
    pub bar: Area,
    /// Names of the panes, where only one has room.
    pub tabs: Area,
    /// The three lists with their borders.
    pub lists: [Area; 3],
    /// The detail with its border.
    pub detail: Area,
    /// Message and hints.
    pub status: Area,
}

/// Rows of a list that the detail leaves when it is being read in a window of tabs.
const ROWS_WHILE_READING: u16 = 5;

/// The areas of the Desk in a window.
pub fn areas(size: Size, plan: Plan) -> Areas {
    let window = Area::new(0, 0, size.width, size.height);
    let layout = Layout::of(size);
    if layout == Layout::Notice {
        return Areas::default();
    }
    let (bar, rest) = window.split_rows(1);
    let (body, status) = rest.split_rows(rest.height - 1);
    let mut areas = Areas { bar, status, ..Areas::default() };
    match layout {
        Layout::Notice => {}
        Layout::Tabs => {
            let (tabs, body) = body.split_rows(1);
            areas.tabs = tabs;
            let rows = if plan.reading { ROWS_WHILE_READING } else { body.height.div_ceil(2) };
            let (list, detail) = body.split_rows(rows);
            areas.lists[plan.list] = list;
            areas.detail = detail;
        }
        Layout::Below => {
            let ninths = if plan.reading { 3 } else { 5 };
            let (lists, detail) = body.split_rows(body.height * ninths / 9);
            areas.lists = three_lists(lists);
            areas.detail = detail;
        }
        Layout::Right => {
            let (lists, detail) = body.split_columns(body.width * 3 / 5);
            areas.lists = three_lists(lists);
            areas.detail = detail;
        }
    }
    areas
}

/// Actors need less room than claims, claims and events share the rest.
fn three_lists(area: Area) -> [Area; 3] {
    let (actors, rest) = area.split_columns(area.width * 26 / 100);
    let (claims, chronology) = rest.split_columns(rest.width / 2);
    [actors, claims, chronology]
}

/// The box of search and help: the whole body but for bar and status.
pub fn overlay(size: Size) -> Area {
    let window = Area::new(0, 0, size.width, size.height);
    let (_, rest) = window.split_rows(1.min(size.height));
    rest.split_rows(rest.height.saturating_sub(1)).0
}

/// The search box: hits, and the preview to the right or below.
pub fn search(size: Size) -> (Area, Area) {
    let area = overlay(size);
    if size.width >= 110 {
        area.split_columns(area.width * 11 / 20)
    } else {
        area.split_rows(area.height.saturating_mul(3) / 5)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_area_lies_in_the_window_and_none_overlap() {
        for width in (0..260).step_by(7) {
            for height in 0..70 {
                for plan in [0, 1, 2].map(|list| Plan { list, reading: list == 1 }) {
                    let size = Size::new(width, height);
                    let Areas { bar, tabs, lists, detail, status } = areas(size, plan);
                    let all: Vec<_> =
                        [bar, tabs, detail, status].into_iter().chain(lists).filter(|area| !area.is_empty()).collect();
                    let cells: u32 = all.iter().map(|area| u32::from(area.width) * u32::from(area.height)).sum();
                    let window = u32::from(width) * u32::from(height);
                    let expected = if Layout::of(size) == Layout::Notice { 0 } else { window };
                    assert_eq!(cells, expected, "{size:?} {plan:?}");
                    assert!(all.iter().all(|a| a.x + a.width <= width && a.y + a.height <= height));
                }
            }
        }
    }
}
