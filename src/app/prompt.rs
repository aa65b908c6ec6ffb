//! The one-line boxes at the foot of the window: the as-of day, the date to go to, a pane's filter, a name.

use super::briefs::Ask;
use super::cursor::Cursor;
use super::finding::Filter;
use super::stage::StageSpot;
use super::text_box::TextBox;
use crate::model::{Clock, DAY_FORMS, Date, DayContext, PERIOD_FORMS, PartialDate, day_text, parse_day, parse_period};

/// What a box is for.
#[derive(Clone, Debug)]
pub enum Purpose {
    /// The day that everything is shown as of, on this clock.
    AsOf(Clock),
    /// A date to go to.
    GoToDate,
    /// The days between which something is new, on this clock.
    Period(Clock),
    /// The filter of a list; with what Esc brings back.
    Filter {
        /// What it narrows.
        place: FilterPlace,
        /// The filter before.
        before: Option<Box<Filter>>,
    },
    /// The name to save this query under.
    SaveSearch(String),
    /// Something for a brief.
    Brief(Ask),
}

/// What a filter narrows, and where that stood.
#[derive(Clone, Debug)]
pub enum FilterPlace {
    /// A list of the Desk, by its number.
    Pane(usize, Cursor),
    /// What has the keys in the shown view.
    View(Box<StageSpot>),
}

/// An open box.
#[derive(Clone, Debug)]
pub struct Prompt {
    /// What it is for.
    pub purpose: Purpose,
    /// Its text.
    pub input: TextBox,
}

impl Prompt {
    /// The words before the text.
    pub fn label(&self) -> String {
        match &self.purpose {
            Purpose::AsOf(clock) => format!("Show what {}: ", clock.words_with_was()),
            Purpose::GoToDate => "Go to date: ".to_owned(),
            Purpose::Period(clock) => format!("What is new ({}): ", clock.name()),
            Purpose::Filter { .. } => "Filter: ".to_owned(),
            Purpose::Brief(ask) => ask.label().to_owned(),
            Purpose::SaveSearch(_) => "Save this search as: ".to_owned(),
        }
    }

    /// The day that the text means for this purpose; nothing for an empty text.
    pub fn day(&self, context: &DayContext) -> Option<Result<PartialDate, String>> {
        let text = self.input.text();
        (!text.trim().is_empty()).then(|| parse_day(text, context))
    }

    /// The days that the text means; nothing for an empty text.
    pub fn period(&self, context: &DayContext) -> Option<Result<(Date, Date), String>> {
        let text = self.input.text();
        (!text.trim().is_empty()).then(|| parse_period(text, context))
    }

    /// What the text is understood as, or what is accepted.
    pub fn feedback(&self, context: &DayContext) -> String {
        match (&self.purpose, self.day(context)) {
            (Purpose::Filter { .. }, _) => "⏎ keeps it, Esc takes it back".to_owned(),
            (Purpose::Brief(ask), _) => ask.feedback(),
            (Purpose::SaveSearch(query), _) => format!("“{query}”"),
            (Purpose::Period(_), _) => match self.period(context) {
                None => PERIOD_FORMS.to_owned(),
                Some(Ok((from, to))) => format!("= {} to {}", day_text(from), day_text(to)),
                Some(Err(message)) => message,
            },
            (Purpose::AsOf(_), None) => format!("⏎ shows everything; or {DAY_FORMS}"),
            (_, None) => DAY_FORMS.to_owned(),
            (Purpose::AsOf(_), Some(Ok(day))) => format!("= {}", day_text(day.last_day())),
            (_, Some(Ok(day))) => format!("= {day}"),
            (_, Some(Err(message))) => message,
        }
    }
}
