//! The disputes: the questions with their counts, the positions side by side, and below who moved and a claim's life.

mod speakers;

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::frame::{self, Border};
use super::{Look, Pen, Role};
use crate::app::{App, Block, BlockLine, DisputeLayout, LineKind, Reading};
use crate::geometry::{Area, Part};
use crate::model::{Knowledge, counted, counted_as, grouped};
use crate::query::disputes::{Question, Subject};
use crate::text::{safe, wrap};

pub(super) fn draw(app: &App, look: &Look, buffer: &mut Buffer) {
    let disputes = app.disputes();
    let areas = disputes.areas(app.size());
    questions(app, look, areas.list, buffer);
    match disputes.layout {
        DisputeLayout::Positions => positions(app, look, areas.board, buffer),
        DisputeLayout::Speakers => speakers::draw(app, look, areas.board, buffer),
    }
    let title = match disputes.layout {
        DisputeLayout::Positions => "The life of this claim, and who moved",
        DisputeLayout::Speakers => "This answer",
    };
    foot(look, title, &disputes.foot, disputes.part == Part::Foot, areas.foot, buffer);
}

/// The lines of a foot; which of them are shown is said on its border.
pub(super) fn foot(look: &Look, title: &str, reading: &Reading, focused: bool, area: Area, buffer: &mut Buffer) {
    let inner = area.inner();
    let counts = reading.extent(usize::from(inner.height));
    let border = Border { title: title.to_owned(), counts, ..Border::default() };
    frame::draw(look, &shortened(border, area), focused, area, buffer);
    frame::scrollbar(usize::from(inner.height), reading.lines.len(), reading.scroll, area, buffer);
    for (line, row) in reading.lines.iter().skip(reading.scroll).zip(0..inner.height) {
        let mut pen = Pen::new(buffer, inner, row);
        pen.skip(1);
        pen.write_cut(line, look.theme.style(Role::Text));
    }
}

fn questions(app: &App, look: &Look, area: Area, buffer: &mut Buffer) {
    let (disputes, knowledge) = (app.disputes(), app.scope().knowledge());
    let focused = disputes.part == Part::List;
    let position = (disputes.cursor.position + 1).min(disputes.questions.len());
    let border = Border {
        title: "Disputes".to_owned(),
        counts: format!("{position}/{}", grouped(disputes.questions.len() as u64)),
        hidden: left_out(disputes.left_out),
        ..Border::default()
    };
    frame::draw(look, &border, focused, area, buffer);
    let (inner, page) = (area.inner(), disputes.page(app.size()));
    let height = disputes.row_height(app.size()) as u16;
    frame::scrollbar(page, disputes.questions.len(), disputes.cursor.offset, area, buffer);
    if disputes.questions.is_empty() {
        let text = nothing_listed("disputes", disputes.left_out);
        Pen::new(buffer, inner, 0).write_cut(&text, look.theme.style(Role::Notice));
    }
    let shown = disputes.questions.iter().enumerate().skip(disputes.cursor.offset).take(page);
    for ((at, question), slot) in shown.zip(0u16..) {
        let row = Area { y: inner.y + slot * height, height, ..inner };
        let style = row_style(look, at == disputes.cursor.position, focused);
        for line in 0..height {
            Pen::new(buffer, row, line).fill(style);
        }
        let counts = counts_text(question);
        let title = title(knowledge, question.subject);
        let dim = style.patch(look.theme.style(if question.live > 0 { Role::Dispute } else { Role::Dim }));
        if height == 1 {
            let mut pen = Pen::new(buffer, row, 0);
            let counts = if question.live > 0 { format!("⇄ {} ", question.live) } else { " ".to_owned() };
            pen.write_right(&counts, dim);
            pen.skip(1);
            pen.write_cut(&title, style);
            continue;
        }
        let (lines, shown) = (wrap(&title, usize::from(row.width.saturating_sub(2))), usize::from(height) - 1);
        for (line, text) in lines.iter().take(shown).enumerate() {
            let mut pen = Pen::new(buffer, row, line as u16);
            pen.skip(1);
            let more = if line + 1 == shown && lines.len() > shown { "…" } else { "" };
            pen.write_cut(&format!("{text}{more}"), style);
        }
        let mut pen = Pen::new(buffer, row, height - 1);
        pen.skip(if height == 2 { 3 } else { 1 });
        pen.write_cut(&counts, dim);
    }
}

/// What a filter leaves out of a list, for its border.
pub(super) fn left_out(number: usize) -> String {
    if number == 0 { String::new() } else { format!("W: {} left out by the filter", grouped(number as u64)) }
}

/// What an empty list says: nothing there, or nothing that the filter keeps.
pub(super) fn nothing_listed(what: &str, left_out: usize) -> String {
    if left_out > 0 {
        format!(" The filter keeps none of the {what} (W widens).")
    } else {
        format!(" This file has no {what}.")
    }
}

/// The style of a list's row.
pub(super) fn row_style(look: &Look, selected: bool, focused: bool) -> Style {
    match (selected, focused) {
        (true, true) => look.theme.style(Role::Selected),
        (true, false) => look.theme.style(Role::Chosen),
        _ => look.theme.style(Role::Text),
    }
}

/// The question; for a pair who contradicts whom about what.
fn title(knowledge: &Knowledge, subject: Subject) -> String {
    match subject {
        Subject::Topic(topic) => safe(&knowledge.topic(topic).question).into_owned(),
        Subject::Pair(first, second) => {
            let (first, second) = (knowledge.claim(first), knowledge.claim(second));
            let label = |speaker| safe(knowledge.actor(speaker).label()).into_owned();
            format!("{} ⇄ {}: {}", label(first.speaker), label(second.speaker), safe(&first.statement))
        }
    }
}

/// `⇄ 3 · 5 positions · 12 speakers · 40 claims`.
fn counts_text(question: &Question) -> String {
    if question.claims == 0 {
        return if question.hidden.total() > 0 {
            format!("{} hidden", question.hidden.total())
        } else {
            "not answered".to_owned()
        };
    }
    let live = if question.live > 0 { format!("⇄ {} · ", question.live) } else { String::new() };
    let hidden = question.hidden.total();
    let hidden = if hidden > 0 { format!(" · {hidden} hidden") } else { String::new() };
    let Question { positions, speakers, claims, .. } = question;
    if matches!(question.subject, Subject::Pair(..)) {
        let settled = if question.live > 0 { "" } else { ", no longer live" };
        return format!("{live}two claims{settled}");
    }
    let counts = [counted(*positions, "position"), counted(*speakers, "speaker"), counted(*claims, "claim")];
    format!("{live}{}{hidden}", counts.join(" · "))
}

fn positions(app: &App, look: &Look, area: Area, buffer: &mut Buffer) {
    let (disputes, knowledge) = (app.disputes(), app.scope().knowledge());
    let focused = disputes.part == Part::Main;
    let Some(board) = &disputes.board else {
        frame::draw(look, &Border::default(), focused, area, buffer);
        return;
    };
    let (fitting, width) = disputes.fitting(app.size());
    let last = (disputes.first_column + fitting).min(board.columns.len());
    let counts = match board.columns.len() {
        0 => String::new(),
        all => format!("positions {}–{last} of {all}", disputes.first_column + 1),
    };
    let border = Border { title: title(knowledge, board.subject), counts, ..Border::default() };
    frame::draw(look, &shortened(border, area), focused, area, buffer);
    let inner = area.inner();
    if board.columns.is_empty() {
        let hidden = board.hidden.text();
        let text = if board.left_out > 0 {
            format!(
                " The filter takes out {} (W widens).",
                counted_as(board.left_out, "claim, the only one", "claims, all of them")
            )
        } else if hidden.is_empty() {
            " Nobody is recorded as having answered this question.".to_owned()
        } else {
            format!(" No answer is shown: {hidden} (W widens).")
        };
        Pen::new(buffer, inner, 0).write_cut(&text, look.theme.style(Role::Notice));
    }
    for slot in 0..fitting {
        let number = disputes.first_column + slot;
        let (Some(column), Some(blocks)) = (board.columns.get(number), disputes.columns.get(number)) else { break };
        let x = inner.x + slot as u16 * width;
        let column_area = Area { x, width: width.min(inner.x + inner.width - x), ..inner };
        let chosen = number == disputes.column;
        let style = look.theme.style(if chosen && focused { Role::Focus } else { Role::Title });
        let mut pen = Pen::new(buffer, column_area, 0);
        pen.write(if chosen { "▌" } else { " " }, look.theme.style(Role::Focus));
        pen.write_right(&format!("{} ", column.stands.len()), look.theme.style(Role::Dim));
        let position =
            column.position.as_deref().map_or_else(|| speaker(knowledge, blocks), |text| safe(text).into_owned());
        pen.write_cut(&position, style);
        let mut pen = Pen::new(buffer, column_area, 1);
        pen.write_cut(&"─".repeat(usize::from(column_area.width)), look.theme.style(Role::Border));
        let scroll = disputes.scroll.get(number).copied().unwrap_or(0);
        let rows = column_area.split_rows(2).1;
        let selected = chosen.then_some(disputes.row);
        column_lines(look, blocks, scroll, selected, focused, rows, buffer);
    }
}

/// A title that leaves room for the counts.
fn shortened(border: Border<'_>, area: Area) -> Border<'_> {
    let room = usize::from(area.width).saturating_sub(crate::text::width(&border.counts) + 8);
    Border { title: crate::text::truncate(&border.title, room).into_owned(), ..border }
}

/// A claim without a position stands under its speaker.
fn speaker(knowledge: &Knowledge, blocks: &[Block]) -> String {
    let claim = blocks.first().map(|block| knowledge.claim(block.claim));
    claim.map(|claim| safe(knowledge.actor(claim.speaker).label()).into_owned()).unwrap_or_default()
}

fn column_lines(
    look: &Look,
    blocks: &[Block],
    scroll: usize,
    selected: Option<usize>,
    focused: bool,
    area: Area,
    buffer: &mut Buffer,
) {
    let lines = blocks.iter().enumerate().flat_map(|(at, block)| block.lines.iter().map(move |line| (at, line)));
    for (row, (at, line)) in lines.skip(scroll).take(usize::from(area.height)).enumerate() {
        let mut pen = Pen::new(buffer, area, row as u16);
        let chosen = selected == Some(at) && line.kind != LineKind::Space;
        pen.write(if chosen { "▌" } else { " " }, look.theme.style(Role::Focus));
        let style = line_style(look, line);
        let style = if chosen && focused && line.kind == LineKind::Head {
            style.patch(look.theme.style(Role::Selected))
        } else {
            style
        };
        if !line.right.is_empty() {
            pen.write_right(&format!("{} ", line.right), look.theme.style(Role::Grade));
        }
        pen.write_cut(&line.text, style);
    }
}

fn line_style(look: &Look, line: &BlockLine) -> Style {
    look.theme.style(match line.kind {
        LineKind::Head => Role::Title,
        LineKind::Voice | LineKind::Mark => Role::Dim,
        LineKind::Quote => Role::Quote,
        LineKind::Statement | LineKind::Space => Role::Text,
        LineKind::Dispute => Role::Dispute,
    })
}
