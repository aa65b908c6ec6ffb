//! What is new between two days, on the shipped file.

use crate::session::Session;

#[test]
fn what_is_new_between_18_and_25_january_is_listed_and_the_bar_names_the_days() {
    let session = Session::new(200, 60).press("918 to 25 jan 2024<enter>");
    session.shows("What is new: 18 Jan 2024 to 25 Jan 2024");
    session.shows("HAPPENED BY 25 Jan 2024").shows("since 18 Jan 2024");
    session.shows("Contradicted anew · 9").shows("Sabrina Singh contradicts GoI, 25 Jan 2024 over definition");
    session.shows("DoD replaces DoD, 20 Jan 2024").hides("26 Jan 24").hides("17 Jan 24");
    let events = session.press("ll");
    events.shows("┌ ").shows("Happened · ");
    assert!(events.0.app().record().is_some_and(|record| record.kind == sitrep::model::Kind::Event));
}

#[test]
fn the_other_clock_tells_what_became_known() {
    let known = Session::new(140, 40).press("T918 to 25 jan 2024<enter>");
    known.shows("KNOWN BY 25 Jan 2024").shows("Events that became known").hides("Happened ·");
    // Taken back on the 5th, as known a week later.
    let corrected = Session::new(140, 40).press("T93 feb 2024 to 7 feb 2024<enter>");
    corrected.shows("Taken back").shows("takes back John Kirby, 2 Feb 2024");
}

#[test]
fn without_a_first_day_the_days_are_asked_for_and_nonsense_is_refused() {
    let asked = Session::new(140, 40).press("9");
    asked.shows("What is new (happened):").shows("18 to 25 jan 2024, 2024-01-18..2024-01-25");
    let refused = asked.press("soon<enter>");
    refused.shows("is no stretch of days");
    let left = refused.press("<esc>");
    left.shows("No first day is set. 9 asks for the days");
    left.press("9-7d<enter>").shows("What is new: 24 Jun 2026 to 1 Jul 2026");
}

#[test]
fn asked_again_the_box_holds_the_days_and_they_can_be_taken_away() {
    let session = Session::new(140, 40).press("918 to 25 jan 2024<enter>");
    let again = session.press("9");
    again.shows("What is new (happened): 18 Jan 2024 to 25 Jan 2024");
    let lifted = again.press("<esc>x");
    lifted.shows("First day taken away.").shows("No first day is set.");
}

#[test]
fn what_is_new_is_laid_open_with_what_it_answers_though_that_is_older() {
    let session = Session::new(200, 60).press("918 to 25 jan 2024<enter><down><down><down>");
    session.shows("Mohammed Shia al-Sudani contradicts Pat Ryder, 4 Jan 2024").shows("Disputed by");
    let opened = session.press("<enter>");
    assert!(opened.record().starts_with("mohammed-shia-al-sudani-2024-01-18"), "{}", opened.record());
    opened.press("<c-o>").shows("What is new: 18 Jan 2024 to 25 Jan 2024");
}

#[test]
fn the_news_are_filtered_and_counted_in_the_same_language() {
    let session = Session::new(140, 40).press("918 to 25 jan 2024<enter>fkind:attack<enter>");
    session.shows("⊂ News: kind:attack").shows("left out by the filter").hides("Contradicted anew").shows("Happened ·");
    session.press("F").shows("New records by …").shows("Place");
}
