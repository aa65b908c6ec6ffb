//! A few short texts (commands, names of saved searches) against what is typed, for the palette: the tiers of the search in
//! small, without an index. All words must match; letters left out are forgiven by fuzzy-matcher, and rank last.

use super::field::Tier;
use super::fold::fold;
use super::fuzzy;

/// Fewest letters of a word that is matched fuzzily. Texts are few here, so that shorter ones than in the search will do.
const SHORTEST: usize = 3;

/// How well texts match; the lesser the better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pick {
    /// How the weakest word was found.
    pub tier: Tier,
    /// In which texts the words were found, the first being 0, added up.
    fields: usize,
    /// How many words the text that has all of them has beside; many where none has all.
    spare: usize,
    /// What fuzzy letters miss of a perfect match, in eighths, added up.
    missing: u8,
}

/// How well texts, the weightiest first, match what is typed; nothing where a word is in none of them.
pub fn pick(texts: &[&str], typed: &str) -> Option<Pick> {
    let texts: Vec<String> = texts.iter().map(|text| plain(text)).collect();
    let typed = plain(typed);
    let mut whole = Pick { tier: Tier::Word, fields: 0, spare: spare(&texts, &typed), missing: 0 };
    for word in typed.split_whitespace() {
        let fits = texts.iter().enumerate().filter_map(|(fields, text)| {
            let (tier, eighths) = fit(text, word)?;
            Some(Pick { tier, fields, spare: 0, missing: 8 - eighths })
        });
        let best = fits.min()?;
        whole.tier = whole.tier.max(best.tier);
        whole.fields += best.fields;
        whole.missing = whole.missing.saturating_add(best.missing);
    }
    Some(whole)
}

/// How many words a text has beside those that are typed, at least; a word inside of another does not count.
fn spare(texts: &[String], typed: &str) -> usize {
    let words = |text: &str| text.split_whitespace().count();
    let has_all = |text: &&String| {
        typed.split_whitespace().all(|word| fit(text, word).is_some_and(|(tier, _)| tier <= Tier::Prefix))
    };
    texts.iter().filter(has_all).map(|text| words(text).saturating_sub(words(typed))).min().unwrap_or(usize::MAX)
}

/// Folded, with spaces for whatever is no letter or digit.
fn plain(text: &str) -> String {
    fold(text).chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect()
}

fn fit(text: &str, word: &str) -> Option<(Tier, u8)> {
    if text.split_whitespace().any(|own| own == word) {
        return Some((Tier::Word, 8));
    }
    if text.split_whitespace().any(|own| own.starts_with(word)) {
        return Some((Tier::Prefix, 8));
    }
    if text.contains(word) {
        return Some((Tier::Substring, 8));
    }
    let score = fuzzy::score(text, word).filter(|_| word.chars().count() >= SHORTEST)?;
    Some((Tier::Fuzzy, fuzzy::eighths(score, word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_come_before_beginnings_and_those_before_letters_left_out() {
        let tier = |text: &str, typed: &str| pick(&[text], typed).map(|pick| pick.tier);
        assert_eq!(tier("next match", "match next"), Some(Tier::Word));
        assert_eq!(tier("next match", "mat"), Some(Tier::Prefix));
        assert_eq!(tier("next match", "atch"), Some(Tier::Substring));
        assert_eq!(tier("next match", "nxt"), Some(Tier::Fuzzy));
        assert_eq!(tier("next match", "next zebra"), None);
        assert!(pick(&["a page up"], "page up") < pick(&["half a page up"], "page up"));
        assert!(pick(&["filter"], "filter") < pick(&["search", "filter this pane"], "filter"));
    }

    #[test]
    fn names_with_signs_between_their_words_are_found_however_they_are_written() {
        for typed in ["as-of", "AS OF", "as_of", ""] {
            assert!(pick(&["as_of", "set the day"], typed).is_some_and(|pick| pick.tier == Tier::Word), "{typed}");
        }
    }
}
