//! What each command takes of its own, as clap reads it and as the rest of the program gets it.

use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};

use crate::diagnostic::Check;
use crate::export::form::Export;
use crate::model::{Date, Kind};

/// A search.
#[derive(Clone, Debug, Args)]
pub struct SearchTask {
    /// What is looked for
    #[arg(required_unless_present = "stdin")]
    pub words: Vec<String>,
    /// Only this kind of record
    #[arg(short, long, value_name = "KIND", value_parser = kinds())]
    pub kind: Option<Kind>,
    /// At most so many hits, 0 for all [default: 50 on a terminal, else all]
    #[arg(short = 'n', long, value_name = "N")]
    pub limit: Option<usize>,
    /// How hits are written: text, json, ndjson, csv or md
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t, hide_possible_values = true)]
    pub format: HitFormat,
    /// Say how each word was found and what the order comes from
    #[arg(long)]
    pub explain: bool,
    /// Read one query per line and answer each with one line of JSON
    #[arg(long, conflicts_with_all = ["words", "format"])]
    pub stdin: bool,
}

/// Records to show.
#[derive(Clone, Debug, Args)]
pub struct ShowTask {
    /// Ids of records, as a search prints them
    #[arg(required = true, value_name = "ID")]
    pub ids: Vec<String>,
    /// How records are written: text, json or md
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t, hide_possible_values = true)]
    pub format: RecordFormat,
}

/// A briefing note.
#[derive(Clone, Debug, Args)]
pub struct BriefTask {
    /// A brief by its name, or ids of records [default: the brief that was open last]
    #[arg(value_name = "NAME|ID", conflicts_with = "query")]
    pub names: Vec<String>,
    /// The records that this query finds
    #[arg(long, value_name = "QUERY")]
    pub query: Option<String>,
    /// At most so many records of a query
    #[arg(short = 'n', long, value_name = "N", default_value_t = 20, requires = "query")]
    pub limit: usize,
    /// Its title [default: the brief's name, the query, or the title of the knowledge]
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
    /// How it is written: md, html, text or json
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t, hide_possible_values = true)]
    pub format: BriefFormat,
    /// How sources are cited: icd206 (intelligence endnotes), chicago or bibtex
    #[arg(long, value_name = "STYLE", value_enum, default_value_t, hide_possible_values = true)]
    pub cite: CiteStyle,
    /// List the briefs that are kept
    #[arg(long, conflicts_with_all = ["names", "query"])]
    pub list: bool,
}

/// How a briefing note is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum BriefFormat {
    /// Markdown
    #[default]
    Md,
    /// One page that needs nothing else
    Html,
    /// Plain text
    Text,
    /// One object
    Json,
}

/// How sources are cited.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum CiteStyle {
    /// In the manner of an intelligence endnote
    #[default]
    Icd206,
    /// Notes of The Chicago Manual of Style
    Chicago,
    /// BibTeX entries
    Bibtex,
}

/// Files to check.
#[derive(Clone, Debug, Args)]
pub struct CheckTask {
    /// Files and folders; else those of -f, else the shipped file
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// How problems are written: human, json or github
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t, hide_possible_values = true)]
    pub format: CheckFormat,
    /// Take warnings for errors
    #[arg(long)]
    pub strict: bool,
    /// Do not tell the warnings of this check
    #[arg(long, value_name = "CHECK", value_parser = checks(), hide_possible_values = true)]
    pub allow: Vec<Check>,
    /// Take the warnings of this check for errors
    #[arg(long, value_name = "CHECK", value_parser = checks(), hide_possible_values = true)]
    pub deny: Vec<Check>,
    /// Say what a check means and what to do about it
    #[arg(long, value_name = "CHECK", value_parser = checks(), hide_possible_values = true)]
    pub explain: Option<Check>,
    /// List all checks
    #[arg(long)]
    pub list: bool,
}

/// Files to tidy.
#[derive(Clone, Debug, Args)]
pub struct FmtTask {
    /// Files and folders; else those of -f
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Change nothing, but name the files that are not tidy
    #[arg(long)]
    pub check: bool,
}

/// Two states of the knowledge.
#[derive(Clone, Debug, Args)]
pub struct DiffTask {
    /// The earlier state: a file, a folder, or git:REVISION:PATH
    #[arg(value_name = "OLD")]
    pub old: PathBuf,
    /// The later state
    #[arg(value_name = "NEW")]
    pub new: PathBuf,
    /// How differences are written: text, json or md
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t, hide_possible_values = true)]
    pub format: DiffFormat,
}

/// How differences are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum DiffFormat {
    /// By kind, a record a line
    #[default]
    Text,
    /// One object
    Json,
    /// A Markdown list
    Md,
}

/// A record to begin.
#[derive(Clone, Debug, Args)]
pub struct NewTask {
    /// What it is: event, claim, actor, source, place, relation, topic, measure or side
    #[arg(value_name = "KIND", value_parser = kinds(), hide_possible_values = true)]
    pub kind: Kind,
    /// The day of an event, claim or source, as 2024-01-25 [default: today, or the day in the address]
    #[arg(long, value_name = "DATE")]
    pub date: Option<Date>,
    /// Title of an event or source, name of an actor or place, statement of a claim
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
    /// Address of a document: a source is begun with what it says; an event or claim cites it
    #[arg(long, value_name = "URL")]
    pub from_url: Option<String>,
}

/// Stats.
#[derive(Clone, Debug, Args)]
pub struct StatsTask {
    /// How they are written: text or json
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t, hide_possible_values = true)]
    pub format: StatsFormat,
}

/// How stats are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum StatsFormat {
    /// Labelled lines
    #[default]
    Text,
    /// One object
    Json,
}

/// Knowledge to take elsewhere.
#[derive(Clone, Debug, Args)]
pub struct ExportTask {
    /// The form: json (loss-free), ndjson, csv, geojson, stix, ftm, ftm-statements, timeline, ics, svg or png
    #[arg(value_name = "FORMAT", value_parser = exports(), hide_possible_values = true)]
    pub format: Export,
    /// Write to this file instead of the standard output; with csv a folder for a table of each kind
    #[arg(short, long, value_name = "PATH")]
    pub output: Option<PathBuf>,
    /// Only records that match, with the actors, places and sources that they name, and the other side of disputes
    #[arg(short, long, value_name = "QUERY")]
    pub query: Option<String>,
    /// csv: only the table of this kind
    #[arg(short, long, value_name = "KIND", value_parser = kinds())]
    pub kind: Option<Kind>,
    /// svg, png: the picture to draw: chronology, numbers, map or disputes
    #[arg(long, value_name = "VIEW", value_enum, hide_possible_values = true)]
    pub view: Option<Picture>,
    /// svg, png: what the picture is of: a measure's id for numbers, a question's or claim's for disputes
    #[arg(long, value_name = "ID")]
    pub of: Option<String>,
    /// Write over a file that is there
    #[arg(long)]
    pub force: bool,
}

/// What a picture shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Picture {
    /// Events by week or month
    Chronology,
    /// A measure's figures over time
    Numbers,
    /// Where events happened
    Map,
    /// The positions on a question
    Disputes,
}

/// A table from elsewhere.
#[derive(Clone, Debug, Args)]
pub struct ImportTask {
    /// What it is: acled, ucdp, csv (with --map) or json (an export of sitrep)
    #[arg(value_name = "FORMAT", value_enum, hide_possible_values = true)]
    pub format: ImportFormat,
    /// The file; - for the standard input
    #[arg(value_name = "FILE")]
    pub input: PathBuf,
    /// Write the draft to this new file instead of the standard output
    #[arg(short, long, value_name = "PATH")]
    pub output: Option<PathBuf>,
    /// csv: the file that says which column is what (see data/README.md)
    #[arg(long, value_name = "MAP", required_if_eq("format", "csv"))]
    pub map: Option<PathBuf>,
}

/// Where a table comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ImportFormat {
    /// A data export of ACLED, of any layout since 2017
    Acled,
    /// The UCDP Georeferenced Event Dataset
    Ucdp,
    /// Any other table, with a map of its columns
    Csv,
    /// What `sitrep export json` wrote
    Json,
}

/// How hits are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum HitFormat {
    /// A line per hit
    #[default]
    Text,
    /// One array
    Json,
    /// An object per line
    Ndjson,
    /// A table with a header
    Csv,
    /// A Markdown list
    Md,
}

/// How a record is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum RecordFormat {
    /// Labelled lines
    #[default]
    Text,
    /// Every field, links with id and title; several records as one array
    Json,
    /// A Markdown block
    Md,
}

/// How problems are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    /// With the source line and a caret
    #[default]
    Human,
    /// One array
    Json,
    /// Annotations of GitHub Actions
    Github,
}

fn kinds() -> impl TypedValueParser<Value = Kind> {
    PossibleValuesParser::new(Kind::NAMES).try_map(|name| Kind::from_name(&name).ok_or("no such kind"))
}

fn exports() -> impl TypedValueParser<Value = Export> {
    let names = Export::TABLE.map(|(name, about, _)| PossibleValue::new(name).help(about));
    PossibleValuesParser::new(names).try_map(|name| Export::from_name(&name).ok_or("no such form"))
}

fn checks() -> impl TypedValueParser<Value = Check> {
    let names = Check::ALL.iter().map(|check| check.name());
    PossibleValuesParser::new(names).try_map(|name| Check::from_name(&name).ok_or("no such check"))
}
