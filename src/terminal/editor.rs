//! The user's editor: which program it is, how it is told the line, and what came of it. Never through a shell.

use std::ffi::{OsStr, OsString};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What is started when nothing is set.
const USUAL: &str = "vi";

/// An editor as the user has set it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Editor {
    words: Vec<String>,
}

impl Editor {
    /// `$VISUAL`, else `$EDITOR`, else vi; a sentence where the one that is set cannot be understood.
    pub fn chosen(visual: Option<OsString>, editor: Option<OsString>) -> Result<Self, String> {
        let set = [("VISUAL", visual), ("EDITOR", editor)];
        for (name, value) in set {
            let Some(value) = value.filter(|value| !value.to_string_lossy().trim().is_empty()) else { continue };
            let value = value.to_string_lossy();
            let words = shell_words::split(&value)
                .map_err(|_| format!("No editor was opened: {name} has a quote that is not closed ({value})."))?;
            return Ok(Self { words });
        }
        Ok(Self { words: vec![USUAL.to_owned()] })
    }

    /// Edits a file from a line on (counted from 1) and waits until the editor ends.
    pub fn edit(&self, path: &Path, line: usize) -> Result<(), String> {
        let (program, arguments) =
            self.words.split_first().ok_or("No editor was opened: VISUAL or EDITOR is empty.")?;
        // An absolute path is never taken for an option.
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let mut command = Command::new(program);
        command.args(arguments).args(place(program, &path, line));
        let ended = command.status().map_err(|error| match error.kind() {
            ErrorKind::NotFound => format!(
                "No editor was opened: the program `{program}` is not installed. Set VISUAL or EDITOR to one that is."
            ),
            _ => format!("No editor was opened: `{program}` does not start ({error})."),
        })?;
        if ended.success() { Ok(()) } else { Err(format!("The editor `{program}` failed ({ended}).")) }
    }
}

/// How a program is told a place in a file; only the file where its way is not known.
fn place(program: &str, path: &Path, line: usize) -> Vec<OsString> {
    let name = Path::new(program).file_stem().and_then(OsStr::to_str).unwrap_or_default().to_ascii_lowercase();
    let name = name.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.').trim_end_matches('-');
    let file = || OsString::from(path);
    let with_line = || {
        let mut place = file();
        place.push(format!(":{line}"));
        place
    };
    match name {
        "vi" | "vim" | "nvim" | "gvim" | "view" | "nvi" | "elvis" | "vis" | "nano" | "pico" | "emacs"
        | "emacsclient" | "micro" | "joe" | "jed" | "mg" | "ne" | "mcedit" | "kak" => {
            vec![format!("+{line}").into(), file()]
        }
        "code" | "code-insiders" | "codium" | "vscodium" | "cursor" | "windsurf" => vec!["--goto".into(), with_line()],
        "hx" | "helix" | "subl" | "sublime_text" | "zed" | "zeditor" => vec![with_line()],
        _ => vec![PathBuf::from(path).into()],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(visual: Option<&str>, editor: Option<&str>) -> Vec<String> {
        Editor::chosen(visual.map(Into::into), editor.map(Into::into)).expect("it can be understood").words
    }

    fn placed(program: &str) -> Vec<String> {
        let words = place(program, Path::new("/k/a b.toml"), 12);
        words.into_iter().map(|word| word.into_string().expect("text")).collect()
    }

    #[test]
    fn visual_comes_before_editor_and_quotes_keep_words_together() {
        assert_eq!(chosen(Some("code --wait"), Some("vi")), ["code", "--wait"]);
        assert_eq!(chosen(Some("  "), Some("'/opt/my editor/run' -x \"a b\"")), ["/opt/my editor/run", "-x", "a b"]);
        assert_eq!(chosen(None, None), ["vi"]);
        let told = Editor::chosen(None, Some("vi 'x".into())).expect_err("a quote is open");
        assert!(told.contains("EDITOR has a quote that is not closed"), "{told}");
    }

    #[test]
    fn each_editor_is_told_the_line_in_its_way() {
        for vi_like in ["vi", "/usr/bin/nvim", "nano", "emacs-29.1", "micro", "kak"] {
            assert_eq!(placed(vi_like), ["+12", "/k/a b.toml"], "{vi_like}");
        }
        assert_eq!(placed("code"), ["--goto", "/k/a b.toml:12"]);
        assert_eq!(placed("hx"), ["/k/a b.toml:12"]);
        assert_eq!(placed("notepad"), ["/k/a b.toml"]);
    }

    #[test]
    fn a_program_that_is_not_there_is_named_with_the_way_out() {
        let editor = Editor { words: vec!["no-such-editor-anywhere".to_owned()] };
        let told = editor.edit(Path::new("x.toml"), 1).expect_err("it is not installed");
        assert!(told.contains("`no-such-editor-anywhere` is not installed. Set VISUAL or EDITOR"), "{told}");
    }
}
