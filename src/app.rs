//! The application: its state, the messages that change it, the effects that it asks for.
//!
//! [`App::update`] is the only way to change it; drawing reads it. This file routes: the Desk, the search, the boxes
//! and the lens have their state and their part of the work in files of their own.

mod choice;
mod cursor;
mod desk;
mod detail;
mod disputes;
mod edit;
mod facets;
mod finding;
mod help;
mod hints;
mod history;
mod lens;
mod list;
mod mouse;
mod numbers;
mod order;
mod page;
mod palette;
mod prompt;
mod recalling;
mod reload;
mod search_box;
mod searching;
mod take;
mod text_box;
mod view;
mod walk;

use std::sync::Arc;

pub use choice::Choice;
pub use cursor::{Cursor, Step};
pub use desk::{Desk, Pane};
pub use detail::Detail;
pub use disputes::{Block, BlockLine, DisputeLayout, Disputes, LineKind};
pub use edit::{Confirm, Edit};
pub use facets::{FacetLine, Facets, is_chosen};
pub use finding::Filter;
pub use help::{Help, HelpLine, event_sign};
pub use hints::Hints;
pub use lens::Chip;
pub use list::List;
pub use numbers::{Canvas, Foot, Ink, Mark, Numbers};
pub use order::Order;
pub use page::{Look, Page, Span};
pub use palette::{Offer, Palette};
pub use prompt::{Prompt, Purpose};
pub use reload::Problem;
pub use search_box::{FIRST_PAGE, HEAD_ROWS, HITS, SearchBox};
pub use text_box::TextBox;
pub use view::{Half, View};

use crate::command::{Command, Input};
use crate::geometry::Size;
use crate::model::{Clock, Date, DayContext, Knowledge, Lens, RecordRef, Scope};
use crate::search::{Answer, Index, Memo, Query, Recall};
use finding::Finder;
use hints::Typed;
use history::History;
use view::Spot;

/// Something that happened: a key, the mouse, an answer of a worker.
#[derive(Debug)]
pub enum Msg {
    /// A key that stands for a command.
    Command(Command),
    /// A character was typed.
    Type(char),
    /// A text was pasted.
    Paste(String),
    /// A cell was clicked.
    Click {
        /// Its column.
        x: u16,
        /// Its row.
        y: u16,
    },
    /// The wheel was turned over a cell.
    Wheel {
        /// Its column.
        x: u16,
        /// Its row.
        y: u16,
        /// Towards the user.
        down: bool,
    },
    /// The window has another size.
    Resize(Size),
    /// The search index was built.
    Indexed(Arc<Index>),
    /// A search was answered.
    Found {
        /// Number of the question.
        generation: u64,
        /// Its answer.
        answer: Answer,
    },
    /// Earlier and saved searches, as they were kept.
    Recalled(Recall),
    /// An effect was carried out, or a worker failed: a sentence for the status line.
    Tell(Notice),
    /// The files were read anew.
    Reloaded {
        /// What they say.
        knowledge: Arc<Knowledge>,
        /// Its index.
        index: Arc<Index>,
    },
    /// The files were read anew and cannot be used.
    ReloadFailed(Vec<Problem>),
    /// Something is to be written only if the user agrees.
    Ask(Confirm),
}

/// Something to be done outside: the loop carries it out.
#[derive(Debug)]
pub enum Effect {
    /// End the program.
    Quit,
    /// Suspend the program.
    Suspend,
    /// Put a text into the clipboard.
    Copy(String),
    /// Show an address (http or https) in a browser.
    OpenUrl(String),
    /// Open something in the user's editor, and read the files anew when it ends.
    Edit(Edit),
    /// Keep this between runs.
    Remember(Memo),
    /// Build the search index of this knowledge.
    BuildIndex(Arc<Knowledge>),
    /// Answer a question.
    Search {
        /// Its number.
        generation: u64,
        /// The index to ask.
        index: Arc<Index>,
        /// The scope to ask through.
        scope: Arc<Scope>,
        /// The question.
        query: Query,
    },
}

/// A sentence in the status line, until the next key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The sentence.
    pub text: String,
    /// Whether something could not be done.
    pub failed: bool,
}

impl Notice {
    /// Something was done.
    pub fn done(text: impl Into<String>) -> Self {
        Self { text: text.into(), failed: false }
    }

    /// Something could not be done.
    pub fn failed(text: impl Into<String>) -> Self {
        Self { text: text.into(), failed: true }
    }
}

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
}

/// The state of the explorer.
#[derive(Debug)]
pub struct App {
    scope: Arc<Scope>,
    finder: Finder,
    view: View,
    desk: Desk,
    disputes: Disputes,
    numbers: Numbers,
    history: History<Spot>,
    overlays: Vec<Overlay>,
    notice: Option<Notice>,
    problems: Vec<Problem>,
    last_search: Option<Box<SearchBox>>,
    recall: Recall,
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
            disputes: Disputes::default(),
            numbers: Numbers::default(),
            history: History::default(),
            overlays: Vec::new(),
            notice: None,
            problems: Vec::new(),
            last_search: None,
            recall: Recall::default(),
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
            Some(Overlay::Choice(_) | Overlay::Facets(_) | Overlay::Problems(_)) | None => Input::Browse,
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
            Msg::Indexed(index) => self.indexed(index),
            Msg::Found { generation, answer } => self.found(generation, answer),
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
                _ => {}
            }
        }
    }

    fn tell(&mut self, notice: Notice) -> Vec<Effect> {
        self.notice = Some(notice);
        Vec::new()
    }

    fn command(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::QuitNow => return vec![Effect::Quit],
            Command::Suspend => return vec![Effect::Suspend],
            Command::Palette if self.overlays.is_empty() => return self.open_palette(),
            Command::SaveSearch if self.overlays.is_empty() => return self.ask_name(),
            Command::ForgetSearch if self.overlays.is_empty() => {
                return self.tell(Notice::failed("Select a saved search (★) in the palette, then delete it there."));
            }
            _ => {}
        }
        match self.overlays.last_mut() {
            None => self.browse_command(command),
            Some(Overlay::Search(_)) => self.search_command(command),
            Some(Overlay::Palette(_)) => self.palette_command(command),
            Some(Overlay::Facets(_)) => self.facets_command(command),
            Some(Overlay::Prompt(_)) => self.prompt_command(command),
            Some(Overlay::Choice(choice)) => match command {
                Command::Cancel | Command::Quit => self.close(),
                Command::Open => {
                    let url = choice.selected().map(|option| option.url.clone());
                    self.overlays.pop();
                    url.map(Effect::OpenUrl).into_iter().collect()
                }
                _ => {
                    choice.step(command);
                    Vec::new()
                }
            },
            Some(Overlay::Help(help)) => {
                let page = usize::from(crate::geometry::overlay(self.size).inner().height).max(1);
                match command {
                    Command::Cancel | Command::Help | Command::Open => return self.close(),
                    _ => help.command(command, page),
                }
                Vec::new()
            }
            Some(Overlay::Hints(_)) => self.close(),
            Some(Overlay::Problems(_)) => self.problems_command(command),
            Some(Overlay::Confirm(_)) => match command {
                Command::Open => self.answered(true),
                Command::Cancel => self.answered(false),
                _ => Vec::new(),
            },
        }
    }

    fn close(&mut self) -> Vec<Effect> {
        self.overlays.pop();
        Vec::new()
    }

    fn type_text(&mut self, edit: impl FnOnce(&mut TextBox), letter: Option<char>) -> Vec<Effect> {
        match self.overlays.last_mut() {
            Some(Overlay::Search(open)) => {
                edit(&mut open.input);
                self.ask()
            }
            Some(Overlay::Palette(open)) => {
                edit(&mut open.input);
                self.ask_palette()
            }
            Some(Overlay::Prompt(prompt)) => {
                edit(&mut prompt.input);
                self.filter_while_typing();
                Vec::new()
            }
            Some(Overlay::Help(help)) => {
                edit(&mut help.input);
                help.scroll = 0;
                Vec::new()
            }
            Some(Overlay::Hints(hints)) => {
                let typed = letter.map_or(Typed::Nothing, |letter| hints.type_letter(letter));
                self.hinted(typed)
            }
            Some(Overlay::Confirm(_)) => match letter {
                Some('y' | 'Y') => self.answered(true),
                Some('n' | 'N') => self.answered(false),
                _ => Vec::new(),
            },
            Some(Overlay::Choice(_) | Overlay::Facets(_) | Overlay::Problems(_)) | None => Vec::new(),
        }
    }

    fn hinted(&mut self, typed: Typed) -> Vec<Effect> {
        match typed {
            Typed::More => Vec::new(),
            Typed::Nothing => {
                self.overlays.pop();
                self.tell(Notice::failed("No link has that letter."))
            }
            Typed::Follow(link) => {
                self.overlays.pop();
                let record = self.desk.detail.page.links[link].record;
                self.go_to(record, None)
            }
        }
    }

    /// A command where nothing lies over the view: those that mean the same in every view, then the view's own.
    fn browse_command(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::ViewDesk => self.show(View::Desk),
            Command::ViewDisputes => self.show(View::Disputes),
            Command::ViewNumbers => self.show(View::Numbers),
            Command::Dispute => self.open_dispute(),
            Command::Back => self.travel(true),
            Command::Forward => self.travel(false),
            Command::Search => self.open_search(""),
            Command::LastSearch => self.reopen_search(),
            Command::GoToDate | Command::AsOf => {
                self.open_day_prompt(command);
                Vec::new()
            }
            Command::OtherClock => self.other_clock(),
            Command::DayBack => self.shift_as_of(-1),
            Command::DayOn => self.shift_as_of(1),
            Command::WeekBack => self.shift_as_of(-7),
            Command::WeekOn => self.shift_as_of(7),
            Command::Around => self.around(),
            Command::Pin => self.pin(),
            Command::RemoveChip => self.remove_chip(),
            Command::Widen => self.widen(),
            Command::CopyLine | Command::CopyMarkdown => self.copy(command),
            Command::OpenSource => self.open_source(),
            Command::Edit => self.edit(),
            Command::Annotate => self.annotate(),
            Command::Problems => self.show_problems(),
            Command::Help => {
                self.overlays.push(Overlay::Help(Help::default()));
                Vec::new()
            }
            _ => match self.view {
                View::Desk => self.desk_command(command),
                View::Disputes | View::Numbers => self.view_command(command),
            },
        }
    }

    fn desk_command(&mut self, command: Command) -> Vec<Effect> {
        let scope = self.scope.clone();
        match command {
            Command::NextPane => self.desk.focus_on(&scope, Pane::ALL[(self.desk.focus as usize + 1) % 4]),
            Command::PreviousPane => self.desk.focus_on(&scope, Pane::ALL[(self.desk.focus as usize + 3) % 4]),
            Command::Left => self.desk.focus_on(&scope, Pane::ALL[(self.desk.focus as usize).saturating_sub(1)]),
            Command::Right => self.desk.focus_on(&scope, Pane::ALL[(self.desk.focus as usize + 1).min(3)]),
            Command::Up => self.desk.step(&scope, Step::Rows(-1)),
            Command::Down => self.desk.step(&scope, Step::Rows(1)),
            Command::Top => self.desk.step(&scope, Step::Top),
            Command::Bottom => self.desk.step(&scope, Step::Bottom),
            Command::HalfPageUp => self.desk.step(&scope, Step::HalfPages(-1)),
            Command::HalfPageDown => self.desk.step(&scope, Step::HalfPages(1)),
            Command::PageUp => self.desk.step(&scope, Step::HalfPages(-2)),
            Command::PageDown => self.desk.step(&scope, Step::HalfPages(2)),
            Command::Sort => return self.sort(),
            Command::Open => return self.open(),
            Command::Follow => return self.show_hints(),
            Command::NextMatch => return self.next_match(true),
            Command::PreviousMatch => return self.next_match(false),
            Command::Filter => self.open_filter(),
            Command::Facets => return self.open_facets(),
            Command::Cancel => return self.cancel(),
            Command::Quit => return vec![Effect::Quit],
            _ => {}
        }
        Vec::new()
    }

    fn sort(&mut self) -> Vec<Effect> {
        let number = self.desk.list_number();
        let list = &mut self.desk.lists[number];
        list.order = list.order.next(list.kind);
        let text = format!("{}: {}.", Pane::ALL[number].title(), list.order.words());
        let first = list.filter.is_none();
        list.rebuild(&self.scope, &self.finder);
        if first {
            list.cursor.settle(list.rows.len(), 1);
        }
        self.desk.settle(&self.scope);
        self.tell(Notice::done(text))
    }

    fn open(&mut self) -> Vec<Effect> {
        if self.desk.focus != Pane::Detail {
            if self.desk.record().is_some() {
                self.leave();
                self.desk.read(&self.scope);
            }
            return Vec::new();
        }
        if self.desk.detail.link.is_none() {
            return self.tell(Notice::failed("No link is selected: move to one, or press ; for letters."));
        }
        self.follow_link()
    }

    fn follow_link(&mut self) -> Vec<Effect> {
        match self.desk.detail.target() {
            Some(record) => self.go_to(record, None),
            None => Vec::new(),
        }
    }

    /// Goes to a record and says so where a list does not show it.
    fn go_to(&mut self, record: RecordRef, focus: Option<Pane>) -> Vec<Effect> {
        self.leave();
        self.view = View::Desk;
        if self.desk.go_to(&self.scope, record, focus) {
            return Vec::new();
        }
        let why = match self.scope.hidden(record) {
            Some(reason) => reason.words(),
            None => "taken out by the filter of its list",
        };
        self.tell(Notice::done(format!("Its list does not show it: {why} (W widens).")))
    }

    fn show_hints(&mut self) -> Vec<Effect> {
        let height = usize::from(self.desk.areas().detail.inner().height);
        let links = self.desk.detail.visible_links(height);
        if links.is_empty() {
            return self.tell(Notice::failed("There is no link in sight."));
        }
        self.overlays.push(Overlay::Hints(Hints::new(links)));
        Vec::new()
    }

    /// One step back: this pane's filter, then the last pin; never the as-of, never the program.
    fn cancel(&mut self) -> Vec<Effect> {
        let list = self.desk.list_number();
        if self.desk.lists[list].filter.take().is_some() {
            self.desk.rebuild(&self.scope, &self.finder);
            return self.tell(Notice::done("Filter taken away."));
        }
        if self.desk.focus == Pane::Detail {
            self.desk.focus_on_list(&self.scope);
            return Vec::new();
        }
        if self.scope.lens().pins.is_empty() {
            return Vec::new();
        }
        self.unpin_last()
    }

    /// Reads everything through another lens.
    fn set_lens(&mut self, lens: Lens) {
        self.scope = Arc::new(Scope::new(self.scope.knowledge().clone(), lens));
        self.desk.rebuild(&self.scope, &self.finder);
        self.rebuild_view();
    }
}
