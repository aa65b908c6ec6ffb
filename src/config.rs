//! The user's settings: where their file is found, what it may say, and what is wrong with it, all at once.
//!
//! It knows names and strings; what a theme or a key is, others know.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::command::{Command, Input, KeyChange, TABLE};

/// The settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// Name of the theme: a shipped one, or a file in the folder `themes` beside the settings.
    pub theme: Named,
    /// Whether clicks and the wheel are taken (the terminal's own selection then needs Shift).
    pub mouse: bool,
    /// Whether only ASCII characters are drawn.
    pub ascii: bool,
    /// How the map is drawn at first: `braille`, `half-block`, `ascii`.
    pub map: Named,
    /// Whether searches are kept from one run to the next.
    pub history: bool,
    /// Keys that are not the default ones.
    pub keys: Vec<KeyChange>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            theme: Named::unwritten("default"),
            mouse: true,
            ascii: false,
            map: Named::unwritten("braille"),
            history: true,
            keys: Vec::new(),
        }
    }
}

/// A name whose meaning others know, with its place for what they find wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The name.
    pub name: String,
    /// The line that has it, counted from 1; 0 where none does.
    pub line: usize,
}

impl Named {
    /// A default, which no line has.
    fn unwritten(name: &str) -> Self {
        Self { name: name.to_owned(), line: 0 }
    }
}

/// Something wrong in the settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigProblem {
    /// Line, counted from 1; 0 where it is the file as a whole.
    pub line: usize,
    /// A sentence: what is wrong and how to mend it.
    pub message: String,
}

impl ConfigProblem {
    /// The problem with its file: `config.toml:3: …`.
    pub fn text(&self, file: &Path) -> String {
        match self.line {
            0 => format!("{}: {}", file.display(), self.message),
            line => format!("{}:{line}: {}", file.display(), self.message),
        }
    }
}

/// Where the settings may lie, in the order in which they are looked for.
#[derive(Clone, Debug, Default)]
pub struct Places {
    /// `--config`.
    pub option: Option<PathBuf>,
    /// `$SITREP_CONFIG`.
    pub variable: Option<PathBuf>,
    /// `$XDG_CONFIG_HOME`.
    pub config_home: Option<PathBuf>,
    /// `$HOME`.
    pub home: Option<PathBuf>,
}

impl Places {
    /// The settings' file: one that was named in any case, one of the usual places only if it is there.
    pub fn find(&self) -> Option<PathBuf> {
        if let Some(named) = self.option.as_ref().or(self.variable.as_ref()) {
            return Some(named.clone());
        }
        let in_config = self.config_home.iter().map(|folder| folder.join("sitrep/config.toml"));
        let in_home = self.home.iter().map(|folder| folder.join(".config/sitrep/config.toml"));
        in_config.chain(in_home).find(|path| path.is_file())
    }
}

/// Reads settings: what could be read, and every problem with the rest.
pub fn parse(text: &str) -> (Config, Vec<ConfigProblem>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut reader = Reader { text, config: Config::default(), problems: Vec::new() };
    for error in errors {
        reader.problem(error.span().map_or(0, |span| span.start), sentence(error.message()));
    }
    for (key, value) in table.get_ref() {
        reader.option(key.get_ref(), key.span().start, value);
    }
    reader.problems.sort_by_key(|problem| problem.line);
    (reader.config, reader.problems)
}

/// Settings that are being read.
struct Reader<'t> {
    text: &'t str,
    config: Config,
    problems: Vec<ConfigProblem>,
}

/// The options beside the tables of keys.
const OPTIONS: [&str; 7] = ["theme", "mouse", "ascii", "map", "history", "keys", "typing-keys"];

impl Reader<'_> {
    fn line(&self, at: usize) -> usize {
        memchr::memchr_iter(b'\n', &self.text.as_bytes()[..at.min(self.text.len())]).count() + 1
    }

    fn problem(&mut self, at: usize, message: String) {
        let line = self.line(at);
        self.problems.push(ConfigProblem { line, message });
    }

    fn named(&self, at: usize, name: &str) -> Named {
        Named { name: name.to_owned(), line: self.line(at) }
    }

    fn option(&mut self, key: &str, at: usize, value: &Spanned<DeValue>) {
        match (key, value.get_ref()) {
            ("theme", DeValue::String(name)) => self.config.theme = self.named(at, name),
            ("mouse", DeValue::Boolean(on)) => self.config.mouse = *on,
            ("ascii", DeValue::Boolean(on)) => self.config.ascii = *on,
            ("map", DeValue::String(name)) => self.config.map = self.named(at, name),
            ("history", DeValue::Boolean(on)) => self.config.history = *on,
            ("keys", DeValue::Table(keys)) => self.keys(Input::Browse, keys),
            ("typing-keys", DeValue::Table(keys)) => self.keys(Input::Typing, keys),
            ("theme", _) => self.problem(at, "`theme` is the name of a theme in quotes.".to_owned()),
            ("map", _) => self.problem(at, "`map` is \"braille\", \"half-block\" or \"ascii\".".to_owned()),
            ("keys" | "typing-keys", _) => {
                self.problem(at, format!("`{key}` is a table: [{key}], with lines such as up = [\"k\", \"up\"]."));
            }
            (known, _) if OPTIONS.contains(&known) => self.problem(at, format!("`{known}` is true or false.")),
            (unknown, _) => {
                let all = format!("; there are {}.", OPTIONS.join(", "));
                let meant = did_you_mean(unknown, OPTIONS.into_iter()).unwrap_or(all);
                self.problem(at, format!("There is no option `{unknown}`{meant}"));
            }
        }
    }

    fn keys(&mut self, input: Input, keys: &DeTable) {
        for (name, value) in keys {
            let at = name.span().start;
            let Some(command) = Command::from_name(name.get_ref()) else {
                let meant = did_you_mean(name.get_ref(), TABLE.iter().map(|row| row.name));
                let meant = meant.unwrap_or_else(|| "; `sitrep config` lists all.".to_owned());
                self.problem(at, format!("There is no command `{}`{meant}", name.get_ref()));
                continue;
            };
            let texts: Option<Vec<String>> = match value.get_ref() {
                DeValue::String(key) => Some(vec![key.clone().into_owned()]),
                DeValue::Array(several) => {
                    several.iter().map(|key| key.get_ref().as_str().map(str::to_owned)).collect()
                }
                _ => None,
            };
            let line = self.line(at);
            match texts {
                Some(keys) => self.config.keys.push(KeyChange { command, input, keys, line }),
                None => self.problem(at, "Keys are written \"k\" or [\"k\", \"up\"].".to_owned()),
            }
        }
    }
}

fn sentence(message: &str) -> String {
    let mut characters = message.chars();
    let first = characters.next().map_or_else(String::new, |first| first.to_uppercase().to_string());
    format!("{first}{}.", characters.as_str().replace('\n', " "))
}

/// `: did you mean …?` with what is nearest: the same beginning, a part of it, or the same letters in another order.
fn did_you_mean<'n>(word: &str, names: impl Iterator<Item = &'n str>) -> Option<String> {
    let shared = |name: &&str| name.bytes().zip(word.bytes()).take_while(|(a, b)| a == b).count();
    let sorted = |text: &str| {
        let mut bytes = text.as_bytes().to_vec();
        bytes.sort_unstable();
        bytes
    };
    let is_near = |name: &&str| shared(name) >= 3 || name.contains(word) || sorted(name) == sorted(word);
    let nearest = names.filter(is_near).max_by_key(shared)?;
    Some(format!(": did you mean `{nearest}`?"))
}

/// The default keys of a row for one way of reading them.
type Keys = fn(&crate::command::Row) -> &'static [&'static str];

/// The settings' file with every option at its default, as `sitrep config` prints it.
pub fn default_file() -> String {
    let mut file = String::from(
        "# sitrep's settings. Every option is here with its default; a file needs only what it changes.\n\
         # Looked for at --config, $SITREP_CONFIG, $XDG_CONFIG_HOME/sitrep/config.toml, ~/.config/sitrep/config.toml.\n\n\
         # default, high-contrast, colour-blind-safe, terminal, mono, or NAME for themes/NAME.toml beside this file.\n\
         theme = \"default\"\n\n\
         # Clicks and the wheel; the terminal's own selection then needs Shift.\n\
         mouse = true\n\n\
         # Draw with ASCII characters only.\n\
         ascii = false\n\n\
         # How the map is drawn at first: braille, half-block, ascii.\n\
         map = \"braille\"\n\n\
         # Keep searches from one run to the next.\n\
         history = true\n",
    );
    let tables: [(&str, &str, Keys); 2] = [
        (
            "keys",
            "Keys in lists and details: command = [keys]. `c-d` is Ctrl-d, `a-left` Alt-←, `s-tab` Shift-Tab.",
            |row| row.browse,
        ),
        ("typing-keys", "Keys while a text is typed.", |row| row.typing),
    ];
    for (table, comment, keys) in tables {
        writeln!(file, "\n# {comment}\n[{table}]").expect("a String takes any text");
        for row in TABLE.iter().filter(|row| !keys(row).is_empty()) {
            let list: Vec<_> = keys(row).iter().map(|key| format!("{key:?}")).collect();
            let line = format!("{} = [{}]", row.name, list.join(", "));
            writeln!(file, "{line:<36} # {}", row.text).expect("a String takes any text");
        }
    }
    file
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_printed_file_has_every_option_at_its_default() {
        assert_eq!(default_file(), include_str!("../assets/config.toml"), "sitrep config > assets/config.toml");
        let (parsed, problems) = parse(&default_file());
        assert_eq!(problems, []);
        let unwritten = |named: &Named| Named { line: 0, ..named.clone() };
        let (theme, map) = (unwritten(&parsed.theme), unwritten(&parsed.map));
        assert_eq!(Config { keys: Vec::new(), theme, map, ..parsed.clone() }, Config::default());
        for row in TABLE {
            for (input, keys) in [(Input::Browse, row.browse), (Input::Typing, row.typing)] {
                let change = parsed.keys.iter().find(|change| change.command == row.command && change.input == input);
                assert_eq!(change.map_or(&[][..], |change| &change.keys), keys, "{}", row.name);
            }
        }
    }

    #[test]
    fn every_problem_is_told_with_its_line() {
        let text = "theem = \"mono\"\nmouse = 1\n\n[keys]\npinn = \"p\"\nup = 3\ndwon = \"x\"\n\
                    zebra = \"z\"\n[colour]\n";
        let (_, problems) = parse(text);
        let told: Vec<_> = problems.iter().map(|problem| problem.text(Path::new("c.toml"))).collect();
        assert_eq!(
            told,
            [
                "c.toml:1: There is no option `theem`: did you mean `theme`?",
                "c.toml:2: `mouse` is true or false.",
                "c.toml:5: There is no command `pinn`: did you mean `pin`?",
                "c.toml:6: Keys are written \"k\" or [\"k\", \"up\"].",
                "c.toml:7: There is no command `dwon`: did you mean `down`?",
                "c.toml:8: There is no command `zebra`; `sitrep config` lists all.",
                "c.toml:9: There is no option `colour`; there are theme, mouse, ascii, map, history, keys, typing-keys.",
            ]
        );
    }

    #[test]
    fn what_is_no_toml_is_told_and_the_rest_is_still_read() {
        let (_, problems) = parse("theme = \n[keys]\nnope = \"x\"\n");
        assert_eq!(problems.iter().map(|problem| problem.line).collect::<Vec<_>>(), [1, 3]);
    }

    #[test]
    fn the_settings_are_found_in_the_documented_order() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("sitrep/config.toml");
        let mut places = Places { config_home: Some(folder.path().to_owned()), ..Places::default() };
        assert_eq!(places.find(), None, "a usual place counts only if a file is there");
        std::fs::create_dir_all(folder.path().join("sitrep")).expect("a folder");
        std::fs::write(&file, "").expect("a file");
        assert_eq!(places.find(), Some(file));
        places.variable = Some("/named/by/variable".into());
        assert_eq!(places.find(), Some("/named/by/variable".into()));
        places.option = Some("/named/by/option".into());
        assert_eq!(places.find(), Some("/named/by/option".into()));
    }
}
