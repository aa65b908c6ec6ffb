//! A question: its positions as lanes over time, a numbered dot for every claim, lines between claims that contradict each
//! other, and below who said what, with the grade.

mod lanes;
mod list;

use super::page::{COLORS, Heading, ON_COLORS, Page, SIDE, TOP, Time, WIDTH};
use crate::export::Selection;
use crate::model::{ClaimIx, Date, RecordRef, counted};
use crate::query::disputes::{Board, MarkKind, Subject};
use crate::text::safe;
use lanes::{LANES, Lane};

/// A claim that is drawn.
struct Dot {
    claim: ClaimIx,
    lane: usize,
    date: Date,
    at: (f64, f64),
}

impl Dot {
    fn color(&self) -> usize {
        self.lane % COLORS.len()
    }
}

/// Two dots that contradict each other, and whether they do so still.
struct Contradiction {
    from: usize,
    to: usize,
    live: bool,
}

pub(super) fn draw(selection: &Selection, subject: Subject) -> String {
    let knowledge = selection.scope.knowledge();
    let board = Board::of(selection.scope, subject);
    let title = match subject {
        Subject::Topic(topic) => safe(&knowledge.topic(topic).question).into_owned(),
        Subject::Pair(..) => "Two claims that contradict each other".to_owned(),
    };
    let mut page = Page::new();
    let (mut dots, names) = dots(selection, &board);
    let (Some(first), Some(last)) = (dots.first().map(|dot| dot.date), dots.last().map(|dot| dot.date)) else {
        return page.empty(selection, title, "Nobody had answered it by then.");
    };
    let time = Time { from: first, to: last, left: SIDE + LANES + 24.0, right: WIDTH - SIDE - 24.0 };
    let lanes = lanes::place(&mut dots, &names, &time);
    let bottom = lanes.last().map_or(TOP, Lane::bottom);
    time.axis(&mut page, TOP, bottom);
    lanes::draw(&mut page, &lanes, bottom);
    let contradictions = contradictions(&board, &dots);
    for (at, contradiction) in contradictions.iter().enumerate() {
        draw_contradiction(&mut page, &dots, contradiction, at);
    }
    for (number, dot) in dots.iter().enumerate() {
        draw_dot(&mut page, dot, number + 1);
    }
    let below = list::draw(&mut page, selection, &dots, &contradictions, bottom + 54.0);
    let live = contradictions.iter().filter(|line| line.live).count();
    let facts = format!(
        "{}, {}, {} (red lines; dashed once a side was corrected or superseded)",
        counted(dots.len(), "claim"),
        counted(lanes.len(), "position"),
        counted(live, "live contradiction"),
    );
    let records: Vec<RecordRef> = dots.iter().map(|dot| dot.claim.into()).collect();
    page.finish(selection, &Heading { title, facts }, &records, below - 12.0)
}

/// The claims by day, and the positions that anybody takes.
fn dots(selection: &Selection, board: &Board) -> (Vec<Dot>, Vec<String>) {
    let knowledge = selection.scope.knowledge();
    let (mut dots, mut names) = (Vec::new(), Vec::new());
    for column in &board.columns {
        let stands = column.stands.iter().map(|stand| stand.claim);
        let held: Vec<ClaimIx> = stands.filter(|&claim| selection.holds(claim.into())).collect();
        if held.is_empty() {
            continue;
        }
        let dot =
            |&claim: &ClaimIx| Dot { claim, lane: names.len(), date: knowledge.claim(claim).date, at: (0.0, 0.0) };
        dots.extend(held.iter().map(dot));
        names.push(safe(column.position.as_deref().unwrap_or("(answers no question)")).into_owned());
    }
    dots.sort_by_key(|dot| (dot.date, dot.claim));
    (dots, names)
}

/// Each pair once.
fn contradictions(board: &Board, dots: &[Dot]) -> Vec<Contradiction> {
    let number = |claim: ClaimIx| dots.iter().position(|dot| dot.claim == claim);
    let mut lines: Vec<Contradiction> = Vec::new();
    for stand in board.columns.iter().flat_map(|column| &column.stands) {
        for mark in stand.marks.iter().filter(|mark| matches!(mark.kind, MarkKind::Disputes(_))) {
            let (Some(a), Some(b)) = (number(stand.claim), number(mark.other)) else { continue };
            let (from, to) = (a.min(b), a.max(b));
            if !lines.iter().any(|line| (line.from, line.to) == (from, to)) {
                lines.push(Contradiction { from, to, live: mark.live });
            }
        }
    }
    lines
}

/// An arc: a straight line would run through the dots of one day that have nothing to do with it.
fn draw_contradiction(page: &mut Page, dots: &[Dot], contradiction: &Contradiction, at: usize) {
    let ((x1, y1), (x2, y2)) = (dots[contradiction.from].at, dots[contradiction.to].at);
    let bow = (x2 - x1).hypot(y2 - y1) * 0.12 + 22.0 + 9.0 * (at % 4) as f64;
    let right = f64::midpoint(x1, x2) + bow < WIDTH - SIDE;
    let x = f64::midpoint(x1, x2) + if right { bow } else { -bow };
    let class = if contradiction.live { "live" } else { "past" };
    let y = f64::midpoint(y1, y2);
    page.push(&format!("<path d=\"M{x1:.1} {y1:.1}Q{x:.1} {y:.1} {x2:.1} {y2:.1}\" class=\"{class}\"/>"));
}

fn draw_dot(page: &mut Page, dot: &Dot, number: usize) {
    let (x, y) = dot.at;
    let (color, on) = (COLORS[dot.color()], ON_COLORS[dot.color()]);
    page.push(&format!("<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"9\" fill=\"{color}\" stroke=\"#fff\"/>"));
    page.push(&format!(
        "<text x=\"{x:.1}\" y=\"{:.1}\" text-anchor=\"middle\" class=\"number\" style=\"fill:{on}\">{number}</text>",
        y + 3.6
    ));
}
