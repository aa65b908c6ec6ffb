//! One figure: its number with its words, the day counted to, how it stands to others.

use crate::model::{Amount, Claim, ClaimIx, Date, Knowledge, Quantity, QuantityState, Scope};
use crate::query::figure;
use crate::query::standing::Standing;

/// One figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// The claim that gives it.
    pub claim: ClaimIx,
    /// When it was said.
    pub said: Date,
    /// First day counted, where told.
    pub since: Option<Date>,
    /// Last day counted.
    pub until: Date,
    /// The number with its words.
    pub amount: Amount,
    /// Actual, planned or a ceiling.
    pub state: QuantityState,
    /// What the parts add up to, where every part is a country's and they do not add up to the number.
    pub parts_sum: Option<u64>,
    /// Other figures of the same counter for the same day.
    pub conflicts: Vec<ClaimIx>,
    /// Claims that corrected it by then.
    pub corrected_by: Vec<ClaimIx>,
    /// Whether a newer figure took its place by then.
    pub superseded: bool,
    /// Contradictions that are live.
    pub live: usize,
}

impl Point {
    /// The figure of a claim that gives one.
    pub fn of(scope: &Scope, index: ClaimIx) -> Option<Self> {
        let claim = scope.knowledge().claim(index);
        let quantity = claim.quantity.as_ref()?;
        let standing = Standing::of(scope, index);
        Some(Self {
            claim: index,
            said: claim.date,
            since: quantity.since,
            until: figure::as_of(claim, quantity),
            amount: Amount::from(quantity),
            state: quantity.state,
            parts_sum: parts_sum(quantity),
            conflicts: Vec::new(),
            live: standing.live(),
            superseded: !standing.superseded_by.is_empty(),
            corrected_by: standing.corrected_by,
        })
    }

    /// Where it stands among others: by the day counted to, then by when it was said.
    pub(super) fn order(&self) -> (Date, Date, ClaimIx) {
        (self.until, self.said, self.claim)
    }

    /// The claim's number in full.
    pub fn quantity<'k>(&self, knowledge: &'k Knowledge) -> Option<&'k Quantity> {
        self.claim_in(knowledge).quantity.as_ref()
    }

    fn claim_in<'k>(&self, knowledge: &'k Knowledge) -> &'k Claim {
        knowledge.claim(self.claim)
    }
}

/// Parts are checked to add up only where every one stands for a country.
fn parts_sum(quantity: &Quantity) -> Option<u64> {
    let sum = quantity.parts.iter().map(|part| part.value).sum();
    let by_country = !quantity.parts.is_empty() && quantity.parts.iter().all(|part| part.country.is_some());
    (by_country && sum != quantity.value).then_some(sum)
}

/// Notes for each figure of one counter which others it gave for the same day, of the same kind and countries.
pub(super) fn mark_conflicts(knowledge: &Knowledge, points: &mut [Point]) {
    // "About 166" and "166" are one figure in different words.
    let numbers = |point: &Point| (point.amount.value, point.amount.upper);
    let countries = |point: &Point| point.quantity(knowledge).map(|quantity| &quantity.countries);
    let conflicts: Vec<Vec<ClaimIx>> = points
        .iter()
        .map(|point| {
            let start = points.partition_point(|other| other.until < point.until);
            let same_day = points[start..].iter().take_while(|other| other.until == point.until);
            same_day
                .filter(|other| numbers(other) != numbers(point) && other.state == point.state)
                .filter(|other| countries(other) == countries(point))
                .map(|other| other.claim)
                .collect()
        })
        .collect();
    for (point, conflicts) in points.iter_mut().zip(conflicts) {
        point.conflicts = conflicts;
    }
}
