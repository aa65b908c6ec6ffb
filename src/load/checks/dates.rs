//! Days that do not fit.

use super::Warnings;
use super::locate::Step::{Key, Row};
use crate::diagnostic::Check;
use crate::model::{ClaimIx, EventIx};

/// An event outside the period that the file covers.
pub fn outside_period(w: &mut Warnings<'_>) {
    let knowledge = w.knowledge();
    let (from, to) = (knowledge.about.from, knowledge.about.to);
    for (event, row) in knowledge.events.iter().zip(0..) {
        if event.date < from || event.date > to {
            let message = format!("The event lies outside the period that [about] names, {from} to {to}.");
            w.warn(Check::OutsidePeriod, EventIx(row), &[Key("date")], message).label("outside the period").add();
        }
    }
}

/// An answer to something that came later.
pub fn responds_to_later(w: &mut Warnings<'_>) {
    let knowledge = w.knowledge();
    for (event, row) in knowledge.events.iter().zip(0..) {
        for (position, &answered) in event.responds_to.iter().enumerate() {
            let date = knowledge.event(answered).date;
            if date > event.date {
                let message = format!("This happened on {}, before what it answers, on {date}.", event.date);
                let steps = [Key("responds-to"), Row(position)];
                w.warn(Check::RespondsToLater, EventIx(row), &steps, message).label("happened later").add();
            }
        }
    }
}

/// A figure that should have been looked at again.
pub fn review_due(w: &mut Warnings<'_>) {
    let (knowledge, today) = (w.knowledge(), w.today);
    for (claim, row) in knowledge.claims.iter().zip(0..) {
        if let Some(review) = claim.review.filter(|&review| review < today) {
            let message = format!("This figure was to be looked at again after {review}.");
            w.warn(Check::ReviewDue, ClaimIx(row), &[Key("review")], message).label("past").add();
        }
    }
}
