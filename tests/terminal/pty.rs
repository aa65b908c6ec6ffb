//! A pseudo-terminal with the real program on it: keys go in, the screen is read, waits are for what stands there.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};
use vt100::MouseProtocolMode;

/// Generous: the tests share two slow cores with others, and what is waited for comes or does not, however late.
const PATIENCE: Duration = Duration::from_secs(90);

/// What the terminal has on its clipboard, in base64 as it came.
#[derive(Default)]
struct Clipboard(String);

impl vt100::Callbacks for Clipboard {
    fn copy_to_clipboard(&mut self, _: &mut vt100::Screen, _: &[u8], data: &[u8]) {
        self.0 = String::from_utf8_lossy(data).into_owned();
    }
}

/// The emulated terminal, and a bell that rings when it has changed.
struct Shared {
    parser: Mutex<vt100::Parser<Clipboard>>,
    changed: Condvar,
    /// Nobody looks at the output any more.
    abandoned: AtomicBool,
}

impl Shared {
    fn parser(&self) -> MutexGuard<'_, vt100::Parser<Clipboard>> {
        // A test that failed while it held the lock has said so itself.
        self.parser.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

/// A terminal with a program on it.
pub struct Terminal {
    /// Both ends of ours, until they are dropped to hang up.
    ends: Option<(Box<dyn MasterPty>, Box<dyn Write + Send>)>,
    child: Box<dyn Child + Send + Sync>,
    shared: Arc<Shared>,
    modes_before: String,
}

impl Terminal {
    /// Starts sitrep in a window of so many columns and rows.
    pub fn sitrep(columns: u16, rows: u16, arguments: &[&str]) -> Self {
        Self::start(columns, rows, env!("CARGO_BIN_EXE_sitrep"), arguments, &[])
    }

    /// Starts any program, with variables added to the environment.
    pub fn start(columns: u16, rows: u16, program: &str, arguments: &[&str], variables: &[(&str, &str)]) -> Self {
        let pair = native_pty_system().openpty(size(columns, rows)).expect("the system gives pseudo-terminals");
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.cwd(Path::new(env!("CARGO_MANIFEST_DIR")));
        for name in ["NO_COLOR", "BROWSER", "RUST_BACKTRACE", "ENV", "SITREP_CONFIG", "VISUAL", "EDITOR"] {
            command.env_remove(name);
        }
        command.env("TERM", "xterm-256color");
        command.env("XDG_CONFIG_HOME", env!("CARGO_TARGET_TMPDIR"));
        command.env("XDG_DATA_HOME", concat!(env!("CARGO_TARGET_TMPDIR"), "/no-data"));
        command.env("XDG_STATE_HOME", env!("CARGO_TARGET_TMPDIR"));
        for (name, value) in variables {
            command.env(name, value);
        }
        let modes_before = modes(&*pair.master);
        let child = pair.slave.spawn_command(command).expect("the program was built");
        drop(pair.slave);
        let shared = Arc::new(Shared {
            parser: Mutex::new(vt100::Parser::new_with_callbacks(cells(rows), cells(columns), 0, Clipboard::default())),
            changed: Condvar::new(),
            abandoned: AtomicBool::new(false),
        });
        let output = pair.master.try_clone_reader().expect("the master can be read");
        let reader = Arc::clone(&shared);
        thread::spawn(move || follow(output, &reader));
        let keys = pair.master.take_writer().expect("taken once");
        Self { ends: Some((pair.master, keys)), child, shared, modes_before }
    }

    /// Types: what a terminal would send for the keys.
    pub fn press(&mut self, bytes: &str) {
        let (_, keys) = self.ends.as_mut().expect("not hung up");
        keys.write_all(bytes.as_bytes()).and_then(|()| keys.flush()).expect("the program reads its keys");
    }

    /// Sends a signal to the program.
    pub fn signal(&self, signal: Signal) {
        let id = self.child.process_id().and_then(|id| i32::try_from(id).ok()).and_then(Pid::from_raw);
        kill_process(id.expect("a running program has an id"), signal).expect("it is our child");
    }

    /// Makes the window another size.
    pub fn resize(&self, columns: u16, rows: u16) {
        self.shared.parser().screen_mut().set_size(cells(rows), cells(columns));
        let (master, _) = self.ends.as_ref().expect("not hung up");
        master.resize(size(columns, rows)).expect("the window can be resized");
    }

    /// Closes the terminal, as a window does when it is closed or a line when it drops.
    pub fn hang_up(&mut self) {
        self.shared.abandoned.store(true, Ordering::SeqCst);
        // What the program draws for this key wakes the reader, which then lets go of its copy of the terminal.
        self.press("j");
        self.ends = None;
    }

    /// The text on the screen.
    pub fn text(&self) -> String {
        self.shared.parser().screen().contents()
    }

    /// Shows every cell to a check, with its row and column.
    pub fn each_cell(&self, mut check: impl FnMut(u16, u16, &vt100::Cell)) {
        let parser = self.shared.parser();
        let (rows, columns) = parser.screen().size();
        for (row, column) in (0..rows.get()).flat_map(|row| (0..columns.get()).map(move |column| (row, column))) {
            if let Some(cell) = parser.screen().cell(row, column) {
                check(row, column, cell);
            }
        }
    }

    /// What the program last put on the clipboard, in base64.
    pub fn clipboard(&self) -> String {
        self.shared.parser().callbacks().0.clone()
    }

    /// Waits until the screen is as described; `what` names it if it never is.
    pub fn wait_for(&self, what: &str, described: impl Fn(&vt100::Screen) -> bool) {
        let end = Instant::now() + PATIENCE;
        let mut parser = self.shared.parser();
        while !described(parser.screen()) {
            let left = end.saturating_duration_since(Instant::now());
            assert!(!left.is_zero(), "never seen: {what}. The screen:\n{}", parser.screen().contents());
            (parser, _) =
                self.shared.changed.wait_timeout(parser, left).unwrap_or_else(std::sync::PoisonError::into_inner);
        }
    }

    /// Waits until a text stands on the screen.
    pub fn wait_for_text(&self, text: &str) {
        self.wait_for(text, |screen| screen.contents().contains(text));
    }

    /// Waits until the program has ended; its exit code.
    pub fn wait_for_exit(&mut self) -> u32 {
        let end = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.child.try_wait().expect("it is our child") {
                return status.exit_code();
            }
            assert!(Instant::now() < end, "the program never ended. The screen:\n{}", self.text());
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Checks that the terminal is as it was before the program came: everything that the program switches on is off.
    pub fn assert_restored(&self) {
        self.wait_for("the screen given back", |screen| !screen.alternate_screen() && !screen.hide_cursor());
        let parser = self.shared.parser();
        let screen = parser.screen();
        assert!(!screen.bracketed_paste(), "bracketed paste is still on");
        assert_eq!(screen.mouse_protocol_mode(), MouseProtocolMode::None, "the mouse is still captured");
        assert_eq!(screen.fgcolor(), vt100::Color::Default, "the colour stays");
        assert!(!screen.bold() && !screen.inverse(), "an attribute stays");
        let (master, _) = self.ends.as_ref().expect("not hung up");
        assert_eq!(modes(&**master), self.modes_before, "raw mode is still on");
    }
}

impl Drop for Terminal {
    /// A test that failed half-way must not leave its program behind.
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// Feeds the emulator until the program has closed the terminal. Like a terminal that knows synchronized updates it shows a
/// frame only when it is whole, so that what tests read is never half of one.
fn follow(mut output: Box<dyn Read + Send>, shared: &Shared) {
    let mut bytes = [0; 16_384];
    let mut held = Vec::new();
    while let Ok(read @ 1..) = output.read(&mut bytes) {
        if shared.abandoned.load(Ordering::SeqCst) {
            return;
        }
        held.extend_from_slice(&bytes[..read]);
        let whole = whole(&held);
        shared.parser().process(&held[..whole]);
        held.drain(..whole);
        shared.changed.notify_all();
    }
    shared.parser().process(&held);
    shared.changed.notify_all();
}

/// How much of the output can be shown: all of it, but for a frame that has begun and not ended.
fn whole(output: &[u8]) -> usize {
    let last = |sequence: &[u8]| output.windows(sequence.len()).rposition(|window| window == sequence);
    match (last(b"\x1b[?2026h"), last(b"\x1b[?2026l")) {
        (Some(begun), ended) if ended.is_none_or(|ended| ended < begun) => begun,
        // The sequence that begins a frame may itself have come only in part.
        _ => match output.iter().rposition(|&byte| byte == b'\x1b') {
            Some(escape) if output.len() - escape < 8 && !output.ends_with(b"l") => escape,
            _ => output.len(),
        },
    }
}

fn size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).expect("a window has cells")
}

/// Line editing, echo and the like, as text that can be compared.
fn modes(master: &dyn MasterPty) -> String {
    let modes = master.get_termios().expect("a pseudo-terminal has modes");
    format!("{:?} {:?} {:?}", modes.input_flags, modes.output_flags, modes.local_flags)
}
