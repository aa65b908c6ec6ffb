//! What the terminal and the system tell the program, reported from two threads: one reads keys, one watches for signals
//! and for the terminal's end. The loop waits in one place only, whatever happens.

use std::io;
use std::thread;

use crossterm::event;

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
    thread::Builder::new().name("keys".into()).spawn(move || read_keys(&send))?;
    Ok(())
}

/// Reads until the terminal is gone. A thread of its own, since an unfinished escape sequence makes the read wait for its rest.
fn read_keys(send: &impl Fn(Event) -> bool) {
    loop {
        let told = match event::read() {
            Ok(event::Event::Resize(..)) => send(Event::Resized),
            Ok(input) => send(Event::Input(input)),
            Err(_) => {
                send(Event::Closed);
                return;
            }
        };
        if !told {
            return;
        }
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
    use super::Event;

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
    fn terminal() -> io::Result<OwnedFd> {
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
