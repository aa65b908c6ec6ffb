//! Records and hits as text that leaves the program: the line to read out, Markdown, JSON, CSV.
//!
//! Whatever shows a statement shows who says so, the day, the source, the grade and who disputes it, and names the
//! day of the data.
//!
//! A whole export goes through a [`Selection`] and writes record after record, so that it needs little memory beside the
//! knowledge. What a form cannot carry is counted in [`losses::Losses`] and told; no field is ever filled with a bare value.

pub mod cell;
pub mod chain;
pub mod cite;
pub mod copy;
pub mod derived;
pub mod document;
pub mod form;
pub mod ftm;
pub mod geojson;
pub mod hits;
pub mod ics;
pub mod json;
pub mod lines;
pub mod losses;
pub mod markdown;
pub mod note;
pub mod own;
pub mod picture;
pub mod selection;
pub mod sentence;
pub mod stix;
pub mod table;
pub mod timeline;
pub mod toml;
pub mod uri;

pub use selection::Selection;

use crate::model::{Scope, counted, day_text};

/// What every citation ends in: `sitrep, data of 22 Nov 2026`, and the as-of day where one is set.
pub fn colophon(scope: &Scope) -> String {
    let compiled = day_text(scope.knowledge().about.compiled);
    match scope.lens().as_of_text() {
        Some(as_of) => format!("sitrep, data of {compiled}, {as_of}"),
        None => format!("sitrep, data of {compiled}"),
    }
}

/// Told after each record that was written.
pub struct Progress<'p>(&'p mut dyn FnMut());

impl<'p> Progress<'p> {
    /// Calls `step` after each record.
    pub fn new(step: &'p mut dyn FnMut()) -> Self {
        Self(step)
    }

    /// One more record was written.
    pub(crate) fn step(&mut self) {
        (self.0)();
    }
}

/// That the text of a record draws on sources that came after the as-of day.
fn later_sources(later: usize) -> Option<String> {
    (later > 0).then(|| format!("text draws on {}", counted(later, "later source")))
}
