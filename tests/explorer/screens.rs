//! Pictures of whole screens. `cargo insta review` (or `INSTA_UPDATE=always`) takes a change over.

use jiff::civil::date;

use crate::session::{Session, awkward};
use sitrep::model::{Clock, Lens};

fn awkward_session(width: u16, height: u16) -> Session {
    Session::over(awkward(), Lens::default(), width, height)
}

#[test]
fn the_desk_at_three_sizes() {
    insta::assert_snapshot!("desk_80x24", awkward_session(80, 24).picture());
    insta::assert_snapshot!("desk_140x40", awkward_session(140, 40).picture());
    insta::assert_snapshot!("desk_200x60", awkward_session(200, 60).picture());
}

#[test]
fn the_detail_with_letters_at_its_links() {
    let keys = "/rockets at the depot<enter><enter>;";
    insta::assert_snapshot!("letters_80x24", awkward_session(80, 24).press(keys).picture());
    insta::assert_snapshot!("letters_140x40", awkward_session(140, 40).press(keys).picture());
}

#[test]
fn the_search_typing_and_empty() {
    insta::assert_snapshot!("search_80x24", awkward_session(80, 24).press("/depot").picture());
    insta::assert_snapshot!("search_140x40", awkward_session(140, 40).press("/جبهه after:2024-01-01").picture());
    insta::assert_snapshot!("search_nothing_140x40", awkward_session(140, 40).press("/zzzqqq kind:clam").picture());
}

#[test]
fn pins_filters_and_a_past_day() {
    let lens = Lens { until: Some((Clock::Known, date(2024, 2, 20))), ..Lens::default() };
    let session = Session::over(awkward(), lens, 140, 40).press("<tab><tab><space><tab><s-tab>fdepot<enter>");
    insta::assert_snapshot!("narrowed_140x40", session.picture());
}

#[test]
fn help_and_choice() {
    insta::assert_snapshot!("help_80x24", awkward_session(80, 24).press("?").picture());
    insta::assert_snapshot!("choice_140x40", Session::new(140, 40).press("/erbil 25 dec 2023<enter>o").screen());
}

#[test]
fn the_shipped_desk() {
    insta::assert_snapshot!("shipped_80x24", Session::new(80, 24).screen());
    insta::assert_snapshot!("shipped_140x40", Session::new(140, 40).screen());
    insta::assert_snapshot!("shipped_200x60", Session::new(200, 60).screen());
}
