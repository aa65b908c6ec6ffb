//! By which rule a counter counts: what, in which countries, since when.

use std::collections::BTreeSet;

use super::Series;
use crate::model::{Country, Date, Knowledge, day_text};
use crate::text::safe;

/// The rules that a counter's figures name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rule<'k> {
    /// What is counted, in the compilers' words, where it differs from the measure's rule.
    pub counts: BTreeSet<&'k str>,
    /// Countries that are covered, where fewer than the measure's.
    pub countries: BTreeSet<Country>,
    /// First days counted.
    pub since: BTreeSet<Date>,
}

impl<'k> Rule<'k> {
    /// The rules of a series.
    pub fn of(knowledge: &'k Knowledge, series: &Series) -> Self {
        let mut rule = Self::default();
        for quantity in series.points.iter().filter_map(|point| point.quantity(knowledge)) {
            rule.counts.extend(quantity.counts.as_deref());
            rule.countries.extend(quantity.countries.iter().copied());
            rule.since.extend(quantity.since);
        }
        rule
    }

    /// What makes two counts comparable.
    pub(super) fn what(&self) -> (&BTreeSet<&'k str>, &BTreeSet<Country>) {
        (&self.counts, &self.countries)
    }

    /// `Syria only; coalition bases in Syria only; since 19 Oct 2023`.
    pub fn words(&self) -> String {
        let mut words = Vec::new();
        if !self.countries.is_empty() {
            let names: Vec<_> = self.countries.iter().map(Country::name).collect();
            words.push(format!("{} only", names.join(", ")));
        }
        words.extend(self.counts.iter().map(|counts| safe(counts).into_owned()));
        if words.is_empty() {
            words.push("the measure's own rule, no other stated".to_owned());
        }
        let days: Vec<_> = self.since.iter().copied().map(day_text).collect();
        words.push(if days.is_empty() {
            "first day not stated".to_owned()
        } else {
            format!("since {}", days.join(" or "))
        });
        words.join("; ")
    }
}
