//! The numbers: a list of measures; the selected one as a chart, a ladder of its figures, and what is recorded beside them.

mod canvas;
mod foot;
mod legend;
mod stage;

pub use canvas::{Canvas, Ink, Mark};
pub use legend::Entry;

use super::cursor::Cursor;
use super::cursor::Step;
use super::narrowing::Narrowing;
use super::reading::Reading;
use super::reload::Renumbering;
use super::stage::Ground;
use crate::command::Command;
use crate::geometry::{self, NumberAreas, Part, Size};
use crate::model::{ClaimIx, Date, Kind, MeasureIx, RecordRef, Scope, days_between};
use crate::query::coverage::Ledger;
use crate::query::tallies::{self, Rung, Summary, Tally};

/// Columns of the numbers at the chart's left edge.
const AXIS: u16 = 7;
/// One in so many rows of a chart, at most, says below who is who.
const LEGEND_SHARE: u16 = 4;
/// More rows than these are never needed for it.
const MOST_LEGEND: u16 = 4;

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
            Self::Rules => "Who counts by which rule, and what the signs mean",
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
    pub part: Part,
    /// What narrows the measures and the figures.
    pub narrowing: Narrowing,
    /// Measures that only the filter leaves out.
    pub left_out: usize,
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
    pub lines: Reading,
    /// Who is who in the chart, and what its signs mean, in lines.
    pub legend: Vec<Vec<Entry>>,
    /// The chart.
    pub canvas: Canvas,
}

/// Where one is among the numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    measure: Option<MeasureIx>,
    claim: Option<ClaimIx>,
    part: Part,
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
        geometry::numbers(size, self.part)
    }

    /// Measures that the window shows, two rows each where there is room.
    pub fn page(&self, size: Size) -> usize {
        (usize::from(self.areas(size).list.inner().height) / self.row_height(size)).max(1)
    }

    /// Rows of the window that a measure takes.
    pub fn row_height(&self, size: Size) -> usize {
        if self.areas(size).list.height > 8 { 2 } else { 1 }
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
        match self.part {
            Part::List => self.measure().map(RecordRef::from),
            Part::Main | Part::Foot => self.rung().map(|rung| rung.point.claim.into()),
        }
    }

    /// Works everything out anew; measure and figure stay selected if they are still there.
    pub fn rebuild(&mut self, ground: Ground) {
        let spot = self.spot();
        self.list_anew(ground);
        self.return_to(ground.scope, ground.size, &spot);
    }

    /// Lists the measures that the filter keeps: by their own words, or by those of a claim that gives a figure.
    fn list_anew(&mut self, ground: Ground) {
        let scope = ground.scope;
        self.narrowing.apply(ground, &[Kind::Measure, Kind::Claim], &[Kind::Claim]);
        self.measures = tallies::all(scope);
        let all = self.measures.len();
        if self.narrowing.list.is_some() {
            let narrowing = &self.narrowing;
            let counted = tallies::counted(scope, |claim| narrowing.lists(scope, claim));
            let kept = |measure: MeasureIx| counted.contains(&measure) || narrowing.lists(scope, measure);
            self.measures.retain(|summary| kept(summary.measure));
        }
        self.left_out = all - self.measures.len();
    }

    /// The claims of what has the keys: of every measure that is listed, or of the one that is laid open.
    fn countable(&self, scope: &Scope) -> (&'static str, Vec<RecordRef>) {
        let claims = |tally: &Tally| tally.ladder.iter().map(|rung| rung.point.claim).collect::<Vec<_>>();
        let kept: Vec<_> = if self.part == Part::List {
            let all = self.measures.iter().flat_map(|summary| claims(&Tally::of(scope, summary.measure)));
            all.filter(|&claim| self.narrowing.lists(scope, claim)).collect()
        } else {
            self.tally.as_ref().map(claims).unwrap_or_default()
        };
        let title = if self.part == Part::List { "Figures listed" } else { "Figures here" };
        (title, kept.into_iter().map(RecordRef::from).collect())
    }

    /// Takes over another generation of the knowledge, if anything was laid open.
    pub(super) fn renew(&mut self, ground: Ground, moved: Renumbering) {
        if self.measures.is_empty() {
            return;
        }
        let spot = self.spot().renumbered(moved);
        self.list_anew(ground);
        self.return_to(ground.scope, ground.size, &spot);
    }

    /// Where one is.
    pub fn spot(&self) -> Spot {
        // The last figure is followed when a later one comes.
        let is_last = self.tally.as_ref().is_none_or(|tally| self.ladder.position + 1 >= tally.ladder.len());
        let claim = self.rung().filter(|_| !is_last).map(|rung| rung.point.claim);
        Spot { measure: self.measure(), claim, part: self.part, foot: self.foot, asked: self.asked }
    }

    /// Comes back to where one was, as far as it is still there.
    pub fn return_to(&mut self, scope: &Scope, size: Size, spot: &Spot) {
        (self.part, self.foot, self.asked) = (spot.part, spot.foot, spot.asked);
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
        self.tally = measure.map(|measure| {
            let mut tally = Tally::of(scope, measure);
            tally.keep_only(|claim| self.narrowing.shows(scope, claim));
            tally
        });
        self.ledger = measure.and_then(|measure| Ledger::of(scope, measure));
        self.ladder = Cursor::at(self.tally.as_ref().map_or(0, |tally| tally.ladder.len()));
    }

    /// Asks every counter for a day.
    pub fn ask(&mut self, scope: &Scope, size: Size, day: Date) {
        self.asked = Some(day);
        self.foot = Foot::Coverage;
        let distance = |rung: &Rung| days_between(rung.point.until, day).abs();
        let ladder = self.tally.iter().flat_map(|tally| &tally.ladder).enumerate();
        if let Some((position, _)) = ladder.min_by_key(|(_, rung)| distance(rung)) {
            self.ladder.position = position;
            self.part = Part::Main;
        }
        self.settle(scope, size);
    }

    /// One step back: from a day that was asked for, from the ladder to the list; whether there was one.
    pub fn step_back(&mut self, scope: &Scope, size: Size) -> bool {
        let before = self.part;
        let asked = self.asked.take().is_some();
        if !asked {
            self.part = if before == Part::Foot { Part::Main } else { Part::List };
        }
        self.settle(scope, size);
        asked || before != Part::List
    }

    /// A command; a record where it asks to open one.
    pub fn command(&mut self, scope: &Scope, size: Size, command: Command) -> Option<RecordRef> {
        match command {
            Command::NextPane => self.part = self.part.next(),
            Command::PreviousPane => self.part = self.part.previous(),
            Command::Right => self.part = Part::Main,
            Command::Left => self.part = Part::List,
            Command::Open if self.part == Part::List => self.part = Part::Main,
            Command::Open => return self.record(),
            Command::Sort => {
                self.foot = self.foot.next();
                self.asked = None;
            }
            _ => {
                let step = Step::of(command)?;
                if self.part != Part::Foot {
                    self.asked = None;
                }
                match self.part {
                    Part::List => {
                        self.cursor.step(step, self.measures.len(), self.page(size));
                        self.lay_open(scope);
                    }
                    Part::Main => {
                        let len = self.tally.as_ref().map_or(0, |tally| tally.ladder.len());
                        self.ladder.step(step, len, self.ladder_page(size));
                    }
                    Part::Foot => self.lines.step(step, usize::from(self.areas(size).foot.inner().height)),
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
            let at = self.cursor.offset + usize::from(y.saturating_sub(list.y)) / self.row_height(size);
            self.part = Part::List;
            if list.contains(x, y) && at < self.measures.len() {
                self.cursor.position = at;
                self.lay_open(scope);
            }
        } else if areas.ladder.contains(x, y) {
            self.part = Part::Main;
            if ladder.contains(x, y) {
                self.ladder.position = self.ladder.offset + usize::from(y - ladder.y);
            }
        } else if areas.foot.contains(x, y) {
            self.part = Part::Foot;
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
        let foot = areas.foot.inner();
        let width = usize::from(foot.width.saturating_sub(2)).max(1);
        self.lines.set(self.foot_lines(scope, width), usize::from(foot.height));
        let inner = areas.chart.inner();
        self.legend = self.tally.as_ref().map_or_else(Vec::new, |tally| {
            let room = usize::from((inner.height / LEGEND_SHARE).min(MOST_LEGEND));
            legend::lines(scope.knowledge(), tally, self.ledger.is_some(), usize::from(inner.width), room)
        });
        let rows_below = self.legend.len() as u16 + 1;
        let (width, height) = (inner.width.saturating_sub(AXIS), inner.height.saturating_sub(rows_below));
        self.canvas = self.tally.as_ref().map_or_else(Canvas::default, |tally| {
            Canvas::of(tally, self.ledger.as_ref(), usize::from(width), usize::from(height))
        });
    }

    /// Columns of the chart's numbers.
    pub fn axis_width() -> u16 {
        AXIS
    }
}
