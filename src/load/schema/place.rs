//! `[[place]]`.

use super::{Decimal, Flag, List, Text, table};

table! {
    /// A place.
    Place expects "a table" {
        id: Text<'i> = "id",
        extend: Flag = "extend",
        remove: Flag = "remove",
        name: Text<'i> = "name",
        native: Text<'i> = "native",
        aliases: List<Text<'i>> = "aliases",
        kind: Text<'i> = "kind",
        country: Text<'i> = "country",
        governorate: Text<'i> = "governorate",
        lat: Decimal = "lat",
        lon: Decimal = "lon",
        precision: Text<'i> = "precision",
        summary: Text<'i> = "summary",
        sources: List<Text<'i>> = "sources",
    }
}
