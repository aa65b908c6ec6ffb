//! The two clocks, and going to a date.

use jiff::civil::date;

use crate::session::{Session, awkward};
use sitrep::model::{Clock, Lens};

fn session() -> Session {
    Session::over(awkward(), Lens::default(), 140, 40)
}

#[test]
fn a_day_hides_what_is_later_says_how_much_and_is_lifted_again() {
    let session = session().press("t2024-01-31<enter>");
    session.shows("HAPPENED BY 31 Jan 2024").shows("Shown as happened by 31 Jan 2024; 3 later records are hidden");
    session.hides("The ministry lists the front").hides("It cannot be said");
    session.shows("1 after the as-of day").shows("2 after the as-of day");
    session.press("W").shows("The ministry lists the front");
}

#[test]
fn the_other_clock_shows_what_was_known() {
    let happened = session().press("t2024-01-09<enter>");
    happened.shows("HAPPENED BY 9 Jan 2024").shows("Rockets at the depot");
    let known = happened.press("T");
    known.shows("KNOWN BY 9 Jan 2024").hides("Rockets at the depot").shows("Nothing to show here");
    let next = known.press(".");
    next.shows("KNOWN BY 10 Jan 2024").shows("Rockets at the depot");
    let week = next.press(">");
    week.shows("KNOWN BY 17 Jan 2024");
    week.press("<lt>,").shows("KNOWN BY 9 Jan 2024");
}

#[test]
fn what_is_no_day_is_told_and_the_box_stays_open() {
    let session = session().press("tsoon<enter>");
    session.shows("`soon` is not a day; write one of: 2024-01-25, 25 jan 2024");
    session.press("<c-u>feb 2024<enter>").shows("HAPPENED BY 29 Feb 2024");
}

#[test]
fn going_to_a_date_hides_nothing_and_says_what_is_nearest() {
    let session = session().press("@12 jan 2024<enter>");
    session.shows("No event listed on 12 Jan 2024; the nearest is of 9 Jan 2024.").shows("3/3");
    let exact = session.press("@2024-02-20<enter>");
    assert_eq!(exact.record(), "2024-02-20-listing");
}

#[test]
fn around_lays_open_what_happened_and_was_said_on_the_day_and_comes_back() {
    let session = session().press("/sent drones<enter>");
    assert_eq!(session.record(), "long-front-2024-01-11-denies");
    let before = session.screen();
    let around = session.press("w");
    around.shows("[Around 11 Jan 2024]").shows("11 Jan 2024 · this day").shows("9 Jan 2024 · 2 days before");
    assert_eq!(around.press("<c-o>").screen(), before);
}

#[test]
fn a_post_is_shown_only_within_its_tenure() {
    let spokesman = |day| {
        let lens = Lens { until: Some((Clock::Happened, day)), ..Lens::default() };
        Session::over(awkward(), lens, 140, 40).press("/عبد الرحمن kind:actor<enter>")
    };
    spokesman(date(2024, 2, 1)).shows("Spokesman of the Ministry · since 15 Jan 2024").hides("15 Feb 2024");
    spokesman(date(2024, 3, 1)).shows("not in the recorded post on the as-of day").hides("Spokesman of the Ministry");
}

#[test]
fn later_sources_are_folded_away_and_counted() {
    let lens = Lens { until: Some((Clock::Happened, date(2024, 2, 2))), ..Lens::default() };
    let session = Session::over(awkward(), lens, 140, 40).press("/dozen<enter>");
    session.shows("text draws on 1 later source").hides("Ministry lists the front");
}

#[test]
fn a_correction_is_not_shown_before_it_was_known() {
    let claim = |day| {
        let lens = Lens { until: Some((Clock::Known, day)), ..Lens::default() };
        Session::over(awkward(), lens, 140, 40).press("/nobody else<enter>")
    };
    claim(date(2024, 2, 24)).hides("Corrected by").shows("Disputed by");
    claim(date(2024, 2, 25)).shows("Corrected by").shows("no longer live");
}
