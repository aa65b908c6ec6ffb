//! Search as a user meets it: over the shipped knowledge file and over generated knowledge.

#[path = "../../benches/search/corpus.rs"]
mod corpus;
mod frame;
mod language;
mod lookup;
mod properties;
mod recall;
mod searcher;
mod spellings;
#[path = "../../benches/search/typing.rs"]
mod typing;
