//! `sitrep fmt`.

use std::fs;

use proptest::prelude::*;
use sitrep::curate::tidy::{Refused, tidy};

use crate::sitrep::Folder;

const UNTIDY: &str = include_str!("../format/untidy.toml");
const TIDY: &str = include_str!("../format/tidy.toml");
const SHIPPED: &str = include_str!("../../data/iraq-coalition.toml");

#[test]
fn a_file_gets_its_canonical_form_and_keeps_it() {
    let folder = Folder::new();
    folder.write("base.toml", UNTIDY);
    let said = folder.run(&["fmt", "@base.toml"]);
    assert_eq!((said.code, said.output.as_str(), said.errors.as_str()), (0, "Tidied: base.toml\n", ""));
    assert_eq!(folder.read("base.toml"), TIDY);
    let again = folder.run(&["fmt", "@base.toml"]);
    assert_eq!((again.code, again.output.as_str()), (0, ""));
    assert_eq!(folder.read("base.toml"), TIDY);
}

#[test]
fn check_names_untidy_files_and_changes_none() {
    let folder = Folder::new();
    folder.write("a.toml", UNTIDY);
    folder.write("b.toml", TIDY);
    let said = folder.run(&["fmt", "--check", "@a.toml", "@b.toml"]);
    assert_eq!((said.code, said.output.as_str()), (1, "Not tidy: a.toml\n"));
    assert_eq!(folder.read("a.toml"), UNTIDY);
    assert_eq!(folder.run(&["fmt", "--check", "@b.toml"]).code, 0);
}

#[test]
fn a_folder_is_tidied_file_by_file() {
    let folder = Folder::new();
    fs::create_dir(folder.path("base")).expect("a folder");
    folder.write("base/a.toml", UNTIDY);
    folder.write("base/notes.txt", "no = 'knowledge'");
    let said = folder.run(&["-f", "@base", "fmt"]);
    assert_eq!((said.code, said.output.as_str()), (0, "Tidied: base/a.toml\n"));
    assert_eq!(folder.read("base/notes.txt"), "no = 'knowledge'");
}

#[test]
fn a_broken_file_is_refused_with_the_place_and_others_are_tidied() {
    let folder = Folder::new();
    folder.write("broken.toml", "[[event]]\nid = \"x\ndate = 2024-01-01\n");
    folder.write("good.toml", UNTIDY);
    let said = folder.run(&["fmt", "@broken.toml", "@good.toml"]);
    assert_eq!((said.code, said.output.as_str()), (3, "Tidied: good.toml\n"));
    assert!(said.errors.contains("broken.toml:2:"), "{}", said.errors);
    assert!(!said.errors.contains("missing-about"), "{}", said.errors);
    assert_eq!(folder.read("broken.toml"), "[[event]]\nid = \"x\ndate = 2024-01-01\n");
}

#[test]
fn a_file_that_is_not_there_is_told() {
    let said = Folder::new().run(&["fmt", "@none.toml"]);
    assert_eq!(said.code, 3);
    assert!(said.errors.contains("there is none of this name"), "{}", said.errors);
    let said = Folder::new().run(&["fmt"]);
    assert_eq!(said.code, 2);
    assert!(said.errors.contains("sitrep fmt my.toml"), "{}", said.errors);
}

#[cfg(unix)]
#[test]
fn permissions_stay_links_are_followed_and_nothing_is_left_behind() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = Folder::new();
    let path = folder.write("real.toml", UNTIDY);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).expect("permissions");
    symlink(&path, folder.path("link.toml")).expect("a link");
    assert_eq!(folder.run(&["fmt", "@link.toml"]).code, 0);
    assert_eq!(folder.read("real.toml"), TIDY);
    assert!(fs::symlink_metadata(folder.path("link.toml")).expect("there").is_symlink());
    assert_eq!(fs::metadata(&path).expect("there").permissions().mode() & 0o777, 0o640);
    assert_eq!(fs::read_dir(path.parent().expect("a folder")).expect("readable").count(), 2);
}

#[cfg(unix)]
#[test]
fn a_read_only_file_is_left_alone() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new();
    let path = folder.write("base.toml", UNTIDY);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).expect("permissions");
    let said = folder.run(&["fmt", "@base.toml"]);
    assert_eq!(said.code, 3);
    assert_eq!(said.errors, "error: base.toml is read-only, so it was not changed. Make it writable first.\n");
    assert_eq!(folder.read("base.toml"), UNTIDY);
}

#[test]
fn the_shipped_file_is_tidy() {
    assert!(tidy(SHIPPED).as_deref() == Ok(SHIPPED), "run `sitrep fmt data/iraq-coalition.toml`");
}

#[test]
fn files_with_errors_other_than_syntax_are_tidied_all_the_same() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad_data");
    let mut tidied = 0;
    for entry in fs::read_dir(folder).expect("readable").flatten() {
        let Ok(text) = fs::read_to_string(entry.path()) else { continue };
        match tidy(&text) {
            Ok(once) => {
                assert_eq!(tidy(&once).as_ref(), Ok(&once), "{}", entry.path().display());
                tidied += 1;
            }
            Err(Refused::Syntax) => {}
            Err(Refused::Meaning(what)) => panic!("{}: {what}", entry.path().display()),
        }
    }
    assert!(tidied > 50);
}

#[test]
fn windows_line_ends_and_a_byte_order_mark_go() {
    let text = format!("\u{feff}{}", UNTIDY.replace('\n', "\r\n"));
    assert_eq!(tidy(&text).as_deref(), Ok(TIDY));
}

#[test]
fn a_heading_right_under_the_line_for_editors_comes_out_the_same_a_second_time() {
    let text = "#:schema x.json\n# -----\n# Sides\n[[side]]\nid = \"us\"\n";
    let tidied = tidy(text).expect("it is TOML");
    assert_eq!(tidied, "#:schema x.json\n\n# -----\n# Sides\n\n[[side]]\nid = \"us\"\n");
    assert_eq!(tidy(&tidied), Ok(tidied.clone()));
}

#[test]
fn comments_stay_where_they_belong() {
    for text in [
        "a.b = 1 # beside\n# above\nc.d = 2\n",
        "# head\n\n[about] # table\n# in\n\n# end\n",
        "[[event]]\nactors = [ # first\n  { id = \"x\" }, # one\n  # two\n  { id = \"y\" } # three\n  , # four\n  # five\n]\n",
        "[[claim]]\nquantity = { # in braces\n  value = 1, # inside\n  measure = \"m\" }\n",
        "[[claim]]\n[claim.quantity]\n# inside\nvalue = 1 # one\n# after\n[[claim]]\n",
        "[[event]]\nid = \"b\"\n# tail of b\n\n# free before a\n\n# own of a\n[[event]]\nid = \"a\"\n# tail of a",
        "# only\n\n# comments\n",
        "",
    ] {
        let once = tidy(text).unwrap_or_else(|refused| panic!("{refused:?}: {text}"));
        assert_eq!(tidy(&once).as_ref(), Ok(&once), "{text}");
    }
}

/// One way to write the same file otherwise.
#[derive(Clone, Debug)]
enum Change {
    SwapLines(usize),
    Indent(usize),
    Blank(usize),
    SpaceEquals(usize),
    Comment(usize),
    MoveRecord(usize, usize),
}

fn change() -> impl Strategy<Value = Change> {
    let at = 0..400_usize;
    prop_oneof![
        at.clone().prop_map(Change::SwapLines),
        at.clone().prop_map(Change::Indent),
        at.clone().prop_map(Change::Blank),
        at.clone().prop_map(Change::SpaceEquals),
        at.clone().prop_map(Change::Comment),
        (at.clone(), at).prop_map(|(from, to)| Change::MoveRecord(from, to)),
    ]
}

/// The first records of each kind of the shipped file.
fn excerpt() -> String {
    let mut seen = std::collections::HashMap::<&str, usize>::new();
    let mut records = SHIPPED.split_inclusive("\n\n").filter(|record| !record.starts_with("[check]"));
    records
        .by_ref()
        .filter(|record| {
            let header = record.lines().find(|line| line.starts_with('[')).unwrap_or("#");
            let count = seen.entry(header).or_default();
            *count += 1;
            *count <= 4 || !header.starts_with('[') && *count < 20
        })
        .collect()
}

fn apply(text: &str, change: &Change) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let count = lines.len().max(1);
    match *change {
        Change::SwapLines(at) => {
            let at = at % count;
            let single = |line: &str| line.contains(" = ") && !line.ends_with('[') && !line.starts_with(' ');
            if at + 1 < lines.len() && single(&lines[at]) && single(&lines[at + 1]) {
                lines.swap(at, at + 1);
            }
        }
        Change::Indent(at) => lines[at % count].insert_str(0, "   "),
        Change::Blank(at) => lines.insert(at % count, String::new()),
        Change::SpaceEquals(at) => lines[at % count] = lines[at % count].replacen(" = ", "  =\t", 1),
        Change::Comment(at) => lines.insert(at % count, format!("# remark {at}")),
        Change::MoveRecord(from, to) => {
            let mut records: Vec<&str> = text.split_inclusive("\n\n").collect();
            let record = records.remove(from % records.len());
            if !record.ends_with("\n\n") {
                return text.to_owned();
            }
            records.insert(to % (records.len().max(1)), record);
            return records.concat();
        }
    }
    lines.join("\n") + "\n"
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    /// However a file is written, it can be tidied (which compares the meaning), and is tidy then.
    #[test]
    fn any_way_of_writing_becomes_tidy(changes in prop::collection::vec(change(), 1..25)) {
        // Records move while blank lines still part them.
        let (moves, others): (Vec<_>, Vec<_>) = changes.iter().partition(|change| matches!(change, Change::MoveRecord(..)));
        let text = moves.iter().chain(&others).fold(excerpt(), |text, change| apply(&text, change));
        let once = tidy(&text);
        prop_assert!(once.is_ok(), "{once:?}\n{text}");
        let once = once.unwrap_or_default();
        let twice = tidy(&once);
        prop_assert_eq!(twice.as_ref(), Ok(&once));
    }

    /// Changes of order and spacing alone leave no trace.
    #[test]
    fn spacing_and_order_of_keys_leave_no_trace(changes in prop::collection::vec(change(), 1..25)) {
        let excerpt = tidy(&excerpt()).expect("the excerpt is valid");
        let spacing = changes.iter().filter(|change| {
            matches!(change, Change::SwapLines(_) | Change::Indent(_) | Change::SpaceEquals(_))
        });
        let text = spacing.fold(excerpt.clone(), |text, change| apply(&text, change));
        prop_assert_eq!(tidy(&text), Ok(excerpt));
    }

    /// Whatever a slip of the hand does to a file, it is tidied or refused, and what is tidied means the same.
    #[test]
    fn a_slip_is_refused_or_kept(slips in prop::collection::vec((0..1500_usize, 0..4_usize, 0..FRAGMENTS.len()), 1..4)) {
        let mut text: Vec<char> = UNTIDY.chars().collect();
        for (at, length, fragment) in slips {
            let start = at % text.len();
            let end = (start + length).min(text.len());
            text.splice(start..end, FRAGMENTS[fragment].chars());
        }
        let text: String = text.into_iter().collect();
        match tidy(&text) {
            Ok(once) => {
                let twice = tidy(&once);
                prop_assert_eq!(twice.as_ref(), Ok(&once));
            }
            Err(refused) => prop_assert_eq!(refused, Refused::Syntax, "{}", text),
        }
    }
}

/// What fingers slip on.
const FRAGMENTS: &[&str] = &[
    "",
    " ",
    "\n",
    "\t",
    "\r\n",
    "#",
    "# x\n",
    "\"",
    "'",
    "\"\"\"",
    "[",
    "]",
    "{",
    "}",
    ",",
    "=",
    ".",
    "\\",
    "\\u202e",
    "a.b = 1\n",
    "[x]\n",
    "[[event]]\n",
    "[event.x]\n",
    "[[event.actors]]\n",
    "1e5",
    "1_000",
    "0x1F",
    "inf",
    "true",
    "2024-01-01T00:00:00Z",
    "ى",
    "\u{202e}",
    "\u{0}",
    "x = [ # c\n1, # d\n]\n",
    "x = { y = [1, 2], z.w = 'q' }\n",
    "\n\n# own\n",
    "\n\n# free\n\n",
];
