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
    /// The positions, the most contradicted first; of equals, the one that was taken first.
    pub columns: Vec<Column>,
    /// Who took more than one position.
    pub moves: Vec<Move>,
    /// Its claims that the lens hides.
    pub hidden: HiddenCounts,
    /// Its claims that are shown but left out.
    pub left_out: usize,
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
    /// The words before the other claim: `disputes`, `corrected by`.
    pub fn words(self) -> &'static str {
        match self {
            Self::Disputes(_) => "disputes",
            Self::Corrects => "corrects",
            Self::CorrectedBy => "corrected by",
            Self::Supersedes => "supersedes",
            Self::SupersededBy => "superseded by",
            Self::Corroborates => "bears out",
            Self::CorroboratedBy => "borne out by",
        }
    }
}

/// Somebody who took more than one position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// Who: a person counts as the organisation that it speaks for.
    pub who: ActorIx,
    /// The days on which it took another position than the last time.
    pub steps: Vec<MoveStep>,
}

/// What somebody took as position on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MoveStep {
    /// The day.
    pub date: Date,
    /// Which of the board's columns: several where its people differed, or said several things.
    pub columns: Vec<usize>,
    /// The claims.
    pub claims: Vec<ClaimIx>,
}

impl Board {
    /// Lays a dispute out.
    pub fn of(scope: &Scope, subject: Subject) -> Self {
        Self::among(scope, subject, |_| true)
    }

    /// Lays out a dispute's claims that a test keeps.
    pub fn among(scope: &Scope, subject: Subject, keeps: impl Fn(ClaimIx) -> bool) -> Self {
        let hidden = HiddenCounts::default();
        let mut board = Self { subject, columns: Vec::new(), moves: Vec::new(), hidden, left_out: 0 };
        match subject {
            Subject::Topic(topic) => {
                for claim in answers(scope.knowledge(), topic) {
                    match scope.hidden(claim.into()) {
                        Some(reason) => board.hidden.add(reason),
                        None if !keeps(claim) => board.left_out += 1,
                        None => board.add(scope, claim),
                    }
                }
                board.columns.sort_by_key(|column| std::cmp::Reverse(column.contradictions()));
                board.moves = moves(scope, &board.columns);
            }
            Subject::Pair(first, second) => {
                for claim in [first, second] {
                    if let Some(reason) = scope.hidden_by_time(claim.into()) {
                        board.hidden.add(reason);
                        continue;
                    }
                    if !keeps(claim) {
                        board.left_out += 1;
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

    /// The positions with a claim's own first, then those that its position is contradicted by, the most often first.
    pub fn led_by(mut self, scope: &Scope, claim: ClaimIx) -> Self {
        let Some((own, _)) = self.find(claim) else { return self };
        let against: Vec<ClaimIx> = self.columns[own].others().collect();
        let rank = |column: &Column| {
            let named = column.stands.iter().filter(|stand| against.contains(&stand.claim)).count();
            (column.stands.iter().all(|stand| stand.claim != claim), std::cmp::Reverse(named))
        };
        self.columns.sort_by_key(rank);
        if matches!(self.subject, Subject::Topic(_)) {
            self.moves = moves(scope, &self.columns);
        }
        self
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

impl Column {
    /// The claims that contradict those of the position.
    fn others(&self) -> impl Iterator<Item = ClaimIx> {
        let marks = self.stands.iter().flat_map(|stand| &stand.marks);
        marks.filter(|mark| matches!(mark.kind, MarkKind::Disputes(_))).map(|mark| mark.other)
    }

    /// How often the position is contradicted.
    pub fn contradictions(&self) -> usize {
        self.others().count()
    }
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
    let mut taken: Vec<_> = columns
        .iter()
        .enumerate()
        .flat_map(|(column, position)| position.stands.iter().map(move |stand| (column, stand.claim)))
        .map(|(column, claim)| (knowledge.claim(claim).date, claim, column))
        .collect();
    taken.sort_unstable();
    let mut by_speaker: BTreeMap<ActorIx, Vec<MoveStep>> = BTreeMap::new();
    for (date, claim, column) in taken {
        let days = by_speaker.entry(speaks_for(knowledge, knowledge.claim(claim).speaker)).or_default();
        if days.last().is_none_or(|day| day.date != date) {
            days.push(MoveStep { date, columns: Vec::new(), claims: Vec::new() });
        }
        let Some(day) = days.last_mut() else { continue };
        day.claims.push(claim);
        if !day.columns.contains(&column) {
            day.columns.push(column);
        }
    }
    let moved = by_speaker.into_iter().map(|(who, days)| Move { who, steps: changes(days) });
    let mut moves: Vec<_> = moved.filter(|moved| moved.steps.len() > 1).collect();
    moves.sort_by_key(|moved| moved.steps.first().map(|step| (step.date, step.claims[0])));
    moves
}

/// The days on which a position was taken that was not held the last time.
fn changes(days: Vec<MoveStep>) -> Vec<MoveStep> {
    let mut steps: Vec<MoveStep> = Vec::new();
    for day in days {
        let held = |column: &usize| steps.last().is_some_and(|last| last.columns.contains(column));
        if !day.columns.iter().all(held) {
            steps.push(day);
        }
    }
    steps
}
