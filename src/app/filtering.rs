//! The filters of lists, at the Desk and in the views beside it: typed into a box while the list narrows, taken back, dropped.

use super::jobs::{Job, Work};
use super::prompt::{FilterPlace, Prompt, Purpose};
use super::text_box::TextBox;
use super::{App, Effect, Filter, Notice, Overlay, Pane};
use crate::model::counted;

impl App {
    /// The filters of the shown view, each with the name of its list.
    pub(super) fn filters(&self) -> Vec<(&'static str, &Filter)> {
        if let Some(stage) = self.stages.of(self.view) {
            stage.filters()
        } else {
            let lists = self.desk.lists.iter().zip(Pane::ALL);
            lists.filter_map(|(list, pane)| Some((pane.title(), list.filter.as_ref()?))).collect()
        }
    }

    /// Takes the filter of what has the keys in the shown view away; whether there was one.
    pub(super) fn drop_view_filter(&mut self) -> bool {
        let dropped = self.stage().and_then(|(stage, _)| stage.filter_mut()?.take()).is_some();
        if dropped {
            self.rebuild_view();
        }
        dropped
    }

    pub(super) fn open_filter(&mut self) -> Vec<Effect> {
        let (place, before) = match self.stage() {
            None => {
                let list = self.desk.list_number();
                let state = &self.desk.lists[list];
                (FilterPlace::Pane(list, state.cursor), state.filter.clone())
            }
            Some((stage, _)) => {
                let spot = Box::new(stage.spot());
                let Some(filter) = stage.filter_mut() else {
                    return self.tell(Notice::failed("Nothing here can be filtered; pins and days (t) narrow."));
                };
                (FilterPlace::View(spot), filter.clone())
            }
        };
        let text = before.as_ref().map_or("", |filter| filter.text.as_str()).to_owned();
        let purpose = Purpose::Filter { place, before: before.map(Box::new) };
        self.overlays.push(Overlay::Prompt(Prompt { purpose, input: TextBox::with(&text) }));
        Vec::new()
    }

    /// Narrows the list while its filter is being typed.
    pub(super) fn filter_while_typing(&mut self) -> Vec<Effect> {
        let Some(Overlay::Prompt(Prompt { purpose: Purpose::Filter { place, .. }, input })) = self.overlays.last()
        else {
            return Vec::new();
        };
        let (place, filter) = (place.clone(), Filter::new(input.text()));
        self.set_filter(&place, filter)
    }

    fn set_filter(&mut self, place: &FilterPlace, filter: Option<Filter>) -> Vec<Effect> {
        if let &FilterPlace::Pane(list, _) = place {
            return self.filter_pane(list, filter);
        }
        self.set_view_filter(filter);
        Vec::new()
    }

    /// Puts another filter on a list of the Desk. A worker finds out which rows it leaves.
    pub(super) fn filter_pane(&mut self, list: usize, filter: Option<Filter>) -> Vec<Effect> {
        self.questions += 1;
        let generation = self.questions;
        let job = self.desk.filter(&self.scope, &self.finder, list, filter, generation);
        job.map(|job| Effect::Work { generation, job: Job::Narrow(job) }).into_iter().collect()
    }

    /// Takes what a worker has worked out, unless something newer was asked since.
    pub(super) fn worked(&mut self, generation: u64, work: Work) -> Vec<Effect> {
        match work {
            Work::Narrowed(narrowed) => {
                let Some(list) = self.desk.lists.iter().position(|list| list.awaits(generation)) else {
                    return Vec::new();
                };
                self.desk.take(&self.scope, list, narrowed);
                self.count_narrowed(list)
            }
            Work::Counted(facets, counted) => self.counted(generation, facets, counted),
        }
    }

    /// Works out at once which rows the newest filters leave: a command is about to speak of one of them.
    pub(super) fn settle_filters(&mut self) {
        for list in 0..self.desk.lists.len() {
            if let Some(narrowed) = self.desk.lists[list].awaited().and_then(|job| job.run()) {
                self.desk.take(&self.scope, list, narrowed);
            }
        }
    }

    /// Puts another filter on what has the keys in the shown view.
    pub(super) fn set_view_filter(&mut self, filter: Option<Filter>) {
        if let Some((stage, ground)) = self.stage() {
            if let Some(place) = stage.filter_mut() {
                *place = filter;
            }
            stage.rebuild(ground);
        }
    }

    /// Goes to the Desk with claims and chronology narrowed to what a query finds.
    pub(super) fn narrow_desk(&mut self, query: &str) -> Vec<Effect> {
        self.leave();
        self.enter_desk();
        for list in [1, 2] {
            self.desk.lists[list].filter = Filter::new(query);
        }
        self.desk.rebuild(&self.scope, &self.finder);
        let claims = self.desk.lists[1].rows.len();
        self.desk.focus_on(&self.scope, if claims > 0 { Pane::Claims } else { Pane::Chronology });
        let events = self.desk.lists[2].rows.len();
        let (claims, events) = (counted(claims, "claim"), counted(events, "event"));
        self.tell(Notice::done(format!("Narrowed to {query}: {claims}, {events}; x takes a filter away.")))
    }

    /// Brings back what a list showed before its filter was typed.
    pub(super) fn take_filter_back(&mut self, place: &FilterPlace, before: Option<Filter>) -> Vec<Effect> {
        let effects = self.set_filter(place, before);
        match place {
            &FilterPlace::Pane(list, cursor) => {
                self.desk.lists[list].place_cursor(cursor);
                self.desk.show_selected(&self.scope);
            }
            FilterPlace::View(spot) => {
                if let Some((stage, ground)) = self.stage() {
                    stage.return_to(ground, spot);
                }
            }
        }
        effects
    }
}
