//! The brief as one of the views.

use super::{Briefs, RowKind, Spot};
use crate::app::cursor::Step;
use crate::app::reload::Renumbering;
use crate::app::stage::{Ground, Outcome, Stage, StageSpot};
use crate::app::{Effect, Notice};
use crate::command::Command;
use crate::model::{Date, RecordRef};

impl Stage for Briefs {
    fn rebuild(&mut self, ground: Ground) {
        self.rebuild_from(ground.scope.knowledge(), ground.finder);
        self.settle(ground);
    }

    fn settle(&mut self, ground: Ground) {
        self.cursor.settle(self.rows.len(), self.page(ground.size));
    }

    fn renew(&mut self, ground: Ground, _moved: Renumbering) {
        if self.note.is_some() {
            self.rebuild(ground);
        }
    }

    fn record(&self) -> Option<RecordRef> {
        Briefs::record(self)
    }

    fn command(&mut self, ground: Ground, command: Command) -> Outcome {
        if let Some(step) = Step::of(command) {
            self.cursor.step(step, self.rows.len(), self.page(ground.size));
            return Outcome::Stay;
        }
        match command {
            Command::Open => match self.row().map(|row| row.kind) {
                Some(RowKind::Point(record, ..)) => Outcome::Open(record),
                Some(RowKind::Gone) => Outcome::Tell(Notice::failed(
                    "This record is not in the knowledge any more; m takes the entry out.",
                )),
                Some(RowKind::Heading | RowKind::Question(_)) => Outcome::Stay,
                None => Outcome::Tell(Notice::failed("The brief is empty: mark a record with m, anywhere.")),
            },
            Command::NextPane if self.shelf.briefs().len() > 1 => {
                self.shelf.open_next();
                self.cursor = crate::app::Cursor::default();
                self.rebuild(ground);
                Outcome::Do(vec![Effect::KeepBriefs(Box::new(self.shelf.kept()))])
            }
            Command::NextPane => Outcome::Tell(Notice::failed("There is no other brief; O begins one.")),
            _ => Outcome::Unknown,
        }
    }

    fn step_back(&mut self, _ground: Ground) -> bool {
        false
    }

    fn click(&mut self, ground: Ground, x: u16, y: u16) {
        let inner = self.areas(ground.size).list.inner();
        let position = self.cursor.offset + usize::from(y.saturating_sub(inner.y));
        if inner.contains(x, y) && position < self.rows.len() {
            self.cursor.position = position;
        }
    }

    fn wheel(&mut self, ground: Ground, _x: u16, _y: u16, rows: isize) {
        self.cursor.step(Step::Rows(rows.signum()), self.rows.len(), self.page(ground.size));
    }

    fn show_date(&mut self, _ground: Ground, _day: Date) -> Outcome {
        Outcome::Tell(Notice::failed(
            "A brief has an order of its own and no date to go to; B sets the day that it is read by.",
        ))
    }

    fn opened(&mut self, ground: Ground, from: Option<RecordRef>) {
        let id = from.map(|record| ground.scope.knowledge().id(record).to_string());
        if let Some(position) = id.and_then(|id| self.shelf.open()?.position(&id)) {
            self.cursor.position = position;
            self.settle(ground);
        }
    }

    fn spot(&self) -> StageSpot {
        let brief = self.shelf.open().map(|brief| brief.name.clone()).unwrap_or_default();
        StageSpot::Brief(Spot { brief, position: self.cursor.position })
    }

    fn return_to(&mut self, ground: Ground, spot: &StageSpot) {
        let StageSpot::Brief(spot) = spot else { return };
        if self.shelf.open().is_some_and(|open| open.name == spot.brief) {
            self.cursor.position = spot.position;
            self.settle(ground);
        }
    }
}
