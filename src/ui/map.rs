//! The map: the places with their events, the map itself, the events of the selected place, and what is told of it.

mod canvas;
mod foot;
mod lists;
mod signs;

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::frame::{self, Border};
use super::{Look, Role, lists as desk_lists};
use crate::app::{App, Map, MapPart};
use crate::geometry::Area;
use crate::model::{EventKind, counted};
use crate::query::map::SHADES;

pub(super) fn draw(app: &App, look: &Look, buffer: &mut Buffer) {
    let areas = app.map().areas(app.size());
    lists::places(app, look, areas.places, buffer);
    lists::events(app, look, areas.events, buffer);
    chart(app, look, areas.chart, buffer);
    foot::draw(app, look, areas.foot, buffer);
}

fn chart(app: &App, look: &Look, area: Area, buffer: &mut Buffer) {
    let map = app.map();
    let play = map.play.map(|play| format!(" {}", play.text())).unwrap_or_default();
    let legend = legend(map, look);
    let border = Border {
        title: format!("Map · {}{play}", map.layer.title()),
        counts: counted(map.counts.events, "event"),
        total: &legend,
        hidden: desk_lists::hidden_text(look, &map.all),
    };
    frame::draw(look, &border, map.part == MapPart::Chart, area, buffer);
    if area.inner().is_empty() {
        return;
    }
    canvas::draw(map, look, buffer);
    signs::draw(map, look, buffer);
}

/// What the shades of the governorates mean: `⠁ 1–7  ⠁⠄ 8–23  ⠅⠅ 24+ in a governorate`.
fn legend(map: &Map, look: &Look) -> String {
    let scale = scale(map);
    if map.counts.divisions.iter().all(|&count| count == 0) {
        return scale;
    }
    let steps = map.counts.steps();
    let most = map.counts.divisions.iter().copied().max().unwrap_or(0);
    let shades = (0..SHADES).filter(|&shade| steps[shade] <= most).map(|shade| {
        let sample = canvas::sample(map, look, shade + 1);
        match steps.get(shade + 1).filter(|&&next| next <= most) {
            Some(&next) if next == steps[shade] + 1 => format!("{sample} {}", steps[shade]),
            Some(next) => format!("{sample} {}–{}", steps[shade], next - 1),
            None => format!("{sample} {}+", steps[shade]),
        }
    });
    format!("{} in a governorate  {scale}", shades.collect::<Vec<_>>().join("  "))
}

/// `├──────┤ 100 km`: as long on the screen as a round distance on the map, at most a fifth of its width.
fn scale(map: &Map) -> String {
    let column = map.chart.projection.kilometres_per_column();
    let longest = f64::from(map.chart.area.width) / 5.0 * column;
    let round = [500, 200, 100, 50, 20, 10, 5, 2, 1].into_iter().find(|&round| f64::from(round) <= longest);
    let Some(round) = round else { return String::new() };
    #[expect(clippy::cast_sign_loss, reason = "a distance is not negative")]
    let columns = (f64::from(round) / column).round() as usize;
    format!("├{}┤ {round} km", "─".repeat(columns.saturating_sub(2)))
}

/// The style of a kind of event.
fn kind_style(look: &Look, kind: EventKind) -> Style {
    look.theme.style(match kind {
        EventKind::Attack => Role::Attack,
        EventKind::Strike => Role::Strike,
        _ => Role::Event,
    })
}
