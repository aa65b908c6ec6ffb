//! Searches that are kept between two runs of the real program.

use std::fs;

use crate::pty::Terminal;

fn run(state: &str) -> Terminal {
    let variables = [("XDG_STATE_HOME", state)];
    let terminal = Terminal::start(140, 40, env!("CARGO_BIN_EXE_sitrep"), &[], &variables);
    terminal.wait_for("the Desk", super::desk);
    terminal
}

fn quit(mut terminal: Terminal) {
    terminal.press("q");
    assert_eq!(terminal.wait_for_exit(), 0);
    terminal.assert_restored();
}

#[test]
fn a_search_of_the_last_run_is_one_key_away() {
    let folder = tempfile::tempdir().expect("a folder");
    let state = folder.path().to_str().expect("UTF-8");
    let mut first = run(state);
    first.press("/tower 22");
    first.wait_for("its hits", |screen| {
        let text = screen.contents();
        ["/ tower 22", "Drone kills three US soldiers at Tower 22"].iter().all(|part| text.contains(part))
    });
    first.press("\r");
    first.wait_for("the search to close", |screen| super::desk(screen) && !screen.contents().contains(" Search "));
    quit(first);
    let kept = fs::read_to_string(folder.path().join("sitrep/searches.toml")).expect("kept at the end of the run");
    assert!(kept.contains("tower 22"), "{kept}");

    let mut second = run(state);
    second.press("/");
    second.wait_for_text("names, words, places");
    second.press("\x10");
    second.wait_for_text("/ tower 22");
}

#[test]
fn a_broken_file_is_told_and_the_program_goes_on() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("sitrep")).expect("made");
    fs::write(folder.path().join("sitrep/searches.toml"), "earlier = 3\n").expect("written");
    let terminal = run(folder.path().to_str().expect("UTF-8"));
    terminal.wait_for_text("Searches are not kept");
    quit(terminal);
}
