//! The chronology: events by day, each also under the other days that sources give for it, and bars of four layers.
//!
//! What is counted here is what is recorded in this file and shown; never a total of what happened.

use std::fmt::Write;

use crate::chart::Buckets;
use crate::model::{Date, EventIx, EventKind, Scope, counted, day_text};
use crate::text::safe;

/// Why an event stands under a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dating {
    /// It is its own day.
    Own,
    /// Another day that sources give: position in the event's `also_dated`.
    Also(usize),
}

/// An event under a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The day.
    pub day: Date,
    /// Why it stands there.
    pub dating: Dating,
    /// The event.
    pub event: EventIx,
}

/// The events by day, the oldest first, each also under its other days; on one day those of their own day come first.
///
/// Another day that the lens leaves out (later than the as-of day, before the first day) is not listed.
pub fn entries(scope: &Scope, events: impl Iterator<Item = EventIx>) -> Vec<Entry> {
    let (knowledge, lens) = (scope.knowledge(), scope.lens());
    let shown =
        |day: Date| lens.until.is_none_or(|(_, until)| day <= until) && lens.since.is_none_or(|since| since <= day);
    let mut all = Vec::new();
    for event in events {
        let record = knowledge.event(event);
        all.push(Entry { day: record.date, dating: Dating::Own, event });
        for (position, also) in record.also_dated.iter().enumerate().filter(|(_, also)| shown(also.date)) {
            all.push(Entry { day: also.date, dating: Dating::Also(position), event });
        }
    }
    all.sort_by_key(|entry| (entry.day, entry.dating));
    all
}

/// Why an event stands under a day that is not its own: `dated 20 Nov 2023 by US briefings; it stands under 21 Nov 2023`.
pub fn also_dated_words(scope: &Scope, entry: &Entry) -> Option<String> {
    let Dating::Also(position) = entry.dating else { return None };
    let event = scope.knowledge().event(entry.event);
    let also = event.also_dated.get(position)?;
    let why = also.why.as_deref().map_or_else(|| "some sources".to_owned(), |why| safe(why).into_owned());
    Some(format!("also dated {}: {why}; recorded under {}", day_text(also.date), day_text(event.date)))
}

/// The same where the day stands before it already: `see 21 Nov 2023: US briefings`.
pub fn see_words(scope: &Scope, entry: &Entry) -> Option<String> {
    let Dating::Also(position) = entry.dating else { return None };
    let event = scope.knowledge().event(entry.event);
    let why = event.also_dated.get(position)?.why.as_deref().map(|why| format!(": {}", safe(why)));
    Some(format!("see {}{}", day_text(event.date), why.unwrap_or_default()))
}

/// A layer of a bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    /// Attacks by armed groups.
    Attacks,
    /// Strikes by states.
    Strikes,
    /// What was said, agreed and decided.
    Words,
    /// Everything else.
    Others,
}

impl Layer {
    /// Every layer, from the bottom up.
    pub const ALL: [Self; 4] = [Self::Attacks, Self::Strikes, Self::Words, Self::Others];

    /// The layer that a kind of event stands in.
    pub fn of(kind: EventKind) -> Self {
        match kind {
            EventKind::Attack => Self::Attacks,
            EventKind::Strike => Self::Strikes,
            EventKind::Statement
            | EventKind::Meeting
            | EventKind::Agreement
            | EventKind::Political
            | EventKind::Designation => Self::Words,
            EventKind::Clash | EventKind::Deployment | EventKind::Incident => Self::Others,
        }
    }

    /// What it holds, for the legend.
    pub fn title(self) -> &'static str {
        match self {
            Self::Attacks => "attacks",
            Self::Strikes => "strikes",
            Self::Words => "said, met, decided",
            Self::Others => "clashes, moves, other",
        }
    }

    /// What fills it, so that layers are told apart without colour.
    pub fn fill(self) -> char {
        match self {
            Self::Attacks => '█',
            Self::Strikes => '▓',
            Self::Words => '▒',
            Self::Others => '░',
        }
    }
}

/// The events of one bucket, by layer from the bottom up.
pub type Bar = [u32; Layer::ALL.len()];

/// How many of the events fall into each bucket, under their own day.
pub fn bars(scope: &Scope, buckets: &Buckets, entries: &[Entry]) -> Vec<Bar> {
    let mut bars = vec![Bar::default(); buckets.len];
    for entry in entries.iter().filter(|entry| entry.dating == Dating::Own) {
        if let Some(position) = buckets.position(entry.day) {
            bars[position][Layer::of(scope.knowledge().event(entry.event).kind) as usize] += 1;
        }
    }
    bars
}

/// How many events of which kind stand under the days from one to another, each under its own day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Events.
    pub events: usize,
    /// Attacks that the records of attacks cover.
    pub attacks: u64,
    /// Events by kind, in the order of the kinds, without those that are none.
    pub by_kind: Vec<(EventKind, usize)>,
}

impl Count {
    /// What stands from one day to another.
    pub fn between(scope: &Scope, entries: &[Entry], from: Date, to: Date) -> Self {
        let first = entries.partition_point(|entry| entry.day < from);
        let end = entries.partition_point(|entry| entry.day <= to).max(first);
        let mut count = Self::default();
        let mut by_kind = vec![0; EventKind::ALL.len()];
        for entry in entries[first..end].iter().filter(|entry| entry.dating == Dating::Own) {
            let event = scope.knowledge().event(entry.event);
            count.events += 1;
            by_kind[event.kind as usize] += 1;
            if event.kind == EventKind::Attack {
                count.attacks += u64::from(event.attacks());
            }
        }
        let kinds = EventKind::ALL.iter().copied().zip(by_kind);
        count.by_kind = kinds.filter(|&(_, number)| number > 0).collect();
        count
    }

    /// `21 recorded events: 18 attacks (covering 20), 2 strikes, 1 statement`; `no recorded event`.
    pub fn words(&self) -> String {
        let mut text = match self.events {
            0 => return "no recorded event".to_owned(),
            events => format!("{}: ", counted(events, "recorded event")),
        };
        for (position, &(kind, number)) in self.by_kind.iter().enumerate() {
            let word = if number == 1 { kind.name() } else { kind.plural() };
            let comma = if position > 0 { ", " } else { "" };
            let covering = if kind == EventKind::Attack && self.attacks > number as u64 {
                format!(" (covering {})", self.attacks)
            } else {
                String::new()
            };
            write!(text, "{comma}{number} {word}{covering}").expect("a String takes any text");
        }
        text
    }
}
