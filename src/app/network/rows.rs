//! The rows of the three panes: ties by kind; in the middle who the actor is, what it belongs to, its members, its people, and
//! who lists it.

use super::pane::{Goal, NetRow};
use crate::model::{ActorIx, ActorKind, Knowledge, PartialDate, RoleThen, Scope, counted};
use crate::query::card::{Piece, Tone};
use crate::query::network::{Branch, Listing, Member, Network, Tie};
use crate::query::{standing, when};
use crate::text;

/// The rows of ties to the actor, of the actor itself, of ties from it; texts wrapped to a width.
pub(super) fn of(scope: &Scope, net: &Network, left_out: usize, width: usize) -> [Vec<NetRow>; 3] {
    let ties = |list| ties(scope, net, list, left_out);
    [ties(&net.incoming), middle(scope, net, width), ties(&net.outgoing)]
}

fn heading(text: impl AsRef<str>) -> NetRow {
    NetRow { pieces: vec![Piece::plain(text)], heading: true, ..NetRow::default() }
}

fn notice(text: impl AsRef<str>) -> NetRow {
    NetRow { pieces: vec![Piece::new(Tone::Notice, text)], ..NetRow::default() }
}

/// An actor's name in the colour of its side, with the side's mark.
fn named(knowledge: &Knowledge, actor: ActorIx) -> Vec<Piece> {
    let record = knowledge.actor(actor);
    let mark = &knowledge.side(record.side).mark;
    vec![Piece::new(Tone::Side(record.side), &record.name), Piece::dim(format!(" ·{mark}"))]
}

/// Ties under their verbs.
fn ties(scope: &Scope, net: &Network, ties: &[Tie], left_out: usize) -> Vec<NetRow> {
    let knowledge = scope.knowledge();
    let mut rows = Vec::new();
    for group in ties.chunk_by(|a, b| a.verb(knowledge, net.actor) == b.verb(knowledge, net.actor)) {
        rows.push(heading(format!("{} ({})", group[0].verb(knowledge, net.actor), group.len())));
        rows.extend(group.iter().map(|&tie| {
            let other = tie.other(net.actor);
            let mut pieces = vec![Piece::plain(" ")];
            pieces.extend(named(knowledge, other));
            NetRow { pieces, right: tie_marks(scope, Some(net), tie), goal: Goal::Tie(tie, other), heading: false }
        }));
    }
    if rows.is_empty() {
        let hidden = net.hidden.total() > 0 || left_out > 0;
        rows.push(notice(if hidden { "none is shown; some are hidden (W)" } else { "none recorded in this file" }));
    }
    rows
}

/// What stands right of a tie: its dates, that it is over, its grade, that it is disputed.
pub(super) fn tie_marks(scope: &Scope, net: Option<&Network>, tie: Tie) -> Vec<Piece> {
    let knowledge = scope.knowledge();
    let mut right = Vec::new();
    if let Some(period) = tie.period(scope) {
        right.push(Piece::dim(period));
    }
    if tie.is_over(scope) {
        right.push(Piece::new(Tone::Notice, " over"));
    }
    right.extend(tie.grade(scope).map(|grade| Piece::new(Tone::Grade, format!(" {grade}"))));
    let contradicted = net.map_or(0, |net| net.contradictions.of_tie(knowledge, tie).len());
    if contradicted > 0 {
        right.push(Piece::new(Tone::Dispute, format!(" {} {contradicted}", standing::DISPUTE_SIGN)));
    } else if tie.is_noted_as_disputed(knowledge) {
        right.push(Piece::new(Tone::Dispute, format!(" {}", standing::DISPUTE_SIGN)));
    }
    right
}

fn middle(scope: &Scope, net: &Network, width: usize) -> Vec<NetRow> {
    let mut rows = who(scope, net.actor, width);
    let mut section = |title: &str, lines: Vec<NetRow>| {
        if !lines.is_empty() {
            rows.push(heading(format!("{title} ({})", lines.len())));
            rows.extend(lines);
        }
    };
    section("Belongs to", net.above.iter().map(|branch| branch_row(scope, branch)).collect());
    section("Members", net.below.iter().map(|branch| branch_row(scope, branch)).collect());
    section("People", net.people.iter().map(|member| person_row(scope, member)).collect());
    section("Listed", net.listed.iter().map(|&listing| listing_row(scope, net.actor, listing)).collect());
    section("Lists", net.lists.iter().map(|&listing| listing_row(scope, net.actor, listing)).collect());
    if net.later_listings > 0 {
        rows.push(notice(format!("{} after the as-of day", counted(net.later_listings, "listing"))));
    }
    rows
}

/// Who the actor is: name, kind, side, post or existence, what an analyst needs first.
fn who(scope: &Scope, actor: ActorIx, width: usize) -> Vec<NetRow> {
    let knowledge = scope.knowledge();
    let record = knowledge.actor(actor);
    let mut name = vec![Piece::dim(format!("{} ", record.kind.sign()))];
    name.extend(named(knowledge, actor));
    name.extend(record.short.as_deref().map(|short| Piece::plain(format!(" ({short})"))));
    let grade = scope.grade(actor.into()).map(|grade| Piece::new(Tone::Grade, grade.to_string()));
    let mut rows =
        vec![NetRow { pieces: name, right: grade.into_iter().collect(), goal: Goal::Actor(actor), heading: false }];
    let text = |tone: Tone, text: &str| -> Vec<NetRow> {
        let safe = text::safe(text);
        let lines = text::wrap(&safe, width.max(1));
        lines.into_iter().map(|line| NetRow { pieces: vec![Piece::new(tone, line)], ..NetRow::default() }).collect()
    };
    let existence = when::period(scope, record.from, record.to);
    let side = &knowledge.side(record.side).name;
    let kind = match (&existence, record.kind) {
        (Some(existence), kind) if kind != ActorKind::Person => format!("{kind} · {side} · {existence}"),
        (_, kind) => format!("{kind} · {side}"),
    };
    rows.extend(text(Tone::Dim, &kind));
    let post = match scope.role(actor) {
        RoleThen::None => None,
        RoleThen::Held(role) => Some(match &existence {
            Some(tenure) => format!("{role} · {tenure}"),
            None if record.to.is_some() => role.to_owned(),
            None => format!("{role} · tenure not recorded"),
        }),
        RoleThen::TenureNotRecorded(role) => Some(format!("{role} · tenure not recorded")),
        RoleThen::Outside => Some("not in the recorded post on the as-of day".to_owned()),
    };
    rows.extend(post.iter().flat_map(|post| text(Tone::Plain, post)));
    rows.extend(text(Tone::Plain, &record.summary));
    rows
}

fn branch_row(scope: &Scope, branch: &Branch) -> NetRow {
    let mut pieces = vec![Piece::dim(format!("{}└ ", "  ".repeat(branch.depth - 1)))];
    pieces.extend(named(scope.knowledge(), branch.actor));
    if branch.again {
        pieces.push(Piece::dim(" (see above)"));
    }
    let goal = Goal::Tie(branch.tie, branch.actor);
    NetRow { pieces, right: tie_marks(scope, None, branch.tie), goal, heading: false }
}

fn person_row(scope: &Scope, member: &Member) -> NetRow {
    let knowledge = scope.knowledge();
    let record = knowledge.actor(member.person);
    let mut pieces = vec![Piece::plain(" ")];
    pieces.extend(named(knowledge, member.person));
    if let Some(role) = &record.role {
        pieces.push(Piece::plain(format!(" {role}")));
    }
    let mut right = tie_marks(scope, None, member.tie);
    if record.from.is_none() && record.to.is_none() {
        right.insert(0, Piece::new(Tone::Notice, "tenure not recorded"));
    }
    NetRow { pieces, right, goal: Goal::Tie(member.tie, member.person), heading: false }
}

fn listing_row(scope: &Scope, actor: ActorIx, listing: Listing) -> NetRow {
    let knowledge = scope.knowledge();
    let date = listing.date(scope).map_or_else(|| "undated".to_owned(), |date: PartialDate| date.to_string());
    let by = listing.by(scope);
    let other = if listing.of == actor { by.first().copied() } else { Some(listing.of) };
    let mut pieces = vec![Piece::dim(format!(" {} ", text::pad_start(&date, 11)))];
    let ends: &[ActorIx] = if listing.of == actor { &by } else { std::slice::from_ref(&listing.of) };
    for (number, &end) in ends.iter().enumerate() {
        let record = knowledge.actor(end);
        let comma = if number > 0 { ", " } else { "" };
        pieces.push(Piece::new(Tone::Side(record.side), format!("{comma}{}", record.label())));
    }
    pieces.push(Piece::plain(format!(": {}", listing.words(scope))));
    let right = listing.grade(scope).map(|grade| Piece::new(Tone::Grade, grade.to_string()));
    NetRow { pieces, right: right.into_iter().collect(), goal: Goal::Listing(listing, other), heading: false }
}
