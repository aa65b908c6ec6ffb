//! Coverage in words that cannot be misread: every number says what it is a number of.

use super::{Coverage, Recorded};
use crate::model::{Country, Knowledge, day_text, grouped};
use crate::text::safe;

impl Coverage {
    /// `US DoD by 29 Jan 2024: 165 (Iraq 66, Syria 98, Jordan 1) · recorded here and borne out (grades 1–2): 123 (Iraq 55, …)
    /// · recorded on a claim or one report only (3–6): 84 (Iraq 26, …)`, and where more is recorded than was counted.
    pub fn sentence(&self, knowledge: &Knowledge) -> String {
        let mut parts = vec![self.official_text(knowledge)];
        parts.push(format!("recorded here and borne out (grades 1–2): {}", self.recorded_text(&self.borne_out)));
        parts.push(format!("recorded on a claim or one report only (3–6): {}", self.recorded_text(&self.reported)));
        parts.extend(self.excess_text());
        parts.join(" · ")
    }

    /// `US DoD by 29 Jan 2024: 165 (Iraq 66, Syria 98, Jordan 1)`.
    pub fn official_text(&self, knowledge: &Knowledge) -> String {
        let counter = safe(knowledge.actor(self.counter).label());
        let numbers = self.parts.iter().map(|&(country, value)| (country, value));
        let mut text = format!("{counter} by {}: {}{}", day_text(self.until), self.official, brackets(numbers));
        let quantity = knowledge.claim(self.claim).quantity.as_ref();
        let only = quantity.map(|quantity| quantity.countries.iter().map(Country::name).collect::<Vec<_>>());
        if let Some(only) = only.filter(|only| !only.is_empty()) {
            text = format!("{text}, {} only", only.join(", "));
        }
        if self.since.is_none() {
            text = format!("{text}, first day not stated");
        }
        text
    }

    /// `123 (Iraq 55, Syria 67, Jordan 1)`.
    pub fn recorded_text(&self, recorded: &Recorded) -> String {
        let numbers = self.countries.iter().copied().zip(recorded.by_country.iter().copied());
        format!("{}{}", grouped(recorded.number), brackets(numbers.filter(|&(_, number)| number > 0)))
    }

    /// `more recorded here than counted, claims and single reports included: all countries 207 against 165, Syria 125 against 98`.
    pub fn excess_text(&self) -> Option<String> {
        let text = |(only_borne_out, words): (bool, &str)| {
            let excess = self.excess();
            let above: Vec<_> = excess
                .iter()
                .filter(|it| (it.borne_out > it.most()) == only_borne_out)
                .map(|it| {
                    let recorded = if only_borne_out { it.borne_out } else { it.borne_out + it.reported };
                    let place = it.country.as_ref().map_or("all countries", Country::name);
                    format!("{place} {} against {}", grouped(recorded), it.official)
                })
                .collect();
            (!above.is_empty()).then(|| format!("more recorded here than counted, {words}: {}", above.join(", ")))
        };
        let texts: Vec<_> = [(true, "borne out alone"), (false, "claims and single reports included")]
            .into_iter()
            .filter_map(text)
            .collect();
        (!texts.is_empty()).then(|| texts.join(" · "))
    }
}

fn brackets(numbers: impl Iterator<Item = (Country, u64)>) -> String {
    let numbers: Vec<_> = numbers.map(|(country, number)| format!("{} {}", country.name(), grouped(number))).collect();
    if numbers.is_empty() { String::new() } else { format!(" ({})", numbers.join(", ")) }
}
