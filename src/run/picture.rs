//! A picture is kept in the present folder, under a name that nothing has yet.

use std::io::{self, Write};
use std::path::Path;

use tempfile::NamedTempFile;

use crate::app::Notice;
use crate::export::picture::raster;

/// How many names are tried.
const NAMES: usize = 1_000;

/// Writes the picture whole, or not at all; says where it is. In a program that draws pixels a PNG comes to stand beside it.
pub(super) fn keep(folder: &Path, name: &str, svg: &str) -> Notice {
    let png = if raster::BUILT_IN { raster::png(svg).map(Some) } else { Ok(None) };
    let kept = png.map_err(io::Error::other).and_then(|raster| {
        let mut files = vec![("svg", svg.as_bytes())];
        files.extend(raster.as_ref().map(|raster| ("png", raster.png.as_slice())));
        written(folder, name, &files)
    });
    match kept {
        Ok(paths) => Notice::done(format!("Wrote the picture {}.", paths.join(" and "))),
        Err(error) => Notice::failed(format!("The picture could not be written to {}: {error}.", folder.display())),
    }
}

/// The same name for each file, with its own ending; that none of them is taken is asked again when it is given.
fn written(folder: &Path, name: &str, files: &[(&str, &[u8])]) -> io::Result<Vec<String>> {
    for number in 1..=NAMES {
        let stem = if number == 1 { format!("sitrep-{name}") } else { format!("sitrep-{name}-{number}") };
        let path = |end: &str| folder.join(format!("{stem}.{end}"));
        if files.iter().any(|(end, _)| path(end).symlink_metadata().is_ok()) {
            continue;
        }
        let written: io::Result<Vec<String>> = files
            .iter()
            .map(|(end, bytes)| {
                new_file(folder, bytes)?.persist_noclobber(path(end)).map_err(|error| error.error)?;
                Ok(path(end).display().to_string())
            })
            .collect();
        match written {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            other => return other,
        }
    }
    Err(io::Error::other("a thousand pictures of this name are there already"))
}

fn new_file(folder: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".sitrep-").suffix(".tmp");
    #[cfg(unix)]
    builder.permissions(<std::fs::Permissions as std::os::unix::fs::PermissionsExt>::from_mode(0o666));
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::keep;

    const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"8\"/>";

    #[test]
    fn a_picture_never_takes_the_place_of_another() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        std::fs::write(folder.path().join("sitrep-numbers.svg"), "mine").expect("written");
        let (first, second) = (keep(folder.path(), "numbers", SVG), keep(folder.path(), "numbers", SVG));
        assert!(
            first.text.contains("sitrep-numbers-2.svg") && second.text.contains("sitrep-numbers-3.svg"),
            "{second:?}"
        );
        assert_eq!(first.text.contains("sitrep-numbers-2.png"), super::raster::BUILT_IN, "{first:?}");
        let read = |name: &str| std::fs::read_to_string(folder.path().join(name)).expect("it is there");
        assert_eq!((&*read("sitrep-numbers.svg"), &*read("sitrep-numbers-2.svg")), ("mine", SVG));
        let files = if super::raster::BUILT_IN { 5 } else { 3 };
        assert_eq!(std::fs::read_dir(folder.path()).expect("readable").count(), files, "nothing is left beside them");
        assert!(keep(&folder.path().join("none"), "x", SVG).failed);
    }
}
