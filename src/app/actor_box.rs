//! The box in which one chooses the actor that a chain of ties is to lead to: what is typed completes among all actors.

use super::cursor::Cursor;
use super::finding::Finder;
use super::network::Spot;
use super::stage::{Stage, StageSpot};
use super::text_box::TextBox;
use super::{App, Effect, Notice, Overlay, View, offering};
use crate::command::Command;
use crate::geometry::Size;
use crate::model::{ActorIx, Kind, Knowledge, Scope};
use crate::query::network::actor_of;
use crate::search::{Pick, pick};
use crate::text::safe;

/// The open box.
#[derive(Clone, Debug)]
pub struct ActorBox {
    /// Where the chain starts.
    pub from: ActorIx,
    /// What is typed.
    pub input: TextBox,
    /// The actors that fit, the best first.
    pub offers: Vec<ActorIx>,
    /// The selected one and the first one shown.
    pub cursor: Cursor,
}

impl ActorBox {
    /// The selected actor.
    pub fn selected(&self) -> Option<ActorIx> {
        self.offers.get(self.cursor.position).copied()
    }

    /// Fits the selection to the window.
    pub fn settle(&mut self, size: Size) {
        self.cursor.settle(self.offers.len(), offering::page(size));
    }

    /// Lists the actors that fit what is typed: those with such a name first, then what the search finds by other spellings.
    fn offer(&mut self, scope: &Scope, finder: &Finder) {
        let knowledge = scope.knowledge();
        let typed = self.input.text().trim();
        let query = finder.query(scope, typed);
        let found = if query.is_empty() { None } else { finder.matching(scope, &query, Kind::Actor) };
        let mut offers: Vec<(bool, Option<Pick>, String, ActorIx)> = Vec::new();
        for actor in (0..knowledge.actors.len() as u32).map(ActorIx).filter(|&actor| actor != self.from) {
            let fits = names_fit(knowledge, actor, typed, found.is_some());
            let is_found = found.as_ref().is_some_and(|found| found.contains(knowledge, actor.into()));
            if typed.is_empty() || fits.is_some() || is_found {
                offers.push((fits.is_none(), fits, knowledge.actor(actor).name.to_lowercase(), actor));
            }
        }
        offers.sort();
        self.offers = offers.into_iter().map(|(.., actor)| actor).collect();
        self.cursor = Cursor::default();
    }
}

/// How well an actor's names fit; names of which only some letters fit count only where the search has no say.
fn names_fit(knowledge: &Knowledge, actor: ActorIx, typed: &str, literal: bool) -> Option<Pick> {
    let record = knowledge.actor(actor);
    let mut names = vec![&*record.name];
    names.extend(record.short.as_deref());
    names.extend(record.aliases.iter().map(|alias| &**alias));
    names.extend(record.native.as_deref());
    pick(&names, typed).filter(|pick| !literal || pick.tier <= crate::search::Tier::Substring)
}

impl App {
    /// Asks for the actor that a chain is to lead to, from the actor at hand.
    pub(super) fn open_actor_box(&mut self) -> Vec<Effect> {
        let from = match self.view {
            View::Network => self.stages.network.actor,
            _ => self.record().and_then(|record| actor_of(&self.scope, record)),
        };
        let Some(from) = from else {
            return self.tell(Notice::failed("This record leads to no actor that a chain of ties could start from."));
        };
        let open = ActorBox { from, input: TextBox::default(), offers: Vec::new(), cursor: Cursor::default() };
        self.overlays.push(Overlay::Actors(open));
        self.offer_actors()
    }

    /// Offers the actors that fit what is typed now.
    pub(super) fn offer_actors(&mut self) -> Vec<Effect> {
        if let Some(Overlay::Actors(open)) = self.overlays.last_mut() {
            open.offer(&self.scope, &self.finder);
            open.settle(self.size);
        }
        Vec::new()
    }

    pub(super) fn actor_box_command(&mut self, command: Command) -> Vec<Effect> {
        let Some(Overlay::Actors(open)) = self.overlays.last_mut() else { return Vec::new() };
        match command {
            Command::Cancel => self.close(),
            Command::Open => self.lead_to(),
            Command::Complete => {
                if let Some(actor) = open.selected() {
                    open.input = TextBox::with(&safe(&self.scope.knowledge().actor(actor).name));
                }
                self.offer_actors()
            }
            _ => {
                if offering::edit(&mut open.input, &mut open.cursor, open.offers.len(), self.size, command) {
                    return self.offer_actors();
                }
                Vec::new()
            }
        }
    }

    /// Shows the chain to the selected actor.
    fn lead_to(&mut self) -> Vec<Effect> {
        let Some(Overlay::Actors(open)) = self.overlays.last() else { return Vec::new() };
        let (from, Some(to)) = (open.from, open.selected()) else {
            return self.tell(Notice::failed("No actor of this file has these words."));
        };
        self.overlays.pop();
        self.leave();
        self.view = View::Network;
        let past = self.stages.network.past;
        let spot = StageSpot::Network(Spot::chain(from, to, past));
        if let Some((stage, ground)) = self.stage() {
            Stage::return_to(stage, ground, &spot);
        }
        Vec::new()
    }
}
