//! The distinct words that a thread meets while it builds an index, numbered as they come.

/// A small open hash table over one string. Nearly all words are short: their letters stand in the slots themselves, so that
/// finding one again touches one slot and nothing else.
pub(super) struct WordTable {
    text: String,
    ends: Vec<u32>,
    slots: Vec<Slot>,
}

/// A word's first sixteen bytes, its length, whether it was met as a name, and its number plus one; a zero number where
/// nothing is.
#[derive(Clone, Copy, Default)]
struct Slot {
    head: Head,
    number: u32,
    length: u16,
    is_name: bool,
}

/// The first bytes of a word, zeros where it has fewer.
type Head = [u64; 2];

/// Bytes that a slot holds itself.
const HEAD: usize = size_of::<Head>();

impl Default for WordTable {
    fn default() -> Self {
        Self { text: String::new(), ends: Vec::new(), slots: vec![Slot::default(); 1 << 12] }
    }
}

impl WordTable {
    /// The number of a word, which is added if it is new.
    pub(super) fn row(&mut self, word: &str, is_name: bool) -> u32 {
        let head = head(word.as_bytes());
        let length = u16::try_from(word.len()).unwrap_or(u16::MAX);
        let mut at = hash(head, word.as_bytes()) & (self.slots.len() - 1);
        loop {
            let slot = &self.slots[at];
            if slot.number == 0 {
                break;
            }
            let same = slot.head == head && slot.length == length;
            if same && (word.len() <= HEAD || self.word(slot.number - 1) == word) {
                let number = slot.number - 1;
                if is_name && !slot.is_name {
                    self.slots[at].is_name = true;
                }
                return number;
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
        self.text.push_str(word);
        self.ends.push(self.text.len() as u32);
        let number = self.ends.len() as u32;
        self.slots[at] = Slot { head, number, length, is_name };
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

    /// The word with a number.
    pub(super) fn word(&self, number: u32) -> &str {
        let start = if number == 0 { 0 } else { self.ends[number as usize - 1] };
        &self.text[start as usize..self.ends[number as usize] as usize]
    }

    /// Every word with its number and whether it was met as a name, in the order of their letters.
    pub(super) fn sorted(&self) -> Vec<(&str, u32, bool)> {
        let filled = self.slots.iter().filter(|slot| slot.number != 0);
        let mut words: Vec<_> =
            filled.map(|slot| (self.word(slot.number - 1), slot.number - 1, slot.is_name)).collect();
        words.sort_unstable();
        words
    }

    /// Number of words.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }
}

fn head(word: &[u8]) -> Head {
    [eight(word), if word.len() > 8 { eight(&word[8..]) } else { 0 }]
}

/// The first eight bytes, zeros where there are fewer.
fn eight(word: &[u8]) -> u64 {
    let mut bytes = [0; 8];
    match word.len() {
        8.. => bytes.copy_from_slice(&word[..8]),
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
fn hash(head: Head, word: &[u8]) -> usize {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let tail = if word.len() > HEAD { eight(&word[word.len() - 8..]) } else { 0 };
    let mixed = head[0] ^ (head[1] ^ tail).wrapping_mul(FACTOR).rotate_left(23);
    (mixed.wrapping_add(word.len() as u64).wrapping_mul(FACTOR) >> 32) as usize
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
        assert!(words.iter().zip(&first).all(|(word, &number)| table.word(number) == word));
        let sorted = table.sorted();
        assert!(
            sorted.is_sorted() && sorted.iter().all(|&(word, number, is_name)| table.word(number) == word && is_name)
        );
        assert_eq!((sorted.len(), table.len()), (words.len(), words.len()));
    }
}
