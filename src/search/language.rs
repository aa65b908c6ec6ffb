//! Reading a query: fields, quotes, exclusions and dates are taken out, what is left is plain words.

use std::ops::Range;

use crate::model::{Kind, RecordRef};
use crate::text::safe;

use super::condition::{self, Ask};
use super::dates::Token;
use super::index::Index;
use super::key::Key;
use super::names::nearest;
use super::query::{Chip, ChipKind, Context, Mode, Problem, Query, QueryWord};
use super::skeleton::joined;
use super::words::{Splitter, words};

/// What replaces the parts that are no plain words: it parts words and belongs to none.
const BLANK: u8 = b'\n';

/// Characters of a query that are read: what is longer was pasted by mistake.
const LONGEST: usize = 2_000;

/// Words that a query asks for at most.
const MOST_WORDS: usize = 64;

/// Reads a query.
pub(super) fn parse(text: &str, context: &Context) -> Query {
    let mut query = Query { text: text.to_owned(), ..Query::default() };
    let text = text.char_indices().nth(LONGEST).map_or(text, |(end, _)| &text[..end]);
    let mut plain = text.as_bytes().to_vec();
    for piece in pieces(text) {
        if special(&mut query, text, &piece, context) {
            plain[piece.span].fill(BLANK);
        }
    }
    take_dates(&mut query, text, &mut plain, context);
    // Only whole pieces were blanked, so that what is left is still text.
    let plain = String::from_utf8(plain).unwrap_or_default();
    add_words(&mut query, &plain);
    leave_out_question_words(&mut query);
    query.whole_id = whole_id(text, context).filter(|&record| !is_dated(record));
    query.words.truncate(MOST_WORDS);
    query.chips.sort_by_key(|chip| chip.span.start);
    query
}

/// A piece of a query: a word, or something in quotes, with what stands before it.
struct Piece {
    span: Range<usize>,
    negated: bool,
    exact: bool,
    /// The stretch before a colon.
    field: Option<Range<usize>>,
    value: Range<usize>,
    quoted: bool,
}

/// Cuts a query at spaces outside of quotes.
fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(|c: char| !c.is_whitespace()).map(|offset| at + offset) {
        let mut value = start;
        let negated = text[value..].starts_with('!');
        value += usize::from(negated);
        let exact = text[value..].starts_with('\'');
        value += usize::from(exact);
        let field = field_name(&text[value..]).filter(|_| !exact).map(|length| value..value + length);
        value = field.as_ref().map_or(value, |field| field.end + 1);
        let quoted = text[value..].starts_with('"');
        let (value, end) = if quoted {
            let open = value + 1;
            let close = text[open..].find('"').map_or(text.len(), |offset| open + offset);
            (open..close, (close + 1).min(text.len()))
        } else {
            let end = text[value..].find(char::is_whitespace).map_or(text.len(), |offset| value + offset);
            (value..end, end)
        };
        pieces.push(Piece { span: start..end, negated, exact, field, value, quoted });
        at = end;
    }
    pieces
}

/// The length of a field's name at the beginning: letters before a colon that no address or time follows.
fn field_name(text: &str) -> Option<usize> {
    let colon = text.bytes().take_while(|byte| byte.is_ascii_alphabetic() || *byte == b'-').count();
    (colon > 0 && text[colon..].starts_with(':') && !text[colon..].starts_with("://")).then_some(colon)
}

/// Takes in a piece that is more than a plain word; false if it is one.
fn special(query: &mut Query, text: &str, piece: &Piece, context: &Context) -> bool {
    let value = &text[piece.value.clone()];
    if let Some(field) = &piece.field {
        field_term(query, &text[field.clone()], value, piece, context);
        return true;
    }
    if let Some(record) = whole_id(text, context).filter(|&record| is_dated(record)) {
        query.asks.push((Ask::Record(record), false));
        push_chip(query, format!("id {value}"), piece.span.clone(), ChipKind::Exact);
        return true;
    }
    if !(piece.negated || piece.exact || piece.quoted) {
        return false;
    }
    let parts: Vec<String> = words(value).into_iter().map(|(word, _)| word).collect();
    let mode = match (piece.exact, piece.quoted, parts.len()) {
        (_, true, 2..) => Mode::Phrase,
        (true, ..) | (_, true, _) => Mode::Exact,
        _ => Mode::Loose,
    };
    let shown = safe(value);
    if mode == Mode::Phrase {
        let word = QueryWord { text: parts.join(" "), mode, negated: piece.negated, also: Vec::new(), parts };
        query.words.push(word);
    } else {
        query.words.extend(parts.into_iter().map(|text| QueryWord {
            text,
            mode,
            negated: piece.negated,
            also: Vec::new(),
            parts: Vec::new(),
        }));
    }
    let label = match mode {
        Mode::Phrase => format!("“{shown}”"),
        _ => shown.to_string(),
    };
    if piece.negated {
        push_chip(query, format!("not {label}"), piece.span.clone(), ChipKind::Not);
    } else {
        push_chip(query, format!("exactly {label}"), piece.span.clone(), ChipKind::Exact);
    }
    true
}

/// The record whose id is all that was typed or pasted.
fn whole_id(text: &str, context: &Context) -> Option<RecordRef> {
    context.scope.knowledge().find(text.trim())
}

/// Whether ids of this kind are made of dates and several names, so that they mean the record and nothing else. Ids of actors
/// and places are words like any others, and only put the record first.
fn is_dated(record: RecordRef) -> bool {
    matches!(record.kind, Kind::Event | Kind::Claim | Kind::Source | Kind::Relation)
}

fn push_chip(query: &mut Query, label: String, span: Range<usize>, kind: ChipKind) {
    query.chips.push(Chip { label, span, kind });
}

fn field_term(query: &mut Query, name: &str, value: &str, piece: &Piece, context: &Context) {
    let span = piece.span.clone();
    let Some(key) = Key::from_name(&name.to_ascii_lowercase()) else {
        let near = nearest(name, Key::ALL.iter().map(|key| key.name()));
        let advice = match near {
            Some(near) => format!("did you mean {near}:? "),
            None => String::new(),
        };
        let all: Vec<_> = Key::ALL.iter().map(|key| key.name()).collect();
        let message = format!("there is no field {name}:; {advice}The fields are {}.", all.join(", "));
        let nearest = near.map(|near| format!("{near}:{value}"));
        push_chip(query, format!("{name}: ?"), span.clone(), ChipKind::Problem);
        query.problems.push(Problem { span, message, nearest });
        return;
    };
    let not = if piece.negated { "not " } else { "" };
    match condition::read(key, value, context) {
        Ok(ask) => {
            let label = match &ask {
                Ask::Days(test) => test.text(),
                _ => format!("{}:{}", key.name(), safe(value)),
            };
            query.asks.push((ask, piece.negated));
            push_chip(query, format!("{not}{label}"), span, ChipKind::Field(key));
        }
        Err((message, near)) => {
            let nearest = near.map(|near| format!("{}:{near}", key.name()));
            push_chip(query, format!("{not}{}:{} ?", key.name(), safe(value)), span.clone(), ChipKind::Problem);
            query.problems.push(Problem { span, message, nearest });
        }
    }
}

/// Takes the dates out of the plain words.
fn take_dates(query: &mut Query, text: &str, plain: &mut [u8], context: &Context) {
    let tokens = tokens(text, plain);
    let calendar = context.calendar();
    let mut at = 0;
    while at < tokens.len() {
        let belongs_to_name = at > 0 && is_numbered_name(context.index, tokens[at - 1].text, tokens[at].text);
        // Dates reach over neighbouring pieces only: what was taken out before stands between.
        let reach = (at + 1..tokens.len())
            .find(|&next| plain[tokens[next - 1].span.end..tokens[next].span.start].contains(&BLANK))
            .unwrap_or(tokens.len());
        let read = calendar.read(&tokens[at..reach]).filter(|_| !belongs_to_name);
        let Some((test, taken)) = read else {
            at += 1;
            continue;
        };
        let span = tokens[at].span.start..tokens[at + taken - 1].span.end;
        push_chip(query, test.text(), span.clone(), ChipKind::Date);
        query.asks.push((Ask::Days(test), false));
        plain[span].fill(BLANK);
        at += taken;
    }
}

fn tokens<'q>(text: &'q str, plain: &[u8]) -> Vec<Token<'q>> {
    let mut tokens = Vec::new();
    let mut start = None;
    let parts = |at: usize, character: char| character.is_whitespace() || plain[at] == BLANK;
    for (at, character) in text.char_indices().chain([(text.len(), ' ')]) {
        let outside = at == text.len() || parts(at, character);
        match (start, outside) {
            (None, false) => start = Some(at),
            (Some(from), true) => {
                let token = text[from..at].trim_end_matches([',', '?']);
                tokens.push(Token { text: token, span: from..from + token.len() });
                start = None;
            }
            _ => {}
        }
    }
    tokens.retain(|token| !token.text.is_empty());
    tokens
}

/// Whether a number belongs to the word before it, as in `tower 22`: some name of the file has the two side by side.
fn is_numbered_name(index: &Index, word: &str, number: &str) -> bool {
    if !number.bytes().all(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let words = words(word);
    words.last().is_some_and(|(word, _)| index.dictionary.exact(&format!("{word}{number}")).is_some())
}

/// Adds the plain words of a text in which everything else was blanked out.
pub(super) fn add_words(query: &mut Query, plain: &str) {
    let mut previous: Option<String> = None;
    let mut found: Vec<QueryWord> = Vec::new();
    Splitter::default().split(plain, &mut |word| {
        if word.variant {
            add_variant(found.last_mut(), word.text);
            return;
        }
        found.push(QueryWord {
            text: word.text.to_owned(),
            mode: Mode::Loose,
            negated: false,
            also: previous.iter().map(|previous| joined(previous, word.article, word.text)).collect(),
            parts: Vec::new(),
        });
        previous = Some(word.text.to_owned());
    });
    query.words.extend(found);
}

/// Words that open a question.
const OPENING: [&str; 18] = [
    "who", "whom", "whose", "what", "when", "where", "which", "why", "how", "did", "does", "do", "has", "have", "had",
    "was", "were", "are",
];

/// Words that hold a question together and say nothing about a record.
const BETWEEN: [&str; 20] = [
    "the", "a", "an", "of", "that", "there", "this", "is", "be", "been", "being", "it", "its", "to", "many", "much",
    "with", "about", "any", "and",
];

/// Words that close a question put in note form: "tower 22 wounded how many".
const CLOSING: [&str; 8] = ["who", "whom", "what", "when", "where", "which", "why", "how"];

fn is_loose(word: &QueryWord) -> bool {
    word.mode == Mode::Loose && !word.negated
}

/// In a question ("who claimed the 20 November attack?") the words that make it one need not match.
fn leave_out_question_words(query: &mut Query) {
    leave_out_closing_words(query);
    let mut loose = query.words.iter().filter(|word| is_loose(word));
    let opening = |word: &&QueryWord| OPENING.contains(&word.text.as_str());
    let is_question = loose.next().is_some_and(|word| opening(&word)) && loose.next().is_some();
    if !is_question {
        return;
    }
    let holds = |word: &QueryWord| OPENING.contains(&word.text.as_str()) || BETWEEN.contains(&word.text.as_str());
    query.words.retain(|word| !(is_loose(word) && holds(word)));
}

/// Takes the question's word, or "how many", from the end. Words before it stay: another word must never add hits.
fn leave_out_closing_words(query: &mut Query) {
    let closing = match query.words.as_slice() {
        [_, .., how, many] if how.text == "how" && matches!(many.text.as_str(), "many" | "much") => 2,
        [_, .., last] if CLOSING.contains(&last.text.as_str()) => 1,
        _ => return,
    };
    let rest = query.words.len() - closing;
    if query.words[rest..].iter().all(is_loose) {
        query.words.truncate(rest);
    }
}

/// Another form of a word: the letters and the digits of `tower22`, or `hashdi` for `Haşdi`. Hyphened words written together
/// come by themselves.
fn add_variant(word: Option<&mut QueryWord>, variant: &str) {
    let Some(word) = word else { return };
    if word.text.contains(variant) {
        word.parts.push(variant.to_owned());
    } else if !variant.ends_with(&word.text) {
        word.also.push(variant.to_owned());
    }
}
