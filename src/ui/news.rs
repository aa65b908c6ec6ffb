//! What is new between two days: the list under its headings, the selected record beside or below.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::disputes::{left_out, row_style};
use super::frame::{self, Border};
use super::{Look, Pen, Role, detail};
use crate::app::{App, NewsRow, NewsSection, event_sign};
use crate::command::{Command, Input};
use crate::geometry::{Area, Part};
use crate::model::{ClaimIx, EventIx, RecordRef, day_text, grouped, month_name};
use crate::text::safe;

pub(super) fn draw(app: &App, look: &Look, buffer: &mut Buffer) {
    let news = app.news();
    let areas = news.areas(app.size());
    list(app, look, areas.list, buffer);
    detail::record(app, look, &news.detail, detail::letters(app), news.part == Part::Main, areas.detail, buffer);
}

fn list(app: &App, look: &Look, area: Area, buffer: &mut Buffer) {
    let news = app.news();
    let focused = news.part == Part::List;
    let records = news.rows.iter().filter(|row| !matches!(row, NewsRow::Heading(..))).count();
    let period = news.period_text().map_or_else(String::new, |period| format!(": {period}"));
    let border = Border {
        title: format!("What is new{period}"),
        counts: grouped(records as u64),
        hidden: left_out(news.left_out),
        ..Border::default()
    };
    frame::draw(look, &border, focused, area, buffer);
    let inner = area.inner();
    let page = news.page(app.size());
    frame::scrollbar(page, news.rows.len(), news.cursor.offset, area, buffer);
    if news.rows.is_empty() {
        let text = empty_text(app, look);
        for (row, line) in (0..inner.height).zip(crate::text::wrap(&text, usize::from(inner.width.saturating_sub(2)))) {
            let mut pen = Pen::new(buffer, inner, row);
            pen.skip(1);
            pen.write(line, look.theme.style(Role::Notice));
        }
    }
    let shown = news.rows.iter().enumerate().skip(news.cursor.offset).take(page);
    for ((at, &row), slot) in shown.zip(0u16..) {
        let line = Area { y: inner.y + slot, height: 1, ..inner };
        let style = row_style(look, at == news.cursor.position, focused);
        draw_row(app, look, row, style, line, buffer);
    }
}

fn empty_text(app: &App, look: &Look) -> String {
    let news = app.news();
    let key = look.keymap.first(Command::ViewNews, Input::Browse).unwrap_or_default();
    match news.period {
        None => format!("No first day is set. {key} asks for the days between which something is new."),
        Some(_) if news.left_out > 0 => "The filter keeps nothing of what is new (W widens).".to_owned(),
        Some(_) => format!("Nothing is recorded as new between these days. {key} asks for others."),
    }
}

fn draw_row(app: &App, look: &Look, row: NewsRow, style: Style, area: Area, buffer: &mut Buffer) {
    let clock = app.news().period.map_or(app.scope().lens().clock(), |(clock, ..)| clock);
    match row {
        NewsRow::Heading(section, count) => {
            let text = format!(" {} · {}", section.title(clock), grouped(count as u64));
            Pen::new(buffer, area, 0).write_cut(&text, look.theme.style(Role::Title));
        }
        NewsRow::Record(found) => record(app, look, found, style, area, buffer),
        NewsRow::Turn { by, other, over, section } => {
            Pen::new(buffer, area, 0).fill(style);
            let mut pen = Pen::new(buffer, area, 0);
            grade(app, look, by.into(), style, &mut pen);
            let (sign, verb) = match section {
                NewsSection::Corrected => ("←", "takes back"),
                NewsSection::Superseded => ("←", "replaces"),
                _ => ("⇄", "contradicts"),
            };
            day(app, look, by.into(), style, &mut pen);
            let role = if section == NewsSection::Disputed { Role::Dispute } else { Role::Dim };
            pen.write(&format!("{sign} "), style.patch(look.theme.style(role)));
            let knowledge = app.scope().knowledge();
            let label = |claim: ClaimIx| safe(knowledge.actor(knowledge.claim(claim).speaker).label()).into_owned();
            let over = over.map_or_else(String::new, |over| format!(" over {over}"));
            let earlier = knowledge.claim(other);
            let text = format!("{} {verb} {}, {}{over}: ", label(by), label(other), day_text(earlier.date));
            pen.write_cut(&format!("{text}{}", safe(&knowledge.claim(by).statement)), style);
        }
    }
}

fn record(app: &App, look: &Look, record: RecordRef, style: Style, area: Area, buffer: &mut Buffer) {
    let knowledge = app.scope().knowledge();
    Pen::new(buffer, area, 0).fill(style);
    let mut pen = Pen::new(buffer, area, 0);
    grade(app, look, record, style, &mut pen);
    day(app, look, record, style, &mut pen);
    if let Ok(event) = EventIx::try_from(record) {
        let event = knowledge.event(event);
        pen.write(&format!("{} ", event_sign(event.kind)), style.patch(look.theme.style(Role::Dim)));
        pen.write_cut(&safe(&event.title), style);
    } else if let Ok(claim) = ClaimIx::try_from(record) {
        let claim = knowledge.claim(claim);
        let speaker = safe(knowledge.actor(claim.speaker).label());
        pen.write_cut(&format!("{speaker}: {}", safe(&claim.statement)), style);
    }
}

fn grade(app: &App, look: &Look, record: RecordRef, style: Style, pen: &mut Pen) {
    let grade = app.scope().grade(record).map(|grade| grade.to_string()).unwrap_or_default();
    pen.write_right(&format!("{grade} "), style.patch(look.theme.style(Role::Grade)));
}

fn day(app: &App, look: &Look, record: RecordRef, style: Style, pen: &mut Pen) {
    if let Some(day) = app.scope().knowledge().date(record) {
        let text = format!(" {:>2} {} {:02}  ", day.day(), month_name(day.month()), day.year().rem_euclid(100));
        pen.write(&text, style.patch(look.theme.style(Role::Dim)));
    }
}
