//! Keeps searches and briefs between runs, on a thread of its own: a slow disk keeps no key waiting. What was kept comes as a message
//! at the start; a file that cannot be read or written is told once, and never ends the program.

use std::io;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::Duration;

use super::Report;
use crate::app::{Msg, Notice};
use crate::brief::{self, Shelf};
use crate::search::{Memo, Recall};
use crate::store::Store;

/// The file of the searches.
const FILE: &str = "searches.toml";

/// The briefs that were kept, or a sentence why they cannot be read.
pub fn recall_briefs(store: &Store) -> Result<Shelf, Notice> {
    let read = store.read(brief::FILE).map(Shelf::of_file);
    read.map_err(|told| Notice::failed(format!("Briefs are not kept: {told}.")))
}

/// Keeps the briefs. The file is read anew: another sitrep may have kept some meanwhile. `base` is what this one kept last.
pub fn keep_briefs(store: &Store, base: &mut Shelf, ours: Shelf) -> Result<(), Notice> {
    let theirs = recall_briefs(store)?;
    let merged = Shelf::merged(base, &ours, &theirs);
    store.write(brief::FILE, &merged).map_err(|told| Notice::failed(format!("The brief is not kept: {told}.")))?;
    *base = ours;
    Ok(())
}

/// Something to be kept.
enum Kept {
    Search(Memo),
    Briefs(Box<Shelf>),
}

/// How long the end of the program waits for the last search to be written.
const PATIENCE: Duration = Duration::from_secs(1);

/// What was kept, or a sentence why it cannot be read.
pub fn recall(store: &Store) -> Result<Recall, Notice> {
    let read = store.read(FILE).map(Recall::of_file);
    read.map_err(|told| Notice::failed(format!("Searches are not kept: {told}.")))
}

/// Adds to what is kept. The file is read anew: another sitrep may have added to it meanwhile.
pub fn remember(store: &Store, memo: Memo) -> Result<(), Notice> {
    let mut kept = recall(store)?;
    kept.note(memo);
    store.write(FILE, &kept).map_err(|told| Notice::failed(format!("Searches are not kept: {told}.")))
}

/// The loop's end of the thread.
pub struct Keeper {
    things: Option<Sender<Kept>>,
    ended: Receiver<()>,
}

impl Keeper {
    /// Starts the thread, with the searches if they are to be kept. It ends with the loop's end of it.
    pub fn start(store: Store, searches: bool, reports: Sender<Report>) -> io::Result<Self> {
        let (things, received) = mpsc::channel();
        let (ending, ended) = mpsc::channel::<()>();
        thread::Builder::new().name("keep".into()).spawn(move || {
            work(&store, searches, &received, &reports);
            drop(ending);
        })?;
        Ok(Self { things: Some(things), ended })
    }

    /// Keeps this search.
    pub fn keep(&self, memo: Memo) {
        self.send(Kept::Search(memo));
    }

    /// Keeps the briefs as they are now.
    pub fn keep_briefs(&self, shelf: Box<Shelf>) {
        self.send(Kept::Briefs(shelf));
    }

    fn send(&self, thing: Kept) {
        if let Some(things) = &self.things {
            // Where the thread has given up, it has told so.
            drop(things.send(thing));
        }
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        self.things = None;
        // Nothing is ever sent: the wait ends when the thread does.
        let _ = self.ended.recv_timeout(PATIENCE);
    }
}

fn work(store: &Store, searches: bool, things: &Receiver<Kept>, reports: &Sender<Report>) {
    let tell = |msg| drop(reports.send(Report::Answer(msg)));
    // A file that cannot be read is somebody's work, perhaps: it is not written over.
    let searches = searches
        && recall(store).map(|recall| tell(Msg::Recalled(recall))).map_err(|told| tell(Msg::Tell(told))).is_ok();
    let mut base = match recall_briefs(store) {
        Ok(shelf) => {
            tell(Msg::Briefs(Box::new(shelf.clone())));
            Some(shelf)
        }
        Err(notice) => {
            tell(Msg::Tell(notice));
            None
        }
    };
    let mut told = false;
    for thing in things {
        let kept = match (thing, &mut base) {
            (Kept::Search(memo), _) if searches => match remember(store, memo) {
                // Once is enough for what is only a convenience.
                Err(_) if std::mem::replace(&mut told, true) => Ok(()),
                kept => kept,
            },
            (Kept::Briefs(shelf), Some(base)) => keep_briefs(store, base, *shelf),
            (Kept::Briefs(_), None) => Err(Notice::failed(NOT_KEPT)),
            (Kept::Search(_), _) => Ok(()),
        };
        if let Err(notice) = kept {
            tell(Msg::Tell(notice));
        }
    }
}

const NOT_KEPT: &str = "This change of a brief is not kept: the file of the briefs could not be read; mend it or move it away, and start anew.";
