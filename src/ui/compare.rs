//! Two records side by side, over the whole body: what each is, how they hang together, field against field.

use ratatui::buffer::Buffer;
use ratatui::style::Modifier;
use ratatui::widgets::{Clear, Widget};

use super::frame::{self, Border};
use super::{Look, Pen, Role, rect};
use crate::app::{App, Compare, CompareLine, CompareText};
use crate::geometry::{Area, overlay};
use crate::model::counted;
use crate::query::compare::Standoff;
use crate::text::safe;

pub(super) fn draw(app: &App, look: &Look, open: &Compare, buffer: &mut Buffer) {
    let size = app.size();
    let area = overlay(size);
    Clear.render(rect(area, buffer), buffer);
    let rows = open.rows_area(size);
    let page = usize::from(rows.height);
    let below = open.lines.len().saturating_sub(open.scroll + page);
    let all = open.comparison.rows.len();
    let which =
        if open.offers.len() > 1 { format!(" · {} of {}", open.at + 1, open.offers.len()) } else { String::new() };
    let shown = if open.only_differences { ", only these" } else { "" };
    let more = if below > 0 { format!(" · {}", counted(below, "more line")) } else { String::new() };
    let border = Border {
        title: format!("Side by side{which}"),
        counts: format!("{} of {all} fields differ{shown}{more}", open.comparison.differences()),
        ..Border::default()
    };
    frame::draw(look, &border, true, area, buffer);
    frame::scrollbar(
        page,
        open.lines.len(),
        open.scroll,
        Area { y: rows.y.saturating_sub(1), height: page as u16 + 2, ..area },
        buffer,
    );
    let inner = area.inner();
    let (gutter, width) = Compare::columns(size);
    for side in 0..2 {
        let x = inner.x + (gutter + side * (width + 1)) as u16;
        let mut pen = Pen::new(buffer, Area { x, width: width as u16, ..inner }, 0);
        let role = if side == open.side { Role::Selected } else { Role::Title };
        pen.write_cut(&safe(&open.comparison.headings[side]), look.theme.style(role));
        if side == open.side {
            pen.fill(look.theme.style(role));
        }
    }
    let between = open.between(size);
    for (row, text) in (1..).zip(&between) {
        let mut pen = Pen::new(buffer, inner, row);
        pen.skip(1);
        pen.write_cut(text, look.theme.style(Role::Dim));
    }
    let rule = "─".repeat(inner.width.into());
    Pen::new(buffer, inner, between.len() as u16 + 1).write(&rule, look.theme.style(Role::Border));
    if open.lines.is_empty() {
        Pen::new(buffer, rows, 0).write_cut(" The two differ in nothing.", look.theme.style(Role::Notice));
    }
    for (row, line) in open.lines.iter().skip(open.scroll).take(page).enumerate() {
        let area = Area { y: rows.y + row as u16, height: 1, ..rows };
        draw_line(look, line, gutter, width, area, buffer);
    }
}

/// The sign and label of a field, then both sides; what the other side has, too, is dim, and the words that differ are marked.
fn draw_line(look: &Look, line: &CompareLine, gutter: usize, width: usize, area: Area, buffer: &mut Buffer) {
    let mut pen = Pen::new(buffer, area, 0);
    if let Some(standoff) = line.standoff {
        let role = if standoff == Standoff::Same { Role::Dim } else { Role::Dispute };
        pen.write(&format!("{} ", standoff.sign()), look.theme.style(role));
        pen.write_cut(&line.label, look.theme.style(Role::Label));
    }
    for (side, CompareText { text, own, differs }) in line.sides.iter().enumerate() {
        let x = area.x + (gutter + side * (width + 1)) as u16;
        let role = if *own { Role::Text } else { Role::Dim };
        let mut pen = Pen::new(buffer, Area { x, width: width as u16, ..area }, 0);
        // A word that differs is no longer dim beside its mark.
        let mark = look.theme.style(Role::Match).remove_modifier(Modifier::DIM);
        pen.write_marked(text, look.theme.style(role), differs, mark);
    }
}
