//! Cutting text into folded words, the same way for what is searched and for what is typed.
//!
//! Hyphens part words, apostrophes do not; the article is taken off; `2,500` is one number; an English `'s` is no part of
//! the word. Every word knows the stretch of the text that it came from, so that it can be highlighted there.

use std::ops::Range;

use super::fold::{fold_char, is_apostrophe, respelt};
use super::skeleton::is_arabic;

/// A word as it is handed out; only valid until the next one.
#[derive(Debug)]
pub(super) struct Word<'w> {
    /// Folded letters and digits, never empty.
    pub(super) text: &'w str,
    /// Bytes of the text that it came from, the article left out.
    pub(super) span: Range<usize>,
    /// Whether an article stood before it.
    pub(super) article: bool,
    /// Whether it is another form of what was handed out just before (`ac130` after `ac`, `130`), not a further word.
    pub(super) variant: bool,
}

/// What stands between two words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gap {
    Space,
    Hyphen,
    Other,
}

/// An article that waits for its word; its letters wait in the splitter.
struct Pending {
    span: Range<usize>,
    gap: Gap,
}

/// Cuts texts into words; keeps its buffers from one text to the next.
#[derive(Default)]
pub(super) struct Splitter {
    word: String,
    respelt: String,
    previous: String,
    joined: String,
    waiting: String,
    pending: Option<Pending>,
    start: usize,
}

impl Splitter {
    /// Hands out the words of a text in order, each followed by its variants.
    pub(super) fn split(&mut self, text: &str, emit: &mut impl FnMut(Word<'_>)) {
        self.word.clear();
        self.respelt.clear();
        self.previous.clear();
        self.pending = None;
        let mut gap = Gap::Other;
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let byte = bytes[at];
            if byte.is_ascii_alphanumeric() {
                let (length, lower_case) = run(&bytes[at..]);
                let end = at + length;
                if lower_case
                    && bytes.get(end) == Some(&b' ')
                    && self.word.is_empty()
                    && self.is_plain(&text[at..end], gap)
                {
                    // Most words of most texts: nothing that stands around them matters, and they are folded already.
                    emit(Word { text: &text[at..end], span: at..end, article: false, variant: false });
                    self.previous.clear();
                    gap = Gap::Space;
                    at = end + 1;
                    continue;
                }
                self.push(&text[at..end], at);
                at = end;
                continue;
            }
            if byte == b' ' {
                let ended = !self.word.is_empty();
                if ended && self.word.bytes().all(|byte| byte.is_ascii_lowercase()) && self.is_plain(&self.word, gap) {
                    emit(Word { text: &self.word, span: self.start..at, article: false, variant: false });
                    self.word.clear();
                    self.previous.clear();
                } else if ended {
                    self.finish(text, at, gap, emit);
                }
                gap = if ended { Gap::Space } else { Gap::Other };
                at += 1;
                continue;
            }
            let character = text[at..].chars().next().unwrap_or(' ');
            let end = at + character.len_utf8();
            if self.goes_on(text, at, character, end) {
                at = end;
                continue;
            }
            if let Some(possessive) = possessive(text, at, character, end).filter(|_| !self.word.is_empty()) {
                self.finish(text, at, gap, emit);
                gap = Gap::Space;
                at = possessive;
                continue;
            }
            let parts = self.fold(text, at..end, &mut gap, emit);
            if parts {
                let ended = !self.word.is_empty();
                if ended {
                    self.finish(text, at, gap, emit);
                }
                gap = match character {
                    '-' | '\u{2010}' | '\u{2011}' if ended => Gap::Hyphen,
                    '\u{a0}' if ended => Gap::Space,
                    _ => Gap::Other,
                };
            }
            at = end;
        }
        if !self.word.is_empty() {
            self.finish(text, bytes.len(), gap, emit);
        }
        if let Some(article) = self.pending.take() {
            self.hand_out_waiting(article, emit);
        }
    }

    /// Whether a word of lower-case ASCII letters before a space is handed out as it is: it is no article, and follows none.
    fn is_plain(&self, word: &str, gap: Gap) -> bool {
        gap != Gap::Hyphen
            && self.pending.is_none()
            && self.respelt.is_empty()
            && (word.len() > LONGEST_ARTICLE || !word.starts_with(['a', 'e', 'i', 'u']))
    }

    /// Adds ASCII letters and digits, most of all text.
    fn push(&mut self, letters: &str, at: usize) {
        if self.word.is_empty() {
            self.start = at;
        }
        let before = self.word.len();
        self.word.push_str(letters);
        self.word[before..].make_ascii_lowercase();
        if !self.respelt.is_empty() {
            self.respelt.push_str(&self.word[before..]);
        }
    }

    /// Whether a separator stands within a number: `2,500`, `2 500` with a no-break space.
    fn goes_on(&self, text: &str, at: usize, character: char, end: usize) -> bool {
        let groups = matches!(character, ',' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '٬');
        if !groups || self.word.is_empty() || !self.word.bytes().all(|byte| byte.is_ascii_digit()) || at == self.start {
            return false;
        }
        let mut after = text[end..].chars().map(char::is_numeric);
        after.by_ref().take(3).filter(|&digit| digit).count() == 3 && after.next() != Some(true)
    }

    /// Folds a character that is no ASCII letter or digit into the word; true if it parts words.
    fn fold(&mut self, text: &str, place: Range<usize>, gap: &mut Gap, emit: &mut impl FnMut(Word<'_>)) -> bool {
        let character = text[place.clone()].chars().next().unwrap_or(' ');
        if let Some(spelling) = respelt(character) {
            if self.respelt.is_empty() {
                self.respelt.push_str(&self.word);
            }
            self.respelt.push_str(spelling);
        }
        let mut letters = Vec::new();
        fold_char(character, &mut |letter| letters.push(letter));
        // A few characters fold to letters and separators at once (½ is 1⁄2): each letter run is a word of its own.
        let mut parts = false;
        for letter in letters {
            if !letter.is_alphanumeric() {
                parts = true;
                continue;
            }
            if parts && !self.word.is_empty() {
                self.finish(text, place.end, *gap, emit);
                *gap = Gap::Other;
            }
            parts = false;
            if self.word.is_empty() {
                self.start = place.start;
            }
            self.word.push(letter);
            if !self.respelt.is_empty() && respelt(character).is_none() {
                self.respelt.push(letter);
            }
        }
        parts
    }

    /// A word is complete: it is an article that waits, or is handed out.
    fn finish(&mut self, text: &str, end: usize, gap: Gap, emit: &mut impl FnMut(Word<'_>)) {
        let mut word = std::mem::take(&mut self.word);
        let mut start = self.start;
        let mut article = false;
        let mut gap = gap;
        if let Some(waiting) = self.pending.take() {
            if gap != Gap::Other && is_article(&self.waiting, &word, gap == Gap::Hyphen) {
                article = true;
                gap = if waiting.gap == Gap::Hyphen { Gap::Hyphen } else { Gap::Space };
            } else {
                self.hand_out_waiting(waiting, emit);
            }
        }
        if !article && could_be_article(&word) {
            std::mem::swap(&mut self.waiting, &mut word);
            self.pending = Some(Pending { span: start..end, gap });
        } else {
            let bare = without_arabic_article(&word);
            if bare.len() < word.len() {
                article = true;
                let prefix = word.len() - bare.len();
                start = after_folded(text, start..end, prefix);
                word.drain(..prefix);
            }
            self.hand_out(&word, start..end, article, gap, emit);
        }
        word.clear();
        self.word = word;
        self.respelt.clear();
    }

    /// What looked like an article is a word by itself.
    fn hand_out_waiting(&mut self, article: Pending, emit: &mut impl FnMut(Word<'_>)) {
        let word = std::mem::take(&mut self.waiting);
        self.hand_out(&word, article.span, false, article.gap, emit);
        self.waiting = word;
    }

    fn hand_out(&mut self, word: &str, span: Range<usize>, article: bool, gap: Gap, emit: &mut impl FnMut(Word<'_>)) {
        let hyphened = gap == Gap::Hyphen && !self.previous.is_empty();
        emit(Word { text: word, span: span.clone(), article, variant: false });
        let variant = |text: &str, emit: &mut dyn FnMut(Word<'_>)| {
            emit(Word { text, span: span.clone(), article, variant: true });
        };
        if hyphened && !article {
            self.joined.clear();
            self.joined.push_str(&self.previous);
            self.joined.push_str(word);
            variant(&self.joined, emit);
        }
        if !self.respelt.is_empty() {
            variant(&self.respelt, emit);
        }
        if let Some((letters, digits)) = letters_and_digits(word) {
            variant(letters, emit);
            variant(digits, emit);
        }
        self.previous.clear();
        self.previous.push_str(word);
    }
}

/// How many ASCII letters and digits stand at the beginning, and whether all of them are lower-case letters.
fn run(bytes: &[u8]) -> (usize, bool) {
    let length = bytes.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    (length, bytes[..length].iter().all(u8::is_ascii_lowercase))
}

/// Where a stretch of text goes on after so many bytes of its folded form.
fn after_folded(text: &str, span: Range<usize>, bytes: usize) -> usize {
    let mut folded = 0;
    for (at, character) in text[span.clone()].char_indices() {
        if folded >= bytes {
            return span.start + at;
        }
        fold_char(character, &mut |letter| folded += letter.len_utf8());
    }
    span.end
}

/// All words of a text with their stretches, variants left out.
pub(super) fn words(text: &str) -> Vec<(String, Range<usize>)> {
    let mut found = Vec::new();
    Splitter::default().split(text, &mut |word| {
        if !word.variant {
            found.push((word.text.to_owned(), word.span));
        }
    });
    found
}

/// Where the text goes on after an English possessive `'s` at this place.
fn possessive(text: &str, at: usize, character: char, end: usize) -> Option<usize> {
    debug_assert!(text[at..].starts_with(character));
    if !is_apostrophe(character) {
        return None;
    }
    let rest = &text[end..];
    let after = rest.strip_prefix(['s', 'S'])?;
    (!after.starts_with(|c: char| c.is_alphanumeric() || is_apostrophe(c))).then_some(end + 1)
}

/// `tower22` in its two parts, if it has exactly two.
fn letters_and_digits(word: &str) -> Option<(&str, &str)> {
    if !word.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let first = word.chars().next()?.is_numeric();
    let cut = word.find(|c: char| c.is_numeric() != first)?;
    let (one, two) = word.split_at(cut);
    two.chars().all(|c| c.is_numeric() != first).then_some((one, two))
}

/// Bytes of the longest article.
const LONGEST_ARTICLE: usize = 3;

/// Whether a short word can be the Arabic article in some romanisation.
fn could_be_article(word: &str) -> bool {
    word.len() <= LONGEST_ARTICLE && (matches!(word, "al" | "el" | "ul" | "il") || could_be_assimilated(word))
}

/// The forms before sun letters: with a as in BGN/PCGN, with e as in Syrian and Egyptian usage, with u after a nominative.
///
/// "us" and "un" are left out: they are the United States and the United Nations.
fn could_be_assimilated(word: &str) -> bool {
    matches!(
        word,
        "as" | "ash"
            | "ad"
            | "adh"
            | "an"
            | "ar"
            | "at"
            | "ath"
            | "az"
            | "es"
            | "esh"
            | "ed"
            | "en"
            | "er"
            | "et"
            | "ez"
            | "ud"
            | "ur"
            | "uz"
    )
}

/// Whether a word is the article of the next one: al-, el-, ul- always; the assimilated as-, ash-, ad- … before their letter.
///
/// BGN/PCGN writes the assimilated forms, ALA-LC always al-; the press writes all of them, with and without hyphen.
fn is_article(article: &str, next: &str, hyphened: bool) -> bool {
    if !next.starts_with(char::is_alphabetic) {
        return false;
    }
    match article {
        "al" | "el" | "ul" => true,
        "il" => hyphened,
        _ => (hyphened || article.starts_with('a')) && next.starts_with(&article[1..]) && next.len() > article.len(),
    }
}

/// An Arabic word without ال, or without it and a prefixed و ف ب ك ل.
///
/// Letters that begin with these by themselves lose them too, on both sides alike. الله is left whole.
pub(super) fn without_arabic_article(word: &str) -> &str {
    if !word.starts_with(is_arabic) || word.starts_with("الله") {
        return word;
    }
    let long = |rest: &str, letters: usize| rest.chars().count() >= letters;
    if let Some(rest) = word.strip_prefix("ال").filter(|rest| long(rest, 2)) {
        return rest;
    }
    ["وال", "فال", "بال", "كال", "لل"]
        .iter()
        .find_map(|prefix| word.strip_prefix(prefix).filter(|rest| long(rest, 3)))
        .unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> Vec<String> {
        words(text).into_iter().map(|(word, _)| word).collect()
    }

    #[test]
    fn articles_possessives_and_numbers() {
        assert_eq!(plain("Ain al-Asad, Iran's 2,500 men"), ["ain", "asad", "iran", "2500", "men"]);
        assert_eq!(plain("as-Suwayda and Deir ez-Zor, al Tanf"), ["suwayda", "and", "deir", "zor", "tanf"]);
        assert_eq!(plain("US strikes at risk as usual"), ["us", "strikes", "at", "risk", "as", "usual"]);
        assert_eq!(plain("المقاومة الإسلامية والعراق"), ["مقاومه", "اسلاميه", "عراق"]);
        assert_eq!(plain("al"), ["al"]);
        assert_eq!(plain("12,34 and 1,234,567"), ["12", "34", "and", "1234567"]);
    }

    #[test]
    fn variants_follow_their_words() {
        let mut all = Vec::new();
        Splitter::default().split("AC-130 by Tower22, Haşdi", &mut |word| all.push(word.text.to_owned()));
        assert_eq!(all, ["ac", "130", "ac130", "by", "tower22", "tower", "22", "hasdi", "hashdi"]);
    }
}
