//! The program: arguments in, a command of the shell or the explorer, an exit code out.
#![forbid(unsafe_code)]

use std::io::{self, BufWriter, IsTerminal};
use std::process::ExitCode;

use sitrep::cli::{self, ColorWhen, Request};
use sitrep::shell::{self, Exit, Look, Output};

fn main() -> ExitCode {
    let request = match cli::parse(std::env::args_os()) {
        Ok(request) => request,
        Err(message) => {
            // Help goes to the standard output, mistakes to the standard error. Who closed the stream does not want it.
            let _ = message.print();
            return ExitCode::from(if message.use_stderr() { 2 } else { 0 });
        }
    };
    let Exit(code) = run_in_shell(&request);
    ExitCode::from(code)
}

fn run_in_shell(request: &Request) -> Exit {
    let (stdout, stderr) = (io::stdout(), io::stderr());
    let output_look = look(stdout.is_terminal(), request.color);
    let error_look = look(stderr.is_terminal(), request.color);
    let mut output = Output::new(BufWriter::new(stdout.lock()), output_look);
    let mut errors = Output::new(stderr.lock(), error_look);
    shell::run(request, jiff::ZonedDateTime::now().date(), &mut output, &mut errors)
}

/// Colour on a terminal, unless `NO_COLOR` (no-color.org) or a dumb terminal speaks against it; the terminal's width.
fn look(terminal: bool, when: ColorWhen) -> Look {
    let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
        || std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    let color = match when {
        ColorWhen::Auto => terminal && !refused,
        ColorWhen::Always => true,
        ColorWhen::Never => false,
    };
    let columns = terminal_size::terminal_size().map(|(columns, _)| usize::from(columns.0));
    Look { terminal, color, width: if terminal { columns.unwrap_or(80) } else { Look::PLAIN.width } }
}
