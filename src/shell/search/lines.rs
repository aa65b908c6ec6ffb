//! Hits for people: a line each.

use std::io::{self, Write};

use crate::export::hits::HitRow;
use crate::model::{ClaimIx, Kind, RecordRef, Scope};
use crate::query::spells::days_text;
use crate::query::standing::{DISPUTE_SIGN, speaker};
use crate::query::{line, when};
use crate::shell::Output;
use crate::shell::output::{Paint, Painted};
use crate::text::{pad, safe, truncate, width};

/// Columns of the widest day, `~25 Dec 2023`.
const DAY: usize = 12;
/// Columns of the widest kind.
const KIND: usize = 8;
/// Columns that the field where it matched may take, and the spaces between columns.
const MATCHED: usize = 26;
/// Most columns that grade and marks may take beside a title that is cut.
const MARKS: usize = 18;
/// A title is not cut below so many columns.
const TITLE: usize = 40;

/// Writes hits, one a line.
pub(super) fn write(scope: &Scope, rows: &[HitRow], output: &mut Output) -> io::Result<()> {
    let ids = rows.iter().map(|row| scope.knowledge().id(row.record).len()).max().unwrap_or(0);
    rows.iter().try_for_each(|row| write_line(scope, row, ids, output))
}

/// Day, kind, title, grade and dispute, id, where it matched. On a terminal the title is cut to keep the columns.
fn write_line(scope: &Scope, row: &HitRow, ids: usize, output: &mut Output) -> io::Result<()> {
    let record = row.record;
    let marks = line::marks(scope, record);
    let disputed = marks.iter().any(|mark| mark.contains(DISPUTE_SIGN));
    let mut marks = if marks.is_empty() { String::new() } else { format!("  {}", marks.join(" ")) };
    let mut title = title(scope, record);
    let mut id = scope.knowledge().id(record).to_string();
    if output.look.terminal {
        let room = output.look.width.saturating_sub(DAY + KIND + ids + MATCHED).max(TITLE);
        marks = truncate(&marks, MARKS).into_owned();
        title = pad(&title, room.saturating_sub(width(&marks)));
        id = pad(&id, ids);
    }
    let day = when::short_day(scope.knowledge(), record).unwrap_or_default();
    output.paint(Paint::Dim, &format!("{day:>DAY$}  {:KIND$}  ", record.kind.name()))?;
    output.paint(Paint::Plain, &title)?;
    output.paint(if disputed { Paint::Dispute } else { Paint::Grade }, &marks)?;
    output.paint(Paint::Dim, &format!("  {id}  {}", row.matched.unwrap_or("")))?;
    output.paint(Paint::Notice, &caveats(row))?;
    writeln!(output)?;
    if let Some(explained) = &row.explained {
        let mut text = Painted::default();
        text.add(Paint::Dim, explained);
        output.paragraph("", DAY + KIND + 4, &text)?;
    }
    Ok(())
}

/// That only a lower tier found it, that a tally is older than the day asked for: ` (other spelling) (3 days earlier)`.
fn caveats(row: &HitRow) -> String {
    let spelling = row.mark.map(|mark| format!(" ({mark})"));
    let earlier = row.days_earlier.filter(|&days| days > 0).map(|days| format!(" ({} earlier)", days_text(days)));
    spelling.into_iter().chain(earlier).collect()
}

/// The title in a list: a claim with who says it, an event with its day where that is not exact, a source with its publisher.
fn title(scope: &Scope, record: RecordRef) -> String {
    let knowledge = scope.knowledge();
    let title = safe(&knowledge.title(record)).into_owned();
    match record.kind {
        Kind::Claim => format!("{}: {title}", speaker(knowledge, knowledge.claim(ClaimIx(record.index)))),
        Kind::Source => format!("{}: {title}", safe(&knowledge.sources[record.index as usize].publisher)),
        _ => title,
    }
}
