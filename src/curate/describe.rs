//! What each key of the format means and takes, for editors and skeletons: the one place with these words. Which keys there are
//! and of what type comes from `load::format`; a test holds the two together, and against what the loader demands.

mod keys;

use crate::model::Kind;

/// What a key takes, beyond the type of its value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Takes {
    /// Anything of its type.
    Any,
    /// An id of its own.
    Id,
    /// The id of a record of one of these kinds.
    Ref(&'static [Kind]),
    /// One of these words.
    Words(&'static [&'static str]),
    /// A number from the first to the second.
    Between(i64, i64),
    /// A number from this one on.
    From(i64),
    /// A text of this form (a regular expression).
    Pattern(&'static str),
    /// A day, or a month or year in quotes.
    PartialDay,
    /// The name of a warning.
    Warning,
}

/// A key of a table.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// Its name.
    pub name: &'static str,
    /// The table must have it.
    pub needed: bool,
    /// What it takes.
    pub takes: Takes,
    /// What it means.
    pub text: &'static str,
}

/// A table.
#[derive(Clone, Copy, Debug)]
pub struct Description {
    /// The name of its type, as in `load::format`.
    pub name: &'static str,
    /// What it is.
    pub text: &'static str,
    /// Its keys, without those that every record has for layers.
    pub keys: &'static [Key],
}

impl Description {
    /// A key.
    pub fn key(&self, name: &str) -> Option<Key> {
        self.keys.iter().chain(LAYERING).find(|key| key.name == name).copied()
    }
}

/// What every record may say about an earlier layer.
pub const LAYERING: &[Key] = &[
    Key {
        name: "extend",
        needed: false,
        takes: Takes::Any,
        text: "true: adds to the record of this id in an earlier layer",
    },
    Key {
        name: "remove",
        needed: false,
        takes: Takes::Any,
        text: "true: hides the record of this id in an earlier layer",
    },
];

/// The description of a table, by the name of its type.
pub fn table(name: &str) -> Option<&'static Description> {
    keys::TABLES.iter().find(|table| table.name == name)
}

/// All descriptions.
pub fn all() -> &'static [Description] {
    keys::TABLES
}
