//! Drawing: the state of the application as cells. Nothing here changes anything.
//!
//! ```text
//! bar       title, chips, extent of the data
//! tabs      (narrow windows) the names of the panes
//! lists     actors | claims | chronology
//! detail    what is selected, with its links
//! status    a sentence, a box, or the keys of this pane
//! ```

mod actor_box;
mod ascii;
mod bar;
mod brief;
mod chart;
mod choice;
mod chronology;
mod compare;
mod copy_as;
mod detail;
mod disputes;
mod facets;
mod frame;
mod help;
mod lists;
mod map;
mod network;
mod news;
mod numbers;
mod palette;
mod pen;
mod presenter;
mod problems;
mod rows;
mod search;
mod sources;
mod status;
mod theme;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

pub use theme::{Role, SHIPPED as SHIPPED_THEMES, Theme};

use crate::app::{App, MapStyle, Overlay, Pane, View};
use crate::geometry::{Area, Layout};
use crate::keys::Keymap;
use pen::Pen;

/// How things look, and which keys the hints name.
#[derive(Clone, Debug, Default)]
pub struct Look {
    /// Colours and emphasis by role.
    pub theme: Theme,
    /// The keys in force.
    pub keymap: Keymap,
    /// Whether only ASCII characters are drawn.
    pub ascii: bool,
    /// How the map is drawn at first.
    pub map: MapStyle,
}

/// Draws the explorer.
pub fn draw(app: &App, look: &Look, frame: &mut Frame) {
    let buffer = frame.buffer_mut();
    draw_all(app, look, buffer);
    brighten_reversed(buffer);
    if look.ascii {
        ascii::flatten(buffer);
    }
}

/// What is reversed is never faint too: some terminals fade the text then, others what is behind it, and either is hard to read.
fn brighten_reversed(buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        if cell.modifier.contains(Modifier::REVERSED) {
            cell.modifier.remove(Modifier::DIM);
        }
    }
}

fn draw_all(app: &App, look: &Look, buffer: &mut Buffer) {
    if Layout::of(app.size()) == Layout::Notice {
        too_small(buffer);
        return;
    }
    if let Some(Overlay::Presenter(presenter)) = app.overlays().last() {
        presenter::draw(app, look, presenter, buffer);
        return;
    }
    let areas = app.desk().areas();
    bar::draw(app, look, areas.bar, buffer);
    let full = app
        .overlays()
        .iter()
        .any(|overlay| matches!(overlay, Overlay::Search(_) | Overlay::Help(_) | Overlay::Compare(_)));
    if !full {
        view(app, look, buffer);
    }
    for overlay in app.overlays() {
        match overlay {
            Overlay::Search(open) => search::draw(app, look, open, buffer),
            Overlay::Help(help) => help::draw(app, look, help, buffer),
            Overlay::Palette(open) => palette::draw(app, look, open, buffer),
            Overlay::Facets(open) => facets::draw(app, look, open, buffer),
            Overlay::Choice(choice) => choice::draw(look, choice, app.size(), buffer),
            Overlay::Problems(cursor) => problems::draw(look, app.problems(), *cursor, app.size(), buffer),
            Overlay::Confirm(confirm) => problems::confirm(look, confirm, app.size(), buffer),
            Overlay::CopyAs => copy_as::draw(look, app.size(), buffer),
            Overlay::Compare(open) => compare::draw(app, look, open, buffer),
            Overlay::Actors(open) => actor_box::draw(app, look, open, buffer),
            Overlay::Prompt(_) | Overlay::Hints(_) | Overlay::Presenter(_) => {}
        }
    }
    status::draw(app, look, areas.status, buffer);
}

fn view(app: &App, look: &Look, buffer: &mut Buffer) {
    match app.view() {
        View::Desk => {
            let areas = app.desk().areas();
            bar::tabs(app, look, areas.tabs, buffer);
            for pane in [Pane::Actors, Pane::Claims, Pane::Chronology] {
                lists::draw(app, look, pane, buffer);
            }
            detail::draw(app, look, areas.detail, buffer);
        }
        View::Disputes => disputes::draw(app, look, buffer),
        View::Numbers => numbers::draw(app, look, buffer),
        View::Map => map::draw(app, look, buffer),
        View::Network => network::draw(app, look, buffer),
        View::Sources => sources::draw(app, look, buffer),
        View::Brief => brief::draw(app, look, buffer),
        View::News => news::draw(app, look, buffer),
        View::Chronology => chronology::draw(app, look, buffer),
    }
}

/// Draws what stands while a file is being read: its name and how much of it there is.
pub fn draw_loading(name: &str, bytes: u64, look: &Look, frame: &mut Frame) {
    let area = frame.area();
    let buffer = frame.buffer_mut();
    let mut pen = Pen::new(buffer, Area::new(0, 0, area.width, 1.min(area.height)), 0);
    pen.write(" sitrep ", look.theme.style(Role::Title));
    let mut pen = Pen::new(buffer, Area::new(0, 0, area.width, area.height), area.height / 2);
    let size = if bytes > 0 { format!(" ({} KB)", crate::model::grouped(bytes.div_ceil(1000))) } else { String::new() };
    pen.write(&format!(" Reading {}{size} …", crate::text::safe(name)), look.theme.style(Role::Text));
}

fn too_small(buffer: &mut Buffer) {
    let area = area_of(buffer.area);
    for (row, text) in ["sitrep needs", "40 × 10 cells", "q quits"].into_iter().enumerate() {
        if row < usize::from(area.height) {
            Pen::new(buffer, area, row as u16).write(text, ratatui::style::Style::default());
        }
    }
}

fn area_of(rect: Rect) -> Area {
    Area::new(rect.x, rect.y, rect.width, rect.height)
}

fn rect(area: Area, buffer: &Buffer) -> Rect {
    Rect::new(area.x, area.y, area.width, area.height).intersection(buffer.area)
}
