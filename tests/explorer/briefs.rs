//! Marking, the brief, copying in other forms, presenting: by keys, on a small knowledge that does not change.

use sitrep::brief::FILE;
use sitrep::model::{Clock, Lens};
use sitrep::store::Store;

use super::session::{Session, from_text};

const SMALL: &str = include_str!("../shell/small.toml");

/// A brief of a heading, a disputed claim, an event, a question, something that changed, and something that is gone.
const BRIEFS: &str = "\
open = \"Morning\"

[[brief]]
name = \"Morning\"
entry = [
  { is = \"heading\", text = \"The talks\" },
  { is = \"point\", id = \"ministry-2024-01-25-not-withdrawal\", title = \"t\", print = \"0:0\", remark = \"ask the minister\" },
  { is = \"question\", text = \"Who attacked North Base?\", query = \"kind:event north base\" },
  { is = \"heading\", text = \"القاعدة الشمالية\" },
  { is = \"point\", id = \"2024-02-02-strike\", title = \"t\", print = \"1:0000000000000001\" },
  { is = \"point\", id = \"no-longer-there\", title = \"Something that was taken out\", print = \"0:0\" },
]

[[brief]]
name = \"Other\"
";

/// A session that keeps its briefs in a folder, which is returned: it must outlive the session.
fn kept(briefs: &str, width: u16, height: u16) -> (Session, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join(FILE), briefs).expect("written");
    let mut session = Session::over(from_text("small.toml", SMALL), Lens::default(), width, height);
    session.0.keep_in(Store::at(folder.path()));
    (session, folder)
}

fn small(width: u16, height: u16) -> Session {
    Session::over(from_text("small.toml", SMALL), Lens::default(), width, height)
}

#[test]
fn the_brief_in_three_sizes() {
    for (width, height) in [(80, 24), (140, 40), (200, 60)] {
        let (session, _folder) = kept(BRIEFS, width, height);
        insta::assert_snapshot!(format!("brief_{width}x{height}"), session.press("7j").picture());
    }
}

#[test]
fn an_empty_brief_says_how_to_fill_it() {
    small(80, 24).press("7").shows("m marks the record at hand").shows("O opens or begins a brief");
}

#[test]
fn a_brief_read_by_its_own_day_knows_nothing_later() {
    let day = "name = \"Morning\"\nas-of = \"known 2024-01-25\"\n";
    let (session, _folder) = kept(&BRIEFS.replace("name = \"Morning\"\n", day), 140, 40);
    let session = session.press("7");
    session.shows("known by 25 Jan 2024").shows("not by its day").hides("Strike on");
}

#[test]
fn the_brief_fits_small_windows_and_ascii() {
    for (width, height) in [(40, 10), (60, 12), (110, 20)] {
        let (session, _folder) = kept(BRIEFS, width, height);
        session.press("7jjj").shows("Brief: Morning");
    }
}

#[test]
fn a_mark_is_told_shown_and_taken_back() {
    let session = small(140, 40).press("m");
    session.shows("Marked, 1 in “Brief”; 7 shows it, u undoes");
    let session = session.press("7");
    session.shows("┏ Brief ━").hides("Brief: Brief").shows(" 1. ");
    let session = session.press("u");
    session.shows("Taken back: the mark").shows("Nothing is marked yet.");
}

#[test]
fn entries_are_moved_headed_and_remarked_on() {
    let (session, folder) = kept(BRIEFS, 140, 40);
    let session = session.press("7j<a-down>");
    session.shows("Moved; u moves it back.");
    let session = session.press("aFirst things<enter>");
    session.shows("First things");
    let session = session.press("jR<c-u>no names<enter>");
    session.shows("Noted, for you alone.").shows("• no names");
    // Saved at once: what is on the disk is what is shown.
    let text = std::fs::read_to_string(folder.path().join(FILE)).expect("kept");
    let order: Vec<_> = ["north base", "First things", "not-withdrawal", "no names"].map(|t| text.find(t)).to_vec();
    assert!(order.iter().all(Option::is_some), "{text}");
    assert!(order.is_sorted(), "{text}");
}

#[test]
fn briefs_survive_a_restart() {
    let folder = tempfile::tempdir().expect("a folder");
    let start = || {
        let mut session = small(140, 40);
        session.0.keep_in(Store::at(folder.path()));
        session
    };
    let first = start().press("m");
    let title = first.record();
    drop(first);
    let text = std::fs::read_to_string(folder.path().join(FILE)).expect("kept");
    assert!(text.contains(&title), "{text}");
    start().press("7").shows("1/1");
}

#[test]
fn another_brief_is_begun_and_opened() {
    let (session, _folder) = kept(BRIEFS, 140, 40);
    let session = session.press("7<tab>");
    session.shows("Brief: Other");
    let session = session.press("OEvening<enter>");
    session.shows("Brief: Evening").shows("Begun: 0 in “Evening”.");
    let session = session.press("OMORNING<enter>");
    session.shows("Brief: Morning");
}

#[test]
fn the_day_of_a_brief_is_set_and_lifted() {
    let (session, _folder) = kept(BRIEFS, 140, 40);
    let session = session.press("7Bknown 25 jan 2024<enter>");
    session.shows("The brief is read as known by 25 Jan 2024.");
    let session = session.press("B<c-u><enter>");
    session.shows("The brief is read with no day set.");
}

#[test]
fn what_changed_is_taken_note_of() {
    let (session, _folder) = kept(BRIEFS, 140, 40);
    let session = session.press("7jjjj");
    session.shows("It says something else than when it was marked").shows("gone");
    let session = session.press("M");
    session.shows("Taken note of").hides("It says something else");
}

#[test]
fn a_question_is_prepared_from_the_search_and_answered_by_one_key() {
    let session = small(140, 40).press("/north base<c-b>");
    session.shows("The question, as it is put: ");
    let session = session.press("<c-u>What happened at North Base?<enter>");
    session.shows("The question is prepared, 1 in “Brief”");
    let session = session.press("<esc>7");
    session.shows("What happened at North Base?").shows("What answers it");
    let session = session.press("<enter>");
    session.shows("north base").shows("Drone hits North Base");
}

#[test]
fn a_question_is_answered_through_the_day_of_its_brief() {
    let day = "name = \"Morning\"\nas-of = \"known 2024-01-25\"\n";
    let (session, _folder) = kept(&BRIEFS.replace("name = \"Morning\"\n", day), 140, 40);
    let session = session.press("7jj<enter>");
    let until = session.0.app().scope().lens().until.map(|(clock, day)| (clock, day.to_string()));
    assert_eq!(until, Some((Clock::Known, "2024-01-25".to_owned())));
}

#[test]
fn a_point_opens_at_the_desk_and_back_comes_to_the_brief() {
    let (session, _folder) = kept(BRIEFS, 140, 40);
    let session = session.press("7j<enter>");
    assert_eq!(session.record(), "ministry-2024-01-25-not-withdrawal");
    session.press("<c-o>").shows("Brief: Morning");
}

#[test]
fn a_letter_chooses_the_form_that_is_copied() {
    let (session, _folder) = kept(BRIEFS, 80, 24);
    let session = session.press("7jc");
    session.shows("Copy as").shows("coordinates, decimal and MGRS");
    let session = session.press("i");
    session.shows("Copied the id: ministry-2024-01-25-not-withdrawal").hides("Copy as");
    assert_eq!(session.0.copied(), ["ministry-2024-01-25-not-withdrawal"]);
    session.press("cg").shows("No coordinates are recorded for this record.");
}

#[test]
fn the_presenter_in_three_sizes() {
    for (width, height) in [(80, 24), (140, 40), (200, 60)] {
        let (session, _folder) = kept(BRIEFS, width, height);
        insta::assert_snapshot!(format!("presenter_{width}x{height}"), session.press("P").picture());
    }
}

#[test]
fn the_presenter_goes_on_blanks_the_screen_and_logs_what_was_shown() {
    let (session, folder) = kept(BRIEFS, 140, 40);
    let before = std::fs::read_to_string(folder.path().join(FILE)).expect("kept");
    let session = session.press("P");
    session
        .shows("1 / 3")
        .shows("that the talks are not about a withdrawal")
        .shows("⇄ Red Brigade, 25 Jan 2024")
        .hides("Claims");
    let session = session.press(" ");
    session.shows("2 / 3").shows("Who attacked North Base?");
    let session = session.press("b");
    assert_eq!(session.screen().trim(), "");
    let session = session.press("b");
    session.shows("2 / 3");
    let session = session.press("mueAY");
    session.shows("Copied the log of what was shown, as Markdown");
    let log = session.0.copied().last().cloned().unwrap_or_default();
    assert_eq!(log.matches("\n- 2026-11-24 12:00:00 +03:00 (09:00:00Z): ").count(), 3, "{log}");
    assert!(log.contains("`ministry-2024-01-25-not-withdrawal`"), "{log}");
    let session = session.press("<esc>");
    session.shows("Claims");
    assert_eq!(std::fs::read_to_string(folder.path().join(FILE)).expect("kept"), before, "nothing was edited");
}

#[test]
fn without_a_brief_the_presenter_shows_the_record_at_hand() {
    let session = small(80, 24).press("P");
    session.shows("1 / 1").shows("Esc leave");
}

#[test]
fn hostile_text_of_a_kept_file_steers_nothing() {
    let text = "open = \"n\\u001b[31m\"\n[[brief]]\nname = \"n\\u001b[31m\"\nentry = [ { is = \"heading\", text = \"a\\u202eb\\u0007\" }, { is = \"point\", id = \"x\\u001b\", title = \"\\u001b]0;t\", print = \"0:0\" }, { is = \"question\", text = \"q\\u009b2J\", query = \"x\" } ]\n";
    let (session, _folder) = kept(text, 80, 24);
    let session = session.press("7");
    assert!(!session.screen().contains(['\u{1b}', '\u{202e}', '\u{7}', '\u{9b}']), "{}", session.screen());
}
