//! Reading: a path becomes texts, or a message that says why not. Never blocks on something that is no regular file.

use std::borrow::Cow;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Check, Diagnostic, FileId, Files, Place, SourceFile};

/// Where knowledge comes from: one layer.
#[derive(Clone, Debug)]
pub enum LayerSource {
    /// A file, or a folder whose `*.toml` files are read by name.
    Path(PathBuf),
    /// A text that is at hand, with the name that messages show.
    Text {
        /// The name.
        name: String,
        /// The text.
        text: Cow<'static, str>,
    },
}

/// Largest file that is read, in bytes: places are kept in 32 bits.
const MAX_BYTES: u64 = 2 << 30;

/// Reads a layer's files into `files`; gives those that can be looked into.
pub fn read(source: &LayerSource, files: &mut Files, problems: &mut Vec<Diagnostic>) -> Vec<FileId> {
    match source {
        LayerSource::Text { name, text } => vec![files.add(SourceFile::new(name.clone(), None, text.clone()))],
        LayerSource::Path(path) => read_path(path, files, problems),
    }
}

fn read_path(path: &Path, files: &mut Files, problems: &mut Vec<Diagnostic>) -> Vec<FileId> {
    let paths = match fs::metadata(path) {
        Ok(meta) if meta.is_dir() => match toml_files(path) {
            Ok(paths) if paths.is_empty() => {
                let message = "The folder holds no *.toml file.";
                problems
                    .push(unreadable(path, files, message).help("name a knowledge file, or a folder that holds some"));
                return Vec::new();
            }
            Ok(paths) => paths,
            Err(error) => {
                problems.push(unreadable(path, files, &format!("The folder cannot be read: {}.", reason(&error))));
                return Vec::new();
            }
        },
        _ => vec![path.to_owned()],
    };
    let mut read = Vec::new();
    for path in paths {
        if files.len() >= Files::MAX {
            problems.push(Diagnostic::new(
                Check::Unreadable,
                Place::default(),
                format!("There are more than {} files.", Files::MAX),
            ));
            break;
        }
        match read_file(&path) {
            Ok(text) => read.push(files.add(SourceFile::new(shown(&path), Some(path), text))),
            Err(Failure::Unreadable(message)) => problems.push(unreadable(&path, files, &message)),
            Err(Failure::NotUtf8(bytes, at)) => problems.push(not_utf8(&path, files, &bytes, at)),
        }
    }
    read
}

/// The `*.toml` files of a folder by name; not its subfolders, nor what an editor hides there.
fn toml_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let hidden = path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
        if !hidden && path.extension().is_some_and(|extension| extension == "toml") && !path.is_dir() {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

enum Failure {
    Unreadable(String),
    NotUtf8(Vec<u8>, usize),
}

fn read_file(path: &Path) -> Result<String, Failure> {
    let unreadable = |error: io::Error| Failure::Unreadable(format!("The file cannot be read: {}.", reason(&error)));
    let meta = fs::metadata(path).map_err(unreadable)?;
    if !meta.is_file() {
        return Err(Failure::Unreadable("This is neither a regular file nor a folder.".to_owned()));
    }
    if meta.len() > MAX_BYTES {
        return Err(Failure::Unreadable(format!("The file is larger than {} GiB.", MAX_BYTES >> 30)));
    }
    let bytes = read_bytes(path, meta.len()).map_err(unreadable)?;
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        Failure::NotUtf8(error.into_bytes(), at)
    })
}

/// Files from this size on are read by two threads: most of the time goes into making the memory.
#[cfg(unix)]
const LARGE: u64 = 8 << 20;

/// All bytes of a file.
#[cfg(unix)]
fn read_bytes(path: &Path, length: u64) -> io::Result<Vec<u8>> {
    use std::os::unix::fs::FileExt;

    let Some(length) = usize::try_from(length).ok().filter(|_| length >= LARGE) else { return fs::read(path) };
    let file = fs::File::open(path)?;
    let mut bytes = vec![0; length];
    let (first, second) = bytes.split_at_mut(length / 2);
    let middle = first.len() as u64;
    let whole = std::thread::scope(|scope| {
        let other = scope.spawn(|| file.read_exact_at(second, middle).is_ok());
        let this = file.read_exact_at(first, 0).is_ok();
        this && other.join().unwrap_or(false)
    });
    // A file that is being written may be shorter by now, or longer.
    if whole && file.metadata()?.len() == length as u64 { Ok(bytes) } else { fs::read(path) }
}

/// All bytes of a file.
#[cfg(not(unix))]
fn read_bytes(path: &Path, _length: u64) -> io::Result<Vec<u8>> {
    fs::read(path)
}

/// The system's reason, as the middle of a sentence.
fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is none of this name".to_owned(),
        io::ErrorKind::PermissionDenied => "its permissions forbid it".to_owned(),
        _ => error.to_string(),
    }
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

fn unreadable(path: &Path, files: &mut Files, message: &str) -> Diagnostic {
    let file = files.add(SourceFile::new(shown(path), Some(path.to_owned()), ""));
    Diagnostic::new(Check::Unreadable, Place { file, start: 0, end: 0 }, message)
}

/// How many bytes after the first that is not UTF-8 are kept, to show its line.
const KEPT: usize = 1024;

fn not_utf8(path: &Path, files: &mut Files, bytes: &[u8], at: usize) -> Diagnostic {
    let lossy = String::from_utf8_lossy(&bytes[..bytes.len().min(at + KEPT)]).into_owned();
    let utf_16 = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    let byte = bytes.get(at).copied().unwrap_or_default();
    let file = files.add(SourceFile::new(shown(path), Some(path.to_owned()), lossy));
    let place = Place { file, start: at as u32, end: (at + char::REPLACEMENT_CHARACTER.len_utf8()) as u32 };
    let message = if utf_16 {
        "The file is UTF-16, not UTF-8 text.".to_owned()
    } else {
        format!("The file is not UTF-8 text: the byte 0x{byte:02x} cannot stand here.")
    };
    Diagnostic::new(Check::NotUtf8, place, message).label("not UTF-8").help("save the file in the encoding UTF-8")
}
