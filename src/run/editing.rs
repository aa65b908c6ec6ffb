//! Editing: the screen is lent to the user's editor, and what has to be written before is written once the user agrees.

use std::io;
use std::path::Path;

use super::Run;
use crate::app::{App, Confirm, Edit, Msg, Notice};
use crate::model::Kind;
use crate::shipped::overlay::{self, Remark};
use crate::terminal::Editor;

impl Run {
    /// Carries out an edit, or asks before it.
    pub(super) fn edit(&mut self, app: &mut App, edit: Edit) -> io::Result<()> {
        let done = match edit {
            Edit::File { path, line } => Ok((path, line)),
            Edit::Copy { line, agreed } => self.copy(line, agreed),
            Edit::Note { kind, id, agreed } => self.note(app, kind, id, agreed),
        };
        match done {
            Ok((path, line)) => self.open_editor(app, &path, line),
            Err(answer) => {
                app.update(answer);
                Ok(())
            }
        }
    }

    fn copy(&self, line: usize, agreed: bool) -> Result<(std::path::PathBuf, usize), Msg> {
        let path = self.supply.base().ok_or_else(no_folder)?;
        if !agreed {
            let question = format!(
                "This record is in the file that is part of sitrep. To change it, a copy is written to {} and used from then on.",
                path.display()
            );
            return Err(Msg::Ask(Confirm { question, then: Edit::Copy { line, agreed: true } }));
        }
        overlay::write_copy(&path).map_err(|told| Msg::Tell(Notice::failed(told)))?;
        Ok((path, line))
    }

    fn note(&self, app: &App, kind: Kind, id: String, agreed: bool) -> Result<(std::path::PathBuf, usize), Msg> {
        let path = self.supply.overlay().ok_or_else(no_folder)?;
        if !self.supply.takes_overlay() {
            let text = format!("With -f, notes are seen only if your overlay is named last: -f {}.", path.display());
            return Err(Msg::Tell(Notice::failed(text)));
        }
        if !agreed {
            let question = format!(
                "A note on `{id}` is begun in {}, your overlay; the files beneath it stay as they are.",
                path.display()
            );
            return Err(Msg::Ask(Confirm { question, then: Edit::Note { kind, id, agreed: true } }));
        }
        let knowledge = app.scope().knowledge();
        let Some(record) = knowledge.find(&id) else {
            // It went with a reload while the question was open.
            return Err(Msg::Tell(Notice::failed(format!("Nothing was written: `{id}` is no longer there."))));
        };
        let begun = overlay::begin_note(&path, &Remark::on(knowledge, record));
        begun.map(|line| (path, line)).map_err(|told| Msg::Tell(Notice::failed(told)))
    }

    /// Lends the screen to the editor. Whatever comes of it, the screen comes back and the files are looked at.
    fn open_editor(&mut self, app: &mut App, path: &Path, line: usize) -> io::Result<()> {
        let editor = Editor::chosen(std::env::var_os("VISUAL"), std::env::var_os("EDITOR"));
        let ended = match editor {
            Ok(editor) => self.screen.lend(|| editor.edit(path, line))?,
            Err(told) => Err(told),
        };
        app.update(Msg::Resize(self.size()?));
        if let Err(told) = ended {
            app.update(Msg::Tell(Notice::failed(told)));
        }
        if let Some(reloader) = &mut self.reloader {
            reloader.look();
        }
        Ok(())
    }
}

fn no_folder() -> Msg {
    let text = "There is no place to write to: neither XDG_DATA_HOME nor HOME is set.";
    Msg::Tell(Notice::failed(text))
}
