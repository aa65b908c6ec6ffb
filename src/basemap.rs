//! The basemap: borders, coasts, lakes and the first-level divisions (governorates) around Iraq, from Natural Earth. It is
//! part of the program as a small text, and read when it is first asked for.

use std::sync::OnceLock;

/// A point, in decimal degrees WGS 84.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// Longitude, east positive.
    pub lon: f64,
    /// Latitude, north positive.
    pub lat: f64,
}

impl Point {
    /// A point.
    pub const fn new(lon: f64, lat: f64) -> Self {
        Self { lon, lat }
    }
}

/// A rectangle of meridians and parallels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// Its south-western corner.
    pub from: Point,
    /// Its north-eastern corner.
    pub to: Point,
}

impl Bounds {
    /// A rectangle.
    pub const fn new(from: Point, to: Point) -> Self {
        Self { from, to }
    }

    /// The smallest one around points; none around no point.
    pub fn around(points: impl IntoIterator<Item = Point>) -> Option<Self> {
        points.into_iter().fold(None, |bounds: Option<Self>, point| {
            let Self { from, to } = bounds.unwrap_or(Self { from: point, to: point });
            Some(Self {
                from: Point::new(from.lon.min(point.lon), from.lat.min(point.lat)),
                to: Point::new(to.lon.max(point.lon), to.lat.max(point.lat)),
            })
        })
    }

    /// Whether a point lies in it.
    pub fn contains(&self, point: Point) -> bool {
        (self.from.lon..=self.to.lon).contains(&point.lon) && (self.from.lat..=self.to.lat).contains(&point.lat)
    }

    /// Its middle.
    pub fn middle(&self) -> Point {
        Point::new(f64::midpoint(self.from.lon, self.to.lon), f64::midpoint(self.from.lat, self.to.lat))
    }

    /// Larger by so many degrees on every side.
    pub fn grown(&self, degrees: f64) -> Self {
        Self {
            from: Point::new(self.from.lon - degrees, self.from.lat - degrees),
            to: Point::new(self.to.lon + degrees, self.to.lat + degrees),
        }
    }
}

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LineKind {
    /// A border between countries.
    Border,
    /// A coast of the sea.
    Coast,
    /// The shore of a lake.
    Lake,
}

/// A first-level division of a country.
#[derive(Clone, Debug)]
pub struct Division {
    /// Its common English name.
    pub name: &'static str,
    /// ISO 3166-1 alpha-2 code of its country.
    pub country: &'static str,
    /// Its outlines; each closes itself.
    pub rings: Vec<Vec<Point>>,
    /// What they lie in.
    pub bounds: Bounds,
}

impl Division {
    /// Whether a point lies in it: a ray to the west crosses its outlines an odd number of times.
    pub fn contains(&self, point: Point) -> bool {
        self.bounds.contains(point) && self.rings.iter().map(|ring| crossings(ring, point)).sum::<usize>() % 2 == 1
    }

    /// The middle of its largest ring, weighted by area.
    pub fn middle(&self) -> Point {
        let weighed = self.rings.iter().map(|ring| centroid(ring));
        weighed.max_by(|a, b| a.0.total_cmp(&b.0)).map_or_else(|| self.bounds.middle(), |(_, middle)| middle)
    }
}

/// The segments of a ring, the closing one too.
pub fn segments(ring: &[Point]) -> impl Iterator<Item = (Point, Point)> + '_ {
    ring.iter().copied().zip(ring.iter().copied().cycle().skip(1))
}

fn crossings(ring: &[Point], point: Point) -> usize {
    let crosses = |(a, b): &(Point, Point)| {
        (a.lat > point.lat) != (b.lat > point.lat)
            && point.lon > a.lon + (point.lat - a.lat) / (b.lat - a.lat) * (b.lon - a.lon)
    };
    segments(ring).filter(crosses).count()
}

/// Area (in square degrees) and middle of a ring.
fn centroid(ring: &[Point]) -> (f64, Point) {
    let (mut area, mut lon, mut lat) = (0.0, 0.0, 0.0);
    for (a, b) in segments(ring) {
        let cross = a.lon * b.lat - b.lon * a.lat;
        area += cross / 2.0;
        lon += (a.lon + b.lon) * cross;
        lat += (a.lat + b.lat) * cross;
    }
    if area == 0.0 {
        return (0.0, ring.first().copied().unwrap_or_default());
    }
    (area.abs(), Point::new(lon / (6.0 * area), lat / (6.0 * area)))
}

/// The basemap.
#[derive(Clone, Debug)]
pub struct Basemap {
    /// What it covers; beyond it nothing is drawn.
    pub bounds: Bounds,
    /// Borders, coasts and shores.
    pub lines: Vec<(LineKind, Vec<Point>)>,
    /// Governorates, country by country, by name.
    pub divisions: Vec<Division>,
    /// Where the names of countries are written.
    pub names: Vec<(Point, &'static str)>,
}

const TEXT: &str = include_str!("../assets/basemap.txt");

impl Basemap {
    /// The basemap that is part of the program; it is read once.
    pub fn get() -> &'static Self {
        static BASEMAP: OnceLock<Basemap> = OnceLock::new();
        BASEMAP.get_or_init(|| Self::parse(TEXT).expect("the text is part of the program, and a test reads it"))
    }

    fn parse(text: &'static str) -> Option<Self> {
        let (mut bounds, mut lines, mut names) = (None, Vec::new(), Vec::new());
        let mut divisions: Vec<Division> = Vec::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let (word, rest) = line.split_once(' ')?;
            let kind = match word {
                "border" => LineKind::Border,
                "coast" => LineKind::Coast,
                "lake" => LineKind::Lake,
                "bounds" => {
                    let (from, to) = rest.split_once(' ')?;
                    bounds = Some(Bounds::new(point(from)?, point(to)?));
                    continue;
                }
                "name" => {
                    let (place, name) = rest.split_once(' ')?;
                    names.push((point(place)?, name));
                    continue;
                }
                "division" => {
                    let (country, name) = rest.split_once(' ')?;
                    let bounds = Bounds::new(Point::default(), Point::default());
                    divisions.push(Division { name, country, rings: Vec::new(), bounds });
                    continue;
                }
                "ring" => {
                    divisions.last_mut()?.rings.push(path(rest)?);
                    continue;
                }
                _ => return None,
            };
            lines.push((kind, path(rest)?));
        }
        for division in &mut divisions {
            division.bounds = Bounds::around(division.rings.iter().flatten().copied())?;
        }
        Some(Self { bounds: bounds?, lines, divisions, names })
    }

    /// The division that a point lies in.
    pub fn division_at(&self, point: Point) -> Option<usize> {
        self.divisions.iter().position(|division| division.contains(point))
    }

    /// The division of a country with this name.
    pub fn division_named(&self, country: &str, name: &str) -> Option<usize> {
        let same = |division: &Division| division.country == country && division.name.eq_ignore_ascii_case(name);
        self.divisions.iter().position(same)
    }
}

/// A pair of whole numbers.
fn pair(text: &str) -> Option<(i32, i32)> {
    let (lon, lat) = text.split_once(',')?;
    Some((lon.parse().ok()?, lat.parse().ok()?))
}

fn degrees((lon, lat): (i32, i32)) -> Point {
    Point::new(f64::from(lon) / 1000.0, f64::from(lat) / 1000.0)
}

fn point(text: &str) -> Option<Point> {
    pair(text).map(degrees)
}

/// A first point and the steps from each to the next.
fn path(text: &str) -> Option<Vec<Point>> {
    let mut at = (0, 0);
    text.split(' ')
        .map(|step| {
            let (lon, lat) = pair(step)?;
            at = (at.0 + lon, at.1 + lat);
            Some(degrees(at))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_basemap_is_read_and_lies_in_its_bounds() {
        let basemap = Basemap::get();
        let lines = basemap.lines.iter().flat_map(|(_, points)| points);
        let points: Vec<_> = lines.chain(basemap.divisions.iter().flat_map(|it| it.rings.iter().flatten())).collect();
        assert!(points.len() > 3000, "{}", points.len());
        let wide = basemap.bounds.grown(0.01);
        assert!(points.iter().all(|&&point| wide.contains(point)));
        let of = |country: &str| basemap.divisions.iter().filter(|it| it.country == country).count();
        assert_eq!((of("IQ"), of("SY"), of("JO"), of("KW")), (18, 15, 12, 6));
        assert!(basemap.names.iter().all(|&(at, _)| basemap.bounds.contains(at)));
        for kind in [LineKind::Border, LineKind::Coast, LineKind::Lake] {
            assert!(basemap.lines.iter().any(|(own, points)| *own == kind && points.len() > 1), "{kind:?}");
        }
    }

    #[test]
    fn cities_lie_in_their_governorates() {
        for (lon, lat, name) in [
            (44.4009, 33.3406, "Baghdad"),
            (42.4412, 33.7856, "Anbar"),
            (44.0094, 36.1912, "Erbil"),
            (47.783, 30.508, "Basra"),
            (43.13, 36.34, "Nineveh"),
            (38.6178, 33.5058, "Homs"),
            (40.309, 35.336, "Deir ez-Zor"),
            (38.7034, 33.314, "Mafraq"),
        ] {
            let found = Basemap::get().division_at(Point::new(lon, lat)).map(|at| Basemap::get().divisions[at].name);
            assert_eq!(found, Some(name));
        }
        for (lon, lat) in [(51.4, 35.7), (44.0, 28.5), (46.3, 38.1), (36.0, 34.5)] {
            assert_eq!(Basemap::get().division_at(Point::new(lon, lat)), None, "{lon} {lat} is in none of them");
        }
    }

    #[test]
    fn every_division_is_found_by_name_and_hardly_a_point_lies_in_two() {
        let basemap = Basemap::get();
        for (at, division) in basemap.divisions.iter().enumerate() {
            assert_eq!(basemap.division_named(division.country, &division.name.to_lowercase()), Some(at));
        }
        assert_eq!(basemap.division_named("SY", "Anbar"), None);
        // Outlines were simplified one by one, so that neighbours overlap by slivers.
        let mut doubly = 0;
        for step in 0..1600 {
            let point = Point::new(34.05 + f64::from(step % 40) * 0.4, 28.03 + f64::from(step / 40) * 0.26);
            let holding = basemap.divisions.iter().filter(|division| division.contains(point)).count();
            assert!(holding <= 2, "{point:?} is in {holding}");
            doubly += usize::from(holding == 2);
        }
        assert!(doubly < 10, "{doubly} points lie in two divisions");
    }
}
