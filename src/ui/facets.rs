//! The facets: what a list holds, counted, in a box beside it; what narrows it is marked.

use ratatui::buffer::Buffer;
use ratatui::widgets::{Clear, Widget};

use super::frame::{self, Border};
use super::{Look, Pen, Role, rect};
use crate::app::{App, FacetLine, Facets, is_chosen};
use crate::command::{Command, Input};
use crate::model::grouped;
use crate::text;

pub(super) fn draw(app: &App, look: &Look, facets: &Facets, buffer: &mut Buffer) {
    let area = facets.area(app.size());
    Clear.render(rect(area, buffer), buffer);
    let key = |command| look.keymap.first(command, Input::Browse).unwrap_or_default();
    let keys = format!("{} narrows or widens", key(Command::Open));
    let border = Border {
        title: format!("{} by …", facets.title),
        counts: if facets.is_counting() {
            "counting …".to_owned()
        } else {
            format!("{} listed", grouped(facets.counted as u64))
        },
        total: &keys,
        ..Border::default()
    };
    frame::draw(look, &border, true, area, buffer);
    let inner = area.inner();
    let shown = usize::from(inner.height);
    frame::scrollbar(shown, facets.len(), facets.cursor.offset, area, buffer);
    let query = app.facet_query(facets.place);
    if facets.is_empty() && !facets.is_counting() {
        Pen::new(buffer, inner, 0).write(" Nothing is listed.", look.theme.style(Role::Notice));
    }
    for (row, line) in facets.lines().skip(facets.cursor.offset).take(shown).enumerate() {
        let mut pen = Pen::new(buffer, inner, row as u16);
        let (kind, value) = match line {
            FacetLine::Heading(title) => {
                pen.write(&format!(" {title}"), look.theme.style(Role::Title));
                continue;
            }
            FacetLine::Value(kind, value) => (kind, value),
        };
        let selected = facets.cursor.offset + row == facets.cursor.position;
        let style = |role| look.theme.style(if selected { Role::Selected } else { role });
        let narrows = is_chosen(&query, kind, &value.value);
        pen.write(if selected { "▌" } else { " " }, style(Role::Text));
        pen.write(if narrows { "✓ " } else { "  " }, style(Role::Linked));
        pen.write_right(&format!("{} ", grouped(value.count as u64)), style(Role::Dim));
        pen.write_cut(&text::safe(&value.label), style(if narrows { Role::Linked } else { Role::Text }));
        pen.fill(style(Role::Text));
    }
}
