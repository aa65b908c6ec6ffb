//! What rests on which source, grades and origins.

use std::collections::{BTreeMap, BTreeSet};

use sitrep::model::{EventIx, Grade, Kind, RecordRef, SourceIx};
use sitrep::query::casualties;
use sitrep::query::sources::{self, Bin, Grades, Hold, Rest};

use super::*;

fn source_ix(knowledge: &Knowledge, id: &str) -> SourceIx {
    SourceIx::try_from(knowledge.find(id).expect("an id")).expect("a source")
}

fn source(id: &str, date: Option<&str>, origin: Option<&str>) -> String {
    let date = date.map_or_else(String::new, |date| format!("date = {date}\n"));
    let origin = origin.map_or_else(String::new, |origin| format!("origin = \"{origin}\"\n"));
    format!(
        "\n[[source]]\nid = \"{id}\"\ntitle = \"{id}\"\npublisher = \"Press\"\nkind = \"news\"\n{date}\
         url = \"https://example.org/{id}\"\nreliability = \"C\"\n{origin}"
    )
}

/// Two prints of one wire report, a paper of its own, and claims that cite them in every way.
fn wire() -> Arc<Knowledge> {
    let cites = |id: &str, day: &str, sources: &str, more: &str| {
        claim(id, day, "dod", more).replace("sources = [\"paper\"]", &format!("sources = [{sources}]"))
    };
    let own = [
        source("first", Some("2024-01-05"), Some("Wire, 5 Jan 2024")),
        source("second", Some("2024-01-09"), Some("Wire, 5 Jan 2024")),
        source("late", Some("2024-02-20"), None),
        cites("alone", "2024-01-05", "\"first\"", ""),
        cites("printed", "2024-01-06", "\"first\", \"second\"", ""),
        cites("borne-out", "2024-01-07", "\"first\", \"late\"", "disputes = [\"alone\"]"),
    ];
    hand_made(&own.concat())
}

#[test]
fn records_hold_on_to_a_source_alone_by_its_prints_or_with_others() {
    let knowledge = wire();
    let scope = scope_all(&knowledge);
    let on_first = Rest::on(&scope, &[source_ix(&knowledge, "first")]);
    let holds: BTreeMap<_, _> =
        on_first.records.iter().map(|&(record, hold)| (knowledge.id(record).to_string(), hold)).collect();
    assert_eq!(holds["alone"], Hold::Alone);
    assert_eq!(holds["printed"], Hold::SameOrigin);
    assert_eq!(holds["borne-out"], Hold::WithOthers);
    assert_eq!(on_first.falling(), [(Kind::Claim, 1)]);
    assert_eq!(on_first.disputes, 1, "the one that contradicts the claim that would fall");
    let on_both = Rest::on(&scope, &["first", "second"].map(|id| source_ix(&knowledge, id)));
    assert_eq!(on_both.count(Hold::Alone), 2, "taken together the prints carry both");
}

#[test]
fn on_a_past_day_only_the_sources_of_that_day_hold() {
    let knowledge = wire();
    let then = scope_until(&knowledge, Clock::Known, "2024-01-08");
    let first = source_ix(&knowledge, "first");
    assert_eq!(Rest::on(&then, &[first]).count(Hold::Alone), 3, "the second print and the paper came later");
    let summary = |scope: &Scope| sources::all(scope).into_iter().find(|it| it.source == first).expect("it is listed");
    assert_eq!((summary(&then).records, summary(&then).alone, summary(&then).prints), (3, 3, 1));
    let now = scope_all(&knowledge);
    assert_eq!((summary(&now).records, summary(&now).alone, summary(&now).prints), (3, 1, 2));
    assert!(sources::all(&then).iter().all(|it| it.source != source_ix(&knowledge, "late")));
}

#[test]
fn origins_and_the_age_of_the_newest_source_are_put_in_words() {
    let knowledge = wire();
    let scope = scope_all(&knowledge);
    let text = |id: &str| {
        let record = knowledge.find(id).expect("an id");
        let origins = sources::origins_text(&knowledge, &scope.sources(record).shown);
        (origins, sources::newest_text(&scope, record).unwrap_or_default())
    };
    assert_eq!(text("alone"), ("1 source".into(), "newest source of the day of the claim".into()));
    assert_eq!(text("printed"), ("2 prints, 1 origin".into(), "newest source 3 days after the claim".into()));
    assert_eq!(text("borne-out"), ("2 sources".into(), "newest source 44 days after the claim".into()));
    assert_eq!(text("dod"), ("1 source".into(), String::new()), "an actor has no day");
}

#[test]
fn the_table_of_grades_and_the_bins_of_origins_hold_every_record_once() {
    let knowledge = shipped();
    let scope = scope_all(&knowledge);
    let grades = Grades::of(&scope);
    assert_eq!(grades.len(), knowledge.events.len() + knowledge.claims.len());
    let table = grades.table();
    assert_eq!(table.iter().flatten().sum::<usize>(), grades.len());
    assert_eq!(grades.by_origins().iter().sum::<usize>(), grades.len());
    let plain = plain();
    let letters: BTreeMap<_, _> =
        rows(&plain, "source").iter().map(|s| (text(s, "id").unwrap_or_default(), text(s, "reliability"))).collect();
    let mut expected: BTreeMap<String, usize> = BTreeMap::new();
    for row in rows(&plain, "event").iter().chain(rows(&plain, "claim")) {
        let best = ids(row, "sources").iter().filter_map(|id| letters[id.as_str()]).min().expect("a source");
        let digit = row.get("credibility").and_then(toml::Value::as_integer).expect("a digit");
        *expected.entry(format!("{best}{digit}")).or_default() += 1;
    }
    for (letter, counts) in sitrep::model::Reliability::ALL.iter().zip(table) {
        for (digit, count) in sitrep::model::Credibility::ALL.into_iter().zip(counts) {
            let bin = Bin::Grade(*letter, digit);
            assert_eq!(count, expected.get(&bin.words()).copied().unwrap_or(0), "{}", bin.words());
            let grade = Grade { reliability: *letter, credibility: Some(digit) };
            assert!(grades.records(bin).all(|record| scope.grade(record) == Some(grade)));
            assert_eq!(grades.records(bin).count(), count);
        }
    }
}

#[test]
fn what_rests_on_each_shipped_source_alone_is_found_a_second_way() {
    let knowledge = shipped();
    let plain = plain();
    let mut alone: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut cited: BTreeMap<String, usize> = BTreeMap::new();
    for kind in ["event", "claim", "relation", "actor", "place"] {
        for row in rows(&plain, kind) {
            let own: BTreeSet<_> = ids(row, "sources").into_iter().collect();
            let tie = || Some(format!("{}--{}--{}", text(row, "from")?, text(row, "kind")?, text(row, "to")?));
            let id = text(row, "id").map(str::to_owned).or_else(tie).expect("an id");
            for source in &own {
                *cited.entry(source.clone()).or_default() += 1;
            }
            if let [only] = &*own.iter().collect::<Vec<_>>() {
                alone.entry((*only).clone()).or_default().insert(id);
            }
        }
    }
    let scope = scope_all(&knowledge);
    for summary in sources::all(&scope) {
        let id = knowledge.source(summary.source).id.to_string();
        let expected = alone.remove(&id).unwrap_or_default();
        assert_eq!((summary.records, summary.alone), (cited.get(&id).copied().unwrap_or(0), expected.len()), "{id}");
        let rest = Rest::on(&scope, &[summary.source]);
        let found = rest.records.iter().filter(|&&(_, hold)| hold == Hold::Alone);
        let found: BTreeSet<_> = found.map(|&(record, _)| knowledge.id(record).to_string()).collect();
        assert_eq!(found, expected, "{id}");
    }
    assert!(alone.is_empty(), "every one was found: {alone:?}");
}

#[test]
fn single_sourced_and_unreviewed_records_are_found_by_the_query_language_too() {
    use sitrep::search::{Context, Index, Query, search};
    let knowledge = shipped();
    let index = Index::build(&knowledge);
    for until in ["2024-01-25", "2026-07-01"] {
        let scope = scope_until(&knowledge, Clock::Known, until);
        let found = |words: &str| -> BTreeSet<RecordRef> {
            let context = Context { index: &index, scope: &scope, today: day(until) };
            let never = std::sync::atomic::AtomicBool::new(false);
            let answer = search(&index, &scope, &Query::parse(words, &context), usize::MAX, &never);
            answer.hits.iter().map(|hit| hit.record).collect()
        };
        let single: BTreeSet<_> = sources::single_sourced(&scope).into_iter().collect();
        assert_eq!(found("is:single-source kind:event,claim"), single, "{until}");
        assert_eq!(Grades::of(&scope).records(Bin::Origins(1)).collect::<BTreeSet<_>>(), single);
        let due = sitrep::query::stats::Stats::of(&scope).review_due;
        assert_eq!(found("is:unreviewed"), due.into_iter().map(RecordRef::from).collect(), "{until}");
    }
}

#[test]
fn the_wounded_of_tower_22_are_counted_day_by_day_and_no_later_count_is_known() {
    let knowledge = shipped();
    let event = EventIx::try_from(knowledge.find("2024-01-28-tower-22").expect("an id")).expect("an event");
    let on = |until: &str| casualties::sentence(&scope_until(&knowledge, Clock::Known, until), event).expect("counts");
    let counted = |until: &str, counts: &[&str]| {
        let told = on(until);
        let mut rest = told.as_str();
        for count in counts {
            let at = rest.find(count).unwrap_or_else(|| panic!("no `{count}`, or not in this order, in {told}"));
            rest = &rest[at + count.len()..];
        }
        told
    };
    let first = counted("2024-01-28", &["3 killed", "25 wounded", "at least 34 wounded"]);
    assert!(!first.contains("40") && !first.contains("47"), "{first}");
    let second = counted("2024-01-29", &["28 Jan 2024: 25", "28 Jan 2024: at least 34", "29 Jan 2024: more than 40"]);
    assert!(!second.contains("30 Jan") && !second.contains("47"), "{second}");
    let third = counted("2024-01-30", &["29 Jan 2024: more than 40", "30 Jan 2024: more than 40", "at least 47"]);
    assert!(!third.contains("31 Jan") && !third.contains("70"), "{third}");
    counted("2024-01-31", &["at least 47", "31 Jan 2024: at least 41"]);
    counted("2025-04-08", &["at least 41", "7 Apr 2025: more than 70"]);
}

#[test]
fn what_an_event_cost_takes_no_later_count() {
    let counts = "casualties = [\n  { group = \"soldiers\", wounded = 40, sources = [\"late\"] },\n  \
                  { group = \"soldiers\", wounded = 25, sources = [\"paper\"] },\n]";
    let event = attack("2024-01-18-a", "2024-01-18", "asad", 1, counts)
        .replace("sources = [\"paper\"]\n", "sources = [\"paper\", \"late\"]\n");
    let knowledge = hand_made(&(source("late", Some("2024-02-20"), None) + &event));
    let toll = |scope: &Scope| casualties::toll(scope, &knowledge.events[0]).wounded.map(|wounded| wounded.to_string());
    assert_eq!(toll(&scope_until(&knowledge, Clock::Known, "2024-01-20")).as_deref(), Some("25"));
    assert_eq!(toll(&scope_all(&knowledge)).as_deref(), Some("25 to 40"));
}
