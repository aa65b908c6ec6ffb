//! The three lists of the Desk: border with counts, only the rows that are seen, or the reason why there are none.

use ratatui::buffer::Buffer;

use super::frame::{self, Border};
use super::{Look, Pen, Role, chart, rows};
use crate::app::{App, List, Pane};
use crate::command::{Command, Input};
use crate::geometry::Area;
use crate::model::{Kind, counted, grouped};
use crate::query::casualties::{Span, Toll};
use crate::text;

pub(super) fn draw(app: &App, look: &Look, pane: Pane, buffer: &mut Buffer) {
    let desk = app.desk();
    let number = pane as usize;
    let area = desk.areas().lists[number];
    if area.is_empty() {
        return;
    }
    let list = &desk.lists[number];
    let hidden = hidden_text(look, list);
    let room = usize::from(area.width.saturating_sub(6)).saturating_sub(text::width(&hidden));
    let total = if pane == Pane::Chronology { event_total(list, room) } else { String::new() };
    let border = Border {
        title: format!("{} {}", pane.title(), list.order.title()),
        counts: counts(app, list),
        total: &total,
        hidden,
    };
    frame::draw(look, &border, desk.focus == pane, area, buffer);
    let page = desk.page(number);
    frame::scrollbar(page, list.rows.len(), list.cursor.offset, area, buffer);
    if pane == Pane::Chronology {
        chart::draw(app, look, desk.chart_area(), buffer);
    }
    let rows_area = desk.rows_area(number);
    if list.rows.is_empty() {
        empty(look, list, rows_area, buffer);
        return;
    }
    let height = list.row_height() as u16;
    for shown in 0..page {
        let position = list.cursor.offset + shown;
        let row = Area { y: rows_area.y + shown as u16 * height, height, ..rows_area };
        if list.record(position).is_some() && row.y + height <= rows_area.y + rows_area.height {
            rows::draw(app, look, list, position, desk.focus == pane, row, buffer);
        }
    }
}

/// Position, shown, all: `3 · 31/344`.
fn counts(app: &App, list: &List) -> String {
    let all = app.scope().knowledge().len(list.kind);
    let position = if list.rows.is_empty() { 0 } else { list.cursor.position + 1 };
    let (position, shown, all) = (grouped(position as u64), grouped(list.rows.len() as u64), grouped(all as u64));
    format!("{position} · {shown}/{all}")
}

/// Ways to tell a cost, the widest first; the last has the signs of the rows.
const COSTS: [fn(Span, &str, char) -> String; 3] = [
    |span, word, _| format!("{span} {word}"),
    |span, word, _| format!("{} {word}", span.short()),
    |span, _, sign| format!("{sign}{}", span.short()),
];

/// How many events are listed and what they cost, as wide as there is room for.
fn event_total(list: &List, room: usize) -> String {
    let Toll { killed, wounded } = list.toll;
    let cost = [(killed, "killed", '†'), (wounded, "wounded", '+')];
    let cost =
        cost.into_iter().filter_map(|(span, word, sign)| Some((span.filter(|span| span.is_some())?, word, sign)));
    let told = |tell: fn(Span, &str, char) -> String| {
        let parts = cost.clone().map(|(span, word, sign)| tell(span, word, sign));
        std::iter::once(counted(list.rows.len(), "event")).chain(parts).collect::<Vec<_>>().join(", ")
    };
    let [rest @ .., signs] = COSTS;
    rest.into_iter().map(told).find(|total| text::width(total) <= room).unwrap_or_else(|| told(signs))
}

/// What is not listed and why, weak links among it, as parts of a sentence.
fn hidden(list: &List) -> Vec<String> {
    let count = |number: usize| grouped(number as u64);
    let mut parts: Vec<_> =
        list.hidden.reasons().map(|(reason, number)| format!("{} {}", count(number), reason.words())).collect();
    if list.weak > 0 {
        parts.push(format!("{} of them by its actors within 3 days", count(list.weak)));
    }
    if list.filtered_out > 0 {
        parts.push(format!("{} taken out by the filter", count(list.filtered_out)));
    }
    parts
}

pub(super) fn hidden_text(look: &Look, list: &List) -> String {
    let parts = hidden(list);
    if parts.is_empty() { String::new() } else { format!("{}: {}", widen_key(look), parts.join(", ")) }
}

fn widen_key(look: &Look) -> String {
    look.keymap.first(Command::Widen, Input::Browse).unwrap_or_else(|| "hidden".to_owned())
}

pub(super) fn empty(look: &Look, list: &List, area: Area, buffer: &mut Buffer) {
    let parts = hidden(list);
    let text = if parts.is_empty() {
        format!("This file has no {}.", if list.kind == Kind::Event { "events" } else { "such records" })
    } else {
        format!("Nothing to show here: {}. {} shows more.", parts.join(", "), widen_key(look))
    };
    for (row, line) in crate::text::wrap(&text, usize::from(area.width.saturating_sub(2))).into_iter().enumerate() {
        let mut pen = Pen::new(buffer, area, row as u16);
        pen.skip(1);
        pen.write(line, look.theme.style(Role::Notice));
    }
}
