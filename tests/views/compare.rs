//! Two records side by side, as their users meet them.

use sitrep::model::Lens;

use crate::network::ties;
use crate::session::Session;

fn session(width: u16, height: u16) -> Session {
    Session::over(ties(), Lens::default(), width, height).press("/drone claimed<enter>")
}

#[test]
fn two_records_at_three_sizes() {
    insta::assert_snapshot!("compare_80x24", session(80, 24).press("==").picture());
    insta::assert_snapshot!("compare_140x40", session(140, 40).press("==").picture());
    insta::assert_snapshot!("compare_200x60", session(200, 60).press("=/tehran stands<enter>=").screen());
    insta::assert_snapshot!("compare_differences_40x12", session(40, 12).press("==s").screen());
}

#[test]
fn what_the_pentagon_knew_of_al_asad_that_the_claim_does_not_say() {
    let session = Session::new(140, 40).press("/drone claimed at al-asad on:2023-11-20<enter>=");
    session.shows("Held: = on another record shows both; = again here sets it beside");
    session.shows("= Drone claimed at al-Asad");
    let session = session.press("=");
    session.shows("Attack · 20 Nov 2023").shows("Attack · 21 Nov 2023").shows("The right one is 1 day later.");
    session.shows("≠ Means").shows("close range ballistic missile · hit").shows("▶ Casualties").shows("8 wounded");
}

#[test]
fn only_the_words_that_differ_are_marked() {
    let picture = session(140, 40).press("==").picture();
    assert!(
        picture.contains("bold underlined: 3\n") && picture.contains("bold underlined: 4\n"),
        "the days differ in one word:\n{picture}"
    );
    assert!(picture.contains("dim: Feb 2024"), "the rest of the day is the same:\n{picture}");
}

#[test]
fn a_claim_is_set_beside_its_other_side() {
    let session = Session::new(140, 40).press("/northeastern jordan<enter>==");
    session.shows("They contradict each other over place").shows("Claim · Jordan · 28 Jan 2024");
    let desk = session.press("<enter>");
    desk.hides("Side by side");
    assert_eq!(desk.record(), "jordan-2024-01-28-not-on-our-soil");
}

#[test]
fn records_of_different_kinds_and_from_different_views() {
    let session = Session::new(140, 40).press("/kind:actor kataib sayyid<enter>=5rquds<enter>=");
    session.shows("Side by side").shows("▶ When").shows("Tie · backs");
    let held = Session::new(140, 40).press("/kind:actor us-dod<enter>==");
    held.shows("No longer held for comparison.").hides("= US Department");
}

#[test]
fn a_held_record_that_a_past_day_hides_is_not_shown() {
    let session =
        Session::new(140, 40).press("/northeastern jordan<enter>=t2024-01-10<enter>/kind:actor us-dod<enter>=");
    session.hides("Side by side").shows("Held:");
}
