//! What an actor belongs to, up to the top, and what belongs to it, as trees written row by row.

use std::collections::BTreeSet;

use super::tie::{Basis, Reach, Tie};
use crate::model::{ActorIx, ActorKind, RelationKind};

/// How deep a tree goes.
const DEPTH: usize = 6;
/// How many rows a tree has at most.
const ROWS: usize = 400;

/// A row of a tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Branch {
    /// The actor.
    pub actor: ActorIx,
    /// How far it is from the one in the middle, from 1 on.
    pub depth: usize,
    /// The tie to the row that it hangs on.
    pub tie: Tie,
    /// Whether it stands in the tree already, with what hangs on it.
    pub again: bool,
}

/// What an actor belongs to.
pub(super) fn above(reach: Reach, actor: ActorIx) -> Vec<Branch> {
    grow(reach, actor, |tie, from| tie.from == from)
}

/// What belongs to an actor, without people.
pub(super) fn below(reach: Reach, actor: ActorIx) -> Vec<Branch> {
    grow(reach, actor, |tie, from| tie.to == from)
}

fn grow(reach: Reach, root: ActorIx, follow: impl Fn(Tie, ActorIx) -> bool) -> Vec<Branch> {
    let knowledge = reach.scope().knowledge();
    let mut rows = Vec::new();
    let mut seen = BTreeSet::from([root]);
    // The next row is the last one here: children are pushed in reverse.
    let mut open = children(reach, root, 1, &follow);
    while let Some(mut branch) = open.pop() {
        if rows.len() == ROWS {
            break;
        }
        let hangs_on_person = |tie: Tie| knowledge.actor(tie.from).kind == ActorKind::Person && tie.from != root;
        if hangs_on_person(branch.tie) {
            continue;
        }
        branch.again = !seen.insert(branch.actor);
        if !branch.again && branch.depth < DEPTH {
            open.extend(children(reach, branch.actor, branch.depth + 1, &follow));
        }
        rows.push(branch);
    }
    rows
}

/// The rows that hang on an actor, the last one first; where a relation says the same as `parent`, the relation stands.
fn children(reach: Reach, actor: ActorIx, depth: usize, follow: &impl Fn(Tie, ActorIx) -> bool) -> Vec<Branch> {
    let scope = reach.scope();
    let knowledge = scope.knowledge();
    let mut ties: Vec<Tie> =
        reach.ties(actor).filter(|&tie| tie.kind(knowledge) == RelationKind::PartOf && follow(tie, actor)).collect();
    ties.sort_by_cached_key(|tie| {
        (knowledge.actor(tie.other(actor)).name.to_lowercase(), tie.other(actor), tie.basis == Basis::Parent)
    });
    ties.dedup_by_key(|tie| tie.other(actor));
    ties.iter().rev().map(|&tie| Branch { actor: tie.other(actor), depth, tie, again: false }).collect()
}
