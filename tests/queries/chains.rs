//! Who answered what, how long after, and what each side said of it.

use std::collections::BTreeSet;

use sitrep::model::{Clock, EventIx, Kind, Knowledge};
use sitrep::query::chains::{Chain, Delay, chain_fields, said};

use crate::{attack, claim, date_of, day, hand_made, ids, plain, rows, scope_all, scope_until, shipped, text};

fn event_ix(knowledge: &Knowledge, id: &str) -> EventIx {
    knowledge.find(id).and_then(|record| EventIx::try_from(record).ok()).unwrap_or_else(|| panic!("no event {id}"))
}

fn tree(knowledge: &Knowledge, chain: &Chain) -> Vec<String> {
    let line = |step: &sitrep::query::chains::Step| {
        let delay = step.answers.map_or_else(String::new, |(_, delay)| format!(" {}", delay.words()));
        format!("{}{}{delay}", "  ".repeat(step.depth), knowledge.event(step.event).id)
    };
    chain.steps.iter().map(line).collect()
}

fn text_of(knowledge: &std::sync::Arc<Knowledge>, id: &str) -> String {
    let scope = scope_all(knowledge);
    let fields = chain_fields(&scope, event_ix(knowledge, id));
    let lines = fields.iter().flat_map(|field| &field.lines);
    lines.map(sitrep::query::card::Line::text).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_chain_is_a_tree_with_the_delay_at_each_step() {
    let knowledge = hand_made(
        &[
            attack("2024-01-10-a", "2024-01-10", "asad", 2, "time = \"22:30\""),
            attack("2024-01-11-b", "2024-01-11", "tanf", 2, "time = \"04:45\"\nresponds-to = [\"2024-01-10-a\"]"),
            attack("2024-01-12-c", "2024-01-12", "asad", 2, "responds-to = [\"2024-01-11-b\", \"2024-01-10-a\"]"),
            attack("2024-01-20-d", "2024-01-20", "asad", 2, "responds-to = [\"2024-01-10-a\"]"),
            attack("2024-01-13-e", "2024-01-13", "asad", 2, ""),
        ]
        .concat(),
    );
    let scope = scope_all(&knowledge);
    let chain = Chain::of(&scope, event_ix(&knowledge, "2024-01-12-c")).expect("a chain");
    let expected = [
        "2024-01-10-a",
        "  2024-01-11-b 6 h 15 min later",
        "    2024-01-12-c the next day",
        "  2024-01-20-d 10 days later",
    ];
    assert_eq!(tree(&knowledge, &chain), expected);
    let first = event_ix(&knowledge, "2024-01-10-a");
    assert_eq!(chain.steps[2].answers_too, [(first, Delay::Days(2))]);
    assert_eq!(chain.steps[0].answered_below, [(chain.steps[2].event, Delay::Days(2))]);
    // What merely came between is in no chain.
    assert_eq!(Chain::of(&scope, event_ix(&knowledge, "2024-01-13-e")), None);
    assert!(text_of(&knowledge, "2024-01-13-e").contains("No record says that this answers another event"));
    // On the day before it came, the answer is hidden, and counted.
    let then = scope_until(&knowledge, Clock::Happened, "2024-01-11");
    let chain = Chain::of(&then, first).expect("a chain");
    assert_eq!((tree(&knowledge, &chain).len(), chain.hidden), (2, 2));
}

#[test]
fn hours_stand_only_where_both_times_and_both_clocks_are_known() {
    let delay = |first: (&str, &str, &str), second: (&str, &str, &str)| {
        let one = attack("2024-01-10-a", "2024-01-10", first.0, 2, &format!("{}\n{}", first.1, first.2));
        let two = attack(second.2, &second.2[..10], second.0, 2, second.1);
        let knowledge = hand_made(&format!(
            "[[place]]\nid = \"ankara\"\nname = \"Ankara\"\nkind = \"city\"\ncountry = \"TR\"\nsources = [\"paper\"]\n\n{one}{two}"
        ));
        let (one, two) = (event_ix(&knowledge, "2024-01-10-a"), event_ix(&knowledge, second.2));
        let (one, two) = (knowledge.event(one), knowledge.event(two));
        let delay = Delay::between(&knowledge, one, two);
        let why = delay.why_no_hours(&knowledge, one, two).map_or_else(String::new, |why| format!(" ({why})"));
        format!("{}{why}", delay.words())
    };
    let at = |time: &str| format!("time = \"{time}\"");
    assert_eq!(delay(("asad", &at("20:00"), ""), ("kuwait", &at("20:00"), "2024-01-11-b")), "24 h later");
    assert_eq!(delay(("asad", &at("20:00"), ""), ("tanf", &at("20:09"), "2024-01-10-b")), "9 min later");
    assert_eq!(
        delay(("asad", &at("20:00"), ""), ("ankara", &at("21:00"), "2024-01-10-b")),
        "on the same day (their clocks are not the same)"
    );
    assert_eq!(
        delay(("asad", "", ""), ("tanf", &at("04:45"), "2024-01-11-b")),
        "the next day (no time of day is recorded for the earlier)"
    );
    assert_eq!(
        delay(("asad", &at("20:00"), ""), ("tanf", &at("04:00"), "2024-01-10-b")),
        "on the same day (the recorded times of day do not fit)"
    );
    assert_eq!(
        delay(("asad", &at("20:00"), "precision = \"approximate\""), ("tanf", &at("20:00"), "2024-01-16-b")),
        "about 6 days later"
    );
    assert_eq!(delay(("asad", "", "precision = \"month\""), ("tanf", "", "2024-01-20-b")), "0 to 19 days later");
}

#[test]
fn each_side_is_heard_on_each_step_and_its_claims_are_links() {
    let knowledge = hand_made(
        &[
            "[[side]]\nid = \"east\"\nname = \"East\"\nmark = \"E\"\ncolor = \"red\"\n\n".to_owned(),
            "[[actor]]\nid = \"faction\"\nname = \"Faction\"\nkind = \"faction\"\nside = \"east\"\nsummary = \"A faction.\"\nsources = [\"paper\"]\n\n".to_owned(),
            attack("2024-01-10-a", "2024-01-10", "asad", 2, ""),
            attack("2024-01-11-b", "2024-01-11", "tanf", 2, "responds-to = [\"2024-01-10-a\"]"),
            claim("dod-late", "2024-01-12", "dod", "about = [\"2024-01-10-a\"]"),
            claim("dod-early", "2024-01-10", "dod", "about = [\"2024-01-10-a\"]"),
            claim("faction-claim", "2024-01-11", "faction", "about = [\"2024-01-10-a\"]"),
        ]
        .concat(),
    );
    let scope = scope_all(&knowledge);
    let first = event_ix(&knowledge, "2024-01-10-a");
    let heard: Vec<(String, Vec<String>)> = said(&scope, first)
        .into_iter()
        .map(|(side, claims)| {
            let claims = claims.into_iter().map(|claim| knowledge.claim(claim).id.to_string());
            (knowledge.side(side).name.to_string(), claims.collect())
        })
        .collect();
    let expected = [
        ("West".to_owned(), vec!["dod-early".to_owned(), "dod-late".to_owned()]),
        ("East".to_owned(), vec!["faction-claim".to_owned()]),
    ];
    assert_eq!(heard, expected);
    let fields = chain_fields(&scope, first);
    let links =
        fields.iter().flat_map(|field| &field.lines).flat_map(|line| &line.pieces).filter_map(|piece| piece.link);
    let linked: BTreeSet<_> = links.map(|record| knowledge.id(record).to_string()).collect();
    for id in ["dod-early", "dod-late", "faction-claim", "2024-01-10-a", "2024-01-11-b"] {
        assert!(linked.contains(id), "{id} is no link among {linked:?}");
    }
}

#[test]
fn what_followed_the_erbil_drone_of_25_december_2023() {
    let knowledge = shipped();
    let words = text_of(&knowledge, "2023-12-25-erbil-drone");
    assert!(words.contains("the next day · 26 Dec 2023, 04:45"), "{words}");
    assert!(words.contains("attributed to Kataib Hezbollah (by United States)"), "{words}");
}

#[test]
fn every_answer_of_the_shipped_file_stands_in_one_chain_with_the_days_that_the_file_says() {
    let (knowledge, plain) = (shipped(), plain());
    let scope = scope_all(&knowledge);
    let chains = Chain::all(&scope, scope.records(Kind::Event).map(|record| EventIx(record.index)));
    let steps: Vec<_> = chains.iter().flat_map(|chain| &chain.steps).collect();
    let distinct: BTreeSet<_> = steps.iter().map(|step| step.event).collect();
    assert_eq!(distinct.len(), steps.len(), "an event stands in two chains, or twice in one");
    let date = |id: &str| {
        let row = rows(&plain, "event").iter().find(|row| text(row, "id") == Some(id)).expect("an event");
        date_of(row, "date").expect("a date")
    };
    let mut answers = 0;
    for row in rows(&plain, "event") {
        let id = text(row, "id").expect("an id");
        let answered: BTreeSet<_> = ids(row, "responds-to").into_iter().collect();
        let own = event_ix(&knowledge, id);
        let Some(step) = steps.iter().find(|step| step.event == own) else {
            assert!(answered.is_empty(), "{id} is in no chain");
            continue;
        };
        let told: Vec<_> = step.answers.iter().chain(&step.answers_too).collect();
        let told_ids: BTreeSet<_> = told.iter().map(|(other, _)| knowledge.event(*other).id.to_string()).collect();
        assert_eq!(told_ids, answered, "{id}");
        for (other, delay) in told {
            let days = (date(id) - date(&knowledge.event(*other).id)).get_days();
            match delay {
                Delay::Days(told) | Delay::About(told) => assert_eq!(*told, days, "{id}"),
                Delay::Minutes(minutes) => {
                    assert!((days - 1) * 1440 < *minutes && *minutes < (days + 1) * 1440, "{id}");
                }
                Delay::Between(least, most) => assert!(*least <= days && days <= *most, "{id}"),
            }
            answers += 1;
        }
    }
    assert!(answers > 0 && day("2023-12-26") == date("2023-12-26-us-strikes-kataib-hezbollah"));
}
