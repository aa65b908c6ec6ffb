//! Beside the map: the places, numbered as on it, and the events of the selected one.

use ratatui::buffer::Buffer;

use super::kind_style;
use crate::app::{App, MapPart, event_sign, short_name};
use crate::geometry::Area;
use crate::model::grouped;
use crate::query::map::{Attacks, Layer, PlaceEvents};
use crate::text::{pad_start, safe};
use crate::ui::disputes::row_style;
use crate::ui::frame::{self, Border};
use crate::ui::{Look, Pen, Role, lists, rows};

/// From this width on a row names the country.
const WITH_COUNTRY: u16 = 26;

pub(super) fn places(app: &App, look: &Look, area: Area, buffer: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let (map, inner) = (app.map(), area.inner());
    let focused = map.part == MapPart::Places;
    let title = match map.layer {
        Layer::Attacks if area.width >= 40 => "Places: borne out + only reported",
        _ => "Places",
    };
    let len = map.counts.places.len();
    let counts = format!("{}/{len}", (map.cursor.position + 1).min(len));
    frame::draw(look, &Border { title: title.to_owned(), counts, ..Border::default() }, focused, area, buffer);
    let page = map.page(app.size());
    frame::scrollbar(page, len, map.cursor.offset, area, buffer);
    if map.counts.events == 0 && map.cursor.offset == 0 {
        let (notice, rest) = inner.split_rows(inner.height.min(3));
        lists::empty(look, &map.all, notice, buffer);
        rows_of(app, look, rest, focused, buffer);
        return;
    }
    rows_of(app, look, inner, focused, buffer);
}

fn rows_of(app: &App, look: &Look, area: Area, focused: bool, buffer: &mut Buffer) {
    let map = app.map();
    let shown = map.counts.places.iter().enumerate().skip(map.cursor.offset).take(area.height.into());
    for ((position, it), row) in shown.zip(0u16..) {
        let row = Area { y: area.y + row, height: 1, ..area };
        place(app, look, (position, it), focused, row, buffer);
    }
}

/// `▌ 1  ✖ Ain al-Asad air base   IQ   45`.
fn place(app: &App, look: &Look, (position, it): (usize, &PlaceEvents), focused: bool, row: Area, buffer: &mut Buffer) {
    let (map, scope) = (app.map(), app.scope());
    let selected = position == map.cursor.position;
    let mut style = row_style(look, selected, focused);
    if it.events.is_empty() {
        style = look.theme.style(Role::Dim).patch(style);
    }
    Pen::new(buffer, row, 0).fill(style);
    let dim = style.patch(look.theme.style(Role::Dim));
    let pinned = scope.lens().pins.contains(&it.place.into());
    let record = scope.knowledge().place(it.place);
    let mut pen = Pen::new(buffer, row, 0);
    pen.write_right(&format!("{} ", number(app, it)), style);
    if row.width >= WITH_COUNTRY {
        pen.write_right(&safe(record.country.code()), dim);
    }
    pen.write(if selected { "▌" } else { " " }, style);
    let rank = map.counts.number(position).map(|number| number.to_string()).unwrap_or_default();
    pen.write(&pad_start(&rank, 2), style.patch(look.theme.style(Role::Key)));
    pen.write(it.whereabouts.sign(), dim);
    match it.kind() {
        Some(kind) => pen.write(&format!("{} ", event_sign(kind)), style.patch(kind_style(look, kind))),
        None => pen.write("  ", style),
    }
    if pinned {
        pen.write("◆ ", style.patch(look.theme.style(Role::Linked)));
    }
    pen.write_cut(&short_name(scope, it), style);
    if !it.whereabouts.is_drawn() && !it.events.is_empty() && pen.room() > 10 {
        pen.write_cut(&format!(" · {}", it.whereabouts.words()), dim);
    }
}

/// How many events; of attacks how many are borne out and how many only reported.
fn number(app: &App, it: &PlaceEvents) -> String {
    if it.events.is_empty() {
        return "–".to_owned();
    }
    if app.map().layer == Layer::Attacks {
        let attacks = Attacks::among(app.scope(), &it.events);
        return format!("{}+{}", attacks.borne_out, pad_start(&attacks.reported.to_string(), 2));
    }
    grouped(it.events.len() as u64)
}

pub(super) fn events(app: &App, look: &Look, area: Area, buffer: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let (map, inner) = (app.map(), area.inner());
    let focused = map.part == MapPart::Events;
    let len = map.events.rows.len();
    let title = map.place().map_or_else(|| "Events".to_owned(), |it| short_name(app.scope(), it));
    let counts = format!("{}/{}", (map.events.cursor.position + 1).min(len), grouped(len as u64));
    frame::draw(look, &Border { title, counts, ..Border::default() }, focused, area, buffer);
    let page = usize::from(inner.height);
    frame::scrollbar(page, len, map.events.cursor.offset, area, buffer);
    if len == 0 {
        Pen::new(buffer, inner, 0).write_cut(" No event in view stands here.", look.theme.style(Role::Notice));
    }
    for (position, row) in (map.events.cursor.offset..len).take(page).zip(0u16..) {
        let row = Area { y: inner.y + row, height: 1, ..inner };
        rows::draw(app, look, &map.events, position, focused, row, buffer);
    }
}
