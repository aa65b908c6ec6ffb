//! Where an export or a draft goes: the standard output, or a file that is whole or not there at all.

mod unfinished;

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::{Failure, Output};
use unfinished::Unfinished;

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
    /// After the writer, which takes the file away when it is dropped.
    unfinished: Unfinished,
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
        let (file, unfinished) =
            Unfinished::begin(|| builder.tempfile_in(folder)).map_err(|error| not_written(path, &error))?;
        Ok(Self { path: path.to_owned(), writer: BufWriter::with_capacity(1 << 16, file), existing, unfinished })
    }

    /// Writes into it; that it cannot be written is told with its name.
    pub(super) fn fill<T>(&mut self, write: impl FnOnce(&mut dyn Write) -> Result<T, Failure>) -> Result<T, Failure> {
        write(&mut self.writer).map_err(|failure| match failure {
            Failure::Output(error) => not_written(&self.path, &error),
            other => other,
        })
    }

    /// Gives the file its name.
    pub(super) fn finish(self) -> Result<(), Failure> {
        let Self { path, writer, existing, unfinished } = self;
        let file = writer.into_inner().map_err(|error| not_written(&path, error.error()))?;
        file.as_file().sync_all().map_err(|error| not_written(&path, &error))?;
        let replaced = existing == Existing::Replaced;
        let kept = if replaced { file.persist(&path) } else { file.persist_noclobber(&path) };
        kept.map_err(|error| match error.error.kind() {
            io::ErrorKind::AlreadyExists => exists(&path, existing),
            _ => not_written(&path, &error.error),
        })?;
        drop(unfinished);
        Ok(())
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
    let written = file.fill(write)?;
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
    let advice = match error.kind() {
        io::ErrorKind::NotFound => " Make the folder first, or name a file in another.",
        io::ErrorKind::PermissionDenied => " Name a file in a folder that you may write to.",
        io::ErrorKind::StorageFull => " Make room, or name a file elsewhere.",
        _ => "",
    };
    // The name of the file while it was unfinished says nothing to anybody.
    let told = error.to_string();
    let cause = told.split(" at path \"").next().unwrap_or_default();
    Failure::File(format!("{} was not written: {cause}.{advice}", path.display()))
}
