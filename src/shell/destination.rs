//! Where an export or a draft goes: the standard output, or a file that is whole or not there at all.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::{Failure, Output};

/// What happens to a file that is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Existing {
    /// It is written over.
    Replaced,
    /// It stays unless that is forced.
    Kept,
    /// It stays.
    Sacred,
}

impl Existing {
    /// As `--force` says.
    pub(super) fn forced(force: bool) -> Self {
        if force { Self::Replaced } else { Self::Kept }
    }
}

/// A file that takes its name only when all of it is written.
pub(super) struct NewFile {
    path: PathBuf,
    writer: BufWriter<NamedTempFile>,
    existing: Existing,
}

impl NewFile {
    /// Begins a file; refuses where one is there already, unless it may be written over.
    pub(super) fn begin(path: &Path, existing: Existing) -> Result<Self, Failure> {
        refuse(path, existing)?;
        let folder = match path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        let mut builder = tempfile::Builder::new();
        builder.prefix(".sitrep-").suffix(".tmp");
        #[cfg(unix)]
        builder.permissions(<fs::Permissions as std::os::unix::fs::PermissionsExt>::from_mode(0o666));
        let file = builder.tempfile_in(folder).map_err(|error| not_written(path, &error))?;
        Ok(Self { path: path.to_owned(), writer: BufWriter::with_capacity(1 << 16, file), existing })
    }

    /// Gives the file its name.
    pub(super) fn finish(self) -> Result<(), Failure> {
        let Self { path, writer, existing } = self;
        let file = writer.into_inner().map_err(|error| not_written(&path, error.error()))?;
        file.as_file().sync_all().map_err(|error| not_written(&path, &error))?;
        let replaced = existing == Existing::Replaced;
        let kept = if replaced { file.persist(&path) } else { file.persist_noclobber(&path) };
        kept.map(drop).map_err(|error| match error.error.kind() {
            io::ErrorKind::AlreadyExists => exists(&path, existing),
            _ => not_written(&path, &error.error),
        })
    }
}

impl Write for NewFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.writer.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.writer.flush()
    }
}

/// Writes to a file, or without one to the standard output.
pub(super) fn deliver<T>(
    path: Option<&Path>,
    existing: Existing,
    output: &mut Output,
    write: impl FnOnce(&mut dyn Write) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let Some(path) = path else { return write(output) };
    let mut file = NewFile::begin(path, existing)?;
    let written = write(&mut file).map_err(|failure| match failure {
        Failure::Output(error) => not_written(path, &error),
        other => other,
    })?;
    file.finish()?;
    Ok(written)
}

/// Refuses a path that is taken.
pub(super) fn refuse(path: &Path, existing: Existing) -> Result<(), Failure> {
    match fs::symlink_metadata(path) {
        Ok(meta) if meta.is_dir() => Err(Failure::Usage(format!("{} is a folder; name a file in it.", path.display()))),
        Ok(_) if existing != Existing::Replaced => Err(exists(path, existing)),
        _ => Ok(()),
    }
}

fn exists(path: &Path, existing: Existing) -> Failure {
    let path = path.display();
    Failure::Usage(match existing {
        Existing::Sacred => format!("{path} is there already and stays as it is. Name a new file."),
        _ => format!("{path} is there already and stays as it is. Name another file, or write over it with --force."),
    })
}

fn not_written(path: &Path, error: &io::Error) -> Failure {
    Failure::File(format!("{} was not written: {error}.", path.display()))
}
