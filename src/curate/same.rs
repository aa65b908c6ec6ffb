//! The proof that a tidied text says what the text before said: the same records with the same values, and every comment.

use toml::{Table, Value};
use toml_parser::Source;
use toml_parser::lexer::TokenKind;

/// Compares two texts by what they mean; the order of records and keys is none of it.
pub fn same_meaning(before: &str, after: &str) -> Result<(), String> {
    let (old, new) = (read(before)?, read(after)?);
    let mut names: Vec<&String> = old.keys().chain(new.keys()).collect();
    names.sort();
    names.dedup();
    for name in names {
        if records(old.get(name)) != records(new.get(name)) {
            return Err(format!("the tables `{name}` would change"));
        }
    }
    let (mut old, mut new) = (comments(before), comments(after));
    old.sort_unstable();
    new.sort_unstable();
    if old == new { Ok(()) } else { Err("a comment would be lost".to_owned()) }
}

fn read(text: &str) -> Result<Table, String> {
    toml::from_str(text).map_err(|error| format!("the text could not be read again: {}", error.message()))
}

/// The records under a name in an order of their own.
fn records(value: Option<&Value>) -> Vec<String> {
    let mut records: Vec<String> = match value {
        Some(Value::Array(records)) => records.iter().map(canonical).collect(),
        Some(other) => vec![canonical(other)],
        None => Vec::new(),
    };
    records.sort_unstable();
    records
}

/// A value as text that does not depend on the order of keys.
pub(super) fn canonical(value: &Value) -> String {
    match value {
        Value::Table(table) => {
            let mut pairs: Vec<String> =
                table.iter().map(|(key, value)| format!("{key:?}:{}", canonical(value))).collect();
            pairs.sort_unstable();
            format!("{{{}}}", pairs.join(","))
        }
        Value::Array(values) => format!("[{}]", values.iter().map(canonical).collect::<Vec<_>>().join(",")),
        Value::String(text) => format!("{:?}", text.replace("\r\n", "\n")),
        other => format!("{other:?}"),
    }
}

fn comments(text: &str) -> Vec<&str> {
    let tokens = Source::new(text).lex();
    let comments = tokens.filter(|token| token.kind() == TokenKind::Comment);
    comments.map(|token| text[token.span().start()..token.span().end()].trim_end()).collect()
}

#[cfg(test)]
mod tests {
    use super::same_meaning;

    const TEXT: &str = "# a\n[[event]]\nid = \"x\"\ncount = 2\n\n[[event]]\nid = \"y\" # b\n";

    #[test]
    fn order_and_spacing_are_no_meaning() {
        let other = "[[event]]\nid='y'\n[[event]] # a\ncount = 0x2\n# b\nid = \"\"\"x\"\"\"\n";
        assert_eq!(same_meaning(TEXT, other), Ok(()));
    }

    #[test]
    fn a_lost_record_value_or_comment_is_seen() {
        for (from, to) in
            [("count = 2", "count = 3"), ("id = \"y\"", ""), ("# b", ""), ("[[event]]\nid = \"y\"", ""), ("# a", "# c")]
        {
            let changed = TEXT.replacen(from, to, 1);
            assert!(same_meaning(TEXT, &changed).is_err(), "{changed}");
        }
    }
}
