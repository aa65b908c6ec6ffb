//! How records are named: the id that people write, the small typed index that the program uses, and the place in a file.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use super::vocabulary::vocabulary;

/// The id of a record: lower-case ASCII letters, digits and hyphens, unique over all kinds.
///
/// Ids survive a reload; indexes do not. Cloning is cheap.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Arc<str>);

impl Id {
    /// Longest id that a knowledge file may give, in characters.
    pub const MAX_LENGTH: usize = 80;

    /// Wraps a text that was checked to be an id.
    pub fn new(text: &str) -> Self {
        Self(text.into())
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Deref for Id {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

/// Lets a map keyed by ids be asked with plain text.
impl std::borrow::Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", &*self.0)
    }
}

vocabulary! {
    /// The kinds of record; the name is the table's name in the file.
    Kind {
        /// An [`Actor`](super::Actor).
        Actor = "actor",
        /// A [`Claim`](super::Claim).
        Claim = "claim",
        /// An [`Event`](super::Event).
        Event = "event",
        /// A [`Place`](super::Place).
        Place = "place",
        /// A [`Relation`](super::Relation).
        Relation = "relation",
        /// A [`Topic`](super::Topic).
        Topic = "topic",
        /// A [`Measure`](super::Measure).
        Measure = "measure",
        /// A [`Source`](super::Source).
        Source = "source",
        /// A [`Side`](super::Side).
        Side = "side",
    }
}

/// One record of any kind within one generation of the knowledge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordRef {
    /// The table that it stands in.
    pub kind: Kind,
    /// Its row in that table.
    pub index: u32,
}

macro_rules! typed_index {
    ($($(#[$meta:meta])* $name:ident => $kind:ident),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// The row in the table of its kind.
            pub fn row(self) -> usize {
                self.0 as usize
            }
        }

        impl From<$name> for RecordRef {
            fn from(index: $name) -> Self {
                Self { kind: Kind::$kind, index: index.0 }
            }
        }

        impl TryFrom<RecordRef> for $name {
            type Error = Kind;
            /// The typed index, or the kind that the record really has.
            fn try_from(record: RecordRef) -> Result<Self, Kind> {
                if record.kind == Kind::$kind { Ok(Self(record.index)) } else { Err(record.kind) }
            }
        }
    )+};
}

typed_index! {
    /// Row of an actor.
    ActorIx => Actor,
    /// Row of a claim.
    ClaimIx => Claim,
    /// Row of an event.
    EventIx => Event,
    /// Row of a place.
    PlaceIx => Place,
    /// Row of a relation.
    RelationIx => Relation,
    /// Row of a topic.
    TopicIx => Topic,
    /// Row of a measure.
    MeasureIx => Measure,
    /// Row of a source.
    SourceIx => Source,
    /// Row of a side.
    SideIx => Side,
}

/// A stretch of a file, in bytes from its beginning.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// Byte after the last.
    pub end: u32,
}

/// Where a record is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// Which of [`Knowledge::files`](super::Knowledge::files).
    pub file: u16,
    /// Line of the record's header, counted from 1.
    pub line: u32,
    /// From the header to the next header.
    pub record: Span,
    /// The id's value with its quotes; the header where no id is written.
    pub id: Span,
}
