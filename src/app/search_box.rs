//! The search over everything: the text, its hits, which one is selected, and the preview of that one.

use super::cursor::{Cursor, Step};
use super::detail::Detail;
use super::finding::Finder;
use super::reload::Renumbering;
use super::text_box::TextBox;
use super::walk::Walk;
use crate::command::Command;
use crate::geometry::{Area, Size, search};
use crate::model::{Kind, RecordRef, Scope};
use crate::search::{Answer, Query};

/// Rows above the hits: the text, what it was understood as, a rule.
pub const HEAD_ROWS: u16 = 3;

/// How many hits a search brings: more than anybody scrolls through; the rest are counted.
pub const HITS: usize = 2048;

/// How many hits come before the rest where the search takes long: as many as a tall window shows.
pub const FIRST_PAGE: usize = 50;

/// The open search.
#[derive(Clone, Debug)]
pub struct SearchBox {
    /// The text.
    pub input: TextBox,
    /// The only kind that is searched, if one was chosen.
    pub kind: Option<Kind>,
    /// What the text was understood as.
    pub query: Query,
    /// The newest answer; none before the first.
    pub answer: Option<Answer>,
    /// The selected hit and the first one shown.
    pub cursor: Cursor,
    /// The selected hit, laid open.
    pub preview: Detail,
    /// Where one is among the earlier searches.
    pub walk: Walk,
    /// Number of the question that is asked; older answers are dropped.
    pub generation: u64,
    /// Whether the newest question is still unanswered.
    pub waiting: bool,
    /// Whether Enter came before the answer: then what the answer puts first is opened.
    pub opens: bool,
    /// Whether the answer at hand is the first page of the newest question's.
    first_page_taken: bool,
    /// The hit that stays selected in the next answer, wherever it stands there.
    pub keep: Option<RecordRef>,
}

impl SearchBox {
    /// A search with a text filled in.
    pub fn new(scope: &Scope, finder: &Finder, text: &str) -> Self {
        Self {
            input: TextBox::with(text),
            kind: None,
            query: finder.query(scope, text),
            answer: None,
            cursor: Cursor::default(),
            preview: Detail::default(),
            walk: Walk::default(),
            generation: 0,
            waiting: false,
            opens: false,
            first_page_taken: false,
            keep: None,
        }
    }

    /// Reads the text anew, as the question with this number.
    pub fn ask(&mut self, scope: &Scope, finder: &Finder, generation: u64) {
        self.query = finder.query(scope, self.input.text()).only(self.kind);
        self.generation = generation;
        self.waiting = true;
        self.opens = false;
        self.first_page_taken = false;
        self.keep = None;
    }

    /// Takes an answer, unless a newer question was asked since. The first hit is selected.
    pub fn take(&mut self, scope: &Scope, size: Size, generation: u64, answer: Answer, keep_cursor: bool) {
        if generation != self.generation {
            return;
        }
        // The hits of a first page stand first in the whole answer, too: what was selected among them stays.
        let after_first_page = self.first_page_taken;
        self.first_page_taken = !answer.complete;
        self.waiting = false;
        let keep = if answer.complete { self.keep.take() } else { self.keep };
        let keep_cursor = keep_cursor || after_first_page;
        let kept = keep.and_then(|kept| answer.hits.iter().position(|hit| hit.record == kept));
        self.answer = Some(answer);
        if let Some(kept) = kept {
            self.cursor.position = kept;
        } else if !keep_cursor {
            self.cursor = Cursor::default();
        }
        self.settle(scope, size);
    }

    /// Takes over another generation of the knowledge: hits that are gone fall out until the question is asked again.
    pub(super) fn renew(&mut self, scope: &Scope, size: Size, moved: Renumbering) {
        let selected = self.selected().and_then(|record| moved.record(record));
        if let Some(answer) = &mut self.answer {
            answer.hits.retain_mut(|hit| moved.record(hit.record).map(|record| hit.record = record).is_some());
            answer.nearest = answer.nearest.iter().filter_map(|&record| moved.record(record)).collect();
            let found = selected.and_then(|record| answer.hits.iter().position(|hit| hit.record == record));
            self.cursor.position = found.unwrap_or(self.cursor.position);
        }
        self.preview = Detail::default();
        self.settle(scope, size);
    }

    /// Completes the word before the cursor; whether there was something to complete.
    pub fn complete(&mut self, scope: &Scope, finder: &Finder) -> bool {
        let completions = finder.completions(scope, self.input.text(), self.input.cursor());
        let Some(best) = completions.first() else { return false };
        self.input.replace(best.span.clone(), &best.text);
        true
    }

    /// Takes away what narrows the search at its beginning: the kind, else the first chip. Whether there was something.
    pub fn remove_first_chip(&mut self) -> bool {
        if self.kind.take().is_some() {
            return true;
        }
        let Some(text) = self.query.chips().first().map(|chip| self.query.without(chip)) else { return false };
        self.input = TextBox::with(&text);
        self.input.edit(Command::CursorStart);
        true
    }

    /// The kinds that Tab goes through.
    pub const KINDS: [Kind; 8] =
        [Kind::Actor, Kind::Claim, Kind::Event, Kind::Place, Kind::Relation, Kind::Topic, Kind::Measure, Kind::Source];

    /// Goes to the next (or previous) kind; after the last one all kinds are searched.
    pub fn next_kind(&mut self, forward: bool) {
        let count = Self::KINDS.len() + 1;
        let position = self.kind.and_then(|kind| Self::KINDS.iter().position(|&own| own == kind));
        let position = position.map_or(0, |position| position + 1);
        let next = if forward { (position + 1) % count } else { (position + count - 1) % count };
        self.kind = next.checked_sub(1).map(|next| Self::KINDS[next]);
    }

    /// How many hits are in hand.
    pub fn hits(&self) -> usize {
        self.answer.as_ref().map_or(0, |answer| answer.hits.len())
    }

    /// The selected hit.
    pub fn selected(&self) -> Option<RecordRef> {
        self.answer.as_ref()?.hits.get(self.cursor.position).map(|hit| hit.record)
    }

    /// Where the hits stand.
    pub fn rows_area(size: Size) -> Area {
        search(size).0.inner().split_rows(HEAD_ROWS).1
    }

    /// Moves among the hits.
    pub fn step(&mut self, scope: &Scope, size: Size, command: Command) {
        let page = Self::page(size);
        let step = match command {
            Command::Up => Step::Rows(-1),
            Command::Down => Step::Rows(1),
            Command::PageUp => Step::HalfPages(-2),
            _ => Step::HalfPages(2),
        };
        self.cursor.step(step, self.hits(), page);
        self.settle(scope, size);
    }

    /// How many hits the window shows: two lines each.
    pub fn page(size: Size) -> usize {
        (usize::from(Self::rows_area(size).height) / 2).max(1)
    }

    /// Fits cursor and preview to the window.
    pub fn settle(&mut self, scope: &Scope, size: Size) {
        self.cursor.settle(self.hits(), Self::page(size));
        self.preview.show(scope, self.selected());
        let inner = search(size).1.inner();
        self.preview.settle(scope, usize::from(inner.width.saturating_sub(2)).max(1), usize::from(inner.height));
    }
}
