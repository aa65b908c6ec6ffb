//! Pictures for slides: a clean SVG of a view, drawn from the same queries as the view. Title, as-of line, sources and the
//! comparators of numbers are in it, so that it can stand alone.

#![allow(
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "points of a picture: counts and days are far below 2^52, and lengths are not negative"
)]

mod chronology;
mod disputes;
mod map;
mod numbers;
mod page;
pub mod raster;

pub use page::breadth;

use super::Selection;
use crate::model::MeasureIx;
use crate::query::disputes::Subject;

/// What is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picture {
    /// Events over time.
    Chronology,
    /// A measure's figures over time, beside what is recorded here.
    Numbers(MeasureIx),
    /// Where events happened.
    Map,
    /// The positions on a question and who takes them when.
    Disputes(Subject),
}

/// The picture as SVG.
pub fn svg(selection: &Selection, picture: Picture) -> String {
    match picture {
        Picture::Chronology => chronology::draw(selection),
        Picture::Numbers(measure) => numbers::draw(selection, measure),
        Picture::Map => map::draw(selection),
        Picture::Disputes(subject) => disputes::draw(selection, subject),
    }
}
