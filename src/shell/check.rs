//! `sitrep check`: every problem of knowledge files.

use std::io::Write;

use super::output::Paint;
use super::{Failure, Outcome, Output};
use crate::cli::{CheckFormat, CheckTask};
use crate::diagnostic::{Check, Levels};
use crate::model::Date;
use crate::shipped::Supply;
use crate::{load, shipped};

pub(super) fn run(supply: &Supply, task: &CheckTask, today: Date, output: &mut Output) -> Result<Outcome, Failure> {
    if task.list {
        return list(output);
    }
    if let Some(check) = task.explain {
        return explain(check, output);
    }
    let layers = if task.paths.is_empty() { supply.layers() } else { shipped::layers(&task.paths) };
    let levels = Levels { allow: task.allow.clone(), deny: task.deny.clone(), strict: task.strict };
    let report = load::check(&layers, &levels, Some(today)).report;
    match task.format {
        CheckFormat::Human => {
            let problems = report.human(output.look.color, usize::MAX);
            writeln!(output, "{problems}{}.", report.summary())?;
        }
        CheckFormat::Json => writeln!(output, "{}", report.json().trim_end())?,
        CheckFormat::Github => write!(output, "{}", report.github())?,
    }
    let is_unread = report.diagnostics.iter().any(|problem| problem.check == Check::Unreadable);
    Ok(match report.errors() {
        0 => Outcome::Done,
        _ if is_unread => Outcome::Unreadable,
        _ => Outcome::Nothing,
    })
}

fn list(output: &mut Output) -> Result<Outcome, Failure> {
    let longest = Check::ALL.iter().map(|check| check.name().len()).max().unwrap_or(0);
    for check in Check::ALL {
        output.paint(Paint::Bold, &format!("{:longest$}", check.name()))?;
        writeln!(output, "  {:7}  {}", check.severity().name(), check.summary())?;
    }
    Ok(Outcome::Done)
}

fn explain(check: Check, output: &mut Output) -> Result<Outcome, Failure> {
    output.paint(Paint::Bold, check.name())?;
    writeln!(output, " ({})", check.severity().name())?;
    writeln!(output, "{}\n{}", check.summary(), check.explanation())?;
    Ok(Outcome::Done)
}
