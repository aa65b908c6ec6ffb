//! Following links, and coming back to exactly where one was.

use crate::session::{Session, awkward};
use sitrep::app::{Overlay, Pane};
use sitrep::model::{Kind, Lens, RecordRef};

fn session() -> Session {
    Session::over(awkward(), Lens::default(), 140, 40)
}

#[test]
fn a_letter_follows_a_link_and_back_returns_to_the_same_row_and_scroll() {
    let before = session().press("<tab><tab>j<enter><c-d>");
    let picture = before.picture();
    let there = before.press(";");
    let letters = there.screen();
    let there = there.press("a");
    assert_ne!(there.screen(), letters);
    assert_ne!(there.picture(), picture);
    let back = there.press("<c-o>");
    assert_eq!(back.picture(), picture);
    let forward = back.press("<a-right><a-left>");
    assert_eq!(forward.picture(), picture);
}

/// Goes to a record the way the search does.
fn at(record: RecordRef) -> Session {
    let knowledge = awkward();
    let word =
        knowledge.title(record).split_whitespace().find(|word| word.chars().count() > 4).unwrap_or("GAR").to_owned();
    let mut open = session().press(&format!("/{word} kind:{}", record.kind));
    for _ in 0..20 {
        let selected = match open.0.app().overlays().last() {
            Some(Overlay::Search(search)) => search.selected(),
            _ => None,
        };
        if selected == Some(record) {
            break;
        }
        open = open.press("<down>");
    }
    open = open.press("<enter>");
    if open.0.app().desk().focus == Pane::Detail { open } else { open.press("<enter>") }
}

#[test]
fn every_link_of_every_record_can_be_followed() {
    let knowledge = awkward();
    let mut seen = 0;
    knowledge.for_each_record(|record| {
        if record.kind == Kind::Side {
            return;
        }
        let id = knowledge.id(record).to_string();
        let open = at(record);
        assert_eq!(open.record(), id);
        let links = open.0.app().desk().detail.page.links.len();
        let mut open = open;
        for link in 0..links {
            while open.0.app().desk().detail.link != Some(link) {
                let before = open.picture();
                open = open.press("j");
                assert_ne!(open.picture(), before, "link {link} of {id} cannot be reached");
            }
            let target = open.0.app().desk().detail.target().expect("a link is selected");
            open = open.press("<enter>");
            assert_eq!(open.record(), knowledge.id(target).to_string());
            open = open.press("<c-o>");
            assert_eq!(open.record(), id);
            seen += 1;
        }
    });
    assert!(seen > 60, "only {seen} links");
}

#[test]
fn a_place_a_question_a_measure_and_a_source_open_over_the_desk() {
    for (id, heading, text) in [
        ("depot", "Base", "Depot of the Third Supply Regiment"),
        ("who-did-it", "Question", "Who carried out the attack on the depot?"),
        ("attacks", "Measure", "more than 12"),
        ("gazette-2024-01-10", "Source", "https://gazette.example/2024/01/10/depot"),
    ] {
        let open = at(awkward().find(id).expect("a record of the file"));
        open.shows(heading).shows(text);
        assert_eq!(open.record(), id);
    }
}

#[test]
fn nowhere_to_go_back_to_is_said() {
    session().press("<c-o>").shows("Nowhere to go back to.");
    session().press("<a-right>").shows("Nowhere to go forward to.");
}
