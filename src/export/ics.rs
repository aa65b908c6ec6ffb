//! iCalendar (RFC 5545): what claims and agreements set for a day ahead, a calendar entry each. A month is an entry over that
//! month, never its first or last day; how sure it is and who contradicts it stands in the description.

mod ahead;

use std::io::{self, Write};

use super::losses::Losses;
use super::uri::uri;
use super::{Progress, Selection, colophon, sentence};
use crate::model::{Date, EventIx, Kind, Precision, RecordRef};
use crate::query::line::best_source;
use crate::query::standing::speaker;
use crate::text::{safe, truncate};
use ahead::{Ahead, days_ahead};

/// Longest line in bytes, its end not counted (RFC 5545, 3.1).
const LINE: usize = 75;

/// Writes the calendar.
pub fn write(selection: &Selection, out: &mut dyn Write, progress: &mut Progress) -> io::Result<Losses> {
    let scope = selection.scope;
    let mut losses = Losses::default();
    let mut calendar = Calendar { out };
    calendar.line("BEGIN", "VCALENDAR")?;
    calendar.line("VERSION", "2.0")?;
    calendar.line("PRODID", "-//sitrep//knowledge of commitments//EN")?;
    calendar.line("CALSCALE", "GREGORIAN")?;
    calendar.line("X-WR-CALNAME", &escaped(&format!("{}: days ahead", scope.knowledge().about.title)))?;
    let narrowed = selection.narrowed_by().map(|words| format!("{words}; ")).unwrap_or_default();
    calendar.line("X-WR-CALDESC", &escaped(&format!("{narrowed}{}", colophon(scope))))?;
    for kind in [Kind::Event, Kind::Claim] {
        for record in selection.records(kind) {
            let found = commitments(selection, record);
            if found.is_empty() {
                losses.add("events and claims that set no day ahead are not in a calendar");
            }
            for ahead in found {
                calendar.entry(selection, record, &ahead)?;
            }
            progress.step();
        }
    }
    calendar.line("END", "VCALENDAR")?;
    Ok(losses)
}

/// The days ahead that a record sets: what a claim or an agreement names, and the day for which a number is planned.
fn commitments(selection: &Selection, record: RecordRef) -> Vec<Ahead> {
    let knowledge = selection.scope.knowledge();
    match record.kind {
        Kind::Event => {
            let event = knowledge.event(EventIx(record.index));
            let sets = matches!(event.kind, crate::model::EventKind::Agreement);
            if !sets || event.precision == Precision::Month {
                return Vec::new();
            }
            days_ahead(&format!("{}. {}", event.title, event.summary), event.date)
        }
        Kind::Claim => {
            let claim = &knowledge.claims[record.index as usize];
            let mut found = days_ahead(&claim.statement, claim.date);
            let planned = claim.quantity.as_ref().and_then(|quantity| quantity.until).filter(|&day| day > claim.date);
            found.extend(planned.map(Ahead::day).filter(|day| !found.contains(day)));
            found
        }
        _ => Vec::new(),
    }
}

/// A calendar that is being written.
struct Calendar<'w> {
    out: &'w mut dyn Write,
}

impl Calendar<'_> {
    fn entry(&mut self, selection: &Selection, record: RecordRef, ahead: &Ahead) -> io::Result<()> {
        let scope = selection.scope;
        let knowledge = scope.knowledge();
        let id = knowledge.id(record);
        let who = match record.kind {
            Kind::Claim => format!("{}: ", speaker(knowledge, &knowledge.claims[record.index as usize])),
            _ => String::new(),
        };
        let title = knowledge.title(record);
        let summary = format!("{}: {who}{title}", ahead.words);
        self.line("BEGIN", "VEVENT")?;
        self.line("UID", &format!("{id}.{}@sitrep", stamp(ahead.from)))?;
        self.line("DTSTAMP", &format!("{}T000000Z", stamp(knowledge.about.compiled)))?;
        self.line("DTSTART;VALUE=DATE", &stamp(ahead.from))?;
        // The end is the first day after it (RFC 5545, 3.6.1).
        self.line("DTEND;VALUE=DATE", &stamp(ahead.to.tomorrow().unwrap_or(ahead.to)))?;
        self.line("SUMMARY", &escaped(&truncate(&safe(&summary), 200)))?;
        let text = format!("Said to be {}. {}", ahead.words, sentence::line(scope, record));
        self.line("DESCRIPTION", &escaped(&text))?;
        if let Some(url) = best_source(scope, record).and_then(|source| source.url.as_deref()) {
            self.line("URL", &uri(url))?;
        }
        self.line("CATEGORIES", record.kind.name())?;
        self.line("TRANSP", "TRANSPARENT")?;
        self.line("COMMENT", &escaped(&colophon(scope)))?;
        self.line("END", "VEVENT")
    }

    /// A property, folded so that no line is too long and no character is cut.
    fn line(&mut self, name: &str, value: &str) -> io::Result<()> {
        let text = format!("{name}:{value}");
        let mut used = 0;
        for c in text.chars() {
            if used + c.len_utf8() > LINE {
                self.out.write_all(b"\r\n ")?;
                used = 1;
            }
            let mut bytes = [0; 4];
            self.out.write_all(c.encode_utf8(&mut bytes).as_bytes())?;
            used += c.len_utf8();
        }
        self.out.write_all(b"\r\n")
    }
}

fn stamp(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}

/// Text as a value of the type TEXT (RFC 5545, 3.3.11).
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in safe(text).chars() {
        if matches!(c, '\\' | ';' | ',') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}
