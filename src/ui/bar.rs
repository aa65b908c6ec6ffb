//! The bar at the top: what is open, what narrows it, how far the data goes. In narrow windows the panes as tabs below it.

use ratatui::buffer::Buffer;

use super::{Look, Pen, Role};
use crate::app::{App, Chip, Pane};
use crate::geometry::Area;
use crate::model::{day_text, grouped};
use crate::text;

pub(super) fn draw(app: &App, look: &Look, area: Area, buffer: &mut Buffer) {
    let knowledge = app.scope().knowledge();
    let chips = app.chips();
    let style = |role| look.theme.style(role);
    let mut pen = Pen::new(buffer, area, 0);
    pen.write(" sitrep ", style(Role::Title));
    let chip_width: usize = chips.iter().map(|chip| text::width(&chip_text(chip)) + 1).sum();
    let extent = format!("data to {} · {}", day_text(knowledge.about.to), grouped(knowledge.record_count() as u64));
    if usize::from(pen.room()) > chip_width + text::width(&extent) + 4 {
        pen.write_right(&format!("{extent} "), style(Role::Dim));
    }
    if usize::from(pen.room()) > chip_width + 12 {
        let title = text::safe(&knowledge.about.title);
        let room = usize::from(pen.room()) - chip_width - 2;
        pen.write(&format!(" {}  ", text::truncate(&title, room)), style(Role::Text));
    }
    for chip in &chips {
        let role = if matches!(chip, Chip::AsOf(_)) { Role::AsOf } else { Role::Chip };
        pen.write_cut(&chip_text(chip), style(role));
        pen.skip(1);
    }
}

fn chip_text(chip: &Chip) -> String {
    match chip {
        Chip::AsOf(words) => format!(" {} ", words.to_uppercase_first_words()),
        Chip::Since(words) => format!("[{words}]"),
        Chip::Pin(title) => format!("◆ {title} ✕"),
        Chip::Weak => "◇ and within 3 days".to_owned(),
        Chip::Filter(text) => format!("⊂ {text} ✕"),
        Chip::Held(title) => format!("= {title}"),
    }
}

/// The clock is written large: `KNOWN BY 25 Jan 2024`.
trait ClockWords {
    fn to_uppercase_first_words(&self) -> String;
}

impl ClockWords for str {
    fn to_uppercase_first_words(&self) -> String {
        let mut words = self.splitn(3, ' ');
        let clock: Vec<_> = words.by_ref().take(2).map(str::to_uppercase).collect();
        format!("{} {}", clock.join(" "), words.next().unwrap_or_default())
    }
}

pub(super) fn tabs(app: &App, look: &Look, area: Area, buffer: &mut Buffer) {
    let desk = app.desk();
    let third = (area.width / 3).max(1);
    for (number, list) in desk.lists.iter().enumerate() {
        let cell = Area { x: area.x + third * number as u16, width: third, ..area };
        let role = match (number == desk.front, desk.focus == Pane::Detail) {
            (true, false) => Role::Selected,
            (true, true) => Role::Chosen,
            _ => Role::Dim,
        };
        let mut pen = Pen::new(buffer, cell, 0);
        pen.write_cut(&format!(" {} {}", Pane::ALL[number].title(), list.rows.len()), look.theme.style(role));
        pen.fill(look.theme.style(role));
    }
}
