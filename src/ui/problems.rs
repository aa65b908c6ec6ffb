//! What is wrong with the files since they were saved, and the question before something is written: boxes in the middle.

use ratatui::buffer::Buffer;
use ratatui::widgets::{Clear, Widget};

use super::frame::{self, Border};
use super::{Look, Pen, Role, rect};
use crate::app::{Confirm, Cursor, Problem, ProblemList, ProblemPart};
use crate::geometry::{Area, Size};

/// Draws the problems, each with its place, its sentence and how to mend it.
pub(super) fn draw(look: &Look, problems: &[Problem], cursor: Cursor, size: Size, buffer: &mut Buffer) {
    let list = ProblemList::of(problems, cursor, size);
    let border = Border {
        title: "Problems of the saved files; what is shown is as it was before".to_owned(),
        counts: format!("{}/{}", cursor.position + 1, problems.len()),
        ..Border::default()
    };
    boxed(look, &border, list.area, buffer);
    let inner = list.area.inner();
    for (row, line) in list.lines.iter().skip(list.first).take(inner.height.into()).enumerate() {
        let role = match line.part {
            ProblemPart::Place if line.problem == cursor.position => Role::Selected,
            ProblemPart::Place => Role::Label,
            ProblemPart::Sentence => Role::Text,
            ProblemPart::Help => Role::Dim,
        };
        let mut pen = Pen::new(buffer, inner, row as u16);
        pen.write(" ", look.theme.style(role));
        pen.write_cut(&line.text, look.theme.style(role));
        if role == Role::Selected {
            pen.fill(look.theme.style(role));
        }
    }
}

/// Draws a question with its answers.
pub(super) fn confirm(look: &Look, confirm: &Confirm, size: Size, buffer: &mut Buffer) {
    let area = confirm.area(size);
    boxed(look, &Border { title: "May this be written?".to_owned(), ..Border::default() }, area, buffer);
    let inner = area.inner();
    for (row, line) in confirm.lines(size).iter().enumerate() {
        let mut pen = Pen::new(buffer, inner, row as u16);
        pen.skip(1);
        pen.write_cut(line, look.theme.style(Role::Text));
    }
    let mut pen = Pen::new(buffer, inner, inner.height.saturating_sub(1));
    pen.skip(1);
    for (key, words, _) in Confirm::ANSWERS {
        pen.write(key, look.theme.style(Role::Key));
        pen.write(words, look.theme.style(Role::Dim));
    }
}

fn boxed(look: &Look, border: &Border, area: Area, buffer: &mut Buffer) {
    Clear.render(rect(area, buffer), buffer);
    frame::draw(look, border, true, area, buffer);
}
