//! Which problems count, as somebody's options want it.

use super::{Check, Severity};

/// `--allow`, `--deny` and `--strict`.
#[derive(Clone, Debug, Default)]
pub struct Levels {
    /// Warnings not to be shown.
    pub allow: Vec<Check>,
    /// Warnings that are errors.
    pub deny: Vec<Check>,
    /// Every warning is an error.
    pub strict: bool,
}

impl Levels {
    /// The severity of a check under these options; `None`: do not show it. Errors cannot be allowed, and an explicit
    /// `--allow` weighs more than `--strict`.
    pub fn severity(&self, check: Check) -> Option<Severity> {
        if check.severity() == Severity::Error || self.deny.contains(&check) {
            Some(Severity::Error)
        } else if self.allow.contains(&check) {
            None
        } else if self.strict {
            Some(Severity::Error)
        } else {
            Some(Severity::Warning)
        }
    }
}
