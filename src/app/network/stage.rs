//! The network as one of the views.

use std::collections::BTreeSet;

use super::{Network, Spot};
use crate::app::reload::Renumbering;
use crate::app::stage::{Ground, Outcome, Stage, StageSpot};
use crate::app::{Filter, Notice};
use crate::command::Command;
use crate::export::chain;
use crate::model::{Date, RecordRef, Scope};
use crate::query::network::actor_of;

impl Stage for Network {
    fn rebuild(&mut self, ground: Ground) {
        self.work_out(ground);
    }

    fn settle(&mut self, ground: Ground) {
        self.fit(ground);
    }

    fn renew(&mut self, ground: Ground, moved: Renumbering) {
        if self.actor.is_some() {
            let spot: Spot = self.own_spot().renumbered(moved);
            self.return_to_spot(ground, &spot);
        }
    }

    fn record(&self) -> Option<RecordRef> {
        Network::record(self)
    }

    fn command(&mut self, ground: Ground, command: Command) -> Outcome {
        self.carry_out(ground, command)
    }

    fn step_back(&mut self, ground: Ground) -> bool {
        self.step_back_here(ground)
    }

    fn click(&mut self, ground: Ground, x: u16, y: u16) {
        self.click_here(ground, x, y);
    }

    fn wheel(&mut self, ground: Ground, x: u16, y: u16, rows: isize) {
        self.scroll(ground, x, y, rows);
    }

    fn show_date(&mut self, _ground: Ground, _day: Date) -> Outcome {
        Outcome::Tell(Notice::failed("The network has no days to go to; t shows the ties of a day."))
    }

    fn opened(&mut self, ground: Ground, from: Option<RecordRef>) {
        if let Some(actor) = from.and_then(|record| actor_of(ground.scope, record)) {
            self.centre(ground, actor);
        }
    }

    fn widen(&mut self, ground: Ground) -> Option<Notice> {
        self.let_past_in(ground)
    }

    fn copied(&self, scope: &Scope, command: Command) -> Option<(&'static str, String)> {
        let view = self.chain.as_ref()?;
        let chain = view.chain()?;
        let markdown = command == Command::CopyMarkdown;
        Some(("chain", if markdown { chain::markdown(scope, chain) } else { chain::line(scope, chain) }))
    }

    fn filter_mut(&mut self) -> Option<&mut Option<Filter>> {
        Some(&mut self.filter)
    }

    fn filter(&self) -> Option<&Filter> {
        self.filter.as_ref()
    }

    fn countable(&self, _scope: &Scope) -> Option<(&'static str, Vec<RecordRef>)> {
        // A chain is the answer to a question of its own; no filter narrows it.
        let (None, Some(net)) = (&self.chain, &self.net) else { return None };
        let ties = net.incoming.iter().chain(&net.outgoing).map(|tie| tie.other(net.actor));
        let others: BTreeSet<_> = ties.chain(net.people.iter().map(|member| member.person)).collect();
        Some(("Tied actors", others.into_iter().map(RecordRef::from).collect()))
    }

    fn filters(&self) -> Vec<(&'static str, &Filter)> {
        self.filter.iter().map(|filter| ("Ties", filter)).collect()
    }

    fn spot(&self) -> StageSpot {
        StageSpot::Network(self.own_spot())
    }

    fn return_to(&mut self, ground: Ground, spot: &StageSpot) {
        if let StageSpot::Network(spot) = spot {
            self.return_to_spot(ground, spot);
        }
    }
}
