//! The shelf of briefs: marks, order, steps back, what becomes of a mark when the knowledge changes, what is kept.

use std::sync::Arc;

use sitrep::brief::{AsOf, Brief, Entry, FILE, Shelf, State, UNDO};
use sitrep::model::{Clock, Knowledge, RecordRef};
use sitrep::store::Store;

use super::{from_text, small};

fn record(knowledge: &Knowledge, id: &str) -> RecordRef {
    knowledge.find(id).expect("there")
}

fn ids(shelf: &Shelf) -> Vec<String> {
    let id = |entry: &Entry| match entry {
        Entry::Point { id, .. } => id.clone(),
        Entry::Heading { text } => format!("# {text}"),
        Entry::Question { query, .. } => format!("? {query}"),
    };
    shelf.open().map(|brief| brief.entries.iter().map(id).collect()).unwrap_or_default()
}

#[test]
fn a_mark_is_put_at_the_end_and_taken_away_by_the_same_key() {
    let knowledge = small();
    let mut shelf = Shelf::default();
    assert!(shelf.mark(&knowledge, record(&knowledge, "brigade")));
    assert!(shelf.mark(&knowledge, record(&knowledge, "north-base")));
    assert_eq!(ids(&shelf), ["brigade", "north-base"]);
    assert!(shelf.is_marked("brigade"));
    assert!(!shelf.mark(&knowledge, record(&knowledge, "brigade")));
    assert_eq!(ids(&shelf), ["north-base"]);
}

#[test]
fn every_step_can_be_taken_back_in_order() {
    let knowledge = small();
    let mut shelf = Shelf::default();
    let mut states = vec![shelf.clone()];
    let steps: [&dyn Fn(&mut Shelf); 9] = [
        &|shelf| assert!(shelf.mark(&knowledge, record(&knowledge, "brigade"))),
        &|shelf| assert!(shelf.mark(&knowledge, record(&knowledge, "league"))),
        &|shelf| shelf.insert(0, Entry::Heading { text: "Who".to_owned() }),
        &|shelf| assert!(shelf.shift(2, false)),
        &|shelf| assert!(shelf.set_remark(1, " to say first ")),
        &|shelf| shelf.set_as_of(Some(AsOf { clock: Clock::Known, day: jiff::civil::date(2024, 1, 25) })),
        &|shelf| assert!(shelf.open_or_make("Other")),
        &|shelf| assert!(shelf.mark(&knowledge, record(&knowledge, "north-base"))),
        &|shelf| assert!(shelf.remove(0)),
    ];
    for step in steps {
        step(&mut shelf);
        states.push(shelf.clone());
    }
    for earlier in states.iter().rev().skip(1) {
        assert!(shelf.undo().is_some());
        assert_eq!(&shelf, earlier);
    }
    assert_eq!(shelf.undo(), None);
}

#[test]
fn so_many_steps_are_kept_and_no_more() {
    let mut shelf = Shelf::default();
    for number in 0..UNDO + 10 {
        shelf.insert(number, Entry::Heading { text: number.to_string() });
    }
    assert_eq!(std::iter::from_fn(|| shelf.undo()).count(), UNDO);
    assert_eq!(ids(&shelf).len(), 10);
}

#[test]
fn what_is_out_of_reach_changes_nothing() {
    let knowledge = small();
    let mut shelf = Shelf::default();
    assert!(!shelf.remove(0) && !shelf.shift(0, true) && !shelf.set_remark(0, "x"));
    shelf.mark(&knowledge, record(&knowledge, "brigade"));
    let before = shelf.clone();
    assert!(!shelf.shift(0, false) && !shelf.shift(0, true) && !shelf.remove(1));
    assert_eq!(shelf, before);
}

#[test]
fn a_changed_record_and_one_that_is_gone_are_pointed_out() {
    let text = std::fs::read_to_string(super::SMALL).expect("there");
    let knowledge = from_text(text.clone());
    let mut shelf = Shelf::default();
    for id in ["brigade", "north-base", "ministry-2024-01-25-not-withdrawal"] {
        shelf.mark(&knowledge, record(&knowledge, id));
    }
    let states = |shelf: &Shelf, knowledge: &Arc<Knowledge>| -> Vec<State> {
        let open = shelf.open().expect("a brief");
        open.entries.iter().filter_map(|entry| entry.state(knowledge)).collect()
    };
    assert_eq!(states(&shelf, &knowledge), [State::Same, State::Same, State::Same]);
    // Moved in the file, nothing else.
    let moved = from_text(text.replace("[[side]]", "\n\n[[side]]"));
    assert_eq!(states(&shelf, &moved), [State::Same, State::Same, State::Same]);
    let changed =
        from_text(text.replace("summary = \"An armed group.\"", "summary = \"An armed group of the north.\""));
    assert_eq!(states(&shelf, &changed), [State::Changed, State::Same, State::Same]);
    assert_eq!(shelf.open().map(|brief| brief.stale(&changed)), Some((1, 0)));
    let gone = from_text(text.replace("\"north-base\"", "\"south-base\""));
    assert_eq!(states(&shelf, &gone)[1], State::Gone);
    // Seen and taken note of.
    assert!(shelf.accept(&changed, 0));
    assert_eq!(states(&shelf, &changed)[0], State::Same);
}

#[test]
fn a_new_contradiction_changes_what_a_mark_says() {
    let text = std::fs::read_to_string(super::SMALL).expect("there");
    let without = text
        .replace("disputes = [", "corroborates = [")
        .replace("id = \"ministry-2024-01-25-not-withdrawal\", over = \"fact\"", "");
    let (Ok(before), after) = (std::panic::catch_unwind(|| from_text(without)), from_text(text)) else { return };
    let mut shelf = Shelf::default();
    for entry in ["ministry-2024-01-25-not-withdrawal", "brigade-2024-01-25-withdrawal"] {
        shelf.mark(&before, record(&before, entry));
    }
    let changed = shelf.open().expect("a brief").stale(&after).0;
    assert_eq!(changed, 2, "both sides of a contradiction have changed");
}

#[test]
fn a_shelf_is_read_again_as_it_was_written() {
    let knowledge = small();
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::at(folder.path());
    let mut shelf = Shelf::default();
    shelf.mark(&knowledge, record(&knowledge, "brigade"));
    shelf.set_remark(0, "quotes \" and\nlines \u{202e} and [brackets]");
    shelf.insert(0, Entry::Heading { text: "Heading".to_owned() });
    shelf.insert(9, Entry::Question { text: "Who?".to_owned(), query: "north base".to_owned(), remark: None });
    shelf.set_as_of(Some(AsOf { clock: Clock::Happened, day: jiff::civil::date(2024, 1, 25) }));
    shelf.open_or_make("Leer, عربي");
    store.write(FILE, &shelf).expect("written");
    assert_eq!(store.read::<Shelf>(FILE).map(Shelf::of_file), Ok(shelf));
}

#[test]
fn a_shelf_that_somebody_edited_keeps_its_rules() {
    let shelf: Shelf =
        toml::from_str("open = \"none\"\n[[brief]]\nname = \"A\"\n[[brief]]\nname = \"A\"\n[[brief]]\nname = \" \"\n")
            .expect("TOML");
    let shelf = shelf.of_file();
    assert_eq!(shelf.briefs(), [Brief::named("A")]);
    assert_eq!(shelf.open(), Some(&Brief::named("A")));
}

#[test]
fn what_another_explorer_kept_meanwhile_is_not_lost() {
    let knowledge = small();
    let mut base = Shelf::default();
    base.open_or_make("Ours");
    base.open_or_make("Theirs");
    base.open_or_make("Gone");
    let (mut ours, mut theirs) = (base.clone(), base.clone());
    ours.open_or_make("ours");
    ours.mark(&knowledge, record(&knowledge, "brigade"));
    theirs.open_or_make("Theirs");
    theirs.mark(&knowledge, record(&knowledge, "league"));
    theirs.open_or_make("New");
    let merged = Shelf::merged(&base, &ours, &theirs);
    let names: Vec<_> = merged.briefs().iter().map(|brief| (&*brief.name, brief.entries.len())).collect();
    assert_eq!(names, [("Ours", 1), ("Theirs", 1), ("Gone", 0), ("New", 0)]);
    assert_eq!(merged.open().map(|brief| &*brief.name), Some("Ours"));
}

#[test]
fn a_brief_that_two_explorers_change_at_once_holds_what_either_put_into_it() {
    let knowledge = small();
    let mut base = Shelf::default();
    base.mark(&knowledge, record(&knowledge, "brigade"));
    base.mark(&knowledge, record(&knowledge, "north-base"));
    let (mut ours, mut theirs) = (base.clone(), base.clone());
    ours.insert(0, Entry::Heading { text: "Ours".to_owned() });
    theirs.mark(&knowledge, record(&knowledge, "brigade"));
    theirs.mark(&knowledge, record(&knowledge, "league"));
    theirs.set_as_of(Some(AsOf { clock: Clock::Known, day: "2024-01-25".parse().expect("a day") }));
    let merged = Shelf::merged(&base, &ours, &theirs);
    assert_eq!(ids(&merged), ["# Ours", "north-base", "league"]);
    assert!(merged.open().is_some_and(|brief| brief.as_of.is_some()));
    // What this one changes next leaves theirs in, too, and takes out what is taken out here.
    let before = ours.clone();
    ours.mark(&knowledge, record(&knowledge, "north-base"));
    assert_eq!(ids(&Shelf::merged(&before, &ours, &merged)), ["# Ours", "league"]);
    // Two that begin their first brief at the same time.
    let (mut one, mut two) = (Shelf::default(), Shelf::default());
    one.mark(&knowledge, record(&knowledge, "brigade"));
    two.mark(&knowledge, record(&knowledge, "league"));
    assert_eq!(ids(&Shelf::merged(&Shelf::default(), &two, &one)), ["league", "brigade"]);
}
