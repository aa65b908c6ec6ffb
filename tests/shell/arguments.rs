//! The command line itself: commands and words, options before and after, days, colour, help.

use super::{SMALL, run, small};

#[test]
fn words_that_are_no_command_are_a_search() {
    let run = small(&["drone", "north"]).done();
    assert!(run.out.contains("2024-01-20-north-base-drone"), "{}", run.out);
}

#[test]
fn a_command_among_the_words_is_a_word() {
    small(&["tower", "check"]).refused(1, "No match for `tower check`");
    small(&["--", "check", "tower"]).refused(1, "No match for `check tower`");
    small(&["--", "show"]).refused(1, "No match for `show`");
    small(&["drone", "--", "-x9"]).refused(1, "No match for `drone -x9`");
}

#[test]
fn a_command_after_options_is_a_command() {
    assert!(small(&["check"]).done().out.starts_with("No problems"));
}

#[test]
fn files_before_and_after_the_command_are_layers() {
    let layer = tempfile::NamedTempFile::with_suffix(".toml").expect("a file");
    std::fs::write(layer.path(), "[[topic]]\nid = \"layered\"\nquestion = \"Is it layered?\"\n").expect("written");
    let path = layer.path().to_str().expect("UTF-8");
    let shown = run(&["-f", SMALL, "show", "-f", path, "layered", "withdrawal", "--format", "json"]).done().json();
    assert_eq!(shown[0]["question"], "Is it layered?");
    assert_eq!(shown[1]["id"], "withdrawal");
}

#[test]
fn an_unknown_option_is_told_and_options_stand_before_the_words() {
    run(&["--nonsense"]).refused(2, "unexpected argument '--nonsense'");
    run(&["search", "--nonsense", "x"]).refused(2, "unexpected argument '--nonsense'");
    run(&["tower", "--kind", "actor"]).refused(2, "options stand before the words");
    run(&["search", "--kind", "actr", "x"]).refused(2, "a similar value exists: 'actor'");
    run(&["search"]).refused(2, "required");
}

#[test]
fn the_two_clocks_exclude_each_other_wherever_they_stand() {
    let conflict = "'--as-of <DATE>' cannot be used with '--known-by <DATE>'";
    run(&["--as-of", "2024-01-25", "--known-by", "2024-01-25", "search", "x"]).refused(2, conflict);
    run(&["--as-of", "2024-01-25", "search", "--known-by", "2024-01-25", "x"]).refused(2, conflict);
    run(&["--as-of", "2024-01-25", "check"]).refused(2, "cannot be used with 'check'");
}

#[test]
fn a_wrong_day_says_how_days_are_written() {
    for wrong in ["tomorrowish", "2024-02-30", ""] {
        run(&["--as-of", wrong, "search", "x"]).refused(2, "2024-01-25, 25 jan 2024");
        run(&["search", "--since", wrong, "x"]).refused(2, "2024-01-25, 25 jan 2024");
    }
}

#[test]
fn every_way_of_writing_a_day_sets_the_same_day() {
    for day in ["2024-01-21", "21 jan 2024", "21 January 2024", "jan 21, 2024"] {
        let run = small(&["--as-of", day, "search", "north"]).done();
        assert!(run.errors.contains("more hidden"), "{day}: {}", run.errors);
        assert!(!run.out.contains("2024-01-22"), "{day}: {}", run.out);
    }
}

#[test]
fn help_tells_exit_codes_and_examples() {
    let run = run(&["--help"]).done();
    for told in ["Exit codes:", "Examples:", "sitrep -- new offensive", "--known-by", "search", "show", "check"] {
        assert!(run.out.contains(told), "{told} is not in the help");
    }
    assert!(!run.out.contains("--keys"), "the option for tests and pictures is in the help");
}

#[test]
fn the_version_names_the_day_of_the_data() {
    let out = run(&["--version"]).done().out;
    let about = out.strip_prefix(concat!("sitrep ", env!("CARGO_PKG_VERSION"), ", data of ")).expect("the version");
    assert!(about.trim_end().ends_with(" 2026"), "{out}");
}

#[test]
fn colour_is_for_terminals_unless_it_is_asked_for() {
    let show = ["show", "withdrawal"];
    assert!(!small(&show).done().out.contains('\u{1b}'));
    assert!(small(&["--color", "always", "show", "withdrawal"]).done().out.contains("\u{1b}[1m"));
}

#[test]
fn without_a_terminal_and_words_the_explorer_says_what_to_do() {
    run(&[]).refused(2, "The explorer needs a terminal");
}

#[test]
fn one_frame_can_be_printed_without_a_terminal() {
    let frame = small(&["--print", "--size", "80x24", "--keys", "/drone"]).done().out;
    assert_eq!(frame.lines().count(), 24, "{frame}");
    assert!(frame.contains("Drone hits North Base"), "{frame}");
    run(&["--print", "--size", "0x24"]).refused(2, "write columns and rows as 140x40");
    run(&["--print", "--keys", "<nokey>"]).refused(2, "is not a key");
}
