//! The three panes: order, marks, pins, filters, and what is said about what they do not show.

use crate::session::{Session, awkward};
use sitrep::model::Lens;

fn session() -> Session {
    Session::over(awkward(), Lens::default(), 140, 40)
}

#[test]
fn what_is_linked_with_the_selected_record_is_marked_in_the_other_panes() {
    let front = session().press("<tab><tab>G");
    assert_eq!(front.record(), "2024-01-09-depot");
    front.shows("•M Garrison").shows("•F Front for the Liberat").shows("• 10 Jan 24");
    front.hides("•P ");
}

#[test]
fn a_pin_narrows_the_panes_counts_the_rest_and_can_be_widened() {
    let pinned = session().press("<tab><tab>g<space>");
    assert_eq!(pinned.record(), "2024-02-20-listing");
    pinned.shows("◆ The ministry lists the front ✕").shows("0 · 0/4");
    pinned.shows("Nothing to show here: 4 not linked with the").shows("pins, 1 of them by its actors within 3 days. W");
    let wide = pinned.press("W");
    wide.shows("◇ and within 3 days").shows("1 · 1/4").shows("It cannot be said who");
    let unpinned = wide.press("W");
    unpinned.shows("Unpinned The ministry lists the front.").shows("1 · 4/4");
    unpinned.press("W").shows("Everything is shown already.");
}

#[test]
fn escape_takes_the_filter_away_and_then_the_last_pin_but_never_leaves() {
    let session = session().press("<tab><tab><space><tab><s-tab>flisting<enter>");
    session.shows("⊂ Chronology: listing ✕").shows("◆ ");
    let session = session.press("<esc>");
    session.hides("⊂ Chronology").shows("◆ ");
    let session = session.press("<esc>");
    session.hides("◆ ");
    let session = session.press("<esc><esc>");
    assert!(session.0.is_running());
}

#[test]
fn a_filter_keeps_the_order_and_escape_while_typing_brings_the_list_back() {
    let before = session().press("<tab><tab>");
    let typing = session().press("<tab><tab>fwound");
    typing.shows("1 · 1/3").shows("Rockets at the depot").hides("The ministry lists the front  ");
    let back = session().press("<tab><tab>fwound<esc>");
    assert_eq!(back.screen(), before.screen());
    let kept = session().press("<tab><tab>fattack<enter>");
    kept.shows("⊂ Chronology: attack ✕");
    session().press("<tab><tab>fzzzzqq<enter>").shows("taken out by the filter").shows("W shows more");
}

#[test]
fn orders_change_and_the_selected_record_stays_selected() {
    let session = session().press("<tab><tab>");
    let selected = session.record();
    let oldest = session.press("s");
    oldest.shows("Chronology oldest first").shows("Chronology: oldest first.").shows("3 · 3/3");
    assert_eq!(oldest.record(), selected);
    let actors = oldest.press("hhs");
    actors.shows("Actors by mentions");
}

#[test]
fn n_goes_to_the_next_row_that_the_last_search_found() {
    let session = session().press("<tab><tab>n");
    session.shows("Nothing was searched yet");
    let session = session.press("/wound<esc>g").press("n");
    assert_eq!(session.record(), "2024-01-09-depot");
}

#[test]
fn a_click_selects_a_row_and_the_wheel_scrolls() {
    use sitrep::app::Msg;
    let mut session = Session::new(140, 40);
    session.0.send(Msg::Click { x: 100, y: 8 });
    let clicked = session.record();
    assert!(session.0.app().desk().focus == sitrep::app::Pane::Chronology);
    for _ in 0..20 {
        session.0.send(Msg::Wheel { x: 100, y: 8, down: true });
    }
    assert_ne!(session.record(), clicked);
}

#[test]
fn a_window_that_was_small_for_a_while_shows_the_same_first_row_again() {
    let session = Session::new(140, 40).press("<tab><tab><c-d><c-d><c-d>kkkkkkkk");
    let before = session.screen();
    let small = session.resize(80, 24).resize(60, 12);
    assert_eq!(small.resize(140, 40).screen(), before);
    for keys in ["8<c-d><c-d>kkkk", "6<c-d><c-d>kkkk", "4<c-d>kkkk", "9jjjjjjjjjjjjjjkkkkkk", "2jjjjjjjjjjjjkkkkkk"] {
        let session = Session::new(140, 40).press(keys);
        let before = session.screen();
        assert_eq!(session.resize(80, 14).resize(140, 40).screen(), before, "{keys}");
    }
}
