//! Opening an address in a browser: only http and https, never through a shell, and without waiting for it.

use std::ffi::OsString;
use std::io::ErrorKind;
use std::process::{Command, Stdio};
use std::thread;

/// Opens an address in the browser. `failed` is told later, from another thread, if the browser could not show it.
///
/// The browser is `$BROWSER` where that is one program's name, else what the system opens addresses with.
pub fn open_url(url: &str, failed: impl FnOnce(String) + Send + 'static) -> Result<(), String> {
    if !is_web_address(url) {
        return Err(format!("`{}` is not opened: only http and https addresses are.", url.escape_debug()));
    }
    let program = program(std::env::var_os("BROWSER"));
    let mut child = command(&program, url).spawn().map_err(|error| match error.kind() {
        ErrorKind::NotFound => format!(
            "No browser was opened: the program `{}` is not installed. Set BROWSER to one that is, or copy {url}",
            program.display()
        ),
        _ => format!("No browser was opened: `{}` does not start ({error}).", program.display()),
    })?;
    let url = url.to_owned();
    // Somebody must wait for the child, or it stays behind as a zombie; some openers say only on exit that they failed.
    thread::spawn(move || {
        if child.wait().is_ok_and(|status| !status.success()) {
            failed(format!("`{}` could not open {url}", program.display()));
        }
    });
    Ok(())
}

fn command(program: &OsString, url: &str) -> Command {
    let mut command = Command::new(program);
    if cfg!(windows) {
        command.arg("url.dll,FileProtocolHandler");
    }
    command.arg(url).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    // Ctrl-Z and a hang-up are for us, not for the browser.
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    command
}

/// The program that opens addresses. A `$BROWSER` of several words or names would need a shell to be understood.
fn program(browser: Option<OsString>) -> OsString {
    let one_word = |value: &OsString| {
        let text = value.to_string_lossy();
        !text.is_empty() && !text.contains(|c: char| c.is_whitespace() || matches!(c, ':' | '%'))
    };
    let system = if cfg!(target_os = "macos") {
        "open"
    } else if cfg!(windows) {
        "rundll32"
    } else {
        "xdg-open"
    };
    browser.filter(one_word).unwrap_or_else(|| system.into())
}

/// Whether a text is an http or https address with a host and nothing in it that a terminal or a shell might obey.
fn is_web_address(url: &str) -> bool {
    let scheme = |name: &str| url.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
    let rest = if scheme("https://") {
        &url[8..]
    } else if scheme("http://") {
        &url[7..]
    } else {
        return false;
    };
    !rest.is_empty() && !rest.starts_with('/') && !url.contains(|c: char| c.is_whitespace() || c.is_control())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_are_opened() {
        for url in ["https://www.reuters.com/world/talks", "http://example.org", "HTTPS://example.org/?q=a&b=c"] {
            assert!(is_web_address(url), "{url}");
        }
        for url in [
            "",
            "https://",
            "https:///etc/passwd",
            "file:///etc/passwd",
            "javascript:alert(1)",
            "-https://example.org",
            "https://example.org/a b",
            "https://example.org/\u{1b}]0;x\u{7}",
            "https\u{3a}\n//example.org",
        ] {
            assert!(!is_web_address(url), "{url:?}");
            let told = open_url(url, |_| ()).expect_err(url);
            assert!(told.contains("only http and https"), "{told}");
            assert!(!told.contains(char::is_control), "{told:?}");
        }
    }

    #[test]
    fn browser_is_taken_only_as_one_program() {
        let chosen = |value: &str| program(Some(value.into())).into_string().expect("set as text");
        assert_eq!(chosen("firefox"), "firefox");
        assert_eq!(chosen("/opt/browser/run"), "/opt/browser/run");
        let system = program(None).into_string().expect("a literal");
        for several in ["", "firefox --private", "firefox:lynx", "firefox %s"] {
            assert_eq!(chosen(several), system, "{several}");
        }
    }
}
