//! `[[actor]]` and `[[relation]]`.

use super::{Day, Flag, List, Text, Whole, table};

table! {
    /// Somebody who acts or speaks.
    Actor expects "a table" {
        id: Text<'i> = "id",
        extend: Flag = "extend",
        remove: Flag = "remove",
        name: Text<'i> = "name",
        short: Text<'i> = "short",
        native: Text<'i> = "native",
        aliases: List<Text<'i>> = "aliases",
        kind: Text<'i> = "kind",
        side: Text<'i> = "side",
        parent: Text<'i> = "parent",
        role: Text<'i> = "role",
        from: Day<'i> = "from",
        to: Day<'i> = "to",
        base: Text<'i> = "base",
        summary: Text<'i> = "summary",
        designations: List<Designation<'i>> = "designations",
        sources: List<Text<'i>> = "sources",
    }
}

table! {
    /// A sanction or listing.
    Designation expects "a table { by, as, date, sources }" {
        by: Text<'i> = "by",
        label: Text<'i> = "as",
        date: Day<'i> = "date",
        sources: List<Text<'i>> = "sources",
    }
}

table! {
    /// A tie between two actors.
    Relation expects "a table" {
        id: Text<'i> = "id",
        extend: Flag = "extend",
        remove: Flag = "remove",
        from: Text<'i> = "from",
        to: Text<'i> = "to",
        kind: Text<'i> = "kind",
        since: Day<'i> = "since",
        until: Day<'i> = "until",
        credibility: Whole = "credibility",
        note: Text<'i> = "note",
        sources: List<Text<'i>> = "sources",
    }
}

impl Relation<'_> {
    /// `FROM--KIND--TO`, the id of a relation that gives none.
    pub fn implied_id(&self) -> Option<String> {
        let (from, kind, to) = (self.from.as_ref()?, self.kind.as_ref()?, self.to.as_ref()?);
        Some(format!("{}--{}--{}", from.value.0, kind.value.0, to.value.0))
    }
}
