//! `sitrep fmt`: knowledge files in canonical form.

use std::io::Write;
use std::path::PathBuf;

use super::{Failure, Outcome, Output};
use crate::cli::FmtTask;
use crate::curate::replace::replace;
use crate::curate::tidy::{Refused, tidy};
use crate::diagnostic::{Check, Levels, Report, SourceFile};
use crate::load::{LayerSource, check, texts};
use crate::text::safe;

pub(super) fn run(
    files: &[PathBuf],
    task: &FmtTask,
    output: &mut Output,
    errors: &mut Output,
) -> Result<Outcome, Failure> {
    let paths = if task.paths.is_empty() { files } else { &task.paths };
    if paths.is_empty() {
        let message = "fmt changes files, so it needs to know which: sitrep fmt my.toml.";
        return Err(Failure::Usage(message.to_owned()));
    }
    let layers: Vec<LayerSource> = paths.iter().cloned().map(LayerSource::Path).collect();
    let (readable, unreadable) = texts(&layers);
    let mut refused = Vec::new();
    let mut untidy = 0;
    for file in &readable {
        let file = unreadable.files.get(*file);
        match tidy_file(file, task.check) {
            Ok(false) => {}
            Ok(true) => {
                untidy += 1;
                let done = if task.check { "Not tidy" } else { "Tidied" };
                writeln!(output, "{done}: {}", safe(&file.name))?;
            }
            Err(failure) => refused.push(failure),
        }
    }
    if !unreadable.diagnostics.is_empty() {
        refused.push(Failure::Invalid(Box::new(unreadable)));
    }
    if let Some(last) = refused.pop() {
        for failure in &refused {
            super::tell(failure, errors);
        }
        return Err(last);
    }
    Ok(if task.check && untidy > 0 { Outcome::Nothing } else { Outcome::Done })
}

/// Tidies a file; says whether it was not tidy.
fn tidy_file(file: &SourceFile, only_check: bool) -> Result<bool, Failure> {
    let Some(path) = &file.path else { return Ok(false) };
    match tidy(&file.text) {
        Ok(tidied) if tidied == file.text => Ok(false),
        Ok(_) if only_check => Ok(true),
        Ok(tidied) => replace(path, &file.text, &tidied).map(|()| true).map_err(Failure::File),
        Err(Refused::Syntax) => Err(Failure::Invalid(Box::new(syntax_errors(LayerSource::Path(path.clone()))))),
        Err(Refused::Meaning(what)) => Err(Failure::File(format!(
            "{} was left as it is, since {what} by tidying it. That is a fault of sitrep.",
            file.name
        ))),
    }
}

/// What the loader says about a file that is no TOML.
pub(super) fn syntax_errors(file: LayerSource) -> Report {
    let mut report = check(&[file], &Levels::default(), None).report;
    if report.diagnostics.iter().any(|problem| problem.check == Check::Syntax) {
        report.diagnostics.retain(|problem| problem.check == Check::Syntax);
    }
    report
}
