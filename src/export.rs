//! Records and hits as text that leaves the program: the line to read out, Markdown, JSON, CSV.
//!
//! Whatever shows a statement shows who says so, the day, the source, the grade and who disputes it, and names the
//! day of the data.

pub mod cite;
pub mod copy;
pub mod hits;
pub mod json;
pub mod markdown;
pub mod note;
pub mod sentence;
pub mod toml;

use crate::model::{Scope, day_text};

/// What every citation ends in: `sitrep, data of 22 Nov 2026`, and the as-of day where one is set.
pub fn colophon(scope: &Scope) -> String {
    let compiled = day_text(scope.knowledge().about.compiled);
    match scope.lens().as_of_text() {
        Some(as_of) => format!("sitrep, data of {compiled}, {as_of}"),
        None => format!("sitrep, data of {compiled}"),
    }
}

/// That the text of a record draws on sources that came after the as-of day.
fn later_sources(later: usize) -> Option<String> {
    match later {
        0 => None,
        1 => Some("text draws on 1 later source".to_owned()),
        more => Some(format!("text draws on {more} later sources")),
    }
}
