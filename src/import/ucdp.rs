//! The UCDP Georeferenced Event Dataset: the 49 columns of its global releases (codebook of GED 23.1 to 25.1) and the older ones
//! with `dyad_id` and the like; only what is needed here must be there.

use super::columns::{Cells, Columns};
use super::countries::country;
use super::row::{Party, Row, Spot, Toll, Wrongs, day, degrees, people};
use super::{Layout, Refused, SourceText};
use crate::model::{Date, EventKind, Position, PositionPrecision, Precision};

/// The columns without which it is no UCDP GED file.
const NEEDED: [&str; 10] = [
    "id",
    "type_of_violence",
    "side_a",
    "side_b",
    "where_prec",
    "country",
    "date_prec",
    "date_start",
    "date_end",
    "best",
];

/// A UCDP GED file.
pub(super) struct Ucdp {
    title: String,
}

impl Ucdp {
    pub(super) fn new(columns: &Columns, name: &str) -> Result<Self, Refused> {
        columns.need("a UCDP GED file", &NEEDED)?;
        Ok(Self { title: format!("UCDP Georeferenced Event Dataset (GED), file {name}") })
    }
}

impl Layout for Ucdp {
    fn source(&self) -> SourceText {
        SourceText {
            word: "ucdp".to_owned(),
            title: self.title.clone(),
            publisher: "Uppsala Conflict Data Program".to_owned(),
            kind: "reference".to_owned(),
            reliability: "F".to_owned(),
            url: None,
            terms: "CC BY 4.0 (ucdp.uu.se): name the UCDP and cite Sundberg and Melander 2013, with the version of the data."
                .to_owned(),
        }
    }

    fn row(&self, cells: &Cells) -> Result<Row, Vec<String>> {
        let mut wrongs = Wrongs::default();
        let key = wrongs.need("id", cells.get("id"), |text| Ok(text.to_owned()));
        let (start, end) = (
            wrongs.need("date_start", cells.get("date_start"), day),
            wrongs.need("date_end", cells.get("date_end"), day),
        );
        let precision = wrongs.need("date_prec", cells.get("date_prec"), date_prec);
        let violence = wrongs.need("type_of_violence", cells.get("type_of_violence"), violence);
        let spot = spot(cells, &mut wrongs);
        let best = wrongs.need("best", cells.get("best"), people);
        let low = wrongs.may("low", cells.get("low"), people);
        let high = wrongs.may("high", cells.get("high"), people);
        let actors = actors(cells);
        if actors.is_empty() {
            wrongs.0.push("`side_a` and `side_b` are empty".to_owned());
        }
        if let (Some(start), Some(end)) = (start, end)
            && end < start
        {
            wrongs.0.push(format!("`date_end` {end} lies before `date_start` {start}"));
        }
        let (
            Some(key),
            Some(start),
            Some(end),
            Some((precision, when)),
            Some((kind, what)),
            Some((spot, place)),
            Some(best),
        ) = (key, start, end, precision, violence, spot, best)
        else {
            return Err(wrongs.0);
        };
        if !wrongs.0.is_empty() {
            return Err(wrongs.0);
        }
        let dyad = cells.get("dyad_name").map_or_else(|| names(&actors), str::to_owned);
        let title = format!("{dyad}: deaths at {}", spot.name);
        Ok(Row {
            summary: cells
                .get("source_headline")
                .map_or_else(|| format!("{title}."), |line| format!("{title}. Headline of the first source: {line}.")),
            toll: (best > 0).then(|| toll(cells, best, low, high)),
            notes: notes(cells, what, when, place),
            key,
            date: start,
            end: end_of(precision, start, end),
            precision,
            kind,
            title,
            actors,
            spot: Some(spot),
        })
    }
}

fn names(actors: &[Party]) -> String {
    actors.iter().map(|party| party.name.as_str()).collect::<Vec<_>>().join(" - ")
}

/// Days that only bound the event are no duration of it: the words in the note say so.
fn end_of(precision: Precision, start: Date, end: Date) -> Option<Date> {
    (precision != Precision::Month && end > start).then_some(end)
}

/// Date precision: 1 the day, 2 two to six days, 3 the week, 4 the month, 5 longer than a month.
fn date_prec(code: &str) -> Result<(Precision, &'static str), String> {
    match code {
        "1" => Ok((Precision::Day, "the day is known")),
        "2" => Ok((Precision::Approximate, "known to within two to six days, between the days given")),
        "3" => Ok((Precision::Approximate, "only the week is known, between the days given")),
        "4" => Ok((Precision::Month, "only the month is known, between the days given")),
        "5" => Ok((Precision::Month, "not even the month is known, only that it lies between the days given")),
        _ => Err("not one of UCDP's codes 1 to 5".to_owned()),
    }
}

/// Precision of the place: 1 the point, 2 within about 25 km, 3 the district, 4 the province, 5 a line or an area, 6 the country,
/// 7 international waters or airspace.
fn where_prec(code: &str) -> Result<(PositionPrecision, &'static str), String> {
    match code {
        "1" => Ok((PositionPrecision::Exact, "the place itself is known")),
        "2" => Ok((PositionPrecision::Town, "known to within about 25 km of the point")),
        "3" => Ok((PositionPrecision::Region, "only the district is known")),
        "4" => Ok((PositionPrecision::Region, "only the province is known")),
        "5" => Ok((PositionPrecision::Region, "only a line or an area is known")),
        "6" => Ok((PositionPrecision::Region, "only the country is known")),
        "7" => Ok((PositionPrecision::Region, "in international waters or airspace")),
        _ => Err("not one of UCDP's codes 1 to 7".to_owned()),
    }
}

fn violence(code: &str) -> Result<(EventKind, &'static str), String> {
    match code {
        "1" => Ok((EventKind::Clash, "state-based conflict")),
        "2" => Ok((EventKind::Clash, "conflict between non-state actors")),
        "3" => Ok((EventKind::Incident, "one-sided violence against civilians")),
        _ => Err("not one of UCDP's codes 1 to 3".to_owned()),
    }
}

fn spot(cells: &Cells, wrongs: &mut Wrongs) -> Option<(Spot, &'static str)> {
    let unknown = || "a country that sitrep has no code for".to_owned();
    let country = wrongs.need("country", cells.get("country"), |text| country(text).ok_or_else(unknown));
    let lat = wrongs.may("latitude", cells.get("latitude"), |text| degrees(text, 90.0));
    let lon = wrongs.may("longitude", cells.get("longitude"), |text| degrees(text, 180.0));
    let precision = wrongs.need("where_prec", cells.get("where_prec"), where_prec);
    let (precision, words) = precision?;
    let name = cells.first(&["where_coordinates", "adm_2", "adm_1", "country"])?.to_owned();
    let at = lat.zip(lon).map(|(lat, lon)| Position { lat, lon, precision });
    Some((Spot { name, country: country?, governorate: cells.get("adm_1").map(str::to_owned), at }, words))
}

fn actors(cells: &Cells) -> Vec<Party> {
    let party = |column: &str| {
        let name = cells.get(column)?;
        let kind = if name.starts_with("Government of") { "state" } else { "faction" };
        (!name.eq_ignore_ascii_case("civilians")).then(|| Party { name: name.to_owned(), kind })
    };
    ["side_a", "side_b"].into_iter().filter_map(party).collect()
}

fn toll(cells: &Cells, best: u32, low: Option<u32>, high: Option<u32>) -> Toll {
    let mut note = "deaths, UCDP's best estimate".to_owned();
    if let (Some(low), Some(high)) = (low, high) {
        note = format!("{note}; low {low}, high {high}");
    }
    let parts = [
        ("deaths_a", "side A"),
        ("deaths_b", "side B"),
        ("deaths_civilians", "civilians"),
        ("deaths_unknown", "not known who"),
    ];
    let parts: Vec<String> =
        parts.iter().filter_map(|(column, words)| Some(format!("{words} {}", cells.get(column)?))).collect();
    if !parts.is_empty() {
        note = format!("{note}; {}", parts.join(", "));
    }
    Toll { killed: Some(best), wounded: None, note }
}

fn notes(cells: &Cells, what: &str, when: &str, place: &str) -> Vec<String> {
    let span = [cells.get("date_start"), cells.get("date_end")].map(Option::unwrap_or_default);
    let mut notes = vec![format!(
        "UCDP: {what}. Day: {when} ({} to {}). Place: {place}. Side A: {}; side B: {}",
        span[0],
        span[1],
        cells.get("side_a").unwrap_or("not given"),
        cells.get("side_b").unwrap_or("not given"),
    )];
    let clarity = match cells.get("event_clarity") {
        Some("1") => Some("Told apart from other events in the sources"),
        Some("2") => Some("Split off from a total that covers several events or days"),
        _ => None,
    };
    notes.extend(clarity.map(str::to_owned));
    let told = [
        ("conflict_name", "Conflict"),
        ("where_description", "Where"),
        ("adm_2", "District"),
        ("number_of_sources", "Number of sources"),
        ("source_article", "Sources that UCDP names"),
        ("source_office", "Their offices"),
        ("source_date", "Their days"),
        ("source_original", "Who told them"),
        ("code_status", "Status"),
    ];
    notes.extend(told.iter().filter_map(|(column, words)| Some(format!("{words}: {}", cells.get(column)?))));
    notes
}
