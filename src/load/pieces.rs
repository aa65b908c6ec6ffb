//! Cutting a file at the headers of its records, so that the pieces can be parsed side by side and freed one by one.
//!
//! A cut stands at the beginning of a `[[kind]]` line that is no part of a multi-line string. Headers written in any other
//! way (`[[ event ]]`) are simply not cut at; parsing finds them.

use std::ops::Range;

use memchr::memmem;

use crate::model::Kind;

/// The pieces of a text, in order and without a gap, each of about `target` bytes or one record.
pub fn cut(text: &str, target: usize) -> Vec<Range<usize>> {
    let strings = multi_line_strings(text);
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut string = 0;
    for header in known_headers(text) {
        while strings.get(string).is_some_and(|range| range.end <= header) {
            string += 1;
        }
        let inside = strings.get(string).is_some_and(|range| range.start < header);
        // The first piece is what stands before the first record, so that stray keys there are told apart from records.
        if !inside && header > start && (start == 0 || header - start >= target) {
            pieces.push(start..header);
            start = header;
        }
    }
    pieces.push(start..text.len());
    pieces
}

/// Where lines begin with the header of a known kind.
fn known_headers(text: &str) -> impl Iterator<Item = usize> {
    let first = is_known_header(text).then_some(0);
    first
        .into_iter()
        .chain(memmem::find_iter(text.as_bytes(), "\n[[").map(|at| at + 1))
        .filter(move |&at| is_known_header(&text[at..]))
}

fn is_known_header(line: &str) -> bool {
    line.strip_prefix("[[").is_some_and(|rest| {
        Kind::NAMES.iter().any(|name| rest.strip_prefix(name).is_some_and(|rest| rest.starts_with("]]")))
    })
}

/// The multi-line strings of a text; one that is not closed reaches to the end.
fn multi_line_strings(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    if memmem::find(bytes, b"\"\"\"").is_none() && memmem::find(bytes, b"'''").is_none() {
        return Vec::new();
    }
    let mut strings = Vec::new();
    let mut at = 0;
    while let Some(offset) = memchr::memchr3(b'"', b'\'', b'#', &bytes[at..]) {
        at += offset;
        let quote = bytes[at];
        if quote == b'#' {
            at = memchr::memchr(b'\n', &bytes[at..]).map_or(bytes.len(), |end| at + end);
        } else if bytes[at..].starts_with(&[quote; 3]) {
            let start = at;
            at = string_end(bytes, at + 3, quote, true);
            strings.push(start..at);
        } else {
            at = string_end(bytes, at + 1, quote, false);
        }
    }
    strings
}

/// The byte after the string whose content begins at `at`. One on a single line ends with its line at the latest.
fn string_end(bytes: &[u8], mut at: usize, quote: u8, multi_line: bool) -> usize {
    while at < bytes.len() {
        match bytes[at] {
            b'\\' if quote == b'"' => at += 2,
            b'\n' if !multi_line => return at,
            byte if byte == quote && !multi_line => return at + 1,
            byte if byte == quote && bytes[at..].starts_with(&[quote; 3]) => {
                at += 3;
                // Up to two quotes more belong to the content: `""""" ends with two.
                let more = bytes[at..].iter().take(2).take_while(|&&byte| byte == quote).count();
                return at + more;
            }
            _ => at += 1,
        }
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::cut;

    fn pieces(text: &str) -> Vec<&str> {
        cut(text, 1).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn records_are_cut_apart_with_their_inner_tables() {
        let text = "a = 1\n[about]\nb = 2\n[[event]]\nc = 3\n[event.sub]\nd = 4\n[[claim]]\ne = 5\n";
        assert_eq!(
            pieces(text),
            ["a = 1\n[about]\nb = 2\n", "[[event]]\nc = 3\n[event.sub]\nd = 4\n", "[[claim]]\ne = 5\n"]
        );
    }

    #[test]
    fn a_header_inside_a_multi_line_string_is_text() {
        for text in [
            "[[event]]\na = \"\"\"\n[[event]]\n\\\"\"\"\"\n[[claim]]\n",
            "[[event]]\na = '''\n[[event]]\n'''''\n[[claim]]\n",
            "[[event]]\na = \"it's '''\" # \"\"\"\nb = \"\"\"\n[[event]]\n\"\"\"\n[[claim]]\n",
        ] {
            assert_eq!(pieces(text).len(), 2, "{text}");
        }
    }

    #[test]
    fn nothing_is_lost_between_pieces() {
        for text in ["", "\n", "[[event]]", "x\n[[event]]\n[[event]]\n[[evnt]]\n\"\"\"\n[[event]]"] {
            assert_eq!(pieces(text).concat(), text);
        }
    }
}
