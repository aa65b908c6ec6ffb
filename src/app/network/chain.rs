//! The shortest chain of ties between two actors as rows: actors, the ties between them with dates and grade, their sources.

use super::pane::{Goal, NetPane, NetRow};
use super::rows::tie_marks;
use crate::app::Notice;
use crate::app::cursor::Cursor;
use crate::app::stage::Outcome;
use crate::command::Command;
use crate::model::{ActorIx, Scope, SourceIx, counted, day_text};
use crate::query::card::{Piece, Tone};
use crate::query::network::{Absence, Chain, Chains, Kinds, Reach, Step, Tie};

/// How many sources of a tie are listed.
const SOURCES: usize = 3;

/// A chain that is shown.
#[derive(Clone, Debug)]
pub struct ChainView {
    /// Where it starts and where it leads.
    pub ends: (ActorIx, ActorIx),
    /// The kinds of ties that it may use.
    pub kinds: Kinds,
    /// Every chain of the same length; none before it is worked out.
    pub chains: Option<Chains>,
    /// Which of them is shown.
    pub at: usize,
    /// Its rows.
    pub pane: NetPane,
}

impl ChainView {
    pub(super) fn new(from: ActorIx, to: ActorIx, kinds: Kinds, at: usize, cursor: Cursor) -> Self {
        let pane = NetPane { cursor, ..NetPane::default() };
        Self { ends: (from, to), kinds, chains: None, at, pane }
    }

    pub(super) fn spot(&self) -> (ActorIx, ActorIx, Kinds, usize, Cursor) {
        (self.ends.0, self.ends.1, self.kinds, self.at, self.pane.cursor)
    }

    /// The chain that is shown.
    pub fn chain(&self) -> Option<&Chain> {
        self.chains.as_ref()?.chains.get(self.at)
    }

    /// Whether only the day or the pins keep a chain from being shown.
    pub(super) fn is_hidden(&self) -> bool {
        self.chains.as_ref().is_some_and(|chains| chains.absence == Some(Absence::Hidden))
    }

    /// Looks for the chains anew.
    pub(super) fn work_out(&mut self, scope: &Scope, past: bool) {
        let goal = self.pane.selected().map(|row| row.goal);
        let chains = Chains::between(Reach::new(scope, past), self.ends.0, self.ends.1, self.kinds);
        self.at = self.at.min(chains.chains.len().saturating_sub(1));
        self.chains = Some(chains);
        self.lay_out(scope);
        self.pane.select(goal);
    }

    fn lay_out(&mut self, scope: &Scope) {
        self.pane.rows = match self.chain() {
            Some(chain) => rows(scope, chain),
            None => absence_rows(scope, self),
        };
        // The first tie, so that the foot says at once what it rests on.
        if self.pane.cursor == Cursor::default() {
            let tie = self.pane.rows.iter().position(|row| matches!(row.goal, Goal::Tie(..)));
            self.pane.cursor.position = tie.unwrap_or(0);
        }
    }

    /// A command that the chain knows: another of the same length, other kinds of ties.
    pub(super) fn command(&mut self, scope: &Scope, past: bool, command: Command) -> Outcome {
        let laid_out = self.chains.as_ref().map_or(0, |chains| chains.chains.len());
        match command {
            Command::NextMatch | Command::Right if laid_out > 0 => self.at = (self.at + 1) % laid_out,
            Command::PreviousMatch | Command::Left if laid_out > 0 => {
                self.at = (self.at + laid_out - 1) % laid_out;
            }
            Command::Sort => {
                self.kinds = self.kinds.other();
                self.at = 0;
                self.work_out(scope, past);
                return Outcome::Tell(Notice::done(format!("Chains over {}.", self.kinds.words())));
            }
            _ => return Outcome::Unknown,
        }
        self.pane.cursor = Cursor::default();
        self.lay_out(scope);
        Outcome::Stay
    }

    /// `How is A tied to B?`
    pub fn title(&self, scope: &Scope) -> String {
        let name = |actor| crate::text::safe(&scope.knowledge().actor(actor).name).into_owned();
        format!("How is {} tied to {}?", name(self.ends.0), name(self.ends.1))
    }

    /// `2 steps · chain 1 of 3 · weakest grade B2`.
    pub fn counts(&self, scope: &Scope) -> String {
        let (Some(chains), Some(chain)) = (&self.chains, self.chain()) else { return String::new() };
        let steps = counted(chain.steps.len(), "step");
        let laid_out = if chains.count > chains.chains.len() {
            format!("{} of {}", chains.chains.len(), chains.count)
        } else {
            chains.count.to_string()
        };
        format!("{steps} · chain {} of {laid_out} · weakest grade {}", self.at + 1, chain.weakest(scope))
    }
}

fn rows(scope: &Scope, chain: &Chain) -> Vec<NetRow> {
    let mut rows = Vec::new();
    for step in &chain.steps {
        rows.push(actor_row(scope, step.from));
        rows.extend(step_rows(scope, step));
    }
    rows.extend(chain.steps.last().map(|step| actor_row(scope, step.to)));
    rows
}

fn actor_row(scope: &Scope, actor: ActorIx) -> NetRow {
    let knowledge = scope.knowledge();
    let record = knowledge.actor(actor);
    let mark = &knowledge.side(record.side).mark;
    let mut pieces = vec![
        Piece::dim(format!("{} ", record.kind.sign())),
        Piece::new(Tone::Side(record.side), &record.name),
        Piece::dim(format!(" ·{mark}")),
    ];
    pieces.extend(record.short.as_deref().map(|short| Piece::plain(format!(" ({short})"))));
    NetRow { pieces, goal: Goal::Actor(actor), ..NetRow::default() }
}

fn step_rows(scope: &Scope, step: &Step) -> Vec<NetRow> {
    let mut rows = Vec::new();
    for (number, &tie) in step.ties.iter().enumerate() {
        let knowledge = scope.knowledge();
        let also = if number > 0 { "also " } else { "" };
        let mut pieces = vec![Piece::dim("│ "), Piece::plain(format!("{also}{}", tie.verb(knowledge, step.from)))];
        pieces.extend(tie.note(knowledge).map(|note| Piece::dim(format!(" · {note}"))));
        rows.push(NetRow { pieces, right: marks(scope, step, tie), goal: Goal::Tie(tie, step.to), heading: false });
        let sources = tie.sources(scope);
        rows.extend(sources.shown.iter().take(SOURCES).map(|&source| source_row(scope, source)));
        let more = sources.shown.len().saturating_sub(SOURCES);
        let later = sources.later;
        let rest = [(more, "more sources"), (later, "later sources")].into_iter().filter(|(number, _)| *number > 0);
        rows.extend(rest.map(|(number, words)| NetRow {
            pieces: vec![Piece::dim(format!("│     {number} {words}"))],
            ..NetRow::default()
        }));
    }
    rows
}

fn marks(scope: &Scope, step: &Step, tie: Tie) -> Vec<Piece> {
    let net = crate::query::network::Contradictions::about(scope, step.from);
    let mut marks = tie_marks(scope, None, tie);
    let contradicted = net.of_tie(scope.knowledge(), tie).len();
    if contradicted > 0 && !tie.is_noted_as_disputed(scope.knowledge()) {
        marks.push(Piece::new(Tone::Dispute, format!(" {} {contradicted}", crate::query::standing::DISPUTE_SIGN)));
    }
    marks
}

fn source_row(scope: &Scope, source: SourceIx) -> NetRow {
    let record = scope.knowledge().source(source);
    let date = record.date.map_or_else(|| "undated".to_owned(), day_text);
    let pieces = vec![
        Piece::dim("│   "),
        Piece::new(Tone::Grade, record.reliability.name()),
        Piece::dim(format!(" {}, {date}: {}", record.publisher, record.title)),
    ];
    NetRow { pieces, goal: Goal::Source(source), ..NetRow::default() }
}

/// Why there is no chain, and what would show one.
fn absence_rows(scope: &Scope, view: &ChainView) -> Vec<NetRow> {
    let text = match view.chains.as_ref().and_then(|chains| chains.absence) {
        _ if view.ends.0 == view.ends.1 => "These are one and the same actor.",
        Some(Absence::OtherKinds) => "Only ties of opposition, talks or hospitality lead there: s lets them in.",
        Some(Absence::Hidden) => {
            "No tie that is shown leads there; others are hidden by the day or the pins: W widens."
        }
        Some(Absence::None) | None => "No ties recorded in this file lead from one to the other.",
    };
    let notice = NetRow { pieces: vec![Piece::new(Tone::Notice, text)], ..NetRow::default() };
    vec![actor_row(scope, view.ends.0), notice, actor_row(scope, view.ends.1)]
}
