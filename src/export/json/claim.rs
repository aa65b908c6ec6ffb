//! The keys of a claim, with its number and how others stand to it.

use serde_json::Value;

use super::{Fields, day, disputes};
use crate::model::{Claim, ClaimIx, Country, LinkKind, Part, Quantity, Scope};
use crate::query::figure;
use crate::query::standing::Standing;

/// A claim's keys.
pub(super) fn claim(fields: &mut Fields, index: ClaimIx) {
    let scope = fields.scope;
    let claim = scope.knowledge().claim(index);
    fields.put("title", &*claim.statement);
    fields.put("date", day(claim.date));
    fields.link("speaker", Some(claim.speaker));
    fields.put_some("voice", claim.voice.as_deref());
    fields.put("statement", &*claim.statement);
    fields.put_some("quote", claim.quote.as_deref());
    fields.link("topic", claim.topic);
    fields.put_some("position", claim.position.as_deref());
    fields.links("about", claim.about.iter().copied());
    fields.put_some("quantity", claim.quantity.as_ref().map(|number| quantity(fields, claim, number)));
    fields.put("disputes", disputes(scope, index));
    fields.put("disputed", Standing::of(scope, index).live() > 0);
    fields.links("corroborates", claim.corroborates.iter().copied());
    fields.links("supersedes", claim.supersedes.iter().copied());
    fields.links("corrects", claim.corrects.iter().copied());
    fields.links("superseded-by", scope.claims_naming(index, LinkKind::Supersedes));
    fields.links("corrected-by", scope.claims_naming(index, LinkKind::Corrects));
    fields.put_some("review", claim.review.map(day));
    fields.put("credibility", claim.credibility.digit());
    fields.sources(&claim.sources);
    fields.put_some("note", claim.note.as_deref());
}

/// A number never without its comparator and its day.
fn quantity(outer: &Fields, claim: &Claim, quantity: &Quantity) -> Value {
    let scope = outer.scope;
    let knowledge = scope.knowledge();
    let mut fields = Fields::new(scope);
    fields.link("measure", Some(quantity.measure));
    fields.put("text", figure::number(knowledge, claim, quantity));
    fields.put("value", quantity.value);
    fields.put("bound", quantity.bound.name());
    fields.put_some("upper", quantity.upper);
    fields.put_some("since", quantity.since.map(day));
    fields.put("as-of", day(figure::as_of(claim, quantity)));
    fields.put_list("parts", quantity.parts.iter().map(|part| part_value(scope, part)));
    fields.put_some("counts", quantity.counts.as_deref());
    fields.link("counter", Some(figure::counter(knowledge, claim)));
    fields.put("state", quantity.state.name());
    fields.put_list("countries", quantity.countries.iter().map(|country| country.code().into()));
    Value::Object(fields.map)
}

fn part_value(scope: &Scope, part: &Part) -> Value {
    let mut fields = Fields::new(scope);
    fields.put("label", &*part.label);
    fields.put("value", part.value);
    fields.put_some("country", part.country.as_ref().map(Country::code));
    Value::Object(fields.map)
}
