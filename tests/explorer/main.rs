//! The explorer as its users meet it: keys in, screen out, at an in-memory terminal.

mod answers;
mod briefs;
mod colourless;
mod dates;
mod facets;
mod links;
mod lists;
mod overlays;
mod palette;
mod reload;
mod resumed;
mod screens;
mod search;
mod session;
mod shaking;
mod waiting;
