//! Reading the files anew: a thread of its own looks at them whenever something around them changes or an editor ends,
//! and reports what they say now, with the search index, or what is wrong with them.

use std::io;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

use super::Report;
use crate::app::{Msg, Notice, Problem};
use crate::diagnostic;
use crate::load::load;
use crate::search::Index;
use crate::shipped::Supply;
use crate::terminal;
use crate::watch::{Stamp, Watch};

/// Most problems that are listed; `sitrep check` tells all.
const PROBLEMS: usize = 500;

/// The loop's end of the thread.
pub struct Reloader {
    looks: Sender<()>,
    watch: Option<Watch>,
}

impl Reloader {
    /// Starts to watch. `loaded` is the state in which the files were when they were read first; a change since is noticed.
    pub fn start(supply: Supply, loaded: Stamp, reports: Sender<Report>) -> io::Result<Self> {
        let (looks, asked) = mpsc::channel();
        let paths = supply.watched();
        let told = reports.clone();
        thread::Builder::new().name("reload".into()).spawn(move || work(&supply, loaded, &asked, &reports))?;
        let changed = looks.clone();
        let watch = if paths.is_empty() {
            None
        } else {
            match Watch::start(paths, move || changed.send(()).is_ok()) {
                Ok(watch) => Some(watch),
                Err(reason) => {
                    let text =
                        format!("The files are not watched, so that changes are not shown by themselves: {reason}.");
                    // Nobody listens only when the program ends.
                    drop(told.send(Report::Answer(Msg::Tell(Notice::failed(text)))));
                    None
                }
            }
        };
        let reloader = Self { looks, watch };
        reloader.ask();
        Ok(reloader)
    }

    /// Looks at the files now: an editor has ended, something was written.
    pub fn look(&mut self) {
        if let Some(watch) = &mut self.watch {
            // Where the folder is new and cannot be watched, the files are looked at after the next editor again.
            let _ = watch.renew();
        }
        self.ask();
    }

    fn ask(&self) {
        // The thread catches its panics, so it lives as long as this end.
        let _ = self.looks.send(());
    }
}

fn work(supply: &Supply, mut loaded: Stamp, asked: &Receiver<()>, reports: &Sender<Report>) {
    while asked.recv().is_ok() {
        // All that has been asked so far is answered by one look.
        while asked.try_recv().is_ok() {}
        let present = Stamp::of(&supply.watched());
        if present == loaded {
            continue;
        }
        loaded = present;
        let msg = terminal::catch("Reading the files anew", || read(supply));
        let msg = msg.unwrap_or_else(|told| Msg::ReloadFailed(vec![Problem { text: told, ..Problem::default() }]));
        if reports.send(Report::Answer(msg)).is_err() {
            return;
        }
    }
}

fn read(supply: &Supply) -> Msg {
    super::panic_on_purpose("reload");
    match load(&supply.layers()) {
        Ok(knowledge) => {
            let index = Index::build(&knowledge);
            Msg::Reloaded { knowledge: Arc::new(knowledge), index: Arc::new(index) }
        }
        Err(report) => Msg::ReloadFailed(problems(&report)),
    }
}

/// The errors of a report, ready to be shown.
pub(super) fn problems(report: &diagnostic::Report) -> Vec<Problem> {
    let errors = report.diagnostics.iter().filter(|problem| problem.severity == diagnostic::Severity::Error);
    let problem = |error: &diagnostic::Diagnostic| {
        let file = report.files.get(error.place.file);
        let (at, _) = report.files.positions(error.place);
        let short =
            file.path.as_ref().and_then(|path| path.file_name()).map(|name| name.to_string_lossy().into_owned());
        Problem {
            file: short.unwrap_or_else(|| file.name.clone()),
            place: format!("{}:{}:{}", file.name, at.line, at.column),
            text: error.message.clone(),
            help: error.help.clone(),
            path: file.path.clone(),
            line: at.line,
        }
    };
    errors.take(PROBLEMS).map(problem).collect()
}
