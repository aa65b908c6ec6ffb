//! What is wrong with the files since they were saved: the mark in the status line, and the list in the middle of the window,
//! whose lines drawing and the mouse share.

use std::path::PathBuf;

use super::cursor::Cursor;
use super::cursor::Step;
use super::{App, Edit, Effect, Notice, Overlay};
use crate::command::Command;
use crate::geometry::{Area, Size, middle};
use crate::model::counted;
use crate::text;

/// One thing that is wrong with the files, ready to be shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problem {
    /// Name of the file without its folders.
    pub file: String,
    /// File, line and column as messages show them.
    pub place: String,
    /// What is wrong: one sentence.
    pub text: String,
    /// How to mend it.
    pub help: Vec<String>,
    /// Where the file lies; none for the embedded one.
    pub path: Option<PathBuf>,
    /// Line, counted from 1.
    pub line: usize,
}

/// What a line of the list says of its problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProblemPart {
    /// Where it is.
    Place,
    /// What is wrong.
    Sentence,
    /// How to mend it.
    Help,
}

/// A line of the list; safe to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProblemLine {
    /// Row of the problem that it belongs to.
    pub problem: usize,
    /// What it says of it.
    pub part: ProblemPart,
    /// Its text.
    pub text: String,
}

/// The list as it stands in a window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProblemList {
    /// The box with its border.
    pub area: Area,
    /// Every line.
    pub lines: Vec<ProblemLine>,
    /// The line at the top.
    pub first: usize,
}

impl ProblemList {
    /// The list with the selected problem in view: whole where it fits, else its beginning.
    pub fn of(problems: &[Problem], cursor: Cursor, size: Size) -> Self {
        let width = size.width.saturating_sub(4).min(110);
        let lines = lines(problems, usize::from(width.saturating_sub(4)).max(1));
        let area = middle(size, width, lines.len());
        let height = usize::from(area.inner().height);
        let own = |line: &ProblemLine| line.problem == cursor.position;
        let start = lines.iter().position(own).unwrap_or(0);
        let end = lines.iter().rposition(own).map_or(0, |last| last + 1);
        Self { area, lines, first: end.saturating_sub(height).min(start) }
    }

    /// The problem that a cell belongs to.
    fn problem_at(&self, x: u16, y: u16) -> Option<usize> {
        let inner = self.area.inner();
        let row = inner.contains(x, y).then(|| usize::from(y - inner.y))?;
        self.lines.get(self.first + row).map(|line| line.problem)
    }
}

fn lines(problems: &[Problem], width: usize) -> Vec<ProblemLine> {
    let mut lines = Vec::new();
    for (row, problem) in problems.iter().enumerate() {
        let mut add = |part, text: String| lines.push(ProblemLine { problem: row, part, text });
        add(ProblemPart::Place, text::safe(&problem.place).into_owned());
        for line in text::wrap(&text::safe(&problem.text), width) {
            add(ProblemPart::Sentence, line.to_owned());
        }
        for help in &problem.help {
            for line in text::wrap(&text::safe(help), width.saturating_sub(2).max(1)) {
                add(ProblemPart::Help, format!("  {line}"));
            }
        }
    }
    lines
}

impl App {
    /// What is wrong with the files since they were saved last; nothing if they are as they are shown.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// The mark in the status line: `3 problems in iraq.toml`.
    pub fn problem_mark(&self) -> Option<String> {
        let first = self.problems.first()?;
        let files = self.problems.iter().filter(|problem| problem.file != first.file).count();
        let others = if files > 0 { " and others" } else { "" };
        Some(format!("{} in {}{others}", counted(self.problems.len(), "problem"), first.file))
    }

    pub(super) fn show_problems(&mut self) -> Vec<Effect> {
        if self.problems.is_empty() {
            return self.tell(Notice::done("The files have no problem: what is shown is what they say."));
        }
        self.overlays.push(Overlay::Problems(Cursor::default()));
        Vec::new()
    }

    pub(super) fn problems_command(&mut self, command: Command) -> Vec<Effect> {
        let Some(Overlay::Problems(cursor)) = self.overlays.last_mut() else { return Vec::new() };
        if let Some(step) = Step::of(command) {
            cursor.step(step, self.problems.len(), self.problems.len());
            return Vec::new();
        }
        match command {
            Command::Open | Command::Edit => {
                let Some(problem) = self.problems.get(cursor.position) else { return Vec::new() };
                match &problem.path {
                    Some(path) => vec![Effect::Edit(Edit::File { path: path.clone(), line: problem.line })],
                    None => self.tell(Notice::failed("This problem is in no file of yours.")),
                }
            }
            Command::Cancel | Command::Quit | Command::Problems => self.close(),
            _ => Vec::new(),
        }
    }

    /// A click on a problem selects it, one on the selected problem opens it.
    pub(super) fn click_problem(&mut self, x: u16, y: u16) -> Vec<Effect> {
        let Some(Overlay::Problems(cursor)) = self.overlays.last_mut() else { return Vec::new() };
        match ProblemList::of(&self.problems, *cursor, self.size).problem_at(x, y) {
            Some(problem) if problem == cursor.position => self.problems_command(Command::Open),
            Some(problem) => {
                cursor.position = problem;
                Vec::new()
            }
            None => Vec::new(),
        }
    }
}
