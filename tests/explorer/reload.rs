//! The knowledge is replaced while somebody reads: what is pinned, selected, scrolled and searched stays, by id.

use std::sync::Arc;

use crate::session::{Session, awkward};
use sitrep::app::{Msg, Problem};
use sitrep::load::{LayerSource, load};
use sitrep::model::Lens;
use sitrep::search::Index;

const TEXT: &str = include_str!("awkward.toml");

/// An actor that comes before all others in the file, so that every row moves.
const NEWCOMER: &str = "[[actor]]\nid = \"aa-newcomer\"\nname = \"Aardvark Brigade\"\nkind = \"force\"\nside = \"west\"\nsummary = \"New.\"\nsources = [\"gazette-rockets\"]\n\n";

fn session() -> Session {
    Session::over(awkward(), Lens::default(), 140, 40)
}

fn reload(session: &mut Session, text: String) {
    let layer = LayerSource::Text { name: "awkward.toml".into(), text: text.into() };
    let knowledge = load(&[layer]).unwrap_or_else(|report| panic!("{}", report.human(false, 9)));
    let index = Index::build(&knowledge);
    session.0.send(Msg::Reloaded { knowledge: Arc::new(knowledge), index: Arc::new(index) });
}

/// The file with a record before the first actor.
fn with_newcomer() -> String {
    let source = TEXT.split("[[source]]").nth(1).and_then(|rest| rest.split("id = \"").nth(1)).expect("a source");
    let source = source.split('"').next().expect("its id");
    TEXT.replacen("[[actor]]", &format!("{}[[actor]]", NEWCOMER.replace("gazette-rockets", source)), 1)
}

#[test]
fn pins_cursors_and_the_open_record_stay_when_every_row_moves() {
    let mut session = session().press("<space><tab><tab>j");
    let (record, bar) = (session.record(), "◆ Garrison");
    session.shows(bar);
    reload(&mut session, with_newcomer());
    session.shows("Reloaded: 22 records, 1 more.").shows(bar);
    assert_eq!(session.record(), record);
    session.press("<s-tab><s-tab>x").shows("Aardvark Brigade");
}

#[test]
fn an_open_search_keeps_its_text_and_its_hit_and_esc_returns() {
    let mut session = session().press("/rockets<down>");
    session.shows("2/10").shows("▌» The front sent drones, not rockets.");
    reload(&mut session, with_newcomer());
    session.shows("2/11").shows("/ rockets").shows("▌» The front sent drones, not rockets.");
    session.press("<esc>").shows("Aardvark Brigade");
}

#[test]
fn back_leads_to_the_same_record_after_a_reload() {
    let mut session = session().press("<tab><tab>G<enter>");
    let record = session.record();
    session = session.press("/front<enter>");
    assert_ne!(session.record(), record);
    reload(&mut session, with_newcomer());
    let session = session.press("<c-o>");
    assert_eq!(session.record(), record);
}

#[test]
fn a_record_that_vanished_is_told_and_its_neighbour_is_selected() {
    let mut session = session().press("<space>");
    reload(&mut session, TEXT.replace("\"garrison\"", "\"stronghold\""));
    session.shows("No longer there: the record `garrison`, the pin `garrison`.").hides("◆");
    assert!(!session.record().is_empty());
}

#[test]
fn problems_are_marked_listed_and_opened_and_go_with_the_next_good_file() {
    let mut session = session();
    let problem = Problem {
        file: "mine.toml".into(),
        place: "mine.toml:12:5".into(),
        text: "There is no key `nmae`.".into(),
        help: vec!["did you mean `name`?".into()],
        path: Some("mine.toml".into()),
        line: 12,
    };
    let second = Problem { place: "mine.toml:20:1".into(), line: 20, ..problem.clone() };
    session.0.send(Msg::ReloadFailed(vec![problem, second]));
    session.shows("✖ 2 problems in mine.toml: ! shows them").shows("Garrison");
    session = session.press("!");
    session.shows("mine.toml:12:5").shows("There is no key `nmae`.").shows("did you mean `name`?");
    session = session.press("j<enter>");
    session.shows("Would edit mine.toml:20");
    reload(&mut session, TEXT.to_owned());
    session.hides("problems").shows("Reloaded: 21 records.");
    session.press("!").shows("The files have no problem");
}

#[test]
fn problems_are_clicked_once_to_be_selected_and_again_to_be_opened() {
    let mut session = session();
    let problem = |line: usize| Problem {
        place: format!("mine.toml:{line}:5"),
        text: format!("There is no key `nmae{line}`."),
        path: Some("mine.toml".into()),
        line,
        ..Problem::default()
    };
    session.0.send(Msg::ReloadFailed(vec![problem(12), problem(20)]));
    session = session.press("!");
    session = session.click("nmae20");
    session.shows(" 2/2 ").shows("mine.toml:20:5");
    session = session.click("mine.toml:12:5");
    session.shows(" 1/2 ");
    session = session.click("nmae12");
    session.shows("Would edit mine.toml:12");
}

#[test]
fn yes_and_no_can_be_clicked_and_nothing_else_answers() {
    let mut session = session().press("A");
    session.shows("May this be written?").shows("A note is begun in your data folder.");
    session = session.click("A note is begun");
    session.shows("May this be written?");
    session = session.click("no, write nothing");
    session.hides("May this be written?").shows("Nothing was written.");
    session = session.press("A");
    session = session.click("yes");
    session.shows("Would begin a note on garrison");
}

#[test]
fn a_record_of_two_layers_says_where_both_are_written() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let base = folder.path().join("base.toml");
    let mine = folder.path().join("mine.toml");
    std::fs::write(&base, TEXT).expect("written");
    std::fs::write(&mine, "\n[[actor]]\nid = \"garrison\"\nextend = true\nsummary = \"Seen by me.\"\n")
        .expect("written");
    let knowledge = load(&[LayerSource::Path(base), LayerSource::Path(mine)]).expect("both load");
    let session = Session::over(Arc::new(knowledge), Lens::default(), 300, 60);
    session.shows("Seen by me.").shows("mine.toml:2").shows("base.toml:55");
}
