//! Knowledge seen through a lens: what is shown, what is hidden and why. Everything is listed, counted and linked from here.

use std::sync::Arc;

use super::lens::is_always_shown;
use super::{
    ActorIx, ClaimIx, Clock, Date, Dispute, DisputeOver, Grade, Hidden, HiddenCounts, Kind, Knowledge, Lens, Link,
    LinkKind, RecordRef, RecordSet, SourceIx,
};

/// Knowledge and the lens that it is read through; immutable, made anew when the lens changes, shared with workers.
#[derive(Clone, Debug)]
pub struct Scope {
    knowledge: Arc<Knowledge>,
    lens: Lens,
    pinned: Option<RecordSet>,
}

/// The sources of a record that were there on the as-of day, and how many came later.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourcesThen {
    /// Sources that are shown.
    pub shown: Vec<SourceIx>,
    /// Number of later sources, which the record's text may draw on.
    pub later: usize,
}

/// A person's post on the as-of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoleThen<'k> {
    /// The person has no role in the file.
    None,
    /// Within the tenure, or no day is set.
    Held(&'k str),
    /// A day is set and no tenure is recorded.
    TenureNotRecorded(&'k str),
    /// The as-of day is outside the tenure.
    Outside,
}

impl Scope {
    /// Knowledge through a lens.
    pub fn new(knowledge: Arc<Knowledge>, lens: Lens) -> Self {
        let mut scope = Self { knowledge, lens, pinned: None };
        scope.pinned = scope.pinned_set();
        scope
    }

    /// The whole knowledge, regardless of the lens. For the text of records already found through the scope.
    pub fn knowledge(&self) -> &Arc<Knowledge> {
        &self.knowledge
    }

    /// The lens.
    pub fn lens(&self) -> &Lens {
        &self.lens
    }

    /// The records that every pin is linked with (and the pins themselves).
    fn pinned_set(&self) -> Option<RecordSet> {
        let mut sets = self.lens.pins.iter().map(|&pin| self.linked(pin).set(&self.knowledge, pin, self.lens.weak));
        let mut all = sets.next()?;
        sets.for_each(|set| all.intersect(&set));
        Some(all)
    }

    /// The day of a record on the lens's clock: known day or own date of events and claims, publication of sources.
    pub fn day(&self, record: RecordRef) -> Option<Date> {
        match self.lens.clock() {
            Clock::Known => self.knowledge.known(record).map(|known| known.day),
            Clock::Happened => None,
        }
        .or_else(|| self.knowledge.date(record))
    }

    /// Why time hides a record, if it does. Pins are not asked.
    pub fn hidden_by_time(&self, record: RecordRef) -> Option<Hidden> {
        if is_always_shown(record.kind) || record.kind == Kind::Actor {
            return None;
        }
        if let Some((_, until)) = self.lens.until {
            if record.kind == Kind::Relation {
                let relation = &self.knowledge.relations[record.index as usize];
                return (!relation.holds_on(until)).then_some(match relation.since {
                    Some(since) if since.first_day() > until => Hidden::Later,
                    _ => Hidden::NotThen,
                });
            }
            if self.day(record).is_some_and(|day| day > until) {
                return Some(Hidden::Later);
            }
        }
        let dated = matches!(record.kind, Kind::Event | Kind::Claim);
        let earlier = |since| dated && self.day(record).is_some_and(|day| day < since);
        self.lens.since.is_some_and(earlier).then_some(Hidden::Earlier)
    }

    /// Why a record is hidden, if it is.
    pub fn hidden(&self, record: RecordRef) -> Option<Hidden> {
        self.hidden_by_time(record).or_else(|| {
            let pinned = self.pinned.as_ref()?;
            (!pinned.contains(&self.knowledge, record)).then_some(Hidden::Unpinned)
        })
    }

    /// Whether time lets a record be shown.
    pub fn in_time(&self, record: RecordRef) -> bool {
        self.hidden_by_time(record).is_none()
    }

    /// The records of a kind that are shown, in file order.
    pub fn records(&self, kind: Kind) -> impl Iterator<Item = RecordRef> + '_ {
        let all = (0..self.knowledge.len(kind) as u32).map(move |index| RecordRef { kind, index });
        all.filter(|&record| self.hidden(record).is_none())
    }

    /// How many records of a kind are hidden, by reason.
    pub fn hidden_counts(&self, kind: Kind) -> HiddenCounts {
        let mut counts = HiddenCounts::default();
        for index in 0..self.knowledge.len(kind) as u32 {
            if let Some(reason) = self.hidden(RecordRef { kind, index }) {
                counts.add(reason);
            }
        }
        counts
    }

    /// The references that a record's own fields make, without those that are later; each once, in the format's order.
    pub fn references(&self, record: RecordRef) -> Vec<Link> {
        let mut links = Vec::new();
        self.knowledge.for_each_reference(record, &mut |kind, other| {
            let link = Link { kind, other };
            if self.in_time(other) && !links.contains(&link) {
                links.push(link);
            }
        });
        links
    }

    /// Who names a record, without those that are later, by field.
    pub fn back_links(&self, record: RecordRef) -> impl Iterator<Item = Link> + '_ {
        self.knowledge.back_links(record).iter().copied().filter(|link| self.in_time(link.other))
    }

    /// How many records that name this one are hidden by time.
    pub fn hidden_back_links(&self, record: RecordRef) -> usize {
        self.knowledge.back_links(record).iter().filter(|link| !self.in_time(link.other)).count()
    }

    /// The sources of a record that were there on the as-of day.
    pub fn sources(&self, record: RecordRef) -> SourcesThen {
        self.split_sources(self.knowledge.sources_of(record))
    }

    /// The ones among these sources that were there on the as-of day.
    pub fn split_sources(&self, sources: &[SourceIx]) -> SourcesThen {
        let shown: Vec<_> = sources.iter().copied().filter(|&source| self.in_time(source.into())).collect();
        SourcesThen { later: sources.len() - shown.len(), shown }
    }

    /// A record's grade from the sources of that day; from all of them where every one came later.
    pub fn grade(&self, record: RecordRef) -> Option<Grade> {
        if record.kind == Kind::Source {
            let reliability = self.knowledge.sources[record.index as usize].reliability;
            return Some(Grade { reliability, credibility: None });
        }
        let sources = self.knowledge.sources_of(record);
        let best =
            |among: &mut dyn Iterator<Item = SourceIx>| among.map(|s| self.knowledge.source(s).reliability).min();
        let reliability = best(&mut sources.iter().copied().filter(|&source| self.in_time(source.into())))
            .or_else(|| best(&mut sources.iter().copied()))?;
        Some(Grade { reliability, credibility: self.knowledge.credibility(record) })
    }

    /// The claims that contradict this one, whichever of the two writes it down.
    pub fn disputes(&self, claim: ClaimIx) -> Vec<(ClaimIx, Option<DisputeOver>)> {
        let own = self.knowledge.claim(claim).disputes.iter().map(|d| (d.claim, d.over));
        let theirs = self.claims_naming(claim, LinkKind::Disputes).map(|other| {
            let entry = |dispute: &&Dispute| dispute.claim == claim;
            (other, self.knowledge.claim(other).disputes.iter().find(entry).and_then(|dispute| dispute.over))
        });
        let mut all: Vec<(ClaimIx, Option<DisputeOver>)> = Vec::new();
        for (other, over) in own.chain(theirs) {
            if self.in_time(other.into()) && all.iter().all(|&(known, _)| known != other) {
                all.push((other, over));
            }
        }
        all
    }

    /// The claims that name this one in a field, without later ones.
    pub fn claims_naming(&self, claim: ClaimIx, kind: LinkKind) -> impl Iterator<Item = ClaimIx> + '_ {
        self.back_links(claim.into())
            .filter(move |link| link.kind == kind)
            .filter_map(|link| ClaimIx::try_from(link.other).ok())
    }

    /// Whether the claim was corrected or superseded by the as-of day, so that its contradictions are no longer live.
    pub fn is_overtaken(&self, claim: ClaimIx) -> bool {
        let overtaken = |link: Link| matches!(link.kind, LinkKind::Corrects | LinkKind::Supersedes);
        self.back_links(claim.into()).any(overtaken)
    }

    /// The contradictions of a claim that are live: neither side is corrected or superseded.
    pub fn live_disputes(&self, claim: ClaimIx) -> usize {
        if self.is_overtaken(claim) {
            return 0;
        }
        self.disputes(claim).into_iter().filter(|&(other, _)| !self.is_overtaken(other)).count()
    }

    /// How many events and claims name an actor.
    pub fn mentions(&self, actor: ActorIx) -> usize {
        let mut last = None;
        let mut naming: Vec<RecordRef> = self
            .back_links(actor.into())
            .map(|link| link.other)
            .filter(|other| matches!(other.kind, Kind::Event | Kind::Claim))
            .collect();
        naming.sort_unstable();
        naming.into_iter().filter(|&other| last.replace(other) != Some(other)).count()
    }

    /// A person's post, if it was held on the as-of day.
    pub fn role(&self, actor: ActorIx) -> RoleThen<'_> {
        let actor = self.knowledge.actor(actor);
        let Some(role) = actor.role.as_deref() else { return RoleThen::None };
        let Some((_, day)) = self.lens.until else { return RoleThen::Held(role) };
        match (actor.from, actor.to) {
            (None, None) => RoleThen::TenureNotRecorded(role),
            (from, to) => {
                let begun = from.is_none_or(|from| from.first_day() <= day);
                let over = to.is_some_and(|to| to.last_day() < day);
                if begun && !over { RoleThen::Held(role) } else { RoleThen::Outside }
            }
        }
    }
}
