//! Sanctions and terrorist listings: what an actor's record says, and the events of that kind; told once where both do.

use crate::model::{
    ActorIx, Designation, EventIx, EventKind, Grade, LinkKind, PartialDate, RecordRef, Role, Scope, SourcesThen,
};
use crate::query::when;

/// A sanction or listing of an actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listing {
    /// Who is listed.
    pub of: ActorIx,
    /// Number of the entry in the actor's record, where it has one.
    pub entry: Option<usize>,
    /// The event, where there is one.
    pub event: Option<EventIx>,
}

impl Listing {
    /// As what; the event's title where the actor's record does not say.
    pub fn words<'s>(&self, scope: &'s Scope) -> &'s str {
        match (self.designation(scope), self.event) {
            (Some(entry), _) => &entry.label,
            (None, Some(event)) => &scope.knowledge().event(event).title,
            (None, None) => "",
        }
    }

    /// From when on.
    pub fn date(&self, scope: &Scope) -> Option<PartialDate> {
        let entry = self.designation(scope).map(|entry| entry.date);
        entry.unwrap_or_else(|| self.event.map(|event| scope.knowledge().event(event).date.into()))
    }

    /// Who lists.
    pub fn by(&self, scope: &Scope) -> Vec<ActorIx> {
        match (self.designation(scope), self.event) {
            (Some(entry), _) => vec![entry.by],
            (None, Some(event)) => {
                scope.knowledge().event(event).in_role(Role::Issuer).map(|part| part.actor).collect()
            }
            (None, None) => Vec::new(),
        }
    }

    /// Where it is written.
    pub fn sources(&self, scope: &Scope) -> SourcesThen {
        match self.designation(scope) {
            Some(entry) if !entry.sources.is_empty() => scope.split_sources(&entry.sources),
            _ => scope.sources(self.record()),
        }
    }

    /// The event's grade; for an entry the best letter of its own sources.
    pub fn grade(&self, scope: &Scope) -> Option<Grade> {
        if let Some(event) = self.event {
            return scope.grade(event.into());
        }
        let entry = self.designation(scope)?;
        let letters = entry.sources.iter().map(|&source| scope.knowledge().source(source).reliability);
        letters.min().map(|reliability| Grade { reliability, credibility: None })
    }

    /// The record that commands speak of: the event, else the actor that is listed.
    pub fn record(&self) -> RecordRef {
        self.event.map_or(self.of.into(), RecordRef::from)
    }

    fn designation<'s>(&self, scope: &'s Scope) -> Option<&'s Designation> {
        scope.knowledge().actor(self.of).designations.get(self.entry?)
    }
}

/// Who lists an actor, whom it lists (the oldest first), and how many of both came later.
pub(super) fn of(scope: &Scope, actor: ActorIx) -> (Vec<Listing>, Vec<Listing>, usize) {
    let knowledge = scope.knowledge();
    let mut later = 0;
    let mut listed = entries(scope, actor, |_| true, &mut later);
    let mut lists = Vec::new();
    let mut named: Vec<ActorIx> = Vec::new();
    for link in knowledge.back_links(actor.into()) {
        match (link.kind, ActorIx::try_from(link.other)) {
            (LinkKind::DesignatedBy, Ok(of)) if !named.contains(&of) => {
                named.push(of);
                lists.extend(entries(scope, of, |entry| entry.by == actor, &mut later));
            }
            _ => {}
        }
    }
    for link in knowledge.back_links(actor.into()) {
        let Ok(event) = EventIx::try_from(link.other) else { continue };
        let record = knowledge.event(event);
        if record.kind != EventKind::Designation {
            continue;
        }
        if scope.hidden(event.into()).is_some() {
            later += usize::from(matches!(link.kind, LinkKind::Subject | LinkKind::Issuer));
            continue;
        }
        match link.kind {
            LinkKind::Subject => add_event(scope, &mut listed, actor, event),
            LinkKind::Issuer => {
                record.in_role(Role::Subject).for_each(|part| add_event(scope, &mut lists, part.actor, event));
            }
            _ => {}
        }
    }
    for list in [&mut listed, &mut lists] {
        list.sort_by_key(|listing| (listing.date(scope).map(PartialDate::first_day), listing.of));
    }
    (listed, lists, later)
}

fn entries(scope: &Scope, of: ActorIx, wanted: impl Fn(&Designation) -> bool, later: &mut usize) -> Vec<Listing> {
    let mut found = Vec::new();
    for (number, entry) in scope.knowledge().actor(of).designations.iter().enumerate().filter(|(_, one)| wanted(one)) {
        if entry.date.is_none_or(|date| when::has_come(scope, date)) {
            found.push(Listing { of, entry: Some(number), event: None });
        } else {
            *later += 1;
        }
    }
    found
}

/// Adds an event: to the entry of the same day and the same issuer, if there is one.
fn add_event(scope: &Scope, list: &mut Vec<Listing>, of: ActorIx, event: EventIx) {
    let record = scope.knowledge().event(event);
    let same = |listing: &&mut Listing| {
        listing.of == of
            && listing.event.is_none()
            && listing.date(scope) == Some(record.date.into())
            && record.in_role(Role::Issuer).any(|part| listing.by(scope).contains(&part.actor))
    };
    match list.iter_mut().find(same) {
        Some(listing) => listing.event = Some(event),
        None => list.push(Listing { of, entry: None, event: Some(event) }),
    }
}
