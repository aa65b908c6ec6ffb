//! The NATO Admiralty code: a letter for the source, a digit for the information (AJP-2.1, STANAG 2511). Never averaged.

use std::fmt;

use super::vocabulary::vocabulary;

vocabulary! {
    /// How reliable a source is.
    Reliability {
        /// Completely reliable.
        A = "A",
        /// Usually reliable.
        B = "B",
        /// Fairly reliable.
        C = "C",
        /// Not usually reliable.
        D = "D",
        /// Unreliable.
        E = "E",
        /// Reliability cannot be judged: not "low", but outside the order.
        F = "F",
    }
}

impl Reliability {
    /// What the letter means.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::A => "completely reliable",
            Self::B => "usually reliable",
            Self::C => "fairly reliable",
            Self::D => "not usually reliable",
            Self::E => "unreliable",
            Self::F => "reliability cannot be judged",
        }
    }
}

/// How well the content is borne out: 1 (confirmed) to 5 (improbable), or 6 (cannot be judged).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Credibility(u8);

impl Credibility {
    /// Every digit, best first.
    pub const ALL: [Self; 6] = [Self(1), Self(2), Self(3), Self(4), Self(5), Self(6)];

    /// The digit, if it is one of the six.
    pub fn new(digit: i64) -> Option<Self> {
        u8::try_from(digit).ok().filter(|d| (1..=6).contains(d)).map(Self)
    }

    /// 1 to 6.
    pub fn digit(self) -> u8 {
        self.0
    }

    /// What the digit means.
    pub fn meaning(self) -> &'static str {
        match self.0 {
            1 => "confirmed by other sources",
            2 => "probably true",
            3 => "possibly true",
            4 => "doubtful",
            5 => "improbable",
            _ => "truth cannot be judged",
        }
    }

    /// Grades 1 and 2: what coverage calls borne out.
    pub fn is_borne_out(self) -> bool {
        self.0 <= 2
    }
}

impl fmt::Display for Credibility {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// A record's grade: the best letter among its sources and its own digit, `B2`.
///
/// A record whose kind has no digit (an actor, a place, a source) has the letter only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Grade {
    /// Best letter among the sources; F only where all are F.
    pub reliability: Reliability,
    /// The record's own digit.
    pub credibility: Option<Credibility>,
}

impl fmt::Display for Grade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.credibility {
            Some(credibility) => f.pad(&format!("{}{credibility}", self.reliability)),
            None => f.pad(self.reliability.name()),
        }
    }
}
