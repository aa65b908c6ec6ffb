//! Chains as lines of text and links: a tree with the delay at each step, who is responsible by whose word, and what each
//! side said of it.

use super::{Chain, Delay, Step, said};
use crate::model::{EventIx, Scope, counted, counted_as, grouped};
use crate::query::card::common::{named, unmarked_claim_row};
use crate::query::card::{Field, Line, Piece, Tone};
use crate::query::responsibility::Responsibility;
use crate::query::spells::period_text;
use crate::query::{line, standing, when};
use crate::text::safe;

/// Claims that are listed at the event in question, and at the others of its chain.
const CLAIMS: (usize, usize) = (12, 3);
/// Chains that an overview lays out.
const CHAINS: usize = 200;
/// Branches deeper than this stand no further to the right.
const DEEPEST: usize = 12;

/// What a chain says and what it does not.
const CAVEAT: &str = "In answer to: only as a record says so. That something came later, or near, makes no answer.";

/// The chain of an event; that there is none where no record says so.
pub fn chain_fields(scope: &Scope, event: EventIx) -> Vec<Field> {
    let Some(chain) = Chain::of(scope, event) else {
        let text = "No record says that this answers another event, or was answered by one.";
        let lines = vec![Line::of(vec![Piece::new(Tone::Notice, text)])];
        return vec![field("", lines), field("", said_lines(scope, event, CLAIMS.0))];
    };
    let mut lines = tree(scope, &chain, Some(event));
    if chain.hidden > 0 {
        let text = format!("{} of the chain hidden by the date", grouped(chain.hidden as u64));
        lines.push(Line::of(vec![Piece::new(Tone::Notice, text)]));
    }
    vec![field("", lines), field("", vec![Line::of(vec![Piece::dim(CAVEAT)])])]
}

/// All of these chains, one after the other, without what was said.
pub fn chains_fields(scope: &Scope, chains: &[Chain]) -> Vec<Field> {
    let knowledge = scope.knowledge();
    let mut fields = Vec::new();
    for chain in chains.iter().take(CHAINS) {
        let days = chain.steps.iter().map(|step| knowledge.event(step.event).date);
        let (Some(from), Some(to)) = (days.clone().min(), days.max()) else { continue };
        let label = format!("{} · {}", period_text(from, to), counted(chain.steps.len(), "event"));
        fields.push(Field { label, aside: false, lines: tree(scope, chain, None) });
    }
    let more = chains.len().saturating_sub(CHAINS);
    if more > 0 {
        let text = format!("{}: a filter or a range narrows.", counted(more, "more chain"));
        fields.push(field("", vec![Line::of(vec![Piece::new(Tone::Notice, text)])]));
    }
    if fields.is_empty() {
        let text = "No record among those listed says that it answers another.";
        return vec![field("", vec![Line::of(vec![Piece::new(Tone::Notice, text)])])];
    }
    fields.push(field("", vec![Line::of(vec![Piece::dim(CAVEAT)])]));
    fields
}

fn field(label: &str, lines: Vec<Line>) -> Field {
    Field { label: label.to_owned(), aside: false, lines }
}

/// The lines of a tree; around the event in question, where one is, with what was said.
fn tree(scope: &Scope, chain: &Chain, focus: Option<EventIx>) -> Vec<Line> {
    let mut lines = Vec::new();
    // For each depth, whether more stands below at it.
    let mut more: Vec<bool> = Vec::new();
    for (position, step) in chain.steps.iter().enumerate() {
        more.truncate(step.depth);
        let depth = step.depth.min(DEEPEST);
        let rails: String = more.iter().take(depth).skip(1).map(|&more| if more { "│  " } else { "   " }).collect();
        let (branch, after) = match (depth, step.last) {
            (0, _) => ("", ""),
            (_, true) => ("└─ ", "   "),
            (_, false) => ("├─ ", "│  "),
        };
        more.resize(step.depth, false);
        more.push(!step.last);
        let has_children = chain.steps.get(position + 1).is_some_and(|next| next.depth > step.depth);
        let below = if has_children { "│ " } else { "  " };
        let (first, others) = (format!("{rails}{branch}"), format!("{rails}{after}"));
        lines.push(head(scope, step, focus).behind(&first, &others));
        let mut body = links(scope, step);
        if let Some(focus) = focus {
            body.extend(responsibility(scope, step.event));
            body.extend(note(scope, step));
            let listed = if focus == step.event { CLAIMS.0 } else { CLAIMS.1 };
            body.extend(said_lines(scope, step.event, listed));
        }
        let rail = format!("{others}{below}");
        lines.extend(body.into_iter().map(|line| line.behind(&rail, &rail)));
    }
    lines
}

/// `the next day · 26 Dec 2023, 04:45: US strikes … A1 Department of Defense`.
fn head(scope: &Scope, step: &Step, focus: Option<EventIx>) -> Line {
    let event = scope.knowledge().event(step.event);
    let mut pieces = Vec::new();
    if focus == Some(step.event) {
        pieces.push(Piece::plain("▌ "));
    }
    if let Some((_, delay)) = step.answers {
        pieces.push(Piece::new(Tone::Strong, delay.words()));
        pieces.push(Piece::dim(" · "));
    }
    let time = event.time.map_or_else(String::new, |time| format!(", {:02}:{:02}", time.hour(), time.minute()));
    pieces.push(Piece::dim(format!("{}{time} ", when::event_day(scope, event))));
    pieces.push(Piece::plain(&event.title).to(step.event));
    if let Some(grade) = scope.grade(step.event.into()) {
        pieces.push(Piece::new(Tone::Grade, format!(" {grade}")));
    }
    if let Some(source) = line::best_source(scope, step.event.into()) {
        pieces.push(Piece::dim(format!(" {}", safe(&source.publisher))));
    }
    Line::of(pieces)
}

/// Why the delay is in days, what else the event answers, and what answers it further down.
fn links(scope: &Scope, step: &Step) -> Vec<Line> {
    let knowledge = scope.knowledge();
    let mut lines = Vec::new();
    let mut why = Vec::new();
    if let Some((earlier, delay)) = step.answers {
        let (earlier, later) = (knowledge.event(earlier), knowledge.event(step.event));
        why.extend(delay.why_no_hours(knowledge, earlier, later).map(|why| format!("{why}, so no hours")));
    }
    if let Some(also) = knowledge.event(step.event).also_dated.first() {
        let reason = also.why.as_deref().map_or_else(String::new, |why| format!(" ({})", safe(why)));
        why.push(format!("also dated {}{reason}", crate::model::day_text(also.date)));
    }
    if !why.is_empty() {
        lines.push(Line::of(vec![Piece::dim(why.join("; "))]));
    }
    let other = |words: &str, &(other, delay): &(EventIx, Delay)| {
        let mut pieces = vec![Piece::dim(format!("{words}, {}: ", delay.words()))];
        pieces.extend(named(knowledge, other.into()));
        Line::of(pieces)
    };
    lines.extend(step.answers_too.iter().map(|it| other("also in answer to", it)));
    lines.extend(step.answered_below.iter().map(|it| other("answered below", it)));
    lines
}

/// Claimed by, attributed to by whom, established: never merged.
fn responsibility(scope: &Scope, event: EventIx) -> Option<Line> {
    let words = Responsibility::of(scope, event)?.words(scope.knowledge());
    Some(Line::of(vec![Piece::dim(words)]))
}

/// What the record notes on an answer, where its delay is not known to the hour: sources often say more there.
fn note(scope: &Scope, step: &Step) -> Option<Line> {
    let known = step.answers.is_none_or(|(_, delay)| matches!(delay, Delay::Minutes(_)));
    let note = scope.knowledge().event(step.event).note.as_deref().filter(|_| !known)?;
    Some(Line::of(vec![Piece::dim(format!("note: {note}"))]))
}

/// What each side said of an event; how many speak near it where none names it.
fn said_lines(scope: &Scope, event: EventIx, listed: usize) -> Vec<Line> {
    let knowledge = scope.knowledge();
    let by_side = said(scope, event);
    let all: usize = by_side.iter().map(|(_, claims)| claims.len()).sum();
    if all == 0 {
        let weak = scope.linked(event.into()).weak.len();
        let near = match weak {
            0 => String::new(),
            1 => "; 1 by its actors within 3 days".to_owned(),
            _ => format!("; {weak} by its actors within 3 days"),
        };
        return vec![Line::of(vec![Piece::dim(format!("no recorded claim names it{near}"))])];
    }
    let mut lines = Vec::new();
    // Each side speaks before one speaks twice.
    let most = by_side.iter().map(|(_, claims)| claims.len()).max().unwrap_or(0);
    let mut chosen: Vec<_> = (0..most)
        .flat_map(|turn| by_side.iter().filter_map(move |(_, claims)| claims.get(turn).copied()))
        .take(listed)
        .collect();
    chosen.sort_by_key(|&claim| {
        (knowledge.actor(knowledge.claim(claim).speaker).side, knowledge.claim(claim).date, claim)
    });
    for claim in chosen {
        let side = knowledge.side(knowledge.actor(knowledge.claim(claim).speaker).side);
        let mut line = unmarked_claim_row(scope, claim);
        line.pieces.insert(0, Piece::dim(format!("said ·{} ", safe(&side.mark))));
        let standing = standing::Standing::of(scope, claim);
        line.pieces.extend(line::dispute_mark(&standing).map(|mark| Piece::new(Tone::Dispute, format!(" {mark}"))));
        if let Some(source) = line::best_source(scope, claim.into()) {
            line.pieces.push(Piece::dim(format!(" {}", safe(&source.publisher))));
        }
        lines.push(line);
    }
    if all > listed {
        lines.push(Line::of(vec![Piece::dim(counted_as(all - listed, "more claim names it", "more claims name it"))]));
    }
    lines
}
