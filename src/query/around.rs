//! A day and the days around it: what happened on each, what is only dated so by some, and what was said.

use jiff::ToSpan;

use super::card::common::unmarked_claim_row;
use super::card::{Field, Line, Piece, Tone};
use super::chronology::{Dating, Entry, also_dated_words, entries};
use super::responsibility::Responsibility;
use super::{line, standing};
use crate::model::{ClaimIx, Date, Event, EventIx, Kind, Precision, RecordRef, Scope, day_text, days_between};
use crate::query::spells::days_text;
use crate::text::safe;

/// Events or claims of one day that are laid out; the others are counted.
const LISTED: usize = 100;

/// Why an event stands under a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It happened then.
    Then,
    /// It began earlier and lasted.
    Lasting,
    /// Some sources date it so: position in the event's `also_dated`.
    AlsoDated(usize),
}

/// What stands under a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    /// The day.
    pub day: Date,
    /// What happened, with the reason why it stands here.
    pub events: Vec<(EventIx, Why)>,
    /// What was said.
    pub claims: Vec<ClaimIx>,
}

/// A day and so many days before and after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Around {
    /// The day in the middle.
    pub day: Date,
    /// The days from the first to the last, those without anything too.
    pub days: Vec<Day>,
    /// What the lens hides of these days.
    pub hidden: usize,
}

impl Around {
    /// What the lens shows of a day and the days around it.
    pub fn of(scope: &Scope, day: Date, reach: i32) -> Self {
        let (knowledge, until) = (scope.knowledge(), scope.lens().until);
        let first = day.saturating_sub(reach.days());
        let mut days: Vec<_> = (0..=2 * reach)
            .map(|offset| Day { day: first.saturating_add(offset.days()), events: Vec::new(), claims: Vec::new() })
            .collect();
        let shown = |record: RecordRef| scope.hidden(record).is_none();
        let events = knowledge.events_by_date().iter().copied().filter(|&event| shown(event.into()));
        let listed = days.len();
        let place = |date: Date| usize::try_from(days_between(first, date)).ok().filter(|&at| at < listed);
        for Entry { day, dating, event } in entries(scope, events) {
            let record = knowledge.event(event);
            match dating {
                Dating::Also(position) => {
                    if let Some(at) = place(day) {
                        days[at].events.push((event, Why::AlsoDated(position)));
                    }
                }
                Dating::Own => {
                    // An end that is still to come is not known on the as-of day.
                    let end = record.end.unwrap_or(day).min(until.map_or(Date::MAX, |(_, until)| until)).max(day);
                    let last = days_between(first, end).min(2 * reach);
                    for at in days_between(first, day).max(0)..=last {
                        let Some(under) = usize::try_from(at).ok().and_then(|at| days.get_mut(at)) else { continue };
                        let why = if under.day == day { Why::Then } else { Why::Lasting };
                        under.events.push((event, why));
                    }
                }
            }
        }
        for &claim in knowledge.claims_by_date() {
            if let Some(at) = place(knowledge.claim(claim).date).filter(|_| shown(claim.into())) {
                days[at].claims.push(claim);
            }
        }
        let hidden = hidden_on(scope, |date| place(date).is_some());
        Self { day, days, hidden }
    }

    /// The days as labelled lines; those around a record are named by their distance from it.
    pub fn fields(&self, scope: &Scope) -> Vec<Field> {
        let mut fields: Vec<_> = self.days.iter().map(|day| self.field(scope, day)).collect();
        if self.hidden > 0 {
            let text = format!("{} more of these days hidden by date or pins", self.hidden);
            fields.push(Field {
                label: String::new(),
                aside: false,
                lines: vec![Line::of(vec![Piece::new(Tone::Notice, text)])],
            });
        }
        fields
    }

    fn field(&self, scope: &Scope, day: &Day) -> Field {
        let distance = match days_between(self.day, day.day) {
            0 => "this day".to_owned(),
            1 => "the day after".to_owned(),
            -1 => "the day before".to_owned(),
            days if days > 0 => format!("{} after", days_text(days)),
            days => format!("{} before", days_text(days)),
        };
        let label = format!("{} · {distance}", day_text(day.day));
        let mut lines: Vec<_> =
            day.events.iter().take(LISTED).map(|&(event, why)| event_line(scope, day.day, event, why)).collect();
        lines.extend(day.claims.iter().take(LISTED).map(|&claim| said_line(scope, claim)));
        let more = day.events.len().saturating_sub(LISTED) + day.claims.len().saturating_sub(LISTED);
        if more > 0 {
            lines.push(Line::of(vec![Piece::dim(format!("{more} more on this day"))]));
        }
        if lines.is_empty() {
            lines.push(Line::of(vec![Piece::dim("nothing recorded")]));
        }
        Field { label, aside: false, lines }
    }
}

/// How many events and claims of some days are hidden.
fn hidden_on(scope: &Scope, is_there: impl Fn(Date) -> bool) -> usize {
    let knowledge = scope.knowledge();
    let hidden = |&record: &RecordRef| scope.hidden(record).is_some();
    let of = |kind: Kind| (0..knowledge.len(kind) as u32).map(move |index| RecordRef { kind, index });
    let all = of(Kind::Event).chain(of(Kind::Claim));
    all.filter(|&record| knowledge.date(record).is_some_and(&is_there)).filter(hidden).count()
}

/// `04:45 US strikes … A1 ·=US Department of Defense`, and why it stands under a day that is not its own.
fn event_line(scope: &Scope, day: Date, index: EventIx, why: Why) -> Line {
    let knowledge = scope.knowledge();
    let event = knowledge.event(index);
    let mut pieces = vec![Piece::dim(format!("{} ", event.kind.name()))];
    match why {
        Why::Then => pieces.extend(time_piece(event)),
        Why::Lasting => pieces.push(Piece::new(Tone::Notice, format!("since {} ", day_text(event.date)))),
        Why::AlsoDated(_) => {}
    }
    pieces.push(Piece::plain(&event.title).to(index));
    if let Some(grade) = scope.grade(index.into()) {
        pieces.push(Piece::new(Tone::Grade, format!(" {grade}")));
    }
    let short = Responsibility::of(scope, index).map(|found| found.short(knowledge)).unwrap_or_default();
    if !short.is_empty() {
        pieces.push(Piece::plain(format!(" {short}")));
    }
    if let Some(source) = line::best_source(scope, index.into()) {
        pieces.push(Piece::dim(format!(" {}", safe(&source.publisher))));
    }
    if let Why::AlsoDated(position) = why {
        let entry = Entry { day, dating: Dating::Also(position), event: index };
        let words = also_dated_words(scope, &entry).unwrap_or_default();
        pieces.push(Piece::new(Tone::Notice, format!(" ({words})")));
    }
    Line::of(pieces).behind("· ", "  ")
}

/// The time of day, or how rough the date is.
fn time_piece(event: &Event) -> Option<Piece> {
    match (event.precision, event.time) {
        (Precision::Approximate, _) => Some(Piece::new(Tone::Notice, "about this day: ")),
        (Precision::Month, _) => Some(Piece::new(Tone::Notice, "some day of this month: ")),
        (Precision::Day, Some(time)) => Some(Piece::dim(format!("{:02}:{:02} ", time.hour(), time.minute()))),
        (Precision::Day, None) => None,
    }
}

/// What was said, with its disputes and where it is written; the day stands above it.
fn said_line(scope: &Scope, claim: ClaimIx) -> Line {
    let mut line = unmarked_claim_row(scope, claim);
    line.pieces[0] = Piece::dim("said ");
    let standing = standing::Standing::of(scope, claim);
    line.pieces.extend(line::dispute_mark(&standing).map(|mark| Piece::new(Tone::Dispute, format!(" {mark}"))));
    if let Some(source) = line::best_source(scope, claim.into()) {
        line.pieces.push(Piece::dim(format!(" {}", safe(&source.publisher))));
    }
    line.behind("· ", "  ")
}
