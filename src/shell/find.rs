//! A record by its id, or the ids that may have been meant.

use crate::diagnostic::nearest::nearest;
use crate::model::{RecordRef, Scope};

/// How many ids are offered.
const OFFERED: usize = 3;

/// The record with this id, or the nearest ids among the records that are shown.
pub(super) fn find(scope: &Scope, id: &str) -> Result<RecordRef, Vec<String>> {
    let wanted = id.trim().to_lowercase();
    scope.knowledge().find(&wanted).ok_or_else(|| nearest_ids(scope, &wanted))
}

/// Ids that contain what was typed, the shortest first, then those that differ by a typing error or two.
fn nearest_ids(scope: &Scope, wanted: &str) -> Vec<String> {
    let shown = scope.knowledge().ids().filter(|&(_, record)| scope.in_time(record));
    let mut ids: Vec<&str> = shown.map(|(id, _)| id.as_str()).collect();
    ids.sort_unstable_by_key(|id| (id.len(), *id));
    let mut near: Vec<&str> = ids.iter().copied().filter(|id| wanted.len() >= 3 && id.contains(wanted)).collect();
    near.truncate(OFFERED);
    while near.len() < OFFERED {
        let Some(id) = nearest(wanted, ids.iter().copied().filter(|id| !near.contains(id))) else { break };
        near.push(id);
    }
    near.into_iter().map(str::to_owned).collect()
}
