//! With which characters the ground of the map is drawn: what a terminal and its font can show well.

use super::Map;
use crate::app::{App, Notice};

/// How the ground of the map is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MapStyle {
    /// Braille dots: eight to a cell, the finest.
    #[default]
    Braille,
    /// Half blocks: two to a cell, in colours of their own.
    HalfBlock,
    /// One ASCII character a cell.
    Ascii,
}

impl MapStyle {
    /// Every style, in the order of the key.
    pub const ALL: [Self; 3] = [Self::Braille, Self::HalfBlock, Self::Ascii];

    /// Its name in the settings.
    pub fn name(self) -> &'static str {
        match self {
            Self::Braille => "braille",
            Self::HalfBlock => "half-block",
            Self::Ascii => "ascii",
        }
    }

    /// The style with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|style| style.name() == name)
    }

    fn words(self) -> &'static str {
        match self {
            Self::Braille => "in braille",
            Self::HalfBlock => "in half blocks",
            Self::Ascii => "in ASCII",
        }
    }

    fn next(self) -> Self {
        Self::ALL[(self as usize + 1) % Self::ALL.len()]
    }
}

impl Map {
    /// Draws the map in the next style; a screen that has only ASCII leaves no choice.
    pub(super) fn turn_style(&mut self) -> Notice {
        if self.only_ascii {
            return Notice::failed(
                "The whole screen is in ASCII (--ascii, or `ascii` in the settings), so the map is, too.",
            );
        }
        self.style = self.style.next();
        Notice::done(format!("The map is drawn {}; `map` in the settings keeps it so.", self.style.words()))
    }
}

impl App {
    /// Draws the map in this style from the start, or, where the whole screen has only ASCII, in that.
    pub fn draw_map_in(&mut self, style: MapStyle, only_ascii: bool) {
        self.stages.map.style = if only_ascii { MapStyle::Ascii } else { style };
        self.stages.map.only_ascii = only_ascii;
    }
}
