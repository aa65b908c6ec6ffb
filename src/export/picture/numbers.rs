//! A measure's figures over time: a line for each counter, a sign at each figure that shows its comparator, and beside them the
//! running count of what is recorded here, which is never a total.

mod legend;

use super::page::{Anchor, COLORS, DASHES, Heading, Page, SIDE, Scale, TOP, Time, WIDTH, span};
use crate::export::Selection;
use crate::model::{Amount, Bound, Date, Knowledge, MeasureIx, QuantityState, RecordRef};
use crate::query::coverage::Ledger;
use crate::query::tallies::{Point, Series, Tally, is_running};
use crate::text::{safe, truncate};
use legend::{legend, rules, signs};

const BOTTOM: f64 = 496.0;
/// Space on the right, for what stands at the ends of lines.
const ENDS: f64 = 168.0;

pub(super) fn draw(selection: &Selection, measure: MeasureIx) -> String {
    let scope = selection.scope;
    let knowledge = scope.knowledge();
    let tally = Tally::of(scope, measure);
    let series: Vec<Shown> = tally
        .series
        .iter()
        .map(|series| Shown::of(selection, series))
        .filter(|shown| !shown.points.is_empty())
        .collect();
    let record = knowledge.measure(measure);
    let title = safe(&record.name).into_owned();
    let mut page = Page::new();
    let records: Vec<RecordRef> =
        series.iter().flat_map(|shown| shown.points.iter().map(|point| point.claim.into())).collect();
    let days = series.iter().flat_map(|shown| shown.points.iter().map(|point| point.until));
    let (Some(first), Some(last)) = (days.clone().min(), days.max()) else {
        return page.empty(selection, title, "No figure of this measure is shown.");
    };
    let recorded = recorded(selection, &tally, first, last);
    let start = recorded.as_ref().map_or(first, |recorded| recorded.from.min(first));
    let time = Time {
        from: start,
        to: last.saturating_add(jiff::Span::new().days(5)),
        left: SIDE + 52.0,
        right: WIDTH - ENDS,
    };
    let top = legend(&mut page, knowledge, &series) + 32.0;
    let most =
        series.iter().flat_map(|shown| &shown.points).map(|point| point.amount.upper.unwrap_or(point.amount.value));
    let most = most.max().unwrap_or(1).max(recorded.as_ref().map_or(0, Recorded::all));
    let scale = Scale::new(most, top, top + (BOTTOM - TOP - 40.0));
    scale.axis(&mut page, time.left, time.right);
    time.axis(&mut page, scale.top, scale.bottom);
    if let Some(recorded) = &recorded {
        recorded.draw(&mut page, &time, &scale);
    }
    for (at, shown) in series.iter().enumerate() {
        shown.draw(&mut page, &time, &scale, at, is_running(knowledge, measure));
    }
    labels(&mut page, knowledge, &series, &time, &scale);
    let mut y = signs(&mut page, scale.bottom + 44.0, recorded.is_some());
    if tally.rules_differ(knowledge) {
        y = rules(&mut page, &tally.rules(knowledge), y);
    }
    let facts = format!("{}, as each counter reported them, {}", safe(&record.unit), span(first, last));
    page.finish(selection, &Heading { title, facts }, &records, y - 12.0)
}

/// A counter's figures.
struct Shown<'t> {
    series: &'t Series,
    points: Vec<&'t Point>,
}

impl<'t> Shown<'t> {
    fn of(selection: &Selection, series: &'t Series) -> Self {
        let points = series.points.iter().filter(|point| selection.holds(point.claim.into())).collect();
        Self { series, points }
    }

    fn draw(&self, page: &mut Page, time: &Time, scale: &Scale, at: usize, running: bool) {
        let color = COLORS[at % COLORS.len()];
        let at_point = |point: &&Point| (time.x(point.until), scale.y(point.amount.value as f64));
        let actual: Vec<(f64, f64)> =
            self.points.iter().filter(|p| p.state == QuantityState::Actual).map(at_point).collect();
        // A level is known on its day only: nothing is drawn between two of them but a faint hint.
        let strength = if running { "2" } else { "1" };
        let dash = DASHES[at % DASHES.len()];
        page.path(
            &actual,
            &format!("stroke=\"{color}\" stroke-width=\"{strength}\" stroke-dasharray=\"{dash}\" opacity=\"0.8\" fill=\"none\""),
        );
        for point in &self.points {
            let (x, y) = at_point(point);
            if let Some(upper) = point.amount.upper {
                let top = scale.y(upper as f64);
                page.push(&format!("<line x1=\"{x:.1}\" y1=\"{y:.1}\" x2=\"{x:.1}\" y2=\"{top:.1}\" stroke=\"{color}\" stroke-width=\"2\"/>"));
            }
            mark(page, x, y, color, point.amount.bound, point.state);
            page.reserve([x - 4.0, y - 4.0, x + 4.0, y + 4.0]);
        }
    }
}

/// The sign of a comparator; planned numbers and ceilings are diamonds.
fn mark(page: &mut Page, x: f64, y: f64, color: &str, bound: Bound, state: QuantityState) {
    let stroke = format!("stroke=\"{color}\" stroke-width=\"1.6\"");
    let polygon = |points: [(f64, f64); 3]| {
        let points: Vec<String> = points.iter().map(|(dx, dy)| format!("{:.1},{:.1}", x + dx, y + dy)).collect();
        format!("<polygon points=\"{}\" fill=\"{color}\" {stroke}/>", points.join(" "))
    };
    page.push(&match (state, bound) {
        (QuantityState::Actual, Bound::Exactly) => format!("<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"4\" fill=\"{color}\" {stroke}/>"),
        (QuantityState::Actual, Bound::About) => format!("<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"4\" fill=\"#ffffff\" {stroke}/>"),
        (QuantityState::Actual, Bound::AtLeast | Bound::MoreThan) => polygon([(-5.0, 4.0), (5.0, 4.0), (0.0, -5.0)]),
        (QuantityState::Actual, Bound::AtMost | Bound::FewerThan) => polygon([(-5.0, -4.0), (5.0, -4.0), (0.0, 5.0)]),
        _ => format!(
            "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"8\" height=\"8\" transform=\"rotate(45 {x:.1} {y:.1})\" fill=\"#ffffff\" {stroke}/>",
            x - 4.0,
            y - 4.0
        ),
    });
}

/// Each figure with its comparator, the last and the first of a counter before the others, as long as there is room; the last
/// one names its counter.
fn labels(page: &mut Page, knowledge: &Knowledge, series: &[Shown], time: &Time, scale: &Scale) {
    let mut order: Vec<(usize, &Point, Option<String>)> = Vec::new();
    for shown in series {
        let last = shown.points.len() - 1;
        let name = counter(knowledge, shown, 24);
        order.extend(shown.points.iter().enumerate().map(|(at, point)| match at {
            _ if at == last => (0, *point, Some(name.clone())),
            0 => (1, *point, None),
            _ => (2, *point, None),
        }));
    }
    order.sort_by_key(|&(rank, ..)| rank);
    for (_, point, name) in order {
        let mut text = point.amount.short();
        if point.live > 0 {
            text.push_str(" ⇄");
        }
        if point.state != QuantityState::Actual {
            text = format!("{text} {}", point.state);
        }
        let (x, y) = (time.x(point.until), scale.y(point.amount.value as f64));
        let named = name.map(|name| format!("{text} {name}"));
        for text in named.iter().chain([&text]) {
            let written = page.label(x, y - 9.0, Anchor::Middle, text)
                || page.label(x + 8.0, y + 4.0, Anchor::Start, text)
                || page.label(x - 8.0, y + 4.0, Anchor::End, text)
                || page.label(x, y + 18.0, Anchor::Middle, text);
            if written {
                break;
            }
        }
    }
}

fn counter(knowledge: &Knowledge, shown: &Shown, columns: usize) -> String {
    truncate(&safe(knowledge.actor(shown.series.counter).label()), columns).into_owned()
}

/// What is recorded here of the measure's kind, day by day.
struct Recorded {
    from: Date,
    steps: Vec<(Date, u64, u64)>,
    to: Date,
}

/// The running count from the first day that the most detailed counter counts, if a rule says which events count.
fn recorded(selection: &Selection, tally: &Tally, first: Date, last: Date) -> Option<Recorded> {
    if !is_running(selection.scope.knowledge(), tally.measure) {
        return None;
    }
    let ledger = Ledger::of(selection.scope, tally.measure)?;
    let since = tally.series.first().and_then(|series| series.points.iter().filter_map(|point| point.since).min());
    let from = since.unwrap_or(first);
    let (mut borne_out, mut all) = (0, 0);
    let mut steps = Vec::new();
    for entry in ledger.between(Some(from), last).iter().filter(|entry| selection.holds(entry.event.into())) {
        all += u64::from(entry.number);
        borne_out += if entry.borne_out { u64::from(entry.number) } else { 0 };
        steps.push((entry.date, borne_out, all));
    }
    (!steps.is_empty()).then_some(Recorded { from, steps, to: last })
}

impl Recorded {
    fn all(&self) -> u64 {
        self.steps.last().map_or(0, |&(_, _, all)| all)
    }

    fn draw(&self, page: &mut Page, time: &Time, scale: &Scale) {
        let mut of = |pick: &dyn Fn(&(Date, u64, u64)) -> u64, dash: &str| {
            let mut points = vec![(time.x(self.from), scale.y(0.0))];
            let mut height = 0.0;
            for step in &self.steps {
                points.push((time.x(step.0), scale.y(height)));
                height = pick(step) as f64;
                points.push((time.x(step.0), scale.y(height)));
            }
            points.push((time.x(self.to), scale.y(height)));
            page.path(
                &points,
                &format!("stroke=\"#999999\" stroke-width=\"1.5\" stroke-dasharray=\"{dash}\" fill=\"none\""),
            );
            height as u64
        };
        let borne_out = of(&|step| step.1, "");
        let all = of(&|step| step.2, "2 3");
        let x = time.x(self.to) + 8.0;
        for (number, words) in [(all, "all recorded"), (borne_out, "borne out")] {
            let text = format!("{} {words}", Amount::exactly(number).short());
            page.label(x, scale.y(number as f64) + 4.0, Anchor::Start, &text);
        }
    }
}
