//! Figures: series, ladders, rules, asking for a day.

use std::collections::BTreeMap;

use sitrep::model::QuantityState;
use sitrep::query::tallies::{self, Series, Tally, ask};

use super::*;

fn figures() -> Arc<Knowledge> {
    let figure = |id: &str, day: &str, speaker: &str, quantity: &str, more: &str| {
        claim(id, day, speaker, &format!("quantity = {{ measure = \"attacks\", {quantity} }}\n{more}"))
    };
    let own = [
        figure("ten", "2024-01-10", "dod", "value = 10, since = 2024-01-01", ""),
        figure("fourteen", "2024-01-14", "ryder", "value = 14, bound = \"at-least\", counter = \"dod\"", ""),
        figure("fifteen", "2024-01-14", "dod", "value = 15", "supersedes = [\"ten\"]"),
        figure("press-fifteen", "2024-01-15", "press", "value = 15, bound = \"about\", counter = \"dod\"", ""),
        figure("centcom-nine", "2024-01-20", "centcom", "value = 9, until = 2024-01-12", ""),
        figure("syria", "2024-01-20", "observatory", "value = 7, countries = [\"SY\"], counts = \"bases only\"", ""),
        figure(
            "gap",
            "2024-01-20",
            "dod",
            "value = 20, parts = [{ label = \"Iraq\", value = 9, country = \"IQ\" }, { label = \"Syria\", value = 9, country = \"SY\" }]",
            "",
        ),
        figure("ceiling", "2024-01-21", "dod", "value = 500, state = \"ceiling\"", ""),
    ];
    hand_made(&own.concat())
}

fn series<'t>(tally: &'t Tally, knowledge: &Knowledge, counter: &str) -> &'t Series {
    tally.series.iter().find(|series| series.counter == actor_ix(knowledge, counter)).expect("a series")
}

#[test]
fn a_series_takes_only_what_its_counter_and_its_people_say() {
    let knowledge = figures();
    let scope = scope_all(&knowledge);
    let tally = Tally::of(&scope, measure_ix(&knowledge, "attacks"));
    let ids = |series: &Series| -> Vec<_> {
        series.points.iter().map(|point| knowledge.claim(point.claim).id.to_string()).collect()
    };
    assert_eq!(ids(series(&tally, &knowledge, "dod")), ["ten", "fourteen", "fifteen", "gap", "ceiling"]);
    assert_eq!(ids(series(&tally, &knowledge, "centcom")), ["centcom-nine"], "a command counts for itself");
    assert_eq!(tally.series.len(), 3);
    assert_eq!(tally.ladder.len(), 8);
    let repeated: Vec<_> = tally.ladder.iter().filter(|rung| rung.repeated).map(|rung| rung.point.claim).collect();
    assert_eq!(repeated, [claim_ix(&knowledge, "press-fifteen")]);
    assert!(tally.ladder.is_sorted_by_key(|rung| rung.point.until), "by the day counted to, not by when it was said");
}

#[test]
fn conflicts_gaps_and_states_are_told() {
    let knowledge = figures();
    let scope = scope_all(&knowledge);
    let tally = Tally::of(&scope, measure_ix(&knowledge, "attacks"));
    let dod = series(&tally, &knowledge, "dod");
    assert_eq!(dod.points[1].conflicts, [claim_ix(&knowledge, "fifteen")]);
    assert_eq!(dod.points[2].conflicts, [claim_ix(&knowledge, "fourteen")]);
    assert_eq!(dod.points[3].parts_sum, Some(18));
    assert!(dod.points[0].superseded);
    assert_eq!(dod.points[4].state, QuantityState::Ceiling);
    assert_eq!(dod.latest().map(|point| point.amount.value), Some(20), "a ceiling is no count");
    let rung = tally.ladder.iter().find(|rung| rung.point.claim == claim_ix(&knowledge, "fourteen")).expect("a rung");
    assert_eq!(rung.point.conflicts.len(), 1, "the ladder tells it, too");
}

#[test]
fn different_rules_are_said_to_differ() {
    let knowledge = figures();
    let scope = scope_all(&knowledge);
    let tally = Tally::of(&scope, measure_ix(&knowledge, "attacks"));
    assert!(tally.rules_differ(&knowledge));
    let rules = tally.rules(&knowledge);
    assert!(rules.contains(&"Observatory: Syria only; bases only; first day not stated".to_owned()), "{rules:?}");
    assert!(rules[0].starts_with("DoD: the measure's own rule, no other stated; since 1 Jan 2024"), "{rules:?}");
}

#[test]
fn a_day_without_a_figure_gives_the_neighbours_with_their_distance() {
    let knowledge = figures();
    let scope = scope_all(&knowledge);
    let measure = measure_ix(&knowledge, "attacks");
    let tally = Tally::of(&scope, measure);
    let dod = series(&tally, &knowledge, "dod");
    let answer = |text: &str| ask(&knowledge, measure, dod, day(text));
    assert_eq!(answer("2024-01-14"), "DoD by 14 Jan 2024: at least 14 or 15 attacks");
    assert_eq!(
        answer("2024-01-19"),
        "DoD has no figure for 19 Jan 2024: the last before is 15 attacks (14 Jan 2024, 5 days earlier), \
         the first after is 20 attacks (20 Jan 2024, 1 day later)"
    );
    assert!(answer("2024-01-01").contains("there is none earlier, the first after is 10 attacks"));
    assert!(answer("2024-02-01").contains("there is none later"));
}

#[test]
fn every_shipped_figure_stands_in_one_ladder_and_under_its_own_counter() {
    let knowledge = shipped();
    let plain = plain();
    let scope = scope_all(&knowledge);
    let parents: BTreeMap<_, _> =
        rows(&plain, "actor").iter().map(|a| (text(a, "id"), (text(a, "kind"), text(a, "parent")))).collect();
    for summary in tallies::all(&scope) {
        let id = knowledge.measure(summary.measure).id.to_string();
        let mut expected: BTreeMap<String, usize> = BTreeMap::new();
        let mut figures = 0;
        for claim in rows(&plain, "claim") {
            let Some(quantity) = claim.get("quantity").filter(|q| text(q, "measure") == Some(&id)) else { continue };
            figures += 1;
            let speaker = text(claim, "speaker");
            let organisation = match parents[&speaker] {
                (Some("person"), Some(parent)) => Some(parent),
                _ => speaker,
            };
            let counter = text(quantity, "counter").or(organisation);
            if counter == speaker || counter == organisation {
                *expected.entry(counter.expect("a counter").to_owned()).or_default() += 1;
            }
        }
        let tally = Tally::of(&scope, summary.measure);
        let found: BTreeMap<_, _> = tally
            .series
            .iter()
            .map(|series| (knowledge.actor(series.counter).id.to_string(), series.points.len()))
            .collect();
        assert_eq!(found, expected, "{id}");
        assert_eq!((tally.ladder.len(), summary.figures), (figures, figures), "{id}");
    }
}

#[test]
fn the_shipped_conflicts_stand_side_by_side() {
    let knowledge = shipped();
    let scope = scope_all(&knowledge);
    let measure = measure_ix(&knowledge, "attacks-on-us-forces");
    let tally = Tally::of(&scope, measure);
    let dod = series(&tally, &knowledge, "us-dod");
    let on = |text: &str| ask(&knowledge, measure, dod, day(text));
    assert!(on("2023-11-17").ends_with("61 or 62 attacks"), "{}", on("2023-11-17"));
    let gap = dod.points.iter().find(|point| point.until == day("2024-01-20")).expect("a figure");
    assert_eq!((gap.amount.value, gap.parts_sum), (144, Some(142)));
    assert!(on("2024-01-22").contains("the last before is at least 144 attacks (20 Jan 2024, 2 days earlier)"));
    assert!(on("2024-01-22").contains("the first after is more than 150 attacks (25 Jan 2024, 3 days later)"));
}
