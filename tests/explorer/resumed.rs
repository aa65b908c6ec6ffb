//! Searches that come back: earlier ones, saved ones, and both after a restart.

use std::fs;
use std::path::Path;

use crate::session::{Session, awkward};
use sitrep::model::Lens;
use sitrep::store::Store;

fn session() -> Session {
    Session::over(awkward(), Lens::default(), 140, 40)
}

/// A run of the program that keeps its searches in a folder.
fn run(folder: &Path) -> Session {
    let mut session = session();
    session.0.keep_in(Store::at(folder));
    session
}

#[test]
fn earlier_searches_are_walked_through_and_what_was_being_typed_is_kept() {
    let session = session().press("/depot<esc>/lists<enter>/gar");
    let earlier = session.press("<c-p>");
    earlier.shows("/ lists").shows("The ministry lists the front");
    let first = earlier.press("<c-p>");
    first.shows("/ depot");
    let end = first.press("<c-p>");
    end.shows("There is no earlier search.").shows("/ depot");
    let back = end.press("<c-n><c-n>");
    back.shows("/ gar");
    back.press("<c-n>").shows("There is no later search.").shows("/ gar");
}

#[test]
fn searches_are_there_again_after_a_restart_each_once() {
    let folder = tempfile::tempdir().expect("a folder");
    run(folder.path()).press("/depot<esc>/lists<esc>/depot<esc>");
    let later = run(folder.path()).press("/<c-p>");
    later.shows("/ depot");
    let first = later.press("<c-p>");
    first.shows("/ lists");
    first.press("<c-p>").shows("There is no earlier search.");
}

#[test]
fn two_programs_that_run_at_once_lose_nothing_of_each_other() {
    let folder = tempfile::tempdir().expect("a folder");
    let (one, other) = (run(folder.path()), run(folder.path()));
    one.press("/depot<esc>");
    other.press("/lists<esc>");
    run(folder.path()).press("/<c-p>").shows("/ lists");
    run(folder.path()).press("/<c-p><c-p>").shows("/ depot");
}

#[test]
fn a_search_saved_under_a_name_is_in_the_palette_also_after_a_restart() {
    let folder = tempfile::tempdir().expect("a folder");
    let session = run(folder.path()).press("/depot kind:event<c-s>");
    session.shows("Save this search as: ").shows("“depot kind:event”");
    let saved = session.press("My depot<enter>");
    saved.shows("Saved as My depot; the palette has it.").shows("/ depot kind:event");
    let again = run(folder.path()).press(":my dep");
    again.shows("▌★ My depot  depot kind:event");
    again.press("<enter>").shows("Search").shows("/ depot kind:event").shows("Rockets at the depot");
}

#[test]
fn a_saved_search_can_be_deleted_and_its_text_is_not_lost() {
    let folder = tempfile::tempdir().expect("a folder");
    run(folder.path()).press("/depot<c-s>mine<enter><c-u>lists<c-s>other<enter><esc>");
    let session = run(folder.path()).press(":mine");
    session.shows("▌★ mine  depot").shows("delete");
    let deleted = session.press("<c-x>");
    deleted.shows("Deleted mine; “depot” stays among the earlier searches.").hides("★ mine");
    deleted.press("<c-x>").shows("Only a saved search (★) can be deleted");
    run(folder.path()).press(":mine").hides("★ mine");
    run(folder.path()).press(":other").shows("★ other  lists");
    run(folder.path()).press("/<c-p>").shows("/ depot");
    Session::new(140, 40).press(":delete the saved<enter>").shows("Select a saved search (★) in the palette");
}

#[test]
fn a_name_given_anew_says_what_it_replaces_and_an_empty_one_is_none() {
    let session = session().press("/depot<c-s><enter>");
    session.shows("Type a name for the search");
    let session = session.press("mine<enter><c-u>lists<c-s>MINE<enter>");
    session.shows("Saved as MINE, in place of “depot”");
    session.press("<esc>:mine").shows("★ MINE  lists").shows("1 saved");
    Session::new(140, 40).press(":save this search<enter>").shows("There is no search to save");
}

#[test]
fn a_broken_file_is_told_once_left_alone_and_ends_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("searches.toml");
    fs::write(&file, "earlier = [\"one\"]\nsaved = 3\n").expect("written");
    let session = run(folder.path());
    session.shows("Searches are not kept: ").shows("searches.toml, line 2");
    let session = session.press("/depot<esc>");
    session.hides("Searches are not kept");
    session.press("/<c-p>").shows("/ depot");
    assert_eq!(fs::read_to_string(&file).expect("there"), "earlier = [\"one\"]\nsaved = 3\n");
}

#[test]
fn a_folder_that_cannot_be_written_is_told_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("sitrep");
    let session = run(&file);
    session.hides("Searches are not kept");
    fs::write(&file, "").expect("written");
    let session = session.press("/depot<esc>");
    session.shows("Searches are not kept: ");
    session.press("/lists<esc>").hides("Searches are not kept");
}

#[test]
fn texts_of_the_file_never_reach_the_terminal_raw() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = "earlier = [\"a\\u001b[31mb\"]\n[[saved]]\nname = \"n\\u202e\\u001b]0;x\"\nquery = \"q\\u0007\"\n";
    fs::write(folder.path().join("searches.toml"), text).expect("written");
    let palette = run(folder.path()).press(":");
    palette.shows("★ n");
    let search = run(folder.path()).press("/<c-p>");
    for screen in [palette.screen(), search.screen()] {
        assert!(!screen.contains(['\u{1b}', '\u{202e}', '\u{7}']), "{screen}");
    }
}

#[test]
fn a_kind_chosen_with_tab_restricts_the_search_but_not_the_way_to_its_matches() {
    let claims = session().press("/depot<tab><tab>");
    claims.shows("[claim]").hides("▌F ").hides(" event · ");
    let matches = session().press("<tab><tab>/depot<tab><tab><esc>gn");
    matches.hides("No row of this list matches");
    assert_eq!(matches.record(), "2024-01-09-second");
}
