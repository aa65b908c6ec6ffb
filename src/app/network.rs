//! The network: one actor in the middle, the ties that lead to it on the left, those that start from it on the right; or, over
//! all three, the shortest chain of ties to another actor.

mod chain;
mod foot;
mod pane;
mod rows;
mod stage;

pub use chain::ChainView;
pub use pane::{Goal, NetPane, NetRow};

use std::sync::Arc;

use super::cursor::Step;
use super::reading::Reading;
use super::reload::Renumbering;
use super::stage::{Ground, Outcome, StageSpot};
use super::{Cursor, Filter, Notice};
use crate::command::Command;
use crate::geometry::{self, NetworkAreas, Size};
use crate::model::{ActorIx, Kind, LinkKind, RecordRef, Scope};
use crate::query::network::{self as query, Kinds, Reach};

/// The middle pane.
const MIDDLE: usize = 1;
/// What has the keys where the foot is read.
const FOOT: usize = 3;

/// The network.
#[derive(Clone, Debug)]
pub struct Network {
    /// The actor in the middle.
    pub actor: Option<ActorIx>,
    /// Ties that lead to it; the actor itself; ties that start from it.
    pub panes: [NetPane; 3],
    /// What has the keys: a pane (0–2) or the foot (3).
    pub focus: usize,
    /// The pane in front where only one has room.
    pub front: usize,
    /// Whether ties that were over on the as-of day are let in.
    pub past: bool,
    /// The chain that is shown in place of the panes.
    pub chain: Option<ChainView>,
    /// The lines of the foot.
    pub foot: Reading,
    /// Which actors at the other ends of ties are listed.
    pub filter: Option<Filter>,
    /// Ties and people that only the filter leaves out.
    pub left_out: usize,
    net: Option<query::Network>,
    laid: Option<Size>,
}

impl Default for Network {
    fn default() -> Self {
        Self {
            actor: None,
            panes: Default::default(),
            focus: MIDDLE,
            front: MIDDLE,
            past: false,
            chain: None,
            foot: Reading::default(),
            filter: None,
            left_out: 0,
            net: None,
            laid: None,
        }
    }
}

/// Where one is in the network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    actor: Option<ActorIx>,
    focus: usize,
    cursors: [Cursor; 3],
    past: bool,
    chain: Option<(ActorIx, ActorIx, Kinds, usize, Cursor)>,
}

impl Spot {
    /// An actor in the middle.
    pub(super) fn around(actor: ActorIx, past: bool) -> Self {
        Self { actor: Some(actor), focus: MIDDLE, cursors: Default::default(), past, chain: None }
    }

    /// The chain from one actor to another.
    pub(super) fn chain(from: ActorIx, to: ActorIx, past: bool) -> Self {
        Self { chain: Some((from, to, Kinds::All, 0, Cursor::default())), ..Self::around(from, past) }
    }

    /// The same place in another generation of the knowledge, as far as it is still there.
    pub(super) fn renumbered(&self, moved: Renumbering) -> Self {
        let chain = self
            .chain
            .and_then(|(from, to, kinds, at, cursor)| Some((moved.row(from)?, moved.row(to)?, kinds, at, cursor)));
        Self { actor: self.actor.and_then(|actor| moved.row(actor)), chain, ..self.clone() }
    }
}

impl Network {
    /// Where everything stands in the window.
    pub fn areas(&self, size: Size) -> NetworkAreas {
        geometry::network(size, self.chain.is_none().then_some(self.front), self.is_reading())
    }

    /// Whether the foot has the keys.
    pub fn is_reading(&self) -> bool {
        self.focus == FOOT
    }

    /// What the knowledge says of the actor in the middle.
    pub fn net(&self) -> Option<&query::Network> {
        self.net.as_ref()
    }

    /// Rows of a pane that the window shows.
    pub fn page(&self, size: Size, pane: usize) -> usize {
        usize::from(self.areas(size).panes[pane].inner().height).max(1)
    }

    fn chain_page(&self, size: Size) -> usize {
        usize::from(self.areas(size).chain.inner().height).max(1)
    }

    /// What is selected.
    pub fn goal(&self) -> Goal {
        let row = match &self.chain {
            Some(chain) => chain.pane.selected(),
            None => self.panes[self.front].selected(),
        };
        row.map_or(Goal::Nothing, |row| row.goal)
    }

    /// The record that commands speak of: what is selected, else the actor in the middle.
    pub fn record(&self) -> Option<RecordRef> {
        self.goal().record().or(self.actor.map(RecordRef::from))
    }

    /// Puts an actor in the middle.
    pub(super) fn centre(&mut self, ground: Ground, actor: ActorIx) {
        self.return_to_spot(ground, &Spot::around(actor, false));
    }

    /// Works everything out anew; what was selected stays selected.
    fn work_out(&mut self, ground: Ground) {
        let scope: &Arc<Scope> = ground.scope;
        let goals = [0, 1, 2].map(|pane: usize| self.panes[pane].selected().map(|row| row.goal));
        self.actor = self.actor.or_else(|| most_tied(scope));
        self.net = self.actor.map(|actor| query::Network::of(Reach::new(scope, self.past), actor));
        self.narrow(ground);
        self.laid = None;
        self.lay_out(ground);
        for (pane, goal) in self.panes.iter_mut().zip(goals) {
            pane.select(goal);
        }
        if let Some(chain) = &mut self.chain {
            chain.work_out(scope, self.past);
        }
        self.fit(ground);
    }

    /// Leaves out ties and people whose other end the filter does not keep.
    fn narrow(&mut self, ground: Ground) {
        self.left_out = 0;
        let (Some(filter), Some(net)) = (&mut self.filter, &mut self.net) else { return };
        filter.apply(ground.scope, ground.finder, Kind::Actor);
        let count = |net: &query::Network| net.incoming.len() + net.outgoing.len() + net.people.len();
        let (before, actor) = (count(net), net.actor);
        for ties in [&mut net.incoming, &mut net.outgoing] {
            ties.retain(|tie| filter.keeps(ground.scope, tie.other(actor).into()));
        }
        net.people.retain(|member| filter.keeps(ground.scope, member.person.into()));
        self.left_out = before - count(net);
    }

    /// Lays the rows out for the width of the window.
    fn lay_out(&mut self, ground: Ground) {
        let Some(net) = &self.net else { return };
        if self.laid == Some(ground.size) {
            return;
        }
        // The middle pane's width where it is shown: its texts are wrapped.
        let width = geometry::network(ground.size, Some(MIDDLE), false).panes[MIDDLE].inner().width;
        let laid = rows::of(ground.scope, net, self.left_out, usize::from(width.saturating_sub(2)));
        for (pane, rows) in self.panes.iter_mut().zip(laid) {
            pane.rows = rows;
        }
        self.laid = Some(ground.size);
    }

    /// Brings cursors into what the window shows, and writes the foot.
    fn fit(&mut self, ground: Ground) {
        self.lay_out(ground);
        for pane in 0..self.panes.len() {
            let page = self.page(ground.size, pane);
            self.panes[pane].settle(page);
        }
        let page = self.chain_page(ground.size);
        if let Some(chain) = &mut self.chain {
            chain.pane.settle(page);
        }
        let inner = self.areas(ground.size).foot.inner();
        let width = usize::from(inner.width.saturating_sub(2)).max(1);
        let lines = self.foot_lines(ground.scope, width);
        self.foot.set(lines, usize::from(inner.height));
    }

    fn own_spot(&self) -> Spot {
        Spot {
            actor: self.actor,
            focus: self.focus,
            cursors: [0, 1, 2].map(|pane: usize| self.panes[pane].cursor),
            past: self.past,
            chain: self.chain.as_ref().map(ChainView::spot),
        }
    }

    fn return_to_spot(&mut self, ground: Ground, spot: &Spot) {
        (self.actor, self.past) = (spot.actor, spot.past);
        self.focus_on(spot.focus);
        self.chain = spot.chain.map(|(from, to, kinds, at, cursor)| ChainView::new(from, to, kinds, at, cursor));
        self.panes = Default::default();
        self.work_out(ground);
        for (pane, cursor) in self.panes.iter_mut().zip(spot.cursors) {
            pane.cursor = cursor;
        }
        if let (Some(chain), Some((.., cursor))) =
            (&mut self.chain, spot.chain.filter(|(.., at)| *at != Cursor::default()))
        {
            chain.pane.cursor = cursor;
        }
        self.fit(ground);
    }

    fn carry_out(&mut self, ground: Ground, command: Command) -> Outcome {
        if command == Command::Open {
            return self.open();
        }
        let mut outcome = self.move_focus(command);
        if let (Outcome::Unknown, Some(chain)) = (&outcome, &mut self.chain) {
            outcome = chain.command(ground.scope, self.past, command);
        }
        let outcome = match (outcome, Step::of(command)) {
            (Outcome::Unknown, Some(step)) => {
                self.step(ground.size, step);
                Outcome::Stay
            }
            (outcome, _) => outcome,
        };
        self.fit(ground);
        outcome
    }

    fn step(&mut self, size: Size, step: Step) {
        let page = self.chain_page(size);
        match &mut self.chain {
            _ if self.focus == FOOT => {
                let height = geometry::network(size, None, true).foot.inner().height;
                self.foot.step(step, usize::from(height));
            }
            Some(chain) => chain.pane.step(step, page),
            None => {
                let page = self.page(size, self.front);
                self.panes[self.front].step(step, page);
            }
        }
    }

    fn focus_on(&mut self, focus: usize) {
        self.focus = focus;
        if focus < FOOT {
            self.front = focus;
        }
    }

    /// The panes and the foot are gone through in a ring; over a chain there are only the chain and the foot.
    fn move_focus(&mut self, command: Command) -> Outcome {
        let over_chain = self.chain.is_some();
        let next = match command {
            Command::NextPane | Command::PreviousPane if over_chain && self.focus == FOOT => self.front,
            Command::NextPane | Command::PreviousPane if over_chain => FOOT,
            Command::NextPane => (self.focus + 1) % (FOOT + 1),
            Command::PreviousPane => (self.focus + FOOT) % (FOOT + 1),
            Command::Right if !over_chain => (self.focus + 1).min(FOOT),
            Command::Left if !over_chain => self.focus.saturating_sub(1),
            _ => return Outcome::Unknown,
        };
        self.focus_on(next);
        Outcome::Stay
    }

    /// The selected actor comes into the middle; a source, or the tie of a chain, opens at the Desk.
    fn open(&self) -> Outcome {
        match self.goal() {
            Goal::Source(source) => Outcome::Open(source.into()),
            Goal::Tie(tie, _) if self.chain.is_some() => Outcome::Open(tie.record()),
            goal => match goal.actor() {
                Some(actor) if self.chain.is_some() || self.actor != Some(actor) => {
                    Outcome::Jump(StageSpot::Network(Spot::around(actor, self.past)))
                }
                Some(_) => Outcome::Tell(Notice::done("This actor is in the middle already.")),
                None => Outcome::Tell(Notice::failed("Nothing is selected that could come into the middle.")),
            },
        }
    }

    /// Lets in what was over on the as-of day; where nothing was, there is nothing to widen here.
    fn let_past_in(&mut self, ground: Ground) -> Option<Notice> {
        let over = self.net.as_ref().map_or(0, query::Network::past);
        let lacks_chain = self.chain.as_ref().is_some_and(ChainView::is_hidden);
        if self.past || (over == 0 && !lacks_chain) || ground.scope.lens().until.is_none() {
            return None;
        }
        self.past = true;
        self.work_out(ground);
        Some(Notice::done(format!("Widened: also ties that were over on the as-of day ({over} around this actor).")))
    }

    /// One step back: from the chain, from the ties of the past.
    fn step_back_here(&mut self, ground: Ground) -> bool {
        if self.focus == FOOT {
            self.focus_on(self.front);
            self.fit(ground);
            return true;
        }
        let stepped = self.chain.take().is_some() || std::mem::take(&mut self.past);
        if stepped {
            self.work_out(ground);
        }
        stepped
    }

    fn click_here(&mut self, ground: Ground, x: u16, y: u16) {
        let areas = self.areas(ground.size);
        if areas.tabs.contains(x, y) {
            self.focus_on(usize::from(x / (areas.tabs.width / 3).max(1)).min(2));
        }
        if areas.foot.contains(x, y) {
            self.focus_on(FOOT);
        } else if self.chain.is_some() {
            self.focus_on(self.front);
        }
        match &mut self.chain {
            Some(chain) if areas.chain.inner().contains(x, y) => {
                chain.pane.click(usize::from(y - areas.chain.inner().y));
            }
            Some(_) => {}
            None => {
                for pane in 0..self.panes.len() {
                    if areas.panes[pane].contains(x, y) {
                        self.focus_on(pane);
                        if areas.panes[pane].inner().contains(x, y) {
                            self.panes[pane].click(usize::from(y - areas.panes[pane].inner().y));
                        }
                    }
                }
            }
        }
        self.fit(ground);
    }

    fn scroll(&mut self, ground: Ground, x: u16, y: u16, rows: isize) {
        let areas = self.areas(ground.size);
        let page = self.chain_page(ground.size);
        if areas.foot.contains(x, y) {
            self.foot.step(Step::Rows(rows), usize::from(areas.foot.inner().height));
        } else if let Some(chain) = &mut self.chain {
            chain.pane.scroll(rows, page);
        } else if let Some(pane) = (0..3).find(|&pane| areas.panes[pane].contains(x, y)) {
            let page = self.page(ground.size, pane);
            self.panes[pane].scroll(rows, page);
        }
        self.fit(ground);
    }
}

/// The actor that most relations name: a place to begin where no record leads to an actor.
fn most_tied(scope: &Scope) -> Option<ActorIx> {
    let knowledge = scope.knowledge();
    let ties = |actor: &ActorIx| {
        let links = knowledge.back_links((*actor).into());
        links.iter().filter(|link| matches!(link.kind, LinkKind::From | LinkKind::To)).count()
    };
    (0..knowledge.actors.len() as u32).rev().map(ActorIx).max_by_key(ties)
}
