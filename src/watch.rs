//! Watches files and folders, and says when one of them has changed and come to rest.
//!
//! The folders around the files are watched, since many editors save by putting a new file in the old one's place. What
//! happens there only makes us look: whether something has changed is told by size and time of the files themselves.

use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use notify::event::{AccessKind, AccessMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

/// How long it must have been quiet before files are looked at: an editor saves in several steps.
const QUIET: Duration = Duration::from_millis(100);
/// How long is waited at most for quiet.
const PATIENCE: Duration = Duration::from_secs(1);

/// What tells whether files have changed: size, time and identity of each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stamp(Vec<(PathBuf, Option<FileStamp>)>);

type FileStamp = (u64, Option<SystemTime>, u64);

impl Stamp {
    /// The present state of files, and of the `*.toml` files of folders.
    pub fn of(paths: &[PathBuf]) -> Self {
        let mut stamps = Vec::new();
        for path in paths {
            match fs::read_dir(path) {
                Ok(entries) => {
                    stamps.extend(entries.flatten().map(|entry| entry.path()).filter(|path| is_toml(path)).map(stamp));
                }
                Err(_) => stamps.push(stamp(path.clone())),
            }
        }
        stamps.sort();
        Self(stamps)
    }
}

fn is_toml(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "toml")
}

fn stamp(path: PathBuf) -> (PathBuf, Option<FileStamp>) {
    let state = fs::metadata(&path).ok().map(|meta| (meta.len(), meta.modified().ok(), inode(&meta)));
    (path, state)
}

#[cfg(unix)]
fn inode(meta: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(meta)
}

#[cfg(not(unix))]
fn inode(_: &Metadata) -> u64 {
    0
}

/// Watches until it is dropped.
pub struct Watch {
    watcher: RecommendedWatcher,
    paths: Vec<PathBuf>,
    folders: Vec<PathBuf>,
}

impl Watch {
    /// Begins to watch files and folders; those that are not there yet are waited for where their folder is. `changed` is
    /// called from another thread, once things are quiet; it answers false when nobody listens any more.
    pub fn start(paths: Vec<PathBuf>, changed: impl Fn() -> bool + Send + 'static) -> Result<Self, String> {
        let (sender, events) = mpsc::channel();
        let told = move |event: notify::Result<Event>| {
            if event.is_ok_and(|event| matters(event.kind)) {
                // When nobody listens any more, nobody misses it.
                let _ = sender.send(());
            }
        };
        let watcher = notify::recommended_watcher(told).map_err(|error| error.to_string())?;
        thread::Builder::new()
            .name("files".into())
            .spawn(move || settle(&events, &changed))
            .map_err(|error| error.to_string())?;
        let mut watch = Self { watcher, paths, folders: Vec::new() };
        watch.renew()?;
        Ok(watch)
    }

    /// Watches folders that have come into being since, and leaves alone those that are gone.
    pub fn renew(&mut self) -> Result<(), String> {
        let wanted = folders(&self.paths);
        for folder in self.folders.iter().filter(|folder| !wanted.contains(folder)) {
            // One that is gone is not watched any more anyway.
            drop(self.watcher.unwatch(folder));
        }
        self.folders.retain(|folder| wanted.contains(folder));
        for folder in wanted {
            if !self.folders.contains(&folder) {
                self.watcher.watch(&folder, RecursiveMode::NonRecursive).map_err(|error| error.to_string())?;
                self.folders.push(folder);
            }
        }
        Ok(())
    }
}

/// The folders in which a change of the paths is seen: a symlink's own and that of the file it leads to.
fn folders(paths: &[PathBuf]) -> Vec<PathBuf> {
    let mut folders = Vec::new();
    for path in paths {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.clone());
        let real = fs::canonicalize(&path).ok();
        for path in [Some(path), real].into_iter().flatten() {
            let folder = if path.is_dir() { Some(path.as_path()) } else { path.parent() };
            folders.extend(folder.filter(|folder| folder.is_dir()).map(Path::to_owned));
        }
    }
    folders.sort();
    folders.dedup();
    folders
}

/// Whether something may have been written. Reading is seen, too, and our own would never end.
fn matters(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => true,
        EventKind::Access(_) => false,
        _ => true,
    }
}

/// Waits for events, then for quiet, and says so.
fn settle(events: &Receiver<()>, changed: &impl Fn() -> bool) {
    while events.recv().is_ok() {
        let end = Instant::now() + PATIENCE;
        let ended = loop {
            let left = QUIET.min(end.saturating_duration_since(Instant::now()));
            match events.recv_timeout(left) {
                Ok(()) if !left.is_zero() => {}
                Ok(()) | Err(RecvTimeoutError::Timeout) => break false,
                Err(RecvTimeoutError::Disconnected) => break true,
            }
        };
        if ended || !changed() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_of_saving_a_file_is_told() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let file = folder.path().join("k.toml");
        fs::write(&file, "a").expect("written");
        let (sender, told) = mpsc::channel();
        let watch = Watch::start(vec![file.clone()], move || sender.send(()).is_ok()).expect("the system watches");
        let before = Stamp::of(std::slice::from_ref(&file));
        let wait = || told.recv_timeout(Duration::from_mins(1)).expect("a change is told");
        fs::write(&file, "ab").expect("written in place");
        wait();
        let written = Stamp::of(std::slice::from_ref(&file));
        assert_ne!(before, written);
        let aside = folder.path().join("k.toml~");
        fs::write(&aside, "cd").expect("written");
        fs::rename(&aside, &file).expect("renamed");
        wait();
        assert_ne!(Stamp::of(std::slice::from_ref(&file)), written);
        drop(watch);
    }

    #[test]
    fn a_folder_has_the_stamp_of_its_toml_files() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let paths = [folder.path().to_owned()];
        let empty = Stamp::of(&paths);
        fs::write(folder.path().join("note.txt"), "a").expect("written");
        assert_eq!(Stamp::of(&paths), empty);
        fs::write(folder.path().join("a.toml"), "a").expect("written");
        assert_ne!(Stamp::of(&paths), empty);
    }
}
