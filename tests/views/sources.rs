//! What rests on which source, on the shipped file.

use crate::session::Session;

#[test]
fn what_rests_on_sputnik_alone() {
    let session = Session::new(140, 40).press("6fsputnik<enter>");
    session.shows("All that the filter lists, together").shows("⊂ Sources: sputnik");
    session.shows("Without these 17 sources 2 records would stand on nothing: 1 event, 1 claim.");
    session.shows("■ 28 Sep 24 event").shows("Drone from Iraq reported shot down at the Conoco base");
    let one = session.press("<down>");
    one.shows("Without this source 1 record would stand on nothing: 1 event.")
        .shows("D, not usually reliable: Sputnik");
    let opened = one.press("<tab><enter>");
    assert!(opened.record().starts_with("2024-09-28"), "{}", opened.record());
    opened.press("<c-o>").shows("Without this source 1 record");
}

#[test]
fn each_cell_of_the_grades_is_a_filter_of_the_desk() {
    let table = Session::new(140, 40).press("6ssss");
    table.shows("Grades of events and claims").shows("by origins").shows("B2: usually reliable; probably true.");
    let listed = table.press("l");
    listed.shows("Graded or sourced so: B3");
    let desk = listed.press("<enter>");
    desk.shows("⊂ Claims: grade:B3").shows("⊂ Chronology: grade:B3").shows("Narrowed to grade:B3:");
    desk.press("<c-o>").shows("Graded or sourced so: B3");
}

#[test]
fn records_with_one_origin_are_listed_and_narrow_the_desk() {
    let table = Session::new(140, 40).press("6ssssG<up><up><up><up>");
    table.shows("Graded or sourced so: 1 origin").shows("On one origin only, however many prints of it");
    table.press("<enter>").shows("⊂ Claims: is:single-source");
    Session::new(140, 40).press("6ssssG<up><enter>").shows("No term of the query language counts origins beyond one");
}

#[test]
fn the_orders_go_around_and_the_selected_source_stays() {
    let session = Session::new(140, 40).press("6");
    session.shows("Sources, most relied on alone first");
    let around = session.press("s").shows("Sources, most cited first").screen();
    assert!(around.contains("1,20"), "{around}");
    Session::new(140, 40).press("6sssss").shows("Sources, most relied on alone first");
    let kept = Session::new(140, 40).press("6<down><down>");
    let selected = kept.0.app().record();
    assert_eq!(kept.press("sss").0.app().record(), selected);
}

#[test]
fn a_source_that_is_laid_open_is_selected_when_the_view_opens() {
    let desk = Session::new(140, 40).press("/kind:source semafor<enter>");
    let opened = desk.press("6");
    opened.shows("Semafor");
    let id = |session: &Session| {
        let app = session.0.app();
        app.record().map(|record| app.scope().knowledge().id(record).to_string()).unwrap_or_default()
    };
    assert!(id(&opened).starts_with("semafor"), "{}", id(&opened));
}

#[test]
fn a_past_day_knows_no_later_source() {
    let session = Session::new(140, 40).press("Tt2024-01-25<enter>6ss");
    session.shows("Sources, newest first").shows("KNOWN BY 25 Jan 2024").shows("25 Jan 2024").hides("26 Jan 2024");
}
