//! The knowledge file that is part of the program: it works from any folder, with nothing installed.

use std::path::PathBuf;

use crate::load::LayerSource;

/// Its name in messages.
const NAME: &str = "data/iraq-coalition.toml (shipped)";

/// Its text.
pub const TEXT: &str = include_str!("../data/iraq-coalition.toml");

/// The layers that files make, the shipped file where there are none.
pub fn layers(files: &[PathBuf]) -> Vec<LayerSource> {
    if files.is_empty() {
        vec![LayerSource::Text { name: NAME.to_owned(), text: TEXT.into() }]
    } else {
        files.iter().cloned().map(LayerSource::Path).collect()
    }
}
