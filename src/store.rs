//! The state folder of the user, `$XDG_STATE_HOME/sitrep` or `~/.local/state/sitrep` (XDG Base Directory Specification):
//! small TOML files that the program keeps between runs, written atomically. What is in them is not known here.

use std::ffi::OsString;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;

/// No file of ours comes near it: what is larger was not written by the program.
const MOST_BYTES: u64 = 4_000_000;

/// The folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Store {
    folder: PathBuf,
}

impl Store {
    /// The folder of a user with these values of `XDG_STATE_HOME` and `HOME`; a relative path counts as none, as the
    /// specification has it.
    pub fn of_user(state_home: Option<OsString>, home: Option<OsString>) -> Option<Self> {
        let absolute = |path: Option<OsString>| path.map(PathBuf::from).filter(|path| path.is_absolute());
        let state = absolute(state_home).or_else(|| Some(absolute(home)?.join(".local/state")))?;
        Some(Self { folder: state.join("sitrep") })
    }

    /// Any folder.
    pub fn at(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into() }
    }

    /// Where it is.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// What a file holds; the default where there is none yet. A file that cannot be read is told in a sentence.
    pub fn read<T: DeserializeOwned + Default>(&self, file: &str) -> Result<T, String> {
        let path = self.folder.join(file);
        let shown = path.display();
        match fs::metadata(&path) {
            Ok(found) if found.len() > MOST_BYTES => {
                return Err(format!("{shown} is larger than anything sitrep keeps; move it away"));
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(T::default()),
            _ => {}
        }
        let text = fs::read_to_string(&path).map_err(|error| format!("{shown} cannot be read: {error}"))?;
        toml::from_str(&text).map_err(|error| {
            let line = error.span().map_or(1, |span| text[..span.start.min(text.len())].matches('\n').count() + 1);
            let why = error.message().lines().next().unwrap_or_default();
            format!("{shown}, line {line}: {why}; mend the file or move it away")
        })
    }

    /// Writes a file: whole, or not at all.
    pub fn write(&self, file: &str, value: &impl Serialize) -> Result<(), String> {
        let path = self.folder.join(file);
        let failed = |error: &dyn std::fmt::Display| format!("{} cannot be written: {error}", path.display());
        let text = toml::to_string(value).map_err(|error| failed(&error))?;
        make_folder(&self.folder).map_err(|error| failed(&error))?;
        // A link that leads elsewhere stays a link: the file that it means is replaced.
        let real = fs::canonicalize(&path).unwrap_or_else(|_| path.clone());
        replace(&real, text.as_bytes()).map_err(|error| failed(&error))
    }
}

/// What is about to be done while a file is written; a test ends the program before each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Create,
    WriteHalf,
    WriteRest,
    Sync,
    Rename,
    SyncFolder,
    Done,
}

fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    replace_by_steps(path, bytes, &mut |_| ())
}

/// The new text beside the old one, safe on the disk, then in its place in one step: whenever the program ends, a reader finds
/// the old text or the new one, whole.
fn replace_by_steps(path: &Path, bytes: &[u8], before: &mut impl FnMut(Step)) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    before(Step::Create);
    let mut new = tempfile::Builder::new().prefix(UNFINISHED).tempfile_in(folder)?;
    let (half, rest) = bytes.split_at(bytes.len() / 2);
    before(Step::WriteHalf);
    new.write_all(half)?;
    before(Step::WriteRest);
    new.write_all(rest)?;
    before(Step::Sync);
    new.as_file().sync_all()?;
    before(Step::Rename);
    new.persist(path).map_err(|error| error.error)?;
    before(Step::SyncFolder);
    // The new name outlives a loss of power, too. Where a folder cannot be synchronised, that is all that is lost.
    #[cfg(unix)]
    drop(fs::File::open(folder).and_then(|folder| folder.sync_all()));
    before(Step::Done);
    Ok(())
}

/// How the name of a text that is being written begins; one that was left behind by a program that was killed does no harm.
const UNFINISHED: &str = ".unfinished-";

/// For nobody but the user, as the specification asks: searches tell what somebody works on.
fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    type Values = BTreeMap<String, u32>;

    fn values(pairs: &[(&str, u32)]) -> Values {
        pairs.iter().map(|&(name, value)| (name.to_owned(), value)).collect()
    }

    #[test]
    fn the_folder_follows_the_specification() {
        let of = |state: Option<&str>, home: Option<&str>| {
            Store::of_user(state.map(Into::into), home.map(Into::into)).map(|store| store.folder)
        };
        assert_eq!(of(Some("/state"), Some("/home/a")), Some("/state/sitrep".into()));
        assert_eq!(of(None, Some("/home/a")), Some("/home/a/.local/state/sitrep".into()));
        assert_eq!(of(Some("relative"), Some("/home/a")), Some("/home/a/.local/state/sitrep".into()));
        assert_eq!(of(Some(""), None), None);
    }

    #[test]
    fn what_is_written_is_read_again_and_nothing_else_is_left() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::at(folder.path().join("new/sitrep"));
        assert_eq!(store.read::<Values>("a.toml"), Ok(Values::new()));
        for value in [1, 2] {
            store.write("a.toml", &values(&[("n", value)])).expect("written");
        }
        assert_eq!(store.read::<Values>("a.toml"), Ok(values(&[("n", 2)])));
        assert_eq!(fs::read_dir(&store.folder).expect("there").count(), 1);
    }

    #[test]
    fn a_broken_file_is_told_with_its_line_and_left_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.toml");
        fs::write(&path, "n = 1\nm = \"two\"\n").expect("written");
        let told = Store::at(folder.path()).read::<Values>("a.toml").expect_err("not a number");
        assert!(told.contains("a.toml, line 2: ") && told.ends_with("mend the file or move it away"), "{told}");
        assert!(path.exists());
    }

    #[test]
    fn a_folder_that_cannot_be_made_is_told() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("file");
        fs::write(&file, "").expect("written");
        let told = Store::at(file.join("sitrep")).write("a.toml", &Values::new()).expect_err("a file is in the way");
        assert!(told.contains("cannot be written: "), "{told}");
    }

    const STEPS: [Step; 7] =
        [Step::Create, Step::WriteHalf, Step::WriteRest, Step::Sync, Step::Rename, Step::SyncFolder, Step::Done];

    /// The program that is ended: this test's own, started once more with the file and the step in its environment.
    #[test]
    fn ended_program() {
        let (Some(file), Ok(end)) = (std::env::var_os("SITREP_STORE_FILE"), std::env::var("SITREP_STORE_END")) else {
            return;
        };
        let written = replace_by_steps(Path::new(&file), b"n = 2\nm = 2\n", &mut |step| {
            if format!("{step:?}") == end {
                // No destructor runs and nothing is flushed, as under kill -9.
                std::process::abort();
            }
        });
        panic!("not ended: {written:?}");
    }

    #[cfg(unix)]
    #[test]
    fn a_program_that_is_ended_at_any_step_leaves_the_old_text_or_the_new_one() {
        for end in STEPS {
            let folder = tempfile::tempdir().expect("a folder");
            let path = folder.path().join("a.toml");
            fs::write(&path, "n = 1\nm = 1\n").expect("written");
            let ended = std::process::Command::new(std::env::current_exe().expect("this program"))
                .args(["--exact", "store::tests::ended_program", "--test-threads=1"])
                .env("SITREP_STORE_FILE", &path)
                .env("SITREP_STORE_END", format!("{end:?}"))
                .output()
                .expect("started");
            assert!(
                std::os::unix::process::ExitStatusExt::signal(&ended.status).is_some(),
                "{end:?} was never reached"
            );
            let renamed = matches!(end, Step::SyncFolder | Step::Done);
            let value = if renamed { 2 } else { 1 };
            let store = Store::at(folder.path());
            assert_eq!(store.read::<Values>("a.toml"), Ok(values(&[("n", value), ("m", value)])), "{end:?}");
            // What was left behind is in nobody's way.
            store.write("a.toml", &values(&[("n", 3)])).expect("written");
            assert_eq!(store.read::<Values>("a.toml"), Ok(values(&[("n", 3)])));
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link() {
        let folder = tempfile::tempdir().expect("a folder");
        let real = folder.path().join("real.toml");
        fs::write(&real, "").expect("written");
        std::os::unix::fs::symlink(&real, folder.path().join("a.toml")).expect("linked");
        Store::at(folder.path()).write("a.toml", &values(&[("n", 1)])).expect("written");
        assert_eq!(fs::read_to_string(&real).expect("there"), "n = 1\n");
    }
}
