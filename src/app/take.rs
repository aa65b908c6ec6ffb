//! Taking something out: a citable line or Markdown into the clipboard, a source into the browser.

use super::choice::{Choice, Choosable};
use super::{App, Effect, Notice, Overlay};
use crate::command::Command;
use crate::export::copy::{Form, copied};
use crate::model::{Kind, SourceIx, day_text};
use crate::text;

impl App {
    /// Copies the record at hand in a form; a view may have a line of its own for what it shows.
    pub(super) fn copy(&mut self, form: Form) -> Vec<Effect> {
        let command = match form {
            Form::Line => Some(Command::CopyLine),
            Form::Markdown => Some(Command::CopyMarkdown),
            _ => None,
        };
        let own = self.stages.of(self.view).filter(|_| self.overlays.is_empty());
        let own = own.zip(command).and_then(|(stage, command)| stage.copied(&self.scope, command));
        if let Some((what, text)) = own {
            return self.copy_text(text, what);
        }
        let Some(record) = self.record() else {
            return self.tell(Notice::failed("Nothing is selected that could be copied."));
        };
        match copied(&self.scope, record, form) {
            Ok(text) => self.copy_text(text, form.words()),
            Err(told) => self.tell(Notice::failed(told)),
        }
    }

    /// Copies a text and says what it is; how it was copied is told once it is done.
    pub(super) fn copy_text(&mut self, text: String, what: &'static str) -> Vec<Effect> {
        let shown = text::truncate(&text::safe(&text), 60).into_owned();
        self.tell(Notice::done(format!("Copied the {what}: {shown}")));
        vec![Effect::Copy { text, what }]
    }

    /// Shows the forms with their letters.
    pub(super) fn ask_form(&mut self) -> Vec<Effect> {
        if self.record().is_none() {
            return self.tell(Notice::failed("Nothing is selected that could be copied."));
        }
        self.overlays.push(Overlay::CopyAs);
        Vec::new()
    }

    /// Takes the letter of a form.
    pub(super) fn copy_by_letter(&mut self, letter: Option<char>) -> Vec<Effect> {
        self.overlays.pop();
        match letter.and_then(Form::of_letter) {
            Some(form) => self.copy(form),
            None => self.tell(Notice::failed("No form has that letter; nothing was copied.")),
        }
    }

    /// Opens the source of the record that is laid open; asks where there are several.
    pub(super) fn open_source(&mut self) -> Vec<Effect> {
        let Some(record) = self.record() else {
            return self.tell(Notice::failed("Nothing is selected that has a source."));
        };
        let sources = match record.kind {
            Kind::Source => vec![SourceIx(record.index)],
            _ => self.scope.sources(record).shown,
        };
        let mut options: Vec<_> = sources.into_iter().filter_map(|source| self.choosable(source)).collect();
        match options.len() {
            0 => self.tell(Notice::failed("No source of this record has a web address (http or https).")),
            1 => {
                let url = options.remove(0).url;
                self.tell(Notice::done(format!("Opening {}", text::safe(&url))));
                vec![Effect::OpenUrl(url)]
            }
            _ => {
                self.overlays.push(Overlay::Choice(Choice::new(options)));
                Vec::new()
            }
        }
    }

    fn choosable(&self, source: SourceIx) -> Option<Choosable> {
        let record = self.scope.knowledge().source(source);
        let url = record.url.as_deref().filter(|url| url.starts_with("https://") || url.starts_with("http://"))?;
        let date = record.date.map_or_else(|| "undated".to_owned(), day_text);
        let text = format!("{} {}, {date}: {}", record.reliability, record.publisher, record.title);
        Some(Choosable { text: text::safe(&text).into_owned(), url: url.to_owned() })
    }
}
