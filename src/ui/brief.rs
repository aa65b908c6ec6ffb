//! The brief: its entries in order, and beside them (below them where it is narrow) what the selected one will say.

use ratatui::buffer::Buffer;

use super::disputes::row_style;
use super::frame::{self, Border};
use super::{Look, Pen, Role};
use crate::app::{App, BriefRow, Briefs, RowKind};
use crate::brief::{Entry, State};
use crate::export::note::Point;
use crate::geometry::Area;
use crate::model::counted;
use crate::text::{safe, width, wrap};

/// What stands where nothing is marked yet.
const EMPTY: [&str; 4] = [
    "Nothing is marked yet.",
    "m marks the record at hand, in any view.",
    "Q puts the last search in as a question.",
    "O opens or begins a brief by its name.",
];

pub(super) fn draw(app: &App, look: &Look, buffer: &mut Buffer) {
    let briefs = app.briefs();
    let areas = briefs.areas(app.size());
    list(app, look, areas.list, buffer);
    preview(briefs, look, areas.preview, buffer);
}

fn list(app: &App, look: &Look, area: Area, buffer: &mut Buffer) {
    let briefs = app.briefs();
    let open = briefs.shelf.open();
    let name = open.map_or_else(|| "Brief".to_owned(), |open| title(&open.name));
    let position = (briefs.cursor.position + 1).min(briefs.rows.len());
    let many = briefs.shelf.briefs().len();
    let others = if many > 1 { format!("{}, Tab the next", counted(many, "brief")) } else { String::new() };
    let border = Border {
        title: name,
        counts: format!("{position}/{}", briefs.rows.len()),
        total: &others,
        hidden: open.and_then(|open| open.as_of.map(|_| open.as_of_words())).unwrap_or_default(),
    };
    frame::draw(look, &border, true, area, buffer);
    let (inner, page) = (area.inner(), briefs.page(app.size()));
    frame::scrollbar(page, briefs.rows.len(), briefs.cursor.offset, area, buffer);
    if briefs.rows.is_empty() {
        for (row, text) in (0..).zip(EMPTY) {
            let mut pen = Pen::new(buffer, inner, row);
            pen.skip(1);
            pen.write_cut(text, look.theme.style(Role::Notice));
        }
    }
    let shown = briefs.rows.iter().enumerate().skip(briefs.cursor.offset).take(page);
    for ((at, row), line) in shown.zip(0u16..) {
        entry(app, look, row, at == briefs.cursor.position, inner, line, buffer);
    }
}

fn entry(app: &App, look: &Look, row: &BriefRow, selected: bool, area: Area, line: u16, buffer: &mut Buffer) {
    let style = row_style(look, selected, true);
    let role = |role| style.patch(look.theme.style(role));
    Pen::new(buffer, area, line).fill(style);
    let mut pen = Pen::new(buffer, area, line);
    pen.skip(1);
    let (label, text_role, state) = match row.kind {
        RowKind::Heading => (String::new(), Role::Title, ""),
        RowKind::Point(_, Some(number), state) => {
            (format!("{number:>2}. "), Role::Text, if state == State::Changed { "changed" } else { "" })
        }
        RowKind::Point(_, None, _) => (" –  ".to_owned(), Role::Dim, "not by its day"),
        RowKind::Gone => (" –  ".to_owned(), Role::Error, "gone"),
        RowKind::Question(0) => (" ?  ".to_owned(), Role::Link, if app.is_indexed() { "no answer" } else { "" }),
        RowKind::Question(_) => (" ?  ".to_owned(), Role::Link, ""),
    };
    if !state.is_empty() {
        pen.write_right(&format!("{state} "), role(Role::Notice));
    }
    if row.remarked {
        pen.write_right("•", role(Role::Notice));
    }
    pen.write(&label, role(Role::Dim));
    pen.write_cut(&row.text, if selected { style } else { role(text_role) });
}

/// The brief with its name; the first one is called just that.
fn title(name: &str) -> String {
    let name = safe(name);
    if name.to_lowercase().starts_with("brief") { name.into_owned() } else { format!("Brief: {name}") }
}

fn preview(briefs: &Briefs, look: &Look, area: Area, buffer: &mut Buffer) {
    let inner = area.inner();
    let lines = lines(briefs, usize::from(inner.width.saturating_sub(2)));
    let more = lines.len().saturating_sub(usize::from(inner.height));
    let counts = if more > 0 { format!("{}, ⏎ opens", counted(more, "more line")) } else { String::new() };
    let title = match briefs.row().map(|row| row.kind) {
        Some(RowKind::Question(_)) => "What answers it",
        _ => "What it will say",
    };
    frame::draw(look, &Border { title: title.to_owned(), counts, ..Border::default() }, false, area, buffer);
    for ((role, text), row) in lines.iter().take(usize::from(inner.height)).zip(0u16..) {
        let mut pen = Pen::new(buffer, inner, row);
        pen.skip(1);
        pen.write_cut(text, look.theme.style(*role));
    }
}

/// The lines of the preview, each with its role.
fn lines(briefs: &Briefs, columns: usize) -> Vec<(Role, String)> {
    let mut lines = Lines { columns: columns.max(10), lines: Vec::new() };
    if let Some(remark) = briefs.entry().and_then(Entry::remark) {
        lines.add(Role::Notice, "• ", &safe(remark));
        lines.gap();
    }
    if let Some(RowKind::Point(_, _, State::Changed)) = briefs.row().map(|row| row.kind) {
        lines.add(Role::Notice, "", "It says something else than when it was marked; M takes note of it.");
        lines.gap();
    }
    for point in briefs.points() {
        answer(briefs, point, &mut lines);
    }
    if lines.lines.is_empty() && briefs.row().is_some_and(|row| row.kind == RowKind::Question(0)) {
        lines.add(Role::Notice, "", "Nothing that is recorded answers it by the brief's day.");
    }
    lines.lines
}

fn answer(briefs: &Briefs, point: &Point, lines: &mut Lines) {
    lines.add(Role::Text, "", &point.said);
    if let Some(quote) = &point.quote {
        lines.add(Role::Quote, "", &format!("“{quote}”"));
    }
    let note = briefs.note.as_ref();
    let cited = point.sources.iter().filter_map(|&number| note?.sources.get(number.checked_sub(1)?));
    for (at, source) in cited.enumerate() {
        let label = if at == 0 { point.grade.as_deref().unwrap_or("") } else { "" };
        lines.add(Role::Dim, &format!("{label:<3}"), &source.text);
    }
    if let Some(dispute) = briefs.dispute(point) {
        lines.gap();
        for side in dispute.sides.iter().skip(1) {
            let grade = side.grade.as_deref().map(|grade| format!(" [{grade}]")).unwrap_or_default();
            lines.add(Role::Dispute, "⇄ ", &format!("{}: {}{grade}", side.said_by, side.statement));
        }
    }
    lines.gap();
}

struct Lines {
    columns: usize,
    lines: Vec<(Role, String)>,
}

impl Lines {
    /// A wrapped paragraph after a label.
    fn add(&mut self, role: Role, label: &str, text: &str) {
        let indent = width(label);
        for (at, line) in wrap(text, self.columns.saturating_sub(indent).max(8)).into_iter().enumerate() {
            let before = if at == 0 { label.to_owned() } else { " ".repeat(indent) };
            self.lines.push((role, format!("{before}{line}")));
        }
    }

    /// An empty line, never two.
    fn gap(&mut self) {
        if self.lines.last().is_some_and(|(_, text)| !text.is_empty()) {
            self.lines.push((Role::Text, String::new()));
        }
    }
}
