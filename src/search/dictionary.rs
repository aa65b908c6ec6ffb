//! Every distinct word of a knowledge base, sorted: words are few even where records are many, so all tiers but the last
//! are looked up here, and only then joined over records.

use std::ops::Range;
use std::panic::resume_unwind;
use std::thread;

use memchr::memmem;

use super::build::cores;
use super::field::Tier;
use super::fuzzy;
use super::plural::other_number;
use super::skeleton::{Skeleton, is_arabic, skeletons};
use super::typo::Typo;

/// Fewer words than this are not worth a second thread.
const WORTH_A_THREAD: usize = 1 << 12;

/// Row of a word in the dictionary.
pub(super) type WordIx = u32;

/// A word that was found for a typed one, and how much of it is covered, in eighths.
pub(super) type Covered = (WordIx, u8);

/// The sorted words, with what each tier needs to find them.
#[derive(Debug)]
pub(super) struct Dictionary {
    /// The words, each closed by a newline, so that no substring reaches over two.
    text: String,
    starts: Vec<u32>,
    letters: Vec<u8>,
    /// One bit per letter (modulo 64) that a word holds.
    masks: Vec<u64>,
    /// The keys of the skeletons of names, end to end.
    keys: String,
    /// Where a key begins and whose it is, sorted by key.
    sounds: Vec<(u32, WordIx)>,
}

/// The words that match a typed word, by tier; every word stands in its best tier only.
#[derive(Debug, Default)]
pub(super) struct Found {
    tiers: [Vec<Covered>; 6],
}

impl Found {
    /// The words of one tier.
    pub(super) fn tier(&self, tier: Tier) -> &[Covered] {
        &self.tiers[tier as usize]
    }

    /// The words of all tiers, best tier first.
    pub(super) fn all(&self) -> impl Iterator<Item = (Tier, Covered)> {
        Tier::ALL.into_iter().flat_map(|tier| self.tier(tier).iter().map(move |&covered| (tier, covered)))
    }

    fn push(&mut self, tier: Tier, covered: Covered) {
        self.tiers[tier as usize].push(covered);
    }

    /// Adds a word that is covered wholly, if there is one.
    pub(super) fn extend_with(&mut self, tier: Tier, word: Option<WordIx>) {
        self.tiers[tier as usize].extend(word.map(|word| (word, 8)));
    }

    fn contains(&self, word: WordIx) -> bool {
        self.tiers.iter().any(|tier| tier.iter().any(|&(found, _)| found == word))
    }
}

impl Dictionary {
    /// A dictionary of words that are sorted and each there once, with whether they are names.
    pub(super) fn new(words: &[(&str, bool)]) -> Self {
        let bytes = words.iter().map(|(word, _)| word.len() + 1).sum();
        let mut dictionary = Self {
            text: String::with_capacity(bytes),
            starts: Vec::with_capacity(words.len() + 1),
            letters: Vec::with_capacity(words.len()),
            masks: Vec::with_capacity(words.len()),
            keys: String::new(),
            sounds: Vec::new(),
        };
        dictionary.starts.push(0);
        for (word, _) in words {
            dictionary.text.push_str(word);
            dictionary.text.push('\n');
            dictionary.starts.push(dictionary.text.len() as u32);
            dictionary.letters.push(u8::try_from(word.chars().count()).unwrap_or(u8::MAX));
            dictionary.masks.push(mask(word));
        }
        for (key, word) in sounds_of(words) {
            dictionary.sounds.push((dictionary.keys.len() as u32, word));
            dictionary.keys.push_str(&key);
        }
        dictionary
    }

    /// Number of words.
    pub(super) fn len(&self) -> usize {
        self.letters.len()
    }

    /// The word in a row.
    pub(super) fn word(&self, row: WordIx) -> &str {
        let row = row as usize;
        &self.text[self.starts[row] as usize..self.starts[row + 1] as usize - 1]
    }

    /// Bytes in memory.
    pub(super) fn memory(&self) -> usize {
        self.text.capacity()
            + self.keys.capacity()
            + self.starts.capacity() * 4
            + self.letters.capacity()
            + (self.masks.capacity() + self.sounds.capacity()) * 8
    }

    /// The row of a word.
    pub(super) fn exact(&self, word: &str) -> Option<WordIx> {
        let row = self.first_from(word);
        ((row as usize) < self.len() && self.word(row) == word).then_some(row)
    }

    /// The rows of the words that begin so.
    pub(super) fn beginning(&self, prefix: &str) -> Range<WordIx> {
        let first = self.first_from(prefix);
        let mut last = first;
        let mut high = self.len() as WordIx;
        while last < high {
            let middle = last.midpoint(high);
            if self.word(middle).starts_with(prefix) { last = middle + 1 } else { high = middle }
        }
        first..last
    }

    fn first_from(&self, word: &str) -> WordIx {
        let (mut low, mut high) = (0, self.len() as WordIx);
        while low < high {
            let middle = low.midpoint(high);
            if self.word(middle) < word { low = middle + 1 } else { high = middle }
        }
        low
    }

    /// Everything but the fuzzy tier for a typed word.
    pub(super) fn find(&self, typed: &str) -> Found {
        let mut found = Found::default();
        self.add_beginning(typed, &mut found);
        self.add_inside(typed, &mut found);
        self.add_other_number(typed, &mut found);
        self.add_sounds(typed, &mut found);
        self.add_errors(typed, &mut found);
        found
    }

    /// The literal whole word and the words that begin with it.
    pub(super) fn add_beginning(&self, typed: &str, found: &mut Found) {
        let bytes = typed.len();
        for row in self.beginning(typed) {
            let whole = self.word(row).len();
            if whole == bytes {
                found.push(Tier::Word, (row, 8));
            } else {
                found.push(Tier::Prefix, (row, share(bytes, whole)));
            }
        }
    }

    /// Words that hold the typed word further in; from three characters on, since shorter ones are in nearly every word.
    fn add_inside(&self, typed: &str, found: &mut Found) {
        if typed.chars().nth(2).is_none() {
            return;
        }
        let mut next = 0;
        for at in memmem::find_iter(self.text.as_bytes(), typed) {
            if at < next {
                continue;
            }
            let row = self.starts.partition_point(|&start| start as usize <= at) - 1;
            next = self.starts[row + 1] as usize;
            if self.starts[row] as usize != at {
                found.push(Tier::Substring, (row as WordIx, share(typed.len(), next - 1 - self.starts[row] as usize)));
            }
        }
    }

    /// The singular of a plural that was typed.
    fn add_other_number(&self, typed: &str, found: &mut Found) {
        if let Some(row) = other_number(typed).and_then(|other| self.exact(&other))
            && !found.contains(row)
        {
            found.push(Tier::Substring, (row, 7));
        }
    }

    /// Names that sound alike, or that begin alike once three consonants are typed.
    pub(super) fn add_sounds(&self, typed: &str, found: &mut Found) {
        for wanted in skeletons(typed) {
            let stem = if wanted.consonants() >= 3 { wanted.stem() } else { &wanted.key };
            for at in self.first_sound(stem)..self.sounds.len() {
                let (_, row) = self.sounds[at];
                let key = self.key_at(at);
                let same = key == wanted.key;
                // Short names are only found whole, so that their key is the only one that counts.
                if !key.starts_with(stem) || (!same && wanted.consonants() < 3) {
                    break;
                }
                let long_enough = wanted.consonants() >= 2
                    || (same && (wanted.key.len() >= 3 || other_script(typed, self.word(row))));
                if long_enough
                    && skeletons(self.word(row)).iter().any(|s| s.key == key && s.agrees_with(&wanted))
                    && !found.contains(row)
                {
                    let eighths = if same { 8 } else { share(wanted.consonants(), key.len()) };
                    found.push(Tier::Romanisation, (row, eighths));
                }
            }
        }
    }

    fn key_at(&self, at: usize) -> &str {
        let end = self.sounds.get(at + 1).map_or(self.keys.len(), |&(next, _)| next as usize);
        &self.keys[self.sounds[at].0 as usize..end]
    }

    fn first_sound(&self, stem: &str) -> usize {
        let (mut low, mut high) = (0, self.sounds.len());
        while low < high {
            let middle = low.midpoint(high);
            if self.key_at(middle) < stem { low = middle + 1 } else { high = middle }
        }
        low
    }

    /// Words that hold the typed letters in order, the first at their beginning.
    pub(super) fn add_scattered(&self, typed: &str, found: &mut Found) {
        let (Some(first), wanted) = (typed.chars().next(), mask(typed)) else { return };
        for row in self.beginning(first.encode_utf8(&mut [0; 4])) {
            if self.masks[row as usize] & wanted == wanted
                && let Some(score) = fuzzy::score(self.word(row), typed)
                && !found.contains(row)
            {
                found.push(Tier::Fuzzy, (row, fuzzy::eighths(score, typed)));
            }
        }
    }

    /// Words with one or two letters wrong.
    fn add_errors(&self, typed: &str, found: &mut Found) {
        let (Some(typo), Some(first)) = (Typo::new(typed), typed.chars().next()) else { return };
        let wanted = mask(typed);
        let same_first = self.beginning(first.encode_utf8(&mut [0; 4]));
        for row in 0..self.len() as WordIx {
            // Two errors are forgiven only where the first letter is right; every error changes two letters at most.
            let most = if same_first.contains(&row) { typo.most() } else { 1 };
            let near = (self.masks[row as usize] ^ wanted).count_ones() as usize <= 2 * most
                && usize::from(self.letters[row as usize]).abs_diff(typo.letters()) <= most;
            if near
                && let Some(errors) = typo.errors(self.word(row)).filter(|&errors| errors > 0)
                && !found.contains(row)
            {
                found.push(Tier::Typo, (row, 8 - errors as u8));
            }
        }
    }
}

/// The keys of the skeletons of all names, sorted, worked out on all cores.
fn sounds_of(words: &[(&str, bool)]) -> Vec<(String, WordIx)> {
    let share = words.len().div_ceil(cores()).max(WORTH_A_THREAD);
    let of = |first: usize, words: &[(&str, bool)]| {
        let names = words.iter().enumerate().filter(|(_, (_, is_name))| *is_name);
        let keys = names.flat_map(|(at, (word, _))| {
            skeletons(word).into_iter().map(move |skeleton| (skeleton.key, (first + at) as WordIx))
        });
        let mut sounds: Vec<_> = keys.collect();
        sounds.sort_unstable();
        sounds
    };
    let mut sounds: Vec<(String, WordIx)> = thread::scope(|scope| {
        let chunks = words.chunks(share).enumerate();
        let workers: Vec<_> = chunks.map(|(at, chunk)| scope.spawn(move || of(at * share, chunk))).collect();
        let join = |worker: thread::ScopedJoinHandle<_>| worker.join().unwrap_or_else(|panic| resume_unwind(panic));
        workers.into_iter().flat_map(join).collect()
    });
    // The stretches of the threads are sorted already: this sort finds them and only merges.
    sounds.sort();
    sounds.dedup();
    sounds
}

/// One bit for every letter, modulo 64.
fn mask(word: &str) -> u64 {
    word.chars().fold(0, |mask, letter| mask | 1 << (letter as u32 % 64))
}

/// How many eighths of the whole a part is; never all of it.
fn share(part: usize, whole: usize) -> u8 {
    (part * 8 / whole.max(1)).min(7) as u8
}

fn other_script(one: &str, other: &str) -> bool {
    one.starts_with(is_arabic) != other.starts_with(is_arabic)
}

/// Whether two words are the same name in two spellings: some skeleton of theirs is the same.
pub(super) fn sounds_like(typed: &str, word: &str) -> bool {
    let wanted: Vec<Skeleton> = skeletons(typed);
    let others = skeletons(word);
    wanted.iter().any(|w| {
        let long_enough = w.consonants() >= 2 || w.key.len() >= 3 || other_script(typed, word);
        others.iter().any(|other| {
            let same = other.key == w.key && long_enough;
            let begins = w.consonants() >= 3 && other.key.starts_with(w.stem());
            (same || begins) && other.agrees_with(w)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dictionary() -> Dictionary {
        let mut words = vec!["asad", "assad", "attack", "attacks", "hezbollah", "kataib", "nujaba", "saadi", "sayyid"];
        words.sort_unstable();
        Dictionary::new(&words.into_iter().map(|word| (word, true)).collect::<Vec<_>>())
    }

    fn rows(typed: &str, tier: Tier) -> Vec<&'static str> {
        let dictionary = Box::leak(Box::new(dictionary()));
        dictionary.find(typed).tier(tier).iter().map(|&(row, _)| dictionary.word(row)).collect()
    }

    #[test]
    fn every_tier_finds_its_words() {
        assert_eq!(rows("attack", Tier::Word), ["attack"]);
        assert_eq!(rows("attack", Tier::Prefix), ["attacks"]);
        assert_eq!(rows("jab", Tier::Substring), ["nujaba"]);
        assert_eq!((rows("attacks", Tier::Word), rows("attacks", Tier::Substring)), (vec!["attacks"], vec!["attack"]));
        assert_eq!(rows("ketaeb", Tier::Romanisation), ["kataib"]);
        assert_eq!(rows("noujab", Tier::Romanisation), ["nujaba"]);
        assert_eq!(rows("hezbolalh", Tier::Typo), ["hezbollah"]);
        assert_eq!(rows("saadi", Tier::Romanisation), Vec::<&str>::new());
    }
}
