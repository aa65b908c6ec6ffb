//! The explorer as its users meet it: keys in, screen out, at an in-memory terminal.

mod answers;
mod dates;
mod links;
mod lists;
mod screens;
mod search;
mod session;
mod shaking;
