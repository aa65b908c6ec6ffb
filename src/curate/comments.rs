//! Comments between the parts of a document: which lines they are, and which part they belong to.

use toml_edit::{Decor, InlineTable, Item, Key, RawString, Table, Value};

/// Comment lines without a blank line between them.
#[derive(Clone, Debug, PartialEq)]
pub struct Paragraph {
    /// The lines, from `#` on.
    pub lines: Vec<String>,
    /// A blank line stands before it.
    pub blank_before: bool,
    /// A blank line stands after it.
    pub blank_after: bool,
}

/// Whether a paragraph is a heading drawn with a line of its own: `# -----`.
pub fn is_heading(paragraph: &[String]) -> bool {
    let ruler = |line: &String| {
        let rule = line.trim_start_matches('#').trim();
        rule.len() > 2 && rule.chars().all(|c| matches!(c, '-' | '=' | '*' | '~')) || line.starts_with("####")
    };
    paragraph.first().is_some_and(ruler)
}

/// The paragraphs in the space between two parts.
pub fn paragraphs(space: &str) -> Vec<Paragraph> {
    let mut found: Vec<Paragraph> = Vec::new();
    let mut blank = false;
    let mut open = false;
    // What follows the last line feed is no line, but the beginning of the next part.
    let lines = space.split_inclusive('\n').filter(|line| line.ends_with('\n') || line.contains('#'));
    for line in lines {
        match line.trim() {
            "" => {
                blank = true;
                if let Some(last) = found.last_mut().filter(|_| open) {
                    last.blank_after = true;
                }
                open = false;
            }
            comment => {
                if let Some(last) = found.last_mut().filter(|_| open) {
                    last.lines.push(comment.to_owned());
                } else {
                    found.push(Paragraph { lines: vec![comment.to_owned()], blank_before: blank, blank_after: false });
                }
                (open, blank) = (true, false);
            }
        }
    }
    found
}

/// All comment lines in a space.
pub fn lines(space: &str) -> Vec<String> {
    space.lines().map(str::trim).filter(|line| line.starts_with('#')).map(str::to_owned).collect()
}

/// The text of a space, which a parsed document that was not changed has.
pub fn raw(space: Option<&RawString>) -> &str {
    space.and_then(RawString::as_str).unwrap_or_default()
}

/// All comments around a part.
pub fn around(decor: &Decor) -> Vec<String> {
    let mut found = lines(raw(decor.prefix()));
    found.extend(lines(raw(decor.suffix())));
    found
}

/// All comments at a key.
pub fn at_key(key: &Key) -> Vec<String> {
    let mut found = around(key.leaf_decor());
    found.extend(around(key.dotted_decor()));
    found
}

/// All comments within an item, however deep.
pub fn within(item: &Item) -> Vec<String> {
    match item {
        Item::None => Vec::new(),
        Item::Value(value) => within_value(value),
        Item::Table(table) => within_table(table),
        Item::ArrayOfTables(tables) => tables.iter().flat_map(within_table).collect(),
    }
}

fn within_table(table: &Table) -> Vec<String> {
    let mut found = around(table.decor());
    for (name, item) in table {
        found.extend(table.key(name).map(at_key).unwrap_or_default());
        found.extend(within(item));
    }
    found
}

fn within_value(value: &Value) -> Vec<String> {
    let mut found = around(value.decor());
    match value {
        Value::Array(array) => {
            found.extend(array.iter().flat_map(within_value));
            found.extend(lines(raw(Some(array.trailing()))));
        }
        Value::InlineTable(table) => found.extend(within_inline(table)),
        _ => {}
    }
    found
}

/// All comments inside the braces of an inline table.
pub fn within_inline(table: &InlineTable) -> Vec<String> {
    let mut found = Vec::new();
    for (name, value) in table {
        found.extend(table.key(name).map(at_key).unwrap_or_default());
        found.extend(within_value(value));
    }
    found.extend(lines(raw(Some(table.trailing()))));
    found
}

#[cfg(test)]
mod tests {
    use super::paragraphs;

    #[test]
    fn blank_lines_tell_paragraphs_apart() {
        let found = paragraphs("# tail\n\n# one\n# two\n\n  # own\n");
        let told: Vec<_> = found.iter().map(|p| (p.lines.join("|"), p.blank_before, p.blank_after)).collect();
        let expected = [("# tail", false, true), ("# one|# two", true, true), ("# own", true, false)]
            .map(|(t, b, a)| (t.to_owned(), b, a));
        assert_eq!(told, expected);
    }
}
