//! Taking something out: a citable line or Markdown into the clipboard, a source into the browser.

use super::choice::{Choice, Choosable};
use super::{App, Effect, Notice, Overlay};
use crate::command::Command;
use crate::export::sentence;
use crate::model::{Kind, SourceIx, day_text};
use crate::text;

impl App {
    pub(super) fn copy(&mut self, command: Command) -> Vec<Effect> {
        let own = self.stages.of(self.view).filter(|_| self.overlays.is_empty());
        if let Some((what, text)) = own.and_then(|stage| stage.copied(&self.scope, command)) {
            return self.copied(text, what);
        }
        let Some(record) = self.record() else {
            return self.tell(Notice::failed("Nothing is selected that could be copied."));
        };
        let (text, what) = if command == Command::CopyMarkdown {
            (sentence::markdown(&self.scope, record), "Markdown")
        } else {
            (sentence::line(&self.scope, record), "line")
        };
        self.copied(text, what)
    }

    fn copied(&mut self, text: String, what: &str) -> Vec<Effect> {
        let shown = text::truncate(&text::safe(&text), 60).into_owned();
        self.tell(Notice::done(format!("Copied the {what} (if the terminal allows OSC 52): {shown}")));
        vec![Effect::Copy(text)]
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
