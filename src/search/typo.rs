//! Typing errors: how many letters are wrong, missing, too many or swapped with their neighbour, up to two.

/// How many errors are forgiven in a word of so many letters.
pub(super) fn forgiven(letters: usize) -> usize {
    match letters {
        0..=4 => 0,
        5..=7 => 1,
        _ => 2,
    }
}

/// Words compared with one typed word; keeps its rows from one word to the next.
pub(super) struct Typo {
    typed: Vec<char>,
    other: Vec<char>,
    rows: [Vec<u8>; 3],
    most: usize,
}

impl Typo {
    /// Prepares to compare with a typed word; nothing if it is too short, or holds a digit, where any other digit is another fact.
    pub(super) fn new(typed: &str) -> Option<Self> {
        let typed: Vec<char> = typed.chars().collect();
        let most = forgiven(typed.len());
        let sound = most > 0 && typed.len() <= 32 && !typed.iter().any(|c| c.is_numeric());
        sound.then(|| Self { typed, other: Vec::new(), rows: Default::default(), most })
    }

    /// Letters of the typed word.
    pub(super) fn letters(&self) -> usize {
        self.typed.len()
    }

    /// How many errors are forgiven.
    pub(super) fn most(&self) -> usize {
        self.most
    }

    /// The number of errors (optimal string alignment distance), if they are forgiven. Two errors want the first letter right.
    pub(super) fn errors(&mut self, other: &str) -> Option<usize> {
        self.other.clear();
        self.other.extend(other.chars());
        if self.typed.len().abs_diff(self.other.len()) > self.most {
            return None;
        }
        let errors = self.distance();
        let first = self.typed.first() == self.other.first();
        (errors <= self.most && (errors < 2 || first)).then_some(errors)
    }

    fn distance(&mut self) -> usize {
        let (typed, other) = (&self.typed, &self.other);
        let [before, previous, current] = &mut self.rows;
        previous.clear();
        previous.extend(0..=other.len() as u8);
        before.clear();
        before.resize(other.len() + 1, u8::MAX);
        for row in 1..=typed.len() {
            current.clear();
            current.push(row as u8);
            let mut least = row as u8;
            for column in 1..=other.len() {
                let same = typed[row - 1] == other[column - 1];
                let mut cost =
                    (previous[column - 1] + u8::from(!same)).min(previous[column] + 1).min(current[column - 1] + 1);
                let swapped =
                    row > 1 && column > 1 && typed[row - 1] == other[column - 2] && typed[row - 2] == other[column - 1];
                if swapped {
                    cost = cost.min(before[column - 2] + 1);
                }
                least = least.min(cost);
                current.push(cost);
            }
            if usize::from(least) > self.most {
                return usize::from(least);
            }
            std::mem::swap(before, previous);
            std::mem::swap(previous, current);
        }
        usize::from(previous[other.len()])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_error_in_five_letters_two_in_eight() {
        let errors = |typed: &str, other: &str| Typo::new(typed).and_then(|mut typo| typo.errors(other));
        assert_eq!(errors("baghad", "baghdad"), Some(1));
        assert_eq!(errors("baghdda", "baghdad"), Some(1));
        assert_eq!(errors("wihtdrwal", "withdrawal"), Some(2));
        assert_eq!(errors("erbil", "herbs"), None);
        assert_eq!(errors("asad", "asd"), None);
        assert_eq!(errors("150000", "250000"), None);
        assert_eq!(errors("xithdrwal", "withdrawal"), None);
    }
}
