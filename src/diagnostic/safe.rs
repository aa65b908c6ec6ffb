//! Text of unknown origin made fit for a terminal.

use std::borrow::Cow;

/// Whether a character could steer a terminal or turn the direction of the text around it.
pub(crate) fn is_unsafe(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The text with every control and bidi character replaced by one visible placeholder, so that columns stay true.
pub fn safe(text: &str) -> Cow<'_, str> {
    if text.chars().any(is_unsafe) {
        Cow::Owned(text.chars().map(|c| if is_unsafe(c) { placeholder(c) } else { c }).collect())
    } else {
        Cow::Borrowed(text)
    }
}

fn placeholder(c: char) -> char {
    match c {
        '\0'..='\u{1f}' => char::from_u32(0x2400 + c as u32).unwrap_or('\u{fffd}'),
        '\u{7f}' => '␡',
        _ => '\u{fffd}',
    }
}

#[cfg(test)]
mod tests {
    use super::safe;

    #[test]
    fn escapes_and_bidi_controls_become_visible() {
        assert_eq!(safe("a\u{1b}[31mb\u{202e}c\u{9b}\n\u{7f}"), "a␛[31mb\u{fffd}c\u{fffd}␊␡");
    }

    #[test]
    fn joiners_of_persian_letters_stay() {
        assert_eq!(safe("می\u{200c}خواهم"), "می\u{200c}خواهم");
    }
}
