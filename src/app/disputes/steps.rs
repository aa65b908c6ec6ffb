//! Which movement a command asks for in a view of rows and columns.

use crate::app::cursor::Step;
use crate::command::Command;

/// A movement over rows.
pub(in crate::app) fn down(command: Command) -> Option<Step> {
    Some(match command {
        Command::Up => Step::Rows(-1),
        Command::Down => Step::Rows(1),
        Command::Top => Step::Top,
        Command::Bottom => Step::Bottom,
        Command::HalfPageUp => Step::HalfPages(-1),
        Command::HalfPageDown => Step::HalfPages(1),
        Command::PageUp => Step::HalfPages(-2),
        Command::PageDown => Step::HalfPages(2),
        _ => return None,
    })
}

/// A movement over columns.
pub(super) fn across(command: Command) -> Option<isize> {
    match command {
        Command::Left => Some(-1),
        Command::Right => Some(1),
        _ => None,
    }
}
