//! What follows for a record from the rest of the knowledge, in the words in which the program says it everywhere: grade,
//! known day, who is responsible, who contradicts it, where it is written.

use serde_json::{Map, Value, json};

use super::own::day;
use super::{Selection, colophon};
use crate::model::{ClaimIx, DisputeOver, EventIx, LinkKind, RecordRef, Scope};
use crate::query::line::{best_source, source_line};
use crate::query::responsibility::Responsibility;
use crate::query::standing::{Contradiction, Standing, speaker};
use crate::query::{casualties, figure, when};

/// What follows for a record. `as-of` and `data` name the day of the knowledge.
pub fn derived(selection: &Selection, record: RecordRef) -> Map<String, Value> {
    let scope = selection.scope;
    let knowledge = scope.knowledge();
    let mut map = Map::new();
    let mut put = |key: &str, value: Value| {
        if !value.is_null() {
            map.insert(key.to_owned(), value);
        }
    };
    let text = |text: Option<String>| text.map_or(Value::Null, Value::from);
    put("grade", text(scope.grade(record).map(|grade| grade.to_string())));
    if let Some(known) = knowledge.known(record) {
        put("known-day", day(known.day).into());
        put("known-day-recorded", known.recorded.into());
    }
    if let Ok(event) = EventIx::try_from(record) {
        put("day", text(when::day(scope, record)));
        put("responsibility", text(responsibility(scope, event)));
        put("casualties-text", text(casualties::sentence(scope, event)));
    }
    if let Ok(claim) = ClaimIx::try_from(record) {
        put("said-by", speaker(knowledge, knowledge.claim(claim)).into());
        put("figure", text(figure::sentence(knowledge, knowledge.claim(claim))));
        let standing = Standing::of(scope, claim);
        put("disputed", (standing.live() > 0).into());
        put("disputed-by", contradictions(scope, &standing));
        put("corrected-by", ids(scope, claim, LinkKind::Corrects));
        put("superseded-by", ids(scope, claim, LinkKind::Supersedes));
        put("standing", text(standing.words(knowledge)));
    }
    let best = best_source(scope, record);
    put("source", text(best.map(source_line)));
    put("url", text(best.and_then(|source| source.url.as_deref()).map(str::to_owned)));
    let later = scope.sources(record).later;
    put("later-sources", if later > 0 { later.into() } else { Value::Null });
    put("data", colophon(scope).into());
    map
}

/// Who is responsible in words; nothing where the question does not arise.
pub fn responsibility(scope: &Scope, event: EventIx) -> Option<String> {
    Some(Responsibility::of(scope, event)?.words(scope.knowledge()))
}

fn contradictions(scope: &Scope, standing: &Standing) -> Value {
    let knowledge = scope.knowledge();
    let entry = |contradiction: &Contradiction| {
        let other = knowledge.claim(contradiction.other);
        json!({
            "id": other.id.as_str(),
            "said-by": speaker(knowledge, other),
            "date": day(other.date),
            "over": contradiction.over.map(DisputeOver::name),
            "live": contradiction.live,
        })
    };
    let entries: Vec<_> = standing.contradictions.iter().map(entry).collect();
    if entries.is_empty() { Value::Null } else { entries.into() }
}

fn ids(scope: &Scope, claim: ClaimIx, kind: LinkKind) -> Value {
    let ids: Vec<_> =
        scope.claims_naming(claim, kind).map(|other| scope.knowledge().claim(other).id.to_string()).collect();
    if ids.is_empty() { Value::Null } else { ids.into() }
}
