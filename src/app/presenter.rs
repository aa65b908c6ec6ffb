//! The presenter: the brief on a calm screen, one answer at a time with the other side beside it. Nothing here edits. What was
//! shown is logged with the time, and written down as Markdown on request.

use jiff::ZonedDateTime;
use jiff::tz::TimeZone;

use super::{App, Effect, Notice, Overlay, View};
use crate::brief::{self, Brief, Entry};
use crate::command::Command;
use crate::export::cite::Style;
use crate::export::copy::Form;
use crate::export::markdown::escape;
use crate::export::note::{Dispute, Note, Part, Point};
use crate::model::{RecordRef, Scope};

/// One answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slide {
    /// The heading that it stands under.
    pub heading: Option<String>,
    /// The question that it answers.
    pub question: Option<String>,
    /// The answer.
    pub point: Point,
    /// Who says otherwise.
    pub dispute: Option<Dispute>,
    /// Where it is written.
    pub sources: Vec<String>,
}

/// The presenter.
#[derive(Clone, Debug)]
pub struct Presenter {
    /// The answers in order.
    pub slides: Vec<Slide>,
    /// The one that is shown.
    pub position: usize,
    /// Whether the screen is blank.
    pub blank: bool,
    /// The title of the brief.
    pub title: String,
    /// Through which day it is read, and the day of the data.
    pub as_of: String,
    scope: Scope,
}

/// Something that was shown.
#[derive(Clone, Debug)]
struct Shown {
    said: String,
    evidence: String,
    id: String,
    at: Option<Box<ZonedDateTime>>,
}

/// What was shown, the earliest first.
#[derive(Clone, Debug, Default)]
pub(super) struct Log(Vec<Shown>);

impl Log {
    /// The log as Markdown: local time, Zulu, what was shown.
    fn markdown(&self, title: &str) -> String {
        let mut text = format!("# Shown: {}\n\n", escape(title));
        for shown in &self.0 {
            let when = shown.at.as_ref().map_or_else(
                || "(time not known)".to_owned(),
                |at| {
                    let zulu = at.with_time_zone(TimeZone::UTC).strftime("%H:%M:%SZ").to_string();
                    format!("{} ({zulu})", at.strftime("%Y-%m-%d %H:%M:%S %:z"))
                },
            );
            let (said, evidence) = (escape(&shown.said), escape(&shown.evidence));
            text.extend(["- ", &when, ": ", &said, " \\[", &evidence, "\\] `", &shown.id, "`\n"]);
        }
        text
    }
}

impl Presenter {
    fn new(scope: Scope, note: Note) -> Self {
        let slides = slides(&note);
        let as_of = format!("{}. {}", note.as_of, note.data);
        Self { slides, position: 0, blank: false, title: note.title, as_of, scope }
    }

    /// The answer that is shown.
    pub fn slide(&self) -> Option<&Slide> {
        self.slides.get(self.position)
    }

    fn record(&self) -> Option<RecordRef> {
        self.scope.knowledge().find(&self.slide()?.point.id)
    }
}

fn slides(note: &Note) -> Vec<Slide> {
    let mut slides = Vec::new();
    for section in &note.sections {
        for part in &section.parts {
            let (question, points) = match part {
                Part::Point(point) => (None, std::slice::from_ref(point)),
                // The best answer; the others are one key away in the brief.
                Part::Question { text, answers, .. } => (Some(text.clone()), &answers[..answers.len().min(1)]),
            };
            slides.extend(points.iter().map(|point| {
                Slide {
                    heading: section.heading.clone(),
                    question: question.clone(),
                    dispute: note.disputes.iter().find(|dispute| dispute.point == point.number).cloned(),
                    sources: point
                        .sources
                        .iter()
                        .filter_map(|&number| Some(note.sources.get(number - 1)?.text.clone()))
                        .collect(),
                    point: point.clone(),
                }
            }));
        }
    }
    slides
}

impl App {
    /// Presents the open brief from the record at hand on; without a brief, the record at hand.
    pub(super) fn present(&mut self) -> Vec<Effect> {
        let knowledge = self.scope.knowledge().clone();
        let here = self.record().map(|record| knowledge.id(record).to_string());
        let open = self.stages.brief.shelf.open().filter(|open| !open.entries.is_empty());
        let (brief, scope) = match (open, self.record()) {
            (Some(open), _) => (open.clone(), open.scope(&knowledge)),
            (None, Some(record)) => {
                let alone = vec![Entry::point(&knowledge, record)];
                let name = knowledge.about.title.to_string();
                (Brief { entries: alone, ..Brief::named(name) }, self.scope().clone())
            }
            (None, None) => return self.tell(Notice::failed("There is nothing to present: mark records with m.")),
        };
        let note = brief::note(&scope, &brief, self.finder.index.as_deref(), self.finder.today, Style::default());
        let mut presenter = Presenter::new(scope, note);
        if presenter.slides.is_empty() {
            return self.tell(Notice::failed("Nothing in the brief can be shown by its day; B sets another."));
        }
        let selected =
            self.stages.brief.points().first().filter(|_| self.view == View::Brief).map(|point| point.number);
        let start = presenter.slides.iter().position(|slide| match selected {
            Some(number) => slide.point.number == number,
            None => here.as_deref() == Some(&*slide.point.id),
        });
        presenter.position = start.unwrap_or(0);
        self.overlays.push(Overlay::Presenter(Box::new(presenter)));
        self.log_shown()
    }

    /// Notes what is shown now; the time follows.
    fn log_shown(&mut self) -> Vec<Effect> {
        let Some(Overlay::Presenter(presenter)) = self.overlays.last() else { return Vec::new() };
        let Some(slide) = presenter.slide().filter(|_| !presenter.blank) else { return Vec::new() };
        let (said, evidence) = (slide.point.said.clone(), evidence_line(slide));
        self.shown.0.push(Shown { said, evidence, id: slide.point.id.clone(), at: None });
        vec![Effect::TellTime]
    }

    /// Notes the time of what was shown last.
    pub(super) fn shown_at(&mut self, now: &ZonedDateTime) -> Vec<Effect> {
        for shown in self.shown.0.iter_mut().rev().take_while(|shown| shown.at.is_none()) {
            shown.at = Some(Box::new(now.clone()));
        }
        Vec::new()
    }

    pub(super) fn presenter_command(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::Down | Command::PageDown | Command::Open | Command::CursorRight | Command::Complete => {
                self.turn(1)
            }
            Command::Up | Command::PageUp | Command::CursorLeft | Command::CompleteBack | Command::Erase => {
                self.turn(-1)
            }
            Command::CursorStart => self.turn(isize::MIN),
            Command::CursorEnd => self.turn(isize::MAX),
            Command::Cancel => self.close(),
            _ => Vec::new(),
        }
    }

    pub(super) fn presenter_letter(&mut self, letter: Option<char>) -> Vec<Effect> {
        match letter {
            Some(' ' | 'n' | 'l' | 'j') => self.turn(1),
            Some('p' | 'h' | 'k') => self.turn(-1),
            Some('g') => self.turn(isize::MIN),
            Some('G') => self.turn(isize::MAX),
            Some('b' | '.') => {
                if let Some(Overlay::Presenter(presenter)) = self.overlays.last_mut() {
                    presenter.blank = !presenter.blank;
                }
                self.log_shown()
            }
            Some('y') => {
                let Some(Overlay::Presenter(presenter)) = self.overlays.last() else { return Vec::new() };
                let copied = presenter
                    .record()
                    .and_then(|record| crate::export::copy::copied(&presenter.scope, record, Form::Line).ok());
                copied.map_or_else(Vec::new, |text| self.copy_text(text, Form::Line.words()))
            }
            Some('Y') => self.copy_log(),
            Some('q') => self.close(),
            _ => Vec::new(),
        }
    }

    /// Turns to another answer; at either end it stays.
    fn turn(&mut self, by: isize) -> Vec<Effect> {
        let Some(Overlay::Presenter(presenter)) = self.overlays.last_mut() else { return Vec::new() };
        let last = presenter.slides.len().saturating_sub(1);
        let to = presenter.position.saturating_add_signed(by).min(last);
        if std::mem::replace(&mut presenter.position, to) == to && !presenter.blank {
            return Vec::new();
        }
        presenter.blank = false;
        self.log_shown()
    }

    /// Copies the log of what was presented.
    fn copy_log(&mut self) -> Vec<Effect> {
        let Some(Overlay::Presenter(presenter)) = self.overlays.last() else { return Vec::new() };
        let text = self.shown.markdown(&presenter.title);
        self.copy_text(text, "log of what was shown, as Markdown")
    }
}

/// Grade and best source of an answer, on one line.
fn evidence_line(slide: &Slide) -> String {
    let mut parts: Vec<String> = slide.point.grade.iter().cloned().collect();
    parts.extend(slide.sources.first().cloned());
    parts.extend((slide.sources.len() > 1).then(|| format!("and {} more", slide.sources.len() - 1)));
    parts.join("; ")
}
