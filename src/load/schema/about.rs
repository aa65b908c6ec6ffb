//! `[about]`, `[check]`, `[[side]]`, `[[topic]]`, `[[measure]]`.

use super::value::Extend;
use super::{Day, Flag, List, Text, Whole, table};

table! {
    /// What the knowledge base is as a whole.
    About expects "a table" {
        format: Whole = "format",
        title: Text<'i> = "title",
        summary: Text<'i> = "summary",
        from: Day<'i> = "from",
        to: Day<'i> = "to",
        compiled: Day<'i> = "compiled",
        licence: Text<'i> = "licence",
    }
}

table! {
    /// The warnings that were looked at and are right as they are.
    Check expects "a table" {
        allow: List<Allow<'i>> = "allow",
    }
}

table! {
    /// One of them.
    Allow expects "a table { check, id, reason }" {
        check: Text<'i> = "check",
        id: Text<'i> = "id",
        reason: Text<'i> = "reason",
    }
}

table! {
    /// A camp.
    Side expects "a table" {
        id: Text<'i> = "id",
        extend: Flag = "extend",
        remove: Flag = "remove",
        name: Text<'i> = "name",
        mark: Text<'i> = "mark",
        color: Text<'i> = "color",
        summary: Text<'i> = "summary",
    }
}

table! {
    /// A question.
    Topic expects "a table" {
        id: Text<'i> = "id",
        extend: Flag = "extend",
        remove: Flag = "remove",
        question: Text<'i> = "question",
        summary: Text<'i> = "summary",
    }
}

table! {
    /// A number that is reported again and again.
    Measure expects "a table" {
        id: Text<'i> = "id",
        extend: Flag = "extend",
        remove: Flag = "remove",
        name: Text<'i> = "name",
        kind: Text<'i> = "kind",
        unit: Text<'i> = "unit",
        summary: Text<'i> = "summary",
        events: EventRule<'i> = "events",
    }
}

table! {
    /// The recorded events that a measure counts.
    EventRule expects "a table { kind, targets, countries }" {
        kind: Text<'i> = "kind",
        targets: List<Text<'i>> = "targets",
        countries: List<Text<'i>> = "countries",
    }
}

impl Extend for EventRule<'_> {
    fn extend_by(&mut self, later: Self) {
        *self = later;
    }
}
