//! The cards of an actor and of a tie between two actors.

use super::{Item, Piece, Rows};
use crate::model::{ActorIx, Designation, PartialDate, RecordRef, RelationIx, RoleThen};
use crate::query::responsibility::{names, told};
use crate::text::safe;

pub(super) fn add(rows: &mut Rows, record: RecordRef) -> String {
    let scope = rows.scope;
    let knowledge = scope.knowledge();
    let index = ActorIx(record.index);
    let actor = knowledge.actor(index);
    rows.text("Summary", Some(&actor.summary));
    rows.text("Short", actor.short.as_deref());
    rows.words("Also known as", aliases(&actor.aliases));
    rows.inline("Side", std::iter::once(actor.side.into()));
    rows.words(
        "Post",
        match scope.role(index) {
            RoleThen::Held(role) => Some(safe(role).into_owned()),
            RoleThen::TenureNotRecorded(role) => Some(format!("{} (tenure not recorded)", safe(role))),
            RoleThen::None | RoleThen::Outside => None,
        },
    );
    rows.inline("Belongs to", actor.parent.into_iter().map(Into::into));
    rows.words("Period", period(actor.from, actor.to));
    rows.inline("Seat", actor.base.into_iter().map(Into::into));
    let listed =
        actor.designations.iter().filter(|entry| told(scope, &entry.sources)).map(|entry| designation(rows, entry));
    let listed = listed.collect();
    rows.items("Listed by", listed);
    rows.grade(record);
    rows.text("Native name", actor.native.as_deref());
    format!("{}, {}", actor.kind, safe(&knowledge.side(actor.side).name))
}

fn designation(rows: &Rows, entry: &Designation) -> Item {
    let date = entry.date.map(|date| format!(", {date}")).unwrap_or_default();
    vec![rows.link(entry.by.into()), Piece::Text(format!(" as {}{date}", safe(&entry.label)))]
}

pub(super) fn aliases(aliases: &[Box<str>]) -> String {
    aliases.iter().map(|alias| safe(alias)).collect::<Vec<_>>().join(", ")
}

/// `2014 – Jan 2024`, `since 2014`, `until Jan 2024`; empty where neither end is recorded.
pub fn period(from: Option<PartialDate>, to: Option<PartialDate>) -> String {
    match (from, to) {
        (Some(from), Some(to)) => format!("{from} – {to}"),
        (Some(from), None) => format!("since {from}"),
        (None, Some(to)) => format!("until {to}"),
        (None, None) => String::new(),
    }
}

pub(super) fn add_relation(rows: &mut Rows, record: RecordRef) -> String {
    let knowledge = rows.scope.knowledge();
    let relation = knowledge.relation(RelationIx(record.index));
    rows.inline("From", std::iter::once(relation.from.into()));
    rows.words("Tie", relation.kind.verb().to_owned());
    rows.inline("To", std::iter::once(relation.to.into()));
    rows.words("Period", period(relation.since, relation.until));
    rows.text("Note", relation.note.as_deref());
    rows.grade(record);
    names(knowledge, [relation.from, relation.to].into_iter())
}
