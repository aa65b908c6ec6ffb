//! The chronology: the bars, the events by day, and the panel.

mod chart;
mod list;

use ratatui::buffer::Buffer;

use super::{Look, detail};
use crate::app::{App, Strip};

pub(super) fn draw(app: &App, look: &Look, buffer: &mut Buffer) {
    let chronology = app.chronology();
    let areas = chronology.areas(app.size());
    chart::draw(app, look, areas.chart, buffer);
    list::draw(app, look, areas.list, buffer);
    let focused = chronology.strip == Strip::Panel;
    detail::record(app, look, &chronology.panel.detail, detail::letters(app), focused, areas.panel, buffer);
}
