//! Questions put in a briefing, on the shipped knowledge: a few keys, and answer, speaker, grade and dispute stand on one screen.

use crate::session::Session;

#[test]
fn who_claimed_the_drone_at_erbil_on_25_december_2023() {
    for (width, height) in [(80, 24), (140, 40), (200, 60)] {
        let session = Session::new(width, height).press("/erbil 25 dec 2023<enter><enter>");
        session.shows("Claimed by    Islamic Resistance in Iraq");
        session.shows("Attributed to Kataib Hezbollah ·R by United States ·US");
        session.shows("A1");
        // The event before it in the list is dated less exactly; that must not rub off.
        session.shows(" 25 Dec 23 ✖ Drone wounds");
        assert_eq!(session.record(), "2023-12-25-erbil-drone");
    }
}

#[test]
fn what_the_unnamed_official_said_about_withdrawal_and_who_disputes_it() {
    let session = Session::new(140, 40).press("/not withdrawal talks pentagon 25 jan 2024<enter><enter>");
    session.shows("are not to negotiate the withdrawal");
    session.shows("(senior official, unnamed), 25");
    session.shows("Disputed by   ⇄ 25 Jan 2024 GoI");
    session.shows("A3 completely reliable; possibly true");
}

#[test]
fn how_many_attacks_the_pentagon_had_counted_by_25_january() {
    let session = Session::new(140, 40).press("/attacks pentagon by 25 jan 2024<enter>");
    session.shows("more than 150 attacks");
    session.shows("from 17 Oct 2023 to 25 Jan 2024");
}

#[test]
fn a_record_is_copied_with_its_source_and_grade() {
    let session = Session::new(140, 40).press("/erbil 25 dec 2023<enter>y");
    let copied = session.0.copied().join("\n");
    for part in [
        "Drone wounds three US service members",
        "25 December 2023",
        "A1",
        "US Central Command",
        "laimed by the Islamic Resistance",
    ] {
        assert!(copied.contains(part), "no `{part}` in {copied}");
    }
    session.shows("Copied the line");
}

#[test]
fn a_source_is_opened_after_asking_which() {
    let session = Session::new(140, 40).press("/erbil 25 dec 2023<enter>o");
    session.shows("Open which source?").shows("B Fox News, 26 Dec 2023");
    let session = session.press("j<enter>");
    session.shows("Would open https://");
}
