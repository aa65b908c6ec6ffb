//! Search within a frame: what the lens hides makes no hit, and is counted.

use jiff::civil::date;
use sitrep::model::{Clock, Hidden, Kind, Lens, RecordRef};

use crate::searcher::Searcher;

fn known_by(year: i16, month: i8, day: i8) -> Lens {
    Lens { until: Some((Clock::Known, date(year, month, day))), ..Lens::default() }
}

#[test]
fn later_records_are_counted_but_not_listed() {
    let searcher = Searcher::shipped();
    let everything = searcher.search("tower 22", usize::MAX);
    let then = searcher.through(known_by(2024, 1, 25));
    let answer = then.search("tower 22", usize::MAX);
    assert!(answer.hits.iter().all(|hit| then.scope.hidden(hit.record).is_none()));
    assert!(answer.hidden.of(Hidden::Later) > 0, "the attack of 28 January is counted as hidden");
    assert!(answer.total + answer.hidden.total() <= everything.total);
    assert!(answer.total < everything.total);
}

#[test]
fn a_later_source_speaks_for_nothing() {
    let searcher = Searcher::shipped();
    let knowledge = &searcher.knowledge;
    let day = date(2024, 1, 25);
    let then = searcher.through(known_by(2024, 1, 25));
    // Every word of every later source: no hit that is shown may rest on it.
    let mut tried = 0;
    for (row, source) in knowledge.sources.iter().enumerate().filter(|(_, source)| source.date.is_some_and(|d| d > day))
    {
        if row % 20 != 0 {
            continue;
        }
        let title = format!("\"{}\"", source.title.replace('"', " "));
        let citing: Vec<RecordRef> = knowledge
            .back_links(RecordRef { kind: Kind::Source, index: row as u32 })
            .iter()
            .map(|link| link.other)
            .collect();
        let shown: Vec<_> = citing.iter().filter(|&&record| then.scope.hidden(record).is_none()).collect();
        tried += shown.len();
        let found = then.search(&title, usize::MAX);
        for hit in &found.hits {
            assert!(!shown.contains(&&hit.record), "{title} finds {}", knowledge.id(hit.record));
        }
    }
    assert!(tried > 0, "some shown records cite later sources");
}

#[test]
fn a_post_is_found_only_within_its_tenure() {
    let searcher = Searcher::shipped();
    let knowledge = &searcher.knowledge;
    let with_tenure = knowledge.actors.iter().enumerate().find_map(|(row, actor)| {
        let (role, from) = (actor.role.as_deref()?, actor.from?);
        (!actor.summary.to_lowercase().contains(&role.to_lowercase())).then_some((
            row,
            role.to_owned(),
            from.first_day(),
        ))
    });
    let Some((row, role, from)) = with_tenure else { return };
    let record = RecordRef { kind: Kind::Actor, index: row as u32 };
    let phrase = format!("\"{role}\" kind:actor");
    assert!(searcher.search(&phrase, usize::MAX).hits.iter().any(|hit| hit.record == record), "{phrase}");
    let before = from.yesterday().expect("no tenure begins with the calendar");
    let then = searcher.through(Lens { until: Some((Clock::Happened, before)), ..Lens::default() });
    assert!(then.search(&phrase, usize::MAX).hits.iter().all(|hit| hit.record != record), "{phrase} before {from}");
}

#[test]
fn a_kind_leaves_the_other_kinds_counted() {
    let searcher = Searcher::shipped();
    let all = searcher.search("erbil", usize::MAX);
    let events = searcher.search("erbil kind:event", usize::MAX);
    assert!(events.hits.iter().all(|hit| hit.record.kind == Kind::Event));
    assert_eq!(events.total + events.other_kinds, all.total);
}

#[test]
fn nothing_found_offers_the_nearest_names() {
    let searcher = Searcher::shipped();
    let answer = searcher.search("kirrrkukish", 10);
    assert_eq!((answer.total, answer.hits.len()), (0, 0));
    let nearest: Vec<_> = answer.nearest.iter().map(|&record| searcher.knowledge.id(record).to_string()).collect();
    assert!(nearest.iter().any(|id| id == "kirkuk"), "{nearest:?}");
}
