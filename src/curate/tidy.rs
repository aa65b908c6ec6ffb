//! `fmt`: a knowledge file in canonical form. Kinds stay in the file's order; dated records are sorted by date and id, relations
//! by id, and all others stay as they stand, since their groups are made by hand. Comments stay with their record, headings at
//! the head of their section.

use toml_edit::{DocumentMut, Item, Table};

use super::comments::{Paragraph, paragraphs, raw};
use super::layout::{write_beside, write_entries, write_lines};
use super::tree::{self, Entry};
use super::{atoms, comments, same};
use crate::load::format;
use crate::model::Kind;

/// Why a text was not tidied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It is no TOML; the loader says what is wrong and where.
    Syntax,
    /// The tidy text would say something else, which is a fault of this program.
    Meaning(String),
}

/// The text in canonical form, which means the same; it was read again to be sure.
pub fn tidy(text: &str) -> Result<String, Refused> {
    let document: DocumentMut = text.parse().map_err(|_| Refused::Syntax)?;
    let tidied = write(&document);
    if tidied != text {
        same::same_meaning(text, &tidied).map_err(Refused::Meaning)?;
    }
    Ok(tidied)
}

/// What stands under one header.
struct Block {
    /// The header as it is written.
    header: String,
    /// Paragraphs that stand free before it.
    lead: Vec<Vec<String>>,
    /// Comment lines right above it.
    own: Vec<String>,
    /// The comment behind the header.
    beside: Option<String>,
    entries: Vec<Entry>,
    /// Comment lines right after the last key.
    below: Vec<String>,
    /// What the record is sorted by.
    order: (String, String),
}

/// The blocks of one name.
struct Section {
    blocks: Vec<Block>,
    sorted: bool,
}

fn write(document: &DocumentMut) -> String {
    let root = document.as_table();
    let mut sections = sections(root);
    let mut end = paragraphs(raw(Some(document.trailing())));
    if let Some(last) = end.first_mut().filter(|first| !first.blank_before)
        && let Some((_, section, block)) = headers(root).pop()
    {
        sections[section].blocks[block].below.append(&mut last.lines);
    }
    let mut text = String::new();
    write_entries(&root_entries(root), &mut text);
    for section in &mut sections {
        write_section(section, &mut text);
    }
    for paragraph in end.iter().filter(|paragraph| !paragraph.lines.is_empty()) {
        separate(&mut text);
        write_lines("", &paragraph.lines, &mut text);
    }
    text
}

fn write_section(section: &mut Section, text: &mut String) {
    let head: Vec<Vec<String>> =
        section.blocks.first_mut().map(|first| std::mem::take(&mut first.lead)).unwrap_or_default();
    if section.sorted {
        section.blocks.sort_by(|a, b| a.order.cmp(&b.order));
    }
    for paragraph in head {
        separate(text);
        write_lines("", &paragraph, text);
    }
    for block in &section.blocks {
        for paragraph in &block.lead {
            separate(text);
            write_lines("", paragraph, text);
        }
        separate(text);
        write_lines("", &block.own, text);
        text.push_str(&block.header);
        write_beside(block.beside.as_deref(), text);
        write_entries(&block.entries, text);
        write_lines("", &block.below, text);
    }
}

fn separate(text: &mut String) {
    if !text.is_empty() {
        text.push('\n');
    }
}

/// Keys before the first header.
fn root_entries(root: &Table) -> Vec<Entry> {
    let mut values = Table::new();
    for (name, item) in root.iter().filter(|(_, item)| item.is_value()) {
        if let Some(key) = root.key(name) {
            values.insert_formatted(key, item.clone());
        }
    }
    tree::entries(&values, None)
}

fn sections(root: &Table) -> Vec<Section> {
    let mut sections = Vec::new();
    for (name, item) in root {
        let known = format::named(name);
        let key = atoms::key(name);
        let kind = Kind::from_name(name);
        match item {
            Item::Table(table) => {
                let block = block(format!("[{key}]"), table, known, kind);
                sections.push(Section { blocks: vec![block], sorted: false });
            }
            Item::ArrayOfTables(tables) => {
                let header = format!("[[{key}]]");
                let blocks = tables.iter().map(|table| block(header.clone(), table, known, kind)).collect();
                let sorted = matches!(kind, Some(Kind::Event | Kind::Claim | Kind::Source | Kind::Relation));
                sections.push(Section { blocks, sorted });
            }
            Item::Value(_) | Item::None => {}
        }
    }
    place_comments(root, &mut sections);
    sections
}

fn block(header: String, table: &Table, known: Option<&format::Table>, kind: Option<Kind>) -> Block {
    Block {
        header,
        lead: Vec::new(),
        own: Vec::new(),
        beside: comments::lines(raw(table.decor().suffix())).pop(),
        entries: tree::entries(table, known),
        below: Vec::new(),
        order: order(table, kind),
    }
}

fn order(table: &Table, kind: Option<Kind>) -> (String, String) {
    let word = |key: &str| table.get(key).and_then(Item::as_str).unwrap_or_default().to_owned();
    let date = match table.get("date") {
        Some(Item::Value(toml_edit::Value::Datetime(date))) => date.value().to_string(),
        _ => word("date"),
    };
    match kind {
        Some(Kind::Relation) if !table.contains_key("id") => {
            (String::new(), format!("{}--{}--{}", word("from"), word("kind"), word("to")))
        }
        Some(Kind::Relation) => (String::new(), word("id")),
        _ => (date, word("id")),
    }
}

/// Every header of the document in its order: what stands before it, and the section and block that it is part of. Headers of
/// inner tables keep their comments, so nothing stands before them here.
fn headers(root: &Table) -> Vec<(Option<&str>, usize, usize)> {
    let mut found = Vec::new();
    let tables = root.iter().filter(|(_, item)| item.is_table() || item.is_array_of_tables());
    for (section, (_, item)) in tables.enumerate() {
        let blocks: Vec<&Table> = match item {
            Item::Table(table) => vec![table],
            Item::ArrayOfTables(tables) => tables.iter().collect(),
            _ => Vec::new(),
        };
        for (block, table) in blocks.into_iter().enumerate() {
            found.push((table.position(), Some(raw(table.decor().prefix())), section, block));
            let mut inner = Vec::new();
            inner_positions(table, &mut inner);
            found.extend(inner.into_iter().map(|position| (Some(position), None, section, block)));
        }
    }
    found.sort_by_key(|(position, ..)| *position);
    found.into_iter().map(|(_, space, section, block)| (space, section, block)).collect()
}

/// Where inner tables have headers of their own.
fn inner_positions(table: &Table, found: &mut Vec<isize>) {
    for (_, item) in table {
        let inner: Vec<&Table> = match item {
            Item::Table(inner) => vec![inner],
            Item::ArrayOfTables(inner) => inner.iter().collect(),
            _ => Vec::new(),
        };
        for table in inner {
            found.extend(table.position());
            inner_positions(table, found);
        }
    }
}

/// Gives the comments before headers to the record before, to the section, or to the record after.
fn place_comments(root: &Table, sections: &mut [Section]) {
    let mut before: Option<(usize, usize)> = None;
    for (space, section, block) in headers(root) {
        let Some(space) = space else {
            before = Some((section, block));
            continue;
        };
        let mut found = paragraphs(space);
        if let Some((section, block)) = before
            && found.first().is_some_and(|first| !first.blank_before && first.blank_after)
        {
            sections[section].blocks[block].below.extend(found.remove(0).lines);
        }
        let is_first = before.is_none();
        let target = &mut sections[section].blocks[block];
        if found.last().is_some_and(|last| !last.blank_after && !comments::is_heading(&last.lines)) {
            target.own = found.pop().map(|paragraph| paragraph.lines).unwrap_or_default();
        }
        target.lead = found.into_iter().map(|Paragraph { lines, .. }| lines).collect();
        if is_first {
            // A line for editors (`#:schema …`) is the file's first, whichever record comes first.
            let directives = target.own.iter().take_while(|line| line.starts_with("#:")).count();
            if directives > 0 {
                target.lead.push(target.own.drain(..directives).collect());
                // What they hid may be a heading, which stands by itself.
                if comments::is_heading(&target.own) {
                    target.lead.push(std::mem::take(&mut target.own));
                }
            }
        }
        before = Some((section, block));
    }
}
