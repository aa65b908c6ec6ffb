//! What the commands write to a terminal: columns that line up, colour, text wrapped at its width.

use std::ffi::OsString;

use sitrep::cli;
use sitrep::model::Date;
use sitrep::shell::{self, Exit, Look, Output};

use super::SMALL;

/// Runs a command as on a terminal; the standard output and the standard error.
fn on_terminal(width: usize, color: bool, arguments: &[&str]) -> (String, String) {
    let arguments = [&["sitrep"], arguments].concat().into_iter().map(OsString::from);
    let request = cli::parse(arguments).expect("a right command line");
    let look = Look { terminal: true, color, width };
    let (mut written, mut told) = (Vec::new(), Vec::new());
    let today = Date::constant(2026, 11, 24);
    let exit = {
        let (mut output, mut errors) = (Output::new(&mut written, look), Output::new(&mut told, look));
        shell::run(&request, today, &mut output, &mut errors)
    };
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    let (written, told) = (text(written), text(told));
    assert_eq!(exit, Exit(0), "{told}");
    (written, told)
}

/// The text without the sequences that set colours; nothing else may be in it.
fn without_color(text: &str) -> String {
    let mut parts = text.split('\u{1b}');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (parameters, rest) = part.split_once('m').expect("a sequence that sets colours");
        let parameters = parameters.strip_prefix('[').expect("a sequence that sets colours");
        assert!(parameters.chars().all(|c| c.is_ascii_digit() || c == ';'), "{parameters}");
        plain.push_str(rest);
    }
    plain
}

#[test]
fn hits_stand_in_columns() {
    let (out, _) = on_terminal(140, false, &["search", "--kind", "event", "--limit", "20", "erbil drone"]);
    let id_column = |line: &str| line.rfind("  202").map(|id| sitrep::text::width(&line[..id]));
    let columns: Vec<_> = out.lines().map(id_column).collect();
    assert!(columns.len() > 10 && columns.iter().all(|column| *column == columns[0]), "{columns:?}\n{out}");
    assert!(out.contains('…'), "no title was cut:\n{out}");
}

#[test]
fn colour_changes_no_letter() {
    for arguments in
        [&["search", "withdrawal"][..], &["show", "us-dod-2024-01-25-not-withdrawal-talks"], &["check", "--list"]]
    {
        let (colored, _) = on_terminal(100, true, arguments);
        let (plain, _) = on_terminal(100, false, arguments);
        assert!(colored.contains("\u{1b}["), "{colored}");
        assert_eq!(without_color(&colored), plain);
    }
}

#[test]
fn a_record_is_wrapped_at_the_width_but_addresses_stay_whole() {
    for width in [60, 80, 132] {
        let (out, _) = on_terminal(width, false, &["show", "2024-01-28-tower-22"]);
        for line in out.lines().filter(|line| !line.contains("://") && !line.trim_start().starts_with('[')) {
            assert!(sitrep::text::width(line) <= width, "{width}: {line}");
        }
        let whole = "https://";
        assert!(
            out.lines().filter(|line| line.contains(whole)).all(|line| line.trim_start().starts_with(whole)),
            "{out}"
        );
    }
}

#[test]
fn many_hits_are_cut_off_on_a_terminal_and_counted() {
    let (out, told) = on_terminal(100, false, &["search", "iraq"]);
    assert_eq!(out.lines().count(), 50);
    assert!(told.starts_with("50 of ") && told.contains("--limit 0 lists all"), "{told}");
    let (out, told) = on_terminal(100, false, &["search", "--limit", "0", "iraq"]);
    assert!(out.lines().count() > 50, "{out}");
    assert_eq!(told, "");
}

#[test]
fn a_narrow_terminal_still_gets_everything() {
    let (out, _) = on_terminal(1, false, &["-f", SMALL, "show", "2024-01-20-north-base-drone"]);
    let letters = |text: &str| text.split_whitespace().collect::<String>();
    assert!(letters(&out).contains("DronehitsNorthBase"), "{out}");
}
