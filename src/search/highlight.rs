//! Which stretches of a shown text to paint for a query.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::dictionary::sounds_like;
use super::field::Tier;
use super::fold::fold_char;
use super::fuzzy;
use super::plural::other_number;
use super::query::{Mode, Query, QueryWord};
use super::typo::Typo;
use super::words::words;

/// The stretches of a shown text that a query's words stand for: bytes, on grapheme boundaries, in order, apart.
///
/// Every word is painted where its best tier within this text finds it: literally if it is there literally.
pub fn highlight(shown: &str, query: &Query) -> Vec<Range<usize>> {
    let wanted: Vec<_> = query.words().iter().filter(|word| !word.negated).collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    let there = words(shown);
    let mut painted: Vec<Range<usize>> = wanted.iter().flat_map(|word| paint(shown, &there, word)).collect();
    for range in &mut painted {
        widen(shown, range);
    }
    painted.sort_unstable_by_key(|range| (range.start, range.end));
    painted.into_iter().filter(|range| !range.is_empty()).fold(Vec::new(), |mut apart: Vec<Range<usize>>, range| {
        match apart.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => apart.push(range),
        }
        apart
    })
}

fn paint(shown: &str, there: &[(String, Range<usize>)], wanted: &QueryWord) -> Vec<Range<usize>> {
    if wanted.parts.len() > 1 {
        let phrase = phrase(there, &wanted.parts);
        if !phrase.is_empty() || wanted.mode == Mode::Phrase {
            return phrase;
        }
    }
    let (mut best, mut painted) = (Tier::Fuzzy, Vec::new());
    for (position, (word, span)) in there.iter().enumerate() {
        let found =
            tier(word, &wanted.text, wanted.mode).map(|tier| (tier, letters(shown, span, word, &wanted.text, tier)));
        let also = || tier_of_other_forms(&there[position].0, wanted).map(|tier| (tier, span.clone()));
        let Some((tier, stretch)) = found.or_else(also) else { continue };
        if tier < best {
            painted.clear();
            best = tier;
        }
        if tier == best {
            painted.push(stretch);
        }
    }
    if painted.is_empty() && wanted.mode == Mode::Loose { scattered(shown, there, &wanted.text) } else { painted }
}

/// How a word of the text is found by a typed one, but for the fuzzy tier.
fn tier(word: &str, typed: &str, mode: Mode) -> Option<Tier> {
    if word == typed {
        return Some(Tier::Word);
    }
    if mode != Mode::Loose {
        return None;
    }
    if word.starts_with(typed) {
        Some(Tier::Prefix)
    } else if (typed.chars().nth(2).is_some() && word.contains(typed))
        || other_number(typed).is_some_and(|other| other == word)
    {
        Some(Tier::Substring)
    } else if sounds_like(typed, word) {
        Some(Tier::Romanisation)
    } else {
        Typo::new(typed).and_then(|typo| typo.errors(word)).map(|_| Tier::Typo)
    }
}

/// How a word of the text is found by another form of the typed word.
fn tier_of_other_forms(word: &str, wanted: &QueryWord) -> Option<Tier> {
    let of = |form: &String| {
        if word == form { Some(Tier::Word) } else { sounds_like(form, word).then_some(Tier::Romanisation) }
    };
    wanted.also.iter().filter_map(of).min()
}

/// The stretch of a word that was typed: the letters themselves for a literal tier, else all of it.
fn letters(shown: &str, span: &Range<usize>, word: &str, typed: &str, tier: Tier) -> Range<usize> {
    if !matches!(tier, Tier::Prefix | Tier::Substring) {
        return span.clone();
    }
    let Some(start) = word.find(typed) else { return span.clone() };
    let end = start + typed.len();
    let (mut from, mut to, mut folded) = (None, span.end, 0);
    for (at, character) in shown[span.clone()].char_indices() {
        let before = folded;
        fold_char(character, &mut |letter| {
            if letter.is_alphanumeric() {
                folded += letter.len_utf8();
            }
        });
        if from.is_none() && folded > start {
            from = Some(span.start + at);
        }
        if before < end && folded >= end {
            to = span.start + at + character.len_utf8();
        }
    }
    from.unwrap_or(span.start)..to
}

/// Words that follow one another, the last of which may go on.
fn phrase(there: &[(String, Range<usize>)], parts: &[String]) -> Vec<Range<usize>> {
    let follows = |window: &&[(String, Range<usize>)]| {
        let last = parts.len() - 1;
        window
            .iter()
            .zip(parts)
            .enumerate()
            .all(|(at, ((word, _), part))| if at == last { word.starts_with(part.as_str()) } else { word == part })
    };
    there.windows(parts.len()).filter(follows).map(|window| window[0].1.start..window[window.len() - 1].1.end).collect()
}

/// The letters that the fuzzy tier finds.
fn scattered(shown: &str, there: &[(String, Range<usize>)], typed: &str) -> Vec<Range<usize>> {
    if typed.chars().count() < fuzzy::SHORTEST {
        return Vec::new();
    }
    // The same text as the index reads: folded words, a space between them; with the word's place for every letter.
    let mut text = String::new();
    let mut places = Vec::new();
    for (word, span) in there {
        for (at, letter) in word.chars().enumerate() {
            text.push(letter);
            places.push(Some((span, word, at)));
        }
        text.push(' ');
        places.push(None);
    }
    let Some(indices) = fuzzy::matched(text.trim_end(), typed) else { return Vec::new() };
    let place = |index: usize| {
        let (span, word, at) = places.get(index).copied().flatten()?;
        let start = word.char_indices().nth(at)?.0;
        let letter = &word[start..start + word[start..].chars().next()?.len_utf8()];
        Some(letter_at(shown, span, start, letter.len()))
    };
    indices.into_iter().filter_map(place).collect()
}

/// The character of the shown text that a folded letter came from.
fn letter_at(shown: &str, span: &Range<usize>, start: usize, length: usize) -> Range<usize> {
    let mut folded = 0;
    for (at, character) in shown[span.clone()].char_indices() {
        fold_char(character, &mut |letter| {
            if letter.is_alphanumeric() {
                folded += letter.len_utf8();
            }
        });
        if folded >= start + length {
            return span.start + at..span.start + at + character.len_utf8();
        }
    }
    span.clone()
}

/// Widens a stretch to whole graphemes.
fn widen(shown: &str, range: &mut Range<usize>) {
    let mut widened = shown.len()..0;
    for (start, grapheme) in shown.grapheme_indices(true) {
        let end = start + grapheme.len();
        if start < range.end && end > range.start {
            widened = widened.start.min(start)..end;
        }
    }
    *range = if widened.start < widened.end { widened } else { 0..0 };
}
