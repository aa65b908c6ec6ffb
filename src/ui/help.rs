//! The help: commands with their keys, and the legend, narrowed by what is typed.

use ratatui::buffer::Buffer;

use super::frame::{self, Border};
use super::{Look, Pen, Role, search};
use crate::app::{App, Help, HelpLine};
use crate::geometry::overlay;
use crate::model::counted;
use crate::text;

/// Columns of the keys.
const KEYS: usize = 22;

pub(super) fn draw(app: &App, look: &Look, help: &Help, buffer: &mut Buffer) {
    let area = overlay(app.size());
    let lines = help.lines(|row| look.keymap.all_text(row.command));
    let inner = area.inner();
    let (head, body) = inner.split_rows(1);
    let shown = usize::from(body.height);
    let scroll = help.scroll.min(lines.len().saturating_sub(shown));
    let below = lines.len().saturating_sub(scroll + shown);
    let counts = if below > 0 { format!("{}, ↓", counted(below, "more line")) } else { String::new() };
    frame::draw(look, &Border { title: "Help".to_owned(), counts, ..Border::default() }, true, area, buffer);
    frame::scrollbar(shown, lines.len(), scroll, area, buffer);
    let mut pen = Pen::new(buffer, head, 0);
    pen.write(" Type to narrow: ", look.theme.style(Role::Dim));
    search::input(&mut pen, look, &help.input);
    if lines.is_empty() {
        Pen::new(buffer, body, 1).write("   Nothing in the help has these words.", look.theme.style(Role::Notice));
    }
    for (row, line) in lines.iter().skip(scroll).take(shown).enumerate() {
        let mut pen = Pen::new(buffer, body, row as u16);
        pen.skip(1);
        match line {
            HelpLine::Space => {}
            HelpLine::Heading(title) => pen.write_cut(title, look.theme.style(Role::Title)),
            HelpLine::Command(command) => {
                let keys = look.keymap.all_text(command.command);
                pen.write(&text::pad(&keys, KEYS), look.theme.style(Role::Key));
                pen.write_cut(command.text, look.theme.style(Role::Text));
            }
            HelpLine::Sign(sign, meaning) => {
                pen.write(&text::pad(sign, KEYS), look.theme.style(Role::Key));
                pen.write_cut(meaning, look.theme.style(Role::Text));
            }
        }
    }
}
