//! A session at an in-memory terminal: keys in, screen out, with the runs of style beneath so that a lost highlight shows.

use std::fmt::Write;
use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};
use sitrep::app::Msg;
use sitrep::geometry::Size;
use sitrep::keys::parse_sequence;
use sitrep::load::{LayerSource, load};
use sitrep::model::{Date, Knowledge, Lens, Scope};
use sitrep::run::Player;
use sitrep::ui::{Look, Theme};

/// The day that the sessions take place on.
pub const TODAY: Date = jiff::civil::date(2026, 11, 24);

/// The shipped knowledge.
pub fn shipped() -> Arc<Knowledge> {
    static SHIPPED: std::sync::OnceLock<Arc<Knowledge>> = std::sync::OnceLock::new();
    SHIPPED.get_or_init(|| from_text("iraq-coalition.toml", include_str!("../../data/iraq-coalition.toml"))).clone()
}

/// A small knowledge with everything that is hard to show: long names, Arabic, Persian, Hebrew, escapes, no sources.
pub fn awkward() -> Arc<Knowledge> {
    from_text("awkward.toml", include_str!("awkward.toml"))
}

pub fn from_text(name: &str, text: &'static str) -> Arc<Knowledge> {
    let layer = LayerSource::Text { name: name.into(), text: text.into() };
    Arc::new(load(&[layer]).unwrap_or_else(|report| panic!("{name} does not load: {report:?}")))
}

/// A session.
pub struct Session(pub Player);

impl Session {
    /// Over the shipped knowledge, in a window of this size.
    pub fn new(width: u16, height: u16) -> Self {
        Self::over(shipped(), Lens::default(), width, height)
    }

    /// Over any knowledge through any lens.
    pub fn over(knowledge: Arc<Knowledge>, lens: Lens, width: u16, height: u16) -> Self {
        let scope = Scope::new(knowledge, lens);
        // Of its colours the pictures can tell the names.
        let theme = Theme::shipped("terminal").expect("a shipped theme");
        let look = Look { theme, ..Look::default() };
        Self(Player::start(scope, None, Size::new(width, height), look, TODAY))
    }

    /// The same on a terminal that has only ASCII.
    #[allow(dead_code, reason = "not every suite that shares this file asks for it")]
    pub fn ascii(knowledge: Arc<Knowledge>, width: u16, height: u16) -> Self {
        let scope = Scope::new(knowledge, Lens::default());
        let look = Look { ascii: true, ..Look::default() };
        Self(Player::start(scope, None, Size::new(width, height), look, TODAY))
    }

    /// Presses keys: `/tower<enter><c-o>`.
    pub fn press(mut self, keys: &str) -> Self {
        self.0.press(parse_sequence(keys).expect("keys that exist"));
        self
    }

    /// Pastes a text.
    #[allow(dead_code, reason = "not every suite that shares this file asks for it")]
    pub fn paste(mut self, text: &str) -> Self {
        self.0.send(Msg::Paste(text.to_owned()));
        self
    }

    /// Clicks where a text stands, on its first character.
    #[track_caller]
    pub fn click(mut self, text: &str) -> Self {
        let screen = self.screen();
        let line =
            screen.lines().position(|line| line.contains(text)).unwrap_or_else(|| panic!("no `{text}` on:\n{screen}"));
        let before = screen.lines().nth(line).and_then(|line| line.split(text).next()).unwrap_or_default();
        self.0.send(Msg::Click { x: sitrep::text::width(before) as u16, y: line as u16 });
        self
    }

    /// Turns the wheel towards the user over the middle of the window.
    pub fn wheel(mut self) -> Self {
        let Size { width, height } = self.0.app().size();
        self.0.send(Msg::Wheel { x: width / 2, y: height / 2, down: true });
        self
    }

    /// The window gets another size.
    pub fn resize(mut self, width: u16, height: u16) -> Self {
        self.0.send(Msg::Resize(Size::new(width, height)));
        self
    }

    /// The screen as text.
    pub fn screen(&self) -> String {
        self.0.screen()
    }

    /// The screen with the runs of style beneath: row, columns, style, text.
    pub fn picture(&self) -> String {
        format!("{}\n{}", self.screen(), styles(&self.0.frame()))
    }

    /// Whether the screen shows a text.
    #[track_caller]
    pub fn shows(&self, text: &str) -> &Self {
        assert!(self.screen().contains(text), "no `{text}` on:\n{}", self.screen());
        self
    }

    /// Whether the screen does not show a text.
    #[track_caller]
    pub fn hides(&self, text: &str) -> &Self {
        assert!(!self.screen().contains(text), "`{text}` is on:\n{}", self.screen());
        self
    }

    /// The id of the record that is laid open.
    pub fn record(&self) -> String {
        let app = self.0.app();
        app.desk().record().map(|record| app.scope().knowledge().id(record).to_string()).unwrap_or_default()
    }
}

/// Runs of cells that are not plain, a line each.
fn styles(buffer: &Buffer) -> String {
    let mut runs = String::new();
    for y in 0..buffer.area.height {
        let mut x = 0;
        while x < buffer.area.width {
            let style = buffer[(x, y)].style();
            let start = x;
            let mut text = String::new();
            while x < buffer.area.width && buffer[(x, y)].style() == style {
                text.push_str(buffer[(x, y)].symbol());
                x += 1;
            }
            let words = words(style);
            if !words.is_empty() && !text.trim().is_empty() {
                writeln!(runs, "{y:>3}:{start:<3} {words}: {}", text.trim()).expect("a String takes any text");
            }
        }
    }
    runs
}

fn words(style: Style) -> String {
    let mut words = Vec::new();
    for (color, place) in [(style.fg, ""), (style.bg, "on ")] {
        if let Some(color) = color.filter(|color| *color != ratatui::style::Color::Reset) {
            words.push(format!("{place}{color}").to_lowercase());
        }
    }
    for (modifier, word) in [
        (Modifier::BOLD, "bold"),
        (Modifier::DIM, "dim"),
        (Modifier::ITALIC, "italic"),
        (Modifier::UNDERLINED, "underlined"),
        (Modifier::REVERSED, "reversed"),
    ] {
        if style.add_modifier.contains(modifier) {
            words.push(word.to_owned());
        }
    }
    words.join(" ")
}
