//! The command line: what is typed, checked as far as it can be without the knowledge, as plain values for the rest.
//!
//! Only this file and `cli/` know clap. Words that are no command are a query (`sitrep tower check`); `--` makes a query of
//! any words. Options that all commands share may stand before and after the command and are joined.

mod arguments;
mod lens;
mod tasks;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches};

pub use arguments::ColorWhen;
use arguments::{Arguments, Verb};
pub use lens::LensOptions;
pub use tasks::{CheckFormat, CheckTask, HitFormat, RecordFormat, SearchTask, ShowTask, StatsFormat, StatsTask};

/// Everything that was asked for.
#[derive(Clone, Debug)]
pub struct Request {
    /// Knowledge files and folders, in the order of their layers; empty: the shipped file.
    pub files: Vec<PathBuf>,
    /// The user's data folder, whose files are used where none is named.
    pub data_folder: Option<PathBuf>,
    /// The days that are set.
    pub lens: LensOptions,
    /// When to use colour.
    pub color: ColorWhen,
    /// What to do.
    pub task: Task,
}

/// What to do.
#[derive(Clone, Debug)]
pub enum Task {
    /// The explorer, or without a terminal the hits of the words.
    Explore(Explore),
    /// Hits as text.
    Search(SearchTask),
    /// Records in full.
    Show(ShowTask),
    /// The problems of knowledge files.
    Check(CheckTask),
    /// What the file holds.
    Stats(StatsTask),
    /// The program's version and the data's date.
    Version,
}

/// How the explorer opens.
#[derive(Clone, Debug, Default)]
pub struct Explore {
    /// The search that is open and filled in; empty: none.
    pub words: Vec<String>,
    /// Print one frame instead of opening a screen.
    pub frame: Option<Frame>,
}

/// One frame of the explorer without a terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// Keys to press before it is drawn, as `keys` reads them.
    pub keys: String,
    /// Columns and rows.
    pub size: (u16, u16),
}

/// What the command line asks for, or clap's message about what is wrong with it (help is such a message, too).
pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Request, clap::Error> {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let mut command = Arguments::command();
    let (parsed, words) = match only_words(&arguments) {
        Some((parsed, words)) => (parsed, words),
        None => (read(&mut command, &arguments)?, Vec::new()),
    };
    resolve(parsed, words).map_err(|problem| command.error(problem.kind, problem.message))
}

fn read(command: &mut clap::Command, arguments: &[OsString]) -> Result<Arguments, clap::Error> {
    let mut matches = command.try_get_matches_from_mut(arguments)?;
    Arguments::from_arg_matches_mut(&mut matches).map_err(|error| error.format(command))
}

/// Options without a command, and after `--` nothing but words. clap cannot say this beside words that are no command: a
/// positional argument for the former would swallow the latter.
fn only_words(arguments: &[OsString]) -> Option<(Arguments, Vec<OsString>)> {
    let end = arguments.iter().position(|argument| argument == "--")?;
    let parsed = read(&mut Arguments::command(), &arguments[..end]).ok()?;
    parsed.verb.is_none().then(|| (parsed, arguments[end..].to_vec()))
}

/// Something wrong that clap does not see by itself.
struct Problem {
    kind: ErrorKind,
    message: String,
}

impl Problem {
    fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into() }
    }
}

fn resolve(parsed: Arguments, words: Vec<OsString>) -> Result<Request, Problem> {
    let Arguments { mut shared, mut lens, version, keys, size, print, verb } = parsed;
    if version {
        return Ok(Request { files: Vec::new(), data_folder: None, lens, color: ColorWhen::default(), task: Task::Version });
    }
    let frame = print.then(|| Frame { keys: keys.unwrap_or_default(), size });
    let task = match verb {
        None => Task::Explore(Explore { words: query_words(words)?, frame }),
        Some(Verb::Words(words)) => Task::Explore(Explore { words: query_words(words)?, frame }),
        Some(Verb::Search(search)) => {
            shared.join(search.shared);
            lens.join(search.lens)?;
            Task::Search(search.task)
        }
        Some(Verb::Show(show)) => {
            shared.join(show.shared);
            lens.join(show.lens)?;
            Task::Show(show.task)
        }
        Some(Verb::Stats(stats)) => {
            shared.join(stats.shared);
            lens.join(stats.lens)?;
            Task::Stats(stats.task)
        }
        Some(Verb::Check(check)) => {
            shared.join(check.shared);
            lens.refuse_for("check")?;
            Task::Check(check.task)
        }
    };
    Ok(Request { files: shared.file, data_folder: None, lens, color: shared.color.unwrap_or_default(), task })
}

/// Words that are no command. An option among them is a slip: options stand before the words.
fn query_words(words: Vec<OsString>) -> Result<Vec<String>, Problem> {
    let mut query = Vec::with_capacity(words.len());
    let mut only_words = false;
    for word in words {
        let word = word.into_string().map_err(|word| {
            Problem::new(ErrorKind::InvalidUtf8, format!("the word '{}' is not UTF-8 text", word.to_string_lossy()))
        })?;
        if !only_words && word == "--" {
            only_words = true;
        } else if !only_words && word.len() > 1 && word.starts_with('-') {
            let message = format!(
                "unexpected argument '{word}' found among the words\n\n  tip: options stand before the words; to search for '{word}', write '--' before the words"
            );
            return Err(Problem::new(ErrorKind::UnknownArgument, message));
        } else {
            query.push(word);
        }
    }
    Ok(query)
}
