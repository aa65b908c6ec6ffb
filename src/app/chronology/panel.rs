//! The panel of the chronology: the chain of the selected event, all chains, lulls and bursts, the days around.

use super::Chronology;
use crate::app::Page;
use crate::app::detail::Detail;
use crate::app::page::Look;
use crate::app::stage::Ground;
use crate::model::{Date, EventIx, RecordRef, day_text};
use crate::query::around::Around;
use crate::query::card::Field;
use crate::query::chains::{Chain, chain_fields, chains_fields};
use crate::query::spells::{Spell, spell_fields};

/// How many days around a day are laid open, from the closest zoom to the widest.
const REACHES: [i32; 6] = [0, 1, 3, 7, 14, 30];

/// What the panel lays open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Leaf {
    /// The chain that the selected event is part of.
    #[default]
    Chain,
    /// The lulls and bursts of the period.
    Spells,
    /// Every chain of what is listed.
    Chains,
    /// What happened and was said on the selected day and around it.
    Around,
}

impl Leaf {
    /// Every leaf, in the order of the key.
    pub const ALL: [Self; 4] = [Self::Chain, Self::Spells, Self::Chains, Self::Around];

    /// Its name among the others.
    pub fn title(self) -> &'static str {
        match self {
            Self::Chain => "Chain",
            Self::Spells => "Lulls",
            Self::Chains => "Chains",
            Self::Around => "Around",
        }
    }

    pub(super) fn next(self) -> Self {
        Self::ALL[(self as usize + 1) % Self::ALL.len()]
    }
}

/// What a page was made from: while it stays the same, scroll and link stay.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Subject {
    Nothing,
    Event(EventIx),
    Period(Date, Date),
    Day(Date, i32),
}

/// The panel.
#[derive(Clone, Debug)]
pub struct Panel {
    /// What it lays open.
    pub leaf: Leaf,
    /// The page, how far it is scrolled, its selected link.
    pub detail: Detail,
    /// For each link of the page, the lull or burst that it stands for.
    pub spells: Vec<Option<Spell>>,
    /// How many days to each side are laid open around a day.
    pub reach: i32,
    /// A record that is to be in sight, where the page has it.
    pub sought: Option<RecordRef>,
    subject: Subject,
}

impl Default for Panel {
    fn default() -> Self {
        Self {
            leaf: Leaf::default(),
            detail: Detail::default(),
            spells: Vec::new(),
            reach: 3,
            sought: None,
            subject: Subject::Nothing,
        }
    }
}

impl Panel {
    /// Reaches further around the day, or less far; whether it could.
    pub(super) fn widen(&mut self, wider: bool) -> bool {
        let at = REACHES.iter().position(|&reach| reach >= self.reach).unwrap_or(REACHES.len() - 1);
        let next = if wider { Some(at + 1) } else { at.checked_sub(1) };
        let next = next.and_then(|next| REACHES.get(next));
        self.reach = next.copied().unwrap_or(self.reach);
        next.is_some()
    }

    /// The lull or burst that the selected link stands for.
    pub fn spell(&self) -> Option<Spell> {
        self.detail.link.and_then(|link| self.spells.get(link).copied().flatten())
    }
}

impl Chronology {
    /// Lays the panel out for what is selected.
    pub(super) fn lay_panel(&mut self, ground: Ground) {
        let inner = self.areas(ground.size).panel.inner();
        let width = usize::from(inner.width.saturating_sub(2)).max(1);
        let height = usize::from(inner.height);
        let scope = ground.scope;
        self.panel.spells.clear();
        let selected = self.selected().map(|entry| entry.event);
        let (subject, heading, fields) = match self.panel.leaf {
            Leaf::Chain => {
                let fields = selected.map_or_else(Vec::new, |event| chain_fields(scope, event));
                (selected.map_or(Subject::Nothing, Subject::Event), self.tabs(), fields)
            }
            Leaf::Chains => {
                let mut events: Vec<_> = self.entries.iter().map(|entry| entry.event).collect();
                events.dedup();
                let chains = Chain::all(scope, events.into_iter());
                let (from, to) = self.period;
                (Subject::Period(from, to), self.tabs(), chains_fields(scope, &chains))
            }
            Leaf::Spells => {
                let (from, to) = self.period;
                let (fields, spells) =
                    self.spells.as_ref().map(|spells| spell_fields(scope, spells)).unwrap_or_default();
                self.panel.spells = spells;
                (Subject::Period(from, to), self.tabs(), fields)
            }
            Leaf::Around => {
                let around = Around::of(scope, self.day, self.panel.reach);
                (Subject::Day(self.day, self.panel.reach), self.tabs(), around.fields(scope))
            }
        };
        self.turn_to(subject, heading, &fields, width, height);
    }

    /// Puts a page into the panel; a new subject begins where it matters.
    fn turn_to(&mut self, subject: Subject, heading: String, fields: &[Field], width: usize, height: usize) {
        let panel = &mut self.panel;
        let is_new = panel.subject != subject;
        panel.detail.heading = heading;
        panel.detail.page = Page::of_fields(fields, width);
        panel.detail.settle_page(height);
        let sought = panel.sought.take();
        if !is_new && sought.is_none() {
            return;
        }
        panel.detail.link = None;
        let links = &panel.detail.page.links;
        let wanted = match (sought, &subject) {
            (Some(record), _) => links.iter().position(|link| link.record == record),
            (None, Subject::Event(event)) => links.iter().position(|link| link.record == (*event).into()),
            _ => None,
        };
        let line = match (&subject, wanted) {
            (Subject::Day(day, _), _) => line_of(&panel.detail.page, *day),
            (_, Some(link)) => links[link].line,
            _ => 0,
        };
        let seen = wanted.map_or(line, |link| panel.detail.page.links[link].line);
        // The line stands a little below the top, unless all before it is in sight too.
        panel.detail.scroll = if seen < height { 0 } else { line.saturating_sub(1) };
        panel.detail.link = wanted.filter(|_| sought.is_some());
        panel.detail.settle_page(height);
        panel.subject = subject;
    }

    /// The names of the leaves, the open one marked.
    fn tabs(&self) -> String {
        let name = |&leaf: &Leaf| {
            if leaf != self.panel.leaf {
                return leaf.title().to_owned();
            }
            match leaf {
                Leaf::Chain => "[Chain]".to_owned(),
                Leaf::Spells => "[Lulls and bursts]".to_owned(),
                Leaf::Chains => "[All chains listed]".to_owned(),
                Leaf::Around => format!("[Around {}]", day_text(self.day)),
            }
        };
        Leaf::ALL.iter().map(name).collect::<Vec<_>>().join(" · ")
    }
}

/// The line at which a day begins.
fn line_of(page: &Page, day: Date) -> usize {
    let label = format!("{} ·", day_text(day));
    let begins = |line: &Vec<crate::app::page::Span>| {
        line.first().is_some_and(|span| span.look == Look::Label && span.text.starts_with(&label))
    };
    page.lines.iter().position(begins).unwrap_or(0)
}
