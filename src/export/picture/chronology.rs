//! Events over time: bars of four layers, by week or month, with what they cost in words that keep their comparators.

use super::page::{Anchor, COLORS, Page, SIDE, Scale, TOP, Time, WIDTH, as_of, breadth, span};
use crate::chart::Buckets;
use crate::export::Selection;
use crate::model::{EventIx, EventKind, Kind, RecordRef, counted};
use crate::query::casualties::{Toll, toll};
use crate::query::chronology::{Dating, Layer, bars, entries};

const BOTTOM: f64 = 600.0;
/// At most so many bars.
const BARS: usize = 170;

pub(super) fn draw(selection: &Selection) -> String {
    let scope = selection.scope;
    let knowledge = scope.knowledge();
    let events: Vec<EventIx> = selection.records(Kind::Event).map(|record| EventIx(record.index)).collect();
    let entries = entries(scope, events.iter().copied());
    let own: Vec<_> = entries.iter().filter(|entry| entry.dating == Dating::Own).collect();
    let mut page = Page::new();
    let title = "Recorded events over time".to_owned();
    let (Some(first), Some(last)) = (own.first().map(|entry| entry.day), own.last().map(|entry| entry.day)) else {
        page.text(SIDE, TOP + 40.0, "label", Anchor::Start, "No event is shown.");
        return page.finish(selection, &title, &as_of(selection), &[], TOP + 60.0);
    };
    let buckets = Buckets::fitting(first, last, BARS);
    let bars = bars(scope, &buckets, &entries);
    let peak = bars.iter().map(|bar| bar.iter().sum::<u32>()).max().unwrap_or(1);
    let time = Time { from: first, to: last.tomorrow().unwrap_or(last), left: SIDE + 40.0, right: WIDTH - SIDE };
    let scale = Scale::new(u64::from(peak), TOP + 30.0, BOTTOM);
    scale.axis(&mut page, time.left, time.right);
    time.axis(&mut page, scale.top, scale.bottom);
    patterns(&mut page);
    for (at, bar) in bars.iter().enumerate() {
        let (left, right) = (time.x(buckets.first_day(at)), time.x(buckets.last_day(at).tomorrow().unwrap_or(last)));
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
    legend(&mut page);
    let attacks: u64 = events
        .iter()
        .map(|&event| knowledge.event(event))
        .filter(|event| event.kind == EventKind::Attack)
        .map(|event| u64::from(event.attacks()))
        .sum();
    let cost = events.iter().fold(Toll::default(), |sum, &event| sum + toll(scope, knowledge.event(event)));
    let mut words = vec![format!(
        "{} by {}, {}",
        counted(events.len(), "event"),
        buckets.unit.singular(),
        counted(attacks as usize, "attack")
    )];
    words.extend(cost.killed.map(|killed| format!("{killed} killed")));
    words.extend(cost.wounded.map(|wounded| format!("{wounded} wounded")));
    let subtitle =
        format!("{}, {}: recorded here, never a total · {}", words.join(", "), span(first, last), as_of(selection));
    let records: Vec<RecordRef> = events.iter().map(|&event| event.into()).collect();
    page.finish(selection, &title, &subtitle, &records, BOTTOM + 54.0)
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
    [COLORS[1], COLORS[0], COLORS[2], COLORS[6]][layer % 4]
}

fn legend(page: &mut Page) {
    let mut x = SIDE + 40.0;
    for (at, layer) in Layer::ALL.into_iter().enumerate() {
        page.push(&format!(
            "<rect x=\"{x:.1}\" y=\"{:.1}\" width=\"18\" height=\"12\" fill=\"url(#layer{at})\"/>",
            TOP - 3.0
        ));
        page.text(x + 24.0, TOP + 8.0, "label", Anchor::Start, layer.title());
        x += breadth(layer.title(), 13.0) + 56.0;
    }
}
