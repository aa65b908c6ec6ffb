//! A day and the days around it.

use sitrep::model::{Clock, Kind};
use sitrep::query::around::{Around, Why};

use crate::{attack, claim, date_of, day, hand_made, plain, rows, scope_all, scope_until, shipped, text};

fn days(around: &Around, knowledge: &sitrep::model::Knowledge) -> Vec<String> {
    let line = |day: &sitrep::query::around::Day| {
        let events = day.events.iter().map(|(event, why)| {
            let why = match why {
                Why::Then => "",
                Why::Lasting => " (lasting)",
                Why::AlsoDated(_) => " (also)",
            };
            format!(" {}{why}", knowledge.event(*event).id)
        });
        let claims = day.claims.iter().map(|claim| format!(" {}", knowledge.claim(*claim).id));
        format!("{}:{}{}", day.day.day(), events.collect::<String>(), claims.collect::<String>())
    };
    around.days.iter().map(line).collect()
}

fn small() -> std::sync::Arc<sitrep::model::Knowledge> {
    hand_made(
        &[
            attack("2024-01-08-long", "2024-01-08", "asad", 2, "end = 2024-01-10"),
            attack("2024-01-10-a", "2024-01-10", "asad", 2, "also-dated = [{ date = 2024-01-09, why = \"a list\" }]"),
            attack("2024-01-12-b", "2024-01-12", "asad", 2, ""),
            claim("said", "2024-01-11", "dod", ""),
            claim("far", "2024-01-15", "dod", ""),
        ]
        .concat(),
    )
}

#[test]
fn each_day_has_what_happened_what_some_date_so_and_what_was_said() {
    let knowledge = small();
    let scope = scope_all(&knowledge);
    let around = Around::of(&scope, day("2024-01-10"), 1);
    let expected =
        ["9: 2024-01-08-long (lasting) 2024-01-10-a (also)", "10: 2024-01-08-long (lasting) 2024-01-10-a", "11: said"];
    assert_eq!(days(&around, &knowledge), expected);
    let words: String =
        around.fields(&scope).iter().flat_map(|field| &field.lines).map(|line| line.text() + "\n").collect();
    assert!(words.contains("(also dated 9 Jan 2024: a list; recorded under 10 Jan 2024)"), "{words}");
}

#[test]
fn what_the_date_hides_is_counted() {
    let knowledge = small();
    let scope = scope_until(&knowledge, Clock::Happened, "2024-01-10");
    let around = Around::of(&scope, day("2024-01-10"), 2);
    let expected = [
        "8: 2024-01-08-long",
        "9: 2024-01-08-long (lasting) 2024-01-10-a (also)",
        "10: 2024-01-08-long (lasting) 2024-01-10-a",
        "11:",
        "12:",
    ];
    assert_eq!(days(&around, &knowledge), expected);
    assert_eq!(around.hidden, 2);
}

#[test]
fn around_the_attack_on_tower_22_stands_what_the_file_dates_there() {
    let (knowledge, plain) = (shipped(), plain());
    let scope = scope_all(&knowledge);
    let around = Around::of(&scope, day("2024-01-28"), 3);
    let mut said = 0;
    let mut happened = 0;
    for there in &around.days {
        let on = |kind: &str| {
            let dated = |row: &&toml::Value| date_of(row, "date") == Some(there.day);
            rows(&plain, kind)
                .iter()
                .filter(dated)
                .filter_map(|row| text(row, "id"))
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        let mut claims: Vec<_> = there.claims.iter().map(|claim| knowledge.claim(*claim).id.to_string()).collect();
        let mut wanted = on("claim");
        claims.sort();
        wanted.sort();
        assert_eq!(claims, wanted);
        let then = there.events.iter().filter(|(_, why)| *why == Why::Then);
        let mut events: Vec<_> = then.map(|(event, _)| knowledge.event(*event).id.to_string()).collect();
        let mut wanted = on("event");
        events.sort();
        wanted.sort();
        assert_eq!(events, wanted);
        said += claims.len();
        happened += events.len();
    }
    assert_eq!(around.days.len(), 7);
    assert!(said > 0 && happened > 0 && scope.records(Kind::Event).count() > happened);
}
