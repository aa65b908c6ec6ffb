//! Pictures of the chronology. `cargo insta review` (or `INSTA_UPDATE=always`) takes a change over.

use std::sync::Arc;

use jiff::civil::date;
use sitrep::load::{LayerSource, load};
use sitrep::model::{Clock, Knowledge, Lens};

use crate::session::Session;

/// A small knowledge with a chain of answers, other days and rough dates.
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
