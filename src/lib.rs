//! sitrep: a keyboard-first terminal explorer of the Iraq coalition situation.
#![forbid(unsafe_code)]

pub mod chart;
pub mod command;
pub mod export;
pub mod geometry;
pub mod keys;
pub mod model;
pub mod query;
pub mod search;
pub mod text;
