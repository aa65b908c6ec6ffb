//! How a claim stands: who says it, who disputes it, and whether it was taken back or overtaken since.

use crate::model::{Claim, ClaimIx, DisputeOver, Knowledge, LinkKind, Scope, day_text};
use crate::text::safe;

/// The mark of a disputed claim in lists, before the number of claims that dispute it.
pub const DISPUTE_SIGN: &str = "⇄";

/// Who says it: `US Department of Defense (senior official, unnamed)`.
pub fn speaker(knowledge: &Knowledge, claim: &Claim) -> String {
    let name = safe(&knowledge.actor(claim.speaker).name);
    match &claim.voice {
        Some(voice) => format!("{name} ({})", safe(voice)),
        None => name.into_owned(),
    }
}

/// Who said it when: `US Department of Defense (senior official, unnamed), 25 Jan 2024`.
pub fn said_by(knowledge: &Knowledge, claim: &Claim) -> String {
    format!("{}, {}", speaker(knowledge, claim), day_text(claim.date))
}

/// A contradiction of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contradiction {
    /// The other claim.
    pub other: ClaimIx,
    /// What the two differ about.
    pub over: Option<DisputeOver>,
    /// Whether neither side was corrected or superseded by the as-of day.
    pub live: bool,
}

/// What a claim's standing was on the as-of day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Claims that contradict it, the live ones first.
    pub contradictions: Vec<Contradiction>,
    /// Claims that take it back in whole or part.
    pub corrected_by: Vec<ClaimIx>,
    /// Newer figures or positions of the same speaker.
    pub superseded_by: Vec<ClaimIx>,
}

impl Standing {
    /// The standing of a claim.
    pub fn of(scope: &Scope, claim: ClaimIx) -> Self {
        let overtaken = scope.is_overtaken(claim);
        let mut contradictions: Vec<_> = scope
            .disputes(claim)
            .into_iter()
            .map(|(other, over)| Contradiction { other, over, live: !overtaken && !scope.is_overtaken(other) })
            .collect();
        contradictions.sort_by_key(|contradiction| !contradiction.live);
        Self {
            contradictions,
            corrected_by: scope.claims_naming(claim, LinkKind::Corrects).collect(),
            superseded_by: scope.claims_naming(claim, LinkKind::Supersedes).collect(),
        }
    }

    /// How many contradictions are live.
    pub fn live(&self) -> usize {
        self.contradictions.iter().filter(|contradiction| contradiction.live).count()
    }

    /// `disputed by Iraqi Ministry of Foreign Affairs, 25 Jan 2024; superseded by …`; nothing where it stands alone.
    pub fn words(&self, knowledge: &Knowledge) -> Option<String> {
        let who = |claim: ClaimIx| said_by(knowledge, knowledge.claim(claim));
        let list = |words: &str, claims: &[ClaimIx]| {
            (!claims.is_empty())
                .then(|| format!("{words} {}", claims.iter().map(|&c| who(c)).collect::<Vec<_>>().join(" and ")))
        };
        let others: Vec<_> = self.contradictions.iter().map(|contradiction| contradiction.other).collect();
        let all = [
            list("disputed by", &others),
            list("corrected by", &self.corrected_by),
            list("superseded by", &self.superseded_by),
        ];
        let told: Vec<_> = all.into_iter().flatten().collect();
        (!told.is_empty()).then(|| told.join("; "))
    }
}

/// Whether a claim should have been looked at again by the as-of day (the file's last day where none is set), and still
/// stands.
pub fn is_unreviewed(scope: &Scope, claim: ClaimIx) -> bool {
    let day = scope.lens().until.map_or(scope.knowledge().about.to, |(_, day)| day);
    let due = scope.knowledge().claim(claim).review.is_some_and(|review| review < day);
    due && !scope.is_overtaken(claim)
}
