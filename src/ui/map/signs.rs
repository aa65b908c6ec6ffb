//! The signs on the map, the names beside them, and those of governorates and countries.

use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};

use super::kind_style;
use crate::app::{Map, Name, NameOf, Sign, event_sign};
use crate::geometry::Area;
use crate::text::width;
use crate::ui::{Look, Pen, Role};

pub(super) fn draw(map: &Map, look: &Look, buffer: &mut Buffer) {
    for name in &map.chart.names {
        put(map.chart.area, (name.x, name.y), &name.text, name_style(map, look, name), buffer);
    }
    // The greater ones last, though none shares a cell.
    for sign in map.chart.signs.iter().rev() {
        let text = sign_character(sign).to_string();
        put(map.chart.area, (sign.x, sign.y), &text, sign_style(look, sign), buffer);
    }
}

/// Writes a text over whatever is painted there.
fn put(area: Area, (x, y): (u16, u16), text: &str, style: Style, buffer: &mut Buffer) {
    let row = Area { x, y, width: (area.x + area.width).saturating_sub(x), height: 1 };
    for column in x..x.saturating_add(width(text) as u16).min(row.x + row.width) {
        if let Some(cell) = buffer.cell_mut((column, y)) {
            cell.reset();
        }
    }
    Pen::new(buffer, row, 0).write(text, style);
}

fn sign_character(sign: &Sign) -> char {
    match sign.kind {
        None => '◦',
        // It must not look as if it happened just there.
        Some(_) if sign.is_around => '≈',
        Some(kind) => event_sign(kind),
    }
}

fn sign_style(look: &Look, sign: &Sign) -> Style {
    let own = sign.kind.map_or_else(|| look.theme.style(Role::Dim), |kind| kind_style(look, kind));
    match (sign.is_selected, sign.is_fresh) {
        (true, _) => own.patch(look.theme.style(Role::Selected)),
        (_, true) => own.patch(look.theme.style(Role::AsOf)),
        // On its own disc it stands out by being cut out of it.
        _ if sign.radius() > 0 => own.add_modifier(Modifier::REVERSED),
        _ => own,
    }
}

fn name_style(map: &Map, look: &Look, name: &Name) -> Style {
    let style = |role| look.theme.style(role);
    match name.of {
        NameOf::Country => style(Role::Dim).add_modifier(Modifier::BOLD),
        NameOf::Division => style(Role::MapShade),
        NameOf::Sign(sign) => match map.chart.signs.get(sign) {
            Some(sign) if sign.is_selected => style(Role::Selected),
            Some(sign) if sign.is_fresh => style(Role::AsOf),
            Some(sign) if sign.events == 0 => style(Role::Dim),
            _ if name.is_number => style(Role::Key),
            _ => style(Role::Text),
        },
    }
}
