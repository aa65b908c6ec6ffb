//! The distinct words that a thread meets while it builds an index, numbered as they come.

/// A small open hash table over one string. Most words are short: their letters stand in the slots themselves, so that
/// finding one again touches one slot and nothing else.
pub(super) struct WordTable {
    text: String,
    ends: Vec<u32>,
    names: Vec<bool>,
    slots: Vec<Slot>,
}

/// A word's first eight bytes, its length, and its number plus one; a zero number where nothing is.
#[derive(Clone, Copy, Default)]
struct Slot {
    head: u64,
    length: u32,
    number: u32,
}

/// Bytes that a slot holds itself.
const HEAD: usize = 8;

impl Default for WordTable {
    fn default() -> Self {
        Self { text: String::new(), ends: Vec::new(), names: Vec::new(), slots: vec![Slot::default(); 1 << 12] }
    }
}

impl WordTable {
    /// The number of a word, which is added if it is new.
    pub(super) fn row(&mut self, word: &str, is_name: bool) -> u32 {
        let (head, length) = (head(word.as_bytes()), word.len() as u32);
        let mut at = hash(head, word.as_bytes()) & (self.slots.len() - 1);
        loop {
            let slot = self.slots[at];
            if slot.number == 0 {
                break;
            }
            let same = slot.head == head && slot.length == length;
            if same && (word.len() <= HEAD || self.word(slot.number - 1) == word) {
                if is_name {
                    self.names[slot.number as usize - 1] = true;
                }
                return slot.number - 1;
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
        self.text.push_str(word);
        self.ends.push(self.text.len() as u32);
        self.names.push(is_name);
        let number = self.ends.len() as u32;
        self.slots[at] = Slot { head, length, number };
        if self.ends.len() * 2 > self.slots.len() {
            self.grow();
        }
        number - 1
    }

    fn grow(&mut self) {
        let mut slots = vec![Slot::default(); self.slots.len() * 2];
        for &slot in self.slots.iter().filter(|slot| slot.number != 0) {
            let mut at = hash(slot.head, self.word(slot.number - 1).as_bytes()) & (slots.len() - 1);
            while slots[at].number != 0 {
                at = (at + 1) & (slots.len() - 1);
            }
            slots[at] = slot;
        }
        self.slots = slots;
    }

    fn word(&self, number: u32) -> &str {
        let start = if number == 0 { 0 } else { self.ends[number as usize - 1] };
        &self.text[start as usize..self.ends[number as usize] as usize]
    }

    /// Every word with whether it was met as a name, by number.
    pub(super) fn words(&self) -> impl Iterator<Item = (&str, bool)> {
        (0..self.ends.len()).map(|number| (self.word(number as u32), self.names[number]))
    }
}

/// The first eight bytes of a word, zeros where it has fewer.
fn head(word: &[u8]) -> u64 {
    let mut bytes = [0; HEAD];
    match word.len() {
        HEAD.. => bytes.copy_from_slice(&word[..HEAD]),
        length @ 4.. => {
            // Two halves that overlap are read faster than a loop.
            bytes[..4].copy_from_slice(&word[..4]);
            bytes[length - 4..length].copy_from_slice(&word[length - 4..]);
        }
        length => bytes[..length].copy_from_slice(word),
    }
    u64::from_le_bytes(bytes)
}

/// Multiplies and takes the upper bits (Knuth's multiplicative hashing); of a long word its end counts, too.
fn hash(head_bytes: u64, word: &[u8]) -> usize {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let tail = if word.len() > HEAD { head(&word[word.len() - HEAD..]).rotate_left(23) } else { 0 };
    (((head_bytes ^ tail).wrapping_add(word.len() as u64)).wrapping_mul(FACTOR) >> 32) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_their_numbers_while_the_table_grows() {
        let mut table = WordTable::default();
        let words: Vec<String> = (0..20_000)
            .map(|number| match number % 3 {
                0 => format!("{number}"),
                1 => format!("commander{number}"),
                _ => format!("قاعدة{number}"),
            })
            .collect();
        let first: Vec<u32> = words.iter().map(|word| table.row(word, false)).collect();
        let again: Vec<u32> = words.iter().map(|word| table.row(word, true)).collect();
        assert_eq!(first, again);
        assert!(table.words().zip(&words).all(|((own, is_name), word)| own == word && is_name));
        assert_eq!(table.words().count(), words.len());
    }
}
