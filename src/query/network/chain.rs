//! The shortest chains of ties between two actors, by breadth first over the ties that count.

use rustc_hash::FxHashMap;

use super::tie::{Reach, Tie};
use super::weakest::weakest_words;
use crate::model::{ActorIx, Grade, Lens, RelationKind, Reliability, Scope};

/// How many chains of the same length are laid out.
const CHAINS: usize = 40;

/// Which kinds of ties a chain may use.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kinds {
    /// Every kind.
    #[default]
    All,
    /// Belonging and support: not `opposes`, `negotiates-with`, `hosts`.
    Close,
}

impl Kinds {
    /// The other one.
    pub fn other(self) -> Self {
        match self {
            Self::All => Self::Close,
            Self::Close => Self::All,
        }
    }

    /// Whether a chain may use a kind.
    pub fn allow(self, kind: RelationKind) -> bool {
        use RelationKind::{Hosts, NegotiatesWith, Opposes};
        self == Self::All || !matches!(kind, Opposes | NegotiatesWith | Hosts)
    }

    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Self::All => "ties of every kind",
            Self::Close => "only ties of belonging and support",
        }
    }
}

/// A step of a chain: all ties between two actors, the best graded first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Where it starts.
    pub from: ActorIx,
    /// Where it leads.
    pub to: ActorIx,
    /// What ties the two; never empty.
    pub ties: Vec<Tie>,
}

impl Step {
    /// The grade of the best graded tie: the chain needs no other.
    pub fn grade(&self, scope: &Scope) -> Option<Grade> {
        self.ties.first().and_then(|tie| tie.grade(scope))
    }
}

/// A way from one actor to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chain {
    /// Its steps.
    pub steps: Vec<Step>,
}

impl Chain {
    /// Its weakest grade in words.
    pub fn weakest(&self, scope: &Scope) -> String {
        weakest_words(self.steps.iter().filter_map(|step| step.grade(scope)))
    }
}

/// Why there is no chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absence {
    /// No ties of the file lead from one to the other.
    None,
    /// Only ties that the day or the pins hide.
    Hidden,
    /// Only ties of opposition, talks or hospitality.
    OtherKinds,
}

/// The shortest chains between two actors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chains {
    /// Where they start.
    pub from: ActorIx,
    /// Where they lead.
    pub to: ActorIx,
    /// The kinds of ties that they may use.
    pub kinds: Kinds,
    /// The chains, the best graded first.
    pub chains: Vec<Chain>,
    /// How many there are of this length; more than are laid out, perhaps.
    pub count: usize,
    /// Why there is none, where there is none.
    pub absence: Option<Absence>,
}

impl Chains {
    /// The shortest chains.
    pub fn between(reach: Reach, from: ActorIx, to: ActorIx, kinds: Kinds) -> Self {
        let (paths, count) = Search::run(reach, from, to, kinds).paths();
        let mut chains: Vec<Chain> = paths.iter().map(|path| lay_out(reach, path, kinds)).collect();
        chains.sort_by_cached_key(|chain| {
            let mut ranks: Vec<_> = chain.steps.iter().map(|step| rank(step.grade(reach.scope()))).collect();
            ranks.sort_unstable_by(|a, b| b.cmp(a));
            ranks
        });
        let absence = (chains.is_empty() && from != to).then(|| absence(reach, from, to, kinds));
        Self { from, to, kinds, chains, count, absence }
    }
}

fn absence(reach: Reach, from: ActorIx, to: ActorIx, kinds: Kinds) -> Absence {
    if kinds != Kinds::All && Search::run(reach, from, to, Kinds::All).is_found() {
        return Absence::OtherKinds;
    }
    let everything = Scope::new(reach.scope().knowledge().clone(), Lens::default());
    let found = Search::run(Reach::new(&everything, true), from, to, Kinds::All).is_found();
    if found { Absence::Hidden } else { Absence::None }
}

/// For the order of equals only: what cannot be judged, and then what is not graded, stand last.
fn rank(grade: Option<Grade>) -> (u8, Reliability) {
    let digit = |grade: Grade| grade.credibility.map_or(7, crate::model::Credibility::digit);
    grade.map_or((8, Reliability::F), |grade| (digit(grade), grade.reliability))
}

fn lay_out(reach: Reach, path: &[ActorIx], kinds: Kinds) -> Chain {
    let scope = reach.scope();
    let step = |pair: &[ActorIx]| {
        let (from, to) = (pair[0], pair[1]);
        let between = reach.ties(from).filter(|tie| tie.other(from) == to);
        let mut ties: Vec<_> = between.filter(|tie| kinds.allow(tie.kind(scope.knowledge()))).collect();
        ties.sort_by_key(|tie| (rank(tie.grade(scope)), *tie));
        Step { from, to, ties }
    };
    Chain { steps: path.windows(2).map(step).collect() }
}

/// What a search by breadth first knows of an actor.
struct Reached {
    distance: usize,
    /// How many shortest ways lead here.
    ways: usize,
    /// The actors before it on these ways.
    before: Vec<ActorIx>,
}

struct Search {
    to: ActorIx,
    reached: FxHashMap<ActorIx, Reached>,
}

impl Search {
    fn run(reach: Reach, from: ActorIx, to: ActorIx, kinds: Kinds) -> Self {
        let knowledge = reach.scope().knowledge();
        let mut reached = FxHashMap::default();
        reached.insert(from, Reached { distance: 0, ways: 1, before: Vec::new() });
        let mut level = vec![from];
        let mut distance = 0;
        while !level.is_empty() && !reached.contains_key(&to) {
            distance += 1;
            let mut next = Vec::new();
            for &actor in &level {
                let ties = reach.ties(actor).filter(|tie| kinds.allow(tie.kind(knowledge)));
                let mut neighbours: Vec<_> = ties.map(|tie| tie.other(actor)).collect();
                neighbours.sort_unstable();
                neighbours.dedup();
                let ways = reached.get(&actor).map_or(0, |known: &Reached| known.ways);
                for neighbour in neighbours {
                    let known = reached.entry(neighbour).or_insert_with(|| {
                        next.push(neighbour);
                        Reached { distance, ways: 0, before: Vec::new() }
                    });
                    if known.distance == distance {
                        known.ways = known.ways.saturating_add(ways);
                        known.before.push(actor);
                    }
                }
            }
            level = next;
        }
        Self { to, reached }
    }

    fn is_found(&self) -> bool {
        self.reached.contains_key(&self.to)
    }

    /// The first chains as actors in order, and how many there are.
    fn paths(&self) -> (Vec<Vec<ActorIx>>, usize) {
        let Some(last) = self.reached.get(&self.to).filter(|last| last.distance > 0) else { return (Vec::new(), 0) };
        let mut paths = Vec::new();
        let mut open = vec![vec![self.to]];
        while let Some(path) = open.pop() {
            let before = path.last().and_then(|actor| self.reached.get(actor)).map_or(&[][..], |known| &known.before);
            if before.is_empty() {
                paths.push(path.into_iter().rev().collect());
                if paths.len() == CHAINS {
                    break;
                }
                continue;
            }
            open.extend(before.iter().rev().map(|&actor| {
                let mut longer = path.clone();
                longer.push(actor);
                longer
            }));
        }
        (paths, last.ways)
    }
}
