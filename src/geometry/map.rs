//! Where things stand in the map view: the lists beside the map, the map, and a foot below it.

use super::{Area, Size, overlay};

/// Under this width the map stands above the list that has the keys.
const BESIDE: u16 = 64;
/// From this width on the lists have room for countries and reasons.
const WIDE: u16 = 110;

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

/// The areas of the map in a window; `reading` where the events have the keys.
pub fn map(size: Size, reading: bool) -> MapAreas {
    let body = overlay(size);
    if size.width < BESIDE {
        let (chart, list) = body.split_rows(body.height * 3 / 5);
        let (places, events) = if reading { (Area::default(), list) } else { (list, Area::default()) };
        return MapAreas { places, events, chart, foot: Area::default() };
    }
    let columns = if size.width >= WIDE { (size.width * 16 / 50).min(72) } else { size.width * 19 / 50 };
    let (lists, rest) = body.split_columns(columns);
    let foot = if body.height >= 30 { 11 } else { (body.height * 2 / 7).clamp(3, 8) };
    let (chart, foot) = rest.split_rows(body.height.saturating_sub(foot));
    let (places, events) = lists.split_rows(body.height * if reading { 4 } else { 6 } / 10);
    MapAreas { places, events, chart, foot }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_areas_fill_the_window_between_bar_and_status() {
        for width in (40..260).step_by(3) {
            for height in 10..80 {
                for reading in [false, true] {
                    let size = Size::new(width, height);
                    let MapAreas { places, events, chart, foot } = map(size, reading);
                    let cells = |area: Area| u32::from(area.width) * u32::from(area.height);
                    let all = [places, events, chart, foot].map(cells).iter().sum::<u32>();
                    assert_eq!(all, cells(overlay(size)), "{size:?}");
                }
            }
        }
    }
}
