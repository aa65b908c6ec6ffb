//! Places.

use super::{Converter, Head};
use crate::diagnostic::{Check, Diagnostic};
use crate::load::schema;
use crate::load::schema::{At, Decimal, Field, Text};
use crate::model::{Place, Position};

pub fn place(c: &mut Converter<'_>, head: Head, record: schema::PlaceRow<'_>) -> Option<Place> {
    let name = c.needed_text(record.name, "name");
    let native = c.optional_text(record.native);
    let aliases = c.texts(record.aliases, "aliases");
    let kind = c.needed_word(record.kind, "kind");
    let country = c.need(record.country, "country").and_then(|code| c.country(&code));
    let governorate = c.optional_text(record.governorate);
    let position = position(c, record.lat, record.lon, record.precision);
    let summary = c.optional_text(record.summary);
    let sources = c.needed_sources(record.sources);
    Some(Place {
        id: head.id,
        origin: head.origin,
        name: name?,
        aliases,
        native,
        kind: kind?,
        country: country?,
        governorate,
        position,
        summary,
        sources,
    })
}

/// `lat`, `lon` and `precision`: all or none.
fn position(
    c: &mut Converter<'_>,
    lat: Field<Decimal>,
    lon: Field<Decimal>,
    precision: Field<Text<'_>>,
) -> Option<Position> {
    let given = [
        ("lat", lat.as_ref().map(|at| at.place)),
        ("lon", lon.as_ref().map(|at| at.place)),
        ("precision", precision.as_ref().map(|at| at.place)),
    ];
    let missing: Vec<&str> =
        given.iter().filter(|(key, place)| place.is_none() && !c.is_spoilt(key)).map(|(key, _)| *key).collect();
    if let Some(place) = given.iter().find_map(|(_, place)| *place)
        && !missing.is_empty()
    {
        let message = format!("`lat`, `lon` and `precision` stand together; `{}` is missing.", missing.join("` and `"));
        c.push(Diagnostic::new(Check::Coordinates, place, message).label("not alone"));
    }
    let lat = lat.and_then(|lat| degrees(c, &lat, "lat", 90.0));
    let lon = lon.and_then(|lon| degrees(c, &lon, "lon", 180.0));
    let precision = c.optional_word(precision, "precision");
    Some(Position { lat: lat?, lon: lon?, precision: precision? })
}

fn degrees(c: &mut Converter<'_>, degrees: &At<Decimal>, key: &str, most: f64) -> Option<f64> {
    let Decimal(value) = degrees.value;
    if value.abs() <= most {
        return Some(value);
    }
    let message = format!("`{key}` lies between -{most} and {most}.");
    c.push(Diagnostic::new(Check::Coordinates, degrees.place, message).label("out of range"));
    None
}
