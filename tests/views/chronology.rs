//! What is asked of the chronology, on the shipped file.

use sitrep::app::Msg;
use sitrep::model::{Clock, Lens};

use crate::session::{Session, shipped};

#[test]
fn what_followed_the_erbil_drone_of_25_december_2023_and_after_how_long() {
    for (width, height) in [(80, 24), (140, 40), (200, 60)] {
        let session = Session::new(width, height).press("/erbil 25 dec 2023<enter>8<tab>");
        session.shows("the next day · 26 Dec 2023, 04:45 US air strikes").shows("so no hours");
        session.shows("attributed to").shows("said ·US 25 Dec 2023 Lloyd Austin");
    }
}

#[test]
fn when_the_longest_lull_was_and_it_is_shown_on_the_bars_and_copied() {
    let session = Session::new(140, 40).press("8<tab>s<down>");
    session.shows("no recorded attack 15 Nov 2024 – 11 Jun 2025, at least 209 days");
    let copied = session.press("y");
    let line = copied.0.copied().join("\n");
    assert!(line.starts_with("No recorded attack 15 Nov 2024 – 11 Jun 2025, at least 209 days (recorded in"), "{line}");
    let shown = copied.press("<enter>");
    shown.shows("Range 15 Nov 2024 – 11 Jun 2025, 209 days: ").shows("===");
}

#[test]
fn a_range_is_picked_by_keys_shown_only_and_taken_over_into_every_view() {
    let session = Session::new(200, 60).press("8@2023-11-06<enter><s-tab>v<right>");
    session.shows("Range 6–19 Nov 2023, 14 days: ");
    let only = session.press("<enter>");
    only.shows("6–19 Nov 2023 by day").shows("taken out by the range").shows("the other views are untouched");
    let lens = only.press("V");
    lens.shows("HAPPENED BY 19 Nov 2023").shows("[since 6 Nov 2023]").hides("taken out by the range");
    let desk = lens.press("1");
    desk.shows("6 Nov 23").hides("20 Nov 23").hides(" 5 Nov 23");
    desk.press("xx").hides("since 6 Nov 2023").hides("HAPPENED BY").shows("26 Dec 23");
}

#[test]
fn letters_stand_at_the_links_of_the_panel_and_follow_them() {
    for (width, height) in [(80, 24), (140, 40), (200, 60)] {
        let session = Session::new(width, height).press("/erbil 25 dec 2023<enter>8<tab>");
        let before = session.screen();
        let lettered = session.press(";");
        assert_ne!(lettered.screen(), before, "no letter stands at a link");
        let desk = lettered.press("a");
        desk.hides("[Chain]").shows("Claimed by");
        desk.press("<c-o>").shows("[Chain]");
    }
    Session::new(140, 40).press("8<tab>s<s-tab>;s").shows("Range ");
}

#[test]
fn escape_lets_go_of_the_range_then_of_what_is_shown_only() {
    let session = Session::new(140, 40).press("8<s-tab>");
    let before = session.screen();
    let picked = session.press("v<left><left>");
    picked.shows("Range 1 May – 1 Jul 2026, 62 days");
    let only = picked.press("<enter>");
    only.shows("1 May – 1 Jul 2026 by day");
    let back = only.press("<esc><esc>@2026-07-01<enter><s-tab>");
    assert_eq!(back.screen().lines().nth(5), before.lines().nth(5));
    back.shows("7 Aug 2023 – 1 Jul 2026 by month");
}

#[test]
fn the_filter_is_the_query_language_and_what_is_counted_follows_it() {
    let session = Session::new(140, 40).press("8fkind:strike<enter><tab>s");
    session.shows("Chronology: kind:strike").shows("recorded strikes").hides("recorded attacks");
    session.shows("taken out by the filter");
    session.press("<esc><esc>").hides("taken out by the filter");
}

#[test]
fn an_event_is_listed_under_its_other_days_with_the_reason() {
    let session = Session::new(140, 40).press("8@20 nov 2023<enter>");
    session.shows("see 21 Nov 2023: US briefings").shows("also under another day");
    // By the end of that day the missiles of the night after had not happened.
    let lens = Lens { until: Some((Clock::Happened, "2023-11-20".parse().expect("a day"))), ..Lens::default() };
    Session::over(shipped(), lens, 140, 40).press("8").hides("see 21 Nov 2023");
}

#[test]
fn zoom_goes_from_months_over_weeks_to_days_and_back() {
    let session = Session::new(140, 40).press("8@28 jan 2024<enter>");
    session.shows("by month").shows("Jan 2024: ");
    let weeks = session.press("+");
    weeks.shows("by week").shows(" 22–28 Jan 2024: ");
    let days = weeks.press("+");
    days.shows("by day").shows(" 28 Jan 2024: ");
    let closest = days.press("+");
    closest.shows("Days are the shortest bars.");
    closest.press("--").shows("by month");
}

#[test]
fn around_any_record_stand_events_and_claims_by_day() {
    let session = Session::new(140, 40).press("/not withdrawal talks pentagon 25 jan 2024<enter><enter>w");
    session.shows("[Around 25 Jan 2024]").shows("25 Jan 2024 · this day").shows("said GoI");
    let wider = session.press("-");
    wider.shows("7 days before and after.");
    wider.press("+++").shows("This day alone.").hides("the day before");
}

#[test]
fn a_click_on_a_bar_picks_its_days_and_the_wheel_moves_along() {
    let mut session = Session::new(140, 40).press("8++");
    let before = session.screen();
    session.0.send(Msg::Wheel { x: 70, y: 8, down: false });
    assert_ne!(session.screen(), before, "the wheel moves the days in sight");
    session.0.send(Msg::Click { x: 20, y: 8 });
    session.shows("Range ").shows(", 1 day: ");
    session.press("<enter>").shows("Only ");
}

#[test]
fn an_event_opens_on_the_desk_and_back_comes_to_the_same_place() {
    let session = Session::new(140, 40).press("8@2024-02-07<enter><down><down>");
    let before = session.screen();
    let opened = session.press("<enter>");
    opened.shows("Claims");
    assert_eq!(opened.press("<c-o>").screen(), before);
}

#[test]
fn the_window_can_change_under_it() {
    let session = Session::new(140, 40).press("8@2024-02-07<enter>");
    session.shows(" Feb 2024: ");
    let again = session.resize(40, 10).resize(80, 24).resize(140, 40);
    again.shows(" Feb 2024: ").shows("by month").shows("[Chain]");
}
