//! Following links, and coming back to exactly where one was.

use crate::session::{Session, awkward};
use sitrep::model::Lens;

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

#[test]
fn every_link_of_every_record_can_be_followed() {
    let knowledge = awkward();
    let mut seen = 0;
    knowledge.for_each_record(|record| {
        if record.kind == sitrep::model::Kind::Side {
            return;
        }
        let id = knowledge.id(record).to_string();
        let mut open = session().press(&format!("/{id}<enter>"));
        if open.0.app().desk().focus != sitrep::app::Pane::Detail {
            open = open.press("<enter>");
        }
        assert_eq!(open.record(), id);
        for step in 0..open.0.app().desk().detail.page.links.len() {
            let followed = session().press(&format!("/{id}<enter>"));
            let mut followed = if followed.0.app().desk().focus == sitrep::app::Pane::Detail {
                followed
            } else {
                followed.press("<enter>")
            };
            while followed.0.app().desk().detail.link != Some(step) {
                let before = followed.picture();
                followed = followed.press("j");
                assert_ne!(followed.picture(), before, "link {step} of {id} cannot be reached");
            }
            let target = followed.0.app().desk().detail.target().expect("a link is selected");
            let followed = followed.press("<enter>");
            assert_eq!(followed.record(), knowledge.id(target).to_string());
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
        let open = session().press(&format!("/{id}<enter>"));
        open.shows(heading).shows(text);
        assert_eq!(open.record(), id);
    }
}

#[test]
fn nowhere_to_go_back_to_is_said() {
    session().press("<c-o>").shows("Nowhere to go back to.");
    session().press("<a-right>").shows("Nowhere to go forward to.");
}
