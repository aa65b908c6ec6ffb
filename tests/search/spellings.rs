//! A name is found whatever romanisation or script it is typed in.

use serde::Deserialize;

use crate::searcher::Searcher;

#[derive(Deserialize)]
struct Table {
    name: Vec<Name>,
}

#[derive(Deserialize)]
struct Name {
    id: String,
    spellings: Vec<String>,
}

/// How the spellings of a table are found: all, first, among the first three, and those that are not first.
fn found(searcher: &Searcher, table: &Table) -> (usize, usize, usize, String) {
    let (mut total, mut first, mut among_three, mut missed) = (0, 0, 0, String::new());
    for name in &table.name {
        for spelling in &name.spellings {
            let found = searcher.ids(spelling, 6);
            let place = found.iter().position(|id| *id == name.id);
            total += 1;
            first += usize::from(place == Some(0));
            among_three += usize::from(place.is_some_and(|place| place < 3));
            if place != Some(0) {
                missed.extend([format!("{spelling}: {} at {place:?} of {found:?}\n", name.id)]);
            }
        }
    }
    (total, first, among_three, missed)
}

#[test]
fn a_name_is_found_in_any_spelling() {
    let searcher = Searcher::shipped();
    let table = |text: &str| toml::from_str::<Table>(text).expect("the table is valid");
    let romanised = table(include_str!("../spellings.toml"));
    let press = table(include_str!("../press-spellings.toml"));
    assert!(romanised.name.len() >= 40 && press.name.len() >= 40);
    for (table, least) in [(romanised, 150), (press, 150)] {
        let (total, first, among_three, missed) = found(&searcher, &table);
        assert!(total >= least, "{total} spellings");
        assert!(
            first * 100 >= total * 95 && among_three * 100 >= total * 99,
            "{first} first and {among_three} among three of {total}:\n{missed}",
        );
    }
}
