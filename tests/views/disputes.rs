//! What is asked of the disputes, on the shipped file.

use crate::session::Session;

#[test]
fn whether_baghdad_was_told_before_the_strikes_as_known_on_two_days() {
    let then = Session::new(140, 40).press("Tt2024-02-03<enter>/did inform the iraqi government<enter>d");
    then.shows("KNOWN BY 3 Feb 2024").shows("Baghdad was told beforehand").shows("Baghdad was not told beforehand");
    then.shows("⇄ disputes GoI, 3 Feb 2024, over fact").hides("corrected by");
    then.shows("2 Feb 2024 said, John Kirby").shows("3 Feb 2024 denied, Government of Iraq");
    let later = then.press("t2024-02-07<enter>");
    later.shows("KNOWN BY 7 Feb 2024").shows("← corrected by DoS, 5 Feb 2024").shows("no longer live");
    later.shows("Moved: White House: Baghdad was told beforehand (2 Feb 2024) → Baghdad was not told");
    later.shows("6 Feb 2024 John Kirby");
}

#[test]
fn whether_washington_agrees_and_what_changed_by_september() {
    let session = Session::new(200, 60).press("/are not to negotiate the withdrawal<enter>d");
    session
        .shows("Not about withdrawal")
        .shows("About ending the coalition mission")
        .shows("⇄ disputes MoFA, 25 Jan 2024");
    let moved = "About ending the coalition mission (22 Jul 2024)";
    session.shows(moved);
    let before = session.press("t2024-07-01<enter>");
    before.hides(moved).shows("Not about withdrawal");
}

#[test]
fn the_dispute_of_a_claim_opens_its_own_side_first_and_d_goes_on_to_the_next() {
    let session = Session::new(140, 40).press("/cable domestic audiences<enter>d");
    session.shows("Dispute 1 of 2 of this record; d shows the next.").shows("▌Public demand does not");
    let next = session.press("d");
    next.shows("Dispute 2 of 2").shows("⇄ DoS:").shows("positions 1–2 of 2");
    next.press("d").shows("Dispute 1 of 2");
}

#[test]
fn a_claim_opens_on_the_desk_and_back_comes_to_the_same_place() {
    let session = Session::new(140, 40).press("2<enter>l<down>");
    let before = session.screen();
    let opened = session.press("<enter>");
    opened.shows("Chronology").hides("Speakers ×");
    assert!(opened.record().contains("2024-01-25"), "{}", opened.record());
    assert_eq!(opened.press("<c-o>").screen(), before);
}

#[test]
fn esc_goes_to_the_list_q_to_the_desk_and_only_there_the_program_ends() {
    let session = Session::new(140, 40).press("2<enter><esc>");
    session.shows("┏ Disputes");
    let desk = session.press("q");
    desk.shows("Chronology");
    assert!(desk.0.is_running(), "q closes the view, not the program");
}

#[test]
fn a_record_without_a_dispute_says_so() {
    Session::new(80, 24).press("d").shows("This record is part of no recorded dispute.");
}

#[test]
fn a_click_selects_a_question_and_a_claim() {
    let session = Session::new(140, 40).press("2");
    let first = session.screen();
    let mut session = session;
    session.0.send(sitrep::app::Msg::Click { x: 10, y: 9 });
    assert_ne!(session.screen(), first);
    session.0.send(sitrep::app::Msg::Click { x: 60, y: 5 });
    session.shows("┌ Disputes");
}
