//! Where in its record a value is written: found by parsing the record's text once more, for the few that are told.

use toml::de::{DeTable, DeValue};

use crate::diagnostic::{FileId, Files, Place};
use crate::model::{Kind, Origin};

/// One step into a record.
#[derive(Clone, Copy, Debug)]
pub enum Step<'s> {
    /// To the value of a key.
    Key(&'s str),
    /// To an element of an array.
    Row(usize),
}

/// The place of the value that `steps` lead to; the id's, if it is not written there.
pub fn locate(files: &Files, kind: Kind, origin: &Origin, steps: &[Step<'_>]) -> Place {
    let file = FileId(origin.file);
    let fallback = Place { file, start: origin.id.start, end: origin.id.end };
    let (start, end) = (origin.record.start as usize, origin.record.end as usize);
    let Some(text) = files.get(file).text.get(start..end) else { return fallback };
    let Ok(root) = DeTable::parse(text) else { return fallback };
    let Some(record) = root.get_ref().get(kind.name()).and_then(|rows| rows.get_ref().get(0)) else { return fallback };
    let mut value = record;
    for step in steps {
        let inner = match (step, value.get_ref()) {
            (Step::Key(key), DeValue::Table(_)) => value.get_ref().get(*key),
            (Step::Row(row), DeValue::Array(_)) => value.get_ref().get(*row),
            _ => None,
        };
        match inner {
            Some(inner) => value = inner,
            None => return fallback,
        }
    }
    let span = if steps.is_empty() { return fallback } else { value.span() };
    Place { file, start: (start + span.start) as u32, end: (start + span.end) as u32 }
}
