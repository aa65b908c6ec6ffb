//! Claims.

use super::reference::Chain;
use super::{Converter, Head};
use crate::diagnostic::{Check, Diagnostic, Place};
use crate::load::schema;
use crate::load::schema::{At, Field, List, Text, Whole};
use crate::model::{Bound, Claim, Dispute, Kind, Part, Quantity, QuantityState, RecordRef};

/// Most words that a quotation may have.
const QUOTE_WORDS: usize = 25;

pub fn claim(c: &mut Converter<'_>, head: Head, record: schema::Claim<'_>) -> Option<Claim> {
    let date = c.needed_day(record.date.as_ref(), "date");
    let known = c.optional_day(record.known.as_ref(), "known");
    let speaker = c.needed_reference(record.speaker.as_ref(), "speaker");
    let voice = c.optional_text(record.voice);
    let statement = c.needed_text(record.statement, "statement");
    if let Some(quote) = &record.quote {
        check_quote(c, quote);
    }
    let quote = c.optional_text(record.quote);
    check_topic_and_position(c, record.topic.as_ref(), record.position.as_ref());
    let topic = c.optional_reference(record.topic.as_ref());
    let position = c.optional_text(record.position);
    let about = about(c, record.about);
    let quantity = record.quantity.and_then(|At { value, place }| c.inside("quantity", place, |c| quantity(c, value)));
    let disputes = disputes(c, record.disputes);
    let corroborates = c.others(record.corroborates, "corroborates");
    let supersedes = c.all_chained(record.supersedes, Chain::Supersedes);
    let corrects = c.all_chained(record.corrects, Chain::Corrects);
    let review = c.optional_day(record.review.as_ref(), "review");
    let credibility = c.need(record.credibility, "credibility");
    let credibility = c.credibility(credibility);
    let sources = c.needed_sources(record.sources);
    let note = c.optional_text(record.note);
    Some(Claim {
        id: head.id,
        origin: head.origin,
        date: date?,
        known,
        speaker: speaker?,
        voice,
        statement: statement?,
        quote,
        topic,
        position,
        about,
        quantity,
        disputes,
        corroborates,
        supersedes,
        corrects,
        review,
        credibility: credibility?,
        sources,
        note,
    })
}

fn check_quote(c: &mut Converter<'_>, quote: &At<Text<'_>>) {
    let words = quote.value.0.split_whitespace().count();
    if words > QUOTE_WORDS {
        let message = format!("The quotation has {words} words; at most {QUOTE_WORDS} may be quoted.");
        c.push(Diagnostic::new(Check::LongQuote, quote.place, message).label(format!("{words} words")));
    }
}

fn check_topic_and_position(c: &mut Converter<'_>, topic: Option<&At<Text<'_>>>, position: Option<&At<Text<'_>>>) {
    let (place, has, lacks) = match (topic, position) {
        (Some(topic), None) => (topic.place, "topic", "position"),
        (None, Some(position)) => (position.place, "position", "topic"),
        _ => return,
    };
    if !c.is_spoilt(lacks) {
        let message = format!("The claim has a `{has}`, but no `{lacks}`.");
        c.push(Diagnostic::new(Check::TopicPosition, place, message).label(format!("without `{lacks}`")));
    }
}

fn about(c: &mut Converter<'_>, field: Field<List<Text<'_>>>) -> Box<[RecordRef]> {
    let ids = c.elements(field, "about");
    ids.iter().filter_map(|id| c.find(id, &[Kind::Actor, Kind::Place, Kind::Event])).collect()
}

fn disputes(c: &mut Converter<'_>, field: Field<List<schema::DisputeEntry<'_>>>) -> Box<[Dispute]> {
    let entries = c.elements(field, "disputes");
    entries
        .into_iter()
        .filter_map(|At { value, place }| c.inside("disputes", place, |c| dispute(c, value, place)))
        .collect()
}

fn dispute(c: &mut Converter<'_>, entry: schema::DisputeEntry<'_>, place: Place) -> Option<Dispute> {
    let id = match entry.short {
        Some(value) => At { value, place },
        None => c.need(entry.id, "id")?,
    };
    let claim = c.other(&id, "disputes");
    let over = c.optional_word(entry.over, "over");
    Some(Dispute { claim: claim?, over })
}

fn quantity(c: &mut Converter<'_>, record: schema::Quantity<'_>) -> Option<Quantity> {
    let measure = c.needed_reference(record.measure.as_ref(), "measure");
    let value = c.need(record.value, "value");
    if let (Some(value), Some(upper)) = (&value, &record.upper) {
        c.range(value, upper);
    }
    let value = c.number(value, "value", 0);
    let bound = c.optional_word(record.bound, "bound").unwrap_or(Bound::Exactly);
    let upper = c.number(record.upper, "upper", 0);
    let since = c.optional_day(record.since.as_ref(), "since");
    let until = c.optional_day(record.until.as_ref(), "until");
    c.in_order((since, "since"), (until, "until"), record.until.map(|day| day.place));
    let parts = c.elements(record.parts, "parts");
    let parts =
        parts.into_iter().filter_map(|At { value, place }| c.inside("parts", place, |c| part(c, value))).collect();
    let counts = c.optional_text(record.counts);
    let counter = c.optional_reference(record.counter.as_ref());
    let state = c.optional_word(record.state, "state").unwrap_or(QuantityState::Actual);
    let countries = c.countries(record.countries);
    Some(Quantity {
        measure: measure?,
        value: value?,
        bound,
        upper,
        since,
        until,
        parts,
        counts,
        counter,
        state,
        countries,
    })
}

fn part(c: &mut Converter<'_>, record: schema::Part<'_>) -> Option<Part> {
    let label = c.needed_text(record.label, "label");
    let value = c.need(record.value, "value");
    let value = c.number(value, "value", 0);
    let country = record.country.and_then(|code| c.country(&code));
    Some(Part { label: label?, value: value?, country })
}

impl Converter<'_> {
    /// Tells if the upper end of a range lies below its lower end.
    pub(super) fn range(&mut self, lower: &At<Whole>, upper: &At<Whole>) {
        let (Whole(low), Whole(high)) = (lower.value, upper.value);
        if high < low {
            let message = format!("`upper` is {high}, below the lower end {low}.");
            self.push(
                Diagnostic::new(Check::UpperBelowValue, upper.place, message)
                    .label("the upper end")
                    .mention(lower.place, "the lower end"),
            );
        }
    }
}
