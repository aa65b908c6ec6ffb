//! Claims as notes, contradictions and corroborations as opinions about them, sources as reports.

use serde_json::{Value, json};

use super::objects::{Objects, id, reference};
use crate::export::losses::Losses;
use crate::export::own::{Own, day};
use crate::model::{Claim, ClaimIx, DisputeOver, Kind, RecordRef, SourceIx};
use crate::query::figure;
use crate::query::standing::{Standing, said_by, speaker};

/// The object that a record of these kinds is.
fn object(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Actor => Some("identity"),
        Kind::Place => Some("location"),
        Kind::Event => Some("incident"),
        Kind::Claim => Some("note"),
        Kind::Relation => Some("relationship"),
        _ => None,
    }
}

/// A claim, what it contradicts and bears out, what it takes the place of.
pub(super) fn note(objects: &Objects, index: ClaimIx) -> Vec<Value> {
    let selection = objects.selection;
    let knowledge = selection.scope.knowledge();
    let claim = knowledge.claim(index);
    let mut about = vec![objects.id_of("identity", claim.speaker.into())];
    for &record in claim.about.iter().filter(|&&record| selection.holds(record)) {
        about.extend(object(record.kind).map(|object| objects.id_of(object, record)).filter(|id| !about.contains(id)));
    }
    let topic = claim.topic.map(|topic| &*knowledge.topic(topic).question);
    let keys = json!({
        "abstract": topic.zip(claim.position.as_deref()).map(|(topic, position)| format!("{topic} {position}")),
        "content": content(objects, index, claim),
        "authors": [speaker(knowledge, claim)],
        "object_refs": about,
    });
    let mut own = Own::of(selection, index.into()).map;
    own.retain(|key, _| {
        matches!(&**key, "date" | "quantity" | "topic" | "position" | "quote" | "review" | "credibility")
    });
    if let (Some(quantity), Some(Value::Object(table))) = (&claim.quantity, own.get_mut("quantity")) {
        table.insert("bound".to_owned(), quantity.bound.name().into());
        table.insert("as-of".to_owned(), day(figure::as_of(claim, quantity)).into());
    }
    let mut made = vec![objects.record("note", index.into(), keys, own.into())];
    for dispute in claim.disputes.iter().filter(|dispute| selection.holds(dispute.claim.into())) {
        let over = dispute.over.map(DisputeOver::name).map(|over| format!(" over {over}")).unwrap_or_default();
        made.push(opinion(
            objects,
            index,
            dispute.claim,
            "disagree",
            &format!("contradicts{over} (each contradicts the other)"),
        ));
    }
    for &other in claim.corroborates.iter().filter(|&&other| selection.holds(other.into())) {
        made.push(opinion(objects, index, other, "agree", "bears out"));
    }
    for (kind, others) in [("supersedes", &claim.supersedes), ("corrects", &claim.corrects)] {
        for &other in others.iter().filter(|&&other| selection.holds(other.into())) {
            let (from, to) = (objects.id_of("note", index.into()), objects.id_of("note", other.into()));
            made.push(objects.relationship(kind, &from, &to, &said_by(knowledge, claim)));
        }
    }
    made
}

/// Who said what when, in which words, which number, how it stands.
fn content(objects: &Objects, index: ClaimIx, claim: &Claim) -> String {
    let scope = objects.selection.scope;
    let knowledge = scope.knowledge();
    let mut words = vec![format!("{}: {}", said_by(knowledge, claim), claim.statement)];
    words.extend(claim.quote.as_deref().map(|quote| format!("In the words: “{quote}”.")));
    words.extend(figure::sentence(knowledge, claim).map(|figure| format!("{figure}.")));
    words.extend(scope.grade(index.into()).map(|grade| format!("Grade {grade}.")));
    words.extend(Standing::of(scope, index).words(knowledge).map(|standing| format!("{standing}.")));
    words.extend(claim.note.as_deref().map(str::to_owned));
    words.join(" ")
}

/// What one claim is to another.
fn opinion(objects: &Objects, by: ClaimIx, about: ClaimIx, opinion: &str, words: &str) -> Value {
    let knowledge = objects.selection.scope.knowledge();
    let (own, other) = (knowledge.claim(by), knowledge.claim(about));
    let keys = json!({
        "opinion": opinion,
        "authors": [speaker(knowledge, own)],
        "explanation": format!("{}: {} This {words} {}: {}", said_by(knowledge, own), own.statement, said_by(knowledge, other), other.statement),
        "object_refs": [objects.id_of("note", about.into())],
    });
    Value::Object(objects.object("opinion", id("opinion", &format!("{} {opinion} {}", own.id, other.id)), keys))
}

/// A source with all that cites it. One without a day, or that nothing exported cites, is only a reference of others.
pub(super) fn report(objects: &Objects, index: SourceIx, losses: &mut Losses) -> Option<Value> {
    let selection = objects.selection;
    let source = selection.scope.knowledge().source(index);
    let mut citing: Vec<String> = Vec::new();
    let naming = selection.scope.back_links(index.into()).map(|link| link.other);
    for record in naming.filter(|&record: &RecordRef| selection.holds(record)) {
        citing
            .extend(object(record.kind).map(|object| objects.id_of(object, record)).filter(|id| !citing.contains(id)));
    }
    let Some(date) = source.date else {
        losses.add("sources without a day are external references only: a report needs one");
        return None;
    };
    if citing.is_empty() {
        losses.add("sources that nothing in this export cites are left out");
        return None;
    }
    losses.add("reports are published at 00:00 UTC in STIX; only the day is known");
    let keys = json!({
        "name": &*source.title,
        "description": format!("{}, {}. The time of day is not known.", source.publisher, crate::model::day_text(date)),
        "published": format!("{}T00:00:00Z", day(date)),
        "object_refs": citing,
    });
    let extension = json!({ "date": day(date), "reliability": source.reliability.name(), "kind": source.kind.name(),
        "origin": source.origin.as_deref(), "language": source.language(), "note": source.note.as_deref() });
    let mut report = objects.record("report", index.into(), keys, extension);
    report["external_references"] = json!([reference(source)]);
    Some(report)
}
