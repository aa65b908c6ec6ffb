//! What is new as one of the views.

use super::{News, NewsRow, Spot};
use crate::app::Filter;
use crate::app::detail::Detail;
use crate::app::reload::Renumbering;
use crate::app::stage::{Ground, Outcome, Stage, StageSpot};
use crate::command::Command;
use crate::geometry::{Part, Size};
use crate::model::{Date, RecordRef, Scope};

impl Stage for News {
    fn rebuild(&mut self, ground: Ground) {
        News::rebuild(self, ground);
    }

    fn settle(&mut self, ground: Ground) {
        News::settle(self, ground);
    }

    fn renew(&mut self, ground: Ground, moved: Renumbering) {
        if self.period.is_some() {
            let spot: Spot = News::spot(self).renumbered(moved);
            self.list_anew(ground);
            News::return_to(self, ground, &spot);
        }
    }

    fn record(&self) -> Option<RecordRef> {
        self.detail.record
    }

    fn command(&mut self, ground: Ground, command: Command) -> Outcome {
        News::command(self, ground, command)
    }

    fn step_back(&mut self, ground: Ground) -> bool {
        let stepped = self.part != Part::List;
        self.part = Part::List;
        News::settle(self, ground);
        stepped
    }

    fn click(&mut self, ground: Ground, x: u16, y: u16) {
        News::click(self, ground, x, y);
    }

    fn show_date(&mut self, ground: Ground, day: Date) -> Outcome {
        News::show_date(self, ground, day);
        Outcome::Stay
    }

    fn page(&self, size: Size) -> Option<(&Detail, usize)> {
        Some((&self.detail, usize::from(self.areas(size).detail.inner().height)))
    }

    fn follow_link(&mut self, ground: Ground, link: usize) -> Outcome {
        self.part = Part::Main;
        News::settle(self, ground);
        self.detail.link = Some(link);
        self.detail.target().into()
    }

    fn spot(&self) -> StageSpot {
        StageSpot::News(News::spot(self))
    }

    fn return_to(&mut self, ground: Ground, spot: &StageSpot) {
        if let StageSpot::News(spot) = spot {
            News::return_to(self, ground, spot);
        }
    }

    fn filter_mut(&mut self) -> Option<&mut Option<Filter>> {
        Some(&mut self.filter)
    }

    fn filter(&self) -> Option<&Filter> {
        self.filter.as_ref()
    }

    fn countable(&self, _scope: &Scope) -> Option<(&'static str, Vec<RecordRef>)> {
        let records = self.rows.iter().filter_map(|row| match row {
            NewsRow::Record(record) => Some(*record),
            _ => None,
        });
        Some(("New records", records.collect()))
    }

    fn filters(&self) -> Vec<(&'static str, &Filter)> {
        self.filter.iter().map(|filter| ("News", filter)).collect()
    }
}
