//! The real application without a terminal: keys in, one frame out as text. For tests, pictures and bug reports.

use std::fmt::Write;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;

use super::input::key_message;
use crate::app::{App, Effect, HITS, Msg, Notice};
use crate::geometry::Size;
use crate::keys::Key;
use crate::model::{Date, Scope};
use crate::search::{self, Index};
use crate::text;
use crate::ui::{self, Look};

/// What is to be played.
pub struct Script {
    /// The knowledge as it is seen at first.
    pub scope: Scope,
    /// Words to search for at once.
    pub words: Option<String>,
    /// The keys.
    pub keys: Vec<Key>,
    /// The window.
    pub size: Size,
    /// Colours, signs and keys.
    pub look: Look,
    /// The calendar's day.
    pub today: Date,
}

/// Plays the keys and prints the last frame, a line a row, without spaces at the ends of lines. Keys after a quit are not played.
pub fn print(script: Script) -> String {
    let mut app = App::new(script.scope, script.size, script.today);
    let effects = app.start(script.words.as_deref());
    let mut running = carry_out(&mut app, effects);
    for key in script.keys {
        if !running {
            break;
        }
        if let Some(msg) = key_message(app.input(), &script.look.keymap, key) {
            let effects = app.update(msg);
            running = carry_out(&mut app, effects);
        }
    }
    lines(&frame(&app, &script.look, script.size))
}

/// Carries effects out at once, those that need a terminal or a browser not at all. False once the program is left.
fn carry_out(app: &mut App, effects: Vec<Effect>) -> bool {
    let mut running = true;
    for effect in effects {
        let done = match effect {
            Effect::Quit => {
                running = false;
                continue;
            }
            Effect::Suspend | Effect::Copy(_) => continue,
            Effect::OpenUrl(url) => Msg::Tell(Notice::done(format!("Would open {}", text::safe(&url)))),
            Effect::BuildIndex(knowledge) => Msg::Indexed(Arc::new(Index::build(&knowledge))),
            Effect::Search { generation, index, scope, query } => {
                let answer = search::search(&index, &scope, &query, HITS, &AtomicBool::new(false));
                Msg::Found { generation, answer }
            }
        };
        let more = app.update(done);
        running &= carry_out(app, more);
    }
    running
}

/// One frame of the application in a window.
fn frame(app: &App, look: &Look, size: Size) -> Buffer {
    let backend = TestBackend::new(size.width, size.height);
    let mut terminal = match Terminal::new(backend) {
        Ok(terminal) => terminal,
        Err(never) => match never {},
    };
    match terminal.draw(|frame| ui::draw(app, look, frame)) {
        Ok(drawn) => drawn.buffer.clone(),
        Err(never) => match never {},
    }
}

/// The cells as text.
fn lines(buffer: &Buffer) -> String {
    let mut text = String::new();
    for y in 0..buffer.area.height {
        let mut line = String::new();
        let mut x = 0;
        while x < buffer.area.width {
            let symbol = buffer[(x, y)].symbol();
            line.push_str(symbol);
            // A wide character covers the cell after it.
            x += text::width(symbol).max(1) as u16;
        }
        writeln!(text, "{}", line.trim_end()).expect("a String takes any text");
    }
    text
}
