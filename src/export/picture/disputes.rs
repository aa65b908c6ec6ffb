//! A question: its positions as lanes over time, a numbered dot for every claim, lines between claims that contradict each
//! other, and below who said what, with the grade.

use super::page::{Anchor, COLORS, Page, SIDE, TOP, Time, WIDTH, as_of};
use crate::export::Selection;
use crate::model::{ClaimIx, Date, RecordRef, counted, day_text};
use crate::query::disputes::{Board, MarkKind, Subject};
use crate::query::figure;
use crate::query::line::{best_source, dispute_mark};
use crate::query::standing::{Standing, speaker};
use crate::text::{safe, truncate, wrap};

/// Where lanes begin, right of the positions' names.
const LANES: f64 = 300.0;
/// Height of a lane.
const LANE: f64 = 64.0;

/// A claim that is drawn.
struct Dot {
    claim: ClaimIx,
    lane: usize,
    date: Date,
    at: (f64, f64),
}

pub(super) fn draw(selection: &Selection, subject: Subject) -> String {
    let scope = selection.scope;
    let knowledge = scope.knowledge();
    let board = Board::of(scope, subject);
    let title = match subject {
        Subject::Topic(topic) => safe(&knowledge.topic(topic).question).into_owned(),
        Subject::Pair(..) => "Two claims that contradict each other".to_owned(),
    };
    let mut page = Page::new();
    let mut dots: Vec<Dot> = Vec::new();
    let mut lanes: Vec<String> = Vec::new();
    for column in &board.columns {
        let held: Vec<ClaimIx> =
            column.stands.iter().map(|stand| stand.claim).filter(|&claim| selection.holds(claim.into())).collect();
        if held.is_empty() {
            continue;
        }
        let date = |claim| knowledge.claim(claim).date;
        dots.extend(held.iter().map(|&claim| Dot { claim, lane: lanes.len(), date: date(claim), at: (0.0, 0.0) }));
        lanes.push(column.position.as_deref().unwrap_or("(answers no question)").to_owned());
    }
    dots.sort_by_key(|dot| (dot.date, dot.claim));
    let (Some(first), Some(last)) = (dots.first().map(|dot| dot.date), dots.last().map(|dot| dot.date)) else {
        page.text(SIDE, TOP + 40.0, "label", Anchor::Start, "Nobody had answered it by then.");
        return page.finish(selection, &title, &as_of(selection), &[], TOP + 60.0);
    };
    let time = Time { from: first, to: last, left: LANES + 24.0, right: WIDTH - SIDE - 24.0 };
    let bottom = TOP + lanes.len() as f64 * LANE;
    time.axis(&mut page, TOP, bottom);
    draw_lanes(&mut page, &lanes, bottom);
    place(&mut dots, &time);
    let lines = contradictions(&board, &dots);
    for &(from, to, live) in &lines {
        page.line(dots[from].at, dots[to].at, if live { "live" } else { "past" });
    }
    for (number, dot) in dots.iter().enumerate() {
        let (x, y) = dot.at;
        page.push(&format!(
            "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"9\" fill=\"{}\"/>",
            COLORS[dot.lane % COLORS.len()]
        ));
        page.push(&format!(
            "<text x=\"{x:.1}\" y=\"{:.1}\" text-anchor=\"middle\" style=\"font-size:10px;fill:#fff\">{}</text>",
            y + 3.5,
            number + 1
        ));
    }
    let below = list(&mut page, selection, &dots, bottom + 52.0);
    let live = lines.iter().filter(|line| line.2).count();
    let words = format!(
        "{}, {}, {} (red; dashed once a side was corrected or superseded) · {}",
        counted(dots.len(), "claim"),
        counted(lanes.len(), "position"),
        counted(live, "live contradiction"),
        as_of(selection)
    );
    let records: Vec<RecordRef> = dots.iter().map(|dot| dot.claim.into()).collect();
    page.finish(selection, &title, &words, &records, below)
}

fn draw_lanes(page: &mut Page, lanes: &[String], bottom: f64) {
    for (at, name) in lanes.iter().enumerate() {
        let top = TOP + at as f64 * LANE;
        page.line((SIDE, top), (WIDTH - SIDE, top), "grid");
        for (row, line) in wrap(&safe(name), 32).iter().take(3).enumerate() {
            let text = if row == 2 { truncate(line, 30) } else { (*line).into() };
            page.text(SIDE, top + 20.0 + row as f64 * 16.0, "label", Anchor::Start, &text);
        }
    }
    page.line((SIDE, bottom), (WIDTH - SIDE, bottom), "frame");
}

/// Puts each dot on its day; those that would lie on one another are moved up and down within the lane.
fn place(dots: &mut [Dot], time: &Time) {
    for at in 0..dots.len() {
        let (x, lane) = (time.x(dots[at].date), dots[at].lane);
        let middle = TOP + lane as f64 * LANE + LANE / 2.0;
        let offsets = [0.0, -18.0, 18.0];
        let free = |x: f64, y: f64| dots[..at].iter().all(|other| (other.at.0 - x).hypot(other.at.1 - y) >= 18.0);
        let shifts = (0..40).map(|step| f64::from(step) * 19.0);
        let spot = shifts.flat_map(|shift| offsets.map(|dy| (x + shift, middle + dy))).find(|&(x, y)| free(x, y));
        dots[at].at = spot.unwrap_or((x, middle));
    }
}

/// Pairs of dots that contradict each other, each once, and whether they do so still.
fn contradictions(board: &Board, dots: &[Dot]) -> Vec<(usize, usize, bool)> {
    let number = |claim: ClaimIx| dots.iter().position(|dot| dot.claim == claim);
    let mut lines: Vec<(usize, usize, bool)> = Vec::new();
    for stand in board.columns.iter().flat_map(|column| &column.stands) {
        for mark in stand.marks.iter().filter(|mark| matches!(mark.kind, MarkKind::Disputes(_))) {
            let (Some(a), Some(b)) = (number(stand.claim), number(mark.other)) else { continue };
            let pair = (a.min(b), a.max(b), mark.live);
            if !lines.contains(&pair) {
                lines.push(pair);
            }
        }
    }
    lines
}

/// Who said what, in two columns under the lanes; where the list ends.
fn list(page: &mut Page, selection: &Selection, dots: &[Dot], top: f64) -> f64 {
    let scope = selection.scope;
    let knowledge = scope.knowledge();
    let half = dots.len().div_ceil(2).max(1);
    for (number, dot) in dots.iter().enumerate() {
        let claim = knowledge.claim(dot.claim);
        let x = if number < half { SIDE } else { WIDTH / 2.0 + 12.0 };
        let y = top + (number % half) as f64 * 36.0;
        let grade = scope.grade(dot.claim.into()).map(|grade| format!(" · {grade}")).unwrap_or_default();
        let standing = Standing::of(scope, dot.claim);
        let dispute = dispute_mark(&standing).map(|mark| format!(" · {mark}")).unwrap_or_default();
        let source = best_source(scope, dot.claim.into()).map(|source| format!(" · {}", safe(&source.publisher)));
        let head = format!(
            "{}  {}, {}{grade}{dispute}{}",
            number + 1,
            speaker(knowledge, claim),
            day_text(claim.date),
            source.unwrap_or_default()
        );
        let figure =
            claim.quantity.as_ref().map(|quantity| format!("{}. ", figure::number(knowledge, claim, quantity)));
        let words = format!("{}{}", figure.unwrap_or_default(), safe(&claim.statement));
        page.push(&format!(
            "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"4\" height=\"28\" fill=\"{}\"/>",
            x - 10.0,
            y - 12.0,
            COLORS[dot.lane % COLORS.len()]
        ));
        page.text(x, y, "small", Anchor::Start, &truncate(&head, fitting(12.0)));
        page.text(x, y + 15.0, "faint", Anchor::Start, &truncate(&words, fitting(12.0)));
    }
    top + half as f64 * 36.0
}

/// How many characters of a size fit into half of the page.
fn fitting(size: f64) -> usize {
    ((WIDTH / 2.0 - SIDE - 20.0) / (size * 0.54)) as usize
}
