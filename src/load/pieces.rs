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

/// The multi-line strings of a text. Where one is not closed, no header after it is taken for text.
fn multi_line_strings(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    if memmem::find(bytes, b"\"\"\"").is_none() && memmem::find(bytes, b"'''").is_none() {
        return Vec::new();
    }
    scan(bytes, false).unwrap_or_else(|| strings_in_broken(text))
}

/// The multi-line strings of a text that is no valid TOML. One that is closed only by what looks like the beginning of the next
/// one (`note = """`) has lost its end, and is taken to end with its first line, so that it hides nothing.
pub(super) fn strings_in_broken(text: &str) -> Vec<Range<usize>> {
    scan(text.as_bytes(), true).unwrap_or_default()
}

/// The multi-line strings; nothing where one is not closed, unless that is to be borne.
fn scan(bytes: &[u8], bears_unclosed: bool) -> Option<Vec<Range<usize>>> {
    let mut strings = Vec::new();
    let mut at = 0;
    while let Some(offset) = memchr::memchr3(b'"', b'\'', b'#', &bytes[at..]) {
        at += offset;
        let quote = bytes[at];
        if quote == b'#' {
            at = line_end(bytes, at);
        } else if bytes[at..].starts_with(&[quote; 3]) {
            let closed = multi_line_end(bytes, at + 3, quote);
            let end = match closed {
                Some((closing, end)) if !bears_unclosed || !is_opening(bytes, closing) => end,
                None if !bears_unclosed => return None,
                _ => line_end(bytes, at),
            };
            strings.push(at..end);
            at = end;
        } else {
            at = single_line_end(bytes, at + 1, quote);
        }
    }
    Some(strings)
}

/// Where the line ends that a byte stands in.
fn line_end(bytes: &[u8], at: usize) -> usize {
    memchr::memchr(b'\n', &bytes[at..]).map_or(bytes.len(), |end| at + end)
}

/// Whether what stands before these quotes on their line says that a string begins there.
fn is_opening(bytes: &[u8], quotes: usize) -> bool {
    let line = memchr::memrchr(b'\n', &bytes[..quotes]).map_or(0, |newline| newline + 1);
    bytes[line..quotes].trim_ascii_end().ends_with(b"=")
}

/// The byte after the string whose content begins at `at`; it ends with its line at the latest.
fn single_line_end(bytes: &[u8], mut at: usize, quote: u8) -> usize {
    while at < bytes.len() {
        match bytes[at] {
            b'\\' if quote == b'"' => at += 2,
            b'\n' => return at,
            byte if byte == quote => return at + 1,
            _ => at += 1,
        }
    }
    bytes.len()
}

/// The closing quotes of the multi-line string whose content begins at `at`, and the byte after them.
fn multi_line_end(bytes: &[u8], mut at: usize, quote: u8) -> Option<(usize, usize)> {
    while at < bytes.len() {
        match bytes[at] {
            b'\\' if quote == b'"' => at += 2,
            byte if byte == quote && bytes[at..].starts_with(&[quote; 3]) => {
                // Up to two quotes more belong to the content: `""""" ends with two.
                let more = bytes[at + 3..].iter().take(2).take_while(|&&byte| byte == quote).count();
                return Some((at, at + 3 + more));
            }
            _ => at += 1,
        }
    }
    None
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
    fn a_string_without_an_end_hides_no_header_and_turns_no_later_string_inside_out() {
        let text = "[[event]]\na = \"\"\"\n[[claim]]\nb = \"\"\"\n[[event]]\n\"\"\"\n[[claim]]\n";
        assert_eq!(pieces(text).len(), 3, "{:?}", pieces(text));
        assert_eq!(pieces("[[event]]\na = \'\'\'\n[[claim]]\n").len(), 2);
    }

    #[test]
    fn nothing_is_lost_between_pieces() {
        for text in ["", "\n", "[[event]]", "x\n[[event]]\n[[event]]\n[[evnt]]\n\"\"\"\n[[event]]"] {
            assert_eq!(pieces(text).concat(), text);
        }
    }
}
