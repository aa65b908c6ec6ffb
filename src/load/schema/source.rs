//! `[[source]]`.

use super::{Day, Flag, Text, table};

table! {
    /// Where something is written.
    Source expects "a table" {
        id: Text<'i> = "id",
        extend: Flag = "extend",
        remove: Flag = "remove",
        title: Text<'i> = "title",
        publisher: Text<'i> = "publisher",
        kind: Text<'i> = "kind",
        date: Day<'i> = "date",
        url: Text<'i> = "url",
        language: Text<'i> = "language",
        reliability: Text<'i> = "reliability",
        origin: Text<'i> = "origin",
        note: Text<'i> = "note",
    }
}
