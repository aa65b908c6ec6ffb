//! Single values as a tidy file writes them: text in plain double quotes, numbers in plain digits, dates as dates.

use std::fmt::Write;

use toml_edit::Value;

/// A value that is neither array nor table, as text.
pub fn atom(value: &Value) -> String {
    match value {
        Value::String(text) => string(text.value()),
        Value::Integer(number) => number.value().to_string(),
        Value::Float(number) => {
            // Digits as they were typed: the noughts at the end of a coordinate may be meant.
            let typed = number.display_repr();
            let plain = typed.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-'));
            if plain { typed.into_owned() } else { Value::from(*number.value()).to_string().trim().to_owned() }
        }
        Value::Boolean(flag) => flag.value().to_string(),
        Value::Datetime(date) => date.value().to_string(),
        Value::Array(_) | Value::InlineTable(_) => value.to_string().trim().to_owned(),
    }
}

/// A text in quotes: over several lines only if it has several.
pub fn string(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let several = text.contains('\n');
    let mut written = String::with_capacity(text.len() + 8);
    written.push_str(if several { "\"\"\"\n" } else { "\"" });
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '"' if !several || matches!(characters.peek(), None | Some('"')) => written.push_str("\\\""),
            '\\' => written.push_str("\\\\"),
            '\n' => written.push('\n'),
            '\t' => written.push_str("\\t"),
            '\r' => written.push_str("\\r"),
            c if hides(c) => write!(written, "\\u{:04X}", c as u32).expect("a String takes any text"),
            c => written.push(c),
        }
    }
    written.push_str(if several { "\"\"\"" } else { "\"" });
    written
}

/// A character that nobody sees in an editor, and that `check` refuses: as an escape it can be seen.
fn hides(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A key, in quotes only where it needs them.
pub fn key(name: &str) -> String {
    let bare = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    if bare { name.to_owned() } else { one_line(name) }
}

/// A text in quotes on one line, whatever is in it.
fn one_line(text: &str) -> String {
    string(&text.replace('\n', "\u{0}")).replace("\\u0000", "\\n")
}

#[cfg(test)]
mod tests {
    use super::{key, string};

    fn reads_back(text: &str) {
        let written = string(text);
        let table: toml::Table = toml::from_str(&format!("x = {written}")).expect("valid TOML");
        assert_eq!(table["x"].as_str(), Some(text), "{written}");
    }

    #[test]
    fn any_text_reads_back_as_it_was() {
        for text in [
            "",
            "plain",
            "a \"b\" \\ c",
            "tab\there",
            "two\nlines",
            "\n",
            "\"\"\"\n\"",
            "end\\\n",
            "\u{202e}x\u{7f}",
            "é\u{200c}",
        ] {
            reads_back(text);
        }
    }

    #[test]
    fn hidden_characters_become_visible() {
        assert_eq!(string("a\u{202e}b"), "\"a\\u202Eb\"");
    }

    #[test]
    fn keys_are_quoted_only_if_they_must() {
        assert_eq!((key("also-dated"), key("a b"), key("")), ("also-dated".into(), "\"a b\"".into(), "\"\"".into()));
    }
}
