//! How the pictures are laid out: every text stands on the sheet, and none on another.

use roxmltree::{Document, Node};
use sitrep::export::Selection;
use sitrep::export::picture::{Picture, breadth, svg};
use sitrep::model::{Date, Kind, MeasureIx, TopicIx};
use sitrep::query::disputes::Subject;

use super::{known_by, whole};

/// Where a text is drawn: its box, and its words.
fn placed(node: Node) -> ([f64; 4], String) {
    let number = |key: &str| node.attribute(key).and_then(|value| value.parse::<f64>().ok()).expect("a number");
    let text = node.text().unwrap_or_default().to_owned();
    let (size, weight) = match node.attribute("class").expect("a class") {
        "title" => (26.0, 1.11),
        "title long" => (19.0, 1.11),
        "head" => (14.0, 1.11),
        "subtitle" => (14.0, 1.0),
        "label" => (13.0, 1.0),
        "number" => (10.0, 1.11),
        "country" => (12.0, 1.3),
        _ => (12.0, 1.0),
    };
    let wide = breadth(&text, size) * weight;
    let left = match node.attribute("text-anchor") {
        Some("middle") => number("x") - wide / 2.0,
        Some("end") => number("x") - wide,
        _ => number("x"),
    };
    let y = number("y");
    ([left, y - size * 0.72, left + wide, y + size * 0.2], text)
}

fn assert_tidy(drawn: &str, what: &str) {
    let document = Document::parse(drawn).expect("XML");
    let height: f64 = document.root_element().attribute("height").and_then(|it| it.parse().ok()).expect("a height");
    let texts = document.descendants().filter(|node| node.has_tag_name("text"));
    let texts: Vec<_> = texts.map(placed).filter(|(_, text)| !text.is_empty()).collect();
    for (at, (area, text)) in texts.iter().enumerate() {
        assert!(area[0] >= 0.0 && area[2] <= 1280.0 && area[3] <= height, "{what}: {text:?} is cut: {area:?}");
        for (other, words) in &texts[..at] {
            let meet = area[0] + 1.0 < other[2] && other[0] + 1.0 < area[2] && area[1] < other[3] && other[1] < area[3];
            assert!(!meet, "{what}: {text:?} stands on {words:?}: {area:?} {other:?}");
        }
    }
}

#[test]
fn every_text_stands_on_the_sheet_and_none_on_another() {
    let days = [(2023, 11, 25), (2024, 1, 26), (2001, 1, 1)].map(|(year, month, day)| Date::constant(year, month, day));
    for scope in days.map(known_by).into_iter().chain([whole()]) {
        let knowledge = scope.knowledge();
        let selection = Selection::all(&scope);
        let mut pictures = vec![Picture::Chronology, Picture::Map];
        pictures.extend((0..knowledge.measures.len() as u32).map(|at| Picture::Numbers(MeasureIx(at))));
        pictures.extend((0..knowledge.topics.len() as u32).map(|at| Picture::Disputes(Subject::Topic(TopicIx(at)))));
        for picture in pictures {
            assert_tidy(&svg(&selection, picture), &format!("{picture:?} {:?}", scope.lens().as_of_text()));
        }
    }
}

/// A long query stands in the as-of line; it is cut there, not drawn over the edge.
#[test]
fn a_long_query_stays_on_the_sheet() {
    let scope = whole();
    let records = scope.records(Kind::Event);
    let selection = Selection::matching(&scope, &"كتائب حزب الله WWWWW ".repeat(40), records);
    for picture in [Picture::Chronology, Picture::Map] {
        assert_tidy(&svg(&selection, picture), &format!("{picture:?}"));
    }
}
