//! `sitrep export`: the knowledge in a form that other programs read, through the days that are set and a query.

mod picture;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::destination::{Existing, NewFile, deliver, refuse};
use super::{Failure, Outcome, Output};
use crate::cli::{ExportTask, Request};
use crate::export::form::{Export, Form};
use crate::export::losses::Losses;
use crate::export::{Progress, Selection, colophon};
use crate::model::{Date, Kind, Scope};
use crate::search::{Context, Index, Query, search};
use crate::text::safe;

/// From how many records on a terminal is told how far it has come.
const LONG: usize = 20_000;

pub(super) fn run(
    request: &Request,
    scope: &Scope,
    today: Date,
    task: &ExportTask,
    output: &mut Output,
    errors: &mut Output,
) -> Result<Outcome, Failure> {
    refuse_mixture(task)?;
    if let Some(path) = &task.output {
        refuse_knowledge(request, path)?;
    }
    let selection = match &task.query {
        Some(query) => selected(scope, today, query)?,
        None => Selection::all(scope),
    };
    let Some(selection) = selection_or_notice(selection, scope, task, errors)? else { return Ok(Outcome::Nothing) };
    let mut job = Job { selection: &selection, task, output, errors };
    let losses = match (task.format, task.kind) {
        (Export::Records(form), _) => job.write(form, task.output.as_deref())?,
        (Export::Tables, Some(kind)) => job.write(Form::Csv(kind), task.output.as_deref())?,
        (Export::Tables, None) => job.write_tables()?,
        (Export::Picture(image), _) => picture::write(&mut job, image)?,
    };
    job.tell(&losses)?;
    Ok(Outcome::Done)
}

/// Options that mean nothing to a form.
fn refuse_mixture(task: &ExportTask) -> Result<(), Failure> {
    let (csv, picture) = (task.format == Export::Tables, matches!(task.format, Export::Picture(_)));
    let message = if task.kind.is_some() && !csv {
        "--kind chooses a table, so it stands with csv only. For one kind of record in another form: --query 'kind:claim'."
    } else if csv && task.kind.is_none() && task.output.is_none() {
        "csv has a table for each kind: choose one with --kind, or name a folder for all with -o."
    } else if picture && task.view.is_none() {
        "A picture is drawn of a view: choose it with --view chronology, numbers, map or disputes."
    } else if !picture && (task.view.is_some() || task.of.is_some()) {
        "--view and --of choose a picture, so they stand with svg and png only."
    } else {
        return Ok(());
    };
    Err(Failure::Usage(message.to_owned()))
}

/// A knowledge file that was read is never written over, not even with --force.
fn refuse_knowledge(request: &Request, path: &Path) -> Result<(), Failure> {
    let Ok(target) = fs::canonicalize(path) else { return Ok(()) };
    let is_read = request.files.iter().filter_map(|file| fs::canonicalize(file).ok()).any(|file| file == target);
    if !is_read {
        return Ok(());
    }
    Err(Failure::Usage(format!("{} is the knowledge itself and is never written over.", path.display())))
}

/// The records that a query matches.
fn selected<'s>(scope: &'s Scope, today: Date, text: &str) -> Result<Selection<'s>, Failure> {
    let index = Index::build(scope.knowledge());
    let query = Query::parse(text, &Context { index: &index, scope, today });
    if let Some(problem) = query.problems().first() {
        return Err(Failure::Usage(safe(&problem.message).into_owned()));
    }
    if query.is_empty() {
        return Err(Failure::Usage(format!(
            "`{}` holds nothing to search for. Give a word, a date or a field.",
            safe(text)
        )));
    }
    let answer = search(&index, scope, &query, usize::MAX, &AtomicBool::new(false));
    Ok(Selection::matching(scope, text, answer.hits.iter().map(|hit| hit.record)))
}

fn selection_or_notice<'s>(
    selection: Selection<'s>,
    scope: &Scope,
    task: &ExportTask,
    errors: &mut Output,
) -> Result<Option<Selection<'s>>, Failure> {
    if let (Some(query), 0) = (&task.query, selection.count()) {
        writeln!(errors, "No match for `{}` ({}). Nothing was written.", safe(query), colophon(scope))?;
        return Ok(None);
    }
    Ok(Some(selection))
}

/// One export.
struct Job<'j, 'o, 'e> {
    selection: &'j Selection<'j>,
    task: &'j ExportTask,
    output: &'j mut Output<'o>,
    errors: &'j mut Output<'e>,
}

impl Job<'_, '_, '_> {
    fn write(&mut self, form: Form, path: Option<&Path>) -> Result<Losses, Failure> {
        let bar = self.bar();
        let mut step = || bar.inc(1);
        let mut progress = Progress::new(&mut step);
        let selection = self.selection;
        let losses = deliver(path, Existing::forced(self.task.force), self.output, |out| {
            Ok(form.write(selection, out, &mut progress)?)
        });
        bar.finish_and_clear();
        losses
    }

    /// A table of each kind that has records, in a folder.
    fn write_tables(&mut self) -> Result<Losses, Failure> {
        let Some(folder) = self.task.output.clone() else { return Ok(Losses::default()) };
        let kinds: Vec<Kind> =
            Kind::ALL.iter().copied().filter(|&kind| self.selection.records(kind).next().is_some()).collect();
        let path = |kind: Kind| -> PathBuf { folder.join(format!("{kind}.csv")) };
        if folder.is_file() {
            return Err(Failure::Usage(format!("{} is a file; csv needs a folder, or --kind.", folder.display())));
        }
        // All are asked before the first is written, so that a refusal leaves nothing half done.
        kinds.iter().try_for_each(|&kind| refuse(&path(kind), Existing::forced(self.task.force)))?;
        let existed = folder.is_dir();
        fs::create_dir_all(&folder)
            .map_err(|error| Failure::File(format!("{} cannot be made: {error}.", folder.display())))?;
        let written = self.write_all(kinds.iter().map(|&kind| (kind, path(kind))));
        if written.is_err() && !existed {
            // It holds nothing. Should it, it stays.
            let _ = fs::remove_dir(&folder);
        }
        written
    }

    /// All tables are written before the first takes its name: a set is whole or not there.
    fn write_all(&mut self, tables: impl Iterator<Item = (Kind, PathBuf)>) -> Result<Losses, Failure> {
        let bar = self.bar();
        let (mut losses, mut files) = (Losses::default(), Vec::new());
        for (kind, path) in tables {
            let mut step = || bar.inc(1);
            let mut file = NewFile::begin(&path, Existing::forced(self.task.force))?;
            let lost =
                file.fill(|out| Ok(Form::Csv(kind).write(self.selection, out, &mut Progress::new(&mut step))?))?;
            lost.counted().for_each(|(what, number)| losses.add_many(what, number));
            files.push(file);
        }
        bar.finish_and_clear();
        files.into_iter().try_for_each(NewFile::finish)?;
        Ok(losses)
    }

    /// How far it has come, where somebody waits for a file.
    fn bar(&self) -> ProgressBar {
        let records = self.selection.count();
        if self.task.output.is_none() || !self.errors.look.terminal || records < LONG {
            return ProgressBar::hidden();
        }
        let bar = ProgressBar::with_draw_target(Some(records as u64), ProgressDrawTarget::stderr());
        let style = ProgressStyle::with_template("{bar:30} {human_pos} of {human_len} records, {eta} left");
        bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
    }

    /// What is in the file, and what the form could not carry.
    fn tell(&mut self, losses: &Losses) -> Result<(), Failure> {
        if let Some(narrowed) = self.selection.narrowed_by() {
            writeln!(self.errors, "Narrowed by: {}.", safe(&narrowed))?;
        }
        if losses.is_empty() {
            return Ok(());
        }
        writeln!(self.errors, "What this form cannot carry as it is:")?;
        for (what, number) in losses.counted() {
            writeln!(self.errors, "- {what} ({number})")?;
        }
        Ok(())
    }
}
