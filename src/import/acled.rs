//! ACLED: the 31 columns of March 2023 on, and the older layouts with `data_id`, `iso3` and numbers for kinds of actor
//! (<https://acleddata.com/knowledge-base/guide-to-2023-acled-column-changes>, codebook of 2023).

use std::cell::Cell;

use super::columns::{Cells, Columns};
use super::countries::country;
use super::row::{Party, Row, Spot, Toll, Wrongs, day, degrees, people};
use super::{Layout, Refused, SourceText};
use crate::model::{EventKind, Position, PositionPrecision, Precision};

/// The columns without which it is no ACLED export.
const NEEDED: [&str; 9] = [
    "event_id_cnty",
    "event_date",
    "time_precision",
    "event_type",
    "actor1",
    "country",
    "location",
    "geo_precision",
    "fatalities",
];

/// An export of ACLED.
pub(super) struct Acled {
    title: String,
    /// Whether a day with slashes was met.
    slashes: Cell<bool>,
}

impl Acled {
    pub(super) fn new(columns: &Columns, name: &str) -> Result<Self, Refused> {
        columns.need("an ACLED export", &NEEDED)?;
        Ok(Self { title: format!("ACLED data export, file {name}"), slashes: Cell::new(false) })
    }
}

impl Layout for Acled {
    fn source(&self) -> SourceText {
        SourceText {
            word: "acled".to_owned(),
            title: self.title.clone(),
            publisher: "ACLED".to_owned(),
            kind: "reference".to_owned(),
            reliability: "F".to_owned(),
            url: None,
            terms: "ACLED's Terms of Use and Attribution Policy (acleddata.com): name ACLED with the day of access wherever \
                    its data are used, and give nobody else access to the raw data."
                .to_owned(),
        }
    }

    fn notices(&self) -> Vec<String> {
        let notice = "Days with slashes were read day first, as ACLED writes them.".to_owned();
        if self.slashes.get() { vec![notice] } else { Vec::new() }
    }

    fn row(&self, cells: &Cells) -> Result<Row, Vec<String>> {
        let mut wrongs = Wrongs::default();
        let key = wrongs.need("event_id_cnty", cells.get("event_id_cnty"), |text| Ok(text.to_owned()));
        let date = wrongs.need("event_date", cells.get("event_date"), day);
        self.slashes.set(self.slashes.get() || cells.get("event_date").is_some_and(|text| text.contains('/')));
        let precision = wrongs.need("time_precision", cells.get("time_precision"), time_precision);
        let kind =
            wrongs.need("event_type", cells.get("event_type"), |text| Ok(kind(text, cells.get("sub_event_type"))));
        let spot = spot(cells, &mut wrongs);
        let deaths = wrongs.may("fatalities", cells.get("fatalities"), people);
        let actors = actors(cells);
        if actors.is_empty() {
            wrongs.0.push("`actor1` and `actor2` are empty".to_owned());
        }
        let (Some(key), Some(date), Some((precision, when)), Some(kind), Some((spot, place))) =
            (key, date, precision, kind, spot)
        else {
            return Err(wrongs.0);
        };
        if !wrongs.0.is_empty() {
            return Err(wrongs.0);
        }
        let what = cells.first(&["sub_event_type", "event_type"]).unwrap_or("Event");
        let title = format!("{what} at {}", spot.name);
        Ok(Row {
            summary: cells.get("notes").map_or_else(|| format!("{title}."), str::to_owned),
            toll: deaths.filter(|&deaths| deaths > 0).map(|deaths| Toll {
                killed: Some(deaths),
                wounded: None,
                note: "deaths reported, as ACLED coded them from its sources; 10 and 100 can stand for a number that is not \
                       known"
                    .to_owned(),
            }),
            notes: notes(cells, when, place, deaths),
            key,
            date,
            end: None,
            precision,
            kind,
            title,
            actors,
            spot: Some(spot),
        })
    }
}

/// Time precision: 1 the day, 2 the week or weekend, 3 the month.
fn time_precision(code: &str) -> Result<(Precision, &'static str), String> {
    match code {
        "1" => Ok((Precision::Day, "the day is known")),
        "2" => Ok((Precision::Approximate, "only the week is known, the day is one in it")),
        "3" => Ok((Precision::Month, "only the month is known")),
        _ => Err("not one of ACLED's codes 1 to 3".to_owned()),
    }
}

/// Geographic precision: 1 the town itself, 2 near it or a part of a region, 3 a region.
fn geo_precision(code: &str) -> Result<(PositionPrecision, &'static str), String> {
    match code {
        "1" => Ok((PositionPrecision::Town, "the town is known, the point is the town's")),
        "2" => Ok((PositionPrecision::Region, "a part of the region is known, the point is a town in it")),
        "3" => Ok((PositionPrecision::Region, "only the region is known, the point is its chief town")),
        _ => Err("not one of ACLED's codes 1 to 3".to_owned()),
    }
}

/// Fighting is a clash. Who struck whom the order of actors does not say, so that remote violence stays an incident until
/// somebody has read the sources.
fn kind(event_type: &str, sub_event_type: Option<&str>) -> EventKind {
    let is = |text: &str, words: &str| text.to_lowercase().starts_with(words);
    match (event_type, sub_event_type) {
        (battle, _) if is(battle, "battle") => EventKind::Clash,
        (_, Some(sub)) if is(sub, "agreement") => EventKind::Agreement,
        _ => EventKind::Incident,
    }
}

fn spot(cells: &Cells, wrongs: &mut Wrongs) -> Option<(Spot, &'static str)> {
    let name = wrongs.need("location", cells.get("location"), |text| Ok(text.to_owned()));
    let unknown = || "a country that sitrep has no code for".to_owned();
    let country = wrongs.need("country", cells.get("country"), |text| country(text).ok_or_else(unknown));
    let lat = wrongs.may("latitude", cells.get("latitude"), |text| degrees(text, 90.0));
    let lon = wrongs.may("longitude", cells.get("longitude"), |text| degrees(text, 180.0));
    let precision = wrongs.need("geo_precision", cells.get("geo_precision"), geo_precision);
    let (precision, words) = precision?;
    let at = lat.zip(lon).map(|(lat, lon)| Position { lat, lon, precision });
    let governorate = cells.get("admin1").map(str::to_owned);
    Some((Spot { name: name?, country: country?, governorate, at }, words))
}

/// Those whom the row names, civilians and crowds only where nobody else is named: they are no actors that could be found again.
fn actors(cells: &Cells) -> Vec<Party> {
    let named = [("actor1", "inter1"), ("actor2", "inter2")];
    let all: Vec<(Party, bool)> =
        named.iter().filter_map(|(actor, inter)| Some(party(cells.get(actor)?, cells.get(inter)))).collect();
    let organised: Vec<Party> =
        all.iter().filter(|(_, organised)| *organised).map(|(party, _)| party.clone()).collect();
    let mut parties = if organised.is_empty() { all.into_iter().map(|(party, _)| party).collect() } else { organised };
    parties.dedup();
    parties
}

/// An actor and whether it is an organised one, by its number (older layouts) or word.
fn party(name: &str, inter: Option<&str>) -> (Party, bool) {
    let code = inter.unwrap_or_default().to_lowercase();
    let is = |number: &str, word: &str| code == number || code.starts_with(word);
    let kind = if is("1", "state") || is("8", "external") { "force" } else { "faction" };
    let crowd = is("5", "rioters") || is("6", "protesters") || is("7", "civilians");
    (Party { name: name.to_owned(), kind: if crowd { "body" } else { kind } }, !crowd)
}

fn notes(cells: &Cells, when: &str, place: &str, deaths: Option<u32>) -> Vec<String> {
    let all_named: Vec<&str> = ["actor1", "actor2"].into_iter().filter_map(|column| cells.get(column)).collect();
    let beside: Vec<&str> =
        ["assoc_actor_1", "assoc_actor_2"].into_iter().filter_map(|column| cells.get(column)).collect();
    let mut notes = vec![format!(
        "ACLED: {}. Day: {when}. Place: {place}. Named, in no order that says who did what: {}",
        ["event_type", "sub_event_type"]
            .into_iter()
            .filter_map(|column| cells.get(column))
            .collect::<Vec<_>>()
            .join(", "),
        all_named.join("; "),
    )];
    if !beside.is_empty() {
        notes.push(format!("With them: {}", beside.join("; ")));
    }
    if deaths == Some(0) {
        notes.push("No deaths are reported".to_owned());
    }
    let told = [
        ("civilian_targeting", "Civilians"),
        ("admin2", "District"),
        ("admin3", "Subdistrict"),
        ("source", "Sources that ACLED names"),
        ("source_scale", "Their reach"),
        ("tags", "Tags"),
        ("timestamp", "Last changed by ACLED (Unix time)"),
    ];
    notes.extend(told.iter().filter_map(|(column, words)| Some(format!("{words}: {}", cells.get(column)?))));
    notes
}
