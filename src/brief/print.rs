//! A print of what a record says: its own content and how others stand to it, and nothing of where it is written.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::export::toml;
use crate::model::{Knowledge, Lens, LinkKind, RecordRef, Scope};

/// Which way of taking prints this is. Prints of another way cannot be compared and count as the same.
const WAY: u8 = 1;

/// The print: which way it was taken, and 64 bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Print {
    way: u8,
    bits: u64,
}

/// How a marked record stands to the knowledge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It says what it said.
    Same,
    /// It says something else, or others say something else of it.
    Changed,
    /// It is not there any more.
    Gone,
}

impl Print {
    /// The print of a record: the record as TOML, and the claims that contradict, correct or supersede it.
    pub fn of(knowledge: &Arc<Knowledge>, record: RecordRef) -> Self {
        let whole = Scope::new(Arc::clone(knowledge), Lens::default());
        let mut text = toml::record(&whole, record);
        let standing = |kind| matches!(kind, LinkKind::Disputes | LinkKind::Corrects | LinkKind::Supersedes);
        let links = knowledge.back_links(record).iter().filter(|link| standing(link.kind));
        let mut others: Vec<_> = links.map(|link| format!("{} {}\n", link.kind, knowledge.id(link.other))).collect();
        others.sort_unstable();
        text.extend(others);
        Self { way: WAY, bits: fnv(text.as_bytes()) }
    }

    /// How the record with this id stands to its print.
    pub fn state(self, knowledge: &Arc<Knowledge>, id: &str) -> State {
        match knowledge.find(id) {
            None => State::Gone,
            Some(record) if self.way == WAY && Self::of(knowledge, record) != self => State::Changed,
            Some(_) => State::Same,
        }
    }
}

/// FNV-1a with 64 bits (Fowler, Noll, Vo; RFC 9923): the same in every release and on every machine, as a kept print must be.
fn fnv(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

impl fmt::Display for Print {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{:016x}", self.way, self.bits)
    }
}

impl From<Print> for String {
    fn from(print: Print) -> Self {
        print.to_string()
    }
}

impl TryFrom<String> for Print {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let read = |(way, bits): (&str, &str)| {
            Some(Self { way: way.parse().ok()?, bits: u64::from_str_radix(bits, 16).ok()? })
        };
        text.split_once(':').and_then(read).ok_or_else(|| format!("`{text}` is no print of a record"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_published_one() {
        // Test vectors of the FNV reference code.
        assert_eq!(fnv(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fnv(b"a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(fnv(b"foobar"), 0x8594_4171_f739_67e8);
    }

    #[test]
    fn a_print_is_read_again_from_its_text() {
        let print = Print { way: 1, bits: 0x1f };
        assert_eq!(Print::try_from(print.to_string()), Ok(print));
        assert!(Print::try_from("f".to_owned()).is_err());
    }
}
