//! The user's settings made ready for the explorer: keymap, theme, mouse.

use std::path::Path;

use crate::app::MapStyle;
use crate::config::{self, Config, ConfigProblem, Places};
use crate::keys::Keymap;
use crate::ui::{Look, SHIPPED_THEMES, Theme};

/// What the explorer is set to.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Colours, signs and keys.
    pub look: Look,
    /// Whether clicks and the wheel are taken.
    pub mouse: bool,
    /// Whether searches are kept from one run to the next.
    pub history: bool,
}

/// Reads the settings' file, if there is one; every problem at once, a line each. Without colour the theme is `mono`.
pub fn settings(places: &Places, ascii: bool, colored: bool) -> Result<Settings, String> {
    let Some(path) = places.find() else {
        return made(&Config::default(), Vec::new(), Path::new(""), ascii, colored);
    };
    let text =
        read(&path).map_err(|reason| format!("The settings in {} cannot be read: {reason}.\n", path.display()))?;
    let (config, problems) = config::parse(&text);
    made(&config, problems, &path, ascii, colored)
}

/// Largest file of settings or of a theme that is read, in bytes.
const MAX_BYTES: u64 = 1 << 20;

/// A small text; never waits for something that is no regular file.
fn read(path: &Path) -> Result<String, String> {
    let meta = std::fs::metadata(path).map_err(|error| error.to_string())?;
    if !meta.is_file() {
        return Err("this is no regular file".to_owned());
    }
    if meta.len() > MAX_BYTES {
        return Err(format!("the file is larger than {} MiB", MAX_BYTES >> 20));
    }
    let bytes = std::fs::read(path).map_err(|error| error.to_string())?;
    String::from_utf8(bytes).map_err(|_| "it is not UTF-8 text; save it in that encoding".to_owned())
}

fn told(problems: &[ConfigProblem], path: &Path) -> String {
    let lines: Vec<_> = problems.iter().map(|problem| problem.text(path)).collect();
    lines.join("\n") + "\n"
}

fn made(
    config: &Config,
    mut problems: Vec<ConfigProblem>,
    path: &Path,
    ascii: bool,
    colored: bool,
) -> Result<Settings, String> {
    let keymap = Keymap::changed(&config.keys).unwrap_or_else(|wrong| {
        problems.extend(wrong.into_iter().map(|(line, message)| ConfigProblem { line, message }));
        Keymap::default()
    });
    let theme = if colored { theme(&config.theme.name, path) } else { Ok(Theme::mono()) };
    let theme = theme.unwrap_or_else(|wrong| {
        problems.extend(wrong.into_iter().map(|message| ConfigProblem { line: config.theme.line, message }));
        Theme::default()
    });
    let map = MapStyle::from_name(&config.map.name).unwrap_or_else(|| {
        let names = MapStyle::ALL.map(MapStyle::name).join(", ");
        let message = format!("`map` is one of {names}, not `{}`.", config.map.name);
        problems.push(ConfigProblem { line: config.map.line, message });
        MapStyle::default()
    });
    if !problems.is_empty() {
        problems.sort_by_key(|problem| problem.line);
        return Err(told(&problems, path));
    }
    let look = Look { theme, keymap, ascii: ascii || config.ascii, map };
    Ok(Settings { look, mouse: config.mouse, history: config.history })
}

/// A shipped theme, or one of the user's beside the settings.
fn theme(name: &str, path: &Path) -> Result<Theme, Vec<String>> {
    if let Some(shipped) = Theme::shipped(name) {
        return Ok(shipped);
    }
    let file = path.parent().unwrap_or(Path::new("")).join("themes").join(format!("{name}.toml"));
    if !file.exists() {
        let names: Vec<_> = SHIPPED_THEMES.iter().map(|(name, _)| *name).collect();
        let message = format!("There is no theme `{name}`: not one of {}, nor {}.", names.join(", "), file.display());
        return Err(vec![message]);
    }
    let text = read(&file).map_err(|reason| vec![format!("The theme {} cannot be read: {reason}.", file.display())])?;
    Theme::parse(&text)
        .map_err(|wrong| wrong.into_iter().map(|message| format!("{}: {message}", file.display())).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_folder(config: &str, theme: Option<&str>) -> Result<Settings, String> {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("config.toml");
        std::fs::write(&file, config).expect("a file");
        if let Some(theme) = theme {
            std::fs::create_dir(folder.path().join("themes")).expect("a folder");
            std::fs::write(folder.path().join("themes/mine.toml"), theme).expect("a file");
        }
        let places = Places { option: Some(file.clone()), ..Places::default() };
        settings(&places, false, true).map_err(|told| told.replace(&folder.path().display().to_string(), "DIR"))
    }

    #[test]
    fn a_theme_of_the_users_own_and_other_keys_are_taken() {
        let theme = "[roles]\ntitle = { fg = \"red\" }\n";
        let settings = in_folder("theme = \"mine\"\nmouse = false\n[keys]\npin = \"z\"\n", Some(theme)).expect("valid");
        assert_eq!(settings.look.theme, Theme::parse(theme).expect("valid"));
        assert!(!settings.mouse && settings.history);
        let pin = settings.look.keymap.first(crate::command::Command::Pin, crate::command::Input::Browse);
        assert_eq!(pin.as_deref(), Some("z"));
    }

    #[test]
    fn the_map_is_drawn_as_the_settings_say() {
        let settings = in_folder("map = \"half-block\"\n", None).expect("valid");
        assert_eq!(settings.look.map, MapStyle::HalfBlock);
        let told = in_folder("map = \"blocks\"\n", None).expect_err("no such style");
        assert_eq!(told, "DIR/config.toml:1: `map` is one of braille, half-block, ascii, not `blocks`.\n");
    }

    #[test]
    fn what_is_wrong_with_keys_and_theme_is_told_at_once() {
        let told = in_folder("theme = \"mine\"\nmouse = 1\n[keys]\npin = \"s\"\nup = \"nokey\"\n", None)
            .expect_err("four problems");
        assert_eq!(
            told,
            "DIR/config.toml:1: There is no theme `mine`: not one of default, high-contrast, colour-blind-safe, terminal, mono, \
             nor DIR/themes/mine.toml.\n\
             DIR/config.toml:2: `mouse` is true or false.\n\
             DIR/config.toml:4: `s` stands for `sort` and for `pin`: give one of them another key.\n\
             DIR/config.toml:5: `nokey` is not a key: write k, G, enter, f1, c-d, a-left or s-tab.\n"
        );
    }

    #[test]
    fn what_is_no_small_text_is_told_and_never_waited_for() {
        let folder = tempfile::tempdir().expect("a folder");
        let of = |name: &str| {
            let places = Places { option: Some(folder.path().join(name)), ..Places::default() };
            settings(&places, false, true).expect_err("it cannot be read")
        };
        std::fs::write(folder.path().join("latin"), b"theme = \"\xe4\"\n").expect("a file");
        assert!(of("latin").contains("it is not UTF-8 text"));
        std::fs::write(folder.path().join("large"), vec![b'#'; 2 << 20]).expect("a file");
        assert!(of("large").contains("larger than 1 MiB"));
        assert!(of("").contains("this is no regular file"));
        #[cfg(unix)]
        {
            let made = std::process::Command::new("mkfifo").arg(folder.path().join("pipe")).status();
            assert!(made.expect("mkfifo runs").success());
            assert!(of("pipe").contains("this is no regular file"));
        }
    }

    #[test]
    fn a_settings_file_that_was_named_must_be_there() {
        let places = Places { variable: Some("/no/such/settings.toml".into()), ..Places::default() };
        let told = settings(&places, false, true).expect_err("not there");
        assert!(told.starts_with("The settings in /no/such/settings.toml cannot be read: "), "{told}");
    }
}
