//! Breaking a text into lines: at spaces, and inside a word only where it is longer than a line.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::grapheme_width;

/// The lines of a text at most `width` columns wide, without the spaces at which it was broken.
///
/// A grapheme that is wider than a line stands on one of its own, for the screen to cut.
pub fn wrap(text: &str, width: usize) -> Vec<&str> {
    wrap_ranges(text, width).into_iter().map(|range| &text[range]).collect()
}

/// Where the lines of [`wrap`] stand in the text, in bytes, so that what is marked in the text can be marked in them.
pub fn wrap_ranges(text: &str, width: usize) -> Vec<Range<usize>> {
    let mut lines = Lines { width, full: Vec::new(), open: None };
    for word in words(text) {
        lines.add(text, word);
    }
    lines.full.extend(lines.open.map(|(line, _)| line));
    lines.full
}

fn words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let is_space = |c: char| c.is_ascii_whitespace();
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(|c| !is_space(c))?;
        at = text[start..].find(is_space).map_or(text.len(), |length| start + length);
        Some(start..at)
    })
}

/// The lines so far, and the one that still grows, with its width.
struct Lines {
    width: usize,
    full: Vec<Range<usize>>,
    open: Option<(Range<usize>, usize)>,
}

impl Lines {
    fn add(&mut self, text: &str, word: Range<usize>) {
        let columns = super::width(&text[word.clone()]);
        if let Some((line, used)) = &mut self.open {
            // Several spaces in a row stay within a line, and count.
            let longer = *used + super::width(&text[line.end..word.start]) + columns;
            if longer <= self.width {
                *used = longer;
                line.end = word.end;
                return;
            }
        }
        self.full.extend(self.open.take().map(|(line, _)| line));
        if columns <= self.width {
            self.open = Some((word, columns));
        } else {
            self.break_word(text, word);
        }
    }

    fn break_word(&mut self, text: &str, word: Range<usize>) {
        let letters = &text[word.clone()];
        let (mut start, mut used) = (word.start, 0);
        for (at, grapheme) in letters.grapheme_indices(true) {
            let at = word.start + at;
            let columns = grapheme_width(grapheme);
            if used + columns > self.width && at > start {
                self.full.push(start..at);
                (start, used) = (at, 0);
            }
            used += columns;
        }
        self.open = Some((start..word.end, used));
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    use super::super::tests::troublesome;
    use super::super::{safe, width};
    use super::*;

    #[test]
    fn lines_break_at_spaces() {
        assert_eq!(wrap("the quick  brown fox", 10), ["the quick", "brown fox"]);
        assert_eq!(wrap("  a  b ", 10), ["a  b"]);
        assert_eq!(wrap("", 10), [""; 0]);
        assert_eq!(wrap("   ", 10), [""; 0]);
    }

    #[test]
    fn a_word_longer_than_a_line_is_broken() {
        assert_eq!(wrap("see https://example.org/x now", 10), ["see", "https://ex", "ample.org/", "x now"]);
        assert_eq!(wrap("日本語 x", 4), ["日本", "語 x"]);
        assert_eq!(wrap("日本", 1), ["日", "本"]);
        assert_eq!(wrap("ab", 0), ["a", "b"]);
    }

    proptest! {
        #[test]
        fn no_line_is_too_wide_and_no_letter_is_lost(text in troublesome(), columns in 0_usize..20) {
            let text = safe(&text);
            let lines = wrap(&text, columns);
            for line in &lines {
                prop_assert!(width(line) <= columns || line.graphemes(true).count() == 1, "{line:?}");
                prop_assert!(!line.starts_with(' ') && !line.is_empty());
            }
            let letters = |text: &str| text.split_ascii_whitespace().collect::<String>();
            prop_assert_eq!(letters(&lines.concat()), letters(&text));
        }
    }
}
