//! Who said what, in two columns under the lanes: a line for each claim with its grade and source, and its words where it is
//! contradicted.

use super::super::page::{Anchor, COLORS, Page, ROOM, SIDE, cut};
use super::{Contradiction, Dot};
use crate::export::Selection;
use crate::model::day_text;
use crate::query::figure;
use crate::query::line::{best_source, dispute_mark};
use crate::query::standing::{Standing, speaker};
use crate::text::safe;

const SIZE: f64 = 12.0;
/// Height of a claim with its words, and without.
const TALL: f64 = 36.0;
const LOW: f64 = 20.0;
/// With no more claims than this, each has its words.
const FEW: usize = 14;

/// Draws the list; where it ends.
pub(super) fn draw(
    page: &mut Page,
    selection: &Selection,
    dots: &[Dot],
    contradictions: &[Contradiction],
    top: f64,
) -> f64 {
    let tall =
        |number: usize| dots.len() <= FEW || contradictions.iter().any(|line| line.from == number || line.to == number);
    let height = |number: usize| if tall(number) { TALL } else { LOW };
    let all: f64 = (0..dots.len()).map(height).sum();
    let (mut x, mut y, mut deepest) = (SIDE, top, top);
    for (number, dot) in dots.iter().enumerate() {
        if x <= SIDE && y - top >= all / 2.0 {
            (x, y) = (SIDE + ROOM / 2.0 + 8.0, top);
        }
        let (head, words) = texts(selection, dot);
        page.push(&format!(
            "<rect x=\"{x:.1}\" y=\"{:.1}\" width=\"4\" height=\"{:.1}\" fill=\"{}\"/>",
            y - 11.0,
            height(number) - 6.0,
            COLORS[dot.color()]
        ));
        let room = ROOM / 2.0 - 44.0;
        page.text(x + 28.0, y, "small", Anchor::End, &(number + 1).to_string());
        page.text(x + 36.0, y, "small", Anchor::Start, &cut(&head, SIZE, room));
        if tall(number) {
            page.text(x + 36.0, y + 15.0, "faint", Anchor::Start, &cut(&words, SIZE, room));
        }
        y += height(number);
        deepest = deepest.max(y);
    }
    deepest
}

/// When it was said, grade, dispute, speaker and source; and the words.
fn texts(selection: &Selection, dot: &Dot) -> (String, String) {
    let scope = selection.scope;
    let knowledge = scope.knowledge();
    let claim = knowledge.claim(dot.claim);
    let standing = Standing::of(scope, dot.claim);
    // What must not be cut stands first.
    let mut head = vec![day_text(claim.date)];
    head.extend(scope.grade(dot.claim.into()).map(|grade| grade.to_string()));
    head.extend(dispute_mark(&standing));
    head.push(speaker(knowledge, claim));
    head.extend(best_source(scope, dot.claim.into()).map(|source| safe(&source.publisher).into_owned()));
    let figure = claim.quantity.as_ref().map(|quantity| format!("{}. ", figure::number(knowledge, claim, quantity)));
    (head.join(" · "), format!("{}{}", figure.unwrap_or_default(), safe(&claim.statement)))
}
