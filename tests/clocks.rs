//! The two clocks: for every day of the shipped file, on both, nothing later is listed, counted, linked or found.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use jiff::civil::{Date, date};
use sitrep::load::{LayerSource, load};
use sitrep::model::{Clock, Hidden, Kind, Knowledge, Lens, PartialDate, RecordRef, Scope};
use sitrep::query::card::Card;
use sitrep::search::{Context, Index, Query, search};

fn shipped() -> Arc<Knowledge> {
    let text = include_str!("../data/iraq-coalition.toml");
    let layer = LayerSource::Text { name: "iraq-coalition.toml".into(), text: text.into() };
    Arc::new(load(&[layer]).expect("the shipped file loads"))
}

/// The day of a record on a clock, by the rule of the format, worked out here a second time.
fn day(knowledge: &Knowledge, record: RecordRef, clock: Clock) -> Option<Date> {
    let row = record.index as usize;
    let (own, given, sources) = match record.kind {
        Kind::Event => {
            let event = &knowledge.events[row];
            (event.date, event.known, &event.sources)
        }
        Kind::Claim => {
            let claim = &knowledge.claims[row];
            (claim.date, claim.known, &claim.sources)
        }
        Kind::Source => return knowledge.sources[row].date,
        Kind::Relation => return knowledge.relations[row].since.map(PartialDate::first_day),
        _ => return None,
    };
    if clock == Clock::Happened {
        return Some(own);
    }
    let earliest = sources.iter().filter_map(|&source| knowledge.source(source).date).min();
    Some(given.unwrap_or(earliest.map_or(own, |earliest| earliest.max(own))))
}

fn all_days(knowledge: &Knowledge) -> Vec<Date> {
    let mut days = BTreeSet::from([date(2000, 1, 1), knowledge.about.to]);
    knowledge.for_each_record(|record| {
        for clock in [Clock::Happened, Clock::Known] {
            days.extend(day(knowledge, record, clock));
        }
    });
    days.into_iter().collect()
}

fn scope(knowledge: &Arc<Knowledge>, clock: Clock, until: Date) -> Scope {
    Scope::new(knowledge.clone(), Lens { until: Some((clock, until)), ..Lens::default() })
}

#[test]
fn nothing_later_is_listed_counted_or_linked_on_any_day() {
    let knowledge = shipped();
    let days = all_days(&knowledge);
    assert!(days.len() > 300);
    for clock in [Clock::Happened, Clock::Known] {
        for &until in &days {
            let scope = scope(&knowledge, clock, until);
            let is_later = |record| day(&knowledge, record, clock).is_some_and(|day| day > until);
            let not_later = |record: RecordRef, how: &str| {
                assert!(!is_later(record), "{} is {how} as {clock} by {until}", knowledge.id(record));
            };
            for &kind in Kind::ALL {
                let shown: Vec<_> = scope.records(kind).collect();
                for &record in &shown {
                    not_later(record, "listed");
                }
                let all = (0..knowledge.len(kind) as u32).map(|index| RecordRef { kind, index });
                let later = all.filter(|&record| is_later(record)).count();
                let counts = scope.hidden_counts(kind);
                assert_eq!(counts.of(Hidden::Later), later, "{kind} {until}");
                assert_eq!(counts.total() + shown.len(), knowledge.len(kind));
                for record in shown {
                    scope.references(record).iter().for_each(|link| not_later(link.other, "linked"));
                    scope.back_links(record).for_each(|link| not_later(link.other, "linked back"));
                    scope.sources(record).shown.iter().for_each(|&source| not_later(source.into(), "cited"));
                }
            }
        }
    }
}

#[test]
fn nothing_later_is_laid_open_or_hangs_together_on_any_month() {
    let knowledge = shipped();
    let days: Vec<_> = all_days(&knowledge).into_iter().step_by(60).collect();
    for clock in [Clock::Happened, Clock::Known] {
        for &until in &days {
            let scope = scope(&knowledge, clock, until);
            let later = |record| day(&knowledge, record, clock).is_some_and(|day| day > until);
            for kind in [Kind::Actor, Kind::Claim, Kind::Event, Kind::Topic, Kind::Measure, Kind::Place] {
                for record in scope.records(kind) {
                    let laid_open = Card::of(&scope, record);
                    let linked = scope.linked(record);
                    let all = laid_open.links().chain(linked.direct.iter().map(|&(other, _)| other)).chain(linked.weak);
                    for other in all {
                        assert!(!later(other), "{} leads to {} by {until}", knowledge.id(record), knowledge.id(other));
                    }
                }
            }
        }
    }
}

#[test]
fn nothing_later_is_found_on_any_month() {
    let knowledge = shipped();
    let index = Index::build(&knowledge);
    let days: Vec<_> = all_days(&knowledge).into_iter().step_by(30).collect();
    for clock in [Clock::Happened, Clock::Known] {
        for &until in &days {
            let scope = scope(&knowledge, clock, until);
            for words in ["a", "attack", "drone al-asad", "withdrawal", "kataib", "us", "نجباء", "is:disputed"] {
                let query = Query::parse(words, &Context { index: &index, scope: &scope, today: until });
                let answer = search(&index, &scope, &query, usize::MAX, &AtomicBool::new(false));
                for hit in &answer.hits {
                    let later = day(&knowledge, hit.record, clock).is_some_and(|day| day > until);
                    assert!(!later, "`{words}` finds {} as {clock} by {until}", knowledge.id(hit.record));
                }
                assert_eq!(answer.total, answer.hits.len());
            }
        }
    }
}

#[test]
fn what_is_hidden_by_a_day_and_what_is_shown_make_up_the_whole() {
    let knowledge = shipped();
    let scope = scope(&knowledge, Clock::Known, date(2024, 1, 25));
    let shown = scope.records(Kind::Event).count();
    let expected = (0..knowledge.events.len() as u32)
        .filter(|&index| {
            day(&knowledge, RecordRef { kind: Kind::Event, index }, Clock::Known) <= Some(date(2024, 1, 25))
        })
        .count();
    assert_eq!(shown, expected);
    assert!(shown > 100 && shown < knowledge.events.len());
}
