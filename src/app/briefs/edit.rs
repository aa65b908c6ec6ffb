//! What changes the briefs: marks, order, headings, questions, remarks, days; each kept at once, each can be taken back.

use super::RowKind;
use crate::app::prompt::{Prompt, Purpose};
use crate::app::text_box::TextBox;
use crate::app::{App, Effect, Notice, Overlay, View};
use crate::brief::{AsOf, Entry, Shelf};
use crate::command::Command;
use crate::model::{PartialDate, day_text};
use crate::text::{safe, truncate};

/// What a box asks for a brief.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    /// The name of the brief to open or begin.
    Name,
    /// A heading before this entry.
    Heading(usize),
    /// The words of the question that this query answers; without one, the text is the query, too.
    Question(Option<String>),
    /// A remark on this entry, or the text of this heading.
    Remark(usize),
    /// The day that it is read by.
    Day,
}

impl Ask {
    /// The words before the text.
    pub fn label(&self) -> &'static str {
        match self {
            Self::Name => "Open or begin the brief: ",
            Self::Heading(_) => "Heading: ",
            Self::Question(Some(_)) => "The question, as it is put: ",
            Self::Question(None) => "A query to be kept as a question: ",
            Self::Remark(_) => "Remark: ",
            Self::Day => "Read the brief by: ",
        }
    }

    /// What the box tells beside the text.
    pub fn feedback(&self) -> String {
        match self {
            Self::Name => "a name; a new one begins a brief".to_owned(),
            Self::Heading(_) => "stands over what follows".to_owned(),
            Self::Question(Some(query)) => format!("“{query}”"),
            Self::Question(None) => "words, kind:, by:, after: … as in a search".to_owned(),
            Self::Remark(_) => "for you alone: it never leaves in a note".to_owned(),
            Self::Day => "⏎ no day; known or happened before it chooses the clock".to_owned(),
        }
    }
}

impl App {
    /// Takes over the briefs as they were kept.
    pub(in crate::app) fn recalled_briefs(&mut self, kept: Shelf) -> Vec<Effect> {
        // What was marked before the file was read is put in after it.
        let early: Vec<_> = self.stages.brief.shelf.open().map(|open| open.entries.clone()).unwrap_or_default();
        let mut shelf = kept.of_file();
        let fresh = early.into_iter().filter(|entry| match entry {
            Entry::Point { id, .. } => !shelf.is_marked(id),
            Entry::Heading { .. } | Entry::Question { .. } => true,
        });
        let fresh: Vec<_> = fresh.collect();
        let any = !fresh.is_empty();
        for entry in fresh {
            shelf.insert(usize::MAX, entry);
        }
        self.stages.brief.shelf = shelf;
        if self.view() == View::Brief {
            self.rebuild_view();
        }
        if any { vec![self.keep_briefs()] } else { Vec::new() }
    }

    fn keep_briefs(&self) -> Effect {
        Effect::KeepBriefs(Box::new(self.stages.brief.shelf.kept()))
    }

    /// Something was changed: it is kept, shown and told.
    fn brief_changed(&mut self, told: impl Into<String>) -> Vec<Effect> {
        if self.view() == View::Brief {
            self.rebuild_view();
        }
        self.tell(Notice::done(told));
        vec![self.keep_briefs()]
    }

    /// The name of the open brief and how much is in it: `3 in “Talks”`.
    fn brief_words(&self) -> String {
        match self.stages.brief.shelf.open() {
            Some(open) => format!("{} in “{}”", open.entries.len(), safe(&open.name)),
            None => "no brief yet".to_owned(),
        }
    }

    /// Marks the record at hand, or takes its mark away; in the brief the selected entry is taken out.
    pub(in crate::app) fn mark(&mut self) -> Vec<Effect> {
        if self.view() == View::Brief {
            let position = self.stages.brief.cursor.position;
            if !self.stages.brief.shelf.remove(position) {
                return self.tell(Notice::failed("The brief is empty: there is nothing to take out."));
            }
            let told = format!("Taken out ({}); u puts it back.", self.brief_words());
            return self.brief_changed(told);
        }
        let Some(record) = self.record() else {
            return self.tell(Notice::failed("Nothing is selected that could be marked."));
        };
        let knowledge = self.scope.knowledge().clone();
        let marked = self.stages.brief.shelf.mark(&knowledge, record);
        let title = safe(&knowledge.title(record)).into_owned();
        let what = if marked { "Marked" } else { "No longer marked" };
        let told = format!("{what}, {}; 7 shows it, u undoes: {}", self.brief_words(), truncate(&title, 60));
        self.brief_changed(told)
    }

    /// Takes the last change back.
    pub(in crate::app) fn undo(&mut self) -> Vec<Effect> {
        match self.stages.brief.shelf.undo() {
            None => self.tell(Notice::failed("There is no change of a brief to take back.")),
            Some(done) => {
                let told = format!("Taken back: {done} ({}).", self.brief_words());
                self.brief_changed(told)
            }
        }
    }

    /// What became of the open brief under another generation of the knowledge; nothing where it stands as it was marked.
    pub(in crate::app) fn stale_words(&self) -> Option<String> {
        let open = self.stages.brief.shelf.open()?;
        let (changed, gone) = open.stale(self.scope.knowledge());
        let name = safe(&open.name);
        match (changed, gone) {
            (0, 0) => None,
            (changed, 0) => Some(format!("In “{name}” {changed} changed since marked (7 shows which).")),
            (0, gone) => Some(format!("In “{name}” {gone} no longer there (7 shows which).")),
            (changed, gone) => {
                Some(format!("In “{name}” {changed} changed since marked, {gone} no longer there (7 shows which)."))
            }
        }
    }

    /// A command that is for the brief alone.
    pub(in crate::app) fn brief_command(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::OpenBrief => return self.ask_for_brief(Ask::Name, ""),
            Command::Question => return self.ask_question(),
            _ => {}
        }
        if self.view() != View::Brief {
            let hint = command.row().hint;
            return self.tell(Notice::failed(format!("“{hint}” is for the brief; 7 shows it.")));
        }
        let position = self.stages.brief.cursor.position;
        match command {
            Command::ShiftUp | Command::ShiftDown => self.shift(position, command == Command::ShiftDown),
            Command::Heading => self.ask_for_brief(Ask::Heading(position), ""),
            Command::Remark => {
                let before = match self.stages.brief.entry() {
                    None => return self.tell(Notice::failed("The brief is empty: there is nothing to remark on.")),
                    Some(Entry::Heading { text }) => text.clone(),
                    Some(entry) => entry.remark().unwrap_or_default().to_owned(),
                };
                self.ask_for_brief(Ask::Remark(position), &before)
            }
            Command::BriefDay => {
                let day = self.stages.brief.shelf.open().and_then(|open| open.as_of).map(String::from);
                self.ask_for_brief(Ask::Day, &day.unwrap_or_default())
            }
            _ => self.accept(position),
        }
    }

    fn shift(&mut self, position: usize, down: bool) -> Vec<Effect> {
        if !self.stages.brief.shelf.shift(position, down) {
            return self.tell(Notice::failed("It cannot be moved further."));
        }
        let to = if down { position + 1 } else { position - 1 };
        self.stages.brief.cursor.position = to;
        self.brief_changed("Moved; u moves it back.")
    }

    fn accept(&mut self, position: usize) -> Vec<Effect> {
        let knowledge = self.scope.knowledge().clone();
        if self.stages.brief.shelf.accept(&knowledge, position) {
            self.brief_changed("Taken note of: what it says now counts as what was marked.")
        } else {
            self.tell(Notice::failed("Only a record that is still there can be taken note of."))
        }
    }

    fn ask_for_brief(&mut self, ask: Ask, text: &str) -> Vec<Effect> {
        let input = TextBox::with(text);
        self.overlays.push(Overlay::Prompt(Prompt { purpose: Purpose::Brief(ask), input }));
        Vec::new()
    }

    /// Asks for the words of a question: over the open search, else the last one; in the brief, for a new query.
    pub(in crate::app) fn ask_question(&mut self) -> Vec<Effect> {
        let open = match self.overlays.last() {
            Some(Overlay::Search(open)) => Some(open),
            _ if self.view() == View::Brief => None,
            _ => self.last_search.as_ref(),
        };
        let query = open.map(|open| open.input.text().trim().to_owned()).filter(|query| !query.is_empty());
        let text = query.clone().unwrap_or_default();
        self.ask_for_brief(Ask::Question(query), &text)
    }

    /// Takes what was typed into a box.
    pub(in crate::app) fn brief_answered(&mut self, ask: Ask, typed: &str) -> Vec<Effect> {
        let typed = typed.trim();
        if typed.is_empty() && !matches!(ask, Ask::Remark(_) | Ask::Day) {
            return self.tell(Notice::failed("Type a few words first; Esc leaves the brief as it is."));
        }
        let as_of = match (&ask, typed) {
            (Ask::Day, "") => None,
            (Ask::Day, _) => match self.brief_day(typed) {
                Ok(as_of) => Some(as_of),
                Err(told) => return self.tell(Notice::failed(told)),
            },
            _ => None,
        };
        self.overlays.pop();
        let shelf = &mut self.stages.brief.shelf;
        match ask {
            Ask::Name => {
                let made = shelf.open_or_make(typed);
                self.stages.brief.cursor = super::Cursor::default();
                let what = if made { "Begun" } else { "Open" };
                let told = format!("{what}: {}.", self.brief_words());
                self.brief_changed(told)
            }
            Ask::Heading(position) => {
                shelf.insert(position, Entry::Heading { text: typed.to_owned() });
                self.brief_changed("The heading stands before what was selected.")
            }
            Ask::Question(query) => {
                let query = query.unwrap_or_else(|| typed.to_owned());
                shelf.insert(usize::MAX, Entry::Question { text: typed.to_owned(), query, remark: None });
                let told = format!("The question is prepared, {}; there ⏎ answers it.", self.brief_words());
                self.brief_changed(told)
            }
            Ask::Remark(position) => {
                shelf.set_remark(position, typed);
                self.brief_changed(if typed.is_empty() { "The remark is taken away." } else { "Noted, for you alone." })
            }
            Ask::Day => {
                shelf.set_as_of(as_of);
                let told = match as_of {
                    Some(as_of) => format!("The brief is read as {} {}.", as_of.clock.words(), day_text(as_of.day)),
                    None => "The brief is read with no day set.".to_owned(),
                };
                self.brief_changed(told)
            }
        }
    }

    /// `known 25 jan 2024`, `happened 2024-01`, or a day alone, on the clock that is set.
    fn brief_day(&self, typed: &str) -> Result<AsOf, String> {
        let (clock, day) = match typed.split_once(' ') {
            Some(("known", day)) => (crate::model::Clock::Known, day),
            Some(("happened", day)) => (crate::model::Clock::Happened, day),
            _ => (self.clock, typed),
        };
        let day = day.strip_prefix("by ").unwrap_or(day);
        let day = crate::model::parse_day(day, &self.day_context()).map(PartialDate::last_day)?;
        Ok(AsOf { clock, day })
    }

    /// Whether a question is selected.
    pub(in crate::app) fn selects_question(&self) -> bool {
        self.stages.brief.row().is_some_and(|row| matches!(row.kind, RowKind::Question(_)))
    }

    /// Opens the answer to the selected question: its query, through the brief's day.
    pub(in crate::app) fn open_question(&mut self) -> Vec<Effect> {
        let briefs = &self.stages.brief;
        let (Some(Entry::Question { query, .. }), Some(open)) = (briefs.entry(), briefs.shelf.open()) else {
            return Vec::new();
        };
        let (query, until) = (query.clone(), open.lens().until);
        if until.is_some() && until != self.scope.lens().until {
            let lens = crate::model::Lens { until, ..self.scope.lens().clone() };
            self.set_lens(lens);
        }
        self.open_search(&query)
    }
}
