//! One dispute laid out: its positions side by side, under each who takes it when, how the claims stand to each other, and
//! who moved from one position to another.

use std::collections::BTreeMap;

use super::{Subject, speaks_for};
use crate::model::{ActorIx, ClaimIx, Date, DisputeOver, HiddenCounts, Knowledge, LinkKind, Scope, TopicIx};
use crate::query::standing::Standing;

/// A dispute laid out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Board {
    /// What it is about.
    pub subject: Subject,
    /// The positions, in the order in which they were first taken.
    pub columns: Vec<Column>,
    /// Who took more than one position.
    pub moves: Vec<Move>,
    /// Its claims that the lens hides.
    pub hidden: HiddenCounts,
}

/// A position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The answer in few words; for a claim that answers no question, none.
    pub position: Option<Box<str>>,
    /// Who takes it, the oldest first.
    pub stands: Vec<Stand>,
}

/// A claim under its position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stand {
    /// The claim.
    pub claim: ClaimIx,
    /// How it stands to other claims, contradictions first.
    pub marks: Vec<Mark>,
}

/// How a claim stands to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// In which way.
    pub kind: MarkKind,
    /// The other claim.
    pub other: ClaimIx,
    /// False for a contradiction of which a side was corrected or superseded.
    pub live: bool,
}

/// In which way a claim stands to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// They contradict each other, over this.
    Disputes(Option<DisputeOver>),
    /// It takes the other back.
    Corrects,
    /// The other takes it back.
    CorrectedBy,
    /// It takes the place of the other.
    Supersedes,
    /// The other takes its place.
    SupersededBy,
    /// It bears the other out.
    Corroborates,
    /// The other bears it out.
    CorroboratedBy,
}

impl MarkKind {
    /// The words before the other claim: `disputes (fact)`, `corrected by`.
    pub fn words(self) -> String {
        match self {
            Self::Disputes(Some(over)) => format!("disputes over {over}"),
            Self::Disputes(None) => "disputes".to_owned(),
            Self::Corrects => "corrects".to_owned(),
            Self::CorrectedBy => "corrected by".to_owned(),
            Self::Supersedes => "supersedes".to_owned(),
            Self::SupersededBy => "superseded by".to_owned(),
            Self::Corroborates => "bears out".to_owned(),
            Self::CorroboratedBy => "borne out by".to_owned(),
        }
    }
}

/// Somebody who took more than one position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// Who: a person counts as the organisation that it speaks for.
    pub who: ActorIx,
    /// The positions in turn, each with the first claim that took it then.
    pub steps: Vec<MoveStep>,
}

/// A position taken at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MoveStep {
    /// Since when.
    pub date: Date,
    /// Which of the board's columns.
    pub column: usize,
    /// The claim.
    pub claim: ClaimIx,
}

impl Board {
    /// Lays a dispute out.
    pub fn of(scope: &Scope, subject: Subject) -> Self {
        let mut board = Self { subject, columns: Vec::new(), moves: Vec::new(), hidden: HiddenCounts::default() };
        match subject {
            Subject::Topic(topic) => {
                for claim in answers(scope.knowledge(), topic) {
                    match scope.hidden(claim.into()) {
                        Some(reason) => board.hidden.add(reason),
                        None => board.add(scope, claim),
                    }
                }
                board.moves = moves(scope, &board.columns);
            }
            Subject::Pair(first, second) => {
                for claim in [first, second] {
                    if let Some(reason) = scope.hidden_by_time(claim.into()) {
                        board.hidden.add(reason);
                        continue;
                    }
                    let position = scope.knowledge().claim(claim).position.clone();
                    board.columns.push(Column { position, stands: vec![Stand::of(scope, claim)] });
                }
            }
        }
        board
    }

    fn add(&mut self, scope: &Scope, claim: ClaimIx) {
        let position = &scope.knowledge().claim(claim).position;
        let stand = Stand::of(scope, claim);
        match self.columns.iter_mut().find(|column| column.position == *position) {
            Some(column) => column.stands.push(stand),
            None => self.columns.push(Column { position: position.clone(), stands: vec![stand] }),
        }
    }

    /// The column and the row of a claim.
    pub fn find(&self, claim: ClaimIx) -> Option<(usize, usize)> {
        self.columns.iter().enumerate().find_map(|(column, position)| {
            let row = position.stands.iter().position(|stand| stand.claim == claim)?;
            Some((column, row))
        })
    }
}

/// The claims that answer a question, the oldest first.
fn answers(knowledge: &Knowledge, topic: TopicIx) -> Vec<ClaimIx> {
    let naming = knowledge.back_links(topic.into()).iter();
    let mut claims: Vec<_> = naming.filter_map(|link| ClaimIx::try_from(link.other).ok()).collect();
    claims.sort_unstable_by_key(|&claim| (knowledge.claim(claim).date, claim));
    claims.dedup();
    claims
}

impl Stand {
    fn of(scope: &Scope, claim: ClaimIx) -> Self {
        Self { claim, marks: marks(scope, claim) }
    }
}

/// How a claim stands to other claims, as far as both were known.
pub(super) fn marks(scope: &Scope, claim: ClaimIx) -> Vec<Mark> {
    let standing = Standing::of(scope, claim);
    let own = scope.knowledge().claim(claim);
    let disputes = standing.contradictions.iter().map(|contradiction| Mark {
        kind: MarkKind::Disputes(contradiction.over),
        other: contradiction.other,
        live: contradiction.live,
    });
    let mut marks: Vec<_> = disputes.collect();
    let borne_out: Vec<_> = scope.claims_naming(claim, LinkKind::Corroborates).collect();
    let others: [(MarkKind, &[ClaimIx]); 6] = [
        (MarkKind::CorrectedBy, &standing.corrected_by),
        (MarkKind::SupersededBy, &standing.superseded_by),
        (MarkKind::Corrects, &own.corrects),
        (MarkKind::Supersedes, &own.supersedes),
        (MarkKind::Corroborates, &own.corroborates),
        (MarkKind::CorroboratedBy, &borne_out),
    ];
    for (kind, claims) in others {
        let shown = claims.iter().filter(|&&other| scope.in_time(other.into()));
        marks.extend(shown.map(|&other| Mark { kind, other, live: true }));
    }
    marks
}

/// Who took more than one position, and when.
fn moves(scope: &Scope, columns: &[Column]) -> Vec<Move> {
    let knowledge = scope.knowledge();
    let mut steps: Vec<_> = columns
        .iter()
        .enumerate()
        .flat_map(|(column, position)| position.stands.iter().map(move |stand| (column, stand.claim)))
        .map(|(column, claim)| MoveStep { date: knowledge.claim(claim).date, column, claim })
        .collect();
    steps.sort_by_key(|step| (step.date, step.claim));
    let mut by_speaker: BTreeMap<ActorIx, Vec<MoveStep>> = BTreeMap::new();
    for step in steps {
        let who = speaks_for(knowledge, knowledge.claim(step.claim).speaker);
        let taken = by_speaker.entry(who).or_default();
        if taken.last().is_none_or(|last| last.column != step.column) {
            taken.push(step);
        }
    }
    let mut moves: Vec<_> =
        by_speaker.into_iter().filter(|(_, steps)| steps.len() > 1).map(|(who, steps)| Move { who, steps }).collect();
    moves.sort_by_key(|moved| moved.steps.first().map(|step| (step.date, step.claim)));
    moves
}
