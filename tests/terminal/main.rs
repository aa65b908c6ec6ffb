//! The real program on a pseudo-terminal: it takes the terminal over, and gives it back whatever happens.
#![cfg(unix)]

mod editing;
mod pty;
mod reload;
mod resumed;

use std::fs;

use pty::Terminal;
use rustix::process::Signal;

/// Whether the Desk stands whole: every pane, and no trace of loading.
fn desk(screen: &vt100::Screen) -> bool {
    let text = screen.contents();
    screen.alternate_screen() && ["Actors", "Claims", "Chronology"].iter().all(|pane| text.contains(pane))
}

fn started(columns: u16, rows: u16) -> Terminal {
    let terminal = Terminal::sitrep(columns, rows, &[]);
    terminal.wait_for("the Desk", desk);
    terminal
}

#[test]
fn start_move_quit() {
    let mut terminal = started(140, 40);
    terminal.wait_for("the cursor hidden", vt100::Screen::hide_cursor);
    let first = terminal.text();
    terminal.press("j");
    terminal.wait_for("another row selected", |screen| screen.contents() != first);
    terminal.press("q");
    assert_eq!(terminal.wait_for_exit(), 0);
    terminal.assert_restored();
}

#[test]
fn control_c_quits() {
    let mut terminal = started(80, 24);
    terminal.press("\x03");
    assert_eq!(terminal.wait_for_exit(), 0);
    terminal.assert_restored();
}

#[test]
fn search_finds_while_one_types_and_esc_returns() {
    let mut terminal = started(140, 40);
    let desk = terminal.text();
    terminal.press("/tower 22");
    terminal.wait_for_text("Tower 22");
    terminal.press("\x1b");
    terminal.wait_for("the Desk as it was", |screen| screen.contents() == desk);
}

#[test]
fn y_puts_a_line_on_the_clipboard_of_the_terminal() {
    let mut terminal = started(140, 40);
    terminal.press("y");
    terminal.wait_for_text("Copied");
    assert!(terminal.clipboard().len() > 40, "on the clipboard: {:?}", terminal.clipboard());
}

#[test]
fn words_open_the_search_with_its_hits() {
    let terminal = Terminal::sitrep(140, 40, &["tower", "22"]);
    terminal.wait_for("the search with hits", |screen| {
        let text = screen.contents();
        text.contains("tower 22") && text.contains("Tower 22")
    });
}

#[test]
fn no_color_leaves_emphasis_and_no_color() {
    let terminal = Terminal::start(140, 40, env!("CARGO_BIN_EXE_sitrep"), &[], &[("NO_COLOR", "1")]);
    terminal.wait_for("the Desk", desk);
    let mut emphasised = 0;
    terminal.each_cell(|row, column, cell| {
        let colors = (cell.fgcolor(), cell.bgcolor());
        assert_eq!(colors, (vt100::Color::Default, vt100::Color::Default), "row {row}, column {column}");
        emphasised += usize::from(cell.inverse() || cell.bold());
    });
    assert!(emphasised > 10, "nothing shows what is selected");
}

#[test]
fn a_burst_of_keys_is_read_to_its_end() {
    let mut terminal = started(140, 40);
    terminal.press(&"j".repeat(3_000));
    terminal.press("q");
    assert_eq!(terminal.wait_for_exit(), 0);
}

#[test]
fn an_unfinished_escape_sequence_blocks_nothing() {
    let mut terminal = started(140, 40);
    terminal.press("\x1b[");
    terminal.resize(80, 24);
    terminal.wait_for("the Desk in the smaller window", desk);
    terminal.signal(Signal::TERM);
    assert_eq!(terminal.wait_for_exit(), 143);
    terminal.assert_restored();
}

#[test]
fn termination_gives_the_terminal_back() {
    for (signal, code) in [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::INT, 130)] {
        let mut terminal = started(80, 24);
        terminal.signal(signal);
        assert_eq!(terminal.wait_for_exit(), code, "{signal:?}");
        terminal.assert_restored();
    }
}

#[test]
fn resize_redraws() {
    let terminal = started(140, 40);
    terminal.resize(200, 60);
    terminal.wait_for("the Desk to the last row", |screen| {
        desk(screen) && screen.rows(0, 200).last().is_some_and(|row| !row.trim().is_empty())
    });
    terminal.resize(80, 24);
    terminal.wait_for("the Desk in 24 rows", |screen| {
        desk(screen) && screen.rows(0, 80).last().is_some_and(|row| !row.trim().is_empty())
    });
}

#[test]
fn windows_too_small_for_anything_survive() {
    for (columns, rows) in [(1, 1), (2, 40), (140, 1), (10, 3)] {
        let mut terminal = Terminal::sitrep(columns, rows, &[]);
        terminal.wait_for("the screen taken over", vt100::Screen::alternate_screen);
        terminal.press("jj/tower\x1b\t?\x1b");
        terminal.resize(140, 40);
        terminal.wait_for("the Desk once there is room", desk);
        terminal.resize(columns, rows);
        terminal.press("jk");
        terminal.press("\x03");
        assert_eq!(terminal.wait_for_exit(), 0, "{columns}×{rows}");
        terminal.assert_restored();
    }
}

#[test]
fn suspending_hands_the_terminal_to_the_shell_and_fg_takes_it_back() {
    let mut shell = Terminal::start(140, 40, "sh", &["-i"], &[("PS1", "ready> ")]);
    shell.wait_for_text("ready> ");
    shell.press(&format!("'{}'\n", env!("CARGO_BIN_EXE_sitrep")));
    shell.wait_for("the Desk", desk);
    let before = shell.text();
    shell.press("\x1a");
    shell.wait_for("the shell's prompt", |screen| {
        !screen.alternate_screen() && !screen.hide_cursor() && screen.contents().matches("ready> ").count() > 1
    });
    shell.press("fg\n");
    shell.wait_for("the Desk as it was", |screen| screen.alternate_screen() && screen.contents() == before);
    shell.press("q");
    shell.wait_for("the shell's prompt again", |screen| !screen.alternate_screen());
}

#[test]
fn stopped_and_continued_from_outside_it_redraws() {
    let mut terminal = started(140, 40);
    let before = terminal.text();
    terminal.signal(Signal::STOP);
    terminal.resize(139, 40);
    terminal.resize(140, 40);
    terminal.signal(Signal::CONT);
    terminal.wait_for("the Desk as it was", |screen| screen.contents() == before);
    terminal.press("q");
    assert_eq!(terminal.wait_for_exit(), 0);
    terminal.assert_restored();
}

#[test]
fn a_hang_up_ends_the_program() {
    let mut terminal = started(80, 24);
    terminal.hang_up();
    assert_eq!(terminal.wait_for_exit(), 129);
}

#[test]
fn a_broken_file_is_told_after_the_screen_is_given_back() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let file = folder.path().join("broken.toml");
    fs::write(&file, "[about]\nformat = 1\ntitle = \"x\"\n\n[[actor]]\nid = \"a\"\nnmae = \"A\"\n").expect("written");
    let mut terminal = Terminal::sitrep(140, 40, &["-f", file.to_str().expect("a plain path")]);
    assert_eq!(terminal.wait_for_exit(), 3);
    terminal.assert_restored();
    terminal.wait_for_text("broken.toml:7:1");
    terminal.wait_for_text("nmae");
}

#[test]
#[cfg(debug_assertions)]
fn a_panic_gives_the_terminal_back_and_then_speaks() {
    let mut terminal = Terminal::start(
        140,
        40,
        env!("CARGO_BIN_EXE_sitrep"),
        &[],
        &[("SITREP_PANIC", "key"), ("RUST_BACKTRACE", "0")],
    );
    terminal.wait_for("the Desk", desk);
    terminal.press("j");
    assert_eq!(terminal.wait_for_exit(), 101);
    terminal.assert_restored();
    terminal.wait_for_text("on purpose");
    terminal.wait_for_text("src/run.rs");
    terminal.wait_for_text("mistake in the program");
}

#[test]
#[cfg(debug_assertions)]
fn a_worker_that_panics_says_so_and_the_screen_stays() {
    let mut terminal = Terminal::start(140, 40, env!("CARGO_BIN_EXE_sitrep"), &[], &[("SITREP_PANIC", "search")]);
    terminal.wait_for("the Desk", desk);
    terminal.press("/erbil");
    terminal.wait_for_text("mistake in the program");
    assert!(terminal.text().contains("erbil"), "the search is gone:\n{}", terminal.text());
    terminal.press("\x03");
    assert_eq!(terminal.wait_for_exit(), 0);
    terminal.assert_restored();
}

#[test]
fn days_run_by_themselves_on_the_map_and_keys_are_taken_meanwhile() {
    let mut terminal = started(140, 40);
    terminal.press("4p");
    terminal.wait_for_text("▶ ");
    let first = terminal.text();
    terminal.wait_for("a later day", |screen| screen.contents() != first && screen.contents().contains("▶ "));
    terminal.press("p");
    terminal.wait_for_text("‖ ");
    terminal.press("q");
    terminal.wait_for("the Desk", desk);
}
