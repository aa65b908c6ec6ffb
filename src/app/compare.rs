//! Two records side by side, over the view: the held one and another, field against field.

use std::ops::Range;

use super::{App, Effect, Notice, Overlay, Pane};
use crate::command::Command;
use crate::export::sentence;
use crate::geometry::{Area, Size, overlay};
use crate::model::{RecordRef, Scope};
use crate::query::card::Line;
use crate::query::compare::{Cell, Comparison, Own, Row, Standoff, answers};
use crate::query::line::line;
use crate::text::{truncate, wrap, wrap_ranges};

/// Columns of the labels where there is room for them.
const GUTTER: usize = 16;
/// Under this width labels stand on lines of their own.
const NARROW: usize = 70;

/// A line of the comparison.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CompareLine {
    /// The field's label, on its first line.
    pub label: String,
    /// How the two sides stand to each other; none on a line between fields.
    pub standoff: Option<Standoff>,
    /// What each side says here.
    pub sides: [CompareText; 2],
}

/// What a side says on a line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CompareText {
    /// The text.
    pub text: String,
    /// Whether the other side has no such line.
    pub own: bool,
    /// Where the other side has nearly the same line: the stretches that differ, in bytes.
    pub differs: Vec<Range<usize>>,
}

/// Two records side by side.
#[derive(Clone, Debug)]
pub struct Compare {
    /// The two.
    pub comparison: Comparison,
    /// The side that commands speak of (0 or 1).
    pub side: usize,
    /// Whether fields that are the same are left out.
    pub only_differences: bool,
    /// Its lines at the present width.
    pub lines: Vec<CompareLine>,
    /// First line shown.
    pub scroll: usize,
    /// What else the left record could be set beside, and which of them is on the right.
    pub offers: Vec<RecordRef>,
    /// Number of the one that is shown.
    pub at: usize,
}

impl Compare {
    fn new(scope: &Scope, size: Size, left: RecordRef, right: RecordRef, offers: Vec<RecordRef>) -> Self {
        let comparison = Comparison::of(scope, left, right);
        let at = offers.iter().position(|&offer| offer == right).unwrap_or(0);
        let lines = Vec::new();
        let mut open = Self { comparison, side: 1, only_differences: false, lines, scroll: 0, offers, at };
        open.settle(size);
        open
    }

    /// The record that commands speak of.
    pub fn record(&self) -> RecordRef {
        self.comparison.records[self.side]
    }

    /// Where the fields stand, below the headings and what is said of both.
    pub fn rows_area(&self, size: Size) -> Area {
        overlay(size).inner().split_rows(self.head_rows(size)).1
    }

    /// Rows of headings, of what is said of both, of a rule.
    pub fn head_rows(&self, size: Size) -> u16 {
        2 + self.between(size).len() as u16
    }

    /// How the two hang together, in lines.
    pub fn between(&self, size: Size) -> Vec<String> {
        let width = usize::from(overlay(size).inner().width.saturating_sub(2)).max(1);
        let text = self.comparison.between.join(" ");
        let lines: Vec<_> = wrap(&text, width).into_iter().map(str::to_owned).collect();
        lines.into_iter().take(2).collect()
    }

    /// Columns of the labels, and of each side.
    pub fn columns(size: Size) -> (usize, usize) {
        let width = usize::from(overlay(size).inner().width);
        let gutter = if width < NARROW { 2 } else { GUTTER };
        (gutter, (width.saturating_sub(gutter) / 2).saturating_sub(1).max(1))
    }

    /// Chooses the side that a column of the window belongs to.
    pub(super) fn choose_side(&mut self, size: Size, x: u16) {
        let (gutter, width) = Self::columns(size);
        self.side = usize::from(usize::from(x.saturating_sub(overlay(size).inner().x)) > gutter + width);
    }

    /// Lays everything out for a window.
    pub fn settle(&mut self, size: Size) {
        let (gutter, width) = Self::columns(size);
        let rows = self.comparison.rows.iter();
        let shown = rows.filter(|row| !self.only_differences || row.standoff != Standoff::Same);
        self.lines = shown.flat_map(|row| lay_out(row, gutter, width)).collect();
        self.scroll_by(size, 0);
    }

    /// Scrolls by lines.
    pub fn scroll_by(&mut self, size: Size, lines: isize) {
        let last = self.lines.len().saturating_sub(usize::from(self.rows_area(size).height));
        self.scroll = self.scroll.saturating_add_signed(lines).min(last);
    }

    fn command(&mut self, scope: &Scope, size: Size, command: Command) {
        let page = isize::try_from(self.rows_area(size).height).unwrap_or(1).max(2);
        match command {
            Command::Up => self.scroll_by(size, -1),
            Command::Down => self.scroll_by(size, 1),
            Command::HalfPageUp => self.scroll_by(size, -page / 2),
            Command::HalfPageDown => self.scroll_by(size, page / 2),
            Command::PageUp => self.scroll_by(size, -page),
            Command::PageDown => self.scroll_by(size, page),
            Command::Top => self.scroll = 0,
            Command::Bottom => self.scroll_by(size, isize::MAX),
            Command::Left => self.side = 0,
            Command::Right => self.side = 1,
            Command::NextPane | Command::PreviousPane => self.side = 1 - self.side,
            Command::Sort => {
                self.only_differences = !self.only_differences;
                self.settle(size);
            }
            Command::NextMatch => self.turn(scope, size, 1),
            Command::PreviousMatch => self.turn(scope, size, self.offers.len().saturating_sub(1)),
            _ => {}
        }
    }

    /// Sets the left record beside another one that it could be compared with.
    fn turn(&mut self, scope: &Scope, size: Size, by: usize) {
        if self.offers.len() > 1 {
            let next = self.offers[(self.at + by) % self.offers.len()];
            let only_differences = self.only_differences;
            *self = Self::new(scope, size, self.comparison.records[0], next, std::mem::take(&mut self.offers));
            self.only_differences = only_differences;
            self.settle(size);
        }
    }
}

/// A field as lines: the label, and both sides wrapped beside each other.
fn lay_out(row: &Row, gutter: usize, width: usize) -> Vec<CompareLine> {
    let side = |number: usize| row.sides[number].iter().flat_map(|cell| wrapped(cell, width)).collect();
    let (left, right): (Vec<CompareText>, Vec<CompareText>) = (side(0), side(1));
    let mut lines = Vec::new();
    let own_line = gutter < GUTTER;
    if own_line {
        let label = truncate(&row.label, width * 2).into_owned();
        lines.push(CompareLine { label, standoff: Some(row.standoff), ..CompareLine::default() });
    }
    for number in 0..left.len().max(right.len()) {
        let first = number == 0 && !own_line;
        lines.push(CompareLine {
            label: if first { truncate(&row.label, gutter.saturating_sub(3)).into_owned() } else { String::new() },
            standoff: first.then_some(row.standoff),
            sides: [&left, &right].map(|side| side.get(number).cloned().unwrap_or_default()),
        });
    }
    lines
}

/// A line of one side in lines of the window, each with what of it differs.
fn wrapped(cell: &Cell, width: usize) -> Vec<CompareText> {
    let text = Line::text(&cell.line);
    let differing = match &cell.own {
        Own::Words(stretches) => &stretches[..],
        Own::Nothing | Own::All => &[],
    };
    let lines = wrap_ranges(&text, width).into_iter().map(|line| {
        let inside = |stretch: &Range<usize>| stretch.start.max(line.start)..stretch.end.min(line.end);
        let marks = differing.iter().map(inside).filter(|stretch| !stretch.is_empty());
        let differs = marks.map(|stretch| stretch.start - line.start..stretch.end - line.start).collect();
        CompareText { text: text[line.clone()].to_owned(), own: cell.own == Own::All, differs }
    });
    lines.collect()
}

impl App {
    /// Holds a record; with one held already, sets the two side by side. On the held record itself: beside what stands against it.
    pub(super) fn compare(&mut self) -> Vec<Effect> {
        let Some(record) = self.record() else {
            return self.tell(Notice::failed("Nothing is selected that could be compared."));
        };
        let held = self.held.take().filter(|&held| self.scope.in_time(held));
        let Some(held) = held else { return self.hold(record) };
        if held != record {
            return self.set_side_by_side(held, record, Vec::new());
        }
        let offers = answers(&self.scope, record);
        match offers.first() {
            Some(&first) => self.set_side_by_side(record, first, offers),
            None => self.tell(Notice::done("No longer held for comparison.")),
        }
    }

    fn hold(&mut self, record: RecordRef) -> Vec<Effect> {
        self.held = Some(record);
        let offers = answers(&self.scope, record);
        let other = offers.first().map(|&first| {
            let more = if offers.len() > 1 { format!(" (1 of {})", offers.len()) } else { String::new() };
            format!("; = again here sets it beside{more}: {}", line(&self.scope, first))
        });
        let text = format!("Held: = on another record shows both{}", other.unwrap_or_else(|| ".".to_owned()));
        self.tell(Notice::done(text))
    }

    fn set_side_by_side(&mut self, left: RecordRef, right: RecordRef, offers: Vec<RecordRef>) -> Vec<Effect> {
        let open = Compare::new(&self.scope, self.size, left, right, offers);
        self.overlays.push(Overlay::Compare(Box::new(open)));
        Vec::new()
    }

    pub(super) fn compare_command(&mut self, command: Command) -> Vec<Effect> {
        let (scope, size) = (self.scope.clone(), self.size);
        let Some(Overlay::Compare(open)) = self.overlays.last_mut() else { return Vec::new() };
        match command {
            Command::Cancel | Command::Quit | Command::Compare => self.close(),
            Command::Open => {
                let record = open.record();
                self.overlays.pop();
                self.go_to(record, Pane::of(record.kind))
            }
            Command::CopyLine => {
                let lines = open.comparison.records.map(|record| sentence::line(&scope, record));
                self.copy_text(lines.join("\n"), "lines of both")
            }
            Command::CopyMarkdown => self.copy(crate::export::copy::Form::Markdown),
            Command::OpenSource => self.open_source(),
            Command::Help => {
                self.overlays.push(Overlay::Help(super::Help::default()));
                Vec::new()
            }
            _ => {
                open.command(&scope, size, command);
                Vec::new()
            }
        }
    }

    /// The record that is held to be set beside another.
    pub fn held(&self) -> Option<RecordRef> {
        self.held
    }
}
