//! The bars of the chronology: stacked by kind, with the selected one, a picked range, lulls and bursts marked below them.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use crate::app::{App, Chronology, Strip};
use crate::chart::stack;
use crate::geometry::{Area, chronology_chart};
use crate::model::{Date, days_between, month_name};
use crate::query::chronology::{Count, Layer};
use crate::query::spells::{days_text, period_text};
use crate::text::pad_start;
use crate::ui::frame::{self, Border};
use crate::ui::{Look, Pen, Role};

/// Under a bar that lies in a lull, and under one that a burst touches.
const LULL: &str = "╌";
const BURST: &str = "•";

pub(super) fn draw(app: &App, look: &Look, area: Area, buffer: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let chronology = app.chronology();
    let (from, to) = chronology.period();
    let unit = chronology.axis.unit();
    let border = Border {
        title: format!("{} by {}", period_text(from, to), unit.singular()),
        counts: format!("highest bar {}", chronology.axis.peak),
        total: &legend(),
        hidden: if chronology.only.is_some() { "Esc: only a range is shown".to_owned() } else { String::new() },
    };
    frame::draw(look, &border, chronology.strip == Strip::Chart, area, buffer);
    let parts = chronology_chart(area);
    Pen::new(buffer, parts.words, 0).write_cut(&words(app), look.theme.style(Role::Text));
    scale(chronology, look, parts.scale, buffer);
    bars(chronology, look, parts.bars, buffer);
    marks(chronology, look, parts.marks, buffer);
    for (column, text) in chronology.axis.labels() {
        let mut pen = Pen::new(buffer, parts.labels, 0);
        pen.skip(column);
        pen.write(&text, look.theme.style(Role::Dim));
    }
}

fn legend() -> String {
    let layers = Layer::ALL.iter().map(|layer| format!("{} {}", layer.fill(), layer.title()));
    let layers: Vec<_> = layers.collect();
    format!("{} {LULL} lull {BURST} burst", layers.join(" "))
}

/// What is recorded in the selected bar or range, and the lull or burst that it lies in.
fn words(app: &App) -> String {
    let chronology = app.chronology();
    let days = chronology.range().or_else(|| chronology.axis.days_of(chronology.day));
    let Some((from, to)) = days else { return "Nothing is listed.".to_owned() };
    let count = Count::between(app.scope(), &chronology.entries, from, to).words();
    let length = days_text(days_between(from, to) + 1);
    let whole_month = from.day() == 1 && to == from.last_of_month();
    let period = match chronology.range() {
        Some(_) => format!("Range {}, {length}", period_text(from, to)),
        None if whole_month => format!("{} {}", month_name(from.month()), from.year()),
        None => period_text(from, to),
    };
    let spell = spell(chronology, from, to).map_or_else(String::new, |words| format!(" · {words}"));
    format!(" {period}: {count}{spell}")
}

/// The lull in which all these days lie, else the first burst among them.
fn spell(chronology: &Chronology, from: Date, to: Date) -> Option<String> {
    let spells = chronology.spells.as_ref()?;
    let lull = spells.lulls.iter().find(|lull| lull.from <= from && to <= lull.to);
    if let Some(lull) = lull {
        return Some(lull.words(spells.subject));
    }
    let burst = spells.bursts.iter().find(|burst| burst.from <= to && from <= burst.to)?;
    Some(format!("burst: {}", spells.burst_count(burst)))
}

fn scale(chronology: &Chronology, look: &Look, area: Area, buffer: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let style = look.theme.style(Role::Dim);
    let peak = chronology.axis.peak;
    if peak == 0 {
        return;
    }
    for row in 0..area.height {
        let number = if row == 0 {
            peak.to_string()
        } else if row + 1 == area.height {
            "0".to_owned()
        } else {
            String::new()
        };
        Pen::new(buffer, area, row).write(&format!("{}│", pad_start(&number, usize::from(area.width) - 1)), style);
    }
}

fn bars(chronology: &Chronology, look: &Look, area: Area, buffer: &mut Buffer) {
    let axis = &chronology.axis;
    let selected = axis.position(chronology.day);
    let seen = axis.bars.iter().enumerate().skip(axis.first).take(axis.shown);
    for (bucket, bar) in seen {
        let Some((column, width)) = axis.columns(bucket) else { continue };
        for (level, part) in stack(bar, axis.peak, usize::from(area.height)).into_iter().enumerate() {
            let layer = Layer::ALL[part];
            let mut style = look.theme.style(role(layer));
            if selected == Some(bucket) {
                style = style.patch(look.theme.style(Role::Focus));
            }
            let mut pen = Pen::new(buffer, area, area.height - 1 - level as u16);
            pen.skip(column);
            pen.write(&layer.fill().to_string().repeat(usize::from(width)), style);
        }
    }
}

fn role(layer: Layer) -> Role {
    match layer {
        Layer::Attacks => Role::BarAttacks,
        Layer::Strikes => Role::BarStrikes,
        Layer::Words => Role::BarWords,
        Layer::Others => Role::BarOthers,
    }
}

/// One row below the bars: lulls and bursts, the range, the selected bar.
fn marks(chronology: &Chronology, look: &Look, area: Area, buffer: &mut Buffer) {
    let axis = &chronology.axis;
    let range = chronology.range();
    let selected = axis.position(chronology.day);
    let mut write = |column: u16, text: &str, style: Style| {
        let mut pen = Pen::new(buffer, area, 0);
        pen.skip(column);
        pen.write(text, style);
    };
    for bucket in axis.first..axis.first + axis.shown {
        let (Some((column, width)), Some((from, to))) = (axis.columns(bucket), axis.days(bucket)) else { continue };
        let in_range = range.is_some_and(|(first, last)| first <= to && from <= last);
        let fill = |sign: &str| sign.repeat(usize::from(width));
        if in_range {
            write(column, &"=".repeat(axis.bar_width.max(1)), look.theme.style(Role::Focus));
        } else if let Some((sign, role)) = spell_sign(chronology, from, to) {
            write(column, &fill(sign), look.theme.style(role));
        }
        if selected == Some(bucket) {
            write(column + width / 2, "▲", look.theme.style(Role::Focus));
        }
    }
}

fn spell_sign(chronology: &Chronology, from: Date, to: Date) -> Option<(&'static str, Role)> {
    let spells = chronology.spells.as_ref()?;
    if spells.lulls.iter().any(|lull| lull.from <= from && to <= lull.to) {
        return Some((LULL, Role::Dim));
    }
    spells.bursts.iter().any(|burst| burst.from <= to && from <= burst.to).then_some((BURST, Role::Notice))
}
