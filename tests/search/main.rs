//! Search as a user meets it: over the shipped knowledge file and over generated knowledge.

mod frame;
mod language;
mod lookup;
mod properties;
mod searcher;
mod spellings;
