//! The foot of the numbers in words: the selected figure, what is recorded beside it, the months, the rules, or the answer
//! for a day that was asked for.

use super::{Foot, Numbers, legend};
use crate::model::{Knowledge, Scope, day_text, grouped, month_name};
use crate::query::coverage::{Coverage, Month};
use crate::query::tallies::{self, Rung, Tally};
use crate::query::{figure, standing};
use crate::text::{safe, width, wrap};

/// Columns before the bars.
const LABEL: usize = 28;
/// Columns after the bars: the number.
const NUMBER: usize = 16;

impl Numbers {
    /// The foot, in lines of a width.
    pub(super) fn foot_lines(&self, scope: &Scope, columns: usize) -> Vec<String> {
        let Some(tally) = &self.tally else { return Vec::new() };
        let knowledge = scope.knowledge();
        let mut texts = match (self.asked, self.foot) {
            (Some(day), _) => {
                tally.series.iter().map(|series| tallies::ask(knowledge, tally.measure, series, day)).collect()
            }
            (None, Foot::Rules) => rules(knowledge, tally, self.ledger.is_some()),
            (None, Foot::Months) => self.coverage(scope).map_or_else(no_rule, |it| months(knowledge, &it, tally)),
            (None, Foot::Coverage) => self.coverage_texts(scope, columns),
        };
        if self.foot != Foot::Months && tally.rules_differ(knowledge) {
            texts.push(
                "The counters count by different rules: their figures cannot be held against each other as they are."
                    .to_owned(),
            );
        }
        texts.iter().flat_map(|text| wrap(text, columns).into_iter().map(str::to_owned)).collect()
    }

    /// The selected figure's coverage.
    fn coverage(&self, scope: &Scope) -> Option<Coverage> {
        Coverage::of(scope, self.ledger.as_ref()?, self.rung()?.point.claim)
    }

    fn coverage_texts(&self, scope: &Scope, columns: usize) -> Vec<String> {
        let Some(rung) = self.rung() else {
            return vec!["No figure of this measure is recorded by the day that is set.".to_owned()];
        };
        let knowledge = scope.knowledge();
        let coverage = self.coverage(scope);
        let mut texts: Vec<String> = coverage.iter().map(|coverage| coverage.sentence(knowledge)).collect();
        texts.extend(coverage.iter().flat_map(|coverage| bars(coverage, columns)));
        texts.push(figure_text(scope, rung));
        texts.extend(knowledge.claim(rung.point.claim).note.as_deref().map(|note| format!("Note: {}", safe(note))));
        texts
    }
}

/// Each counter with its sign and its rule, then the signs that the chart draws.
fn rules(knowledge: &Knowledge, tally: &Tally, is_recorded: bool) -> Vec<String> {
    let rules = tally.rules(knowledge).into_iter().enumerate();
    let mut texts: Vec<_> = rules.map(|(number, rule)| format!("{} {rule}", Numbers::sign(number))).collect();
    texts.push(format!("Signs of the chart: {}.", legend::signs(tally, is_recorded).join(", ")));
    texts
}

fn no_rule() -> Vec<String> {
    vec![
        "This figure has no months to compare: its measure names no recorded events, or it is no running total."
            .to_owned(),
    ]
}

/// The figure as it can be read out, who said it, and what speaks against it.
fn figure_text(scope: &Scope, rung: &Rung) -> String {
    let knowledge = scope.knowledge();
    let claim = knowledge.claim(rung.point.claim);
    let mut text = figure::sentence(knowledge, claim).unwrap_or_default();
    let said = if rung.repeated { "repeated by" } else { "said by" };
    text = format!("{text}, {said} {}", standing::said_by(knowledge, claim));
    if let Some(sum) = rung.point.parts_sum {
        text = format!("{text}; its parts add up to {}", grouped(sum));
    }
    let others: Vec<_> = rung
        .point
        .conflicts
        .iter()
        .filter_map(|&other| {
            let other = knowledge.claim(other);
            let amount = crate::model::Amount::from(other.quantity.as_ref()?);
            Some(format!("{amount} ({})", standing::speaker(knowledge, other)))
        })
        .collect();
    if !others.is_empty() {
        text = format!("{text}; for the same day also {}", others.join(", "));
    }
    match standing::Standing::of(scope, rung.point.claim).words(knowledge) {
        Some(words) => format!("{text}; {words}"),
        None => text,
    }
}

/// The official number, what is borne out and what is not as bars, each on a line of its own.
fn bars(coverage: &Coverage, columns: usize) -> Vec<String> {
    let official = coverage.official.upper.unwrap_or(coverage.official.value);
    let (borne_out, reported) = (coverage.borne_out.number, coverage.reported.number);
    let longest = official.max(borne_out).max(reported).max(1);
    let Some(room) = columns.checked_sub(LABEL + NUMBER).filter(|&room| room >= 10) else { return Vec::new() };
    let bar = |label: &str, number: u64, block: &str, text: &str| {
        let cells = usize::try_from(number * room as u64 / longest).unwrap_or(room);
        let gap = " ".repeat(LABEL.saturating_sub(width(label)));
        format!("{label}{gap}{} {text}", block.repeat(cells))
    };
    vec![
        bar("counted", official, "█", &coverage.official.to_string()),
        bar("recorded, borne out", borne_out, "▓", &grouped(borne_out)),
        bar("on a claim or one report", reported, "░", &grouped(reported)),
    ]
}

/// `Nov 2023: recorded and borne out 45, on a claim or one report only 20; the count stood at 73 on 23 Nov 2023`.
fn months(knowledge: &Knowledge, coverage: &Coverage, tally: &Tally) -> Vec<String> {
    let series = tally.series.iter().find(|series| series.counter == coverage.counter);
    let text = |month: &Month| {
        let inside = series.into_iter().flat_map(tallies::Series::actual);
        let last =
            inside.filter(|point| point.until.first_of_month() == month.first_day && point.until <= coverage.until);
        let official = last.last().map_or_else(String::new, |point| {
            format!("; its total stood at {} by {}", point.amount, day_text(point.until))
        });
        let (name, year) = (month_name(month.first_day.month()), month.first_day.year());
        format!(
            "{name} {year}: recorded in it and borne out {}, on a claim or one report only {}{official}",
            grouped(month.borne_out),
            grouped(month.reported)
        )
    };
    let mut texts = vec![format!("Beside the count of {}:", safe(knowledge.actor(coverage.counter).label()))];
    texts.extend(coverage.months.iter().map(text));
    texts
}
