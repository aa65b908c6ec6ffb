//! What keys of the application itself cost, over the same generated records: filtering a list, counting and choosing facets,
//! typing into the palette and into the search. Two times of each: how long the loop is kept from the next key, by the key or by
//! what a worker brings, and how long it takes until all that the key asked for is there.

use std::sync::Arc;
use std::time::{Duration, Instant};

use sitrep::app::{App, Effect, Msg};
use sitrep::command::Command;
use sitrep::geometry::Size;
use sitrep::model::{Date, Knowledge, Lens, Scope};
use sitrep::search::Index;

const SIZE: Size = Size { width: 140, height: 40 };
const ROUNDS: usize = 5;

/// What is measured: its name, the command that opens its box, what is sent then.
type Kind<'k> = (&'static str, Option<Command>, &'k dyn Fn() -> Vec<Msg>);

/// What the keys of one sort took.
pub struct Times {
    /// What they do.
    pub name: &'static str,
    /// How long the loop was kept, each time.
    pub kept: Vec<Duration>,
    /// How long it took until all was there, each key.
    pub answered: Vec<Duration>,
}

/// The times of each key, by what it does.
pub fn keys(knowledge: &Arc<Knowledge>, index: &Arc<Index>) -> Vec<Times> {
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
    let filter = || {
        let mut keys = typed("drone kind:attack erbil");
        keys.push(Msg::Command(Command::Cancel));
        keys
    };
    let search = || typed("drone kind:attack place:erbil");
    let kinds: [Kind; 4] = [
        ("facets", None, &facets),
        ("palette", Some(Command::Palette), &palette),
        ("filter", Some(Command::Filter), &filter),
        ("search box", Some(Command::Search), &search),
    ];
    kinds
        .into_iter()
        .map(|(name, opens, msgs)| {
            let mut times = Times { name, kept: Vec::new(), answered: Vec::new() };
            for _ in 0..ROUNDS {
                let mut app = chronology();
                if let Some(command) = opens {
                    drop(app.update(Msg::Command(command)));
                }
                for msg in msgs() {
                    press(&mut app, msg, &mut times);
                }
            }
            times
        })
        .collect()
}

/// Sends a key, and whatever comes of it as the worker would bring it.
fn press(app: &mut App, msg: Msg, times: &mut Times) {
    let start = Instant::now();
    let mut waiting = vec![msg];
    while let Some(msg) = waiting.pop() {
        let update = Instant::now();
        let effects = app.update(msg);
        times.kept.push(update.elapsed());
        for effect in effects {
            if let Effect::Work { generation, job } = effect {
                waiting.push(Msg::Worked { generation, work: job.run() });
            }
        }
    }
    times.answered.push(start.elapsed());
}
