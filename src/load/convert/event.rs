//! Events.

use super::reference::Chain;
use super::{Converter, Head};
use crate::diagnostic::{Check, Diagnostic};
use crate::load::schema;
use crate::load::schema::At;
use crate::model::{AlsoDated, Bound, Casualties, Date, Event, Hurt, Participation, Precision};

pub fn event(c: &mut Converter<'_>, head: Head, record: schema::Event<'_>) -> Option<Event> {
    let date = c.needed_day(record.date.as_ref(), "date");
    check_id_date(c, &record, date);
    let end = c.optional_day(record.end.as_ref(), "end");
    c.in_order((date, "date"), (end, "end"), record.end.map(|day| day.place));
    let precision = c.optional_word(record.precision, "precision").unwrap_or(Precision::Day);
    let time = c.time(record.time);
    let known = c.optional_day(record.known.as_ref(), "known");
    let also_dated = c.elements(record.also_dated, "also-dated");
    let also_dated = also_dated
        .into_iter()
        .filter_map(|At { value, place }| c.inside("also-dated", place, |c| another_date(c, value)))
        .collect();
    let kind = c.needed_word(record.kind, "kind");
    let title = c.needed_text(record.title, "title");
    let summary = c.needed_text(record.summary, "summary");
    let places = c.references(record.places, "places");
    let actors = c.need(record.actors, "actors");
    let actors = c.elements(actors, "actors");
    let actors = actors
        .into_iter()
        .filter_map(|At { value, place }| c.inside("actors", place, |c| participation(c, value)))
        .collect();
    let unclaimed = record.unclaimed.is_some_and(|flag| flag.value.0);
    let means = c.words(record.means, "means");
    let outcome = c.optional_word(record.outcome, "outcome");
    let casualties = c.elements(record.casualties, "casualties");
    let casualties = casualties
        .into_iter()
        .map(|At { value, place }| c.inside("casualties", place, |c| casualty(c, value)))
        .collect();
    let count = c.number(record.count, "count", 1);
    let responds_to = c.all_chained(record.responds_to, Chain::RespondsTo);
    let related = c.others(record.related, "related");
    let credibility = c.need(record.credibility, "credibility");
    let credibility = c.credibility(credibility);
    let sources = c.needed_sources(record.sources);
    let note = c.optional_text(record.note);
    Some(Event {
        id: head.id,
        origin: head.origin,
        date: date?,
        end,
        precision,
        time,
        known,
        also_dated,
        kind: kind?,
        title: title?,
        summary: summary?,
        places,
        actors,
        unclaimed,
        means,
        outcome,
        casualties,
        count,
        responds_to,
        related,
        credibility: credibility?,
        sources,
        note,
    })
}

fn check_id_date(c: &mut Converter<'_>, record: &schema::Event<'_>, date: Option<Date>) {
    let (Some(id), Some(date), Some(day)) = (&record.id, date, &record.date) else { return };
    let text = &id.value.0;
    let starts = text.strip_prefix(&date.to_string()).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'));
    if !starts && !text.is_empty() {
        c.push(
            Diagnostic::new(Check::IdDate, id.place, format!("The id does not begin with the event's date, {date}."))
                .label(format!("does not begin with {date}-"))
                .mention(day.place, "the date"),
        );
    }
}

fn another_date(c: &mut Converter<'_>, record: schema::AlsoDated<'_>) -> Option<AlsoDated> {
    let date = c.needed_day(record.date.as_ref(), "date");
    let why = c.optional_text(record.why);
    Some(AlsoDated { date: date?, why })
}

fn participation(c: &mut Converter<'_>, record: schema::Participation<'_>) -> Option<Participation> {
    let actor = c.needed_reference(record.id.as_ref(), "id");
    let role = c.needed_word(record.role, "role");
    let by = c.references(record.by, "by");
    let sources = c.references(record.sources, "sources");
    let credibility = c.credibility(record.credibility);
    let note = c.optional_text(record.note);
    Some(Participation { actor: actor?, role: role?, by, sources, credibility, note })
}

fn casualty(c: &mut Converter<'_>, record: schema::Casualties<'_>) -> Casualties {
    let lower = record.killed.as_ref().or(record.wounded.as_ref()).or(record.injured_tbi.as_ref());
    if let (Some(lower), Some(upper)) = (lower, &record.upper) {
        c.range(lower, upper);
    }
    let who = match (record.who, record.group) {
        (Some(who), None) => c.reference(&who).map(Hurt::Actor),
        (None, group) => c.optional_text(group).map(Hurt::Group),
        (Some(_), Some(group)) => {
            let message = "A count is either of an actor's people (`who`) or of a group in words (`group`).";
            c.push(Diagnostic::new(Check::UnknownKey, group.place, message).label("beside `who`"));
            None
        }
    };
    Casualties {
        who,
        killed: c.number(record.killed, "killed", 0),
        wounded: c.number(record.wounded, "wounded", 0),
        injured_tbi: c.number(record.injured_tbi, "injured-tbi", 0),
        bound: c.optional_word(record.bound, "bound").unwrap_or(Bound::Exactly),
        upper: c.number(record.upper, "upper", 0),
        by: c.optional_reference(record.by.as_ref()),
        sources: c.references(record.sources, "sources"),
        note: c.optional_text(record.note),
    }
}
