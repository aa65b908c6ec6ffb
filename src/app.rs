//! The application: its state, the messages that change it, the effects that it asks for.
//!
//! [`App::update`] is the only way to change it; drawing reads it. `routing` says who gets a key; the Desk, the views beside
//! it (each a `Stage`), the search, the boxes and the lens have their state and their part of the work in files of their own.

mod actor_box;
mod at_desk;
mod briefs;
mod choice;
mod chronology;
mod compare;
mod cursor;
mod desk;
mod detail;
mod disputes;
mod edit;
mod facets;
mod filtering;
mod finding;
mod help;
mod hints;
mod history;
mod jobs;
mod lens;
mod list;
mod map;
mod message;
mod mouse;
mod narrowing;
mod network;
mod news;
mod numbers;
mod offering;
mod order;
mod page;
mod palette;
mod picture;
mod presenter;
mod problems;
mod prompt;
mod reading;
mod recalling;
mod reload;
mod routing;
mod search_box;
mod searching;
mod sources;
mod stage;
mod take;
mod text_box;
mod view;
mod walk;

use std::sync::Arc;

pub use actor_box::ActorBox;
pub use briefs::{Briefs, Row as BriefRow, RowKind};
pub use choice::Choice;
pub use chronology::{Axis, Chronology, Leaf, Strip};
pub use compare::{Compare, CompareLine, CompareText};
pub use cursor::{Cursor, Step};
pub use desk::{Desk, Pane};
pub use detail::Detail;
pub use disputes::{Block, BlockLine, DisputeLayout, Disputes, LineKind};
pub use edit::{Confirm, Edit};
pub use facets::{FacetLine, FacetPlace, Facets, is_chosen};
pub use finding::Filter;
pub use help::{Help, HelpLine, event_sign};
pub use hints::Hints;
pub use jobs::{Job, Work};
pub use lens::Chip;
pub use list::List;
pub use map::{
    Camera, Chart as MapChart, Histogram, Map, MapPart, MapStyle, Name, NameOf, Play, Sign, TICK, radius, short_name,
};
pub use message::{Effect, Msg, Notice};
pub use network::{ChainView, NetPane, NetRow, Network};
pub use news::{News, NewsRow, NewsSection};
pub use numbers::{Canvas, Entry, Foot, Ink, Mark, Numbers};
pub use order::Order;
pub use page::{Look, Page, Span};
pub use palette::{Offer, Palette};
pub use presenter::{Presenter, Slide};
pub use problems::{Problem, ProblemList, ProblemPart};
pub use prompt::{FilterPlace, Prompt, Purpose};
pub use reading::Reading;
pub use search_box::{FIRST_PAGE, HEAD_ROWS, HITS, SearchBox};
pub use sources::{Column, GridCursor, SourceLayout, SourceRow, Sources};
pub use text_box::TextBox;
pub use view::View;

use crate::command::Input;
use crate::geometry::Size;
use crate::model::{Clock, Date, DayContext, Lens, RecordRef, Scope};
use crate::search::Recall;
use finding::Finder;
use history::History;
use stage::Stages;
use view::Spot;

/// What lies over the Desk; the last one gets the keys.
#[derive(Debug)]
pub enum Overlay {
    /// The search.
    Search(Box<SearchBox>),
    /// The palette.
    Palette(Box<Palette>),
    /// The facets of a list.
    Facets(Facets),
    /// The help.
    Help(Help),
    /// A one-line box.
    Prompt(Prompt),
    /// One of several sources to be opened.
    Choice(Choice),
    /// Letters at the links.
    Hints(Hints),
    /// What is wrong with the files; the selected problem.
    Problems(Cursor),
    /// Yes or no.
    Confirm(Confirm),
    /// The letters of the forms in which the record is copied.
    CopyAs,
    /// The brief, one answer at a time.
    Presenter(Box<Presenter>),
    /// Two records side by side.
    Compare(Box<Compare>),
    /// The actor that a chain of ties is to lead to.
    Actors(ActorBox),
}

/// The state of the explorer.
#[derive(Debug)]
pub struct App {
    scope: Arc<Scope>,
    finder: Finder,
    view: View,
    desk: Desk,
    /// Whether the lens changed in another view since the Desk listed its records.
    desk_is_stale: bool,
    stages: Stages,
    history: History<Spot>,
    overlays: Vec<Overlay>,
    notice: Option<Notice>,
    problems: Vec<Problem>,
    /// Whether the user's overlay lies over the knowledge, so that notes written there are seen.
    takes_notes: bool,
    held: Option<RecordRef>,
    last_search: Option<Box<SearchBox>>,
    recall: Recall,
    shown: presenter::Log,
    questions: u64,
    clock: Clock,
    size: Size,
}

impl App {
    /// The explorer over a scope, in a window; `today` is the calendar's day.
    pub fn new(scope: Scope, size: Size, today: Date) -> Self {
        let clock = scope.lens().clock();
        let finder = Finder { index: None, today };
        let desk = Desk::new(&scope, &finder, size);
        Self {
            scope: Arc::new(scope),
            finder,
            view: View::Desk,
            desk,
            desk_is_stale: false,
            stages: Stages::default(),
            history: History::default(),
            overlays: Vec::new(),
            notice: None,
            problems: Vec::new(),
            takes_notes: true,
            held: None,
            last_search: None,
            recall: Recall::default(),
            shown: presenter::Log::default(),
            questions: 0,
            clock,
            size,
        }
    }

    /// What is to be done at the start; with words, the search is open and filled in.
    pub fn start(&mut self, words: Option<&str>) -> Vec<Effect> {
        let mut effects = vec![Effect::BuildIndex(self.scope.knowledge().clone())];
        if let Some(words) = words {
            effects.extend(self.open_search(words));
        }
        effects
    }

    /// The knowledge as it is seen.
    pub fn scope(&self) -> &Scope {
        &self.scope
    }

    /// The Desk.
    pub fn desk(&self) -> &Desk {
        &self.desk
    }

    /// What lies over the Desk.
    pub fn overlays(&self) -> &[Overlay] {
        &self.overlays
    }

    /// The sentence for the status line.
    pub fn notice(&self) -> Option<&Notice> {
        self.notice.as_ref()
    }

    /// The size of the window.
    pub fn size(&self) -> Size {
        self.size
    }

    /// Whether the search index is there.
    pub fn is_indexed(&self) -> bool {
        self.finder.index.is_some()
    }

    /// How keys are read now.
    pub fn input(&self) -> Input {
        match self.overlays.last() {
            Some(Overlay::Choice(_) | Overlay::Facets(_) | Overlay::Problems(_) | Overlay::Compare(_)) | None => {
                Input::Browse
            }
            Some(_) => Input::Typing,
        }
    }

    /// What days are counted from when they are typed.
    pub fn day_context(&self) -> DayContext {
        let about = &self.scope.knowledge().about;
        let as_of = self.scope.lens().until.map(|(_, day)| day);
        let selected = self.record().and_then(|record| self.scope.knowledge().date(record));
        DayContext {
            base: as_of.or(selected).unwrap_or(about.to),
            today: as_of.unwrap_or(self.finder.today),
            latest: about.to,
            first: about.from,
        }
    }

    /// Takes in what happened.
    pub fn update(&mut self, msg: Msg) -> Vec<Effect> {
        if matches!(msg, Msg::Command(_) | Msg::Type(_) | Msg::Paste(_) | Msg::Click { .. }) {
            self.notice = None;
        }
        match msg {
            Msg::Command(command) => self.command(command),
            Msg::Type(character) => self.type_text(|input| input.insert(character), Some(character)),
            Msg::Paste(text) => self.type_text(|input| input.paste(&text), None),
            Msg::Click { x, y } => self.click(x, y),
            Msg::Wheel { x, y, down } => self.wheel(x, y, down),
            Msg::Resize(size) => {
                self.size = size;
                self.desk.resize(&self.scope, size);
                self.settle_view();
                self.settle_overlays();
                Vec::new()
            }
            Msg::Tick => self.tick(),
            Msg::Indexed(index) => self.indexed(index),
            Msg::Found { generation, answer } => self.found(generation, answer),
            Msg::Worked { generation, work } => work.map(|work| self.worked(generation, work)).unwrap_or_default(),
            Msg::Briefs(shelf) => self.recalled_briefs(*shelf),
            Msg::Time(now) => self.shown_at(&now),
            Msg::Recalled(recall) => {
                self.recall = recall;
                Vec::new()
            }
            Msg::Tell(notice) => {
                self.notice = Some(notice);
                Vec::new()
            }
            Msg::Reloaded { knowledge, index } => self.reloaded(&knowledge, index),
            Msg::ReloadFailed(problems) => self.reload_failed(problems),
            Msg::Ask(confirm) => self.ask_whether(confirm),
        }
    }

    fn settle_overlays(&mut self) {
        for overlay in &mut self.overlays {
            match overlay {
                Overlay::Search(open) => open.settle(&self.scope, self.size),
                Overlay::Palette(open) => open.settle(self.size),
                Overlay::Facets(open) => open.settle(self.size),
                Overlay::Compare(open) => open.settle(self.size),
                Overlay::Actors(open) => open.settle(self.size),
                _ => {}
            }
        }
    }

    fn tell(&mut self, notice: Notice) -> Vec<Effect> {
        self.notice = Some(notice);
        Vec::new()
    }

    /// Reads everything through another lens.
    fn set_lens(&mut self, lens: Lens) {
        self.scope = Arc::new(Scope::new(self.scope.knowledge().clone(), lens));
        self.desk_is_stale = true;
        if self.view == View::Desk {
            self.enter_desk();
        }
        self.rebuild_view();
    }

    /// Goes to the Desk; if the lens changed elsewhere, it lists its records anew.
    fn enter_desk(&mut self) {
        self.view = View::Desk;
        if std::mem::take(&mut self.desk_is_stale) {
            self.desk.rebuild(&self.scope, &self.finder);
        }
    }
}
