//! The filters of a view beside the Desk: one for its list, one for what the list has selected, laid open.

use super::finding::Filter;
use super::stage::Ground;
use crate::geometry::Part;
use crate::model::{Kind, RecordRef, Scope};

/// The two filters.
#[derive(Clone, Debug, Default)]
pub struct Narrowing {
    /// Of the list.
    pub list: Option<Filter>,
    /// Of what is laid open.
    pub main: Option<Filter>,
}

impl Narrowing {
    /// Asks the index anew, for the kinds of records that the two lists hold.
    pub fn apply(&mut self, ground: Ground, list: &[Kind], main: &[Kind]) {
        for (filter, kinds) in [(&mut self.list, list), (&mut self.main, main)] {
            if let Some(filter) = filter {
                filter.apply_to(ground.scope, ground.finder, kinds);
            }
        }
    }

    /// The filter of the part that has the keys; the foot tells of what is laid open.
    pub fn of(&mut self, part: Part) -> &mut Option<Filter> {
        match part {
            Part::List => &mut self.list,
            Part::Main | Part::Foot => &mut self.main,
        }
    }

    /// The same, to be read.
    pub fn at(&self, part: Part) -> Option<&Filter> {
        match part {
            Part::List => self.list.as_ref(),
            Part::Main | Part::Foot => self.main.as_ref(),
        }
    }

    /// The filters in force under the names of the two lists.
    pub fn named(&self, list: &'static str, main: &'static str) -> Vec<(&'static str, &Filter)> {
        let filters = [(list, &self.list), (main, &self.main)];
        filters.into_iter().filter_map(|(name, filter)| Some((name, filter.as_ref()?))).collect()
    }

    /// Whether the list shows a record.
    pub fn lists(&self, scope: &Scope, record: impl Into<RecordRef>) -> bool {
        self.list.as_ref().is_none_or(|filter| filter.keeps(scope, record.into()))
    }

    /// Whether a record is shown in what is laid open.
    pub fn shows(&self, scope: &Scope, record: impl Into<RecordRef>) -> bool {
        self.main.as_ref().is_none_or(|filter| filter.keeps(scope, record.into()))
    }
}
