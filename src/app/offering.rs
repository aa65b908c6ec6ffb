//! What the boxes share in which one types and chooses from what fits: the palette, and the choice of an actor.

use super::cursor::{Cursor, Step};
use super::text_box::TextBox;
use crate::command::Command;
use crate::geometry::{Area, Size, palette};

/// Where the offers stand, below the text.
pub(super) fn rows_area(size: Size) -> Area {
    palette(size).inner().split_rows(2).1
}

/// How many offers the window shows.
pub(super) fn page(size: Size) -> usize {
    usize::from(rows_area(size).height).max(1)
}

/// A command that moves among `len` offers or edits the text; whether the text changed, so that others are to be offered.
pub(super) fn edit(input: &mut TextBox, cursor: &mut Cursor, len: usize, size: Size, command: Command) -> bool {
    match Step::of(command) {
        Some(step) => {
            cursor.step(step, len, page(size));
            false
        }
        None => input.edit(command),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_choose_and_what_edits_asks_anew() {
        let (mut input, mut cursor) = (TextBox::with("kataib"), Cursor::default());
        let size = Size::new(80, 24);
        let mut press = |command| (edit(&mut input, &mut cursor, 40, size, command), cursor.position);
        assert_eq!(press(Command::Down), (false, 1));
        assert_eq!(press(Command::PageDown).1, 1 + page(size) / 2 * 2);
        assert_eq!(press(Command::CursorLeft), (false, 1 + page(size) / 2 * 2));
        assert!(press(Command::Erase).0);
    }
}
