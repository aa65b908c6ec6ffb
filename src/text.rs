//! Text for a terminal: what may be written to it, how wide it stands there, cutting, wrapping, filling up.
//!
//! Texts of knowledge files are untrusted. They pass [`safe`] once, and everything else here measures and cuts by
//! display width on grapheme boundaries, as the screen does.

mod wrap;

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

pub use wrap::{wrap, wrap_ranges};

/// What stands for a character that must not be written and has no picture of its own.
const PLACEHOLDER: char = '\u{fffd}';

/// Columns that a text takes on the screen, each grapheme in cells of its own.
pub fn width(text: &str) -> usize {
    if is_plain(text) { text.len() } else { text.graphemes(true).map(grapheme_width).sum() }
}

/// Printable ASCII, where bytes, characters, graphemes and columns are the same.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}

fn grapheme_width(grapheme: &str) -> usize {
    UnicodeWidthStr::width(grapheme)
}

/// The text for HTML, SVG and XML, in an element or an attribute: safe, and with its markup as text.
pub fn markup(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in safe(text).chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            // What XML 1.0 cannot hold, even as a reference.
            '\u{fffe}' | '\u{ffff}' => escaped.push('\u{fffd}'),
            _ => escaped.push(character),
        }
    }
    escaped
}

/// The text as one line that can do no harm on a terminal, for every character exactly one.
///
/// Tabs and line feeds become spaces. Other control characters become their pictures (`␛`), and what steers the
/// direction of writing, breaks lines or hides inside words becomes `�`. ZWNJ and ZWJ stay: Persian spelling needs them.
pub fn safe(text: &str) -> Cow<'_, str> {
    if is_plain(text) || !text.chars().any(is_unsafe) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| if is_unsafe(c) { stand_in(c) } else { c }).collect())
}

/// Whether a character could steer a terminal, turn the direction of the text around it, or stand in it unseen.
pub fn is_unsafe(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') || turns_direction(c) || hides(c)
}

/// Bidi embeddings, overrides and isolates (UAX #9), and the implicit direction marks.
fn turns_direction(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{061c}')
}

/// Format characters without a shape, that make two different texts look the same.
fn hides(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{180e}' | '\u{200b}' | '\u{2060}'..='\u{2065}' | '\u{206a}'..='\u{206f}' | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

fn stand_in(c: char) -> char {
    match c {
        '\t' | '\n' => ' ',
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or(PLACEHOLDER),
        '\u{7f}' => '␡',
        _ => PLACEHOLDER,
    }
}

/// The text if it fits into `width` columns, else its beginning and `…`.
pub fn truncate(text: &str, width: usize) -> Cow<'_, str> {
    if is_plain(text) && text.len() <= width {
        return Cow::Borrowed(text);
    }
    let mut columns = 0;
    // Where the text is cut if it turns out not to fit: before the grapheme that leaves no column for `…`.
    let mut cut = None;
    for (at, grapheme) in text.grapheme_indices(true) {
        columns += grapheme_width(grapheme);
        if columns > width.saturating_sub(1) && cut.is_none() {
            cut = Some(at);
        }
        if columns > width {
            let kept = text[..cut.unwrap_or(at)].trim_end();
            return if width == 0 { Cow::Borrowed("") } else { Cow::Owned(format!("{kept}…")) };
        }
    }
    Cow::Borrowed(text)
}

/// The text in exactly `width` columns: cut, or filled up with spaces after it.
pub fn pad(text: &str, width: usize) -> String {
    let mut filled = truncate(text, width).into_owned();
    let missing = width.saturating_sub(self::width(&filled));
    filled.extend(std::iter::repeat_n(' ', missing));
    filled
}

/// The text in exactly `width` columns: cut, or filled up with spaces before it, as numbers stand in columns.
pub fn pad_start(text: &str, width: usize) -> String {
    let cut = truncate(text, width);
    let missing = width.saturating_sub(self::width(&cut));
    " ".repeat(missing) + &cut
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn controls_and_direction_become_visible() {
        assert_eq!(safe("a\u{1b}[31mb\u{202e}c\u{9b}2J\u{7f}"), "a␛[31mb\u{fffd}c\u{fffd}2J␡");
        assert_eq!(safe("Iraq\u{200b} \u{feff}\u{2028}end"), "Iraq\u{fffd} \u{fffd}\u{fffd}end");
    }

    #[test]
    fn lines_and_tabs_become_spaces() {
        assert_eq!(safe("one\ttwo\nthree"), "one two three");
    }

    #[test]
    fn persian_and_arabic_stay_as_they_are() {
        for text in ["می\u{200c}خواهم", "كتائب حزب الله", "Müller ḥāʿ"] {
            assert!(matches!(safe(text), Cow::Borrowed(same) if same == text), "{text}");
        }
    }

    #[test]
    fn text_is_cut_by_columns() {
        assert_eq!(truncate("Kataib Hezbollah", 16), "Kataib Hezbollah");
        assert_eq!(truncate("Kataib Hezbollah", 12), "Kataib Hezb…");
        assert_eq!(truncate("Kataib Hezbollah", 8), "Kataib…");
        assert_eq!(truncate("日本語", 6), "日本語");
        assert_eq!(truncate("日本語", 5), "日本…");
        assert_eq!(truncate("日本語", 4), "日…");
        assert_eq!((&*truncate("ab", 1), &*truncate("ab", 0), &*truncate("", 0)), ("…", "", ""));
    }

    #[test]
    fn a_letter_and_its_marks_are_cut_together() {
        assert_eq!(truncate("ae\u{301}e\u{301}x", 3), "ae\u{301}…");
    }

    #[test]
    fn columns_are_filled_from_either_side() {
        assert_eq!((&*pad("KH", 4), &*pad_start("41", 4)), ("KH  ", "  41"));
        assert_eq!(pad("日本語", 4), "日… ");
    }

    /// Texts with much of what makes trouble: controls, marks, wide and joined characters, long words.
    pub(super) fn troublesome() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            "[a-z ]{0,12}",
            any::<char>().prop_map(String::from),
            prop::char::ranges(vec!['\0'..='\u{a0}', '\u{300}'..='\u{310}', '\u{600}'..='\u{6ff}'].into())
                .prop_map(String::from),
            prop::char::ranges(vec!['\u{200b}'..='\u{206f}', '\u{1f1e6}'..='\u{1f6ff}', '가'..='힣'].into())
                .prop_map(String::from),
        ];
        prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn nothing_dangerous_is_left(text in troublesome()) {
            let shown = safe(&text);
            prop_assert!(!shown.chars().any(is_unsafe));
            prop_assert_eq!(shown.chars().count(), text.chars().count());
            prop_assert_eq!(safe(&shown), &*shown);
        }

        #[test]
        fn cut_text_fits_and_is_its_beginning(text in troublesome(), columns in 0_usize..20) {
            let text = safe(&text);
            let cut = truncate(&text, columns);
            prop_assert!(width(&cut) <= columns);
            if cut != text {
                prop_assert!(width(&text) > columns);
                let kept = cut.strip_suffix('…').unwrap_or_default();
                prop_assert!(text.starts_with(kept));
                let mut boundaries = text.grapheme_indices(true).map(|(at, _)| at);
                prop_assert!(boundaries.any(|at| at == kept.len()));
            }
        }

        #[test]
        fn filled_text_is_as_wide_as_its_column(text in troublesome(), columns in 0_usize..20) {
            let text = safe(&text);
            prop_assert_eq!(width(&pad(&text, columns)), columns);
            prop_assert_eq!(width(&pad_start(&text, columns)), columns);
        }
    }
}
