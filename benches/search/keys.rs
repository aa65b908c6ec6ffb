//! What keys cost that the application answers by itself, over the same generated records: filtering a list, counting and
//! choosing facets, typing into the palette, and the first page of a search with a frame drawn.

use std::sync::Arc;
use std::time::{Duration, Instant};

use sitrep::app::{App, Msg};
use sitrep::command::Command;
use sitrep::geometry::Size;
use sitrep::model::{Date, Knowledge, Lens, Scope};
use sitrep::search::Index;

const SIZE: Size = Size { width: 140, height: 40 };
const ROUNDS: usize = 5;

/// What is measured: its name, the command that opens its box, what is sent then.
type Kind<'k> = (&'static str, Option<Command>, &'k dyn Fn() -> Vec<Msg>);

/// The times of each key, by what it does.
pub fn keys(knowledge: &Arc<Knowledge>, index: &Arc<Index>) -> Vec<(&'static str, Vec<Duration>)> {
    let chronology = || {
        let scope = Scope::new(Arc::clone(knowledge), Lens::default());
        let mut app = App::new(scope, SIZE, Date::new(2026, 7, 1).expect("a day"));
        app.update(Msg::Indexed(Arc::clone(index)));
        app.update(Msg::Command(Command::NextPane));
        app.update(Msg::Command(Command::NextPane));
        app
    };
    let typed = |text: &str| text.chars().map(Msg::Type).collect::<Vec<_>>();
    let facets = || {
        use Command::{Down, Facets, NextPane, Open, Widen};
        [Facets, Open, Down, Open, NextPane, Open, NextPane, Open, Widen].map(Msg::Command).into_iter().collect()
    };
    let palette = || typed("next match nujaba drone erbil");
    let filter = || typed("drone kind:attack erbil");
    let search = || typed("drone kind:attack place:erbil");
    let kinds: [Kind; 4] = [
        ("facets", None, &facets),
        ("palette", Some(Command::Palette), &palette),
        ("filter", Some(Command::Filter), &filter),
        ("search box", Some(Command::Search), &search),
    ];
    let mut times = Vec::new();
    for (name, opens, msgs) in kinds {
        let mut own = Vec::new();
        for _ in 0..ROUNDS {
            let mut app = chronology();
            if let Some(command) = opens {
                drop(app.update(Msg::Command(command)));
            }
            for msg in msgs() {
                let start = Instant::now();
                std::hint::black_box(app.update(msg));
                own.push(start.elapsed());
            }
        }
        times.push((name, own));
    }
    times
}
