//! The forms in which the knowledge leaves the program: what can be asked for, as one table, and the writing of records.

use std::io::{self, Write};

use super::losses::Losses;
use super::{Progress, Selection, document, ftm, geojson, ics, lines, stix, table, timeline};
use crate::model::Kind;

/// What can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Export {
    /// All records in one form.
    Records(Form),
    /// Tables, one for each kind.
    Tables,
    /// A picture of a view.
    Picture(Image),
}

/// How a picture is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Image {
    /// Shapes and text.
    Svg,
    /// Pixels.
    Png,
}

impl Export {
    /// Each by its name, with what it is.
    pub const TABLE: [(&'static str, &'static str, Self); 11] = [
        ("json", "The whole knowledge base; `sitrep import json` reads it back", Self::Records(Form::Json)),
        ("ndjson", "A record a line, for jq, DuckDB, Spark", Self::Records(Form::Ndjson)),
        ("csv", "A table of each kind", Self::Tables),
        ("geojson", "Events on a map (RFC 7946)", Self::Records(Form::Geojson)),
        ("stix", "A STIX 2.1 bundle", Self::Records(Form::Stix)),
        ("ftm", "FollowTheMoney entities, a line each", Self::Records(Form::Ftm)),
        ("ftm-statements", "FollowTheMoney statements as CSV", Self::Records(Form::FtmStatements)),
        ("timeline", "A TimelineJS table", Self::Records(Form::Timeline)),
        ("ics", "Days ahead that claims and agreements set, as a calendar", Self::Records(Form::Ics)),
        ("svg", "A picture for a slide", Self::Picture(Image::Svg)),
        ("png", "The same as pixels, in a program built with the feature png", Self::Picture(Image::Png)),
    ];

    /// That of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::TABLE.iter().find(|(other, ..)| *other == name).map(|&(.., export)| export)
    }
}

/// A form of records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// The whole, loss-free.
    Json,
    /// A record a line.
    Ndjson,
    /// A table of one kind.
    Csv(Kind),
    /// Events on a map.
    Geojson,
    /// A STIX 2.1 bundle.
    Stix,
    /// `FollowTheMoney` entities.
    Ftm,
    /// `FollowTheMoney` statements.
    FtmStatements,
    /// A `TimelineJS` table.
    Timeline,
    /// A calendar of days ahead.
    Ics,
}

impl Form {
    /// Writes a selection; what the form cannot carry comes back.
    pub fn write(self, selection: &Selection, out: &mut dyn Write, progress: &mut Progress) -> io::Result<Losses> {
        match self {
            Self::Json => document::write(selection, out, progress),
            Self::Ndjson => lines::write(selection, out, progress),
            Self::Csv(kind) => table::write(selection, kind, out, progress),
            Self::Geojson => geojson::write(selection, out, progress),
            Self::Stix => stix::write(selection, out, progress),
            Self::Ftm => ftm::write_entities(selection, out, progress),
            Self::FtmStatements => ftm::write_statements(selection, out, progress),
            Self::Timeline => timeline::write(selection, out, progress),
            Self::Ics => ics::write(selection, out, progress),
        }
    }
}
