//! The English singular of a word and the plural that does not begin with it: `attacks` means `attack` too, `company` means
//! `companies`. Spelling rules only (as in any school grammar); irregular plurals are words of their own.

/// Fewest letters of a singular: shorter words that end in s are seldom plurals (`gas`, `us`).
const SHORTEST: usize = 4;

/// The singular that a word can be the plural of.
pub(super) fn singular(word: &str) -> Option<String> {
    let long = |stem: &str| stem.len() >= SHORTEST && stem.bytes().all(|byte| byte.is_ascii_lowercase());
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| long(stem) || stem.len() == SHORTEST - 1) {
        return Some(format!("{stem}y"));
    }
    if let Some(stem) = word.strip_suffix("es").filter(|stem| long(stem) && takes_es(stem)) {
        return Some(stem.to_owned());
    }
    let stem = word.strip_suffix('s').filter(|stem| long(stem))?;
    (!stem.ends_with(['s', 'u', 'i'])).then(|| stem.to_owned())
}

/// The plural in -ies, which the singular is no beginning of.
fn plural_of_y(word: &str) -> Option<String> {
    let stem = word.strip_suffix('y').filter(|stem| stem.len() >= SHORTEST - 1)?;
    let vowel = stem.ends_with(['a', 'e', 'i', 'o', 'u']);
    (!vowel && stem.bytes().all(|byte| byte.is_ascii_lowercase())).then(|| format!("{stem}ies"))
}

fn takes_es(stem: &str) -> bool {
    ["s", "x", "z", "ch", "sh"].iter().any(|ending| stem.ends_with(ending))
}

/// The word in the other number, where that is not merely longer.
pub(super) fn other_number(word: &str) -> Option<String> {
    singular(word).or_else(|| plural_of_y(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_have_their_singular_and_names_are_left_alone() {
        let pairs = [
            ("attacks", "attack"),
            ("clashes", "clash"),
            ("companies", "company"),
            ("missiles", "missile"),
            ("bases", "base"),
            ("bodies", "body"),
        ];
        for (plural, single) in pairs {
            assert_eq!(singular(plural).as_deref(), Some(single));
        }
        for word in ["gas", "us", "press", "isis", "crisis", "focus", "نجباءs", "withdrawal"] {
            assert_eq!(singular(word), None, "{word}");
        }
        assert_eq!(other_number("company").as_deref(), Some("companies"));
        assert_eq!(other_number("convoy"), None, "convoys begins with it");
    }
}
