//! `[about]`, `[check]`, sides, topics and measures.

use rustc_hash::FxHashMap;

use super::{Converter, Findings, Head};
use crate::diagnostic::{Check, Diagnostic, Files, Place};
use crate::load::ids::IdTable;
use crate::load::schema;
use crate::load::schema::{At, Raw, Text, Whole};
use crate::model::{About, EventRule, Measure, Side, Topic};

/// The format that this program reads.
const FORMAT: i64 = 1;

/// The `[about]` table.
pub fn about(raw: Raw<schema::About<'_>>, ids: &IdTable, files: &Files) -> (Option<About>, Findings) {
    let mut c = Converter::new(files, ids);
    c.enter("[about] table", raw.header, raw.spoilt);
    let about = convert_about(&mut c, raw.record);
    (about, c.findings)
}

fn convert_about(c: &mut Converter<'_>, record: schema::About<'_>) -> Option<About> {
    let format = c.need(record.format, "format");
    if let Some(At { value: Whole(format), place }) = &format
        && *format != FORMAT
    {
        let message = format!("This program reads format {FORMAT}, not {format}.");
        c.push(Diagnostic::new(Check::Format, *place, message).label("another format"));
    }
    let title = c.needed_text(record.title, "title");
    let summary = c.needed_text(record.summary, "summary");
    let from = c.needed_day(record.from.as_ref(), "from");
    let to = c.needed_day(record.to.as_ref(), "to");
    c.in_order((from, "from"), (to, "to"), record.to.map(|day| day.place));
    let compiled = c.needed_day(record.compiled.as_ref(), "compiled");
    let licence = c.needed_text(record.licence, "licence");
    Some(About { title: title?, summary: summary?, from: from?, to: to?, compiled: compiled?, licence: licence? })
}

/// A warning that somebody looked at and found right.
#[derive(Debug)]
pub struct Allowance {
    /// The check's name.
    pub check: String,
    /// Where that is.
    pub check_place: Place,
    /// The record's id.
    pub id: String,
    /// Where that is.
    pub id_place: Place,
    /// Why the warning is right as it is.
    pub reason: Box<str>,
}

/// The entries of a `[check]` table.
pub fn allowances(raw: Raw<schema::Check<'_>>, ids: &IdTable, files: &Files) -> (Vec<Allowance>, Findings) {
    let mut c = Converter::new(files, ids);
    c.enter("[check] table", raw.header, raw.spoilt);
    let entries = c.elements(raw.record.allow, "allow");
    let allowances = entries
        .into_iter()
        .filter_map(|At { value, place }| c.inside("allow", place, |c| allowance(c, value)))
        .collect();
    (allowances, c.findings)
}

fn allowance(c: &mut Converter<'_>, record: schema::Allow<'_>) -> Option<Allowance> {
    let check = c.need(record.check, "check");
    let id = c.need(record.id, "id");
    let reason = c.needed_text(record.reason, "reason");
    let (check, id) = (check?, id?);
    Some(Allowance {
        check: check.value.0.into_owned(),
        check_place: check.place,
        id: id.value.0.into_owned(),
        id_place: id.place,
        reason: reason.unwrap_or_default(),
    })
}

pub fn side(c: &mut Converter<'_>, head: Head, record: schema::Side<'_>) -> Option<Side> {
    let name = c.needed_text(record.name, "name");
    if let Some(At { value: Text(mark), place }) = &record.mark
        && mark.chars().count() > 2
    {
        let problem = Diagnostic::new(Check::BadMark, *place, format!("The mark `{mark}` is too long."));
        c.push(problem.label("more than two characters"));
    }
    let mark = c.needed_text(record.mark, "mark");
    let color = c.needed_word(record.color, "color");
    let summary = c.optional_text(record.summary);
    Some(Side { id: head.id, origin: head.origin, name: name?, mark: mark?, color: color?, summary })
}

/// Tells marks that two sides have.
pub fn marks<'r, 'i: 'r>(sides: impl Iterator<Item = &'r Raw<schema::Side<'i>>>, problems: &mut Vec<Diagnostic>) {
    let mut first: FxHashMap<&str, Place> = FxHashMap::default();
    for At { value: Text(mark), place } in sides.filter_map(|side| side.record.mark.as_ref()) {
        if let Some(earlier) = first.get(&**mark) {
            let problem = Diagnostic::new(Check::BadMark, *place, format!("Two sides have the mark `{mark}`."));
            problems.push(problem.label("given again here").mention(*earlier, "first given here"));
        } else {
            first.insert(mark, *place);
        }
    }
}

pub fn topic(c: &mut Converter<'_>, head: Head, record: schema::Topic<'_>) -> Option<Topic> {
    let question = c.needed_text(record.question, "question");
    let summary = c.optional_text(record.summary);
    Some(Topic { id: head.id, origin: head.origin, question: question?, summary })
}

pub fn measure(c: &mut Converter<'_>, head: Head, record: schema::Measure<'_>) -> Option<Measure> {
    let name = c.needed_text(record.name, "name");
    let kind = c.needed_word(record.kind, "kind");
    let unit = c.needed_text(record.unit, "unit");
    let summary = c.optional_text(record.summary);
    let events = record.events.and_then(|At { value, place }| c.inside("events", place, |c| event_rule(c, value)));
    Some(Measure { id: head.id, origin: head.origin, name: name?, kind: kind?, unit: unit?, summary, events })
}

fn event_rule(c: &mut Converter<'_>, rule: schema::EventRule<'_>) -> Option<EventRule> {
    let kind = c.needed_word(rule.kind, "kind");
    let targets = c.references(rule.targets, "targets");
    let countries = c.countries(rule.countries);
    Some(EventRule { kind: kind?, targets, countries })
}
