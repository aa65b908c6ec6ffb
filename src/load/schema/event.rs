//! `[[event]]`.

use super::{Day, Flag, List, Text, Whole, table};

table! {
    /// Something that happened.
    Event expects "a table" {
        id: Text<'i> = "id",
        extend: Flag = "extend",
        remove: Flag = "remove",
        date: Day<'i> = "date",
        end: Day<'i> = "end",
        precision: Text<'i> = "precision",
        time: Text<'i> = "time",
        known: Day<'i> = "known",
        also_dated: List<AlsoDated<'i>> = "also-dated",
        kind: Text<'i> = "kind",
        title: Text<'i> = "title",
        summary: Text<'i> = "summary",
        places: List<Text<'i>> = "places",
        actors: List<Participation<'i>> = "actors",
        unclaimed: Flag = "unclaimed",
        means: List<Text<'i>> = "means",
        outcome: Text<'i> = "outcome",
        casualties: List<Casualties<'i>> = "casualties",
        count: Whole = "count",
        responds_to: List<Text<'i>> = "responds-to",
        related: List<Text<'i>> = "related",
        credibility: Whole = "credibility",
        sources: List<Text<'i>> = "sources",
        note: Text<'i> = "note",
    }
}

table! {
    /// Another day that sources give.
    AlsoDated expects "a table { date, why }" {
        date: Day<'i> = "date",
        why: Text<'i> = "why",
    }
}

table! {
    /// An actor's part.
    Participation expects "a table { id, role, by, sources, credibility, note }" {
        id: Text<'i> = "id",
        role: Text<'i> = "role",
        by: List<Text<'i>> = "by",
        sources: List<Text<'i>> = "sources",
        credibility: Whole = "credibility",
        note: Text<'i> = "note",
    }
}

table! {
    /// A count of killed and wounded.
    Casualties expects "a table { who, group, killed, wounded, injured-tbi, bound, upper, by, sources, note }" {
        who: Text<'i> = "who",
        group: Text<'i> = "group",
        killed: Whole = "killed",
        wounded: Whole = "wounded",
        injured_tbi: Whole = "injured-tbi",
        bound: Text<'i> = "bound",
        upper: Whole = "upper",
        by: Text<'i> = "by",
        sources: List<Text<'i>> = "sources",
        note: Text<'i> = "note",
    }
}
