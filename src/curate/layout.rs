//! How a record's lines are laid out: an array stands on one line while that can be read, else one element a line.

use super::tree::{Element, Entry, Node, Pair, in_braces};

/// Longest line of an array of words or ids, in characters.
const WORDS: usize = 127;
/// Longest line with several tables in it: they are hard to tell apart side by side.
const TABLES: usize = 100;

/// Writes a record's keys and values.
pub fn write_entries(entries: &[Entry], text: &mut String) {
    for entry in entries {
        write_lines("", &entry.above, text);
        let head = format!("{} = ", entry.key);
        match &entry.node {
            Node::Plain(value) => push_all(text, &[&head, value]),
            Node::Table(pairs) => write_table(&head, pairs, text),
            Node::Array(elements, below) => write_array(&head, elements, below, text),
        }
        write_beside(entry.beside.as_deref(), text);
    }
}

/// Writes comment lines.
pub fn write_lines(indent: &str, lines: &[String], text: &mut String) {
    for line in lines {
        push_all(text, &[indent, line, "\n"]);
    }
}

/// Writes the comment behind something, and ends the line.
pub fn write_beside(comment: Option<&str>, text: &mut String) {
    if let Some(comment) = comment {
        push_all(text, &[" ", comment]);
    }
    text.push('\n');
}

/// Writes a table in braces; arrays of several tables in it stand one a line if the whole is too long for one line.
fn write_table(head: &str, pairs: &[Pair], text: &mut String) {
    let line = in_braces(pairs);
    if head.chars().count() + line.chars().count() <= TABLES || pairs.iter().all(|pair| pair.tables.is_empty()) {
        push_all(text, &[head, &line]);
        return;
    }
    push_all(text, &[head, "{ "]);
    for (row, pair) in pairs.iter().enumerate() {
        push_all(text, &[if row == 0 { "" } else { ", " }, &pair.head]);
        if pair.tables.is_empty() {
            text.push_str(&pair.text);
            continue;
        }
        text.push_str("[\n");
        for table in &pair.tables {
            push_all(text, &["  ", table, ",\n"]);
        }
        text.push(']');
    }
    text.push_str(" }");
}

fn write_array(head: &str, elements: &[Element], below: &[String], text: &mut String) {
    if let Some(line) = one_line(head, elements, below) {
        text.push_str(&line);
        return;
    }
    push_all(text, &[head, "[\n"]);
    for element in elements {
        write_lines("  ", &element.above, text);
        push_all(text, &["  ", &element.text, ","]);
        write_beside(element.beside.as_deref(), text);
    }
    write_lines("  ", below, text);
    text.push(']');
}

/// The array on one line, if it may stand there. A single element gains nothing by a line of its own.
fn one_line(head: &str, elements: &[Element], below: &[String]) -> Option<String> {
    let commented = |element: &Element| element.beside.is_some() || !element.above.is_empty();
    if !below.is_empty() || elements.iter().any(commented) {
        return None;
    }
    let texts: Vec<&str> = elements.iter().map(|element| element.text.as_str()).collect();
    let line = format!("{head}[{}]", texts.join(", "));
    let most = if elements.iter().any(|element| element.is_table) { TABLES } else { WORDS };
    (elements.len() <= 1 || line.chars().count() <= most).then_some(line)
}

fn push_all(text: &mut String, parts: &[&str]) {
    for part in parts {
        text.push_str(part);
    }
}
