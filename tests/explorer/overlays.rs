//! Pictures of what lies over the Desk: search, palette, facets. `cargo insta review` takes a change over.

use jiff::civil::date;

use crate::session::{Session, awkward};
use sitrep::model::{Clock, Lens};

fn small() -> Session {
    Session::over(awkward(), Lens::default(), 80, 24)
}

fn large() -> Session {
    Session::over(awkward(), Lens::default(), 140, 40)
}

#[test]
fn the_search_shows_what_it_understood() {
    insta::assert_snapshot!("search_empty_80x24", small().press("/").picture());
    insta::assert_snapshot!("search_typing_140x40", large().press("/rock").picture());
    insta::assert_snapshot!("search_chips_80x24", small().press("/depot kind:event since jan 2024 !wounded").picture());
    insta::assert_snapshot!("search_problem_140x40", large().press("/depot kind:zebra feild:x").picture());
    insta::assert_snapshot!("search_kind_80x24", small().press("/depot<tab><tab>").picture());
}

#[test]
fn the_search_says_why_there_is_nothing() {
    insta::assert_snapshot!("search_nearest_80x24", Session::new(80, 24).press("/xkataeb qhisbolla").screen());
    let past = Lens { until: Some((Clock::Known, date(2024, 1, 31))), ..Lens::default() };
    insta::assert_snapshot!("search_hidden_80x24", Session::over(awkward(), past, 80, 24).press("/lists").picture());
}

#[test]
fn the_search_shows_arabic_and_long_titles() {
    insta::assert_snapshot!("search_arabic_80x24", Session::new(80, 24).press("/كتائب حزب الله").screen());
    insta::assert_snapshot!("search_long_80x24", small().press("/front liberat").picture());
}

#[test]
fn the_palette_with_commands_records_and_saved_searches() {
    insta::assert_snapshot!("palette_80x24", small().press(":").picture());
    insta::assert_snapshot!("palette_140x40", large().press("/depot<c-s>My depot<enter><esc>:depot").picture());
    insta::assert_snapshot!("palette_shipped_80x24", Session::new(80, 24).press(":nujaba").screen());
}

#[test]
fn the_facets_beside_their_list() {
    insta::assert_snapshot!("facets_80x24", small().press("<tab>F").picture());
    insta::assert_snapshot!("facets_140x40", large().press("<tab><tab>F<enter>").picture());
    insta::assert_snapshot!("facets_shipped_140x40", Session::new(140, 40).press("<tab><tab>Fjj<enter>").screen());
}
