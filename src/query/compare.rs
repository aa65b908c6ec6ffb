//! Two records side by side, field against field: what both say alike, where they differ, what only one of them says.

mod words;

pub use words::Own;

use crate::model::{ClaimIx, EventIx, Kind, LinkKind, PlaceKind, RecordRef, Scope, days_between};
use crate::query::card::{Card, Field, Line, Piece};
use crate::query::spells::days_text;
use crate::query::standing::Standing;
use crate::query::when;

/// How many days apart two events at one place may lie to be offered for comparison.
const NEAR_DAYS: i32 = 1;

/// How the two sides of a field stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standoff {
    /// Both say the same.
    Same,
    /// They differ.
    Differs,
    /// Only the left record has the field.
    OnlyLeft,
    /// Only the right record has it.
    OnlyRight,
}

impl Standoff {
    /// The sign for a column.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Same => "=",
            Self::Differs => "≠",
            Self::OnlyLeft => "◀",
            Self::OnlyRight => "▶",
        }
    }
}

/// A line of one side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The line.
    pub line: Line,
    /// What of it the other side does not have.
    pub own: Own,
}

/// A field of both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its label.
    pub label: String,
    /// What the left and the right say.
    pub sides: [Vec<Cell>; 2],
    /// How they stand to each other.
    pub standoff: Standoff,
}

/// Two records side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The two.
    pub records: [RecordRef; 2],
    /// What each is: `Attack · 20 Nov 2023`.
    pub headings: [String; 2],
    /// How they hang together, as sentences: days apart, who contradicts or answers whom.
    pub between: Vec<String>,
    /// The fields, in the order of the left record.
    pub rows: Vec<Row>,
}

impl Comparison {
    /// Two records, of the same kind or not.
    pub fn of(scope: &Scope, left: RecordRef, right: RecordRef) -> Self {
        let (one, two) = (Card::of(scope, left), Card::of(scope, right));
        let (left_fields, right_fields) = (fields(scope, &one), fields(scope, &two));
        let rows = merged(&left_fields, &right_fields).into_iter().map(|label| {
            let lines = |fields: &[(String, Vec<Line>)]| {
                fields.iter().find(|(own, _)| *own == label).map(|(_, lines)| lines.clone()).unwrap_or_default()
            };
            row(label.clone(), lines(&left_fields), lines(&right_fields))
        });
        let rows = rows.collect();
        let between = between(scope, left, right);
        Self { records: [left, right], headings: [one.heading, two.heading], between, rows }
    }

    /// How many fields differ, or stand on one side only.
    pub fn differences(&self) -> usize {
        self.rows.iter().filter(|row| row.standoff != Standoff::Same).count()
    }
}

/// A card's fields under labels that other kinds of records share.
fn fields(scope: &Scope, card: &Card) -> Vec<(String, Vec<Line>)> {
    let mut fields: Vec<(String, Vec<Line>)> = Vec::new();
    if let Some(day) = when::day(scope, card.record) {
        fields.push(("Day".to_owned(), vec![Line::of(vec![Piece::plain(day)])]));
    }
    let mut texts = ["What", "Summary", "More"].into_iter();
    for Field { label, lines, .. } in &card.fields {
        let label = match label.as_str() {
            "" => texts.next().unwrap_or("More").to_owned(),
            "Record" | "Hidden" => continue,
            other => uncounted(other).to_owned(),
        };
        match fields.iter_mut().find(|(known, _)| *known == label) {
            Some((_, known)) => known.extend(lines.iter().cloned()),
            None => fields.push((label, lines.clone())),
        }
    }
    fields
}

/// A label without the number behind it.
fn uncounted(label: &str) -> &str {
    match label.rsplit_once(" (") {
        Some((words, count)) if count.trim_end_matches(')').bytes().all(|byte| byte.is_ascii_digit()) => words,
        _ => label,
    }
}

/// All labels: those of the left in their order, those of the right alone before the shared one that they precede.
fn merged(left: &[(String, Vec<Line>)], right: &[(String, Vec<Line>)]) -> Vec<String> {
    let has = |fields: &[(String, Vec<Line>)], label: &str| fields.iter().any(|(own, _)| own == label);
    let mut labels: Vec<String> = Vec::new();
    let mut waiting = right.iter().map(|(label, _)| label).peekable();
    for (label, _) in left {
        if has(right, label) {
            while let Some(next) = waiting.next_if(|next| *next != label) {
                if !has(left, next) {
                    labels.push(next.clone());
                }
            }
            waiting.next_if(|next| *next == label);
        }
        labels.push(label.clone());
    }
    labels.extend(waiting.filter(|label| !has(left, label)).cloned());
    let mut seen = std::collections::BTreeSet::new();
    labels.retain(|label| seen.insert(label.clone()));
    labels
}

fn row(label: String, left: Vec<Line>, right: Vec<Line>) -> Row {
    let standoff = match (left.is_empty(), right.is_empty()) {
        (_, true) => Standoff::OnlyLeft,
        (true, false) => Standoff::OnlyRight,
        (false, false) if texts(&left) == texts(&right) => Standoff::Same,
        (false, false) => Standoff::Differs,
    };
    let cells = |lines: Vec<Line>, others: &[String]| -> Vec<Cell> {
        lines.into_iter().map(|line| Cell { own: Own::of(&line.text(), others), line }).collect()
    };
    let (left_texts, right_texts) = (texts(&left), texts(&right));
    Row { label, sides: [cells(left, &right_texts), cells(right, &left_texts)], standoff }
}

fn texts(lines: &[Line]) -> Vec<String> {
    lines.iter().map(Line::text).collect()
}

/// Days apart, and every reference from one to the other.
fn between(scope: &Scope, left: RecordRef, right: RecordRef) -> Vec<String> {
    let knowledge = scope.knowledge();
    let mut told = Vec::new();
    if let (Some(one), Some(two)) = (knowledge.date(left), knowledge.date(right)) {
        told.push(match days_between(one, two) {
            0 => "Of the same day.".to_owned(),
            apart => {
                let later = if apart > 0 { "right" } else { "left" };
                format!("The {later} one is {} later.", days_text(apart))
            }
        });
    }
    if let (Ok(one), Ok(two)) = (ClaimIx::try_from(left), ClaimIx::try_from(right)) {
        let contradiction = Standing::of(scope, one).contradictions.into_iter().find(|found| found.other == two);
        if let Some(found) = contradiction {
            let over = found.over.map(|over| format!(" over {over}")).unwrap_or_default();
            let live = if found.live { "" } else { " (no longer live)" };
            told.push(format!("They contradict each other{over}{live}."));
        }
    }
    for (from, to, words) in [(left, right, ("left", "right")), (right, left, ("right", "left"))] {
        for link in scope.references(from).iter().filter(|link| link.other == to && link.kind != LinkKind::Disputes) {
            told.push(format!("The {} one names the {} one: {}.", words.0, words.1, verb(link.kind)));
        }
    }
    told
}

/// What a reference says, from the record that makes it.
fn verb(kind: LinkKind) -> String {
    match kind {
        LinkKind::RespondsTo => "it answers it".to_owned(),
        LinkKind::Corrects => "it takes it back in whole or part".to_owned(),
        LinkKind::Supersedes => "it takes its place".to_owned(),
        LinkKind::Corroborates => "it bears it out".to_owned(),
        LinkKind::About => "it speaks of it".to_owned(),
        LinkKind::Source => "it cites it".to_owned(),
        other => other.name().replace('-', " "),
    }
}

/// The records that stand against a record, or answer it, the nearest first: for a claim those that contradict, correct or
/// replace it; for an event what it answers, what answers it, what it hangs together with, and attacks at the same place within
/// a day.
pub fn answers(scope: &Scope, record: RecordRef) -> Vec<RecordRef> {
    let mut found = Vec::new();
    match record.kind {
        Kind::Claim => {
            let claim = ClaimIx(record.index);
            let standing = Standing::of(scope, claim);
            found.extend(standing.contradictions.iter().map(|one| RecordRef::from(one.other)));
            found.extend(standing.corrected_by.iter().chain(&standing.superseded_by).map(|&one| RecordRef::from(one)));
            add_references(scope, record, &[LinkKind::Corrects, LinkKind::Supersedes], &mut found);
        }
        Kind::Event => {
            let kinds = [LinkKind::RespondsTo, LinkKind::Related];
            add_references(scope, record, &kinds, &mut found);
            let naming = scope.back_links(record).filter(|link| kinds.contains(&link.kind));
            found.extend(naming.map(|link| link.other));
            found.extend(neighbours(scope, EventIx(record.index)).map(RecordRef::from));
        }
        _ => {}
    }
    let mut seen = std::collections::BTreeSet::from([record]);
    found.retain(|&one| seen.insert(one));
    found
}

fn add_references(scope: &Scope, record: RecordRef, kinds: &[LinkKind], found: &mut Vec<RecordRef>) {
    found.extend(scope.references(record).iter().filter(|link| kinds.contains(&link.kind)).map(|link| link.other));
}

/// Events of the same kind at one of an event's places within a day; a whole country or region is no such place.
fn neighbours(scope: &Scope, event: EventIx) -> impl Iterator<Item = EventIx> {
    let knowledge = scope.knowledge();
    let own = knowledge.event(event);
    let exact = own
        .places
        .iter()
        .filter(|&&place| !matches!(knowledge.place(place).kind, PlaceKind::Country | PlaceKind::Region));
    let naming = exact.flat_map(move |&place| scope.back_links(place.into()));
    naming.filter_map(|link| EventIx::try_from(link.other).ok()).filter(move |&other| {
        let other = knowledge.event(other);
        other.kind == own.kind && days_between(own.date, other.date).abs() <= NEAR_DAYS
    })
}
