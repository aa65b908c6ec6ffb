//! The network: ties to the actor, the actor, ties from it; or a chain of ties; and below what is selected, in words.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::disputes::{foot, left_out, row_style};
use super::frame::{self, Border};
use super::{Look, Pen, Role};
use crate::app::{App, ChainView, NetPane, NetRow, Network};
use crate::command::{Command, Input};
use crate::geometry::Area;
use crate::query::card::{Piece, Tone};
use crate::text;

/// Columns that a name keeps before what stands at the right end of its row.
const NAME: usize = 16;
/// The names of the panes.
const TITLES: [&str; 3] = ["Ties to it", "Actor", "Ties from it"];

pub(super) fn draw(app: &App, look: &Look, buffer: &mut Buffer) {
    let network = app.network();
    let areas = network.areas(app.size());
    if let Some(view) = &network.chain {
        chain(app, look, view, areas.chain, buffer);
    } else {
        tabs(look, network, areas.tabs, buffer);
        for pane in 0..network.panes.len() {
            if !areas.panes[pane].is_empty() {
                draw_pane(app, look, pane, areas.panes[pane], buffer);
            }
        }
    }
    foot(look, network.foot_title(), &network.foot, network.is_reading(), areas.foot, buffer);
}

/// The names of the panes with their counts, where only one has room.
fn tabs(look: &Look, network: &Network, area: Area, buffer: &mut Buffer) {
    let third = (area.width / 3).max(1);
    for (number, title) in TITLES.into_iter().enumerate().filter(|_| !area.is_empty()) {
        let cell = Area { x: area.x + third * number as u16, width: third, ..area };
        let role = match (number == network.front, network.is_reading()) {
            (true, false) => Role::Selected,
            (true, true) => Role::Chosen,
            _ => Role::Dim,
        };
        let mut pen = Pen::new(buffer, cell, 0);
        let (_, count) = network.panes[number].count();
        let count = if number == 1 { String::new() } else { format!(" {count}") };
        pen.write_cut(&format!(" {title}{count}"), look.theme.style(role));
        pen.fill(look.theme.style(role));
    }
}

fn draw_pane(app: &App, look: &Look, number: usize, area: Area, buffer: &mut Buffer) {
    let network = app.network();
    let pane = &network.panes[number];
    let (at, count) = pane.count();
    let title = match (number, network.actor) {
        (1, Some(actor)) => text::safe(app.scope().knowledge().actor(actor).label()).into_owned(),
        _ => TITLES[number].to_owned(),
    };
    let hidden = if number == 1 { hidden_text(look, network) } else { String::new() };
    let border = Border { title, counts: format!("{at}/{count}"), hidden, ..Border::default() };
    let focused = network.focus == number;
    frame::draw(look, &border, focused, area, buffer);
    rows(app, look, pane, focused, area, buffer);
}

/// How many ties are hidden and why, with the key that widens; or that past ones are let in.
fn hidden_text(look: &Look, network: &Network) -> String {
    let hidden = network.net().map(|net| net.hidden.text()).unwrap_or_default();
    let key = look.keymap.first(Command::Widen, Input::Browse).unwrap_or_else(|| "hidden".to_owned());
    if network.left_out > 0 {
        return left_out(network.left_out);
    }
    match (hidden.is_empty(), network.past) {
        (true, false) => String::new(),
        (true, true) => "with ties that were over".to_owned(),
        (false, false) => format!("{key}: {hidden}"),
        (false, true) => format!("with ties that were over; {key}: {hidden}"),
    }
}

fn chain(app: &App, look: &Look, view: &ChainView, area: Area, buffer: &mut Buffer) {
    let counts = view.counts(app.scope());
    let room = usize::from(area.width).saturating_sub(text::width(&counts) + 8);
    let border = Border {
        title: text::truncate(&view.title(app.scope()), room).into_owned(),
        counts,
        total: view.kinds.words(),
        ..Border::default()
    };
    let focused = !app.network().is_reading();
    frame::draw(look, &border, focused, area, buffer);
    rows(app, look, &view.pane, focused, area, buffer);
}

fn rows(app: &App, look: &Look, pane: &NetPane, focused: bool, area: Area, buffer: &mut Buffer) {
    let inner = area.inner();
    let page = usize::from(inner.height);
    frame::scrollbar(page, pane.rows.len(), pane.cursor.offset, area, buffer);
    for (number, row) in pane.rows.iter().enumerate().skip(pane.cursor.offset).take(page) {
        let line = Area { y: inner.y + (number - pane.cursor.offset) as u16, height: 1, ..inner };
        let selected = number == pane.cursor.position && pane.selected().is_some();
        draw_row(app, look, row, row_style(look, selected, focused), line, buffer);
    }
}

fn draw_row(app: &App, look: &Look, row: &NetRow, style: Style, area: Area, buffer: &mut Buffer) {
    Pen::new(buffer, area, 0).fill(style);
    let right = shown_right(row, usize::from(area.width));
    let width: usize = right.iter().map(|piece| text::width(&piece.text)).sum();
    let x = area.x + area.width.saturating_sub(width as u16 + 1);
    let mut end = Pen::new(buffer, Area { x, width: width as u16, ..area }, 0);
    for piece in right {
        end.write(&piece.text, tone_style(app, look, piece.tone, style));
    }
    let left = Area { width: area.width.saturating_sub(if width > 0 { width as u16 + 2 } else { 1 }), ..area };
    let mut pen = Pen::new(buffer, left, 0);
    pen.skip(1);
    for piece in &row.pieces {
        let base = if row.heading { style.patch(look.theme.style(Role::Label)) } else { style };
        let is_cut = text::width(&piece.text) > usize::from(pen.room());
        pen.write_cut(&piece.text, tone_style(app, look, piece.tone, base));
        if is_cut {
            break;
        }
    }
}

/// What there is room for at the right end: where the name would keep too little, the dates go; grade and marks stay.
fn shown_right(row: &NetRow, room: usize) -> &[Piece] {
    let width = |pieces: &[Piece]| pieces.iter().map(|piece| text::width(&piece.text)).sum::<usize>();
    let least = NAME.min(row.pieces.iter().map(|piece| text::width(&piece.text)).sum());
    let fits = |pieces: &[Piece]| width(pieces) + least + 3 <= room;
    let without_dates = &row.right[row.right.len().min(1)..];
    let only_grade = matches!(&*row.right, [one] if one.tone == Tone::Grade);
    if only_grade || fits(&row.right) {
        &row.right
    } else if !without_dates.is_empty() && fits(without_dates) {
        without_dates
    } else {
        row.right.last().map_or(&[], std::slice::from_ref)
    }
}

fn tone_style(app: &App, look: &Look, tone: Tone, base: Style) -> Style {
    let theme = &look.theme;
    base.patch(match tone {
        Tone::Plain => return base,
        Tone::Strong => theme.style(Role::Title),
        Tone::Quote => theme.style(Role::Quote),
        Tone::Dim => theme.style(Role::Dim),
        Tone::Grade => theme.style(Role::Grade),
        Tone::Dispute => theme.style(Role::Dispute),
        Tone::Notice => theme.style(Role::Notice),
        Tone::Side(side) => theme.side(app.scope().knowledge().side(side).color),
    })
}
