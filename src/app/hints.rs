//! Letters at the links of the detail: typing one or two follows the link.

/// Letters in the order in which they are given out: those under the fingers first.
const LETTERS: &[u8; 26] = b"asdfghjklqwertyuiopzxcvbnm";

/// Letters that are shown at links, and those typed so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hints {
    links: Vec<usize>,
    typed: String,
}

/// What came of a typed letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typed {
    /// This link is meant.
    Follow(usize),
    /// Another letter is needed.
    More,
    /// No link has this letter.
    Nothing,
}

impl Hints {
    /// Letters for links.
    pub fn new(links: Vec<usize>) -> Self {
        Self { links, typed: String::new() }
    }

    /// The letters of a link, if it has some that still fit what was typed.
    pub fn letters(&self, link: usize) -> Option<String> {
        let position = self.links.iter().position(|&own| own == link)?;
        Some(self.code(position)).filter(|code| code.starts_with(&self.typed))
    }

    fn code(&self, position: usize) -> String {
        let letter = |number: usize| char::from(LETTERS[number % LETTERS.len()]);
        if self.links.len() <= LETTERS.len() {
            letter(position).to_string()
        } else {
            [letter(position / LETTERS.len()), letter(position)].iter().collect()
        }
    }

    /// Takes a typed letter.
    pub fn type_letter(&mut self, letter: char) -> Typed {
        self.typed.push(letter.to_ascii_lowercase());
        let fitting: Vec<usize> = (0..self.links.len()).filter(|&p| self.code(p).starts_with(&self.typed)).collect();
        match fitting[..] {
            [] => Typed::Nothing,
            [only] if self.code(only) == self.typed => Typed::Follow(self.links[only]),
            _ => Typed::More,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_letter_is_enough_for_few_links_and_two_for_many() {
        let mut few = Hints::new(vec![4, 7]);
        assert_eq!(few.letters(7).as_deref(), Some("s"));
        assert_eq!(few.type_letter('s'), Typed::Follow(7));
        let mut many = Hints::new((0..100).collect());
        assert_eq!(many.letters(27).as_deref(), Some("ss"));
        assert_eq!(many.type_letter('S'), Typed::More);
        assert_eq!(many.letters(3), None);
        assert_eq!(many.type_letter('s'), Typed::Follow(27));
        assert_eq!(Hints::new(vec![1]).type_letter('m'), Typed::Nothing);
    }
}
