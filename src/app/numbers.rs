//! The numbers: a list of measures; the selected one as a chart, a ladder of its figures, and what is recorded beside them.

mod canvas;
mod foot;
mod stage;

pub use canvas::{Canvas, Ink, Mark};

use super::cursor::Cursor;
use super::disputes::steps;
use super::reload::Renumbering;
use super::view::Half;
use crate::command::Command;
use crate::geometry::{self, NumberAreas, Size};
use crate::model::{ClaimIx, Date, MeasureIx, RecordRef, Scope, days_between};
use crate::query::coverage::Ledger;
use crate::query::tallies::{self, Rung, Summary, Tally};

/// Columns of the numbers at the chart's left edge.
const AXIS: u16 = 7;
/// Rows of a chart from which on it says below who is who.
const WITH_LEGEND: u16 = 6;

/// What the foot tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Foot {
    /// The selected figure in words, held against what is recorded.
    #[default]
    Coverage,
    /// Month by month.
    Months,
    /// By which rule each counter counts.
    Rules,
}

impl Foot {
    /// Its title.
    pub fn title(self) -> &'static str {
        match self {
            Self::Coverage => "This figure and what is recorded",
            Self::Months => "Month by month",
            Self::Rules => "Who counts by which rule",
        }
    }

    fn next(self) -> Self {
        match self {
            Self::Coverage => Self::Months,
            Self::Months => Self::Rules,
            Self::Rules => Self::Coverage,
        }
    }
}

/// The numbers.
#[derive(Clone, Debug, Default)]
pub struct Numbers {
    /// The measures.
    pub measures: Vec<Summary>,
    /// Where the list stands.
    pub cursor: Cursor,
    /// What has the keys.
    pub half: Half,
    /// The selected measure's figures.
    pub tally: Option<Tally>,
    /// The recorded events that it counts, where it has a rule.
    pub ledger: Option<Ledger>,
    /// Where the ladder stands.
    pub ladder: Cursor,
    /// What the foot tells.
    pub foot: Foot,
    /// The day that was asked for.
    pub asked: Option<Date>,
    /// The lines of the foot.
    pub lines: Vec<String>,
    /// The chart.
    pub canvas: Canvas,
}

/// Where one is among the numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    measure: Option<MeasureIx>,
    claim: Option<ClaimIx>,
    half: Half,
    foot: Foot,
    asked: Option<Date>,
}

impl Spot {
    /// The same place in another generation of the knowledge, as far as it is still there.
    pub(super) fn renumbered(&self, moved: Renumbering) -> Self {
        let measure = self.measure.and_then(|measure| moved.row(measure));
        Self { measure, claim: self.claim.and_then(|claim| moved.row(claim)), ..self.clone() }
    }
}

impl Numbers {
    /// Where everything stands in the window.
    pub fn areas(&self, size: Size) -> NumberAreas {
        geometry::numbers(size, self.half == Half::Main)
    }

    /// Measures that the window shows, two rows each where there is room.
    pub fn page(&self, size: Size) -> usize {
        (usize::from(self.areas(size).list.inner().height) / Self::row_height(size)).max(1)
    }

    /// Rows of the window that a measure takes.
    pub fn row_height(size: Size) -> usize {
        if geometry::numbers(size, true).list.height > 3 { 2 } else { 1 }
    }

    /// Figures that the window shows.
    pub fn ladder_page(&self, size: Size) -> usize {
        usize::from(self.areas(size).ladder.inner().height).max(1)
    }

    /// The sign of a series in the chart and in the ladder: 1, 2, … 9, a, b, …
    pub fn sign(series: usize) -> char {
        let signs = ('1'..='9').chain('a'..='z');
        signs.into_iter().nth(series).unwrap_or('+')
    }

    /// The selected measure.
    pub fn measure(&self) -> Option<MeasureIx> {
        self.tally.as_ref().map(|tally| tally.measure)
    }

    /// The selected figure.
    pub fn rung(&self) -> Option<&Rung> {
        self.tally.as_ref()?.ladder.get(self.ladder.position)
    }

    /// The record that commands speak of: the selected figure's claim, in the list the measure.
    pub fn record(&self) -> Option<RecordRef> {
        match self.half {
            Half::List => self.measure().map(RecordRef::from),
            Half::Main => self.rung().map(|rung| rung.point.claim.into()),
        }
    }

    /// Works everything out anew; measure and figure stay selected if they are still there.
    pub fn rebuild(&mut self, scope: &Scope, size: Size) {
        let spot = self.spot();
        self.measures = tallies::all(scope);
        self.return_to(scope, size, &spot);
    }

    /// Takes over another generation of the knowledge, if anything was laid open.
    pub(super) fn renew(&mut self, scope: &Scope, size: Size, moved: Renumbering) {
        if self.measures.is_empty() {
            return;
        }
        let spot = self.spot().renumbered(moved);
        self.measures = tallies::all(scope);
        self.return_to(scope, size, &spot);
    }

    /// Where one is.
    pub fn spot(&self) -> Spot {
        // The last figure is followed when a later one comes.
        let is_last = self.tally.as_ref().is_none_or(|tally| self.ladder.position + 1 >= tally.ladder.len());
        let claim = self.rung().filter(|_| !is_last).map(|rung| rung.point.claim);
        Spot { measure: self.measure(), claim, half: self.half, foot: self.foot, asked: self.asked }
    }

    /// Comes back to where one was, as far as it is still there.
    pub fn return_to(&mut self, scope: &Scope, size: Size, spot: &Spot) {
        (self.half, self.foot, self.asked) = (spot.half, spot.foot, spot.asked);
        let listed = spot.measure.and_then(|measure| self.measures.iter().position(|it| it.measure == measure));
        self.cursor.position = listed.unwrap_or(self.cursor.position).min(self.measures.len().saturating_sub(1));
        self.lay_open(scope);
        let ladder = self.tally.iter().flat_map(|tally| &tally.ladder);
        let known = spot.claim.and_then(|claim| ladder.clone().position(|rung| rung.point.claim == claim));
        let last = ladder.count().saturating_sub(1);
        self.ladder.position = known.unwrap_or(last);
        self.settle(scope, size);
    }

    /// Lays the selected measure open at its last figure.
    fn lay_open(&mut self, scope: &Scope) {
        let measure = self.measures.get(self.cursor.position).map(|summary| summary.measure);
        self.tally = measure.map(|measure| Tally::of(scope, measure));
        self.ledger = measure.and_then(|measure| Ledger::of(scope, measure));
        self.ladder = Cursor { position: self.tally.as_ref().map_or(0, |tally| tally.ladder.len()), offset: 0 };
    }

    /// Asks every counter for a day.
    pub fn ask(&mut self, scope: &Scope, size: Size, day: Date) {
        self.asked = Some(day);
        self.foot = Foot::Coverage;
        let distance = |rung: &Rung| days_between(rung.point.until, day).abs();
        let ladder = self.tally.iter().flat_map(|tally| &tally.ladder).enumerate();
        if let Some((position, _)) = ladder.min_by_key(|(_, rung)| distance(rung)) {
            self.ladder.position = position;
            self.half = Half::Main;
        }
        self.settle(scope, size);
    }

    /// One step back: from a day that was asked for, from the ladder to the list; whether there was one.
    pub fn step_back(&mut self, scope: &Scope, size: Size) -> bool {
        let stepped = self.asked.take().is_some() || std::mem::take(&mut self.half) == Half::Main;
        self.settle(scope, size);
        stepped
    }

    /// A command; a record where it asks to open one.
    pub fn command(&mut self, scope: &Scope, size: Size, command: Command) -> Option<RecordRef> {
        match command {
            Command::NextPane | Command::PreviousPane => self.half = self.half.other(),
            Command::Right => self.half = Half::Main,
            Command::Left => self.half = Half::List,
            Command::Open if self.half == Half::List => self.half = Half::Main,
            Command::Open => return self.record(),
            Command::Sort => {
                self.foot = self.foot.next();
                self.asked = None;
            }
            _ => {
                let step = steps::down(command)?;
                self.asked = None;
                if self.half == Half::List {
                    self.cursor.step(step, self.measures.len(), self.page(size));
                    self.lay_open(scope);
                } else {
                    let len = self.tally.as_ref().map_or(0, |tally| tally.ladder.len());
                    self.ladder.step(step, len, self.ladder_page(size));
                }
            }
        }
        self.settle(scope, size);
        None
    }

    /// A click: selects a measure or a figure.
    pub fn click(&mut self, scope: &Scope, size: Size, x: u16, y: u16) {
        let areas = self.areas(size);
        let (list, ladder) = (areas.list.inner(), areas.ladder.inner());
        if areas.list.contains(x, y) {
            self.half = Half::List;
            let at = self.cursor.offset + usize::from(y.saturating_sub(list.y)) / Self::row_height(size);
            if list.contains(x, y) && at < self.measures.len() {
                self.cursor.position = at;
                self.lay_open(scope);
            }
        } else if areas.ladder.contains(x, y) {
            self.half = Half::Main;
            if ladder.contains(x, y) {
                self.ladder.position = self.ladder.offset + usize::from(y - ladder.y);
            }
        }
        self.settle(scope, size);
    }

    /// Fits everything to the window.
    pub fn settle(&mut self, scope: &Scope, size: Size) {
        let page = self.page(size);
        self.cursor.settle(self.measures.len(), page);
        let page = self.ladder_page(size);
        self.ladder.settle(self.tally.as_ref().map_or(0, |tally| tally.ladder.len()), page);
        let areas = self.areas(size);
        let width = usize::from(areas.foot.inner().width.saturating_sub(2)).max(1);
        self.lines = self.foot_lines(scope, width);
        let inner = areas.chart.inner();
        let (width, height) = (
            inner.width.saturating_sub(AXIS),
            inner.height.saturating_sub(if inner.height < WITH_LEGEND { 1 } else { 2 }),
        );
        self.canvas = self.tally.as_ref().map_or_else(Canvas::default, |tally| {
            Canvas::of(tally, self.ledger.as_ref(), usize::from(width), usize::from(height))
        });
    }

    /// Columns of the chart's numbers.
    pub fn axis_width() -> u16 {
        AXIS
    }
}
