//! Asking a counter for a day: the figure of that day, else the last before and the first after with their distance.

use super::{Point, Series};
use crate::model::{Date, Knowledge, MeasureIx, day_text, days_between};
use crate::query::spells::days_text;
use crate::text::safe;

/// What a counter had for a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct At<'s> {
    /// The figures of that day; several where the counter gave several.
    pub on: Vec<&'s Point>,
    /// The last figure before, and how many days it lies back.
    pub before: Option<(&'s Point, i32)>,
    /// The first figure after, and how many days it lies ahead.
    pub after: Option<(&'s Point, i32)>,
}

impl Series {
    /// What the counter had for a day.
    pub fn at(&self, day: Date) -> At<'_> {
        let mut at = At::default();
        for point in self.actual() {
            let distance = days_between(point.until, day);
            if distance == 0 {
                at.on.push(point);
            } else if distance > 0 {
                at.before = Some((point, distance));
            } else if at.after.is_none() {
                at.after = Some((point, -distance));
            }
        }
        at
    }
}

/// The answer in words: `US DoD by 20 Jan 2024: at least 144 attacks`, or `US DoD has no figure for 22 Jan 2024: the last
/// before is …, the first after …`.
pub fn ask(knowledge: &Knowledge, measure: MeasureIx, series: &Series, day: Date) -> String {
    let counter = safe(knowledge.actor(series.counter).label());
    let unit = safe(&knowledge.measure(measure).unit);
    let by = if super::is_running(knowledge, measure) { "by" } else { "on" };
    let at = series.at(day);
    if !at.on.is_empty() {
        let amounts: Vec<_> = at.on.iter().map(|point| point.amount.to_string()).collect();
        return format!("{counter} {by} {}: {} {unit}", day_text(day), amounts.join(" or "));
    }
    let words = |which: &str, found: Option<(&Point, i32)>, where_from: &str| match found {
        Some((point, days)) => {
            let (amount, days) = (point.amount, days_text(days));
            format!("the {which} is {amount} {unit} ({}, {days} {where_from})", day_text(point.until))
        }
        None => format!("there is none {where_from}"),
    };
    let before = words("last before", at.before, "earlier");
    let after = words("first after", at.after, "later");
    format!("{counter} has no figure for {}: {before}, {after}", day_text(day))
}
