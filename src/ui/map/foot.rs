//! Under the map: the selected place in words, and the events over time, those of the place marked.

use ratatui::buffer::Buffer;

use crate::app::{App, Histogram, Map};
use crate::geometry::Area;
use crate::model::{Date, counted, month_name};
use crate::text::{safe, width};
use crate::ui::frame::{self, Border};
use crate::ui::{Look, Pen, Role};

const BARS: [&str; 8] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

pub(super) fn draw(app: &App, look: &Look, area: Area, buffer: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let map = app.map();
    let name = map.place().map(|it| safe(&app.scope().knowledge().place(it.place).name).into_owned());
    let rows = usize::from(area.inner().height.saturating_sub(Map::histogram_rows(app.map().areas(app.size()))));
    let more = map.lines.len().saturating_sub(rows);
    let counts = if more > 0 { counted(more, "more line") } else { String::new() };
    let border = Border { title: name.unwrap_or_default(), counts, ..Border::default() };
    frame::draw(look, &border, false, area, buffer);
    for (line, row) in map.lines.iter().take(rows).zip(0u16..) {
        let mut pen = Pen::new(buffer, area.inner(), row);
        pen.skip(1);
        pen.write_cut(line, look.theme.style(Role::Text));
    }
    if let Some(histogram) = &map.histogram {
        let (_, rest) = area.inner().split_rows(rows as u16);
        bars(app, look, histogram, rest, buffer);
    }
}

fn bars(app: &App, look: &Look, histogram: &Histogram, area: Area, buffer: &mut Buffer) {
    let style = |role| look.theme.style(role);
    let peak = histogram.all.iter().copied().max().unwrap_or(0).max(1);
    let mut pen = Pen::new(buffer, area, 0);
    for (&all, &place) in histogram.all.iter().zip(&histogram.place) {
        let level = (all as usize * BARS.len()).div_ceil(peak as usize);
        let bar = level.checked_sub(1).map_or(" ", |level| BARS[level]);
        pen.write(bar, style(if place > 0 { Role::Focus } else { Role::Bars }));
    }
    let as_of = app.scope().lens().until.and_then(|(_, day)| histogram.buckets.position(day));
    let (from, to) = (month(histogram.buckets.from), month(histogram.buckets.to));
    let axis = format!("{from} – {to}, {}, peak {peak}; bright: this place", histogram.buckets.unit.plural());
    let marker = as_of.map_or(0, |bucket| bucket as u16);
    let mut pen = Pen::new(buffer, area, 1);
    if usize::from(marker) > width(&axis) + 1 {
        pen.write_cut(&axis, style(Role::Dim));
    } else {
        pen.write_right(&axis, style(Role::Dim));
    }
    if as_of.is_some() {
        let mut pen = Pen::new(buffer, area, 1);
        pen.skip(marker);
        pen.write("▲", style(Role::Focus));
    }
}

fn month(day: Date) -> String {
    format!("{} {:02}", month_name(day.month()), day.year().rem_euclid(100))
}
