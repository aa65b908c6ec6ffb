//! Boxes that lie over a view: the palette in the middle, the facets beside the list that they narrow.

use super::{Area, Size, overlay};

/// The palette: in the middle, a little below the top.
pub fn palette(size: Size) -> Area {
    let body = overlay(size);
    let width = body.width.min(112.min(body.width.saturating_sub(4).max(40)));
    let height = body.height.min(30.min(body.height.saturating_sub(2).max(8)));
    Area::new(body.x + (body.width - width) / 2, body.y + (body.height - height).min(1), width, height)
}

/// A box at the right edge of the body, or at the left one.
pub fn beside(size: Size, left: bool) -> Area {
    let body = overlay(size);
    let width = body.width.min(44);
    let x = if left { body.x } else { body.x + body.width - width };
    Area { x, width, ..body }
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
                for area in [palette(size), beside(size, true), beside(size, false)] {
                    assert!(area.x + area.width <= width && area.y + area.height <= body.y + body.height, "{size:?}");
                    assert!(area.y >= body.y);
                }
            }
        }
    }
}
