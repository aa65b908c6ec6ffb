//! Colours and emphasis by role. The terminal's own 16 colours on its own background, so that light and dark both read well.

use ratatui::style::{Color, Modifier, Style};

use crate::model::SideColor;

/// What a piece of the screen is; themes name these.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Ordinary text.
    Text,
    /// What matters less.
    Dim,
    /// Headings, the name of the program.
    Title,
    /// The border of the pane that has the keys.
    Focus,
    /// The border of another pane.
    Border,
    /// The selected row of the pane that has the keys.
    Selected,
    /// The selected row of another pane.
    Chosen,
    /// Characters that a search matched.
    Match,
    /// A grade.
    Grade,
    /// A contradiction.
    Dispute,
    /// Something to beware of: hidden, later, not recorded.
    Notice,
    /// Something that could not be done.
    Error,
    /// A chip of the bar.
    Chip,
    /// The chip of the as-of day.
    AsOf,
    /// Words taken from somebody.
    Quote,
    /// Text that leads to a record.
    Link,
    /// The selected link.
    LinkSelected,
    /// Letters at links.
    Hint,
    /// A field's label.
    Label,
    /// A key in hints and help.
    Key,
    /// The mark of a linked record.
    Linked,
    /// Bars of a chart.
    Bars,
}

/// A set of styles.
#[derive(Clone, Debug)]
pub struct Theme {
    /// Whether colours are used at all.
    pub colored: bool,
}

impl Default for Theme {
    fn default() -> Self {
        Self { colored: true }
    }
}

impl Theme {
    /// No colour at all: emphasis only, as `NO_COLOR` asks.
    pub fn mono() -> Self {
        Self { colored: false }
    }

    /// The style of a role.
    pub fn style(&self, role: Role) -> Style {
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        let style = match role {
            Role::Text | Role::Border | Role::Bars => plain,
            Role::Dim => plain.add_modifier(Modifier::DIM),
            Role::Title | Role::Focus | Role::Key => bold,
            Role::Selected | Role::AsOf => plain.add_modifier(Modifier::REVERSED),
            Role::LinkSelected | Role::Hint => bold.add_modifier(Modifier::REVERSED),
            Role::Chosen | Role::Chip | Role::Grade | Role::Linked | Role::Error => bold,
            Role::Match => bold.add_modifier(Modifier::UNDERLINED),
            Role::Dispute => bold,
            Role::Notice | Role::Quote => plain.add_modifier(Modifier::ITALIC),
            Role::Link => plain.add_modifier(Modifier::UNDERLINED),
            Role::Label => plain.add_modifier(Modifier::DIM),
        };
        match self.color(role) {
            Some(color) => style.fg(color),
            None => style,
        }
    }

    fn color(&self, role: Role) -> Option<Color> {
        let color = match role {
            Role::Focus | Role::Title | Role::Key => Color::Cyan,
            Role::Match | Role::Linked => Color::Yellow,
            Role::Dispute => Color::Magenta,
            Role::Error => Color::Red,
            Role::Notice | Role::AsOf => Color::Yellow,
            Role::Bars => Color::Blue,
            _ => return None,
        };
        self.colored.then_some(color)
    }

    /// The style of what stands for a side.
    pub fn side(&self, side: SideColor) -> Style {
        if !self.colored {
            return Style::new();
        }
        Style::new().fg(match side {
            SideColor::Blue => Color::Blue,
            SideColor::Green => Color::Green,
            SideColor::Red => Color::Red,
            SideColor::Yellow => Color::Yellow,
            SideColor::Magenta => Color::Magenta,
            SideColor::Cyan => Color::Cyan,
            SideColor::Gray => Color::DarkGray,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mono_theme_sets_no_colour_whatever() {
        let theme = Theme::mono();
        for role in [Role::Text, Role::Match, Role::Dispute, Role::Error, Role::AsOf, Role::Bars, Role::Focus] {
            assert_eq!((theme.style(role).fg, theme.style(role).bg), (None, None), "{role:?}");
        }
        assert_eq!(theme.side(SideColor::Red).fg, None);
    }
}
