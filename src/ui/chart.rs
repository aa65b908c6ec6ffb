//! The histogram above the chronology: events by day, week or month over the whole period, the selected one marked.

use ratatui::buffer::Buffer;

use super::{Look, Pen, Role};
use crate::app::App;
use crate::geometry::Area;
use crate::model::{Date, month_name};

const BARS: [&str; 8] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

pub(super) fn draw(app: &App, look: &Look, area: Area, buffer: &mut Buffer) {
    let Some((buckets, counts)) = &app.desk().histogram else { return };
    if area.is_empty() {
        return;
    }
    let selected = app.desk().lists[2].selected().and_then(|record| app.scope().knowledge().date(record));
    let selected = selected.and_then(|day| buckets.position(day));
    let peak = counts.iter().copied().max().unwrap_or(0).max(1);
    let style = |role| look.theme.style(role);
    let mut pen = Pen::new(buffer, area, 0);
    for (bucket, &count) in counts.iter().enumerate() {
        let level = (count as usize * BARS.len()).div_ceil(peak as usize);
        let bar = level.checked_sub(1).map_or(" ", |level| BARS[level]);
        let role = if selected == Some(bucket) { Role::Focus } else { Role::Bars };
        pen.write(bar, style(role));
    }
    let mut pen = Pen::new(buffer, area, 1);
    let (from, to) = (month(buckets.from), month(buckets.to));
    let axis = format!("{from} – {to}, {}, peak {peak}", buckets.unit.plural());
    let marker = selected.map_or(0, |bucket| bucket as u16);
    // The axis is written on the side where the marker is not.
    let left = usize::from(marker) > crate::text::width(&axis) + 1;
    if left {
        pen.write(&axis, style(Role::Dim));
    } else {
        pen.write_right(&axis, style(Role::Dim));
    }
    if selected.is_some() {
        let mut pen = Pen::new(buffer, area, 1);
        pen.skip(marker);
        pen.write("▲", style(Role::Focus));
    }
}

fn month(day: Date) -> String {
    format!("{} {:02}", month_name(day.month()), day.year().rem_euclid(100))
}
