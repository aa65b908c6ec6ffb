//! The views beside the Desk: from a key to the drawn frame at 200×60. The aim is 8 ms on the shipped file and 16 ms with
//! 100,000 records. Copying and marking beside a brief of 100 entries, without drawing: the aim is 2 ms.

mod generator;

use std::borrow::Cow;
use std::hint::black_box;
use std::sync::Arc;

use criterion::Criterion;
use jiff::ToSpan;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use sitrep::app::{App, Msg};
use sitrep::command::Command;
use sitrep::geometry::Size;
use sitrep::load::{LayerSource, load};
use sitrep::model::{Date, Knowledge, Lens, Scope};
use sitrep::query::stats::Stats;
use sitrep::ui::{self, Look};

/// To the chain of ties between the actor that most ties name and one down the list.
const CHAIN: [Command; 4] = [Command::ViewNetwork, Command::TiedHow, Command::PageDown, Command::Open];
/// Two events side by side, and back.
const COMPARE: [Command; 5] = [Command::Compare, Command::Down, Command::Compare, Command::Cancel, Command::Up];
const SIZE: Size = Size { width: 200, height: 60 };

fn knowledge(name: &str, text: Cow<'static, str>) -> Arc<Knowledge> {
    Arc::new(load(&[LayerSource::Text { name: name.to_owned(), text }]).expect("valid"))
}

fn main() {
    let shipped = knowledge("shipped", include_str!("../data/iraq-coalition.toml").into());
    let generated = knowledge("generated", generator::generate(100_000).into());
    let mut criterion = Criterion::default().configure_from_args();
    for (name, knowledge) in [("shipped", shipped), ("100000", generated)] {
        let mut group = criterion.benchmark_group(format!("views/{name}"));
        group.sample_size(20);
        for (name, before, commands) in [
            ("open disputes", &[][..], &[Command::ViewDisputes, Command::ViewDesk][..]),
            ("next question", &[Command::ViewDisputes], &[Command::Down, Command::Up]),
            ("next claim", &[Command::ViewDisputes, Command::Open], &[Command::Down, Command::Up]),
            ("speakers", &[Command::ViewDisputes], &[Command::Sort]),
            ("open numbers", &[], &[Command::ViewNumbers, Command::ViewDesk]),
            ("next measure", &[Command::ViewNumbers], &[Command::Down, Command::Up]),
            ("next figure", &[Command::ViewNumbers, Command::Open], &[Command::Up, Command::Down]),
            ("open chronology", &[], &[Command::ViewChronology, Command::ViewDesk]),
            ("next event", &[Command::ViewChronology], &[Command::Down, Command::Up]),
            (
                "next bar by day",
                &[Command::ViewChronology, Command::ZoomIn, Command::ZoomIn],
                &[Command::Left, Command::Right],
            ),
            ("zoom", &[Command::ViewChronology], &[Command::ZoomIn, Command::ZoomOut]),
            ("chronology's leaves", &[Command::ViewChronology, Command::NextPane], &[Command::Sort]),
            ("days around", &[Command::ViewChronology, Command::Around], &[Command::ZoomOut, Command::ZoomIn]),
            ("chronology a day back", &[Command::ViewChronology], &[Command::DayBack, Command::DayOn]),
            ("open the map", &[], &[Command::ViewMap, Command::ViewDesk]),
            ("next place", &[Command::ViewMap], &[Command::NextPlace, Command::PreviousPlace]),
            ("zoom the map", &[Command::ViewMap], &[Command::ZoomIn, Command::ZoomOut]),
            ("a day back on the map", &[Command::ViewMap], &[Command::DayBack, Command::DayOn]),
            ("a day back in the numbers", &[Command::ViewNumbers], &[Command::DayBack, Command::DayOn]),
            ("open the network", &[], &[Command::ViewNetwork, Command::ViewDesk]),
            ("next tie", &[Command::ViewNetwork, Command::Left], &[Command::Down, Command::Up]),
            ("recentre and back", &[Command::ViewNetwork, Command::Right], &[Command::Open, Command::Back]),
            ("a day back in the network", &[Command::ViewNetwork], &[Command::DayBack, Command::DayOn]),
            ("ask for a second actor", &[Command::ViewNetwork], &[Command::TiedHow, Command::Cancel]),
            ("a chain of ties", &CHAIN, &[Command::Sort]),
            ("side by side", &[Command::PreviousPane, Command::PreviousPane], &COMPARE),
            ("open sources", &[], &[Command::ViewSources, Command::ViewDesk]),
            ("next source", &[Command::ViewSources], &[Command::Down, Command::Up]),
            ("sources in another order", &[Command::ViewSources], &[Command::Sort]),
            ("open a week's news", &[], &[Command::ViewNews, Command::ViewDesk]),
            ("next news", &[Command::ViewNews], &[Command::Down, Command::Up]),
        ] {
            let week = knowledge.about.to.saturating_sub(7.days());
            let since = name.contains("news").then_some(week);
            let scope = Scope::new(Arc::clone(&knowledge), Lens { since, ..Lens::default() });
            let mut app = App::new(scope, SIZE, Date::new(2026, 7, 1).expect("a day"));
            for &command in before {
                app.update(Msg::Command(command));
            }
            let mut terminal = Terminal::new(TestBackend::new(SIZE.width, SIZE.height)).expect("memory never fails");
            let look = Look::default();
            let mut turn = commands.iter().cycle();
            group.bench_function(name, |bencher| {
                bencher.iter(|| {
                    let &command = turn.next().expect("a cycle never ends");
                    black_box(app.update(Msg::Command(command)));
                    terminal.draw(|frame| ui::draw(&app, &look, frame)).expect("memory never fails");
                });
            });
        }
        let scope = Scope::new(Arc::clone(&knowledge), Lens::default());
        group.bench_function("stats", |bencher| bencher.iter(|| black_box(Stats::of(&scope))));
        for (name, command) in
            [("copy line", Command::CopyLine), ("copy Markdown", Command::CopyMarkdown), ("mark", Command::Mark)]
        {
            let scope = Scope::new(Arc::clone(&knowledge), Lens::default());
            let mut app = App::new(scope, SIZE, Date::new(2026, 7, 1).expect("a day"));
            for _ in 0..100 {
                app.update(Msg::Command(Command::Mark));
                app.update(Msg::Command(Command::Down));
            }
            group.bench_function(name, |bencher| bencher.iter(|| black_box(app.update(Msg::Command(command)))));
        }
        group.finish();
    }
    criterion.final_summary();
}
