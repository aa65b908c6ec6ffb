//! `[[claim]]`.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, MapAccess, Visitor};

use super::value::Extend;
use super::{Day, Field, Flag, List, Text, Whole, table};

table! {
    /// What somebody says is so.
    Claim expects "a table" {
        id: Text<'i> = "id",
        extend: Flag = "extend",
        remove: Flag = "remove",
        date: Day<'i> = "date",
        known: Day<'i> = "known",
        speaker: Text<'i> = "speaker",
        voice: Text<'i> = "voice",
        statement: Text<'i> = "statement",
        quote: Text<'i> = "quote",
        topic: Text<'i> = "topic",
        position: Text<'i> = "position",
        quantity: Quantity<'i> = "quantity",
        about: List<Text<'i>> = "about",
        disputes: List<DisputeEntry<'i>> = "disputes",
        corroborates: List<Text<'i>> = "corroborates",
        supersedes: List<Text<'i>> = "supersedes",
        corrects: List<Text<'i>> = "corrects",
        review: Day<'i> = "review",
        credibility: Whole = "credibility",
        sources: List<Text<'i>> = "sources",
        note: Text<'i> = "note",
    }
}

table! {
    /// A number for a measure.
    Quantity expects "a table { measure, value, bound, … }" {
        measure: Text<'i> = "measure",
        value: Whole = "value",
        bound: Text<'i> = "bound",
        upper: Whole = "upper",
        since: Day<'i> = "since",
        until: Day<'i> = "until",
        parts: List<Part<'i>> = "parts",
        counts: Text<'i> = "counts",
        counter: Text<'i> = "counter",
        state: Text<'i> = "state",
        countries: List<Text<'i>> = "countries",
    }
}

impl Extend for Quantity<'_> {
    fn extend_by(&mut self, later: Self) {
        *self = later;
    }
}

table! {
    /// A part of a number.
    Part expects "a table { label, value, country }" {
        label: Text<'i> = "label",
        value: Whole = "value",
        country: Text<'i> = "country",
    }
}

table! {
    /// The long way to write a dispute.
    LongDispute expects "an id or a table { id, over }" {
        id: Text<'i> = "id",
        over: Text<'i> = "over",
    }
}

/// A disputed claim: its id, or a table that also says what the two differ about.
#[derive(Debug)]
pub struct DisputeEntry<'i> {
    /// The id where it is written alone.
    pub short: Option<Text<'i>>,
    /// The id in the table.
    pub id: Field<Text<'i>>,
    /// What they differ about.
    pub over: Field<Text<'i>>,
}

impl<'i, 'de: 'i> Deserialize<'de> for DisputeEntry<'i> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;
        impl Either {
            fn id(text: Cow<'_, str>) -> DisputeEntry<'_> {
                DisputeEntry { short: Some(Text(text)), id: None, over: None }
            }
        }
        impl<'de> Visitor<'de> for Either {
            type Value = DisputeEntry<'de>;
            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("an id or a table { id, over }")
            }
            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok(Self::id(Cow::Borrowed(text)))
            }
            fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
                Ok(Self::id(Cow::Owned(text.to_owned())))
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
                let long = LongDispute::deserialize(MapAccessDeserializer::new(map))?;
                Ok(DisputeEntry { short: None, id: long.id, over: long.over })
            }
        }
        deserializer.deserialize_any(Either)
    }
}
