//! The names of the fields of the query language.

use crate::model::Kind;

/// What a query can hold beside plain words: an example, and what it asks for.
pub const LANGUAGE: [(&str, &str); 16] = [
    ("'word", "the whole word, exactly"),
    ("\"two words\"", "one after the other"),
    ("!word !kind:claim", "not this"),
    ("kind:attack,strike", "of either kind; any field takes several values so"),
    ("actor:nujaba", "who is named, in whatever part"),
    ("by:pentagon", "who says, counts or claims it"),
    ("side:iran", "the side of who says it or takes part"),
    ("place:erbil country:IQ", "where"),
    ("topic: measure: source:", "the question, what is counted, where it is written"),
    ("means:rocket", "weapon"),
    ("grade:B2 grade:B3+", "this grade; this or better in letter and digit"),
    ("killed:>0 wounded:>=5", "numbers of people hurt"),
    ("is:disputed", "or corrected, superseded, single-source, unclaimed"),
    ("on:2024-01 after: before:", "a day, month or year; after and before exclude it"),
    ("by 25 jan 2024", "to that day; for a tally the latest at or before it"),
    ("since nov 2023, 20 nov", "dates in words: also yesterday, last week of january 2024"),
];

/// A field of the query language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// Kind of record, event, actor or place.
    Kind,
    /// Who is named, as what ever.
    Actor,
    /// Who says, counts, claims or issues it.
    By,
    /// Where.
    Place,
    /// In which country.
    Country,
    /// The side of who says it or takes part.
    Side,
    /// The question that is answered.
    Topic,
    /// Weapon.
    Means,
    /// What is counted.
    Measure,
    /// Where it is written.
    Source,
    /// Grade.
    Grade,
    /// Number of killed.
    Killed,
    /// Number of wounded.
    Wounded,
    /// Standing.
    Is,
    /// Later than a day.
    After,
    /// Earlier than a day.
    Before,
    /// On a day.
    On,
}

impl Key {
    /// Every field, in the order in which they are offered.
    pub const ALL: [Self; 17] = [
        Self::Kind,
        Self::Actor,
        Self::By,
        Self::Place,
        Self::Country,
        Self::Side,
        Self::Topic,
        Self::Means,
        Self::Measure,
        Self::Source,
        Self::Grade,
        Self::Killed,
        Self::Wounded,
        Self::Is,
        Self::After,
        Self::Before,
        Self::On,
    ];

    /// The word before the colon.
    pub fn name(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Actor => "actor",
            Self::By => "by",
            Self::Place => "place",
            Self::Country => "country",
            Self::Side => "side",
            Self::Topic => "topic",
            Self::Means => "means",
            Self::Measure => "measure",
            Self::Source => "source",
            Self::Grade => "grade",
            Self::Killed => "killed",
            Self::Wounded => "wounded",
            Self::Is => "is",
            Self::After => "after",
            Self::Before => "before",
            Self::On => "on",
        }
    }

    /// The field with a name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|key| key.name() == name)
    }

    /// The kind of record that values of this field name.
    pub(super) fn names(self) -> Option<Kind> {
        match self {
            Self::Actor | Self::By => Some(Kind::Actor),
            Self::Place => Some(Kind::Place),
            Self::Side => Some(Kind::Side),
            Self::Topic => Some(Kind::Topic),
            Self::Measure => Some(Kind::Measure),
            Self::Source => Some(Kind::Source),
            _ => None,
        }
    }

    /// An example of a value, for messages.
    pub(super) fn example(self) -> &'static str {
        match self {
            Self::Kind => "kind:event",
            Self::Actor => "actor:pentagon",
            Self::By => "by:pentagon",
            Self::Place => "place:erbil",
            Self::Country => "country:IQ",
            Self::Side => "side:iraq",
            Self::Topic => "topic:timetable",
            Self::Means => "means:rocket",
            Self::Measure => "measure:attacks",
            Self::Source => "source:reuters",
            Self::Grade => "grade:B2 or grade:B3+",
            Self::Killed => "killed:>0",
            Self::Wounded => "wounded:>0",
            Self::Is => "is:disputed",
            Self::After => "after:2024-01-25",
            Self::Before => "before:2024-01-25",
            Self::On => "on:2024-01-25",
        }
    }
}
