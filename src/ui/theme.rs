//! Colours and emphasis by role. Themes are small files that name roles. The shipped ones leave the background to the terminal
//! and use colours that can be read on a dark one and on a light one. That is why `default` has fixed tones of the 256-colour
//! palette and not the terminal's 16 colours: with those as xterm and others ship them, blue sides vanish on black, and yellow,
//! green and cyan ones on white. They are kept as the theme `terminal`, for those who have set them to be read.

use std::collections::BTreeMap;

use ratatui::style::{Color, Modifier, Style};
use serde::Deserialize;

use crate::model::SideColor;

macro_rules! roles {
    ($($(#[$doc:meta])* $role:ident = $name:literal),+ $(,)?) => {
        /// What a piece of the screen is; themes name these.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Role { $($(#[$doc])* $role),+ }

        impl Role {
            /// Every role.
            pub const ALL: &'static [Self] = &[$(Self::$role),+];

            /// Its name in a theme's file.
            pub fn name(self) -> &'static str {
                match self { $(Self::$role => $name),+ }
            }
        }
    };
}

roles! {
    /// Ordinary text.
    Text = "text",
    /// What matters less.
    Dim = "dim",
    /// Headings, the name of the program.
    Title = "title",
    /// The border of the pane that has the keys.
    Focus = "focus",
    /// The border of another pane.
    Border = "border",
    /// The selected row of the pane that has the keys.
    Selected = "selected",
    /// The selected row of another pane.
    Chosen = "chosen",
    /// Characters that a search matched.
    Match = "match",
    /// A grade.
    Grade = "grade",
    /// A contradiction.
    Dispute = "dispute",
    /// Something to beware of: hidden, later, not recorded.
    Notice = "notice",
    /// Something that could not be done.
    Error = "error",
    /// A chip of the bar.
    Chip = "chip",
    /// The chip of the as-of day.
    AsOf = "as-of",
    /// Words taken from somebody.
    Quote = "quote",
    /// Text that leads to a record.
    Link = "link",
    /// The selected link.
    LinkSelected = "link-selected",
    /// Letters at links.
    Hint = "hint",
    /// A field's label.
    Label = "label",
    /// A key in hints and help.
    Key = "key",
    /// The mark of a linked record.
    Linked = "linked",
    /// Bars of a chart.
    Bars = "bars",
    /// The attacks in a bar.
    BarAttacks = "bar-attacks",
    /// The strikes in a bar.
    BarStrikes = "bar-strikes",
    /// What was said and decided in a bar.
    BarWords = "bar-words",
    /// Everything else in a bar.
    BarOthers = "bar-others",
    /// An attack.
    Attack = "attack",
    /// A strike.
    Strike = "strike",
    /// An event of another kind.
    Event = "event",
    /// Borders between countries.
    MapBorder = "map-border",
    /// Borders between governorates.
    MapDivision = "map-division",
    /// Coasts and shores.
    MapWater = "map-water",
    /// The shade of a governorate.
    MapShade = "map-shade",
}

/// The themes that are shipped, by name.
pub const SHIPPED: [(&str, &str); 5] = [
    ("default", include_str!("../../assets/themes/default.toml")),
    ("high-contrast", include_str!("../../assets/themes/high-contrast.toml")),
    ("colour-blind-safe", include_str!("../../assets/themes/colour-blind-safe.toml")),
    ("terminal", include_str!("../../assets/themes/terminal.toml")),
    ("mono", include_str!("../../assets/themes/mono.toml")),
];

/// A set of styles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    styles: Vec<Style>,
    sides: Vec<Style>,
}

/// A theme as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    roles: BTreeMap<String, StyleFile>,
    #[serde(default)]
    sides: BTreeMap<String, StyleFile>,
}

/// A style as it is written.
#[expect(clippy::struct_excessive_bools, reason = "a file names each emphasis by itself")]
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StyleFile {
    fg: Option<String>,
    bg: Option<String>,
    #[serde(default)]
    bold: bool,
    #[serde(default)]
    dim: bool,
    #[serde(default)]
    italic: bool,
    #[serde(default)]
    underlined: bool,
    #[serde(default)]
    reversed: bool,
}

impl StyleFile {
    fn style(&self, name: &str, problems: &mut Vec<String>) -> Style {
        let mut color = |text: &Option<String>| {
            let text = text.as_deref()?;
            let color = text.parse::<Color>().ok();
            if color.is_none() {
                problems.push(format!("`{name}`: `{text}` is not a colour; write cyan, light-blue, 208 or #d75f00."));
            }
            color
        };
        let mut style = Style { fg: color(&self.fg), bg: color(&self.bg), ..Style::new() };
        for (on, modifier) in [
            (self.bold, Modifier::BOLD),
            (self.dim, Modifier::DIM),
            (self.italic, Modifier::ITALIC),
            (self.underlined, Modifier::UNDERLINED),
            (self.reversed, Modifier::REVERSED),
        ] {
            if on {
                style = style.add_modifier(modifier);
            }
        }
        style
    }
}

impl Default for Theme {
    fn default() -> Self {
        Self::shipped("default").unwrap_or_else(|| Self { styles: Vec::new(), sides: Vec::new() })
    }
}

impl Theme {
    /// A shipped theme.
    pub fn shipped(name: &str) -> Option<Self> {
        let (_, text) = SHIPPED.iter().find(|(own, _)| *own == name)?;
        Self::parse(text).ok()
    }

    /// No colour at all: emphasis only, as `NO_COLOR` asks.
    pub fn mono() -> Self {
        Self::shipped("mono").unwrap_or_default()
    }

    /// Reads a theme; every problem at once, as sentences. A role that it does not name is plain.
    pub fn parse(text: &str) -> Result<Self, Vec<String>> {
        let file: File = toml::from_str(text).map_err(|error| vec![error.message().to_owned()])?;
        let mut problems = Vec::new();
        let roles: Vec<_> = Role::ALL.iter().map(|role| role.name()).collect();
        let styles = read("role", &file.roles, &roles, &mut problems);
        let sides = read("side colour", &file.sides, SideColor::NAMES, &mut problems);
        if problems.is_empty() { Ok(Self { styles, sides }) } else { Err(problems) }
    }

    /// The style of a role.
    pub fn style(&self, role: Role) -> Style {
        self.styles.get(role as usize).copied().unwrap_or_default()
    }

    /// Whether sides have colours; where they have none, rows show their marks.
    pub fn colors_sides(&self) -> bool {
        self.sides.iter().any(|side| side.fg.is_some() || side.bg.is_some())
    }

    /// The style of what stands for a side.
    pub fn side(&self, side: SideColor) -> Style {
        self.sides.get(side as usize).copied().unwrap_or_default()
    }
}

fn read(what: &str, given: &BTreeMap<String, StyleFile>, names: &[&str], problems: &mut Vec<String>) -> Vec<Style> {
    for unknown in given.keys().filter(|name| !names.contains(&name.as_str())) {
        problems.push(format!("There is no {what} `{unknown}`; there are {}.", names.join(", ")));
    }
    names.iter().map(|name| given.get(*name).map_or(Style::new(), |style| style.style(name, problems))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What must be told apart, by its style alone.
    const PAIRS: [(Role, Role); 14] = [
        (Role::Selected, Role::Text),
        (Role::Chosen, Role::Text),
        (Role::Selected, Role::Chosen),
        (Role::Match, Role::Text),
        (Role::Match, Role::Selected),
        (Role::Dispute, Role::Text),
        (Role::Link, Role::Text),
        (Role::LinkSelected, Role::Link),
        (Role::Error, Role::Text),
        (Role::Hint, Role::Link),
        (Role::Linked, Role::Text),
        (Role::AsOf, Role::Chip),
        (Role::Attack, Role::Event),
        (Role::MapBorder, Role::MapDivision),
    ];

    fn shipped() -> impl Iterator<Item = (&'static str, Theme)> {
        SHIPPED
            .iter()
            .map(|(name, text)| (*name, Theme::parse(text).unwrap_or_else(|problems| panic!("{name}: {problems:?}"))))
    }

    #[test]
    fn every_shipped_theme_tells_apart_what_must_be_with_and_without_colour() {
        for (name, theme) in shipped() {
            for (one, two) in PAIRS {
                let emphasis = |role| Style { fg: None, bg: None, ..theme.style(role) };
                assert_ne!(emphasis(one), emphasis(two), "{name}: without colour {one:?} looks like {two:?}");
            }
            if name != "mono" {
                let sides: Vec<Style> = SideColor::ALL.iter().map(|&side| theme.side(side)).collect();
                let twice = sides.iter().enumerate().find(|(row, side)| sides[..*row].contains(side));
                assert_eq!(twice, None, "{name}: two sides look alike");
                assert!(theme.style(Role::Dispute).fg != theme.style(Role::Match).fg || name == "high-contrast");
            }
        }
    }

    /// A colour of the fixed part of the palette, or one that is written out, in red, green and blue.
    fn channels(color: Color) -> [u8; 3] {
        let step = |level: u8| if level == 0 { 0 } else { 55 + 40 * level };
        match color {
            Color::Rgb(red, green, blue) => [red, green, blue],
            Color::Indexed(index @ 16..=231) => {
                [step((index - 16) / 36), step((index - 16) / 6 % 6), step((index - 16) % 6)]
            }
            other => panic!("{other:?} is another colour in every terminal"),
        }
    }

    /// How much one colour stands out from another: the contrast ratio of WCAG 2, 1 to 21.
    fn contrast(one: [u8; 3], two: [u8; 3]) -> f64 {
        let luminance = |channels: [u8; 3]| -> f64 {
            let linear = channels.map(|channel| {
                let share = f64::from(channel) / 255.0;
                if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
            });
            0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
        };
        let (one, two) = (luminance(one), luminance(two));
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    #[test]
    fn colours_can_be_read_on_dark_and_on_light_terminals() {
        let backgrounds = [
            ("black", [0, 0, 0]),
            ("GNOME's and VS Code's dark", [0x1e, 0x1e, 0x1e]),
            ("Solarized dark", [0x00, 0x2b, 0x36]),
            ("Dracula", [0x28, 0x2a, 0x36]),
            ("Solarized light", [0xfd, 0xf6, 0xe3]),
            ("white", [0xff, 0xff, 0xff]),
        ];
        let mut faint = Vec::new();
        // `mono` has no colours, and those of `terminal` are the user's.
        for (name, theme) in shipped().filter(|(name, _)| !["mono", "terminal"].contains(name)) {
            let styles = Role::ALL.iter().map(|&role| (role.name(), theme.style(role)));
            let sides = SideColor::ALL.iter().zip(SideColor::NAMES).map(|(&side, name)| (*name, theme.side(side)));
            for (what, style) in styles.chain(sides) {
                let Some(color) = style.fg else { continue };
                for (terminal, background) in backgrounds {
                    let is_plain = ["black", "white"].contains(&terminal);
                    let least = if name == "high-contrast" && is_plain {
                        3.9
                    } else if is_plain {
                        3.0
                    } else {
                        2.6
                    };
                    let ratio = contrast(channels(color), background);
                    if ratio < least {
                        faint.push(format!("{name}: {what} on {terminal}: {ratio:.2}, not {least}"));
                    }
                }
            }
        }
        assert!(faint.is_empty(), "{}", faint.join("\n"));
    }

    #[test]
    fn the_mono_theme_sets_no_colour_whatever() {
        let theme = Theme::mono();
        let roles = Role::ALL.iter().map(|&role| theme.style(role));
        let sides = SideColor::ALL.iter().map(|&side| theme.side(side));
        assert!(roles.chain(sides).all(|style| (style.fg, style.bg) == (None, None)));
        assert!(!theme.colors_sides() && Theme::default().colors_sides());
    }

    #[test]
    fn all_problems_of_a_theme_are_told() {
        let text = "[roles]\ntitel = { bold = true }\ntext = { fg = \"cyanish\" }\n[sides]\npink = { fg = \"red\" }\n";
        let problems = Theme::parse(text).expect_err("three problems");
        assert!(problems[0].starts_with("There is no role `titel`; there are text, dim,"), "{problems:?}");
        assert_eq!(problems[1], "`text`: `cyanish` is not a colour; write cyan, light-blue, 208 or #d75f00.");
        assert!(problems[2].starts_with("There is no side colour `pink`"), "{problems:?}");
    }
}
