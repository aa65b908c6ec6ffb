//! Drawing: frames of the Desk at 200×60 over 100,000 records, on a terminal in memory. The aim is 2 ms a frame (p99),
//! whatever the number of rows.

mod generator;

use std::borrow::Cow;
use std::hint::black_box;
use std::sync::Arc;

use criterion::Criterion;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use sitrep::app::{App, Msg};
use sitrep::command::Command;
use sitrep::geometry::Size;
use sitrep::load::{LayerSource, load};
use sitrep::model::{Date, Lens, Scope};
use sitrep::ui::{self, Look};

const SIZE: Size = Size { width: 200, height: 60 };

fn main() {
    let text = Cow::Owned(generator::generate(100_000));
    let knowledge = load(&[LayerSource::Text { name: "generated".into(), text }]).expect("valid");
    let knowledge = Arc::new(knowledge);
    let mut criterion = Criterion::default().configure_from_args();
    let mut group = criterion.benchmark_group("draw/100000");
    for (name, commands) in [
        ("same frame", &[][..]),
        ("cursor moves", &[Command::Down, Command::Up][..]),
        ("page", &[Command::PageDown, Command::PageUp][..]),
        ("to the end and back", &[Command::Bottom, Command::Top][..]),
        ("next pane", &[Command::NextPane][..]),
    ] {
        let scope = Scope::new(Arc::clone(&knowledge), Lens::default());
        let mut app = App::new(scope, SIZE, Date::new(2026, 7, 1).expect("a day"));
        // The chronology is the costliest list: it has days and a histogram.
        app.update(Msg::Command(Command::NextPane));
        app.update(Msg::Command(Command::NextPane));
        let mut terminal = Terminal::new(TestBackend::new(SIZE.width, SIZE.height)).expect("memory never fails");
        let look = Look::default();
        let mut turn = commands.iter().cycle();
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                if let Some(&command) = turn.next() {
                    black_box(app.update(Msg::Command(command)));
                }
                terminal.draw(|frame| ui::draw(&app, &look, frame)).expect("memory never fails");
            });
        });
    }
    group.finish();
    criterion.final_summary();
}
