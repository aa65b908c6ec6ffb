//! sitrep: a keyboard-first terminal explorer of the Iraq coalition situation.
#![forbid(unsafe_code)]

pub mod chart;
pub mod cli;
pub mod command;
pub mod diagnostic;
pub mod export;
pub mod geometry;
pub mod keys;
pub mod load;
pub mod model;
pub mod query;
pub mod search;
pub mod shell;
pub mod shipped;
pub mod text;
