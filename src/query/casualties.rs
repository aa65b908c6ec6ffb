//! Killed and wounded in words: every count apart with its comparator and whose it is, and the toll that lists and sums show.

use std::ops::Add;

use super::responsibility::told;
use crate::model::{Amount, Bound, Casualties, EventIx, Hurt, Knowledge, Scope};
use crate::text::safe;

/// Each count of an event that was there on the as-of day: `at least 4 killed, 6 wounded, civilians, counted by X`.
pub fn counts(scope: &Scope, event: EventIx) -> Vec<String> {
    told_counts(scope, event).map(|count| count_text(scope.knowledge(), count)).collect()
}

/// The counts on one line; nothing where none is recorded.
pub fn sentence(scope: &Scope, event: EventIx) -> Option<String> {
    let counts = counts(scope, event);
    (!counts.is_empty()).then(|| counts.join("; "))
}

fn told_counts(scope: &Scope, event: EventIx) -> impl Iterator<Item = &Casualties> {
    scope.knowledge().event(event).casualties.iter().filter(|count| told(scope, &count.sources))
}

fn count_text(knowledge: &Knowledge, count: &Casualties) -> String {
    let mut words = text(count);
    match &count.who {
        Some(Hurt::Actor(who)) => words = format!("{words}, {}", safe(&knowledge.actor(*who).name)),
        Some(Hurt::Group(group)) => words = format!("{words}, {}", safe(group)),
        None => {}
    }
    if let Some(by) = count.by {
        words = format!("{words}, counted by {}", safe(&knowledge.actor(by).name));
    }
    match &count.note {
        Some(note) => format!("{words} ({})", safe(note)),
        None => words,
    }
}

/// The numbers of one count in words: `at least 3 killed, 40 wounded`.
///
/// A range is that of the first number: the format has one upper end for all of them.
pub fn text(count: &Casualties) -> String {
    let mut upper = count.upper;
    let numbers =
        [(count.killed, "killed"), (count.wounded, "wounded"), (count.injured_tbi, "with traumatic brain injuries")];
    let word = |(number, what): (Option<u32>, &str)| match number? {
        0 => Some(format!("none {what}")),
        number => Some(format!("{} {what}", amount(number, count.bound, upper.take()))),
    };
    let words: Vec<_> = numbers.into_iter().filter_map(word).collect();
    if words.is_empty() { "no number given".to_owned() } else { words.join(", ") }
}

fn amount(number: u32, bound: Bound, upper: Option<u32>) -> Amount {
    Amount { bound, value: number.into(), upper: upper.map(u64::from) }
}

/// Killed and wounded of one event or of several; nothing where no number is recorded, which is not zero.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Toll {
    /// Killed.
    pub killed: Option<Amount>,
    /// Wounded.
    pub wounded: Option<Amount>,
}

impl Toll {
    /// The toll of an event by the counts of that day. Differing counts of the same people span a range; those of different
    /// people add up.
    pub fn of(scope: &Scope, event: EventIx) -> Self {
        let mut groups: Vec<(Option<&Hurt>, Self)> = Vec::new();
        for count in told_counts(scope, event) {
            let toll = Self::of_count(count);
            match groups.iter_mut().find(|(who, _)| is_same(*who, count.who.as_ref())) {
                Some((_, known)) => *known = known.or(toll),
                None => groups.push((count.who.as_ref(), toll)),
            }
        }
        groups.into_iter().map(|(_, toll)| toll).fold(Self::default(), Add::add)
    }

    fn of_count(count: &Casualties) -> Self {
        let upper_wounded = count.upper.filter(|_| count.killed.is_none());
        let wounded = count.wounded.map(|number| amount(number, count.bound, upper_wounded));
        // Brain injuries are among the wounded: where only they are counted, there were at least so many.
        let injured = count.injured_tbi.map(|number| amount(number, Bound::AtLeast, None));
        Self {
            killed: count.killed.map(|number| amount(number, count.bound, count.upper)),
            wounded: wounded.or(injured),
        }
    }

    /// Two counts of the same people.
    fn or(self, other: Self) -> Self {
        let span = |a: Option<Amount>, b: Option<Amount>| match (a, b) {
            (Some(a), Some(b)) => Some(spanning(a, b)),
            (a, b) => a.or(b),
        };
        Self { killed: span(self.killed, other.killed), wounded: span(self.wounded, other.wounded) }
    }

    /// Whether no number is recorded.
    pub fn is_unrecorded(self) -> bool {
        self.killed.is_none() && self.wounded.is_none()
    }

    /// `at least 4 killed, 6–17 wounded`; empty where nothing is recorded.
    pub fn words(self) -> String {
        let text = |amount: Option<Amount>, what: &str| amount.map(|amount| format!("{amount} {what}"));
        [text(self.killed, "killed"), text(self.wounded, "wounded")]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(", ")
    }

    /// For a column: `≥4† 6–17w`; `0` where it is recorded that nobody was hurt, empty where nothing is recorded.
    pub fn short(self) -> String {
        let is_none = |amount: Amount| amount.value == 0 && amount.upper.is_none();
        let text = |amount: Option<Amount>, sign: &str| {
            amount.filter(|&amount| !is_none(amount)).map(|amount| format!("{}{sign}", amount.short()))
        };
        let hurt: Vec<_> = [text(self.killed, "†"), text(self.wounded, "w")].into_iter().flatten().collect();
        if hurt.is_empty() && !self.is_unrecorded() { "0".to_owned() } else { hurt.join(" ") }
    }
}

impl Add for Toll {
    type Output = Self;

    /// The tolls of different people together.
    fn add(self, other: Self) -> Self {
        let sum = |a: Option<Amount>, b: Option<Amount>| match (a, b) {
            (Some(a), Some(b)) => Some(a + b),
            (a, b) => a.or(b),
        };
        Self { killed: sum(self.killed, other.killed), wounded: sum(self.wounded, other.wounded) }
    }
}

impl std::iter::Sum for Toll {
    fn sum<I: Iterator<Item = Self>>(tolls: I) -> Self {
        tolls.fold(Self::default(), Add::add)
    }
}

fn is_same(a: Option<&Hurt>, b: Option<&Hurt>) -> bool {
    match (a, b) {
        (None, None) => true,
        (Some(Hurt::Actor(a)), Some(Hurt::Actor(b))) => a == b,
        (Some(Hurt::Group(a)), Some(Hurt::Group(b))) => a == b,
        _ => false,
    }
}

/// The range that two counts of the same thing span, with the words of the weaker.
fn spanning(a: Amount, b: Amount) -> Amount {
    let top = |amount: Amount| amount.upper.unwrap_or(amount.value);
    let (value, upper) = (a.value.min(b.value), top(a).max(top(b)));
    let bound = match (a.bound, b.bound) {
        (a, b) if a == b => a,
        (Bound::Exactly, other) | (other, Bound::Exactly) => other,
        (Bound::AtLeast | Bound::MoreThan, Bound::AtLeast | Bound::MoreThan) => Bound::AtLeast,
        (Bound::AtMost | Bound::FewerThan, Bound::AtMost | Bound::FewerThan) => Bound::AtMost,
        _ => Bound::About,
    };
    Amount { bound, value, upper: Some(upper).filter(|&upper| upper > value) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn toll(killed: Option<Amount>, wounded: Option<Amount>) -> Toll {
        Toll { killed, wounded }
    }

    #[test]
    fn differing_counts_of_the_same_people_span_a_range() {
        let observatory = Amount { bound: Bound::AtLeast, value: 8, upper: None };
        let outlet = Amount { bound: Bound::Exactly, value: 6, upper: Some(7) };
        let both = toll(Some(observatory), None).or(toll(Some(outlet), None));
        assert_eq!(both.words(), "at least 6–8 killed");
        let ministry = toll(Some(Amount::exactly(16)), Some(Amount::exactly(36)));
        let government = toll(Some(Amount::exactly(16)), Some(Amount::exactly(25)));
        assert_eq!(ministry.or(government).words(), "16 killed, 25–36 wounded");
    }

    #[test]
    fn tolls_of_different_people_add_up_and_keep_their_words() {
        let civilians = toll(Some(Amount { bound: Bound::AtLeast, value: 4, upper: None }), None);
        let forces = toll(Some(Amount::exactly(1)), Some(Amount::exactly(3)));
        assert_eq!([civilians, forces].into_iter().sum::<Toll>().words(), "at least 5 killed, 3 wounded");
        assert_eq!((civilians + forces).short(), "≥5† 3w");
    }

    #[test]
    fn nobody_hurt_and_nothing_recorded_are_different() {
        assert_eq!(toll(Some(Amount::exactly(0)), Some(Amount::exactly(0))).short(), "0");
        assert_eq!(Toll::default().short(), "");
        assert_eq!(Toll::default().words(), "");
    }
}
