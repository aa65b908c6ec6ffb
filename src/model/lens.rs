//! What an analyst has set the view to: a day on one of two clocks, a first day, pins. And why a record is hidden by it.

use super::{Clock, Date, Kind, RecordRef, day_text};

/// The setting that everything is read through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lens {
    /// Nothing later than this day on this clock.
    pub until: Option<(Clock, Date)>,
    /// No event or claim earlier than this day (on the same clock, else *happened*).
    pub since: Option<Date>,
    /// Only what is linked with every one of these.
    pub pins: Vec<RecordRef>,
    /// Whether weak links satisfy a pin, too.
    pub weak: bool,
}

impl Lens {
    /// The clock that days are read on.
    pub fn clock(&self) -> Clock {
        self.until.map_or(Clock::Happened, |(clock, _)| clock)
    }

    /// The as-of in words: `known by 25 Jan 2024`.
    pub fn as_of_text(&self) -> Option<String> {
        self.until.map(|(clock, day)| format!("{} {}", clock.words(), day_text(day)))
    }
}

/// Why a record is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hidden {
    /// Later than the as-of day.
    Later,
    /// Earlier than the first day.
    Earlier,
    /// A tie that did not hold on the as-of day.
    NotThen,
    /// Not linked with every pin.
    Unpinned,
}

impl Hidden {
    /// Every reason, in the order in which a record is asked.
    pub const ALL: [Self; 4] = [Self::Later, Self::Earlier, Self::NotThen, Self::Unpinned];

    /// The reason after a count: "3 after the as-of day".
    pub fn words(self) -> &'static str {
        match self {
            Self::Later => "after the as-of day",
            Self::Earlier => "before the first day",
            Self::NotThen => "not in force on the as-of day",
            Self::Unpinned => "not linked with the pins",
        }
    }
}

/// How many records are shown, and how many are hidden for each reason.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HiddenCounts {
    counts: [usize; Hidden::ALL.len()],
}

impl HiddenCounts {
    /// Counts one more for a reason.
    pub fn add(&mut self, reason: Hidden) {
        self.counts[reason as usize] += 1;
    }

    /// How many are hidden for a reason.
    pub fn of(&self, reason: Hidden) -> usize {
        self.counts[reason as usize]
    }

    /// How many are hidden in all.
    pub fn total(&self) -> usize {
        self.counts.iter().sum()
    }

    /// The reasons that hide something, with their counts.
    pub fn reasons(&self) -> impl Iterator<Item = (Hidden, usize)> {
        Hidden::ALL.into_iter().map(|reason| (reason, self.of(reason))).filter(|&(_, count)| count > 0)
    }

    /// `3 after the as-of day, 12 not linked with the pins`; empty when nothing is hidden.
    pub fn text(&self) -> String {
        let reasons: Vec<_> = self.reasons().map(|(reason, count)| format!("{count} {}", reason.words())).collect();
        reasons.join(", ")
    }
}

/// The kinds that no lens ever hides.
pub(super) fn is_always_shown(kind: Kind) -> bool {
    matches!(kind, Kind::Place | Kind::Topic | Kind::Measure | Kind::Side)
}
