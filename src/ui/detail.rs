//! A record laid open, in the Desk's detail and in the preview of the search.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::frame::{self, Border};
use super::{Look, Pen, Role};
use crate::app::{App, Detail, Hints, Look as SpanLook, Overlay, Pane, Span};
use crate::geometry::Area;
use crate::model::counted;
use crate::query::card::Tone;

pub(super) fn draw(app: &App, look: &Look, area: Area, buffer: &mut Buffer) {
    let desk = app.desk();
    record(app, look, &desk.detail, letters(app), desk.focus == Pane::Detail, area, buffer);
}

/// The letters at the links of what is laid open, while they are shown.
pub(super) fn letters(app: &App) -> Option<&Hints> {
    match app.overlays().last() {
        Some(Overlay::Hints(hints)) => Some(hints),
        _ => None,
    }
}

/// Draws a record in a bordered area.
pub(super) fn record(
    app: &App,
    look: &Look,
    detail: &Detail,
    hints: Option<&Hints>,
    focused: bool,
    area: Area,
    buffer: &mut Buffer,
) {
    if area.is_empty() {
        return;
    }
    let inner = area.inner();
    let len = detail.page.lines.len();
    let shown = usize::from(inner.height);
    let below = len.saturating_sub(detail.scroll + shown);
    let border = Border {
        title: crate::text::safe(&detail.heading).into_owned(),
        counts: if below > 0 { counted(below, "more line") } else { String::new() },
        ..Border::default()
    };
    frame::draw(look, &border, focused, area, buffer);
    frame::scrollbar(shown, len, detail.scroll, area, buffer);
    let text_area = Area { x: inner.x + 1, width: inner.width.saturating_sub(2), ..inner };
    if detail.record.is_none() && detail.page.lines.is_empty() {
        Pen::new(buffer, text_area, 0).write("Nothing is selected.", look.theme.style(Role::Notice));
    }
    for (row, line) in detail.page.lines.iter().skip(detail.scroll).take(shown).enumerate() {
        let mut pen = Pen::new(buffer, text_area, row as u16);
        for span in line {
            pen.write(&span.text, span_style(app, look, span, detail.link.filter(|_| focused)));
        }
    }
    for (number, link) in detail.page.links.iter().enumerate() {
        let Some(letters) = hints.and_then(|hints| hints.letters(number)) else { continue };
        if (detail.scroll..detail.scroll + shown).contains(&link.line) {
            let row = (link.line - detail.scroll) as u16;
            // Before the link where there is a gap, so that the link stays readable.
            let gap = link
                .column
                .checked_sub(letters.len())
                .filter(|&start| is_blank(buffer, text_area, row, start, letters.len()));
            let mut pen = Pen::new(buffer, text_area, row);
            pen.skip(gap.unwrap_or(link.column) as u16);
            pen.write(&letters, look.theme.style(Role::Hint));
        }
    }
}

fn is_blank(buffer: &Buffer, area: Area, row: u16, start: usize, len: usize) -> bool {
    (start..start + len)
        .all(|column| buffer.cell((area.x + column as u16, area.y + row)).is_some_and(|cell| cell.symbol() == " "))
}

fn span_style(app: &App, look: &Look, span: &Span, selected: Option<usize>) -> Style {
    let theme = &look.theme;
    let style = match span.look {
        SpanLook::Label => theme.style(Role::Label),
        SpanLook::Tone(tone) => match tone {
            Tone::Plain => theme.style(Role::Text),
            Tone::Quote => theme.style(Role::Quote),
            Tone::Strong => theme.style(Role::Title),
            Tone::Dim => theme.style(Role::Dim),
            Tone::Grade => theme.style(Role::Grade),
            Tone::Dispute => theme.style(Role::Dispute),
            Tone::Notice => theme.style(Role::Notice),
            Tone::Side(side) => theme.side(app.scope().knowledge().side(side).color),
        },
    };
    match span.link {
        Some(link) if selected == Some(link) => style.patch(theme.style(Role::LinkSelected)),
        Some(_) => style.patch(theme.style(Role::Link)),
        None => style,
    }
}
