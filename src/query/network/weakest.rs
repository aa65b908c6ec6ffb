//! The weakest grade of a chain. Letters and digits are never averaged, nor weighed against each other: where one link has the
//! weaker letter and another the weaker digit, both are named. F and 6 mean "cannot be judged", not "low": they stand apart.

use crate::model::{Grade, Reliability};

/// The grades that no other is weaker than, in letter and digit; each once.
pub fn weakest(grades: impl IntoIterator<Item = Grade>) -> Vec<Grade> {
    let all: Vec<Grade> = grades.into_iter().collect();
    let mut found: Vec<Grade> = Vec::new();
    for &grade in &all {
        let undercut = all.iter().any(|&other| other != grade && is_at_most(other, grade));
        if !undercut && !found.contains(&grade) {
            found.push(grade);
        }
    }
    found
}

/// Whether a grade is comparable with another, and weaker or as weak in both letter and digit.
fn is_at_most(one: Grade, than: Grade) -> bool {
    let letter = match (one.reliability, than.reliability) {
        (Reliability::F, other) | (other, Reliability::F) => {
            other == Reliability::F && one.reliability == than.reliability
        }
        (letter, other) => letter >= other,
    };
    let digit = |grade: Grade| grade.credibility.map(crate::model::Credibility::digit);
    let digit = match (digit(one), digit(than)) {
        (None, other) | (other, None) => other.is_none() && digit(one) == digit(than),
        (Some(6), other) | (other, Some(6)) => other == Some(6) && digit(one) == digit(than),
        (one, other) => one >= other,
    };
    letter && digit
}

/// The weakest grades in words: `B3`, `B4 and C2`, `B2; A by letter alone`.
pub fn weakest_words(grades: impl IntoIterator<Item = Grade>) -> String {
    let (graded, bare): (Vec<Grade>, Vec<Grade>) =
        weakest(grades).into_iter().partition(|grade| grade.credibility.is_some());
    let join = |grades: &[Grade]| grades.iter().map(Grade::to_string).collect::<Vec<_>>().join(" and ");
    match (graded.is_empty(), bare.is_empty()) {
        (true, true) => "not graded".to_owned(),
        (false, true) => join(&graded),
        (true, false) => format!("{}, letter only", join(&bare)),
        (false, false) => format!("{}; {}, letter only", join(&graded), join(&bare)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Credibility;

    fn grade(text: &str) -> Grade {
        let reliability = Reliability::from_name(&text[..1]).expect("a letter");
        Grade { reliability, credibility: text[1..].parse().ok().and_then(Credibility::new) }
    }

    fn words(grades: &[&str]) -> String {
        weakest_words(grades.iter().map(|text| grade(text)))
    }

    #[test]
    fn the_weakest_link_is_named_and_nothing_is_averaged() {
        assert_eq!(words(&["A1", "B2", "A1"]), "B2");
        assert_eq!(words(&["A4", "C2"]), "A4 and C2", "neither is weaker in both");
        assert_eq!(words(&["B3"]), "B3");
        assert_eq!(words(&[]), "not graded");
    }

    #[test]
    fn what_cannot_be_judged_is_not_low() {
        assert_eq!(words(&["F3", "B3"]), "F3 and B3");
        assert_eq!(words(&["B6", "B2"]), "B6 and B2");
        assert_eq!(words(&["F6", "F6"]), "F6");
    }

    #[test]
    fn a_tie_without_a_digit_keeps_its_letter_apart() {
        assert_eq!(words(&["A", "B2"]), "B2; A, letter only");
        assert_eq!(words(&["A", "B"]), "B, letter only");
    }
}
