//! The real application without a terminal: keys in, frames out. For tests, pictures and bug reports.

use std::fmt::Write;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use jiff::ZonedDateTime;
use jiff::tz::{Offset, TimeZone};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;

use super::input::key_message;
use super::keeper;
use crate::app::{App, Confirm, Edit, Effect, HITS, Msg, Notice};
use crate::brief::Shelf;
use crate::geometry::Size;
use crate::keys::Key;
use crate::model::{Date, Scope};
use crate::search::{self, Index};
use crate::store::Store;
use crate::text;
use crate::ui::{self, Look};

/// The application with a window of its own. Effects are carried out at once, or noted where they need a terminal.
pub struct Player {
    app: App,
    look: Look,
    size: Size,
    copied: Vec<String>,
    store: Option<Store>,
    briefs: Shelf,
    now: ZonedDateTime,
    running: bool,
}

impl Player {
    /// Starts the application; with words, the search is open and filled in.
    pub fn start(scope: Scope, words: Option<&str>, size: Size, look: Look, today: Date) -> Self {
        let mut app = App::new(scope, size, today);
        app.draw_map_in(look.map, look.ascii);
        let mut player = Self {
            app,
            look,
            size,
            copied: Vec::new(),
            store: None,
            briefs: Shelf::default(),
            now: noon(today),
            running: true,
        };
        let effects = player.app.start(words);
        player.carry_out(effects);
        player
    }

    /// Takes over what a folder keeps of earlier runs, and keeps this run's searches in it.
    pub fn keep_in(&mut self, store: Store) {
        let recalled = keeper::recall(&store);
        self.store = recalled.is_ok().then_some(store);
        self.send(recalled.map_or_else(Msg::Tell, Msg::Recalled));
        if let Some(store) = &self.store {
            let briefs = keeper::recall_briefs(store);
            self.briefs = briefs.clone().unwrap_or_default();
            self.send(briefs.map_or_else(Msg::Tell, |shelf| Msg::Briefs(Box::new(shelf))));
        }
    }

    /// Presses keys one after the other; those after a quit are not pressed.
    pub fn press(&mut self, keys: impl IntoIterator<Item = Key>) {
        for key in keys {
            if let Some(msg) = key_message(self.app.input(), &self.look.keymap, key) {
                self.send(msg);
            }
        }
    }

    /// Sends a message, as the loop does.
    pub fn send(&mut self, msg: Msg) {
        if !self.running {
            return;
        }
        if let Msg::Resize(size) = msg {
            self.size = size;
        }
        let effects = self.app.update(msg);
        self.carry_out(effects);
    }

    /// The application.
    pub fn app(&self) -> &App {
        &self.app
    }

    /// What was copied, in order.
    pub fn copied(&self) -> &[String] {
        &self.copied
    }

    /// Whether the program was not left.
    pub fn is_running(&self) -> bool {
        self.running
    }

    /// Carries effects out at once, those that need a terminal or a browser not at all.
    fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Quit => self.running = false,
                Effect::Suspend => {}
                Effect::Copy { text, .. } => self.copied.push(text),
                Effect::KeepBriefs(shelf) => {
                    let kept = self
                        .store
                        .as_ref()
                        .map_or(Ok(()), |store| keeper::keep_briefs(store, &mut self.briefs, *shelf));
                    if let Err(notice) = kept {
                        self.send(Msg::Tell(notice));
                    }
                }
                Effect::TellTime => self.send(Msg::Time(Box::new(self.now.clone()))),
                Effect::OpenUrl(url) => {
                    self.send(Msg::Tell(Notice::done(format!("Would open {}", text::safe(&url)))));
                }
                Effect::Edit(edit) => self.send(would_edit(edit)),
                Effect::KeepPicture { name, .. } => {
                    self.send(Msg::Tell(Notice::done(format!("Would write the picture sitrep-{name}.svg"))));
                }
                Effect::Remember(memo) => {
                    let kept = self.store.as_ref().map_or(Ok(()), |store| keeper::remember(store, memo));
                    if let Err(notice) = kept {
                        self.store = None;
                        self.send(Msg::Tell(notice));
                    }
                }
                Effect::BuildIndex(knowledge) => self.send(Msg::Indexed(Arc::new(Index::build(&knowledge)))),
                Effect::Search { generation, index, scope, query } => {
                    let answer = search::search(&index, &scope, &query, HITS, &AtomicBool::new(false));
                    self.send(Msg::Found { generation, answer });
                }
                Effect::Work { generation, job } => self.send(Msg::Worked { generation, work: job.run() }),
            }
        }
    }

    /// The present frame.
    pub fn frame(&self) -> Buffer {
        let backend = TestBackend::new(self.size.width, self.size.height);
        let mut terminal = match Terminal::new(backend) {
            Ok(terminal) => terminal,
            Err(never) => match never {},
        };
        match terminal.draw(|frame| ui::draw(&self.app, &self.look, frame)) {
            Ok(drawn) => drawn.buffer.clone(),
            Err(never) => match never {},
        }
    }

    /// The present frame as text, a line a row, without spaces at the ends of lines.
    pub fn screen(&self) -> String {
        lines(&self.frame())
    }
}

/// Noon in Baghdad: the clock of a session without a terminal stands still.
fn noon(today: Date) -> ZonedDateTime {
    let zone = TimeZone::fixed(Offset::constant(3));
    today.at(12, 0, 0, 0).to_zoned_datetime(zone).unwrap_or_else(|_| ZonedDateTime::now())
}

/// What is said instead of starting an editor; questions are asked all the same.
fn would_edit(edit: Edit) -> Msg {
    let ask = |question: &str, then| Msg::Ask(Confirm { question: question.to_owned(), then });
    match edit {
        Edit::File { path, line } => Msg::Tell(Notice::done(format!("Would edit {}:{line}", path.display()))),
        Edit::Copy { line, agreed: true } => Msg::Tell(Notice::done(format!("Would edit a copy at line {line}"))),
        Edit::Note { id, agreed: true, .. } => Msg::Tell(Notice::done(format!("Would begin a note on {id}"))),
        Edit::Copy { line, .. } => ask("A copy is written to your data folder.", Edit::Copy { line, agreed: true }),
        Edit::Note { kind, id, .. } => {
            ask("A note is begun in your data folder.", Edit::Note { kind, id, agreed: true })
        }
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
