//! The forms in which a record is copied, each whole: what has no speaker, day or grade of its own (an address, coordinates)
//! says what it is of.

pub mod mgrs;

use super::cite::{self, Style};
use super::{colophon, json, markdown, sentence, toml};
use crate::model::{EventIx, Kind, PlaceIx, RecordRef, Scope, SourceIx};
use crate::query::line::best_source;
use crate::text::safe;
use mgrs::Square;

/// A form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// The line to read out.
    Line,
    /// The shorter line.
    Short,
    /// A Markdown block.
    Markdown,
    /// The id.
    Id,
    /// The address of the best source.
    Url,
    /// The sources alone.
    Citation,
    /// The record as the knowledge file writes it.
    Toml,
    /// The record as JSON.
    Json,
    /// Decimal degrees and MGRS.
    Coordinates,
}

impl Form {
    /// Every form, in the order in which they are offered.
    pub const ALL: [Self; 9] = [
        Self::Line,
        Self::Short,
        Self::Markdown,
        Self::Id,
        Self::Url,
        Self::Citation,
        Self::Toml,
        Self::Json,
        Self::Coordinates,
    ];

    /// The letter that chooses it.
    pub fn letter(self) -> char {
        match self {
            Self::Line => 'l',
            Self::Short => 's',
            Self::Markdown => 'm',
            Self::Id => 'i',
            Self::Url => 'u',
            Self::Citation => 'c',
            Self::Toml => 't',
            Self::Json => 'j',
            Self::Coordinates => 'g',
        }
    }

    /// The form with this letter.
    pub fn of_letter(letter: char) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.letter() == letter)
    }

    /// What it is, after "the".
    pub fn words(self) -> &'static str {
        match self {
            Self::Line => "line to read out",
            Self::Short => "short line",
            Self::Markdown => "Markdown",
            Self::Id => "id",
            Self::Url => "address of the source",
            Self::Citation => "citation",
            Self::Toml => "TOML",
            Self::Json => "JSON",
            Self::Coordinates => "coordinates, decimal and MGRS",
        }
    }
}

/// A record in a form, or a sentence why it has none.
pub fn copied(scope: &Scope, record: RecordRef, form: Form) -> Result<String, &'static str> {
    let knowledge = scope.knowledge();
    match form {
        Form::Line => Ok(sentence::line(scope, record)),
        Form::Short => Ok(sentence::short(scope, record)),
        Form::Markdown => Ok(markdown::block(scope, record)),
        Form::Id => Ok(knowledge.id(record).to_string()),
        Form::Url => best_url(scope, record).ok_or("No source of this record has a web address (http or https)."),
        Form::Citation => citations(scope, record).ok_or("This record cites no source of that day."),
        Form::Toml => Ok(toml::record(scope, record)),
        Form::Json => {
            let value = json::record(scope, record);
            let text = serde_json::to_string_pretty(&value).map_err(|_| "This record cannot be written as JSON.")?;
            Ok(json::harmless(&text) + "\n")
        }
        Form::Coordinates => coordinates(scope, record).ok_or("No coordinates are recorded for this record."),
    }
}

fn best_url(scope: &Scope, record: RecordRef) -> Option<String> {
    let knowledge = scope.knowledge();
    let is_web = |url: &&str| url.starts_with("https://") || url.starts_with("http://");
    let best = best_source(scope, record).and_then(|source| source.url.as_deref()).filter(is_web);
    let any = || {
        let shown = scope.sources(record).shown;
        shown.into_iter().find_map(|source| knowledge.source(source).url.as_deref().filter(is_web))
    };
    best.or_else(any).map(|url| safe(url).into_owned())
}

fn citations(scope: &Scope, record: RecordRef) -> Option<String> {
    let sources = match SourceIx::try_from(record) {
        Ok(source) => vec![source],
        Err(_) => scope.sources(record).shown,
    };
    let information = scope.knowledge().date(record).filter(|_| record.kind != Kind::Source);
    let knowledge = scope.knowledge();
    let cited =
        sources.iter().map(|&source| cite::source(knowledge, source, information.map(|day| (day, day)), Style::Icd206));
    let lines: Vec<_> = cited.collect();
    if lines.is_empty() { None } else { Some(format!("{}\n{}", lines.join("\n"), colophon(scope))) }
}

/// `Tower 22: 33.3141, 38.7034 (WGS 84, precision: town) · MGRS 37S DS 72 86 (1 km square) [GeoNames, undated; B; …]`.
fn coordinates(scope: &Scope, record: RecordRef) -> Option<String> {
    let knowledge = scope.knowledge();
    let place = match record.kind {
        Kind::Place => Some(PlaceIx(record.index)),
        Kind::Event => knowledge.event(EventIx(record.index)).places.first().copied(),
        _ => None,
    }?;
    let (index, place) = (place, knowledge.place(place));
    let at = place.position?;
    let square = Square::of(at.precision);
    let grid = mgrs::reference(at, square).map(|grid| format!(" · MGRS {grid} ({})", square.words()));
    Some(format!(
        "{}: {:?}, {:?} (WGS 84, precision: {}){} [{}]",
        safe(&place.name),
        at.lat,
        at.lon,
        at.precision,
        grid.unwrap_or_default(),
        sentence::evidence(scope, index.into())
    ))
}
