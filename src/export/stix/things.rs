//! Places, actors and the ties between actors.

use serde_json::{Value, json};

use super::objects::Objects;
use crate::export::own::partial;
use crate::model::{ActorIx, ActorKind, PartialDate, PlaceIx, RelationIx, RoleThen};
use crate::query::when;

/// A place. `precision` of STIX is in metres, which nobody gave: the word stands in the extension.
pub(super) fn location(objects: &Objects, index: PlaceIx) -> Value {
    let place = objects.selection.scope.knowledge().place(index);
    let at = place.position;
    let keys = json!({
        "name": &*place.name,
        "description": place.summary.as_deref(),
        "country": place.country.code(),
        "administrative_area": place.governorate.as_deref(),
        "latitude": at.map(|at| at.lat),
        "longitude": at.map(|at| at.lon),
    });
    let extension = json!({
        "place-precision": at.map(|at| at.precision.name()),
        "kind": place.kind.name(),
        "native": place.native.as_deref(),
        "aliases": texts(&place.aliases),
    });
    objects.record("location", index.into(), keys, extension)
}

/// An actor, and the tie to the organisation that it belongs to.
pub(super) fn identity(objects: &Objects, index: ActorIx) -> Vec<Value> {
    let scope = objects.selection.scope;
    let knowledge = scope.knowledge();
    let actor = knowledge.actor(index);
    let class = match actor.kind {
        ActorKind::Person => "individual",
        ActorKind::Faction | ActorKind::Body => "group",
        ActorKind::State | ActorKind::Force | ActorKind::Agency | ActorKind::Media => "organization",
    };
    let role = match scope.role(index) {
        RoleThen::Held(role) => Some(role.to_owned()),
        RoleThen::TenureNotRecorded(role) => Some(format!("{role} (tenure not recorded)")),
        RoleThen::None | RoleThen::Outside => None,
    };
    let period = when::period(scope, actor.from, actor.to).map(|period| format!(" ({period})")).unwrap_or_default();
    let keys = json!({
        "name": &*actor.name,
        "description": format!("{}{period}", actor.summary),
        "identity_class": class,
        "roles": role.map(|role| vec![role]),
    });
    let extension = json!({
        "kind": actor.kind.name(),
        "side": &*knowledge.side(actor.side).name,
        "short": actor.short.as_deref(),
        "native": actor.native.as_deref(),
        "aliases": texts(&actor.aliases),
        "since": actor.from.map(partial),
        "until": when::end_by_then(scope, actor.to).map(partial),
    });
    let mut made = vec![objects.record("identity", index.into(), keys, extension)];
    if let Some(parent) = actor.parent {
        let words = "belongs to; a person leads, serves or speaks for it";
        let (from, to) = (objects.id_of("identity", index.into()), objects.id_of("identity", parent.into()));
        made.push(objects.relationship("part-of", &from, &to, words));
    }
    made
}

/// A tie. `start_time` and `stop_time` would make an instant of a day or a year: the dates stand in words and in the extension.
pub(super) fn tie(objects: &Objects, index: RelationIx) -> Value {
    let scope = objects.selection.scope;
    let knowledge = scope.knowledge();
    let relation = knowledge.relation(index);
    let until: Option<PartialDate> = when::end_by_then(scope, relation.until);
    let title = knowledge.title(index.into());
    let period = when::period(scope, relation.since, relation.until).map(|period| format!(", {period}"));
    let note = relation.note.as_deref().map(|note| format!(". {note}")).unwrap_or_default();
    let keys = json!({
        "relationship_type": relation.kind.name(),
        "description": format!("{title}{}{note}", period.unwrap_or_default()),
        "source_ref": objects.id_of("identity", relation.from.into()),
        "target_ref": objects.id_of("identity", relation.to.into()),
    });
    let extension = json!({ "since": relation.since.map(partial), "until": until.map(partial) });
    objects.record("relationship", index.into(), keys, extension)
}

fn texts(texts: &[Box<str>]) -> Value {
    let texts: Vec<Value> = texts.iter().map(|text| (&**text).into()).collect();
    if texts.is_empty() { Value::Null } else { texts.into() }
}
