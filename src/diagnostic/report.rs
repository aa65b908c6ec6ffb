//! All problems of one load, with the files that they are in, and the line that sums them up.

use super::{Diagnostic, Files, Levels, Severity};
use crate::model::counted;

/// Problems in the order of the files, and what is needed to show them.
#[derive(Debug, Default)]
pub struct Report {
    /// The files that were read.
    pub files: Files,
    /// The problems, by file and place.
    pub diagnostics: Vec<Diagnostic>,
    /// How many records the files hold.
    pub records: usize,
}

impl Report {
    /// A report with its problems in order, each told once.
    pub fn new(files: Files, mut diagnostics: Vec<Diagnostic>, records: usize) -> Self {
        diagnostics.sort_by(|a, b| (a.place, a.check, &a.message).cmp(&(b.place, b.check, &b.message)));
        diagnostics.dedup();
        Self { files, diagnostics, records }
    }

    /// Gives every problem the severity that the options want, and drops what they allow.
    pub fn apply(&mut self, levels: &Levels) {
        self.diagnostics.retain_mut(|diagnostic| match levels.severity(diagnostic.check) {
            Some(severity) => {
                diagnostic.severity = severity;
                true
            }
            None => false,
        });
    }

    /// How many problems are errors.
    pub fn errors(&self) -> usize {
        self.count(Severity::Error)
    }

    /// How many problems are warnings.
    pub fn warnings(&self) -> usize {
        self.count(Severity::Warning)
    }

    fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count()
    }

    /// `2 errors and 1 warning in 3 files; 2,153 records`.
    pub fn summary(&self) -> String {
        let problems = match (self.errors(), self.warnings()) {
            (0, 0) => "No problems".to_owned(),
            (errors, 0) => counted(errors, "error"),
            (0, warnings) => counted(warnings, "warning"),
            (errors, warnings) => format!("{} and {}", counted(errors, "error"), counted(warnings, "warning")),
        };
        format!("{problems} in {}; {}", counted(self.files.len(), "file"), counted(self.records, "record"))
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Check, Levels, Place, SourceFile};
    use super::*;

    fn report() -> Report {
        let mut files = Files::default();
        let file = files.add(SourceFile::new("a.toml", None, "x = 1\n"));
        let at = |start| Place { file, start, end: start + 1 };
        let problems = vec![
            Diagnostic::new(Check::SameUrl, at(4), "Later."),
            Diagnostic::new(Check::Syntax, at(0), "First."),
            Diagnostic::new(Check::Syntax, at(0), "First."),
        ];
        Report::new(files, problems, 2153)
    }

    #[test]
    fn problems_stand_in_the_order_of_the_file_and_are_told_once() {
        let report = report();
        assert_eq!(report.diagnostics.len(), 2);
        assert_eq!(report.diagnostics[0].message, "First.");
        assert_eq!(report.summary(), "1 error and 1 warning in 1 file; 2,153 records");
    }

    #[test]
    fn options_hide_and_raise_warnings_but_no_error() {
        let mut allowed = report();
        allowed.apply(&Levels { allow: vec![Check::SameUrl, Check::Syntax], ..Levels::default() });
        assert_eq!((allowed.errors(), allowed.warnings()), (1, 0));
        let mut strict = report();
        strict.apply(&Levels { strict: true, ..Levels::default() });
        assert_eq!((strict.errors(), strict.warnings()), (2, 0));
    }
}
