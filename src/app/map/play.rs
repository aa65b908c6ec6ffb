//! Play: the as-of day runs forward, and with it everything that is read through it.

use std::time::Duration;

use jiff::ToSpan;

use super::Map;
use crate::app::Notice;
use crate::app::stage::{Ground, Outcome};
use crate::command::Command;
use crate::model::{Clock, Date, EventIx, Lens, Scope, day_text};
use crate::query::spells::days_text;

/// How long a step stays on the screen.
pub const TICK: Duration = Duration::from_millis(90);
/// Days of a step, from the slowest to the fastest.
const SPEEDS: [i32; 5] = [1, 2, 4, 7, 14];

/// Days that run, or stand still.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Play {
    /// Whether they run.
    pub is_running: bool,
    speed: usize,
    /// The day that was set before.
    before: Option<(Clock, Date)>,
    /// The day that was set last.
    day: Date,
}

impl Play {
    /// Days of a step.
    pub fn days(&self) -> i32 {
        SPEEDS[self.speed]
    }

    /// What it does, for the title: `▶ 25 Jan 2024, 2 days a step`.
    pub fn text(&self) -> String {
        let day = day_text(self.day);
        match (self.is_running, self.days()) {
            (false, _) => format!("‖ {day}"),
            (true, 1) => format!("▶ {day}"),
            (true, days) => format!("▶ {day}, {} a step", days_text(days)),
        }
    }
}

impl Map {
    /// Lets the days run from the as-of day on, from the first one where none is set or all have run; or holds them.
    pub(super) fn play_or_pause(&mut self, ground: Ground) -> Outcome {
        if let Some(play) = self.play.as_mut().filter(|play| play.is_running) {
            play.is_running = false;
            return Outcome::Tell(Notice::done("Paused: p goes on, Esc goes back to the day before it all."));
        }
        let as_of = ground.scope.lens().until;
        let last = ground.scope.knowledge().about.to;
        let first = self.all.rows.iter().map(|&row| ground.scope.knowledge().event(EventIx(row)).date).min();
        let day = as_of.map(|(_, day)| day).filter(|&day| day < last).or(first);
        let Some(day) = day else {
            return Outcome::Tell(Notice::failed("No event is in view whose days could run (W widens)."));
        };
        let (speed, before) = self.play.map_or((0, as_of), |play| (play.speed, play.before));
        let play = Play { is_running: true, speed, before, day };
        self.play = Some(play);
        look(ground, play, "The days run: p pauses, , . step, < > slower and faster, Esc goes back.")
    }

    /// The days stand still while one is elsewhere.
    pub(super) fn pause(&mut self) {
        if let Some(play) = &mut self.play {
            play.is_running = false;
        }
    }

    /// A step of the days while they run.
    pub(super) fn run_on(&mut self, ground: Ground) -> Outcome {
        let Some(play) = self.play.as_mut().filter(|play| play.is_running) else { return Outcome::Stay };
        let last = ground.scope.knowledge().about.to;
        play.day = moved(play.day, play.days(), last);
        play.is_running = play.day < last;
        let text = if play.is_running {
            "The days run: p pauses, , . step, < > slower and faster, Esc goes back."
        } else {
            "The last day. p runs through them again, Esc goes back to the day before it all."
        };
        look(ground, *play, text)
    }

    /// A step by hand, which pauses, or another speed.
    pub(super) fn steer_play(&mut self, ground: Ground, command: Command) -> Outcome {
        let Some(play) = &mut self.play else { return Outcome::Unknown };
        let last = ground.scope.knowledge().about.to;
        match command {
            Command::WeekOn => play.speed = (play.speed + 1).min(SPEEDS.len() - 1),
            Command::WeekBack => play.speed = play.speed.saturating_sub(1),
            _ => {
                play.is_running = false;
                play.day = moved(play.day, if command == Command::DayOn { 1 } else { -1 }, last);
                return look(ground, *play, "Paused: p goes on, Esc goes back to the day before it all.");
            }
        }
        let days = play.days();
        Outcome::Tell(Notice::done(format!("{} a step.", days_text(days))))
    }

    /// Back to what was set before the days ran; where another day was set since, that one stays.
    pub(super) fn end_play(&mut self, ground: Ground) -> Outcome {
        let Some(play) = self.play.take() else { return Outcome::Stay };
        if ground.scope.lens().until.is_none_or(|(_, day)| day != play.day) {
            return Outcome::Stay;
        }
        let lens = Lens { until: play.before, ..ground.scope.lens().clone() };
        let text =
            lens.as_of_text().map_or_else(|| "everything is shown".to_owned(), |text| format!("shown as {text}"));
        Outcome::Look(Box::new(lens), Notice::done(format!("The days no longer run: {text}.")))
    }
}

fn moved(day: Date, days: i32, last: Date) -> Date {
    day.checked_add(days.days()).unwrap_or(last).min(last)
}

/// Everything as of the day that is played, on the clock that is set.
fn look(ground: Ground, play: Play, text: &str) -> Outcome {
    let scope: &Scope = ground.scope;
    let clock = scope.lens().until.map_or(ground.clock, |(clock, _)| clock);
    let lens = Lens { until: Some((clock, play.day)), ..scope.lens().clone() };
    Outcome::Look(Box::new(lens), Notice::done(text))
}
