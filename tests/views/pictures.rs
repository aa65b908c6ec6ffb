//! Pictures of whole screens. `cargo insta review` (or `INSTA_UPDATE=always`) takes a change over.

use std::sync::Arc;

use jiff::civil::date;
use sitrep::load::{LayerSource, load};
use sitrep::model::{Clock, Knowledge, Lens};

use crate::session::Session;

/// A small knowledge that holds one of everything the views show.
fn small() -> Arc<Knowledge> {
    let layer = LayerSource::Text { name: "small.toml".to_owned(), text: include_str!("small.toml").into() };
    Arc::new(load(&[layer]).unwrap_or_else(|report| panic!("{}", report.human(false, 20))))
}

fn session(width: u16, height: u16) -> Session {
    Session::over(small(), Lens::default(), width, height)
}

fn past(width: u16, height: u16) -> Session {
    let lens = Lens { until: Some((Clock::Known, date(2024, 1, 12))), ..Lens::default() };
    Session::over(small(), lens, width, height)
}

#[test]
fn the_disputes_at_three_sizes() {
    insta::assert_snapshot!("disputes_80x24", session(80, 24).press("2<enter>").picture());
    insta::assert_snapshot!("disputes_140x40", session(140, 40).press("2<enter>").picture());
    insta::assert_snapshot!("disputes_200x60", session(200, 60).press("2").picture());
}

#[test]
fn a_pair_a_past_day_pins_and_nothing() {
    insta::assert_snapshot!("pair_140x40", session(140, 40).press("2G<enter>").picture());
    insta::assert_snapshot!("disputes_past_140x40", past(140, 40).press("2").picture());
    insta::assert_snapshot!("disputes_pinned_140x40", session(140, 40).press("/observatory<enter><space>2").screen());
    let lens = Lens { until: Some((Clock::Known, date(2023, 1, 1))), ..Lens::default() };
    insta::assert_snapshot!("disputes_empty_80x24", Session::over(small(), lens, 80, 24).press("2").screen());
}

#[test]
fn speakers_by_questions() {
    insta::assert_snapshot!("speakers_80x24", session(80, 24).press("2s").picture());
    insta::assert_snapshot!("speakers_140x40", session(140, 40).press("2s").screen());
}

#[test]
fn the_numbers_at_three_sizes() {
    insta::assert_snapshot!("numbers_80x24", session(80, 24).press("3<enter>").picture());
    insta::assert_snapshot!("numbers_140x40", session(140, 40).press("3<enter>").picture());
    insta::assert_snapshot!("numbers_200x60", session(200, 60).press("3").picture());
}

#[test]
fn levels_months_rules_a_day_and_nothing() {
    insta::assert_snapshot!("level_140x40", session(140, 40).press("3<down>").screen());
    insta::assert_snapshot!("months_140x40", session(140, 40).press("3<enter>s").screen());
    insta::assert_snapshot!("rules_140x40", session(140, 40).press("3<enter>ss").screen());
    insta::assert_snapshot!("asked_140x40", session(140, 40).press("3@13 jan 2024<enter>").screen());
    insta::assert_snapshot!("numbers_past_80x24", past(80, 24).press("3").screen());
    let lens = Lens { until: Some((Clock::Known, date(2023, 1, 1))), ..Lens::default() };
    insta::assert_snapshot!("numbers_empty_80x24", Session::over(small(), lens, 80, 24).press("3").screen());
}

/// The views with the keys that open them and a filter that keeps a part; `{period}` are the days between which something
/// is new.
const VIEWS: [(&str, &str, &str); 5] = [
    ("disputes", "2", "talks"),
    ("numbers", "3", "troops"),
    ("sources", "6", "paper"),
    ("grades", "6ssss", "by:dod"),
    ("news", "9{period}<enter>", "by:baghdad"),
];

/// A view at the three sizes, one below the other, after more keys.
fn at_three_sizes(open: &str, lens: &Lens, period: &str, more: &str) -> String {
    let picture = |(width, height)| {
        let keys = format!("{}{more}", open.replace("{period}", period));
        format!("{width}×{height}\n{}", Session::over(small(), lens.clone(), width, height).press(&keys).screen())
    };
    [(80, 24), (140, 40), (200, 60)].map(picture).join("\n")
}

#[test]
fn every_view_in_full_filtered_on_a_past_day_and_empty_at_three_sizes() {
    let until = |day| Lens { until: Some((Clock::Known, day)), ..Lens::default() };
    for (view, open, filter) in VIEWS {
        let (all, days) = (Lens::default(), "1 jan to 20 feb 2024");
        insta::assert_snapshot!(format!("{view}_full"), at_three_sizes(open, &all, days, ""));
        insta::assert_snapshot!(
            format!("{view}_filtered"),
            at_three_sizes(open, &all, days, &format!("f{filter}<enter>"))
        );
        let then = until(date(2024, 1, 12));
        insta::assert_snapshot!(format!("{view}_past"), at_three_sizes(open, &then, "6 to 12 jan 2024", ""));
        let before = until(date(2023, 1, 1));
        insta::assert_snapshot!(format!("{view}_empty"), at_three_sizes(open, &before, "1 to 2 jan 2023", ""));
    }
}

#[test]
fn a_view_without_colour_and_beyond_ascii_stays_readable() {
    for (view, open, _) in VIEWS {
        let keys = open.replace("{period}", "1 jan to 20 feb 2024");
        for (width, height) in [(40, 10), (80, 24), (200, 60)] {
            let screen = Session::ascii(small(), width, height).press(&keys).screen();
            assert!(screen.is_ascii(), "{view}: {screen}");
            assert!(
                !screen.contains('?') || screen.contains("? help") || screen.contains("withdrawal?"),
                "{view}: {screen}"
            );
        }
    }
}

/// The same with a chain of answers, other days and rough dates.
fn eventful() -> Arc<Knowledge> {
    let layer = |name: &str, text: &'static str| LayerSource::Text { name: name.to_owned(), text: text.into() };
    let layers =
        [layer("small.toml", include_str!("small.toml")), layer("chronology.toml", include_str!("chronology.toml"))];
    Arc::new(load(&layers).unwrap_or_else(|report| panic!("{}", report.human(false, 20))))
}

fn chronology(width: u16, height: u16, until: Option<jiff::civil::Date>) -> Session {
    let lens = Lens { until: until.map(|day| (Clock::Known, day)), ..Lens::default() };
    Session::over(eventful(), lens, width, height)
}

#[test]
fn the_chronology_at_three_sizes() {
    for (width, height) in [(80, 24), (140, 40), (200, 60)] {
        let open = chronology(width, height, None).press("8@2024-01-10<enter>");
        insta::assert_snapshot!(format!("chronology_{width}x{height}"), open.picture());
    }
}

#[test]
fn lulls_chains_a_range_a_filter_a_past_day_and_nothing() {
    for (width, height) in [(80, 24), (140, 40), (200, 60)] {
        let of = |name: &str| format!("chronology_{name}_{width}x{height}");
        let all = || chronology(width, height, None);
        insta::assert_snapshot!(of("chain"), all().press("8@2024-01-10<enter><tab>").screen());
        insta::assert_snapshot!(of("lulls"), all().press("8<tab>s").screen());
        insta::assert_snapshot!(of("chains"), all().press("8<tab>ss").screen());
        insta::assert_snapshot!(of("around"), all().press("/vows to go on<enter>w").screen());
        insta::assert_snapshot!(of("range"), all().press("8@2024-01-10<enter><s-tab>v<left><left>").screen());
        insta::assert_snapshot!(of("filtered"), all().press("8fkind:attack tanf<enter>").screen());
        insta::assert_snapshot!(of("past"), chronology(width, height, Some(date(2024, 1, 10))).press("8").screen());
        insta::assert_snapshot!(of("empty"), chronology(width, height, Some(date(2023, 1, 1))).press("8").screen());
    }
}
