//! A file's text replaced in one step: it holds the old text or the new one, never a part, whatever happens meanwhile.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Puts `after` in the place of `before`, which must still be what the file holds. A symbolic link stays one.
pub fn replace(path: &Path, before: &str, after: &str) -> Result<(), String> {
    let tell = |error: io::Error| format!("{} cannot be written: {error}. It is as it was.", path.display());
    let target = fs::canonicalize(path).map_err(tell)?;
    let permissions = fs::metadata(&target).map_err(tell)?.permissions();
    if permissions.readonly() {
        return Err(format!("{} is read-only, so it was not changed. Make it writable first.", path.display()));
    }
    let temporary = write_beside(&target, after, permissions).map_err(tell)?;
    if fs::read(&target).map_err(tell)? != before.as_bytes() {
        return Err(format!("{} was changed meanwhile, so it was left alone. Run the command again.", path.display()));
    }
    temporary.persist(&target).map_err(|error| tell(error.error))?;
    sync_folder(&target)
        .map_err(|error| format!("{} was written, but may not outlast a power cut: {error}.", path.display()))
}

fn write_beside(target: &Path, text: &str, permissions: fs::Permissions) -> io::Result<tempfile::NamedTempFile> {
    let mut temporary = tempfile::Builder::new().prefix(".sitrep-").suffix(".tmp").tempfile_in(folder(target))?;
    temporary.write_all(text.as_bytes())?;
    temporary.as_file().set_permissions(permissions)?;
    temporary.as_file().sync_all()?;
    Ok(temporary)
}

fn folder(target: &Path) -> PathBuf {
    target.parent().map_or_else(|| PathBuf::from("."), Path::to_path_buf)
}

/// The name of a new file is safe only once its folder is.
fn sync_folder(target: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder(target))?.sync_all() } else { Ok(()) }
}
