//! From knowledge files to [`Knowledge`], or to every problem that is found in them.
//!
//! A file is cut at its records (`pieces`), the pieces are parsed side by side (`parse`, and `misfit` and `mend` for what is
//! wrong), layers are put over one another, ids become rows (`ids`), and `convert` judges every value. Errors refuse the
//! files. Warnings are looked for by [`check`] only: they need the whole knowledge, and starting need not wait for them.

mod assemble;
mod convert;
mod ids;
mod layers;
mod mend;
mod misfit;
mod parallel;
mod parse;
mod pieces;
mod read;
mod resolve;
mod schema;

pub use read::LayerSource;

use crate::diagnostic::Report;
use crate::model::Knowledge;

/// Loads layers, each over the one before: the knowledge, or every error.
pub fn load(layers: &[LayerSource]) -> Result<Knowledge, Box<Report>> {
    let done = assemble::assemble(layers);
    match done.knowledge {
        Some(knowledge) => Ok(knowledge),
        None => Err(Box::new(Report::new(done.files, done.problems, done.records))),
    }
}
