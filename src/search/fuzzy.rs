//! The last tier: fuzzy-matcher, asked only about names and titles, and only in ways in which its answers can be relied on.
//!
//! What fuzzy-matcher 0.3.7 does by itself, and what is done about it here (a test shows each):
//! - it folds nothing but ASCII case: both sides come folded from [`words`](super::words);
//! - a capital in the query makes it case-sensitive: folded text has none;
//! - a space is a literal character: it is asked word by word;
//! - `fuzzy_match` and `fuzzy_indices` disagree: hits are ranked by the first alone, the second only paints them;
//! - scores depend on what the same matcher scored before (doubled letters): every call gets a new matcher;
//! - scattered letters score below zero or as high as the word itself: [`is_tight`] and [`is_good`] cut them off;
//! - time and memory grow with the text: no text above [`LONGEST`] characters is given to it;
//! - `use_cache(false)` panics: it is never set.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

/// Longest text that is searched, in characters.
const LONGEST: usize = 256;

/// Fewest letters of a word that is matched fuzzily: shorter ones match everything.
pub(super) const SHORTEST: usize = 4;

/// Score of a folded word in a folded text, if the letters stand close enough to be meant.
pub(super) fn score(text: &str, word: &str) -> Option<u32> {
    let text = capped(text);
    if !is_tight(text, word) {
        return None;
    }
    let score = SkimMatcherV2::default().fuzzy_match(text, word)?;
    is_good(score, word.chars().count()).then(|| u32::try_from(score).unwrap_or(0))
}

/// A score as a share of the best one, in eighths: a run of letters from the beginning of a word on gives about 22 a letter.
pub(super) fn eighths(score: u32, word: &str) -> u8 {
    (score as usize * 8 / (word.chars().count() * 22).max(1)).clamp(1, 8) as u8
}

/// The characters of the text that the word's letters stand for.
pub(super) fn matched(text: &str, word: &str) -> Option<Vec<usize>> {
    score(text, word)?;
    SkimMatcherV2::default().fuzzy_indices(capped(text), word).map(|(_, indices)| indices)
}

fn capped(text: &str) -> &str {
    text.char_indices().nth(LONGEST).map_or(text, |(end, _)| &text[..end])
}

/// Whether the letters stand within a stretch of four times their number and three words, the first at the beginning of a word.
fn is_tight(text: &str, word: &str) -> bool {
    let most = word.chars().count() * 4;
    let starts = text.char_indices().filter(|&(at, _)| at == 0 || text[..at].ends_with(' ')).map(|(at, _)| at);
    starts.into_iter().any(|start| {
        let mut wanted = word.chars().peekable();
        let mut spaces = 0;
        for (length, letter) in text[start..].chars().enumerate() {
            spaces += usize::from(letter == ' ');
            if length == 0 && wanted.peek() != Some(&letter) || length >= most || spaces > 2 {
                return false;
            }
            if wanted.next_if_eq(&letter).is_some() && wanted.peek().is_none() {
                return true;
            }
        }
        false
    })
}

/// Whether the score is that of letters in few runs: a run gives about 20 a letter, a scattered letter less than 10.
fn is_good(score: i64, letters: usize) -> bool {
    usize::try_from(score).is_ok_and(|score| score >= 11 * letters)
}

#[cfg(test)]
mod tests {
    use super::super::fold::fold;
    use super::*;

    #[test]
    fn letters_left_out_are_forgiven() {
        for (text, word) in
            [("kataib hezbollah", "ktbhzb"), ("islamic resistance in iraq", "islres"), ("withdrawal", "wthdrwl")]
        {
            assert!(score(text, word).is_some(), "{word} in {text}");
        }
    }

    #[test]
    fn scattered_letters_are_no_match_whatever_the_matcher_says() {
        let text = "a drone crashed near the base and nobody was hurt in the blast";
        let raw = SkimMatcherV2::default().fuzzy_match(text, "dsbh");
        assert!(raw.is_some(), "the matcher itself takes it");
        assert_eq!(score(text, "dsbh"), None);
    }

    #[test]
    fn accents_capitals_and_native_letters_are_folded_first() {
        let matcher = SkimMatcherV2::default();
        assert_eq!(matcher.fuzzy_match("Katāʾib", "kataib"), None, "the matcher does not fold");
        assert_eq!(matcher.fuzzy_match("nujaba", "Nuj"), None, "the matcher minds capitals");
        assert!(score(&fold("Katāʾib"), &fold("Kataib")).is_some());
        assert!(score(&fold("أربيل"), &fold("اربيل")).is_some());
        assert!(score(&fold("nujaba"), &fold("NUJABA")).is_some());
    }

    #[test]
    fn a_score_does_not_depend_on_earlier_ones() {
        let texts = ["hussein assad missile", "ss", "massive strike s s", "assassin ss"];
        let first: Vec<_> = texts.iter().map(|text| score(text, "assi")).collect();
        let again: Vec<_> = texts.iter().rev().map(|text| score(text, "assi")).rev().collect();
        assert_eq!(first, again);
    }

    #[test]
    fn painting_does_not_change_the_rank() {
        let text = "harakat hezbollah nujaba";
        let before = score(text, "hezbnuj");
        let _ = matched(text, "hezbnuj");
        assert_eq!(score(text, "hezbnuj"), before);
        assert!(matched(text, "hezbnuj").is_some_and(|indices| indices.len() == 7));
    }

    #[test]
    fn long_texts_are_cut() {
        let text = format!("{} kataib", "x ".repeat(100_000));
        assert_eq!(score(&text, "kataib"), None);
    }
}
