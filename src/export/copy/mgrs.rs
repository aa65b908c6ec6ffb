//! Coordinates in the Military Grid Reference System, for the part of the earth that UTM covers (80° S to 84° N).
//!
//! The projection is the transverse Mercator in Krüger's series to the sixth order in the third flattening, as in
//! C. F. F. Karney, "Transverse Mercator with an accuracy of a few nanometers", J. Geodesy 85 (2011) 475–485, equations
//! (7)–(11) and (35); exact to well under a millimetre within a zone. Zones, bands and the letters of the squares follow
//! NGA.SIG.0012 (Universal Grids and the Transverse Mercator and Polar Stereographic Map Projections), for WGS 84.

use crate::model::{Position, PositionPrecision};

/// WGS 84: equatorial radius in metres, flattening.
const RADIUS: f64 = 6_378_137.0;
const FLATTENING: f64 = 1.0 / 298.257_223_563;
/// UTM: scale on the central meridian, its easting, and what is added to northings south of the equator, in metres.
const SCALE: f64 = 0.9996;
const FALSE_EASTING: f64 = 500_000.0;
const FALSE_NORTHING: f64 = 10_000_000.0;

const BANDS: &[u8] = b"CDEFGHJKLMNPQRSTUVWX";
const COLUMNS: [&[u8]; 3] = [b"ABCDEFGH", b"JKLMNPQR", b"STUVWXYZ"];
const ROWS: &[u8] = b"ABCDEFGHJKLMNPQRSTUV";

/// How large the square is that a reference names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Square {
    /// One metre: five digits each way.
    Metre,
    /// 100 metres: three digits each way.
    Metres100,
    /// One kilometre: two digits each way.
    Kilometre,
    /// Ten kilometres: one digit each way.
    Kilometres10,
}

impl Square {
    /// What a position recorded so exactly can bear.
    pub fn of(precision: PositionPrecision) -> Self {
        match precision {
            PositionPrecision::Exact => Self::Metres100,
            PositionPrecision::Town => Self::Kilometre,
            PositionPrecision::Region => Self::Kilometres10,
        }
    }

    /// Its size in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Metre => "1 m square",
            Self::Metres100 => "100 m square",
            Self::Kilometre => "1 km square",
            Self::Kilometres10 => "10 km square",
        }
    }

    fn digits(self) -> usize {
        match self {
            Self::Metre => 5,
            Self::Metres100 => 3,
            Self::Kilometre => 2,
            Self::Kilometres10 => 1,
        }
    }
}

/// The reference of a position: `38S MB 441 847`; none where UTM does not reach.
#[expect(clippy::cast_sign_loss, reason = "latitudes below -80 were sent away, eastings and northings are positive")]
pub fn reference(position: Position, square: Square) -> Option<String> {
    let (lat, lon) = (position.lat, position.lon);
    if !(-80.0..84.0).contains(&lat) || !(-180.0..=180.0).contains(&lon) {
        return None;
    }
    // Eight degrees to a band; the last one, X, has twelve.
    let band = BANDS[(((lat + 80.0) / 8.0).floor() as usize).min(BANDS.len() - 1)];
    let zone = zone(lon, band);
    let (easting, northing) = utm(lat, lon, zone);
    let (easting, northing) = (easting.floor() as u64, northing.floor() as u64);
    let column = COLUMNS[usize::from(zone - 1) % 3][(easting / 100_000) as usize - 1];
    // Even zones begin the rows five letters on, so that no neighbour has the same.
    let shift = if zone.is_multiple_of(2) { 5 } else { 0 };
    let row = ROWS[((northing / 100_000) as usize + shift) % ROWS.len()];
    let digits = square.digits();
    let unit = 10_u64.pow(5 - digits as u32);
    let (east, north) = (easting % 100_000 / unit, northing % 100_000 / unit);
    let (band, column, row) = (char::from(band), char::from(column), char::from(row));
    Some(format!("{zone:02}{band} {column}{row} {east:0digits$} {north:0digits$}"))
}

/// Six degrees to a zone, but for Norway's south-west and Svalbard.
#[expect(clippy::cast_sign_loss, reason = "longitudes below -180 were sent away")]
fn zone(lon: f64, band: u8) -> u8 {
    let regular = ((lon + 180.0) / 6.0).floor() as u8 % 60 + 1;
    match band {
        b'V' if (3.0..12.0).contains(&lon) => 32,
        b'X' if (0.0..9.0).contains(&lon) => 31,
        b'X' if (9.0..21.0).contains(&lon) => 33,
        b'X' if (21.0..33.0).contains(&lon) => 35,
        b'X' if (33.0..42.0).contains(&lon) => 37,
        _ => regular,
    }
}

/// Easting and northing in metres.
fn utm(lat: f64, lon: f64, zone: u8) -> (f64, f64) {
    let n = FLATTENING / (2.0 - FLATTENING);
    let eccentricity = (FLATTENING * (2.0 - FLATTENING)).sqrt();
    let (phi, lambda) = (lat.to_radians(), (lon - (f64::from(zone) * 6.0 - 183.0)).to_radians());
    // The conformal latitude's tangent: equations (7)–(9).
    let tau = phi.tan();
    let sigma = (eccentricity * (eccentricity * tau / tau.hypot(1.0)).atanh()).sinh();
    let conformal = tau * sigma.hypot(1.0) - sigma * tau.hypot(1.0);
    // On the sphere: equation (10).
    let xi = conformal.atan2(lambda.cos());
    let eta = (lambda.sin() / conformal.hypot(lambda.cos())).asinh();
    let (mut north, mut east) = (xi, eta);
    for (order, alpha) in (1..).zip(krueger(n)) {
        let twice = f64::from(2 * order);
        north += alpha * (twice * xi).sin() * (twice * eta).cosh();
        east += alpha * (twice * xi).cos() * (twice * eta).sinh();
    }
    let rectifying = RADIUS / (1.0 + n) * (1.0 + n.powi(2) / 4.0 + n.powi(4) / 64.0 + n.powi(6) / 256.0);
    let northing = SCALE * rectifying * north + if lat < 0.0 { FALSE_NORTHING } else { 0.0 };
    (FALSE_EASTING + SCALE * rectifying * east, northing)
}

/// Krüger's coefficients: equation (35).
fn krueger(n: f64) -> [f64; 6] {
    let sum = |terms: &[(i32, f64)]| terms.iter().map(|&(power, factor)| factor * n.powi(power)).sum();
    [
        sum(&[
            (1, 1.0 / 2.0),
            (2, -2.0 / 3.0),
            (3, 5.0 / 16.0),
            (4, 41.0 / 180.0),
            (5, -127.0 / 288.0),
            (6, 7891.0 / 37800.0),
        ]),
        sum(&[
            (2, 13.0 / 48.0),
            (3, -3.0 / 5.0),
            (4, 557.0 / 1440.0),
            (5, 281.0 / 630.0),
            (6, -1_983_433.0 / 1_935_360.0),
        ]),
        sum(&[(3, 61.0 / 240.0), (4, -103.0 / 140.0), (5, 15061.0 / 26880.0), (6, 167_603.0 / 181_440.0)]),
        sum(&[(4, 49561.0 / 161_280.0), (5, -179.0 / 168.0), (6, 6_601_661.0 / 7_257_600.0)]),
        sum(&[(5, 34729.0 / 80640.0), (6, -3_418_889.0 / 1_995_840.0)]),
        sum(&[(6, 212_378_941.0 / 319_334_400.0)]),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(lat: f64, lon: f64) -> Position {
        Position { lat, lon, precision: PositionPrecision::Exact }
    }

    /// The examples of the manual page of `GeoConvert` (by the author of the paper above): 33.3 44.4 is 38n 444140.54 3684706.36, and the
    /// middle of 38SMB4488 is 33.33424 44.40363.
    #[test]
    fn the_examples_of_a_published_converter() {
        let (easting, northing) = utm(33.3, 44.4, 38);
        assert!((easting - 444_140.54).abs() < 0.01 && (northing - 3_684_706.36).abs() < 0.01, "{easting} {northing}");
        assert_eq!(reference(at(33.3, 44.4), Square::Metre).as_deref(), Some("38S MB 44140 84706"));
        assert_eq!(reference(at(33.33424, 44.40363), Square::Kilometre).as_deref(), Some("38S MB 44 88"));
    }

    /// Both hemispheres, both sorts of zone, the irregular zones; worked out with the NGA's GEOTRANS (by way of the Python
    /// package mgrs 1.6.0).
    #[test]
    fn places_all_over_the_earth() {
        for (lat, lon, expected) in [
            (33.4, 44.4, "38S MB 44204 95793"),
            (33.3141, 38.7034, "37S DS 72391 86148"),
            (33.7856, 42.4412, "38S KC 63078 41327"),
            (34.0, 48.0, "39S TT 22908 66214"),
            (38.8977, -77.0365, "18S UJ 23394 07395"),
            (-33.8568, 151.2153, "56H LH 34900 52288"),
            (60.39, 5.32, "32V KN 97230 00510"),
            (78.22, 15.65, "33X WG 14813 83004"),
            (0.0, 0.0, "31N AA 66021 00000"),
            (83.9, 179.99, "60X WU 35457 17850"),
            (-79.9, -179.99, "01C DM 41488 28072"),
        ] {
            assert_eq!(reference(at(lat, lon), Square::Metre).as_deref(), Some(expected), "{lat} {lon}");
        }
    }

    #[test]
    fn where_utm_does_not_reach_there_is_no_reference() {
        for (lat, lon) in [(84.0, 0.0), (-80.1, 0.0), (90.0, 0.0), (f64::NAN, 0.0), (10.0, 181.0), (10.0, f64::NAN)] {
            assert_eq!(reference(at(lat, lon), Square::Metre), None, "{lat} {lon}");
        }
        assert!(reference(at(10.0, 180.0), Square::Metre).is_some_and(|found| found.starts_with("01P")));
    }

    #[test]
    fn a_reference_is_no_more_exact_than_what_is_recorded() {
        assert_eq!(reference(at(33.3, 44.4), Square::of(PositionPrecision::Town)).as_deref(), Some("38S MB 44 84"));
        assert_eq!(reference(at(33.3, 44.4), Square::of(PositionPrecision::Region)).as_deref(), Some("38S MB 4 8"));
        assert_eq!(reference(at(33.3, 44.4), Square::of(PositionPrecision::Exact)).as_deref(), Some("38S MB 441 847"));
    }
}
