//! Earlier searches and saved ones: remembering, walking through them, asking for a name.

use super::prompt::{Prompt, Purpose};
use super::text_box::TextBox;
use super::{App, Effect, Notice, Overlay};
use crate::search::{Memo, Saved};

impl App {
    /// Takes note of something, and asks that it be kept.
    pub(super) fn remember(&mut self, memo: Memo) -> Vec<Effect> {
        self.recall.note(memo.clone());
        vec![Effect::Remember(memo)]
    }

    /// Shows the search before (or after) the one in the box.
    pub(super) fn walk_searches(&mut self, back: bool) -> Vec<Effect> {
        let Some(Overlay::Search(open)) = self.overlays.last_mut() else { return Vec::new() };
        match open.walk.step(back, open.input.text(), &self.recall.earlier) {
            Some(text) => {
                open.input = TextBox::with(text);
                self.ask()
            }
            None if back => self.tell(Notice::failed("There is no earlier search.")),
            None => self.tell(Notice::failed("There is no later search.")),
        }
    }

    /// Asks for the name that the open search, or else the last one, is to be saved under.
    pub(super) fn ask_name(&mut self) -> Vec<Effect> {
        let open = match self.overlays.last() {
            Some(Overlay::Search(open)) => Some(open),
            _ => self.last_search.as_ref(),
        };
        let query = open.map(|open| open.input.text().trim().to_owned()).filter(|query| !query.is_empty());
        let Some(query) = query else {
            return self.tell(Notice::failed("There is no search to save: type one first."));
        };
        self.overlays.push(Overlay::Prompt(Prompt { purpose: Purpose::SaveSearch(query), input: TextBox::default() }));
        Vec::new()
    }

    /// Saves a query under a name.
    pub(super) fn save_search(&mut self, name: &str, query: String) -> Vec<Effect> {
        let name = name.trim().to_owned();
        if name.is_empty() {
            return self.tell(Notice::failed("Type a name for the search; Esc does not save it."));
        }
        self.overlays.pop();
        let before = self.recall.saved_as(&name).map(|saved| saved.query.clone());
        let text = match before.filter(|before| *before != query) {
            Some(before) => format!("Saved as {name}, in place of “{before}”; the palette has it."),
            None => format!("Saved as {name}; the palette has it."),
        };
        self.tell(Notice::done(text));
        self.remember(Memo::Saved(Saved { name, query }))
    }
}
