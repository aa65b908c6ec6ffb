//! The table of `TimelineJS` (<https://timeline.knightlab.com/docs/using-spreadsheets.html>): a slide for every event. The day
//! in words stands in Display Date, so that "about" and months are never shown as a day; the rest stands in the text.

use std::io::{self, Write};

use super::cell::{cell, failed};
use super::losses::Losses;
use super::{Progress, Selection, colophon, sentence};
use crate::model::{Event, EventIx, Kind, Precision, RecordRef};
use crate::query::line::{source_details, source_line};
use crate::query::when;
use crate::text::markup;

/// The columns that `TimelineJS` reads.
const COLUMNS: [&str; 18] = [
    "Year",
    "Month",
    "Day",
    "Time",
    "End Year",
    "End Month",
    "End Day",
    "End Time",
    "Display Date",
    "Headline",
    "Text",
    "Media",
    "Media Credit",
    "Media Caption",
    "Media Thumbnail",
    "Type",
    "Group",
    "Background",
];

/// Writes the table.
pub fn write(selection: &Selection, out: &mut dyn Write, progress: &mut Progress) -> io::Result<Losses> {
    let mut losses = Losses::default();
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(COLUMNS).map_err(failed)?;
    writer.write_record(title(selection).iter().map(|text| cell(text))).map_err(failed)?;
    for record in selection.records(Kind::Event) {
        let event = selection.scope.knowledge().event(EventIx(record.index));
        match event.precision {
            Precision::Day => {}
            Precision::Approximate => {
                losses.add("approximate days are placed on the day given; Display Date says `about`");
            }
            Precision::Month => losses.add("months are placed without a day; Display Date names the month"),
        }
        writer.write_record(slide(selection, record, event).iter().map(|text| cell(text))).map_err(failed)?;
        progress.step();
    }
    writer.flush()?;
    losses.add_many(
        "claims have no slide of their own; where one contradicts another is in the other forms",
        selection.records(Kind::Claim).count(),
    );
    Ok(losses)
}

fn title(selection: &Selection) -> [String; 18] {
    let mut row: [String; 18] = Default::default();
    let about = &selection.scope.knowledge().about;
    let narrowed = selection.narrowed_by().map(|words| format!(" ({words})")).unwrap_or_default();
    row[9] = markup(&about.title);
    row[10] = markup(&format!("{} {}{narrowed}", about.summary, colophon(selection.scope)));
    "title".clone_into(&mut row[15]);
    row
}

fn slide(selection: &Selection, record: RecordRef, event: &Event) -> [String; 18] {
    let scope = selection.scope;
    let mut row: [String; 18] = Default::default();
    let day = |date: crate::model::Date| {
        let day = if event.precision == Precision::Month { String::new() } else { date.day().to_string() };
        [date.year().to_string(), date.month().to_string(), day]
    };
    row[..3].clone_from_slice(&day(event.date));
    if event.precision == Precision::Day {
        row[3] = event.time.map(|time| format!("{:02}:{:02}", time.hour(), time.minute())).unwrap_or_default();
    }
    if let Some(end) = event.end.filter(|&end| when::has_come(scope, end)) {
        row[4..7].clone_from_slice(&day(end));
    }
    row[8] = when::event_day(scope, event);
    row[9] = markup(&event.title);
    row[10] = text(selection, record, event);
    event.kind.plural().clone_into(&mut row[16]);
    row
}

/// What happened, the citable line with grade and casualties, and every source.
fn text(selection: &Selection, record: RecordRef, event: &Event) -> String {
    let knowledge = selection.scope.knowledge();
    let sources = selection.scope.sources(record).shown.into_iter().map(|source| {
        let source = knowledge.source(source);
        let line = markup(&format!("{} ({})", source_line(source), source_details(source)));
        match &source.url {
            Some(url) => format!("<a href=\"{}\">{line}</a>", markup(url)),
            None => line,
        }
    });
    let mut parts = vec![markup(&event.summary), markup(&sentence::line(selection.scope, record))];
    parts.extend(event.note.as_deref().map(markup));
    parts.extend(sources);
    let parts: Vec<_> = parts.into_iter().map(|part| format!("<p>{part}</p>")).collect();
    parts.concat()
}
