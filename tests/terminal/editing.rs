//! The user's editor: it gets the terminal, and the program gets it back.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use crate::pty::Terminal;
use crate::reload::Files;

/// A program in the folder that stands for an editor: it writes its arguments into `arguments`, then does what it is told.
fn editor(folder: &Path, name: &str, does: &str) -> String {
    let path = folder.join(name);
    let script = format!("#!/bin/sh\nprintf '%s\\n' \"$@\" > '{}'\n{does}\n", folder.join("arguments").display());
    fs::write(&path, script).expect("written");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("made executable");
    path.to_str().expect("a plain path").to_owned()
}

fn arguments(folder: &Path) -> Vec<String> {
    let text = fs::read_to_string(folder.join("arguments")).expect("the editor was started");
    text.lines().map(str::to_owned).collect()
}

/// Line of the `[[actor]]` whose id this is.
fn header_line(text: &str, id: &str) -> usize {
    text.lines().position(|line| line == format!("id = \"{id}\"")).expect("the id is in the file")
}

/// The program over the shipped knowledge with a data folder of its own.
fn shipped(folder: &Path, editor: &str) -> Terminal {
    let data = folder.to_str().expect("a plain path");
    let variables = [("XDG_DATA_HOME", data), ("VISUAL", editor)];
    let terminal = Terminal::start(140, 40, env!("CARGO_BIN_EXE_sitrep"), &[], &variables);
    terminal.wait_for("the Desk", super::desk);
    terminal
}

#[test]
fn e_opens_the_editor_at_the_record_and_what_it_saves_is_shown() {
    let files = Files::new();
    let file = files.file();
    let change =
        format!("sed -i 's/name = \"Garrison\"/name = \"Fortress Guard\"/' '{}'; echo IN THE EDITOR", file.display());
    let editor = editor(files.folder(), "vi", &change);
    let mut terminal = files.open(&[("VISUAL", &format!("'{editor}' -x")), ("EDITOR", "false")]);
    terminal.press("e");
    terminal.wait_for_text("Fortress Guard");
    terminal.wait_for("the Desk, whole", |screen| super::desk(screen) && !screen.contents().contains("IN THE EDITOR"));
    let line = header_line(&files.text(), "garrison");
    assert_eq!(arguments(files.folder()), ["-x", &format!("+{line}"), file.to_str().expect("a plain path")]);
    terminal.press("q");
    assert_eq!(terminal.wait_for_exit(), 0);
    terminal.assert_restored();
}

#[test]
fn the_editor_has_the_keys_and_control_c_while_it_runs() {
    let files = Files::new();
    let asks = "trap 'echo INTERRUPTED' INT; printf 'EDITOR ASKS '; while [ -z \"$answer\" ]; do read answer; done; printf '%s' \"$answer\" > \"$(dirname \"$0\")/typed\"";
    let editor = editor(files.folder(), "ed", asks);
    let mut terminal = files.open(&[("EDITOR", &editor)]);
    terminal.press("e");
    terminal.wait_for("the editor's own screen", |screen| {
        !screen.alternate_screen() && screen.contents().contains("EDITOR ASKS")
    });
    terminal.press("\x03");
    terminal.wait_for_text("INTERRUPTED");
    terminal.press("qjq\n");
    terminal.wait_for("the Desk again", super::desk);
    let typed = fs::read_to_string(files.folder().join("typed")).expect("the editor got its line");
    assert_eq!(typed, "qjq");
    terminal.press("q");
    assert_eq!(terminal.wait_for_exit(), 0);
}

#[test]
fn an_editor_that_fails_or_is_killed_leaves_the_screen_whole() {
    let files = Files::new();
    for (does, told) in [("stty raw; exit 3", "failed (exit status: 3)"), ("kill -9 $$", "failed (signal: 9")] {
        let editor = editor(files.folder(), "broken", does);
        let mut terminal = files.open(&[("EDITOR", &editor)]);
        let before = terminal.text();
        terminal.press("e");
        terminal.wait_for_text(told);
        terminal.press("j");
        terminal.press("k");
        terminal.wait_for("the Desk as it was", |screen| screen.contents() == before && screen.hide_cursor());
        terminal.press("q");
        assert_eq!(terminal.wait_for_exit(), 0);
        terminal.assert_restored();
    }
    let mut terminal = files.open(&[("EDITOR", "no-such-editor-anywhere")]);
    terminal.press("e");
    terminal.wait_for_text("`no-such-editor-anywhere` is not installed");
}

#[test]
fn the_shipped_file_is_copied_once_it_is_agreed_to_and_the_copy_is_used() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let copy = folder.path().join("sitrep/base.toml");
    let change = format!("sed -i '0,/^title = /s/^title = .*/title = \"A copy of mine\"/' '{}'", copy.display());
    let editor = editor(folder.path(), "vi", &change);
    let mut terminal = shipped(folder.path(), &editor);
    terminal.press("e");
    terminal.wait_for_text("May this be written?");
    terminal.press("n");
    terminal.wait_for_text("Nothing was written.");
    assert!(!copy.exists(), "it was written without consent");
    terminal.press("e");
    terminal.wait_for_text("May this be written?");
    terminal.press("y");
    terminal.wait_for_text("A copy of mine");
    assert_eq!(arguments(folder.path())[1], copy.to_str().expect("a plain path"));
    terminal.press("q");
    terminal.wait_for_exit();
    // The next run uses the copy, and opens it without a question.
    let mut terminal = shipped(folder.path(), "true");
    terminal.wait_for_text("A copy of mine");
    terminal.press("e");
    terminal.wait_for("the Desk after the editor", super::desk);
    assert!(!terminal.text().contains("May this be written?"));
}

#[test]
fn a_note_is_begun_in_the_overlay_and_shown_once_it_is_written() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let overlay = folder.path().join("sitrep/overlay.toml");
    let change = format!("sed -i 's/^summary = \"/&Seen by me. /' '{}'", overlay.display());
    let editor = editor(folder.path(), "vi", &change);
    let mut terminal = shipped(folder.path(), &editor);
    // An actor has no note; what is said of it is filled in, to be changed.
    terminal.press("A");
    terminal.wait_for_text("A note on `");
    terminal.press("y");
    terminal.wait_for_text("Seen by me. ");
    assert_eq!(arguments(folder.path())[0], "+4");
    let written = fs::read_to_string(&overlay).expect("it was written");
    assert!(written.starts_with("[[actor]]\nid = \""), "{written}");
    assert!(written.contains("extend = true\nsummary = \"Seen by me. "), "{written}");
    // Once more on the same record: the editor opens at what is there.
    terminal.press("A");
    terminal.wait_for_text("May this be written?");
    terminal.press("y");
    terminal.wait_for_text("Seen by me. Seen by me.");
    terminal.press("q");
    terminal.wait_for_exit();
    assert_eq!(arguments(folder.path())[0], "+4");
    let again = fs::read_to_string(&overlay).expect("still there");
    assert_eq!(again, written.replace("Seen by me. ", "Seen by me. Seen by me. "));
}

#[test]
fn a_note_is_not_offered_where_the_overlay_does_not_lie_over_the_files() {
    let files = Files::new();
    let mut terminal = files.open(&[]);
    assert!(terminal.text().contains("e edit") && !terminal.text().contains("A note"), "{}", terminal.text());
    terminal.press("A");
    terminal.wait_for_text("With -f, notes are seen only if your overlay is named last: -f ");
    // The knowledge that comes with the program has the overlay over it. The hint is among those that need a wide window.
    Terminal::sitrep(200, 60, &[]).wait_for_text("A note");
}
