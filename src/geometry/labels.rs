//! Names beside signs: which one stands where, so that none covers another or a sign. What finds no room is numbered instead.

use super::Area;

/// A sign that wants a name beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// Column of the sign.
    pub x: u16,
    /// Row of the sign.
    pub y: u16,
    /// Columns of its name.
    pub name: u16,
    /// Columns of its number, which stands for the name where that finds no room; 0 for none.
    pub number: u16,
    /// Whether there is no sign: the name stands on the point itself, as that of a country does.
    pub on_point: bool,
}

/// Where a name or a number was put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label {
    /// First column.
    pub x: u16,
    /// Row.
    pub y: u16,
    /// Columns.
    pub width: u16,
    /// Whether it is the number.
    pub is_number: bool,
}

/// Which cells of an area are taken, and in which of them signs stand.
struct Grid {
    area: Area,
    taken: Vec<bool>,
    signs: Vec<bool>,
}

impl Grid {
    fn new(area: Area) -> Self {
        let none = vec![false; usize::from(area.width) * usize::from(area.height)];
        Self { area, taken: none.clone(), signs: none }
    }

    fn cells(&self, x: u16, y: u16, width: u16) -> std::ops::Range<usize> {
        let start = usize::from(y - self.area.y) * usize::from(self.area.width) + usize::from(x - self.area.x);
        start..start + usize::from(width)
    }

    /// The beginning of a stretch, if it lies in the area and nothing of it is taken.
    fn free(&self, x: i32, y: i32, width: u16) -> Option<(u16, u16)> {
        let (area, x, y) = (self.area, u16::try_from(x).ok()?, u16::try_from(y).ok()?);
        let last = x.checked_add(width)?.checked_sub(1)?;
        let inside = area.contains(x, y) && area.contains(last, y);
        (inside && self.cells(x, y, width).all(|cell| !self.taken[cell])).then_some((x, y))
    }

    /// Whether no sign but its own stands right before or behind a stretch: a name is read as that of the sign beside it.
    fn is_clear(&self, it: &Wanted, x: i32, y: i32, width: u16) -> bool {
        let is_sign = |column: i32| {
            let (Ok(column), Ok(row)) = (u16::try_from(column), u16::try_from(y)) else { return false };
            self.area.contains(column, row)
                && self.signs[self.cells(column, row, 1).start]
                && (it.on_point || (it.x, it.y) != (column, row))
        };
        !is_sign(x - 1) && !is_sign(x + i32::from(width))
    }

    /// Takes a stretch and a cell at either end, so that two names never run into each other.
    fn take(&mut self, x: u16, y: u16, width: u16) {
        let from = x.saturating_sub(1).max(self.area.x);
        let to = (x + width + 1).min(self.area.x + self.area.width);
        for cell in self.cells(from, y, to - from) {
            self.taken[cell] = true;
        }
    }
}

/// Puts names beside signs, the first ones first; every sign's own cell stays free, and those of `signs` that want no name.
pub fn place(area: Area, signs: &[(u16, u16)], wanted: &[Wanted]) -> Vec<Option<Label>> {
    let mut grid = Grid::new(area);
    let named = wanted.iter().filter(|it| !it.on_point).map(|it| (it.x, it.y));
    for (x, y) in signs.iter().copied().chain(named) {
        if area.contains(x, y) {
            let cell = grid.cells(x, y, 1).start;
            (grid.taken[cell], grid.signs[cell]) = (true, true);
        }
    }
    let mut put = |it: &Wanted, width: u16, is_number: bool, gap: i32| {
        let spots = around(it, width, gap).into_iter().filter(|_| width > 0);
        let clear = |&(x, y): &(u16, u16)| grid.is_clear(it, x.into(), y.into(), width);
        let (x, y) = spots.filter_map(|(x, y)| grid.free(x, y, width)).find(clear)?;
        grid.take(x, y, width);
        Some(Label { x, y, width, is_number })
    };
    let label = |it: &Wanted| put(it, it.name, false, 2).or_else(|| put(it, it.number, true, 1));
    wanted.iter().map(label).collect()
}

/// The places around a sign where a text can stand, the best first: right, left, below, above, and askew; on the point itself
/// and around it where there is no sign.
fn around(it: &Wanted, width: u16, gap: i32) -> [(i32, i32); 10] {
    let (x, y, width) = (i32::from(it.x), i32::from(it.y), i32::from(width));
    let middle = x - width / 2;
    if it.on_point {
        let near = [(0, 0), (0, 1), (0, -1), (-4, 0), (4, 0), (-4, 1), (4, 1), (-4, -1), (4, -1), (0, 2)];
        return near.map(|(columns, rows)| (middle + columns, y + rows));
    }
    [
        (x + gap, y),
        (x + 1 - gap - width, y),
        (middle, y + 1),
        (middle, y - 1),
        (x + 1, y - 1),
        (x + 1, y + 1),
        (x - width, y - 1),
        (x - width, y + 1),
        (x, y - 1),
        (x, y + 1),
    ]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn wanted(x: u16, y: u16, name: u16) -> Wanted {
        Wanted { x, y, name, number: 2, on_point: false }
    }

    #[test]
    fn the_greater_is_named_and_the_lesser_numbered() {
        let area = Area::new(0, 0, 12, 1);
        let labels = place(area, &[], &[wanted(0, 0, 5), wanted(8, 0, 5)]);
        assert_eq!(labels[0], Some(Label { x: 2, y: 0, width: 5, is_number: false }));
        assert_eq!(labels[1], Some(Label { x: 9, y: 0, width: 2, is_number: true }));
    }

    #[test]
    fn a_name_at_the_right_edge_stands_on_the_left() {
        let labels = place(Area::new(10, 5, 20, 3), &[], &[wanted(28, 6, 8)]);
        assert_eq!(labels[0], Some(Label { x: 19, y: 6, width: 8, is_number: false }));
    }

    proptest! {
        #[test]
        fn labels_never_overlap_and_stay_inside(
            (width, height) in (1..80_u16, 1..30_u16),
            corner in (0..20_u16, 0..10_u16),
            seeds in proptest::collection::vec((0..80_u16, 0..30_u16, 0..20_u16), 0..60),
            bare in proptest::collection::vec((0..80_u16, 0..30_u16), 0..10),
        ) {
            let area = Area::new(corner.0, corner.1, width, height);
            let at = |x: u16, y: u16| (corner.0 + x % width, corner.1 + y % height);
            let wanted: Vec<_> = seeds.iter().map(|&(x, y, name)| {
                let (x, y) = at(x, y);
                Wanted { x, y, name, number: 1 + name % 2, on_point: name % 5 == 0 }
            }).collect();
            let signs: Vec<_> = bare.iter().map(|&(x, y)| at(x, y)).collect();
            let labels = place(area, &signs, &wanted);
            prop_assert_eq!(labels.len(), wanted.len());
            let mut taken = std::collections::BTreeMap::new();
            for (number, label) in labels.iter().enumerate() {
                let Some(label) = label else { continue };
                prop_assert_eq!(label.width, if label.is_number { wanted[number].number } else { wanted[number].name });
                for x in label.x..label.x + label.width {
                    prop_assert!(area.contains(x, label.y), "{:?} leaves {:?}", label, area);
                    prop_assert!(
                        wanted.iter().all(|it| it.on_point || (it.x, it.y) != (x, label.y)),
                        "{:?} covers a sign", label
                    );
                    prop_assert!(!signs.contains(&(x, label.y)), "{:?} covers a sign", label);
                    prop_assert_eq!(taken.insert((x, label.y), number), None, "{:?} covers another", label);
                }
                // What stands right beside it is its own sign or none.
                for x in [label.x.wrapping_sub(1), label.x + label.width] {
                    let own = !wanted[number].on_point && (wanted[number].x, wanted[number].y) == (x, label.y);
                    let named = wanted.iter().any(|it| !it.on_point && (it.x, it.y) == (x, label.y));
                    prop_assert!(own || !(named || signs.contains(&(x, label.y))), "{:?} stands at another sign", label);
                }
                // A cell between two texts, so that they read as two.
                prop_assert!(taken.get(&(label.x + label.width, label.y)).is_none_or(|&other| other == number));
            }
        }
    }
}
