//! What somebody says is so, with its number and how it stands to other claims.

use super::date::Date;
use super::grade::Credibility;
use super::id::{ActorIx, ClaimIx, Id, MeasureIx, Origin, RecordRef, SourceIx, TopicIx};
use super::place::Country;
use super::vocabulary::vocabulary;

vocabulary! {
    /// The words of a number.
    Bound {
        /// Exactly.
        Exactly = "exactly",
        /// About.
        About = "about",
        /// At least.
        AtLeast = "at-least",
        /// More than.
        MoreThan = "more-than",
        /// At most.
        AtMost = "at-most",
        /// Fewer than.
        FewerThan = "fewer-than",
    }
}

impl Bound {
    /// The words before a number, empty for an exact one.
    pub fn words(self) -> &'static str {
        match self {
            Self::Exactly => "",
            Self::About => "about",
            Self::AtLeast => "at least",
            Self::MoreThan => "more than",
            Self::AtMost => "at most",
            Self::FewerThan => "fewer than",
        }
    }

    /// The sign for narrow columns, empty for an exact number.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Exactly => "",
            Self::About => "~",
            Self::AtLeast => "≥",
            Self::MoreThan => ">",
            Self::AtMost => "≤",
            Self::FewerThan => "<",
        }
    }
}

vocabulary! {
    /// Whether a number is real, meant or allowed.
    QuantityState {
        /// It is so.
        Actual = "actual",
        /// It is meant to become so.
        Planned = "planned",
        /// It is the most that is allowed.
        Ceiling = "ceiling",
    }
}

/// A part of a number.
#[derive(Clone, Debug)]
pub struct Part {
    /// What it is the part of: `Iraq`.
    pub label: Box<str>,
    /// How many.
    pub value: u64,
    /// The country that the part stands for.
    pub country: Option<Country>,
}

/// A number that a claim gives for a measure.
#[derive(Clone, Debug)]
pub struct Quantity {
    /// What is counted.
    pub measure: MeasureIx,
    /// How many.
    pub value: u64,
    /// The words of the number.
    pub bound: Bound,
    /// Upper end of a range from `value` on.
    pub upper: Option<u64>,
    /// First day counted.
    pub since: Option<Date>,
    /// Last day counted; the claim's date where none is given.
    pub until: Option<Date>,
    /// Its parts.
    pub parts: Box<[Part]>,
    /// By which rule it is counted, where that differs from the measure's.
    pub counts: Option<Box<str>>,
    /// Whose count it is, where the speaker only repeats it.
    pub counter: Option<ActorIx>,
    /// Actual, planned or a ceiling.
    pub state: QuantityState,
    /// Countries that it covers, where fewer than the measure's.
    pub countries: Box<[Country]>,
}

vocabulary! {
    /// What two claims differ about.
    DisputeOver {
        /// Whether it is so.
        Fact = "fact",
        /// How many.
        Number = "number",
        /// What is counted or meant.
        Definition = "definition",
        /// Which words were used.
        Wording = "wording",
        /// When.
        Time = "time",
        /// Where.
        Place = "place",
        /// Who did it.
        Responsibility = "responsibility",
        /// Whether it was lawful.
        Law = "law",
    }
}

/// A contradiction between this claim and another.
#[derive(Clone, Debug)]
pub struct Dispute {
    /// The other claim.
    pub claim: ClaimIx,
    /// What they differ about.
    pub over: Option<DisputeOver>,
}

/// What somebody says is so.
#[derive(Clone, Debug)]
pub struct Claim {
    /// Its id.
    pub id: Id,
    /// Where it is written.
    pub origin: Origin,
    /// When it was said.
    pub date: Date,
    /// When it became public, where written; [`Knowledge::known`](super::Knowledge::known) has the rule.
    pub known: Option<Date>,
    /// Who is responsible for the statement.
    pub speaker: ActorIx,
    /// Who uttered it, if not the speaker itself.
    pub voice: Option<Box<str>>,
    /// The claim in the compilers' words.
    pub statement: Box<str>,
    /// The decisive words as reported.
    pub quote: Option<Box<str>>,
    /// The question that it answers.
    pub topic: Option<TopicIx>,
    /// Short label of the answer.
    pub position: Option<Box<str>>,
    /// Actors, places or events that it speaks of.
    pub about: Box<[RecordRef]>,
    /// The number that it gives.
    pub quantity: Option<Quantity>,
    /// Claims that it contradicts (written once, true of both).
    pub disputes: Box<[Dispute]>,
    /// Claims that it bears out.
    pub corroborates: Box<[ClaimIx]>,
    /// Older figures or positions of the same speaker that it takes the place of.
    pub supersedes: Box<[ClaimIx]>,
    /// Statements that it takes back in whole or part.
    pub corrects: Box<[ClaimIx]>,
    /// When a standing figure should be looked at again.
    pub review: Option<Date>,
    /// How well the content is borne out.
    pub credibility: Credibility,
    /// Where it is written.
    pub sources: Box<[SourceIx]>,
    /// What to know about it.
    pub note: Option<Box<str>>,
}
