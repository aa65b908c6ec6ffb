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

#[test]
fn a_name_is_found_in_any_spelling() {
    let table: Table = toml::from_str(include_str!("../spellings.toml")).expect("the table is valid");
    let searcher = Searcher::shipped();
    let (mut total, mut first, mut among_three, mut missed) = (0, 0, 0, Vec::new());
    for name in &table.name {
        for spelling in &name.spellings {
            let found = searcher.ids(spelling, 6);
            let place = found.iter().position(|id| *id == name.id);
            total += 1;
            first += usize::from(place == Some(0));
            among_three += usize::from(place.is_some_and(|place| place < 3));
            if place != Some(0) {
                missed.push(format!("{spelling}: {} at {place:?} of {found:?}\n", name.id));
            }
        }
    }
    assert!(total >= 150 && table.name.len() >= 40, "{total} spellings of {} names", table.name.len());
    assert!(
        first * 100 >= total * 95 && among_three * 100 >= total * 99,
        "{first} first and {among_three} among three of {total}:\n{}",
        missed.concat(),
    );
}
