//! sitrep: a keyboard-first terminal explorer of the Iraq coalition situation.
//!
//! # How the parts fit
//!
//! ```text
//!  knowledge files ──load──▶ Knowledge (immutable; ids → records, who names whom)
//!                               │
//!                               ├─▶ search::Index   every word, so that a look-up takes well under a frame
//!                               ├─▶ model::Scope    Knowledge through a Lens: what is shown, what is hidden and why
//!                               ▼
//!  key ─▶ keys::Keymap ─▶ Command ─▶ app::App::update ─▶ Effects ─▶ run: clipboard, browser, search, quit
//!                               │
//!                         ui::draw(&App) ─▶ Frame            shell commands use the same scope, queries and search
//! ```
//!
//! - The **domain** knows no terminal. [`model`] has the records as they are written, typed, and how they are read: everything
//!   is listed, counted and linked through a [`model::Scope`], so that a past day hides what is later everywhere at once.
//!   [`load`] makes them from TOML, or tells every problem ([`diagnostic`]). [`query`] asks questions (a record laid open as a
//!   card, who is responsible, how a claim stands), [`search`] finds, [`export`] writes lines, Markdown, JSON and what other
//!   programs read. [`import`] makes drafts from what they wrote.
//! - The **application** ([`app`]) is state and one function that changes it, [`app::App::update`]: a message in, effects out.
//!   It draws nothing and touches nothing outside. [`ui`] draws it and changes nothing. [`geometry`] says where things stand
//!   in a window, for both. [`run`] is the loop: it turns events into messages, carries effects out, and draws.
//! - The **table of commands** ([`command`]) feeds the keymap ([`keys`]), the hints, the help and the README's key table. A new
//!   command is a row there, an arm in `update`, and a test by keys in `tests/explorer`.
//! - The **shell** ([`cli`], [`shell`]) has a file per command; [`shipped`] embeds the knowledge file. [`store`] is the user's
//!   state folder: what the program keeps between runs.
//!
//! Modules import in one direction, from the program to the domain; `tests/import_order.rs` has the table and holds it.
//!
//! Text of a knowledge file is untrusted: it passes [`text::safe`] before it reaches a terminal.
#![forbid(unsafe_code)]

pub mod app;
pub mod basemap;
pub mod brief;
pub mod chart;
pub mod cli;
pub mod command;
pub mod config;
pub mod curate;
pub mod diagnostic;
pub mod export;
pub mod geometry;
pub mod import;
pub mod keys;
pub mod load;
pub mod model;
pub mod query;
pub mod run;
pub mod search;
pub mod shell;
pub mod shipped;
pub mod store;
pub mod terminal;
pub mod text;
pub mod ui;
pub mod watch;
