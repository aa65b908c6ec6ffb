//! Which of several sources is to be opened, in a box in the middle.

use ratatui::buffer::Buffer;
use ratatui::widgets::{Clear, Widget};

use super::frame::{self, Border};
use super::{Look, Pen, Role, rect};
use crate::app::Choice;
use crate::geometry::Size;

pub(super) fn draw(look: &Look, choice: &Choice, size: Size, buffer: &mut Buffer) {
    let area = choice.area(size);
    Clear.render(rect(area, buffer), buffer);
    let border = Border {
        title: "Open which source?".to_owned(),
        counts: format!("{}/{}", choice.cursor.position + 1, choice.options.len()),
        ..Border::default()
    };
    frame::draw(look, &border, true, area, buffer);
    let inner = area.inner();
    let first = (choice.cursor.position + 1).saturating_sub(inner.height.into());
    for (row, option) in choice.options.iter().skip(first).take(inner.height.into()).enumerate() {
        let role = if first + row == choice.cursor.position { Role::Selected } else { Role::Text };
        let mut pen = Pen::new(buffer, inner, row as u16);
        pen.write(" ", look.theme.style(role));
        pen.write_cut(&option.text, look.theme.style(role));
        pen.fill(look.theme.style(role));
    }
}
