//! The command line: what is typed, checked as far as it can be without the knowledge, as plain values for the rest.
//!
//! Only this file and `cli/` know clap. Words that are no command are a query (`sitrep tower check`); `--` makes a query of
//! any words. Options that all commands share may stand before and after the command and are joined.

mod arguments;
mod lens;
mod tasks;

use std::ffi::OsString;
use std::io;
use std::path::PathBuf;

use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches};

pub use arguments::ColorWhen;
use arguments::{Arguments, Verb};
pub use lens::LensOptions;
pub use tasks::{
    BriefFormat, BriefTask, CheckFormat, CheckTask, CiteStyle, DiffFormat, DiffTask, ExportTask, FmtTask, HitFormat,
    ImportFormat, ImportTask, NewTask, Picture, RecordFormat, SearchTask, ShowTask, StatsFormat, StatsTask,
};

/// Everything that was asked for.
#[derive(Clone, Debug)]
pub struct Request {
    /// Knowledge files and folders, in the order of their layers; empty: the shipped file.
    pub files: Vec<PathBuf>,
    /// The user's data folder, whose files are used where none is named.
    pub data_folder: Option<PathBuf>,
    /// The user's state folder, where briefs are kept.
    pub state_folder: Option<PathBuf>,
    /// The days that are set.
    pub lens: LensOptions,
    /// When to use colour.
    pub color: ColorWhen,
    /// The settings' file, if it was named.
    pub config: Option<PathBuf>,
    /// Whether only ASCII characters are drawn.
    pub ascii: bool,
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
    /// A briefing note.
    Brief(BriefTask),
    /// The problems of knowledge files.
    Check(CheckTask),
    /// Files in canonical form.
    Fmt(FmtTask),
    /// What changed between two states.
    Diff(DiffTask),
    /// A record to fill in.
    New(NewTask),
    /// The JSON Schema of knowledge files.
    Schema,
    /// What the file holds.
    Stats(StatsTask),
    /// The knowledge in another form.
    Export(ExportTask),
    /// Draft records from another form.
    Import(ImportTask),
    /// The settings with their defaults.
    Config,
    /// What a shell needs to complete words of the command line.
    Completions(clap_complete::Shell),
    /// The manual page.
    Man,
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
        return Ok(shared.request(lens, Task::Version));
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
        Some(Verb::Brief(brief)) => {
            shared.join(brief.shared);
            lens.join(brief.lens)?;
            Task::Brief(brief.task)
        }
        Some(Verb::Stats(stats)) => {
            shared.join(stats.shared);
            lens.join(stats.lens)?;
            Task::Stats(stats.task)
        }
        Some(Verb::Export(export)) => {
            shared.join(export.shared);
            lens.join(export.lens)?;
            Task::Export(export.task)
        }
        Some(Verb::Import(import)) => {
            shared.join(import.shared);
            lens.refuse_for("import")?;
            Task::Import(import.task)
        }
        Some(Verb::Config) => Task::Config,
        Some(Verb::Completions { shell }) => Task::Completions(shell),
        Some(Verb::Man) => Task::Man,
        Some(Verb::Check(check)) => {
            shared.join(check.shared);
            lens.refuse_for("check")?;
            Task::Check(check.task)
        }
        Some(Verb::Fmt(fmt)) => {
            shared.join(fmt.shared);
            lens.refuse_for("fmt")?;
            Task::Fmt(fmt.task)
        }
        Some(Verb::Diff(diff)) => {
            shared.join(diff.shared);
            lens.refuse_for("diff")?;
            Task::Diff(diff.task)
        }
        Some(Verb::New(new)) => {
            shared.join(new.shared);
            lens.refuse_for("new")?;
            Task::New(new.task)
        }
        Some(Verb::Schema(schema)) => {
            shared.join(schema.shared);
            lens.refuse_for("schema")?;
            Task::Schema
        }
    };
    Ok(shared.request(lens, task))
}

/// The completions of a shell, as a script for it.
pub fn completions(shell: clap_complete::Shell) -> Vec<u8> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "sitrep", &mut script);
    script
}

/// The manual page in roff; `keys` is its list of keys, a name and a text each.
pub fn manual(keys: &[(String, String)]) -> io::Result<Vec<u8>> {
    let manual = clap_mangen::Man::new(Arguments::command());
    let mut page = Vec::new();
    manual.render_title(&mut page)?;
    manual.render_name_section(&mut page)?;
    manual.render_synopsis_section(&mut page)?;
    manual.render_description_section(&mut page)?;
    manual.render_options_section(&mut page)?;
    manual.render_subcommands_section(&mut page)?;
    let mut section = clap_mangen::roff::Roff::new();
    section.control("SH", ["KEYS"]);
    for (name, text) in keys {
        section.control("TP", []);
        section.text([clap_mangen::roff::bold(name)]);
        section.text([clap_mangen::roff::roman(text)]);
    }
    section.to_writer(&mut page)?;
    manual.render_extra_section(&mut page)?;
    Ok(page)
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
