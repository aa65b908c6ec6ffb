//! The arguments as clap reads them; the texts of `--help` are the doc comments here.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::lens::LensOptions;
use super::tasks::{
    BriefTask, CheckTask, DiffTask, ExportTask, FmtTask, ImportTask, NewTask, SearchTask, ShowTask, StatsTask,
};
use super::{Request, Task};
use crate::search::LANGUAGE;

const EXAMPLES: &str = "\
Examples:
  sitrep                              open the explorer on the shipped knowledge file
  sitrep tower 22                     open it with this search
  sitrep search --kind event erbil    hits as text
  sitrep show 2024-01-28-tower-22     a record with its links and sources
  sitrep brief --format html 2024-01-28-tower-22 > note.html
  sitrep --known-by '25 jan 2024' search withdrawal
  sitrep -f my.toml check             every problem of a file
  sitrep fmt my.toml                  put a file into canonical form
  sitrep diff git:HEAD:my.toml my.toml
  sitrep -- new offensive             search for words that are a command's name

Exit codes:
  0  done
  1  nothing found, files differ, or problems found by check or fmt --check
  2  wrong use, or an unknown id
  3  a file cannot be read, or is invalid";

/// Explore the Iraq coalition situation: actors, claims, attacks, and who disputes what.
///
/// With WORDS the search is open and filled in. Not on a terminal it prints the hits.
#[derive(Debug, Parser)]
#[command(
    name = "sitrep",
    after_help = EXAMPLES,
    override_usage = "sitrep [OPTIONS] [WORDS…]\n       sitrep [OPTIONS] <COMMAND>",
    subcommand_help_heading = "Commands",
    disable_version_flag = true
)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub(super) shared: Shared,
    #[command(flatten)]
    pub(super) lens: LensOptions,
    /// Print the version and the date of the shipped data
    #[arg(short = 'V', long)]
    pub(super) version: bool,
    /// Keys to press before the frame is printed: `/ e r b i l Enter`
    #[arg(long, hide = true, value_name = "KEYS", requires = "print")]
    pub(super) keys: Option<String>,
    /// Size of the printed frame
    #[arg(long, hide = true, value_name = "WxH", default_value = "140x40", value_parser = frame_size, requires = "print")]
    pub(super) size: (u16, u16),
    /// Print one frame of the explorer, without a terminal
    #[arg(long, hide = true)]
    pub(super) print: bool,
    #[command(subcommand)]
    pub(super) verb: Option<Verb>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Verb {
    Search(SearchArguments),
    Show(ShowArguments),
    Brief(BriefArguments),
    Check(CheckArguments),
    Fmt(FmtArguments),
    Diff(DiffArguments),
    New(NewArguments),
    Schema(SchemaArguments),
    Stats(StatsArguments),
    Export(ExportArguments),
    Import(ImportArguments),
    /// Print the settings with their defaults
    Config,
    /// Print a script with which a shell completes sitrep's words
    Completions {
        /// The shell: bash, zsh, fish, elvish or powershell
        #[arg(value_enum, hide_possible_values = true)]
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    Man,
    #[command(external_subcommand)]
    Words(Vec<OsString>),
}

/// Options of every command.
#[derive(Clone, Debug, Default, Args)]
pub(super) struct Shared {
    /// Knowledge file or folder of *.toml; again for a layer over it [default: the shipped file]
    #[arg(short, long, value_name = "PATH")]
    pub(super) file: Vec<PathBuf>,
    /// When to use colour: auto (on a terminal, unless `NO_COLOR` is set), always, never
    #[arg(long, value_name = "WHEN", hide_possible_values = true)]
    pub(super) color: Option<ColorWhen>,
    /// The settings' file [default: `$SITREP_CONFIG`, `$XDG_CONFIG_HOME/sitrep/config.toml`, `~/.config/sitrep/config.toml`]
    #[arg(long, value_name = "PATH")]
    pub(super) config: Option<PathBuf>,
    /// Draw the explorer with ASCII characters only
    #[arg(long)]
    pub(super) ascii: bool,
}

impl Shared {
    /// Takes in what stood after the command; files add up, the later colour counts.
    pub(super) fn join(&mut self, later: Self) {
        self.file.extend(later.file);
        self.color = later.color.or(self.color);
        self.config = later.config.or(self.config.take());
        self.ascii |= later.ascii;
    }

    /// The request that these options and a task make up.
    pub(super) fn request(self, lens: LensOptions, task: Task) -> Request {
        let Self { file, color, config, ascii } = self;
        Request {
            files: file,
            data_folder: None,
            state_folder: None,
            lens,
            color: color.unwrap_or_default(),
            config,
            ascii,
            task,
        }
    }
}

/// When to use colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ColorWhen {
    /// On a terminal, unless `NO_COLOR` is set
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// What a query can hold, and the exit codes of a search.
fn language() -> String {
    let widest = LANGUAGE.iter().map(|(example, _)| example.len()).max().unwrap_or(0);
    let line = |(example, meaning): &(&str, &str)| format!("  {example:widest$}  {meaning}");
    let lines: Vec<_> = LANGUAGE.iter().map(line).collect();
    format!(
        "Beside words a query can hold:\n{}\n\n\
         Exit codes: 0 found, 1 nothing found, 2 wrong use or an unknown field or value, 3 a file cannot be read or is invalid",
        lines.join("\n")
    )
}

/// Search all records and print the hits, the best first
///
/// Words may come in any order and must all match, in names, titles, statements, quotes, places, sources. Each hit says where it
/// matched, and whether only another spelling or a typing error was found.
#[derive(Debug, Args)]
#[command(after_help = language())]
pub(super) struct SearchArguments {
    #[command(flatten)]
    pub(super) shared: Shared,
    #[command(flatten)]
    pub(super) lens: LensOptions,
    #[command(flatten)]
    pub(super) task: SearchTask,
}

/// Print records with their links and sources
#[derive(Debug, Args)]
#[command(
    after_help = "Exit codes: 0 shown, 1 hidden by the days that are set, 2 unknown id, 3 a file cannot be read or is invalid"
)]
pub(super) struct ShowArguments {
    #[command(flatten)]
    pub(super) shared: Shared,
    #[command(flatten)]
    pub(super) lens: LensOptions,
    #[command(flatten)]
    pub(super) task: ShowTask,
}

/// Write a briefing note: marked records or a query's, with numbered sources, disputes and coverage
///
/// Without a name it is the brief that was open last in the explorer (m marks, 7 shows it). --as-of and --known-by go before the
/// brief's own day. Private remarks stay where they are.
#[derive(Debug, Args)]
#[command(
    after_help = "Exit codes: 0 written, 1 it has no point, 2 unknown name or id, 3 a file cannot be read or is invalid"
)]
pub(super) struct BriefArguments {
    #[command(flatten)]
    pub(super) shared: Shared,
    #[command(flatten)]
    pub(super) lens: LensOptions,
    #[command(flatten)]
    pub(super) task: BriefTask,
}

/// Tell every problem of knowledge files: place, reason, and how to mend it
#[derive(Debug, Args)]
#[command(
    after_help = "Exit codes: 0 no errors, 1 errors (with --strict or --deny warnings, too), 2 wrong use, 3 a file cannot be read"
)]
pub(super) struct CheckArguments {
    #[command(flatten)]
    pub(super) shared: Shared,
    #[command(flatten)]
    pub(super) task: CheckTask,
}

/// Put knowledge files into canonical form: order, spacing, layout; comments are kept
///
/// Keys stand in the order of the format; events, claims and sources are sorted by date, relations by id; kinds and all other
/// records stay in their order. The new text is read again and compared before it takes the place of the old.
#[derive(Debug, Args)]
#[command(
    after_help = "Exit codes: 0 all files are tidy, 1 some are not (--check), 2 wrong use, 3 a file cannot be read, parsed or written"
)]
pub(super) struct FmtArguments {
    #[command(flatten)]
    pub(super) shared: Shared,
    #[command(flatten)]
    pub(super) task: FmtTask,
}

/// Tell what changed between two states of the knowledge, in words: added, removed, renamed, changed
///
/// The order of records and keys, layout and comments are no difference.
#[derive(Debug, Args)]
#[command(after_help = "Exit codes: 0 no difference, 1 they differ, 2 wrong use, 3 a file cannot be read or parsed")]
pub(super) struct DiffArguments {
    #[command(flatten)]
    pub(super) shared: Shared,
    #[command(flatten)]
    pub(super) task: DiffTask,
}

/// Print a record to fill in: its keys, what each means, and an id that is free
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  sitrep new event --date 2024-01-28 --title 'Drone hits Tower 22' >> my.toml
  sitrep new claim --from-url https://example.org/2024/01/25/talks-begin

Exit codes: 0 printed, 2 wrong use, 3 a file cannot be read or parsed")]
pub(super) struct NewArguments {
    #[command(flatten)]
    pub(super) shared: Shared,
    #[command(flatten)]
    pub(super) task: NewTask,
}

/// Print the JSON Schema of knowledge files, with which an editor completes keys and words
#[derive(Debug, Args)]
pub(super) struct SchemaArguments {
    #[command(flatten)]
    pub(super) shared: Shared,
}

/// Print what the file holds: records, attacks, coverage of official totals, disputes, ends of knowledge
///
/// With --since also what is new from that day on.
#[derive(Debug, Args)]
#[command(after_help = "Exit codes: 0 done, 2 wrong use, 3 a file cannot be read or is invalid")]
pub(super) struct StatsArguments {
    #[command(flatten)]
    pub(super) shared: Shared,
    #[command(flatten)]
    pub(super) lens: LensOptions,
    #[command(flatten)]
    pub(super) task: StatsTask,
}

/// Write the knowledge in a form that other programs read
///
/// Everything goes through the days that are set and the query. What a form cannot carry is told on the standard error; no field
/// is filled with a bare value.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  sitrep export json -o knowledge.json
  sitrep export csv --kind claim --query 'topic:withdrawal'
  sitrep export geojson --known-by 2024-01-28 -o events.geojson
  sitrep export svg --view numbers -o attacks.svg

Exit codes: 0 written, 1 nothing matches the query, 2 wrong use, 3 a file cannot be read or written")]
pub(super) struct ExportArguments {
    #[command(flatten)]
    pub(super) shared: Shared,
    #[command(flatten)]
    pub(super) lens: LensOptions,
    #[command(flatten)]
    pub(super) task: ExportTask,
}

/// Make draft records from a local export of ACLED or UCDP, another table, or sitrep's own JSON
///
/// Rows that look like records already there are listed, and every row that cannot be read. Nothing that is there is changed.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  sitrep import acled iraq.csv -o draft.toml
  sitrep -f data/iraq-coalition.toml -f draft.toml check
  sitrep import csv events.csv --map map.toml

Exit codes: 0 all rows read, 1 some rows could not be read, 2 wrong use, 3 a file cannot be read or written")]
pub(super) struct ImportArguments {
    #[command(flatten)]
    pub(super) shared: Shared,
    #[command(flatten)]
    pub(super) task: ImportTask,
}

fn frame_size(text: &str) -> Result<(u16, u16), String> {
    let size =
        text.split_once(['x', 'X', '×']).and_then(|(columns, rows)| Some((columns.parse().ok()?, rows.parse().ok()?)));
    size.filter(|&(columns, rows)| (1..=1000).contains(&columns) && (1..=1000).contains(&rows))
        .ok_or_else(|| "write columns and rows as 140x40, each from 1 to 1000".to_owned())
}
