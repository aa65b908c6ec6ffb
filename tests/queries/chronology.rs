//! Events by day, bars, lulls and bursts.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::ToSpan;
use sitrep::chart::{Buckets, Unit};
use sitrep::model::{Clock, Date, EventIx, Kind, Knowledge, Lens, Scope};
use sitrep::query::chronology::{Count, Dating, Entry, Layer, also_dated_words, bars, entries};
use sitrep::query::spells::{Spells, Subject};

use crate::{attack, claim, date_of, day, hand_made, plain, rows, scope_all, scope_until, shipped, text};

fn all(scope: &Scope) -> Vec<Entry> {
    entries(scope, scope.records(Kind::Event).map(|record| EventIx(record.index)))
}

fn ids_of(knowledge: &Knowledge, entries: &[Entry]) -> Vec<String> {
    let also = |entry: &Entry| if entry.dating == Dating::Own { "" } else { " also" };
    entries.iter().map(|entry| format!("{} {}{}", entry.day, knowledge.event(entry.event).id, also(entry))).collect()
}

fn spells(knowledge: &Arc<Knowledge>, from: &str, to: &str) -> Spells {
    let scope = scope_all(knowledge);
    Spells::of(&scope, &all(&scope), day(from), day(to))
}

fn lull_words(spells: &Spells) -> Vec<String> {
    spells.lulls.iter().map(|lull| lull.words(spells.subject)).collect()
}

fn burst_words(spells: &Spells) -> Vec<String> {
    spells.bursts.iter().map(|burst| spells.burst_words(burst)).collect()
}

#[test]
fn an_event_stands_under_its_other_days_too_and_counts_once() {
    let knowledge = hand_made(
        &[
            attack(
                "2024-01-10-a",
                "2024-01-10",
                "asad",
                2,
                "also-dated = [{ date = 2024-01-09, why = \"Washington's date\" }]",
            ),
            attack("2024-01-09-b", "2024-01-09", "tanf", 2, "count = 3"),
        ]
        .concat(),
    );
    let scope = scope_all(&knowledge);
    let listed = all(&scope);
    let expected = ["2024-01-09 2024-01-09-b", "2024-01-09 2024-01-10-a also", "2024-01-10 2024-01-10-a"];
    assert_eq!(ids_of(&knowledge, &listed), expected);
    let words = also_dated_words(&scope, &listed[1]).expect("it stands under another day");
    assert_eq!(words, "also dated 9 Jan 2024: Washington's date; recorded under 10 Jan 2024");
    let count = Count::between(&scope, &listed, day("2024-01-09"), day("2024-01-10"));
    assert_eq!(count.words(), "2 recorded events: 2 attacks (covering 4)");
    assert_eq!(Count::between(&scope, &listed, day("2024-02-01"), day("2024-02-09")).words(), "no recorded event");
    let weeks = Buckets::of(day("2024-01-01"), day("2024-01-21"), Unit::Week);
    assert_eq!(bars(&scope, &weeks, &listed), [[0; 4], [2, 0, 0, 0], [0; 4]]);
    // On the day before, only what had happened by then is listed, and under no later day.
    let scope = scope_until(&knowledge, Clock::Happened, "2024-01-09");
    assert_eq!(ids_of(&knowledge, &all(&scope)), ["2024-01-09 2024-01-09-b"]);
}

#[test]
fn a_lull_is_the_days_between_and_says_where_the_period_ends() {
    let knowledge = hand_made(
        &[
            attack("2024-01-10-a", "2024-01-10", "asad", 2, ""),
            attack("2024-01-12-b", "2024-01-12", "asad", 2, ""),
            attack("2024-02-01-c", "2024-02-01", "asad", 2, ""),
        ]
        .concat(),
    );
    let quiet = spells(&knowledge, "2024-01-01", "2024-03-31");
    let expected = [
        "no recorded attack 2 Feb – 31 Mar 2024, 59 days, to the last day of the period",
        "no recorded attack 13–31 Jan 2024, 19 days",
        "no recorded attack 1–9 Jan 2024, 9 days, from the first day of the period on",
    ];
    assert_eq!(lull_words(&quiet), expected);
    assert_eq!(quiet.words(), "3 recorded attacks on 3 of 91 days, 1 Jan – 31 Mar 2024");
    let whole = spells(&knowledge, "2024-03-01", "2024-03-31");
    assert_eq!(lull_words(&whole), ["no recorded event 1–31 Mar 2024, 31 days, the whole period"]);
}

#[test]
fn days_that_an_event_may_belong_to_are_not_quiet() {
    let knowledge = hand_made(
        &[
            attack("2024-01-10-a", "2024-01-10", "asad", 2, "end = 2024-01-12"),
            attack("2024-02-01-b", "2024-02-01", "asad", 2, "precision = \"approximate\""),
            attack("2024-02-20-c", "2024-02-20", "asad", 2, "also-dated = [{ date = 2024-02-18 }]"),
        ]
        .concat(),
    );
    let quiet = spells(&knowledge, "2024-01-10", "2024-02-20");
    let expected =
        ["no recorded attack 13–29 Jan 2024, at least 17 days", "no recorded attack 4–17 Feb 2024, at least 14 days"];
    assert_eq!(lull_words(&quiet), expected);
    assert!(quiet.lull_on(day("2024-01-20")).is_some());
    assert!(quiet.lull_on(day("2024-02-01")).is_none());
}

#[test]
fn a_lull_tells_of_an_official_total_that_rose_in_it() {
    let figure = |id: &str, day: &str, quantity: &str| {
        claim(id, day, "dod", &format!("quantity = {{ measure = \"attacks\", {quantity} }}"))
    };
    let told = |figures: &[String], third: &str| -> Vec<String> {
        let attacks = [
            attack("2024-01-10-a", "2024-01-10", "asad", 2, ""),
            attack("2024-02-20-b", "2024-02-20", "asad", 2, ""),
            third.to_owned(),
        ];
        let knowledge = hand_made(&[attacks.concat(), figures.concat()].concat());
        let spells = spells(&knowledge, "2024-01-10", "2024-02-20");
        spells.rises.iter().flatten().map(|rise| rise.words(&knowledge)).collect()
    };
    let first = figure("first", "2024-01-12", "value = 165, since = 2024-01-01");
    let last = figure("last", "2024-01-30", "value = 170, bound = \"at-least\", since = 2024-01-01");
    let both = [first.clone(), last.clone()];
    let words = "the DoD count of attacks rose in it, from 165 by 12 Jan 2024 to at least 170 by 30 Jan 2024";
    assert_eq!(told(&both, ""), [words]);
    // A recorded attack between the two accounts for the rise, even one of which only the month is known.
    assert!(told(&both, &attack("2024-01-20-c", "2024-01-20", "asad", 2, "")).is_empty());
    assert!(told(&both, &attack("2024-01-31-c", "2024-01-31", "asad", 2, "precision = \"month\"")).is_empty());
    // Another rule, other countries, another first day, no certain number, a total before the lull: nothing is said.
    for other in [
        "value = 170, since = 2023-10-17",
        "value = 170, since = 2024-01-01, countries = [\"SY\"]",
        "value = 170, since = 2024-01-01, counts = \"bases only\"",
        "value = 170, since = 2024-01-01, bound = \"about\"",
        "value = 165, since = 2024-01-01, bound = \"at-least\"",
    ] {
        assert!(told(&[first.clone(), figure("other", "2024-01-30", other)], "").is_empty(), "{other}");
    }
    let before = figure("before", "2024-01-10", "value = 160, since = 2024-01-01");
    assert!(told(&[before, last], "").is_empty());
}

#[test]
fn bursts_are_the_seven_days_with_the_most_that_stand_out() {
    let mut text = String::new();
    for (number, date) in ["01-10", "01-11", "01-16", "01-17", "02-20", "03-10", "03-11"].into_iter().enumerate() {
        let id = format!("2024-{date}-{number}");
        let more = if number == 0 { "count = 4" } else { "" };
        text += &attack(&id, &format!("2024-{date}"), "asad", 2, more);
    }
    let bursts = spells(&hand_made(&text), "2024-01-01", "2024-03-31");
    let expected = "3 recorded attacks (covering 6) 10–16 Jan 2024, 7 days: 0.9 a day; the whole period 0.1 a day";
    assert_eq!(burst_words(&bursts), [expected]);
}

#[test]
fn what_is_counted_follows_what_is_listed() {
    let knowledge = shipped();
    let scope = scope_all(&knowledge);
    let only = |name: &str| -> Subject {
        let listed: Vec<_> =
            all(&scope).into_iter().filter(|entry| knowledge.event(entry.event).kind.name() == name).collect();
        Spells::of(&scope, &listed, knowledge.about.from, knowledge.about.to).subject
    };
    assert_eq!(only("strike").word(2), "strikes");
    assert_eq!(only("attack").word(1), "attack");
    assert_eq!(Spells::of(&scope, &all(&scope), knowledge.about.from, knowledge.about.to).subject.word(1), "attack");
}

/// The days on which some source dates an attack, from the TOML itself: two days to either side of an approximate date.
fn attack_days() -> BTreeSet<Date> {
    let mut days = BTreeSet::new();
    for row in rows(&plain(), "event").iter().filter(|row| text(row, "kind") == Some("attack")) {
        let date = date_of(row, "date").expect("a date");
        let mut ends = vec![date, date_of(row, "end").unwrap_or(date)];
        if let Some(also) = row.get("also-dated").and_then(toml::Value::as_array) {
            ends.extend(also.iter().filter_map(|entry| date_of(entry, "date")));
        }
        let slack = if text(row, "precision") == Some("approximate") { 2 } else { 0 };
        assert_ne!(text(row, "precision"), Some("month"), "this check knows no months");
        let first = ends.iter().min().expect("one").saturating_sub(slack.days());
        let last = ends.iter().max().expect("one").saturating_add(slack.days());
        days.extend(first.series(1.day()).take_while(|&day| day <= last));
    }
    days
}

#[test]
fn the_longest_lulls_of_the_shipped_file_are_runs_of_days_without_an_attack() {
    let knowledge = shipped();
    let (from, to) = (knowledge.about.from, knowledge.about.to);
    let taken = attack_days();
    let mut runs: Vec<(usize, Date)> = Vec::new();
    for day in from.series(1.day()).take_while(|&day| day <= to) {
        let goes_on = day.yesterday().is_ok_and(|before| before >= from && !taken.contains(&before));
        match (taken.contains(&day), runs.last_mut()) {
            (true, _) => {}
            (false, Some((length, _))) if goes_on => *length += 1,
            (false, _) => runs.push((1, day)),
        }
    }
    runs.retain(|&(length, _)| length >= 7);
    runs.sort_by_key(|&(length, from)| (std::cmp::Reverse(length), from));
    let scope = scope_all(&knowledge);
    let spells = Spells::of(&scope, &all(&scope), from, to);
    let found: Vec<_> =
        spells.lulls.iter().map(|lull| (usize::try_from(lull.days()).expect("not negative"), lull.from)).collect();
    assert_eq!(found, runs[..found.len()]);
    assert!(found.len() == runs.len() || found.len() == 12);
}

#[test]
fn the_busiest_seven_days_of_the_shipped_file_have_as_many_attacks_as_the_file_says() {
    let mut by_day: BTreeMap<Date, u64> = BTreeMap::new();
    for row in rows(&plain(), "event").iter().filter(|row| text(row, "kind") == Some("attack")) {
        let number = row.get("count").and_then(toml::Value::as_integer).unwrap_or(1);
        *by_day.entry(date_of(row, "date").expect("a date")).or_default() += number.unsigned_abs();
    }
    let week =
        |from: Date| -> u64 { by_day.range(from..=from.saturating_add(6.days())).map(|(_, number)| number).sum() };
    let most = by_day.keys().map(|&from| week(from)).max().expect("attacks");
    let knowledge = shipped();
    let scope = scope_all(&knowledge);
    let spells = Spells::of(&scope, &all(&scope), knowledge.about.from, knowledge.about.to);
    assert_eq!(spells.bursts[0].number, most);
    for burst in &spells.bursts {
        assert_eq!(burst.number, week(burst.from), "{burst:?}");
    }
    assert_eq!(spells.number, by_day.values().sum::<u64>());
}

#[test]
fn the_bars_of_the_shipped_file_are_its_events_by_month_and_kind() {
    let knowledge = shipped();
    let scope = scope_all(&knowledge);
    let months = Buckets::of(knowledge.about.from, knowledge.about.to, Unit::Month);
    let bars = bars(&scope, &months, &all(&scope));
    let plain = plain();
    for (number, bar) in bars.iter().enumerate() {
        let month = months.first_day(number).first_of_month();
        let there = || {
            rows(&plain, "event").iter().filter(|row| date_of(row, "date").expect("a date").first_of_month() == month)
        };
        let of = |kind: &str| there().filter(|row| text(row, "kind") == Some(kind)).count() as u32;
        assert_eq!(bar[Layer::Attacks as usize], of("attack"), "{month}");
        assert_eq!(bar[Layer::Strikes as usize], of("strike"), "{month}");
        assert_eq!(bar.iter().sum::<u32>(), there().count() as u32, "{month}");
    }
}

#[test]
fn a_past_day_knows_no_later_attack_and_ends_its_lull_there() {
    let knowledge = shipped();
    let lens = Lens { until: Some((Clock::Known, day("2024-04-10"))), ..Lens::default() };
    let scope = Scope::new(knowledge.clone(), lens);
    let spells = Spells::of(&scope, &all(&scope), knowledge.about.from, day("2024-04-10"));
    let last = spells.lulls.iter().find(|lull| lull.after.is_none()).expect("a lull that nothing has ended");
    let words = last.words(spells.subject);
    assert_eq!(words, "no recorded attack 11 Feb – 10 Apr 2024, 60 days, to the last day of the period");
}
