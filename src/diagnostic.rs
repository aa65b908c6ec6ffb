//! What can be wrong with a knowledge file, and how it is told: the table of named checks, a problem with its place,
//! and the report that shows problems to a person, a program or a code host.
//!
//! Nothing here knows what the records mean; `load` finds the problems.

mod check;
mod files;
mod human;
mod levels;
mod machine;
pub mod nearest;
mod report;
mod safe;

pub use check::Check;
pub use files::{FileId, Files, Position, SourceFile};
pub use levels::Levels;
pub use report::Report;
pub use safe::safe;

/// How grave a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The knowledge can be used, but somebody should look.
    Warning,
    /// The knowledge cannot be used.
    Error,
}

impl Severity {
    /// The word that stands before a message.
    pub fn name(self) -> &'static str {
        match self {
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A stretch of one file, in bytes from its beginning.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The file.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// Byte after the last.
    pub end: u32,
}

/// Another place that a problem has to do with, and what it has to do with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where.
    pub place: Place,
    /// The words under its caret: `first given here`.
    pub label: String,
}

/// One problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The check that found it.
    pub check: Check,
    /// Error or warning, as the table of checks has it or as the user wants it.
    pub severity: Severity,
    /// Exactly the words that are wrong.
    pub place: Place,
    /// What is wrong: one sentence.
    pub message: String,
    /// A few words under the caret; may be empty.
    pub label: String,
    /// How to mend it, a sentence a line.
    pub help: Vec<String>,
    /// Other places that matter.
    pub mentions: Vec<Mention>,
}

impl Diagnostic {
    /// A problem with the severity that its check has by default.
    pub fn new(check: Check, place: Place, message: impl Into<String>) -> Self {
        Self {
            check,
            severity: check.severity(),
            place,
            message: message.into(),
            label: String::new(),
            help: Vec::new(),
            mentions: Vec::new(),
        }
    }

    /// Adds the words under the caret.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// Adds a line of advice.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help.push(help.into());
        self
    }

    /// Adds another place.
    #[must_use]
    pub fn mention(mut self, place: Place, label: impl Into<String>) -> Self {
        self.mentions.push(Mention { place, label: label.into() });
        self
    }
}
