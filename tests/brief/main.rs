//! What leaves the program: briefing notes of the real program, the forms in which a record is copied, what hostile text does in
//! them, and the shelf of briefs.

mod forms;
mod hostile;
mod notes;
mod shelf;

use std::sync::Arc;

use sitrep::load::{LayerSource, load};
use sitrep::model::{Knowledge, Lens, RecordRef, Scope};
use sitrep::shipped;

/// The knowledge file of these tests, as the program is given it.
const SMALL: &str = "tests/shell/small.toml";

fn small() -> Arc<Knowledge> {
    loaded(&[LayerSource::Path(SMALL.into())])
}

fn shipped_knowledge() -> Arc<Knowledge> {
    loaded(&shipped::layers(&[]))
}

/// Knowledge from the text of a file.
fn from_text(text: String) -> Arc<Knowledge> {
    loaded(&[LayerSource::Text { name: "test.toml".into(), text: text.into() }])
}

fn loaded(layers: &[LayerSource]) -> Arc<Knowledge> {
    Arc::new(load(layers).unwrap_or_else(|report| panic!("{}", report.human(false, 20))))
}

fn whole(knowledge: &Arc<Knowledge>) -> Scope {
    Scope::new(knowledge.clone(), Lens::default())
}

fn all(knowledge: &Knowledge) -> Vec<RecordRef> {
    let mut records = Vec::new();
    knowledge.for_each_record(|record| records.push(record));
    records
}

/// No character of a text can steer a terminal or turn its direction.
#[track_caller]
fn assert_harmless(text: &str) {
    let dangerous = text.chars().find(|&c| c != '\n' && sitrep::text::is_unsafe(c));
    assert_eq!(dangerous, None, "{text}");
}
