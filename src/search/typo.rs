//! Typing errors: how many letters are wrong, missing, too many or swapped with their neighbour, up to two.

/// How many errors are forgiven in a word of so many letters.
pub(super) fn forgiven(letters: usize) -> usize {
    match letters {
        0..=4 => 0,
        5..=7 => 1,
        _ => 2,
    }
}

/// One typed word, ready to be compared with many.
///
/// The distance is worked out for all letters of a column at once, as bits of one number (H. Hyyrö, "A bit-vector algorithm
/// for computing Levenshtein and Damerau edit distances", 2003): a search compares with thousands of words.
pub(super) struct Typo {
    /// For every ASCII letter the places where it was typed, one bit each.
    ascii: [u64; 128],
    /// The same for other letters.
    others: Vec<(char, u64)>,
    first: char,
    letters: usize,
    most: usize,
}

/// Letters of the longest word that is compared; they fit the bits of a number.
const LONGEST: usize = 32;

impl Typo {
    /// Prepares to compare with a typed word; nothing if it is too short, or holds a digit, where any other digit is another fact.
    pub(super) fn new(typed: &str) -> Option<Self> {
        let letters = typed.chars().count();
        let most = forgiven(letters);
        let sound = most > 0 && letters <= LONGEST && !typed.chars().any(char::is_numeric);
        let mut typo = Self { ascii: [0; 128], others: Vec::new(), first: typed.chars().next()?, letters, most };
        for (place, letter) in typed.chars().enumerate().take(LONGEST) {
            let bit = 1 << place;
            match (typo.ascii.get_mut(letter as usize), typo.others.iter_mut().find(|(known, _)| *known == letter)) {
                (Some(places), _) | (None, Some((_, places))) => *places |= bit,
                (None, None) => typo.others.push((letter, bit)),
            }
        }
        sound.then_some(typo)
    }

    /// Letters of the typed word.
    pub(super) fn letters(&self) -> usize {
        self.letters
    }

    /// How many errors are forgiven.
    pub(super) fn most(&self) -> usize {
        self.most
    }

    /// The number of errors (optimal string alignment distance), if they are forgiven. Two errors want the first letter right.
    pub(super) fn errors(&self, other: &str) -> Option<usize> {
        if self.letters.abs_diff(other.chars().count()) > self.most {
            return None;
        }
        let errors = self.distance(other);
        (errors <= self.most && (errors < 2 || other.starts_with(self.first))).then_some(errors)
    }

    fn places(&self, letter: char) -> u64 {
        let other = || self.others.iter().find(|(known, _)| *known == letter).map_or(0, |&(_, places)| places);
        self.ascii.get(letter as usize).copied().unwrap_or_else(other)
    }

    /// Named as in the paper: vertical and horizontal differences, positive and negative, and the zero diagonals.
    fn distance(&self, other: &str) -> usize {
        let last = 1_u64 << (self.letters - 1);
        let (mut vertical_up, mut vertical_down) = (u64::MAX, 0_u64);
        let (mut diagonal, mut before) = (0_u64, 0_u64);
        let mut distance = self.letters;
        for letter in other.chars() {
            let here = self.places(letter);
            let swapped = ((!diagonal & here) << 1) & before;
            diagonal = ((here & vertical_up).wrapping_add(vertical_up) ^ vertical_up) | here | vertical_down | swapped;
            let across_up = vertical_down | !(diagonal | vertical_up);
            let across_down = diagonal & vertical_up;
            distance += usize::from(across_up & last != 0);
            distance -= usize::from(across_down & last != 0);
            let across_up = (across_up << 1) | 1;
            vertical_up = (across_down << 1) | !(diagonal | across_up);
            vertical_down = across_up & diagonal;
            before = here;
        }
        distance
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_error_in_five_letters_two_in_eight() {
        let errors = |typed: &str, other: &str| Typo::new(typed).and_then(|typo| typo.errors(other));
        assert_eq!(errors("baghad", "baghdad"), Some(1));
        assert_eq!(errors("baghdda", "baghdad"), Some(1));
        assert_eq!(errors("wihtdrwal", "withdrawal"), Some(2));
        assert_eq!(errors("erbil", "herbs"), None);
        assert_eq!(errors("asad", "asd"), None);
        assert_eq!(errors("150000", "250000"), None);
        assert_eq!(errors("xithdrwal", "withdrawal"), None);
        assert_eq!(errors("السودني", "السوداني"), Some(1));
    }

    /// The distance by its definition (optimal string alignment), cell by cell.
    fn distance(one: &[char], other: &[char]) -> usize {
        let mut cells = vec![vec![0; other.len() + 1]; one.len() + 1];
        for row in 0..=one.len() {
            for column in 0..=other.len() {
                cells[row][column] = if row == 0 || column == 0 {
                    row + column
                } else {
                    let changed = usize::from(one[row - 1] != other[column - 1]);
                    let mut least = (cells[row - 1][column - 1] + changed)
                        .min(cells[row - 1][column] + 1)
                        .min(cells[row][column - 1] + 1);
                    if row > 1 && column > 1 && one[row - 1] == other[column - 2] && one[row - 2] == other[column - 1] {
                        least = least.min(cells[row - 2][column - 2] + 1);
                    }
                    least
                };
            }
        }
        cells[one.len()][other.len()]
    }

    proptest::proptest! {
        #[test]
        fn the_bits_give_the_distance_of_the_definition(one in "[abع]{5,32}", other in "[abع]{0,40}") {
            let typo = Typo::new(&one).expect("long enough, no digits");
            let (one, letters): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
            proptest::prop_assert_eq!(typo.distance(&other), distance(&one, &letters));
        }
    }
}
