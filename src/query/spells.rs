//! Lulls and bursts: the stretches of days without a recorded attack, and the seven days with the most of them.
//!
//! A day counts as quiet only where no source at hand dates one on it: events that last, are dated approximately or under
//! several days take up all the days that they may belong to. What is counted is what is recorded, never a total.

use jiff::ToSpan;

mod rises;

pub use rises::Rise;

use super::card::common::named;
use super::card::{Field, Line, Piece, Tone};
use super::chronology::{Dating, Entry};
use crate::model::{Date, Event, EventIx, EventKind, Precision, Scope, counted, day_text, days_between, month_name};

/// Days that an approximate date may be off.
const APPROXIMATE_DAYS: i32 = 2;
/// Days of a burst.
pub const BURST_DAYS: i32 = 7;
/// The shortest lull that is listed, in days.
pub const SHORTEST_LULL: i32 = 7;
/// Fewer events within [`BURST_DAYS`] are no burst.
const SMALLEST_BURST: u64 = 3;
/// How many lulls and how many bursts are listed.
const LISTED: usize = 12;

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subject {
    /// Events of this kind; none: of any kind.
    pub kind: Option<EventKind>,
}

impl Subject {
    /// Attacks where there are any; else the one kind that all are of; else events of any kind.
    fn of(kinds: impl Iterator<Item = EventKind>) -> Self {
        let mut kinds: Vec<_> = kinds.collect();
        kinds.sort_unstable();
        kinds.dedup();
        match kinds[..] {
            [kind] => Self { kind: Some(kind) },
            _ => Self { kind: kinds.contains(&EventKind::Attack).then_some(EventKind::Attack) },
        }
    }

    /// The word for one or for several: `attack`, `events`.
    pub fn word(self, number: u64) -> &'static str {
        match (self.kind, number) {
            (Some(kind), 1) => kind.name(),
            (Some(kind), _) => kind.plural(),
            (None, 1) => "event",
            (None, _) => "events",
        }
    }
}

/// A stretch of days without a recorded event of the subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lull {
    /// First quiet day.
    pub from: Date,
    /// Last quiet day.
    pub to: Date,
    /// What came before; none at the beginning of the period.
    pub before: Option<EventIx>,
    /// What ended it; none where it reaches the end of the period.
    pub after: Option<EventIx>,
    /// Whether it may have been longer: a bordering event is dated only roughly, or under several days.
    pub at_least: bool,
}

impl Lull {
    /// Quiet days.
    pub fn days(&self) -> i32 {
        days_between(self.from, self.to) + 1
    }

    /// `no recorded attack 11 Feb – 20 Apr 2024, 70 days`, and where the period begins or ends with it, that it does.
    pub fn words(&self, subject: Subject) -> String {
        let bound = if self.at_least { "at least " } else { "" };
        let days = days_text(self.days());
        let edge = match (self.before, self.after) {
            (None, None) => ", the whole period",
            (None, Some(_)) => ", from the first day of the period on",
            (Some(_), None) => ", to the last day of the period",
            (Some(_), Some(_)) => "",
        };
        format!("no recorded {} {}, {bound}{days}{edge}", subject.word(1), period_text(self.from, self.to))
    }
}

/// The days with the most recorded events of the subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Burst {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// Records.
    pub records: usize,
    /// Events that they cover.
    pub number: u64,
    /// The first of them.
    pub first: EventIx,
}

/// The lulls and bursts of a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spells {
    /// What is counted.
    pub subject: Subject,
    /// First day of the period.
    pub from: Date,
    /// Last day of the period.
    pub to: Date,
    /// Records in it.
    pub records: usize,
    /// Events that they cover.
    pub number: u64,
    /// Days with at least one.
    pub days: usize,
    /// Records whose day is not known, only the month: no burst counts them.
    pub by_month: usize,
    /// The longest lulls, the longest first.
    pub lulls: Vec<Lull>,
    /// For each of them, the official totals that rose in it.
    pub rises: Vec<Vec<Rise>>,
    /// The seven days with the most of them, and so on without overlap.
    pub bursts: Vec<Burst>,
}

impl Spells {
    /// The lulls and bursts among listed events from one day to another.
    pub fn of(scope: &Scope, entries: &[Entry], from: Date, to: Date) -> Self {
        let knowledge = scope.knowledge();
        let own = entries.iter().filter(|entry| entry.dating == Dating::Own).map(|entry| entry.event);
        let inside = own.clone().filter(|&event| (from..=to).contains(&knowledge.event(event).date));
        let subject = Subject::of(inside.map(|event| knowledge.event(event).kind));
        let of_subject = |event: &EventIx| subject.kind.is_none_or(|kind| knowledge.event(*event).kind == kind);
        let all: Vec<_> = own.filter(of_subject).map(|event| (event, knowledge.event(event))).collect();
        let counted: Vec<_> = all.iter().copied().filter(|(_, event)| (from..=to).contains(&event.date)).collect();
        let number = counted.iter().map(|(_, event)| number_of(event)).sum();
        let mut days: Vec<_> = counted.iter().map(|(_, event)| event.date).collect();
        days.dedup();
        let mut spells = Self {
            subject,
            from,
            to,
            records: counted.len(),
            number,
            days: days.len(),
            by_month: counted.iter().filter(|(_, event)| event.precision == Precision::Month).count(),
            lulls: lulls(&all, from, to),
            rises: Vec::new(),
            bursts: Vec::new(),
        };
        if let Some(kind) = subject.kind {
            spells.rises = rises::rises(scope, kind, &spells.lulls);
        }
        spells.bursts = spells.busiest(&counted);
        spells
    }

    /// Days of the period.
    pub fn length(&self) -> i32 {
        days_between(self.from, self.to) + 1
    }

    /// The lull that a day lies in, if it is listed.
    pub fn lull_on(&self, day: Date) -> Option<&Lull> {
        self.lulls.iter().find(|lull| (lull.from..=lull.to).contains(&day))
    }

    /// The burst that a day lies in, if it is listed.
    pub fn burst_on(&self, day: Date) -> Option<&Burst> {
        self.bursts.iter().find(|burst| (burst.from..=burst.to).contains(&day))
    }

    /// `237 recorded attacks (covering 249) on 120 of 1,060 days, 7 Aug 2023 – 1 Jul 2026`.
    pub fn words(&self) -> String {
        format!(
            "{} on {} of {}, {}",
            self.recorded(self.records, self.number),
            self.days,
            days_text(self.length()),
            period_text(self.from, self.to)
        )
    }

    /// `27 recorded attacks 18–24 Jan 2024, 7 days: 3.9 a day; the whole period 0.2 a day`.
    pub fn burst_words(&self, burst: &Burst) -> String {
        let days = days_between(burst.from, burst.to) + 1;
        let a_day = tenths(burst.number * 10, u64::from(days.unsigned_abs()));
        let rate = format!("{a_day} a day; the whole period {} a day", self.rate());
        format!("{}, {}: {rate}", self.burst_count(burst), days_text(days))
    }

    /// `27 recorded attacks 18–24 Jan 2024`.
    pub fn burst_count(&self, burst: &Burst) -> String {
        let recorded = self.recorded(burst.records, burst.number);
        format!("{recorded} {}", period_text(burst.from, burst.to))
    }

    /// How many a day in the whole period: `0.2`.
    fn rate(&self) -> String {
        tenths(self.number * 10, u64::from(self.length().unsigned_abs()))
    }

    fn recorded(&self, records: usize, number: u64) -> String {
        let covering = if number > records as u64 { format!(" (covering {number})") } else { String::new() };
        format!("{records} recorded {}{covering}", self.subject.word(records as u64))
    }

    /// The days with the most, then those with the most of the others, as long as they stand out: at least twice the
    /// rate of the period.
    fn busiest(&self, counted: &[(EventIx, &Event)]) -> Vec<Burst> {
        let counted: Vec<_> = counted.iter().filter(|(_, event)| event.precision != Precision::Month).collect();
        let mut end = 0;
        let (mut records, mut number) = (0, 0);
        let mut windows = Vec::new();
        // A window begins at each event; what is in it is carried along.
        for (start, &&(first, event)) in counted.iter().enumerate() {
            let to = event.date.saturating_add((BURST_DAYS - 1).days()).min(self.to);
            while let Some((_, later)) = counted.get(end).filter(|(_, later)| later.date <= to) {
                records += 1;
                number += number_of(later);
                end += 1;
            }
            let starts_day = start == 0 || counted[start - 1].1.date < event.date;
            if starts_day {
                windows.push(Burst { from: event.date, to, records, number, first });
            }
            records -= 1;
            number -= number_of(event);
        }
        let twice = |burst: &Burst| {
            let (length, days) = (self.length().unsigned_abs(), BURST_DAYS.unsigned_abs());
            burst.number * u64::from(length) >= 2 * self.number * u64::from(days)
        };
        windows.retain(|burst| burst.number >= SMALLEST_BURST && twice(burst));
        windows.sort_by_key(|burst| (std::cmp::Reverse(burst.number), burst.from));
        let mut bursts: Vec<Burst> = Vec::new();
        for window in windows {
            if bursts.len() < LISTED && bursts.iter().all(|burst| burst.to < window.from || window.to < burst.from) {
                bursts.push(window);
            }
        }
        bursts
    }
}

/// How many events a record stands for.
fn number_of(event: &Event) -> u64 {
    if event.kind == EventKind::Attack { event.attacks().into() } else { 1 }
}

/// The days that an event may belong to, and whether they are more than its own.
fn may_lie(event: &Event) -> (Date, Date, bool) {
    let last = event.end.unwrap_or(event.date);
    let (mut from, mut to) = match event.precision {
        Precision::Day => (event.date, last),
        Precision::Approximate => {
            (event.date.saturating_sub(APPROXIMATE_DAYS.days()), last.saturating_add(APPROXIMATE_DAYS.days()))
        }
        Precision::Month => (event.date.first_of_month(), last.last_of_month()),
    };
    for also in &event.also_dated {
        from = from.min(also.date);
        to = to.max(also.date);
    }
    (from, to, (from, to) != (event.date, last))
}

/// The gaps between events of a period, the longest first.
fn lulls(events: &[(EventIx, &Event)], from: Date, to: Date) -> Vec<Lull> {
    let mut spans: Vec<_> = events.iter().map(|&(index, event)| (may_lie(event), index)).collect();
    spans.retain(|((first, last, _), _)| *last >= from && *first <= to);
    spans.sort_unstable();
    let mut lulls = Vec::new();
    let mut open = Lull { from, to, before: None, after: None, at_least: false };
    for ((first, last, rough), index) in spans {
        if let Ok(before) = first.yesterday() {
            let closed = Lull { to: before, after: Some(index), at_least: open.at_least || rough, ..open };
            lulls.extend(Some(closed).filter(|lull| lull.days() >= SHORTEST_LULL));
        }
        if let Ok(next) = last.tomorrow()
            && next >= open.from
        {
            open = Lull { from: next, before: Some(index), at_least: rough, ..open };
        }
    }
    lulls.extend(Some(open).filter(|lull| lull.days() >= SHORTEST_LULL));
    lulls.sort_by_key(|lull| (std::cmp::Reverse(lull.days()), lull.from));
    lulls.truncate(LISTED);
    lulls
}

/// `11 Feb – 20 Apr 2024`, `18–24 Jan 2024`, `5 Oct 2024 – 13 Jun 2025`, `1 Mar 2026`.
pub fn period_text(from: Date, to: Date) -> String {
    if from == to {
        day_text(from)
    } else if (from.year(), from.month()) == (to.year(), to.month()) {
        format!("{}–{}", from.day(), day_text(to))
    } else if from.year() == to.year() {
        format!("{} {} – {}", from.day(), month_name(from.month()), day_text(to))
    } else {
        format!("{} – {}", day_text(from), day_text(to))
    }
}

/// `1 day`, `75 days`, `1,060 days`.
pub fn days_text(days: i32) -> String {
    counted(days.unsigned_abs() as usize, "day")
}

/// A quotient with one digit behind the point; `under 0.1` where it would be nothing.
fn tenths(tenths: u64, by: u64) -> String {
    let value = (tenths + by / 2) / by.max(1);
    if value == 0 && tenths > 0 { "under 0.1".to_owned() } else { format!("{}.{}", value / 10, value % 10) }
}

/// A lull or a burst by its position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spell {
    /// Position among the lulls.
    Lull(usize),
    /// Position among the bursts.
    Burst(usize),
}

impl Spells {
    /// A lull, with the totals that rose in it, or a burst as a sentence.
    pub fn spell_words(&self, scope: &Scope, spell: Spell) -> Option<String> {
        match spell {
            Spell::Lull(at) => self.lulls.get(at).map(|lull| {
                let rises = self.rises.get(at).into_iter().flatten().map(|rise| rise.words(scope.knowledge()));
                std::iter::once(lull.words(self.subject)).chain(rises).collect::<Vec<_>>().join("; ")
            }),
            Spell::Burst(at) => self.bursts.get(at).map(|burst| self.burst_words(burst)),
        }
    }
}

/// The lulls and bursts as lines, and which of their links, in order, stand for one of them.
pub fn spell_fields(scope: &Scope, spells: &Spells) -> (Vec<Field>, Vec<Option<Spell>>) {
    let field = |label: &str, lines: Vec<Line>| Field { label: label.to_owned(), aside: false, lines };
    let mut links = Vec::new();
    let mut lulls = Vec::new();
    for (at, lull) in spells.lulls.iter().enumerate() {
        let words = Piece::plain(lull.words(spells.subject));
        let Some(border) = lull.after.or(lull.before) else {
            lulls.push(Line::of(vec![words]));
            continue;
        };
        links.push(Some(Spell::Lull(at)));
        lulls.push(Line::of(vec![words.to(border)]));
        for (side, event) in [("after", lull.before), ("ended by", lull.after)] {
            let Some(event) = event else { continue };
            links.push(None);
            let mut pieces = vec![Piece::dim(format!("{side} "))];
            pieces.extend(named(scope.knowledge(), event.into()));
            pieces.extend(scope.grade(event.into()).map(|grade| Piece::new(Tone::Grade, format!(" {grade}"))));
            lulls.push(Line::row(pieces).behind("   ", "   "));
        }
        for rise in spells.rises.get(at).into_iter().flatten() {
            let text = format!("{}: not all is recorded here", rise.words(scope.knowledge()));
            lulls.push(Line::row(vec![Piece::new(Tone::Notice, text)]).behind("   ", "   "));
        }
    }
    let mut bursts = Vec::new();
    for (at, burst) in spells.bursts.iter().enumerate() {
        links.push(Some(Spell::Burst(at)));
        bursts.push(Line::of(vec![Piece::plain(spells.burst_words(burst)).to(burst.first)]));
    }
    let none = |lines: Vec<Line>, text: &str| {
        if lines.is_empty() { vec![Line::of(vec![Piece::dim(text)])] } else { lines }
    };
    let mut caveats =
        vec!["Recorded in this file, not all that happened: a lull can be a gap in the sources.".to_owned()];
    if spells.by_month > 0 {
        caveats.push(format!("{} known only by their month count in no burst.", spells.by_month));
    }
    let caveats = caveats.into_iter().map(|text| Line::of(vec![Piece::dim(text)])).collect();
    let fields = vec![
        field("", vec![Line::of(vec![Piece::plain(spells.words())])]),
        field("Lulls, the longest first (7 days and more)", none(lulls, "no 7 days without one")),
        field("Bursts: the 7 days with the most, at twice the rate of the period", none(bursts, "none stands out")),
        field("", caveats),
    ];
    (fields, links)
}
