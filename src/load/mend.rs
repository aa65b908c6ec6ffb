//! Pieces that are not valid TOML: cut at every header, then at every key, so that exactly the wrong line is named, and
//! blanked there, so that the rest is checked all the same.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue, Error};

use super::parse::{Collector, Parsed, Piece};
use super::pieces::strings_in_broken;
use crate::diagnostic::{Check, Diagnostic};

/// Parses a piece that as a whole is not valid, record by record.
pub fn parse_singly<'i>(piece: Piece<'i>, parsed: &mut Parsed<'i>, ends: &mut Vec<u32>) {
    let mut text = piece.text.to_owned();
    let segments: Vec<Segment> =
        split_at(piece.text, is_record_header).into_iter().map(|range| mend(piece, range, &mut text, parsed)).collect();
    let text: &'i str = piece.mended.get_or_init(|| text);
    for segment in segments {
        let part = Piece { base: piece.base + segment.range.start as u32, text: &text[segment.range.clone()], ..piece };
        let root = || segment.document(part.text);
        Collector { piece: part, parsed, ends, stray: 0 }.collect(root(), &root, &segment.spoilt);
    }
}

/// One record, or what stands before the first one.
struct Segment {
    range: Range<usize>,
    /// Keys that were blanked, each with the byte at which its table begins.
    spoilt: Vec<(u32, String)>,
    /// A header that was blanked, and the name in it.
    broken_header: Option<(Range<usize>, String)>,
}

impl Segment {
    /// What is left, with keys that lost their header under the one that was meant.
    fn document<'i>(&self, text: &'i str) -> DeTable<'i> {
        let root = DeTable::parse(text).map_or_else(|_| DeTable::new(), Spanned::into_inner);
        let Some((header, name)) = &self.broken_header else { return root };
        let element = Spanned::new(header.clone(), DeValue::Table(root));
        let value = match name.as_str() {
            "about" | "check" => element,
            _ => Spanned::new(header.clone(), DeValue::Array([element].into_iter().collect())),
        };
        DeTable::from_iter([(Spanned::new(header.clone(), name.clone().into()), value)])
    }
}

/// Tells what is wrong in a segment and blanks it in `text`.
fn mend(piece: Piece<'_>, range: Range<usize>, text: &mut String, parsed: &mut Parsed<'_>) -> Segment {
    let mut segment = Segment { range: range.clone(), spoilt: Vec::new(), broken_header: None };
    if DeTable::parse(&piece.text[range.clone()]).is_ok() {
        return segment;
    }
    let mut table = piece.base + range.start as u32;
    let statements = statements(piece.text, range.clone());
    for statement in &statements {
        let words = &piece.text[statement.clone()];
        let start = statement.start + indent(words);
        let is_header = words.trim_start().starts_with('[');
        if is_header {
            table = piece.base + start as u32;
        }
        if let Err(error) = DeTable::parse(words) {
            parsed.problems.push(tell(piece, statement, &error));
            if is_header && segment.broken_header.is_none() {
                segment.broken_header = Some((start - range.start..statement.end - range.start, leading_key(words)));
            }
            segment.spoilt.push((table, leading_key(words)));
            blank(text, statement.clone());
        }
    }
    // What is left can only be wrong as a whole: a key given twice.
    for _ in 0..statements.len() {
        let Err(error) = DeTable::parse(&text[range.clone()]) else { break };
        let at = range.start + error.span().map_or(0, |span| span.start);
        parsed.problems.push(tell(piece, &range, &error));
        match statements.iter().find(|statement| statement.contains(&at)) {
            Some(statement) => blank(text, statement.clone()),
            None => break,
        }
    }
    segment
}

/// Overwrites a stretch with spaces; lines and bytes keep their places.
fn blank(text: &mut String, range: Range<usize>) {
    let spaces: String = text[range.clone()].bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect();
    text.replace_range(range, &spaces);
}

/// The letters that a statement begins with.
fn leading_key(text: &str) -> String {
    let is_key = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    text.trim_start().trim_start_matches(['[', ' ', '"', '\'']).chars().take_while(|&c| is_key(c)).collect()
}

/// The text, cut at the lines that `is_start` accepts and that do not begin inside of a multi-line string.
fn split_at(text: &str, is_start: impl Fn(&str) -> bool) -> Vec<Range<usize>> {
    let strings = strings_in_broken(text);
    let is_text = |at: usize| {
        let after = strings.partition_point(|string| string.end <= at);
        strings.get(after).is_some_and(|string| string.start < at)
    };
    let mut ranges = Vec::new();
    let mut start = 0;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if at > start && is_start(line) && !is_text(at) {
            ranges.push(start..at);
            start = at;
        }
        at += line.len();
    }
    if start < text.len() {
        ranges.push(start..text.len());
    }
    ranges
}

/// `[name]` or `[[name]]`, well closed or not, but not the header of an inner table `[name.inner]`.
fn is_record_header(line: &str) -> bool {
    is_header(line) && !line.split(['#', ']']).next().is_some_and(|name| name.contains('.'))
}

fn is_header(line: &str) -> bool {
    let rest = line.trim_start();
    rest.starts_with('[')
        && rest.trim_start_matches(['[', ' ']).starts_with(|c: char| c.is_ascii_alphabetic() || c == '"')
        && !rest.trim_end().ends_with(',')
}

/// The headers and keys of a record, each with its value as far as it can be told; comments between them are left out.
fn statements(whole: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let text = &whole[range.clone()];
    let key_indent = text
        .lines()
        .filter(|line| !is_header(line) && line.trim_start().starts_with(|c: char| c.is_ascii_alphabetic()))
        .map(indent)
        .next()
        .unwrap_or(0);
    let is_key = |line: &str| {
        indent(line) == key_indent && line.trim_start().starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
    };
    let mut ranges = split_at(text, |line| is_header(line) || is_key(line));
    for part in &mut ranges {
        let kept = text[part.clone()].trim_end().len();
        part.end = part.start + trim_comments(&text[part.start..part.start + kept]);
    }
    ranges.retain(|part| !text[part.clone()].trim().is_empty());
    ranges.into_iter().map(|part| range.start + part.start..range.start + part.end).collect()
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// Length without the comment lines at the end.
fn trim_comments(text: &str) -> usize {
    let mut kept = text.len();
    while let Some(start) = text[..kept].rfind('\n') {
        let line = text[start..kept].trim();
        if !line.is_empty() && !line.starts_with('#') {
            break;
        }
        kept = start;
    }
    kept
}

/// What the TOML parser says, as a sentence.
fn tell(piece: Piece<'_>, statement: &Range<usize>, error: &Error) -> Diagnostic {
    let text = &piece.text[statement.clone()];
    let kept = text.trim_end().len();
    let mut span = error.span().unwrap_or(0..0);
    let is_nothing = span.is_empty();
    if span.start >= kept {
        // At the end of the statement: point at its last character, not at the line after.
        span = text[..kept].char_indices().next_back().map_or(0, |(at, _)| at)..kept;
    }
    let place = piece.place(statement.start + span.start..statement.start + span.end);
    let (reason, expected) = error.message().split_once(", expected ").unwrap_or((error.message(), ""));
    let (check, message, help) = match reason {
        "invalid date" => (Check::BadDate, format!("This date does not exist: {expected} expected."), None),
        "invalid basic string" | "invalid literal string" if expected.len() == 3 => {
            (Check::Syntax, "The text has no closing quote.".to_owned(), None)
        }
        "invalid multi-line basic string" | "invalid multi-line literal string" if expected.len() == 3 => {
            (Check::Syntax, "The multi-line text has no closing quotes.".to_owned(), None)
        }
        "unclosed array" => (Check::Syntax, "The array has no closing bracket.".to_owned(), Some("add `]`")),
        "unclosed inline table" => (Check::Syntax, "The table has no closing brace.".to_owned(), Some("add `}`")),
        "duplicate key" => (Check::Syntax, "The key is given twice.".to_owned(), Some("take one of the two out")),
        "string values must be quoted" if is_nothing => (Check::Syntax, "The key has no value.".to_owned(), None),
        "string values must be quoted" => {
            (Check::Syntax, "Text stands in quotes.".to_owned(), Some("numbers, dates, true and false stand without"))
        }
        _ if expected.is_empty() => (Check::Syntax, format!("This is not valid TOML: {reason}."), None),
        _ => (Check::Syntax, format!("This is not valid TOML: {reason}, {expected} expected."), None),
    };
    let problem = Diagnostic::new(check, place, message);
    match help {
        Some(help) => problem.help(help),
        None => problem,
    }
}
