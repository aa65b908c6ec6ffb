//! The box in which one chooses the actor that a chain of ties is to lead to.

use ratatui::buffer::Buffer;
use ratatui::widgets::{Clear, Widget};

use super::disputes::row_style;
use super::frame::{self, Border};
use super::{Look, Pen, Role, rect, search};
use crate::app::{ActorBox, App, Palette};
use crate::geometry::{Area, palette};
use crate::text::{safe, truncate};

pub(super) fn draw(app: &App, look: &Look, open: &ActorBox, buffer: &mut Buffer) {
    let area = palette(app.size());
    let knowledge = app.scope().knowledge();
    Clear.render(rect(area, buffer), buffer);
    let room = usize::from(area.width).saturating_sub(26);
    let title = format!("How is {} tied to", safe(&knowledge.actor(open.from).name));
    let border = Border {
        title: format!("{} …", truncate(&title, room)),
        counts: format!("{}/{}", (open.cursor.position + 1).min(open.offers.len()), open.offers.len()),
        ..Border::default()
    };
    frame::draw(look, &border, true, area, buffer);
    let inner = area.inner();
    let mut pen = Pen::new(buffer, inner, 0);
    pen.write(" ? ", look.theme.style(Role::Key));
    search::input(&mut pen, look, &open.input);
    if open.input.text().is_empty() {
        pen.skip(1);
        pen.write_cut("the name of another actor", look.theme.style(Role::Dim));
    }
    Pen::new(buffer, inner, 1).write(&"─".repeat(inner.width.into()), look.theme.style(Role::Dim));
    let rows = Palette::rows_area(app.size());
    let shown = usize::from(rows.height);
    frame::scrollbar(shown, open.offers.len(), open.cursor.offset, area, buffer);
    if open.offers.is_empty() {
        Pen::new(buffer, rows, 0).write_cut(" No actor of this file has these words.", look.theme.style(Role::Notice));
    }
    for (row, &actor) in open.offers.iter().skip(open.cursor.offset).take(shown).enumerate() {
        let selected = open.cursor.offset + row == open.cursor.position;
        let line = Area { y: rows.y + row as u16, height: 1, ..rows };
        let style = row_style(look, selected, true);
        Pen::new(buffer, line, 0).fill(style);
        let record = knowledge.actor(actor);
        let side = knowledge.side(record.side);
        let mut pen = Pen::new(buffer, line, 0);
        pen.write(&format!(" {} ", record.kind.sign()), style.patch(look.theme.style(Role::Dim)));
        pen.write_cut(&safe(&record.name), style.patch(look.theme.side(side.color)));
        let short = record.short.as_deref().map(|short| format!(" ({})", safe(short))).unwrap_or_default();
        pen.write_cut(&format!(" ·{}{short}", safe(&side.mark)), style.patch(look.theme.style(Role::Dim)));
    }
}
