//! Speakers × questions: the latest position of each in two lines, with its day and who contradicts it.

use ratatui::buffer::Buffer;

use super::row_style;
use crate::app::{App, Disputes};
use crate::geometry::{Area, Part};
use crate::model::{Scope, day_text};
use crate::query::disputes::Cell;
use crate::text::{safe, wrap};
use crate::ui::frame::{self, Border};
use crate::ui::{Look, Pen, Role};

pub(super) fn draw(app: &App, look: &Look, area: Area, buffer: &mut Buffer) {
    let disputes = app.disputes();
    let focused = disputes.part == Part::Main;
    let Some(matrix) = &disputes.matrix else { return };
    let (fitting, width) = disputes.fitting(app.size());
    let last = (disputes.first_column + fitting).min(matrix.topics.len());
    let border = Border {
        title: "Speakers × questions: latest positions".to_owned(),
        counts: format!("questions {}–{last} of {}", disputes.first_column + 1, matrix.topics.len()),
        ..Border::default()
    };
    frame::draw(look, &super::shortened(border, area), focused, area, buffer);
    let inner = area.inner();
    if matrix.rows.is_empty() {
        Pen::new(buffer, inner, 0).write_cut(" No answers are shown (W widens).", look.theme.style(Role::Notice));
        return;
    }
    let (names, cells) = inner.split_columns(Disputes::NAMES);
    let knowledge = app.scope().knowledge();
    let shown = disputes.first_column..last;
    let column = |slot: usize| Area { x: cells.x + slot as u16 * width, width: width.saturating_sub(1), ..cells };
    for (slot, number) in shown.clone().enumerate() {
        let question = safe(&knowledge.topic(matrix.topics[number]).question).into_owned();
        let style = look.theme.style(if number == disputes.column { Role::Focus } else { Role::Title });
        let lines = wrap(&question, usize::from(column(slot).width));
        for (row, line) in lines.iter().take(usize::from(Disputes::HEAD)).enumerate() {
            Pen::new(buffer, column(slot), row as u16).write_cut(line, style);
        }
    }
    let rows = Disputes::SPEAKER_ROWS as u16;
    let page = usize::from(inner.height.saturating_sub(Disputes::HEAD) / rows).max(1);
    frame::scrollbar(page, matrix.rows.len(), disputes.speakers.offset, area, buffer);
    let speakers = matrix.rows.iter().enumerate().skip(disputes.speakers.offset).take(page);
    for ((at, speaker), place) in speakers.zip(0u16..) {
        let y = Disputes::HEAD + place * rows;
        let here = at == disputes.speakers.position;
        let mut pen = Pen::new(buffer, names, y);
        pen.skip(1);
        let style = row_style(look, here, false);
        pen.write_cut(&safe(knowledge.actor(speaker.speaker).label()), style);
        for (slot, number) in shown.clone().enumerate() {
            let Some(cell) = speaker.answer(matrix.topics[number]) else {
                Pen::new(buffer, column(slot), y).write("·", look.theme.style(Role::Dim));
                continue;
            };
            let selected = here && number == disputes.column;
            answer(app.scope(), look, cell, (selected, focused), column(slot), y, buffer);
        }
    }
}

fn answer(
    scope: &Scope,
    look: &Look,
    cell: &Cell,
    (selected, focused): (bool, bool),
    area: Area,
    row: u16,
    buffer: &mut Buffer,
) {
    let knowledge = scope.knowledge();
    let claim = knowledge.claim(cell.claim);
    let position = claim.position.as_deref().map(safe).unwrap_or_default();
    let style = row_style(look, selected, focused);
    Pen::new(buffer, area, row).write_cut(&position, style);
    let others: Vec<_> = cell
        .contradicted_by(scope)
        .into_iter()
        .map(|other| safe(knowledge.actor(knowledge.claim(other).speaker).label()))
        .collect();
    let mut pen = Pen::new(buffer, area, row + 1);
    let moved = if cell.moved { "↻ " } else { "" };
    pen.write(&format!("{moved}{}", day_text(claim.date)), look.theme.style(Role::Dim));
    if !others.is_empty() {
        pen.write_cut(&format!(" ⇄ {}", others.join(", ")), look.theme.style(Role::Dispute));
    }
}
