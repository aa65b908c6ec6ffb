//! The present view as a picture: what it shows, drawn anew as a clean SVG, to be written into a file.

use super::finding::Filter;
use super::{App, Effect, Notice, View};
use crate::export::Selection;
use crate::export::picture::{Picture, svg};
use crate::model::Kind;

impl App {
    /// Draws the view as a picture and asks for it to be kept.
    pub(super) fn picture(&mut self) -> Vec<Effect> {
        let drawn = match self.view {
            View::Desk | View::Chronology => Some(("chronology", self.drawn(Picture::Chronology))),
            View::Map => Some(("map", self.drawn(Picture::Map))),
            View::Disputes => {
                self.stages.disputes.subject().map(|subject| ("disputes", self.drawn(Picture::Disputes(subject))))
            }
            View::Numbers => {
                self.stages.numbers.measure().map(|measure| ("numbers", self.drawn(Picture::Numbers(measure))))
            }
            _ => None,
        };
        match drawn {
            Some((name, svg)) => vec![Effect::KeepPicture { name, svg }],
            None => self.tell(Notice::failed(
                "This view has no picture; the Desk, disputes, numbers, map and chronology have one.",
            )),
        }
    }

    /// Draws through the lens; events also through the filter of the list that shows them.
    fn drawn(&self, picture: Picture) -> String {
        let of_events = matches!(picture, Picture::Chronology | Picture::Map);
        let Some(filter) = self.event_filter().filter(|_| of_events) else {
            return svg(&Selection::all(&self.scope), picture);
        };
        let listed = self.scope.records(Kind::Event).filter(|&record| filter.keeps(&self.scope, record));
        svg(&Selection::matching(&self.scope, &filter.text, listed), picture)
    }

    fn event_filter(&self) -> Option<&Filter> {
        match self.stages.of(self.view) {
            Some(stage) => stage.filter(),
            None => self.desk.lists.iter().find(|list| list.kind == Kind::Event)?.filter.as_ref(),
        }
    }
}
