//! Where events happened: every place with the events put there (an event stands at its first place), how a map may show it,
//! and the governorates that they fall into. What cannot be drawn as exact is told apart here and never gets a point of its own.

mod words;

pub use words::{place_sentences, total_sentence};

use std::cmp::Reverse;

use crate::basemap::{Basemap, Point};
use crate::model::{Date, Event, EventIx, EventKind, Place, PlaceIx, PlaceKind, PositionPrecision, Scope};

/// Which kinds of events are put on the map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layer {
    /// Every kind.
    #[default]
    All,
    /// By armed groups, on anybody.
    Attacks,
    /// By states and coalitions.
    Strikes,
    /// What is neither an attack nor a strike.
    Others,
}

impl Layer {
    /// Every layer.
    pub const ALL: [Self; 4] = [Self::All, Self::Attacks, Self::Strikes, Self::Others];

    /// Its name.
    pub fn title(self) -> &'static str {
        match self {
            Self::All => "all events",
            Self::Attacks => "attacks",
            Self::Strikes => "strikes",
            Self::Others => "neither attacks nor strikes",
        }
    }

    /// The one after it.
    pub fn next(self) -> Self {
        Self::ALL[(self as usize + 1) % Self::ALL.len()]
    }

    /// Whether it holds events of a kind.
    pub fn holds(self, kind: EventKind) -> bool {
        match self {
            Self::All => true,
            Self::Attacks => kind == EventKind::Attack,
            Self::Strikes => kind == EventKind::Strike,
            Self::Others => !matches!(kind, EventKind::Attack | EventKind::Strike),
        }
    }
}

/// How a map may show a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whereabouts {
    /// At a point: its own, or that of the town that it is in or near.
    Point,
    /// Somewhere around a point: only the region is known.
    Around,
    /// It is a region or a country: no point stands for it.
    Area,
    /// Beyond the basemap.
    OffMap,
    /// No coordinates are recorded.
    NotRecorded,
}

impl Whereabouts {
    /// Every one.
    pub const ALL: [Self; 5] = [Self::Point, Self::Around, Self::Area, Self::OffMap, Self::NotRecorded];

    /// How a place stands to the basemap.
    pub fn of(place: &Place) -> Self {
        let Some(position) = place.position else { return Self::NotRecorded };
        let vague = position.precision == PositionPrecision::Region;
        match place.kind {
            PlaceKind::Country => Self::Area,
            _ if !Basemap::get().bounds.contains(point_of(place)) => Self::OffMap,
            PlaceKind::Region if vague => Self::Area,
            _ if vague => Self::Around,
            _ => Self::Point,
        }
    }

    /// Whether a sign stands for it.
    pub fn is_drawn(self) -> bool {
        matches!(self, Self::Point | Self::Around)
    }

    /// The mark in a list, blank for a point.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Point => " ",
            Self::Around => "~",
            Self::Area => "▒",
            Self::OffMap => "→",
            Self::NotRecorded => "?",
        }
    }

    /// What the mark means.
    pub fn words(self) -> &'static str {
        match self {
            Self::Point => "at a point",
            Self::Around => "only the region is known, drawn around it",
            Self::Area => "a whole region or country, not drawn as a point",
            Self::OffMap => "off the map",
            Self::NotRecorded => "coordinates not recorded",
        }
    }
}

/// Where a place lies; the corner of the world where it has no position.
pub fn point_of(place: &Place) -> Point {
    place.position.map_or_else(Point::default, |position| Point::new(position.lon, position.lat))
}

/// The governorate of a place, as a division of the basemap: the one that its record names, else the one that its point lies
/// in, where that is exact enough to tell. The record comes first since it is the curator's word, and outlines are simplified.
pub fn division_of(place: &Place) -> Option<usize> {
    if place.kind == PlaceKind::Country {
        return None;
    }
    let basemap = Basemap::get();
    let named = place.governorate.as_deref().and_then(|name| basemap.division_named(place.country.code(), name));
    named.or_else(|| {
        (Whereabouts::of(place) == Whereabouts::Point).then(|| basemap.division_at(point_of(place))).flatten()
    })
}

/// A place and the events that the map puts there.
#[derive(Clone, Debug)]
pub struct PlaceEvents {
    /// The place.
    pub place: PlaceIx,
    /// How the map may show it.
    pub whereabouts: Whereabouts,
    /// Its governorate on the basemap.
    pub division: Option<usize>,
    /// The events, in the order in which they were given.
    pub events: Vec<EventIx>,
    /// How many of each kind, in the order of [`EventKind::ALL`].
    pub kinds: [u32; EventKind::ALL.len()],
    /// Events that name it, but stand at another place.
    pub named: usize,
    /// The day of the newest event.
    pub latest: Option<Date>,
}

impl PlaceEvents {
    fn new(place: PlaceIx, record: &Place) -> Self {
        Self {
            place,
            whereabouts: Whereabouts::of(record),
            division: division_of(record),
            events: Vec::new(),
            kinds: Default::default(),
            named: 0,
            latest: None,
        }
    }

    fn add(&mut self, index: EventIx, event: &Event) {
        self.events.push(index);
        self.kinds[event.kind as usize] += 1;
        self.latest = self.latest.max(Some(event.date));
    }

    /// The kind of most of its events; none where there are none.
    pub fn kind(&self) -> Option<EventKind> {
        let kinds = EventKind::ALL.iter().zip(self.kinds).filter(|&(_, count)| count > 0);
        kinds.rev().max_by_key(|&(_, count)| count).map(|(&kind, _)| kind)
    }

    /// How many events are of a kind.
    pub fn count(&self, kind: EventKind) -> u32 {
        self.kinds[kind as usize]
    }
}

/// The places of a view with their events.
#[derive(Clone, Debug, Default)]
pub struct MapCounts {
    /// Every place: first those with events that are drawn, then those with events that are not, then those without events;
    /// each by number, the most first, then by name.
    pub places: Vec<PlaceEvents>,
    /// How many of them have events and are drawn: the first ones.
    pub drawn: usize,
    /// How many of them have events.
    pub with_events: usize,
    /// Events by division of the basemap.
    pub divisions: Vec<u32>,
    /// Events of the layer.
    pub events: usize,
    /// Events that name no place.
    pub placeless: usize,
    /// Events of each kind, in the order of [`EventKind::ALL`].
    pub kinds: [u32; EventKind::ALL.len()],
}

impl MapCounts {
    /// Puts events at their places.
    pub fn of(scope: &Scope, events: impl Iterator<Item = EventIx>, layer: Layer) -> Self {
        let knowledge = scope.knowledge();
        let places = knowledge.places.iter().zip(0..);
        let mut all = Self {
            places: places.map(|(place, row)| PlaceEvents::new(PlaceIx(row), place)).collect(),
            divisions: vec![0; Basemap::get().divisions.len()],
            ..Self::default()
        };
        for index in events {
            let event = knowledge.event(index);
            if !layer.holds(event.kind) {
                continue;
            }
            all.events += 1;
            all.kinds[event.kind as usize] += 1;
            let Some((first, others)) = event.places.split_first() else {
                all.placeless += 1;
                continue;
            };
            let place = &mut all.places[first.0 as usize];
            place.add(index, event);
            if let Some(division) = place.division {
                all.divisions[division] += 1;
            }
            for other in others {
                all.places[other.0 as usize].named += 1;
            }
        }
        let group = |it: &PlaceEvents| (it.events.is_empty(), !it.whereabouts.is_drawn());
        all.places.sort_by_cached_key(|it| {
            (group(it), Reverse(it.events.len()), knowledge.place(it.place).name.to_lowercase())
        });
        all.drawn = all.places.partition_point(|it| group(it) <= (false, false));
        all.with_events = all.places.partition_point(|it| !it.events.is_empty());
        all
    }

    /// The place among them.
    pub fn position(&self, place: PlaceIx) -> Option<usize> {
        self.places.iter().position(|it| it.place == place)
    }

    /// The number that stands for a place where its name finds no room: its rank among those that are drawn.
    pub fn number(&self, position: usize) -> Option<usize> {
        (position < self.drawn).then_some(position + 1)
    }

    /// The numbers of events from which on a governorate is shaded one step darker, for the busiest one.
    pub fn steps(&self) -> [u32; SHADES] {
        let most = self.divisions.iter().copied().max().unwrap_or(0);
        // One, then about a tenth and about a third of the most: a few governorates have nearly all.
        let second = (most / 10).max(2);
        [1, second, (most / 3).max(second + 1)]
    }

    /// How dark a governorate is shaded: 0 for no event, up to [`SHADES`].
    pub fn shade(&self, division: usize) -> usize {
        let count = self.divisions.get(division).copied().unwrap_or(0);
        self.steps().iter().filter(|&&step| count >= step).count()
    }
}

/// How many shades there are.
pub const SHADES: usize = 3;

/// Attacks at a place, as they are borne out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Attacks {
    /// Records.
    pub records: usize,
    /// Attacks on credibility 1–2, several where a record covers several.
    pub borne_out: u64,
    /// Attacks on credibility 3–6: on a claim or one report only.
    pub reported: u64,
}

impl Attacks {
    /// Those among events.
    pub fn among(scope: &Scope, events: &[EventIx]) -> Self {
        let events = events.iter().map(|&event| scope.knowledge().event(event));
        events.filter(|event| event.kind == EventKind::Attack).fold(Self::default(), |mut sum, event| {
            sum.records += 1;
            let number = u64::from(event.attacks());
            if event.credibility.is_borne_out() {
                sum.borne_out += number;
            } else {
                sum.reported += number;
            }
            sum
        })
    }
}
