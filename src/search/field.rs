//! The fields that words are looked for in, how much each weighs, and the tiers by which a word is found.

use std::fmt;

/// How a word was found, best first. A record ranks by its weakest word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// The word itself.
    Word,
    /// The beginning of a longer word.
    Prefix,
    /// Inside a longer word; or the word in the other number (`attacks`, `attack`).
    Substring,
    /// The same name in another romanisation or script.
    Romanisation,
    /// One or two typing errors.
    Typo,
    /// The letters in order, with others between them.
    Fuzzy,
}

impl Tier {
    /// Every tier, best first.
    pub const ALL: [Self; 6] = [Self::Word, Self::Prefix, Self::Substring, Self::Romanisation, Self::Typo, Self::Fuzzy];

    /// The name, as `--explain` shows it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Word => "word",
            Self::Prefix => "prefix",
            Self::Substring => "substring",
            Self::Romanisation => "romanisation",
            Self::Typo => "typo",
            Self::Fuzzy => "fuzzy",
        }
    }

    /// What a hit is marked with when only this tier found it; nothing for the literal tiers.
    pub fn mark(self) -> Option<&'static str> {
        match self {
            Self::Word | Self::Prefix | Self::Substring => None,
            Self::Romanisation => Some("other spelling"),
            Self::Typo => Some("typing error"),
            Self::Fuzzy => Some("fuzzy"),
        }
    }

    pub(super) fn from_rank(rank: u16) -> Self {
        Self::ALL[usize::from(rank).min(Self::ALL.len() - 1)]
    }
}

impl fmt::Display for Tier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// How much a field says about what a record is, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Weight {
    Name,
    Title,
    Statement,
    /// A person's post, which counts only within the tenure.
    Role,
    Summary,
    Mention,
    /// Text of a source: it counts only while the source itself is shown.
    Source,
}

/// A field that a word was found in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// A name.
    Name,
    /// An abbreviation.
    Short,
    /// Another name or spelling.
    Alias,
    /// The name in its own script.
    Native,
    /// The title of an event.
    Title,
    /// The question of a topic.
    Question,
    /// What a claim says.
    Statement,
    /// The words that it took over.
    Quote,
    /// The position that it takes.
    Position,
    /// The post that a person holds.
    Role,
    /// What a record says at length.
    Summary,
    /// Who says it, or utters it.
    Speaker,
    /// An actor that a record names.
    Actor,
    /// A place that it names.
    Place,
    /// The question that a claim answers.
    Topic,
    /// What a claim's number counts.
    Measure,
    /// The title of a source.
    Headline,
    /// Who published a source.
    Publisher,
    /// The title of a source that a record cites.
    SourceTitle,
    /// The publisher of a source that a record cites.
    SourcePublisher,
}

impl Field {
    const ALL: [Self; 20] = [
        Self::Name,
        Self::Short,
        Self::Alias,
        Self::Native,
        Self::Title,
        Self::Question,
        Self::Statement,
        Self::Quote,
        Self::Position,
        Self::Role,
        Self::Summary,
        Self::Speaker,
        Self::Actor,
        Self::Place,
        Self::Topic,
        Self::Measure,
        Self::Headline,
        Self::Publisher,
        Self::SourceTitle,
        Self::SourcePublisher,
    ];

    /// The word shown beside a hit.
    pub fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Short => "short name",
            Self::Alias => "alias",
            Self::Native => "native name",
            Self::Title | Self::Headline => "title",
            Self::Question => "question",
            Self::Statement => "statement",
            Self::Quote => "quote",
            Self::Position => "position",
            Self::Role => "role",
            Self::Summary => "summary",
            Self::Speaker => "speaker",
            Self::Actor => "actor",
            Self::Place => "place",
            Self::Topic => "topic",
            Self::Measure => "measure",
            Self::Publisher => "publisher",
            Self::SourceTitle => "source title",
            Self::SourcePublisher => "source publisher",
        }
    }

    pub(super) fn weight(self) -> Weight {
        match self {
            Self::Name | Self::Short | Self::Alias | Self::Native => Weight::Name,
            Self::Title | Self::Question => Weight::Title,
            Self::Statement | Self::Quote | Self::Position => Weight::Statement,
            Self::Role => Weight::Role,
            Self::Summary => Weight::Summary,
            Self::Speaker
            | Self::Actor
            | Self::Place
            | Self::Topic
            | Self::Measure
            | Self::Headline
            | Self::Publisher => Weight::Mention,
            Self::SourceTitle | Self::SourcePublisher => Weight::Source,
        }
    }

    /// Whether the text is a name, whose words are compared by sound even where they are not capitalised.
    pub(super) fn is_name(self) -> bool {
        matches!(self.weight(), Weight::Name) || matches!(self, Self::Speaker | Self::Actor | Self::Place)
    }

    pub(super) fn from_code(code: u32) -> Self {
        Self::ALL[(code as usize).min(Self::ALL.len() - 1)]
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// What a posting tells beside its record: the weight of the field, then how long the field is. Smaller is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct FieldMark(pub(super) u8);

impl FieldMark {
    const LENGTHS: u8 = 32;

    /// Length of a field in half words, for every length that is told apart: exact up to eight words, then coarser.
    const HALF_WORDS: [u16; Self::LENGTHS as usize] = [
        2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 20, 22, 25, 28, 32, 36, 40, 46, 52, 58, 66, 76, 88,
        102, 128,
    ];

    /// The mark of a field of so many words. Other names and the native name stand behind the name of the same length.
    pub(super) fn new(field: Field, words: usize) -> Self {
        let behind = usize::from(matches!(field, Field::Alias | Field::Native));
        let half_words = words.max(1) * 2 + behind;
        let length = Self::HALF_WORDS.partition_point(|&length| usize::from(length) < half_words);
        Self(field.weight() as u8 * Self::LENGTHS + (length as u8).min(Self::LENGTHS - 1))
    }

    pub(super) fn weight(self) -> u16 {
        u16::from(self.0 / Self::LENGTHS)
    }

    /// The share of the field that one of its words is, of 255.
    fn share(self) -> u16 {
        510 / Self::HALF_WORDS[usize::from(self.0 % Self::LENGTHS)]
    }
}

/// How well one word is found in a record: tier, weight of the field, share of the field. Smaller is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Fit(pub(super) u16);

impl Fit {
    /// Not found.
    pub(super) const NONE: Self = Self(u16::MAX);

    /// The fit of a word that covers `eighths` of the word found, in a field. Fuzzily only names and titles are found.
    pub(super) fn new(tier: Tier, mark: FieldMark, eighths: u8) -> Self {
        if tier == Tier::Fuzzy && mark.weight() > Weight::Title as u16 {
            return Self::NONE;
        }
        let covered = mark.share() * u16::from(eighths.min(8)) / 8;
        Self(((tier as u16) << 12) | (mark.weight() << 8) | (255 - covered))
    }

    /// The fits of all marks for one tier and one share of the word.
    pub(super) fn table(tier: Tier, eighths: u8) -> [Self; 256] {
        std::array::from_fn(|mark| Self::new(tier, FieldMark(mark as u8), eighths))
    }

    pub(super) fn tier(self) -> u16 {
        self.0 >> 12
    }

    pub(super) fn weight(self) -> u16 {
        (self.0 >> 8) & 15
    }

    /// What of the field is not covered, of 255.
    pub(super) fn uncovered(self) -> u16 {
        self.0 & 255
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fit_orders_by_tier_then_field_then_share() {
        let fit = |tier, field, words, eighths| Fit::new(tier, FieldMark::new(field, words), eighths);
        let ordered = [
            fit(Tier::Word, Field::Name, 1, 8),
            fit(Tier::Word, Field::Alias, 1, 8),
            fit(Tier::Word, Field::Name, 3, 8),
            fit(Tier::Word, Field::Title, 9, 8),
            fit(Tier::Word, Field::Summary, 40, 8),
            fit(Tier::Prefix, Field::Name, 1, 7),
            fit(Tier::Prefix, Field::Name, 1, 3),
            fit(Tier::Romanisation, Field::Name, 1, 8),
        ];
        assert!(ordered.is_sorted(), "{ordered:?}");
        assert!(ordered.iter().all(|&fit| fit < Fit::NONE));
    }
}
