//! Any other table: a map in TOML says which column is what, and what is the same in all rows.

use std::collections::BTreeMap;

use jiff::fmt::strtime;
use serde::Deserialize;

use super::columns::{Cells, Columns};
use super::countries::country;
use super::row::{Party, Row, Spot, Toll, Wrongs, day, degrees, people};
use super::{Layout, Refused, SourceText};
use crate::model::{Date, EventKind, Position, PositionPrecision, Precision, Reliability, SourceKind};

/// What a table's columns are.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Map {
    delimiter: Option<char>,
    date_format: Option<String>,
    source: MapSource,
    columns: MapColumns,
    #[serde(default)]
    fixed: MapFixed,
    /// Words of the column `kind` → the format's kinds of event.
    #[serde(default)]
    kinds: BTreeMap<String, String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct MapSource {
    id: String,
    title: String,
    publisher: String,
    kind: String,
    reliability: String,
    url: Option<String>,
    terms: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct MapColumns {
    id: String,
    date: String,
    title: String,
    end: Option<String>,
    summary: Option<String>,
    kind: Option<String>,
    place: Option<String>,
    governorate: Option<String>,
    country: Option<String>,
    lat: Option<String>,
    lon: Option<String>,
    killed: Option<String>,
    wounded: Option<String>,
    actors: Vec<String>,
    #[serde(default)]
    note: Vec<String>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct MapFixed {
    kind: Option<String>,
    country: Option<String>,
    precision: Option<String>,
}

impl Map {
    /// Reads a map, or says what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, String> {
        let map: Self = toml::from_str(text).map_err(|error| {
            let line = error.span().map_or(1, |span| text[..span.start].matches('\n').count() + 1);
            format!("line {line}: {}", error.message())
        })?;
        map.check().map(|()| map)
    }

    fn check(&self) -> Result<(), String> {
        let one_of = |what: &str, word: &str, known: bool, all: &[&str]| {
            if known { Ok(()) } else { Err(format!("{what} is `{word}`; it is one of {}", all.join(", "))) }
        };
        let (kind, letter) = (&self.source.kind, &self.source.reliability);
        one_of("source.kind", kind, SourceKind::from_name(kind).is_some(), SourceKind::NAMES)?;
        one_of("source.reliability", letter, Reliability::from_name(letter).is_some(), Reliability::NAMES)?;
        for word in self.kinds.values().chain(&self.fixed.kind) {
            one_of("a kind of event", word, EventKind::from_name(word).is_some(), EventKind::NAMES)?;
        }
        if let Some(word) = &self.fixed.precision {
            one_of("fixed.precision", word, PositionPrecision::from_name(word).is_some(), PositionPrecision::NAMES)?;
        }
        if self.columns.kind.is_some() && self.kinds.is_empty() {
            return Err("columns.kind needs [kinds], which says what its words mean".to_owned());
        }
        if self.columns.lat.is_some() && self.fixed.precision.is_none() {
            return Err("coordinates need fixed.precision: exact, town or region".to_owned());
        }
        Ok(())
    }

    pub(super) fn delimiter(&self) -> Option<u8> {
        self.delimiter.and_then(|delimiter| u8::try_from(delimiter).ok())
    }
}

/// A table that is read by a map.
pub struct Mapped {
    map: Map,
}

impl Mapped {
    pub(super) fn new(map: &Map, columns: &Columns) -> Result<Self, Refused> {
        let one = &map.columns;
        let single =
            [&one.end, &one.summary, &one.kind, &one.place, &one.governorate, &one.country, &one.lat, &one.lon];
        let single = single.into_iter().chain([&one.killed, &one.wounded]).flatten();
        let named = [&one.id, &one.date, &one.title].into_iter().chain(single).chain(&one.actors).chain(&one.note);
        let named: Vec<String> = named.map(|name| name.to_lowercase()).collect();
        let named: Vec<&str> = named.iter().map(String::as_str).collect();
        columns.need("the table of the map", &named)?;
        Ok(Self { map: map.clone() })
    }

    fn day(&self, text: &str) -> Result<Date, String> {
        match &self.map.date_format {
            None => day(text),
            Some(format) => strtime::parse(format, text)
                .and_then(|parsed| parsed.to_date())
                .map_err(|_| format!("not a day of the form {format}")),
        }
    }

    fn kind(&self, word: Option<&str>) -> Result<EventKind, String> {
        let mapped = word.and_then(|word| self.map.kinds.get(word));
        let fixed = self.map.fixed.kind.as_ref();
        match (word, mapped.or(fixed)) {
            (_, Some(kind)) => EventKind::from_name(kind).ok_or_else(|| "no kind of event".to_owned()),
            (Some(_), None) => Err("a word that [kinds] does not have".to_owned()),
            (None, None) => Ok(EventKind::Incident),
        }
    }
}

/// A cell by the name that the map gives.
fn cell<'r>(cells: &Cells<'r>, name: Option<&String>) -> Option<&'r str> {
    cells.get(&name?.to_lowercase())
}

impl Layout for Mapped {
    fn source(&self) -> SourceText {
        let source = &self.map.source;
        SourceText {
            word: source.id.clone(),
            title: source.title.clone(),
            publisher: source.publisher.clone(),
            kind: source.kind.clone(),
            reliability: source.reliability.clone(),
            url: source.url.clone(),
            terms: source.terms.clone(),
        }
    }

    fn row(&self, cells: &Cells) -> Result<Row, Vec<String>> {
        let columns = &self.map.columns;
        let mut wrongs = Wrongs::default();
        let text = |text: &str| Ok(text.to_owned());
        let key = wrongs.need(&columns.id, cell(cells, Some(&columns.id)), text);
        let date = wrongs.need(&columns.date, cell(cells, Some(&columns.date)), |text| self.day(text));
        let end = wrongs.may("end", cell(cells, columns.end.as_ref()), |text| self.day(text));
        let title = wrongs.need(&columns.title, cell(cells, Some(&columns.title)), text);
        let word = cell(cells, columns.kind.as_ref());
        let kind = wrongs.need("kind", Some(word.unwrap_or_default()), |_| self.kind(word));
        let spot = self.spot(cells, &mut wrongs);
        let killed = wrongs.may("killed", cell(cells, columns.killed.as_ref()), people);
        let wounded = wrongs.may("wounded", cell(cells, columns.wounded.as_ref()), people);
        let actors: Vec<Party> = columns
            .actors
            .iter()
            .filter_map(|name| cell(cells, Some(name)))
            .map(|name| Party { name: name.to_owned(), kind: "faction" })
            .collect();
        if actors.is_empty() {
            wrongs.0.push(format!("nobody is named in {}", columns.actors.join(", ")));
        }
        let (Some(key), Some(date), Some(title), Some(kind)) = (key, date, title, kind) else { return Err(wrongs.0) };
        if !wrongs.0.is_empty() {
            return Err(wrongs.0);
        }
        let note = |name: &String| Some(format!("{name}: {}", cell(cells, Some(name))?));
        Ok(Row {
            summary: cell(cells, columns.summary.as_ref()).map_or_else(|| title.clone(), str::to_owned),
            toll: (killed.is_some() || wounded.is_some()).then(|| Toll {
                killed,
                wounded,
                note: format!("as {} reports", self.map.source.publisher),
            }),
            notes: columns.note.iter().filter_map(note).collect(),
            key,
            date,
            end: end.filter(|&end| end > date),
            precision: Precision::Day,
            kind,
            title,
            actors,
            spot,
        })
    }
}

impl Mapped {
    fn spot(&self, cells: &Cells, wrongs: &mut Wrongs) -> Option<Spot> {
        let columns = &self.map.columns;
        let name = cell(cells, columns.place.as_ref())?.to_owned();
        let told = cell(cells, columns.country.as_ref()).or(self.map.fixed.country.as_deref());
        let unknown = || "a country that sitrep has no code for".to_owned();
        let country = wrongs.need("country", told, |text| country(text).ok_or_else(unknown));
        let lat = wrongs.may("lat", cell(cells, columns.lat.as_ref()), |text| degrees(text, 90.0));
        let lon = wrongs.may("lon", cell(cells, columns.lon.as_ref()), |text| degrees(text, 180.0));
        let precision = self.map.fixed.precision.as_deref().and_then(PositionPrecision::from_name);
        let at = lat.zip(lon).zip(precision).map(|((lat, lon), precision)| Position { lat, lon, precision });
        let governorate = cell(cells, columns.governorate.as_ref()).map(str::to_owned);
        Some(Spot { name, country: country?, governorate, at })
    }
}
