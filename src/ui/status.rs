//! The line at the foot: a box that is being typed into, a sentence, or the keys of what has the focus.

use ratatui::buffer::Buffer;

use super::{Look, Pen, Role, search};
use crate::app::{App, Offer, Overlay, Pane, View};
use crate::command::{Command, Input};
use crate::geometry::Area;
use crate::text;

/// Columns of a box that are kept for what is typed; what it is understood as is cut before that.
const TYPING: usize = 16;

pub(super) fn draw(app: &App, look: &Look, area: Area, buffer: &mut Buffer) {
    let mut pen = Pen::new(buffer, area, 0);
    pen.skip(1);
    problem_mark(app, look, &mut pen);
    if let Some(notice) = app.notice() {
        let role = if notice.failed { Role::Error } else { Role::Text };
        pen.write_cut(&text::safe(&notice.text), look.theme.style(role));
        return;
    }
    if let Some(Overlay::Prompt(prompt)) = app.overlays().last() {
        let feedback = prompt.feedback(&app.day_context());
        pen.write(&prompt.label(), look.theme.style(Role::Key));
        let room = usize::from(pen.room()).saturating_sub(TYPING);
        if room > 0 {
            pen.write_right(&text::truncate(&text::safe(&feedback), room), look.theme.style(Role::Dim));
        }
        search::input(&mut pen, look, &prompt.input);
        return;
    }
    let (input, commands, always) = hints(app);
    // How to get help and how to leave stand at the right end, whatever the width.
    for &command in always.iter().rev() {
        if let Some(key) = look.keymap.first(command, input) {
            pen.write_right(word(app, command), look.theme.style(Role::Dim));
            pen.write_right(&key, look.theme.style(Role::Key));
        }
    }
    for &command in commands.iter().filter(|&&command| applies(app, command)) {
        let Some(key) = look.keymap.first(command, input) else { continue };
        let hint = word(app, command);
        if usize::from(pen.room()) < text::width(&key) + text::width(hint) + 3 {
            break;
        }
        pen.write(&key, look.theme.style(Role::Key));
        pen.write(&format!(" {hint}  "), look.theme.style(Role::Dim));
    }
}

/// That the files are broken since they were saved, before everything else until they are mended.
fn problem_mark(app: &App, look: &Look, pen: &mut Pen) {
    let Some(mark) = app.problem_mark() else { return };
    let key = look.keymap.first(Command::Problems, Input::Browse);
    let shows = key.map_or(String::new(), |key| format!(": {key} shows them"));
    pen.write(&text::safe(&format!("✖ {mark}{shows}")), look.theme.style(Role::Error));
    pen.skip(2);
}

/// Whether a command can do anything now; most can always.
fn applies(app: &App, command: Command) -> bool {
    match command {
        Command::Edit => app.record().is_some(),
        Command::Annotate => app.record().is_some() && app.takes_notes(),
        _ => true,
    }
}

/// What a command is called here: as in the table, but where that speaks of something else.
fn word(app: &App, command: Command) -> &'static str {
    match (app.overlays().last(), command) {
        (Some(Overlay::Compare(_)), Command::NextMatch) => "another beside it",
        (Some(Overlay::Compare(_)), Command::Sort) => "differences only",
        (None, Command::NextMatch) if app.view() == View::Network && app.network().chain.is_some() => "next chain",
        _ => command.row().hint,
    }
}

/// What the line names: how keys are read, the commands that may be left out, and those that are always named.
type Hints = (Input, &'static [Command], &'static [Command]);

/// The commands that matter where the keys go now, the most useful first.
fn hints(app: &App) -> Hints {
    use Command as C;
    match app.overlays().last() {
        Some(Overlay::Search(_)) => (
            Input::Typing,
            &[C::Open, C::Complete, C::Down, C::Up, C::EarlierSearch, C::SaveSearch, C::PageDown, C::EraseAll],
            &[C::Help, C::Cancel],
        ),
        Some(Overlay::Palette(open)) if matches!(open.selected(), Some(Offer::Saved(_))) => (
            Input::Typing,
            &[C::Open, C::ForgetSearch, C::Down, C::Up, C::PageDown, C::EraseAll],
            &[C::Help, C::Cancel],
        ),
        Some(Overlay::Palette(_)) => {
            (Input::Typing, &[C::Open, C::Down, C::Up, C::PageDown, C::EraseAll], &[C::Help, C::Cancel])
        }
        Some(Overlay::Facets(_)) => {
            (Input::Browse, &[C::Open, C::Down, C::Up, C::NextPane, C::Widen], &[C::Help, C::Cancel])
        }
        Some(Overlay::Compare(_)) => (
            Input::Browse,
            &[C::Sort, C::NextPane, C::Open, C::NextMatch, C::Down, C::PageDown, C::CopyLine, C::OpenSource],
            &[C::Help, C::Cancel],
        ),
        Some(Overlay::Actors(_)) => (Input::Typing, &[C::Open, C::Complete, C::Down, C::Up, C::EraseAll], &[C::Cancel]),
        Some(Overlay::Help(_)) => (Input::Typing, &[C::Down, C::Up, C::PageDown, C::EraseAll], &[C::Cancel]),
        Some(Overlay::Choice(_)) => (Input::Browse, &[C::Open, C::Down, C::Up], &[C::Cancel]),
        Some(Overlay::Problems(_)) => (Input::Browse, &[C::Open, C::Down, C::Up], &[C::Cancel]),
        Some(
            Overlay::Hints(_) | Overlay::Prompt(_) | Overlay::Confirm(_) | Overlay::CopyAs | Overlay::Presenter(_),
        ) => (Input::Typing, &[], &[C::Cancel]),
        None if app.view() != View::Desk => (Input::Browse, view_hints(app.view()), &[C::Help, C::Quit]),
        None if app.desk().focus == Pane::Detail => (
            Input::Browse,
            &[
                C::Open,
                C::Follow,
                C::Back,
                C::CopyLine,
                C::OpenSource,
                C::Edit,
                C::Annotate,
                C::Pin,
                C::NextPane,
                C::Search,
                C::AsOf,
                C::Dispute,
                C::HalfPageDown,
                C::Around,
            ],
            &[C::Help, C::Quit],
        ),
        None => (
            Input::Browse,
            &[
                C::Search,
                C::Open,
                C::NextPane,
                C::Pin,
                C::Filter,
                C::Palette,
                C::AsOf,
                C::GoToDate,
                C::CopyLine,
                C::OpenSource,
                C::Edit,
                C::Annotate,
                C::Facets,
                C::Sort,
                C::Follow,
                C::Around,
                C::Widen,
                C::Back,
                C::OtherClock,
                C::Dispute,
                C::ViewDisputes,
                C::ViewNumbers,
                C::ViewNetwork,
                C::Compare,
                C::TiedHow,
                C::ViewChronology,
            ],
            &[C::Help, C::Quit],
        ),
    }
}

/// The commands that matter in a view beside the Desk, the most useful first.
#[allow(clippy::too_many_lines, reason = "a table: a command a line")]
fn view_hints(view: View) -> &'static [Command] {
    use Command as C;
    match view {
        View::Desk => &[],
        View::Map => MAP_HINTS,
        View::Network => &[
            C::Open,
            C::NextPane,
            C::TiedHow,
            C::Back,
            C::Widen,
            C::Filter,
            C::Facets,
            C::AsOf,
            C::Dispute,
            C::CopyLine,
            C::OpenSource,
            C::Sort,
            C::NextMatch,
            C::Search,
            C::Compare,
            C::ViewDesk,
        ],
        View::Sources => &[
            C::Open,
            C::NextPane,
            C::Sort,
            C::Filter,
            C::OpenSource,
            C::Edit,
            C::AsOf,
            C::Search,
            C::Back,
            C::CopyLine,
            C::Pin,
            C::OtherClock,
            C::ViewDesk,
        ],
        View::Brief => &[
            C::Open,
            C::Presenter,
            C::ShiftUp,
            C::ShiftDown,
            C::Heading,
            C::Remark,
            C::Question,
            C::Mark,
            C::Undo,
            C::BriefDay,
            C::OpenBrief,
            C::NextPane,
            C::Accept,
            C::CopyLine,
            C::ViewDesk,
        ],
        View::News => &[
            C::Open,
            C::NextPane,
            C::Filter,
            C::ViewNews,
            C::Follow,
            C::Dispute,
            C::Facets,
            C::OtherClock,
            C::Back,
            C::CopyLine,
            C::OpenSource,
            C::Edit,
            C::Pin,
            C::Search,
            C::ViewDesk,
        ],
        View::Chronology => &[
            C::NextPane,
            C::Open,
            C::Sort,
            C::Filter,
            C::Facets,
            C::Range,
            C::ZoomIn,
            C::ZoomOut,
            C::ApplyRange,
            C::Follow,
            C::Around,
            C::GoToDate,
            C::AsOf,
            C::CopyLine,
            C::Pin,
            C::Search,
            C::Back,
            C::ViewDesk,
        ],
        View::Disputes | View::Numbers => &[
            C::Open,
            C::NextPane,
            C::Sort,
            C::Filter,
            C::Dispute,
            C::AsOf,
            C::GoToDate,
            C::Search,
            C::Back,
            C::CopyLine,
            C::OpenSource,
            C::Edit,
            C::OtherClock,
            C::ViewDesk,
            C::ViewDisputes,
            C::ViewNumbers,
            C::ViewChronology,
        ],
    }
}

const MAP_HINTS: &[Command] = &[
    Command::Open,
    Command::NextPlace,
    Command::ZoomIn,
    Command::ZoomOut,
    Command::ZoomFit,
    Command::Play,
    Command::Sort,
    Command::NextPane,
    Command::AsOf,
    Command::GoToDate,
    Command::Pin,
    Command::Filter,
    Command::Facets,
    Command::CopyLine,
    Command::PanLeft,
    Command::MapStyle,
    Command::Search,
    Command::Back,
    Command::ViewDesk,
];
