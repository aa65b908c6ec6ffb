//! The map as one of the views.

use super::{Map, MapPart};
use crate::app::Notice;
use crate::app::finding::Filter;
use crate::app::reload::Renumbering;
use crate::app::stage::{Ground, Outcome, Stage, StageSpot};
use crate::command::Command;
use crate::export::colophon;
use crate::model::{Date, EventIx, Kind, PlaceIx, RecordRef, Scope, day_text};
use crate::query::map::{PlaceEvents, place_sentences};
use crate::text::safe;

impl Stage for Map {
    fn rebuild(&mut self, ground: Ground) {
        let spot = Map::spot(self);
        self.count(ground, spot.place.filter(|_| self.opened), spot.event);
    }

    fn settle(&mut self, ground: Ground) {
        self.settle_in(ground);
    }

    fn renew(&mut self, ground: Ground, moved: Renumbering) {
        if !self.opened {
            return;
        }
        let spot = Map::spot(self).renumbered(moved);
        self.all.renew(ground.scope, ground.finder, moved);
        self.recount(ground, spot.place, spot.event);
    }

    fn record(&self) -> Option<RecordRef> {
        self.selected()
    }

    fn command(&mut self, ground: Ground, command: Command) -> Outcome {
        match command {
            Command::NextPane => self.part = self.part.turned(1),
            Command::PreviousPane => self.part = self.part.turned(2),
            Command::Left | Command::Right if self.part == MapPart::Chart => self.step_to_sign(ground, command),
            Command::Right => self.part = MapPart::Chart,
            Command::Left => self.part = MapPart::Places,
            Command::Open if self.part == MapPart::Events => return self.events.selected().into(),
            Command::Open => self.part = MapPart::Events,
            Command::ZoomIn => self.zoom(ground, true),
            Command::ZoomOut => self.zoom(ground, false),
            Command::ZoomFit => self.fit(ground),
            Command::PanLeft | Command::PanRight | Command::PanUp | Command::PanDown => self.pan(ground, command),
            Command::NextPlace => self.step_place(ground, true),
            Command::PreviousPlace => self.step_place(ground, false),
            Command::MapStyle => return Outcome::Tell(self.turn_style()),
            Command::Play => return self.play_or_pause(ground),
            Command::Cancel => return self.end_play(ground),
            Command::DayBack | Command::DayOn | Command::WeekBack | Command::WeekOn => {
                return self.steer_play(ground, command);
            }
            Command::Sort => {
                self.layer = self.layer.next();
                let spot = Map::spot(self);
                self.recount(ground, spot.place, spot.event);
                return Outcome::Tell(Notice::done(format!("On the map: {}.", self.layer.title())));
            }
            Command::Facets | Command::NextMatch | Command::PreviousMatch => return Outcome::Unknown,
            _ => self.step(ground, command),
        }
        self.settle_in(ground);
        Outcome::Stay
    }

    fn step_back(&mut self, ground: Ground) -> bool {
        let stepped = self.part != MapPart::Places;
        self.part = MapPart::Places;
        self.settle_in(ground);
        stepped
    }

    fn click(&mut self, ground: Ground, x: u16, y: u16) {
        self.clicked(ground, x, y);
        self.settle_in(ground);
    }

    fn wheel(&mut self, ground: Ground, x: u16, y: u16, rows: isize) {
        self.wheeled(ground, x, y, rows);
        self.settle_in(ground);
    }

    fn show_date(&mut self, ground: Ground, day: Date) -> Outcome {
        let nearest = self.select_date(ground, day);
        self.settle_in(ground);
        match nearest {
            Some(nearest) if nearest == day => Outcome::Stay,
            Some(nearest) => Outcome::Tell(Notice::done(format!(
                "No event on the map is of {}; the nearest is of {}.",
                day_text(day),
                day_text(nearest)
            ))),
            None => Outcome::Tell(Notice::failed("No event is on the map (W widens).")),
        }
    }

    fn opened(&mut self, ground: Ground, from: Option<RecordRef>) {
        self.pause();
        let knowledge = ground.scope.knowledge();
        let place = match from {
            Some(record) if record.kind == Kind::Place => Some(PlaceIx(record.index)),
            Some(record) if record.kind == Kind::Event => {
                knowledge.event(EventIx(record.index)).places.first().copied()
            }
            _ => None,
        };
        if let Some(position) = place.and_then(|place| self.counts.position(place)) {
            self.cursor.position = position;
            self.lay_open(from);
            self.show_place(ground);
            self.settle_in(ground);
        }
    }

    fn spot(&self) -> StageSpot {
        StageSpot::Map(Map::spot(self))
    }

    fn return_to(&mut self, ground: Ground, spot: &StageSpot) {
        let StageSpot::Map(spot) = spot else { return };
        self.pause();
        (self.part, self.layer, self.camera) = (spot.part, spot.layer, spot.camera);
        self.recount(ground, spot.place, spot.event);
    }

    fn filter_mut(&mut self) -> Option<&mut Option<Filter>> {
        Some(&mut self.all.filter)
    }

    fn filter(&self) -> Option<&Filter> {
        self.all.filter.as_ref()
    }

    fn countable(&self, _scope: &Scope) -> Option<(&'static str, Vec<RecordRef>)> {
        let events = self.all.rows.iter().map(|&row| EventIx(row).into());
        Some(("Map", events.collect()))
    }

    fn filters(&self) -> Vec<(&'static str, &Filter)> {
        self.all.filter.iter().map(|filter| ("Map", filter)).collect()
    }

    fn copied(&self, scope: &Scope, command: Command) -> Option<(&'static str, String)> {
        let of = self.place().filter(|it| self.part != MapPart::Events && !it.events.is_empty())?;
        (command == Command::CopyLine).then(|| ("line", place_line(scope, of)))
    }

    fn takes(&self, command: Command) -> bool {
        let days = matches!(command, Command::DayBack | Command::DayOn | Command::WeekBack | Command::WeekOn);
        let leaves = command == Command::Cancel && self.play.is_some();
        leaves || days && self.play.is_some_and(|play| play.is_running)
    }

    fn is_ticking(&self) -> bool {
        self.play.is_some_and(|play| play.is_running)
    }

    fn tick(&mut self, ground: Ground) -> Outcome {
        self.run_on(ground)
    }
}

/// A place with its events as one line to cite: counted from the records, which each name their sources.
fn place_line(scope: &Scope, of: &PlaceEvents) -> String {
    let name = safe(&scope.knowledge().place(of.place).name).into_owned();
    let sentences = place_sentences(scope, of).join(" ");
    format!("{name}: {sentences} (Counted from the records of {}; each names its sources.)", colophon(scope))
}
