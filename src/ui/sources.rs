//! The sources: the list or the table of grades, the records that rest on the selection, and what is to be said of it.

mod grades;

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::disputes::{foot, left_out, nothing_listed, row_style};
use super::frame::{self, Border};
use super::{Look, Pen, Role};
use crate::app::{App, SourceLayout, SourceRow, event_sign};
use crate::geometry::{Area, Part};
use crate::model::{ClaimIx, EventIx, RecordRef, counted, day_text, grouped, month_name};
use crate::query::sources::Hold;
use crate::text::{safe, truncate};

/// Columns of a kind's name.
const KIND: usize = 9;

pub(super) fn draw(app: &App, look: &Look, buffer: &mut Buffer) {
    let sources = app.sources();
    let areas = sources.areas(app.size());
    let title = if sources.layout == SourceLayout::Grades {
        grades::draw(app, look, areas.list, buffer);
        format!("Grade {}", sources.bin().words())
    } else {
        list(app, look, areas.list, buffer);
        "What would fall, and what it is".to_owned()
    };
    records(app, look, areas.board, buffer);
    foot(look, &title, &sources.foot, sources.part == Part::Foot, areas.foot, buffer);
}

fn list(app: &App, look: &Look, area: Area, buffer: &mut Buffer) {
    let sources = app.sources();
    let focused = sources.part == Part::List;
    let ones = sources.rows.iter().filter(|row| matches!(row, SourceRow::One(_))).count();
    let together = sources.rows.len() - ones;
    let position = (sources.cursor.position + 1).saturating_sub(together).min(ones);
    let counts = format!("{}/{}", grouped(position as u64), grouped(ones as u64));
    let room = usize::from(area.width).saturating_sub(crate::text::width(&counts) + 8);
    let border = Border {
        title: truncate(&format!("Sources, {}", sources.layout.title()), room).into_owned(),
        counts,
        hidden: left_out(sources.left_out),
        ..Border::default()
    };
    frame::draw(look, &border, focused, area, buffer);
    let (inner, page) = (area.inner(), sources.page(app.size()));
    let height = sources.row_height(app.size()) as u16;
    frame::scrollbar(page, sources.rows.len(), sources.cursor.offset, area, buffer);
    if sources.rows.is_empty() {
        let text = nothing_listed("sources", sources.left_out);
        Pen::new(buffer, inner, 0).write_cut(&text, look.theme.style(Role::Notice));
    }
    let shown = sources.rows.iter().enumerate().skip(sources.cursor.offset).take(page);
    for ((at, &row), slot) in shown.zip(0u16..) {
        let lines = Area { y: inner.y + slot * height, height, ..inner };
        let style = row_style(look, at == sources.cursor.position, focused);
        (0..height).for_each(|line| Pen::new(buffer, lines, line).fill(style));
        source_row(app, look, row, style, lines, buffer);
    }
}

fn source_row(app: &App, look: &Look, row: SourceRow, style: Style, area: Area, buffer: &mut Buffer) {
    let dim = style.patch(look.theme.style(Role::Dim));
    let mut pen = Pen::new(buffer, area, 0);
    let summary = match row {
        SourceRow::Together => {
            pen.write_cut(" All that the filter lists, together", style.patch(look.theme.style(Role::Title)));
            return;
        }
        SourceRow::One(summary) => summary,
    };
    let source = app.scope().knowledge().source(summary.source);
    let mut counts = counted(summary.records, "record");
    if summary.alone > 0 {
        counts = format!("{counts}, {} alone", grouped(summary.alone as u64));
    }
    pen.write_right(&format!("{counts} "), dim);
    pen.write(&format!(" {} ", source.reliability), style.patch(look.theme.style(Role::Grade)));
    pen.write_cut(&safe(&source.publisher), style);
    let mut pen = Pen::new(buffer, area, 1);
    let date = source.date.map_or_else(|| "undated".to_owned(), day_text);
    let language = if source.language() == "en" { String::new() } else { format!(" · {}", safe(source.language())) };
    let prints = if summary.prints > 1 { format!(" · {}", counted(summary.prints, "print")) } else { String::new() };
    pen.write(&format!("   {date} · {}{language}{prints} ", source.kind), dim);
    pen.write_cut(&safe(&source.title), style);
}

fn records(app: &App, look: &Look, area: Area, buffer: &mut Buffer) {
    let sources = app.sources();
    let focused = sources.part == Part::Main;
    let position = (sources.record_cursor.position + 1).min(sources.records.len());
    let counts = format!("{}/{}", grouped(position as u64), grouped(sources.records.len() as u64));
    let title = match (sources.layout, sources.row()) {
        (SourceLayout::Grades, _) => format!("Graded or sourced so: {}", sources.bin().words()),
        (_, Some(SourceRow::Together)) => "On these: ■ alone, ▪ other prints of the origin".to_owned(),
        _ => "On it: ■ alone, ▪ other prints of the origin".to_owned(),
    };
    let room = usize::from(area.width).saturating_sub(crate::text::width(&counts) + 8);
    let border = Border {
        title: truncate(&title, room).into_owned(),
        counts,
        hidden: left_out(sources.records_left_out),
        ..Border::default()
    };
    frame::draw(look, &border, focused, area, buffer);
    let (inner, page) = (area.inner(), sources.record_page(app.size()));
    frame::scrollbar(page, sources.records.len(), sources.record_cursor.offset, area, buffer);
    if sources.records.is_empty() {
        let text = if sources.records_left_out > 0 {
            nothing_listed("records", sources.records_left_out)
        } else {
            " No record that is shown stands here.".to_owned()
        };
        Pen::new(buffer, inner, 0).write_cut(&text, look.theme.style(Role::Notice));
    }
    let shown = sources.records.iter().enumerate().skip(sources.record_cursor.offset).take(page);
    for ((at, &(found, hold)), slot) in shown.zip(0u16..) {
        let line = Area { y: inner.y + slot, height: 1, ..inner };
        let style = row_style(look, at == sources.record_cursor.position, focused);
        Pen::new(buffer, line, 0).fill(style);
        record(app, look, found, hold, style, line, buffer);
    }
}

fn record(
    app: &App,
    look: &Look,
    record: RecordRef,
    hold: Option<Hold>,
    style: Style,
    area: Area,
    buffer: &mut Buffer,
) {
    let (scope, knowledge) = (app.scope(), app.scope().knowledge());
    let dim = style.patch(look.theme.style(Role::Dim));
    let mut pen = Pen::new(buffer, area, 0);
    let grade = scope.grade(record).map(|grade| grade.to_string()).unwrap_or_default();
    pen.write_right(&format!("{grade} "), style.patch(look.theme.style(Role::Grade)));
    let (sign, role) = match hold {
        Some(Hold::Alone) => (" ■ ", Role::Dispute),
        Some(Hold::SameOrigin) => (" ▪ ", Role::Text),
        _ => ("   ", Role::Text),
    };
    pen.write(sign, style.patch(look.theme.style(role)));
    let day = knowledge.date(record).map_or_else(
        || " ".repeat(10),
        |day| format!("{:>2} {} {:02} ", day.day(), month_name(day.month()), day.year().rem_euclid(100)),
    );
    pen.write(&day, dim);
    pen.write(&crate::text::pad(record.kind.name(), KIND), dim);
    if let Ok(event) = EventIx::try_from(record) {
        pen.write(&format!("{} ", event_sign(knowledge.event(event).kind)), dim);
    } else if let Ok(claim) = ClaimIx::try_from(record) {
        let speaker = safe(knowledge.actor(knowledge.claim(claim).speaker).label()).into_owned();
        pen.write_cut(&format!("{speaker}: {}", safe(&knowledge.title(record))), style);
        return;
    }
    pen.write_cut(&safe(&knowledge.title(record)), style);
}
