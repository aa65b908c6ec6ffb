//! Who is who in the chart, and what its signs mean: only what the chart of this measure has, in lines of a width.

use super::{Ink, Numbers};
use crate::model::{Bound, Knowledge, QuantityState};
use crate::query::tallies::Tally;
use crate::text::{safe, width};

/// An entry of the legend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The sign, before its text.
    pub sign: char,
    /// The counter or what is recorded; none for a sign that all share.
    pub ink: Option<Ink>,
    /// What it means.
    pub text: String,
}

impl Entry {
    fn columns(&self) -> usize {
        1 + 1 + width(&self.text) + 2
    }
}

/// The legend in at most so many lines; what does not fit is left to the foot, which tells all.
pub(super) fn lines(
    knowledge: &Knowledge,
    tally: &Tally,
    is_recorded: bool,
    columns: usize,
    rows: usize,
) -> Vec<Vec<Entry>> {
    let mut lines: Vec<Vec<Entry>> = Vec::new();
    let mut left = 0;
    for entry in entries(knowledge, tally, is_recorded) {
        let needed = entry.columns();
        if lines.is_empty() || needed > left {
            if lines.len() == rows {
                let more = Entry { sign: '…', ink: None, text: String::new() };
                lines.iter_mut().last().into_iter().for_each(|line| line.push(more.clone()));
                break;
            }
            lines.push(Vec::new());
            left = columns.saturating_sub(1);
        }
        left = left.saturating_sub(needed);
        if let Some(line) = lines.last_mut() {
            line.push(entry);
        }
    }
    lines
}

fn entries(knowledge: &Knowledge, tally: &Tally, is_recorded: bool) -> Vec<Entry> {
    let counter = |number: usize| Entry {
        sign: Numbers::sign(number),
        ink: Some(Ink::Series(number)),
        text: safe(knowledge.actor(tally.series[number].counter).label()).into_owned(),
    };
    let mut entries: Vec<_> = (0..tally.series.len()).map(counter).collect();
    if is_recorded {
        for (sign, ink, text) in RECORDED {
            entries.push(Entry { sign, ink: Some(ink), text: text.to_owned() });
        }
    }
    let used = SIGNS.into_iter().filter(|&(_, _, is_used)| is_used(tally));
    entries.extend(used.map(|(sign, text, _)| Entry { sign, ink: None, text: text.to_owned() }));
    entries
}

/// The signs of the chart in words: `↑ at least`.
pub(super) fn signs(tally: &Tally, is_recorded: bool) -> Vec<String> {
    let recorded = RECORDED.into_iter().filter(|_| is_recorded).map(|(sign, _, text)| format!("{sign} {text}"));
    let used = SIGNS.into_iter().filter(|&(_, _, is_used)| is_used(tally));
    recorded.chain(used.map(|(sign, text, _)| format!("{sign} {text}"))).collect()
}

const RECORDED: [(char, Ink, &str); 2] =
    [('B', Ink::BorneOut, "recorded, borne out"), ('C', Ink::Reported, "only claimed or reported")];

type Used = fn(&Tally) -> bool;

/// The signs that all counters share, and whether a measure's chart has them.
const SIGNS: [(char, &str, Used); 7] = [
    ('↑', "at least", |tally| any_bound(tally, &[Bound::AtLeast, Bound::MoreThan])),
    ('↓', "at most", |tally| any_bound(tally, &[Bound::AtMost, Bound::FewerThan])),
    ('░', "about", |tally| any_bound(tally, &[Bound::About])),
    ('┆', "range", |tally| points(tally).any(|point| point.amount.upper.is_some())),
    ('≠', "two on one day", |tally| points(tally).any(|point| !point.conflicts.is_empty())),
    ('◇', "planned", |tally| points(tally).any(|point| point.state == QuantityState::Planned)),
    ('▔', "ceiling", |tally| points(tally).any(|point| point.state == QuantityState::Ceiling)),
];

fn points(tally: &Tally) -> impl Iterator<Item = &crate::query::tallies::Point> {
    tally.series.iter().flat_map(|series| &series.points)
}

fn any_bound(tally: &Tally, bounds: &[Bound]) -> bool {
    points(tally).any(|point| bounds.contains(&point.amount.bound))
}
