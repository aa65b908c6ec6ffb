//! The search over everything, as it is used.

use crate::session::{Session, awkward};
use sitrep::model::Lens;

fn session() -> Session {
    Session::over(awkward(), Lens::default(), 140, 40)
}

#[test]
fn escape_returns_to_exactly_where_one_was() {
    let before = Session::new(140, 40).press("<tab><tab>jjjj<enter><c-d>");
    let picture = before.picture();
    let after = before.press("/kataib hezbollah<down><down><esc>");
    assert_eq!(after.picture(), picture);
}

#[test]
fn hits_are_previewed_counted_and_opened() {
    let session = session().press("/depot");
    session.shows("Search").shows("1/");
    let first = session.screen();
    let second = session.press("<down>");
    assert_ne!(second.screen(), first, "the preview follows the selection");
    second.shows("2/");
    let opened = second.press("<enter>");
    opened.hides("┏ Search");
}

#[test]
fn the_last_search_comes_back_with_its_cursor() {
    let session = session().press("/depot<down><down>");
    let picture = session.picture();
    let again = session.press("<esc>'");
    assert_eq!(again.picture(), picture);
}

#[test]
fn no_match_and_hidden_matches_are_told_apart() {
    session().press("/zzzqqq").shows("No match in this file.");
    let hidden = session().press("t2024-01-31<enter>/lists");
    hidden.shows("2 after the as-of day").hides("No match in this file.");
}

#[test]
fn tab_searches_one_kind_after_the_other() {
    let session = session().press("/depot<tab>");
    session.shows("[actor]");
    let claims = session.press("<tab>");
    claims.shows("[claim]");
    claims.press("<s-tab><s-tab>").hides("[claim]");
}

#[test]
fn help_is_searched_and_names_the_signs() {
    let help = session().press("?");
    help.shows("Type to narrow").shows("the Desk: actors");
    help.press("pin").shows("pin this record").hides("the Desk: actors");
    session().press("?admiralty").shows("completely reliable");
    session().press("?zzzz").shows("Nothing in the help has these words.");
    session().press("?<esc>").hides("Type to narrow");
}

#[test]
fn text_is_edited_where_the_cursor_is() {
    let session = session().press("/depotx<backspace><left><left><c-w>");
    session.shows("/ ot");
}
