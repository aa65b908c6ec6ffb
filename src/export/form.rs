//! The forms in which the knowledge leaves the program, as one list.

use std::io::{self, Write};

use super::losses::Losses;
use super::{Progress, Selection, document, ftm, geojson, ics, lines, stix, table, timeline};
use crate::model::Kind;

/// A form.
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
