//! Actors and relations.

use super::reference::Chain;
use super::{Converter, Head};
use crate::diagnostic::{Check, Diagnostic};
use crate::load::schema;
use crate::load::schema::At;
use crate::model::{Actor, ActorIx, Designation, PartialDate, Relation};

pub fn actor(c: &mut Converter<'_>, head: Head, record: schema::Actor<'_>) -> Option<Actor> {
    let name = c.needed_text(record.name, "name");
    let short = c.optional_text(record.short);
    let native = c.optional_text(record.native);
    let aliases = c.texts(record.aliases, "aliases");
    let kind = c.needed_word(record.kind, "kind");
    let side = c.needed_reference(record.side.as_ref(), "side");
    let parent = record.parent.and_then(|id| c.chained(&id, Chain::Parent));
    let role = c.optional_text(record.role);
    let from = c.partial(record.from.as_ref(), "from");
    let to = c.partial(record.to.as_ref(), "to");
    let (first, last) = (from.map(PartialDate::first_day), to.map(PartialDate::last_day));
    c.in_order((first, "from"), (last, "to"), record.to.map(|day| day.place));
    let base = c.optional_reference(record.base.as_ref());
    let summary = c.needed_text(record.summary, "summary");
    let designations = c.elements(record.designations, "designations");
    let designations = designations
        .into_iter()
        .filter_map(|At { value, place }| c.inside("designations", place, |c| designation(c, value)))
        .collect();
    let sources = c.needed_sources(record.sources);
    Some(Actor {
        id: head.id,
        origin: head.origin,
        name: name?,
        short,
        native,
        aliases,
        kind: kind?,
        side: side?,
        parent,
        role,
        from,
        to,
        base,
        summary: summary?,
        designations,
        sources,
    })
}

fn designation(c: &mut Converter<'_>, record: schema::Designation<'_>) -> Option<Designation> {
    let by = c.needed_reference(record.by.as_ref(), "by");
    let label = c.needed_text(record.label, "as");
    let date = c.partial(record.date.as_ref(), "date");
    let sources = c.references(record.sources, "sources");
    Some(Designation { by: by?, label: label?, date, sources })
}

pub fn relation(c: &mut Converter<'_>, head: Head, record: schema::Relation<'_>) -> Option<Relation> {
    let from: Option<ActorIx> = c.needed_reference(record.from.as_ref(), "from");
    let to: Option<ActorIx> = c.needed_reference(record.to.as_ref(), "to");
    if let (Some(from), Some(to), Some(written)) = (from, to, &record.to)
        && from == to
    {
        let message = "The relation ties an actor to itself.";
        c.push(Diagnostic::new(Check::SelfReference, written.place, message).label("the same as `from`"));
    }
    let kind = c.needed_word(record.kind, "kind");
    let since = c.partial(record.since.as_ref(), "since");
    let until = c.partial(record.until.as_ref(), "until");
    let (first, last) = (since.map(PartialDate::first_day), until.map(PartialDate::last_day));
    c.in_order((first, "since"), (last, "until"), record.until.map(|day| day.place));
    let credibility = c.credibility(record.credibility);
    let note = c.optional_text(record.note);
    let sources = c.needed_sources(record.sources);
    Some(Relation {
        id: head.id,
        origin: head.origin,
        from: from?,
        to: to?,
        kind: kind?,
        since,
        until,
        note,
        credibility,
        sources,
    })
}
