//! What Tab completes in a query: the names of fields, and their values.

use std::ops::Range;

use super::condition::values;
use super::fold::fold;
use super::key::Key;
use super::query::Context;

/// Most completions that are offered.
const MOST: usize = 20;

/// A completion: what to put in place of which stretch of the query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// The stretch that is replaced.
    pub span: Range<usize>,
    /// What comes in its place.
    pub text: String,
}

/// The completions of the word that ends at the cursor (in bytes), best first; none where Tab has nothing to complete.
pub fn complete(text: &str, cursor: usize, context: &Context) -> Vec<Completion> {
    let cursor = (0..=cursor.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    let start = text[..cursor].rfind(char::is_whitespace).map_or(0, |at| at + 1);
    let start = (start..=cursor).find(|&at| text.is_char_boundary(at)).unwrap_or(cursor);
    let start = start + usize::from(text[start..cursor].starts_with('!'));
    let typed = &text[start..cursor];
    match typed.split_once(':') {
        Some((name, value)) => {
            let Some(key) = Key::from_name(&name.to_lowercase()) else { return Vec::new() };
            let from = start + name.len() + 1;
            let from = from + value.rfind(',').map_or(0, |comma| comma + 1);
            completions(&values(key, context), from..cursor, &text[from..cursor])
        }
        None if typed.is_empty() => Vec::new(),
        None => {
            let names: Vec<_> = Key::ALL.iter().map(|key| format!("{}:", key.name())).collect();
            let mut offered = completions(&names, start..cursor, typed);
            offered.retain(|completion| completion.text.starts_with(&fold(typed)));
            offered
        }
    }
}

/// The choices that begin as typed, then those that have a part that does; not the one that is there already.
fn completions(choices: &[String], span: Range<usize>, typed: &str) -> Vec<Completion> {
    let typed = fold(typed);
    let begins = |choice: &&String| choice.to_lowercase().starts_with(&typed);
    let (first, others): (Vec<_>, Vec<_>) = choices.iter().partition(begins);
    let part_begins = |choice: &&&String| choice.split('-').any(|part| part.to_lowercase().starts_with(&typed));
    let others: Vec<_> = others.iter().filter(part_begins).copied().collect();
    first
        .into_iter()
        .chain(others)
        .filter(|choice| **choice != typed)
        .take(MOST)
        .map(|choice| Completion { span: span.clone(), text: choice.clone() })
        .collect()
}
