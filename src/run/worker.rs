//! The worker that builds the index and answers questions, so that keys are never kept waiting. The newest question wins:
//! it cancels the one before it, and an answer that comes too late is dropped.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

use super::Report;
use crate::app::{self, FIRST_PAGE, HITS, Msg, Notice};
use crate::model::{Knowledge, Scope};
use crate::search::{self, Index, Query};
use crate::terminal;

/// A question.
struct Question {
    generation: u64,
    index: Arc<Index>,
    scope: Arc<Scope>,
    query: Query,
    /// Set once a newer question is asked.
    outdated: Arc<AtomicBool>,
}

enum Job {
    BuildIndex(Arc<Knowledge>),
    Answer(Question),
    Work(u64, app::Job),
}

/// The loop's end of the worker.
pub struct Worker {
    jobs: Sender<Job>,
    /// The newest question, until it is answered: its number, and what cancels it.
    asked: Option<(u64, Arc<AtomicBool>)>,
    /// The newest of what lists asked for, until it is worked out.
    working: Option<u64>,
}

impl Worker {
    /// Starts the thread. It ends with the loop's end of it.
    pub fn start(reports: Sender<Report>) -> io::Result<Self> {
        let (jobs, received) = mpsc::channel();
        thread::Builder::new().name("search".into()).spawn(move || work(&received, &reports))?;
        Ok(Self { jobs, asked: None, working: None })
    }

    /// Builds the index of a knowledge.
    pub fn build_index(&self, knowledge: Arc<Knowledge>) {
        self.send(Job::BuildIndex(knowledge));
    }

    /// Answers a question; the one before is given up.
    pub fn search(&mut self, generation: u64, index: Arc<Index>, scope: Arc<Scope>, query: Query) {
        let outdated = Arc::new(AtomicBool::new(false));
        if let Some((_, before)) = self.asked.replace((generation, outdated.clone())) {
            before.store(true, Ordering::Relaxed);
        }
        self.send(Job::Answer(Question { generation, index, scope, query, outdated }));
    }

    /// Works out what a list asks for. The application gives up by itself what is no longer wanted.
    pub fn work(&mut self, generation: u64, job: app::Job) {
        self.working = Some(generation);
        self.send(Job::Work(generation, job));
    }

    /// Whether anything is asked that was not answered yet.
    pub fn is_asked(&self) -> bool {
        self.asked.is_some() || self.working.is_some()
    }

    /// Takes note of an answer on its way to the application.
    pub fn note(&mut self, msg: &Msg) {
        let newest = self.asked.as_ref().map(|(newest, _)| *newest);
        match msg {
            Msg::Found { generation, answer } if Some(*generation) == newest && answer.complete => self.asked = None,
            Msg::Worked { generation, .. } if Some(*generation) == self.working => self.working = None,
            // It failed: nothing is left to wait for.
            Msg::Tell(_) => (self.asked, self.working) = (None, None),
            _ => {}
        }
    }

    fn send(&self, job: Job) {
        // The thread catches its panics, so it lives as long as this end.
        drop(self.jobs.send(job));
    }
}

fn work(jobs: &Receiver<Job>, reports: &Sender<Report>) {
    for job in jobs {
        let done = match job {
            Job::BuildIndex(knowledge) => {
                let index = terminal::catch("Building the search index", || Index::build(&knowledge));
                index.map(|index| Msg::Indexed(Arc::new(index)))
            }
            Job::Answer(question) => match terminal::catch("The search", || answer(&question, reports)) {
                Ok(None) => continue,
                Ok(Some(found)) => Ok(found),
                Err(told) => Err(told),
            },
            Job::Work(generation, job) => {
                terminal::catch("Narrowing and counting", || Msg::Worked { generation, work: job.run() })
            }
        };
        let msg = done.unwrap_or_else(|told| Msg::Tell(Notice::failed(told)));
        if reports.send(Report::Answer(msg)).is_err() {
            return;
        }
    }
}

/// The answer, unless the question is outdated by then. Where it takes long, its first page is reported before.
fn answer(question: &Question, reports: &Sender<Report>) -> Option<Msg> {
    let Question { generation, index, scope, query, outdated } = question;
    super::panic_on_purpose("search");
    let newest = || !outdated.load(Ordering::Relaxed);
    if !newest() {
        return None;
    }
    let found = |answer| Msg::Found { generation: *generation, answer };
    let first = |page| {
        if newest() {
            // Without the loop nobody waits for the rest either.
            drop(reports.send(Report::Answer(found(page))));
        }
    };
    let answer = search::search_in_steps(index, scope, query, (FIRST_PAGE, HITS), outdated, first);
    newest().then(|| found(answer))
}
