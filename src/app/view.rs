//! The views, which share lens, search and history: which one is shown, how one comes and goes, and what all of them take
//! as the record that commands speak of.

use super::reload::Renumbering;
use super::stage::{Ground, Outcome, Stage, StageSpot};
use super::{
    App, Briefs, Chronology, Disputes, Effect, Map, Network, News, Notice, Numbers, Overlay, Pane, Sources, desk,
};
use crate::command::{Command, Section};
use crate::model::{ClaimIx, Date, RecordRef, RelationIx};
use crate::query::disputes::{Subject, of_record};
use crate::query::network::disputes_of;

/// A view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// Actors, claims, chronology, and the detail.
    #[default]
    Desk,
    /// Questions and positions.
    Disputes,
    /// Tallies and coverage.
    Numbers,
    /// Where it happened.
    Map,
    /// One actor's ties.
    Network,
    /// What rests on which source.
    Sources,
    /// What is marked.
    Brief,
    /// Events by day, chains, lulls and bursts.
    Chronology,
    /// What is new between two days.
    News,
}

impl View {
    /// Every view, in the order of the digit keys.
    pub const ALL: [Self; 9] = [
        Self::Desk,
        Self::Disputes,
        Self::Numbers,
        Self::Map,
        Self::Network,
        Self::Sources,
        Self::Brief,
        Self::Chronology,
        Self::News,
    ];

    /// Its name.
    pub fn title(self) -> &'static str {
        match self {
            Self::Desk => "Desk",
            Self::Disputes => "Disputes",
            Self::Numbers => "Numbers",
            Self::Map => "Map",
            Self::Network => "Network",
            Self::Sources => "Sources",
            Self::Brief => "Brief",
            Self::News => "News",
            Self::Chronology => "Chronology",
        }
    }
}

/// Where one is: enough to come back to the same view and place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    view: View,
    desk: desk::Spot,
    stage: Option<StageSpot>,
}

impl Spot {
    /// The same place in another generation of the knowledge; none where the open record is gone.
    pub(super) fn renumbered(&self, moved: Renumbering) -> Option<Self> {
        let stage = self.stage.as_ref().map(|spot| spot.renumbered(moved));
        Some(Self { view: self.view, desk: self.desk.renumbered(moved)?, stage })
    }
}

impl App {
    /// The view that is shown.
    pub fn view(&self) -> View {
        self.view
    }

    /// The disputes.
    pub fn disputes(&self) -> &Disputes {
        &self.stages.disputes
    }

    /// The numbers.
    pub fn numbers(&self) -> &Numbers {
        &self.stages.numbers
    }

    /// The map.
    pub fn map(&self) -> &Map {
        &self.stages.map
    }

    /// The network.
    pub fn network(&self) -> &Network {
        &self.stages.network
    }

    /// The sources.
    pub fn sources(&self) -> &Sources {
        &self.stages.sources
    }

    /// The briefs.
    pub fn briefs(&self) -> &Briefs {
        &self.stages.brief
    }

    /// What is new.
    pub fn news(&self) -> &News {
        &self.stages.news
    }

    /// The chronology.
    pub fn chronology(&self) -> &Chronology {
        &self.stages.chronology
    }

    /// The record that commands speak of.
    pub fn record(&self) -> Option<RecordRef> {
        if let Some(Overlay::Compare(open)) = self.overlays.last() {
            return Some(open.record());
        }
        match self.stages.of(self.view) {
            Some(stage) => stage.record(),
            None => self.desk.record(),
        }
    }

    fn spot(&self) -> Spot {
        let stage = self.stages.of(self.view).map(Stage::spot);
        Spot { view: self.view, desk: self.desk.spot(), stage }
    }

    /// Notes where one is before a jump.
    pub(super) fn leave(&mut self) {
        let spot = self.spot();
        self.history.leave(spot);
    }

    pub(super) fn travel(&mut self, back: bool) -> Vec<Effect> {
        let present = self.spot();
        let spot = if back { self.history.back(present) } else { self.history.forward(present) };
        let Some(spot) = spot else {
            return self.tell(Notice::failed(if back {
                "Nowhere to go back to."
            } else {
                "Nowhere to go forward to."
            }));
        };
        self.enter_desk();
        self.view = spot.view;
        self.desk.return_to(&self.scope, &spot.desk);
        self.rebuild_view();
        if let (Some((stage, ground)), Some(spot)) = (self.stage(), &spot.stage) {
            stage.return_to(ground, spot);
        }
        Vec::new()
    }

    /// Shows a view; at the Desk already, its first pane gets the keys.
    pub(super) fn show(&mut self, view: View) -> Vec<Effect> {
        if self.view != view {
            self.leave();
            let from = self.record();
            self.view = view;
            if view == View::Desk {
                self.enter_desk();
            }
            self.rebuild_view();
            if let Some((stage, ground)) = self.stage() {
                stage.opened(ground, from);
            }
        } else if view == View::Desk {
            self.desk.focus_on(&self.scope, Pane::Actors);
        }
        Vec::new()
    }

    /// Works the shown view out anew: it was opened, or the lens changed.
    pub(super) fn rebuild_view(&mut self) {
        if let Some((stage, ground)) = self.stage() {
            stage.rebuild(ground);
        }
    }

    /// Fits the shown view to the window.
    pub(super) fn settle_view(&mut self) {
        if let Some((stage, ground)) = self.stage() {
            stage.settle(ground);
        }
    }

    /// A command that only the views beside the Desk know.
    pub(super) fn view_command(&mut self, command: Command) -> Vec<Effect> {
        let Some((stage, ground)) = self.stage() else { return Vec::new() };
        match command {
            Command::Quit => self.show(View::Desk),
            Command::Cancel if stage.step_back(ground) => Vec::new(),
            Command::Cancel => self.cancel_in_view(),
            Command::Filter => self.open_filter(),
            Command::Facets => self.open_facets(),
            _ => match stage.command(ground, command) {
                Outcome::Unknown => self.meaningless(command),
                outcome => self.follow(outcome),
            },
        }
    }

    /// Says that a command means nothing in the shown view, and where it does.
    pub(super) fn meaningless(&mut self, command: Command) -> Vec<Effect> {
        let (hint, here) = (command.row().hint, self.view.title());
        let home = match command {
            Command::ZoomIn | Command::ZoomOut => "the map (4) and the chronology (8)",
            Command::Range | Command::ApplyRange => "the chronology (8)",
            _ if command.row().section == Section::Map => "the map (4)",
            _ => "the Desk (1)",
        };
        self.tell(Notice::failed(format!("“{hint}” has no meaning in the {here}; it is for {home}.")))
    }

    /// One step back where the view itself has none: its filter, then the last pin.
    fn cancel_in_view(&mut self) -> Vec<Effect> {
        if self.drop_view_filter() {
            return self.tell(Notice::done("Filter taken away."));
        }
        if self.scope.lens().pins.is_empty() { Vec::new() } else { self.unpin_last() }
    }

    /// The dispute that the record at hand is part of; where it is open already, the next one.
    pub(super) fn open_dispute(&mut self) -> Vec<Effect> {
        let Some(record) = self.record() else {
            return self.tell(Notice::failed("Nothing is selected that could be disputed."));
        };
        let subjects = match RelationIx::try_from(record) {
            Ok(tie) => disputes_of(&self.scope, tie),
            Err(_) => of_record(&self.scope, record),
        };
        let shown = self.stages.disputes.subject().filter(|_| self.view == View::Disputes);
        let open = shown.and_then(|shown| subjects.iter().position(|&subject| subject == shown));
        let next = match (open, subjects.len()) {
            (_, 0) => return self.tell(Notice::failed("This record is part of no recorded dispute.")),
            (Some(_), 1) => return self.tell(Notice::failed("This record is part of no other dispute.")),
            (Some(open), count) => (open + 1) % count,
            (None, _) => 0,
        };
        self.leave();
        if self.view != View::Disputes {
            self.view = View::Disputes;
            self.rebuild_view();
        }
        let claim = ClaimIx::try_from(record).ok().or(match subjects[next] {
            Subject::Pair(first, _) => Some(first),
            Subject::Topic(_) => None,
        });
        let ground = Ground { scope: &self.scope, finder: &self.finder, size: self.size, clock: self.clock };
        self.stages.disputes.open(ground, subjects[next], claim);
        if subjects.len() == 1 {
            return Vec::new();
        }
        self.tell(Notice::done(format!("Dispute {} of {} of this record; d shows the next.", next + 1, subjects.len())))
    }

    /// What happened and was said on the day of the record at hand and on the days around it.
    pub(super) fn around(&mut self) -> Vec<Effect> {
        let record = self.record();
        let Some((record, day)) = record.and_then(|record| Some((record, self.scope.knowledge().date(record)?))) else {
            return self.tell(Notice::failed("This record has no day to go around."));
        };
        self.leave();
        if self.view != View::Chronology {
            self.view = View::Chronology;
            self.rebuild_view();
        }
        let ground = Ground { scope: &self.scope, finder: &self.finder, size: self.size, clock: self.clock };
        self.stages.chronology.go_around(ground, record, day);
        Vec::new()
    }

    /// Goes to a day in the shown view; hides nothing.
    pub(super) fn show_date(&mut self, day: Date) -> Vec<Effect> {
        match self.stage() {
            None => self.go_to_date(day, Pane::Chronology),
            Some((stage, ground)) => {
                let outcome = stage.show_date(ground, day);
                self.follow(outcome)
            }
        }
    }
}
