//! Without any colour, as `NO_COLOR` and the theme `mono` draw: side, kind, match, dispute and selection are told apart by signs
//! and emphasis, and nothing that is reversed is faint, in any theme.

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use sitrep::geometry::Size;
use sitrep::model::{Lens, Scope};
use sitrep::run::Player;
use sitrep::ui::{Look, Theme};

use crate::session::{Session, TODAY, shipped};

/// Keys that lay an attack open.
const TOWER: &str = "/drone kills three us soldiers at tower 22<enter>";

/// A session in a shipped theme, on a Desk wide enough for three lists.
fn themed(theme: &str) -> Session {
    let look = Look { theme: Theme::shipped(theme).expect("a shipped theme"), ..Look::default() };
    Session(Player::start(Scope::new(shipped(), Lens::default()), None, Size::new(140, 40), look, TODAY))
}

/// The cells of the first line that shows a text.
#[track_caller]
fn cells_of(frame: &Buffer, text: &str) -> Vec<Cell> {
    let lines = frame.content.chunks(frame.area.width.into());
    let found = lines.filter_map(|line| {
        let symbols: String = line.iter().map(Cell::symbol).collect();
        let start = symbols[..symbols.find(text)?].chars().count();
        Some(line[start..start + text.chars().count()].to_vec())
    });
    found.into_iter().next().unwrap_or_else(|| panic!("no `{text}` is shown"))
}

/// What emphasises the whole of a text.
#[track_caller]
fn emphasis(session: &Session, text: &str) -> Modifier {
    let cells = cells_of(&session.0.frame(), text);
    cells.iter().fold(Modifier::all(), |all, cell| all & cell.modifier)
}

#[test]
fn no_colour_is_set_anywhere() {
    for keys in
        ["", "/attack erbil", ":", "?", "2", "3", "4", "5", "6", "7", "8", "9", "t25 jan 2024<enter>", "<tab>;", "!"]
    {
        let frame = themed("mono").press(keys).0.frame();
        let colored = frame.content.iter().filter(|cell| (cell.fg, cell.bg) != (Color::Reset, Color::Reset));
        assert_eq!(colored.count(), 0, "{keys}");
    }
}

#[test]
fn the_rows_carry_the_marks_of_the_sides() {
    let claims = themed("mono").press("/not a negotiation<enter>");
    claims.shows("25 Jan 24 US DoD").shows("25 Jan 24 IQ Thabit al-Abbasi");
    let drone = themed("mono").press(TOWER);
    drone.shows("28 Jan 24 ✖ R  Drone kills");
    drone.press("8").shows("28 Jan 24 ✖ R  Drone kills");
    // With colours they are not needed, and the titles have the room.
    themed("default").press(TOWER).shows("28 Jan 24 ✖ Drone kills");
}

#[test]
fn kinds_of_events_have_signs_of_their_own() {
    let desk = themed("mono").press(TOWER);
    desk.shows("✖").shows("▲").shows("“");
}

#[test]
fn a_dispute_a_match_and_the_selection_stand_out() {
    let search = themed("mono").press("/attack erbil");
    let selected = cells_of(&search.0.frame(), "▌✖ Attack on");
    assert!(selected.iter().all(|cell| cell.modifier.contains(Modifier::REVERSED)));
    let emphases: Vec<_> = [3, 10].map(|at| selected[at].modifier - Modifier::REVERSED).into();
    assert_eq!(emphases, [Modifier::BOLD | Modifier::UNDERLINED, Modifier::empty()], "a match, and no match");
    let other = cells_of(&search.0.frame(), "Attack claimed on");
    assert_eq!((other[0].modifier, other[8].modifier), (Modifier::BOLD | Modifier::UNDERLINED, Modifier::empty()));
    let desk = themed("mono").press("/not a negotiation<enter>");
    assert!(emphasis(&desk, "⇄ 1").contains(Modifier::BOLD));
    assert!(emphasis(&desk, "25 Jan 24 US Sabrina Singh").contains(Modifier::REVERSED), "the pane with the keys");
    let other = emphasis(&desk, "▌ S France");
    assert!(other.contains(Modifier::BOLD) && !other.contains(Modifier::REVERSED), "{other:?}: another pane's row");
}

#[test]
fn nothing_reversed_is_faint_and_its_row_has_no_gaps() {
    for theme in ["default", "high-contrast", "colour-blind-safe", "terminal", "mono"] {
        for keys in ["", "/attack erbil", ":tower", "2", "3", "4", "5", "6", "8", "9"] {
            let session = themed(theme).press(keys);
            let frame = session.0.frame();
            let faint = frame.content.iter().find(|cell| cell.modifier.contains(Modifier::REVERSED | Modifier::DIM));
            assert_eq!(faint, None, "{theme}, {keys}");
        }
        for keys in ["/attack erbil", ":tower"] {
            let frame = themed(theme).press(keys).0.frame();
            let mut rows = frame.content.chunks(140).filter_map(|line| {
                let is_start = |cell: &Cell| cell.symbol() == "▌" && cell.modifier.contains(Modifier::REVERSED);
                let row = &line[line.iter().position(is_start)?..];
                let end = row.iter().position(|cell| ["┃", "│"].contains(&cell.symbol()))?;
                Some(&row[..end]).filter(|row| row.len() > 60)
            });
            let row = rows.next_back().unwrap_or_else(|| panic!("{theme}, {keys}: no selected row"));
            let gap = row.iter().find(|cell| !cell.modifier.contains(Modifier::REVERSED));
            assert_eq!(gap, None, "{theme}, {keys}");
        }
    }
}
