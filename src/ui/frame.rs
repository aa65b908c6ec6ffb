//! The border of a pane: title, counts, what is hidden, and the scrollbar.

use ratatui::buffer::Buffer;
use ratatui::layout::Alignment;
use ratatui::style::Style;
use ratatui::symbols::border;
use ratatui::text::Line;
use ratatui::widgets::{Block, BorderType, Scrollbar, ScrollbarOrientation, ScrollbarState, StatefulWidget, Widget};

use super::{Look, Role, rect};
use crate::geometry::Area;

/// What stands on the border of a pane.
#[derive(Default)]
pub(super) struct Border<'t> {
    /// Upper left.
    pub title: String,
    /// Upper right.
    pub counts: String,
    /// Lower left.
    pub total: &'t str,
    /// Lower right: what is hidden, and the key that widens.
    pub hidden: String,
}

/// Draws the border.
pub(super) fn draw(look: &Look, border: &Border, focused: bool, area: Area, buffer: &mut Buffer) {
    let style = look.theme.style(if focused { Role::Focus } else { Role::Border });
    let title = look.theme.style(if focused { Role::Focus } else { Role::Text });
    let mut block = Block::bordered()
        .border_set(if focused { border::THICK } else { border::PLAIN })
        .border_type(if focused { BorderType::Thick } else { BorderType::Plain })
        .border_style(style)
        .title_top(spaced(&border.title, title))
        .title_top(spaced(&border.counts, title).alignment(Alignment::Right));
    // Where both do not fit, what is hidden matters more.
    let room = usize::from(area.width.saturating_sub(6));
    let hidden = crate::text::width(&border.hidden);
    if hidden + crate::text::width(border.total) <= room || border.hidden.is_empty() {
        let total = crate::text::truncate(border.total, room).into_owned();
        // Not in the colour of the border too: that, and faint, is hard to read.
        block = block.title_bottom(spaced(&total, Style::reset().patch(look.theme.style(Role::Dim))));
    }
    if !border.hidden.is_empty() {
        let hidden = crate::text::truncate(&border.hidden, room).into_owned();
        block = block.title_bottom(spaced(&hidden, look.theme.style(Role::Notice)).alignment(Alignment::Right));
    }
    block.render(rect(area, buffer), buffer);
}

fn spaced(text: &str, style: Style) -> Line<'static> {
    if text.is_empty() { Line::default() } else { Line::styled(format!(" {text} "), style) }
}

/// Draws where the shown lines stand among all, on the right border.
pub(super) fn scrollbar(shown: usize, len: usize, offset: usize, area: Area, buffer: &mut Buffer) {
    if len <= shown || area.height < 4 {
        return;
    }
    let mut state = ScrollbarState::new(len.saturating_sub(shown)).viewport_content_length(shown).position(offset);
    let bar =
        Scrollbar::new(ScrollbarOrientation::VerticalRight).begin_symbol(None).end_symbol(None).track_symbol(None);
    let inner = Area { y: area.y + 1, height: area.height - 2, ..area };
    bar.thumb_symbol("┃").render(rect(inner, buffer), buffer, &mut state);
}
