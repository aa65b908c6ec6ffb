//! One row of a list: an actor, a claim in two lines, an event.

use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};

use super::{Look, Pen, Role};
use crate::app::{App, List, View, event_sign};
use crate::geometry::Area;
use crate::model::{
    ActorIx, ClaimIx, Date, Event, EventIx, Kind, Precision, RecordRef, Role as Part, Scope, SideIx, month_name,
};
use crate::query::casualties::{self, Span};
use crate::query::responsibility::Responsibility;
use crate::search;
use crate::text;

/// Columns of a day: `~24 Jan 24`.
pub(super) const DAY: u16 = 10;

/// From this width on a row says who claimed an event, and not only that somebody did.
pub(super) const WIDE_EVENT: u16 = 60;

/// What a row is drawn with.
struct Row<'a> {
    app: &'a App,
    look: &'a Look,
    list: &'a List,
    position: usize,
    record: RecordRef,
    selected: Option<Style>,
}

pub(super) fn draw(
    app: &App,
    look: &Look,
    list: &List,
    position: usize,
    focused: bool,
    area: Area,
    buffer: &mut Buffer,
) {
    let Some(record) = list.record(position) else { return };
    let selected = (position == list.cursor.position)
        .then(|| look.theme.style(if focused { Role::Selected } else { Role::Chosen }));
    let row = Row { app, look, list, position, record, selected };
    match list.kind {
        Kind::Claim => row.claim(area, buffer),
        Kind::Event => row.event(area, buffer),
        _ => row.actor(area, buffer),
    }
    if let Some(style) = selected {
        for line in 0..area.height {
            Pen::new(buffer, area, line).fill(style);
        }
    }
}

impl Row<'_> {
    /// The style of a role, plain on the selected row so that it reads well in reverse.
    fn style(&self, role: Role) -> Style {
        self.flat(self.look.theme.style(role))
    }

    fn flat(&self, style: Style) -> Style {
        match self.selected {
            Some(selected) => on_selection(style, selected),
            None => style,
        }
    }

    /// The cursor, and how the record hangs together with what is laid open.
    fn marks(&self, pen: &mut Pen) {
        // What is laid open at the Desk says nothing about the lists of other views.
        let at_desk = self.app.view() == View::Desk;
        let (scope, linked) = (self.app.scope(), &self.app.desk().linked);
        pen.write(if self.selected.is_some() { "▌" } else { " " }, self.style(Role::Focus));
        let (mark, role) = if scope.lens().pins.contains(&self.record) {
            ("◆", Role::Linked)
        } else if at_desk && linked.is_direct(self.record) {
            ("•", Role::Linked)
        } else if at_desk && linked.is_weak(self.record) {
            ("·", Role::Dim)
        } else {
            (" ", Role::Text)
        };
        pen.write(mark, self.style(role));
    }

    /// Text with what the pane's filter matched.
    fn filtered(&self, pen: &mut Pen, text: &str, style: Style) {
        let shown = text::safe(text);
        let marked = self.list.filter.as_ref().map(|filter| search::highlight(&shown, &filter.query));
        pen.write_marked(&shown, style, &marked.unwrap_or_default(), self.look.theme.style(Role::Match));
    }

    fn actor(&self, area: Area, buffer: &mut Buffer) {
        let knowledge = self.app.scope().knowledge();
        let actor = knowledge.actor(ActorIx(self.record.index));
        let side = knowledge.side(actor.side);
        let color = self.flat(self.look.theme.side(side.color));
        let mut pen = Pen::new(buffer, area, 0);
        self.marks(&mut pen);
        let mentions = self.list.mentions.get(self.record.index as usize).copied().unwrap_or(0);
        pen.write_right(&format!("{mentions:>4}"), self.style(Role::Text));
        pen.write_right(&text::pad(&text::safe(&side.mark), 2), color);
        if let Some(short) = &actor.short
            && pen.room() > 24
        {
            pen.write_right(&text::truncate(&text::safe(short), 10), self.style(Role::Dim));
        }
        pen.write(&format!("{} ", actor.kind.sign()), self.style(Role::Dim));
        self.filtered(&mut pen, &actor.name, color);
    }

    fn claim(&self, area: Area, buffer: &mut Buffer) {
        let scope = self.app.scope();
        let knowledge = scope.knowledge();
        let claim = knowledge.claim(ClaimIx(self.record.index));
        let speaker = knowledge.actor(claim.speaker);
        let mut pen = Pen::new(buffer, area, 0);
        self.marks(&mut pen);
        let disputes = scope.disputes(ClaimIx(self.record.index)).len();
        if disputes > 0 {
            pen.write_right(&format!("⇄ {disputes}"), self.style(Role::Dispute));
        } else {
            pen.write_right("   ", self.style(Role::Text));
        }
        if let Some(grade) = scope.grade(self.record) {
            pen.write_right(&grade.to_string(), self.style(Role::Grade));
        }
        self.day(&mut pen, Some(claim.date), Precision::Day);
        write_side(self.app, self.look, &mut pen, Some(speaker.side), self.style(Role::Dim));
        let color = self.flat(self.look.theme.side(knowledge.side(speaker.side).color));
        self.filtered(&mut pen, speaker.label(), color);
        if let Some(voice) = claim.voice.as_deref().filter(|_| pen.room() > 8) {
            pen.write_cut(&format!(" · {}", text::safe(voice)), self.style(Role::Dim));
        }
        pen.fill(self.selected.unwrap_or_default());
        let mut pen = Pen::new(buffer, area, 1);
        pen.write(if self.selected.is_some() { "▌" } else { " " }, self.style(Role::Focus));
        pen.skip(2);
        self.filtered(&mut pen, &claim.statement, self.style(Role::Text));
    }

    fn event(&self, area: Area, buffer: &mut Buffer) {
        let knowledge = self.app.scope().knowledge();
        let event = knowledge.event(EventIx(self.record.index));
        let mut pen = Pen::new(buffer, area, 0);
        self.marks(&mut pen);
        let responsibility = Responsibility::of(self.app.scope(), EventIx(self.record.index));
        let mark = responsibility.map_or_else(String::new, |responsibility| {
            let sign = responsibility.mark().sign();
            if area.width < WIDE_EVENT { sign.to_owned() } else { responsibility.short(knowledge) }
        });
        pen.write_right(if mark.is_empty() { " " } else { &mark }, self.style(Role::Text));
        pen.write_right(&toll_text(self.app.scope(), event), self.style(Role::Grade));
        // The day stands once, at the first event that is seen of those dated so, and as exactly.
        let first_seen = self.position == self.list.cursor.offset;
        let before = self.position.checked_sub(1).and_then(|before| self.list.record(before));
        let said = |row: u32| {
            let before = knowledge.event(EventIx(row));
            (before.date, before.precision) == (event.date, event.precision)
        };
        let same = before.is_some_and(|before| said(before.index)) && !first_seen;
        self.day(&mut pen, Some(event.date).filter(|_| !same), event.precision);
        let side = side_behind(self.app, event);
        let color = side.map_or_else(Style::default, |side| self.look.theme.side(knowledge.side(side).color));
        pen.write(&format!("{} ", event_sign(event.kind)), self.flat(color));
        write_side(self.app, self.look, &mut pen, side, self.style(Role::Dim));
        self.filtered(&mut pen, &event.title, self.style(Role::Text));
    }

    /// The day as exactly as it is known, or nothing in its place.
    fn day(&self, pen: &mut Pen, day: Option<Date>, precision: Precision) {
        match day {
            Some(day) => pen.write(&day_column(day, precision), self.style(Role::Dim)),
            None => pen.skip(DAY + 1),
        }
    }
}

/// A day in a column of [`DAY`] and one: `~24 Jan 24 `.
pub(super) fn day_column(day: Date, precision: Precision) -> String {
    let month = format!("{} {:02} ", month_name(day.month()), day.year().rem_euclid(100));
    match precision {
        Precision::Day => format!(" {:>2} {month}", day.day()),
        Precision::Approximate => format!("~{:>2} {month}", day.day()),
        Precision::Month => format!("    {month}"),
    }
}

/// `†3 +25–>70`: killed and wounded with their comparators, where counts differ the lowest and the highest; empty where there were none or none is recorded.
pub(super) fn toll_text(scope: &Scope, event: &Event) -> String {
    let toll = casualties::toll(scope, event);
    let part = |sign: &str, span: Option<Span>| {
        span.filter(|span| span.is_some()).map(|span| format!("{sign}{}", span.short()))
    };
    let parts: Vec<_> = [part("†", toll.killed), part("+", toll.wounded)].into_iter().flatten().collect();
    parts.join(" ")
}

/// The side of whoever stands behind an event.
pub(super) fn side_behind(app: &App, event: &Event) -> Option<SideIx> {
    let roles = [Part::Attacker, Part::ClaimedBy, Part::AttributedTo, Part::Issuer, Part::Party, Part::Host];
    let actor = roles.into_iter().find_map(|role| event.in_role(role).next());
    actor.map(|part| app.scope().knowledge().actor(part.actor).side)
}

/// The mark of a side, in a column of its own, where the theme has no colours that tell the sides apart.
pub(super) fn write_side(app: &App, look: &Look, pen: &mut Pen, side: Option<SideIx>, style: Style) {
    if !look.theme.colors_sides() {
        let mark = side.map_or("", |side| &app.scope().knowledge().side(side).mark);
        pen.write(&format!("{} ", text::pad(&text::safe(mark), 2)), style);
    }
}

/// A style on a selected row: neither a colour nor faintness, which would not read well in reverse.
pub(super) fn on_selection(style: Style, selected: Style) -> Style {
    Style { fg: None, ..style }.patch(selected).remove_modifier(Modifier::DIM)
}
