//! All briefs, which of them is open, and the steps back.

mod merge;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{AsOf, Brief, Entry};
use crate::model::{Knowledge, RecordRef};

/// How many steps can be taken back.
pub const UNDO: usize = 100;

/// The name of the brief that the first mark makes.
const FIRST: &str = "Brief";

/// The briefs.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Shelf {
    /// The name of the open one.
    open: String,
    /// The briefs, in the order in which they were made.
    #[serde(rename = "brief", skip_serializing_if = "Vec::is_empty")]
    briefs: Vec<Brief>,
    #[serde(skip)]
    earlier: Vec<Step>,
}

/// What a step changed, as it was before.
#[derive(Clone, Debug)]
struct Step {
    open: String,
    briefs: Vec<Brief>,
    done: String,
}

impl PartialEq for Shelf {
    /// What is kept is compared, not the steps back.
    fn eq(&self, other: &Self) -> bool {
        self.open == other.open && self.briefs == other.briefs
    }
}

impl Shelf {
    /// What was read from a file, with its rules kept: people edit files.
    pub fn of_file(mut self) -> Self {
        let mut names: Vec<String> = Vec::new();
        self.briefs.retain(|brief| {
            let fresh = !brief.name.trim().is_empty() && !names.contains(&brief.name);
            names.push(brief.name.clone());
            fresh
        });
        if self.find(&self.open).is_none() {
            self.open = self.briefs.first().map(|brief| brief.name.clone()).unwrap_or_default();
        }
        self
    }

    /// What is kept of it: without the steps back.
    pub fn kept(&self) -> Self {
        Self { open: self.open.clone(), briefs: self.briefs.clone(), earlier: Vec::new() }
    }

    /// The briefs.
    pub fn briefs(&self) -> &[Brief] {
        &self.briefs
    }

    /// The open brief; none before the first mark.
    pub fn open(&self) -> Option<&Brief> {
        self.find(&self.open)
    }

    /// The brief with this name, whatever its capitals.
    pub fn find(&self, name: &str) -> Option<&Brief> {
        let exact = self.briefs.iter().find(|brief| brief.name == name);
        exact.or_else(|| self.briefs.iter().find(|brief| brief.name.to_lowercase() == name.to_lowercase()))
    }

    /// Whether a record is marked in the open brief.
    pub fn is_marked(&self, id: &str) -> bool {
        self.open().is_some_and(|brief| brief.position(id).is_some())
    }

    /// Marks a record in the open brief, at its end or after an entry; or takes its mark away. Whether it is marked now.
    pub fn mark(&mut self, knowledge: &Arc<Knowledge>, record: RecordRef) -> bool {
        let id = knowledge.id(record).to_string();
        let marked = self.is_marked(&id);
        self.step(if marked { "the mark that was taken away" } else { "the mark" });
        let brief = self.open_mut();
        match brief.position(&id) {
            Some(position) => drop(brief.entries.remove(position)),
            None => brief.entries.push(Entry::point(knowledge, record)),
        }
        !marked
    }

    /// Puts something into the open brief, at a position (or its end).
    pub fn insert(&mut self, position: usize, entry: Entry) {
        self.step("what was put in");
        let brief = self.open_mut();
        let position = position.min(brief.entries.len());
        brief.entries.insert(position, entry);
    }

    /// Takes something out.
    pub fn remove(&mut self, position: usize) -> bool {
        self.on_entry(position, "what was taken out", |entries| drop(entries.remove(position)))
    }

    /// Moves something one place up or down; whether it could.
    pub fn shift(&mut self, position: usize, down: bool) -> bool {
        let count = self.open().map_or(0, |brief| brief.entries.len());
        let Some(other) =
            (if down { position.checked_add(1).filter(|&to| to < count) } else { position.checked_sub(1) })
        else {
            return false;
        };
        self.on_entry(position, "the move", |entries| entries.swap(position, other))
    }

    /// Sets the remark of a point or question, or takes it away; a heading's text, or a question's.
    pub fn set_remark(&mut self, position: usize, text: &str) -> bool {
        let text = Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        self.on_entry(position, "the remark", |entries| match &mut entries[position] {
            Entry::Point { remark, .. } | Entry::Question { remark, .. } => *remark = text,
            Entry::Heading { text: heading } => {
                if let Some(text) = text {
                    *heading = text;
                }
            }
        })
    }

    /// Takes a new print of a changed record: the change was seen.
    pub fn accept(&mut self, knowledge: &Arc<Knowledge>, position: usize) -> bool {
        let entry = self.open().and_then(|brief| brief.entries.get(position));
        let Some(record) = entry.and_then(|entry| entry.record(knowledge)) else { return false };
        let fresh = Entry::point(knowledge, record);
        self.on_entry(position, "what was taken note of", |entries| {
            if let (Entry::Point { title, print, .. }, Entry::Point { title: new, print: fresh, .. }) =
                (&mut entries[position], fresh)
            {
                *title = new;
                *print = fresh;
            }
        })
    }

    /// Sets the day that the open brief is read by.
    pub fn set_as_of(&mut self, as_of: Option<AsOf>) {
        self.step("the day");
        self.open_mut().as_of = as_of;
    }

    /// Opens the brief with this name, which is made if there is none; whether it was made.
    pub fn open_or_make(&mut self, name: &str) -> bool {
        let name = name.trim();
        if let Some(found) = self.find(name) {
            self.open = found.name.clone();
            return false;
        }
        self.step("the new brief");
        self.briefs.push(Brief::named(name));
        name.clone_into(&mut self.open);
        true
    }

    /// Opens the next brief; its name.
    pub fn open_next(&mut self) -> Option<&str> {
        let at = self.briefs.iter().position(|brief| brief.name == self.open);
        let next = at.map_or(0, |at| (at + 1) % self.briefs.len());
        self.open.clone_from(&self.briefs.get(next)?.name);
        Some(&self.open)
    }

    /// Takes the last step back; what it was.
    pub fn undo(&mut self) -> Option<String> {
        let step = self.earlier.pop()?;
        self.open = step.open;
        self.briefs = step.briefs;
        Some(step.done)
    }

    fn on_entry(&mut self, position: usize, done: &str, change: impl FnOnce(&mut Vec<Entry>)) -> bool {
        if self.open().is_none_or(|brief| position >= brief.entries.len()) {
            return false;
        }
        self.step(done);
        change(&mut self.open_mut().entries);
        true
    }

    fn step(&mut self, done: &str) {
        self.earlier.push(Step { open: self.open.clone(), briefs: self.briefs.clone(), done: done.to_owned() });
        let surplus = self.earlier.len().saturating_sub(UNDO);
        self.earlier.drain(..surplus);
    }

    fn open_mut(&mut self) -> &mut Brief {
        let at = self.briefs.iter().position(|brief| brief.name == self.open).unwrap_or_else(|| {
            self.briefs.push(Brief::named(FIRST));
            FIRST.clone_into(&mut self.open);
            self.briefs.len() - 1
        });
        &mut self.briefs[at]
    }
}
