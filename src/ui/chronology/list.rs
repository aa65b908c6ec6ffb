//! The events by day: sign, title, toll, who is responsible, and for one that stands under another of its days why it does.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use crate::app::{App, Chronology, Strip, event_sign};
use crate::command::{Command, Input};
use crate::geometry::Area;
use crate::model::{LinkKind, Precision, grouped};
use crate::query::chronology::{Dating, Entry, see_words};
use crate::query::responsibility::Responsibility;
use crate::search;
use crate::text::{safe, wrap};
use crate::ui::frame::{self, Border};
use crate::ui::rows::{DAY, WIDE_EVENT, day_column, on_selection, side_behind, toll_text, write_side};
use crate::ui::{Look, Pen, Role};

/// From this width on a row names the first place.
const WITH_PLACE: u16 = 90;

pub(super) fn draw(app: &App, look: &Look, area: Area, buffer: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let chronology = app.chronology();
    let page = chronology.page(app.size());
    let len = chronology.entries.len();
    let position = (chronology.cursor.position + 1).min(len);
    let hidden = hidden(chronology).join(", ");
    let widen = look.keymap.first(Command::Widen, Input::Browse).unwrap_or_else(|| "hidden".to_owned());
    let also = len - chronology.events;
    let total = if also > 0 { format!("{also} also under another day") } else { String::new() };
    let border = Border {
        title: format!("Events {}", if chronology.newest_first { "newest first" } else { "oldest first" }),
        counts: format!(
            "{} · {}/{}",
            grouped(position as u64),
            grouped(chronology.events as u64),
            grouped(app.scope().knowledge().events.len() as u64)
        ),
        total: &total,
        hidden: if hidden.is_empty() { hidden.clone() } else { format!("{widen}: {hidden}") },
    };
    let focused = chronology.strip == Strip::List;
    frame::draw(look, &border, focused, area, buffer);
    frame::scrollbar(page, len, chronology.cursor.offset, area, buffer);
    let inner = area.inner();
    if len == 0 {
        let text = match (hidden.is_empty(), chronology.only.is_some()) {
            (true, _) => "This file has no events.".to_owned(),
            (false, true) => format!("Nothing to show in this range: {hidden}. Esc shows all days."),
            (false, false) => format!("Nothing to show here: {hidden}. {widen} shows more."),
        };
        for (row, line) in wrap(&text, usize::from(inner.width.saturating_sub(2))).into_iter().enumerate() {
            let mut pen = Pen::new(buffer, inner, row as u16);
            pen.skip(1);
            pen.write(line, look.theme.style(Role::Notice));
        }
        return;
    }
    for shown in 0..page {
        let at = chronology.cursor.offset + shown;
        let Some(entry) = chronology.entry(at) else { break };
        let selected = (at == chronology.cursor.position)
            .then(|| look.theme.style(if focused { Role::Selected } else { Role::Chosen }));
        let row = Area { y: inner.y + shown as u16, height: 1, ..inner };
        let before = at.checked_sub(1).filter(|_| shown > 0).and_then(|before| chronology.entry(before));
        let line = Row { app, look, entry, before, selected };
        if row.y < inner.y + inner.height {
            line.draw(row, buffer);
        }
    }
}

/// What is not listed and why, as parts of a sentence.
fn hidden(chronology: &Chronology) -> Vec<String> {
    let count = |number: usize| grouped(number as u64);
    let reasons = chronology.hidden.reasons();
    let mut parts: Vec<_> = reasons.map(|(reason, number)| format!("{} {}", count(number), reason.words())).collect();
    if chronology.weak > 0 {
        parts.push(format!("{} of them by its actors within 3 days", count(chronology.weak)));
    }
    if chronology.left_out > 0 {
        let by = match (chronology.filter.is_some(), chronology.only.is_some()) {
            (true, true) => "the filter and the range",
            (false, true) => "the range",
            _ => "the filter",
        };
        parts.push(format!("{} taken out by {by}", count(chronology.left_out)));
    }
    parts
}

/// What a row is drawn with.
struct Row<'a> {
    app: &'a App,
    look: &'a Look,
    entry: &'a Entry,
    before: Option<&'a Entry>,
    selected: Option<Style>,
}

impl Row<'_> {
    /// The style of a role, plain on the selected row so that it reads well in reverse.
    fn style(&self, style: Style) -> Style {
        match self.selected {
            Some(selected) => on_selection(style, selected),
            None => style,
        }
    }

    fn role(&self, role: Role) -> Style {
        self.style(self.look.theme.style(role))
    }

    fn draw(&self, area: Area, buffer: &mut Buffer) {
        let scope = self.app.scope();
        let knowledge = scope.knowledge();
        let event = knowledge.event(self.entry.event);
        let mut pen = Pen::new(buffer, area, 0);
        pen.write(if self.selected.is_some() { "▌" } else { " " }, self.role(Role::Focus));
        if scope.lens().pins.contains(&self.entry.event.into()) {
            pen.write("◆", self.role(Role::Linked));
        } else {
            pen.skip(1);
        }
        pen.write(self.chain_sign(), self.role(Role::Linked));
        if self.entry.dating == Dating::Own {
            self.right(&mut pen, area.width);
        }
        let precision = if self.entry.dating == Dating::Own { event.precision } else { Precision::Day };
        if self.before.is_some_and(|before| self.said_before(before)) {
            pen.skip(DAY + 1);
        } else {
            pen.write(&day_column(self.entry.day, precision), self.role(Role::Dim));
        }
        let side = side_behind(self.app, event);
        let color = side.map_or_else(Style::default, |side| self.look.theme.side(knowledge.side(side).color));
        pen.write(&format!("{} ", event_sign(event.kind)), self.style(color));
        write_side(self.app, self.look, &mut pen, side, self.role(Role::Dim));
        let also = see_words(scope, self.entry);
        // Why it stands here stays in sight: the title gives way.
        let room = usize::from(pen.room());
        let reason = also.map(|words| crate::text::truncate(&format!(" {words}"), room * 3 / 5).into_owned());
        let kept = room.saturating_sub(reason.as_deref().map_or(0, crate::text::width));
        let title = safe(&event.title);
        let title = crate::text::truncate(&title, kept);
        let filter = self.app.chronology().filter.as_ref();
        let marked = filter.map(|filter| search::highlight(&title, &filter.query)).unwrap_or_default();
        let role = if reason.is_some() { Role::Dim } else { Role::Text };
        pen.write_marked(&title, self.role(role), &marked, self.look.theme.style(Role::Match));
        if let Some(reason) = reason {
            pen.write(&reason, self.role(Role::Notice));
        }
        if let Some(style) = self.selected {
            Pen::new(buffer, area, 0).fill(style);
        }
    }

    /// At the right end: who is responsible, the toll, the grade, the place.
    fn right(&self, pen: &mut Pen, width: u16) {
        let scope = self.app.scope();
        let knowledge = scope.knowledge();
        let event = knowledge.event(self.entry.event);
        let responsibility = Responsibility::of(scope, self.entry.event);
        let mark = responsibility.map_or_else(String::new, |found| {
            let sign = found.mark().sign();
            if width < WIDE_EVENT { sign.to_owned() } else { found.short(knowledge) }
        });
        pen.write_right(if mark.is_empty() { " " } else { &mark }, self.role(Role::Text));
        if let Some(grade) = scope.grade(self.entry.event.into()).filter(|_| width >= WIDE_EVENT) {
            pen.write_right(&grade.to_string(), self.role(Role::Grade));
        }
        pen.write_right(&toll_text(scope, event), self.role(Role::Grade));
        if let Some(&place) = event.places.first().filter(|_| width >= WITH_PLACE) {
            let name = safe(&knowledge.place(place).name);
            pen.write_right(&crate::text::truncate(&name, 20), self.role(Role::Dim));
        }
    }

    /// Whether the row above says the same day as exactly.
    fn said_before(&self, before: &Entry) -> bool {
        let precision = |entry: &Entry| match entry.dating {
            Dating::Own => self.app.scope().knowledge().event(entry.event).precision,
            Dating::Also(_) => Precision::Day,
        };
        (before.day, precision(before)) == (self.entry.day, precision(self.entry))
    }

    /// Whether it answers something, was answered, or both.
    fn chain_sign(&self) -> &'static str {
        let scope = self.app.scope();
        let answers = scope.knowledge().event(self.entry.event).responds_to.iter().any(|&it| scope.in_time(it.into()));
        let answered = scope.back_links(self.entry.event.into()).any(|link| link.kind == LinkKind::RespondsTo);
        match (answers, answered) {
            (true, true) => "<>",
            (true, false) => "< ",
            (false, true) => " >",
            (false, false) => "  ",
        }
    }
}
