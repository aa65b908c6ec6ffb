//! The own keys of actors and of the ties between them.

use super::{Own, partial};
use crate::model::{ActorIx, Credibility, Designation, RelationIx, RelationKind, RoleThen};
use crate::query::responsibility::told;
use crate::query::when;

impl Own<'_> {
    pub(super) fn actor(&mut self, index: ActorIx) {
        let scope = self.selection.scope;
        let actor = scope.knowledge().actor(index);
        self.put("id", actor.id.as_str());
        self.put("name", &*actor.name);
        self.may("short", actor.short.as_deref());
        self.may("native", actor.native.as_deref());
        self.texts("aliases", &actor.aliases);
        self.put("kind", actor.kind.name());
        self.reference("side", Some(actor.side));
        self.reference("parent", actor.parent);
        match scope.role(index) {
            RoleThen::Held(role) | RoleThen::TenureNotRecorded(role) => self.put("role", role),
            RoleThen::None | RoleThen::Outside => {}
        }
        self.may("from", actor.from.map(partial));
        self.may("to", when::end_by_then(scope, actor.to).map(partial));
        self.reference("base", actor.base);
        self.put("summary", &*actor.summary);
        let listed = actor.designations.iter().filter(|entry| is_listed(scope, entry));
        let listed = listed.map(|entry| self.table(|own| own.designation(entry))).collect();
        self.list("designations", listed);
        self.references("sources", &actor.sources);
    }

    fn designation(&mut self, entry: &Designation) {
        self.reference("by", Some(entry.by));
        self.put("as", &*entry.label);
        self.may("date", entry.date.map(partial));
        self.references("sources", &entry.sources);
    }

    pub(super) fn relation(&mut self, index: RelationIx) {
        let knowledge = self.knowledge();
        let relation = knowledge.relation(index);
        let (from, to) = (&knowledge.actor(relation.from).id, &knowledge.actor(relation.to).id);
        if relation.id.as_str() != implied_id(from, relation.kind, to) {
            self.put("id", relation.id.as_str());
        }
        self.put("from", from.as_str());
        self.put("to", to.as_str());
        self.put("kind", relation.kind.name());
        self.may("since", relation.since.map(partial));
        self.may("until", when::end_by_then(self.selection.scope, relation.until).map(partial));
        self.may("credibility", relation.credibility.map(Credibility::digit));
        self.may("note", relation.note.as_deref());
        self.references("sources", &relation.sources);
    }
}

/// The id of a relation that gives none.
fn implied_id(from: &str, kind: RelationKind, to: &str) -> String {
    format!("{from}--{kind}--{to}")
}

/// Whether a listing had been made and written about on the as-of day.
fn is_listed(scope: &crate::model::Scope, entry: &Designation) -> bool {
    told(scope, &entry.sources) && entry.date.is_none_or(|date| when::has_come(scope, date))
}
