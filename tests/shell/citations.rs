//! The citable line: nothing without who says it, when, how sure, where it is written, and who says otherwise.

use std::sync::Arc;

use sitrep::export::{json, markdown, sentence};
use sitrep::load::{LayerSource, load};
use sitrep::model::{ClaimIx, EventIx, Kind, Knowledge, Lens, RecordRef, Scope, day_text};
use sitrep::query::responsibility::{Mark, Responsibility};
use sitrep::shipped;

use super::{SMALL, assert_harmless, small};

pub(super) fn knowledge(files: &[&str]) -> Arc<Knowledge> {
    let layers = if files.is_empty() {
        shipped::layers(&[])
    } else {
        files.iter().map(|file| LayerSource::Path(file.into())).collect()
    };
    Arc::new(load(&layers).unwrap_or_else(|report| panic!("{}", report.summary())))
}

fn whole(files: &[&str]) -> Scope {
    Scope::new(knowledge(files), Lens::default())
}

fn all(scope: &Scope) -> Vec<RecordRef> {
    let mut records = Vec::new();
    scope.knowledge().for_each_record(|record| records.push(record));
    records
}

#[test]
fn every_kind_of_record_has_its_line() {
    let scope = whole(&[SMALL]);
    let lines: Vec<_> = all(&scope).into_iter().map(|record| sentence::line(&scope, record)).collect();
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn a_citation_as_of_a_day_says_so_and_knows_nothing_later() {
    let out = small(&["--known-by", "25 jan 2024", "show", "--format", "json", "2024-01-20-north-base-drone"]).done();
    let citation = out.json()["citation"].as_str().expect("text").to_owned();
    let end = "; text draws on 1 later source; B2; sitrep, data of 2 Apr 2024, known by 25 Jan 2024]";
    assert!(citation.ends_with(end), "{citation}");
    assert!(citation.contains("Claimed by the Red Brigade."), "{citation}");
    assert!(!out.out.contains("league"), "the attribution was written about on 1 Mar 2024:\n{}", out.out);
}

#[test]
fn every_record_of_the_shipped_file_is_cited_whole() {
    let scope = whole(&[]);
    let compiled = day_text(scope.knowledge().about.compiled);
    for record in all(&scope) {
        let line = sentence::line(&scope, record);
        assert_harmless(&line);
        assert!(
            line.ends_with(&format!("; sitrep, data of {compiled}]"))
                || line.ends_with(&format!("[sitrep, data of {compiled}]")),
            "{line}"
        );
        assert!(!line.contains("  "), "{line}");
        if matches!(record.kind, Kind::Claim | Kind::Event | Kind::Actor | Kind::Place | Kind::Relation) {
            let grade = scope.grade(record).expect("it has sources").to_string();
            assert!(line.contains(&format!("; {grade}; sitrep")), "{line}");
        }
        if let Ok(claim) = ClaimIx::try_from(record) {
            let claim_record = scope.knowledge().claim(claim);
            // "Press reports, unattributed" are read out as "unattributed press reports".
            let (name, lower) = (&scope.knowledge().actor(claim_record.speaker).name, line.to_lowercase());
            assert!(name.to_lowercase().split([' ', ',']).all(|word| lower.contains(word)), "{line}");
            assert_eq!(scope.disputes(claim).is_empty(), !line.contains(". Disputed"), "{line}");
        }
    }
}

#[test]
fn every_record_of_the_shipped_file_is_written_as_json_and_markdown() {
    let scope = whole(&[]);
    for record in all(&scope) {
        let id = scope.knowledge().id(record).as_str();
        let value = json::record(&scope, record);
        assert_eq!((value["id"].as_str(), value["kind"].as_str()), (Some(id), Some(record.kind.name())));
        assert!(value["title"].as_str().is_some_and(|title| !title.is_empty()), "{id}");
        assert_eq!(value["grade"].as_str().is_some(), scope.grade(record).is_some(), "{id}");
        assert_harmless(&json::harmless(&value.to_string()));
        let block = markdown::block(&scope, record);
        assert_harmless(&block);
        assert!(block.ends_with(&format!("`{id}`\n")), "{block}");
    }
}

#[test]
fn responsibility_is_claimed_attributed_established_unclaimed_or_not_recorded() {
    let scope = whole(&[SMALL]);
    let mark = |id| {
        let event = EventIx::try_from(scope.knowledge().find(id).expect("an event")).expect("an event");
        let found = Responsibility::of(&scope, event).expect("an attack or a strike");
        (found.mark(), found.short(scope.knowledge()), found.words(scope.knowledge()))
    };
    let (both, short, words) = mark("2024-01-20-north-base-drone");
    assert_eq!((both, &*short), (Mark::Claimed, "✓RB"));
    assert_eq!(words, "claimed by Red Brigade; attributed to Red League (by Ministry of Defence)");
    assert_eq!(mark("2024-01-22-north-base-rockets"), (Mark::Unclaimed, "–".into(), "nobody claimed it".into()));
    let (established, _, words) = mark("2024-02-02-strike");
    assert_eq!((established, &*words), (Mark::Established, "carried out by Ministry of Defence (established)"));
    let silent = whole(&[]);
    let unrecorded = (0..silent.knowledge().len(Kind::Event) as u32)
        .map(EventIx)
        .find_map(|event| Responsibility::of(&silent, event).filter(|found| found.mark() == Mark::NotRecorded));
    assert_eq!(
        unrecorded.expect("an attack that nobody is named for").words(silent.knowledge()),
        "responsibility not recorded"
    );
}
