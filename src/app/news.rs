//! What is new between two days: what happened, what was said, what was contradicted, taken back or replaced; and the
//! selected record laid open.

mod stage;

use super::cursor::{Cursor, Step};
use super::detail::Detail;
use super::finding::Filter;
use super::reload::Renumbering;
use super::stage::{Ground, Outcome};
use crate::command::Command;
use crate::geometry::{self, Part, RecordAreas, Size};
use crate::model::{ClaimIx, Clock, Date, DisputeOver, Kind, Lens, RecordRef, Scope, day_text, days_between};
use crate::query::fresh::Fresh;

/// A line of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NewsRow {
    /// What follows, and how many there are.
    Heading(NewsSection, usize),
    /// A record that is new.
    Record(RecordRef),
    /// How a claim changed the standing of another one.
    Turn {
        /// The claim that did it.
        by: ClaimIx,
        /// The other one.
        other: ClaimIx,
        /// What the two differ about, for contradictions.
        over: Option<DisputeOver>,
        /// Where it stands.
        section: NewsSection,
    },
}

/// What a stretch of the list is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NewsSection {
    /// Statements taken back.
    Corrected,
    /// Figures and positions replaced.
    Superseded,
    /// Contradictions.
    Disputed,
    /// Events.
    Events,
    /// Claims.
    Claims,
}

impl NewsSection {
    /// Its words before the number; the clock says whether things happened or became known.
    pub fn title(self, clock: Clock) -> &'static str {
        match (self, clock) {
            (Self::Corrected, _) => "Taken back",
            (Self::Superseded, _) => "Replaced by something newer",
            (Self::Disputed, _) => "Contradicted anew",
            (Self::Events, Clock::Happened) => "Happened",
            (Self::Events, Clock::Known) => "Events that became known",
            (Self::Claims, Clock::Happened) => "Said",
            (Self::Claims, Clock::Known) => "Statements that became known",
        }
    }
}

impl NewsRow {
    /// The record that the line leads to.
    pub fn record(self) -> Option<RecordRef> {
        match self {
            Self::Heading(..) => None,
            Self::Record(record) => Some(record),
            Self::Turn { by, .. } => Some(by.into()),
        }
    }
}

/// What is new.
#[derive(Clone, Debug, Default)]
pub struct News {
    /// The period; none while no first day is set.
    pub period: Option<(Clock, Date, Date)>,
    /// The lines.
    pub rows: Vec<NewsRow>,
    /// The selected line and the first one shown.
    pub cursor: Cursor,
    /// What has the keys.
    pub part: Part,
    /// The selected record.
    pub detail: Detail,
    /// What narrows the list.
    pub filter: Option<Filter>,
    /// Records and turns that only the filter leaves out.
    pub left_out: usize,
    /// What the selected record is laid open through: without the first day, as what is new often answers something older.
    whole: Option<Scope>,
}

/// Where one is in the news.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    row: Option<NewsRow>,
    position: usize,
    part: Part,
    scroll: usize,
}

impl Spot {
    /// The same place in another generation of the knowledge, as far as it is still there.
    pub(super) fn renumbered(&self, moved: Renumbering) -> Self {
        let row = self.row.and_then(|row| match row {
            NewsRow::Heading(..) => Some(row),
            NewsRow::Record(record) => moved.record(record).map(NewsRow::Record),
            NewsRow::Turn { by, other, over, section } => {
                Some(NewsRow::Turn { by: moved.row(by)?, other: moved.row(other)?, over, section })
            }
        });
        Self { row, ..self.clone() }
    }
}

impl News {
    /// Where everything stands in the window.
    pub fn areas(&self, size: Size) -> RecordAreas {
        geometry::records(size, self.part)
    }

    /// Lines that the window shows.
    pub fn page(&self, size: Size) -> usize {
        usize::from(self.areas(size).list.inner().height).max(1)
    }

    /// The period in words: `18 Jan 2024 to 25 Jan 2024`.
    pub fn period_text(&self) -> Option<String> {
        self.period.map(|(_, from, to)| format!("{} to {}", day_text(from), day_text(to)))
    }

    fn row(&self) -> Option<NewsRow> {
        self.rows.get(self.cursor.position).copied()
    }

    fn rebuild(&mut self, ground: Ground) {
        let spot = self.spot();
        self.list_anew(ground);
        self.return_to(ground, &spot);
    }

    fn list_anew(&mut self, ground: Ground) {
        let scope = ground.scope;
        if let Some(filter) = &mut self.filter {
            filter.apply_to(scope, ground.finder, &[Kind::Event, Kind::Claim]);
        }
        self.rows.clear();
        self.left_out = 0;
        let lens = Lens { since: None, ..scope.lens().clone() };
        self.whole = Some(Scope::new(scope.knowledge().clone(), lens));
        let fresh = Fresh::of(scope);
        self.period = fresh.as_ref().map(|fresh| (fresh.clock, fresh.from, fresh.to));
        for (section, rows) in fresh.iter().flat_map(sections) {
            let all = rows.len();
            let kept: Vec<_> = rows.into_iter().filter(|&row| self.keeps(scope, row)).collect();
            self.left_out += all - kept.len();
            if !kept.is_empty() {
                self.rows.push(NewsRow::Heading(section, kept.len()));
                self.rows.extend(kept);
            }
        }
    }

    fn keeps(&self, scope: &Scope, row: NewsRow) -> bool {
        let Some(filter) = &self.filter else { return true };
        match row {
            NewsRow::Heading(..) => true,
            NewsRow::Record(record) => filter.keeps(scope, record),
            NewsRow::Turn { by, other, .. } => filter.keeps(scope, by.into()) || filter.keeps(scope, other.into()),
        }
    }

    fn spot(&self) -> Spot {
        let (position, scroll) = (self.cursor.position, self.detail.scroll);
        Spot { row: self.row(), position, part: self.part, scroll }
    }

    fn return_to(&mut self, ground: Ground, spot: &Spot) {
        self.part = spot.part;
        let listed = spot.row.and_then(|row| self.rows.iter().position(|&own| own == row));
        self.cursor.position = listed.unwrap_or(spot.position);
        self.off_headings(true);
        self.detail = Detail::default();
        self.settle(ground);
        self.detail.scroll = spot.scroll;
        self.settle(ground);
    }

    /// From a heading to the line below, or above where one came from there.
    fn off_headings(&mut self, down: bool) {
        let last = self.rows.len().saturating_sub(1);
        self.cursor.position = self.cursor.position.min(last);
        if matches!(self.row(), Some(NewsRow::Heading(..))) {
            let up = !down && self.cursor.position > 0;
            self.cursor.position = if up { self.cursor.position - 1 } else { self.cursor.position + 1 };
        }
    }

    fn settle(&mut self, ground: Ground) {
        let page = self.page(ground.size);
        self.cursor.settle(self.rows.len(), page);
        // The first heading belongs to the line below it.
        if self.cursor.position == 1 {
            self.cursor.show_from(0);
        }
        let inner = self.areas(ground.size).detail.inner();
        let width = usize::from(inner.width.saturating_sub(2)).max(1);
        let selected = self.row().and_then(NewsRow::record);
        let whole = self.whole.as_ref().unwrap_or(ground.scope);
        self.detail.show(whole, selected);
        self.detail.settle(whole, width, usize::from(inner.height));
    }

    fn command(&mut self, ground: Ground, command: Command) -> Outcome {
        match command {
            Command::NextPane | Command::PreviousPane => self.change_part(),
            Command::Open if self.part == Part::List => match self.row().and_then(NewsRow::record) {
                Some(record) => return Outcome::Open(record),
                None => return Outcome::Stay,
            },
            Command::Open => return self.detail.target().into(),
            Command::Left | Command::Right if self.part == Part::List => self.next_section(command == Command::Right),
            _ => match Step::of(command) {
                Some(step) => self.step(ground.size, step),
                None => return Outcome::Unknown,
            },
        }
        self.settle(ground);
        Outcome::Stay
    }

    fn change_part(&mut self) {
        self.part = if self.part == Part::List { Part::Main } else { Part::List };
    }

    fn step(&mut self, size: Size, step: Step) {
        if self.part == Part::List {
            self.cursor.step(step, self.rows.len(), self.page(size));
            self.off_headings(!matches!(step, Step::Rows(rows) | Step::HalfPages(rows) if rows < 0));
            return;
        }
        let height = usize::from(self.areas(size).detail.inner().height);
        match step {
            Step::Rows(rows) => self.detail.step(rows > 0, height),
            Step::HalfPages(halves) => {
                let page = isize::try_from(height / 2).unwrap_or(1).max(1);
                self.detail.scroll_by(halves.saturating_mul(page), height);
            }
            Step::Top => self.detail.scroll_by(isize::MIN / 2, height),
            Step::Bottom => self.detail.scroll_by(isize::MAX / 2, height),
        }
    }

    /// To the first line under the next (or this, or the previous) heading.
    fn next_section(&mut self, forward: bool) {
        let headings = self.rows.iter().enumerate().filter(|(_, row)| matches!(row, NewsRow::Heading(..)));
        let mut starts = headings.map(|(position, _)| position + 1);
        let position = self.cursor.position;
        let found = if forward {
            starts.find(|&start| start > position)
        } else {
            starts.take_while(|&start| start < position).last()
        };
        self.cursor.position = found.unwrap_or(position);
    }

    fn show_date(&mut self, ground: Ground, day: Date) {
        let knowledge = ground.scope.knowledge();
        let dated = self.rows.iter().enumerate().filter_map(|(position, row)| match row {
            NewsRow::Record(record) => Some((position, knowledge.date(*record)?)),
            _ => None,
        });
        if let Some((position, _)) = dated.min_by_key(|&(_, date)| days_between(day, date).abs()) {
            self.cursor.position = position;
        }
        self.settle(ground);
    }

    fn click(&mut self, ground: Ground, x: u16, y: u16) {
        let areas = self.areas(ground.size);
        if areas.list.contains(x, y) {
            self.part = Part::List;
            let inner = areas.list.inner();
            let at = self.cursor.offset + usize::from(y.saturating_sub(inner.y));
            if inner.contains(x, y) && at < self.rows.len() {
                self.cursor.position = at;
                self.off_headings(true);
            }
        } else if areas.detail.contains(x, y) {
            self.part = Part::Main;
        }
        self.settle(ground);
    }
}

/// The lines of what is new, those that change how something stands first.
fn sections(fresh: &Fresh) -> [(NewsSection, Vec<NewsRow>); 5] {
    let overtaken = |corrected, section| {
        let found = fresh.overtaken.iter().filter(move |it| it.corrected == corrected);
        found.map(|it| NewsRow::Turn { by: it.by, other: it.earlier, over: None, section }).collect()
    };
    let disputed = fresh.contradictions.iter().map(|&(by, other, over)| {
        let section = NewsSection::Disputed;
        NewsRow::Turn { by, other, over, section }
    });
    [
        (NewsSection::Corrected, overtaken(true, NewsSection::Corrected)),
        (NewsSection::Superseded, overtaken(false, NewsSection::Superseded)),
        (NewsSection::Disputed, disputed.collect()),
        (NewsSection::Events, fresh.events.iter().map(|&event| NewsRow::Record(event.into())).collect()),
        (NewsSection::Claims, fresh.claims.iter().map(|&claim| NewsRow::Record(claim.into())).collect()),
    ]
}
