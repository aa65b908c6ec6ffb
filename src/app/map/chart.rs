//! What is drawn where on the map: a sign for each cell with places, the names that find room, numbers for those that do not.
//! Plain arithmetic; drawing only gives it its looks.

use rustc_hash::FxHashMap;

use super::Map;
use crate::basemap::Basemap;
use crate::geometry::labels::{self, Wanted};
use crate::geometry::{Area, Projection};
use crate::model::{EventKind, PlaceKind, PositionPrecision, Scope, days_between};
use crate::query::map::{MapCounts, PlaceEvents, Whereabouts, point_of};
use crate::text::{safe, truncate, width};

/// Columns that a name may take.
const NAME: usize = 22;
/// Kilometres that the coordinates of a town may be off for a place in or near it.
const TOWN: f64 = 5.0;
/// An event is fresh for so many days before the as-of day.
const FRESH: i32 = 3;

/// A sign: all places of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sign {
    /// Its column in the window.
    pub x: u16,
    /// Its row in the window.
    pub y: u16,
    /// The places, as positions in the list, the one with the most events first.
    pub places: Vec<usize>,
    /// Their events.
    pub events: usize,
    /// The kind of most events of the first place; none where nothing happened.
    pub kind: Option<EventKind>,
    /// Whether the sign stands only near the place: its coordinates are less exact than a cell.
    pub is_around: bool,
    /// Whether something happened there in the last days before the as-of day.
    pub is_fresh: bool,
    /// Whether the selected place is among them.
    pub is_selected: bool,
}

impl Sign {
    /// How far its disc reaches, in halves of a column: the more events, the larger.
    pub fn radius(&self) -> i32 {
        radius(self.events)
    }
}

/// How far the disc of so many events reaches, in halves of a column.
pub fn radius(events: usize) -> i32 {
    match events {
        0..5 => 0,
        5..10 => 2,
        10..20 => 3,
        20..40 => 4,
        _ => 5,
    }
}

/// What a name on the map belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameOf {
    /// A sign, by its position.
    Sign(usize),
    /// A governorate.
    Division,
    /// A country.
    Country,
}

/// A name or number on the map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// First column in the window.
    pub x: u16,
    /// Row in the window.
    pub y: u16,
    /// What it says, safe to write.
    pub text: String,
    /// What it belongs to.
    pub of: NameOf,
    /// Whether it is the number that stands for a name.
    pub is_number: bool,
}

/// What is drawn where.
#[derive(Clone, Debug)]
pub struct Chart {
    /// Where the map stands in the window.
    pub area: Area,
    /// How points become cells of that area.
    pub projection: Projection,
    /// The signs, those with the most events first.
    pub signs: Vec<Sign>,
    /// The names.
    pub names: Vec<Name>,
}

impl Default for Chart {
    fn default() -> Self {
        let area = Area::default();
        Self { area, projection: super::Camera::default().projection(0, 0), signs: Vec::new(), names: Vec::new() }
    }
}

impl Chart {
    /// The map in an area of the window.
    pub(super) fn of(scope: &Scope, map: &Map, area: Area) -> Self {
        let projection = map.camera.projection(area.width, area.height);
        let mut chart = Self { area, projection, signs: Vec::new(), names: Vec::new() };
        if area.is_empty() {
            return chart;
        }
        chart.put_signs(scope, &map.counts, map.cursor.position);
        chart.put_names(scope, &map.counts, map.cursor.position);
        chart
    }

    /// One sign for each cell that places stand in.
    fn put_signs(&mut self, scope: &Scope, counts: &MapCounts, selected: usize) {
        let as_of = scope.lens().until.map(|(_, day)| day);
        let mut at: FxHashMap<(u16, u16), usize> = FxHashMap::default();
        for (position, it) in counts.places.iter().enumerate().filter(|(_, it)| it.whereabouts.is_drawn()) {
            let place = scope.knowledge().place(it.place);
            let is_selected = position == selected;
            // Where nothing happened only what lies at a point helps to find one's way.
            if it.events.is_empty()
                && !is_selected
                && (it.whereabouts != Whereabouts::Point || place.kind == PlaceKind::Region)
            {
                continue;
            }
            let Some((column, row)) = self.projection.shown(point_of(place)) else { continue };
            let cell = (self.area.x + column, self.area.y + row);
            let fresh = |day| as_of.is_some_and(|as_of| (0..FRESH).contains(&days_between(day, as_of)));
            let is_fresh = it.latest.is_some_and(fresh);
            if let Some(&known) = at.get(&cell) {
                let sign: &mut Sign = &mut self.signs[known];
                if !it.events.is_empty() || is_selected {
                    sign.places.push(position);
                    sign.events += it.events.len();
                }
                sign.is_fresh |= is_fresh;
                sign.is_selected |= is_selected;
                continue;
            }
            at.insert(cell, self.signs.len());
            let is_around =
                it.whereabouts == Whereabouts::Around || self.is_coarse(place.position.map(|p| p.precision));
            let (x, y) = cell;
            let (places, events, kind) = (vec![position], it.events.len(), it.kind());
            self.signs.push(Sign { x, y, places, events, kind, is_around, is_fresh, is_selected });
        }
        self.signs.sort_by_key(|sign| (std::cmp::Reverse(sign.events), sign.places[0]));
    }

    /// Whether the coordinates of a town are less exact than a cell.
    fn is_coarse(&self, precision: Option<PositionPrecision>) -> bool {
        precision == Some(PositionPrecision::Town) && self.projection.kilometres_per_column() < TOWN
    }

    /// Names beside the signs, the selected one first; then those of countries and governorates where there is still room.
    fn put_names(&mut self, scope: &Scope, counts: &MapCounts, selected: usize) {
        let mut texts: Vec<(NameOf, String, String)> = Vec::new();
        let mut wanted: Vec<Wanted> = Vec::new();
        let mut order: Vec<usize> = (0..self.signs.len()).collect();
        order.sort_by_key(|&sign| !self.signs[sign].is_selected);
        let (with, without): (Vec<_>, Vec<_>) =
            order.into_iter().partition(|&sign| self.signs[sign].events > 0 || self.signs[sign].is_selected);
        let named = |sign: usize, texts: &mut Vec<_>, wanted: &mut Vec<Wanted>| {
            let own: &Sign = &self.signs[sign];
            let first = if own.is_selected && own.places.contains(&selected) { selected } else { own.places[0] };
            let name = sign_name(scope, counts, own, first);
            let number = counts.number(first).map(|number| number.to_string()).unwrap_or_default();
            let (name_width, number_width) = (width(&name) as u16, width(&number) as u16);
            wanted.push(Wanted { x: own.x, y: own.y, name: name_width, number: number_width, on_point: false });
            texts.push((NameOf::Sign(sign), name, number));
        };
        for sign in with {
            named(sign, &mut texts, &mut wanted);
        }
        self.want_areas(counts, &mut texts, &mut wanted);
        for sign in without {
            named(sign, &mut texts, &mut wanted);
        }
        let signs: Vec<_> = self.signs.iter().map(|sign| (sign.x, sign.y)).collect();
        let placed = labels::place(self.area, &signs, &wanted);
        self.names = placed
            .into_iter()
            .zip(texts)
            .filter_map(|(label, (of, name, number))| {
                let label = label?;
                let text = if label.is_number { number } else { name };
                Some(Name { x: label.x, y: label.y, text, of, is_number: label.is_number })
            })
            .collect();
    }

    /// The names of countries, and of the governorates where something happened.
    fn want_areas(&self, counts: &MapCounts, texts: &mut Vec<(NameOf, String, String)>, wanted: &mut Vec<Wanted>) {
        let basemap = Basemap::get();
        let countries = basemap.names.iter().map(|&(point, name)| (NameOf::Country, point, name.to_owned()));
        let divisions = basemap.divisions.iter().zip(&counts.divisions).filter(|&(_, &count)| count > 0);
        let divisions = divisions.map(|(it, count)| (NameOf::Division, it.middle(), format!("{} {count}", it.name)));
        for (of, point, name) in countries.chain(divisions) {
            if let Some((column, row)) = self.projection.shown(point) {
                let (x, y) = (self.area.x + column, self.area.y + row);
                wanted.push(Wanted { x, y, name: width(&name) as u16, number: 0, on_point: true });
                texts.push((of, name, String::new()));
            }
        }
    }

    /// The place at a cell, or right beside it: of a sign that stands for several the one after `selected`.
    pub(super) fn place_at(&self, x: u16, y: u16, selected: usize) -> Option<usize> {
        let distance = |sign: &Sign| i32::from(sign.x.abs_diff(x)) + 2 * i32::from(sign.y.abs_diff(y));
        let near = self.signs.iter().min_by_key(|sign| distance(sign)).filter(|sign| distance(sign) <= 2);
        let on_name = |name: &&Name| name.y == y && (name.x..name.x + width(&name.text) as u16).contains(&x);
        let named = self.names.iter().find(on_name).and_then(|name| match name.of {
            NameOf::Sign(sign) => self.signs.get(sign),
            NameOf::Division | NameOf::Country => None,
        });
        let exact = near.filter(|sign| distance(sign) == 0);
        let sign = exact.or(named).or(near)?;
        let at = sign.places.iter().position(|&place| place == selected);
        Some(sign.places[at.map_or(0, |at| (at + 1) % sign.places.len())])
    }
}

/// `~Conoco +1`: the name of a place without what stands in brackets, and how many others share its sign.
fn sign_name(scope: &Scope, counts: &MapCounts, sign: &Sign, first: usize) -> String {
    let Some(place) = counts.places.get(first) else { return String::new() };
    let mark = if sign.is_around { "~" } else { "" };
    let others = match sign.places.len() {
        0 | 1 => String::new(),
        all => format!(" +{}", all - 1),
    };
    format!("{mark}{}{others}", truncate(&short_name(scope, place), NAME))
}

/// The name of a place without what stands in brackets.
pub fn short_name(scope: &Scope, place: &PlaceEvents) -> String {
    let name = &scope.knowledge().place(place.place).name;
    safe(name.split(" (").next().unwrap_or(name)).into_owned()
}
