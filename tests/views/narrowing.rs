//! Filters and facets in the views beside the Desk, and feet that are longer than their area.

use crate::session::Session;

#[test]
fn questions_are_filtered_by_their_words_and_by_who_answers_them() {
    let words = Session::new(140, 40).press("2ftimetable<enter>");
    words.shows("⊂ Disputes: timetable").shows("Is there a timetable").shows("left out by the filter");
    let speaker = Session::new(140, 40).press("2fby:us-centcom<enter>");
    speaker.shows("⊂ Disputes: by:us-centcom").hides("How long will the coalition talks take?");
    speaker.press("x").shows("Filter taken away.").shows("How long will the coalition talks take?");
}

#[test]
fn claims_of_a_question_are_filtered_where_they_stand() {
    let all = Session::new(200, 60).press("2<tab>");
    all.shows("positions 1–4 of 13");
    let narrowed = all.press("fgrade:A<enter>");
    narrowed.shows("⊂ Claims: grade:A").hides("of 13").hides(" D3");
    narrowed.shows("left out by the filter (W widens)");
    narrowed.press("<esc>").shows("┏ Disputes");
}

#[test]
fn a_dispute_that_a_filter_hides_is_opened_all_the_same() {
    let session =
        Session::new(140, 40).press("2f\"was baghdad told\"<enter>1/are not to negotiate the withdrawal<enter>d");
    session.shows("Not about withdrawal").hides("⊂ Disputes");
}

#[test]
fn figures_are_filtered_on_ladder_and_chart() {
    let session = Session::new(140, 40).press("3<tab>fby:syrian-observatory-for-human-rights<enter>");
    session.shows("⊂ Figures: by:syrian").shows("1 SOHR").hides("2 SOHR").hides("1 DoD");
    let measures = Session::new(140, 40).press("3f\"isis fighters\"<enter>");
    measures.shows("ISIS fighters in Iraq and Syria").hides("US military personnel in Iraq");
}

#[test]
fn a_filter_of_a_view_belongs_to_it_and_esc_takes_back_what_is_typed() {
    let session = Session::new(140, 40).press("2ftimetable<enter>3");
    session.hides("⊂ Disputes");
    let back = session.press("2");
    back.shows("⊂ Disputes: timetable");
    let typed = back.press("fzzzz");
    typed.shows("The filter keeps none of the disputes");
    typed.press("<esc>").shows("Is there a timetable").shows("⊂ Disputes: timetablezzzz".trim_end_matches("zzzz"));
}

#[test]
fn facets_say_what_they_count_and_narrow_it() {
    let session = Session::new(140, 40).press("3<tab>F");
    session.shows("Figures here by …").shows("55 listed");
    let narrowed = session.press("<enter>");
    narrowed.shows("Figures here: ").shows("⊂ Figures: side:");
    Session::new(140, 40).press("6F").shows("Sources by …").shows("1,207 listed");
}

#[test]
fn facets_count_and_narrow_the_chronology_and_the_map() {
    for (view, chip) in [("8", "⊂ Chronology: kind:attack ✕"), ("4", "⊂ Map: kind:attack ✕")] {
        let open = Session::new(140, 40).press(view).press("F");
        open.shows("362 listed").shows("attack").shows("strike");
        let narrowed = open.press("<enter>");
        narrowed.shows(chip).shows("✓ attack").shows("240 listed");
        narrowed.press("<enter>").hides(chip).shows("362 listed");
    }
}

#[test]
fn no_line_of_a_life_is_out_of_reach_in_a_low_window() {
    let session = Session::new(80, 24).press("Tt2024-02-07<enter>/did inform the iraqi government<enter>d<tab>");
    session.shows("┏ The life of this claim, and who moved");
    let mut seen = session.screen();
    let mut session = session;
    for _ in 0..12 {
        session = session.press("<down>");
        seen = format!("{seen}\n{}", session.screen());
    }
    for step in [
        "2 Feb 2024 said, John Kirby",
        "3 Feb 2024 denied",
        "5 Feb 2024",
        "2024 withdrawn, John Kirby",
        "Moved: White House",
    ] {
        assert!(seen.contains(step), "no `{step}` in\n{seen}");
    }
}

#[test]
fn the_signs_of_the_chart_are_explained_in_a_low_window() {
    let session = Session::new(80, 24).press("3ss<tab><tab>G");
    session.shows("Signs of the chart:").shows("≠ two on one day");
}

#[test]
fn the_desk_follows_days_that_were_set_in_another_view() {
    let session = Session::new(140, 40).press("3Tt2024-01-25<enter>1");
    session.shows("KNOWN BY 25 Jan 2024");
    let expected = Session::new(140, 40).press("Tt2024-01-25<enter>");
    let counts = |session: &Session| {
        session.0.app().desk().lists.iter().map(|list| (list.rows.len(), list.hidden)).collect::<Vec<_>>()
    };
    assert_eq!(counts(&session), counts(&expected));
    let by_record = Session::new(140, 40).press("3Tt2024-01-25<enter><tab><enter>");
    assert_eq!(counts(&by_record), counts(&expected), "opened from the view");
    let lifted = Session::new(140, 40).press("Tt2024-01-25<enter>3x<c-o>");
    assert_eq!(counts(&lifted), counts(&Session::new(140, 40)), "by going back");
}

#[test]
fn the_actors_at_the_other_ends_of_ties_are_counted_and_narrow_them() {
    let session = Session::new(140, 40).press("/kind:actor kataib hezbollah<enter>5F");
    session.shows("Tied actors by …").shows("Side");
    let narrowed = session.press("<tab><enter>");
    narrowed.shows("⊂ Ties: side:").shows("Tied actors: ");
    narrowed.press("<enter>").hides("⊂ Ties: side:");
}

#[test]
fn a_key_that_means_nothing_in_a_view_says_so_and_where_it_does() {
    for (view, name) in [("", "Desk"), ("2", "Disputes"), ("3", "Numbers"), ("5", "Network"), ("6", "Sources")] {
        for (key, home) in
            [("+", "the map (4) and the chronology (8)"), ("V", "the chronology (8)"), ("H", "the map (4)")]
        {
            let screen = Session::new(140, 40).press(&format!("{view}{key}")).screen();
            let told = format!("has no meaning in the {name}; it is for {home}.");
            assert!(screen.contains(&told), "{view}{key}: no `{told}` on:\n{screen}");
        }
    }
    Session::new(140, 40).press("4v").shows("“range” has no meaning in the Map; it is for the chronology (8).");
}
