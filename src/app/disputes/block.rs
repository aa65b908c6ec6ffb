//! A claim in a column of positions, as lines of a width: day and speaker with the grade, the decisive words, the marks.

use crate::model::{Claim, ClaimIx, Knowledge, Scope, day_text};
use crate::query::disputes::{Column, Mark, MarkKind, Stand};
use crate::text::{safe, truncate, wrap};

/// A claim as lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// The claim.
    pub claim: ClaimIx,
    /// Its lines, an empty one last.
    pub lines: Vec<BlockLine>,
}

/// A line of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlockLine {
    /// What it is.
    pub kind: LineKind,
    /// Its text.
    pub text: String,
    /// What stands at its right end.
    pub right: String,
}

/// What a line of a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// Day and speaker; to the right the grade.
    Head,
    /// Who uttered it.
    Voice,
    /// Words as reported.
    Quote,
    /// The compilers' words.
    Statement,
    /// A live contradiction.
    Dispute,
    /// Another mark, or a contradiction that is no longer live.
    Mark,
    /// Between two blocks.
    Space,
}

/// The claims of a position as blocks.
pub(super) fn blocks(scope: &Scope, column: &Column, width: usize) -> Vec<Block> {
    column.stands.iter().map(|stand| block(scope, stand, width)).collect()
}

fn block(scope: &Scope, stand: &Stand, width: usize) -> Block {
    let knowledge = scope.knowledge();
    let claim = knowledge.claim(stand.claim);
    let grade = scope.grade(stand.claim.into()).map(|grade| grade.to_string()).unwrap_or_default();
    let head = format!("{} {}", day_text(claim.date), safe(knowledge.actor(claim.speaker).label()));
    let mut lines = vec![BlockLine { kind: LineKind::Head, text: head, right: grade }];
    if let Some(voice) = &claim.voice {
        let text = truncate(&safe(voice), width).into_owned();
        lines.push(BlockLine { kind: LineKind::Voice, text, right: String::new() });
    }
    let (kind, words) = decisive_words(claim);
    add(&mut lines, kind, &words, width);
    for &mark in &stand.marks {
        let live = mark.live && matches!(mark.kind, MarkKind::Disputes(_));
        let kind = if live { LineKind::Dispute } else { LineKind::Mark };
        add(&mut lines, kind, &mark_text(knowledge, mark), width);
    }
    lines.push(BlockLine { kind: LineKind::Space, text: String::new(), right: String::new() });
    Block { claim: stand.claim, lines }
}

/// The words as reported where they are at hand, else the compilers'.
fn decisive_words(claim: &Claim) -> (LineKind, String) {
    match &claim.quote {
        Some(quote) => (LineKind::Quote, format!("“{}”", safe(quote))),
        None => (LineKind::Statement, safe(&claim.statement).into_owned()),
    }
}

/// `⇄ disputes Baghdad, 3 Feb 2024, over fact`.
fn mark_text(knowledge: &Knowledge, mark: Mark) -> String {
    let other = knowledge.claim(mark.other);
    let (sign, over) = match mark.kind {
        MarkKind::Disputes(over) => ("⇄", over.map(|over| format!(", over {over}"))),
        MarkKind::Corrects | MarkKind::Supersedes | MarkKind::Corroborates => ("→", None),
        MarkKind::CorrectedBy | MarkKind::SupersededBy | MarkKind::CorroboratedBy => ("←", None),
    };
    let settled = if mark.live { "" } else { ", no longer live" };
    let (words, who) = (mark.kind.words(), safe(knowledge.actor(other.speaker).label()));
    format!("{sign} {words} {who}, {}{}{settled}", day_text(other.date), over.unwrap_or_default())
}

fn add(lines: &mut Vec<BlockLine>, kind: LineKind, text: &str, width: usize) {
    let wrapped = wrap(text, width).into_iter();
    lines.extend(wrapped.map(|line| BlockLine { kind, text: line.to_owned(), right: String::new() }));
}
