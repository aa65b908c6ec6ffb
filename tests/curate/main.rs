//! The curator's tools as a curator uses them: the commands, on small files of their own.

mod diff;
mod fmt;
mod new;
mod schema;
mod sitrep;
