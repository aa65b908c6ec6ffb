//! Killed and wounded in words, with their comparators; totals that keep them.

use crate::model::{Amount, Casualties};

/// One count in words: `at least 3 killed, 40 wounded`.
pub fn text(entry: &Casualties) -> String {
    let amount = |value: u32| Amount { bound: entry.bound, value: value.into(), upper: entry.upper.map(u64::from) };
    let mut parts = Vec::new();
    if let Some(killed) = entry.killed {
        parts.push(format!("{} killed", amount(killed)));
    }
    if let Some(wounded) = entry.wounded {
        parts.push(format!("{} wounded", amount(wounded)));
    }
    if let Some(injured) = entry.injured_tbi {
        parts.push(format!("{} with traumatic brain injuries", amount(injured)));
    }
    if parts.is_empty() { "no number given".to_owned() } else { parts.join(", ") }
}
