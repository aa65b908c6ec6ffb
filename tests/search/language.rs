//! The query language as it is typed: fields, dates, quotes, exclusions, problems, completion.

use std::sync::atomic::AtomicBool;

use sitrep::model::Kind;
use sitrep::search::{ChipKind, Key, LANGUAGE, complete, matching};

use crate::searcher::Searcher;

fn labels(searcher: &Searcher, text: &str) -> Vec<String> {
    searcher.query(text).chips().iter().map(|chip| chip.label.clone()).collect()
}

#[test]
fn every_field_narrows() {
    let searcher = Searcher::shipped();
    let all = searcher.search("", 0).total;
    for text in [
        "kind:claim",
        "kind:attack",
        "kind:people",
        "actor:hezbollah",
        "by:pentagon",
        "place:erbil",
        "country:syria",
        "country:JO",
        "side:resistance",
        "topic:timetable",
        "means:rocket",
        "means:drone",
        "measure:attacks",
        "source:reuters",
        "grade:B2",
        "grade:B3+",
        "grade:1",
        "killed:>0",
        "wounded:>=5",
        "is:disputed",
        "is:superseded",
        "is:single-source",
        "is:unclaimed",
        "after:2024-06-01",
        "before:2023-11-01",
        "on:2024-01-28",
        "!kind:source",
        "by:\"islamic resistance\"",
    ] {
        let query = searcher.query(text);
        assert!(query.problems().is_empty(), "{text}: {:?}", query.problems());
        let total = searcher.search(text, 0).total;
        assert!(total > 0 && total < all, "{text} finds {total} of {all}");
    }
}

#[test]
fn the_examples_of_the_help_are_understood() {
    let searcher = Searcher::shipped();
    for (example, meaning) in LANGUAGE.iter().filter(|(example, _)| !example.ends_with(':')) {
        let query = searcher.query(example.trim_end_matches(" after: before:"));
        assert!(query.problems().is_empty(), "{example}: {:?}", query.problems());
        assert!(!query.chips().is_empty() && !meaning.is_empty(), "{example}");
    }
    let told: Vec<_> = LANGUAGE.iter().map(|(example, _)| *example).collect();
    for key in Key::ALL {
        assert!(told.join(" ").contains(&format!("{}:", key.name())), "{} is not in the help", key.name());
    }
}

#[test]
fn what_is_unknown_is_said_with_the_nearest() {
    let searcher = Searcher::shipped();
    let problem = |text: &str| {
        let query = searcher.query(text);
        let problem = query.problems().first().cloned().unwrap_or_else(|| panic!("{text} is taken without a word"));
        assert!(query.chips().iter().any(|chip| chip.kind == ChipKind::Problem), "{text}");
        assert!(!query.has_words(), "{text} must not be taken for words");
        problem
    };
    assert_eq!(problem("knid:event").nearest.as_deref(), Some("kind:event"));
    assert_eq!(problem("is:disputd x:y").nearest, None, "a typing error is forgiven; the unknown field is not");
    assert_eq!(problem("means:torpedoes").nearest, None);
    assert!(problem("means:torpedoes").message.contains("one-way-drone"));
    assert!(problem("grade:Z9").message.contains("grade:B2"));
    assert!(problem("actor:zzzzzz").message.contains("nothing in this file"));
    assert!(problem("after:whenever").message.contains("after:2024-01-25"));
}

#[test]
fn values_with_commas_between_them_are_alternatives() {
    let searcher = Searcher::shipped();
    let total = |text: &str| {
        let query = searcher.query(text);
        assert!(query.problems().is_empty(), "{text}: {:?}", query.problems());
        searcher.search(text, 0).total
    };
    for (either, one, other) in [
        ("kind:attack,strike", "kind:attack", "kind:strike"),
        ("kind:actor,claim", "kind:actor", "kind:claim"),
        (
            "means:rocket,cruise-missile !means:drone",
            "means:rocket !means:drone",
            "means:cruise-missile !means:drone !means:rocket",
        ),
        ("grade:A1,B2", "grade:A1", "grade:B2"),
        ("on:2023-11,2023-12 kind:claim", "on:2023-11 kind:claim", "on:2023-12 kind:claim"),
        ("country:JO,SY kind:place", "country:JO kind:place", "country:SY kind:place"),
        ("killed:1,2 kind:attack", "killed:1 kind:attack", "killed:2 !killed:1 kind:attack"),
        ("is:superseded,unclaimed", "is:superseded", "is:unclaimed"),
    ] {
        let (either, one, other) = (total(either), total(one), total(other));
        assert!(one > 0 && other > 0 && either == one + other, "{either} of {one} and {other}");
    }
    assert_eq!(total("kind:attack, erbil"), total("kind:attack erbil"), "a comma too many");
    assert_eq!(total("on:\"jan 28, 2024\""), total("on:2024-01-28"), "a comma within a date");
    let query = searcher.query("kind:attack,knid");
    let problem = query.problems().first().expect("the second value is none");
    assert!(problem.message.starts_with("kind:knid"), "{}", problem.message);
    let query = searcher.query("means:rocket,balistic-misile,torpedoo");
    assert!(query.problems()[0].message.starts_with("means:torpedoo"), "{:?}", query.problems());
    let query = searcher.query("kind:strike,attak,xzxz");
    assert_eq!(query.problems().len(), 1, "a typing error is forgiven, the other value is told");
}

#[test]
fn dates_in_words_are_chips_that_can_be_taken_away() {
    let searcher = Searcher::shipped();
    assert_eq!(labels(&searcher, "attacks by 25 jan 2024 pentagon"), ["by 25 Jan 2024"]);
    let query = searcher.query("attacks by 25 jan 2024 pentagon");
    assert_eq!(query.without(&query.chips()[0]), "attacks pentagon");
    assert_eq!(labels(&searcher, "al-asad 20 nov 2023"), ["on 20 Nov 2023"]);
    assert_eq!(labels(&searcher, "tower 22"), Vec::<String>::new(), "22 belongs to the name");
    assert_eq!(labels(&searcher, "tower 22 january 2024"), ["Jan 2024"]);
    assert_eq!(labels(&searcher, "may withdraw"), Vec::<String>::new());
}

#[test]
fn a_tally_by_a_date_is_the_latest_at_or_before_it() {
    let searcher = Searcher::shipped();
    let answer = searcher.search("attacks pentagon by 27 jan 2024", 5);
    let first = &answer.hits[0];
    let earlier = first.days_earlier.expect("the first hit is a tally");
    let day = searcher.knowledge.date(first.record).expect("a claim has a date");
    assert_eq!(earlier, sitrep::model::days_between(day, jiff::civil::date(2024, 1, 27)));
    let days: Vec<_> = answer.hits.iter().map(|hit| searcher.knowledge.date(hit.record)).collect();
    assert!(days.is_sorted_by(|one, other| one >= other), "{days:?}");
}

#[test]
fn quotes_exactness_and_exclusion() {
    let searcher = Searcher::shipped();
    let total = |text: &str| searcher.search(text, 0).total;
    assert!(total("\"air base\"") < total("air base"));
    assert!(total("'attack") < total("attack"));
    let (all, without) = (total("drone"), total("drone !erbil"));
    assert!(without < all && without > 0);
    assert_eq!(total("2,500"), total("2500"));
    assert_eq!(total("!"), total(""), "an exclusion of nothing excludes nothing");
}

#[test]
fn f_and_6_meet_no_comparison() {
    let searcher = Searcher::shipped();
    let total = |text: &str| searcher.search(text, 0).total;
    assert_eq!(total("grade:F+"), 0);
    assert_eq!(total("grade:6+"), 0);
    assert!(total("grade:D5+") >= total("grade:B3+"));
}

#[test]
fn tab_completes_fields_and_values() {
    let searcher = Searcher::shipped();
    let texts = |text: &str| -> Vec<String> {
        complete(text, text.len(), &searcher.context()).into_iter().map(|completion| completion.text).collect()
    };
    assert_eq!(texts("drone ki"), ["kind:", "killed:"]);
    assert_eq!(texts("means:roc"), ["rocket"]);
    assert!(texts("place:erb").contains(&"erbil".to_owned()));
    assert_eq!(texts("is:dis"), ["disputed"]);
    assert_eq!(texts("withdrawal"), Vec::<String>::new());
    assert_eq!(texts(""), Vec::<String>::new());
}

#[test]
fn a_list_is_narrowed_to_what_search_finds() {
    let searcher = Searcher::shipped();
    for text in ["erbil drone", "by:pentagon", "killed:>0", ""] {
        let kept =
            matching(&searcher.index, &searcher.scope, &searcher.query(text), Kind::Event, &AtomicBool::new(false));
        let listed =
            searcher.scope.records(Kind::Event).filter(|&record| kept.contains(&searcher.knowledge, record)).count();
        let query = format!("{text} kind:event");
        assert_eq!(listed, searcher.search(&query, 0).total, "{text}");
    }
}

#[test]
fn an_id_finds_its_record() {
    let searcher = Searcher::shipped();
    assert_eq!(searcher.ids("2024-01-28-tower-22", 5), ["2024-01-28-tower-22"]);
    for actor in ["us-dod", "unami", "isis", "krg", "green-zone", "anbar"] {
        assert_eq!(searcher.ids(actor, 1), [actor]);
    }
}

#[test]
fn questions_are_understood() {
    let searcher = Searcher::shipped();
    assert!(searcher.search("who claimed the 20 November attack?", 5).total > 0);
    assert_eq!(
        searcher.search("how many attacks by 25 January 2024?", 1).hits[0].days_earlier,
        Some(0),
        "the tally of that day"
    );
}

#[test]
fn a_question_in_note_form_asks_the_same_as_its_words() {
    let searcher = Searcher::shipped();
    for (question, words) in [
        ("tower 22 wounded how many", "tower 22 wounded"),
        ("erbil 25 dec 2023 who", "erbil 25 dec 2023"),
        ("withdrawal when", "withdrawal"),
    ] {
        let asked = searcher.ids(question, 20);
        assert!(!asked.is_empty() && asked == searcher.ids(words, 20), "{question}");
    }
}
