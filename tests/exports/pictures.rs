//! The pictures: SVG that stands alone, with title, as-of line, comparators and sources.

use roxmltree::Document;
use sitrep::export::Selection;
use sitrep::export::picture::{Picture, svg};
use sitrep::model::{Date, MeasureIx, Scope, TopicIx};
use sitrep::query::disputes::Subject;
use sitrep::query::tallies::Tally;

use super::{known_by, record, whole};

fn attacks(scope: &Scope) -> MeasureIx {
    MeasureIx::try_from(record(scope.knowledge(), "attacks-on-us-forces")).expect("a measure")
}

fn texts(drawn: &str) -> Vec<String> {
    let document = Document::parse(drawn).expect("XML");
    let texts = document.descendants().filter(|node| node.has_tag_name("text"));
    texts.filter_map(|node| node.text().map(str::to_owned)).collect()
}

#[test]
fn every_picture_names_its_day_and_its_sources_and_stays_on_its_sheet() {
    for scope in [whole(), known_by(Date::constant(2024, 1, 25)), known_by(Date::constant(2001, 1, 1))] {
        let selection = Selection::all(&scope);
        let pictures = [
            Picture::Chronology,
            Picture::Map,
            Picture::Numbers(MeasureIx(0)),
            Picture::Disputes(Subject::Topic(TopicIx(0))),
        ];
        for picture in pictures {
            let drawn = svg(&selection, picture);
            let document = Document::parse(&drawn).expect("XML");
            let words = texts(&drawn).join(" ");
            assert!(words.contains("sitrep, data of"), "{picture:?}: {words}");
            assert!(
                words.contains("Sources (Admiralty letter, records)") || words.contains("No records"),
                "{picture:?}"
            );
            if let Some(as_of) = scope.lens().as_of_text() {
                assert!(words.contains(&as_of), "{picture:?}");
            }
            let number =
                |node: &roxmltree::Node, key: &str| node.attribute(key).and_then(|value| value.parse::<f64>().ok());
            let height = number(&document.root_element(), "height").expect("a height");
            for node in document.descendants().filter(|node| node.has_tag_name("text") || node.has_tag_name("circle")) {
                for (key, most) in [("x", 1280.0), ("cx", 1280.0), ("y", height), ("cy", height)] {
                    if let Some(value) = number(&node, key) {
                        assert!((-1.0..=most + 1.0).contains(&value), "{picture:?}: {key}={value}");
                    }
                }
            }
        }
    }
}

#[test]
fn figures_keep_their_comparators() {
    let scope = whole();
    let measure = attacks(&scope);
    let words = texts(&svg(&Selection::all(&scope), Picture::Numbers(measure)));
    let tally = Tally::of(&scope, measure);
    let mut labelled = 0;
    for point in tally.series.iter().flat_map(|series| &series.points) {
        let bare = point.amount.value.to_string();
        let short = point.amount.short();
        if short != bare && words.iter().any(|word| word.trim_end_matches(" ⇄") == short) {
            labelled += 1;
        }
    }
    assert!(labelled >= 5, "{labelled}: {words:?}");
    assert!(words.iter().any(|word| word.contains("never a total")));
}

#[test]
fn every_claim_of_a_question_is_drawn_with_its_grade() {
    let scope = whole();
    let subject = Subject::Topic(TopicIx(0));
    let claims: usize =
        sitrep::query::disputes::Board::of(&scope, subject).columns.iter().map(|column| column.stands.len()).sum();
    let drawn = svg(&Selection::all(&scope), Picture::Disputes(subject));
    let document = Document::parse(&drawn).expect("XML");
    let dots = document.descendants().filter(|node| node.has_tag_name("circle")).count();
    assert_eq!(dots, claims);
}

#[cfg(feature = "png")]
#[test]
fn a_png_has_the_shape_of_a_slide_and_draws_arabic() {
    use sitrep::export::picture::raster::png;
    let scope = whole();
    let raster = png(&svg(&Selection::all(&scope), Picture::Chronology)).expect("drawn");
    assert!(raster.png.starts_with(b"\x89PNG"));
    let side = |at: usize| u32::from_be_bytes(raster.png[at..at + 4].try_into().expect("four bytes"));
    assert_eq!((side(16), side(20), raster.missing), (2560, 1440, 0));
    let page = |text: &str| {
        png(&format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"200\" height=\"40\"><text x=\"9\" y=\"30\">{text}</text></svg>"
        ))
        .expect("drawn")
    };
    let (arabic, empty) = (page("كتائب حزب الله"), page(""));
    assert!(arabic.missing == 0 && arabic.png != empty.png, "Arabic is drawn");
    assert_eq!(page("伊拉克").missing, 3, "what the font does not have is counted");
}
