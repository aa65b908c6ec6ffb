//! The curator's tools: knowledge files tidied, compared, begun and described.
//!
//! They work on the text and its tables, not on the model, so that a file can be tidied while it still has errors. What the
//! tables are comes from `load::format`; what a key means, for people and for editors, is in `describe`.

pub mod atoms;
mod comments;
pub mod describe;
pub mod diff;
mod layout;
pub mod replace;
mod same;
pub mod schema;
pub mod skeleton;
pub mod tidy;
mod tree;
