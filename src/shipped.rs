//! Where the knowledge comes from: files that were named, else the user's data folder over the file that is part of the
//! program, which works from any folder with nothing installed. `overlay` has what is written into the data folder.

pub mod overlay;

use std::ffi::OsString;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use crate::load::LayerSource;
use crate::model::{Date, day_text};

/// Its name in messages.
const NAME: &str = "data/iraq-coalition.toml (shipped)";

/// Its text.
pub const TEXT: &str = include_str!("../data/iraq-coalition.toml");

/// What the knowledge is made from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Supply {
    /// Files and folders that were named, in the order of their layers.
    pub files: Vec<PathBuf>,
    /// The user's data folder, whether it is there or not.
    pub folder: Option<PathBuf>,
}

impl Supply {
    /// The layers: the named files, else the base and what lies over it.
    pub fn layers(&self) -> Vec<LayerSource> {
        if !self.files.is_empty() {
            return layers(&self.files);
        }
        let present = |path: Option<PathBuf>| path.filter(|path| path.symlink_metadata().is_ok());
        let base = present(self.base());
        let mut layers = layers(base.as_slice());
        layers.extend(present(self.overlay()).map(LayerSource::Path));
        layers
    }

    /// The user's own copy of the shipped file, which takes its place.
    pub fn base(&self) -> Option<PathBuf> {
        Some(self.folder.as_ref()?.join("base.toml"))
    }

    /// What the user lays over the base.
    pub fn overlay(&self) -> Option<PathBuf> {
        Some(self.folder.as_ref()?.join("overlay.toml"))
    }

    /// The files and folders that change the knowledge when they change, be they there already or not.
    pub fn watched(&self) -> Vec<PathBuf> {
        if self.files.is_empty() { self.base().into_iter().chain(self.overlay()).collect() } else { self.files.clone() }
    }

    /// Whether the overlay of the data folder is among the layers.
    pub fn takes_overlay(&self) -> bool {
        self.files.is_empty() || self.overlay().is_some_and(|overlay| self.files.contains(&overlay))
    }

    /// The name and the size in bytes of what is read, to be told meanwhile; 0 where the size is not known.
    pub fn reading(&self) -> (String, u64) {
        match self.files.as_slice() {
            [] => match self.base().filter(|base| base.is_file()) {
                Some(base) => (base.display().to_string(), size(&base)),
                None => (NAME.to_owned(), TEXT.len() as u64),
            },
            [only] => (only.display().to_string(), size(only)),
            [first, others @ ..] => {
                let name = format!("{} and {} more", first.display(), others.len());
                (name, self.files.iter().map(|file| size(file)).sum())
            }
        }
    }

    /// That the user's copy is older than the shipped file, if it is.
    pub fn notice(&self) -> Option<String> {
        let base = self.base().filter(|base| self.files.is_empty() && base.is_file())?;
        let (own, shipped) = (compiled(&head(&base)?)?, compiled(TEXT)?);
        (own < shipped).then(|| {
            format!(
                "{} is of {}, older than the knowledge that comes with sitrep ({}). Move it away to use that.",
                base.display(),
                day_text(own),
                day_text(shipped)
            )
        })
    }
}

/// The layers that files make, the shipped file where there are none.
pub fn layers(files: &[PathBuf]) -> Vec<LayerSource> {
    if files.is_empty() {
        vec![LayerSource::Text { name: NAME.to_owned(), text: TEXT.into() }]
    } else {
        files.iter().cloned().map(LayerSource::Path).collect()
    }
}

/// The user's data folder, from `$XDG_DATA_HOME` and `$HOME`. A relative `$XDG_DATA_HOME` is void, as its rules have it.
pub fn data_folder(data_home: Option<OsString>, home: Option<OsString>) -> Option<PathBuf> {
    let absolute = |value: Option<OsString>| value.map(PathBuf::from).filter(|path| path.is_absolute());
    let folder = absolute(data_home).or_else(|| absolute(home).map(|home| home.join(".local/share")));
    folder.map(|folder| folder.join("sitrep"))
}

/// The day on which a file was compiled, without reading all of it.
fn compiled(text: &str) -> Option<Date> {
    let value = text.lines().find_map(|line| line.trim_start().strip_prefix("compiled"))?;
    value.trim_start().strip_prefix('=')?.split('#').next()?.trim().parse().ok()
}

/// The beginning of a file, where `[about]` stands.
fn head(path: &Path) -> Option<String> {
    let mut bytes = Vec::new();
    File::open(path).ok()?.take(HEAD_BYTES).read_to_end(&mut bytes).ok()?;
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

/// How much of a file is its beginning.
const HEAD_BYTES: u64 = 64 << 10;

fn size(path: &Path) -> u64 {
    path.metadata().ok().filter(std::fs::Metadata::is_file).map_or(0, |meta| meta.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::load;

    fn folder(data_home: Option<&str>, home: Option<&str>) -> Option<PathBuf> {
        data_folder(data_home.map(Into::into), home.map(Into::into))
    }

    #[test]
    fn the_data_folder_follows_xdg() {
        assert_eq!(folder(Some("/data"), Some("/home/a")), Some("/data/sitrep".into()));
        assert_eq!(folder(None, Some("/home/a")), Some("/home/a/.local/share/sitrep".into()));
        assert_eq!(folder(Some("relative"), Some("/home/a")), Some("/home/a/.local/share/sitrep".into()));
        assert_eq!(folder(Some(""), None), None);
    }

    #[test]
    fn base_and_overlay_are_taken_only_when_no_file_is_named() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let supply = Supply { files: Vec::new(), folder: Some(folder.path().to_owned()) };
        let names = |supply: &Supply| -> Vec<String> {
            let name = |layer| match layer {
                LayerSource::Text { name, .. } => name,
                LayerSource::Path(path) => path.file_name().expect("a file").to_string_lossy().into_owned(),
            };
            supply.layers().into_iter().map(name).collect()
        };
        assert_eq!(names(&supply), [NAME]);
        std::fs::write(folder.path().join("overlay.toml"), "").expect("written");
        assert_eq!(names(&supply), [NAME, "overlay.toml"]);
        std::fs::write(folder.path().join("base.toml"), "").expect("written");
        assert_eq!(names(&supply), ["base.toml", "overlay.toml"]);
        let named = Supply { files: vec!["mine.toml".into()], ..supply };
        assert_eq!(names(&named), ["mine.toml"]);
        assert!(!named.takes_overlay());
    }

    #[test]
    fn a_copy_that_is_older_than_the_shipped_file_is_told() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let supply = Supply { files: Vec::new(), folder: Some(folder.path().to_owned()) };
        let base = supply.base().expect("a folder is set");
        std::fs::write(&base, TEXT).expect("written");
        let knowledge = load(&supply.layers()).expect("the shipped file loads");
        assert_eq!(Some(knowledge.about.compiled), compiled(TEXT));
        assert_eq!(supply.notice(), None);
        let day = knowledge.about.compiled.to_string();
        std::fs::write(&base, TEXT.replacen(&day, "2026-06-30", 1)).expect("written");
        let told = supply.notice().expect("it is older");
        let named = Supply { files: vec![base], ..supply.clone() };
        assert_eq!(named.notice(), None, "a file that was named is not there by mistake");
        assert!(told.contains("base.toml is of 30 Jun 2026, older than"), "{told}");
    }
}
