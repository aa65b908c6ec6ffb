//! The disputes as one of the views.

use super::Disputes;
use crate::app::Filter;
use crate::app::reload::Renumbering;
use crate::app::stage::{Ground, Outcome, Stage, StageSpot};
use crate::command::Command;
use crate::model::{Date, RecordRef, Scope};

impl Stage for Disputes {
    fn rebuild(&mut self, ground: Ground) {
        Disputes::rebuild(self, ground);
    }

    fn settle(&mut self, ground: Ground) {
        Disputes::settle(self, ground.scope, ground.size);
    }

    fn renew(&mut self, ground: Ground, moved: Renumbering) {
        Disputes::renew(self, ground, moved);
    }

    fn record(&self) -> Option<RecordRef> {
        Disputes::record(self)
    }

    fn command(&mut self, ground: Ground, command: Command) -> Outcome {
        match command {
            Command::NextMatch | Command::PreviousMatch => Outcome::Unknown,
            _ => Disputes::command(self, ground.scope, ground.size, command).into(),
        }
    }

    fn step_back(&mut self, ground: Ground) -> bool {
        Disputes::step_back(self, ground.scope, ground.size)
    }

    fn click(&mut self, ground: Ground, x: u16, y: u16) {
        Disputes::click(self, ground.scope, ground.size, x, y);
    }

    fn show_date(&mut self, ground: Ground, day: Date) -> Outcome {
        Disputes::show_date(self, ground.scope, ground.size, day);
        Outcome::Stay
    }

    fn spot(&self) -> StageSpot {
        StageSpot::Disputes(Disputes::spot(self))
    }

    fn return_to(&mut self, ground: Ground, spot: &StageSpot) {
        if let StageSpot::Disputes(spot) = spot {
            Disputes::return_to(self, ground.scope, ground.size, spot);
        }
    }

    fn filter_mut(&mut self) -> Option<&mut Option<Filter>> {
        Some(self.narrowing.of(self.part))
    }

    fn filter(&self) -> Option<&Filter> {
        self.narrowing.at(self.part)
    }

    fn countable(&self, scope: &Scope) -> Option<(&'static str, Vec<RecordRef>)> {
        Some(Disputes::countable(self, scope))
    }

    fn filters(&self) -> Vec<(&'static str, &Filter)> {
        self.narrowing.named("Disputes", "Claims")
    }
}
