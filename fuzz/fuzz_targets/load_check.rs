//! Any bytes as knowledge files: loaded, checked and told of in every way, without a panic, and with nothing in the report that
//! a terminal would obey. The byte 0x1e parts one layer from the next.
#![no_main]

use std::io::Write;

use libfuzzer_sys::fuzz_target;
use sitrep::diagnostic::Levels;
use sitrep::load::{LayerSource, check};

fuzz_target!(|bytes: &[u8]| {
    let mut kept = Vec::new();
    let layers: Vec<LayerSource> = bytes.split(|&byte| byte == 0x1e).take(4).map(|part| layer(part, &mut kept)).collect();
    let report = check(&layers, &Levels::default(), None).report;
    for problem in &report.diagnostics {
        let length = report.files.get(problem.place.file).text.len();
        assert!(problem.place.start <= problem.place.end && problem.place.end as usize <= length, "{problem:?}");
    }
    let shown = report.human(false, usize::MAX) + &report.json() + &report.github();
    assert!(!shown.chars().any(|c| c != '\n' && c.is_control()), "{shown:?}");
});

/// A text as a text; what is none can only be in a file.
fn layer(bytes: &[u8], kept: &mut Vec<tempfile::NamedTempFile>) -> LayerSource {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return LayerSource::Text { name: "fuzzed.toml".to_owned(), text: text.to_owned().into() };
    }
    let mut file = tempfile::NamedTempFile::new().expect("the temporary folder can be written to");
    file.write_all(bytes).expect("the temporary folder has room");
    kept.push(file);
    LayerSource::Path(kept.last().expect("one was just added").path().to_owned())
}
