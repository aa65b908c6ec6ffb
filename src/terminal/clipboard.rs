//! The clipboard by two ways at once: OSC 52, which the terminal answers for and which works over SSH, and the system's own
//! clipboard, on a thread of its own, since a display that does not answer must not hold a key.

#[cfg(feature = "clipboard")]
use std::sync::mpsc;
#[cfg(feature = "clipboard")]
use std::time::Duration;

/// Longer sequences are cut or refused by many terminals (xterm's limit is the best known).
const SAFE_BYTES: usize = 74_994;

/// What stands between the program and the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Through {
    /// Nothing.
    Nothing,
    /// tmux: it takes the sequence itself where `set-clipboard` is on, and hands on what is wrapped where `allow-passthrough` is.
    Tmux,
    /// GNU screen: it hands on what is wrapped, in pieces.
    Screen,
}

impl Through {
    /// What the environment says; `has` tells whether a variable is set.
    pub(super) fn of_environment(has: impl Fn(&str) -> bool) -> Self {
        if has("TMUX") {
            Self::Tmux
        } else if has("STY") {
            Self::Screen
        } else {
            Self::Nothing
        }
    }

    /// What must be so that the text arrives.
    pub(super) fn condition(self, bytes: usize) -> String {
        let through = match self {
            Self::Nothing => "if the terminal allows it",
            Self::Tmux => "tmux needs set-clipboard on",
            Self::Screen => "through screen, if the terminal allows it",
        };
        let long = if bytes.div_ceil(3) * 4 > SAFE_BYTES { ", too long for many terminals" } else { "" };
        format!("{through}{long}")
    }
}

/// The bytes that put a text on the terminal's clipboard.
pub(super) fn sequence(text: &str, through: Through) -> Vec<u8> {
    let plain = format!("\u{1b}]52;c;{}\u{7}", base64(text.as_bytes()));
    match through {
        Through::Nothing => plain.into_bytes(),
        // Both, since either may be switched off: setting the clipboard twice does no harm.
        Through::Tmux => {
            let wrapped = plain.replace('\u{1b}', "\u{1b}\u{1b}");
            format!("{plain}\u{1b}Ptmux;{wrapped}\u{1b}\\").into_bytes()
        }
        // screen hands on at most 768 bytes at a time.
        Through::Screen => {
            let pieces = plain.as_bytes().chunks(760);
            pieces.flat_map(|piece| [b"\x1bP", piece, b"\x1b\\"].concat()).collect()
        }
    }
}

/// Base64 with padding (RFC 4648, section 4).
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let group = chunk.iter().fold(0_u32, |group, &byte| group << 8 | u32::from(byte)) << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let letter = LETTERS[(group >> (18 - 6 * place) & 63) as usize];
            text.push(if place <= chunk.len() { char::from(letter) } else { '=' });
        }
    }
    text
}

/// The system's clipboard.
pub struct Clipboard {
    #[cfg(feature = "clipboard")]
    open: Option<Open>,
}

/// The thread that has the clipboard open: what it is given, and what it hands back at the end.
#[cfg(feature = "clipboard")]
struct Open {
    texts: mpsc::Sender<(String, Told)>,
    left: mpsc::Receiver<Option<String>>,
}

/// How long the end of the program waits for the clipboard to be handed over to whoever keeps it.
#[cfg(feature = "clipboard")]
const HANDING_OVER: Duration = Duration::from_millis(400);

/// Is told whether the system's clipboard has the text, or why not.
#[cfg(feature = "clipboard")]
type Told = Box<dyn FnOnce(Result<(), String>) + Send>;

impl Clipboard {
    /// Nothing is opened before something is copied.
    pub fn new() -> Self {
        Self {
            #[cfg(feature = "clipboard")]
            open: None,
        }
    }

    /// Puts a text there; `told` hears whether it is there. A thread that cannot be started is told in a sentence.
    #[cfg(feature = "clipboard")]
    pub fn put(&mut self, text: String, told: impl FnOnce(Result<(), String>) + Send + 'static) -> Result<(), String> {
        if !has_display() {
            told(Err("no display for the system clipboard".to_owned()));
            return Ok(());
        }
        if self.open.is_none() {
            let (texts, received) = mpsc::channel();
            let (leave, left) = mpsc::channel();
            let serve = move || drop(leave.send(serve(&received)));
            let started = std::thread::Builder::new().name("clipboard".into()).spawn(serve);
            started.map_err(|error| format!("The system clipboard cannot be used: {error}."))?;
            self.open = Some(Open { texts, left });
        }
        if let Some(open) = &self.open {
            // The thread ends only with this end of it.
            drop(open.texts.send((text, Box::new(told))));
        }
        Ok(())
    }

    /// Lets the clipboard go. On X11 a text is gone with the program that owns it, unless a clipboard manager takes it over: what
    /// was still there is handed back, so that the terminal can be asked to own it.
    #[cfg(feature = "clipboard")]
    pub fn close(&mut self) -> Option<String> {
        let Open { texts, left } = self.open.take()?;
        drop(texts);
        left.recv_timeout(HANDING_OVER).ok().flatten()
    }

    /// This build has no system clipboard.
    #[cfg(not(feature = "clipboard"))]
    pub fn close(&mut self) -> Option<String> {
        None
    }

    /// This build has no system clipboard.
    #[cfg(not(feature = "clipboard"))]
    pub fn put(&mut self, _text: String, told: impl FnOnce(Result<(), String>) + Send + 'static) -> Result<(), String> {
        told(Err("built without the system clipboard".to_owned()));
        Ok(())
    }
}

impl Default for Clipboard {
    fn default() -> Self {
        Self::new()
    }
}

/// Whether there can be a system clipboard: elsewhere than on Linux and its kin always.
#[cfg(feature = "clipboard")]
fn has_display() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(all(unix, not(target_os = "macos"))) || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

/// Keeps the clipboard open while the program runs: on X11 its owner hands the text out. At the end the last text, where nobody
/// else has put another one there.
#[cfg(feature = "clipboard")]
fn serve(texts: &mpsc::Receiver<(String, Told)>) -> Option<String> {
    let mut open: Option<arboard::Clipboard> = None;
    let mut last = None;
    for (text, told) in texts {
        last = Some(text.clone());
        let put = match &mut open {
            Some(clipboard) => clipboard.set_text(text),
            None => arboard::Clipboard::new().and_then(|mut clipboard| {
                clipboard.set_text(text)?;
                open = Some(clipboard);
                Ok(())
            }),
        };
        if put.is_err() {
            open = None;
        }
        told(put.map_err(|error| format!("the system clipboard failed: {error}")));
    }
    let mut clipboard = open?;
    let there = clipboard.get_text().ok();
    last.filter(|last| there.as_ref() == Some(last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_that_of_the_rfc() {
        for (text, expected) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("foobar", "Zm9vYmFy")]
        {
            assert_eq!(base64(text.as_bytes()), expected);
        }
        assert_eq!(base64("عربي".as_bytes()), "2LnYsdio2Yo=");
    }

    #[test]
    fn the_sequence_is_wrapped_for_what_stands_between() {
        let plain = "\u{1b}]52;c;Zm9v\u{7}";
        assert_eq!(sequence("foo", Through::Nothing), plain.as_bytes());
        let tmux = String::from_utf8(sequence("foo", Through::Tmux)).expect("ASCII");
        assert_eq!(tmux, format!("{plain}\u{1b}Ptmux;\u{1b}\u{1b}]52;c;Zm9v\u{7}\u{1b}\\"));
        assert_eq!(sequence("foo", Through::Screen), b"\x1bP\x1b]52;c;Zm9v\x07\x1b\\");
        let long = sequence(&"x".repeat(3000), Through::Screen);
        assert!(long.split(|&byte| byte == 0x1b).all(|piece| piece.len() <= 768));
    }

    #[test]
    fn the_environment_tells_what_stands_between() {
        assert_eq!(Through::of_environment(|name| name == "TMUX"), Through::Tmux);
        assert_eq!(Through::of_environment(|name| name == "STY"), Through::Screen);
        assert_eq!(Through::of_environment(|_| false), Through::Nothing);
        assert!(Through::Nothing.condition(100_000).ends_with("too long for many terminals"));
    }
}
