//! Boxes that lie over a view: the palette in the middle, the facets beside the list that they narrow.

use super::{Area, Size, overlay};

/// Below so many columns or rows the palette takes all there are: strips of a view beside it would only confuse.
const ROOMY: (u16, u16) = (100, 30);

/// The palette: in the middle, a little below the top.
pub fn palette(size: Size) -> Area {
    let body = overlay(size);
    let width = if body.width < ROOMY.0 { body.width } else { (body.width - 4).min(112) };
    let height = if body.height < ROOMY.1 { body.height } else { (body.height - 2).min(32) };
    Area::new(body.x + (body.width - width) / 2, body.y + (body.height - height).min(1), width, height)
}

/// A box at the right edge of the body, or at the left one.
pub fn beside(size: Size, left: bool) -> Area {
    let body = overlay(size);
    let width = (body.width / 2).clamp(34, 44).min(body.width);
    let x = if left { body.x } else { body.x + body.width - width };
    Area { x, width, ..body }
}

/// A box in the middle of the window with room for so many lines, as far as there is room for them.
pub fn middle(size: Size, width: u16, lines: usize) -> Area {
    let body = overlay(size);
    let height = u16::try_from(lines.saturating_add(2)).unwrap_or(u16::MAX).min(body.height.saturating_sub(2));
    let width = width.min(body.width);
    Area::new(body.x + (body.width - width) / 2, body.y + (body.height - height) / 2, width, height)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_boxes_lie_in_the_body() {
        for width in 0..260 {
            for height in 0..70 {
                let size = Size::new(width, height);
                let body = overlay(size);
                for area in [palette(size), beside(size, true), beside(size, false), middle(size, 80, 12)] {
                    assert!(area.x + area.width <= width && area.y + area.height <= body.y + body.height, "{size:?}");
                    assert!(area.y >= body.y);
                }
            }
        }
    }
}
