//! Files that are being written have a name of their own until they are whole. A signal that ends the program takes them along:
//! nothing half done stays behind.

use std::io;
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

use tempfile::NamedTempFile;

static FILES: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

fn files() -> MutexGuard<'static, Vec<PathBuf>> {
    FILES.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A file that is not whole yet; when this is dropped, it is, or it is gone.
pub(super) struct Unfinished(PathBuf);

impl Unfinished {
    /// Begins a file; a signal waits until it is known.
    pub(super) fn begin(create: impl FnOnce() -> io::Result<NamedTempFile>) -> io::Result<(NamedTempFile, Self)> {
        #[cfg(unix)]
        signals::watch();
        let mut files = files();
        let file = create()?;
        files.push(file.path().to_owned());
        let unfinished = Self(file.path().to_owned());
        Ok((file, unfinished))
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        files().retain(|path| *path != self.0);
    }
}

#[cfg(unix)]
mod signals {
    use std::io::{self, Read};
    use std::os::unix::net::UnixStream;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::sync::{Arc, Once};
    use std::{fs, process, thread};

    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::{flag, low_level};

    /// Begins to wait for signals. Where that cannot be had, the program ends as it would have.
    pub(super) fn watch() {
        static WATCHED: Once = Once::new();
        WATCHED.call_once(|| drop(start()));
    }

    fn start() -> io::Result<()> {
        let (mut reader, writer) = UnixStream::pair()?;
        let came = Arc::new(AtomicUsize::new(0));
        let ignored = ignored();
        for signal in [SIGINT, SIGTERM, SIGHUP].into_iter().filter(|signal| (ignored >> (signal - 1)) & 1 == 0) {
            flag::register_usize(signal, Arc::clone(&came), usize::try_from(signal).unwrap_or_default())?;
            low_level::pipe::register(signal, writer.try_clone()?)?;
        }
        thread::Builder::new().name("signals".to_owned()).spawn(move || {
            if reader.read_exact(&mut [0]).is_ok() {
                end(i32::try_from(came.load(Ordering::SeqCst)).unwrap_or(SIGTERM));
            }
        })?;
        Ok(())
    }

    /// Takes the files away and ends as the signal wants it. The list stays locked: no other file is begun.
    fn end(signal: i32) {
        let files = super::files();
        for path in files.iter() {
            let _ = fs::remove_file(path);
        }
        let _ = low_level::emulate_default_handler(signal);
        process::exit(128 + signal);
    }

    /// The signals that whoever started the program wants ignored (`nohup`, `&` in a script), a bit for each. Only Linux tells.
    fn ignored() -> u64 {
        let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
        let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
        mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).unwrap_or(0)
    }
}
