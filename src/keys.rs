//! Text to key and back, and the keymap that turns keys into commands.

use std::fmt;

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use rustc_hash::FxHashMap;

use crate::command::{Command, Input, KeyChange, Row, TABLE};

/// A key with its modifiers, written `k`, `G`, `enter`, `c-d`, `a-left`, `s-tab`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    code: KeyCode,
    control: bool,
    alt: bool,
}

/// Names of keys that are not characters.
const NAMED: &[(&str, KeyCode, &str)] = &[
    ("enter", KeyCode::Enter, "⏎"),
    ("esc", KeyCode::Esc, "Esc"),
    ("tab", KeyCode::Tab, "Tab"),
    ("s-tab", KeyCode::BackTab, "S-Tab"),
    ("space", KeyCode::Char(' '), "Space"),
    ("lt", KeyCode::Char('<'), "<"),
    ("backspace", KeyCode::Backspace, "Backspace"),
    ("delete", KeyCode::Delete, "Del"),
    ("up", KeyCode::Up, "↑"),
    ("down", KeyCode::Down, "↓"),
    ("left", KeyCode::Left, "←"),
    ("right", KeyCode::Right, "→"),
    ("home", KeyCode::Home, "Home"),
    ("end", KeyCode::End, "End"),
    ("pageup", KeyCode::PageUp, "PgUp"),
    ("pagedown", KeyCode::PageDown, "PgDn"),
    ("f1", KeyCode::F(1), "F1"),
];

impl Key {
    /// The key that a text names.
    pub fn parse(text: &str) -> Option<Self> {
        if let Some(key) = Self::plain(text) {
            return Some(key);
        }
        let (control, alt, rest) = match text.split_once('-')? {
            ("c", rest) => (true, false, rest),
            ("a", rest) => (false, true, rest),
            _ => return None,
        };
        Self::plain(rest).map(|key| Self { control, alt, ..key })
    }

    fn plain(text: &str) -> Option<Self> {
        let named = NAMED.iter().find(|(name, ..)| *name == text).map(|&(_, code, _)| code);
        let mut characters = text.chars();
        let code = named.or(match (characters.next(), characters.next()) {
            (Some(character), None) if !character.is_control() => Some(KeyCode::Char(character)),
            _ => None,
        })?;
        Some(Self { code, control: false, alt: false })
    }

    /// The key that was pressed; nothing for a release or a key that has no name here.
    pub fn pressed(event: KeyEvent) -> Option<Self> {
        if event.kind == KeyEventKind::Release {
            return None;
        }
        // Terminals report Shift with a character in different ways; the character itself already tells.
        let code = match event.code {
            KeyCode::Tab if event.modifiers.contains(KeyModifiers::SHIFT) => KeyCode::BackTab,
            code => code,
        };
        let control = event.modifiers.contains(KeyModifiers::CONTROL);
        Some(Self { code, control, alt: event.modifiers.contains(KeyModifiers::ALT) })
    }

    /// The event of pressing it.
    pub fn event(self) -> KeyEvent {
        let mut modifiers = KeyModifiers::NONE;
        modifiers.set(KeyModifiers::CONTROL, self.control);
        modifiers.set(KeyModifiers::ALT, self.alt);
        KeyEvent::new(self.code, modifiers)
    }

    /// The character that it types.
    pub fn character(self) -> Option<char> {
        match self.code {
            KeyCode::Char(character) if !self.control && !self.alt => Some(character),
            _ => None,
        }
    }
}

impl fmt::Display for Key {
    /// As hints and help show it: `k`, `⏎`, `Ctrl-d`, `Alt-←`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.control {
            f.write_str("Ctrl-")?;
        }
        if self.alt {
            f.write_str("Alt-")?;
        }
        if let Some((.., shown)) = NAMED.iter().find(|(_, code, _)| *code == self.code) {
            return f.write_str(shown);
        }
        match self.code {
            KeyCode::Char(character) => write!(f, "{character}"),
            other => write!(f, "{other}"),
        }
    }
}

/// Keys written one after the other: `/tower<enter><c-o>`; `<lt>` is the character `<`.
pub fn parse_sequence(text: &str) -> Result<Vec<Key>, String> {
    let mut keys = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let named = rest.strip_prefix('<').and_then(|inner| inner.split_once('>')).filter(|(name, _)| !name.is_empty());
        if let Some((name, after)) = named {
            keys.push(Key::parse(name).ok_or_else(|| format!("`<{name}>` is not a key"))?);
            rest = after;
        } else {
            keys.push(Key { code: KeyCode::Char(first), control: false, alt: false });
            rest = &rest[first.len_utf8()..];
        }
    }
    Ok(keys)
}

/// Which key stands for which command.
#[derive(Clone, Debug)]
pub struct Keymap {
    commands: FxHashMap<(Input, Key), Command>,
    keys: Vec<(Command, Vec<(Input, Key)>)>,
}

impl Default for Keymap {
    fn default() -> Self {
        Self::of(TABLE.iter().map(|row| (row.command, default_keys(row))).collect())
    }
}

/// The default keys of a command.
fn default_keys(row: &Row) -> Vec<(Input, Key)> {
    let browse = row.browse.iter().map(|text| (Input::Browse, text));
    let typing = row.typing.iter().map(|text| (Input::Typing, text));
    browse.chain(typing).filter_map(|(input, text)| Some((input, Key::parse(text)?))).collect()
}

/// A problem with a changed key: the line of the settings, and a sentence.
pub type KeyProblem = (usize, String);

impl Keymap {
    fn of(keys: Vec<(Command, Vec<(Input, Key)>)>) -> Self {
        let each = keys.iter().flat_map(|(command, keys)| keys.iter().map(|&key| (key, *command)));
        Self { commands: each.collect(), keys }
    }

    /// The default keys with changes; every unknown key and every key for two commands, at once.
    pub fn changed(changes: &[KeyChange]) -> Result<Self, Vec<KeyProblem>> {
        let mut keymap = Self::default();
        let mut problems = Vec::new();
        let mut lines = FxHashMap::default();
        for change in changes {
            let Some((_, keys)) = keymap.keys.iter_mut().find(|(command, _)| *command == change.command) else {
                continue;
            };
            keys.retain(|(input, _)| *input != change.input);
            for text in &change.keys {
                match Key::parse(text) {
                    Some(key) => {
                        keys.push((change.input, key));
                        lines.insert((change.command, change.input), change.line);
                    }
                    None => {
                        let message = format!("`{text}` is not a key: write k, G, enter, f1, c-d, a-left or s-tab.");
                        problems.push((change.line, message));
                    }
                }
            }
        }
        problems.extend(keymap.conflicts(&lines));
        problems.sort();
        if problems.is_empty() { Ok(Self::of(keymap.keys)) } else { Err(problems) }
    }

    /// Keys that stand for two commands, told at the line that was changed last.
    fn conflicts(&self, lines: &FxHashMap<(Command, Input), usize>) -> Vec<KeyProblem> {
        let mut owners: FxHashMap<(Input, Key), Command> = FxHashMap::default();
        let mut problems = Vec::new();
        for (command, keys) in &self.keys {
            for &(input, key) in keys {
                let Some(other) = owners.insert((input, key), *command).filter(|other| other != command) else {
                    continue;
                };
                let line = |command| lines.get(&(command, input)).copied().unwrap_or(0);
                let (one, two) = (other.row().name, command.row().name);
                let message = format!("`{key}` stands for `{one}` and for `{two}`: give one of them another key.");
                problems.push((line(*command).max(line(other)), message));
            }
        }
        problems
    }

    /// The command of a key while keys are read in this way.
    pub fn command(&self, input: Input, key: Key) -> Option<Command> {
        self.commands.get(&(input, key)).copied()
    }

    /// The keys of a command.
    pub fn keys(&self, command: Command, input: Input) -> impl Iterator<Item = Key> + '_ {
        let of_command = self.keys.iter().filter(move |(own, _)| *own == command);
        of_command.flat_map(|(_, keys)| keys).filter(move |(own, _)| *own == input).map(|&(_, key)| key)
    }

    /// The first key of a command as text, for hints.
    pub fn first(&self, command: Command, input: Input) -> Option<String> {
        self.keys(command, input).next().map(|key| key.to_string())
    }

    /// All keys of a command as text, for help and the README: those of lists first.
    pub fn all_text(&self, command: Command) -> String {
        let mut shown: Vec<String> = Vec::new();
        for key in self.keys(command, Input::Browse).chain(self.keys(command, Input::Typing)) {
            let text = key.to_string();
            if !shown.contains(&text) {
                shown.push(text);
            }
        }
        shown.join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_default_key_can_be_read_and_pressed() {
        let keymap = Keymap::default();
        for row in TABLE {
            for (input, texts) in [(Input::Browse, row.browse), (Input::Typing, row.typing)] {
                for text in texts {
                    let key = Key::parse(text).unwrap_or_else(|| panic!("{text} of {} is no key", row.name));
                    assert_eq!(Key::pressed(key.event()), Some(key));
                    assert_eq!(keymap.command(input, key), Some(row.command));
                }
            }
        }
    }

    #[test]
    fn changed_keys_replace_the_default_ones_and_conflicts_are_told() {
        let change = |command, keys: &[&str], line| KeyChange {
            command,
            input: Input::Browse,
            keys: keys.iter().map(ToString::to_string).collect(),
            line,
        };
        let keymap = Keymap::changed(&[change(Command::Pin, &["z"], 1)]).expect("no conflict");
        assert_eq!(keymap.command(Input::Browse, Key::parse("z").expect("a key")), Some(Command::Pin));
        assert_eq!(keymap.command(Input::Browse, Key::parse("space").expect("a key")), None);
        let problems = Keymap::changed(&[change(Command::Pin, &["s", "hyper-x"], 3)]).expect_err("two problems");
        assert_eq!(
            problems,
            [
                (3, "`hyper-x` is not a key: write k, G, enter, f1, c-d, a-left or s-tab.".to_owned()),
                (3, "`s` stands for `sort` and for `pin`: give one of them another key.".to_owned()),
            ]
        );
    }

    #[test]
    fn sequences_hold_characters_and_named_keys() {
        let keys = parse_sequence("/a b<enter><lt><c-d>").expect("valid");
        let shown: Vec<_> = keys.iter().map(ToString::to_string).collect();
        assert_eq!(shown, ["/", "a", "Space", "b", "⏎", "<", "Ctrl-d"]);
        assert_eq!(parse_sequence("<nokey>"), Err("`<nokey>` is not a key".into()));
    }

    #[test]
    fn shift_tab_is_one_key_however_the_terminal_says_it() {
        let event = KeyEvent::new(KeyCode::Tab, KeyModifiers::SHIFT);
        assert_eq!(Key::pressed(event), Key::parse("s-tab"));
    }
}
