//! The basemap with shaded governorates and the discs of the signs, on ratatui's canvas: in braille, in half blocks, or a
//! character a cell.
//!
//! The canvas knows colours only, and one a cell. It is painted in inks, which then become the styles of the theme, so that
//! themes without colour are obeyed, too.

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Style};
use ratatui::symbols::Marker;
use ratatui::widgets::Widget;
use ratatui::widgets::canvas::{Canvas, Line, Painter, Shape};

use super::kind_style;
use crate::app::{Map, MapChart, MapStyle, Sign};
use crate::basemap::{Basemap, Division, LineKind, Point, segments};
use crate::geometry::Area;
use crate::model::EventKind;
use crate::query::map::SHADES;
use crate::ui::{Look, Role, rect};

/// What a dot belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ink {
    /// A governorate's shade, 1 to [`SHADES`].
    Shade(usize),
    Division,
    Water,
    Border,
    Disc(EventKind),
}

/// The inks before the discs, in the order of their numbers.
const LAND: [Ink; SHADES + 3] = [Ink::Shade(1), Ink::Shade(2), Ink::Shade(3), Ink::Division, Ink::Water, Ink::Border];

impl Ink {
    fn color(self) -> Color {
        let number = match self {
            Self::Disc(kind) => LAND.len() + kind as usize,
            land => LAND.iter().position(|&ink| ink == land).unwrap_or(0),
        };
        Color::Indexed(number as u8)
    }

    fn of(color: Color) -> Option<Self> {
        let Color::Indexed(number) = color else { return None };
        let number = usize::from(number);
        let disc = || EventKind::ALL.get(number.checked_sub(LAND.len())?).map(|&kind| Self::Disc(kind));
        LAND.get(number).copied().or_else(disc)
    }

    fn style(self, look: &Look) -> Style {
        match self {
            Self::Shade(_) => look.theme.style(Role::MapShade),
            Self::Division => look.theme.style(Role::MapDivision),
            Self::Water => look.theme.style(Role::MapWater),
            Self::Border => look.theme.style(Role::MapBorder),
            Self::Disc(kind) => kind_style(look, kind),
        }
    }

    /// What stands for it where a cell has one character.
    fn character(self) -> char {
        match self {
            Self::Shade(1) => '.',
            Self::Shade(2) => ':',
            Self::Shade(_) => '%',
            Self::Division => '\'',
            Self::Water => '~',
            Self::Border => '#',
            Self::Disc(_) => 'o',
        }
    }
}

/// How finely a cell is divided.
#[derive(Clone, Copy, Debug)]
struct Grain {
    marker: Marker,
    across: u16,
    down: u16,
}

impl Grain {
    fn of(map: &Map, look: &Look) -> Self {
        match map.style {
            _ if look.ascii => Self { marker: Marker::Dot, across: 1, down: 1 },
            MapStyle::Ascii => Self { marker: Marker::Dot, across: 1, down: 1 },
            MapStyle::HalfBlock => Self { marker: Marker::HalfBlock, across: 1, down: 2 },
            MapStyle::Braille => Self { marker: Marker::Braille, across: 2, down: 4 },
        }
    }

    /// Whether a dot of a shaded area is set: sparse, then denser. Where a cell is one character that tells the shade.
    fn is_set(self, shade: usize, x: u16, y: u16) -> bool {
        match (self.down, shade) {
            (1, _) => true,
            (_, 1) => x.is_multiple_of(4) && y.is_multiple_of(4),
            (_, 2) => x.is_multiple_of(2) && y % 4 == x % 4,
            _ => x.is_multiple_of(2) && y.is_multiple_of(2),
        }
    }
}

/// How a shade looks, for the legend.
pub(super) fn sample(map: &Map, look: &Look, shade: usize) -> String {
    let grain = Grain::of(map, look);
    match (grain.down, shade) {
        (1, _) => Ink::Shade(shade).character().to_string(),
        (2, 1) => "░".to_owned(),
        (2, 2) => "▒".to_owned(),
        (2, _) => "▓".to_owned(),
        (_, 1) => "⠁ ".to_owned(),
        (_, 2) => "⠁⠄".to_owned(),
        _ => "⠅⠅".to_owned(),
    }
}

pub(super) fn draw(map: &Map, look: &Look, buffer: &mut Buffer) {
    let chart = &map.chart;
    let area = rect(chart.area, buffer);
    if area.is_empty() {
        return;
    }
    let grain = Grain::of(map, look);
    let (dots_across, dots_down) = dots(chart.area, grain);
    Canvas::default()
        .marker(grain.marker)
        .x_bounds([0.0, f64::from(dots_across - 1)])
        .y_bounds([0.0, f64::from(dots_down - 1)])
        .paint(|context| {
            // What lies above takes a cell as a whole, so that no dots of the ground run into lines and discs.
            for part in [Part::Shades, Part::Lines, Part::Discs] {
                context.draw(&Picture { map, chart, grain, part });
                context.layer();
            }
        })
        .render(area, buffer);
    for position in area.positions() {
        ink_to_style(&mut buffer[position], look, grain);
    }
}

fn dots(area: Area, grain: Grain) -> (u16, u16) {
    (area.width * grain.across, area.height * grain.down)
}

/// Gives a painted cell the style of its ink.
fn ink_to_style(cell: &mut Cell, look: &Look, grain: Grain) {
    let Some(ink) = Ink::of(cell.fg) else { return };
    let style = ink.style(look);
    let below = Ink::of(cell.bg).map(|below| below.style(look).fg);
    (cell.fg, cell.bg) = (Color::Reset, Color::Reset);
    match below {
        // Two colours share the cell: the lower half is its ground. Without a colour of its own it would be a hole.
        Some(Some(below)) if style.fg.is_some() => cell.bg = below,
        Some(_) => _ = cell.set_char('█'),
        None => {}
    }
    if grain.down == 1 {
        cell.set_char(ink.character());
    }
    cell.set_style(style);
}

/// What is painted, from the ground up.
#[derive(Clone, Copy, Debug)]
enum Part {
    Shades,
    Lines,
    Discs,
}

/// A part of the picture.
struct Picture<'m> {
    map: &'m Map,
    chart: &'m MapChart,
    grain: Grain,
    part: Part,
}

impl Shape for Picture<'_> {
    fn draw(&self, painter: &mut Painter) {
        match self.part {
            Part::Shades => {
                for (at, division) in Basemap::get().divisions.iter().enumerate() {
                    let shade = self.map.counts.shade(at);
                    if shade > 0 {
                        self.shade(painter, division, shade);
                    }
                }
            }
            Part::Lines => self.lines(painter),
            // The smaller ones lie on the larger ones.
            Part::Discs => {
                for sign in &self.chart.signs {
                    self.disc(painter, sign);
                }
            }
        }
    }
}

impl Picture<'_> {
    /// A point in dots from the upper left corner.
    fn dot(&self, point: Point) -> (f64, f64) {
        let (x, y) = self.chart.projection.cell(point);
        (x * f64::from(self.grain.across), y * f64::from(self.grain.down))
    }

    fn lines(&self, painter: &mut Painter) {
        let basemap = Basemap::get();
        for ring in basemap.divisions.iter().flat_map(|division| &division.rings) {
            for segment in segments(ring) {
                self.line(painter, segment, Ink::Division);
            }
        }
        for wanted in [LineKind::Lake, LineKind::Coast, LineKind::Border] {
            let ink = if wanted == LineKind::Border { Ink::Border } else { Ink::Water };
            for (_, points) in basemap.lines.iter().filter(|(kind, _)| *kind == wanted) {
                for pair in points.windows(2) {
                    self.line(painter, (pair[0], pair[1]), ink);
                }
            }
        }
    }

    fn line(&self, painter: &mut Painter, (from, to): (Point, Point), ink: Ink) {
        let top = f64::from(self.chart.area.height * self.grain.down);
        // A dot begins at its number; the canvas counts from the middles of dots, and upwards.
        let turned = |point| {
            let (x, y) = self.dot(point);
            (x - 0.5, top - 0.5 - y)
        };
        let ((x1, y1), (x2, y2)) = (turned(from), turned(to));
        Line::new(x1, y1, x2, y2, ink.color()).draw(painter);
    }

    /// Fills a governorate row by row, between the places where its outlines cross the row.
    fn shade(&self, painter: &mut Painter, division: &Division, shade: usize) {
        let (width, height) = dots(self.chart.area, self.grain);
        let mut crossings: Vec<Vec<f64>> = vec![Vec::new(); height.into()];
        for (from, to) in division.rings.iter().flat_map(|ring| segments(ring)) {
            let ((x1, y1), (x2, y2)) = (self.dot(from), self.dot(to));
            let (upper, lower) = (y1.min(y2), y1.max(y2));
            // Rows whose middle lies between the two ends.
            let first = clamped(upper - 0.5, height);
            for (row, crossings) in (first..).zip(&mut crossings[usize::from(first)..]) {
                let middle = f64::from(row) + 0.5;
                if middle >= lower {
                    break;
                }
                if middle >= upper {
                    crossings.push(x1 + (middle - y1) / (y2 - y1) * (x2 - x1));
                }
            }
        }
        for (y, crossings) in (0..).zip(&mut crossings) {
            crossings.sort_by(f64::total_cmp);
            for pair in crossings.chunks_exact(2) {
                for x in clamped(pair[0], width)..clamped(pair[1], width) {
                    if self.grain.is_set(shade, x, y) {
                        painter.paint(x.into(), y.into(), Ink::Shade(shade).color());
                    }
                }
            }
        }
    }

    fn disc(&self, painter: &mut Painter, sign: &Sign) {
        let Some(kind) = sign.kind else { return };
        let radius = sign.radius();
        if radius == 0 {
            return;
        }
        let area = self.chart.area;
        // In halves of a column; a cell is two of them wide and four high.
        let (wide, high) = (2.0 / f64::from(self.grain.across), 4.0 / f64::from(self.grain.down));
        let middle = (f64::from(sign.x - area.x) * 2.0 + 1.0, f64::from(sign.y - area.y) * 4.0 + 2.0);
        let reach = f64::from(radius) + 0.5;
        let (width, height) = dots(area, self.grain);
        let rows = clamped((middle.1 - reach) / high, height)..=clamped((middle.1 + reach) / high, height - 1);
        for y in rows {
            for x in clamped((middle.0 - reach) / wide, width)..=clamped((middle.0 + reach) / wide, width - 1) {
                let (columns, rows) = ((f64::from(x) + 0.5) * wide - middle.0, (f64::from(y) + 0.5) * high - middle.1);
                if columns * columns + rows * rows <= reach * reach {
                    painter.paint(x.into(), y.into(), Ink::Disc(kind).color());
                }
            }
        }
    }
}

/// A whole number of dots between none and a limit.
#[expect(clippy::cast_sign_loss, reason = "it is not negative then")]
fn clamped(dots: f64, limit: u16) -> u16 {
    dots.clamp(0.0, f64::from(limit)) as u16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_ink_comes_back_from_its_colour() {
        let discs = EventKind::ALL.iter().map(|&kind| Ink::Disc(kind));
        for ink in LAND.into_iter().chain(discs) {
            assert_eq!(Ink::of(ink.color()), Some(ink));
        }
        assert_eq!(Ink::of(Color::Indexed(200)), None);
        assert_eq!(Ink::of(Color::Reset), None);
    }
}
