//! `sitrep import`: draft records from a table or an export, in a new file.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::Path;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::destination::{Existing, deliver};
use super::{Failure, Outcome, Output, supply};
use crate::cli::{ImportFormat, ImportTask, Request};
use crate::import::{self, Beside, Imported, Map, Provider, Refused, Told, document};
use crate::load::load;
use crate::model::counted;
use crate::text::safe;

/// How many messages of a sort are told.
const TOLD: usize = 200;

pub(super) fn run(
    request: &Request,
    task: &ImportTask,
    output: &mut Output,
    errors: &mut Output,
) -> Result<Outcome, Failure> {
    if let Some(path) = &task.output {
        super::destination::refuse(path, Existing::Sacred)?;
    }
    match task.format {
        ImportFormat::Json => json(task, output, errors),
        ImportFormat::Acled => table(request, task, &Provider::Acled, output, errors),
        ImportFormat::Ucdp => table(request, task, &Provider::Ucdp, output, errors),
        ImportFormat::Csv => table(request, task, &Provider::Mapped(Box::new(map(task)?)), output, errors),
    }
}

fn map(task: &ImportTask) -> Result<Map, Failure> {
    let Some(path) = &task.map else {
        return Err(Failure::Usage("csv needs --map, the file that says which column is what.".to_owned()));
    };
    let text = fs::read_to_string(path).map_err(|error| unreadable(path, &error))?;
    Map::parse(&text).map_err(|why| Failure::Usage(format!("{}: {why}.", path.display())))
}

fn json(task: &ImportTask, output: &mut Output, errors: &mut Output) -> Result<Outcome, Failure> {
    let mut text = String::new();
    open(&task.input)?.read_to_string(&mut text).map_err(|error| unreadable(&task.input, &error))?;
    let toml = match document::to_toml(&text) {
        Ok(toml) => toml,
        Err(problems) => {
            for problem in problems.iter().take(TOLD) {
                writeln!(errors, "{}", safe(problem))?;
            }
            let all = problems.len();
            return Err(Failure::File(format!(
                "{} was not imported: {}.",
                task.input.display(),
                counted(all, "mistake")
            )));
        }
    };
    deliver(task.output.as_deref(), Existing::Sacred, output, |out| Ok(out.write_all(toml.as_bytes())?))?;
    writeln!(errors, "Comments of the files that were exported are not in JSON, so they are not in this one either.")?;
    Ok(Outcome::Done)
}

fn table(
    request: &Request,
    task: &ImportTask,
    provider: &Provider,
    output: &mut Output,
    errors: &mut Output,
) -> Result<Outcome, Failure> {
    let knowledge = load(&supply(request).layers()).map_err(Failure::Invalid)?;
    let beside = if request.files.is_empty() { Beside::Nothing(&knowledge) } else { Beside::Layer(&knowledge) };
    let name =
        task.input.file_name().map_or_else(|| "standard input".to_owned(), |name| name.to_string_lossy().into_owned());
    let input = open(&task.input)?;
    let bar = bar(task, errors);
    let imported = deliver(task.output.as_deref(), Existing::Sacred, output, |out| {
        import::import(provider, &name, input, beside, out, &mut || bar.inc(1)).map_err(|refused| match refused {
            Refused::Table(why) => Failure::File(format!("{}: {why}", task.input.display())),
            Refused::Read(error) => unreadable(&task.input, &error),
            Refused::Write(error) => Failure::Output(error),
        })
    });
    bar.finish_and_clear();
    let imported = imported?;
    tell(&imported, errors)?;
    tell_next(request, task, errors)?;
    Ok(if imported.errors.all == 0 { Outcome::Done } else { Outcome::Nothing })
}

fn open(path: &Path) -> Result<Box<dyn BufRead>, Failure> {
    if path == Path::new("-") {
        return Ok(Box::new(BufReader::new(io::stdin())));
    }
    let file = File::open(path).map_err(|error| unreadable(path, &error))?;
    Ok(Box::new(BufReader::with_capacity(1 << 16, file)))
}

fn unreadable(path: &Path, error: &io::Error) -> Failure {
    Failure::File(format!("{} cannot be read: {error}.", path.display()))
}

/// How many rows are read, where somebody waits for a file.
fn bar(task: &ImportTask, errors: &Output) -> ProgressBar {
    if task.output.is_none() || !errors.look.terminal {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{spinner} {human_pos} rows");
    let style = style.unwrap_or_else(|_| ProgressStyle::default_spinner());
    ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr()).with_style(style)
}

fn tell(imported: &Imported, errors: &mut Output) -> io::Result<()> {
    list("Rows that could not be read", &imported.errors, errors)?;
    list("Possible duplicates of records that are there", &imported.duplicates, errors)?;
    for notice in &imported.notices {
        writeln!(errors, "{notice}")?;
    }
    let Imported { rows, events, actors, places, .. } = imported;
    let made = [(events, "event"), (actors, "new actor"), (places, "new place")];
    let made = made.map(|(&number, noun)| counted(number, noun)).join(", ");
    writeln!(errors, "{}: {made}.", counted(*rows, "row"))
}

fn list(title: &str, told: &Told, errors: &mut Output) -> io::Result<()> {
    if told.all == 0 {
        return Ok(());
    }
    writeln!(errors, "{title}:")?;
    for message in told.first.iter().take(TOLD) {
        writeln!(errors, "- {}", safe(message))?;
    }
    let more = told.all.saturating_sub(TOLD.min(told.first.len()));
    if more > 0 { writeln!(errors, "- and {more} more") } else { Ok(()) }
}

/// How to look at the draft.
fn tell_next(request: &Request, task: &ImportTask, errors: &mut Output) -> io::Result<()> {
    let Some(path) = &task.output else { return Ok(()) };
    let files: Vec<_> = request.files.iter().map(|file| format!("-f {} ", file.display())).collect();
    let files = files.concat();
    writeln!(errors, "Check it with: sitrep {files}-f {} check", safe(&path.display().to_string()))
}
