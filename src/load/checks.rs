//! The warnings: what is worth a look in knowledge that is valid. Each check is a small function over the whole knowledge;
//! places are looked up only for what is found.

mod dates;
mod duplicates;
mod locate;
mod numbers;
mod sourcing;
mod wanted;

use rustc_hash::FxHashSet;

use super::convert::Allowance;
use crate::diagnostic::nearest::nearest;
use crate::diagnostic::{Check, Diagnostic, Files, Mention, Place, Severity};
use crate::model::{Date, Id, Kind, Knowledge, RecordRef};

use locate::{Step, locate};

/// The checks, in the order of the table.
const CHECKS: &[fn(&mut Warnings<'_>)] = &[
    duplicates::same_url,
    duplicates::unused,
    duplicates::repeated_reference,
    duplicates::shared_name,
    duplicates::near_identical_titles,
    duplicates::label_variants,
    duplicates::dispute_twice,
    sourcing::single_source_confirmed,
    sourcing::link_source,
    sourcing::attributed_without_by,
    sourcing::statement_after_source,
    sourcing::http_not_https,
    dates::outside_period,
    dates::responds_to_later,
    dates::review_due,
    numbers::parts_do_not_add_up,
    numbers::running_total_falls,
    wanted::long_title,
    wanted::question_mark,
    wanted::attack_without_target,
    wanted::person_without_parent_or_role,
];

/// Every warning about the knowledge, without those that the files allow.
pub fn warnings(knowledge: &Knowledge, files: &Files, allowances: &[Allowance], today: Date) -> Vec<Diagnostic> {
    let mut warnings = Warnings { knowledge, files, today, found: Vec::new() };
    for check in CHECKS {
        check(&mut warnings);
    }
    let found = std::mem::take(&mut warnings.found);
    allow(found, allowances)
}

/// A warning and the record, or the two, that it is about.
struct Found {
    ids: Vec<Id>,
    problem: Diagnostic,
}

/// What the checks look at, and what they found.
struct Warnings<'a> {
    knowledge: &'a Knowledge,
    files: &'a Files,
    today: Date,
    found: Vec<Found>,
}

impl<'a> Warnings<'a> {
    /// Adds a warning about a record; `steps` lead to the value in it.
    fn warn(
        &mut self,
        check: Check,
        record: impl Into<RecordRef>,
        steps: &[Step<'_>],
        message: String,
    ) -> Added<'_, 'a> {
        let record = record.into();
        let problem = Diagnostic::new(check, self.place(record, steps), message);
        let found = Found { ids: vec![self.knowledge.id(record).clone()], problem };
        Added { warnings: self, found }
    }

    fn place(&self, record: RecordRef, steps: &[Step<'_>]) -> Place {
        locate(self.files, record.kind, &self.knowledge.origin(record), steps)
    }

    fn records(&self, kind: Kind) -> impl Iterator<Item = RecordRef> + use<> {
        (0..self.knowledge.len(kind) as u32).map(move |index| RecordRef { kind, index })
    }

    /// The knowledge, for as long as it lives.
    fn knowledge(&self) -> &'a Knowledge {
        self.knowledge
    }
}

/// A warning to which more can be said before it is kept.
struct Added<'w, 'a> {
    warnings: &'w mut Warnings<'a>,
    found: Found,
}

impl Added<'_, '_> {
    /// Sets the words under the caret.
    fn label(mut self, label: impl Into<String>) -> Self {
        self.found.problem.label = label.into();
        self
    }

    /// Adds advice.
    fn help(mut self, help: impl Into<String>) -> Self {
        self.found.problem.help.push(help.into());
        self
    }

    /// Adds the other record that it is about.
    fn and(mut self, record: impl Into<RecordRef>, steps: &[Step<'_>], label: &str) -> Self {
        let record = record.into();
        let place = self.warnings.place(record, steps);
        self.found.ids.push(self.warnings.knowledge.id(record).clone());
        self.found.problem.mentions.push(Mention { place, label: label.to_owned() });
        self
    }

    /// Keeps it.
    fn add(self) {
        self.warnings.found.push(self.found);
    }
}

/// Takes out what is allowed, and tells of entries that allow nothing.
fn allow(found: Vec<Found>, allowances: &[Allowance]) -> Vec<Diagnostic> {
    let mut used = FxHashSet::default();
    let mut problems = Vec::new();
    for Found { ids, problem } in found {
        let is_meant =
            |entry: &Allowance| entry.check == problem.check.name() && ids.iter().any(|id| **id == *entry.id);
        let meant: Vec<usize> = (0..allowances.len()).filter(|&row| is_meant(&allowances[row])).collect();
        if meant.is_empty() {
            problems.push(problem);
        }
        used.extend(meant);
    }
    let idle = allowances.iter().enumerate().filter(|(row, _)| !used.contains(row));
    problems.extend(idle.map(|(_, entry)| idle_allowance(entry)));
    problems
}

fn idle_allowance(entry: &Allowance) -> Diagnostic {
    let name = &entry.check;
    let place = entry.check_place;
    match Check::from_name(name) {
        None => {
            let problem =
                Diagnostic::new(Check::IdleAllow, place, format!("There is no check `{name}`.")).label("unknown check");
            match nearest(name, Check::ALL.iter().map(|check| check.name())) {
                Some(meant) => problem.help(format!("did you mean `{meant}`?")),
                None => problem,
            }
        }
        Some(check) if check.severity() == Severity::Error => {
            Diagnostic::new(Check::IdleAllow, place, format!("`{name}` is an error, and errors cannot be allowed."))
                .label("an error")
        }
        Some(_) => Diagnostic::new(
            Check::IdleAllow,
            entry.id_place,
            format!("There is no warning `{name}` about `{}` to allow.", entry.id),
        )
        .label("nothing to allow")
        .help("take the entry out"),
    }
}
