//! Numbers that do not add up.

use rustc_hash::FxHashMap;

use super::Warnings;
use super::locate::Step::Key;
use crate::diagnostic::Check;
use crate::model::{
    ActorIx, ActorKind, Bound, Claim, ClaimIx, Country, Date, Knowledge, MeasureIx, MeasureKind, Quantity,
    QuantityState, grouped,
};

/// Parts, each with a country, that are not the whole.
pub fn parts_do_not_add_up(w: &mut Warnings<'_>) {
    let knowledge = w.knowledge();
    for (claim, row) in knowledge.claims.iter().zip(0..) {
        let Some(quantity) = &claim.quantity else { continue };
        if quantity.parts.is_empty() || quantity.parts.iter().any(|part| part.country.is_none()) {
            continue;
        }
        let sum = quantity.parts.iter().fold(0_u64, |sum, part| sum.saturating_add(part.value));
        if sum != quantity.value && quantity.upper.is_none() {
            let message = format!("The parts add up to {}, not to {}.", grouped(sum), grouped(quantity.value));
            w.warn(Check::PartsDoNotAddUp, ClaimIx(row), &[Key("quantity"), Key("parts")], message)
                .label(format!("together {}", grouped(sum)))
                .add();
        }
    }
}

/// What is counted by whom, so that its totals can be held against each other.
type Series<'k> = (MeasureIx, ActorIx, Option<Date>, Option<&'k str>, &'k [Country]);

/// A total that only grows, and falls.
pub fn running_total_falls(w: &mut Warnings<'_>) {
    let knowledge = w.knowledge();
    let mut series: FxHashMap<Series<'_>, Vec<(Date, ClaimIx, &Quantity)>> = FxHashMap::default();
    for (claim, row) in knowledge.claims.iter().zip(0..) {
        let Some(quantity) = &claim.quantity else { continue };
        let running = knowledge.measure(quantity.measure).kind == MeasureKind::Running;
        if running
            && quantity.state == QuantityState::Actual
            && !matches!(quantity.bound, Bound::AtMost | Bound::FewerThan)
        {
            let key = (
                quantity.measure,
                counter(knowledge, claim, quantity),
                quantity.since,
                quantity.counts.as_deref(),
                &*quantity.countries,
            );
            series.entry(key).or_default().push((quantity.until.unwrap_or(claim.date), ClaimIx(row), quantity));
        }
    }
    let mut falls = Vec::new();
    for totals in series.values_mut() {
        totals.sort_by_key(|&(day, claim, _)| (day, claim));
        for pair in totals.windows(2) {
            let [(earlier_day, earlier, before), (day, later, now)] = pair else { continue };
            let corrected = !knowledge.claim(*later).corrects.is_empty();
            if earlier_day < day && now.upper.unwrap_or(now.value) < before.value && !corrected {
                falls.push((*later, *earlier, now.value, before.value));
            }
        }
    }
    falls.sort_unstable();
    for (later, earlier, now, before) in falls {
        let message = format!("The running total falls from {} to {}.", grouped(before), grouped(now));
        w.warn(Check::RunningTotalFalls, later, &[Key("quantity"), Key("value")], message)
            .label(format!("was {} before", grouped(before)))
            .help("say so with `corrects`, or with `counts` if another rule is used")
            .and(earlier, &[Key("quantity"), Key("value")], "the earlier total")
            .add();
    }
}

/// Whose count a quantity is: the counter that is named, else the speaker, and for a person the organisation.
fn counter(knowledge: &Knowledge, claim: &Claim, quantity: &Quantity) -> ActorIx {
    quantity.counter.unwrap_or_else(|| {
        let speaker = knowledge.actor(claim.speaker);
        match (speaker.kind, speaker.parent) {
            (ActorKind::Person, Some(parent)) => parent,
            _ => claim.speaker,
        }
    })
}
