//! The line at the foot: a box that is being typed into, a sentence, or the keys of what has the focus.

use ratatui::buffer::Buffer;

use super::{Look, Pen, Role, search};
use crate::app::{App, Overlay, Pane, View};
use crate::command::{Command, Input};
use crate::geometry::Area;
use crate::text;

pub(super) fn draw(app: &App, look: &Look, area: Area, buffer: &mut Buffer) {
    let mut pen = Pen::new(buffer, area, 0);
    pen.skip(1);
    if let Some(notice) = app.notice() {
        let role = if notice.failed { Role::Error } else { Role::Text };
        pen.write_cut(&text::safe(&notice.text), look.theme.style(role));
        return;
    }
    if let Some(Overlay::Prompt(prompt)) = app.overlays().last() {
        let feedback = prompt.feedback(&app.day_context());
        pen.write(&prompt.label(), look.theme.style(Role::Key));
        if usize::from(pen.room()) > text::width(&feedback) + 16 {
            pen.write_right(&text::safe(&feedback), look.theme.style(Role::Dim));
        }
        search::input(&mut pen, look, &prompt.input);
        return;
    }
    let (input, commands) = hints(app);
    for &command in commands {
        let Some(key) = look.keymap.first(command, input) else { continue };
        let hint = command.row().hint;
        if usize::from(pen.room()) < text::width(&key) + text::width(hint) + 3 {
            break;
        }
        pen.write(&key, look.theme.style(Role::Key));
        pen.write(&format!(" {hint}  "), look.theme.style(Role::Dim));
    }
}

/// The commands that matter where the keys go now, the most useful first.
fn hints(app: &App) -> (Input, &'static [Command]) {
    use Command as C;
    match app.overlays().last() {
        Some(Overlay::Search(_)) => {
            (Input::Typing, &[C::Open, C::Cancel, C::Down, C::Up, C::Complete, C::PageDown, C::EraseAll, C::Help])
        }
        Some(Overlay::Help(_)) => (Input::Typing, &[C::Cancel, C::Down, C::Up, C::PageDown, C::EraseAll]),
        Some(Overlay::Choice(_)) => (Input::Browse, &[C::Open, C::Cancel, C::Down, C::Up]),
        Some(Overlay::Hints(_) | Overlay::Prompt(_)) => (Input::Typing, &[C::Cancel]),
        None if app.view() != View::Desk => (
            Input::Browse,
            &[
                C::Open,
                C::NextPane,
                C::Sort,
                C::Dispute,
                C::Back,
                C::GoToDate,
                C::AsOf,
                C::Search,
                C::Help,
                C::Quit,
                C::CopyLine,
                C::OpenSource,
                C::Pin,
                C::OtherClock,
            ],
        ),
        None if app.desk().focus == Pane::Detail => (
            Input::Browse,
            &[
                C::Open,
                C::Follow,
                C::Back,
                C::CopyLine,
                C::OpenSource,
                C::Pin,
                C::NextPane,
                C::Search,
                C::AsOf,
                C::Help,
                C::Quit,
                C::HalfPageDown,
                C::Around,
            ],
        ),
        None => (
            Input::Browse,
            &[
                C::Search,
                C::Open,
                C::NextPane,
                C::Pin,
                C::Filter,
                C::Help,
                C::GoToDate,
                C::AsOf,
                C::CopyLine,
                C::Quit,
                C::OpenSource,
                C::Sort,
                C::Follow,
                C::Around,
                C::Widen,
                C::Back,
                C::OtherClock,
            ],
        ),
    }
}
