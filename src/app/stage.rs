//! What a view beside the Desk must be able to do. They share lens, search, history and boxes; the Desk, which has three lists
//! and the detail, stands apart.

use std::sync::Arc;

use super::detail::Detail;
use super::finding::{Filter, Finder};
use super::reload::Renumbering;
use super::view::View;
use super::{
    App, Briefs, Chronology, Disputes, Effect, Map, Network, News, Notice, Numbers, Sources, briefs, chronology,
    disputes, map, network, news, numbers, sources,
};
use crate::command::Command;
use crate::geometry::Size;
use crate::model::{Clock, Date, Lens, RecordRef, Scope};

/// What a view stands on: what it reads, and the window it fills.
#[derive(Clone, Copy, Debug)]
pub struct Ground<'g> {
    /// The knowledge as it is seen.
    pub scope: &'g Arc<Scope>,
    /// The search, for filters.
    pub finder: &'g Finder,
    /// The window.
    pub size: Size,
    /// The clock that as-of days are read on.
    pub clock: Clock,
}

/// What follows from a command to a view, beyond the view itself.
#[derive(Debug)]
pub enum Outcome {
    /// Nothing.
    Stay,
    /// The command means nothing here.
    Unknown,
    /// This record is opened at the Desk.
    Open(RecordRef),
    /// Claims and chronology of the Desk are narrowed to what this query finds.
    Narrow(String),
    /// A sentence for the status line.
    Tell(Notice),
    /// Everything is read through another lens, and a sentence says so.
    Look(Box<Lens>, Notice),
    /// These are carried out.
    Do(Vec<Effect>),
    /// The view goes to another place of its own; one can come back from there.
    Jump(StageSpot),
}

impl From<Option<RecordRef>> for Outcome {
    fn from(opened: Option<RecordRef>) -> Self {
        opened.map_or(Self::Stay, Self::Open)
    }
}

/// Where one is in a view: enough to come back to the same place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StageSpot {
    /// Among the disputes.
    Disputes(disputes::Spot),
    /// Among the numbers.
    Numbers(numbers::Spot),
    /// On the map.
    Map(map::Spot),
    /// In the network.
    Network(network::Spot),
    /// Among the sources.
    Sources(sources::Spot),
    /// In a brief.
    Brief(briefs::Spot),
    /// In what is new.
    News(news::Spot),
    /// In the chronology.
    Chronology(chronology::Spot),
}

impl StageSpot {
    /// The same place in another generation of the knowledge, as far as it is still there.
    pub(super) fn renumbered(&self, moved: Renumbering) -> Self {
        match self {
            Self::Disputes(spot) => Self::Disputes(spot.renumbered(moved)),
            Self::Numbers(spot) => Self::Numbers(spot.renumbered(moved)),
            Self::Map(spot) => Self::Map(spot.renumbered(moved)),
            Self::Network(spot) => Self::Network(spot.renumbered(moved)),
            Self::Sources(spot) => Self::Sources(spot.renumbered(moved)),
            Self::Brief(spot) => Self::Brief(spot.clone()),
            Self::News(spot) => Self::News(spot.renumbered(moved)),
            Self::Chronology(spot) => Self::Chronology(spot.renumbered(moved)),
        }
    }
}

/// A view beside the Desk.
pub trait Stage {
    /// Works everything out anew: the view was opened, or the lens or a filter changed. What was selected stays selected.
    fn rebuild(&mut self, ground: Ground);

    /// Fits everything to the window.
    fn settle(&mut self, ground: Ground);

    /// Takes over another generation of the knowledge, if anything was worked out.
    fn renew(&mut self, ground: Ground, moved: Renumbering);

    /// The record that commands speak of.
    fn record(&self) -> Option<RecordRef>;

    /// A command.
    fn command(&mut self, ground: Ground, command: Command) -> Outcome;

    /// One step back, as Esc asks for; whether there was one.
    fn step_back(&mut self, ground: Ground) -> bool;

    /// A click on a cell.
    fn click(&mut self, ground: Ground, x: u16, y: u16);

    /// The wheel over a cell, by so many rows (down is positive).
    fn wheel(&mut self, ground: Ground, _x: u16, _y: u16, rows: isize) {
        self.command(ground, if rows > 0 { Command::Down } else { Command::Up });
    }

    /// Goes to a day; hides nothing.
    fn show_date(&mut self, ground: Ground, day: Date) -> Outcome;

    /// The view was opened from elsewhere, where commands spoke of this record. It has been rebuilt.
    fn opened(&mut self, _ground: Ground, _from: Option<RecordRef>) {}

    /// Whether a command that means the same in every view means something of its own here now.
    fn takes(&self, _command: Command) -> bool {
        false
    }

    /// Whether something moves by itself.
    fn is_ticking(&self) -> bool {
        false
    }

    /// Moves what moves by itself by one step.
    fn tick(&mut self, _ground: Ground) -> Outcome {
        Outcome::Stay
    }

    /// Shows more within the view itself, as W asks for first; a sentence that says what.
    fn widen(&mut self, _ground: Ground) -> Option<Notice> {
        None
    }

    /// What a copy takes where the view shows something that is no record, a line or Markdown; with a word for what it is.
    fn copied(&self, _scope: &Scope, _command: Command) -> Option<(&'static str, String)> {
        None
    }

    /// The page whose links can be followed by letters, and how many of its lines are in sight; none where a view has no links.
    fn page(&self, _size: Size) -> Option<(&Detail, usize)> {
        None
    }

    /// Follows a link of that page.
    fn follow_link(&mut self, _ground: Ground, _link: usize) -> Outcome {
        Outcome::Unknown
    }

    /// Where one is.
    fn spot(&self) -> StageSpot;

    /// Comes back to where one was, as far as it is still there.
    fn return_to(&mut self, ground: Ground, spot: &StageSpot);

    /// The filter of what has the keys; none where nothing can be filtered. After a change the view is rebuilt.
    fn filter_mut(&mut self) -> Option<&mut Option<Filter>> {
        None
    }

    /// The filter of what has the keys, to be read.
    fn filter(&self) -> Option<&Filter> {
        None
    }

    /// The records that facets count here, with their name; none where nothing is counted.
    fn countable(&self, _scope: &Scope) -> Option<(&'static str, Vec<RecordRef>)> {
        None
    }

    /// The filters in force, each with the name of its list.
    fn filters(&self) -> Vec<(&'static str, &Filter)> {
        Vec::new()
    }
}

/// The views beside the Desk.
#[derive(Debug, Default)]
pub struct Stages {
    /// Questions and positions.
    pub disputes: Disputes,
    /// Tallies and coverage.
    pub numbers: Numbers,
    /// Where it happened.
    pub map: Map,
    /// One actor's ties.
    pub network: Network,
    /// What rests on which source.
    pub sources: Sources,
    /// The briefs.
    pub brief: Briefs,
    /// What is new.
    pub news: News,
    /// Events by day, chains, lulls and bursts.
    pub chronology: Chronology,
}

impl Stages {
    /// The stage of a view; none for the Desk.
    pub fn of(&self, view: View) -> Option<&dyn Stage> {
        match view {
            View::Desk => None,
            View::Disputes => Some(&self.disputes),
            View::Numbers => Some(&self.numbers),
            View::Map => Some(&self.map),
            View::Network => Some(&self.network),
            View::Sources => Some(&self.sources),
            View::Brief => Some(&self.brief),
            View::News => Some(&self.news),
            View::Chronology => Some(&self.chronology),
        }
    }

    /// The stage of a view, to be changed; none for the Desk.
    pub fn of_mut(&mut self, view: View) -> Option<&mut dyn Stage> {
        match view {
            View::Desk => None,
            View::Disputes => Some(&mut self.disputes),
            View::Numbers => Some(&mut self.numbers),
            View::Map => Some(&mut self.map),
            View::Network => Some(&mut self.network),
            View::Sources => Some(&mut self.sources),
            View::Brief => Some(&mut self.brief),
            View::News => Some(&mut self.news),
            View::Chronology => Some(&mut self.chronology),
        }
    }
}

impl App {
    /// The shown view, if it is not the Desk, with what it stands on.
    pub(super) fn stage(&mut self) -> Option<(&mut dyn Stage, Ground<'_>)> {
        let ground = Ground { scope: &self.scope, finder: &self.finder, size: self.size, clock: self.clock };
        Some((self.stages.of_mut(self.view)?, ground))
    }

    /// Whether something moves by itself: the loop then sends a tick every now and then.
    pub fn is_ticking(&self) -> bool {
        self.overlays.is_empty() && self.stages.of(self.view).is_some_and(Stage::is_ticking)
    }

    /// Moves what moves by itself by one step.
    pub(super) fn tick(&mut self) -> Vec<Effect> {
        if !self.is_ticking() {
            return Vec::new();
        }
        let outcome = self.stage().map_or(Outcome::Stay, |(stage, ground)| stage.tick(ground));
        self.follow(outcome)
    }

    /// Does what a view asks for after a command.
    pub(super) fn follow(&mut self, outcome: Outcome) -> Vec<Effect> {
        match outcome {
            Outcome::Stay | Outcome::Unknown => Vec::new(),
            Outcome::Open(record) => self.go_to(record, super::Pane::of(record.kind)),
            Outcome::Narrow(query) => self.narrow_desk(&query),
            Outcome::Tell(notice) => self.tell(notice),
            Outcome::Look(lens, notice) => {
                self.set_lens(*lens);
                self.tell(notice)
            }
            Outcome::Do(effects) => effects,
            Outcome::Jump(spot) => {
                self.leave();
                if let Some((stage, ground)) = self.stage() {
                    stage.return_to(ground, &spot);
                }
                Vec::new()
            }
        }
    }
}
