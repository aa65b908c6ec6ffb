//! Which record has which id: the table that references are looked up in.

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::schema::{Raw, Record, Rows, VisitRows};
use crate::diagnostic::{Check, Diagnostic, Place};
use crate::model::{Id, Kind, RecordRef};

/// A record's row and where it is.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// Its kind and row.
    pub record: RecordRef,
    /// Its id, or its header where it has none.
    pub place: Place,
}

/// All ids.
#[derive(Debug, Default)]
pub struct IdTable {
    entries: FxHashMap<Id, Entry>,
}

/// The rows of each kind that stand before a piece.
pub type FirstRows = [u32; Kind::ALL.len()];

impl IdTable {
    /// The ids of all pieces, with the first row of each kind in each piece. An id that is there twice is told once for each
    /// repetition.
    pub fn build(pieces: &mut [Rows<'_>], records: usize, problems: &mut Vec<Diagnostic>) -> (Self, Vec<FirstRows>) {
        let mut table = Self { entries: FxHashMap::with_capacity_and_hasher(records, FxBuildHasher) };
        let mut rows = FirstRows::default();
        let mut first_rows = Vec::with_capacity(pieces.len());
        for piece in pieces {
            first_rows.push(rows);
            piece.each_kind(&mut Enter { table: &mut table, rows: &mut rows, problems });
        }
        (table, first_rows)
    }

    /// The entry and shared id of a text.
    pub fn get(&self, id: &str) -> Option<(&Id, Entry)> {
        self.entries.get_key_value(id).map(|(id, entry)| (id, *entry))
    }

    /// The ids of some kinds, in an order that does not change from run to run.
    pub fn of_kinds(&self, kinds: &[Kind]) -> Vec<&str> {
        let mut ids: Vec<_> = self.entries.iter().filter(|(_, entry)| kinds.contains(&entry.record.kind)).collect();
        ids.sort_unstable_by_key(|(_, entry)| entry.record);
        ids.into_iter().map(|(id, _)| id.as_str()).collect()
    }
}

struct Enter<'a> {
    table: &'a mut IdTable,
    rows: &'a mut FirstRows,
    problems: &'a mut Vec<Diagnostic>,
}

impl<'i> VisitRows<'i> for Enter<'_> {
    fn visit<R: Record<'i>>(&mut self, rows: &mut Vec<Raw<R>>) {
        for raw in rows {
            let index = self.rows[R::KIND as usize];
            self.rows[R::KIND as usize] += 1;
            let (id, place) = match raw.record.id() {
                Some(id) => (Id::new(&id.value.0), id.place),
                None => match raw.record.implied_id() {
                    Some(id) => (Id::new(&id), raw.header),
                    None => continue,
                },
            };
            let entry = Entry { record: RecordRef { kind: R::KIND, index }, place };
            match self.table.entries.entry(id) {
                std::collections::hash_map::Entry::Vacant(vacant) => {
                    vacant.insert(entry);
                }
                std::collections::hash_map::Entry::Occupied(first) => {
                    self.problems.push(duplicate(first.key(), place, first.get(), raw.record.id().is_none()));
                }
            }
        }
    }
}

fn duplicate(id: &Id, place: Place, first: &Entry, implied: bool) -> Diagnostic {
    let problem = Diagnostic::new(Check::DuplicateId, place, format!("The id `{id}` is given twice."))
        .label("given again here")
        .mention(first.place, format!("first given to this {}", first.record.kind));
    if implied {
        problem.help("two relations of one kind between the same actors need an `id` of their own")
    } else {
        problem
    }
}
