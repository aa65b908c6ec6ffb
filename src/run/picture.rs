//! A picture is kept in the present folder, under a name that nothing has yet.

use std::io::{self, Write};
use std::path::Path;

use crate::app::Notice;

/// How many names are tried.
const NAMES: usize = 1_000;

/// Writes the picture whole, or not at all; says where it is.
pub(super) fn keep(folder: &Path, name: &str, svg: &str) -> Notice {
    match written(folder, name, svg) {
        Ok(path) => Notice::done(format!("Wrote the picture {path}.")),
        Err(error) => Notice::failed(format!("The picture could not be written to {}: {error}.", folder.display())),
    }
}

fn written(folder: &Path, name: &str, svg: &str) -> io::Result<String> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".sitrep-").suffix(".tmp");
    #[cfg(unix)]
    builder.permissions(<std::fs::Permissions as std::os::unix::fs::PermissionsExt>::from_mode(0o666));
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(svg.as_bytes())?;
    for number in 1..=NAMES {
        let name = if number == 1 { format!("sitrep-{name}.svg") } else { format!("sitrep-{name}-{number}.svg") };
        let path = folder.join(&name);
        match file.persist_noclobber(&path) {
            Ok(_) => return Ok(path.display().to_string()),
            Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => file = error.file,
            Err(error) => return Err(error.error),
        }
    }
    Err(io::Error::other("a thousand pictures of this name are there already"))
}

#[cfg(test)]
mod tests {
    use super::keep;

    #[test]
    fn a_picture_never_takes_the_place_of_another() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let first = keep(folder.path(), "numbers", "<svg/>");
        let second = keep(folder.path(), "numbers", "<svg></svg>");
        assert!(
            first.text.ends_with("sitrep-numbers.svg.") && second.text.ends_with("sitrep-numbers-2.svg."),
            "{second:?}"
        );
        let read = |name: &str| std::fs::read_to_string(folder.path().join(name)).expect("it is there");
        assert_eq!((&*read("sitrep-numbers.svg"), &*read("sitrep-numbers-2.svg")), ("<svg/>", "<svg></svg>"));
        assert!(keep(&folder.path().join("none"), "x", "").failed);
    }
}
