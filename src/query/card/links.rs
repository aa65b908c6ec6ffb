//! Who names a record, by field: the part of a card that can be long.

use super::{Item, Piece};
use crate::model::{ActorIx, Kind, LinkKind, RecordRef, RelationIx, Scope};
use crate::query::line::line;
use crate::text::safe;

/// The records that name this one in the same way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// How: `said`, `claimed`, `cited by`.
    pub label: &'static str,
    /// Their lines, the newest first.
    pub items: Vec<(RecordRef, Item)>,
}

/// Who names a record, without later records and without what the card's own rows already show.
pub fn groups(scope: &Scope, record: RecordRef) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for link in scope.back_links(record).filter(|link| !is_in_rows(link.kind)) {
        let label = link.kind.inverse();
        let entry = (link.other, item(scope, record, link.other));
        match groups.iter_mut().find(|group| group.label == label) {
            Some(group) => group.items.push(entry),
            None => groups.push(Group { label, items: vec![entry] }),
        }
    }
    for group in &mut groups {
        group.items.sort_by_key(|&(record, _)| std::cmp::Reverse(scope.knowledge().date(record)));
    }
    groups
}

/// A claim's card shows how others stand to it, a topic's its positions.
fn is_in_rows(kind: LinkKind) -> bool {
    matches!(
        kind,
        LinkKind::Disputes | LinkKind::Corrects | LinkKind::Supersedes | LinkKind::Corroborates | LinkKind::Topic
    )
}

fn item(scope: &Scope, record: RecordRef, other: RecordRef) -> Item {
    match (ActorIx::try_from(record), other.kind) {
        (Ok(actor), Kind::Relation) => tie(scope, actor, RelationIx(other.index)),
        _ => vec![Piece::Link(other, line(scope, other))],
    }
}

/// A tie as one of its two actors sees it: `is backed by Iran, since 2014 [B2]`.
fn tie(scope: &Scope, actor: ActorIx, index: RelationIx) -> Item {
    let knowledge = scope.knowledge();
    let relation = knowledge.relation(index);
    let (verb, other) = if relation.from == actor {
        (relation.kind.verb(), relation.to)
    } else {
        (relation.kind.inverse(), relation.from)
    };
    let period = super::actor::period(relation.since, relation.until);
    let period = if period.is_empty() { period } else { format!(", {period}") };
    let grade = scope.grade(index.into()).map(|grade| format!(" [{grade}]")).unwrap_or_default();
    vec![
        Piece::Link(index.into(), verb.to_owned()),
        Piece::Text(" ".to_owned()),
        Piece::Link(other.into(), safe(&knowledge.actor(other).name).into_owned()),
        Piece::Text(format!("{period}{grade}")),
    ]
}
