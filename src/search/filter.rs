//! What a query asks of a record beside its words: kind, dates, who, where, which grade.

use crate::model::{RecordRef, Scope};

use super::index::{Index, RecordNumber};

/// The conditions of a query, made ready for one scope.
#[derive(Debug, Default)]
pub(super) struct Filters {}

impl Filters {
    /// Whether a record meets all conditions but that of its kind.
    pub(super) fn admit(&self, _index: &Index, _scope: &Scope, _number: RecordNumber, _record: RecordRef) -> bool {
        true
    }

    /// Whether its kind is asked for.
    pub(super) fn admit_kind(&self, _scope: &Scope, _record: RecordRef) -> bool {
        true
    }

    /// For "by DATE": the days before it, of a tally; the inner nothing for other records.
    pub(super) fn tally(
        &self,
        _index: &Index,
        _scope: &Scope,
        _number: RecordNumber,
        _record: RecordRef,
    ) -> Option<Option<i32>> {
        None
    }
}
