//! The commands of the shell, as a script or a colleague without the explorer meets them: the real program, its output, its
//! messages, its exit codes. Exact texts are of `small.toml`; what must hold for all is tried on the shipped file.

mod arguments;
mod check;
mod citations;
mod clocks;
mod search;
mod show;
mod terminal;

use std::io::Write;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// The knowledge file of these tests, as the program is given it.
const SMALL: &str = "tests/shell/small.toml";

/// What a run of the program left behind.
struct Run {
    code: i32,
    out: String,
    errors: String,
}

impl Run {
    fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error} in: {}", self.out))
    }

    /// The program did what it was asked.
    #[track_caller]
    fn done(self) -> Self {
        assert_eq!(self.code, 0, "{}{}", self.out, self.errors);
        self
    }

    /// It ended with this code and said this, and nothing on the standard output.
    #[track_caller]
    fn refused(self, code: i32, message: &str) {
        assert_eq!((self.code, &*self.out), (code, ""), "{}", self.errors);
        assert!(self.errors.contains(message), "no `{message}` in:\n{}", self.errors);
    }
}

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sitrep"));
    command.args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")).env_remove("NO_COLOR").stdin(Stdio::null());
    command.env("XDG_DATA_HOME", concat!(env!("CARGO_TARGET_TMPDIR"), "/no-data"));
    command
}

fn run(arguments: &[&str]) -> Run {
    finished(command(arguments).output().expect("the program starts"))
}

/// Runs on `small.toml`.
fn small(arguments: &[&str]) -> Run {
    run(&[&["-f", SMALL], arguments].concat())
}

/// Runs with a text on the standard input.
fn fed(arguments: &[&str], input: &str) -> Run {
    let mut child = command(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    child.stdin.take().expect("piped").write_all(input.as_bytes()).expect("written");
    finished(child.wait_with_output().expect("it ends"))
}

fn finished(output: Output) -> Run {
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    Run { code: output.status.code().expect("not killed"), out: text(output.stdout), errors: text(output.stderr) }
}

/// No character of a text can steer a terminal.
#[track_caller]
fn assert_harmless(text: &str) {
    let dangerous = text.chars().find(|&c| c != '\n' && sitrep::text::is_unsafe(c));
    assert_eq!(dangerous, None, "{text}");
}
