//! What the terminal and the system tell the program, reported from two threads: one reads keys, one watches for signals
//! and for the terminal's end. The loop waits in one place only, whatever happens.

use std::io;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use crossterm::event;

#[cfg(unix)]
use {
    rustix::event::{PollFd, PollFlags, poll},
    rustix::io::Errno,
    std::io::{Read, Write},
    std::os::fd::OwnedFd,
    std::os::unix::net::UnixStream,
    std::sync::OnceLock,
    std::time::Duration,
};

/// Something that happened outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// A key, the mouse, a paste.
    Input(event::Event),
    /// The window has another size.
    Resized,
    /// The program was stopped and goes on; somebody else may have used the terminal meanwhile.
    Continued,
    /// A signal asks the program to end; its number.
    Signal(i32),
    /// The terminal is gone.
    Closed,
}

/// Starts reporting. `send` answers false when nobody listens any more.
pub fn listen<S>(send: S) -> io::Result<()>
where
    S: Fn(Event) -> bool + Clone + Send + 'static,
{
    #[cfg(unix)]
    watch::start(send.clone())?;
    let keys = Keys::open()?;
    thread::Builder::new().name("keys".into()).spawn(move || read_keys(&keys, &send))?;
    Ok(())
}

/// Reads until the terminal is gone. A thread of its own, since an unfinished escape sequence makes the read wait for its rest.
fn read_keys(keys: &Keys, send: &impl Fn(Event) -> bool) {
    let mut listening = true;
    while listening {
        LOAN.wait_while_lent();
        listening = match keys.next() {
            Ok(None) => true,
            Ok(Some(event::Event::Resize(..))) => send(Event::Resized),
            Ok(Some(input)) => send(Event::Input(input)),
            Err(_) => {
                send(Event::Closed);
                false
            }
        };
    }
    LOAN.stop();
}

/// Whether somebody else has the terminal: then no key is read and Ctrl-C is not for us.
static LOAN: Loan = Loan { state: Mutex::new(LoanState { lent: false, reading: false }), changed: Condvar::new() };

struct Loan {
    state: Mutex<LoanState>,
    changed: Condvar,
}

struct LoanState {
    lent: bool,
    /// Whether a key may be read at this moment.
    reading: bool,
}

impl Loan {
    fn state(&self) -> MutexGuard<'_, LoanState> {
        // Nothing that holds the lock can leave it half changed.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait_while_lent(&self) {
        let mut state = self.state();
        state.reading = false;
        self.changed.notify_all();
        while state.lent {
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        state.reading = true;
    }

    fn stop(&self) {
        self.state().reading = false;
        self.changed.notify_all();
    }

    fn is_lent(&self) -> bool {
        self.state().lent
    }
}

/// Keeps keys and Ctrl-C away from the program until it is dropped.
pub struct Lent(());

/// Lends the keys out: on return none is being read.
pub fn lend() -> Lent {
    let mut state = LOAN.state();
    state.lent = true;
    wake();
    while state.reading {
        state = LOAN.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
    }
    Lent(())
}

impl Drop for Lent {
    fn drop(&mut self) {
        LOAN.state().lent = false;
        LOAN.changed.notify_all();
    }
}

/// How long crossterm is let look for a key. With no time at all it does not even look at what it has read already.
#[cfg(unix)]
const GLANCE: Duration = Duration::from_millis(1);

/// Where keys come from.
#[cfg(unix)]
struct Keys {
    terminal: OwnedFd,
    woken: UnixStream,
}

/// What makes the thread that reads keys look up.
#[cfg(unix)]
static WAKE: OnceLock<UnixStream> = OnceLock::new();

#[cfg(unix)]
fn wake() {
    if let Some(mut wake) = WAKE.get() {
        // A pipe that is full wakes as well.
        let _ = wake.write(&[1]);
    }
}

#[cfg(unix)]
impl Keys {
    fn open() -> io::Result<Self> {
        let (woken, wake) = UnixStream::pair()?;
        woken.set_nonblocking(true)?;
        wake.set_nonblocking(true)?;
        // A second listener would wait for keys in vain beside the first; only the first can be woken.
        drop(WAKE.set(wake));
        Ok(Self { terminal: watch::terminal()?, woken })
    }

    /// The next event; none if the thread was woken, or if what came is not whole yet.
    fn next(&self) -> io::Result<Option<event::Event>> {
        if event::poll(GLANCE)? {
            return event::read().map(Some);
        }
        // crossterm waits without end once it is asked, so the waiting is done here, where it can be ended.
        let mut watched = [PollFd::new(&self.terminal, PollFlags::IN), PollFd::new(&self.woken, PollFlags::IN)];
        match poll(&mut watched, None) {
            Err(Errno::INTR) => return Ok(None),
            polled => polled?,
        };
        let (keys, woken) = (watched[0].revents(), watched[1].revents());
        if !woken.is_empty() {
            while (&self.woken).read(&mut [0; 64]).is_ok_and(|read| read > 0) {}
            return Ok(None);
        }
        if keys.contains(PollFlags::NVAL) {
            // macOS cannot poll /dev/tty.
            return if event::poll(Duration::from_millis(100))? { event::read().map(Some) } else { Ok(None) };
        }
        if keys.intersects(PollFlags::HUP | PollFlags::ERR) && !event::poll(GLANCE)? {
            return Err(io::ErrorKind::BrokenPipe.into());
        }
        Ok(None)
    }
}

/// Where keys come from.
#[cfg(not(unix))]
struct Keys;

#[cfg(not(unix))]
fn wake() {}

#[cfg(not(unix))]
impl Keys {
    fn open() -> io::Result<Self> {
        Ok(Self)
    }

    fn next(&self) -> io::Result<Option<event::Event>> {
        if event::poll(std::time::Duration::from_millis(100))? { event::read().map(Some) } else { Ok(None) }
    }
}

#[cfg(unix)]
mod watch {
    use std::fs::File;
    use std::io::{self, IsTerminal, Read};
    use std::os::fd::{AsFd, OwnedFd};
    use std::os::unix::net::UnixStream;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::thread;
    use std::time::Duration;

    use rustix::event::{PollFd, PollFlags, poll};
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGWINCH};
    use signal_hook::{flag, low_level::pipe};

    use super::super::restore;
    use super::{Event, LOAN};

    const SIGNALS: [i32; 6] = [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGCONT, SIGWINCH];

    /// How long the program may take to end by itself once a signal has asked for it.
    const PATIENCE: Duration = Duration::from_secs(3);

    pub fn start<S>(send: S) -> io::Result<()>
    where
        S: Fn(Event) -> bool + Send + 'static,
    {
        let terminal = terminal()?;
        let (received, wake) = UnixStream::pair()?;
        received.set_nonblocking(true)?;
        let mut raised = Vec::with_capacity(SIGNALS.len());
        for signal in SIGNALS {
            let mark = Arc::new(AtomicBool::new(false));
            // The mark first: it must stand when the pipe wakes the watcher.
            flag::register(signal, Arc::clone(&mark))?;
            pipe::register(signal, wake.try_clone()?)?;
            raised.push((signal, mark));
        }
        thread::Builder::new().name("watch".into()).spawn(move || watch(&send, terminal, received, &raised))?;
        Ok(())
    }

    /// The terminal that keys are read from.
    pub fn terminal() -> io::Result<OwnedFd> {
        let stdin = io::stdin();
        if stdin.is_terminal() { stdin.as_fd().try_clone_to_owned() } else { File::open("/dev/tty").map(OwnedFd::from) }
    }

    fn watch(
        send: &impl Fn(Event) -> bool,
        terminal: OwnedFd,
        mut received: UnixStream,
        raised: &[(i32, Arc<AtomicBool>)],
    ) {
        let mut terminal = Some(terminal);
        loop {
            // Of the terminal only its end is asked for, which poll reports always; keys are another thread's.
            let mut watched = vec![PollFd::new(&received, PollFlags::IN)];
            watched.extend(terminal.as_ref().map(|terminal| PollFd::new(terminal, PollFlags::empty())));
            let polled = poll(&mut watched, None);
            let state = watched.get(1).map_or(PollFlags::empty(), PollFd::revents);
            let gone = state.intersects(PollFlags::HUP | PollFlags::ERR);
            if state.contains(PollFlags::NVAL) {
                // macOS cannot poll /dev/tty; SIGHUP still tells of its end.
                terminal = None;
            }
            if polled.is_ok() {
                // Emptied before the marks are looked at, so that a signal in between wakes the watcher once more.
                while received.read(&mut [0; 64]).is_ok_and(|read| read > 0) {}
            }
            for (signal, mark) in raised {
                if !mark.swap(false, Ordering::SeqCst) {
                    continue;
                }
                let told = match *signal {
                    SIGWINCH => send(Event::Resized),
                    SIGCONT => send(Event::Continued),
                    // Typed for whoever has the terminal.
                    SIGINT | SIGQUIT if LOAN.is_lent() => true,
                    ending => {
                        let told = send(Event::Signal(ending));
                        insist(ending);
                        told
                    }
                };
                if !told {
                    return;
                }
            }
            if gone {
                send(Event::Closed);
                insist(SIGHUP);
                return;
            }
        }
    }

    /// Ends the program if it does not end by itself, so that one that hangs can be ended without spoiling the terminal.
    fn insist(signal: i32) {
        thread::spawn(move || {
            thread::sleep(PATIENCE);
            restore();
            std::process::exit(128 + signal);
        });
    }
}
