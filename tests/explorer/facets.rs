//! A list is counted, and narrowed by what was counted.

use crate::session::{Session, awkward};
use sitrep::model::Lens;

fn chronology() -> Session {
    Session::new(140, 40).press("<tab><tab>F")
}

/// How many rows the list in front has.
fn rows(session: &Session) -> usize {
    let desk = session.0.app().desk();
    desk.lists[desk.list_number()].rows.len()
}

#[test]
fn a_count_chosen_narrows_the_list_to_just_so_many_rows_and_chosen_again_widens_it() {
    let all = rows(&chronology());
    let session = chronology();
    session.shows("Chronology by …").shows("Kind").shows("Side").shows("Place");
    let narrowed = session.press("j<enter>");
    narrowed.shows("⊂ Chronology: kind:strike ✕").shows("✓ strike ");
    let count = rows(&narrowed);
    narrowed.shows(&format!("Chronology: {count} listed.")).shows(&format!("{count}/{all}"));
    let wide = narrowed.press("<enter>");
    wide.hides("⊂ Chronology").hides("✓ strike");
    assert_eq!(rows(&wide), all);
}

#[test]
fn several_counts_narrow_together_and_w_takes_all_away() {
    let session = chronology().press("<enter><tab><enter>");
    session.shows("side:").shows("kind:attack ✕");
    session.press("W").hides("⊂ Chronology");
}

#[test]
fn two_values_of_one_facet_list_what_has_either() {
    let one = chronology().press("<enter>");
    one.shows("kind:attack ✕").shows("✓ attack").shows("strike");
    let attacks = rows(&one);
    let both = one.press("j<enter>");
    both.shows("⊂ Chronology: kind:attack,strike ✕").shows("✓ attack").shows("✓ strike");
    let either = rows(&both);
    assert_eq!(either, attacks + rows(&chronology().press("j<enter>")));
    both.press("<enter>").shows("⊂ Chronology: kind:attack ✕").hides("✓ strike");
    let across = chronology().press("<enter>j<enter><tab><enter>");
    across.shows("side:").shows("kind:attack,strike ✕");
    assert!(rows(&across) < either);
}

#[test]
fn what_was_typed_as_a_filter_stays_beside_what_is_chosen() {
    let session = Session::new(140, 40).press("<tab><tab>f\"tower 22<enter>F<enter>");
    session.shows("⊂ Chronology: kind:attack \"tower 22 ✕").shows("✓ attack");
    let typed = Session::new(140, 40).press("<tab><tab>fkind:attack erbil<enter>F");
    typed.shows("✓ attack");
    typed.press("<enter>").shows("⊂ Chronology: erbil ✕");
}

#[test]
fn every_list_has_its_own_facets_and_escape_leaves_the_filter() {
    Session::new(140, 40).press("F").shows("Actors by …").shows("faction");
    let claims = Session::new(140, 40).press("<tab>F<enter>");
    claims.shows("Claims by …").shows("⊂ Claims: side:");
    let closed = claims.press("<esc>");
    closed.hides("Claims by …").shows("⊂ Claims: side:");
    closed.press("<esc>").hides("⊂ Claims");
}

#[test]
fn the_mouse_selects_chooses_and_scrolls() {
    let session = chronology().click("strike   ");
    session.hides("⊂ Chronology");
    session.click("strike   ").shows("⊂ Chronology: kind:strike ✕");
    let top = chronology();
    let screen = top.screen();
    assert_ne!(top.wheel().wheel().screen(), screen);
}

#[test]
fn a_list_without_rows_has_nothing_to_count() {
    let empty = Session::over(awkward(), Lens::default(), 140, 40).press("<tab><tab>fzzzzqq<enter>F");
    empty.shows("Nothing is listed that could be counted");
}
