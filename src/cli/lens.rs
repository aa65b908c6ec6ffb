//! The days that the command line sets, on one of two clocks.

use clap::Args;
use clap::error::ErrorKind;

use super::Problem;
use crate::model::{About, Clock, DAY_FORMS, Date, DayContext, Lens, PartialDate, parse_day};

/// Days as they were typed; [`LensOptions::lens`] knows what they mean once the knowledge is there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Args)]
pub struct LensOptions {
    /// Show only what had happened by this day: 2024-01-25, "25 jan 2024", "jan 2024", today
    #[arg(long, value_name = "DATE", value_parser = day, conflicts_with = "known_by", allow_hyphen_values = true)]
    pub as_of: Option<String>,
    /// Show only what was known by this day
    #[arg(long, value_name = "DATE", value_parser = day, allow_hyphen_values = true)]
    pub known_by: Option<String>,
    /// Show no event or claim before this day
    #[arg(long, value_name = "DATE", value_parser = day, allow_hyphen_values = true)]
    pub since: Option<String>,
}

/// Refuses what can be no day in any file, before one is opened.
fn day(text: &str) -> Result<String, String> {
    let (first, latest) = (Date::constant(1900, 1, 1), Date::constant(2099, 12, 31));
    parse_day(text, &DayContext { base: latest, today: latest, latest, first })
        .map(|_| text.to_owned())
        .map_err(|_| format!("write one of: {DAY_FORMS}"))
}

impl LensOptions {
    /// Takes in what stood after the command.
    pub(super) fn join(&mut self, later: Self) -> Result<(), Problem> {
        self.as_of = later.as_of.or(self.as_of.take());
        self.known_by = later.known_by.or(self.known_by.take());
        self.since = later.since.or(self.since.take());
        if self.as_of.is_some() && self.known_by.is_some() {
            let message = "the argument '--as-of <DATE>' cannot be used with '--known-by <DATE>'";
            return Err(Problem::new(ErrorKind::ArgumentConflict, message));
        }
        Ok(())
    }

    /// Says that days mean nothing to a command.
    pub(super) fn refuse_for(&self, command: &str) -> Result<(), Problem> {
        let given = [("--as-of", &self.as_of), ("--known-by", &self.known_by), ("--since", &self.since)];
        match given.iter().find(|(_, day)| day.is_some()) {
            None => Ok(()),
            Some((option, _)) => {
                let message = format!(
                    "the argument '{option} <DATE>' cannot be used with '{command}', which looks at all records"
                );
                Err(Problem::new(ErrorKind::ArgumentConflict, message))
            }
        }
    }

    /// The lens that the days mean over a knowledge base: a month or year means its last day as an end, its first as a
    /// beginning.
    pub fn lens(&self, about: &About, today: Date) -> Result<Lens, String> {
        let context = DayContext { base: about.to, today, latest: about.to, first: about.from };
        let read = |day: &Option<String>| day.as_deref().map(|day| parse_day(day, &context)).transpose();
        let as_of = read(&self.as_of)?.map(|day| (Clock::Happened, day.last_day()));
        let known_by = read(&self.known_by)?.map(|day| (Clock::Known, day.last_day()));
        Ok(Lens { until: as_of.or(known_by), since: read(&self.since)?.map(PartialDate::first_day), ..Lens::default() })
    }
}
