//! What is there already: actors and places by name, and events that a row may be a duplicate of.

use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::Beside;
use super::row::{Row, Spot};
use crate::model::{Country, Date, EventIx, Knowledge, Position};

/// How near a row must be to a record of the same day to be told, in kilometres.
const NEAR: f64 = 25.0;

/// The knowledge that a draft lies beside.
pub(super) struct Base<'k> {
    knowledge: &'k Knowledge,
    /// Whether the draft is a layer over it, so that its records can be named.
    pub(super) layered: bool,
    actors: FxHashMap<String, &'k str>,
    places: FxHashMap<(String, Country), &'k str>,
    by_day: FxHashMap<Date, Vec<EventIx>>,
}

impl<'k> Base<'k> {
    pub(super) fn of(beside: Beside<'k>) -> Self {
        let (knowledge, layered) = match beside {
            Beside::Nothing(knowledge) => (knowledge, false),
            Beside::Layer(knowledge) => (knowledge, true),
        };
        let mut base = Self {
            knowledge,
            layered,
            actors: FxHashMap::default(),
            places: FxHashMap::default(),
            by_day: FxHashMap::default(),
        };
        for (row, event) in knowledge.events.iter().enumerate() {
            let days = std::iter::once(event.date).chain(event.also_dated.iter().map(|also| also.date));
            for day in days {
                base.by_day.entry(day).or_default().push(EventIx(row as u32));
            }
        }
        if layered {
            base.name_all();
        }
        base
    }

    fn name_all(&mut self) {
        for actor in &self.knowledge.actors {
            let names = [Some(&*actor.name), actor.short.as_deref(), actor.native.as_deref()].into_iter().flatten();
            for name in names.chain(actor.aliases.iter().map(|alias| &**alias)) {
                self.actors.entry(fold(name)).or_insert(&actor.id);
            }
        }
        for place in &self.knowledge.places {
            let names = std::iter::once(&*place.name).chain(place.native.as_deref());
            for name in names.chain(place.aliases.iter().map(|alias| &**alias)) {
                self.places.entry((fold(name), place.country)).or_insert(&place.id);
            }
        }
    }

    /// The actor of this name, to the letter but for case, accents and the years that ACLED sets behind governments.
    pub(super) fn actor(&self, name: &str) -> Option<&'k str> {
        let bare = name.split(" (").next().unwrap_or(name);
        self.actors.get(&fold(name)).or_else(|| self.actors.get(&fold(bare))).copied()
    }

    /// The place of this name in this country.
    pub(super) fn place(&self, spot: &Spot) -> Option<&'k str> {
        self.places.get(&(fold(&spot.name), spot.country)).copied()
    }

    /// Whether an id is taken.
    pub(super) fn has(&self, id: &str) -> bool {
        self.layered && self.knowledge.find(id).is_some()
    }

    /// Records of the same day nearby, each with its distance.
    pub(super) fn duplicates(&self, row: &Row) -> Vec<String> {
        let Some(Spot { at: Some(at), .. }) = &row.spot else { return Vec::new() };
        let events = self.by_day.get(&row.date).into_iter().flatten();
        let near = events.filter_map(|&index| {
            let event = self.knowledge.event(index);
            let places = event.places.iter().filter_map(|&place| self.knowledge.place(place).position);
            let distance = places.map(|place| kilometres(*at, place)).min_by(f64::total_cmp)?;
            (distance <= NEAR).then(|| format!("{} (same day, {distance:.0} km away)", event.id))
        });
        near.collect()
    }
}

/// Great-circle distance on a sphere of 6,371 km.
fn kilometres(a: Position, b: Position) -> f64 {
    let (lat_a, lat_b) = (a.lat.to_radians(), b.lat.to_radians());
    let (half_lat, half_lon) = ((lat_b - lat_a) / 2.0, (b.lon - a.lon).to_radians() / 2.0);
    let h = half_lat.sin().powi(2) + lat_a.cos() * lat_b.cos() * half_lon.sin().powi(2);
    2.0 * 6371.0 * h.sqrt().min(1.0).asin()
}

/// Lower case without accents and signs, words parted by one space.
pub(super) fn fold(name: &str) -> String {
    let letters = name.nfkd().filter(|&c| !is_combining_mark(c)).flat_map(char::to_lowercase);
    let spaced: String = letters.map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}
