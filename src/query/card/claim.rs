//! The card of a claim: what is said, by whom, how sure, and who says otherwise, before anything else.

use super::common::{self, actor, actors, claim_row, joined, named, unmarked_claim_row};
use super::{Line, Piece, Sheet, Tone};
use crate::model::{Amount, Claim, ClaimIx, LinkKind, QuantityState, RecordRef, Scope, day_text};
use crate::query::life::{self, Act};
use crate::query::standing;

/// Fills in a claim's fields; its heading.
pub(super) fn fill(sheet: &mut Sheet, record: RecordRef) -> String {
    let scope = sheet.scope;
    let knowledge = scope.knowledge();
    let row = ClaimIx(record.index);
    let claim = knowledge.claim(row);
    sheet.words("", &claim.statement);
    if let Some(quote) = &claim.quote {
        sheet.main("Quote", vec![Line::of(vec![Piece::new(Tone::Quote, format!("“{quote}”"))])]);
    }
    sheet.main("Said by", vec![said_by(scope, claim)]);
    common::grade(sheet, record);
    quantity(sheet, claim);
    disputes(sheet, row);
    if let (Some(topic), Some(position)) = (claim.topic, &claim.position) {
        sheet.main("Question", vec![Line::of(vec![Piece::plain(&knowledge.topic(topic).question).to(topic)])]);
        sheet.words("Position", position);
    }
    overtaken(sheet, row);
    life(sheet, row);
    common::known(sheet, record);
    for (label, kind, own) in
        [("Corroborates", None, Some(&claim.corroborates)), ("Corroborated by", Some(LinkKind::Corroborates), None)]
    {
        let theirs = kind.into_iter().flat_map(|kind| scope.claims_naming(row, kind));
        let all = own.into_iter().flatten().copied().filter(|&other| scope.in_time(other.into())).chain(theirs);
        sheet.main(label, all.map(|other| claim_row(scope, other)).collect());
    }
    let about = claim.about.iter().filter(|&&about| scope.in_time(about));
    let about: Vec<_> = about.map(|&about| named(knowledge, about)).collect();
    if !about.is_empty() {
        sheet.main("About", vec![Line::of(joined(about))]);
    }
    sheet.optional("Note", claim.note.as_deref());
    if let Some(review) = claim.review {
        sheet.words("Review", format!("to be looked at again after {}", day_text(review)));
    }
    format!("Claim · {} · {}", knowledge.actor(claim.speaker).label(), day_text(claim.date))
}

fn said_by(scope: &Scope, claim: &Claim) -> Line {
    let mut pieces = actor(scope.knowledge(), claim.speaker);
    if let Some(voice) = &claim.voice {
        pieces.push(Piece::plain(format!(" ({voice})")));
    }
    pieces.push(Piece::plain(format!(", {}", day_text(claim.date))));
    Line::of(pieces)
}

fn disputes(sheet: &mut Sheet, claim: ClaimIx) {
    let scope = sheet.scope;
    let overtaken = scope.is_overtaken(claim);
    let line = |(other, over): (ClaimIx, Option<crate::model::DisputeOver>)| {
        let mut line = unmarked_claim_row(scope, other);
        line.pieces.insert(0, Piece::new(Tone::Dispute, "⇄ "));
        if let Some(over) = over {
            line.pieces.push(Piece::dim(format!(" · over {over}")));
        }
        if overtaken || scope.is_overtaken(other) {
            line.pieces.push(Piece::dim(" · no longer live"));
        }
        line
    };
    sheet.main("Disputed by", scope.disputes(claim).into_iter().map(line).collect());
}

/// The claim's life as one dated line of steps, where there was more than its being said; none is left out.
fn life(sheet: &mut Sheet, row: ClaimIx) {
    let steps = life::life(sheet.scope, row);
    if steps.len() < 2 {
        return;
    }
    let knowledge = sheet.scope.knowledge();
    let mut pieces = Vec::new();
    for step in &steps {
        if !pieces.is_empty() {
            pieces.push(Piece::dim(" → "));
        }
        let tone = if matches!(step.act, Act::Denied(_)) { Tone::Dispute } else { Tone::Plain };
        pieces.push(Piece::dim(format!("{} ", day_text(step.date))));
        pieces.push(Piece::new(tone, step.act.words()));
        let who = Piece::plain(standing::speaker(knowledge, knowledge.claim(step.claim)));
        pieces.push(Piece::plain(", "));
        pieces.push(if step.claim == row { who } else { who.to(step.claim) });
    }
    sheet.main("Life", vec![Line::of(pieces)]);
}

/// What became of the claim: every later correction and replacement, and what it corrected or replaced itself.
fn overtaken(sheet: &mut Sheet, row: ClaimIx) {
    let scope = sheet.scope;
    let claim = scope.knowledge().claim(row);
    for (label, kind) in [("Corrected by", LinkKind::Corrects), ("Superseded by", LinkKind::Supersedes)] {
        sheet.main(label, scope.claims_naming(row, kind).map(|other| claim_row(scope, other)).collect());
    }
    for (label, own) in [("Corrects", &claim.corrects), ("Supersedes", &claim.supersedes)] {
        let shown = own.iter().filter(|&&other| scope.in_time(other.into()));
        sheet.main(label, shown.map(|&other| claim_row(scope, other)).collect());
    }
}

fn quantity(sheet: &mut Sheet, claim: &Claim) {
    let Some(quantity) = &claim.quantity else { return };
    let knowledge = sheet.scope.knowledge();
    let measure = knowledge.measure(quantity.measure);
    let state = match quantity.state {
        QuantityState::Actual => "",
        QuantityState::Planned => "planned: ",
        QuantityState::Ceiling => "ceiling: ",
    };
    let as_of = quantity.until.unwrap_or(claim.date);
    let mut lines = vec![Line::of(vec![
        Piece::plain(format!("{state}{} {}", Amount::from(quantity), measure.unit)),
        Piece::dim(match quantity.since {
            Some(since) => format!(", from {} to {}", day_text(since), day_text(as_of)),
            None => format!(", as of {}", day_text(as_of)),
        }),
        Piece::plain(" · "),
        Piece::plain(&measure.name).to(quantity.measure),
    ])];
    if !quantity.parts.is_empty() {
        let parts: Vec<_> = quantity.parts.iter().map(|part| format!("{} {}", part.label, part.value)).collect();
        lines.push(Line::of(vec![Piece::plain(parts.join(", "))]));
    }
    if let Some(counter) = quantity.counter {
        let mut pieces = vec![Piece::plain("counted by ")];
        pieces.extend(actors(knowledge, [counter]));
        lines.push(Line::of(pieces));
    }
    if let Some(counts) = &quantity.counts {
        lines.push(Line::of(vec![Piece::dim(format!("counts {counts}"))]));
    }
    if !quantity.countries.is_empty() {
        let names: Vec<_> = quantity.countries.iter().map(crate::model::Country::name).collect();
        lines.push(Line::of(vec![Piece::dim(format!("covers {}", names.join(", ")))]));
    }
    sheet.main("Figure", lines);
}
