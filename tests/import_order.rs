//! The modules import in one direction: from the program to the domain, never back. This test reads the `use` lines.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Which modules a module may use, beside std and other crates.
const ALLOWED: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("command", &[]),
    ("basemap", &[]),
    ("geometry", &["basemap"]),
    ("text", &[]),
    ("chart", &[]),
    ("diagnostic", &["model", "text"]),
    ("load", &["diagnostic", "model", "text"]),
    ("curate", &["load", "diagnostic", "model", "text"]),
    ("import", &["curate", "load", "diagnostic", "model", "text"]),
    ("query", &["model", "text", "chart", "basemap"]),
    ("search", &["model", "text", "query"]),
    ("export", &["model", "text", "query", "search", "chart", "basemap"]),
    ("brief", &["model", "text", "query", "search", "export"]),
    ("keys", &["command"]),
    ("app", &["brief", "search", "query", "export", "model", "command", "geometry", "text", "chart", "basemap"]),
    (
        "ui",
        &[
            "app", "brief", "export", "keys", "search", "query", "model", "command", "geometry", "text", "chart",
            "basemap",
        ],
    ),
    ("store", &[]),
    ("terminal", &[]),
    ("watch", &[]),
    (
        "run",
        &[
            "config",
            "app",
            "brief",
            "export",
            "ui",
            "terminal",
            "keys",
            "command",
            "geometry",
            "load",
            "search",
            "model",
            "diagnostic",
            "text",
            "store",
            "shipped",
            "watch",
        ],
    ),
    ("config", &["command"]),
    ("cli", &["model", "diagnostic", "text", "search", "export"]),
    ("shipped", &["load", "model"]),
    (
        "shell",
        &[
            "cli",
            "command",
            "config",
            "brief",
            "store",
            "shipped",
            "curate",
            "load",
            "query",
            "search",
            "export",
            "import",
            "diagnostic",
            "model",
            "text",
        ],
    ),
];

/// The modules that may name the screen or the terminal.
const SCREEN: &[&str] = &["ui", "terminal", "run", "keys"];

fn files(folder: &Path, found: &mut Vec<std::path::PathBuf>) {
    for entry in fs::read_dir(folder).expect("src is readable").flatten() {
        let path = entry.path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// The modules of ours that a text names after `crate::`.
fn named_modules(text: &str) -> BTreeSet<String> {
    let identifier = |rest: &str| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let mut named = BTreeSet::new();
    for rest in text.split("crate::").skip(1) {
        match rest.strip_prefix('{') {
            Some(group) => named.extend(
                group.split('}').next().into_iter().flat_map(|g| g.split(',')).map(|part| identifier(part.trim())),
            ),
            None => {
                named.insert(identifier(rest));
            }
        }
    }
    named
}

#[test]
fn modules_import_in_one_direction() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut all = Vec::new();
    files(&source, &mut all);
    let mut wrong = Vec::new();
    for path in all {
        let inside = path.strip_prefix(&source).expect("found below src").with_extension("");
        let module = inside.iter().next().and_then(|part| part.to_str()).unwrap_or_default().to_owned();
        if module == "lib" || module == "main" {
            continue;
        }
        let text = fs::read_to_string(&path).expect("source is UTF-8");
        let code: String =
            text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
        let allowed = ALLOWED.iter().find(|(own, _)| *own == module).map(|(_, allowed)| *allowed);
        let Some(allowed) = allowed else {
            wrong.push(format!("{module} has no line in the table of this test"));
            continue;
        };
        for named in named_modules(&code) {
            let known = ALLOWED.iter().any(|(own, _)| *own == named);
            if known && named != module && !allowed.contains(&named.as_str()) {
                wrong.push(format!("{} uses {named}", inside.display()));
            }
        }
        if !SCREEN.contains(&module.as_str()) && (code.contains("ratatui::") || code.contains("crossterm::")) {
            wrong.push(format!("{} names the screen", inside.display()));
        }
    }
    assert!(wrong.is_empty(), "imports against the order:\n{}", wrong.join("\n"));
}
