//! The search over everything: the text, its hits in two lines each, the preview of the selected one.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::frame::{self, Border};
use super::{Look, Pen, Role, detail};
use crate::app::{App, HEAD_ROWS, SearchBox, TextBox, event_sign};
use crate::geometry::{Area, search as areas};
use crate::model::{ActorIx, ClaimIx, EventIx, Kind, RecordRef, day_text, grouped};
use crate::search::{self, Answer, ChipKind, Hit, LANGUAGE};
use crate::text;

pub(super) fn draw(app: &App, look: &Look, open: &SearchBox, buffer: &mut Buffer) {
    let (hits, preview) = areas(app.size());
    let border = Border { title: "Search".to_owned(), counts: counts(app, open), ..Border::default() };
    frame::draw(look, &border, true, hits, buffer);
    let inner = hits.inner();
    head(look, open, inner, buffer);
    let rows = SearchBox::rows_area(app.size());
    match &open.answer {
        Some(answer) if !answer.hits.is_empty() => {
            let page = SearchBox::page(app.size());
            frame::scrollbar(page, answer.hits.len(), open.cursor.offset, hits, buffer);
            for shown in 0..page {
                let position = open.cursor.offset + shown;
                let Some(hit) = answer.hits.get(position) else { break };
                let area = Area { y: rows.y + 2 * shown as u16, height: 2, ..rows };
                if area.y + 2 <= rows.y + rows.height {
                    row(app, look, open, hit, position == open.cursor.position, area, buffer);
                }
            }
        }
        answer => nothing(app, look, open, answer.as_ref(), rows, buffer),
    }
    detail::record(app, look, &open.preview, None, false, preview, buffer);
}

fn counts(app: &App, open: &SearchBox) -> String {
    match &open.answer {
        _ if !app.is_indexed() => "the index is being built …".to_owned(),
        Some(answer) if answer.total > 0 => {
            let hidden =
                if answer.hidden.total() > 0 { format!(" · {} hidden", answer.hidden.total()) } else { String::new() };
            let position = grouped(open.cursor.position as u64 + 1);
            let total = if answer.complete { grouped(answer.total as u64) } else { "…".to_owned() };
            format!("{position}/{total}{hidden}")
        }
        _ => String::new(),
    }
}

fn head(look: &Look, open: &SearchBox, area: Area, buffer: &mut Buffer) {
    let style = |role| look.theme.style(role);
    let mut pen = Pen::new(buffer, area, 0);
    pen.write(" / ", style(Role::Key));
    if let Some(kind) = open.kind {
        pen.write(&format!("[{}] ", kind.name()), style(Role::Chip));
    }
    input(&mut pen, look, &open.input);
    let mut pen = Pen::new(buffer, area, 1);
    pen.skip(3);
    for chip in open.query.chips() {
        let role = if chip.kind == ChipKind::Problem { Role::Error } else { Role::Chip };
        pen.write_cut(&format!("[{}]", text::safe(&chip.label)), style(role));
        pen.skip(1);
    }
    if open.input.text().is_empty() {
        pen.write_cut("names, words, places, sources, in any order", style(Role::Dim));
    }
    let mut pen = Pen::new(buffer, area, HEAD_ROWS - 1);
    let hidden = open.answer.as_ref().map(|answer| answer.hidden.text()).filter(|text| !text.is_empty());
    // What was not understood, and what to write instead, has a line of its own.
    if let Some(problem) = open.query.problems().first() {
        pen.write_cut(&format!("── {} ", text::safe(&problem.message)), style(Role::Error));
    } else if let Some(hidden) = hidden {
        pen.write_cut(&format!("── hidden: {hidden} "), style(Role::Notice));
    }
    pen.write(&"─".repeat(area.width.into()), style(Role::Dim));
}

/// A text that is being typed, its cursor in reverse.
pub(super) fn input(pen: &mut Pen, look: &Look, input: &TextBox) {
    let style = look.theme.style(Role::Text);
    let (before, after) = input.text().split_at(input.cursor());
    // The end of a long text matters more than its beginning.
    let mut start = 0;
    while text::width(&before[start..]) + 2 > pen.room().into() && start < before.len() {
        start += before[start..].chars().next().map_or(1, char::len_utf8);
    }
    pen.write(&text::safe(&before[start..]), style);
    let mut rest = after.chars();
    let at = rest.next().map_or_else(|| " ".to_owned(), String::from);
    pen.write(&text::safe(&at), look.theme.style(Role::Selected));
    pen.write(&text::safe(rest.as_str()), style);
}

fn row(app: &App, look: &Look, open: &SearchBox, hit: &Hit, selected: bool, area: Area, buffer: &mut Buffer) {
    let scope = app.scope();
    let knowledge = scope.knowledge();
    let base = if selected { look.theme.style(Role::Selected) } else { Style::default() };
    let style = |role| if selected { base } else { look.theme.style(role) };
    Pen::new(buffer, area, 0).fill(base);
    Pen::new(buffer, area, 1).fill(base);
    let mut pen = Pen::new(buffer, area, 0);
    pen.write(if selected { "▌" } else { " " }, base);
    if let Some(grade) = scope.grade(hit.record) {
        pen.write_right(&text::pad(&grade.to_string(), 2), style(Role::Grade));
    }
    if let Ok(claim) = ClaimIx::try_from(hit.record) {
        let disputes = scope.disputes(claim).len();
        if disputes > 0 {
            pen.write_right(&format!("⇄ {disputes}"), style(Role::Dispute));
        }
    }
    pen.write(&format!("{} ", sign(app, hit.record)), style(Role::Dim));
    let shown = knowledge.title(hit.record);
    let shown = text::safe(&shown);
    let marked = search::highlight(&shown, &open.query);
    pen.write_marked(&shown, style(Role::Text), &marked, look.theme.style(Role::Match));
    let mut pen = Pen::new(buffer, area, 1);
    pen.write(if selected { "▌" } else { " " }, base);
    pen.skip(2);
    let matched = match hit.tier.mark() {
        Some(mark) => format!("{} · {mark}", hit.field.map_or("", |field| field.name())),
        None => hit.field.map_or("", |field| field.name()).to_owned(),
    };
    pen.write_right(&matched, style(Role::Dim));
    pen.write_cut(&text::safe(&second_line(app, hit.record)), style(Role::Dim));
}

pub(super) fn sign(app: &App, record: RecordRef) -> char {
    let knowledge = app.scope().knowledge();
    match record.kind {
        Kind::Actor => knowledge.actor(ActorIx(record.index)).kind.sign(),
        Kind::Event => event_sign(knowledge.event(EventIx(record.index)).kind),
        Kind::Claim => '»',
        Kind::Place => '⌖',
        Kind::Relation => '↔',
        Kind::Topic => '?',
        Kind::Measure => '#',
        Kind::Source => '§',
        Kind::Side => '⚑',
    }
}

/// Kind, day, speaker or place: what tells hits with like titles apart.
pub(super) fn second_line(app: &App, record: RecordRef) -> String {
    let knowledge = app.scope().knowledge();
    let day = knowledge.date(record).map(day_text);
    let more = match record.kind {
        Kind::Claim => Some(knowledge.actor(knowledge.claim(ClaimIx(record.index)).speaker).name.to_string()),
        Kind::Event => {
            let event = knowledge.event(EventIx(record.index));
            event.places.first().map(|&place| knowledge.place(place).name.to_string())
        }
        Kind::Actor => {
            let actor = knowledge.actor(ActorIx(record.index));
            Some(knowledge.side(actor.side).name.to_string())
        }
        Kind::Source => Some(knowledge.sources[record.index as usize].publisher.to_string()),
        Kind::Place => Some(knowledge.places[record.index as usize].country.name().to_owned()),
        _ => None,
    };
    let kind = match record.kind {
        Kind::Event => knowledge.event(EventIx(record.index)).kind.name(),
        Kind::Actor => knowledge.actor(ActorIx(record.index)).kind.name(),
        kind => kind.name(),
    };
    [Some(kind.to_owned()), day, more].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Columns of the examples.
const EXAMPLES: usize = 27;

/// What can be typed beside words, while nothing is.
fn language(look: &Look, area: Area, buffer: &mut Buffer) {
    for (row, (example, meaning)) in LANGUAGE.iter().enumerate().take(usize::from(area.height)) {
        let mut pen = Pen::new(buffer, area, row as u16);
        pen.skip(3);
        pen.write(&text::pad(example, EXAMPLES), look.theme.style(Role::Key));
        pen.write_cut(meaning, look.theme.style(Role::Dim));
    }
}

/// Why there are no hits: three different reasons in three different sentences.
fn nothing(app: &App, look: &Look, open: &SearchBox, answer: Option<&Answer>, area: Area, buffer: &mut Buffer) {
    if open.input.text().is_empty() {
        language(look, area, buffer);
    }
    if open.query.is_empty() || open.waiting {
        return;
    }
    let Some(answer) = answer else { return };
    let mut lines = Vec::new();
    if answer.hidden.total() > 0 {
        lines.push(format!("Nothing is shown: {}.", answer.hidden.text()));
        lines.push("Esc, then W, shows more.".to_owned());
    } else {
        lines.push(match open.kind {
            _ if answer.other_kinds > 0 => format!("No match of that kind; {} of other kinds.", answer.other_kinds),
            Some(kind) => format!("No match among the {}s in this file. Tab searches the other kinds.", kind.name()),
            None => "No match in this file.".to_owned(),
        });
    }
    if !answer.nearest.is_empty() {
        let names: Vec<_> = answer.nearest.iter().map(|&record| app.scope().knowledge().title(record)).collect();
        lines.push(format!("The nearest names: {}.", text::safe(&names.join(" · "))));
    }
    let width = usize::from(area.width.saturating_sub(4));
    let wrapped = lines.iter().flat_map(|line| text::wrap(line, width));
    for (row, line) in wrapped.enumerate() {
        let mut pen = Pen::new(buffer, area, row as u16);
        pen.skip(3);
        pen.write(line, look.theme.style(Role::Notice));
    }
}
