//! The explorer's loop: what happens outside becomes a message, messages change the application, its effects are carried
//! out here, and the screen is drawn once all that was waiting is taken in. Workers load and search.

mod editing;
mod input;
mod keeper;
mod picture;
mod reload;
mod scripted;
mod settings;
mod worker;

use std::io;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::{Duration, Instant};

use crate::app::{App, Effect, Msg, Notice, TICK};
use crate::geometry::Size;
use crate::model::{Date, Scope};
use crate::shipped::Supply;
use crate::store::Store;
use crate::terminal::{self, Clipboard, Event, Screen};
use crate::text;
use crate::ui::{self, Look};
use crate::watch::Stamp;
use keeper::Keeper;
use reload::Reloader;
pub use scripted::Player;
pub use settings::{Settings, settings};
use worker::Worker;

/// Said where a brief was changed and there is no folder for it.
const NO_FOLDER: &str = "The brief is not kept: neither XDG_STATE_HOME nor HOME names a folder.";

/// How long the drawing waits for the answer to a question that a key has just asked: about one frame of a screen, so that
/// the letter and its hits come together.
const FRAME: Duration = Duration::from_millis(8);

/// The exit code of a program that panicked, as Rust has it.
const PANICKED: u8 = 101;

/// Brings the knowledge and the lens that it is read through at first, or says why it cannot. It runs on a thread of its own.
pub type Load = Box<dyn FnOnce() -> Result<Scope, Refusal> + Send>;

/// Why there is no knowledge to explore.
#[derive(Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The problems, for stderr once the terminal has been given back.
    pub told: String,
    /// The exit code that tells of them.
    pub exit_code: u8,
}

/// What the explorer is started with.
pub struct Start {
    /// Brings the knowledge.
    pub load: Load,
    /// What it is made from, and made from anew when that changes.
    pub supply: Supply,
    /// Words to search for at once.
    pub words: Option<String>,
    /// Colours, signs and keys.
    pub look: Look,
    /// Whether clicks and the wheel are wanted.
    pub mouse: bool,
    /// Where briefs and searches are kept between runs; none keeps nothing.
    pub store: Option<Store>,
    /// Whether searches are kept, too.
    pub history: bool,
    /// The calendar's day.
    pub today: Date,
}

/// How the explorer ended.
#[derive(Debug, PartialEq, Eq)]
pub enum Ending {
    /// The user left it.
    Quit,
    /// A signal of this number, or the end of the terminal (as SIGHUP), ended it.
    Signal(i32),
    /// There was nothing to explore.
    Refused(Refusal),
}

impl Ending {
    /// The terminal is gone; SIGHUP, which says so to most programs, may come later or never.
    const HUNG_UP: Self = Self::Signal(1);

    /// The exit code that tells of it.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Quit => 0,
            Self::Signal(signal) => 128 + u8::try_from(*signal).unwrap_or(0),
            Self::Refused(refusal) => refusal.exit_code,
        }
    }
}

/// Something that the loop waits for.
enum Report {
    Outside(Event),
    Loaded(Result<Scope, Refusal>),
    Answer(Msg),
}

/// Runs the explorer on the terminal until it is left. The terminal has been given back when this returns.
pub fn explore(start: Start) -> io::Result<Ending> {
    match explore_until_error(start) {
        Err(error) if terminal::is_gone(&error) => Ok(Ending::HUNG_UP),
        ended => ended,
    }
}

fn explore_until_error(start: Start) -> io::Result<Ending> {
    terminal::install_panic_hook();
    let (sender, reports) = mpsc::channel();
    let stamp = Stamp::of(&start.supply.watched());
    // It takes the longest, so it begins first; the frame that says so is out before it has spread over every core.
    load(start.load, sender.clone())?;
    let screen = Screen::enter(start.mouse)?;
    let outside = sender.clone();
    let worker = Worker::start(sender.clone())?;
    let (look, supply) = (start.look, start.supply);
    let mut run = Run {
        screen,
        reports,
        sender,
        worker,
        keeper: None,
        clipboard: Clipboard::new(),
        reloader: None,
        look,
        supply,
        tick_at: None,
    };
    run.draw_loading()?;
    terminal::listen(move |event| outside.send(Report::Outside(event)).is_ok())?;
    let (scope, typed_ahead) = match run.wait_for_knowledge()? {
        Ok(loaded) => loaded,
        Err(ending) => return Ok(ending),
    };
    let mut app = App::new(scope, run.size()?, start.today);
    let effects = app.start(start.words.as_deref());
    app.take_notes(run.supply.takes_overlay());
    app.draw_map_in(run.look.map, run.look.ascii);
    if let Some(told) = run.supply.notice() {
        app.update(Msg::Tell(Notice::done(told)));
    }
    // The first screen stands before anything else is begun: the index keeps every core busy for a while.
    run.draw(&app)?;
    run.keeper = start.store.map(|store| Keeper::start(store, start.history, run.sender.clone())).transpose()?;
    run.reloader = Some(Reloader::start(run.supply.clone(), stamp, run.sender.clone())?);
    let ending = run.browse(&mut app, effects, typed_ahead)?;
    if let (Ending::Quit, Some(text)) = (&ending, run.clipboard.close()) {
        // The terminal outlives this program, and with it what it has on its clipboard.
        run.screen.copy(&text)?;
    }
    Ok(ending)
}

fn load(load: Load, sender: Sender<Report>) -> io::Result<()> {
    let work = move || {
        let loaded = terminal::catch("Loading", load);
        let loaded = loaded.unwrap_or_else(|told| Err(Refusal { told, exit_code: PANICKED }));
        // Nobody listens only when the program has ended meanwhile.
        drop(sender.send(Report::Loaded(loaded)));
    };
    thread::Builder::new().name("load".into()).spawn(work).map(drop)
}

/// The running explorer: the terminal, what is waited for, and who works.
struct Run {
    screen: Screen,
    reports: Receiver<Report>,
    sender: Sender<Report>,
    worker: Worker,
    reloader: Option<Reloader>,
    keeper: Option<Keeper>,
    clipboard: Clipboard,
    look: Look,
    supply: Supply,
    /// When what moves by itself moves next.
    tick_at: Option<Instant>,
}

impl Run {
    fn draw(&mut self, app: &App) -> io::Result<()> {
        self.screen.draw(|frame| ui::draw(app, &self.look, frame))
    }

    /// The loop; the first screen has been drawn.
    fn browse(&mut self, app: &mut App, effects: Vec<Effect>, typed_ahead: Vec<Event>) -> io::Result<Ending> {
        if let Some(ending) = self.carry_out(app, effects)? {
            return Ok(ending);
        }
        let mut changed = !typed_ahead.is_empty();
        for event in typed_ahead {
            if let Some(ending) = self.take(app, Report::Outside(event))? {
                return Ok(ending);
            }
        }
        loop {
            if changed {
                self.draw(app)?;
            }
            if let Some(ending) = self.take_all(app)? {
                return Ok(ending);
            }
            changed = true;
        }
    }

    /// Waits for something to happen and takes in all that has happened; also the answer to what a key asked, if it comes
    /// within a frame.
    fn take_all(&mut self, app: &mut App) -> io::Result<Option<Ending>> {
        let mut next = self.wait(app);
        let drawn_by = Instant::now() + FRAME;
        while let Some(report) = next {
            if let Some(ending) = self.take(app, report)? {
                return Ok(Some(ending));
            }
            next = self.reports.try_recv().ok();
            if next.is_none() && self.worker.is_asked() {
                next = self.reports.recv_timeout(drawn_by.saturating_duration_since(Instant::now())).ok();
            }
        }
        self.tick(app)
    }

    /// Waits for something to happen; nothing when it is time for what moves by itself.
    fn wait(&mut self, app: &App) -> Option<Report> {
        if !app.is_ticking() {
            self.tick_at = None;
            return self.reports.recv().ok();
        }
        let due = *self.tick_at.get_or_insert_with(|| Instant::now() + TICK);
        self.reports.recv_timeout(due.saturating_duration_since(Instant::now())).ok()
    }

    /// Moves what moves by itself, if it is time; also while keys keep coming, which are taken first.
    fn tick(&mut self, app: &mut App) -> io::Result<Option<Ending>> {
        if self.tick_at.is_none_or(|due| due > Instant::now()) {
            return Ok(None);
        }
        let effects = app.update(Msg::Tick);
        self.tick_at = Some(Instant::now() + TICK);
        self.carry_out(app, effects)
    }

    fn take(&mut self, app: &mut App, report: Report) -> io::Result<Option<Ending>> {
        let msg = match report {
            Report::Answer(msg) => {
                self.worker.note(&msg);
                Some(msg)
            }
            Report::Outside(Event::Input(event)) => input::message(app.input(), &self.look.keymap, event),
            Report::Outside(Event::Resized) => Some(Msg::Resize(self.size()?)),
            Report::Outside(Event::Continued) => {
                self.screen.reenter()?;
                Some(Msg::Resize(self.size()?))
            }
            Report::Outside(Event::Signal(signal)) => return Ok(Some(Ending::Signal(signal))),
            Report::Outside(Event::Closed) => return Ok(Some(Ending::HUNG_UP)),
            Report::Loaded(_) => None,
        };
        let Some(msg) = msg else { return Ok(None) };
        let is_key = matches!(msg, Msg::Command(_) | Msg::Type(_));
        let effects = app.update(msg);
        if is_key {
            panic_on_purpose("key");
        }
        self.carry_out(app, effects)
    }

    fn carry_out(&mut self, app: &mut App, effects: Vec<Effect>) -> io::Result<Option<Ending>> {
        for effect in effects {
            match effect {
                Effect::Quit => return Ok(Some(Ending::Quit)),
                Effect::Suspend => self.screen.suspend()?,
                Effect::Copy { text, what } => self.put_on_clipboard(app, text, what)?,
                Effect::KeepBriefs(shelf) => match &self.keeper {
                    Some(keeper) => keeper.keep_briefs(shelf),
                    None => drop(app.update(Msg::Tell(Notice::failed(NO_FOLDER)))),
                },
                Effect::TellTime => drop(app.update(Msg::Time(Box::new(jiff::ZonedDateTime::now())))),
                Effect::OpenUrl(url) => {
                    let sender = self.sender.clone();
                    let failed = move |told| drop(sender.send(Report::Answer(Msg::Tell(Notice::failed(told)))));
                    if let Err(told) = terminal::open_url(&url, failed) {
                        app.update(Msg::Tell(Notice::failed(told)));
                    }
                }
                Effect::Edit(edit) => self.edit(app, edit)?,
                Effect::KeepPicture { name, svg } => {
                    app.update(Msg::Tell(picture::keep(std::path::Path::new("."), name, &svg)));
                }
                Effect::Remember(memo) => self.keeper.iter().for_each(|keeper| keeper.keep(memo.clone())),
                Effect::BuildIndex(knowledge) => self.worker.build_index(knowledge),
                Effect::Search { generation, index, scope, query } => {
                    self.worker.search(generation, index, scope, query);
                }
                Effect::Work { generation, job } => self.worker.work(generation, job),
            }
        }
        Ok(None)
    }

    /// Copies through the terminal at once, and to the system's clipboard beside the loop; the status line says how.
    fn put_on_clipboard(&mut self, app: &mut App, text: String, what: &'static str) -> io::Result<()> {
        let shown = text::truncate(&text::safe(&text), 60).into_owned();
        let condition = self.screen.copy(&text)?;
        let sender = self.sender.clone();
        let told = move |system: Result<(), String>| {
            let told = match system {
                Ok(()) => format!("Copied the {what} (system clipboard; OSC 52, {condition}): {shown}"),
                // What failed comes first: a narrow line must not cut it off.
                Err(why) => format!("Copied the {what} (OSC 52 only: {why}; {condition}): {shown}"),
            };
            drop(sender.send(Report::Answer(Msg::Tell(Notice::done(told)))));
        };
        if let Err(notice) = self.clipboard.put(text, told) {
            app.update(Msg::Tell(Notice::failed(notice)));
        }
        Ok(())
    }

    /// Keeps the loading frame until the knowledge is there; keys that are typed meanwhile are kept for the Desk.
    fn wait_for_knowledge(&mut self) -> io::Result<Result<(Scope, Vec<Event>), Ending>> {
        let mut typed_ahead = Vec::new();
        while let Ok(report) = self.reports.recv() {
            match report {
                Report::Loaded(Ok(scope)) => return Ok(Ok((scope, typed_ahead))),
                Report::Loaded(Err(refusal)) => return Ok(Err(Ending::Refused(refusal))),
                Report::Outside(Event::Signal(signal)) => return Ok(Err(Ending::Signal(signal))),
                Report::Outside(Event::Closed) => return Ok(Err(Ending::HUNG_UP)),
                Report::Outside(Event::Input(event)) if input::quits_at_once(&self.look.keymap, &event) => {
                    return Ok(Err(Ending::Quit));
                }
                Report::Outside(event) => {
                    if event == Event::Continued {
                        self.screen.reenter()?;
                    }
                    self.draw_loading()?;
                    typed_ahead.push(event);
                }
                Report::Answer(_) => {}
            }
        }
        unreachable!("this holds a sender itself, so the channel stays open")
    }

    fn draw_loading(&mut self) -> io::Result<()> {
        let (name, bytes) = self.supply.reading();
        self.screen.draw(|frame| ui::draw_loading(&name, bytes, &self.look, frame))
    }

    fn size(&self) -> io::Result<Size> {
        self.screen.size().map(|(width, height)| Size::new(width, height))
    }
}

/// Lets tests see what a panic does to the terminal: `SITREP_PANIC` names the place, and only debug builds look at it.
fn panic_on_purpose(place: &str) {
    assert!(
        !cfg!(debug_assertions) || std::env::var_os("SITREP_PANIC").is_none_or(|named| named != place),
        "on purpose"
    );
}
