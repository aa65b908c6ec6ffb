//! Keeps searches between runs, on a thread of its own: a slow disk keeps no key waiting. What was kept comes as a message
//! at the start; a file that cannot be read or written is told once, and never ends the program.

use std::io;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::Duration;

use super::Report;
use crate::app::{Msg, Notice};
use crate::search::{Memo, Recall};
use crate::store::Store;

/// The file of the searches.
const FILE: &str = "searches.toml";

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
    memos: Option<Sender<Memo>>,
    ended: Receiver<()>,
}

impl Keeper {
    /// Starts the thread. It ends with the loop's end of it.
    pub fn start(store: Store, reports: Sender<Report>) -> io::Result<Self> {
        let (memos, received) = mpsc::channel();
        let (ending, ended) = mpsc::channel::<()>();
        thread::Builder::new().name("keep".into()).spawn(move || {
            work(&store, &received, &reports);
            drop(ending);
        })?;
        Ok(Self { memos: Some(memos), ended })
    }

    /// Keeps this.
    pub fn keep(&self, memo: Memo) {
        if let Some(memos) = &self.memos {
            // Where the thread has given up, it has told so.
            drop(memos.send(memo));
        }
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        self.memos = None;
        // Nothing is ever sent: the wait ends when the thread does.
        let _ = self.ended.recv_timeout(PATIENCE);
    }
}

fn work(store: &Store, memos: &Receiver<Memo>, reports: &Sender<Report>) {
    let tell = |msg| drop(reports.send(Report::Answer(msg)));
    match recall(store) {
        Ok(recall) => tell(Msg::Recalled(recall)),
        // Its file is somebody's work, perhaps: it is not written over.
        Err(notice) => return tell(Msg::Tell(notice)),
    }
    let mut told = false;
    for memo in memos {
        if let Err(notice) = remember(store, memo)
            && !std::mem::replace(&mut told, true)
        {
            tell(Msg::Tell(notice));
        }
    }
}
