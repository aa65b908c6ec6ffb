//! Where a claim of responsibility and the reports do not fit: another weapon, another place, not detected, denied.
//!
//! Three things say so: the link's own digit and note, claims about the event that contradict each other, and sentences of the
//! event's note (for what was not detected or was denied its summary, too). Sentences are quoted as they stand; only the word
//! before them is worked out here.

use super::told;
use crate::model::{ActorIx, ClaimIx, Credibility, DisputeOver, Event, EventIx, Means, Role, Scope};

/// What does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gap {
    /// Somebody denies it.
    Denied,
    /// Those who should have noticed did not, or did not confirm it.
    NotDetected,
    /// Another place.
    Place,
    /// Another weapon.
    Weapon,
    /// Something else.
    Other,
}

impl Gap {
    /// The word before a reason.
    pub fn words(self) -> &'static str {
        match self {
            Self::Denied => "denied",
            Self::NotDetected => "not detected or confirmed",
            Self::Place => "other place",
            Self::Weapon => "other weapon",
            Self::Other => "does not fit",
        }
    }
}

/// Who or what says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The link's own note or digit.
    Link {
        /// What does not fit.
        gap: Gap,
        /// Its note.
        note: Option<String>,
        /// Its digit, where that is weaker than the event's.
        digit: Option<Credibility>,
    },
    /// The event itself is graded doubtful or improbable.
    Doubtful(Credibility),
    /// Two claims about the event contradict each other.
    Claims {
        /// The older one.
        first: ClaimIx,
        /// The newer one.
        second: ClaimIx,
        /// What they differ about.
        over: Option<DisputeOver>,
    },
    /// A sentence of the event's note or summary.
    Sentence {
        /// What does not fit.
        gap: Gap,
        /// The sentence.
        text: String,
    },
}

/// A claimed event whose claim and report do not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misfit {
    /// The event.
    pub event: EventIx,
    /// Why; never empty.
    pub reasons: Vec<Reason>,
}

impl Misfit {
    /// What does not fit about an event that was claimed (by one actor, or by anybody); nothing where all fits, or nobody
    /// claimed it.
    pub fn of(scope: &Scope, event: EventIx, claimant: Option<ActorIx>) -> Option<Self> {
        let record = scope.knowledge().event(event);
        let ours = |actor| claimant.is_none_or(|claimant| claimant == actor);
        let claims = record.in_role(Role::ClaimedBy);
        let mut claims = claims.filter(|part| ours(part.actor) && told(scope, &part.sources)).peekable();
        claims.peek()?;
        let mut reasons = Vec::new();
        for part in claims {
            let digit = part.credibility.filter(|&digit| digit > record.credibility && digit.digit() < 6);
            if digit.is_some() || part.note.is_some() {
                let gap = part.note.as_deref().map_or(Gap::Other, |note| note_gap(record, note).unwrap_or(Gap::Other));
                reasons.push(Reason::Link { gap, note: part.note.as_deref().map(str::to_owned), digit });
            }
        }
        if matches!(record.credibility.digit(), 4 | 5) {
            reasons.push(Reason::Doubtful(record.credibility));
        }
        reasons.extend(contradictions(scope, event));
        reasons.extend(sentences_that_gap(record));
        (!reasons.is_empty()).then_some(Self { event, reasons })
    }

    /// What does not fit, each once, in the order of [`Gap`].
    pub fn gaps(&self) -> Vec<Gap> {
        let mut gaps: Vec<_> = self.reasons.iter().map(Reason::gap).collect();
        gaps.sort_unstable();
        gaps.dedup();
        gaps
    }
}

impl Reason {
    /// What does not fit.
    pub fn gap(&self) -> Gap {
        match self {
            Self::Link { gap, .. } | Self::Sentence { gap, .. } => *gap,
            Self::Doubtful(_) => Gap::Other,
            Self::Claims { over, .. } => match over {
                Some(DisputeOver::Place) => Gap::Place,
                Some(DisputeOver::Fact | DisputeOver::Responsibility) => Gap::Denied,
                _ => Gap::Other,
            },
        }
    }
}

/// The pairs of claims of which one speaks of the event and the other contradicts it.
pub fn contradictions(scope: &Scope, event: EventIx) -> Vec<Reason> {
    let knowledge = scope.knowledge();
    let mut pairs: Vec<(ClaimIx, ClaimIx, Option<DisputeOver>)> = Vec::new();
    for claim in scope.back_links(event.into()).filter_map(|link| ClaimIx::try_from(link.other).ok()) {
        for (other, over) in scope.disputes(claim) {
            let order = |claim: ClaimIx| (knowledge.claim(claim).date, claim);
            let (first, second) = if order(claim) <= order(other) { (claim, other) } else { (other, claim) };
            if !pairs.iter().any(|&(one, two, _)| (one, two) == (first, second)) {
                pairs.push((first, second, over));
            }
        }
    }
    pairs.into_iter().map(|(first, second, over)| Reason::Claims { first, second, over }).collect()
}

fn sentences_that_gap(event: &Event) -> impl Iterator<Item = Reason> {
    let of_summary = sentences(&event.summary).filter_map(|text| Some((text_gap(text)?, text)));
    let note = event.note.as_deref().unwrap_or_default();
    let of_note = sentences(note).filter_map(|text| Some((note_gap(event, text)?, text)));
    let all: Vec<_> = of_summary.chain(of_note).collect();
    all.into_iter().map(|(gap, text)| Reason::Sentence { gap, text: text.to_owned() })
}

/// A text cut after each full stop that a capital follows.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let end = rest.match_indices(". ").map(|(at, _)| at + 1).find(|&at| {
            let capital = rest[at + 1..].starts_with(char::is_uppercase);
            let title = rest[..at - 1]
                .rsplit([' ', '('])
                .next()
                .is_some_and(|word| word.chars().count() < 4 && word.starts_with(char::is_uppercase));
            capital && !title
        });
        let (sentence, after) = rest.split_at(end.unwrap_or(rest.len()));
        rest = after.trim_start();
        Some(sentence.trim())
    })
}

/// What any sentence about a claimed event says does not fit.
fn text_gap(sentence: &str) -> Option<Gap> {
    let text = sentence.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if has(&[" denied", " denies"]) {
        return Some(Gap::Denied);
    }
    let silent = [
        "been detected",
        "not detected",
        "not confirmed",
        "no us confirmation",
        "no us report",
        "not on the us list",
        "not among the attacks",
        "claim only",
        "only the group",
    ];
    has(&silent).then_some(Gap::NotDetected)
}

/// What a sentence of a note says does not fit: where it sets the claim against a report.
fn note_gap(event: &Event, sentence: &str) -> Option<Gap> {
    if let Some(gap) = text_gap(sentence) {
        return Some(gap);
    }
    let text = sentence.to_lowercase();
    let speaks_of_claim = ["claim", "the group", "statement"].iter().any(|word| text.contains(word));
    if text.contains("weapon") {
        return Some(Gap::Weapon);
    }
    if !speaks_of_claim {
        return None;
    }
    let weapons: Vec<_> = WEAPONS.iter().filter(|(word, _)| text.contains(word)).collect();
    let unlike =
        weapons.iter().any(|(_, means)| !event.means.is_empty() && !event.means.iter().any(|one| means.contains(one)));
    if unlike || (weapons.len() > 1 && (text.contains(';') || text.contains(" or "))) {
        return Some(Gap::Weapon);
    }
    let names = [" name ", " names ", "named ", " places ", " the base "].iter().any(|word| text.contains(word));
    names.then_some(Gap::Place)
}

/// Words for weapons, and the means that they can be.
const WEAPONS: [(&str, &[Means]); 4] = [
    ("drone", &[Means::OneWayDrone]),
    ("rocket", &[Means::Rocket]),
    ("mortar", &[Means::Mortar]),
    ("missile", &[Means::BallisticMissile, Means::CruiseMissile, Means::CloseRangeBallisticMissile]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_before_a_capital_but_not_after_a_title() {
        let cut = |text| sentences(text).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(
            cut("One at 4.30 a.m. today. Two, by Sgt. Rivers. Three"),
            ["One at 4.30 a.m. today.", "Two, by Sgt. Rivers.", "Three"]
        );
        assert!(cut("").is_empty());
    }
}
