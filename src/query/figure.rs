//! A claim's number with everything that makes it citable: comparator, unit, as-of day, whose count, what is counted.

use crate::model::{
    ActorIx, ActorKind, Amount, Claim, Date, Knowledge, MeasureKind, Quantity, QuantityState, day_text, grouped,
};
use crate::text::safe;

/// Whose count a claim's number is: the counter that is named, else the speaker, or for a person the organisation.
pub fn counter(knowledge: &Knowledge, claim: &Claim) -> ActorIx {
    let speaker = knowledge.actor(claim.speaker);
    let organisation = speaker.parent.filter(|_| speaker.kind == ActorKind::Person);
    claim.quantity.as_ref().and_then(|quantity| quantity.counter).or(organisation).unwrap_or(claim.speaker)
}

/// The last day that a number covers.
pub fn as_of(claim: &Claim, quantity: &Quantity) -> Date {
    quantity.until.unwrap_or(claim.date)
}

/// The number with its words and its day: `at least 153 attacks by 25 Jan 2024`, `about 2,500 people on 25 Jan 2024`.
pub fn number(knowledge: &Knowledge, claim: &Claim, quantity: &Quantity) -> String {
    let measure = knowledge.measure(quantity.measure);
    let by = match measure.kind {
        MeasureKind::Running => "by",
        MeasureKind::Level => "on",
    };
    let state = match quantity.state {
        QuantityState::Actual => "",
        QuantityState::Planned => "planned: ",
        QuantityState::Ceiling => "ceiling: ",
    };
    let day = day_text(as_of(claim, quantity));
    format!("{state}{} {} {by} {day}", Amount::from(quantity), safe(&measure.unit))
}

/// The number as it can be read out: [`number`], whose count it is, what was counted, its parts.
pub fn sentence(knowledge: &Knowledge, claim: &Claim) -> Option<String> {
    let quantity = claim.quantity.as_ref()?;
    let measure = knowledge.measure(quantity.measure);
    let number = number(knowledge, claim, quantity);
    let counter = safe(&knowledge.actor(counter(knowledge, claim)).name);
    let mut details = vec![safe(&measure.name).into_owned()];
    details.extend(quantity.since.map(|since| format!("since {}", day_text(since))));
    if !quantity.countries.is_empty() {
        let names: Vec<_> = quantity.countries.iter().map(crate::model::Country::name).collect();
        details.push(format!("in {}", names.join(", ")));
    }
    if !quantity.parts.is_empty() {
        let part = |part: &crate::model::Part| format!("{} {}", safe(&part.label), grouped(part.value));
        details.push(quantity.parts.iter().map(part).collect::<Vec<_>>().join(", "));
    }
    details.extend(quantity.counts.as_deref().map(|rule| format!("by the rule: {}", safe(rule))));
    Some(format!("{number}, counted by {counter} ({})", details.join("; ")))
}
