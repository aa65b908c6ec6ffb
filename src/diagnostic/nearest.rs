//! "Did you mean": the valid word that a wrong one is nearest to.

/// The candidate with the fewest typing errors against `word`, if it is near enough to be meant; among equals the one that
/// shares more of its beginning, then the first. Case does not count as an error.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word: Vec<char> = word.chars().take(LONGEST).flat_map(char::to_lowercase).collect();
    let letters = letters(word.iter().copied());
    let allowed = allowed_errors(word.len());
    let mut other: Vec<char> = Vec::with_capacity(LONGEST);
    let mut best: Option<(usize, usize, &str)> = None;
    for candidate in candidates {
        let limit = best.map_or(allowed, |(errors, ..)| errors);
        // Most candidates are ruled out before they are compared letter by letter: there can be a hundred thousand.
        if candidate.is_ascii() && candidate.len().abs_diff(word.len()) > limit {
            continue;
        }
        other.clear();
        other.extend(candidate.chars().flat_map(char::to_lowercase).take(LONGEST + 1));
        if (letters & !self::letters(other.iter().copied())).count_ones() as usize > limit {
            continue;
        }
        let Some(errors) = distance(&word, &other, limit) else { continue };
        let shared = word.iter().zip(&other).take_while(|(a, b)| a == b).count();
        if best.is_none_or(|(least, most, _)| errors < least || (errors == least && shared > most)) {
            best = Some((errors, shared, candidate));
        }
    }
    best.map(|(.., candidate)| candidate)
}

/// Which letters a word has, folded into 64 bits: each one that another word lacks is at least one error.
fn letters(word: impl Iterator<Item = char>) -> u64 {
    word.fold(0, |bits, letter| bits | 1 << (letter as u32 % 64))
}

/// Longest word compared, in characters: ids end at 80.
const LONGEST: usize = 120;

/// A third of the word may be wrong, but never more than six characters; of a code of one or two letters only the case.
fn allowed_errors(length: usize) -> usize {
    (length / 3).min(6)
}

/// Insertions, deletions, replacements and swaps of neighbours that turn `a` into `b`; `None` past `limit`.
fn distance(a: &[char], b: &[char], limit: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > limit {
        return None;
    }
    let mut before: Vec<usize> = vec![0; b.len() + 1];
    let mut previous: Vec<usize> = (0..=b.len()).collect();
    let mut current: Vec<usize> = vec![0; b.len() + 1];
    for (i, &from) in a.iter().enumerate() {
        current[0] = i + 1;
        let mut least = current[0];
        for (j, &to) in b.iter().enumerate() {
            let replaced = previous[j] + usize::from(from != to);
            let mut cost = replaced.min(previous[j + 1] + 1).min(current[j] + 1);
            if i > 0 && j > 0 && from == b[j - 1] && a[i - 1] == to {
                cost = cost.min(before[j - 1] + 1);
            }
            current[j + 1] = cost;
            least = least.min(cost);
        }
        if least > limit {
            return None;
        }
        std::mem::swap(&mut before, &mut previous);
        std::mem::swap(&mut previous, &mut current);
    }
    Some(previous[b.len()]).filter(|&errors| errors <= limit)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn one_slip_of_any_sort_is_mended() {
        for slip in ["atack", "attakc", "attacck", "attick", "Attack"] {
            assert_eq!(nearest(slip, ["strike", "attack", "clash"]), Some("attack"), "{slip}");
        }
    }

    #[test]
    fn a_different_word_is_not_offered() {
        assert_eq!(nearest("meeting", ["strike", "attack"]), None);
        assert_eq!(nearest("", ["strike"]), None);
        assert_eq!(nearest("G", ["A", "B"]), None);
    }

    #[test]
    fn among_equals_the_same_beginning_wins() {
        let ids = ["cnn-2024-01-26-talks", "ap-2024-01-25-talks", "cnn-2024-01-24-talk"];
        assert_eq!(nearest("cnn-2024-01-25-talks", ids), Some("cnn-2024-01-26-talks"));
    }
}
