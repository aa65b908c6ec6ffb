//! A record laid open shows everything that it has: every reference as a link, every text in full.

use std::sync::Arc;

use sitrep::load::{LayerSource, load};
use sitrep::model::{Kind, Lens, LinkKind, Scope};
use sitrep::query::card::Card;

fn scope() -> Scope {
    let text = include_str!("../data/iraq-coalition.toml");
    let layer = LayerSource::Text { name: "iraq-coalition.toml".into(), text: text.into() };
    Scope::new(Arc::new(load(&[layer]).expect("the shipped file loads")), Lens::default())
}

#[test]
fn every_reference_of_every_record_is_a_link_on_its_card() {
    let scope = scope();
    let mut missing = Vec::new();
    scope.knowledge().for_each_record(|record| {
        let card = Card::of(&scope, record);
        for link in scope.references(record) {
            if !card.links().any(|other| other == link.other) {
                let (from, to) = (scope.knowledge().id(record), scope.knowledge().id(link.other));
                missing.push(format!("{from}: {} {to}", link.kind));
            }
        }
    });
    assert!(missing.is_empty(), "{} missing: {:#?}", missing.len(), &missing[..missing.len().min(20)]);
}

#[test]
fn every_group_of_back_links_is_counted() {
    let scope = scope();
    let us_forces = scope.knowledge().find("us-forces-iraq").expect("in the file");
    let targets = scope.back_links(us_forces).filter(|link| link.kind == LinkKind::Target).count();
    let card = Card::of(&scope, us_forces);
    assert!(targets > 50, "{targets}");
    assert!(card.fields.iter().any(|field| field.label == format!("Target of ({targets})")), "{:?}", card.fields);
}

#[test]
fn every_text_of_every_record_is_on_its_card() {
    let scope = scope();
    let knowledge = scope.knowledge();
    let holds = |kind: Kind, row: usize, texts: &[Option<&str>]| {
        let card = Card::of(&scope, sitrep::model::RecordRef { kind, index: row as u32 });
        let lines = card.fields.iter().flat_map(|field| &field.lines);
        let whole = lines.map(sitrep::query::card::Line::text).collect::<Vec<_>>().join("\n");
        for text in texts.iter().flatten() {
            assert!(whole.contains(text), "{kind} {row} does not show `{text}`:\n{whole}");
        }
    };
    for (row, claim) in knowledge.claims.iter().enumerate() {
        let texts =
            [Some(&*claim.statement), claim.quote.as_deref(), claim.voice.as_deref(), claim.position.as_deref()];
        holds(Kind::Claim, row, &texts);
        holds(Kind::Claim, row, &[claim.note.as_deref()]);
    }
    for (row, event) in knowledge.events.iter().enumerate() {
        holds(Kind::Event, row, &[Some(&event.title), Some(&event.summary), event.note.as_deref()]);
    }
    for (row, actor) in knowledge.actors.iter().enumerate() {
        let texts = [Some(&*actor.name), actor.short.as_deref(), actor.native.as_deref(), actor.role.as_deref()];
        holds(Kind::Actor, row, &texts);
        holds(Kind::Actor, row, &[Some(&actor.summary)]);
    }
    for (row, place) in knowledge.places.iter().enumerate() {
        holds(Kind::Place, row, &[Some(&place.name), place.summary.as_deref(), place.governorate.as_deref()]);
    }
    for (row, source) in knowledge.sources.iter().enumerate() {
        let texts = [Some(&*source.title), Some(&*source.publisher), source.url.as_deref(), source.note.as_deref()];
        holds(Kind::Source, row, &texts);
    }
}
