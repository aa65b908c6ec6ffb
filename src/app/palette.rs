//! The command palette: every command, saved search and record by name, in one list.

use super::cursor::Cursor;
use super::finding::Finder;
use super::searching::question;
use super::text_box::TextBox;
use super::{App, Effect, Notice, Overlay, Pane, offering};
use crate::command::{Command, Section, TABLE};
use crate::geometry::{Area, Size};
use crate::model::Scope;
use crate::search::{Answer, Hit, Memo, Pick, Query, Recall, Saved, Tier, pick};

/// How many records are offered; the search has the rest.
const RECORDS: usize = 100;

/// Something that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Offer {
    /// A command.
    Command(Command),
    /// A saved search.
    Saved(Saved),
    /// A record that was found.
    Record(Hit),
}

/// The open palette.
#[derive(Clone, Debug, Default)]
pub struct Palette {
    /// What is typed.
    pub input: TextBox,
    /// What it is understood as.
    pub query: Query,
    /// What can be chosen.
    pub offers: Vec<Offer>,
    /// The newest answer about records; none before the first.
    pub answer: Option<Answer>,
    /// The selected row and the first one shown.
    pub cursor: Cursor,
    generation: u64,
}

impl Palette {
    /// Where the offers stand, below the text.
    pub fn rows_area(size: Size) -> Area {
        offering::rows_area(size)
    }

    /// The selected offer.
    pub fn selected(&self) -> Option<&Offer> {
        self.offers.get(self.cursor.position)
    }

    /// How many offers are commands, and how many saved searches.
    pub fn counts(&self) -> (usize, usize) {
        let count = |test: fn(&Offer) -> bool| self.offers.iter().filter(|offer| test(offer)).count();
        (count(|offer| matches!(offer, Offer::Command(_))), count(|offer| matches!(offer, Offer::Saved(_))))
    }

    /// Reads the text anew, as the question with this number; what was found for another text goes.
    fn ask(&mut self, scope: &Scope, finder: &Finder, recall: &Recall, generation: u64) {
        self.query = finder.query(scope, self.input.text());
        self.generation = generation;
        self.answer = None;
        self.cursor = Cursor::default();
        self.offer(recall);
    }

    /// Takes an answer, unless a newer question was asked since. The selected row stays selected.
    pub fn take(&mut self, size: Size, generation: u64, answer: Answer, recall: &Recall) {
        if generation != self.generation {
            return;
        }
        self.answer = Some(answer);
        let selected = (self.cursor.position > 0).then(|| self.selected().cloned()).flatten();
        self.offer(recall);
        if let Some(selected) = selected {
            self.cursor.position = self.offers.iter().position(|offer| *offer == selected).unwrap_or(0);
        }
        self.settle(size);
    }

    /// Lists what fits: commands and saved searches, then records, those with such a name first. Commands of which only some
    /// letters fit never stand before a record that has the words.
    fn offer(&mut self, recall: &Recall) {
        let typed = self.input.text().trim();
        let mut commands: Vec<(Pick, Offer)> =
            offered().filter_map(|command| Some((pick_command(command, typed)?, Offer::Command(command)))).collect();
        let saved = recall.saved.iter().filter_map(|saved| {
            let fits = pick(&[saved.name.as_str(), saved.query.as_str()], typed)?;
            Some((fits, Offer::Saved(saved.clone())))
        });
        let mut near: Vec<(Pick, Offer)> = saved.collect();
        near.append(&mut commands);
        if !typed.is_empty() {
            // A stable order: of equals the saved searches come first, then commands as in the help.
            near.sort_by_key(|&(fits, _)| fits);
        }
        let literal = near.iter().take_while(|(fits, _)| fits.tier <= Tier::Substring).count();
        let fuzzy = near.split_off(literal);
        let records = self.records();
        let found = records.first().is_some_and(|hit| hit.tier <= Tier::Substring);
        let records = records.into_iter().map(Offer::Record);
        let offers = near.into_iter().map(|(_, offer)| offer);
        let fuzzy = fuzzy.into_iter().map(|(_, offer)| offer);
        self.offers = if found {
            offers.chain(records).chain(fuzzy).collect()
        } else {
            offers.chain(fuzzy).chain(records).collect()
        };
    }

    fn records(&self) -> Vec<Hit> {
        let hits = self.answer.as_ref().map_or(&[][..], |answer| &answer.hits);
        let mut hits: Vec<Hit> = hits.iter().take(RECORDS).cloned().collect();
        hits.sort_by_key(|hit| hit.score.weight > 0 || hit.tier > Tier::Romanisation);
        hits
    }

    /// Fits the selection to the window.
    pub fn settle(&mut self, size: Size) {
        self.cursor.settle(self.offers.len(), offering::page(size));
    }
}

/// The commands that can be run from the palette: not those that only edit a text, and not the palette itself.
fn offered() -> impl Iterator<Item = Command> {
    let rows = TABLE.iter().filter(|row| row.section != Section::Text && row.command != Command::Palette);
    rows.map(|row| row.command)
}

fn pick_command(command: Command, typed: &str) -> Option<Pick> {
    let row = command.row();
    pick(&[row.name, row.hint, row.text], typed)
}

impl App {
    pub(super) fn open_palette(&mut self) -> Vec<Effect> {
        self.overlays.push(Overlay::Palette(Box::default()));
        self.ask_palette()
    }

    /// Offers what fits what is typed now; records come as an answer.
    pub(super) fn ask_palette(&mut self) -> Vec<Effect> {
        self.questions += 1;
        let generation = self.questions;
        let Some(Overlay::Palette(open)) = self.overlays.last_mut() else { return Vec::new() };
        open.ask(&self.scope, &self.finder, &self.recall, generation);
        open.settle(self.size);
        question(&self.finder, &self.scope, generation, &open.query)
    }

    pub(super) fn palette_command(&mut self, command: Command) -> Vec<Effect> {
        let Some(Overlay::Palette(open)) = self.overlays.last_mut() else { return Vec::new() };
        match command {
            Command::Cancel => self.close(),
            Command::Open => self.choose(),
            Command::ForgetSearch => self.forget_search(),
            Command::Help => {
                self.overlays.push(Overlay::Help(super::Help::default()));
                Vec::new()
            }
            _ => {
                if offering::edit(&mut open.input, &mut open.cursor, open.offers.len(), self.size, command) {
                    return self.ask_palette();
                }
                Vec::new()
            }
        }
    }

    /// Deletes the saved search that is selected; the row after it is selected then.
    fn forget_search(&mut self) -> Vec<Effect> {
        let Some(Overlay::Palette(open)) = self.overlays.last() else { return Vec::new() };
        let Some(Offer::Saved(saved)) = open.selected().cloned() else {
            return self.tell(Notice::failed("Only a saved search (★) can be deleted: select one."));
        };
        let position = open.cursor.position;
        let forgotten = format!("Deleted {}; “{}” stays among the earlier searches.", saved.name, saved.query);
        // The text is not lost with the name.
        let mut effects = self.remember(Memo::Searched(saved.query));
        effects.extend(self.remember(Memo::Forgotten(saved.name)));
        effects.extend(self.ask_palette());
        if let Some(Overlay::Palette(open)) = self.overlays.last_mut() {
            open.cursor.position = position;
            open.settle(self.size);
        }
        self.tell(Notice::done(forgotten));
        effects
    }

    /// Runs the selected command, opens the selected search or record.
    fn choose(&mut self) -> Vec<Effect> {
        let Some(Overlay::Palette(open)) = self.overlays.last() else { return Vec::new() };
        let Some(offer) = open.selected().cloned() else {
            return self.tell(Notice::failed("Nothing here has these words."));
        };
        self.overlays.pop();
        match offer {
            Offer::Command(command) => self.command(command),
            Offer::Saved(saved) => self.open_search(&saved.query),
            Offer::Record(hit) => self.go_to(hit.record, Pane::of(hit.record.kind)),
        }
    }
}
