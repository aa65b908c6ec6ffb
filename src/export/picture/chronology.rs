//! Events over time: bars of four layers, by week or month, with what they cost in words that keep their comparators.

use super::page::{Anchor, COLORS, Heading, Page, ROOM, SIDE, Scale, TOP, Time, breadth, span};
use crate::chart::Buckets;
use crate::export::Selection;
use crate::model::{EventIx, EventKind, Kind, RecordRef, counted, day_text, grouped};
use crate::query::casualties::{Toll, toll};
use crate::query::chronology::{Bar, Dating, Layer, bars, entries};

const BOTTOM: f64 = 602.0;
/// At most so many bars.
const BARS: usize = 170;
/// So many peaks bear their number.
const PEAKS: usize = 9;

pub(super) fn draw(selection: &Selection) -> String {
    let scope = selection.scope;
    let events: Vec<EventIx> = selection.records(Kind::Event).map(|record| EventIx(record.index)).collect();
    let entries = entries(scope, events.iter().copied());
    let own: Vec<_> = entries.iter().filter(|entry| entry.dating == Dating::Own).collect();
    let mut page = Page::new();
    let title = "Recorded events over time".to_owned();
    let (Some(first), Some(last)) = (own.first().map(|entry| entry.day), own.last().map(|entry| entry.day)) else {
        return page.empty(selection, title, "No event is shown.");
    };
    let buckets = Buckets::fitting(first, last, BARS);
    let bars = bars(scope, &buckets, &entries);
    let end = buckets.last_day(bars.len().saturating_sub(1));
    let time =
        Time { from: buckets.first_day(0), to: end.tomorrow().unwrap_or(end), left: SIDE + 40.0, right: SIDE + ROOM };
    let peak = bars.iter().map(total).max().unwrap_or(1);
    let scale = Scale::new(u64::from(peak), TOP + 34.0, BOTTOM);
    scale.axis(&mut page, time.left, time.right);
    time.axis(&mut page, scale.top, scale.bottom);
    patterns(&mut page);
    for (at, bar) in bars.iter().enumerate() {
        draw_bar(&mut page, &time, &scale, &buckets, at, bar);
    }
    label_peaks(&mut page, &time, &scale, &buckets, &bars);
    legend(&mut page, &bars);
    let unit = buckets.unit.singular();
    let caption = format!("events a {unit}; a number is that of a peak");
    page.text(time.right, TOP + 8.0, "faint", Anchor::End, &caption);
    let facts = format!("{}, {}: recorded here, never a total", words(selection, &events, unit), span(first, last));
    let records: Vec<RecordRef> = events.iter().map(|&event| event.into()).collect();
    page.finish(selection, &Heading { title, facts }, &records, BOTTOM + 24.0)
}

/// How many events and attacks there are and what they cost.
fn words(selection: &Selection, events: &[EventIx], unit: &str) -> String {
    let scope = selection.scope;
    let knowledge = scope.knowledge();
    let attacks: u64 = events
        .iter()
        .map(|&event| knowledge.event(event))
        .filter(|event| event.kind == EventKind::Attack)
        .map(|event| u64::from(event.attacks()))
        .sum();
    let cost = events.iter().fold(Toll::default(), |sum, &event| sum + toll(scope, knowledge.event(event)));
    let attacks = counted(attacks as usize, "attack");
    let mut words = vec![format!("{} by {unit}, {attacks}", counted(events.len(), "event"))];
    words.extend(cost.killed.map(|killed| format!("{killed} killed")));
    words.extend(cost.wounded.map(|wounded| format!("{wounded} wounded")));
    words.join(", ")
}

fn total(bar: &Bar) -> u32 {
    bar.iter().sum()
}

fn draw_bar(page: &mut Page, time: &Time, scale: &Scale, buckets: &Buckets, at: usize, bar: &Bar) {
    let (left, right) = sides(time, buckets, at);
    let mut below = 0.0;
    for (layer, &count) in bar.iter().enumerate().filter(|(_, count)| **count > 0) {
        let (y, next) = (scale.y(below), below + f64::from(count));
        let top = scale.y(next);
        below = next;
        page.push(&format!(
            "<rect x=\"{:.1}\" y=\"{top:.1}\" width=\"{:.1}\" height=\"{:.1}\" fill=\"url(#layer{layer})\"/>",
            left + 0.5,
            (right - left - 1.0).max(1.0),
            y - top
        ));
    }
}

fn sides(time: &Time, buckets: &Buckets, at: usize) -> (f64, f64) {
    let last = buckets.last_day(at);
    (time.x(buckets.first_day(at)), time.x(last.tomorrow().unwrap_or(last)))
}

/// The highest bars bear their number, the highest of all its first day, too.
fn label_peaks(page: &mut Page, time: &Time, scale: &Scale, buckets: &Buckets, bars: &[Bar]) {
    for (at, bar) in bars.iter().enumerate().filter(|(_, bar)| total(bar) > 0) {
        let (left, right) = sides(time, buckets, at);
        page.reserve([left, scale.y(f64::from(total(bar))) - 1.0, right, scale.bottom]);
    }
    let before = |at: usize| at.checked_sub(1).map_or(0, |at| total(&bars[at]));
    let after = |at: usize| bars.get(at + 1).map_or(0, total);
    let mut peaks: Vec<usize> = (0..bars.len())
        .filter(|&at| total(&bars[at]) > 1 && total(&bars[at]) > before(at) && total(&bars[at]) >= after(at))
        .collect();
    peaks.sort_by_key(|&at| (std::cmp::Reverse(total(&bars[at])), at));
    for (rank, &at) in peaks.iter().take(PEAKS).enumerate() {
        let (left, right) = sides(time, buckets, at);
        let (x, y) = (f64::midpoint(left, right), scale.y(f64::from(total(&bars[at]))) - 6.0);
        let number = total(&bars[at]).to_string();
        let _ = rank == 0
            && page.label(
                right + 4.0,
                y + 10.0,
                Anchor::Start,
                &format!("{number} from {}", day_text(buckets.first_day(at))),
            )
            || page.label(x, y, Anchor::Middle, &number);
    }
}

/// Layers are told apart by pattern as well as by colour.
fn patterns(page: &mut Page) {
    let marks = [
        "",
        "<path d=\"M0 6L6 0\" stroke=\"#fff\" stroke-width=\"1.2\"/>",
        "<circle cx=\"3\" cy=\"3\" r=\"1.1\" fill=\"#fff\"/>",
        "<path d=\"M0 3H6\" stroke=\"#fff\" stroke-width=\"1.2\"/>",
    ];
    page.push("<defs>");
    for (layer, mark) in marks.iter().enumerate() {
        page.push(&format!("<pattern id=\"layer{layer}\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\"><rect width=\"6\" height=\"6\" fill=\"{}\"/>{mark}</pattern>", color(layer)));
    }
    page.push("</defs>");
}

fn color(layer: usize) -> &'static str {
    [COLORS[1], COLORS[0], COLORS[2], "#767676"][layer % 4]
}

fn legend(page: &mut Page, bars: &[Bar]) {
    let mut x = SIDE + 40.0;
    for (at, layer) in Layer::ALL.into_iter().enumerate() {
        page.push(&format!(
            "<rect x=\"{x:.1}\" y=\"{:.1}\" width=\"18\" height=\"12\" fill=\"url(#layer{at})\"/>",
            TOP - 3.0
        ));
        let count: u64 = bars.iter().map(|bar| u64::from(bar[at])).sum();
        let text = format!("{} ({})", layer.title(), grouped(count));
        page.text(x + 24.0, TOP + 8.0, "label", Anchor::Start, &text);
        x += breadth(&text, 13.0) + 52.0;
    }
}
