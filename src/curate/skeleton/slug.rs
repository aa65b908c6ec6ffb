//! The words of an id.

use unicode_normalization::UnicodeNormalization;

/// Words that say little in an id.
const SMALL: &[&str] =
    &["a", "an", "and", "as", "at", "by", "for", "from", "in", "is", "of", "on", "or", "the", "to", "with"];
/// Most words in an id.
const WORDS: usize = 5;

/// The first telling words of a title as the end of an id: `us-strikes-three-sites`. Empty for a script that is not Latin.
pub fn slug(title: &str) -> String {
    let letters = title.nfd().filter(|c| !matches!(c, '\u{300}'..='\u{36f}' | '\'' | '’' | '.' | ','));
    let spaced: String =
        letters.map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { ' ' }).collect();
    let telling: Vec<&str> = spaced.split_whitespace().filter(|word| !SMALL.contains(word)).take(WORDS).collect();
    telling.join("-")
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn titles_become_short_ids() {
        assert_eq!(slug("US strikes on three sites in the desert of Iraq, Syria"), "us-strikes-three-sites-desert");
        assert_eq!(slug("Müller's 1,500 U.S. troops"), "mullers-1500-us-troops");
        assert_eq!(slug("حركة النجباء"), "");
    }
}
