//! The network as its users meet it: on hand-made ties as pictures, on the shipped file by what is asked of it.

use std::sync::Arc;

use jiff::civil::date;
use sitrep::load::{LayerSource, load};
use sitrep::model::{Clock, Knowledge, Lens};

use crate::session::Session;

/// A small knowledge with ties of every sort.
pub fn ties() -> Arc<Knowledge> {
    let layer = LayerSource::Text { name: "ties.toml".to_owned(), text: include_str!("ties.toml").into() };
    Arc::new(load(&[layer]).unwrap_or_else(|report| panic!("{}", report.human(false, 20))))
}

fn session(width: u16, height: u16) -> Session {
    Session::over(ties(), Lens::default(), width, height).press("/kind:actor brigades<enter>")
}

fn past(width: u16, height: u16) -> Session {
    let lens = Lens { until: Some((Clock::Happened, date(2024, 2, 20))), ..Lens::default() };
    Session::over(ties(), lens, width, height).press("/kind:actor brigades<enter>")
}

#[test]
fn the_network_at_three_sizes() {
    insta::assert_snapshot!("network_80x24", session(80, 24).press("5").picture());
    insta::assert_snapshot!("network_ties_80x24", session(80, 24).press("5h<down>").screen());
    insta::assert_snapshot!("network_140x40", session(140, 40).press("5h").picture());
    insta::assert_snapshot!("network_200x60", session(200, 60).press("5l").picture());
}

#[test]
fn a_past_day_pins_widened_and_nothing() {
    insta::assert_snapshot!("network_past_140x40", past(140, 40).press("5").picture());
    insta::assert_snapshot!("network_widened_140x40", past(140, 40).press("5W").screen());
    insta::assert_snapshot!(
        "network_pinned_140x40",
        session(140, 40).press("/kind:actor quds<enter><space>5").screen()
    );
    insta::assert_snapshot!("network_empty_80x24", session(80, 24).press("/hermit<enter>5h").screen());
}

#[test]
fn a_filter_keeps_ties_by_their_other_end_and_the_foot_is_read_with_more_room() {
    let filtered = session(140, 40).press("5fquds<enter>");
    insta::assert_snapshot!("network_filtered_140x40", filtered.picture());
    filtered.shows("W: 7 left out by the filter").shows("none is shown; some are hidden (W)");
    filtered.press("W").shows("Widened: filter taken away.").shows("opposes (1)");
    insta::assert_snapshot!("network_foot_80x24", session(80, 24).press("5h<tab><s-tab><s-tab>").screen());
}

#[test]
fn chains_at_three_sizes_and_none() {
    insta::assert_snapshot!("chain_80x24", session(80, 24).press("rtehran<enter>").picture());
    insta::assert_snapshot!("chain_140x40", session(140, 40).press("/kind:actor front<enter>rguards<enter>").picture());
    insta::assert_snapshot!(
        "chain_200x60",
        session(200, 60).press("/kind:actor spokesman<enter>rforce at<enter>").screen()
    );
    insta::assert_snapshot!("chain_box_80x24", session(80, 24).press("rde").picture());
    insta::assert_snapshot!("chain_none_80x24", session(80, 24).press("rhermit<enter>").screen());
}

#[test]
fn enter_recentres_and_back_and_forward_find_the_same_places() {
    let session = Session::new(140, 40).press("/kataib sayyid<enter>5");
    session.shows("┏ KSS ").shows("┌ Ties to it");
    let session = session.press("h<down><enter>");
    session.shows("┏ IRGC-QF ");
    let second = session.screen();
    let session = session.press("<c-o>").press("l");
    session.shows("┏ KSS ").shows("┌ Ties to it");
    let session = session.press("<a-right>");
    assert_eq!(session.screen(), second);
    let session = session.press("<c-o><c-o>");
    session.shows("┏ Actors").hides("Ties to it");
}

#[test]
fn five_opens_the_actor_of_any_record_and_else_the_last_one() {
    Session::new(140, 40).press("/kind:claim attack bears the fingerprints<enter>5").shows("┏ DoD ");
    Session::new(140, 40).press("/three us soldiers at tower 22<enter>5").shows("┏ IRI ");
    let session = Session::new(140, 40).press("/kind:actor kataib sayyid<enter>51/kind:place tower 22<enter>5");
    session.shows("┏ KSS ");
}

#[test]
fn how_kataib_sayyid_al_shuhada_is_tied_to_the_quds_force() {
    let session = Session::new(140, 40).press("/kataib sayyid<enter>5rquds<enter>");
    session
        .shows("How is Kataib Sayyid al-Shuhada tied to IRGC Quds Force?")
        .shows("1 step · chain 1 of 1 · weakest grade B1");
    session
        .shows("│ is backed by")
        .shows("since 2013 B1")
        .shows("The Washington Institute for Near East Policy, 3 May 2021");
    let session = session.press("<esc>");
    session.shows("┏ KSS ").hides("How is");
}

#[test]
fn a_chain_over_opposition_can_be_kept_from_it_and_says_so() {
    let session = Session::over(ties(), Lens::default(), 140, 40).press("/kind:actor quds<enter>rforce at<enter>");
    session.shows("│ opposes").shows("ties of every kind");
    let session = session.press("s");
    session.shows("Only ties of opposition, talks or hospitality lead there: s lets them in.");
}

#[test]
fn a_chain_that_a_past_day_hides_is_shown_by_widening() {
    let lens = Lens { until: Some((Clock::Happened, date(2024, 3, 20))), ..Lens::default() };
    let session = Session::over(ties(), lens, 140, 40).press("/kind:actor leader<enter>rquds<enter>");
    session.shows("others are hidden by the day or the pins: W widens");
    let session = session.press("W");
    session.shows("Widened: also ties that were over").shows("2 steps").shows("belongs to").shows("over B");
}

#[test]
fn a_chain_is_copied_with_its_weakest_grade() {
    let session = Session::new(140, 40).press("/kataib sayyid<enter>rquds<enter>y");
    session.shows("Copied the chain").shows("Kataib Sayyid al-Shuhada is backed by");
}

#[test]
fn the_dispute_of_a_tie_opens() {
    let session = Session::over(ties(), Lens::default(), 140, 40).press("/kind:actor brigades<enter>5h<down><down>");
    session
        .shows("This tie")
        .shows("⇄ Who answers for whom is contradicted: Department of Defense, 19 Jan 2024 against Tehran");
    session.press("d").shows("Does the group take orders?").shows("⇄ disputes DoD, 19 Jan 2024");
}

#[test]
fn other_spellings_find_the_second_actor_and_tab_completes_it() {
    let session = Session::new(140, 40).press("/kataib sayyid<enter>rketaib hizballah");
    session.shows("Kataib Hezbollah ·R (KH)");
    let session = Session::new(140, 40).press("/kataib sayyid<enter>rirgc q<tab>");
    session.shows("? IRGC Quds Force");
    Session::new(140, 40).press("/kataib sayyid<enter>rzzzqqq<enter>").shows("No actor of this file has these words.");
}

#[test]
fn a_click_selects_a_tie_and_the_wheel_scrolls_what_is_under_it() {
    let session = Session::new(140, 40).press("/kataib sayyid<enter>5").click("Saraya Awliya al-Dam ·R");
    session.shows("┏ Ties to it").shows("This tie");
    let session =
        Session::over(ties(), Lens::default(), 80, 24).press("/kind:actor brigades<enter>5").click("Ties from it");
    session.shows("┏ Ties from it").shows("opposes (1)");
}
