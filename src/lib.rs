//! sitrep: a keyboard-first terminal explorer of the Iraq coalition situation.
#![forbid(unsafe_code)]

pub mod app;
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
pub mod run;
pub mod search;
pub mod shell;
pub mod shipped;
pub mod terminal;
pub mod text;
pub mod ui;
