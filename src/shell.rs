//! The commands of the shell: knowledge in, text out. Each command is a file; what they share is here.
//!
//! Results go to the standard output, everything about them (what is hidden, why nothing is found) to the standard error.

mod brief;
mod check;
mod destination;
mod diff;
mod export;
mod find;
mod fmt;
mod import;
mod new;
mod output;
mod schema;
mod search;
mod show;
mod stats;

use std::io::{self, Write};
use std::sync::Arc;

use crate::cli::{Request, Task};
use crate::command::TABLE;
use crate::diagnostic::Report;
use crate::load::load;
use crate::model::{Date, Scope, day_text};
use crate::shipped::{self, Supply};
use crate::store::Store;
use crate::text::safe;

pub use output::{Look, Output};

/// How a command ended well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Done, found, no problem.
    Done,
    /// Nothing found, or problems found.
    Nothing,
    /// Problems told, and one of them is that a file cannot be read.
    Unreadable,
}

/// Why a command could not do what was asked.
#[derive(Debug)]
pub enum Failure {
    /// The command was used wrongly: a sentence that says how, and how to do it right.
    Usage(String),
    /// The knowledge files are invalid or cannot be read.
    Invalid(Box<Report>),
    /// The user's settings are invalid: lines that say where and how.
    Settings(String),
    /// A file cannot be read or written: a sentence that says why.
    File(String),
    /// The output cannot be written.
    Output(io::Error),
    /// The input cannot be read.
    Input(io::Error),
}

impl Failure {
    /// The code that the program ends with; 0 where only the reader of the output went away.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => 0,
            Self::Usage(_) | Self::Settings(_) => 2,
            Self::Invalid(_) | Self::File(_) | Self::Output(_) | Self::Input(_) => 3,
        }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

/// The end of a program run, as the exit code says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exit(pub u8);

/// Carries out a command. Failures are told on `errors`; a reader that went away is none.
pub fn run(request: &Request, today: Date, output: &mut Output, errors: &mut Output) -> Exit {
    if reads_knowledge(&request.task)
        && let Some(notice) = supply(request).notice()
    {
        // When the standard error is gone, nobody is left to be told.
        let _ = writeln!(errors, "note: {}", safe(&notice));
    }
    let result = dispatch(request, today, output, errors).and_then(|outcome| {
        output.flush()?;
        Ok(outcome)
    });
    match result {
        Ok(Outcome::Done) => Exit(0),
        Ok(Outcome::Nothing) => Exit(1),
        Ok(Outcome::Unreadable) => Exit(3),
        Err(failure) => tell(&failure, errors),
    }
}

/// Whether a command works on the knowledge at hand, not only on files that are named to it or on none.
fn reads_knowledge(task: &Task) -> bool {
    match task {
        Task::Check(task) => task.paths.is_empty() && !task.list && task.explain.is_none(),
        Task::Fmt(_) | Task::Diff(_) | Task::Schema | Task::Config | Task::Completions(_) | Task::Man => false,
        Task::Version => false,
        _ => true,
    }
}

/// Says why a command failed, and with which code the program ends. A reader that went away is no failure.
pub fn tell(failure: &Failure, errors: &mut Output) -> Exit {
    if failure.exit_code() != 0 {
        // When the standard error is gone, too, only the exit code is left to say it.
        let _ = errors.write_all(failure_text(failure, errors.look.color).as_bytes()).and_then(|()| errors.flush());
    }
    Exit(failure.exit_code())
}

/// Why a command failed, as the standard error gets it.
pub fn failure_text(failure: &Failure, colored: bool) -> String {
    match failure {
        Failure::Usage(message) | Failure::File(message) => format!("error: {}\n", safe(message)),
        Failure::Settings(lines) => lines.clone(),
        Failure::Invalid(report) => format!("{}{}.\n", report.human(colored, PROBLEMS), report.summary()),
        Failure::Output(error) => format!("error: The output cannot be written: {error}.\n"),
        Failure::Input(error) => format!("error: The standard input cannot be read: {error}.\n"),
    }
}

/// How many problems of refused files are told; `sitrep check` tells all.
const PROBLEMS: usize = 20;

fn dispatch(request: &Request, today: Date, output: &mut Output, errors: &mut Output) -> Result<Outcome, Failure> {
    match &request.task {
        Task::Search(task) => search::run(&scope(request, today)?, today, task, output, errors),
        Task::Show(task) => show::run(&scope(request, today)?, task, output, errors),
        Task::Brief(task) => {
            let store = request.state_folder.as_deref().map(Store::at);
            brief::run(&scope(request, today)?, store.as_ref(), today, task, output, errors)
        }
        Task::Check(task) => check::run(&supply(request), task, today, output),
        Task::Fmt(task) => fmt::run(&request.files, task, output, errors),
        Task::Diff(task) => diff::run(task, output),
        Task::New(task) => new::run(&supply(request), task, today, output),
        Task::Schema => schema::run(output),
        Task::Stats(task) => stats::run(&scope(request, today)?, task, output),
        Task::Import(task) => import::run(request, task, output, errors),
        Task::Export(task) => export::run(request, &scope(request, today)?, today, task, output, errors),
        Task::Config => print(crate::config::default_file().as_bytes(), output),
        Task::Completions(shell) => print(&crate::cli::completions(*shell), output),
        Task::Man => print(&crate::cli::manual(&keys())?, output),
        Task::Version => version(output),
        Task::Explore(explore) if explore.words.is_empty() => Err(Failure::Usage(
            "The explorer needs a terminal. To search without one, give words: sitrep tower 22.".to_owned(),
        )),
        Task::Explore(explore) => {
            search::run(&scope(request, today)?, today, &search::plain(&explore.words), output, errors)
        }
    }
}

/// What the knowledge is made from.
pub fn supply(request: &Request) -> Supply {
    Supply { files: request.files.clone(), folder: request.data_folder.clone() }
}

/// Loads the knowledge and sets the days.
pub fn scope(request: &Request, today: Date) -> Result<Scope, Failure> {
    let knowledge = load(&supply(request).layers()).map_err(Failure::Invalid)?;
    let lens = request.lens.lens(&knowledge.about, today).map_err(Failure::Usage)?;
    Ok(Scope::new(Arc::new(knowledge), lens))
}

fn print(text: &[u8], output: &mut Output) -> Result<Outcome, Failure> {
    output.write_all(text)?;
    Ok(Outcome::Done)
}

/// Every command of the explorer with its default keys, for the manual page.
fn keys() -> Vec<(String, String)> {
    TABLE.iter().map(|row| (row.default_keys().join(", "), row.text.to_owned())).collect()
}

fn version(output: &mut Output) -> Result<Outcome, Failure> {
    let knowledge = load(&shipped::layers(&[])).map_err(Failure::Invalid)?;
    writeln!(output, "sitrep {}, data of {}", env!("CARGO_PKG_VERSION"), day_text(knowledge.about.compiled))?;
    Ok(Outcome::Done)
}
