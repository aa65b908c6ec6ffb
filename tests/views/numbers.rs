//! What is asked of the numbers, on the shipped file.

use crate::session::Session;

#[test]
fn how_many_attacks_by_18_january_by_whose_count_and_how_many_are_recorded_here() {
    let asked = Session::new(140, 40).press("3@18 jan 2024<enter>");
    asked.shows("DoD by 18 Jan 2024: about 140 attacks").shows("the last before is 75 attacks (4 Jan 2024, 14 days");
    let coverage = asked.press("<esc>");
    coverage.shows("DoD by 18 Jan 2024: about 140 (Iraq 57, Syria 83) · recorded here and borne out");
    coverage.shows("▓").shows("only (3–6):");
}

#[test]
fn why_two_counters_differ_on_one_day_is_told_by_their_rules_and_notes() {
    let session = Session::new(200, 60).press("3@14 nov 2023<enter><esc><down><down>");
    session.shows("WINEP by 14 Nov 2023: 73").shows("≠ same day");
    session.shows("The counters count by different rules");
    session.press("ss").shows("SOHR: Syria only; coalition bases in Syria only");
}

#[test]
fn who_repeats_a_count_stands_in_the_ladder_and_not_on_the_line() {
    Session::new(140, 40).press("3@24 jan 2024<enter><esc>").shows("repeated by Reuters");
}

#[test]
fn a_past_day_shows_no_later_figure() {
    let session = Session::new(140, 40).press("Tt2024-01-25<enter>3");
    session.shows("more than 150").hides("165 ").hides("29 Jan 2024").hides("206");
    session.press("t2024-01-30<enter>").shows("165").shows("29 Jan 2024");
}

#[test]
fn a_figure_opens_on_the_desk_and_back_comes_to_the_same_place() {
    let session = Session::new(80, 24).press("3<enter><up><up>");
    let before = session.screen();
    let opened = session.press("<enter>");
    opened.shows("Claims").hides("Ladder");
    assert_eq!(opened.press("<c-o>").screen(), before);
}

#[test]
fn the_chart_follows_the_window() {
    let session = Session::new(140, 40).press("3");
    let wide = session.screen();
    let narrow = session.resize(80, 24);
    narrow.shows("Ladder");
    assert_eq!(narrow.resize(140, 40).screen(), wide);
}
