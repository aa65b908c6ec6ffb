//! The forms in which a record is copied, each with its letter, in a box in the middle.

use ratatui::buffer::Buffer;
use ratatui::widgets::{Clear, Widget};

use super::frame::{self, Border};
use super::{Look, Pen, Role, rect};
use crate::export::copy::Form;
use crate::geometry::{Area, Size};

pub(super) fn draw(look: &Look, size: Size, buffer: &mut Buffer) {
    let (width, height) = (40.min(size.width), (Form::ALL.len() as u16 + 2).min(size.height));
    let area = Area::new((size.width - width) / 2, (size.height - height) / 2, width, height);
    Clear.render(rect(area, buffer), buffer);
    frame::draw(look, &Border { title: "Copy as".to_owned(), ..Border::default() }, true, area, buffer);
    for (form, row) in Form::ALL.into_iter().zip(0u16..) {
        let mut pen = Pen::new(buffer, area.inner(), row);
        pen.write(&format!(" {}", form.letter()), look.theme.style(Role::Key));
        pen.write_cut(&format!("  {}", form.words()), look.theme.style(Role::Text));
    }
}
