//! Differences as text, Markdown or JSON.

use std::fmt::Write;

use serde_json::{Value as Json, json};
use toml::Value;

use super::{Change, Difference, Fate};
use crate::text::{safe, truncate};

impl Fate {
    fn word(&self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Renamed(_) => "renamed",
            Self::Changed => "changed",
        }
    }

    fn sign(&self) -> char {
        match self {
            Self::Added => '+',
            Self::Removed => '-',
            Self::Renamed(_) => '>',
            Self::Changed => '~',
        }
    }
}

/// `2 added, 1 changed`.
fn summary(difference: &Difference) -> String {
    let counts = difference.counts();
    let words: Vec<String> =
        counts.iter().filter(|(_, count)| *count > 0).map(|(word, count)| format!("{count} {word}")).collect();
    if words.is_empty() { "No difference".to_owned() } else { words.join(", ") }
}

/// The ids of a change: both if it was renamed.
fn ids(change: &Change) -> String {
    match &change.fate {
        Fate::Renamed(old) => format!("{old} → {}", change.id),
        _ => change.id.clone(),
    }
}

fn details(change: &Change) -> impl Iterator<Item = &str> {
    let fields = change.fields.iter().map(|field| field.words.as_str());
    fields.chain(change.consequences.iter().map(String::as_str))
}

/// Columns of a title in a line of text.
const TITLE: usize = 100;

/// For people in a terminal.
pub fn text(difference: &Difference) -> String {
    let mut text = String::new();
    for (heading, changes) in &difference.sections {
        put(&mut text, heading);
        for change in changes {
            let title = truncate(&safe(&change.title), TITLE).into_owned();
            let lead = [ids(change), title].into_iter().filter(|part| !part.is_empty());
            let lead = lead.collect::<Vec<_>>().join("  ");
            put(&mut text, &format!("  {} {}  {}", change.fate.sign(), change.fate.word(), safe(&lead)));
            for detail in details(change) {
                put(&mut text, &format!("      {}", safe(detail)));
            }
        }
        text.push('\n');
    }
    put(&mut text, &format!("{}.", summary(difference)));
    text
}

/// For a review or a change log.
pub fn markdown(difference: &Difference) -> String {
    let mut text = String::new();
    for (heading, changes) in &difference.sections {
        put(&mut text, &format!("## {heading}\n"));
        for change in changes {
            let ids = if change.id.is_empty() { String::new() } else { format!(" `{}`", safe(&ids(change))) };
            put(&mut text, &format!("- **{}**{ids} {}", change.fate.word(), escaped(&change.title)));
            for detail in details(change) {
                put(&mut text, &format!("  - {}", escaped(detail)));
            }
        }
        text.push('\n');
    }
    put(&mut text, &format!("{}.", summary(difference)));
    text
}

/// Text that Markdown takes for nothing but text.
fn escaped(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for c in safe(text).chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|') {
            written.push('\\');
        }
        written.push(c);
    }
    written
}

/// For programs.
pub fn json(difference: &Difference) -> String {
    let changes: Vec<Json> = difference
        .sections
        .iter()
        .flat_map(|(heading, changes)| changes.iter().map(|change| json_change(heading, change)))
        .collect();
    let counts: serde_json::Map<String, Json> =
        difference.counts().into_iter().map(|(word, count)| (word.to_owned(), count.into())).collect();
    let whole = json!({ "counts": counts, "changes": changes });
    let mut text = serde_json::to_string_pretty(&whole).expect("a value of maps with text keys can be written");
    text.push('\n');
    text
}

fn json_change(heading: &str, change: &Change) -> Json {
    let old_id = match &change.fate {
        Fate::Renamed(old) => Some(old.as_str()),
        _ => None,
    };
    let fields: Vec<Json> = change
        .fields
        .iter()
        .map(|field| {
            json!({
                "key": field.key,
                "old": field.old.as_ref().map(json_value),
                "new": field.new.as_ref().map(json_value),
                "text": field.words,
            })
        })
        .collect();
    json!({
        "section": heading,
        "change": change.fate.word(),
        "id": change.id,
        "old_id": old_id,
        "title": change.title,
        "fields": fields,
        "consequences": change.consequences,
    })
}

fn json_value(value: &Value) -> Json {
    match value {
        Value::String(text) => text.as_str().into(),
        Value::Integer(number) => (*number).into(),
        Value::Float(number) => (*number).into(),
        Value::Boolean(flag) => (*flag).into(),
        Value::Datetime(date) => date.to_string().into(),
        Value::Array(values) => values.iter().map(json_value).collect(),
        Value::Table(table) => table.iter().map(|(key, value)| (key.clone(), json_value(value))).collect(),
    }
}

fn put(text: &mut String, line: &str) {
    writeln!(text, "{line}").expect("a String takes any text");
}
