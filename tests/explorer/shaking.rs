//! Any keys, any sizes: nothing panics, and what is selected is always what is shown.

use proptest::prelude::*;

use crate::session::{Session, awkward, shipped};
use sitrep::app::{Msg, Overlay, Pane};
use sitrep::command::{Command, Input, TABLE};
use sitrep::geometry::Size;
use sitrep::model::Lens;

/// Keys that lead into every state, for the sizes.
const STATES: [&str; 26] = [
    "",
    "<tab><tab>G<enter>",
    "<tab><tab>G<enter>;",
    "/depot",
    "/zzzqqq",
    "?",
    "t",
    "<tab>fdepot",
    "<space>t2024-01-31<enter>",
    "/rockets at<enter>o",
    ":",
    ":depot<pagedown>",
    ":zzzqqq",
    "F",
    "<tab><tab>F<tab>G<enter>",
    "/depot<c-s>name",
    "4<tab><tab>]+++",
    "4<enter>0b",
    "4p",
    "5",
    "5h",
    "5lG<enter>",
    "5r",
    "5rde<enter>",
    "<tab>==",
    "=<tab>=s",
];

#[test]
fn every_state_is_drawn_at_every_size() {
    for keys in STATES {
        let mut resized = Session::over(awkward(), Lens::default(), 140, 40).press(keys);
        for (width, height) in
            [(1, 1), (10, 3), (39, 9), (40, 10), (40, 12), (80, 24), (110, 12), (200, 11), (300, 100)]
        {
            let session = Session::over(awkward(), Lens::default(), width, height).press(keys);
            assert_eq!(session.screen().lines().count(), usize::from(height));
            resized = resized.resize(width, height);
            assert_eq!(resized.screen().lines().count(), usize::from(height), "{keys} {width}x{height}");
        }
    }
}

#[test]
fn a_window_that_is_too_small_says_so() {
    Session::over(awkward(), Lens::default(), 39, 9).shows("sitrep needs");
}

#[derive(Clone, Debug)]
enum Shake {
    Command(Command),
    Type(char),
    Resize(u16, u16),
    Click(u16, u16),
    Wheel(u16, u16, bool),
    Tick,
}

fn shake() -> impl Strategy<Value = Shake> {
    let commands = (0..TABLE.len()).prop_map(|row| TABLE[row].command);
    let harmless = commands.prop_filter("stays", |c| !matches!(c, Command::Quit | Command::QuitNow));
    prop_oneof![
        12 => harmless.prop_map(Shake::Command),
        4 => prop_oneof![Just('a'), Just('d'), Just('s'), Just(' '), Just('2'), Just(':'), Just('ا'), any::<char>()].prop_map(Shake::Type),
        1 => (0..220_u16, 0..70_u16).prop_map(|(width, height)| Shake::Resize(width, height)),
        1 => (0..200_u16, 0..60_u16).prop_map(|(x, y)| Shake::Click(x, y)),
        1 => Just(Shake::Tick),
        1 => (0..200_u16, 0..60_u16, any::<bool>()).prop_map(|(x, y, down)| Shake::Wheel(x, y, down)),
    ]
}

fn shaken(session: &mut Session, shakes: Vec<Shake>) -> Result<(), TestCaseError> {
    for shake in shakes {
        let typing = session.0.app().input() == Input::Typing;
        session.0.send(match shake {
            Shake::Command(command) => Msg::Command(command),
            Shake::Type(character) if typing => Msg::Type(character),
            Shake::Type(_) => continue,
            Shake::Resize(width, height) => Msg::Resize(Size::new(width, height)),
            Shake::Click(x, y) => Msg::Click { x, y },
            Shake::Wheel(x, y, down) => Msg::Wheel { x, y, down },
            Shake::Tick => Msg::Tick,
        });
        session.0.frame();
        let desk = session.0.app().desk();
        for (number, list) in desk.lists.iter().enumerate() {
            prop_assert!(list.rows.is_empty() || list.cursor.position < list.rows.len());
            let seen = list.cursor.offset..list.cursor.offset + desk.page(number);
            prop_assert!(list.rows.is_empty() || seen.contains(&list.cursor.position), "{:?} {:?}", list.cursor, seen);
        }
        match session.0.app().overlays().last() {
            Some(Overlay::Facets(open)) => {
                prop_assert!(open.is_empty() || open.selected().is_some(), "a value is selected");
            }
            Some(Overlay::Palette(open)) => prop_assert!(open.offers.is_empty() || open.selected().is_some()),
            _ => {}
        }
        if let Some(list) = desk.focus.list() {
            prop_assert_eq!(desk.record(), desk.lists[list].selected(), "the detail shows what is selected");
        } else {
            prop_assert_eq!(desk.focus, Pane::Detail);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn any_keys_and_sizes_leave_a_sound_screen(shakes in proptest::collection::vec(shake(), 0..60)) {
        shaken(&mut Session::over(awkward(), Lens::default(), 100, 30), shakes)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4, ..ProptestConfig::default() })]

    #[test]
    fn so_it_is_on_the_shipped_knowledge(shakes in proptest::collection::vec(shake(), 0..40)) {
        shaken(&mut Session::over(shipped(), Lens::default(), 140, 40), shakes)?;
    }
}
