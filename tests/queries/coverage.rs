//! Official totals against what is recorded.

use std::collections::BTreeMap;

use sitrep::model::{Clock, Country};
use sitrep::query::coverage::{Coverage, Ledger, of_measure};
use sitrep::query::tallies::Tally;

use super::*;

fn recorded() -> Arc<Knowledge> {
    let own = [
        attack("2024-01-02-a", "2024-01-02", "asad", 1, ""),
        attack("2024-01-05-b", "2024-01-05", "tanf", 2, "count = 3"),
        attack("2024-01-06-c", "2024-01-06", "tanf", 3, ""),
        attack("2024-01-07-kuwait", "2024-01-07", "kuwait", 1, ""),
        attack("2023-12-30-before", "2023-12-30", "asad", 1, ""),
        attack("2024-02-03-d", "2024-02-03", "asad", 6, "count = 2"),
        attack("2024-02-20-after", "2024-02-20", "asad", 1, ""),
        claim(
            "total",
            "2024-02-10",
            "ryder",
            "quantity = { measure = \"attacks\", value = 4, bound = \"at-least\", since = 2024-01-01, parts = [{ label = \"Iraq\", value = 2, country = \"IQ\" }, { label = \"Syria\", value = 2, country = \"SY\" }] }",
        ),
        claim(
            "syria-only",
            "2024-02-12",
            "observatory",
            "quantity = { measure = \"attacks\", value = 9, since = 2024-01-06, countries = [\"SY\"] }",
        ),
        claim("planned", "2024-02-13", "dod", "quantity = { measure = \"attacks\", value = 9, state = \"planned\" }"),
    ];
    hand_made(&own.concat())
}

fn coverage(knowledge: &Arc<Knowledge>, scope: &Scope, id: &str) -> Option<Coverage> {
    let ledger = Ledger::of(scope, measure_ix(knowledge, "attacks")).expect("a rule");
    Coverage::of(scope, &ledger, claim_ix(knowledge, id))
}

#[test]
fn the_total_is_held_against_its_own_days_and_countries() {
    let knowledge = recorded();
    let scope = scope_all(&knowledge);
    let total = coverage(&knowledge, &scope, "total").expect("a running total");
    assert_eq!((total.borne_out.number, total.borne_out.records, &*total.borne_out.by_country), (4, 2, &[1, 3][..]));
    assert_eq!((total.reported.number, total.reported.records, &*total.reported.by_country), (3, 2, &[2, 1][..]));
    let syria = coverage(&knowledge, &scope, "syria-only").expect("a running total");
    assert_eq!((syria.borne_out.number, syria.reported.number), (0, 1));
    assert!(coverage(&knowledge, &scope, "planned").is_none(), "a plan is no total");
}

#[test]
fn the_sentence_cannot_be_misread() {
    let knowledge = recorded();
    let scope = scope_all(&knowledge);
    let sentence = |id| coverage(&knowledge, &scope, id).expect("a total").sentence(&knowledge);
    assert_eq!(
        sentence("total"),
        "DoD by 10 Feb 2024: at least 4 (Iraq 2, Syria 2) · recorded here and borne out (grades 1–2): 4 (Iraq 1, Syria 3) \
         · recorded on a claim or one report only (3–6): 3 (Iraq 2, Syria 1) \
         · more recorded here than counted, borne out alone: Syria 3 against 2 \
         · more recorded here than counted, claims and single reports included: all countries 7 against at least 4, Iraq 3 against 2"
    );
    assert_eq!(
        sentence("syria-only"),
        "Observatory by 12 Feb 2024: 9, Syria only · recorded here and borne out (grades 1–2): 0 \
         · recorded on a claim or one report only (3–6): 1 (Syria 1)"
    );
}

#[test]
fn months_keep_the_two_sorts_apart() {
    let knowledge = recorded();
    let total = coverage(&knowledge, &scope_all(&knowledge), "total").expect("a total");
    let months: Vec<_> = total.months.iter().map(|month| (month.borne_out, month.reported)).collect();
    assert_eq!(months, [(4, 1), (0, 2)]);
}

#[test]
fn a_first_day_or_a_pin_does_not_shrink_what_a_total_is_held_against() {
    let knowledge = recorded();
    let whole = coverage(&knowledge, &scope_all(&knowledge), "total");
    let pins = vec![knowledge.find("tanf").expect("a place")];
    let narrowed = Lens { since: Some(day("2024-02-01")), pins, ..Lens::default() };
    assert_eq!(coverage(&knowledge, &Scope::new(knowledge.clone(), narrowed), "total"), whole);
}

/// What is recorded between two days by the measure's rule, straight from the file: by borne out and country.
fn naive(
    plain: &toml::Table,
    since: Option<Date>,
    until: Date,
    known_by: Option<Date>,
) -> BTreeMap<(bool, String), u64> {
    let measure = rows(plain, "measure").iter().find(|m| text(m, "id") == Some("attacks-on-us-forces")).expect("it");
    let rule = &measure["events"];
    let (targets, countries) = (ids(rule, "targets"), ids(rule, "countries"));
    let country: BTreeMap<_, _> = rows(plain, "place").iter().map(|p| (text(p, "id"), text(p, "country"))).collect();
    let published: BTreeMap<_, _> = rows(plain, "source").iter().map(|s| (text(s, "id"), date_of(s, "date"))).collect();
    let mut sums = BTreeMap::new();
    for event in rows(plain, "event").iter().filter(|event| text(event, "kind") == Some("attack")) {
        let date = date_of(event, "date").expect("a date");
        let known = date_of(event, "known").unwrap_or_else(|| {
            let earliest = ids(event, "sources").iter().filter_map(|id| published[&Some(id.as_str())]).min();
            earliest.map_or(date, |earliest| earliest.max(date))
        });
        let is_target = |actor: &toml::Value| {
            text(actor, "role") == Some("target") && targets.iter().any(|target| text(actor, "id") == Some(target))
        };
        let aimed = event["actors"].as_array().expect("actors").iter().any(is_target);
        let place = ids(event, "places").first().and_then(|place| country[&Some(place.as_str())]).map(str::to_owned);
        let Some(place) = place.filter(|place| countries.contains(place)) else { continue };
        if aimed && since.is_none_or(|since| since <= date) && date <= until && known_by.is_none_or(|by| known <= by) {
            let borne_out = event["credibility"].as_integer().expect("a digit") <= 2;
            let count = event.get("count").and_then(toml::Value::as_integer).unwrap_or(1).unsigned_abs();
            *sums.entry((borne_out, place)).or_default() += count;
        }
    }
    sums
}

#[test]
fn the_shipped_totals_are_held_against_what_the_file_says_on_both_clocks() {
    let knowledge = shipped();
    let plain = plain();
    let measure = measure_ix(&knowledge, "attacks-on-us-forces");
    for known_by in [None, Some("2024-02-01"), Some("2024-01-05")] {
        let scope = match known_by {
            None => scope_all(&knowledge),
            Some(by) => scope_until(&knowledge, Clock::Known, by),
        };
        let ledger = Ledger::of(&scope, measure).expect("a rule");
        let tally = Tally::of(&scope, measure);
        let mut compared = 0;
        for point in tally.series.iter().flat_map(|series| &series.points) {
            let coverage = Coverage::of(&scope, &ledger, point.claim).expect("running and actual");
            let quantity = knowledge.claim(point.claim).quantity.as_ref().expect("a number");
            let sums = naive(&plain, quantity.since, point.until, known_by.map(day));
            let within = |code: &str| {
                quantity.countries.is_empty() || quantity.countries.iter().any(|country| country.code() == code)
            };
            let sum = |borne_out: bool, country: Option<&Country>| -> u64 {
                let wanted = |(borne, code): &(bool, String)| {
                    *borne == borne_out && within(code) && country.is_none_or(|country| country.code() == code)
                };
                sums.iter().filter(|(key, _)| wanted(key)).map(|(_, count)| count).sum()
            };
            for (recorded, borne_out) in [(&coverage.borne_out, true), (&coverage.reported, false)] {
                assert_eq!(recorded.number, sum(borne_out, None), "{}", knowledge.claim(point.claim).id);
                for (country, &number) in coverage.countries.iter().zip(&recorded.by_country) {
                    assert_eq!(number, sum(borne_out, Some(country)));
                }
                let by_month = coverage.months.iter().map(|m| if borne_out { m.borne_out } else { m.reported });
                assert_eq!(by_month.sum::<u64>(), recorded.number);
            }
            compared += 1;
        }
        assert!(compared > 10, "{compared} figures");
        assert_eq!(of_measure(&scope, &ledger, &tally).len(), tally.series.len());
    }
}
