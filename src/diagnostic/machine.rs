//! Problems for programs: one array of JSON objects, or the annotations that GitHub shows beside a diff.

use serde::Serialize;

use super::{Diagnostic, Report, safe};

/// One problem as an object. Lines and columns count from 1, columns in characters; the end is the character after the last.
#[derive(Serialize)]
struct Entry<'a> {
    check: &'static str,
    severity: &'static str,
    file: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    message: std::borrow::Cow<'a, str>,
    help: Vec<std::borrow::Cow<'a, str>>,
}

impl Report {
    /// The problems as a JSON array, a line to each, with a newline at the end.
    pub fn json(&self) -> String {
        let entries: Vec<String> = self
            .diagnostics
            .iter()
            .map(|diagnostic| serde_json::to_string(&self.entry(diagnostic)).expect("an object of texts and numbers"))
            .collect();
        if entries.is_empty() { "[]\n".to_owned() } else { format!("[\n{}\n]\n", entries.join(",\n")) }
    }

    /// The problems as workflow commands of GitHub Actions, a line to each.
    pub fn github(&self) -> String {
        self.diagnostics.iter().map(|diagnostic| self.workflow_command(diagnostic)).collect()
    }

    fn workflow_command(&self, diagnostic: &Diagnostic) -> String {
        let entry = self.entry(diagnostic);
        let lines = std::iter::once(entry.message).chain(entry.help).collect::<Vec<_>>();
        format!(
            "::{} file={},line={},col={},endLine={},endColumn={},title={}::{}\n",
            entry.severity,
            property(entry.file),
            entry.line,
            entry.column,
            entry.end_line,
            entry.end_column,
            property(entry.check),
            data(&lines.join("\n")),
        )
    }

    fn entry<'a>(&'a self, diagnostic: &'a Diagnostic) -> Entry<'a> {
        let (start, end) = self.files.positions(diagnostic.place);
        Entry {
            check: diagnostic.check.name(),
            severity: diagnostic.severity.name(),
            file: &self.files.get(diagnostic.place.file).name,
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            message: safe(&diagnostic.message),
            help: diagnostic.help.iter().map(|help| safe(help)).collect(),
        }
    }
}

/// Escapes the text after `::` of a workflow command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes a property of a workflow command.
fn property(text: &str) -> String {
    data(&safe(text)).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::super::{Check, Files, Place, SourceFile};
    use super::*;

    fn report() -> Report {
        let mut files = Files::default();
        let file = files.add(SourceFile::new("a,b.toml", None, "x = 1\nid = \"é\u{202e}\"\n"));
        let place = Place { file, start: 11, end: 18 };
        let problem = Diagnostic::new(Check::BadId, place, "100% wrong: `\u{202e}`.").help("Mend it.");
        Report::new(files, vec![problem], 1)
    }

    #[test]
    fn json_gives_lines_and_columns_in_characters() {
        let entries: serde_json::Value = serde_json::from_str(&report().json()).expect("JSON");
        let entry = &entries[0];
        assert_eq!((&entry["line"], &entry["column"], &entry["end_column"]), (&2.into(), &6.into(), &10.into()));
        assert_eq!(entry["message"], "100% wrong: `\u{fffd}`.");
        assert_eq!(entry["help"][0], "Mend it.");
    }

    #[test]
    fn github_commands_cannot_be_broken_by_names_or_messages() {
        assert_eq!(
            report().github(),
            "::error file=a%2Cb.toml,line=2,col=6,endLine=2,endColumn=10,title=bad-id::100%25 wrong: `\u{fffd}`.%0AMend it.\n"
        );
    }
}
