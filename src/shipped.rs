//! The knowledge file that is part of the program: it works from any folder, with nothing installed.

use std::path::{Path, PathBuf};

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

/// The name and the size in bytes of what [`layers`] gives, to be told while it is read; 0 where the size is not known.
pub fn reading(files: &[PathBuf]) -> (String, u64) {
    match files {
        [] => (NAME.to_owned(), TEXT.len() as u64),
        [only] => (only.display().to_string(), size(only)),
        [first, others @ ..] => {
            let name = format!("{} and {} more", first.display(), others.len());
            (name, files.iter().map(|file| size(file)).sum())
        }
    }
}

fn size(path: &Path) -> u64 {
    path.metadata().ok().filter(std::fs::Metadata::is_file).map_or(0, |meta| meta.len())
}
