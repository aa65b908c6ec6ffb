//! The same thing twice, and things that nobody needs.

use std::collections::hash_map::Entry;

use rustc_hash::{FxHashMap, FxHashSet};

use super::Warnings;
use super::locate::Step::{Key, Row};
use crate::diagnostic::Check;
use crate::model::{ActorIx, ClaimIx, EventIx, Kind, RecordRef, SourceIx};

/// Two sources with one address.
pub fn same_url(w: &mut Warnings<'_>) {
    let mut first: FxHashMap<&str, SourceIx> = FxHashMap::default();
    let knowledge = w.knowledge();
    for (source, row) in knowledge.sources.iter().zip(0..) {
        let Some(url) = source.url.as_deref() else { continue };
        match first.entry(url.trim_end_matches('/')) {
            Entry::Vacant(vacant) => drop(vacant.insert(SourceIx(row))),
            Entry::Occupied(earlier) => {
                let message =
                    format!("`{}` has the same address as `{}`.", source.id, knowledge.source(*earlier.get()).id);
                w.warn(Check::SameUrl, SourceIx(row), &[Key("url")], message)
                    .label("the same address")
                    .and(*earlier.get(), &[Key("url")], "first given here")
                    .add();
            }
        }
    }
}

/// A source, place, actor, topic or measure that nothing refers to.
pub fn unused(w: &mut Warnings<'_>) {
    let checks = [
        (Kind::Source, Check::UnusedSource),
        (Kind::Place, Check::UnusedPlace),
        (Kind::Actor, Check::UnusedActor),
        (Kind::Topic, Check::UnusedTopic),
        (Kind::Measure, Check::UnusedMeasure),
    ];
    for (kind, check) in checks {
        for record in w.records(kind) {
            if w.knowledge().back_links(record).is_empty() {
                let message = format!("Nothing refers to the {kind} `{}`.", w.knowledge().id(record));
                w.warn(check, record, &[], message).label("unused").add();
            }
        }
    }
}

/// One id twice in one array.
pub fn repeated_reference(w: &mut Warnings<'_>) {
    let knowledge = w.knowledge();
    for kind in [Kind::Place, Kind::Actor, Kind::Relation, Kind::Event, Kind::Claim] {
        for record in w.records(kind) {
            repeated(w, record, "sources", knowledge.sources_of(record));
        }
    }
    for (event, row) in knowledge.events.iter().zip(0..) {
        let record = EventIx(row).into();
        repeated(w, record, "places", &event.places);
        repeated(w, record, "responds-to", &event.responds_to);
        repeated(w, record, "related", &event.related);
    }
    for (claim, row) in knowledge.claims.iter().zip(0..) {
        let record = ClaimIx(row).into();
        let disputes: Vec<ClaimIx> = claim.disputes.iter().map(|dispute| dispute.claim).collect();
        repeated(w, record, "about", &claim.about);
        repeated(w, record, "disputes", &disputes);
        repeated(w, record, "corroborates", &claim.corroborates);
        repeated(w, record, "supersedes", &claim.supersedes);
        repeated(w, record, "corrects", &claim.corrects);
    }
}

fn repeated<I: Copy + PartialEq + Into<RecordRef>>(w: &mut Warnings<'_>, record: RecordRef, key: &str, named: &[I]) {
    for (row, other) in named.iter().enumerate() {
        if named[..row].contains(other) {
            let message = format!("`{key}` names `{}` twice.", w.knowledge().id((*other).into()));
            w.warn(Check::RepeatedReference, record, &[Key(key), Row(row)], message).label("named before").add();
        }
    }
}

/// An alias that is the name of somebody else.
pub fn shared_name(w: &mut Warnings<'_>) {
    let knowledge = w.knowledge();
    let mut names: FxHashMap<String, ActorIx> = FxHashMap::default();
    for (actor, row) in knowledge.actors.iter().zip(0..) {
        names.entry(actor.name.to_lowercase()).or_insert(ActorIx(row));
    }
    for (actor, row) in knowledge.actors.iter().zip(0..) {
        for (position, alias) in actor.aliases.iter().enumerate() {
            let Some(&other) = names.get(&alias.to_lowercase()).filter(|other| other.row() != row as usize) else {
                continue;
            };
            let message = format!("The alias `{alias}` is the name of the actor `{}`.", knowledge.actor(other).id);
            w.warn(Check::SharedName, ActorIx(row), &[Key("aliases"), Row(position)], message)
                .label("somebody else's name")
                .and(other, &[Key("name")], "this is its name")
                .add();
        }
    }
}

/// Two events of one day and place whose titles have nearly the same words.
pub fn near_identical_titles(w: &mut Warnings<'_>) {
    let knowledge = w.knowledge();
    let mut by_day_and_place: FxHashMap<_, Vec<(EventIx, FxHashSet<String>)>> = FxHashMap::default();
    for (event, row) in knowledge.events.iter().zip(0..) {
        let others = by_day_and_place.entry((event.date, event.places.first().copied())).or_default();
        let words = words(&event.title);
        if let Some((other, _)) = others.iter().find(|(_, theirs)| nearly_equal(&words, theirs)) {
            let message =
                format!("The title is nearly that of `{}`, of the same day and place.", knowledge.event(*other).id);
            w.warn(Check::NearIdenticalTitles, EventIx(row), &[Key("title")], message)
                .label("nearly the same")
                .and(*other, &[Key("title")], "as this one")
                .add();
        }
        others.push((EventIx(row), words));
    }
}

fn words(title: &str) -> FxHashSet<String> {
    title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// Whether nine of ten words, of both together, are in both.
fn nearly_equal(a: &FxHashSet<String>, b: &FxHashSet<String>) -> bool {
    let shared = a.intersection(b).count();
    shared * 10 >= (a.len() + b.len() - shared) * 9
}

/// Labels that differ only in case or spacing.
pub fn label_variants(w: &mut Warnings<'_>) {
    let knowledge = w.knowledge();
    let positions = knowledge.claims.iter().zip(0..).filter_map(|(claim, row)| {
        Some((claim.topic.map(RecordRef::from), claim.position.as_deref()?, ClaimIx(row).into()))
    });
    variants(w, "position", positions);
    let origins = knowledge.sources.iter().zip(0..);
    let origins = origins.filter_map(|(source, row)| Some((None, source.origin.as_deref()?, SourceIx(row).into())));
    variants(w, "origin", origins);
}

fn variants<'k>(
    w: &mut Warnings<'_>,
    key: &str,
    labels: impl Iterator<Item = (Option<RecordRef>, &'k str, RecordRef)>,
) {
    let mut first: FxHashMap<(Option<RecordRef>, String), (&str, RecordRef)> = FxHashMap::default();
    for (group, label, record) in labels {
        let plain = label.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        let (earlier, other) = *first.entry((group, plain)).or_insert((label, record));
        if earlier != label {
            let message =
                format!("This `{key}` differs only in case or spacing from that of `{}`.", w.knowledge().id(other));
            w.warn(Check::LabelVariants, record, &[Key(key)], message)
                .label("written another way")
                .help(format!("write `{earlier}`, if that is meant"))
                .and(other, &[Key(key)], "first written so")
                .add();
        }
    }
}

/// A dispute that is written on both claims.
pub fn dispute_twice(w: &mut Warnings<'_>) {
    let knowledge = w.knowledge();
    for (claim, row) in knowledge.claims.iter().zip(0..) {
        for (position, dispute) in claim.disputes.iter().enumerate() {
            let other = knowledge.claim(dispute.claim);
            let back = other.disputes.iter().position(|back| back.claim.0 == row);
            let Some(back) = back.filter(|_| dispute.claim.0 < row) else { continue };
            let message = format!("The dispute with `{}` is written there already.", other.id);
            w.warn(Check::DisputeTwice, ClaimIx(row), &[Key("disputes"), Row(position)], message)
                .label("once is enough")
                .and(dispute.claim, &[Key("disputes"), Row(back)], "first written here")
                .add();
        }
    }
}
