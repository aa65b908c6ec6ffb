//! A line of text that is being typed, with its cursor.

use unicode_segmentation::UnicodeSegmentation;

use crate::command::Command;

/// How many bytes a box takes: a pasted book is cut off, not searched.
const MAX_BYTES: usize = 1000;

/// A text and the cursor in it, in bytes on a grapheme boundary.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextBox {
    text: String,
    cursor: usize,
}

impl TextBox {
    /// A box that holds a text, the cursor at its end.
    pub fn with(text: &str) -> Self {
        let mut filled = Self::default();
        filled.paste(text);
        filled
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The cursor, in bytes.
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// Types a character.
    pub fn insert(&mut self, character: char) {
        if !character.is_control() && self.text.len() + character.len_utf8() <= MAX_BYTES {
            self.text.insert(self.cursor, character);
            self.cursor += character.len_utf8();
        }
    }

    /// Types a text; line ends become spaces.
    pub fn paste(&mut self, text: &str) {
        for character in text.chars() {
            self.insert(if matches!(character, '\n' | '\r' | '\t') { ' ' } else { character });
        }
    }

    /// Puts a text in place of a stretch (bytes); the cursor goes behind it.
    pub fn replace(&mut self, stretch: std::ops::Range<usize>, text: &str) {
        self.text.replace_range(stretch.clone(), "");
        self.cursor = stretch.start;
        self.paste(text);
    }

    /// Carries out an editing command; whether the text changed.
    pub fn edit(&mut self, command: Command) -> bool {
        let before = self.text.len();
        match command {
            Command::Erase => self.erase_to(self.previous()),
            Command::EraseWord => self.erase_to(self.word_start()),
            Command::EraseAll => *self = Self::default(),
            Command::CursorLeft => self.cursor = self.previous(),
            Command::CursorRight => self.cursor = self.next(),
            Command::CursorStart => self.cursor = 0,
            Command::CursorEnd => self.cursor = self.text.len(),
            _ => {}
        }
        self.text.len() != before
    }

    fn erase_to(&mut self, start: usize) {
        self.text.replace_range(start..self.cursor, "");
        self.cursor = start;
    }

    fn previous(&self) -> usize {
        self.text[..self.cursor].grapheme_indices(true).next_back().map_or(0, |(start, _)| start)
    }

    fn next(&self) -> usize {
        self.text[self.cursor..].graphemes(true).next().map_or(self.cursor, |grapheme| self.cursor + grapheme.len())
    }

    fn word_start(&self) -> usize {
        let before = self.text[..self.cursor].trim_end();
        before.rfind(char::is_whitespace).map_or(0, |space| space + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_characters_are_erased_whole() {
        let mut text = TextBox::with("tower 22 النجباء");
        assert!(text.edit(Command::EraseWord));
        assert_eq!(text.text(), "tower 22 ");
        text.edit(Command::CursorStart);
        text.edit(Command::CursorRight);
        text.insert('é');
        assert_eq!((text.text(), text.cursor()), ("téower 22 ", 3));
        text.edit(Command::Erase);
        assert_eq!(text.text(), "tower 22 ");
        assert!(!text.edit(Command::CursorEnd));
    }

    #[test]
    fn a_pasted_text_is_one_line_of_bounded_length() {
        let text = TextBox::with(&"kataib\n\u{1b}[31m".repeat(500));
        assert!(text.text().len() <= MAX_BYTES && !text.text().contains(['\n', '\u{1b}']));
    }
}
