//! What is new between two days on a clock: records, contradictions, and statements that were corrected or superseded.

use std::collections::BTreeSet;

use crate::model::{ClaimIx, Clock, Date, DisputeOver, EventIx, Kind, Lens, LinkKind, RecordRef, Scope};

/// What came between two days, both included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fresh {
    /// The clock that the days are read on.
    pub clock: Clock,
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// Events, the oldest first.
    pub events: Vec<EventIx>,
    /// Claims, the oldest first.
    pub claims: Vec<ClaimIx>,
    /// Contradictions of which the later side came then; that side first.
    pub contradictions: Vec<(ClaimIx, ClaimIx, Option<DisputeOver>)>,
    /// Statements that a claim of these days took back or replaced.
    pub overtaken: Vec<Overtaken>,
}

/// A statement that a newer one took back or replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overtaken {
    /// The newer one.
    pub by: ClaimIx,
    /// The earlier one.
    pub earlier: ClaimIx,
    /// Whether it was taken back; else a newer figure or position took its place.
    pub corrected: bool,
}

impl Fresh {
    /// What came in the period that the scope's lens sets; nothing where it sets no first day. Without an as-of day the
    /// period ends with the file.
    pub fn of(scope: &Scope) -> Option<Self> {
        let lens = scope.lens();
        let from = lens.since?;
        let to = lens.until.map_or(scope.knowledge().about.to.max(from), |(_, day)| day);
        Some(Self::between(scope, from, to))
    }

    /// What came between two days, both included, on the scope's clock; never what is later than its as-of day.
    pub fn between(scope: &Scope, from: Date, to: Date) -> Self {
        let clock = scope.lens().clock();
        let to_shown = scope.lens().until.map_or(to, |(_, until)| until.min(to));
        // Without a first day: what is new is often that something older was contradicted or taken back.
        let lens = Lens { until: Some((clock, to_shown)), since: None, ..scope.lens().clone() };
        let then = Scope::new(scope.knowledge().clone(), lens);
        let is_new =
            |record: RecordRef| then.hidden(record).is_none() && then.day(record).is_some_and(|day| from <= day);
        let knowledge = scope.knowledge();
        let mut fresh = Self {
            clock,
            from,
            to,
            events: knowledge.events_by_date().iter().copied().filter(|&event| is_new(event.into())).collect(),
            claims: knowledge.claims_by_date().iter().copied().filter(|&claim| is_new(claim.into())).collect(),
            contradictions: Vec::new(),
            overtaken: Vec::new(),
        };
        let new: BTreeSet<_> = fresh.claims.iter().copied().collect();
        for index in 0..fresh.claims.len() {
            fresh.add_links(&then, fresh.claims[index], &new);
        }
        fresh
    }

    /// Adds the links by which a new claim changes how others stand, or others how it stands.
    fn add_links(&mut self, then: &Scope, claim: ClaimIx, new: &BTreeSet<ClaimIx>) {
        let day = |claim: ClaimIx| (then.day(claim.into()), claim);
        for (other, over) in then.disputes(claim) {
            let later = day(other) < day(claim) || !new.contains(&other);
            if later {
                self.contradictions.push((claim, other, over));
            }
        }
        let own = then.knowledge().claim(claim);
        for (earlier, corrected) in [(&own.corrects, true), (&own.supersedes, false)] {
            for &earlier in earlier.iter().filter(|&&earlier| then.in_time(earlier.into())) {
                self.overtaken.push(Overtaken { by: claim, earlier, corrected });
            }
        }
        // A newer statement that was known before the one it overtakes: the news is the older one, overtaken from the start.
        for (kind, corrected) in [(LinkKind::Corrects, true), (LinkKind::Supersedes, false)] {
            for by in then.claims_naming(claim, kind).filter(|by| !new.contains(by)) {
                self.overtaken.push(Overtaken { by, earlier: claim, corrected });
            }
        }
    }

    /// Whether nothing came.
    pub fn is_empty(&self) -> bool {
        self.events.is_empty() && self.claims.is_empty()
    }

    /// How many records came, of both kinds.
    pub fn count(&self, kind: Kind) -> usize {
        match kind {
            Kind::Event => self.events.len(),
            Kind::Claim => self.claims.len(),
            _ => 0,
        }
    }
}
