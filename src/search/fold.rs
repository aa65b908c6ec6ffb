//! Folding of single characters: what a reader takes for the same letter becomes the same character.
//!
//! Case, diacritics, apostrophes and invisible characters go; Arabic and Persian letters that differ only in how they are
//! written meet. What is a word is decided in [`words`](super::words); sounds are compared in [`skeleton`](super::skeleton).

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// Folds one character and gives what is left of it, usually one character, to `emit`.
///
/// Compatibility decomposition (NFKD), lower case, no combining marks. Beyond Unicode's own tables:
/// - apostrophes and the signs for hamza and ʿayn (ʾ ʿ ʼ ’ and the like) go, as ALA-LC and BGN/PCGN texts are often typed without;
/// - letters that do not decompose get their usual ASCII spelling (ø o, ł l, ß ss, æ ae, ı i);
/// - tatweel, harakat and the hamza seat go: أ إ آ ٱ are ا, ؤ is و, ئ is ي; ة is ه, ى and Persian ی are ي, Persian ک is ك
///   (the letters that ALA-LC's tables for Arabic and Persian name as forms of one another);
/// - Arabic-Indic and Persian digits are ASCII digits;
/// - zero-width and directional characters go, so they never part a word.
pub(super) fn fold_char(character: char, emit: &mut impl FnMut(char)) {
    if character.is_ascii() {
        match character {
            '\'' | '`' => {}
            _ => emit(character.to_ascii_lowercase()),
        }
        return;
    }
    if is_dropped(character) {
        return;
    }
    // Lower-casing can bring forth marks (İ) and letters that decompose again, hence the second pass.
    decompose_compatible(character, |decomposed| {
        for lower in decomposed.to_lowercase() {
            decompose_compatible(lower, |part| fold_letter(part, emit));
        }
    });
}

/// The folded form of a text, as words are compared; what parts words stays as it is.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for character in text.chars() {
        fold_char(character, &mut |part| folded.push(part));
    }
    folded
}

fn fold_letter(letter: char, emit: &mut impl FnMut(char)) {
    if is_dropped(letter) || is_combining_mark(letter) {
        return;
    }
    match letter {
        'ß' => "ss".chars().for_each(emit),
        'æ' => "ae".chars().for_each(emit),
        'œ' => "oe".chars().for_each(emit),
        'þ' => "th".chars().for_each(emit),
        'ø' => emit('o'),
        'đ' | 'ð' => emit('d'),
        'ł' => emit('l'),
        'ħ' => emit('h'),
        'ı' => emit('i'),
        'ŋ' => emit('n'),
        'ə' => emit('a'),
        'ٱ' => emit('ا'),
        'ة' | 'ھ' | 'ہ' | 'ۃ' => emit('ه'),
        'ى' | 'ی' | 'ې' | 'ێ' => emit('ي'),
        'ۆ' | 'ۋ' => emit('و'),
        'ک' | 'ڪ' => emit('ك'),
        'ں' => emit('ن'),
        '٠'..='٩' => emit(digit(letter, '٠')),
        '۰'..='۹' => emit(digit(letter, '۰')),
        _ => emit(letter),
    }
}

fn digit(letter: char, zero: char) -> char {
    char::from(b'0' + (letter as u32 - zero as u32) as u8)
}

/// Whether nothing is left of a character: apostrophes, hamza alone, tatweel, zero-width and directional characters.
fn is_dropped(character: char) -> bool {
    matches!(character,
        '\'' | '`' | '´' | '‘' | '’' | '‛' | '′' | 'ʹ' | 'ʻ' | 'ʼ' | 'ʽ' | 'ʾ' | 'ʿ' | 'ˈ' | 'ˊ' | 'ˋ' | '՚' | '׳' | '＇'
        | 'ء' | 'ـ' | '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Whether an apostrophe, the English possessive's among them.
pub(super) fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '’' | '‘' | 'ʼ' | '`' | '＇')
}

/// How letters that lose a sound in folding are spelt in romanisations without diacritics.
///
/// Turkish and Kurdish ş, Slavic-style š (DIN 31635, ISO 233) are sh; ḫ is kh, ġ gh, ḏ dh, ṯ th, ǧ j, č and ç ch.
pub(super) fn respelt(character: char) -> Option<&'static str> {
    Some(match character {
        'ş' | 'Ş' | 'š' | 'Š' => "sh",
        'ḫ' | 'Ḫ' | 'ẖ' => "kh",
        'ġ' | 'Ġ' | 'ğ' | 'Ğ' => "gh",
        'ḏ' | 'Ḏ' => "dh",
        'ṯ' | 'Ṯ' => "th",
        'ǧ' | 'Ǧ' => "j",
        'č' | 'Č' | 'ç' | 'Ç' => "ch",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readers_meet_whatever_the_spelling() {
        for (one, other) in [
            ("Katāʾib", "kataib"),
            ("Kata'ib", "Kata’ib"),
            ("Süleymaniye", "SULEYMANIYE"),
            ("أربيل", "اربيل"),
            ("الإسلامية", "الاسلاميه"),
            ("حزب\u{200c}الله", "حزبالله"),
            ("کتائب", "كتائب"),
            ("عَيْن", "عين"),
            ("محمـــد", "محمد"),
            ("٢٥۰۰", "2500"),
            ("Москва", "МОСКВА"),
            ("İzmir", "izmir"),
            ("Straße", "STRASSE"),
        ] {
            assert_eq!(fold(one), fold(other), "{one} and {other}");
        }
        assert_eq!(fold("u\u{308}ber"), fold("über"));
    }

    #[test]
    fn folding_twice_changes_nothing() {
        for character in char::MIN..=char::MAX {
            let once = fold(character.encode_utf8(&mut [0; 4]));
            assert_eq!(fold(&once), once, "{character:?}");
        }
    }
}
