//! Lists that are narrowed and counted by a worker: what is shown until it has answered, and what of its answers is too late.

use std::sync::Arc;

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use sitrep::app::{App, Effect, Job, Msg, Overlay};
use sitrep::command::Command;
use sitrep::geometry::Size;
use sitrep::model::{Lens, Scope};
use sitrep::query::facets::FacetKind;
use sitrep::search::Index;
use sitrep::ui::{Look, draw};

use crate::session::{TODAY, shipped};

/// The chronology in front, with a worker that answers when it is asked to.
struct Slow {
    app: App,
    jobs: Vec<(u64, Job)>,
}

impl Slow {
    fn new() -> Self {
        let app = App::new(Scope::new(shipped(), Lens::default()), Size::new(140, 40), TODAY);
        let mut slow = Self { app, jobs: Vec::new() };
        slow.send(Msg::Indexed(Arc::new(Index::build(&shipped()))));
        slow.commands(&[Command::NextPane, Command::NextPane]);
        slow
    }

    fn send(&mut self, msg: Msg) {
        for effect in self.app.update(msg) {
            if let Effect::Work { generation, job } = effect {
                self.jobs.push((generation, job));
            }
        }
    }

    fn commands(&mut self, commands: &[Command]) {
        for &command in commands {
            self.send(Msg::Command(command));
        }
    }

    fn type_text(&mut self, text: &str) {
        for letter in text.chars() {
            self.send(Msg::Type(letter));
        }
    }

    /// Has the worker answer what was asked at this place.
    fn answer(&mut self, at: usize) {
        let (generation, job) = self.jobs.remove(at);
        self.send(Msg::Worked { generation, work: job.run() });
    }

    fn answer_all(&mut self) {
        while !self.jobs.is_empty() {
            self.answer(0);
        }
    }

    fn rows(&self) -> usize {
        self.app.desk().lists[2].rows.len()
    }

    fn screen(&self) -> String {
        let mut terminal = Terminal::new(TestBackend::new(140, 40)).expect("a terminal in memory");
        terminal.draw(|frame| draw(&self.app, &Look::default(), frame)).expect("a terminal in memory");
        terminal.backend().to_string()
    }
}

#[test]
fn rows_of_before_are_shown_until_those_of_the_newest_filter_come() {
    let mut slow = Slow::new();
    let all = slow.rows();
    slow.commands(&[Command::Filter]);
    slow.type_text("erbil");
    assert_eq!((slow.rows(), slow.jobs.len()), (all, 5), "every letter asks, none waits");
    // The answer to "erbi" comes late: it is not the newest.
    let newest = slow.jobs.pop().expect("five were asked");
    slow.answer_all();
    assert_eq!(slow.rows(), all);
    slow.jobs.push(newest);
    slow.answer_all();
    let erbil = slow.rows();
    assert!(erbil < all && slow.screen().contains(&format!("{erbil}/{all}")));
    slow.commands(&[Command::Cancel]);
    assert_eq!(slow.rows(), erbil);
    slow.answer_all();
    assert_eq!(slow.rows(), all);
}

#[test]
fn a_command_that_speaks_of_a_row_is_never_given_one_that_the_filter_takes_out() {
    let mut slow = Slow::new();
    slow.commands(&[Command::Filter]);
    slow.type_text("\"tower 22\" kind:attack");
    slow.commands(&[Command::Open]);
    let before = slow.rows();
    slow.commands(&[Command::Open]);
    assert!(slow.rows() < before);
    let open = slow.app.desk().record().expect("a record is open");
    assert!(shipped().id(open).as_str().contains("tower-22"), "{open:?}");
    // What the worker brings then is late.
    let rows = slow.rows();
    slow.answer_all();
    assert_eq!(slow.rows(), rows);
}

#[test]
fn facets_say_that_they_count_and_take_only_the_count_of_what_is_listed() {
    let mut slow = Slow::new();
    slow.commands(&[Command::Facets]);
    assert!(slow.screen().contains("counting"), "{}", slow.screen());
    slow.answer_all();
    assert!(!slow.screen().contains("counting"));
    let Some(Overlay::Facets(open)) = slow.app.overlays().last() else { panic!("the facets are open") };
    let kinds = open.facets.iter().find(|facet| facet.kind == FacetKind::Kind).expect("events have kinds");
    assert_eq!(kinds.values.iter().map(|value| value.count).sum::<usize>(), slow.rows());
    let first = &kinds.values[0];
    let line = |line: &str| line.contains(&first.label) && line.contains(&format!(" {} ", first.count));
    assert!(slow.screen().lines().any(line), "{}", slow.screen());
    // Chosen and taken back at once: the list is as it was, and the count of what was never listed is not shown.
    slow.commands(&[Command::Open, Command::Open]);
    assert!(slow.screen().contains("counting"));
    let late = slow.jobs.remove(0);
    slow.answer_all();
    let counted = |slow: &Slow| match slow.app.overlays().last() {
        Some(Overlay::Facets(open)) => (open.counted, open.is_counting()),
        _ => panic!("the facets are open"),
    };
    assert_eq!(counted(&slow), (slow.rows(), false));
    let shown = slow.screen();
    slow.jobs.push(late);
    slow.answer_all();
    assert_eq!(slow.screen(), shown);
}

#[test]
fn another_lens_makes_an_answer_stale() {
    let mut slow = Slow::new();
    slow.commands(&[Command::Filter]);
    slow.type_text("erbil");
    slow.commands(&[Command::Open]);
    let late = slow.jobs.pop().expect("it was asked");
    slow.commands(&[Command::AsOf]);
    slow.type_text("25 jan 2024");
    slow.commands(&[Command::Open]);
    let rows = slow.rows();
    slow.jobs = vec![late];
    slow.answer_all();
    assert_eq!(slow.rows(), rows);
}
