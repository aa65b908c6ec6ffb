//! Numbers that keep their words: "at least 153", "about 2,500", "400–500"; and sums that keep them too.

use std::fmt;
use std::ops::Add;

use super::claim::{Bound, Quantity};

/// A number with its comparator and, for a range, its upper end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Amount {
    /// The words of the number.
    pub bound: Bound,
    /// The number, or the lower end of a range.
    pub value: u64,
    /// Upper end of a range.
    pub upper: Option<u64>,
}

impl Amount {
    /// An exact number.
    pub fn exactly(value: u64) -> Self {
        Self { bound: Bound::Exactly, value, upper: None }
    }

    /// The short form for narrow columns: `≥153`, `~2,500`, `400–500`.
    pub fn short(self) -> String {
        format!("{}{}", self.bound.sign(), self.digits())
    }

    fn digits(self) -> String {
        match self.upper {
            Some(upper) => format!("{}–{}", grouped(self.value), grouped(upper)),
            None => grouped(self.value),
        }
    }
}

impl From<&Quantity> for Amount {
    fn from(quantity: &Quantity) -> Self {
        Self { bound: quantity.bound, value: quantity.value, upper: quantity.upper }
    }
}

impl fmt::Display for Amount {
    /// The number with its words, thousands separated by commas.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.bound.words() {
            "" => f.write_str(&self.digits()),
            words => write!(f, "{words} {}", self.digits()),
        }
    }
}

impl Add for Amount {
    type Output = Self;

    /// The sum, as weak as its weakest part: "more than 100" and "at least 2" are "more than 102".
    ///
    /// A lower bound and an upper bound, like anything with "about", leave only "about".
    fn add(self, other: Self) -> Self {
        use Bound::{About, AtLeast, AtMost, Exactly, FewerThan, MoreThan};
        let bound = match (self.bound, other.bound) {
            (a, b) if a == b => a,
            (Exactly, b) => b,
            (a, Exactly) => a,
            (AtLeast | MoreThan, AtLeast | MoreThan) => MoreThan,
            (AtMost | FewerThan, AtMost | FewerThan) => FewerThan,
            _ => About,
        };
        let upper = (self.upper.is_some() || other.upper.is_some())
            .then(|| self.upper.unwrap_or(self.value).saturating_add(other.upper.unwrap_or(other.value)));
        Self { bound, value: self.value.saturating_add(other.value), upper }
    }
}

/// A number with its thousands separated by commas.
pub fn grouped(value: u64) -> String {
    let digits = value.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A counted noun: `1 record`, `2,153 records`, `3 entries`. The noun is given for one; only its last word changes.
pub fn counted(number: usize, noun: &str) -> String {
    let several = match noun.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ies"),
        _ => format!("{noun}s"),
    };
    counted_as(number, noun, &several)
}

/// A number before words that are other words for one than for several: `1 more claim names it`, `2 more claims name it`.
pub fn counted_as(number: usize, one: &str, several: &str) -> String {
    format!("{} {}", grouped(number as u64), if number == 1 { one } else { several })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn amount(bound: Bound, value: u64) -> Amount {
        Amount { bound, value, upper: None }
    }

    #[test]
    fn one_is_counted_in_the_singular_and_nothing_else_is() {
        let told = [0, 1, 2, 2153].map(|number| counted(number, "more record"));
        assert_eq!(told, ["0 more records", "1 more record", "2 more records", "2,153 more records"]);
        assert_eq!([counted(1, "entry"), counted(2, "entry"), counted(3, "day")], ["1 entry", "2 entries", "3 days"]);
        let names = [1, 4].map(|number| counted_as(number, "claim names it", "claims name it"));
        assert_eq!(names, ["1 claim names it", "4 claims name it"]);
    }

    #[test]
    fn numbers_are_read_with_their_words() {
        assert_eq!(amount(Bound::AtLeast, 153).to_string(), "at least 153");
        assert_eq!(amount(Bound::About, 2500).to_string(), "about 2,500");
        assert_eq!(Amount { bound: Bound::About, value: 5000, upper: Some(7000) }.to_string(), "about 5,000–7,000");
        assert_eq!(amount(Bound::Exactly, 1_234_567).to_string(), "1,234,567");
        assert_eq!(amount(Bound::MoreThan, 150).short(), ">150");
    }

    /// What an amount admits, as the real numbers between two ends; "about" is taken to say nothing.
    fn admitted(amount: Amount) -> (Option<u64>, Option<u64>) {
        let upper = amount.upper.unwrap_or(amount.value);
        match amount.bound {
            Bound::Exactly => (Some(amount.value), Some(upper)),
            Bound::About => (None, None),
            Bound::AtLeast => (Some(amount.value), None),
            Bound::MoreThan => (Some(amount.value + 1), None),
            Bound::AtMost => (None, Some(upper)),
            Bound::FewerThan => (None, Some(upper.saturating_sub(1))),
        }
    }

    proptest! {
        #[test]
        fn a_sum_admits_whatever_its_parts_can_add_up_to(a in amounts(), b in amounts()) {
            let ((a_low, a_high), (b_low, b_high)) = (admitted(a), admitted(b));
            let (low, high) = admitted(a + b);
            if let Some(low) = low {
                let least = a_low.zip(b_low).map(|(a, b)| a + b);
                prop_assert!(least.is_some_and(|least| low <= least), "{a} + {b} = {}", a + b);
            }
            if let Some(high) = high {
                let most = a_high.zip(b_high).map(|(a, b)| a + b);
                prop_assert!(most.is_some_and(|most| high >= most), "{a} + {b} = {}", a + b);
            }
        }

        #[test]
        fn sums_depend_on_no_order(a in amounts(), b in amounts(), c in amounts()) {
            prop_assert_eq!(a + b, b + a);
            prop_assert_eq!((a + b) + c, a + (b + c));
            prop_assert_eq!(a + Amount::exactly(0), a, "nothing added changes no word");
        }

        #[test]
        fn exactness_is_never_won(a in amounts(), b in amounts()) {
            if (a + b).bound == Bound::Exactly {
                prop_assert!(a.bound == Bound::Exactly && b.bound == Bound::Exactly);
            }
        }
    }

    fn amounts() -> impl Strategy<Value = Amount> {
        let bounds = [Bound::Exactly, Bound::About, Bound::AtLeast, Bound::MoreThan, Bound::AtMost, Bound::FewerThan];
        (prop::sample::select(bounds.to_vec()), 1..5_000_u64, prop::option::of(0..500_u64))
            .prop_map(|(bound, value, more)| Amount { bound, value, upper: more.map(|more| value + more) })
    }

    #[test]
    fn a_sum_keeps_the_words_of_its_parts() {
        assert_eq!((amount(Bound::MoreThan, 100) + amount(Bound::AtLeast, 2)).to_string(), "more than 102");
        assert_eq!((amount(Bound::AtLeast, 10) + Amount::exactly(2)).to_string(), "at least 12");
        assert_eq!((amount(Bound::AtMost, 5) + amount(Bound::AtLeast, 3)).to_string(), "about 8");
        let range = Amount { bound: Bound::Exactly, value: 4, upper: Some(6) };
        assert_eq!((range + Amount::exactly(1)).to_string(), "5–7");
    }
}
