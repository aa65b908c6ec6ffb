//! From knowledge files to [`Knowledge`], or to every problem that is found in them.
//!
//! A file is cut at its records (`pieces`), the pieces are parsed side by side (`parse`, and `misfit` and `mend` for what is
//! wrong), layers are put over one another, ids become rows (`ids`), and `convert` judges every value. Errors refuse the
//! files. Warnings (`checks`) are looked for by [`check`] only: they need the whole knowledge, and starting need not wait
//! for them.

mod assemble;
mod checks;
mod convert;
pub mod format;
mod ids;
mod layers;
mod mend;
mod misfit;
mod missing;
mod parallel;
mod parse;
mod pieces;
mod read;
mod resolve;
mod schema;

pub use read::LayerSource;

use crate::diagnostic::{FileId, Files, Levels, Report};
use crate::model::{Date, Knowledge};

/// Loads layers, each over the one before: the knowledge, or every error.
pub fn load(layers: &[LayerSource]) -> Result<Knowledge, Box<Report>> {
    let done = assemble::assemble(layers);
    match done.knowledge {
        Some(knowledge) => Ok(knowledge),
        None => Err(Box::new(Report::new(done.files, done.problems, done.records))),
    }
}

/// Reads files without looking into them: those that can be read, and a report on the others.
pub fn texts(layers: &[LayerSource]) -> (Vec<FileId>, Report) {
    let (mut files, mut problems) = (Files::default(), Vec::new());
    let readable = layers.iter().flat_map(|layer| read::read(layer, &mut files, &mut problems)).collect();
    (readable, Report::new(files, problems, 0))
}

/// What came of a check.
#[derive(Debug)]
pub struct Checked {
    /// Errors, or warnings if there is no error.
    pub report: Report,
    /// The knowledge, if there is no error.
    pub knowledge: Option<Knowledge>,
}

/// Loads layers and looks for warnings too. `today` is the day by which a figure's `review` is past; without it, the day on
/// which the knowledge was compiled.
pub fn check(layers: &[LayerSource], levels: &Levels, today: Option<Date>) -> Checked {
    let done = assemble::assemble(layers);
    let mut problems = done.problems;
    if let Some(knowledge) = &done.knowledge {
        let today = today.unwrap_or(knowledge.about.compiled);
        problems.extend(checks::warnings(knowledge, &done.files, &done.allowances, today));
    }
    let mut report = Report::new(done.files, problems, done.records);
    report.apply(levels);
    Checked { report, knowledge: done.knowledge }
}
