//! Which words of a line the other side does not have, where the two lines say nearly the same.

use std::ops::Range;

/// Longest line that is compared word for word, in words: the table of both grows with their product.
const MOST_WORDS: usize = 400;

/// What of a line the other side does not say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Own {
    /// Nothing: the other side has the same line.
    Nothing,
    /// These stretches of the line's text, in bytes; the rest stands in the most similar line of the other side.
    Words(Vec<Range<usize>>),
    /// All of it.
    All,
}

impl Own {
    /// What of a line none of the others has.
    pub fn of(text: &str, others: &[String]) -> Self {
        if others.iter().any(|other| other == text) {
            return Self::Nothing;
        }
        let words = words(text);
        let near = others.iter().filter_map(|other| {
            let other = self::words(other);
            let shared = shared(&words, &other);
            // Lines that share less than half of their words are lines of their own.
            let enough = 2 * shared.len() >= words.len().max(other.len()) && !shared.is_empty();
            enough.then_some(shared)
        });
        match near.max_by_key(Vec::len) {
            Some(shared) => Self::Words(stretches(&words, &shared)),
            None => Self::All,
        }
    }
}

/// A word with its place in the text, without the punctuation around it.
struct Word<'t> {
    text: &'t str,
    at: Range<usize>,
}

fn words(text: &str) -> Vec<Word<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    for piece in text.split_inclusive(char::is_whitespace) {
        let written = piece.trim_end();
        let word = written.trim_matches(|c: char| !c.is_alphanumeric());
        // What holds no letter and no digit says nothing by itself.
        if !word.is_empty() {
            found.push(Word { text: word, at: at..at + written.len() });
        }
        at += piece.len();
    }
    found
}

/// Positions of the words that both have in the same order: their longest common subsequence.
fn shared(own: &[Word], other: &[Word]) -> Vec<usize> {
    if own.len().max(other.len()) > MOST_WORDS {
        return Vec::new();
    }
    let columns = other.len() + 1;
    // How many words the rests of both have in common, from each pair of positions on.
    let mut common = vec![0_u16; (own.len() + 1) * columns];
    for row in (0..own.len()).rev() {
        for column in (0..other.len()).rev() {
            let next = (row + 1) * columns + column;
            common[row * columns + column] = if own[row].text == other[column].text {
                common[next + 1] + 1
            } else {
                common[next].max(common[row * columns + column + 1])
            };
        }
    }
    let (mut row, mut column, mut found) = (0, 0, Vec::new());
    while row < own.len() && column < other.len() {
        if own[row].text == other[column].text {
            found.push(row);
            (row, column) = (row + 1, column + 1);
        } else if common[(row + 1) * columns + column] >= common[row * columns + column + 1] {
            row += 1;
        } else {
            column += 1;
        }
    }
    found
}

/// The words that are not shared, neighbours joined.
fn stretches(words: &[Word], shared: &[usize]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut last = None;
    for (position, word) in words.iter().enumerate().filter(|(position, _)| shared.binary_search(position).is_err()) {
        match found.last_mut().filter(|_| last.is_some_and(|last| last + 1 == position)) {
            Some(before) => before.end = word.at.end,
            None => found.push(word.at.clone()),
        }
        last = Some(position);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own<'t>(text: &'t str, others: &[&str]) -> Vec<&'t str> {
        let others: Vec<String> = others.iter().map(|&other| other.to_owned()).collect();
        match Own::of(text, &others) {
            Own::Nothing => Vec::new(),
            Own::Words(stretches) => stretches.into_iter().map(|stretch| &text[stretch]).collect(),
            Own::All => vec![text],
        }
    }

    #[test]
    fn only_the_words_that_differ_are_told() {
        assert_eq!(own("3 Feb 2024", &["4 Feb 2024"]), ["3"]);
        assert_eq!(
            own("At least 34 were wounded in northeastern Jordan.", &["At least 25 were wounded in Syria."]),
            ["34", "northeastern Jordan."]
        );
        assert_eq!(own("the base, hit twice", &["the base hit twice"]), Vec::<&str>::new(), "punctuation is no word");
    }

    #[test]
    fn the_same_line_has_nothing_of_its_own_and_another_line_is_all_its_own() {
        assert_eq!(own("al-Asad IQ", &["Erbil IQ", "al-Asad IQ"]), Vec::<&str>::new());
        assert_eq!(own("Drone claimed at al-Asad", &["Missiles hit al-Asad"]), ["Drone claimed at al-Asad"]);
        assert_eq!(own("8 wounded", &[]), ["8 wounded"]);
        assert_eq!(Own::of("· —", &["a".to_owned()]), Own::All, "nothing is shared where there are no words");
    }

    #[test]
    fn the_most_similar_line_counts_and_letters_of_any_script_are_words() {
        assert_eq!(own("كتائب حزب الله العراق", &["nobody", "كتائب حزب الله"]), ["العراق"]);
        let long = "word ".repeat(MOST_WORDS + 1);
        assert_eq!(Own::of(&long, &[format!("{long}x")]), Own::All);
    }
}
