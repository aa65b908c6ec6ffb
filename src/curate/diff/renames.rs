//! Records that have another id and are the same otherwise.

use std::collections::HashMap;

use super::records::{Record, State};
use crate::model::Kind;

/// Finds renamed records and gives those of the old state their new ids, wherever they are named, so that nothing else seems to
/// change. What refers to renamed records can only be seen to be renamed after them, hence the rounds.
pub fn find(old: &mut State, new: &State) {
    loop {
        let renamed = round(old, new);
        if renamed.is_empty() {
            return;
        }
        for record in &mut old.records {
            if let Some(id) = renamed.get(&record.id) {
                record.was = Some(std::mem::replace(&mut record.id, id.clone()));
            }
        }
        for record in &mut old.records {
            record.refer(&renamed);
        }
        old.index();
    }
}

fn round(old: &State, new: &State) -> HashMap<String, String> {
    let mut appeared: HashMap<(Kind, String), Vec<&Record>> = HashMap::new();
    for record in new.records.iter().filter(|record| old.find(record.kind, &record.id).is_none()) {
        appeared.entry((record.kind, content(record))).or_default().push(record);
    }
    let mut renamed = HashMap::new();
    for record in
        old.records.iter().filter(|record| record.was.is_none() && new.find(record.kind, &record.id).is_none())
    {
        let same = appeared.get_mut(&(record.kind, content(record)));
        if let Some(found) = same.and_then(Vec::pop) {
            renamed.insert(record.id.clone(), found.id.clone());
        }
    }
    renamed
}

/// All that a record says, in an order of its own.
fn content(record: &Record) -> String {
    crate::curate::same::canonical(&toml::Value::Table(record.table.clone()))
}
