//! Search as a user meets it: over the shipped knowledge file and over generated knowledge.

mod lookup;
mod searcher;
mod spellings;
