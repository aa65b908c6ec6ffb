//! The palette: what is typed, and the commands, saved searches and records that fit it, one line each.

use ratatui::buffer::Buffer;
use ratatui::style::Style;
use ratatui::widgets::{Clear, Widget};

use super::frame::{self, Border};
use super::{Look, Pen, Role, rect, search};
use crate::app::{App, Offer, Palette};
use crate::command::Command;
use crate::geometry::{Area, palette};
use crate::model::{ClaimIx, RecordRef, counted, grouped};
use crate::search::{Hit, Query, highlight};
use crate::text;

/// Columns of what stands at the right of a record, at most a third of the line.
const BESIDE: usize = 34;

pub(super) fn draw(app: &App, look: &Look, open: &Palette, buffer: &mut Buffer) {
    let area = palette(app.size());
    Clear.render(rect(area, buffer), buffer);
    let answer = open.answer.as_ref();
    let hidden = answer.map(|answer| answer.hidden.text()).filter(|text| !text.is_empty());
    let border = Border {
        title: "Palette".to_owned(),
        counts: counts(app, open),
        hidden: hidden.map(|text| format!("hidden: {text}")).unwrap_or_default(),
        ..Border::default()
    };
    frame::draw(look, &border, true, area, buffer);
    let inner = area.inner();
    let mut pen = Pen::new(buffer, inner, 0);
    pen.write(" : ", look.theme.style(Role::Key));
    search::input(&mut pen, look, &open.input);
    if open.input.text().is_empty() {
        pen.skip(1);
        pen.write_cut("a command, a saved search, or any record", look.theme.style(Role::Dim));
    }
    let rule = "─".repeat(inner.width.into());
    Pen::new(buffer, inner, 1).write(&rule, look.theme.style(Role::Dim));
    let rows = Palette::rows_area(app.size());
    let shown = usize::from(rows.height);
    frame::scrollbar(shown, open.offers.len(), open.cursor.offset, area, buffer);
    if open.offers.is_empty() {
        nothing(app, look, open, rows, buffer);
    }
    for (row, offer) in open.offers.iter().skip(open.cursor.offset).take(shown).enumerate() {
        let selected = open.cursor.offset + row == open.cursor.position;
        let line = Area { y: rows.y + row as u16, height: 1, ..rows };
        Row { app, look, query: &open.query, selected }.draw(offer, line, buffer);
    }
}

/// `3 commands · 1 saved · 12 records`.
fn counts(app: &App, open: &Palette) -> String {
    let (commands, saved) = open.counts();
    let number = |count: usize, word: &str| (count > 0).then(|| counted(count, word));
    let records = match &open.answer {
        Some(answer) => number(answer.total, "record").filter(|_| answer.complete),
        None if !app.is_indexed() => Some("the index is being built …".to_owned()),
        None if open.query.is_empty() => number(app.scope().knowledge().record_count(), "record"),
        None => None,
    };
    let saved = (saved > 0).then(|| format!("{} saved", grouped(saved as u64)));
    [number(commands, "command"), saved, records].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn nothing(app: &App, look: &Look, open: &Palette, area: Area, buffer: &mut Buffer) {
    let Some(answer) = &open.answer else { return };
    let mut told = "No command, no saved search and no record has these words.".to_owned();
    if !answer.nearest.is_empty() {
        let names: Vec<_> = answer.nearest.iter().map(|&record| app.scope().knowledge().title(record)).collect();
        told = format!("{told} The nearest names: {}.", text::safe(&names.join(" · ")));
    }
    for (row, line) in text::wrap(&told, usize::from(area.width.saturating_sub(4))).into_iter().enumerate() {
        let mut pen = Pen::new(buffer, area, row as u16);
        pen.skip(3);
        pen.write(line, look.theme.style(Role::Notice));
    }
}

/// How a row is written.
struct Row<'r> {
    app: &'r App,
    look: &'r Look,
    query: &'r Query,
    selected: bool,
}

impl Row<'_> {
    fn draw(&self, offer: &Offer, area: Area, buffer: &mut Buffer) {
        let mut pen = Pen::new(buffer, area, 0);
        pen.fill(self.style(Role::Text));
        pen.write(if self.selected { "▌" } else { " " }, self.style(Role::Text));
        match offer {
            Offer::Command(command) => self.command(*command, &mut pen),
            Offer::Saved(saved) => {
                pen.write_right("saved search", self.style(Role::Dim));
                pen.write("★ ", self.style(Role::Key));
                self.marked(&saved.name, &mut pen);
                pen.write_cut(&format!("  {}", text::safe(&saved.query)), self.style(Role::Dim));
            }
            Offer::Record(hit) => self.record(hit, &mut pen),
        }
    }

    fn command(&self, command: Command, pen: &mut Pen) {
        pen.write_right(&self.look.keymap.all_text(command), self.style(Role::Key));
        pen.write(": ", self.style(Role::Key));
        self.marked(command.row().text, pen);
    }

    fn record(&self, hit: &Hit, pen: &mut Pen) {
        let scope = self.app.scope();
        if let Some(grade) = scope.grade(hit.record) {
            pen.write_right(&text::pad(&grade.to_string(), 2), self.style(Role::Grade));
        }
        let disputes = ClaimIx::try_from(hit.record).map_or(0, |claim| scope.disputes(claim).len());
        if disputes > 0 {
            pen.write_right(&format!("⇄ {disputes}"), self.style(Role::Dispute));
        }
        let room = BESIDE.min(usize::from(pen.room()) / 3);
        let beside = self.beside(hit, hit.record);
        pen.write_right(&text::truncate(&beside, room), self.style(Role::Dim));
        pen.write(&format!("{} ", search::sign(self.app, hit.record)), self.style(Role::Dim));
        self.marked(&scope.knowledge().title(hit.record), pen);
    }

    /// Kind, day and who; where only a lower tier found it, that first.
    fn beside(&self, hit: &Hit, record: RecordRef) -> String {
        let line = search::second_line(self.app, record);
        let line = text::safe(&line);
        hit.tier.mark().map_or_else(|| line.to_string(), |mark| format!("{mark} · {line}"))
    }

    fn marked(&self, shown: &str, pen: &mut Pen) {
        let shown = text::safe(shown);
        let marked = highlight(&shown, self.query);
        pen.write_marked(&shown, self.style(Role::Text), &marked, self.look.theme.style(Role::Match));
    }

    fn style(&self, role: Role) -> Style {
        self.look.theme.style(if self.selected { Role::Selected } else { role })
    }
}
