//! What is wrong with the files since they were saved, and the question before something is written: boxes in the middle.

use ratatui::buffer::Buffer;
use ratatui::widgets::{Clear, Widget};

use super::frame::{self, Border};
use super::{Look, Pen, Role, rect};
use crate::app::{Confirm, Cursor, Problem};
use crate::geometry::{Area, Size};
use crate::text;

/// A line of the box: whose it is, its text, and how it is written.
type Line = (usize, String, Role);

/// Draws the problems, each with its place, its sentence and how to mend it.
pub(super) fn draw(look: &Look, problems: &[Problem], cursor: Cursor, size: Size, buffer: &mut Buffer) {
    let width = size.width.saturating_sub(4).min(110);
    let lines = lines(problems, usize::from(width.saturating_sub(4)).max(1));
    let area = middle(size, width, lines.len());
    let border = Border {
        title: "Problems of the saved files; what is shown is as it was before".to_owned(),
        counts: format!("{}/{}", cursor.position + 1, problems.len()),
        ..Border::default()
    };
    boxed(look, &border, area, buffer);
    let inner = area.inner();
    let height = usize::from(inner.height);
    let own = |line: &Line| line.0 == cursor.position;
    let start = lines.iter().position(own).unwrap_or(0);
    let end = lines.iter().rposition(own).map_or(0, |last| last + 1);
    // The selected one whole where it fits, else its beginning.
    let first = end.saturating_sub(height).min(start);
    for (row, line) in lines.iter().skip(first).take(height).enumerate() {
        let role = if own(line) && line.2 == Role::Label { Role::Selected } else { line.2 };
        let mut pen = Pen::new(buffer, inner, row as u16);
        pen.write(" ", look.theme.style(role));
        pen.write_cut(&line.1, look.theme.style(role));
        if role == Role::Selected {
            pen.fill(look.theme.style(role));
        }
    }
}

fn lines(problems: &[Problem], width: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    for (number, problem) in problems.iter().enumerate() {
        lines.push((number, text::safe(&problem.place).into_owned(), Role::Label));
        let sentence = text::safe(&problem.text);
        lines.extend(text::wrap(&sentence, width).into_iter().map(|line| (number, line.to_owned(), Role::Text)));
        for help in &problem.help {
            let help = text::safe(help);
            let wrapped = text::wrap(&help, width.saturating_sub(2).max(1));
            lines.extend(wrapped.into_iter().map(|line| (number, format!("  {line}"), Role::Dim)));
        }
    }
    lines
}

/// Draws a question with its answers.
pub(super) fn confirm(look: &Look, confirm: &Confirm, size: Size, buffer: &mut Buffer) {
    let width = size.width.saturating_sub(4).min(80);
    let question = text::safe(&confirm.question);
    let lines = text::wrap(&question, usize::from(width.saturating_sub(4)).max(1));
    let area = middle(size, width, lines.len() + 2);
    boxed(look, &Border { title: "May this be written?".to_owned(), ..Border::default() }, area, buffer);
    let inner = area.inner();
    for (row, line) in lines.iter().enumerate() {
        let mut pen = Pen::new(buffer, inner, row as u16);
        pen.skip(1);
        pen.write_cut(line, look.theme.style(Role::Text));
    }
    let mut pen = Pen::new(buffer, inner, inner.height.saturating_sub(1));
    pen.skip(1);
    for (key, words) in [("y", "yes"), ("n", "no, write nothing")] {
        pen.write(key, look.theme.style(Role::Key));
        pen.write(&format!(" {words}  "), look.theme.style(Role::Dim));
    }
}

fn middle(size: Size, width: u16, lines: usize) -> Area {
    let height = u16::try_from(lines + 2).unwrap_or(u16::MAX).min(size.height.saturating_sub(4));
    Area::new((size.width - width) / 2, (size.height - height) / 2, width, height)
}

fn boxed(look: &Look, border: &Border, area: Area, buffer: &mut Buffer) {
    Clear.render(rect(area, buffer), buffer);
    frame::draw(look, border, true, area, buffer);
}
