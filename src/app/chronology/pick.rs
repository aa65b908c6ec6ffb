//! A range of days picked on the bars: begun, shown only, or taken over into the lens.

use super::{Chronology, Strip};
use crate::app::Notice;
use crate::app::stage::{Ground, Outcome};
use crate::model::{Date, Lens};
use crate::query::spells::{days_text, period_text};

impl Chronology {
    /// The range that is being picked: from the bar where it was begun to the selected one, or days picked as they are.
    pub fn range(&self) -> Option<(Date, Date)> {
        if self.picked.is_some() {
            return self.picked;
        }
        let (first, last) = self.anchor?;
        let (from, to) = self.axis.days_of(self.day).unwrap_or((self.day, self.day));
        Some((first.min(from), last.max(to)))
    }

    /// Lets a range go; whether there was one.
    pub(super) fn let_go(&mut self) -> bool {
        let picked = self.picked.take().is_some();
        self.anchor.take().is_some() || picked
    }

    /// Picks days as they are, on the bars.
    pub(super) fn pick(&mut self, (from, to): (Date, Date)) {
        self.strip = Strip::Chart;
        self.day = from.clamp(self.period.0, self.period.1);
        self.anchor = self.axis.days_of(self.day);
        self.picked = Some((from, to));
    }

    /// Begins a range at the selected bar, or lets it go.
    pub(super) fn toggle_range(&mut self) -> Outcome {
        if self.let_go() {
            return Outcome::Tell(Notice::done("Range let go."));
        }
        self.anchor = self.axis.days_of(self.day);
        if self.strip == Strip::Panel {
            self.strip = Strip::Chart;
        }
        Outcome::Stay
    }

    /// Shows only the picked range, without touching the lens.
    pub(super) fn show_only(&mut self, ground: Ground, range: (Date, Date)) -> Outcome {
        self.let_go();
        self.only = Some(range);
        self.zoom = None;
        self.list_anew(ground);
        self.follow_list();
        self.fit(ground);
        let words = range_words(range);
        Outcome::Tell(Notice::done(format!("Only {words} are shown here; the other views are untouched.")))
    }

    /// Takes a range over into the lens: the picked one, else the one that is shown, else the selected bar.
    pub(super) fn apply_range(&mut self, ground: Ground) -> Outcome {
        let Some((from, to)) = self.range().or(self.only).or_else(|| self.axis.days_of(self.day)) else {
            return Outcome::Tell(Notice::failed("There is no bar to take days from."));
        };
        self.let_go();
        self.only = None;
        self.zoom = None;
        let before = ground.scope.lens();
        let clock = before.clock();
        let lens = Lens { since: Some(from), until: Some((clock, to)), ..before.clone() };
        let words = range_words((from, to));
        let read = match clock {
            crate::model::Clock::Happened => "what happened on",
            crate::model::Clock::Known => "what became known on",
        };
        let text = format!("Every view now shows {read} {words}; x takes the days away.");
        Outcome::Look(Box::new(lens), Notice::done(text))
    }
}

/// `5–22 Nov 2023, 18 days`.
pub fn range_words((from, to): (Date, Date)) -> String {
    format!("{}, {}", period_text(from, to), days_text(crate::model::days_between(from, to) + 1))
}
