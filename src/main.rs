//! The program: arguments in, a command of the shell or the explorer, an exit code out.
#![forbid(unsafe_code)]

use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use sitrep::cli::{self, ColorWhen, Explore, Frame, Request, Task};
use sitrep::config::Places;
use sitrep::geometry::Size;
use sitrep::keys::parse_sequence;
use sitrep::model::Date;
use sitrep::run::{self, Ending, Player, Refusal, Settings, Start};
use sitrep::shell::{self, Exit, Failure, Look, Output};
use sitrep::store::Store;
use sitrep::{model::Scope, shipped};

fn main() -> ExitCode {
    let mut request = match cli::parse(std::env::args_os()) {
        Ok(request) => request,
        Err(message) => {
            // Help goes to the standard output, mistakes to the standard error. Who closed the stream does not want it.
            let _ = message.print();
            return ExitCode::from(if message.use_stderr() { 2 } else { 0 });
        }
    };
    request.data_folder = shipped::data_folder(std::env::var_os("XDG_DATA_HOME"), std::env::var_os("HOME"));
    let state = Store::of_user(std::env::var_os("XDG_STATE_HOME"), std::env::var_os("HOME"));
    request.state_folder = state.map(|store| store.folder().to_owned());
    let today = today();
    let Exit(code) = match &request.task {
        Task::Explore(Explore { words, frame: Some(frame) }) => print_frame(&request, words, frame, today),
        Task::Explore(Explore { words, frame: None }) if on_terminal() => explore(&request, words, today),
        _ => in_shell(&request, |output, errors| shell::run(&request, today, output, errors)),
    };
    ExitCode::from(code)
}

/// The calendar's day here. The zone is read from the one file that holds it, where there is one: to find its name, which is of
/// no use here, every zone of the system would be listed before the first screen.
fn today() -> Date {
    let named = std::env::var_os("TZ").is_some();
    let local = if named { None } else { std::fs::read("/etc/localtime").ok() };
    let zone = local.and_then(|file| TimeZone::tzif("local", &file).ok());
    zone.unwrap_or_else(TimeZone::system).to_datetime(Timestamp::now()).date()
}

fn on_terminal() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// The explorer; knowledge that is refused is told when the screen is given back.
fn explore(request: &Request, words: &[String], today: Date) -> Exit {
    let wanted = request.clone();
    let color = look(io::stderr().is_terminal(), request.color).color;
    let load = move || -> Result<Scope, Refusal> {
        shell::scope(&wanted, today)
            .map_err(|failure| Refusal { told: shell::failure_text(&failure, color), exit_code: failure.exit_code() })
    };
    let settings = match set(request) {
        Ok(settings) => settings,
        Err(failure) => return in_shell(request, |_, errors| shell::tell(&failure, errors)),
    };
    let start = Start {
        load: Box::new(load),
        supply: shell::supply(request),
        words: joined(words),
        look: settings.look,
        mouse: settings.mouse,
        store: request.state_folder.as_ref().map(Store::at),
        history: settings.history,
        today,
    };
    let ending = run::explore(start);
    in_shell(request, |_, errors| match ending {
        Ok(ending) => {
            if let Ending::Refused(refusal) = &ending {
                // When the standard error is gone, only the exit code is left to say it.
                let _ = errors.write_all(refusal.told.as_bytes());
            }
            Exit(ending.exit_code())
        }
        Err(error) => shell::tell(&Failure::Output(error), errors),
    })
}

/// One frame of the explorer as text, after keys were pressed; for tests, pictures and reports of faults.
fn print_frame(request: &Request, words: &[String], frame: &Frame, today: Date) -> Exit {
    let draw = || -> Result<String, Failure> {
        let keys = parse_sequence(&frame.keys).map_err(Failure::Usage)?;
        let scope = shell::scope(request, today)?;
        let (width, height) = frame.size;
        let look = set(request)?.look;
        let mut player = Player::start(scope, joined(words).as_deref(), Size { width, height }, look, today);
        player.press(keys);
        Ok(player.screen())
    };
    in_shell(request, |output, errors| {
        let written = draw().and_then(|frame| {
            output.write_all(frame.as_bytes())?;
            Ok(output.flush()?)
        });
        written.map_or_else(|failure| shell::tell(&failure, errors), |()| Exit(0))
    })
}

fn joined(words: &[String]) -> Option<String> {
    (!words.is_empty()).then(|| words.join(" "))
}

/// Lends the standard streams to a command.
fn in_shell(request: &Request, command: impl FnOnce(&mut Output, &mut Output) -> Exit) -> Exit {
    let (stdout, stderr) = (io::stdout(), io::stderr());
    let output_look = look(stdout.is_terminal(), request.color);
    let error_look = look(stderr.is_terminal(), request.color);
    let mut output = Output::new(BufWriter::new(stdout.lock()), output_look);
    let mut errors = Output::new(stderr.lock(), error_look);
    command(&mut output, &mut errors)
}

/// Colour and width of a stream.
fn look(terminal: bool, when: ColorWhen) -> Look {
    let columns = terminal_size::terminal_size().map(|(columns, _)| usize::from(columns.0));
    let width = if terminal { columns.unwrap_or(80) } else { Look::PLAIN.width };
    Look { terminal, color: wants_color(terminal, when), width }
}

/// The user's settings, with what the command line says over them.
fn set(request: &Request) -> Result<Settings, Failure> {
    let variable = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let places = Places {
        option: request.config.clone(),
        variable: variable("SITREP_CONFIG"),
        config_home: variable("XDG_CONFIG_HOME"),
        home: variable("HOME"),
    };
    run::settings(&places, request.ascii, wants_color(true, request.color)).map_err(Failure::Settings)
}

/// On a terminal, unless `NO_COLOR` (no-color.org) or a dumb terminal speaks against it.
fn wants_color(terminal: bool, when: ColorWhen) -> bool {
    let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
        || std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    match when {
        ColorWhen::Auto => terminal && !refused,
        ColorWhen::Always => true,
        ColorWhen::Never => false,
    }
}
