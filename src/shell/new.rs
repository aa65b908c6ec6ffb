//! `sitrep new`: a record to fill in.

use std::io::Write;

use super::fmt::syntax_errors;
use super::{Failure, Outcome, Output};
use crate::cli::NewTask;
use crate::curate::diff::State;
use crate::curate::skeleton::{Wishes, skeleton};
use crate::load::{LayerSource, texts};
use crate::model::Date;
use crate::shipped::Supply;

pub(super) fn run(supply: &Supply, task: &NewTask, today: Date, output: &mut Output) -> Result<Outcome, Failure> {
    let knowledge = knowledge(supply)?;
    let wishes = Wishes { kind: task.kind, date: task.date, title: task.title.clone(), url: task.from_url.clone() };
    let skeleton = skeleton(&wishes, today, &knowledge).map_err(Failure::Usage)?;
    output.write_all(skeleton.as_bytes())?;
    Ok(Outcome::Done)
}

/// The records that there are. The files may have errors other than syntax: they are being edited.
fn knowledge(supply: &Supply) -> Result<State, Failure> {
    let (readable, report) = texts(&supply.layers());
    if !report.diagnostics.is_empty() {
        return Err(Failure::Invalid(Box::new(report)));
    }
    let read: Vec<&str> = readable.iter().map(|&file| &*report.files.get(file).text).collect();
    State::read(&read).map_err(|row| {
        let file = report.files.get(readable[row]);
        let layer = LayerSource::Text { name: file.name.clone(), text: file.text.clone() };
        Failure::Invalid(Box::new(syntax_errors(layer)))
    })
}
