//! The presenter: one answer on an otherwise empty screen, the other side beside it, the source line below.

use ratatui::buffer::Buffer;
use ratatui::style::Style;
use ratatui::widgets::{Clear, Widget};

use super::{Look, Pen, Role, area_of};
use crate::app::{App, Presenter, Slide};
use crate::geometry::Area;
use crate::text::wrap;

/// From this width on the other side stands beside the answer, not below it.
const SIDE_BY_SIDE: u16 = 110;
/// Lines longer than this are hard to read across a room.
const WIDEST: u16 = 64;

pub(super) fn draw(app: &App, look: &Look, presenter: &Presenter, buffer: &mut Buffer) {
    let window = area_of(buffer.area);
    Clear.render(buffer.area, buffer);
    if presenter.blank {
        return;
    }
    let Some(slide) = presenter.slide() else { return };
    let margin = if window.width >= 60 { window.width / 16 } else { 1 };
    let head = Area::new(margin, u16::from(window.height > 14), window.width - 2 * margin, 3.min(window.height));
    let used = heading(look, presenter, slide, head, buffer);
    let foot = foot_height(window);
    let top = head.y + used + u16::from(window.height > 20) + 1;
    let body = Area::new(margin, top, head.width, window.height.saturating_sub(top + foot + 1));
    answer(look, slide, body, buffer);
    sources(
        app,
        look,
        presenter,
        slide,
        Area::new(margin, window.height.saturating_sub(foot), head.width, foot),
        buffer,
    );
}

fn foot_height(window: Area) -> u16 {
    (window.height / 6).clamp(2, 5)
}

/// Heading and question; how many rows they took.
fn heading(look: &Look, presenter: &Presenter, slide: &Slide, area: Area, buffer: &mut Buffer) -> u16 {
    let mut pen = Pen::new(buffer, area, 0);
    pen.write_right(&format!("{} / {}", presenter.position + 1, presenter.slides.len()), look.theme.style(Role::Dim));
    pen.write_cut(slide.heading.as_deref().unwrap_or(&presenter.title), look.theme.style(Role::Dim));
    let asked = slide.question.as_deref().or(slide.dispute.as_ref().and_then(|dispute| dispute.question.as_deref()));
    let Some(question) = asked else { return 1 };
    let rest = Area { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    1 + paragraph(look.theme.style(Role::Title), question, rest, buffer)
}

/// The answer, and who says otherwise: beside it where there is room, else below.
fn answer(look: &Look, slide: &Slide, area: Area, buffer: &mut Buffer) {
    let disputed = slide.dispute.as_ref().filter(|dispute| dispute.sides.len() > 1);
    let wide = area.width >= SIDE_BY_SIDE - SIDE_BY_SIDE / 8;
    let column = match disputed {
        Some(_) if wide => area.width / 2 - 3,
        _ => area.width,
    };
    let left = Area { width: column.min(WIDEST), ..area };
    let strong = look.theme.style(Role::Text).add_modifier(ratatui::style::Modifier::BOLD);
    let mut row = spaced(strong, &slide.point.said, left, buffer);
    if let Some(quote) = &slide.point.quote {
        let below = lower(left, row + 1);
        row += 1 + paragraph(look.theme.style(Role::Quote), &format!("“{quote}”"), below, buffer);
    }
    if let Some(grade) = &slide.point.grade {
        let below = lower(left, row + 1);
        row += 1 + paragraph(look.theme.style(Role::Grade), grade, below, buffer);
    }
    let Some(dispute) = disputed else { return };
    let mut other = if wide {
        Area { x: area.x + area.width / 2 + 3, width: (area.width / 2 - 3).min(WIDEST), ..area }
    } else {
        lower(left, row + 1)
    };
    for side in dispute.sides.iter().skip(1) {
        let taken = paragraph(look.theme.style(Role::Dispute), &format!("⇄ {}", side.said_by), other, buffer);
        other = lower(other, taken);
        let taken = paragraph(look.theme.style(Role::Text), &side.statement, other, buffer);
        other = lower(other, taken);
        if let Some(grade) = &side.grade {
            other = lower(other, paragraph(look.theme.style(Role::Grade), grade, other, buffer));
        }
        other = lower(other, 1);
    }
}

/// The source line, then what is needed to go on or to leave.
fn sources(app: &App, look: &Look, presenter: &Presenter, slide: &Slide, area: Area, buffer: &mut Buffer) {
    let last = area.height.saturating_sub(1);
    let more = slide.sources.len().saturating_sub(1);
    let more = if more > 0 { format!(" (and {more} more)") } else { String::new() };
    let first =
        slide.sources.first().map_or_else(|| "No source of that day.".to_owned(), |source| format!("{source}{more}"));
    let cited = Area { height: last.saturating_sub(1).max(1), ..area };
    paragraph(look.theme.style(Role::Dim), &first, cited, buffer);
    if last > 1 {
        Pen::new(buffer, area, last - 1).write_cut(&presenter.as_of, look.theme.style(Role::AsOf));
    }
    let mut pen = Pen::new(buffer, area, last);
    if let Some(notice) = app.notice() {
        pen.write_cut(&crate::text::safe(&notice.text), look.theme.style(Role::Text));
        return;
    }
    for (key, words) in
        [("→", "next"), ("←", "previous"), ("b", "blank"), ("y", "copy"), ("Y", "copy the log"), ("Esc", "leave")]
    {
        pen.write(key, look.theme.style(Role::Key));
        pen.write(&format!(" {words}  "), look.theme.style(Role::Dim));
    }
}

fn lower(area: Area, rows: u16) -> Area {
    let rows = rows.min(area.height);
    Area { y: area.y + rows, height: area.height - rows, ..area }
}

/// A paragraph; how many rows it took.
fn paragraph(style: Style, text: &str, area: Area, buffer: &mut Buffer) -> u16 {
    lines(style, text, area, 1, buffer)
}

/// A paragraph with an empty row after each line where there is room for that.
fn spaced(style: Style, text: &str, area: Area, buffer: &mut Buffer) -> u16 {
    let count = wrap(text, area.width.max(1).into()).len();
    let step = if count * 3 <= usize::from(area.height) { 2 } else { 1 };
    lines(style, text, area, step, buffer)
}

fn lines(style: Style, text: &str, area: Area, step: u16, buffer: &mut Buffer) -> u16 {
    let mut row = 0;
    let lines = wrap(text, area.width.max(1).into());
    let room = usize::from(area.height.div_ceil(step.max(1)));
    for (at, line) in lines.iter().take(room).enumerate() {
        let cut = at + 1 == room && lines.len() > room;
        let mut pen = Pen::new(buffer, area, row);
        if cut {
            pen.write_cut(&format!("{line} …"), style);
        } else {
            pen.write_cut(line, style);
        }
        row += step;
    }
    row.min(area.height)
}
