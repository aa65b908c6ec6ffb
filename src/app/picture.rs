//! The present view as a picture: what it shows, drawn anew as a clean SVG, to be written into a file.

use super::{App, Effect, Notice, View};
use crate::export::Selection;
use crate::export::picture::{Picture, svg};
use crate::model::Kind;

impl App {
    /// Draws the view as a picture and asks for it to be kept.
    pub(super) fn picture(&mut self) -> Vec<Effect> {
        let drawn = match self.view {
            View::Desk => Some(("chronology", self.drawn_chronology())),
            View::Disputes => self.stages.disputes.subject().map(|subject| ("disputes", self.drawn(Picture::Disputes(subject)))),
            View::Numbers => self.stages.numbers.measure().map(|measure| ("numbers", self.drawn(Picture::Numbers(measure)))),
            _ => None,
        };
        match drawn {
            Some((name, svg)) => vec![Effect::KeepPicture { name, svg }],
            None => self.tell(Notice::failed("Nothing here has a picture; the Desk, the disputes and the numbers have one.")),
        }
    }

    fn drawn(&self, picture: Picture) -> String {
        svg(&Selection::all(&self.scope), picture)
    }

    /// The chronology as the Desk lists it, with its filter.
    fn drawn_chronology(&self) -> String {
        let lists = &self.desk.lists;
        let Some(list) = lists.iter().find(|list| list.kind == Kind::Event) else { return self.drawn(Picture::Chronology) };
        let Some(filter) = &list.filter else { return self.drawn(Picture::Chronology) };
        let listed = (0..list.rows.len()).filter_map(|position| list.record(position));
        svg(&Selection::matching(&self.scope, &filter.text, listed), Picture::Chronology)
    }
}
