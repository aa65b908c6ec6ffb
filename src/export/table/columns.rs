//! The columns of each kind, and those that no other form has.

use crate::export::Selection;
use crate::model::{ActorIx, ClaimIx, EventIx, Kind, Participation, PlaceIx, RecordRef, Role};
use crate::query::figure;
use crate::query::responsibility::{attributed_by, told};

/// The columns of a kind, in order.
#[allow(clippy::too_many_lines, reason = "a table of names, one a line")]
pub fn names(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Event => &[
            "id",
            "date",
            "end",
            "precision",
            "day",
            "time",
            "known-day",
            "known-day-recorded",
            "also-dated",
            "kind",
            "title",
            "summary",
            "places",
            "place",
            "country",
            "lat",
            "lon",
            "place-precision",
            "claimed-by",
            "attributed-to",
            "attacker",
            "unclaimed",
            "responsibility",
            "targets",
            "other-actors",
            "means",
            "outcome",
            "casualties-text",
            "count",
            "responds-to",
            "related",
            "credibility",
            "grade",
            "sources",
            "later-sources",
            "source",
            "url",
            "note",
            "data",
        ],
        Kind::Claim => &[
            "id",
            "date",
            "known-day",
            "known-day-recorded",
            "speaker",
            "said-by",
            "voice",
            "statement",
            "quote",
            "topic",
            "position",
            "quantity.measure",
            "quantity.bound",
            "quantity.value",
            "quantity.upper",
            "quantity.since",
            "quantity.as-of",
            "quantity.state",
            "quantity.counter",
            "quantity.countries",
            "quantity.parts",
            "quantity.counts",
            "figure",
            "about",
            "disputed",
            "disputed-by",
            "disputes",
            "corroborates",
            "supersedes",
            "corrects",
            "superseded-by",
            "corrected-by",
            "standing",
            "review",
            "credibility",
            "grade",
            "sources",
            "later-sources",
            "source",
            "url",
            "note",
            "data",
        ],
        Kind::Actor => &[
            "id",
            "name",
            "short",
            "native",
            "aliases",
            "kind",
            "side",
            "parent",
            "role",
            "from",
            "to",
            "base",
            "summary",
            "designations",
            "grade",
            "sources",
            "later-sources",
            "source",
            "url",
            "data",
        ],
        Kind::Relation => &[
            "id",
            "from",
            "kind",
            "to",
            "since",
            "until",
            "note",
            "credibility",
            "grade",
            "sources",
            "later-sources",
            "source",
            "url",
            "data",
        ],
        Kind::Place => &[
            "id",
            "name",
            "native",
            "aliases",
            "kind",
            "country",
            "governorate",
            "lat",
            "lon",
            "precision",
            "summary",
            "grade",
            "sources",
            "later-sources",
            "source",
            "url",
            "data",
        ],
        Kind::Topic => &["id", "question", "summary", "data"],
        Kind::Measure => &["id", "name", "kind", "unit", "summary", "events", "data"],
        Kind::Source => {
            &["id", "title", "publisher", "kind", "date", "url", "language", "reliability", "origin", "note", "data"]
        }
        Kind::Side => &["id", "name", "mark", "color", "summary", "data"],
    }
}

/// A cell that is neither an own key nor derived the same way for every form.
pub fn special(selection: &Selection, record: RecordRef, name: &str) -> Option<String> {
    let knowledge = selection.scope.knowledge();
    match record.kind {
        Kind::Event => event(selection, EventIx(record.index), name),
        Kind::Claim => claim(selection, ClaimIx(record.index), name),
        Kind::Relation if name == "id" => Some(knowledge.id(record).to_string()),
        _ => None,
    }
}

fn event(selection: &Selection, index: EventIx, name: &str) -> Option<String> {
    let knowledge = selection.scope.knowledge();
    let event = knowledge.event(index);
    let first = event.places.first().map(|&place: &PlaceIx| knowledge.place(place));
    let at = first.and_then(|place| place.position);
    let in_role = |role: Role| -> Vec<&Participation> {
        event.in_role(role).filter(|part| told(selection.scope, &part.sources)).collect()
    };
    let id = |actor: ActorIx| knowledge.actor(actor).id.to_string();
    let ids = |role: Role| in_role(role).iter().map(|part| id(part.actor)).collect::<Vec<_>>().join("; ");
    Some(match name {
        // The default is written out: a column without it would read as "not known".
        "precision" => event.precision.name().to_owned(),
        "place" => first.map(|place| place.name.to_string()).unwrap_or_default(),
        "country" => first.map(|place| place.country.code().to_owned()).unwrap_or_default(),
        "lat" => at.map(|at| at.lat.to_string()).unwrap_or_default(),
        "lon" => at.map(|at| at.lon.to_string()).unwrap_or_default(),
        "place-precision" => at.map(|at| at.precision.name().to_owned()).unwrap_or_default(),
        "claimed-by" => ids(Role::ClaimedBy),
        "attacker" => ids(Role::Attacker),
        "targets" => ids(Role::Target),
        "attributed-to" => {
            let entry = |part: &&Participation| format!("{} ({})", id(part.actor), attributed_by(knowledge, part));
            in_role(Role::AttributedTo).iter().map(entry).collect::<Vec<_>>().join("; ")
        }
        "other-actors" => {
            let others = [Role::Host, Role::Party, Role::Issuer, Role::Casualty, Role::Subject];
            let entries = others.into_iter().flat_map(in_role);
            entries.map(|part| format!("{} ({})", id(part.actor), part.role)).collect::<Vec<_>>().join("; ")
        }
        _ => return None,
    })
}

fn claim(selection: &Selection, index: ClaimIx, name: &str) -> Option<String> {
    let knowledge = selection.scope.knowledge();
    let claim = knowledge.claim(index);
    let quantity = claim.quantity.as_ref();
    Some(match name {
        "quantity.bound" => quantity.map(|quantity| quantity.bound.name().to_owned()).unwrap_or_default(),
        "quantity.state" => quantity.map(|quantity| quantity.state.name().to_owned()).unwrap_or_default(),
        "quantity.as-of" => quantity.map(|quantity| figure::as_of(claim, quantity).to_string()).unwrap_or_default(),
        "quantity.counter" => {
            quantity.map(|_| knowledge.actor(figure::counter(knowledge, claim)).id.to_string()).unwrap_or_default()
        }
        _ => return None,
    })
}
