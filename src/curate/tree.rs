//! A record as it is to be written: keys in canonical order, values as text, comments beside what they belong to.
//!
//! Inner tables are written on one line, so comments within them move above the line.

use toml_edit::{Array, ArrayOfTables, InlineTable, Item, Table, Value};

use super::{atoms, comments};
use crate::load::format;

/// A key with its value.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Comment lines above it.
    pub above: Vec<String>,
    /// The key as it is written.
    pub key: String,
    /// The value.
    pub node: Node,
    /// The comment behind it.
    pub beside: Option<String>,
}

/// A value.
#[derive(Clone, Debug)]
pub enum Node {
    /// On one line, or a text of several lines.
    Plain(String),
    /// A table in braces.
    Table(Vec<Pair>),
    /// Elements, and the comment lines after the last of them.
    Array(Vec<Element>, Vec<String>),
}

/// A key of a table in braces.
#[derive(Clone, Debug)]
pub struct Pair {
    /// The key and ` = `.
    pub head: String,
    /// The value on one line.
    pub text: String,
    /// The elements, where the value is an array of several tables.
    pub tables: Vec<String>,
}

/// An element of an array.
#[derive(Clone, Debug)]
pub struct Element {
    /// Comment lines above it.
    pub above: Vec<String>,
    /// Its text on one line.
    pub text: String,
    /// It is a table.
    pub is_table: bool,
    /// The comment behind it.
    pub beside: Option<String>,
}

/// The keys under a header. Keys that the format does not know stand last, in their order.
pub fn entries(table: &Table, known: Option<&format::Table>) -> Vec<Entry> {
    let mut ranked: Vec<(usize, Entry)> = table
        .iter()
        .map(|(name, item)| {
            let inner = known.and_then(|known| known.shape(name)).and_then(format::Shape::table);
            (rank(known, name), entry(table, name, item, inner))
        })
        .collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked.into_iter().map(|(_, entry)| entry).collect()
}

fn rank(known: Option<&format::Table>, name: &str) -> usize {
    known.and_then(|known| known.rank(name)).unwrap_or(usize::MAX)
}

fn entry(table: &Table, name: &str, item: &Item, inner: Option<&format::Table>) -> Entry {
    let mut above = table.key(name).map(comments::at_key).unwrap_or_default();
    let mut beside = None;
    let node = match item {
        Item::Value(value) => {
            beside = comments::lines(comments::raw(value.decor().suffix())).pop();
            above.extend(comments::lines(comments::raw(value.decor().prefix())));
            match value {
                Value::Array(values) => array(values, inner),
                Value::InlineTable(table) => {
                    above.extend(comments::within_inline(table));
                    Node::Table(pairs(inline_items(table), inner))
                }
                value => Node::Plain(atoms::atom(value)),
            }
        }
        Item::Table(table) => {
            above.extend(comments::within(item));
            Node::Table(pairs(items(table), inner))
        }
        Item::ArrayOfTables(tables) => Node::Array(elements_under_headers(tables, inner), Vec::new()),
        Item::None => Node::Plain(String::new()),
    };
    Entry { above, key: atoms::key(name), node, beside }
}

fn array(values: &Array, inner: Option<&format::Table>) -> Node {
    let mut elements: Vec<Element> = Vec::with_capacity(values.len());
    let mut before = String::new();
    for value in values {
        before.push_str(comments::raw(value.decor().prefix()));
        let mut above = between(&before, elements.last_mut());
        if let Value::InlineTable(table) = value {
            above.extend(comments::within_inline(table));
        } else if let Value::Array(_) = value {
            above.extend(comments::within(&Item::Value(value.clone())));
        }
        elements.push(Element {
            above,
            text: inline_value(value, inner),
            is_table: value.is_inline_table(),
            beside: None,
        });
        comments::raw(value.decor().suffix()).clone_into(&mut before);
    }
    before.push_str(comments::raw(Some(values.trailing())));
    let below = between(&before, elements.last_mut());
    Node::Array(elements, below)
}

/// Comments between two elements: the one on the line of the earlier element is beside it, the others are for the later.
fn between(space: &str, earlier: Option<&mut Element>) -> Vec<String> {
    let mut found = comments::lines(space);
    let on_same_line = space.lines().next().is_some_and(|line| line.trim().starts_with('#'));
    if let Some(earlier) = earlier.filter(|_| on_same_line) {
        earlier.beside = Some(found.remove(0));
    }
    found
}

fn elements_under_headers(tables: &ArrayOfTables, inner: Option<&format::Table>) -> Vec<Element> {
    let element = |table: &Table| Element {
        above: comments::within(&Item::Table(table.clone())),
        text: in_braces(&pairs(items(table), inner)),
        is_table: true,
        beside: None,
    };
    tables.iter().map(element).collect()
}

/// A value in an inner table, in either way of writing one.
enum Inner<'t> {
    Value(&'t Value),
    Table(&'t Table),
    Tables(&'t ArrayOfTables),
}

fn items(table: &Table) -> Vec<(&str, Inner<'_>)> {
    table.iter().filter_map(|(name, item)| Some((name, inner(item)?))).collect()
}

fn inner(item: &Item) -> Option<Inner<'_>> {
    match item {
        Item::Value(value) => Some(Inner::Value(value)),
        Item::Table(table) => Some(Inner::Table(table)),
        Item::ArrayOfTables(tables) => Some(Inner::Tables(tables)),
        Item::None => None,
    }
}

fn inline_items(table: &InlineTable) -> Vec<(&str, Inner<'_>)> {
    table.iter().map(|(name, value)| (name, Inner::Value(value))).collect()
}

/// The keys of an inner table in canonical order.
fn pairs(items: Vec<(&str, Inner<'_>)>, known: Option<&format::Table>) -> Vec<Pair> {
    let mut ranked: Vec<(usize, Pair)> = items
        .into_iter()
        .map(|(name, value)| {
            let inner = known.and_then(|known| known.shape(name)).and_then(format::Shape::table);
            let tables = tables(&value, inner);
            let text = match value {
                Inner::Value(value) => inline_value(value, inner),
                Inner::Table(table) => in_braces(&pairs(self::items(table), inner)),
                Inner::Tables(_) => in_brackets(&tables),
            };
            let tables = if tables.len() > 1 { tables } else { Vec::new() };
            (rank(known, name), Pair { head: format!("{} = ", atoms::key(name)), text, tables })
        })
        .collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked.into_iter().map(|(_, pair)| pair).collect()
}

/// The elements of an array of tables.
fn tables(value: &Inner<'_>, inner: Option<&format::Table>) -> Vec<String> {
    match value {
        Inner::Value(Value::Array(values)) if values.iter().all(Value::is_inline_table) => {
            values.iter().map(|value| inline_value(value, inner)).collect()
        }
        Inner::Tables(tables) => tables.iter().map(|table| in_braces(&pairs(items(table), inner))).collect(),
        _ => Vec::new(),
    }
}

/// A table in braces on one line.
pub fn in_braces(pairs: &[Pair]) -> String {
    if pairs.is_empty() {
        return "{}".to_owned();
    }
    let pairs: Vec<String> = pairs.iter().map(|pair| format!("{}{}", pair.head, pair.text)).collect();
    format!("{{ {} }}", pairs.join(", "))
}

fn in_brackets(elements: &[String]) -> String {
    format!("[{}]", elements.join(", "))
}

fn inline_value(value: &Value, inner: Option<&format::Table>) -> String {
    match value {
        Value::Array(values) => in_brackets(&values.iter().map(|value| inline_value(value, inner)).collect::<Vec<_>>()),
        Value::InlineTable(table) => in_braces(&pairs(inline_items(table), inner)),
        value => atoms::atom(value),
    }
}
