//! sitrep: a keyboard-first terminal explorer of the Iraq coalition situation.
#![forbid(unsafe_code)]

pub mod export;
pub mod model;
pub mod query;
pub mod text;
