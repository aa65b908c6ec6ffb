//! The sources as one of the views.

use super::{SourceRow, Sources};
use crate::app::Filter;
use crate::app::reload::Renumbering;
use crate::app::stage::{Ground, Outcome, Stage, StageSpot};
use crate::command::Command;
use crate::geometry::Part;
use crate::model::{Date, RecordRef, Scope, SourceIx};

impl Stage for Sources {
    fn rebuild(&mut self, ground: Ground) {
        Sources::rebuild(self, ground);
    }

    fn settle(&mut self, ground: Ground) {
        Sources::settle(self, ground);
    }

    fn renew(&mut self, ground: Ground, moved: Renumbering) {
        if !self.rows.is_empty() {
            let spot = Sources::spot(self).renumbered(moved);
            self.list_anew(ground);
            Sources::return_to(self, ground, &spot);
        }
    }

    fn record(&self) -> Option<RecordRef> {
        Sources::record(self)
    }

    fn command(&mut self, ground: Ground, command: Command) -> Outcome {
        Sources::command(self, ground, command)
    }

    fn step_back(&mut self, ground: Ground) -> bool {
        let before = self.part;
        self.part = if before == Part::Foot { Part::Main } else { Part::List };
        Sources::settle(self, ground);
        before != Part::List
    }

    fn click(&mut self, ground: Ground, x: u16, y: u16) {
        Sources::click(self, ground, x, y);
    }

    fn show_date(&mut self, ground: Ground, day: Date) -> Outcome {
        Sources::show_date(self, ground, day);
        Outcome::Stay
    }

    fn opened(&mut self, ground: Ground, from: Option<RecordRef>) {
        if let Some(source) = from.and_then(|from| SourceIx::try_from(from).ok()) {
            self.select(ground, source);
        }
    }

    fn spot(&self) -> StageSpot {
        StageSpot::Sources(Sources::spot(self))
    }

    fn return_to(&mut self, ground: Ground, spot: &StageSpot) {
        if let StageSpot::Sources(spot) = spot {
            Sources::return_to(self, ground, spot);
        }
    }

    fn filter_mut(&mut self) -> Option<&mut Option<Filter>> {
        Some(self.narrowing.of(self.filtered_part()))
    }

    fn filter(&self) -> Option<&Filter> {
        self.narrowing.at(self.filtered_part())
    }

    fn countable(&self, _scope: &Scope) -> Option<(&'static str, Vec<RecordRef>)> {
        let sources = self.rows.iter().filter_map(|row| match row {
            SourceRow::One(summary) => Some(summary.source.into()),
            SourceRow::Together => None,
        });
        Some(match self.part {
            Part::List if self.grades.is_none() => ("Sources", sources.collect()),
            _ => ("Records", self.records.iter().map(|&(record, _)| record).collect()),
        })
    }

    fn filters(&self) -> Vec<(&'static str, &Filter)> {
        self.narrowing.named("Sources", "Records")
    }
}
