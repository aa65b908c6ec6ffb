//! The card of a claim: who says it, in which words, with which number, and how others stand to it.

use super::{Item, Piece, Rows};
use crate::model::{ClaimIx, LinkKind, RecordRef, day_text};
use crate::query::figure;
use crate::query::line::line;
use crate::query::standing::{Standing, said_by, speaker};
use crate::text::safe;

pub(super) fn add(rows: &mut Rows, record: RecordRef) -> String {
    let scope = rows.scope;
    let knowledge = scope.knowledge();
    let index = ClaimIx(record.index);
    let claim = knowledge.claim(index);
    let standing = Standing::of(scope, index);
    rows.items(
        "Said by",
        vec![said_by_item(rows, claim.speaker.into(), &speaker(knowledge, claim), &day_text(claim.date))],
    );
    rows.words("Quote", claim.quote.as_deref().map(|quote| format!("“{}”", safe(quote))));
    rows.words("Figure", figure::sentence(knowledge, claim));
    rows.inline("Measure", claim.quantity.iter().map(|quantity| quantity.measure.into()));
    rows.inline("Question", claim.topic.into_iter().map(Into::into));
    rows.text("Position", claim.position.as_deref());
    rows.grade(record);
    rows.items("Disputed by", contradictions(rows, &standing));
    rows.lines("Corrected by", standing.corrected_by.iter().map(|&other| other.into()));
    rows.lines("Superseded by", standing.superseded_by.iter().map(|&other| other.into()));
    rows.lines("Corrects", claim.corrects.iter().map(|&other| other.into()));
    rows.lines("Supersedes", claim.supersedes.iter().map(|&other| other.into()));
    let theirs = scope.claims_naming(index, LinkKind::Corroborates);
    rows.lines("Corroborates", claim.corroborates.iter().map(|&other| other.into()));
    rows.lines("Corroborated by", theirs.map(Into::into));
    rows.inline("About", claim.about.iter().copied());
    rows.known(record);
    rows.words("Review", claim.review.map(|day| format!("to be looked at again after {}", day_text(day))));
    rows.text("Note", claim.note.as_deref());
    said_by(knowledge, claim)
}

fn said_by_item(rows: &Rows, actor: RecordRef, speaker: &str, day: &str) -> Item {
    let Piece::Link(actor, name) = rows.link(actor) else { return Item::new() };
    let rest = speaker.strip_prefix(&name).unwrap_or_default().to_owned();
    vec![Piece::Link(actor, name), Piece::Text(format!("{rest}, {day}"))]
}

/// Both sides of each contradiction stand side by side: the other's words, what is disputed, whether it still is.
fn contradictions(rows: &Rows, standing: &Standing) -> Vec<Item> {
    let item = |contradiction: &crate::query::standing::Contradiction| {
        let mut item = vec![Piece::Link(contradiction.other.into(), line(rows.scope, contradiction.other.into()))];
        let over = contradiction.over.map(|over| format!(" · over {over}")).unwrap_or_default();
        let settled = if contradiction.live { "" } else { " · one side was corrected or superseded" };
        if !over.is_empty() || !settled.is_empty() {
            item.push(Piece::Text(format!("{over}{settled}")));
        }
        item
    };
    standing.contradictions.iter().map(item).collect()
}
