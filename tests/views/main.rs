//! The views beside the Desk as their users meet them: keys in, screen out, at an in-memory terminal.

#[expect(dead_code, reason = "the tests of the Desk use more of it")]
#[path = "../explorer/session.rs"]
mod session;

mod chronology;
mod compare;
mod disputes;
mod map;
mod narrowing;
mod network;
mod news;
mod numbers;
mod pictures;
mod sources;
