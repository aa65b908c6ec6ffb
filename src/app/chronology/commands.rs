//! What keys and mouse do in the chronology.

use super::{Chronology, Leaf, Strip};
use crate::app::Notice;
use crate::app::cursor::Step;
use crate::app::stage::{Ground, Outcome};
use crate::command::Command;
use crate::geometry;
use crate::query::spells::{Spell, days_text};

impl Chronology {
    /// A command to what has the keys.
    pub(super) fn obey(&mut self, ground: Ground, command: Command) -> Outcome {
        let outcome = match command {
            Command::NextPane | Command::PreviousPane => {
                self.strip = self.strip.beside(command == Command::NextPane);
                Outcome::Stay
            }
            Command::ZoomIn | Command::ZoomOut => self.zoom(command == Command::ZoomIn),
            Command::Range => self.toggle_range(),
            Command::ApplyRange => return self.apply_range(ground),
            Command::Sort if self.strip == Strip::List => self.turn_order(),
            Command::Sort => {
                self.panel.leaf = self.panel.leaf.next();
                Outcome::Stay
            }
            Command::Open => return self.open(ground),
            Command::Left if self.strip == Strip::Panel => {
                self.strip = Strip::List;
                Outcome::Stay
            }
            Command::Left | Command::Right if self.strip != Strip::Panel => {
                self.step_chart(ground, if command == Command::Left { -1 } else { 1 });
                Outcome::Stay
            }
            _ => match Step::of(command) {
                Some(step) => {
                    self.step(ground, step);
                    Outcome::Stay
                }
                None => return Outcome::Unknown,
            },
        };
        self.fit(ground);
        outcome
    }

    fn turn_order(&mut self) -> Outcome {
        let len = self.entries.len();
        self.newest_first = !self.newest_first;
        self.cursor.position = len.saturating_sub(self.cursor.position + 1);
        Outcome::Tell(Notice::done(if self.newest_first { "Newest first." } else { "Oldest first." }))
    }

    /// Shorter or longer bars; around a day, fewer or more days.
    fn zoom(&mut self, closer: bool) -> Outcome {
        if self.strip == Strip::Panel && self.panel.leaf == Leaf::Around {
            let changed = self.panel.widen(!closer);
            return Outcome::Tell(match (changed, self.panel.reach) {
                (true, 0) => Notice::done("This day alone."),
                (true, days) => Notice::done(format!("{} before and after.", days_text(days))),
                (false, _) if closer => Notice::failed("This day alone: there is no less."),
                (false, days) => Notice::failed(format!("{} before and after: there are no more.", days_text(days))),
            });
        }
        match self.axis.unit().beside(closer) {
            Some(unit) => {
                self.zoom = Some(unit);
                Outcome::Stay
            }
            None => Outcome::Tell(Notice::failed(if closer {
                "Days are the shortest bars."
            } else {
                "Years are the longest bars."
            })),
        }
    }

    /// Moves along the bars; the list follows.
    fn step_chart(&mut self, ground: Ground, bars: isize) {
        // From here on the range grows by bars.
        self.picked = None;
        let last = self.axis.bars.len().saturating_sub(1);
        let position = self.axis.position(self.day).unwrap_or(last);
        let next = position.saturating_add_signed(bars).min(last);
        if let Some((first, _)) = self.axis.days(next) {
            self.day = first;
        }
        self.follow_chart();
        self.fit(ground);
    }

    fn step(&mut self, ground: Ground, step: Step) {
        match self.strip {
            Strip::Chart => {
                let half = isize::try_from(self.axis.shown / 2).unwrap_or(1).max(1);
                let all = isize::try_from(self.axis.bars.len()).unwrap_or(isize::MAX);
                let bars = match step {
                    Step::Rows(rows) => rows,
                    Step::HalfPages(halves) => halves * half,
                    Step::Top => -all,
                    Step::Bottom => all,
                };
                self.step_chart(ground, bars);
            }
            Strip::List => {
                let page = self.page(ground.size);
                self.cursor.step(step, self.entries.len(), page);
                self.follow_list();
            }
            Strip::Panel => {
                let height = usize::from(self.areas(ground.size).panel.inner().height);
                self.panel.detail.step_by(step, height);
            }
        }
    }

    /// Opens what is selected: a range or a lull is shown on the bars, an event or a claim at the Desk.
    fn open(&mut self, ground: Ground) -> Outcome {
        if let Some(range) = self.range().filter(|_| self.strip != Strip::Panel) {
            return self.show_only(ground, range);
        }
        match (self.strip, self.panel.spell()) {
            (Strip::Chart, _) => {
                self.strip = Strip::List;
                self.fit(ground);
                Outcome::Stay
            }
            (Strip::Panel, Some(spell)) => self.pick_spell(ground, spell),
            (Strip::Panel, None) if self.panel.detail.link.is_none() => {
                Outcome::Tell(Notice::failed("No link is selected: move to one with the arrows."))
            }
            _ => self.record().into(),
        }
    }

    /// Picks the days of a lull or a burst on the bars.
    fn pick_spell(&mut self, ground: Ground, spell: Spell) -> Outcome {
        let Some(spells) = &self.spells else { return Outcome::Stay };
        let days = match spell {
            Spell::Lull(at) => spells.lulls.get(at).map(|lull| (lull.from, lull.to)),
            Spell::Burst(at) => spells.bursts.get(at).map(|burst| (burst.from, burst.to)),
        };
        let Some(days) = days else { return Outcome::Stay };
        self.pick(days);
        self.select_day(days.0);
        self.fit(ground);
        Outcome::Stay
    }

    /// A click: on a bar it picks its days, on an event or a link it selects.
    pub(super) fn clicked(&mut self, ground: Ground, x: u16, y: u16) {
        let areas = self.areas(ground.size);
        let (list, panel) = (areas.list.inner(), areas.panel.inner());
        if areas.chart.contains(x, y) {
            self.strip = Strip::Chart;
            let bars = geometry::chronology_chart(areas.chart).bars;
            let bucket = if x >= bars.x { self.axis.bucket_at(x - bars.x) } else { None };
            if let Some((first, last)) = bucket.and_then(|bucket| self.axis.days(bucket)) {
                self.pick((first, last));
                self.follow_chart();
            }
        } else if areas.list.contains(x, y) {
            self.strip = Strip::List;
            let at = self.cursor.offset + usize::from(y.saturating_sub(list.y));
            if list.contains(x, y) && at < self.entries.len() {
                self.cursor.position = at;
                self.follow_list();
            }
        } else if areas.panel.contains(x, y) {
            // Where it lay below, it takes the room of the list: the line that was clicked is another one then.
            let was = std::mem::replace(&mut self.strip, Strip::Panel);
            if panel.contains(x, y) && (was == Strip::Panel || self.areas(ground.size) == areas) {
                let line = self.panel.detail.scroll + usize::from(y - panel.y);
                let column = usize::from(x - panel.x).saturating_sub(1);
                self.panel.detail.link = self.panel.detail.page.link_at(line, column);
            }
        }
        self.fit(ground);
    }

    /// The wheel: over the bars it moves the period in sight, over list and panel the lines.
    pub(super) fn wheeled(&mut self, ground: Ground, x: u16, y: u16, rows: isize) {
        let areas = self.areas(ground.size);
        if areas.chart.contains(x, y) {
            if let Some(day) = self.axis.scroll(rows, self.day) {
                self.day = day;
                self.follow_chart();
            }
        } else if areas.panel.contains(x, y) {
            self.panel.detail.scroll_by(rows, usize::from(areas.panel.inner().height));
            return;
        } else if areas.list.contains(x, y) {
            let page = self.page(ground.size);
            self.cursor.scroll(rows, self.entries.len(), page);
            self.follow_list();
        }
        self.fit(ground);
    }
}
