//! Places, and the country codes that they stand under.

use std::fmt;

use super::id::{Id, Origin, SourceIx};
use super::vocabulary::vocabulary;

/// An ISO 3166-1 alpha-2 code.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Country([u8; 2]);

impl Country {
    /// The code, if it is two upper-case ASCII letters.
    pub fn parse(text: &str) -> Option<Self> {
        match text.as_bytes() {
            [a, b] if a.is_ascii_uppercase() && b.is_ascii_uppercase() => Some(Self([*a, *b])),
            _ => None,
        }
    }

    /// The two letters.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("??")
    }

    /// English short name of the countries that the region's records speak of; the code for any other.
    pub fn name(&self) -> &str {
        match &self.0 {
            b"IQ" => "Iraq",
            b"SY" => "Syria",
            b"JO" => "Jordan",
            b"KW" => "Kuwait",
            b"IR" => "Iran",
            b"IL" => "Israel",
            b"LB" => "Lebanon",
            b"YE" => "Yemen",
            b"TR" => "Turkey",
            b"SA" => "Saudi Arabia",
            b"QA" => "Qatar",
            b"AE" => "United Arab Emirates",
            b"BH" => "Bahrain",
            b"US" => "United States",
            b"GB" => "United Kingdom",
            b"DE" => "Germany",
            b"FR" => "France",
            b"IT" => "Italy",
            b"CH" => "Switzerland",
            b"BE" => "Belgium",
            b"RU" => "Russia",
            b"PK" => "Pakistan",
            _ => self.code(),
        }
    }

    /// Whether local time is UTC+3, so that hours between events can be computed.
    pub fn is_utc_plus_3(self) -> bool {
        matches!(&self.0, b"IQ" | b"SY" | b"JO" | b"KW")
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code())
    }
}

impl fmt::Debug for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

vocabulary! {
    /// What sort of place it is.
    PlaceKind {
        /// Airfield used as a base.
        AirBase = "air-base",
        /// Other base.
        Base = "base",
        /// Small post.
        Outpost = "outpost",
        /// City.
        City = "city",
        /// Town or village.
        Town = "town",
        /// Embassy or consulate.
        Embassy = "embassy",
        /// Oil or gas field.
        OilField = "oil-field",
        /// Border crossing.
        BorderCrossing = "border-crossing",
        /// Region, province, district.
        Region = "region",
        /// Country.
        Country = "country",
    }
}

vocabulary! {
    /// How exact coordinates are.
    PositionPrecision {
        /// The place itself.
        Exact = "exact",
        /// The town that it is in or near.
        Town = "town",
        /// Only the region.
        Region = "region",
    }
}

/// A point on the map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Position {
    /// Latitude, decimal degrees WGS 84, north positive.
    pub lat: f64,
    /// Longitude, decimal degrees WGS 84, east positive.
    pub lon: f64,
    /// How exact it is.
    pub precision: PositionPrecision,
}

/// A place.
#[derive(Clone, Debug)]
pub struct Place {
    /// Its id.
    pub id: Id,
    /// Where it is written.
    pub origin: Origin,
    /// Its name.
    pub name: Box<str>,
    /// Other spellings and names.
    pub aliases: Box<[Box<str>]>,
    /// Name in the local script.
    pub native: Option<Box<str>>,
    /// What sort of place it is.
    pub kind: PlaceKind,
    /// Country that it lies in.
    pub country: Country,
    /// Governorate or province.
    pub governorate: Option<Box<str>>,
    /// Where it lies, if recorded.
    pub position: Option<Position>,
    /// What it is.
    pub summary: Option<Box<str>>,
    /// Where that is written.
    pub sources: Box<[SourceIx]>,
}
