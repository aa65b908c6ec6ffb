//! What is asked of the map: by keys and by the mouse, on places of every sort and on the shipped file.

use std::sync::Arc;

use jiff::civil::date;
use ratatui::style::Color;
use sitrep::app::{MapStyle, Msg};
use sitrep::geometry::Size;
use sitrep::load::{LayerSource, load};
use sitrep::model::{Clock, Knowledge, Lens, Scope};
use sitrep::run::Player;
use sitrep::ui::{Look, Theme};

use crate::session::{Session, TODAY, shipped};

/// Places of every sort with events at them.
fn on_the_map() -> Arc<Knowledge> {
    let layer = LayerSource::Text { name: "map.toml".to_owned(), text: include_str!("map.toml").into() };
    Arc::new(load(&[layer]).unwrap_or_else(|report| panic!("{}", report.human(false, 20))))
}

fn session(width: u16, height: u16) -> Session {
    Session::over(on_the_map(), Lens::default(), width, height)
}

fn with_look(width: u16, height: u16, look: Look) -> Session {
    let scope = Scope::new(on_the_map(), Lens::default());
    Session(Player::start(scope, None, Size::new(width, height), look, TODAY))
}

fn until(day: jiff::civil::Date) -> Lens {
    Lens { until: Some((Clock::Happened, day)), ..Lens::default() }
}

/// The days run for so many steps.
fn run(mut session: Session, steps: usize) -> Session {
    for _ in 0..steps {
        session.0.send(Msg::Tick);
    }
    session
}

#[test]
fn the_map_at_three_sizes() {
    insta::assert_snapshot!("map_80x24", session(80, 24).press("4").picture());
    insta::assert_snapshot!("map_140x40", session(140, 40).press("4").picture());
    insta::assert_snapshot!("map_200x60", session(200, 60).press("4<enter>").picture());
}

#[test]
fn narrowed_past_and_empty() {
    insta::assert_snapshot!("map_pinned_140x40", session(140, 40).press("4]<space>").screen());
    insta::assert_snapshot!("map_filtered_140x40", session(140, 40).press("4fkind:strike<enter>").screen());
    let past = Session::over(on_the_map(), until(date(2023, 11, 20)), 140, 40);
    insta::assert_snapshot!("map_past_140x40", past.press("4").picture());
    let empty = Session::over(on_the_map(), until(date(2023, 1, 1)), 80, 24);
    insta::assert_snapshot!("map_empty_80x24", empty.press("4").screen());
}

#[test]
fn in_half_blocks_in_ascii_and_small() {
    insta::assert_snapshot!("map_blocks_140x40", session(140, 40).press("4b").picture());
    let ascii = with_look(140, 40, Look { ascii: true, ..Look::default() }).press("4");
    assert!(ascii.screen().is_ascii(), "{}", ascii.screen());
    insta::assert_snapshot!("map_ascii_140x40", ascii.screen());
    insta::assert_snapshot!("map_60x20", session(60, 20).press("4").screen());
    insta::assert_snapshot!("map_40x10", session(40, 10).press("4").screen());
}

#[test]
fn the_key_goes_through_the_ways_to_draw_and_says_which_and_the_settings_give_the_first() {
    let session = session(140, 40).press("4b");
    session.shows("The map is drawn in half blocks").hides("#####");
    let ascii = session.press("b");
    ascii.shows("The map is drawn in ASCII").shows("#####");
    ascii.press("b").shows("The map is drawn in braille").hides("#####");
    let set = with_look(140, 40, Look { map: MapStyle::Ascii, ..Look::default() }).press("4");
    set.shows("#####");
    let only_ascii = with_look(140, 40, Look { ascii: true, ..Look::default() }).press("4b");
    only_ascii.shows("The whole screen is in ASCII");
}

#[test]
fn without_colour_the_map_sets_none() {
    let look = || Look { theme: Theme::mono(), ..Look::default() };
    for keys in ["4", "4b", "4s]++"] {
        let frame = with_look(140, 40, look()).press(keys).0.frame();
        let colored = frame.content.iter().filter(|cell| (cell.fg, cell.bg) != (Color::Reset, Color::Reset));
        assert_eq!(colored.count(), 0, "{keys}");
    }
}

#[test]
fn where_were_the_attacks_and_how_sure_is_that() {
    let map = session(140, 40).press("4");
    map.shows("78 events").shows("Iraq · a whole regi").shows("Washington, D.C. · off the map");
    let attacks = map.press("s");
    attacks.shows("Map · attacks").shows("Places: borne out + only reported").shows("62 events");
    attacks.shows("in 22 records: borne out (credibility 1–2)");
    let others = attacks.press("ss");
    others.shows("Map · neither attacks nor strikes");
    others.press("s").shows("Map · all events");
}

#[test]
fn keys_go_from_place_to_place_and_to_its_events() {
    let map = session(140, 40).press("4]");
    map.shows("┌ Conoco ");
    let back = map.press("[");
    back.shows("┌ Ain al-Asad air base ");
    back.press("[").shows("┌ Iraq ");
}

#[test]
fn an_event_opens_at_the_desk_and_back_comes_to_the_same_map() {
    let map = session(140, 40).press("4]+<enter><down>");
    let before = map.screen();
    let opened = map.press("<enter>");
    opened.shows("Chronology");
    assert!(opened.record().contains("-e"), "{}", opened.record());
    assert_eq!(opened.press("<c-o>").screen(), before);
}

#[test]
fn the_map_opens_at_the_place_of_what_was_selected() {
    let from_event = Session::over(shipped(), Lens::default(), 140, 40).press("/tower 22 kind:event<enter>4");
    from_event.shows("Tower 22");
    assert_eq!(selected_place(&from_event), "tower-22");
}

fn selected_place(session: &Session) -> String {
    let app = session.0.app();
    let place = app.map().place().expect("a place is selected").place;
    app.scope().knowledge().place(place).id.to_string()
}

#[test]
fn zooming_takes_apart_what_shares_a_sign_and_comes_back() {
    let shared = |session: &Session| session.0.app().map().chart.signs.iter().any(|sign| sign.places.len() > 1);
    let map = session(80, 24).press("4]]");
    assert_eq!(selected_place(&map), "erbil-base");
    assert!(shared(&map));
    let before = map.0.frame();
    let near = map.press("+++++++");
    assert!(!shared(&near), "each has a sign of its own");
    assert!(near.press("-------").0.frame() == before, "as it was");
}

#[test]
fn panning_moves_the_map_and_fit_brings_everything_back() {
    let map = session(140, 40).press("4");
    let home = map.screen();
    let east = map.press("LLLL");
    assert!(east.screen() != home);
    let fitted = east.press("0");
    let chart = &fitted.0.app().map().chart;
    let drawn: usize = chart.signs.iter().map(|sign| sign.events).sum();
    assert_eq!(drawn, 70, "all that is drawn at a point or around one");
    assert_eq!(fitted.press("0").screen(), home);
}

#[test]
fn a_place_that_is_out_of_sight_is_brought_into_sight() {
    let map = session(140, 40).press("4++++++]]");
    assert!(map.0.app().map().chart.signs.iter().any(|sign| sign.is_selected));
}

#[test]
fn arrows_on_the_map_go_to_the_sign_in_that_direction() {
    let map = session(140, 40).press("4<tab><tab><left>");
    let asad = 42.4412;
    let lon = |session: &Session| {
        let app = session.0.app();
        let place = app.map().place().expect("one is selected").place;
        app.scope().knowledge().place(place).position.expect("it is drawn").lon
    };
    assert!(lon(&map) < asad);
    assert!(lon(&map.press("<right><right><right>")) > asad);
}

#[test]
fn days_run_pause_step_and_end_where_they_began() {
    let map = session(140, 40).press("4");
    let before = map.screen();
    let playing = map.press("p");
    assert!(playing.0.app().is_ticking());
    playing.shows("▶ 19 Oct 2023").shows("HAPPENED BY 19 Oct 2023");
    let playing = run(playing, 20);
    playing.shows("▶ 8 Nov 2023").hides("78 events");
    let faster = run(playing.press(">"), 5);
    faster.shows("▶ 18 Nov 2023, 2 days a step");
    let paused = faster.press("p");
    assert!(!paused.0.app().is_ticking());
    let paused = run(paused, 3);
    paused.shows("‖ 18 Nov 2023");
    let stepped = paused.press("p.");
    assert!(!stepped.0.app().is_ticking(), "a step by hand pauses");
    stepped.shows("‖ 19 Nov 2023");
    let ended = stepped.press("<esc>");
    ended.shows("everything is shown");
    assert_eq!(ended.press("j").press("k").screen(), before);
}

#[test]
fn days_run_to_the_last_and_stop() {
    let ran = run(session(80, 24).press("4p>>>>"), 60);
    assert!(!ran.0.app().is_ticking());
    ran.shows("‖ 31 Mar 2024").shows("78 events");
}

#[test]
fn nothing_runs_under_a_box_or_in_another_view() {
    let playing = session(140, 40).press("4p");
    let boxed = playing.press("?");
    assert!(!boxed.0.app().is_ticking());
    let back = boxed.press("<esc>");
    assert!(back.0.app().is_ticking());
    let desk = back.press("1");
    assert!(!desk.0.app().is_ticking());
    assert!(!desk.press("4").0.app().is_ticking(), "it waits for p");
}

#[test]
fn a_click_on_a_sign_selects_its_place_and_the_wheel_zooms() {
    let map = session(140, 40).press("4");
    let sign = map.0.app().map().chart.signs.iter().find(|sign| !sign.is_selected && sign.places.len() == 1);
    let (x, y, place) = sign.map(|sign| (sign.x, sign.y, sign.places[0])).expect("there are several");
    let mut map = map;
    map.0.send(Msg::Click { x, y });
    assert_eq!(map.0.app().map().cursor.position, place);
    let zoom = map.0.app().map().camera.zoom;
    let under = map.0.app().map().chart.projection;
    map.0.send(Msg::Wheel { x, y, down: false });
    assert!(map.0.app().map().camera.zoom > zoom);
    assert!(map.0.app().map().chart.projection.scale > under.scale);
    map.0.send(Msg::Wheel { x: 3, y: 5, down: true });
    assert!(map.0.app().map().camera.zoom > zoom, "over the list it scrolls");
    map.click("Basra").shows("┌ Basra ");
}

#[test]
fn a_day_that_is_gone_to_selects_the_event_nearest_to_it() {
    let map = session(140, 40).press("4@5 nov 2023<enter>");
    let selected = map.0.app().record().expect("an event");
    let day = map.0.app().scope().knowledge().date(selected).expect("it has one");
    assert!((day - date(2023, 11, 5)).get_days().abs() <= 2, "{day}");
}

#[test]
fn y_takes_along_how_sure_it_is_with_the_day_of_the_data() {
    let map = session(140, 40).press("4y");
    let copied = map.0.copied().last().expect("something was copied");
    assert!(
        copied.starts_with("Ain al-Asad air base: 28 attacks in 22 records: borne out (credibility 1–2) 18,"),
        "{copied}"
    );
    assert!(
        copied.ends_with("(Counted from the records of sitrep, data of 1 Apr 2024; each names its sources.)"),
        "{copied}"
    );
    let event = map.press("<enter>y");
    assert!(event.0.copied().last().expect("an event").contains("Attack 75 at asad"));
}

#[test]
fn the_map_follows_the_window() {
    let map = session(140, 40).press("4]+");
    let wide = map.screen();
    assert_eq!(map.resize(80, 24).resize(140, 40).screen(), wide);
}
