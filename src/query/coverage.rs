//! Coverage: a counter's running, actual total against what is recorded here by the measure's rule, in all, by country, by
//! month. Borne out (credibility 1–2) and only claimed or reported (3–6) stay apart and are never called a total.
//!
//! The recorded side follows the as-of day alone: held against a part of the records (a first day, a pin), an official total
//! would say nothing.

mod ledger;
mod words;

pub use ledger::{Entry, Ledger};

use crate::model::{ActorIx, Amount, ClaimIx, Country, Date, MeasureIx, QuantityState, Scope};
use crate::query::figure;
use crate::query::tallies::{Tally, is_running};

/// A counter's total against what is recorded here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// The claim that gives the total.
    pub claim: ClaimIx,
    /// Who counted.
    pub counter: ActorIx,
    /// What is counted.
    pub measure: MeasureIx,
    /// The total with its words.
    pub official: Amount,
    /// First day counted, where told.
    pub since: Option<Date>,
    /// Last day counted.
    pub until: Date,
    /// The total's parts by country.
    pub parts: Vec<(Country, u64)>,
    /// The countries that are compared: those of the parts in their order, then others by what is recorded.
    pub countries: Vec<Country>,
    /// Recorded and borne out.
    pub borne_out: Recorded,
    /// Recorded on a claim or one report only.
    pub reported: Recorded,
    /// Month by month.
    pub months: Vec<Month>,
}

/// What is recorded of one sort.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recorded {
    /// Attacks (or whatever the measure counts), several where a record covers several.
    pub number: u64,
    /// Records.
    pub records: usize,
    /// Numbers by country, in the order of [`Coverage::countries`].
    pub by_country: Vec<u64>,
}

/// What is recorded in a month, and the counter's total in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Month {
    /// Its first day.
    pub first_day: Date,
    /// Recorded in it and borne out.
    pub borne_out: u64,
    /// Recorded in it on a claim or one report only.
    pub reported: u64,
    /// The counter's last total in it, with its day: it counts from the counter's first day.
    pub official: Option<(Date, Amount)>,
}

/// A number recorded here that lies above the official one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Excess {
    /// In which country; none: in all.
    pub country: Option<Country>,
    /// The official number with its words.
    pub official: Amount,
    /// Recorded and borne out.
    pub borne_out: u64,
    /// Recorded on a claim or one report only.
    pub reported: u64,
}

impl Coverage {
    /// A claim's total against a ledger; nothing where the claim gives no running, actual total of the ledger's measure.
    pub fn of(scope: &Scope, ledger: &Ledger, index: ClaimIx) -> Option<Self> {
        let knowledge = scope.knowledge();
        let claim = knowledge.claim(index);
        let quantity = claim.quantity.as_ref().filter(|quantity| quantity.measure == ledger.measure)?;
        if quantity.state != QuantityState::Actual || !is_running(knowledge, quantity.measure) {
            return None;
        }
        let until = figure::as_of(claim, quantity);
        let counted: Vec<_> = ledger
            .between(quantity.since, until)
            .iter()
            .filter(|entry| {
                quantity.countries.is_empty() || entry.country.is_some_and(|c| quantity.countries.contains(&c))
            })
            .collect();
        let parts: Vec<_> = quantity.parts.iter().filter_map(|part| Some((part.country?, part.value))).collect();
        let countries = countries(&parts, &counted);
        let recorded = |borne_out: bool| Recorded::sum(&countries, &counted, borne_out);
        Some(Self {
            claim: index,
            counter: figure::counter(knowledge, claim),
            measure: quantity.measure,
            official: Amount::from(quantity),
            since: quantity.since,
            until,
            parts,
            borne_out: recorded(true),
            reported: recorded(false),
            months: ledger::months(quantity.since, until, &counted),
            countries,
        })
    }

    /// The official number of a country, where the total has a part for it.
    pub fn part(&self, country: Country) -> Option<u64> {
        self.parts.iter().find(|&&(of, _)| of == country).map(|&(_, value)| value)
    }

    /// Where more is recorded here than was counted, claims and single reports included: in all first.
    pub fn excess(&self) -> Vec<Excess> {
        let all = Excess {
            country: None,
            official: self.official,
            borne_out: self.borne_out.number,
            reported: self.reported.number,
        };
        let by_country = self.countries.iter().enumerate().filter_map(|(position, &country)| {
            Some(Excess {
                country: Some(country),
                official: Amount::exactly(self.part(country)?),
                borne_out: self.borne_out.by_country[position],
                reported: self.reported.by_country[position],
            })
        });
        std::iter::once(all).chain(by_country).filter(|it| it.borne_out + it.reported > it.most()).collect()
    }
}

impl Excess {
    /// The official number, the upper end of a range.
    pub fn most(&self) -> u64 {
        self.official.upper.unwrap_or(self.official.value)
    }
}

impl Recorded {
    fn sum(countries: &[Country], counted: &[&Entry], borne_out: bool) -> Self {
        let mut sum = Self { by_country: vec![0; countries.len()], ..Self::default() };
        for entry in counted.iter().filter(|entry| entry.borne_out == borne_out) {
            sum.number += u64::from(entry.number);
            sum.records += 1;
            let position = countries.iter().position(|&country| entry.country == Some(country));
            if let Some(position) = position {
                sum.by_country[position] += u64::from(entry.number);
            }
        }
        sum
    }
}

fn countries(parts: &[(Country, u64)], counted: &[&Entry]) -> Vec<Country> {
    let mut countries: Vec<_> = parts.iter().map(|&(country, _)| country).collect();
    let mut others: Vec<(Country, u64)> = Vec::new();
    for entry in counted {
        let Some(country) = entry.country.filter(|country| !countries.contains(country)) else { continue };
        match others.iter_mut().find(|(known, _)| *known == country) {
            Some((_, number)) => *number += u64::from(entry.number),
            None => others.push((country, entry.number.into())),
        }
    }
    others.sort_by_key(|&(country, number)| (std::cmp::Reverse(number), country));
    countries.extend(others.into_iter().map(|(country, _)| country));
    countries
}

/// The coverage of each counter's last total of a measure, with the counter's totals month by month.
pub fn of_measure(scope: &Scope, ledger: &Ledger, tally: &Tally) -> Vec<Coverage> {
    let latest = tally.series.iter().filter_map(|series| Some((series, series.latest()?)));
    latest
        .filter_map(|(series, point)| {
            let mut coverage = Coverage::of(scope, ledger, point.claim)?;
            for month in &mut coverage.months {
                let inside =
                    series.actual().filter(|p| p.until.first_of_month() == month.first_day && p.until <= point.until);
                month.official = inside.last().map(|point| (point.until, point.amount));
            }
            Some(coverage)
        })
        .collect()
}
