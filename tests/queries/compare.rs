//! Two records side by side.

use sitrep::model::RecordRef;
use sitrep::query::card::Line;
use sitrep::query::compare::{Comparison, Own, Row, Standoff, answers};

use super::*;

fn record(knowledge: &Knowledge, id: &str) -> RecordRef {
    knowledge.find(id).unwrap_or_else(|| panic!("no {id}"))
}

fn compared(scope: &Scope, left: &str, right: &str) -> Comparison {
    Comparison::of(scope, record(scope.knowledge(), left), record(scope.knowledge(), right))
}

fn row<'c>(comparison: &'c Comparison, label: &str) -> &'c Row {
    let labels: Vec<_> = comparison.rows.iter().map(|row| &row.label).collect();
    comparison.rows.iter().find(|row| row.label == label).unwrap_or_else(|| panic!("no {label} in {labels:?}"))
}

fn side(row: &Row, side: usize) -> String {
    let lines: Vec<_> = row.sides[side].iter().map(|cell| &cell.line).map(Line::text).collect();
    lines.join(" | ")
}

#[test]
fn a_record_beside_itself_differs_in_nothing() {
    let knowledge = shipped();
    let scope = scope_all(&knowledge);
    let mut records = Vec::new();
    knowledge.for_each_record(|record| records.push(record));
    for &record in records.iter().step_by(9) {
        let comparison = Comparison::of(&scope, record, record);
        assert_eq!(comparison.differences(), 0, "{}", knowledge.id(record));
        assert!(!comparison.rows.is_empty());
    }
}

#[test]
fn the_sides_change_places_with_the_records() {
    let knowledge = shipped();
    let scope = scope_all(&knowledge);
    for (left, right) in [
        ("2023-11-20-al-asad-drone", "2023-11-21-al-asad-ballistic-missiles"),
        ("jordan-2024-01-28-not-on-our-soil", "us-centcom-2024-01-28-northeast-jordan"),
        ("us-dod", "2024-01-28-tower-22"),
    ] {
        let (one, two) = (compared(&scope, left, right), compared(&scope, right, left));
        assert_eq!(one.differences(), two.differences(), "{left} and {right}");
        for found in &one.rows {
            let turned = row(&two, &found.label);
            assert_eq!((&found.sides[0], &found.sides[1]), (&turned.sides[1], &turned.sides[0]), "{}", found.label);
        }
    }
}

#[test]
fn what_the_pentagon_knew_of_al_asad_that_the_claim_does_not_say() {
    let knowledge = shipped();
    let scope = scope_all(&knowledge);
    let comparison = compared(&scope, "2023-11-20-al-asad-drone", "2023-11-21-al-asad-ballistic-missiles");
    assert_eq!(comparison.between[0], "The right one is 1 day later.");
    let means = row(&comparison, "Means");
    assert_eq!(means.standoff, Standoff::Differs);
    assert_eq!(
        (side(means, 0), side(means, 1)),
        ("one way drone".to_owned(), "close range ballistic missile · hit".to_owned())
    );
    let casualties = row(&comparison, "Casualties");
    assert_eq!(casualties.standoff, Standoff::OnlyRight);
    assert!(side(casualties, 1).contains("8 wounded"), "{}", side(casualties, 1));
    assert_eq!(row(&comparison, "Where").standoff, Standoff::Same);
    assert_eq!(row(&comparison, "Attributed to").standoff, Standoff::OnlyRight);
}

#[test]
fn two_claims_say_what_they_differ_over() {
    let knowledge = shipped();
    let scope = scope_all(&knowledge);
    let comparison = compared(&scope, "us-centcom-2024-01-28-northeast-jordan", "jordan-2024-01-28-not-on-our-soil");
    assert_eq!(comparison.between[0], "Of the same day.");
    assert!(comparison.between[1].starts_with("They contradict each other over place"), "{:?}", comparison.between);
    assert_eq!(row(&comparison, "What").standoff, Standoff::Differs);
}

#[test]
fn the_other_side_of_a_claim_and_the_neighbour_of_an_attack_are_offered() {
    let knowledge = shipped();
    let scope = scope_all(&knowledge);
    let offered = |id: &str| -> Vec<String> {
        answers(&scope, record(&knowledge, id)).into_iter().map(|record| knowledge.id(record).to_string()).collect()
    };
    assert_eq!(offered("us-centcom-2024-01-28-northeast-jordan")[0], "jordan-2024-01-28-not-on-our-soil");
    let jordan = offered("jordan-2024-01-28-not-on-our-soil");
    assert_eq!(jordan, ["us-centcom-2024-01-28-northeast-jordan", "jordan-2024-01-28-outpost-on-border"]);
    assert!(offered("2023-11-20-al-asad-drone").contains(&"2023-11-21-al-asad-ballistic-missiles".to_owned()));
    assert!(offered("us-dod").is_empty());
    let before = scope_until(&knowledge, Clock::Happened, "2024-01-27");
    assert!(answers(&before, record(&knowledge, "2024-01-28-tower-22")).iter().all(|&one| before.in_time(one)));
}

#[test]
fn lines_of_a_list_are_marked_one_by_one() {
    let mut own = claim("one", "2024-01-10", "dod", "about = [\"asad\", \"tanf\"]");
    own += &claim("two", "2024-01-12", "dod", "about = [\"asad\"]\nsupersedes = [\"one\"]");
    let knowledge = hand_made(&own);
    let scope = scope_all(&knowledge);
    let comparison = compared(&scope, "one", "two");
    assert_eq!(
        comparison.between,
        ["The right one is 2 days later.", "The right one names the left one: it takes its place."]
    );
    let sources = row(&comparison, "Sources");
    assert!(sources.sides[0].iter().all(|cell| cell.own == Own::Nothing) && sources.standoff == Standoff::Same);
    assert_eq!(row(&comparison, "Supersedes").standoff, Standoff::OnlyRight);
    assert_eq!(row(&comparison, "About").standoff, Standoff::Differs);
}
