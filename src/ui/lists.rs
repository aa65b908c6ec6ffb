//! The three lists of the Desk: border with counts, only the rows that are seen, or the reason why there are none.

use ratatui::buffer::Buffer;

use super::frame::{self, Border};
use super::{Look, Pen, Role, chart, rows};
use crate::app::{App, List, Pane};
use crate::geometry::Area;
use crate::model::grouped;
use crate::query::casualties::Toll;

pub(super) fn draw(app: &App, look: &Look, pane: Pane, buffer: &mut Buffer) {
    let desk = app.desk();
    let number = pane as usize;
    let area = desk.areas().lists[number];
    if area.is_empty() {
        return;
    }
    let list = &desk.lists[number];
    let total = if pane == Pane::Chronology { event_total(list) } else { String::new() };
    let border = Border {
        title: format!("{} {}", pane.title(), list.order.words()),
        counts: counts(app, list),
        total: &total,
        hidden: hidden_text(list),
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

fn event_total(list: &List) -> String {
    let Toll { killed, wounded } = list.toll;
    let count = list.rows.len();
    let mut text = format!("{} event{}", grouped(count as u64), if count == 1 { "" } else { "s" });
    for (amount, word) in [(killed, "killed"), (wounded, "wounded")] {
        if let Some(amount) = amount.filter(|amount| amount.value > 0) {
            text = format!("{text}, {amount} {word}");
        }
    }
    text
}

/// What is not listed, and why.
fn hidden_text(list: &List) -> String {
    let mut reasons: Vec<_> =
        list.hidden.reasons().map(|(reason, count)| format!("{} {}", grouped(count as u64), reason.words())).collect();
    if list.filtered_out > 0 {
        reasons.push(format!("{} taken out by the filter", grouped(list.filtered_out as u64)));
    }
    if reasons.is_empty() { String::new() } else { format!("W: {}", reasons.join(", ")) }
}

fn empty(look: &Look, list: &List, area: Area, buffer: &mut Buffer) {
    let hidden = list.hidden.total() + list.filtered_out;
    let text = if hidden == 0 {
        format!("This file has no {}.", if list.kind == crate::model::Kind::Event { "events" } else { "such records" })
    } else {
        let mut reasons: Vec<_> =
            list.hidden.reasons().map(|(reason, count)| format!("{count} {}", reason.words())).collect();
        if list.filtered_out > 0 {
            reasons.push(format!("{} taken out by the filter", list.filtered_out));
        }
        format!("Nothing to show here: {}. W shows more.", reasons.join(", "))
    };
    for (row, line) in crate::text::wrap(&text, usize::from(area.width.saturating_sub(2))).into_iter().enumerate() {
        let mut pen = Pen::new(buffer, area, row as u16);
        pen.skip(1);
        pen.write(line, look.theme.style(Role::Notice));
    }
}
