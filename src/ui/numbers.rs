//! The numbers: the measures, the chart of the selected one, the ladder of its figures, and its coverage.

mod chart;
mod ladder;

use ratatui::buffer::Buffer;

use super::disputes::{foot, left_out, nothing_listed, row_style};
use super::frame::{self, Border};
use super::{Look, Pen, Role};
use crate::app::App;
use crate::geometry::{Area, Part};
use crate::model::{counted, day_text};
use crate::text::safe;

pub(super) fn draw(app: &App, look: &Look, buffer: &mut Buffer) {
    let numbers = app.numbers();
    let areas = numbers.areas(app.size());
    measures(app, look, areas.list, buffer);
    chart::draw(app, look, areas.chart, buffer);
    ladder::draw(app, look, areas.ladder, buffer);
    let title = match numbers.asked {
        Some(day) => format!("Asked for {}", day_text(day)),
        None => numbers.foot.title().to_owned(),
    };
    foot(look, &title, &numbers.lines, numbers.part == Part::Foot, areas.foot, buffer);
}

fn measures(app: &App, look: &Look, area: Area, buffer: &mut Buffer) {
    let (numbers, knowledge) = (app.numbers(), app.scope().knowledge());
    let focused = numbers.part == Part::List;
    let position = (numbers.cursor.position + 1).min(numbers.measures.len());
    let counts = format!("{position}/{}", numbers.measures.len());
    let hidden = left_out(numbers.left_out);
    let border = Border { title: "Numbers".to_owned(), counts, hidden, ..Border::default() };
    frame::draw(look, &border, focused, area, buffer);
    let (inner, page) = (area.inner(), numbers.page(app.size()));
    let height = numbers.row_height(app.size()) as u16;
    frame::scrollbar(page, numbers.measures.len(), numbers.cursor.offset, area, buffer);
    if numbers.measures.is_empty() {
        let text = nothing_listed("measures", numbers.left_out);
        Pen::new(buffer, inner, 0).write_cut(&text, look.theme.style(Role::Notice));
    }
    let shown = numbers.measures.iter().enumerate().skip(numbers.cursor.offset).take(page);
    for ((at, summary), slot) in shown.zip(0u16..) {
        let row = Area { y: inner.y + slot * height, height, ..inner };
        let style = row_style(look, at == numbers.cursor.position, focused);
        for line in 0..height {
            Pen::new(buffer, row, line).fill(style);
        }
        let counts = format!("{} · {}", counted(summary.figures, "figure"), counted(summary.counters, "counter"));
        let dim = style.patch(look.theme.style(Role::Dim));
        let name = safe(&knowledge.measure(summary.measure).name);
        let mut pen = Pen::new(buffer, row, 0);
        if height == 1 {
            pen.write_right(&format!("{counts} "), dim);
        }
        pen.skip(1);
        pen.write_cut(&name, style);
        let mut pen = Pen::new(buffer, row, 1);
        pen.skip(3);
        pen.write_cut(&counts, dim);
    }
}
