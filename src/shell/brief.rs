//! `sitrep brief`: a briefing note of a kept brief, of some records, or of what a query finds.

use std::io::Write;
use std::sync::atomic::AtomicBool;

use super::show::found;
use super::{Failure, Outcome, Output};
use crate::brief::{Brief, FILE, Shelf, note, note_of_records};
use crate::cli::{BriefFormat, BriefTask, CiteStyle};
use crate::export::cite::Style;
use crate::export::note::{Note, html, json, markdown, text};
use crate::model::{Date, RecordRef, Scope, counted, counted_as};
use crate::search::{Context, Index, Query, search};
use crate::store::Store;
use crate::text::safe;

pub(super) fn run(
    scope: &Scope,
    store: Option<&Store>,
    today: Date,
    task: &BriefTask,
    output: &mut Output,
    errors: &mut Output,
) -> Result<Outcome, Failure> {
    let shelf = match store {
        Some(store) => store.read::<Shelf>(FILE).map_err(Failure::File)?.of_file(),
        None => Shelf::default(),
    };
    if task.list {
        return list(&shelf, scope, output);
    }
    let note = match (&task.query, chosen(&shelf, task)) {
        (Some(query), _) => of_query(scope, query, today, task)?,
        (None, Some(brief)) => of_brief(scope, brief, today, style(task)),
        (None, None) if task.names.is_empty() => return Err(Failure::Usage(NO_BRIEF.to_owned())),
        (None, None) => of_records(scope, &shelf, task)?,
    };
    let note = match &task.title {
        Some(title) => Note { title: safe(title).into_owned(), ..note },
        None => note,
    };
    let written = match task.format {
        BriefFormat::Md => markdown::write(&note),
        BriefFormat::Html => html::write(&note),
        BriefFormat::Text => text::write(&note),
        BriefFormat::Json => json::write(&note),
    };
    output.write_all(written.as_bytes())?;
    output.flush()?;
    for caveat in &note.caveats {
        writeln!(errors, "note: {caveat}")?;
    }
    Ok(if note.points().next().is_none() { Outcome::Nothing } else { Outcome::Done })
}

const NO_BRIEF: &str = "No brief is kept yet. Mark records in the explorer with m, or name records: \
    sitrep brief 2024-01-28-tower-22, or sitrep brief --query 'tower 22'.";

fn style(task: &BriefTask) -> Style {
    match task.cite {
        CiteStyle::Icd206 => Style::Icd206,
        CiteStyle::Chicago => Style::Chicago,
        CiteStyle::Bibtex => Style::Bibtex,
    }
}

/// The brief that is meant: the open one, or the one with this name.
fn chosen<'s>(shelf: &'s Shelf, task: &BriefTask) -> Option<&'s Brief> {
    match &task.names[..] {
        [] => shelf.open(),
        [name] => shelf.find(name),
        _ => None,
    }
}

/// The day of the command line goes before the brief's own.
fn of_brief(scope: &Scope, brief: &Brief, today: Date, style: Style) -> Note {
    let own = brief.scope(scope.knowledge());
    let asked = scope.lens().until.is_some() || scope.lens().since.is_some();
    let scope = if asked { scope } else { &own };
    let questions = brief.entries.iter().any(|entry| matches!(entry, crate::brief::Entry::Question { .. }));
    let index = questions.then(|| Index::build(scope.knowledge()));
    note(scope, brief, index.as_ref(), today, style)
}

fn of_query(scope: &Scope, text: &str, today: Date, task: &BriefTask) -> Result<Note, Failure> {
    let index = Index::build(scope.knowledge());
    let query = Query::parse(text, &Context { index: &index, scope, today });
    if let Some(problem) = query.problems().first() {
        return Err(Failure::Usage(safe(&problem.message).into_owned()));
    }
    if query.is_empty() {
        let told = format!("`{}` holds nothing to search for. Give a word, a date or a field.", safe(text));
        return Err(Failure::Usage(told));
    }
    let answer = search(&index, scope, &query, task.limit, &AtomicBool::new(false));
    let records: Vec<_> = answer.hits.iter().map(|hit| hit.record).collect();
    let mut note = note_of_records(scope, text, &records, style(task));
    if answer.total > records.len() {
        let left_out =
            format!("{} of {} that match; --limit takes more.", records.len(), counted(answer.total, "record"));
        note.caveats.push(left_out);
    }
    if answer.hidden.total() > 0 {
        note.caveats.push(format!(
            "{}: {}.",
            counted_as(answer.hidden.total(), "more is hidden", "more are hidden"),
            answer.hidden.text()
        ));
    }
    Ok(note)
}

fn of_records(scope: &Scope, shelf: &Shelf, task: &BriefTask) -> Result<Note, Failure> {
    let found: Result<Vec<RecordRef>, Failure> = task.names.iter().map(|id| found(scope, id)).collect();
    let records = found.map_err(|failure| with_names(failure, shelf))?;
    let title = scope.knowledge().about.title.to_string();
    Ok(note_of_records(scope, &title, &records, style(task)))
}

/// A name that is neither a record's nor a brief's: the briefs are named, too.
fn with_names(failure: Failure, shelf: &Shelf) -> Failure {
    let names: Vec<_> = shelf.briefs().iter().map(|brief| format!("“{}”", safe(&brief.name))).collect();
    match failure {
        Failure::Usage(told) if names.is_empty() => Failure::Usage(format!("{told} No brief is kept yet, either.")),
        Failure::Usage(told) => Failure::Usage(format!("{told} Briefs that are kept: {}.", names.join(", "))),
        other => other,
    }
}

fn list(shelf: &Shelf, scope: &Scope, output: &mut Output) -> Result<Outcome, Failure> {
    for brief in shelf.briefs() {
        let (changed, gone) = brief.stale(scope.knowledge());
        let open = if shelf.open().is_some_and(|open| open.name == brief.name) { "*" } else { " " };
        let entries = counted(brief.entries.len(), "entry");
        write!(output, "{open} {}: {entries}, {}", safe(&brief.name), brief.as_of_words())?;
        writeln!(output, "{}", stale_words(changed, gone))?;
    }
    Ok(if shelf.briefs().is_empty() { Outcome::Nothing } else { Outcome::Done })
}

fn stale_words(changed: usize, gone: usize) -> String {
    match (changed, gone) {
        (0, 0) => String::new(),
        (changed, 0) => format!("; {changed} changed since marked"),
        (0, gone) => format!("; {gone} gone"),
        (changed, gone) => format!("; {changed} changed since marked, {gone} gone"),
    }
}
