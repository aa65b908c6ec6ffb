//! The chronology as one of the views.

use super::{Chronology, Leaf, Strip};
use crate::app::Notice;
use crate::app::detail::Detail;
use crate::app::finding::Filter;
use crate::app::reload::Renumbering;
use crate::app::stage::{Ground, Outcome, Stage, StageSpot};
use crate::chart::Unit;
use crate::command::Command;
use crate::geometry::Size;
use crate::model::{Date, EventIx, Kind, RecordRef, Scope, day_text};
use crate::query::chronology::Dating;
use crate::text::safe;

/// Where one is in the chronology.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    event: Option<EventIx>,
    day: Date,
    strip: Strip,
    leaf: Leaf,
    reach: i32,
    newest_first: bool,
    only: Option<(Date, Date)>,
    zoom: Option<Unit>,
    scroll: usize,
    link: Option<usize>,
}

impl Spot {
    /// The same place in another generation of the knowledge, as far as it is still there.
    pub(in crate::app) fn renumbered(&self, moved: Renumbering) -> Self {
        Self { event: self.event.and_then(|event| moved.row(event)), ..self.clone() }
    }
}

impl Chronology {
    /// Lays open what happened and was said on the day of a record and around it.
    pub(in crate::app) fn go_around(&mut self, ground: Ground, record: RecordRef, day: Date) {
        self.strip = Strip::Panel;
        self.panel.leaf = Leaf::Around;
        self.panel.sought = Some(record);
        self.go_to(record, day);
        self.fit(ground);
    }

    /// Selects an event, or the day of another record; a range that does not hold it is let go.
    fn go_to(&mut self, record: RecordRef, day: Date) {
        let row = EventIx::try_from(record).ok().and_then(|event| self.row_of(event, None));
        match row {
            Some(row) => self.cursor.position = row,
            None => _ = self.select_day(day),
        }
        self.day = day.clamp(self.period.0, self.period.1);
    }
}

impl Stage for Chronology {
    fn rebuild(&mut self, ground: Ground) {
        self.list_anew(ground);
        self.fit(ground);
    }

    fn settle(&mut self, ground: Ground) {
        self.fit(ground);
    }

    fn renew(&mut self, ground: Ground, moved: Renumbering) {
        if self.spells.is_none() {
            return;
        }
        let spot = self.place().renumbered(moved);
        // The entries are of the old knowledge.
        self.entries.clear();
        self.list_anew(ground);
        self.come_back(ground, &spot);
    }

    fn record(&self) -> Option<RecordRef> {
        Chronology::record(self)
    }

    fn command(&mut self, ground: Ground, command: Command) -> Outcome {
        self.obey(ground, command)
    }

    fn step_back(&mut self, ground: Ground) -> bool {
        let stepped = if self.let_go() {
            true
        } else if self.strip != Strip::List {
            self.strip = Strip::List;
            true
        } else if self.only.take().is_some() {
            self.zoom = None;
            self.list_anew(ground);
            true
        } else {
            self.zoom.take().is_some()
        };
        self.fit(ground);
        stepped
    }

    fn click(&mut self, ground: Ground, x: u16, y: u16) {
        self.clicked(ground, x, y);
    }

    fn wheel(&mut self, ground: Ground, x: u16, y: u16, rows: isize) {
        self.wheeled(ground, x, y, rows);
    }

    fn show_date(&mut self, ground: Ground, day: Date) -> Outcome {
        if !(self.period.0..=self.period.1).contains(&day) && self.only.take().is_some() {
            self.list_anew(ground);
        }
        let nearest = self.select_day(day);
        self.day = day.clamp(self.period.0, self.period.1);
        if self.strip == Strip::Panel && self.panel.leaf != Leaf::Around {
            self.strip = Strip::List;
        }
        self.fit(ground);
        Outcome::Tell(match nearest {
            Some(nearest) if nearest == day => return Outcome::Stay,
            Some(nearest) => {
                let text = format!("No event listed on {}; the nearest is of {}.", day_text(day), day_text(nearest));
                Notice::done(text)
            }
            None => Notice::failed("No event is listed (W widens)."),
        })
    }

    fn copied(&self, scope: &Scope, _command: Command) -> Option<(&'static str, String)> {
        let spell = self.panel.spell().filter(|_| self.strip == Strip::Panel)?;
        let words = self.spells.as_ref()?.spell_words(scope, spell)?;
        let (about, lens) = (&scope.knowledge().about, scope.lens());
        let mut read = vec![format!("recorded in “{}”, data to {}", safe(&about.title), day_text(about.to))];
        read.extend(lens.as_of_text());
        read.extend(self.filter.as_ref().map(|filter| format!("only what matches “{}”", safe(&filter.text))));
        let pins = lens.pins.iter().map(|&pin| safe(&scope.knowledge().title(pin)).into_owned());
        read.extend((!lens.pins.is_empty()).then(|| format!("linked with {}", pins.collect::<Vec<_>>().join(" and "))));
        let (first, rest) = words.split_at(1);
        Some(("line", format!("{}{rest} ({}).", first.to_uppercase(), read.join("; "))))
    }

    fn opened(&mut self, ground: Ground, from: Option<RecordRef>) {
        if let Some(record) = from.filter(|record| matches!(record.kind, Kind::Event | Kind::Claim))
            && let Some(day) = ground.scope.knowledge().date(record)
        {
            self.go_to(record, day);
        }
        self.fit(ground);
    }

    fn page(&self, size: Size) -> Option<(&Detail, usize)> {
        Some((&self.panel.detail, usize::from(self.areas(size).panel.inner().height)))
    }

    fn follow_link(&mut self, ground: Ground, link: usize) -> Outcome {
        self.strip = Strip::Panel;
        self.fit(ground);
        self.panel.detail.link = Some(link);
        self.obey(ground, Command::Open)
    }

    fn spot(&self) -> StageSpot {
        StageSpot::Chronology(self.place())
    }

    fn return_to(&mut self, ground: Ground, spot: &StageSpot) {
        if let StageSpot::Chronology(spot) = spot {
            self.come_back(ground, spot);
        }
    }

    fn filter_mut(&mut self) -> Option<&mut Option<Filter>> {
        Some(&mut self.filter)
    }

    fn filter(&self) -> Option<&Filter> {
        self.filter.as_ref()
    }

    fn countable(&self, _scope: &Scope) -> Option<(&'static str, Vec<RecordRef>)> {
        let own = self.entries.iter().filter(|entry| entry.dating == Dating::Own);
        Some(("Chronology", own.map(|entry| entry.event.into()).collect()))
    }

    fn filters(&self) -> Vec<(&'static str, &Filter)> {
        self.filter.iter().map(|filter| ("Chronology", filter)).collect()
    }
}

impl Chronology {
    fn place(&self) -> Spot {
        Spot {
            event: self.selected().map(|entry| entry.event),
            day: self.day,
            strip: self.strip,
            leaf: self.panel.leaf,
            reach: self.panel.reach,
            newest_first: self.newest_first,
            only: self.only,
            zoom: self.zoom,
            scroll: self.panel.detail.scroll,
            link: self.panel.detail.link,
        }
    }

    fn come_back(&mut self, ground: Ground, spot: &Spot) {
        self.let_go();
        (self.strip, self.newest_first, self.zoom) = (spot.strip, spot.newest_first, spot.zoom);
        (self.panel.leaf, self.panel.reach) = (spot.leaf, spot.reach);
        if self.only != spot.only {
            self.only = spot.only;
            self.list_anew(ground);
        }
        match spot.event.and_then(|event| self.row_of(event, None)) {
            Some(row) => self.cursor.position = row,
            None => _ = self.select_day(spot.day),
        }
        self.day = spot.day.clamp(self.period.0, self.period.1);
        self.fit(ground);
        let height = usize::from(self.areas(ground.size).panel.inner().height);
        self.panel.detail.link = spot.link.filter(|&link| link < self.panel.detail.page.links.len());
        self.panel.detail.scroll = spot.scroll;
        self.panel.detail.settle_page(height);
    }
}
