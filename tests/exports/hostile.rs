//! Texts that would run, steer or break something if a form let them: every text of a small file is one.

use std::sync::Arc;

use sitrep::export::Selection;
use sitrep::export::form::Form;
use sitrep::export::picture::{Picture, svg};
use sitrep::load::{LayerSource, load};
use sitrep::model::{Kind, Lens, MeasureIx, Scope, TopicIx};
use sitrep::query::disputes::Subject;

use super::tables::rows;
use super::{FORMS, written};

const HOSTILE: &str = "=cmd|' /C calc'!A0\u{1b}[2J\u{202e}<script>alert(1)</script>&amp;\";,\\\r\nEND:VEVENT\n]]>--\u{9b}31m</text>\u{2028}{}";

fn hostile() -> Scope {
    let text = include_str!("../shell/small.toml");
    let mut knowledge = load(&[LayerSource::Text { name: "small".to_owned(), text: text.into() }]).expect("valid");
    let bad = || Box::<str>::from(HOSTILE);
    knowledge.about.title = bad();
    knowledge.about.summary = bad();
    for event in &mut knowledge.events {
        (event.title, event.summary, event.note) = (bad(), bad(), Some(bad()));
        for count in &mut event.casualties {
            count.note = Some(bad());
        }
        for part in &mut event.actors {
            part.note = Some(bad());
        }
    }
    for claim in &mut knowledge.claims {
        claim.statement = format!("By 1 May 2030: {HOSTILE}").into();
        (claim.quote, claim.note, claim.voice) = (Some(bad()), Some(bad()), Some(bad()));
        claim.position = claim.topic.map(|_| bad());
    }
    for actor in &mut knowledge.actors {
        (actor.name, actor.summary, actor.short, actor.native) = (bad(), bad(), Some(bad()), Some(bad()));
        actor.aliases = [bad()].into();
    }
    for place in &mut knowledge.places {
        (place.name, place.summary, place.governorate) = (bad(), Some(bad()), Some(bad()));
    }
    for source in &mut knowledge.sources {
        (source.title, source.publisher, source.note) = (bad(), bad(), Some(bad()));
        source.url = Some(format!("https://example.org/{HOSTILE}").into());
    }
    for topic in &mut knowledge.topics {
        topic.question = bad();
    }
    for measure in &mut knowledge.measures {
        (measure.name, measure.unit) = (bad(), bad());
    }
    for side in &mut knowledge.sides {
        side.name = bad();
    }
    Scope::new(Arc::new(knowledge), Lens::default())
}

#[test]
fn nothing_that_steers_a_terminal_is_written() {
    let scope = hostile();
    for form in FORMS {
        let (text, _) = written(form, &Selection::all(&scope));
        let allowed = |c: char| c == '\n' || (c == '\r' && form == Form::Ics);
        let found = text.chars().find(|&c| sitrep::text::is_unsafe(c) && !allowed(c));
        assert_eq!(found, None, "{form:?}");
        assert!(text.len() > 1_000, "{form:?}: {text}");
    }
}

#[test]
fn json_means_what_the_file_means() {
    let scope = hostile();
    let json: serde_json::Value = serde_json::from_str(&written(Form::Json, &Selection::all(&scope)).0).expect("JSON");
    assert_eq!(json["event"][0]["title"], HOSTILE);
    for line in written(Form::Ndjson, &Selection::all(&scope)).0.lines() {
        serde_json::from_str::<serde_json::Value>(line).expect("a line is a record");
    }
    for form in [Form::Geojson, Form::Stix] {
        serde_json::from_str::<serde_json::Value>(&written(form, &Selection::all(&scope)).0).expect("JSON");
    }
}

#[test]
fn no_cell_runs_in_a_spreadsheet() {
    let scope = hostile();
    let forms =
        [Form::Csv(Kind::Event), Form::Csv(Kind::Claim), Form::Csv(Kind::Actor), Form::Timeline, Form::FtmStatements];
    for form in forms {
        let mut neutralised = 0;
        for (column, cell) in rows(&written(form, &Selection::all(&scope)).0).into_iter().flatten() {
            let runs = cell.trim_start().starts_with(['=', '+', '-', '@']) && cell.parse::<f64>().is_err();
            assert!(!runs, "{form:?} {column}: {cell}");
            neutralised += usize::from(cell.starts_with("'="));
        }
        assert!(neutralised > 0, "{form:?}");
    }
}

#[test]
fn no_markup_leaves_a_text() {
    let scope = hostile();
    for slide in rows(&written(Form::Timeline, &Selection::all(&scope)).0) {
        assert!(!slide["Text"].contains("<script") && !slide["Headline"].contains("<script"), "{slide:?}");
    }
    let (calendar, _) = written(Form::Ics, &Selection::all(&scope));
    let entries = calendar.matches("BEGIN:VEVENT\r\n").count();
    assert!(entries > 0);
    assert_eq!(calendar.split("\r\n").filter(|line| *line == "END:VEVENT").count(), entries, "a text ends an entry");
    for parsed in ical::IcalParser::new(calendar.as_bytes()) {
        assert_eq!(parsed.expect("a calendar").events.len(), entries);
    }
    let pictures = [
        Picture::Chronology,
        Picture::Map,
        Picture::Numbers(MeasureIx(0)),
        Picture::Disputes(Subject::Topic(TopicIx(0))),
    ];
    for picture in pictures {
        let drawn = svg(&Selection::all(&scope), picture);
        let document = roxmltree::Document::parse(&drawn).unwrap_or_else(|error| panic!("{picture:?}: {error}"));
        let scripts = document.descendants().filter(|node| node.has_tag_name("script")).count();
        assert_eq!(scripts, 0, "{picture:?}");
    }
}
