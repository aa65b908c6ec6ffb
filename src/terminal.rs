//! The terminal: taken over on entry, given back on every way out (quit, error, panic, signal, suspension), drawn on,
//! and told what to put on the clipboard. What is drawn is the business of others.

mod browser;
mod clipboard;
mod editor;
mod listen;
mod panics;

use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::cursor::{Hide, Show};
use crossterm::event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste};
use crossterm::style::{Attribute, Print, SetAttribute};
use crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode,
    enable_raw_mode,
};
use crossterm::{execute, queue};
use ratatui::Frame;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;

pub use browser::open_url;
pub use clipboard::Clipboard;
pub use editor::Editor;
pub use listen::{Event, listen};
pub use panics::{catch, install_panic_hook};

/// Whether the screen is ours, so that giving it back twice does nothing the second time.
static ENTERED: AtomicBool = AtomicBool::new(false);

/// Buttons and the wheel, with coordinates of any size. Not crossterm's capture: it asks for every move of the mouse as well,
/// which nothing here listens to and which is a flood over a slow line.
const MOUSE_BUTTONS: &str = "\x1b[?1000h\x1b[?1006h";

/// The terminal while the program has it. Dropping it gives it back.
pub struct Screen {
    terminal: ratatui::Terminal<CrosstermBackend<Pending>>,
    pending: Pending,
    mouse: bool,
}

impl Screen {
    /// Takes the terminal over: raw mode, the alternate screen, no cursor, bracketed paste, and the mouse if it is wanted.
    pub fn enter(mouse: bool) -> io::Result<Self> {
        // The theme sets no colour where none is wanted. crossterm, judging by NO_COLOR itself, would write empty sequences
        // instead of colours, and those take bold and reverse away.
        crossterm::style::force_color_output(true);
        take_over(mouse)?;
        let pending = Pending::default();
        let terminal = ratatui::Terminal::new(CrosstermBackend::new(pending.clone())).inspect_err(|_| restore())?;
        Ok(Self { terminal, pending, mouse })
    }

    /// Width and height in cells.
    pub fn size(&self) -> io::Result<(u16, u16)> {
        self.terminal.size().map(|size| (size.width, size.height))
    }

    /// Draws a frame: what differs from the last one reaches the terminal in one piece.
    pub fn draw(&mut self, render: impl FnOnce(&mut Frame)) -> io::Result<()> {
        self.terminal.draw(render)?;
        self.pending.present()
    }

    /// Takes the terminal over again after somebody else had it, so that the next frame is drawn in full.
    pub fn reenter(&mut self) -> io::Result<()> {
        take_over(self.mouse)?;
        let size = self.terminal.size()?;
        self.terminal.resize(Rect::from((ratatui::layout::Position::ORIGIN, size)))
    }

    /// Gives the terminal back and stops the job until the shell continues it.
    ///
    /// All of the job stops, as it would at Ctrl-Z in any other program, so that `cargo run` or a pager before it stop too.
    /// Where there is no shell to continue it (the program is a window's only one) the system lets it run on.
    pub fn suspend(&mut self) -> io::Result<()> {
        restore();
        #[cfg(unix)]
        rustix::process::kill_current_process_group(rustix::process::Signal::TSTP)?;
        self.reenter()
    }

    /// Lends the terminal to somebody else's program and takes it back whatever comes of it.
    pub fn lend<T>(&mut self, work: impl FnOnce() -> T) -> io::Result<T> {
        let keys = listen::lend();
        restore();
        let modes = Modes::now();
        let done = work();
        modes.set();
        let back = self.reenter();
        drop(keys);
        back.map(|()| done)
    }

    /// Asks the terminal to put a text on the clipboard (OSC 52), through tmux and screen, too; under which condition it arrives,
    /// in words. It works over SSH; whether the terminal obeys is not told.
    pub fn copy(&mut self, text: &str) -> io::Result<String> {
        let through =
            clipboard::Through::of_environment(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()));
        self.pending.write_all(&clipboard::sequence(text, through))?;
        self.pending.present()?;
        Ok(through.condition(text.len()))
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        restore();
    }
}

/// Line editing, echo and the like, so that a program that leaves them spoilt spoils nothing for the shell.
struct Modes(#[cfg(unix)] Option<rustix::termios::Termios>);

#[cfg(unix)]
impl Modes {
    fn now() -> Self {
        Self(rustix::termios::tcgetattr(io::stdin()).ok())
    }

    fn set(&self) {
        if let Some(modes) = &self.0 {
            // A terminal that is gone is noticed elsewhere.
            let _ = rustix::termios::tcsetattr(io::stdin(), rustix::termios::OptionalActions::Now, modes);
        }
    }
}

#[cfg(not(unix))]
impl Modes {
    fn now() -> Self {
        Self()
    }

    fn set(&self) {}
}

fn take_over(mouse: bool) -> io::Result<()> {
    enable_raw_mode()?;
    ENTERED.store(true, Ordering::SeqCst);
    let mut out = io::stdout().lock();
    execute!(out, EnterAlternateScreen, Hide, EnableBracketedPaste).inspect_err(|_| restore())?;
    if mouse {
        execute!(out, Print(MOUSE_BUTTONS)).inspect_err(|_| restore())?;
    }
    Ok(())
}

/// Gives the terminal back as it was found. Nothing is done if it already has been; a terminal that is gone is no error.
pub fn restore() {
    if !ENTERED.swap(false, Ordering::SeqCst) {
        return;
    }
    let undone = execute!(
        io::stdout().lock(),
        EndSynchronizedUpdate,
        DisableMouseCapture,
        DisableBracketedPaste,
        SetAttribute(Attribute::Reset),
        LeaveAlternateScreen,
        Show,
    );
    let cooked = disable_raw_mode();
    // Whoever is called here has the terminal's end, or the program's, before them: nobody is left to be told.
    drop((undone, cooked));
}

/// Whether an error of reading or drawing says that the terminal has been closed.
pub fn is_gone(error: &io::Error) -> bool {
    #[cfg(unix)]
    if error.raw_os_error() == Some(rustix::io::Errno::IO.raw_os_error()) {
        return true;
    }
    error.kind() == io::ErrorKind::BrokenPipe
}

/// Bytes for the terminal, held back until the frame is whole and dropped if the screen has been given back meanwhile.
#[derive(Clone, Default)]
struct Pending(Rc<RefCell<Vec<u8>>>);

impl Pending {
    /// Writes what has gathered to the terminal, which shows it at once as a whole if it knows how.
    fn present(&self) -> io::Result<()> {
        let mut bytes = self.0.borrow_mut();
        if ENTERED.load(Ordering::SeqCst) {
            let mut out = io::stdout().lock();
            let mut whole = Vec::with_capacity(bytes.len() + 16);
            queue!(whole, BeginSynchronizedUpdate)?;
            whole.extend_from_slice(&bytes);
            queue!(whole, EndSynchronizedUpdate)?;
            out.write_all(&whole)?;
            out.flush()?;
        }
        bytes.clear();
        Ok(())
    }
}

impl Write for Pending {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    /// Nothing: ratatui flushes several times within one frame.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
