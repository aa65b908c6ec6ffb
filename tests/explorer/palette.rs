//! Commands, saved searches and records, found by name in one box.

use crate::session::{Session, awkward};
use sitrep::command::{Command, Section, TABLE};
use sitrep::keys::Keymap;
use sitrep::model::Lens;

fn session() -> Session {
    Session::over(awkward(), Lens::default(), 140, 40)
}

#[test]
fn every_command_of_lists_is_offered_by_its_text_with_its_keys() {
    let keymap = Keymap::default();
    for row in TABLE.iter().filter(|row| row.section != Section::Text && row.command != Command::Palette) {
        let session = session().press(":").paste(row.text);
        let screen = session.screen();
        let line = screen.lines().find(|line| line.contains(&format!(": {}", row.text)) && line.contains('▌'));
        let line = line.unwrap_or_else(|| panic!("{} is not the first offer for its text:\n{screen}", row.name));
        assert!(line.contains(&keymap.all_text(row.command)), "{line}");
    }
}

#[test]
fn a_command_is_found_by_some_of_its_letters_and_runs() {
    let session = session().press("<tab><tab>:oldest<backspace><backspace>");
    session.hides("Chronology oldest first");
    let sorted = session.press("<c-u>sort<enter>");
    sorted.shows("Chronology oldest first").hides("Palette");
    let fuzzy = sorted.press(":nxtmtch");
    fuzzy.shows("▌: next row that the last search or filter matches");
    fuzzy.press("<enter>").shows("Nothing was searched yet");
}

#[test]
fn a_record_is_found_by_its_name_and_opened_where_it_is_listed() {
    let session = Session::new(140, 40).press(":nujaba");
    session.shows("▌F Harakat Hezbollah al-Nujaba");
    let opened = session.press("<enter>");
    opened.hides("Palette");
    assert_eq!(opened.record(), "harakat-hezbollah-al-nujaba");
    let other = Session::new(140, 40).press(":النجباء");
    other.shows("▌F Harakat Hezbollah al-Nujaba");
}

#[test]
fn records_hidden_by_the_day_are_counted_and_nothing_is_said_to_be_nothing() {
    let hidden = session().press("t2024-01-31<enter>:lists");
    hidden.shows("hidden: 2 after the as-of day");
    let nothing = session().press(":zzzqqq");
    nothing.shows("No command, no saved search and no record has these words.");
    nothing.press("<enter>").shows("Nothing here has these words.").shows("Palette");
}

#[test]
fn escape_returns_to_exactly_where_one_was() {
    let before = session().press("<tab><tab>j<enter><c-d>");
    let picture = before.picture();
    assert_eq!(before.press(":depot<down><down><esc>").picture(), picture);
}

#[test]
fn the_mouse_selects_opens_and_scrolls() {
    let session = session().press(":").click(": next order of this list");
    session.shows("▌: next order of this list").hides("Actors by mentions");
    session.click(": next order of this list").shows("Actors by mentions");
    let scrolled = Session::over(awkward(), Lens::default(), 140, 40).press(":").wheel().wheel();
    scrolled.shows(&format!("▌: {}", TABLE[2].text));
}
