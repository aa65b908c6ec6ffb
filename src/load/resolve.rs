//! What can be judged only when all records are known: what a reference to nothing may have meant, and circles.

use rustc_hash::{FxHashMap, FxHashSet};

use super::convert::{Chain, Edge, Unresolved, in_words};
use super::ids::IdTable;
use super::layers::Stack;
use crate::diagnostic::nearest::nearest;
use crate::diagnostic::{Check, Diagnostic, Place};
use crate::model::{Kind, RecordRef};

/// Ids that are looked at for references to nothing: past it they are told without the nearest id, for the sake of time.
pub const MOST_COMPARISONS: usize = 4_000_000;

/// Tells the references to nothing: of what a layer removed, where it did; of others, which files were looked through, and
/// for the first of them the nearest id of a right kind.
pub fn suggest(
    mut unresolved: Vec<Unresolved>,
    ids: &IdTable,
    removed: &FxHashMap<String, Place>,
    stack: &Stack<'_>,
    problems: &mut Vec<Diagnostic>,
) {
    unresolved.sort_by_key(|reference| reference.place);
    let mut candidates: FxHashMap<&[Kind], Vec<&str>> = FxHashMap::default();
    let mut compared = 0;
    for Unresolved { place, id, wanted } in unresolved {
        let mut problem = Diagnostic::new(Check::UnknownReference, place, format!("No record has the id `{id}`."))
            .label("unknown id");
        if let Some(&removed) = removed.get(&*id) {
            problem = problem.mention(removed, "removed here").help("take the reference out, too, or keep the record");
            problems.push(problem);
            continue;
        }
        if let Some(beneath) = stack.beneath(place.file) {
            problem = problem.help(format!("it is not in this layer, and not, or no longer, in {beneath}"));
        }
        if compared < MOST_COMPARISONS {
            let candidates = candidates.entry(wanted).or_insert_with(|| ids.of_kinds(wanted));
            compared += candidates.len();
            let meant = nearest(&id, candidates.iter().copied()).or_else(|| longer_form(&id, candidates));
            problem = match meant {
                Some(meant) => problem.help(format!("did you mean `{meant}`?")),
                None => problem.help(format!("the id of {} is wanted here", in_words(wanted))),
            };
        }
        problems.push(problem);
    }
}

/// An id that holds the word as a whole, if there is only one: `nujaba` for `harakat-al-nujaba`.
fn longer_form<'a>(word: &str, candidates: &[&'a str]) -> Option<&'a str> {
    let holds = |id: &&&'a str| id.split('-').any(|part| part == word) || id.starts_with(word);
    let mut holding = candidates.iter().filter(holds);
    match (holding.next(), holding.next()) {
        (Some(only), None) if word.len() > 2 => Some(only),
        _ => None,
    }
}

/// Tells every circle of references that lead up or back, once, at the reference that closes it.
pub fn cycles(edges: &[Edge], problems: &mut Vec<Diagnostic>) {
    for chain in Chain::ALL {
        let mut next: FxHashMap<RecordRef, Vec<(RecordRef, Place)>> = FxHashMap::default();
        for edge in edges.iter().filter(|edge| edge.chain == chain) {
            next.entry(edge.from).or_default().push((edge.to, edge.place));
        }
        let mut starts: Vec<RecordRef> = next.keys().copied().collect();
        starts.sort_unstable();
        let mut done = FxHashSet::default();
        for start in starts {
            walk(chain, start, &next, &mut done, problems);
        }
    }
}

/// Goes through all that can be reached from `start`, without recursion: chains can be long.
fn walk(
    chain: Chain,
    start: RecordRef,
    next: &FxHashMap<RecordRef, Vec<(RecordRef, Place)>>,
    done: &mut FxHashSet<RecordRef>,
    problems: &mut Vec<Diagnostic>,
) {
    if done.contains(&start) {
        return;
    }
    // The path from the start: each record, the place of the reference that led to it, and how many of its own were followed.
    let mut path: Vec<(RecordRef, Place, usize)> = vec![(start, Place::default(), 0)];
    let mut on_path = FxHashSet::from_iter([start]);
    while let Some((record, _, followed)) = path.last_mut() {
        let reference = next.get(record).and_then(|references| references.get(*followed)).copied();
        *followed += 1;
        match reference {
            None => {
                done.insert(*record);
                on_path.remove(record);
                path.pop();
            }
            Some((to, place)) if on_path.contains(&to) => {
                let from = path.iter().position(|(record, ..)| *record == to).unwrap_or(0);
                let message = format!("The references in `{}` come round in a circle.", chain.key());
                let mut problem = Diagnostic::new(Check::Cycle, place, message).label("closes the circle");
                for (_, place, _) in path[from + 1..].iter().take(8) {
                    problem = problem.mention(*place, "leads here");
                }
                problems.push(problem);
            }
            Some((to, _)) if done.contains(&to) => {}
            Some((to, place)) => {
                on_path.insert(to);
                path.push((to, place, 0));
            }
        }
    }
}
