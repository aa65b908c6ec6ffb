//! What the benches measure is what people write: generated files are valid, and of the size that was asked for.

#[path = "../benches/generator.rs"]
mod generator;

use sitrep::diagnostic::Levels;
use sitrep::load::{LayerSource, check};
use sitrep::model::Kind;

#[test]
fn generated_files_have_no_problem_and_the_records_asked_for() {
    for records in [60, 500, 3_000] {
        let text = generator::generate(records).into();
        let checked = check(&[LayerSource::Text { name: "generated.toml".into(), text }], &Levels::default(), None);
        assert!(checked.report.diagnostics.is_empty(), "{records}:\n{}", checked.report.human(false, 5));
        let knowledge = checked.knowledge.expect("there is no error");
        assert_eq!(Kind::ALL.iter().map(|&kind| knowledge.len(kind)).sum::<usize>(), records);
        let arabic = |event: &sitrep::model::Event| event.title.contains('ا');
        assert!(records < 500 || knowledge.events.iter().any(arabic), "{records}: no Arabic");
    }
}
