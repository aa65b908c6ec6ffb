//! Drafts from elsewhere: ACLED of two layouts, UCDP GED, any table with a map. The real program; invented rows in the real
//! columns.

use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::Arc;

use sitrep::diagnostic::{Levels, Severity};
use sitrep::load::{LayerSource, check, load};
use sitrep::model::{Knowledge, Precision, Role};

const SHIPPED: &str = "data/iraq-coalition.toml";

fn sitrep(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sitrep"));
    command.current_dir(env!("CARGO_MANIFEST_DIR")).stdin(Stdio::null());
    command.env("XDG_DATA_HOME", concat!(env!("CARGO_TARGET_TMPDIR"), "/no-data"));
    command.args(arguments).output().expect("the program runs")
}

fn draft(arguments: &[&str]) -> (String, String, Option<i32>) {
    let output = sitrep(&[&["import"], arguments].concat());
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (text(output.stdout), text(output.stderr), output.status.code())
}

/// The draft by itself, checked: no errors.
#[track_caller]
fn knowledge(text: &str) -> Arc<Knowledge> {
    let checked = check(
        &[LayerSource::Text { name: "draft".to_owned(), text: text.to_owned().into() }],
        &Levels::default(),
        None,
    );
    assert_eq!(checked.report.errors(), 0, "{}", checked.report.human(false, 20));
    Arc::new(checked.knowledge.expect("no errors"))
}

#[test]
fn both_layouts_of_acled_give_the_same_records() {
    let (new, errors, code) = draft(&["acled", "tests/imports/acled-2023.csv"]);
    assert_eq!(code, Some(0), "{errors}");
    let (old, errors, code) = draft(&["acled", "tests/imports/acled-2020.csv"]);
    assert_eq!(code, Some(0), "{errors}");
    assert!(errors.contains("read day first"), "{errors}");
    let (new, old) = (knowledge(&new), knowledge(&old));
    let told = |knowledge: &Knowledge| -> Vec<String> {
        let events = knowledge.events.iter();
        events
            .map(|event| {
                format!("{} {} {} {:?} {:?}", event.id, event.kind, event.precision, event.places, event.casualties)
            })
            .collect()
    };
    assert_eq!(told(&new), told(&old));
    assert_eq!(new.events.len(), 3);
}

#[test]
fn acled_codes_become_words_and_order_is_no_direction() {
    let draft = knowledge(&draft(&["acled", "tests/imports/acled-2023.csv"]).0);
    let event = |at: usize| &draft.events[at];
    assert!(draft.events.iter().flat_map(|event| &event.actors).all(|part| part.role == Role::Party));
    assert_eq!(event(0).precision, Precision::Day);
    assert_eq!((event(1).precision, event(2).precision), (Precision::Approximate, Precision::Month));
    let note = event(1).note.as_deref().expect("a note");
    for words in
        ["only the week is known", "a part of the region is known", "in no order that says who did what", "Shafaq News"]
    {
        assert!(note.contains(words), "no `{words}` in {note}");
    }
    let count = &event(1).casualties[0];
    assert_eq!((count.killed, count.bound.words()), (Some(3), "about"));
    assert!(
        event(0).casualties.is_empty()
            && event(0).note.as_deref().is_some_and(|note| note.contains("No deaths are reported"))
    );
    assert!(
        event(0).actors.len() == 2 && event(2).actors.len() == 1,
        "protesters stand only where nobody else is named"
    );
    assert!(draft.sources[0].note.as_deref().is_some_and(|note| note.contains("Terms of Use")));
    assert!(draft.sources[0].reliability.name() == "F", "nobody has graded it yet");
}

#[test]
fn ucdp_keeps_its_range_and_its_days() {
    let (text, errors, code) = draft(&["ucdp", "tests/imports/ucdp-ged.csv"]);
    assert_eq!(code, Some(0), "{errors}");
    assert!(text.contains("CC BY 4.0"));
    let draft = knowledge(&text);
    let first = &draft.events[0];
    assert_eq!(
        (first.date.to_string(), first.end.map(|day| day.to_string())),
        ("2024-01-20".to_owned(), Some("2024-01-22".to_owned()))
    );
    let count = &first.casualties[0];
    assert!(count.killed == Some(3) && count.note.as_deref().is_some_and(|note| note.contains("low 3, high 5")));
    let second = &draft.events[1];
    assert_eq!((second.precision, second.end), (Precision::Month, None), "days that only bound it are no duration");
    assert_eq!(draft.place(second.places[0]).country.code(), "YE");
    assert_eq!(second.actors.len(), 1, "civilians are no actor");
    assert!(second.note.as_deref().is_some_and(|note| note.contains("only the country is known")));
}

#[test]
fn a_layer_uses_what_is_there_and_tells_possible_duplicates() {
    let (text, errors, _) = draft(&["-f", SHIPPED, "acled", "tests/imports/acled-2023.csv"]);
    assert!(errors.contains("row 2 (IRQ90001): looks like 2024-01-20-"), "{errors}");
    assert!(text.contains("# Possible duplicate of 2024-01-20-"), "{text}");
    assert!(!text.contains("[about]"));
    let layers =
        [LayerSource::Path(SHIPPED.into()), LayerSource::Text { name: "draft".to_owned(), text: text.clone().into() }];
    let report = check(&layers, &Levels::default(), None).report;
    assert!(
        report.diagnostics.iter().all(|problem| problem.severity != Severity::Error),
        "{}",
        report.human(false, 20)
    );
    assert!(text.contains("{ id = \"islamic-resistance-in-iraq\", role = \"party\" }"));
    assert!(!text.contains("name = \"Islamic Resistance in Iraq\""), "an actor that is there is not drafted again");
}

#[test]
fn every_bad_row_is_told_with_all_that_is_wrong() {
    let (text, errors, code) = draft(&["csv", "tests/imports/other.csv", "--map", "tests/imports/other-map.toml"]);
    assert_eq!(code, Some(1));
    for words in [
        "row 3: `Tag` is `31.02.2024`, not a day of the form %d.%m.%Y",
        "`killed` is `x`, not a whole number",
        "nobody is named in Wer, Wen",
    ] {
        assert!(errors.contains(words), "no `{words}` in {errors}");
    }
    assert_eq!(knowledge(&text).events.len(), 2, "the good rows are drafted");
}

#[test]
fn rows_that_are_broken_or_repeated_are_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("broken.csv");
    let whole = std::fs::read_to_string("tests/imports/acled-2023.csv").expect("there");
    let mut lines: Vec<&str> = whole.lines().collect();
    lines.push(lines[1]);
    lines.push("IRQ9,20 January 2024");
    let far = lines[2].replace("34.1,45.0", "341,45.0").replace("IRQ90002", "IRQ90009");
    lines.push(&far);
    std::fs::write(&path, lines.join("\n")).expect("written");
    let (_, errors, code) = draft(&["acled", path.to_str().expect("UTF-8")]);
    assert_eq!(code, Some(1));
    for words in [
        "row 5: `IRQ90001` stands in the file twice",
        "row 6: it has 2 cells, the header 31",
        "`latitude` is `341`, outside of ±90 degrees",
    ] {
        assert!(errors.contains(words), "no `{words}` in {errors}");
    }
}

#[test]
fn a_table_of_another_kind_names_what_it_lacks() {
    let (text, errors, code) = draft(&["ucdp", "tests/imports/acled-2023.csv"]);
    assert_eq!((code, &*text), (Some(3), ""));
    assert!(errors.contains("This is not a UCDP GED file: there is no column `id`"), "{errors}");
}

#[test]
fn a_draft_never_goes_into_a_file_that_is_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("mine.toml");
    std::fs::write(&path, "mine").expect("written");
    let (_, errors, code) = draft(&["acled", "tests/imports/acled-2023.csv", "-o", path.to_str().expect("UTF-8")]);
    assert_eq!(code, Some(2));
    assert!(errors.contains("Name a new file"), "{errors}");
    assert_eq!(std::fs::read_to_string(&path).expect("there"), "mine");
}

#[test]
fn hostile_cells_stay_text() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("hostile.csv");
    let whole = std::fs::read_to_string("tests/imports/acled-2023.csv").expect("there");
    let bad = "\"\"\"\"\"\u{1b}[2J\u{202e} [[event]] \\\"\"";
    std::fs::write(&path, whole.replace("On 20 January 2024, rockets", &format!("{bad} rockets"))).expect("written");
    let (text, errors, code) = draft(&["acled", path.to_str().expect("UTF-8")]);
    assert_eq!(code, Some(0), "{errors}");
    assert!(text.chars().all(|c| c == '\n' || !sitrep::text::is_unsafe(c)));
    assert_eq!(knowledge(&text).events.len(), 3);
}

#[test]
fn json_of_an_export_becomes_the_file_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let json = folder.path().join("k.json");
    let json = json.to_str().expect("UTF-8");
    assert!(sitrep(&["export", "json", "-o", json]).status.success());
    let (text, errors, code) = draft(&["json", json]);
    assert!(code == Some(0) && errors.starts_with("Comments of the files") && errors.lines().count() == 1, "{errors}");
    let back = load(&[LayerSource::Text { name: "back".to_owned(), text: text.into() }]).expect("valid");
    let before = load(&[LayerSource::Path(Path::new(SHIPPED).to_owned())]).expect("valid");
    assert_eq!(back.record_count(), before.record_count());
    let broken = folder.path().join("broken.json");
    std::fs::write(&broken, "{\"event\": [{\"id\": 5}]}").expect("written");
    let (text, errors, code) = draft(&["json", broken.to_str().expect("UTF-8")]);
    assert_eq!((code, &*text), (Some(3), ""));
    assert!(errors.contains("`id` is not a text"), "{errors}");
}

#[test]
fn a_file_in_utf_16_is_called_that() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("wide.csv");
    let text = include_str!("acled-2023.csv");
    let wide: Vec<u8> = [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    std::fs::write(&path, wide).expect("written");
    let (text, errors, code) = draft(&["acled", path.to_str().expect("UTF-8")]);
    assert_eq!((text.as_str(), code), ("", Some(3)));
    assert!(errors.contains("The file is in UTF-16. Save it in UTF-8"), "{errors}");
}

#[test]
fn what_an_import_of_json_cannot_bring_back_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("k.json");
    let path = path.to_str().expect("UTF-8");
    assert!(sitrep(&["-f", "tests/shell/small.toml", "export", "json", "-o", path]).status.success());
    let (text, errors, code) = draft(&["json", path]);
    assert!(code == Some(0) && errors.contains("Comments of the files"), "{errors}");
    knowledge(&text);
}
